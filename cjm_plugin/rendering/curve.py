"""The emotion curve as SVG paths: one unit system for the grid, the strip and every small curve.

Lines live in a stretched viewBox of 100 units a column; points are placed in per cent, so that both meet the
middle of HTML columns at any width. Between points the curve is a monotone cubic (Fritsch and Carlson,
"Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17, 1980): it never passes beyond the emotions
it joins.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
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
        return percent(self.y(emotion), self.height)


GRID = Scale(height=236, middle=128, step=40)
STRIP = Scale(height=44, middle=22, step=9)
SMALL = Scale(height=64, middle=32, step=13)


def percent(part: float, whole: float) -> str:
    """For an attribute: `37.288%`."""
    return f"{_short(100 * part / whole)}%"


@cache
def x_percent(position: int, columns: int) -> str:
    """The middle of a column (0-based), in per cent of all."""
    return percent(position + 0.5, columns)


@cache
def edge_percent(position: float, columns: int) -> str:
    """So many columns from the left, in per cent of all."""
    return percent(position, columns)


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
    return _line_through(tuple(run), scale)


@lru_cache(1024)
def _line_through(run: tuple[tuple[float, float], ...], scale: Scale) -> str:
    """Kept, for a page draws the same line as a line and as the edge of its area."""
    if not run:
        return ""
    (x, felt), mirrored = run[0], ""
    told = [f"M{_short(x)} {_short(scale.y(felt))}"]
    for bend in bends(run):
        (_, (x, near), (end, last)) = bend
        first, *rest = (f"{_short(x)} {_short(scale.y(felt))}" for x, felt in bend)
        # Where a curve goes on as it came, its way out needs no point of its own.
        told.append(f"S{' '.join(rest)}" if first == mirrored else f"C{first} {' '.join(rest)}")
        mirrored = f"{_short(2 * end - x)} {_short(2 * scale.y(last) - scale.y(near))}"
    return "".join(told)


Point = tuple[float, float]


def bends(run: Run) -> Iterator[tuple[Point, Point, Point]]:
    """The cubics from point to point of a curve: two control points, and the end."""
    slopes = _slopes(run)
    for ((left, before), (right, after)), (out, into) in zip(pairwise(run), pairwise(slopes), strict=True):
        third = (right - left) / 3
        yield (left + third, before + out * third), (right - third, after - into * third), (right, after)


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


def spread(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Places at least `gap` apart between `low` and `high`, as near to the wanted ones as that allows.

    Wanted places come in order and stay in it. Those too near to each other are moved by the least squares
    (by pooling adjacent violators).
    """
    pools: list[tuple[float, int]] = []
    for i, place in enumerate(wanted):
        mean, size = place - i * gap, 1
        while pools and pools[-1][0] > mean:
            before, more = pools.pop()
            mean, size = (mean * size + before * more) / (size + more), size + more
        pools.append((mean, size))
    last = max(low, high - gap * (len(wanted) - 1))
    first = [min(max(mean, low), last) for mean, size in pools for _ in range(size)]
    return tuple(place + i * gap for i, place in enumerate(first))


_NARROW, _WIDE = frozenset("fijlrtI1.,:;'’|()[] -іїł"), frozenset("mwMWOQDжшщмфюыЖШЩМФЮЫДЩ@%&—")
"""Letters of about 3.5 and of about 9 pixels, in the size of a curve's names; the others take about 6.5."""


def shortened(name: str, room: float) -> str:
    """A name as far as it fits into so many pixels, cut between words where that leaves most of it."""
    if sum(map(_letter, name)) <= room:
        return name
    end, taken = 0, _letter("m")
    while taken + _letter(name[end]) <= room:
        taken += _letter(name[end])
        end += 1
    space = name.rfind(" ", 0, end + 1)
    kept = name[: space if space > end / 2 else end]
    return f"{kept.rstrip(' ,.-–—')}…"


def _letter(letter: str) -> float:
    return 3.5 if letter in _NARROW else 9 if letter in _WIDE else 6.5


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
