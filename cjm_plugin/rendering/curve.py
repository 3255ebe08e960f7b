"""The emotion curve as SVG paths: one unit system for the grid, the strip and every small curve.

Lines live in a stretched viewBox of 100 units a column; points are placed in per cent, so that both meet the
middle of HTML columns at any width. Between points the curve is a monotone cubic (Fritsch and Carlson,
"Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17, 1980): it never passes beyond the emotions
it joins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

COLUMN = 100
"""Units of the viewBox a column is wide."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Maps an emotion (-2 … +2) to a height of the viewBox."""

    height: int
    middle: int
    """Where 0 lies."""
    step: int
    """Units between two neighbouring emotions."""

    @property
    def below(self) -> int:
        """The height under neutral."""
        return self.height - self.middle

    def y(self, emotion: float) -> float:
        return self.middle - self.step * emotion

    def percent(self, emotion: float) -> str:
        """The place of a point from the top, for an attribute: `37.288%`."""
        return f"{_short(100 * self.y(emotion) / self.height)}%"


GRID = Scale(height=236, middle=128, step=40)
STRIP = Scale(height=44, middle=22, step=9)
SMALL = Scale(height=64, middle=32, step=13)


@cache
def x_percent(position: int, columns: int) -> str:
    """The middle of a column (0-based), in per cent of all."""
    return f"{_short(100 * (position + 0.5) / columns)}%"


@cache
def edge_percent(position: float, columns: int) -> str:
    """So many columns from the left, in per cent of all."""
    return f"{_short(100 * position / columns)}%"


def line(emotions: Sequence[float | None], scale: Scale, at: Sequence[float] | None = None) -> str:
    """The `d` of the curve through the known emotions; it breaks off where one is unknown.

    :param at: where each stands, in columns from the left; by default in the middle of a column each.
        Where that does not grow, the curve breaks off too: it never runs backwards.
    """
    return "".join(line_through(run, scale) for run in _runs(emotions, at))


def area(emotions: Sequence[float | None], scale: Scale, at: Sequence[float] | None = None) -> str:
    """The `d` of the surface between the curve and neutral."""
    return "".join(area_under(run, scale) for run in _runs(emotions, at))


Run = Sequence[tuple[float, float]]
"""Known emotions next to each other: (x in units of the viewBox, emotion); x grows."""


def line_through(run: Run, scale: Scale) -> str:
    """The `d` of the curve through points at any distance from each other."""
    if not run:
        return ""
    parts = [f"M{_short(run[0][0])} {_short(scale.y(run[0][1]))}"]
    slopes = _slopes(run)
    for ((left, before), (right, after)), (out, into) in zip(pairwise(run), pairwise(slopes), strict=True):
        third = (right - left) / 3
        parts.append(
            f"C{_short(left + third)} {_short(scale.y(before + out * third))} "
            f"{_short(right - third)} {_short(scale.y(after - into * third))} "
            f"{_short(right)} {_short(scale.y(after))}"
        )
    return "".join(parts)


def area_under(run: Run, scale: Scale) -> str:
    """The `d` of the surface between `line_through` and neutral; a single point has none."""
    if len(run) < _FEWEST:
        return ""
    first, last = _short(run[0][0]), _short(run[-1][0])
    return f"{line_through(run, scale)}L{last} {scale.middle}L{first} {scale.middle}Z"


_FEWEST = 2
"""Points that make a line."""


def _runs(emotions: Sequence[float | None], at: Sequence[float] | None) -> list[list[tuple[float, float]]]:
    """Stretches of known emotions that can be joined from left to right."""
    runs: list[list[tuple[float, float]]] = [[]]
    places = [column + 0.5 for column in range(len(emotions))] if at is None else at
    for place, emotion in zip(places, emotions, strict=True):
        x = place * COLUMN
        if emotion is None or (runs[-1] and x <= runs[-1][-1][0]):
            runs.append([])
        if emotion is not None:
            runs[-1].append((x, emotion))
    return [run for run in runs if run]


def _slopes(run: Run) -> list[float]:
    """Weighted harmonic means of the slopes on both sides, zero at turns; at an end the slope itself."""
    if len(run) < _FEWEST:
        return [0.0] * len(run)
    steps = [
        (right - left, (after - before) / (right - left)) for (left, before), (right, after) in pairwise(run)
    ]
    return [steps[0][1], *(_slope(before, after) for before, after in pairwise(steps)), steps[-1][1]]


def _slope(before: tuple[float, float], after: tuple[float, float]) -> float:
    (width_before, rise_before), (width_after, rise_after) = before, after
    if rise_before * rise_after <= 0:
        return 0.0
    first, second = 2 * width_after + width_before, width_after + 2 * width_before
    return (first + second) / (first / rise_before + second / rise_after)


def _short(value: float) -> str:
    return f"{value:.3f}".rstrip("0").rstrip(".")
