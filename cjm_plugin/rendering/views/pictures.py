"""Pictures as large as a word: a bar, a whole in its parts, a line. Beside each stands what it tells."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import NamedTuple

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.analysis.figures import Series
from cjm_plugin.analysis.health import Verdict


class Stroke(NamedTuple):
    """A line of a picture."""

    path: str
    """The `d` of SVG."""
    of: str = ""
    """The basis or the answer it stands for, if it stands for one."""


class Picture(NamedTuple):
    """Strokes in a box that is stretched to the size its sort has everywhere."""

    sort: str
    """`share`, `bar` or `line`."""
    box: str
    """The `viewBox` of SVG."""
    strokes: tuple[Stroke, ...]


class Signs(NamedTuple):
    """A disc for each question that a map is asked: full, half or empty."""

    width: int
    words: str
    """The same in words."""
    strokes: tuple[Stroke, ...]


_DISCS: Mapping[Verdict, str] = {
    Verdict.YES: "a5 5 0 0 0 0 10a5 5 0 0 0 0-10z",
    Verdict.PARTLY: "a5 5 0 0 0 0 10a5 5 0 0 1 0-10a5 5 0 0 1 0 10z",
    Verdict.NO: "a5 5 0 0 0 0 10a5 5 0 0 0 0-10z",
}
"""From the top of a disc of radius 5. Half of one: down and up its left side, down its right, and across."""

_PITCH = 14
"""Units from one disc to the next."""


@cache
def signs(verdicts: tuple[Verdict, ...], words: str) -> Signs:
    """What a map answers, in the order of the questions."""
    strokes = (
        Stroke(
            "".join(f"M{6 + _PITCH * i} 1{disc}" for i, found in enumerate(verdicts) if found is verdict),
            verdict.value,
        )
        for verdict, disc in _DISCS.items()
        if verdict in verdicts
    )
    return Signs(_PITCH * len(verdicts) - 2, words, tuple(strokes))


_LONG = 100
"""Units of a bar that is full."""


def bar(share: float) -> Picture:
    """A share of 1 of a bar."""
    return _bar(round(share * _LONG))


@cache
def _bar(filled: int) -> Picture:
    return Picture("bar", f"0 0 {_LONG} 2", (Stroke(f"M0 1H{filled}"),))


def basis_bar(facts: JourneyFacts) -> Picture:
    """What the touchpoints of a map rest on, as parts of a bar."""
    total, start, strokes = len(facts.contacts), 0, []
    for basis in Basis:
        start, left = start + facts.basis_counts[basis], start
        if start > left:
            strokes.append(
                Stroke(f"M{round(left / total * _LONG)} 1H{round(start / total * _LONG)}", basis.value)
            )
    return Picture("share", f"0 0 {_LONG} 2", tuple(strokes))


_STEP = 4
"""Units from one point of a line to the next."""


def emotion_line(facts: JourneyFacts) -> Picture | None:
    """The point of view's curve, -2 to +2, small; `None` where there is no line to draw."""
    return _line([None if e is None else 2 * (2 - e) for e in facts.emotions(facts.journey.point_of_view)], 8)


def series_line(series: Series, weeks: int) -> Picture | None:
    """The last weeks of a metric, from its lowest figure to its highest."""
    points = series.last(weeks)
    low, high = min(p.value for p in points), max(p.value for p in points)
    first, spread = points[0].week.monday, (high - low) or 1
    heights: list[int | None] = [None] * ((points[-1].week.monday - first).days // 7 + 1)
    for point in points:
        heights[(point.week.monday - first).days // 7] = round(20 * (high - point.value) / spread)
    return _line(heights, 20, joined=True)


def _line(heights: Sequence[int | None], height: int, *, joined: bool = False) -> Picture | None:
    """A line through whole numbers, downwards from the top; it breaks at an unknown one, unless `joined`."""
    known = [(i * _STEP, y) for i, y in enumerate(heights) if y is not None]
    if len(known) < 2:  # noqa: PLR2004 (a line has two ends)
        return None
    runs = [known] if joined else _runs(heights)
    path = "".join(f"M{' '.join(f'{x} {y}' for x, y in run)}{'h0' if len(run) == 1 else ''}" for run in runs)
    return Picture("line", f"0 0 {(len(heights) - 1) * _STEP} {height}", (Stroke(path),))


def _runs(heights: Sequence[int | None]) -> list[list[tuple[int, int]]]:
    """Known heights next to each other."""
    grouped = groupby(enumerate(heights), key=lambda pair: pair[1] is not None)
    return [[(i * _STEP, y) for i, y in run if y is not None] for known, run in grouped if known]
