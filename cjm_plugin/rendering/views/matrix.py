"""Matrices: departments by stages, and channels by channels."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from cjm_plugin.analysis.facts import Meeting
from cjm_plugin.analysis.passages import Crossing
from cjm_plugin.model import anchors
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.parts import Section
from cjm_plugin.rendering.writer import Link, Writer


class MatrixCell(NamedTuple):
    """A figure, with notes beneath."""

    figure: str
    notes: tuple[str, ...]
    level: int
    """-2 (worst) to 2 (best): the tint."""
    href: str
    hidden: str = ""
    """What the first note counts, for those who hear the table."""


class MatrixRow(NamedTuple):
    heading: Link
    cells: tuple[MatrixCell | None, ...]


class Matrix(NamedTuple):
    """Rows by columns; `None` where nothing meets."""

    corner: str
    headings: tuple[Link, ...]
    rows: tuple[MatrixRow, ...]


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
                _meeting(writer, department.id, meetings.get((department.id, stage.id))) for stage in stages
            ),
        )
        for department in departments
    )
    lead = t("Mean emotion at the touchpoints a department leads or supports, and how many there are.")
    matrix = Matrix(t("Department"), tuple(writer.object(stage) for stage in stages), rows)
    return (Section("matrix", t("Where departments meet the customer"), "matrix", matrix, lead),)


def _meeting(writer: Writer, department: str, meeting: Meeting | None) -> MatrixCell | None:
    if meeting is None:
        return None
    count, mean = len(meeting.contacts), meeting.mean_emotion
    return MatrixCell(
        writer.locale.signed(mean, 1) if mean is not None else "?",
        (writer.locale.number(count),),
        level(mean),
        _section_href(writer, Kind.DEPARTMENT, department, "slice"),
        writer.locale.n("touchpoint", "touchpoints", count),
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
    matrix = Matrix(t("From, to"), writer.links(Kind.CHANNEL, goals), rows)
    lead = t(
        "How many passages lead from the channel of the row to that of the column, over as-is maps; "
        "beneath, the mean wait, in how many the customer is asked again, "
        "and the mean share lost where they start."
    )
    return (Section("passages", t("From channel to channel"), "matrix", matrix, lead),)


def _used(writer: Writer, ids: Iterable[str]) -> tuple[str, ...]:
    found = set(ids)
    return tuple(id for id in writer.facts.catalog.channels if id in found)


def _crossing(writer: Writer, crossing: Crossing | None) -> MatrixCell | None:
    if crossing is None:
        return None
    locale = writer.locale
    wait, lost, again = crossing.mean_wait, crossing.mean_lost, crossing.repeats
    notes = (
        locale.t("{wait} wait", wait=locale.minutes(wait)) if wait else "",
        locale.n("{n} asked again", "{n} asked again", again) if again else "",
        locale.t("{share} lost", share=locale.percent(lost)) if lost else "",
    )
    costs = bool(wait) + bool(again)
    href = _section_href(writer, Kind.CHANNEL, crossing.origin, "out")
    return MatrixCell(locale.number(len(crossing.ways)), tuple(filter(None, notes)), -costs, href)
