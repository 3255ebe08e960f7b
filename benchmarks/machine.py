"""On what a measurement was made."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

_PACKAGES = ("mkdocs-cjm", "mkdocs", "mkdocs-material", "pydantic", "Jinja2", "Markdown", "PyYAML")


@dataclass(frozen=True)
class Machine:
    """What figures depend on; nothing of whose machine it is, or of its files."""

    system: str
    processor: str
    cores: int
    """That this process may use."""
    memory_mb: int
    python: str
    packages: dict[str, str]
    load: tuple[float, float, float]
    """How many processes wanted to run, in the mean of 1, 5 and 15 minutes: noise, if it is not near 0."""


def this_machine() -> Machine:
    """As it is now."""
    one, five, fifteen = os.getloadavg()
    return Machine(
        system=f"{platform.system()} {platform.release()} {platform.machine()}",
        processor=_processor(),
        cores=_cores(),
        memory_mb=os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 10**6,
        python=f"{platform.python_implementation()} {platform.python_version()}",
        packages={name: metadata.version(name) for name in _PACKAGES},
        load=(round(one, 2), round(five, 2), round(fifteen, 2)),
    )


def _cores() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), "")
