"""Does something again whenever a file changes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path

CHECKING = "Checking the content"
"""Begins what `cjm check --watch` says before it looks …"""
WATCHING = "Watching for changes"
"""… and what it says when all is told."""

_PAUSE = 0.5
"""Seconds between two looks. A thousand files are looked at in some ten milliseconds."""


def watch(paths: Callable[[], Iterable[Path]], do: Callable[[], object]) -> None:
    """At once, and after each change of the files, or below the folders; until somebody interrupts it.

    Files are looked at instead of asking the system for events, which it does not send from every disk.

    :param paths: asked before each look, for what is done may have changed them.
    """
    before: dict[str, tuple[int, int]] | None = None
    try:
        while True:
            # Before it is done, so that what changes meanwhile is a change.
            now = dict(chain.from_iterable(map(_state, paths())))
            if now != before:
                do()
            before = now
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return


def _state(path: Path) -> Iterator[tuple[str, tuple[int, int]]]:
    """Each file with its moment of change, in nanoseconds, and its size in bytes."""
    for folder, _, names in os.walk(path) if path.is_dir() else [(path.parent, (), (path.name,))]:
        for name in names:
            file = os.path.join(folder, name)  # noqa: PTH118 - a Path for each file takes three times as long
            try:
                stat = os.stat(file)  # noqa: PTH116 - for the same reason
            except OSError:
                # A link to nothing, or gone in this moment.
                continue
            yield file, (stat.st_mtime_ns, stat.st_size)
