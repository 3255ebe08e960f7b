"""The demonstration, built once for a worker's whole run, as a user builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.site.serving import serving

ROOT = Path(__file__).parents[2]
EPOCH = "1795348800"
"""22 November 2026."""


@dataclass(frozen=True)
class Built:
    """A site, and what the host said of it."""

    folder: Path
    said: str


def build(folder: Path, site: Path, module: str = "mkdocs") -> Built:
    """A strict build of the site whose configuration is in a folder."""
    run = subprocess.run(
        [sys.executable, "-m", module, "build", "--strict", "--site-dir", str(site)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH},
    )
    assert run.returncode == 0, run.stderr
    return Built(site, run.stdout + run.stderr)


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build(ROOT, tmp_path_factory.mktemp("demonstration") / "site")


@pytest.fixture(scope="session")
def address(demonstration: Built) -> Iterator[str]:
    """Where the demonstration is served."""
    with serving(demonstration.folder) as address:
        yield address
