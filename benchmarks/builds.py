"""Builds of a site, each by a process of its own, and what they took."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Literal

from corpus import BUILD_TIME

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "benchmarks"

Side = Literal["product", "plain"]
SIDES: tuple[Side, ...] = ("product", "plain")

_BYTES_PER_MAXRSS = 1 if sys.platform == "darwin" else 1024
_LOG = "build.log"
_LEFT_OVER = ("site", ".cache")


class BuildError(Exception):
    """A build that failed, with the end of what it said."""


@dataclass(frozen=True)
class Run:
    """What one process took, with the children that it waited for."""

    wall: float
    """Seconds."""
    user: float
    system: float
    memory: int
    """The largest resident set of any one of these processes, in bytes."""

    @property
    def cpu(self) -> float:
        return self.user + self.system


@dataclass(frozen=True)
class Site:
    """What a build left on the disk."""

    files: int
    size: int
    """Bytes."""
    map_pages: tuple[int, ...]
    """The size of each map's page, in bytes, sorted."""

    @property
    def map_page(self) -> tuple[int, int, int]:
        """The smallest, the median, the largest."""
        return self.map_pages[0], round(median(self.map_pages)), self.map_pages[-1]


def cold_build(project: Path, *under: str) -> Run:
    """A build that finds nothing of an earlier one; `under` are arguments for Python before it."""
    for name in _LEFT_OVER:
        shutil.rmtree(project / name, ignore_errors=True)
    return python(project, *under, "-m", "mkdocs", "build")


def python(project: Path, *arguments: str) -> Run:
    """Python with these arguments in a project's folder."""
    with (project / _LOG).open("wb") as log:
        run, status = _run([sys.executable, *arguments], project, log.fileno())
    if status:
        raise BuildError(f"{' '.join(arguments)} ended with status {status}:\n{_end(project / _LOG)}")
    return run


def output(script: Path, project: Path, *arguments: str) -> str:
    """What a script says of a project."""
    command = [sys.executable, str(script), str(project), *arguments]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    if done.returncode:
        raise BuildError(f"{script.name} ended with status {done.returncode}:\n{done.stderr.decode()}")
    return done.stdout.decode()


def environment() -> dict[str, str]:
    """Of every process that is measured: this very checkout of the program, always the same day."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return {
        **os.environ,
        "PYTHONPATH": path,
        "SOURCE_DATE_EPOCH": str(int(BUILD_TIME.timestamp())),
        # A corpus without history must not be taken for a part of the repository that it is cached in.
        "GIT_CEILING_DIRECTORIES": str(CACHE),
        "NO_MKDOCS_2_WARNING": "1",
    }


def site(project: Path) -> Site:
    """What the last build of a project left."""
    folder = project / "site"
    sizes = {file: file.stat().st_size for file in folder.rglob("*") if file.is_file()}
    pages = sorted(sizes[file] for file in folder.glob("journeys/journey-*/index.html"))
    if not pages:
        raise BuildError("the build left no page of a map")
    return Site(len(sizes), sum(sizes.values()), tuple(pages))


def _run(command: Sequence[str], folder: Path, log: int) -> tuple[Run, int]:
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=log, stderr=log)
    # `wait4` and not `wait`, for it tells what this very process took.
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    run = Run(wall, usage.ru_utime, usage.ru_stime, usage.ru_maxrss * _BYTES_PER_MAXRSS)
    return run, process.returncode


def _end(log: Path) -> str:
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    return "\n".join(lines[-20:])
