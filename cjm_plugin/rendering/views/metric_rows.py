"""Metrics as rows: target beside actual."""

from __future__ import annotations

from typing import NamedTuple

from cjm_plugin.analysis.figures import Reading
from cjm_plugin.rendering.writer import Link, Writer


class MetricRow(NamedTuple):
    """A metric's latest figure beside its target."""

    link: Link
    value: str
    target: str
    on_target: bool | None
    verdict: str
    week: str
    share: float | None
    """How far a bar from 0 to 100 is filled; `None` where the metric has no such scale."""
    target_share: float | None


def metric_row(writer: Writer, reading: Reading) -> MetricRow:
    metric, latest = reading.metric, reading.series.latest if reading.series else None
    in_per_cent = metric.unit == "%"
    return MetricRow(
        writer.object(metric),
        writer.locale.value(rounded(latest.value), metric.unit) if latest else "",
        ""
        if reading.target is None
        else writer.locale.t("target {figure}", figure=writer.locale.target(reading.target, metric.better)),
        reading.on_target,
        _verdict(writer, reading),
        str(latest.week) if latest else "",
        min(100.0, max(0.0, latest.value)) if latest and in_per_cent else None,
        reading.target if in_per_cent else None,
    )


_LARGE = 10


def rounded(x: float) -> float:
    """A figure as exactly as anybody reads it: from ten on one decimal, below two."""
    return round(x, 1 if abs(x) >= _LARGE else 2)


def _verdict(writer: Writer, reading: Reading) -> str:
    t = writer.locale.t
    if reading.gap is not None and reading.is_few:
        return t("few answers")
    if reading.on_target is None or reading.gap is None:
        return ""
    if reading.on_target:
        return t("on target")
    gap = writer.locale.number(rounded(abs(reading.gap)))
    return t("{gap} below target", gap=gap) if reading.gap < 0 else t("{gap} above target", gap=gap)
