"""A pull request for a branch that an automatic run has pushed."""

from __future__ import annotations

from cjm_plugin.edges.forge.client import Forge


def propose(forge: Forge, branch: str, title: str, base: str) -> str:
    """Opens it, or leaves the one that is open as it is; gives what was done, in a sentence."""
    owner = forge.repository.partition("/")[0]
    if there := next(forge.open_requests(owner, branch), None):
        return f"#{there.number} is open for '{branch}' already"
    return f"#{forge.propose(branch, base, title)} is open for '{branch}'"
