"""Work shared with other processes: forks, which need not be sent what this process has."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """How many processes can run at once; 1 where this one can't be forked.

    A fork copies one thread alone: with others about, it might wait for ever for what they hold. macOS has
    such threads of its own.
    """
    can_fork = sys.platform == "linux" and threading.active_count() == 1 and _has_semaphores()
    return len(os.sched_getaffinity(0)) if can_fork else 1


def _has_semaphores() -> bool:
    """What processes wait for each other with is a file in /dev/shm, which some containers don't have."""
    try:
        multiprocessing.get_context("fork").Lock()
    except (OSError, ImportError):
        return False
    return True


def spread(work: Callable[[Sequence[Item]], list[Result]], parts: Sequence[Sequence[Item]]) -> list[Result]:
    """The results of all parts, in their order: the first is worked out here, each other one in a fork.

    What forks don't bring to an end is worked out here as well.

    :param work: can be pickled, as can its items and its results: a function of a module.
    """
    if len(parts) < _SEVERAL:
        return [result for part in parts for result in work(part)]
    with ProcessPoolExecutor(len(parts) - 1, multiprocessing.get_context("fork"), _belongs) as forks:
        with _interrupts_wait():
            coming = [_sent(forks, work, part) for part in parts[1:]]
        found = work(parts[0])
        for part, results in zip(parts[1:], coming, strict=True):
            here = _taken(results)
            found += work(part) if here is None else here
    return found


_SEVERAL = 2


def _sent(
    forks: ProcessPoolExecutor, work: Callable[[Sequence[Item]], list[Result]], part: Sequence[Item]
) -> Future[list[Result]] | None:
    """`None` where there is no memory or no leave for another process."""
    try:
        return forks.submit(work, part)
    except (OSError, BrokenProcessPool):
        return None


def _taken(results: Future[list[Result]] | None) -> list[Result] | None:
    """`None` where a fork was ended from outside."""
    try:
        return results.result() if results else None
    except BrokenProcessPool:
        return None


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """While processes are begun: until each knows what Ctrl-C means to it, it must not hear of it."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _belongs() -> None:
    """Ends with the first process, however that ends, and without a word of its own at Ctrl-C."""
    ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGKILL)
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


_DIE_WITH_PARENT = 1
"""`PR_SET_PDEATHSIG` of prctl(2)."""
