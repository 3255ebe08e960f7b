"""Pages drawn ahead by other processes, while MkDocs goes through the theme and search page by page.

A page's HTML follows from the content alone, so it may be drawn anywhere. The helpers are forks of the build:
they have all the content without being sent it. Where that is not to be had or not worth it, each page is
drawn when it is asked for.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.pool import Pool

from cjm_plugin.edges.memory import rarely_disturbed, settle
from cjm_plugin.processes import cores

WORTH_IT = 150
"""Pages from which on the helpers save more time than they take to start."""

_AT_ONCE = 8
_drawing: tuple[Callable[[], str], ...] = ()
"""What the forks find: functions can't be sent to another process, only inherited by it."""


class Drafts:
    """The HTML of pages, asked for once each, in about the order in which they were given."""

    def __init__(self, pages: Iterable[tuple[str, Callable[[], str]]], *, ahead: bool) -> None:
        self._pages = dict(pages)
        self._early: dict[str, str] = {}
        self._pool: Pool | None = None
        self._coming: Iterator[tuple[str, str]] = iter(())
        if ahead and len(self._pages) >= WORTH_IT and cores() > 1:
            self._start()

    def take(self, name: str) -> str:
        """A page's HTML, from a helper if one has it in hand."""
        draw = self._pages.pop(name)
        for other, html in self._coming if name not in self._early else ():
            self._early[other] = html
            if other == name:
                break
        found = self._early.pop(name, None)
        if not self._pages:
            self.stop()
        return draw() if found is None else found

    def stop(self) -> None:
        """Ends the helpers, whether or not they are done."""
        if self._pool:
            self._pool.terminate()
            self._pool.join()
        self._pool, self._coming = None, iter(())

    def _start(self) -> None:
        global _drawing  # noqa: PLW0603  # The one way to hand functions to a fork.
        names, _drawing = tuple(self._pages), tuple(self._pages.values())
        # A collector that goes through what the forks inherit would copy it for each of them.
        settle()
        self._pool = multiprocessing.get_context("fork").Pool(cores(), rarely_disturbed)
        drawn = self._pool.imap(_draw, range(len(names)), chunksize=_AT_ONCE)
        self._coming = zip(names, drawn, strict=True)
        _drawing = ()


def _draw(number: int) -> str:
    return _drawing[number]()
