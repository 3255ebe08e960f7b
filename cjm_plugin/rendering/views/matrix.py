"""Matrices: departments by stages, and channels by channels."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.facts import Meeting
from cjm_plugin.analysis.passages import Crossing
from cjm_plugin.model import anchors
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.heat import Heat, HeatCell, HeatRow, Label, Note, Step
from cjm_plugin.rendering.locale import NO_BREAK
from cjm_plugin.rendering.views.parts import Section
from cjm_plugin.rendering.writer import Link, Writer


class MatrixCell(NamedTuple):
    """A figure, with notes beneath."""

    figure: str
    notes: tuple[str, ...]
    """In words."""
    brief: tuple[Note, ...]
    """The same notes as the picture has room for."""
    level: int
    """The tint: below nought for what is bad, above for what is good."""
    href: str
    words: str
    """All of it."""


class MatrixRow(NamedTuple):
    heading: Link
    cells: tuple[MatrixCell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows by columns; `None` where nothing meets. The same twice: drawn, and as a table."""

    corner: str
    headings: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]
    picture: Markup | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """What the tints stand for."""

    scale: tuple[Step, ...]
    ends: tuple[str, str]
    signs: tuple[Note, ...] = ()


def drawn(writer: Writer, title: str, matrix: Matrix, key: Key) -> Matrix:
    """A matrix with its picture."""
    heat = Heat(
        title=title,
        corner=matrix.corner,
        columns=tuple(Label(*heading) for heading in matrix.headings),
        rows=tuple(
            HeatRow(Label(*row.heading), tuple(cell and _heat_cell(cell) for cell in row.cells))
            for row in matrix.rows
        ),
        scale=key.scale,
        ends=key.ends,
        signs=key.signs,
    )
    return replace(matrix, picture=writer.library.charts.picture(heat))


def _heat_cell(cell: MatrixCell) -> HeatCell:
    return HeatCell(cell.figure, cell.brief, cell.level, cell.href, cell.words)


def meetings_section(writer: Writer) -> tuple[Section, ...]:
    """Where departments meet the customer."""
    t, meetings = writer.locale.t, writer.facts.meetings
    stages = [
        stage for stage in writer.facts.catalog.stages_in_order if any(id == stage.id for _, id in meetings)
    ]
    acting = dict.fromkeys(department for department, _ in meetings)
    departments = [d for d in writer.facts.catalog.departments.values() if d.id in acting]
    if not departments:
        return ()
    rows = tuple(
        MatrixRow(
            writer.object(department),
            tuple(
                _meeting(writer, department.id, stage.id, meetings.get((department.id, stage.id)))
                for stage in stages
            ),
        )
        for department in departments
    )
    title = t("Where departments meet the customer")
    lead = t("Mean emotion at the touchpoints a department leads or supports, and how many there are.")
    matrix = Matrix(t("Department"), tuple(writer.object(stage) for stage in stages), rows)
    return (Section("matrix", title, "matrix", drawn(writer, title, matrix, emotion_key(writer)), lead),)


def _meeting(writer: Writer, department: str, stage: str, meeting: Meeting | None) -> MatrixCell | None:
    if meeting is None:
        return None
    locale, catalog = writer.locale, writer.facts.catalog
    count, mean = len(meeting.contacts), meeting.mean_emotion
    figure = locale.signed(mean, 1) if mean is not None else "?"
    notes = (locale.n("{n} touchpoint", "{n} touchpoints", count),)
    names = f"{catalog.departments[department].title}, {catalog.stages[stage].title}"
    return MatrixCell(
        figure,
        notes,
        (Note(locale.number(count)),),
        level(mean),
        _section_href(writer, Kind.DEPARTMENT, department, "slice"),
        f"{names}: {', '.join((figure, *notes))}",
    )


def _section_href(writer: Writer, kind: Kind, id: str, section: str) -> str:
    """A section of an object's page."""
    return writer.href(f"{urls.page(kind, id)}#{anchors.section_anchor(section)}")


_SLIGHT, _STRONG = 0.25, 0.75


def level(mean: float | None) -> int:
    """How strongly a mean is tinted: a quarter of a step is nothing, three quarters are much."""
    size = abs(mean or 0)
    strength = (size >= _SLIGHT) + (size >= _STRONG)
    return strength if (mean or 0) > 0 else -strength


def emotion_key(writer: Writer) -> Key:
    """The steps of `level`."""
    locale = writer.locale
    below, above = (tuple(locale.signed(sign * size, 2) for size in (_SLIGHT, _STRONG)) for sign in (-1, 1))
    texts = (f"≤ {below[1]}", f"≤ {below[0]}", locale.number(0), f"≥ {above[0]}", f"≥ {above[1]}")
    steps = tuple(Step(i - 2, text.replace(" ", NO_BREAK)) for i, text in enumerate(texts))
    return Key(steps, (locale.word("direction", "worse"), locale.word("direction", "better")))


def crossings_section(writer: Writer) -> tuple[Section, ...]:
    """From channel to channel: how often, and what it costs."""
    t, crossings = writer.locale.t, writer.facts.crossings
    if not crossings:
        return ()
    origins, goals = _used(writer, (o for o, _ in crossings)), _used(writer, (g for _, g in crossings))
    rows = tuple(
        MatrixRow(
            writer.link(Kind.CHANNEL, origin),
            tuple(_crossing(writer, crossings.get((origin, goal))) for goal in goals),
        )
        for origin in origins
    )
    title = t("From channel to channel")
    lead = t(
        "How many passages lead from the channel of the row to that of the column, over as-is maps. "
        "The stronger its tint, the more of three things they cost the customer: a wait, the same question "
        "again, and a fifth or more who leave where they start."
    )
    plain = Matrix(t("From, to"), writer.links(Kind.CHANNEL, goals), rows)
    matrix = drawn(writer, title, plain, _cost_key(writer))
    return (Section("passages", title, "matrix", matrix, lead),)


_MANY = 0.2
"""The share of customers lost that is a cost."""


def _used(writer: Writer, ids: Iterable[str]) -> tuple[str, ...]:
    found = set(ids)
    return tuple(id for id in writer.facts.catalog.channels if id in found)


def _cost_key(writer: Writer) -> Key:
    t = writer.locale.t
    steps = tuple(Step(-costs, writer.locale.number(costs)) for costs in range(4))
    signs = (
        Note(t("mean wait"), "wait"),
        Note(t("how many are asked again"), "again"),
        Note(t("mean share lost"), "lost"),
    )
    return Key(steps, (t("Costs:"), ""), signs)


def _crossing(writer: Writer, crossing: Crossing | None) -> MatrixCell | None:
    if crossing is None:
        return None
    locale, catalog = writer.locale, writer.facts.catalog
    notes = _costs(writer, crossing)
    count = len(crossing.ways)
    names = f"{catalog.channels[crossing.origin].title} → {catalog.channels[crossing.goal].title}"
    words = (locale.n("{n} passage", "{n} passages", count), *(text for text, _ in notes))
    return MatrixCell(
        locale.number(count),
        tuple(text for text, _ in notes),
        tuple(note for _, note in notes),
        -cost(crossing),
        _section_href(writer, Kind.CHANNEL, crossing.origin, "out"),
        f"{names}: {', '.join(words)}",
    )


def cost(crossing: Crossing) -> int:
    """How many of three things passages cost the customer: waiting, repeating, and giving up."""
    return sum((bool(crossing.mean_wait), crossing.repeats > 0, (crossing.mean_lost or 0) >= _MANY))


def _costs(writer: Writer, crossing: Crossing) -> tuple[tuple[str, Note], ...]:
    """What there is of each, in words and in brief."""
    locale = writer.locale
    wait, lost, again = crossing.mean_wait, crossing.mean_lost, crossing.repeats
    found = []
    if wait:
        found.append((locale.t("{wait} wait", wait=locale.minutes(wait)), Note(_brief(writer, wait), "wait")))
    if again:
        found.append(
            (locale.n("{n} asked again", "{n} asked again", again), Note(locale.number(again), "again"))
        )
    if lost:
        share = locale.percent(lost)
        found.append((locale.t("{share} lost", share=share), Note(share, "lost")))
    return tuple(found)


_HOUR, _DAY = 60, 24 * 60
_EXACT = 10
"""Hours from which fractions are not told."""


def _brief(writer: Writer, minutes: float) -> str:
    """`22′`, `1.5 h`, `3 d`"""
    locale = writer.locale
    if round(minutes) < _HOUR:
        return f"{locale.number(minutes, 0 if minutes >= 1 else 1)}′"
    if minutes < 2 * _DAY:
        hours = round(minutes / _HOUR, 0 if minutes >= _EXACT * _HOUR else 1)
        return locale.t("{hours} h", hours=hours).replace(" ", NO_BREAK)
    return locale.t("{n} d", n=round(minutes / _DAY)).replace(" ", NO_BREAK)
