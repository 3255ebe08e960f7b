"""From offsets in a part of a file to lines of the file."""

from __future__ import annotations

import re
from bisect import bisect_left


class Lines:
    """The lines of a text that begins on a line of its file."""

    def __init__(self, text: str, first: int) -> None:
        self._ends = [match.start() for match in re.finditer("\n", text)]
        self._first = first

    def place(self, offset: int) -> tuple[int, int]:
        """Line and column of a character, 1-based."""
        line = bisect_left(self._ends, offset)
        start = self._ends[line - 1] + 1 if line else 0
        return self._first + line, offset - start + 1
