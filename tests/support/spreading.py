"""Spreads work over processes and writes what came of it.

A process of its own: a command has one thread, while a test runner has others about, and then nobody forks.
"""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Sequence
from itertools import chain

from cjm_plugin.processes import spread

PARTS = ((1, 2, 3), (4,), (), (5, 6))
FIRST = os.getpid()


def worked(numbers: Sequence[int]) -> list[str]:
    return [f"{number} {'here' if os.getpid() == FIRST else 'elsewhere'}" for number in numbers]


def ended(numbers: Sequence[int]) -> list[str]:
    if os.getpid() != FIRST:
        os.kill(os.getpid(), signal.SIGKILL)
    return worked(numbers)


def failing(numbers: Sequence[int]) -> list[str]:
    if numbers == PARTS[1]:
        raise ValueError(f"no {numbers[0]}")
    return worked(numbers)


def slow(numbers: Sequence[int]) -> list[str]:
    sys.stdout.write(f"{os.getpid()}\n")
    sys.stdout.flush()
    if os.getpid() == FIRST or numbers == PARTS[1]:
        time.sleep(60)
    return worked(numbers)


def nested(numbers: Sequence[int]) -> list[str]:
    return [*chain.from_iterable(spread(worked, [numbers[:1], numbers[1:]]))]


WORK: dict[str, Callable[[Sequence[int]], list[str]]] = {
    "worked": worked,
    "ended": ended,
    "failing": failing,
    "slow": slow,
    "nested": nested,
}


def main(work: str) -> None:
    try:
        lines = [*chain.from_iterable(spread(WORK[work], PARTS))]
    except (ValueError, KeyboardInterrupt) as error:
        lines = [f"{type(error).__name__} {error}"]
    sys.stdout.write("".join(f"{line}\n" for line in lines))
