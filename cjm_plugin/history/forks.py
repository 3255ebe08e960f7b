"""What is checked out beside the branch that is told: a topic of an author's, a pull request in CI."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from cjm_plugin.history.git import Git, GitError
from cjm_plugin.history.steps import FILE, Step, files, steps
from cjm_plugin.history.trees import Key, key
from cjm_plugin.history.whence import Whence
from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog


@dataclass(frozen=True)
class Fork:
    """How the commit that is checked out stands to the branch."""

    ahead: tuple[Step, ...] = ()
    """What it has beside the branch, by its first parents."""
    lacking: frozenset[str] = frozenset()
    """The commits of the branch that it has not."""
    base: Mapping[Key, str] = field(default_factory=dict)
    """Where some are lacking: the objects' blobs where both parted."""

    def has(self, those: Iterable[Step]) -> tuple[Step, ...]:
        """The commits of the branch that it has as well."""
        return tuple(step for step in those if step.id not in self.lacking)

    def without_what_lacks(
        self, before: Catalog, now: Catalog, blobs: Mapping[tuple[Key, str], Object]
    ) -> Catalog:
        """The content before, as it would be without what the branch has alone.

        Otherwise an older topic would seem to undo all that others have done meanwhile.

        :param blobs: the objects of now by their blobs.
        """
        if not self.lacking:
            return before
        there = {Key(thing.kind, thing.id): thing for thing in now}
        found = {Key(thing.kind, thing.id): thing for thing in before}
        for its in found.keys() - there.keys() - self.base.keys():
            del found[its]
        for its, blob in self.base.items():
            untouched = blobs.get((its, blob))
            if untouched:
                found[its] = untouched
        return Catalog.of(tuple(found.values()))


def fork(where: Whence) -> Fork:
    """Of a repository's state; nothing where the branch itself is checked out."""
    head, tip = where.head, where.tip
    if head is None or tip is None or head == tip:
        return Fork()
    lacking = frozenset(where.git.run("rev-list", tip, f"^{head}").decode().split())
    ahead = tuple(steps(where.git, where.folder, head, f"^{tip}"))
    return Fork(ahead, lacking, _base(where.git, where.folder, tip, head) if lacking else {})


def _base(git: Git, folder: str, tip: str, head: str) -> dict[Key, str]:
    try:
        base = git.line("merge-base", tip, head)
    except GitError:
        # Histories that have nothing in common.
        return {}
    there = files(git, folder, str(base))
    return {its: there[path].blob for path in there if (its := key(path)) and there[path].mode == FILE}
