"""A changed map's emotion curve before and after, on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from cjm_plugin.model.revision import Shift, ShiftPoint
from cjm_plugin.rendering import curve as draw
from cjm_plugin.rendering.views.minis import MiniStage
from cjm_plugin.rendering.writer import Writer

SCALE = draw.Scale(height=116, middle=58, step=18)

_COLUMN = 60
"""Units a column is wide here: a third of it is whole, which makes paths shorter."""


class Changed(NamedTuple):
    """A touchpoint whose emotion differs, has come or has gone."""

    x: str
    before: str
    """Its height; empty where it was not there or nobody knew."""
    after: str
    """Empty where it is gone or nobody knows."""
    number: str
    """Its place on the map; empty where it has none any more."""
    direction: str
    moment_of_truth: bool
    below: bool
    """Whether its number stands under the point."""


@dataclass(frozen=True, slots=True)
class ShiftView:
    """Both curves."""

    width: int
    height: int
    middle: int
    zero: str
    before: str
    after: str
    area: str
    above: bool
    """Whether there is anything of the area on that side of neutral."""
    below: bool
    edges: str
    """Where the stages begin."""
    dots: str
    """The touchpoints that are as they were."""
    stages: tuple[MiniStage, ...]
    changed: tuple[Changed, ...]
    label: str
    key_before: str
    key_after: str


def shift_view(writer: Writer, shift: Shift) -> ShiftView:
    """A curve before and after."""
    points = shift.points
    now = tuple(place for place in _places(points) if place.point.is_there)
    was = tuple(place for place in _places(points) if place.point.was_there)
    after, at = [place.point.after for place in now], [_at(place) for place in now]
    line = draw.line(after, SCALE, at)
    return ShiftView(
        width=len(points) * _COLUMN,
        height=SCALE.height,
        middle=SCALE.middle,
        zero=SCALE.percent(0),
        before=draw.line([place.point.before for place in was], SCALE, [_at(place) for place in was]),
        after=line,
        area=draw.area(after, SCALE, at) if None in after else _area(line, at),
        above=any(felt > 0 for felt in after if felt is not None),
        below=any(felt < 0 for felt in after if felt is not None),
        edges=_edges(points),
        dots="".join(_dot(place) for place in now if not _differs(place.point)),
        stages=_stages(points),
        changed=tuple(_changed(place, len(points)) for place in _places(points) if _differs(place.point)),
        label=label(writer, shift),
        key_before=writer.locale.pgettext("curve", "before"),
        key_after=writer.locale.pgettext("curve", "after"),
    )


class Place(NamedTuple):
    """A point, the column it has, and its number on the map as it is now."""

    point: ShiftPoint
    column: int
    number: int


def _places(points: Sequence[ShiftPoint]) -> Iterator[Place]:
    number = 0
    for column, point in enumerate(points):
        number += point.is_there
        yield Place(point, column, number)


def _at(place: Place) -> float:
    """The middle of its column, in the columns that curves are drawn in."""
    return (place.column + 0.5) * _COLUMN / draw.COLUMN


def _area(line: str, at: Sequence[float]) -> str:
    """The surface under a curve that is known throughout: its line, drawn once, and back along neutral."""
    if len(at) < _LINE:
        return ""
    return f"{line}L{at[-1] * draw.COLUMN:g} {SCALE.middle}L{at[0] * draw.COLUMN:g} {SCALE.middle}Z"


_LINE = 2
"""Points that make one."""


def _differs(point: ShiftPoint) -> bool:
    return point.was_there is not point.is_there or point.before != point.after


def _dot(place: Place) -> str:
    """A stroke of no length, which round ends make a dot."""
    felt = place.point.after
    return "" if felt is None else f"M{place.column * _COLUMN + _COLUMN // 2} {SCALE.y(felt):g}h0"


def _edges(points: Sequence[ShiftPoint]) -> str:
    starts = (column for column in range(len(points)) if column == 0 or _begins(points, column))
    return "".join(f"M{column * _COLUMN} 0V{SCALE.height}" for column in starts)


def _begins(points: Sequence[ShiftPoint], column: int) -> bool:
    return _stage_of(points[column]) != _stage_of(points[column - 1])


def _stages(points: Sequence[ShiftPoint]) -> tuple[MiniStage, ...]:
    found, start = [], 0
    for _, run in groupby(points, _stage_of):
        stage = [*run]
        left, width = (draw.edge_percent(part, len(points)) for part in (start, len(stage)))
        found.append(MiniStage(left, width, stage[0].stage.title))
        start += len(stage)
    return tuple(found)


def _stage_of(point: ShiftPoint) -> str:
    return point.stage.id


def _changed(place: Place, columns: int) -> Changed:
    point = place.point
    before = point.before if point.was_there else None
    after = point.after if point.is_there else None
    shown = after if after is not None else before
    felt = shown or 0
    return Changed(
        draw.x_percent(place.column, columns),
        "" if before is None else SCALE.percent(before),
        "" if after is None else SCALE.percent(after),
        str(place.number) if point.is_there else "",
        _direction(before, after),
        point.moment_of_truth,
        felt < 0 or (before is not None and before > felt),
    )


def _direction(before: int | None, after: int | None) -> str:
    if before is None or after is None or before == after:
        return "neutral"
    return "better" if after > before else "worse"


def label(writer: Writer, shift: Shift) -> str:
    """The curve in words: `Emotion before and after, Young family: 4 fell from 0 to −1, 8 is new at +1`"""
    t = writer.locale.t
    who = shift.persona.title if shift.persona else t("Customer")
    parts = [_told(writer, place) for place in _places(shift.points) if _differs(place.point)]
    return t("Emotion before and after, {who}: {changes}", who=who, changes="; ".join(parts))


def _told(writer: Writer, place: Place) -> str:
    t, signed, point = writer.locale.t, writer.locale.signed, place.point
    name = f"{place.number} {point.title}"
    before, after = (None if felt is None else signed(felt) for felt in (point.before, point.after))
    if not point.is_there:
        return t("{touchpoint} is gone", touchpoint=point.title)
    if not point.was_there:
        if after is None:
            return t("{touchpoint} is new", touchpoint=name)
        return t("{touchpoint} is new at {emotion}", touchpoint=name, emotion=after)
    if before is None or after is None:
        unknown = t("unknown")
        return t(
            "{touchpoint}: {before} → {after}",
            touchpoint=name,
            before=before or unknown,
            after=after or unknown,
        )
    if (point.after or 0) > (point.before or 0):
        return t("{touchpoint} rose from {before} to {after}", touchpoint=name, before=before, after=after)
    return t("{touchpoint} fell from {before} to {after}", touchpoint=name, before=before, after=after)
