"""Weeks that are over never change: what was told of one is kept from build to build."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from cjm_plugin import caching
from cjm_plugin.caching import Entries
from cjm_plugin.model.revision import Revision

_SPARE = 200
"""So many weeks of other branches, options and versions are kept beside twice those of this build."""


class HeldFile(NamedTuple):
    """An object that counts as it last was."""

    kind: str
    id: str
    path: str
    blob: str
    file: str


class Week(NamedTuple):
    """All that a later week needs to know of one."""

    revision: Revision | None
    """`None` where nothing is told of it."""
    held: tuple[HeldFile, ...] = ()
    unreadable: tuple[str, ...] = ()


_WEEK: TypeAdapter[Week] = TypeAdapter(Week)
_REVISION: TypeAdapter[Revision] = TypeAdapter(Revision)


def settled(told: Revision) -> Revision:
    """As it comes out of the cache, so that it makes no difference whether it does."""
    return _REVISION.validate_json(_REVISION.dump_json(told))


class Shelf:
    """Weeks by the key of all that they were made of. A folder keeps them; without it nothing does."""

    def __init__(self, folder: Path | None) -> None:
        self._entries = Entries(folder, ".json")

    def find(self, key: str) -> Week | None:
        """`None` where there is nothing, or not exactly what was written."""
        told = self._entries.find(key)
        try:
            return None if told is None else _WEEK.validate_json(told)
        except ValidationError:
            return None

    def keep(self, key: str, week: Week) -> None:
        """A cache that can't be written costs time, not the build."""
        self._entries.keep(key, _WEEK.dump_json(week))

    def tidy(self, used: Collection[str]) -> None:
        """Lets go of what this build had no use for, the oldest first, where it has become much."""
        self._entries.tidy(used, len(used) + _SPARE)


def chained(before: str, *parts: object) -> str:
    """The key of a week: of all that came before it, and its own."""
    return caching.key(before, *parts)


def program() -> str:
    """What works weeks out."""
    return caching.program(("model", "loading", "analysis", "history"), ("pydantic", "PyYAML"))
