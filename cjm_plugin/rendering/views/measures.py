"""Metrics: the latest figure beside its target, the way it has gone, and the chart."""

from __future__ import annotations

from typing import Literal, NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.figures import Point, Reading, Series
from cjm_plugin.model.department import Department, Kpi
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.metric import Metric
from cjm_plugin.rendering.trend import Trend
from cjm_plugin.rendering.views.metric_rows import MetricRow, metric_row, rounded
from cjm_plugin.rendering.views.parts import ExtensionRow, extension_rows
from cjm_plugin.rendering.writer import Link, Writer

WEEKS = 12
"""How far back a tile looks."""


class Change(NamedTuple):
    """How a figure has moved."""

    direction: Literal["better", "worse", "neutral"]
    text: str
    """`better, +4 over 12 weeks`"""


class Tile(NamedTuple):
    """A KPI: value, target, gap and trend."""

    row: MetricRow
    where: tuple[Link, ...]
    everywhere: str
    """In words, where there is no `where`."""
    chart: Markup
    change: Change | None
    sample: str
    extensions: tuple[ExtensionRow, ...]


def kpi_tiles(writer: Writer, department: Department) -> tuple[Tile, ...]:
    """A department's figures, as the author ordered them."""
    return tuple(_tile(writer, department, kpi) for kpi in department.kpis)


def _tile(writer: Writer, department: Department, kpi: Kpi) -> Tile:
    reading = writer.facts.kpi_reading(department.id, kpi)
    where = scope_of(writer, kpi)
    return Tile(
        metric_row(writer, reading),
        where,
        "" if where else writer.locale.t("all maps"),
        trend(writer, reading, "small"),
        change(writer, reading.series),
        sample(writer, reading.series.latest) if reading.series else "",
        extension_rows(kpi.extensions),
    )


def scope_of(writer: Writer, kpi: Kpi) -> tuple[Link, ...]:
    """The map and the stage that narrow a KPI."""
    found = (
        writer.link(Kind.JOURNEY, kpi.journey) if kpi.journey else None,
        writer.link(Kind.STAGE, kpi.stage) if kpi.stage else None,
    )
    return tuple(link for link in found if link)


def sample(writer: Writer, point: Point) -> str:
    """`n = 214`; empty where it is not known."""
    return "" if point.n is None else writer.locale.t("n = {n}", n=point.n)


def change(writer: Writer, series: Series | None) -> Change | None:
    """From the first to the latest of the last weeks; `None` where there is but one figure.

    Figures of few answers are left out: between them everything moves. The latest must not be one.
    """
    points = [point for point in series.last(WEEKS) if not point.is_few] if series else []
    if series is None or series.latest.is_few or len(points) < 2:  # noqa: PLR2004 (a change has two ends)
        return None
    moved = round(points[-1].value - points[0].value, 9)
    weeks = (points[-1].week.monday - points[0].week.monday).days // 7 + 1
    direction = _direction(series.metric, moved)
    text = writer.locale.n(
        "{direction}, {change} over {n} week",
        "{direction}, {change} over {n} weeks",
        weeks,
        direction=writer.locale.word("direction", direction) if moved else writer.locale.t("unchanged"),
        change=writer.locale.signed(rounded(moved)),
    )
    return Change(direction, text)


def _direction(metric: Metric, moved: float) -> Literal["better", "worse", "neutral"]:
    if not moved:
        return "neutral"
    return "better" if (moved > 0) == (metric.better == "higher") else "worse"


def trend(writer: Writer, reading: Reading, size: Literal["small", "wide"], title: str = "") -> Markup:
    """The chart: of twelve weeks in a tile, of all of them on the metric's own page."""
    if reading.series is None:
        return Markup("")
    points = reading.series.last(WEEKS) if size == "small" else reading.series.points
    drawing = Trend(
        points=tuple((point.week, point.value) for point in points),
        target=reading.target,
        better=reading.metric.better,
        unit=reading.metric.unit,
        size=size,
        title=title or reading.metric.title,
        description=_in_words(writer, reading),
        locale=writer.locale,
    )
    return writer.library.charts.picture(drawing)


def _in_words(writer: Writer, reading: Reading) -> str:
    """`83%, target 95, 12 below target; better, +4 over 12 weeks`"""
    row, moved = metric_row(writer, reading), change(writer, reading.series)
    return "; ".join(
        filter(
            None, (", ".join(filter(None, (row.value, row.target, row.verdict))), moved.text if moved else "")
        )
    )
