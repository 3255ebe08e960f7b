"""The content as one commit has it: any that git knows a name for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from cjm_plugin.analysis.diff import Snapshot
from cjm_plugin.history.folders import way
from cjm_plugin.history.git import Git, GitError, NoGit
from cjm_plugin.history.objects import Objects
from cjm_plugin.history.present import Present
from cjm_plugin.history.states import State, next_state
from cjm_plugin.history.steps import files
from cjm_plugin.history.trees import Key, Source, Tree, sources
from cjm_plugin.history.whence import lacking
from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.settings import Settings

_COUNTED = re.compile(r"[~^]")
_REFS = ("refs/heads/", "refs/tags/", "refs/remotes/")


class NoMoment(Exception):  # noqa: N818 - a fact about the repository
    """Why there is no such state of the content: a sentence for whoever asked for it."""


@dataclass(frozen=True)
class Moment:
    """A state of the content that was committed."""

    snapshot: Snapshot
    unreadable: tuple[str, ...]
    """Files that hold nothing that can be read, as problems show them."""
    objects: Mapping[tuple[Key, str], Object] = field(repr=False)
    """All of it by its blobs, so that another moment need not read it again."""
    unknown: frozenset[Key] = frozenset()
    """What the unreadable files are called."""

    def beside(self, other: Catalog) -> Snapshot:
        """The same, and of what can't be read here, what the other side has of it: nobody knows better."""
        if not self.unknown:
            return self.snapshot
        here = _names(self.snapshot.catalog)
        missing = [thing for thing in other if here.isdisjoint(_names((thing,)))]
        # A file that is called like nothing of the other side may hold anything of its kind.
        strange = {key.kind for key in self.unknown - _names(other)}
        theirs = [
            thing
            for thing in missing
            if thing.kind in strange or not self.unknown.isdisjoint(_names((thing,)))
        ]
        return Snapshot(Catalog.of((*self.snapshot.catalog, *theirs)), self.snapshot.settings)


def _names(things: Iterable[Object]) -> set[Key]:
    """All that objects are and were called."""
    return {Key(thing.kind, name) for thing in things for name in (thing.id, *thing.was)}


def moment(
    content: Path,
    revision: str,
    settings: Settings,
    *,
    prefix: str,
    present: Present | None = None,
    beside: Moment | None = None,
) -> Moment:
    """A folder of content as it was at a git revision: a commit, a branch, a tag, `HEAD~3`.

    :param settings: with the day on which it is looked at.
    :param present: what is there now: of what is the same, nothing is read anew;
    :param beside: or what was there at another moment.
    :raises NoMoment: where there is no repository, no such revision, or no content in it.
    """
    try:
        git, folder = _repository(content)
        commit = _commit(git, revision, content)
        known = present.by_blob(commit) if present else beside.objects if beside else {}
        with git.blobs() as blobs:
            objects = Objects(blobs, prefix, settings, known)
            found = _files(git, commit, folder, objects)
            if not found:
                raise NoMoment(f"the revision '{revision}' has no content in '{folder or '.'}'")
            return _read(found, objects, settings, prefix)
    except NoGit:
        raise NoMoment("there is no git command; install git") from None
    except GitError as error:
        raise NoMoment(f"git says: {' '.join(str(error).split())}") from None


def _files(git: Git, commit: str, folder: str, objects: Objects) -> list[tuple[Key, Source]]:
    found = [*sources(files(git, folder, commit), objects.text)]
    return found or [*sources(_tree_elsewhere(git, commit, folder), objects.text)]


def _read(found: list[tuple[Key, Source]], objects: Objects, settings: Settings, prefix: str) -> Moment:
    state = next_state(found, State(), objects)
    catalog = state.catalog(objects)
    by_blob = {(key, source.blob): objects.get(key, source) for key, source in state.sources.items()}
    return Moment(
        Snapshot(catalog, settings),
        tuple(f"{prefix}/{path}" for path in sorted(state.unreadable)),
        {at: thing for at, thing in by_blob.items() if thing is not None},
        frozenset(key for key, source in found if source.path in state.unreadable),
    )


def _repository(content: Path) -> tuple[Git, str]:
    """At the top of its working tree, and the folder of the content below that."""
    here = Git(content)
    try:
        top = here.line("rev-parse", "--show-toplevel")
        folder = here.line("rev-parse", "--show-prefix") or ""
    except GitError as error:
        said = " ".join(str(error).split())
        if "not a git repository" in said:
            raise NoMoment("the content is in no git repository; `git init` makes one") from None
        raise NoMoment(f"git says: {said.removeprefix('fatal: ')}") from None
    if top is None:
        raise NoMoment("the content is in no git repository; `git init` makes one")
    return here.at(Path(top)), folder.removesuffix("/")


def _commit(git: Git, revision: str, content: Path) -> str:
    try:
        found = git.line("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    except GitError:
        found = None
    if found is None:
        raise NoMoment(_no_such_revision(git, revision, lacking(content)))
    return found


def _no_such_revision(git: Git, revision: str, lacks: str) -> str:
    """`lacks`: of the history, why."""
    told = git.run("for-each-ref", "--format=%(refname)", *_REFS).decode("utf-8", "replace").splitlines()
    known = {name.removeprefix(ref) for name in told for ref in _REFS if name.startswith(ref)}
    if not known and revision == "HEAD":
        return "nothing is committed yet; commit it"
    # What is counted from a name that is there is not misspelt.
    near = [] if lacks and _COUNTED.search(revision) else get_close_matches(revision, sorted(known), n=1)
    mend = f"did you mean '{near[0]}'?" if near else lacks or "is it fetched?"
    return f"there is no revision '{revision}'; {mend}"


def _tree_elsewhere(git: Git, commit: str, folder: str) -> Tree:
    """Of the folder that the content was moved from since, where it was."""
    head = git.line("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    for former in way(git, folder, head).folders[1:] if head else ():
        tree = files(git, former, commit)
        if tree:
            return tree
    return {}
