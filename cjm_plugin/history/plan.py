"""What the site's options and the build say to history."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from cjm_plugin.history.weeks import Closing

Progress: TypeAlias = Callable[[int, int], None]
"""Is told how many of the weeks that have to be worked out are done, and how many there are."""


def silent(_done: int, _all: int) -> None:
    """Nobody waits."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What the site's options say, and the build."""

    closing: Closing
    branch: str | None = None
    """Whose history is told; `None`: of what is checked out."""
    shelf: Path | None = None
    """A folder that keeps finished weeks from build to build; `None` works out all of them."""
    progress: Progress = silent
