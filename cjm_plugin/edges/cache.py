"""Where what was once worked out is kept from build to build: beside mkdocs.yml, as other tools do."""

from __future__ import annotations

import contextlib
from pathlib import Path


def folder(root: Path, name: str) -> Path:
    """A folder of the cache. Git passes over all of it without being told to."""
    base = root / ".cache" / "cjm"
    # A cache that can't be written costs time, not the build.
    with contextlib.suppress(OSError):
        base.mkdir(parents=True, exist_ok=True)
        (base / ".gitignore").write_text("*\n", encoding="utf-8")
    return base / name
