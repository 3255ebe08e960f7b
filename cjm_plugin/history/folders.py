"""The content's way through folders: where it was moved, its history goes on in the folder it came from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cjm_plugin.history.git import Git
from cjm_plugin.history.steps import Step, files, steps
from cjm_plugin.history.trees import Tree, apply, key


@dataclass(frozen=True)
class Way:
    """All commits of the content, oldest first, and the folders that it was in, the newest first."""

    steps: tuple[Step, ...]
    folders: tuple[str, ...]


def way(git: Git, folder: str, tip: str) -> Way:
    """Followed back while a commit that brings the content had the same files in another folder before."""
    found: list[Step] = []
    folders = [folder]
    while True:
        here = steps(git, folder, tip)
        move = next(_moves(git, here), None)
        if move is None:
            return Way((*here, *found), tuple(folders))
        number, arrived, folder = move
        found[:0] = [arrived, *here[number + 1 :]]
        tip = arrived.parents[0]
        folders.append(folder)


def _moves(git: Git, here: Sequence[Step]) -> Iterator[tuple[int, Step, str]]:
    """Where content came from another folder, newest first: the number of the commit, it, the folder."""
    for number, tree in reversed(list(_arrivals(here))):
        step = here[number]
        if step.parents and (source := _source(git, step.parents[0], tree)) is not None:
            yield number, replace(step, changed=dict(tree), whole=True), source


def _arrivals(here: Iterable[Step]) -> Iterator[tuple[int, Tree]]:
    """The commits with which the folder came to have objects, and what it held then."""
    tree: Tree = {}
    objects: set[bytes] = set()
    for number, step in enumerate(here):
        had = bool(objects)
        apply(step, tree)
        changed = {path for path in step.changed if key(path)}
        objects = (objects | changed) & tree.keys()
        if objects and not had:
            yield number, dict(tree)


def _source(git: Git, parent: str, tree: Tree) -> str | None:
    """The folder of a commit that held most of the same files, each at the same place below it."""
    wanted: dict[str, list[bytes]] = {}
    for path, entry in tree.items():
        if key(path):
            wanted.setdefault(entry.blob, []).append(path)
    counts: Counter[bytes] = Counter()
    for path, entry in files(git, "", parent).items():
        inner = wanted.get(entry.blob, ())
        counts.update(path.removesuffix(inside) for inside in inner if _is_below(path, inside))
    most = sum(map(len, wanted.values())) / 2
    best = min(counts, key=lambda folder: (-counts[folder], folder), default=None)
    if best is None or counts[best] <= most:
        return None
    return best.decode("utf-8", "surrogateescape").removesuffix("/")


def _is_below(path: bytes, inside: bytes) -> bool:
    return path == inside or path.endswith(b"/" + inside)
