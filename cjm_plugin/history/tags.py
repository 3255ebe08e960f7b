"""Tags: all that is ever written into a repository.

They are made of what history says, the moment included, so that the same history has the same tags wherever
they are made.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from cjm_plugin.history.git import Git, GitError, NoGit

_TAGS = "refs/tags/"
_NOBODY = (
    "git does not know who makes the tags; run `git config user.name …` and `git config user.email …` first"
)


class NoTags(Exception):  # noqa: N818 - a fact about the repository
    """Why no tag can be read or made: a sentence for whoever asked for it."""


@dataclass(frozen=True, kw_only=True)
class Tag:
    """An annotated tag of a commit."""

    name: str
    commit: str
    when: dt.datetime
    """Aware; its offset is the tag's."""
    message: str
    """Ends with a line break."""


class Made(NamedTuple):
    """A tag that is there."""

    name: str
    id: str
    """Of the tag itself, where it is annotated."""
    when: int
    """Seconds since 1970; of a tag that is not annotated, its commit's."""


class Tags:
    """The tags of the repository that a folder is in."""

    def __init__(self, folder: Path) -> None:
        self._git = Git(folder)

    def names(self, prefix: str) -> tuple[str, ...]:
        """All that begin so; the prefix ends with `/`.

        :raises NoTags: where git refuses; so do all others.
        """
        with _said():
            told = self._git.run("for-each-ref", "--format=%(refname)", f"{_TAGS}{prefix}")
        return tuple(name.removeprefix(_TAGS) for name in told.decode("utf-8", "replace").splitlines())

    def made(self, prefix: str) -> tuple[Made, ...]:
        """All that begin so, by name; the prefix ends with `/`."""
        with _said():
            told = self._git.run(
                "for-each-ref", "--format=%(objectname) %(creatordate:unix) %(refname)", f"{_TAGS}{prefix}"
            )
        lines = (line.split(" ", 2) for line in told.decode("utf-8", "replace").splitlines())
        return tuple(Made(name.removeprefix(_TAGS), id, int(when)) for id, when, name in lines)

    def target(self, name: str) -> str:
        """What a tag that is there leads to in the end: a commit, if nobody tagged anything else."""
        with _said():
            return self._git.line("rev-parse", "--verify", f"{_TAGS}{name}^{{}}") or ""

    def changed(self) -> tuple[str, ...]:
        """The files that git knows and that differ from the commit that is checked out."""
        with _said():
            told = self._git.run("status", "--porcelain", "-z", "--no-renames", "--untracked-files=no")
        return tuple(entry[3:] for entry in told.decode("utf-8", "replace").split("\0") if entry)

    def make(self, tags: Iterable[Tag]) -> None:
        """All of them or none; none of them may be there already."""
        tagger = self._tagger()
        with _said():
            made = [f"create {_TAGS}{tag.name} {self._written(tag, tagger)}\n" for tag in tags]
            self._git.run("update-ref", "--stdin", given="".join(made).encode())

    def _written(self, tag: Tag, tagger: str) -> str:
        when = f"{int(tag.when.timestamp())} {tag.when:%z}"
        head = f"object {tag.commit}\ntype commit\ntag {tag.name}\ntagger {tagger} {when}\n"
        return self._git.run("mktag", given=f"{head}\n{tag.message}".encode()).decode().strip()

    def _tagger(self) -> str:
        """`Name <mail>`, as somebody wrote it into a configuration: git would guess it otherwise."""
        try:
            known = self._git.line("-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT")
        except GitError:
            raise NoTags(_NOBODY) from None
        return (known or "").rsplit(" ", 2)[0]


@contextmanager
def _said() -> Iterator[None]:
    try:
        yield
    except NoGit:
        raise NoTags("there is no git command; install git") from None
    except GitError as error:
        raise NoTags(f"git says: {' '.join(str(error).split()).removeprefix('fatal: ')}") from None
