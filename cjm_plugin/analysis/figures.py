"""Figures of metrics: weekly series in a scope, from written figures or computed from single answers.

NPS is the share of promoters (9-10) less that of detractors (0-6), in points (Reichheld, "The One Number You
Need to Grow", HBR 2003). CSAT is the share in per cent of answers 4 and 5 of 5 ("top two box"). CES is the
mean of answers 1-7 (CES 2.0). Answers to any other kind of metric count with their mean. Customers' answers
make the metric; operators' answers are a series of their own, for they were asked of the same contact from
the other side.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean
from typing import Literal, NamedTuple

from cjm_plugin.model.department import Kpi
from cjm_plugin.model.measurement import Answer, Figure, Measurements, Scope, Week
from cjm_plugin.model.metric import Metric
from cjm_plugin.model.references import Place

EVERYTHING = Scope()

LEAST_SAMPLE = 5
"""Answers from which a figure is judged.

The fewest at which even unanimous answers are hardly chance: by the sign test five of five come by chance
in 3 % of cases, four of four in 6 % (Dixon and Mood, "The Statistical Sign Test", JASA 41, 1946).
"""


@dataclass(frozen=True, slots=True)
class Point:
    """One week of a series."""

    week: Week
    value: float
    n: int | None

    @property
    def is_few(self) -> bool:
        """Whether too few answered to judge by it. A figure without a sample size is taken for a census."""
        return self.n is not None and self.n < LEAST_SAMPLE


@dataclass(frozen=True, slots=True)
class Series:
    """The weekly figures of one metric in one scope, oldest first. Never empty."""

    metric: Metric
    scope: Scope
    points: tuple[Point, ...]

    @property
    def latest(self) -> Point:
        return self.points[-1]

    def last(self, weeks: int) -> tuple[Point, ...]:
        """The points of the last so many weeks, back from the latest; a week without a figure has none."""
        before = self.latest.week.monday - dt.timedelta(weeks=weeks)
        return tuple(point for point in self.points if point.week.monday > before)


@dataclass(frozen=True, slots=True)
class Reading:
    """Target beside the latest actual."""

    metric: Metric
    target: float | None
    series: Series | None

    @property
    def gap(self) -> float | None:
        """Latest less target in the metric's unit, to nine decimals: no mean misses by its last bit."""
        if self.series is None or self.target is None:
            return None
        return round(self.series.latest.value - self.target, 9)

    @property
    def is_few(self) -> bool:
        """Whether too few answered to judge by the latest figure."""
        return self.series is not None and self.series.latest.is_few

    @property
    def on_target(self) -> bool | None:
        """`None` where either side is missing, or too few answered."""
        if self.gap is None or self.is_few:
            return None
        return self.gap >= 0 if self.metric.better == "higher" else self.gap <= 0


class Nearest(NamedTuple):
    """What is measured where something acts."""

    series: Series
    of: Literal["touchpoints", "map"]


@dataclass(frozen=True)
class Figures:
    """All series, by metric and scope."""

    by_scope: Mapping[tuple[str, Scope], Series]
    operators: Mapping[tuple[str, Scope], Series]
    """As operators see it: from their answers alone."""

    def series(self, metric: str, scope: Scope = EVERYTHING) -> Series | None:
        """The series written or computed for exactly this scope."""
        return self.by_scope.get((metric, scope))

    def of_metric(self, metric: str) -> tuple[Series, ...]:
        """All series of a metric: the widest scope first, then by map, touchpoint, department and persona."""
        return self._by_metric.get(metric, ())

    @cached_property
    def _by_metric(self) -> Mapping[str, tuple[Series, ...]]:
        groups: dict[str, list[Series]] = defaultdict(list)
        for series in sorted(self.by_scope.values(), key=lambda s: (_width(s.scope), _order(s.scope))):
            groups[series.metric.id].append(series)
        return {metric: tuple(group) for metric, group in groups.items()}

    @cached_property
    def newest(self) -> Mapping[str, Week]:
        """The newest week of each metric that has any figure, in whatever scope."""
        found: dict[str, Week] = {}
        for series in self.by_scope.values():
            id, week = series.metric.id, series.latest.week
            found[id] = max(found.get(id, week), week)
        return found

    def nearest(self, metric: Metric, places: Sequence[Place]) -> Nearest | None:
        """The figures of the touchpoints that something acts on; else of the first of their maps with any."""
        if near := self.of_places(metric, [(place.journey, place.touchpoint) for place in places]):
            return Nearest(near, "touchpoints")
        maps = (self.series(metric.id, Scope(place.journey)) for place in places)
        found = next(filter(None, maps), None)
        return Nearest(found, "map") if found else None

    def of_kpi(self, department: str, kpi: Kpi) -> Series | None:
        """The series a department answers for: its own, else everybody's; of a map or of the whole company.

        A KPI of a map never falls back to figures from outside it. Of a stage: see `of_places`.
        """
        wide = Scope(kpi.journey)
        return self.series(kpi.metric, wide._replace(department=department)) or self.series(kpi.metric, wide)

    def of_places(self, metric: Metric, places: Iterable[tuple[str, str]]) -> Series | None:
        """One series from those of several touchpoints (map, touchpoint): each week's mean.

        A touchpoint named twice counts once. Weighted by sample size where all sizes are known.
        """
        weeks: dict[Week, list[Point]] = defaultdict(list)
        for place in dict.fromkeys(places):
            series = self.series(metric.id, Scope(*place))
            for point in series.points if series else ():
                weeks[point.week].append(point)
        points = tuple(_mean(week, weeks[week]) for week in sorted(weeks))
        return Series(metric, EVERYTHING, points) if points else None


def _mean(week: Week, points: list[Point]) -> Point:
    values = [point.value for point in points]
    sizes = [point.n for point in points if point.n is not None]
    if len(sizes) < len(points):
        return Point(week, fmean(values), None)
    return Point(week, fmean(values, sizes if any(sizes) else None), sum(sizes))


def gather_figures(measurements: Measurements, metrics: Mapping[str, Metric]) -> Figures:
    """Series from written figures and from answers. A metric has one or the other; loading sees to that."""
    written = _series(measurements.figures, metrics)
    heard = {
        source: _series(_computed([a for a in measurements.answers if a.source == source], metrics), metrics)
        for source in ("customer", "operator")
    }
    return Figures({**heard["customer"], **written}, heard["operator"])


def _series(figures: Iterable[Figure], metrics: Mapping[str, Metric]) -> dict[tuple[str, Scope], Series]:
    points: dict[tuple[str, Scope], list[Point]] = defaultdict(list)
    for figure in figures:
        if figure.metric in metrics:
            points[figure.metric, figure.scope].append(Point(figure.week, figure.value, figure.n))
    return {
        (metric, scope): Series(metrics[metric], scope, tuple(sorted(found, key=lambda point: point.week)))
        for (metric, scope), found in points.items()
    }


def _width(scope: Scope) -> int:
    return sum(part is not None for part in scope)


def _order(scope: Scope) -> list[str]:
    return [part or "" for part in scope]


def _computed(answers: Iterable[Answer], metrics: Mapping[str, Metric]) -> list[Figure]:
    scores: dict[tuple[str, Week, Scope], list[float]] = defaultdict(list)
    for answer in answers:
        for scope in dict.fromkeys(_scopes(answer)):
            scores[answer.metric, Week.of(answer.day), scope].append(answer.score)
    return [
        Figure(metric, week, scope, _formula(metrics[metric])(found), len(found))
        for (metric, week, scope), found in scores.items()
        if metric in metrics
    ]


def _scopes(answer: Answer) -> list[Scope]:
    """What an answer tells of: everything, its map, its touchpoint, and its persona in each."""
    places = [Scope(), Scope(answer.journey), Scope(answer.journey, answer.touchpoint)]
    return places + ([place._replace(persona=answer.persona) for place in places] if answer.persona else [])


_DETRACTOR, _PROMOTER, _SATISFIED = 6, 9, 4
"""The last score of the first, the first score of the others."""


def _nps(scores: list[float]) -> float:
    promoters, detractors = sum(s >= _PROMOTER for s in scores), sum(s <= _DETRACTOR for s in scores)
    return 100 * (promoters - detractors) / len(scores)


def _csat(scores: list[float]) -> float:
    return 100 * sum(s >= _SATISFIED for s in scores) / len(scores)


_FORMULAS: Mapping[str, Callable[[list[float]], float]] = {"nps": _nps, "csat": _csat}


def _formula(metric: Metric) -> Callable[[list[float]], float]:
    return _FORMULAS.get(metric.metric_kind or "", fmean)
