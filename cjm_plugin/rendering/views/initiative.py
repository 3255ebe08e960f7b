"""An initiative's page: what it is to end, what it is to move, and whether it is in time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from cjm_plugin.analysis.figures import Reading
from cjm_plugin.analysis.pains import worst_first
from cjm_plugin.model.initiative import Initiative, InitiativeTarget
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering.views.actions import STATUS_ORDER, due_cell, in_due_order, status_column
from cjm_plugin.rendering.views.collection import index_document, tally
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import department_prop, object_document, object_head, text_prop
from cjm_plugin.rendering.views.initiative_rows import initiative_row
from cjm_plugin.rendering.views.measures import change, sample
from cjm_plugin.rendering.views.metric_rows import metric_row
from cjm_plugin.rendering.views.parts import Head, Prop, Section, extension_rows
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    Line,
    Sift,
    count_cell,
    owner_cell,
    table,
    table_section,
)
from cjm_plugin.rendering.views.touchpoints import pains_section, touchpoint_table
from cjm_plugin.rendering.writer import Writer

BEST = 5
"""The highest score."""


class Score(NamedTuple):
    """A score as words and as a bar of so many fifths."""

    label: str
    text: str
    filled: int
    share: int


class Goal(NamedTuple):
    """A target beside the latest figure."""

    target: InitiativeTarget
    reading: Reading
    where: str
    """Of what the figures are, in words."""


def initiative_view(writer: Writer, thing: Initiative) -> Document:
    """The page of an initiative."""
    places = tuple(filter(None, map(Place.parse, thing.solves)))
    sections = (
        *_solves(writer, places),
        *_touchpoints(writer, places),
        *_targets(writer, thing, places),
        *_worth(writer, thing),
    )
    document = object_document(writer, thing, _head(writer, thing), sections)
    own = extension_rows(thing.value.extensions) if thing.value else ()
    return replace(document, extensions=(*document.extensions, *own))


def _head(writer: Writer, initiative: Initiative) -> Head:
    locale, t = writer.locale, writer.locale.t
    return object_head(
        writer,
        initiative,
        writer.text(initiative.goal, initiative),
        text_prop(t("Status"), locale.word("status", initiative.status), _tone(initiative)),
        _due(writer, initiative),
        text_prop(t("Done"), locale.date(initiative.done_on) if initiative.done_on else ""),
        department_prop(writer, t("Department"), initiative.department),
        text_prop(t("Owner"), initiative.owner),
        text_prop(t("Serves"), locale.word("loop", initiative.loop) if initiative.loop else ""),
    )


def _tone(initiative: Initiative) -> str:
    return "good" if initiative.status == "done" else ""


def _due(writer: Writer, initiative: Initiative) -> Prop | None:
    if initiative.due is None:
        return None
    t, day, row = writer.locale.t, writer.locale.date(initiative.due), initiative_row(writer, initiative)
    if row.overdue:
        return Prop(t("Due"), (), t("{day}: overdue, was due {ago}", day=day, ago=row.due_note), "bad")
    text = t("{day}, {ago}", day=day, ago=row.due_note) if row.due_note else day
    return Prop(t("Due"), (), text)


def _solves(writer: Writer, places: Sequence[Place]) -> tuple[Section, ...]:
    pains = worst_first(writer.facts.pains[place] for place in places if place in writer.facts.pains)
    return pains_section(writer, writer.locale.t("What it solves"), pains)


def _touchpoints(writer: Writer, places: Sequence[Place]) -> tuple[Section, ...]:
    """Touchpoints that it works on as a whole, and those of its pains."""
    t, at = writer.locale.t, writer.facts.slices.at
    found = tuple(dict.fromkeys(contact for place in places if (contact := at(place))))
    return table_section("touchpoints", t("Where it acts"), touchpoint_table(writer, found))


def _targets(writer: Writer, initiative: Initiative, places: Sequence[Place]) -> tuple[Section, ...]:
    t = writer.locale.t
    goals = [_goal(writer, target, places) for target in initiative.targets]
    columns: tuple[Column[Goal], ...] = (
        Column(t("Metric"), lambda g: _metric_cell(writer, g)),
        Column(t("Starts at"), lambda g: _figure(writer, g, g.target.from_), True),
        Column(t("Is to reach"), lambda g: _figure(writer, g, g.target.to), True),
        Column(t("Latest"), lambda g: _latest(writer, g), True),
        Column(t("Against the target"), lambda g: _against(writer, g)),
    )
    return table_section("targets", t("What it is to move"), table(columns, goals))


def _goal(writer: Writer, target: InitiativeTarget, places: Sequence[Place]) -> Goal:
    """The figures of the touchpoints it works on; else of the map they are on; else of everything."""
    metric, t = writer.facts.catalog.metrics[target.metric], writer.locale.t
    if near := writer.facts.figures.nearest(metric, places):
        where = {"touchpoints": t("at the touchpoints it works on"), "map": t("on the map it works on")}
        return Goal(target, Reading(metric, target.to, near.series), where[near.of])
    series = writer.facts.metric_reading(target.metric).series
    return Goal(target, Reading(metric, target.to, series), t("over everything"))


def _metric_cell(writer: Writer, goal: Goal) -> Cell:
    lines = tuple(Line(row.name, row.value) for row in extension_rows(goal.target.extensions))
    return Cell(
        links=(writer.link(Kind.METRIC, goal.target.metric),),
        note=goal.where if goal.reading.series else "",
        lines=lines,
    )


def _figure(writer: Writer, goal: Goal, value: float | None) -> Cell:
    return Cell("" if value is None else writer.locale.value(value, goal.reading.metric.unit))


def _latest(writer: Writer, goal: Goal) -> Cell:
    row, series = metric_row(writer, goal.reading), goal.reading.series
    if series is None:
        return Cell(writer.locale.t("no figures yet"))
    return Cell(row.value, note=", ".join(filter(None, (row.week, sample(writer, series.latest)))))


def _against(writer: Writer, goal: Goal) -> Cell:
    moved = change(writer, goal.reading.series)
    return Cell(on_target=metric_row(writer, goal.reading), note=moved.text if moved else "")


def _worth(writer: Writer, initiative: Initiative) -> tuple[Section, ...]:
    t, value = writer.locale.t, initiative.value
    scores = (
        (t("Value to the customer"), value.customer if value else None),
        (t("Value to the business"), value.business if value else None),
        (t("Effort"), initiative.effort),
    )
    found = tuple(_score(writer, label, score) for label, score in scores if score)
    return (Section("worth", t("Value and effort"), "scores", found),) if found else ()


def _score(writer: Writer, label: str, score: int) -> Score:
    return Score(label, writer.locale.t("{n} of {best}", n=score, best=BEST), score, 100 * score // BEST)


# Index


def initiative_index(writer: Writer) -> Document:
    """All initiatives: what is due first, first; what is over, last."""
    t = writer.locale.t
    columns: tuple[Column[Initiative], ...] = (
        Column(t("Initiative"), lambda i: _initiative_cell(writer, i), key="initiative"),
        status_column(writer),
        Column(t("Due"), lambda i: due_cell(writer, i), key="due"),
        Column(t("Department"), lambda i: _owner_cell(writer, i), key="department"),
        Column(
            t("Serves"), lambda i: Cell(writer.locale.word("loop", i.loop) if i.loop else ""), key="serves"
        ),
        Column(t("Pains"), lambda i: count_cell(writer, _pains(writer, i)), True, key="pains"),
    )
    found = in_due_order(writer.facts.catalog.initiatives.values())
    lead = _lead(writer, found)
    return index_document(writer, Kind.INITIATIVE, columns, found, lead=lead, sift=Sift(_tags))


def _lead(writer: Writer, found: Sequence[Initiative]) -> str:
    statuses = Counter[str](initiative.status for initiative in found)
    late = sum(map(writer.facts.is_overdue, found))
    by_status = ((writer.locale.word("status", status), statuses[status]) for status in STATUS_ORDER)
    return tally(writer, ((writer.locale.t("overdue"), late), *by_status))


def _tags(initiative: Initiative) -> str:
    owner = f"owner:{initiative.department} " if initiative.department else ""
    return f"{owner}state:{initiative.status}"


def _initiative_cell(writer: Writer, initiative: Initiative) -> Cell:
    goal = writer.text(initiative.goal, initiative) or ""
    return Cell(links=(writer.object(initiative),), note=goal, sort=initiative.title)


def _owner_cell(writer: Writer, initiative: Initiative) -> Cell:
    return owner_cell(writer, initiative.department)._replace(note=initiative.owner or "")


def _pains(writer: Writer, initiative: Initiative) -> int:
    """How many it solves, those of the touchpoints it works on as a whole not counted."""
    return sum(Place.parse(ref) in writer.facts.pains for ref in dict.fromkeys(initiative.solves))
