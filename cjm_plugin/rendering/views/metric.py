"""A metric's page: what it means, how it has gone, and who answers for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact, Key
from cjm_plugin.analysis.figures import EVERYTHING, LEAST_SAMPLE, Point, Reading, Series
from cjm_plugin.model.department import Department, Kpi
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Scope
from cjm_plugin.model.metric import Metric
from cjm_plugin.model.references import Place
from cjm_plugin.rendering.views.actions import in_due_order, initiative_table
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import object_document, object_head, text_prop
from cjm_plugin.rendering.views.measures import WEEKS, change, sample, scope_of, trend
from cjm_plugin.rendering.views.metric_rows import MetricRow, metric_row, rounded
from cjm_plugin.rendering.views.parts import Head, Section
from cjm_plugin.rendering.views.pictures import series_line
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    Table,
    count_cell,
    link_cell,
    table,
    table_section,
    whole,
)
from cjm_plugin.rendering.views.touchpoints import map_groups, touchpoint_column
from cjm_plugin.rendering.writer import Link, Writer


class Chart(NamedTuple):
    """A series drawn, with the same figures as a table."""

    title: str
    svg: Markup
    weeks: Table


class Answerable(NamedTuple):
    """A KPI and the department that answers for it."""

    department: Department
    kpi: Kpi
    reading: Reading


def metric_view(writer: Writer, thing: Metric) -> Document:
    """The page of a metric."""
    sections = (
        *_trend(writer, thing),
        *_kpis(writer, thing),
        *_touchpoints(writer, thing),
        *_scopes(writer, thing),
        *_initiatives(writer, thing),
    )
    return object_document(writer, thing, _head(writer, thing), sections, _told(writer, thing))


def _told(writer: Writer, metric: Metric) -> Iterator[Key]:
    """Departments that answer for it and initiatives that are to move it stand on its page."""
    yield from ((Kind.DEPARTMENT, found.department.id) for found in _answerable(writer, metric))
    for initiative in writer.facts.catalog.initiatives.values():
        if _aims(initiative, metric):
            yield Kind.INITIATIVE, initiative.id


def _head(writer: Writer, metric: Metric) -> Head:
    locale, t = writer.locale, writer.locale.t
    whole = writer.facts.metric_reading(metric.id).series
    moved = change(writer, whole)
    return object_head(
        writer,
        metric,
        writer.text(metric.definition, metric),
        text_prop(_latest_label(writer, metric), _latest(writer, whole)),
        text_prop(t("Change"), moved.text if moved else ""),
        text_prop(t("On target"), _targets_met(writer, metric)),
        text_prop(t("Better"), locale.word("better", metric.better)),
        text_prop(t("Kind"), locale.word("metric-kind", metric.metric_kind) if metric.metric_kind else ""),
        text_prop(t("Unit"), metric.unit),
        text_prop(t("Source"), writer.text(metric.source, metric)),
    )


def _latest_label(writer: Writer, metric: Metric) -> str:
    """A mean of some touchpoints is no figure of the whole company's, and says so."""
    whole = writer.facts.figures.series(metric.id) is not None
    return writer.locale.t("Latest") if whole else writer.locale.t("Latest, mean of its touchpoints")


def _latest(writer: Writer, series: Series | None) -> str:
    """`23%, 2026-W47, n = 214`"""
    if series is None:
        return ""
    latest = series.latest
    value = writer.locale.value(rounded(latest.value), series.metric.unit)
    few = writer.locale.t("few answers") if latest.is_few else ""
    return ", ".join(filter(None, (value, str(latest.week), sample(writer, latest), few)))


def _trend(writer: Writer, metric: Metric) -> tuple[Section, ...]:
    t = writer.locale.t
    whole = writer.facts.metric_reading(metric.id).series
    operators = writer.facts.figures.operators.get((metric.id, EVERYTHING))
    charts = (
        _chart(writer, whole, "") if whole else None,
        _chart(writer, operators, t("As operators see it")) if operators else None,
    )
    drawn = tuple(chart for chart in charts if chart)
    return (Section("trend", t("Week by week"), "charts", drawn),) if drawn else ()


def _chart(writer: Writer, series: Series, title: str) -> Chart:
    t, locale, metric = writer.locale.t, writer.locale, series.metric
    columns: tuple[Column[Point], ...] = (
        Column(t("Week"), lambda p: Cell(str(p.week))),
        Column(metric.title, lambda p: Cell(locale.value(rounded(p.value), metric.unit)), True),
        Column(t("Sample"), lambda p: Cell("" if p.n is None else locale.number(p.n)), True),
    )
    svg = trend(writer, Reading(metric, None, series), "wide", title)
    return Chart(title, svg, table(columns, reversed(series.last(WEEKS))))


def _scopes(writer: Writer, metric: Metric) -> tuple[Section, ...]:
    t, figures = writer.locale.t, writer.facts.figures
    heard = {scope: series for (id, scope), series in figures.operators.items() if id == metric.id}
    columns: tuple[Column[Series], ...] = (
        Column(t("Measured"), lambda s: _scope_cell(writer, s.scope)),
        Column(t("Latest"), lambda s: _value(writer, s), True),
        Column(t("Sample"), lambda s: _sample(writer, s), True),
        Column(t("Week"), lambda s: Cell(str(s.latest.week))),
        Column(t("Change"), lambda s: _moved(writer, s)),
        *_operators_column(writer, heard),
    )
    found = figures.of_metric(metric.id)
    told = tuple(series for series in found if not series.latest.is_few)
    lead = (t("The latest figure in every scope in which it is measured."), _left_out(writer, found, told))
    return table_section(
        "scopes", t("Where it is measured"), table(columns, told or found[:1]), " ".join(filter(None, lead))
    )


def _left_out(writer: Writer, found: Sequence[Series], told: Sequence[Series]) -> str:
    """How many scopes had too few answers lately; at least the widest one stays."""
    few = len(found) - max(1, len(told))
    return (
        writer.locale.n(
            "{n} scope with fewer than {least} answers in its latest week is left out.",
            "{n} scopes with fewer than {least} answers in their latest week are left out.",
            few,
            least=LEAST_SAMPLE,
        )
        if few > 0
        else ""
    )


def _operators_column(writer: Writer, heard: Mapping[Scope, Series]) -> tuple[Column[Series], ...]:
    """How operators see the same contact, where any of them was asked."""
    if not heard:
        return ()
    return (Column(writer.locale.t("Operators"), lambda s: _operators(writer, heard.get(s.scope)), True),)


def _scope_cell(writer: Writer, scope: Scope) -> Cell:
    links = _scope_links(writer, scope)
    return Cell(links=links) if links else Cell(writer.locale.t("everything"))


def _scope_links(writer: Writer, scope: Scope) -> tuple[Link, ...]:
    """From the narrowest place outwards; what is no longer in the content is left out."""
    catalog = writer.facts.catalog
    place = Place(scope.journey, scope.touchpoint) if scope.journey and scope.touchpoint else None
    found = [writer.place(place) if place else None]
    for kind, id in (
        (Kind.JOURNEY, scope.journey),
        (Kind.DEPARTMENT, scope.department),
        (Kind.PERSONA, scope.persona),
    ):
        found.append(writer.link(kind, id) if id and id in catalog.collection(kind) else None)
    return tuple(link for link in found if link)


def _value(writer: Writer, series: Series) -> Cell:
    value = series.latest.value
    return Cell(writer.locale.value(rounded(value), series.metric.unit), sort=str(value))


def _sample(writer: Writer, series: Series) -> Cell:
    n = series.latest.n
    return Cell() if n is None else Cell(writer.locale.number(n), sort=str(n))


def _moved(writer: Writer, series: Series) -> Cell:
    moved = change(writer, series)
    return Cell(change=moved, sort=_DIRECTION_ORDER[moved.direction]) if moved else Cell()


_DIRECTION_ORDER = {"worse": "1", "neutral": "2", "better": "3"}


def _operators(writer: Writer, series: Series | None) -> Cell:
    if series is None:
        return Cell()
    return _value(writer, series)._replace(note=sample(writer, series.latest))


def _kpis(writer: Writer, metric: Metric) -> tuple[Section, ...]:
    t, found = writer.locale.t, _answerable(writer, metric)
    columns: tuple[Column[Answerable], ...] = (
        Column(t("Department"), lambda a: link_cell(writer.object(a.department))),
        Column(t("For"), lambda a: _where(writer, a.kpi)),
        Column(t("Target"), lambda a: _target(writer, a.reading), True),
        Column(t("Latest"), lambda a: _actual(writer, a.reading), True),
        Column(t("Against the target"), lambda a: Cell(on_target=metric_row(writer, a.reading))),
    )
    return table_section("kpis", t("Departments that answer for it"), table(columns, found))


def _answerable(writer: Writer, metric: Metric) -> list[Answerable]:
    return [
        Answerable(department, kpi, writer.facts.kpi_reading(department.id, kpi))
        for department in writer.facts.catalog.departments.values()
        for kpi in department.kpis
        if kpi.metric == metric.id
    ]


def _where(writer: Writer, kpi: Kpi) -> Cell:
    links = scope_of(writer, kpi)
    return Cell(links=links) if links else Cell(writer.locale.t("all maps"))


def _target(writer: Writer, reading: Reading) -> Cell:
    if reading.target is None:
        return Cell()
    metric = reading.metric
    return Cell(writer.locale.target(reading.target, metric.better, metric.unit), sort=str(reading.target))


def _actual(writer: Writer, reading: Reading) -> Cell:
    row: MetricRow = metric_row(writer, reading)
    return Cell(row.value or writer.locale.t("no figures yet"), note=row.week)


def _touchpoints(writer: Writer, metric: Metric) -> tuple[Section, ...]:
    t = writer.locale.t

    def reading(contact: Contact) -> Reading:
        return _reading_at(writer, metric, contact)

    columns: tuple[Column[Contact], ...] = (
        touchpoint_column(writer),
        Column(t("Target"), lambda c: _target(writer, reading(c)), True),
        Column(t("Latest"), lambda c: _actual(writer, reading(c)), True),
        Column(t("Against the target"), lambda c: Cell(on_target=metric_row(writer, reading(c)))),
    )
    measured = _measured(writer.facts.slices.of(Kind.METRIC, metric.id), metric)
    return table_section("touchpoints", t("Touchpoints"), map_groups(writer, columns, measured))


def _reading_at(writer: Writer, metric: Metric, contact: Contact) -> Reading:
    target = next((m.target for m in contact.touchpoint.metrics if m.metric == metric.id), None)
    return writer.facts.reading(contact, metric.id, target)


def _readings(writer: Writer, metric: Metric) -> tuple[Reading, ...]:
    """Everywhere somebody has set a target: departments' figures, then touchpoints."""
    contacts = _measured(writer.facts.slices.of(Kind.METRIC, metric.id), metric)
    found = (
        *(answerable.reading for answerable in _answerable(writer, metric)),
        *(_reading_at(writer, metric, contact) for contact in contacts),
    )
    return tuple(reading for reading in found if reading.target is not None)


def _targets_met(writer: Writer, metric: Metric) -> str:
    """`2 of 5`: of those with a figure; empty where there is none."""
    known = [r.on_target for r in _readings(writer, metric) if r.on_target is not None]
    return writer.locale.t("{n} of {all}", n=sum(known), all=len(known)) if known else ""


def _measured(contacts: Iterable[Contact], metric: Metric) -> tuple[Contact, ...]:
    return tuple(c for c in contacts if any(m.metric == metric.id for m in c.touchpoint.metrics))


def _initiatives(writer: Writer, metric: Metric) -> tuple[Section, ...]:
    title = writer.locale.t("Initiatives that are to move it")
    found = [i for i in writer.facts.catalog.initiatives.values() if _aims(i, metric)]
    return table_section("initiatives", title, initiative_table(writer, in_due_order(found)))


def _aims(initiative: Initiative, metric: Metric) -> bool:
    return any(target.metric == metric.id for target in initiative.targets)


# Index


def metric_index(writer: Writer) -> Document:
    """All metrics."""
    t, slices = writer.locale.t, writer.facts.slices

    def used(metric: Metric) -> int:
        return len(_measured(slices.of(Kind.METRIC, metric.id), metric))

    columns: tuple[Column[Metric], ...] = (
        Column(t("Metric"), lambda m: _metric_cell(writer, m), key="metric", order="ascending"),
        Column(t("Latest"), lambda m: _latest_cell(writer, m), True, key="latest"),
        Column(t("Target"), lambda m: _targets_cell(writer, m), True, key="target"),
        Column(t("On target"), lambda m: Cell(_targets_met(writer, m)), True, key="met"),
        Column(t("Change"), lambda m: _change_cell(writer, m), key="change"),
        Column(t("Touchpoints"), lambda m: count_cell(writer, used(m)), True, key="touchpoints"),
    )
    return index_document(writer, Kind.METRIC, columns, by_title(writer.facts.catalog.metrics.values()))


def _metric_cell(writer: Writer, metric: Metric) -> Cell:
    word, kind = writer.locale.word, metric.metric_kind
    note = ", ".join((*([word("metric-kind", kind)] if kind else ()), word("better", metric.better)))
    return Cell(links=(writer.object(metric),), note=note, sort=metric.title)


def _latest_cell(writer: Writer, metric: Metric) -> Cell:
    series = writer.facts.metric_reading(metric.id).series
    if series is None:
        return Cell()
    return _value(writer, series)._replace(
        note=", ".join(filter(None, (str(series.latest.week), sample(writer, series.latest))))
    )


def _targets_cell(writer: Writer, metric: Metric) -> Cell:
    """`80%`, or from the lowest to the highest of many: `≤ 8–12 min`."""
    found = sorted({reading.target for reading in _readings(writer, metric) if reading.target is not None})
    if not found:
        return Cell()
    locale, low, high = writer.locale, found[0], found[-1]
    if low == high:
        return Cell(locale.target(low, metric.better, metric.unit), sort=str(low))
    text = f"{locale.target(low, metric.better)}–{locale.value(high, metric.unit)}"
    return Cell(whole(text), sort=str(low))


def _change_cell(writer: Writer, metric: Metric) -> Cell:
    series = writer.facts.metric_reading(metric.id).series
    return _moved(writer, series)._replace(picture=series_line(series, WEEKS)) if series else Cell()
