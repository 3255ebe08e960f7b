"""Work shared with other processes: forks, which need not be sent what this process has."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import TypeVar, cast

Item = TypeVar("Item")
Result = TypeVar("Result")


def cores() -> int:
    """How many processes can run at once; 1 where this one can't be forked.

    A fork copies one thread alone: with others about, it might wait for ever for what they hold. macOS has
    such threads of its own. A fork of ours has no forks.
    """
    is_alone = threading.active_count() == 1 and not multiprocessing.current_process().daemon
    can_fork = sys.platform == "linux" and is_alone and _has_semaphores()
    return len(os.sched_getaffinity(0)) if can_fork else 1


def _has_semaphores() -> bool:
    """What processes wait for each other with is a file in /dev/shm, which some containers don't have."""
    try:
        multiprocessing.get_context("fork").Lock()
    except (OSError, ImportError):
        return False
    return True


def beside(work: Callable[[], Result]) -> Callable[[], Result]:
    """Begins some work in a fork, and gives a function that waits for its result: to be called once.

    Where there is no core for it, or the fork is ended from outside, that function does the work itself.

    :param work: a closure will do, for a fork has all that this process has; its result can be pickled.
    """
    fork = _begun(work) if cores() > 1 else None
    return partial(_ended, *fork, work) if fork else work


def spread(work: Callable[[Item], Result], parts: Sequence[Item]) -> list[Result]:
    """The results of all parts, in their order: the first is worked out here, each other one beside it."""
    coming = [beside(partial(work, part)) for part in parts[1:]]
    return [work(part) for part in parts[:1]] + [result() for result in coming]


def _begun(work: Callable[[], object]) -> tuple[BaseProcess, Connection] | None:
    """`None` where there is no memory or no leave for another process."""
    forks = multiprocessing.get_context("fork")
    try:
        ours, theirs = forks.Pipe(duplex=False)
        with theirs, _interrupts_wait():
            fork = forks.Process(target=_worked_out, args=(work, theirs), daemon=True)
            fork.start()
    except OSError:
        return None
    return fork, ours


def _ended(fork: BaseProcess, ours: Connection, work: Callable[[], Result]) -> Result:
    with ours:
        sent = _sent(ours)
    fork.join()
    return work() if sent is None else cast(Result, sent[0])


def _sent(ours: Connection) -> tuple[object] | None:
    """What a fork has sent, in a tuple of its own; `None` where it ended before."""
    try:
        return (ours.recv(),)
    except (EOFError, OSError):
        return None


def _worked_out(work: Callable[[], object], theirs: Connection) -> None:
    """What goes wrong here goes wrong again where the result is waited for, and is told there."""
    _belongs()
    with theirs, suppress(Exception):
        theirs.send(work())


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
