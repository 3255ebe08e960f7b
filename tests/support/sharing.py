"""What takes long to make, made once for all workers of a run."""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

_SAID = "said.txt"
"""Written last: a folder without it was left half-made."""


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], str]) -> tuple[Path, str]:
    """A folder that the first worker who asks for it makes, for all to read and for none to change.

    :param make: fills a folder that does not exist yet, and returns what was said meanwhile.
    """
    run = _folder_of_the_run(factory)
    folder = run / name
    with (run / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (folder / _SAID).is_file():
            shutil.rmtree(folder, ignore_errors=True)
            said = make(folder)
            (folder / _SAID).write_text(said, encoding="utf-8")
    return folder, (folder / _SAID).read_text(encoding="utf-8")


def _folder_of_the_run(factory: pytest.TempPathFactory) -> Path:
    """A worker's own folder lies within that of its run."""
    own = factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
