"""The published branch, commit by commit: what each changed in the folder of the content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

from cjm_plugin.history.git import Git

FILE = "100"
LINK = "120"
SUBMODULE = "160"

_FORMAT = "%x00%H%x00%P%x00%ct %ci%x00%aN%x00%B%x00"
_EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    """What a path of a tree holds."""

    mode: str
    """The first three digits: `FILE`, `LINK`, `SUBMODULE`."""
    blob: str


@dataclass(frozen=True, kw_only=True)
class Step:
    """One commit of the first-parent line."""

    id: str
    parents: tuple[str, ...]
    when: dt.datetime
    """The committer's clock and zone."""
    author: str
    message: str
    changed: dict[bytes, Entry | None] = field(default_factory=dict)
    """Against the first parent, by the path below the folder; `None`: is gone."""
    whole: bool = False
    """Whether `changed` is all that the folder holds: the content came from elsewhere."""


def steps(git: Git, folder: str, *range: str) -> list[Step]:
    """The commits of a range that touched a folder (empty: the whole tree), oldest first.

    One process, whatever the number of commits and files.
    """
    told = git.run(
        "log",
        *("--first-parent", "-m", "--root", "--topo-order", "--reverse"),
        *("--raw", "--no-abbrev", "--no-renames", "--ignore-submodules=none", "--no-color"),
        # No order of the user's own.
        "-O/dev/null",
        *("-z", f"--format={_FORMAT}"),
        *range,
        "--",
        *([folder] if folder else []),
    )
    return list(_parsed(told, _inside(folder)))


def files(git: Git, folder: str, commit: str) -> dict[bytes, Entry]:
    """All that a commit holds in a folder (empty: the whole tree), by the path below it."""
    told = git.run("ls-tree", "-r", "-z", "--full-tree", commit, *([f"{folder}/"] if folder else []))
    inside = _inside(folder)
    found: dict[bytes, Entry] = {}
    for line in filter(None, told.split(b"\0")):
        about, _, path = line.partition(b"\t")
        mode, _, blob = about.decode().split()
        found[path.removeprefix(inside)] = Entry(mode[:3], blob)
    return found


def _inside(folder: str) -> bytes:
    return f"{folder}/".encode("utf-8", "surrogateescape") if folder else b""


def _parsed(told: bytes, inside: bytes) -> Iterator[Step]:
    tokens = iter(told.split(b"\0"))
    step: Step | None = None
    for token in tokens:
        record = token.lstrip(b"\n")
        if record.startswith(b":"):
            assert step is not None
            path = next(tokens)
            # A folder that is a submodule or a link itself has no path below it.
            if path.startswith(inside):
                step.changed[path.removeprefix(inside)] = _entry(record)
        elif record:
            if step:
                yield step
            parents, when, author, message = (next(tokens) for _ in range(4))
            step = Step(
                id=record.decode(),
                parents=tuple(parents.decode().split()),
                when=_moment(when.decode()),
                author=author.decode("utf-8", "replace"),
                message=message.decode("utf-8", "replace"),
            )
    if step:
        yield step


def _entry(record: bytes) -> Entry | None:
    """`:100644 100755 <before> <after> M`"""
    _, mode, _, blob, how = record.decode().split()
    return None if how == "D" else Entry(mode[:3], blob)


def _moment(told: str) -> dt.datetime:
    """`1795348800 2026-11-22 13:00:00 +0100`; git takes dates that no calendar has."""
    seconds, *_, offset = told.split()
    try:
        zone = dt.datetime.strptime(offset, "%z").tzinfo
        return (_EPOCH + dt.timedelta(seconds=int(seconds))).astimezone(zone)
    except (ValueError, OverflowError):
        return _EPOCH
