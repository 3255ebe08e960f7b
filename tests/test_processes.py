"""Work shared with other processes comes to the same."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cjm_plugin.processes import spread

HERE = ["1 here", "2 here", "3 here"]


def command(work: str) -> list[str]:
    # By its name, as forks find it.
    return [sys.executable, "-c", f"from tests.support.spreading import main; main({work!r})"]


def spread_elsewhere(work: str) -> list[str]:
    run = subprocess.run(command(work), capture_output=True, text=True, check=True, timeout=60)
    return run.stdout.splitlines()


def test_the_first_part_is_worked_out_here_and_the_others_elsewhere() -> None:
    assert spread_elsewhere("worked") == [*HERE, "4 elsewhere", "5 elsewhere", "6 elsewhere"]


def test_work_elsewhere_is_not_spread_again() -> None:
    assert spread_elsewhere("nested")[3:] == ["4 elsewhere", "5 elsewhere", "6 elsewhere"]


def test_what_an_ended_process_has_left_is_worked_out_here() -> None:
    assert spread_elsewhere("ended") == [*HERE, "4 here", "5 here", "6 here"]


def test_what_goes_wrong_elsewhere_goes_wrong_here() -> None:
    assert spread_elsewhere("failing") == ["ValueError no 4"]


@pytest.mark.parametrize(("parts", "found"), [([], []), ([[]], [[]]), ([[1, 2]], [[2, 4]])])
def test_one_part_needs_no_other_process(parts: list[list[int]], found: list[list[int]]) -> None:
    assert spread(lambda numbers: [2 * number for number in numbers], parts) == found


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_an_interrupted_command_leaves_neither_processes_nor_a_traceback(how: signal.Signals) -> None:
    # In a session of its own, so that Ctrl-C reaches all of it and nothing else.
    with subprocess.Popen(
        command("slow"), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        assert run.stdout
        assert run.stderr
        working = [int(run.stdout.readline()) for _ in range(2)]
        if how is signal.SIGINT:
            os.killpg(run.pid, how)
        else:
            run.send_signal(how)
        end = time.monotonic() + 30
        while any(map(alive, working)) and time.monotonic() < end:
            time.sleep(0.02)
            run.poll()
        assert not any(map(alive, working))
        assert "Traceback" not in run.stderr.read()


def alive(process: int) -> bool:
    """Whether a process runs; one that has ended and that nobody has asked for yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False
