"""What `cjm check` takes: with nothing kept, with nothing changed since, with one map changed since."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from builds import Run, python

WAYS = ("nothing kept", "nothing changed", "one map changed")
_NEITHER = shutil.ignore_patterns("site", ".cache", ".git")


def checks(project: Path) -> tuple[Run, ...]:
    """One run of each of these ways, in a copy: the corpus stays as it is."""
    with tempfile.TemporaryDirectory(dir=project.parent) as folder:
        copy = Path(folder) / project.name
        shutil.copytree(project, copy, ignore=_NEITHER)
        first, second = _check(copy), _check(copy)
        map_ = min((copy / "content" / "journeys").iterdir())
        map_.write_text(
            map_.read_text(encoding="utf-8").replace("title: ", "title: New ", 1), encoding="utf-8"
        )
        return first, second, _check(copy)


def _check(project: Path) -> Run:
    return python(project, "-m", "cjm_plugin.edges.cli", "check")
