"""Initiatives as rows, with what they solve and move."""

from __future__ import annotations

from typing import NamedTuple

from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering.writer import Link, Writer


class InitiativeRow(NamedTuple):
    """An initiative in a table."""

    link: Link
    status: str
    status_word: str
    due: str
    due_note: str
    overdue: bool
    department: Link | None
    loop: str
    solves: tuple[Link, ...]
    targets: tuple[str, ...]


def initiative_row(writer: Writer, initiative: Initiative) -> InitiativeRow:
    locale, today = writer.locale, writer.facts.settings.today
    finished = initiative.status in {"done", "dropped"}
    return InitiativeRow(
        writer.object(initiative),
        initiative.status,
        locale.word("status", initiative.status),
        locale.date(day) if (day := initiative.done_on or initiative.due) else "",
        "" if finished or not initiative.due else locale.ago(initiative.due, today),
        writer.facts.is_overdue(initiative),
        writer.link(Kind.DEPARTMENT, initiative.department) if initiative.department else None,
        locale.word("loop", initiative.loop) if initiative.loop else "",
        solved_links(writer, initiative),
        targets(writer, initiative),
    )


def solved_links(writer: Writer, initiative: Initiative) -> tuple[Link, ...]:
    """The pains and touchpoints an initiative names."""
    places = filter(None, map(Place.parse, initiative.solves))
    return tuple(link for place in places if (link := writer.place(place)))


def targets(writer: Writer, initiative: Initiative) -> tuple[str, ...]:
    """What it is to move: `Wait for the first reply: 12 → 2 min`."""
    rows = []
    for target in initiative.targets:
        metric = writer.facts.catalog.metrics[target.metric]
        start = "" if target.from_ is None else writer.locale.number(target.from_)
        goal = "" if target.to is None else writer.locale.value(target.to, metric.unit)
        rows.append(f"{metric.title}: {' → '.join(filter(None, (start, goal)))}")
    return tuple(rows)
