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
    """Where the label stands: at the first known point."""
    name_y: str
    name_dy: int
    """Pixels down: names of lines that start at the same point stand under each other."""


class Mark(NamedTuple):
    """One persona at one touchpoint."""

    traveller: int
    emotion: Emotion
    y: str
    under: bool
    """Whether its number stands under the point: the lower line's does."""


class Point(NamedTuple):
    """A touchpoint on the curve: a link as tall as the lane."""

    href: str
    label: str
    """A sentence: title, each persona's emotion, the target."""
    left: str
    x: str
    moment_of_truth: bool
    marks: tuple[Mark, ...]
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


def journey_curve(writer: Writer, facts: JourneyFacts, scale: draw.Scale = draw.GRID) -> Curve | None:
    """The curves of all personas of a map and its target; `None` when nobody knows any emotion."""
    personas = facts.journey.personas or (None,)
    rows = [facts.emotions(persona) for persona in personas]
    target = tuple(contact.touchpoint.target_emotion for contact in facts.contacts)
    if not any(value is not None for row in (*rows, target) for value in row):
        return None
    columns = len(facts.contacts)
    names = [writer.facts.catalog.personas[p].title if p else writer.locale.t("Customer") for p in personas]
    lines = [_line(number, rows, scale, name) for number, name in enumerate(names, 1)]
    aim = _line(0, [target, *rows], scale, writer.locale.t("Target"))
    return Curve(
        width=columns * draw.COLUMN,
        scale=scale,
        column_width=draw.edge_percent(1, columns),
        lines=tuple(filter(None, (aim, *reversed(lines)))),
        points=tuple(_point(writer, contact, rows, names, columns, scale) for contact in facts.contacts),
        levels=tuple(
            (e, scale.percent(e.value)) for value in (2, 1, 0, -1, -2) if (e := emotion(writer, value))
        ),
        stage_edges=_stage_edges(facts, columns),
        label=writer.locale.t("Emotion at each touchpoint: {who}", who=writer.locale.listing(names)),
        names=tuple(names),
    )


_NAME_HEIGHT = 13
_NAME_LETTERS = 14
"""What fits between the lane's edge and the first point."""


def _line(number: int, rows: Sequence[Sequence[int | None]], scale: draw.Scale, name: str) -> Line | None:
    """The n-th row's line (the target's, number 0, is the first of its rows)."""
    row = rows[max(0, number - 1)]
    first = _first(row)
    if first is None:
        return None
    start = (first, row[first])
    above = sum(
        (_first(other), other[first]) == start for other in (rows[1:] if number == 0 else rows[: number - 1])
    )
    return Line(
        number,
        draw.line(row, scale),
        draw.area(row, scale) if number == 1 else "",
        name if len(name) <= _NAME_LETTERS else f"{name[: _NAME_LETTERS - 1].rstrip()}…",
        draw.x_percent(first, len(row)),
        scale.percent(row[first] or 0),
        _NAME_HEIGHT * above + 4,
    )


def _first(row: Sequence[int | None]) -> int | None:
    """Where a line begins."""
    return next((i for i, value in enumerate(row) if value is not None), None)


def _stage_edges(facts: JourneyFacts, columns: int) -> tuple[str, ...]:
    """Where a stage begins, but the first."""
    starts = [c.number - 1 for c in facts.contacts if c.touchpoint is c.stage.touchpoints[0]]
    return tuple(draw.edge_percent(start, columns) for start in starts if start)


def _point(
    writer: Writer,
    contact: Contact,
    rows: Sequence[Sequence[int | None]],
    names: Sequence[str],
    columns: int,
    scale: draw.Scale,
) -> Point:
    position = contact.number - 1
    here = [(i, value) for i, row in enumerate(rows, 1) if (value := row[position]) is not None]
    first = here[0][1] if here and here[0][0] == 1 else None
    marks = tuple(_mark(writer, i, value, first, scale) for i, value in reversed(here))
    target = contact.touchpoint.target_emotion
    return Point(
        writer.contact(contact).href,
        _sentence(writer, contact, [(names[i - 1], value) for i, value in here]),
        draw.edge_percent(position, columns),
        draw.x_percent(position, columns),
        contact.touchpoint.moment_of_truth,
        marks,
        "" if target is None else scale.percent(target),
        _felt([*(row[position] for row in rows), target]),
    )


def _felt(values: Sequence[int | None]) -> str:
    return " ".join("-" if value is None else str(value) for value in values)


def _mark(writer: Writer, number: int, value: int, first: int | None, scale: draw.Scale) -> Mark:
    felt = emotion(writer, value)
    assert felt is not None
    under = number > 1 and first is not None and value <= first
    return Mark(number, felt, scale.percent(value), under)


def _sentence(writer: Writer, contact: Contact, here: Sequence[tuple[str, int]]) -> str:
    """`4 Compares three models. Young family −1, annoyed. Target +1. Moment of truth`"""
    locale, target = writer.locale, contact.touchpoint.target_emotion
    parts = [f"{contact.number} {contact.touchpoint.title}"]
    parts += [f"{name} {locale.signed(value)}, {locale.word('emotion', value)}" for name, value in here]
    parts += [f"{locale.t('Target')} {locale.signed(target)}"] if target is not None else []
    parts += [locale.t("Moment of truth")] if contact.touchpoint.moment_of_truth else []
    return ". ".join(parts)
