"""Much content is read by several processes: what comes of it is the same."""

from __future__ import annotations

import subprocess
import sys

from tests.loading.shared import MAPS, TEXT


def loaded(processes: str) -> str:
    command = [sys.executable, "-m", "tests.loading.shared", processes]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


def test_several_processes_read_what_one_reads() -> None:
    together = loaded("several")

    assert together == loaded("one")
    assert "content/journeys/map-01.md:7: stages[0].touchpoints[0].channel: no channel 'websight'" in together
    assert together.count(TEXT.strip()[:40]) > MAPS / 4
