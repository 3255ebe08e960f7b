"""Where files come from: a folder on disk, or the tree of a git commit; whoever loads them cannot tell."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import Fault
from cjm_plugin.model.ids import normal
from cjm_plugin.model.kinds import BY_FOLDER

MARKDOWN = (".md", ".markdown")
DATA = "data"
_FOLDER_LINK = "is a symbolic link to a folder, which is not followed; its files are read where they are"
LARGEST_TEXT = 4 * 2**20
LARGEST_DATA = 64 * 2**20


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of `content/`, by its path below it; with its bytes if it `is_read`."""

    path: str
    data: bytes = b""
    fault: Fault | None = None
    """Why it cannot be read."""


def is_read(path: str) -> bool:
    """Whether loading looks into a file: Markdown, and what stands below data/."""
    return path.endswith(MARKDOWN) or path.startswith(f"{DATA}/")


def largest(path: str) -> int:
    """The number of bytes that a file may have."""
    return LARGEST_DATA if path.startswith(f"{DATA}/") else LARGEST_TEXT


def object_folder(path: str) -> str | None:
    """The collection's folder, for a file that is an object."""
    folder, _, inside = path.partition("/")
    if folder not in BY_FOLDER or not inside.endswith(MARKDOWN):
        return None
    is_index = "/" not in inside and stem(inside) in {"index", "README"}
    return None if is_index else folder


def data_sort(path: str) -> Literal["metrics", "feedback"] | None:
    """Which of the two sorts of data file a path is."""
    match path.split("/"):
        case [folder, ("metrics" | "feedback") as sort, name] if folder == DATA and name.endswith(".csv"):
            return sort
    return None


def is_counted(path: str) -> bool:
    """Whether a file is an object or a data file: a check says into how many it has looked."""
    return object_folder(path) is not None or data_sort(path) is not None


def stem(path: str) -> str:
    """The file's name without its extension, in NFC: macOS stores `é` as two characters."""
    return normal(path.rpartition("/")[2].rpartition(".")[0])


def folder_files(content: Path) -> Iterator[SourceFile]:
    """All files of a folder but hidden ones, sorted by path. Links are followed to files inside of it."""
    yield from sorted(_walk(content, content.resolve(), ""), key=lambda file: file.path)


def _walk(folder: Path, top: Path, prefix: str) -> Iterator[SourceFile]:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        yield SourceFile(prefix.rstrip("/"), fault=_unreadable(error))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{prefix}{printable(entry.name)}"
        if entry.is_symlink() and (fault := _link_fault(entry, top)):
            yield SourceFile(path, fault=fault)
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(folder / entry.name, top, f"{path}/")
        else:
            yield _file(entry, path)


def printable(name: str) -> str:
    """A name that is not UTF-8 on the disk, or could break a line, is shown with marks in its place."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name)


def _link_fault(entry: os.DirEntry[str], top: Path) -> Fault | None:
    try:
        target = Path(entry.path).resolve(strict=True)
    except (OSError, RuntimeError):
        return Fault(codes.LINK_OUT, "is a symbolic link to nothing; remove it")
    if not target.is_relative_to(top):
        return Fault(
            codes.LINK_OUT, "is a symbolic link that leads out of the content; put the file itself here"
        )
    if target.is_dir():
        return Fault(
            codes.FOLDER_LINK,
            "is a symbolic link to a folder, which is not followed; its files are read where they are",
        )
    return None


def _file(entry: os.DirEntry[str], path: str) -> SourceFile:
    if not is_read(path):
        return SourceFile(path)
    try:
        if not entry.is_file():
            return SourceFile(path, fault=Fault(codes.UNREADABLE, "is not an ordinary file; remove it"))
        with Path(entry.path).open("rb") as file:
            return SourceFile(path, file.read(largest(path) + 1))
    except OSError as error:
        return SourceFile(path, fault=_unreadable(error))


def _unreadable(error: OSError) -> Fault:
    return Fault(codes.UNREADABLE, f"cannot be read: {error.strerror}")
