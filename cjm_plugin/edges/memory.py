"""Python's collector of cycles, which would go through all the content again and again."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """While much is made that stays: what is collected meanwhile is next to nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def rarely_disturbed() -> None:
    """For a process that only draws pages: a collection for several of them, not dozens for each."""
    gc.set_threshold(_SEVERAL_PAGES)


_SEVERAL_PAGES = 100_000
"""Objects; a large map takes some ten thousand, nearly all of them gone with its page."""


def settle() -> None:
    """What there is now stays to the end of the process: the collector need not look at it again."""
    gc.freeze()
