"""Emotion curves ready to draw: in the grid, and small ones everywhere else, on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.rendering import curve as draw
from cjm_plugin.rendering.views.parts import Emotion, emotion
from cjm_plugin.rendering.writer import Writer


class Line(NamedTuple):
    """A persona's line, or the target's (number 0)."""

    number: int
    path: str
    area: str
    name: str
    name_x: str
    """Of the first known point, before which the name ends."""
    name_dx: str
    """Pixels."""
    name_y: str


class Mark(NamedTuple):
    """One persona at one touchpoint."""

    traveller: int
    value: int
    y: str
    size: str
    """A square's side in pixels: around the marks that share its place."""


class Figure(NamedTuple):
    """The number of all marks that share a place, in the colour of the first of them."""

    traveller: int
    text: str
    y: str
    dy: str
    """Pixels from the marks' middle to the number's foot: above them, or under the lowest."""


class Point(NamedTuple):
    """A touchpoint on the curve: a link as tall as the lane."""

    href: str
    label: str
    """A sentence: title, each persona's emotion, the target."""
    left: str
    moment_of_truth: bool
    marks: tuple[Mark, ...]
    """The point of view's last, on top of those around it."""
    figures: tuple[Figure, ...]
    target_y: str
    felt: str
    """The figures alone, each persona's and then the target's: `-1 2 - 0`."""


@dataclass(frozen=True, slots=True)
class Curve:
    """A curve over the columns of a map."""

    width: int
    """Of the viewBox: 100 a column."""
    scale: draw.Scale
    column_width: str
    lines: tuple[Line, ...]
    """Last the point of view's, which is drawn on top."""
    points: tuple[Point, ...]
    levels: tuple[tuple[Emotion, str], ...]
    """The five emotions and where their lines run."""
    stage_edges: tuple[str, ...]
    label: str
    names: tuple[str, ...]
    """Each persona's."""


Row = Sequence[int | None]
"""Emotions, one a column; `None` where nobody knows."""


def journey_curve(writer: Writer, facts: JourneyFacts, scale: draw.Scale = draw.GRID) -> Curve | None:
    """The curves of all personas of a map and its target; `None` when nobody knows any emotion."""
    personas = facts.journey.personas or (None,)
    rows = [facts.emotions(persona) for persona in personas]
    target = tuple(contact.touchpoint.target_emotion for contact in facts.contacts)
    if not any(value is not None for row in (*rows, target) for value in row):
        return None
    columns = len(facts.contacts)
    names = [writer.facts.catalog.personas[p].title if p else writer.locale.t("Customer") for p in personas]
    stacks = [
        _stacks(column, c.touchpoint.moment_of_truth)
        for column, c in zip(_columns(rows), facts.contacts, strict=True)
    ]
    return Curve(
        width=columns * draw.COLUMN,
        scale=scale,
        column_width=draw.edge_percent(1, columns),
        lines=_lines([*names, writer.locale.t("Target")], [*rows, target], stacks, scale),
        points=tuple(
            _point(writer, contact, names, found, columns, scale)
            for contact, found in zip(facts.contacts, stacks, strict=True)
        ),
        levels=tuple(
            (e, scale.percent(e.value)) for value in (2, 1, 0, -1, -2) if (e := emotion(writer, value))
        ),
        stage_edges=_stage_edges(facts, columns),
        label=writer.locale.t("Emotion at each touchpoint: {who}", who=writer.locale.listing(names)),
        names=tuple(names),
    )


def _stage_edges(facts: JourneyFacts, columns: int) -> tuple[str, ...]:
    """Where a stage begins, but the first."""
    starts = [c.number - 1 for c in facts.contacts if c.touchpoint is c.stage.touchpoints[0]]
    return tuple(draw.edge_percent(start, columns) for start in starts if start)


# Marks: those of one column that share an emotion lie around each other.


class Stack(NamedTuple):
    """The personas of one column who feel the same."""

    value: int
    halves: tuple[tuple[int, float], ...]
    """Each persona's number, with half the size of its mark in pixels; growing."""

    @property
    def half(self) -> float:
        """Of the outermost."""
        return self.halves[-1][1]


_DISC, _DIAMOND, _SQUARE, _RING = 5.5, 8.0, 5.0, 3.5
"""Halves of the marks, and by how much the next one around them is larger, in pixels."""


def _columns(rows: Sequence[Row]) -> list[dict[int, list[int]]]:
    """For each column, who feels what: numbers of personas by emotion, highest first."""
    columns = []
    for column in zip(*rows, strict=True):
        felt = sorted({value for value in column if value is not None}, reverse=True)
        columns.append({value: [i for i, other in enumerate(column, 1) if other == value] for value in felt})
    return columns


def _stacks(column: dict[int, list[int]], moment_of_truth: bool) -> tuple[Stack, ...]:
    first = _DIAMOND if moment_of_truth else _DISC
    return tuple(
        Stack(
            value,
            tuple((n, (first if numbers[0] == 1 else _SQUARE) + _RING * i) for i, n in enumerate(numbers)),
        )
        for value, numbers in column.items()
    )


def _point(
    writer: Writer,
    contact: Contact,
    names: Sequence[str],
    stacks: Sequence[Stack],
    columns: int,
    scale: draw.Scale,
) -> Point:
    target = contact.touchpoint.target_emotion
    marks = [
        Mark(n, s.value, scale.percent(s.value), f"{2 * half:g}") for s in stacks for n, half in s.halves
    ]
    return Point(
        writer.contact(contact).href,
        _sentence(writer, contact, [(names[m.traveller - 1], m.value) for m in sorted(marks)]),
        draw.edge_percent(contact.number - 1, columns),
        contact.touchpoint.moment_of_truth,
        tuple(sorted(marks, reverse=True)),
        tuple(_figure(writer, stack, stacks, scale) for stack in stacks),
        "" if target is None else scale.percent(target),
        _felt(marks, len(names), target),
    )


def _felt(marks: Sequence[Mark], travellers: int, target: int | None) -> str:
    known = {mark.traveller: mark.value for mark in marks}
    felt = [*(known.get(number) for number in range(1, travellers + 1)), target]
    return " ".join("-" if value is None else str(value) for value in felt)


_OVER, _UNDER = 7.5, 16
"""Pixels from the edge of a mark to the foot of its number."""


def _figure(writer: Writer, stack: Stack, stacks: Sequence[Stack], scale: draw.Scale) -> Figure:
    """Above its marks; under them for the lowest of several, unless that is beneath the lane."""
    lowest = len(stacks) > 1 and stack is stacks[-1]
    room = scale.height - scale.y(stack.value)
    under = lowest and stack.half + _UNDER < room
    dy = stack.half + _UNDER if under else -stack.half - _OVER
    return Figure(
        stack.halves[0][0], writer.locale.signed(stack.value), scale.percent(stack.value), f"{dy:g}"
    )


def _sentence(writer: Writer, contact: Contact, here: Sequence[tuple[str, int]]) -> str:
    """`4 Compares three models. Young family −1, annoyed. Target +1. Moment of truth`"""
    locale, target = writer.locale, contact.touchpoint.target_emotion
    parts = [f"{contact.number} {contact.touchpoint.title}"]
    parts += [f"{name} {locale.signed(value)}, {locale.word('emotion', value)}" for name, value in here]
    parts += [f"{locale.t('Target')} {locale.signed(target)}"] if target is not None else []
    parts += [locale.t("Moment of truth")] if contact.touchpoint.moment_of_truth else []
    return ". ".join(parts)


# Lines and their names, which stand before the first point of each.

_NAME_HEIGHT = 13
_NAME_GAP = 7
"""Pixels between a name and the marks of the point."""
_COLUMN, _ALL_COLUMNS = 186, 820
"""Pixels: a column's width, and that of all in a narrow window, at the least."""


def _lines(
    names: Sequence[str], rows: Sequence[Row], stacks: Sequence[Sequence[Stack]], scale: draw.Scale
) -> tuple[Line, ...]:
    """The target's, which is the last row, first; then the personas', the point of view's on top."""
    numbers = [*range(1, len(rows)), 0]
    starts = {i: column for i, row in enumerate(rows) if (column := _first(row)) is not None}
    heights = _name_heights(rows, starts, scale)
    drawn = []
    for i, column in starts.items():
        beside = max((stack.half for stack in stacks[column]), default=_DISC) + _NAME_GAP
        drawn.append(
            Line(
                numbers[i],
                draw.line(rows[i], scale),
                draw.area(rows[i], scale) if numbers[i] == 1 else "",
                draw.shortened(names[i], _room(column, len(rows[i])) - beside),
                draw.x_percent(column, len(rows[i])),
                f"{-beside:g}",
                draw.percent(heights[i], scale.height),
            )
        )
    return tuple(sorted(drawn, key=lambda line: (line.number > 0, -line.number)))


def _room(column: int, columns: int) -> float:
    """Pixels left of a column's middle: to its edge, or to that of the column before it."""
    return max(_COLUMN, _ALL_COLUMNS / columns) * (1.5 if column else 0.5)


def _first(row: Row) -> int | None:
    """Where a line begins."""
    return next((i for i, value in enumerate(row) if value is not None), None)


def _name_heights(rows: Sequence[Row], starts: dict[int, int], scale: draw.Scale) -> dict[int, float]:
    """Where each name stands, from the top: at its line's first point, but never over another name."""
    heights: dict[int, float] = {}
    for column in set(starts.values()):
        here = sorted((i for i in starts if starts[i] == column), key=lambda i: -(rows[i][column] or 0))
        wanted = [scale.y(rows[i][column] or 0) for i in here]
        found = draw.spread(wanted, _NAME_HEIGHT, _NAME_HEIGHT, scale.height - _NAME_HEIGHT)
        heights.update(zip(here, found, strict=True))
    return heights
