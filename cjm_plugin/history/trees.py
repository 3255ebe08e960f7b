"""The folder of the content as a commit holds it: which of its files are objects, and of what blob."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from cjm_plugin.history.steps import FILE, LINK, SUBMODULE, Entry, Step
from cjm_plugin.loading.tree import object_folder, printable, stem
from cjm_plugin.model.kinds import BY_FOLDER, Kind

Tree: TypeAlias = dict[bytes, Entry]
"""By the path below the folder of the content."""

_LINKS = 8
"""A link to a link to …: more are a circle."""


class Key(NamedTuple):
    """An object's identity."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind}:{self.id}"


class Source(NamedTuple):
    """Where an object's text is."""

    path: str
    """Below the folder of the content, as loading shows it."""
    blob: str


@lru_cache(maxsize=1 << 16)
def shown(path: bytes) -> str:
    """A path as loading shows it."""
    return "/".join(map(printable, path.decode("utf-8", "surrogateescape").split("/")))


@lru_cache(maxsize=1 << 16)
def key(path: bytes) -> Key | None:
    """The object that a file is; `None` for what loading passes over."""
    if path.startswith(b".") or b"/." in path:
        return None
    name = shown(path)
    folder = object_folder(name)
    return Key(BY_FOLDER[folder], stem(name)) if folder else None


def touched(step: Step, before: Mapping[bytes, Entry]) -> tuple[str, ...]:
    """The objects whose files a commit changed, as `kind:id`, sorted."""
    changed = {path for path, entry in step.changed.items() if before.get(path) != entry}
    if step.whole:
        changed |= before.keys() - step.changed.keys()
    return tuple(sorted({str(found) for path in changed if (found := key(path))}))


def apply(step: Step, tree: Tree) -> None:
    """Makes of the tree before a commit the one after it."""
    if step.whole:
        tree.clear()
    for path, entry in step.changed.items():
        if entry is None:
            tree.pop(path, None)
        else:
            tree[path] = entry


def sources(tree: Mapping[bytes, Entry], read: Callable[[str], bytes | None]) -> Iterator[tuple[Key, Source]]:
    """The files of all objects, by path. Links are followed to files of the tree, as on the disk."""
    for path in sorted(tree):
        found = key(path)
        if found is None:
            continue
        entry = tree[path]
        if entry.mode == LINK:
            blob = _followed(path, tree, read)
            if blob is not None:
                yield found, Source(shown(path), blob)
        elif entry.mode == FILE:
            yield found, Source(shown(path), entry.blob)


def submodules(tree: Mapping[bytes, Entry]) -> tuple[str, ...]:
    """Paths of submodules that hold, or may hold, objects."""
    return tuple(
        shown(path)
        for path in sorted(tree)
        if tree[path].mode == SUBMODULE and shown(path).partition("/")[0] in BY_FOLDER
    )


def _followed(path: bytes, tree: Mapping[bytes, Entry], read: Callable[[str], bytes | None]) -> str | None:
    for _ in range(_LINKS):
        entry = tree.get(path)
        if entry is None or entry.mode == SUBMODULE:
            return None
        if entry.mode == FILE:
            return entry.blob
        target = read(entry.blob) or b""
        path = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
    return None
