"""What a run may do on the forge, which is nothing that the programs it starts need."""

from __future__ import annotations

from collections.abc import Mapping

_TOKEN = "GITHUB_TOKEN"
_OF_THE_RUN = "ACTIONS_"
"""So begin the names of what writes artifacts and caches, and of what vouches for the run elsewhere."""


def without_rights(environment: Mapping[str, str]) -> dict[str, str]:
    """An environment for a program that has no business on the forge."""
    return {
        name: value
        for name, value in environment.items()
        if name != _TOKEN and not name.startswith(_OF_THE_RUN)
    }
