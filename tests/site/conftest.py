"""The demonstration with its history, built once for a whole run, as a user builds it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from cjm_plugin.edges.policy import policy
from tests.site.serving import serving
from tests.support.demonstration import make, now
from tests.support.sharing import made_once

ROOT = Path(__file__).parents[2]
EPOCH = "1795348800"
"""22 November 2026."""


@dataclass(frozen=True)
class Built:
    """A site, and what the host said of it."""

    folder: Path
    said: str


def build(folder: Path, site: Path, module: str = "mkdocs", *, now: str = EPOCH) -> Built:
    """A strict build of the site whose configuration is in a folder, as of a moment."""
    run = subprocess.run(
        [sys.executable, "-m", module, "build", "--strict", "--site-dir", str(site)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_COLOR": "1", "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": now},
    )
    assert run.returncode == 0, run.stderr
    return Built(site, run.stdout + run.stderr)


def build_demonstration(folder: Path, site: Path) -> Built:
    """The demonstration with its history, whose repository is made in a folder that is empty or absent."""
    make(folder)
    return build(folder, site, now=str(int(now().timestamp())))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """With half a year of weekly revisions, the last closed one 2026-W47; whatever clone this is."""
    folder, said = made_once(
        tmp_path_factory,
        "demonstration",
        lambda folder: build_demonstration(folder / "repository", folder / "site").said,
    )
    return Built(folder / "site", said)


@pytest.fixture(scope="session")
def told(demonstration: Built) -> Built:
    """The demonstration, for tests of what it tells of its history."""
    return demonstration


@pytest.fixture(scope="session")
def address(demonstration: Built) -> Iterator[str]:
    """Where the demonstration is served."""
    with serving(demonstration.folder) as address:
        yield address


@pytest.fixture(scope="session")
def guarded(demonstration: Built) -> Iterator[str]:
    """Where it is served under its policy: docs/content-security-policy.md."""
    with serving(demonstration.folder, {"Content-Security-Policy": policy(demonstration.folder)}) as address:
        yield address


@pytest.fixture(scope="session")
def told_address(address: str) -> str:
    """The same address, for tests of what it tells of its history."""
    return address
