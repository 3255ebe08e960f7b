"""Arcs over the lane of channels: passages that lead elsewhere than to the next touchpoint.

Each is drawn in the cell where it begins, in a viewBox that reaches from the middle of its column to the
middle of the next one: 100 units wide and stretched, as many units high as pixels. So an arc ends over its
goal however wide the columns are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from typing import NamedTuple

HIGHEST = 8
"""Levels above which arcs are no longer told apart."""

_LOWEST, _STEP, _LABEL = 22, 20, 18
"""Pixels: of the first level above the nodes, from level to level, and for the label of the highest."""

_GAP = 3
"""Pixels between an arc's end and its node."""

_NARROWEST, _WINDOW = 186, 1464
"""Pixels: a column's least width; what all columns share in a window 1,600 wide."""


class Arc(NamedTuple):
    """An arc and its arrow-head, each the `d` of a path."""

    line: str
    head: str


Span = tuple[int, int]
"""Where a passage begins and where it leads: columns, 0-based."""


def levels(spans: Sequence[Span]) -> tuple[int, ...]:
    """The level of each arc, 1 next to the nodes.

    Shorter ones lie lower. No two over the same columns share a level.
    """
    found = [0] * len(spans)
    for i in sorted(range(len(spans)), key=lambda i: (abs(spans[i][0] - spans[i][1]), min(spans[i]), i)):
        taken = {found[j] for j, other in enumerate(spans) if found[j] and _overlap(spans[i], other)}
        found[i] = min(HIGHEST, next(level for level in count(1) if level not in taken))
    return tuple(found)


def _overlap(one: Span, other: Span) -> bool:
    return max(min(one), min(other)) < min(max(one), max(other))


def height(highest: int) -> int:
    """Of the room above the nodes, in pixels, for so many levels."""
    return _LOWEST + _STEP * (highest - 1) + _LABEL


def arc(span: Span, level: int, highest: int, columns: int) -> Arc:
    """Ahead: from right of a node's middle to left of its goal's. Back: from far left to far right."""
    unit = 100 / max(_NARROWEST, _WINDOW / columns)
    ahead = span[1] > span[0]
    aside = (4 if ahead else -11) * unit
    left, right = aside, 100 * (span[1] - span[0]) - aside
    bottom = height(highest) - _GAP
    top = height(highest) - _LOWEST - _STEP * (level - 1)
    bend = (12 if ahead else -12) * unit
    line = (
        f"M{_short(left)} {bottom}V{top + 12}Q{_short(left)} {top} {_short(left + bend)} {top}"
        f"H{_short(right - bend)}Q{_short(right)} {top} {_short(right)} {top + 12}V{bottom}"
    )
    wing = 3.5 * unit
    head = (
        f"M{_short(right - wing)} {bottom - 5}L{_short(right)} {bottom}L{_short(right + wing)} {bottom - 5}"
    )
    return Arc(line, head)


def _short(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
