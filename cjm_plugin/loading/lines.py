"""From offsets in a part of a file to lines of the file."""

from __future__ import annotations

from bisect import bisect_left
from itertools import accumulate


class Lines:
    """The lines of a text that begins on a line of its file."""

    def __init__(self, text: str, first: int) -> None:
        self._ends = [*accumulate(map(len, text.split("\n")))]
        """Of each line, not counting the line breaks before it."""
        self._first = first

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, 1-based."""
        line = min(bisect_left(range(len(self._ends)), offset, key=self._end), len(self._ends) - 1)
        start = self._end(line - 1) + 1 if line else 0
        return self._first + line, offset - start + 1

    def _end(self, line: int) -> int:
        """The offset behind a line's last character, the lines counted from 0."""
        return self._ends[line] + line
