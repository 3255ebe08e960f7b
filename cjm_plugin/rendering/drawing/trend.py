"""Draws the trend of a metric: small in a tile, wide with its scales on the metric's own page."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import escape
from matplotlib.axes import Axes
from matplotlib.ticker import MaxNLocator

from cjm_plugin.model.measurement import Week
from cjm_plugin.rendering.drawing.canvas import Frame, blank, paths, rounded
from cjm_plugin.rendering.trend import Trend

_DAYS_PER_WEEK = 7

_WEEK_STEPS = (1, 2, 4, 8, 13, 26, 52)
_WEEK_LABELS = 8
"""So many labels of weeks fit under a wide chart."""
_LABEL_ROOM = 62
"""Between the middles of two labels of weeks, of which one may be long."""
_LINE_HEIGHT = 18
_BESIDE = 11
"""From a point or a line to its label."""
_SHORT_UNIT = 8
"""Letters of a unit that fit beside the last value."""


_FRAMES = {"small": Frame(240, 70, 0, 4, 8, 8), "wide": Frame(720, 232, 46, 108, 14, 30)}


@dataclass(frozen=True)
class _Line:
    """The figures on an axis of whole weeks, with `nan` where there is none."""

    weeks: tuple[int, ...]
    values: tuple[float, ...]

    @classmethod
    def of(cls, trend: Trend) -> _Line:
        known = {_ordinal(week): value for week, value in trend.points if value is not None}
        weeks = range(_ordinal(trend.points[0][0]), _ordinal(trend.points[-1][0]) + 1)
        return cls(tuple(weeks), tuple(known.get(week, math.nan) for week in weeks))

    @property
    def known(self) -> tuple[tuple[int, float], ...]:
        points = zip(self.weeks, self.values, strict=True)
        return tuple((week, value) for week, value in points if not math.isnan(value))

    @property
    def lone(self) -> tuple[tuple[int, float], ...]:
        """Points without a neighbour on either side, which no line shows."""
        weeks = {week for week, _ in self.known}
        return tuple(point for point in self.known if not {point[0] - 1, point[0] + 1} & weeks)


def draw(trend: Trend) -> str:
    """The SVG element of a chart."""
    line, frame = _Line.of(trend), _FRAMES[trend.size]
    axes, canvas = blank(frame)
    ticks = _scale(axes, trend, line)
    _shapes(axes, trend, line)
    shapes = paths(canvas)
    place = _Places(axes, frame)
    if trend.size == "small":
        return _element(trend, frame, _small(shapes, line, place), 'preserveAspectRatio="none" ')
    return _element(trend, frame, _wide(trend, shapes, line, place, ticks))


def _element(trend: Trend, frame: Frame, body: Iterator[str], more: str = "") -> str:
    name = f"cjm-trend cjm-trend--{trend.size}"
    description = f"<desc>{escape(trend.description)}</desc>" if trend.description else ""
    return (
        f'<svg class="{name}" viewBox="0 0 {frame.width} {frame.height}" {more}role="img">'
        f"<title>{escape(trend.title)}</title>{description}{''.join(body)}</svg>"
    )


def _scale(axes: Axes, trend: Trend, line: _Line) -> tuple[float, ...]:
    """Sets the limits of both axes, and returns the values to mark. A single week stands at the right end."""
    axes.set_xlim(min(line.weeks[0], line.weeks[-1] - 1), line.weeks[-1])
    values = [value for _, value in line.known] + ([] if trend.target is None else [trend.target])
    low, high = min(values), max(values)
    if low == high:
        slack = abs(low) / 10 or 1.0
        low, high = low - slack, high + slack
    if trend.size == "small":
        axes.set_ylim(low, high)
        return ()
    ticks = tuple(map(float, MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)))
    axes.set_ylim(ticks[0], ticks[-1])
    return ticks


def _shapes(axes: Axes, trend: Trend, line: _Line) -> None:
    """The target, the areas between it and the line, and the line."""
    if trend.target is not None:
        sign = 1 if trend.better == "higher" else -1
        short = [sign * (value - trend.target) for value in line.values]
        for gid, where in (("missed", [x < 0 for x in short]), ("met", [x > 0 for x in short])):
            axes.fill_between(line.weeks, line.values, trend.target, where, interpolate=True, gid=gid)
        axes.plot(axes.get_xlim(), (trend.target, trend.target), gid="target")
    axes.plot(line.weeks, line.values, gid="line")


class _Places:
    """Where on the picture a figure of a week is."""

    def __init__(self, axes: Axes, frame: Frame) -> None:
        self._axes, self.frame = axes, frame

    def __call__(self, week: float, value: float) -> tuple[float, float]:
        x, y = self._axes.transData.transform((week, value))
        return float(x), self.frame.height - float(y)


def _areas(shapes: dict[str, str]) -> Iterator[str]:
    for gid, ok in (("missed", "no"), ("met", "yes")):
        if gid in shapes:
            look = 'fill="currentColor" opacity=".12"'
            yield f'<path class="cjm-trend__gap" data-ok="{ok}" d="{shapes[gid]}" {look}/>'


def _lines(shapes: dict[str, str]) -> Iterator[str]:
    for gid, more in (
        ("target", 'stroke-dasharray="4 4"'),
        ("line", 'stroke-width="1.75" stroke-linejoin="round"'),
    ):
        if gid in shapes:
            look = f'fill="none" stroke="currentColor" {more} vector-effect="non-scaling-stroke"'
            yield f'<path class="cjm-trend__{gid}" d="{shapes[gid]}" {look}/>'


def _small(shapes: dict[str, str], line: _Line, place: _Places) -> Iterator[str]:
    yield from _areas(shapes)
    yield from _lines(shapes)
    for point in line.lone:
        yield _stretched_dot("cjm-trend__lone", *place(*point), 5)
    x, y = place(*line.known[-1])
    yield _stretched_dot("cjm-trend__halo", x, y, 12)
    yield _stretched_dot("cjm-trend__dot", x, y, 8)


def _stretched_dot(name: str, x: float, y: float, size: int) -> str:
    """The round end of a line without length: it stays round where the picture is stretched."""
    colour = "none" if name.endswith("halo") else "currentColor"
    look = f'fill="none" stroke="{colour}" stroke-width="{size}" stroke-linecap="round"'
    place = f"M{rounded(x)} {rounded(y)}h.01"
    return f'<path class="{name}" d="{place}" {look} vector-effect="non-scaling-stroke"/>'


def _wide(
    trend: Trend, shapes: dict[str, str], line: _Line, place: _Places, ticks: tuple[float, ...]
) -> Iterator[str]:
    yield from _values(trend, line, place, ticks)
    yield from _areas(shapes)
    yield from _lines(shapes)
    yield from _weeks(line, place)
    for point in line.lone:
        yield _dot("cjm-trend__lone", *place(*point), 2.5)
    x, y = place(*line.known[-1])
    yield _dot("cjm-trend__dot", x, y, 4.5)
    unit = trend.unit if trend.unit and len(trend.unit) <= _SHORT_UNIT else None
    yield _text("cjm-trend__last", trend.locale.value(line.known[-1][1], unit), x + _BESIDE, y)
    if trend.target is not None:
        yield _target_label(trend, place, trend.target, line)


def _values(trend: Trend, line: _Line, place: _Places, ticks: tuple[float, ...]) -> Iterator[str]:
    """Lines across the picture, with the value at their left end."""
    end = place.frame.width - place.frame.right
    for tick in ticks:
        _, y = place(line.weeks[0], tick)
        across = f"M{rounded(place.frame.left)} {rounded(y)}H{rounded(end)}"
        yield f'<path class="cjm-trend__grid" d="{across}" stroke="currentColor" stroke-opacity=".15"/>'
        label = trend.locale.value(tick, _sign(trend))
        yield _text("cjm-trend__tick", label, place.frame.left - _BESIDE, y, "end")


def _weeks(line: _Line, place: _Places) -> Iterator[str]:
    """The first and the last week, and some between them: without the year where that is clear."""
    long = len(line.weeks) > _WEEK_STEPS[-1]
    y = place.frame.height - 9
    last = line.weeks[-1]
    step = next((step for step in _WEEK_STEPS if len(line.weeks) / step <= _WEEK_LABELS), _WEEK_STEPS[-1])
    ends = [place(week, 0)[0] for week in (line.weeks[0], last)]
    if len(line.weeks) > 1:
        yield _text("cjm-trend__tick", str(_week(line.weeks[0])), ends[0], y, "start")
    for week in range(last - step, line.weeks[0], -step):
        x = place(week, 0)[0]
        if x - ends[0] > _LABEL_ROOM + 30 and ends[1] - x > _LABEL_ROOM:
            label = str(_week(week))
            yield _text("cjm-trend__tick", label if long else label[-3:], x, y, "middle")
    yield _text("cjm-trend__tick", str(_week(last)), ends[1], y, "middle")


def _target_label(trend: Trend, place: _Places, target: float, line: _Line) -> str:
    """At the right end of the target's line, clear of the last value's label."""
    _, last = place(*line.known[-1])
    _, y = place(line.weeks[-1], target)
    if abs(y - last) < _LINE_HEIGHT:
        y = last + math.copysign(_LINE_HEIGHT, y - last)
        if y > place.frame.height - place.frame.bottom:
            y = last - _LINE_HEIGHT
    value = trend.locale.target(target, trend.better, _sign(trend))
    text = trend.locale.t("target {figure}", figure=value)
    return _text("cjm-trend__aim", text, place.frame.width - place.frame.right + _BESIDE, y)


def _sign(trend: Trend) -> str | None:
    """The unit where it takes no room. The last value carries any other."""
    return trend.unit if trend.unit == "%" else None


def _dot(name: str, x: float, y: float, radius: float) -> str:
    return f'<circle class="{name}" cx="{rounded(x)}" cy="{rounded(y)}" r="{radius}" fill="currentColor"/>'


def _text(name: str, text: str, x: float, y: float, anchor: str = "start") -> str:
    place = f'x="{rounded(x)}" y="{rounded(y)}" dy=".35em" text-anchor="{anchor}"'
    return f'<text class="{name}" {place} font-size="12" fill="currentColor">{escape(text)}</text>'


def _ordinal(week: Week) -> int:
    """Weeks counted without a break from year to year."""
    return week.monday.toordinal() // _DAYS_PER_WEEK


def _week(ordinal: int) -> Week:
    """Ordinal 1 is a Monday."""
    return Week.of(dt.date.fromordinal(ordinal * _DAYS_PER_WEEK + 1))
