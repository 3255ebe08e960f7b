"""What was once worked out, kept in files from run to run by the key of all that it was made of.

A file is never trusted: where there is not exactly what was written under its key, there is nothing, and it
is worked out anew. What is kept is data; nothing in it can run.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import platform
import tempfile
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable
from pathlib import Path

_SOURCES = (".py", ".po")


class Entries:
    """The files of one folder; without a folder nothing is kept."""

    def __init__(self, folder: Path | None, suffix: str) -> None:
        self._folder = folder
        self._suffix = suffix

    def find(self, key: str) -> bytes | None:
        """`None` where there is nothing, or not exactly what was written."""
        if self._folder is None:
            return None
        try:
            checksum, _, told = self._path(self._folder, key).read_bytes().partition(b"\n")
        except OSError:
            return None
        return told if checksum == _checksum(key, told) else None

    def keep(self, key: str, told: bytes) -> None:
        """Where it can't be written, it costs time the next time, and nothing else."""
        if self._folder is not None:
            with contextlib.suppress(OSError):
                _write(self._path(self._folder, key), _checksum(key, told) + b"\n" + told)

    def tidy(self, used: Collection[str], spare: int) -> None:
        """Lets go of what is not used, the oldest first, where it is more than can be spared."""
        if self._folder is None:
            return
        with contextlib.suppress(OSError):
            names = {f"{key}{self._suffix}" for key in used}
            others = [file for file in self._folder.iterdir() if file.name not in names]
            others.sort(key=lambda file: file.stat().st_mtime)
            for file in others[: max(0, len(others) - spare)]:
                file.unlink(missing_ok=True)

    def _path(self, folder: Path, key: str) -> Path:
        return folder / f"{key}{self._suffix}"


def key(*parts: object) -> str:
    """Of all that something is made of. A `repr` of frozen values is the same in every run."""
    text = "\n".join(map(repr, parts))
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:40]


@cache
def program(parts: tuple[str, ...], libraries: tuple[str, ...]) -> str:
    """What works it out: modules and folders of this package, and the libraries that they use.

    The sources themselves stand for their version: nobody can forget to raise it.
    """
    package = resources.files("cjm_plugin")
    sources = hashlib.sha256()
    for part in parts:
        for file in _sources(package.joinpath(part)):
            sources.update(f"{file.name}\0".encode() + file.read_bytes() + b"\0")
    versions = (f"{name} {metadata.version(name)}" for name in libraries)
    return " ".join([sources.hexdigest(), f"Python {platform.python_version()}", *versions])


def _sources(part: Traversable) -> Iterator[Traversable]:
    if part.is_file():
        yield part
        return
    items: Iterable[Traversable] = sorted(part.iterdir(), key=lambda item: item.name)
    for item in items:
        if item.is_dir() or item.name.endswith(_SOURCES):
            yield from _sources(item)


def _checksum(key: str, told: bytes) -> bytes:
    """Of the key as well: a file under another's name is not what was written there."""
    return f"sha256 {hashlib.sha256(key.encode() + told).hexdigest()}".encode()


def _write(path: Path, data: bytes) -> None:
    """Whole or not at all, even where several runs share the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
