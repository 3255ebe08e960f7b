"""Weeks that are over never change: what was told of one is kept from build to build."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from pydantic import TypeAdapter, ValidationError

from cjm_plugin.model.revision import Revision

_PACKAGES = ("model", "loading", "analysis", "history")
_LIBRARIES = ("pydantic", "PyYAML")
_SUFFIX = ".json"
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
        self._folder = folder

    def find(self, key: str) -> Week | None:
        """`None` where there is nothing, or not exactly what was written."""
        if self._folder is None:
            return None
        try:
            checksum, _, told = self._path(self._folder, key).read_bytes().partition(b"\n")
            return _WEEK.validate_json(told) if checksum == _checksum(key, told) else None
        except (OSError, ValidationError):
            return None

    def keep(self, key: str, week: Week) -> None:
        """A cache that can't be written costs time, not the build."""
        if self._folder is not None:
            with contextlib.suppress(OSError):
                _write(self._path(self._folder, key), key, _WEEK.dump_json(week))

    def tidy(self, used: Collection[str]) -> None:
        """Lets go of what this build had no use for, the oldest first, where it has become much."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            names = {f"{key}{_SUFFIX}" for key in used}
            others = [file for file in self._folder.iterdir() if file.name not in names]
            others.sort(key=lambda file: file.stat().st_mtime)
            for file in others[: max(0, len(others) - len(names) - _SPARE)]:
                file.unlink(missing_ok=True)

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / f"{key}{_SUFFIX}"


def chained(before: str, *parts: object) -> str:
    """The key of a week: of all that came before it, and its own. A `repr` of frozen values never varies."""
    return hashlib.sha256(
        "\n".join([before, *map(repr, parts)]).encode("utf-8", "surrogateescape")
    ).hexdigest()[:40]


@cache
def program() -> str:
    """The sources themselves stand for their version: nobody can forget to raise it."""
    package = resources.files("cjm_plugin")
    sources = hashlib.sha256()
    for name in _PACKAGES:
        for file in _sources(package / name):
            sources.update(file.read_bytes() + b"\0")
    return " ".join([sources.hexdigest(), *(f"{name} {metadata.version(name)}" for name in _LIBRARIES)])


def _sources(folder: Traversable) -> Iterator[Traversable]:
    items: Iterable[Traversable] = sorted(folder.iterdir(), key=lambda item: item.name)
    for item in items:
        if item.is_dir():
            yield from _sources(item)
        elif item.name.endswith(".py"):
            yield item


def _checksum(key: str, told: bytes) -> bytes:
    """Of the key as well: a file under another's name is not what was written there."""
    return f"sha256 {hashlib.sha256(key.encode() + told).hexdigest()}".encode()


def _write(path: Path, key: str, told: bytes) -> None:
    """Whole or not at all, even where several builds share the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_checksum(key, told) + b"\n" + told)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
