"""Figures: series from what is written and from single answers, and readings on target."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any, Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.figures import Figures, Reading, Series, gather_figures
from cjm_plugin.model.department import Kpi
from cjm_plugin.model.measurement import Answer, Figure, Measurements, Scope, Week
from tests.support.catalogs import catalog, facts, journey, metric, stage, touchpoint

METRICS = catalog(
    metric("nps", "nps"),
    metric("csat", "csat"),
    metric("ces", "ces"),
    metric("empathy", "index"),
    metric("bare"),
    metric("wait", "duration", better="lower"),
).metrics

DAY = dt.date(2026, 11, 18)


def week(text: str) -> Week:
    found = Week.parse(text)
    assert found is not None
    return found


def written(where: str, when: str, value: float, n: int | None = None, metric: str = "csat") -> Figure:
    """A figure; `where` is `journey/touchpoint/department/persona`, with nothing for what is not narrowed."""
    parts = [part or None for part in where.split("/")]
    return Figure(metric, week(when), Scope(*parts), value, n)


def answer(
    metric: str,
    score: float,
    where: str = "",
    day: dt.date = DAY,
    source: Literal["customer", "operator"] = "customer",
) -> Answer:
    """A single answer; `where` is `journey/touchpoint/persona`."""
    journey, touchpoint, persona = ([part or None for part in where.split("/")] + [None] * 3)[:3]
    return Answer(metric, day, journey, touchpoint, persona, source, score, "")


def gathered(*things: Figure | Answer) -> Figures:
    figures = tuple(thing for thing in things if isinstance(thing, Figure))
    answers = tuple(thing for thing in things if isinstance(thing, Answer))
    return gather_figures(Measurements(figures, answers), METRICS)


def told(series: Series | None) -> str:
    """`2026-W47 50 (4)`, a point after the other."""
    points = series.points if series else ()
    return ", ".join(f"{p.week} {p.value:g}" + ("" if p.n is None else f" ({p.n})") for p in points)


class TestFormulas:
    @pytest.mark.parametrize(
        ("metric", "scores", "value"),
        [
            ("nps", [10, 9, 8, 7, 6, 0], 0),  # 2 promoters, 2 detractors of 6
            ("nps", [10, 9, 9, 8, 6], 40),  # 3 - 1 of 5
            ("nps", [9], 100),
            ("nps", [6], -100),
            ("nps", [7, 8], 0),
            ("nps", [0, 6, 7, 8, 9, 10, 10, 10], 25),  # 4 - 2 of 8
            ("csat", [5, 4, 3, 2, 1], 40),
            ("csat", [4], 100),
            ("csat", [3], 0),
            ("csat", [5, 5, 4, 1], 75),
            ("ces", [7, 6, 2], 5),
            ("ces", [1], 1),
            ("empathy", [3, 4], 3.5),
            ("bare", [1, 2, 6], 3),
        ],
    )
    def test_values(self, metric: str, scores: list[float], value: float) -> None:
        found = gathered(*(answer(metric, score) for score in scores)).series(metric)
        assert told(found) == f"2026-W47 {value:g} ({len(scores)})"

    @pytest.mark.parametrize("metric", ["nps", "csat", "ces"])
    @given(scores=st.lists(st.integers(0, 10), min_size=1), order=st.randoms(use_true_random=False))
    def test_the_order_of_answers_changes_nothing(
        self, metric: str, scores: list[int], order: random.Random
    ) -> None:
        before, after = (
            gathered(*(answer(metric, score) for score in each)).series(metric)
            for each in (scores, order.sample(scores, len(scores)))
        )
        assert before == after
        assert before is not None
        assert -100 <= before.latest.value <= 100


class TestScopes:
    def test_an_answer_tells_of_everything_around_it(self) -> None:
        found = gathered(
            answer("ces", 1, "buying/pay/family"),
            answer("ces", 3, "buying/pay"),
            answer("ces", 5, "buying"),
            answer("ces", 7),
            answer("ces", 7, "//family"),
        )
        assert {tuple(series.scope): told(series) for series in found.of_metric("ces")} == {
            (None, None, None, None): "2026-W47 4.6 (5)",
            (None, None, None, "family"): "2026-W47 4 (2)",
            ("buying", None, None, None): "2026-W47 3 (3)",
            ("buying", None, None, "family"): "2026-W47 1 (1)",
            ("buying", "pay", None, None): "2026-W47 2 (2)",
            ("buying", "pay", None, "family"): "2026-W47 1 (1)",
        }

    def test_operators_are_heard_apart(self) -> None:
        found = gathered(
            answer("ces", 1, "buying"),
            answer("ces", 7, "buying", source="operator"),
            answer("nps", 9, source="operator"),
        )
        assert told(found.series("ces")) == told(found.series("ces", Scope("buying"))) == "2026-W47 1 (1)"
        assert told(found.operators["ces", Scope("buying")]) == "2026-W47 7 (1)"
        assert found.series("nps") is None
        assert told(found.operators["nps", Scope()]) == "2026-W47 100 (1)"

    def test_weeks_are_iso_weeks_over_a_years_end(self) -> None:
        days = [(2026, 12, 27), (2026, 12, 28), (2027, 1, 3), (2027, 1, 4)]
        found = gathered(*(answer("ces", i, day=dt.date(*day)) for i, day in enumerate(days, 1)))
        assert told(found.series("ces")) == "2026-W52 1 (1), 2026-W53 2.5 (2), 2027-W01 4 (1)"

    def test_what_is_written_stands_as_it_is(self) -> None:
        found = gathered(
            written("", "2027-W01", 71, 40), written("", "2026-W53", 70.5), written("buying", "2026-W53", 1)
        )
        assert told(found.series("csat")) == "2026-W53 70.5, 2027-W01 71 (40)"
        assert told(found.series("csat", Scope("buying"))) == "2026-W53 1"
        assert found.series("csat", Scope("asking")) is None
        assert found.series("nps") is None

    def test_figures_of_an_unknown_metric_are_left_out(self) -> None:
        found = gathered(written("", "2026-W47", 1, metric="gone"), answer("gone", 1))
        assert (found.by_scope, found.operators, found.of_metric("gone")) == ({}, {}, ())

    def test_the_widest_scope_comes_first(self) -> None:
        places = ["b/t", "a/t", "", "b", "a//cx", "a", "//cx", "a/t//p", "///p", "a/s"]
        expected = ["", "///p", "//cx", "a", "b", "a//cx", "a/s", "a/t", "b/t", "a/t//p"]
        for seed in range(5):
            shuffled = random.Random(seed).sample(places, len(places))
            found = gathered(
                *(written(place, "2026-W47", 1) for place in shuffled),
                written("", "2026-W47", 1, metric="nps"),
            )
            scopes = [
                "/".join(part or "" for part in series.scope).rstrip("/")
                for series in found.of_metric("csat")
            ]
            assert scopes == expected


class TestSeries:
    WEEKS = ("2026-W50", "2026-W52", "2026-W53", "2027-W01", "2027-W03")

    @pytest.mark.parametrize(
        ("weeks", "expected"),
        [
            (1, "2027-W03"),
            (2, "2027-W03"),  # a gap
            (3, "2027-W01 2027-W03"),
            (4, "2026-W53 2027-W01 2027-W03"),
            (5, "2026-W52 2026-W53 2027-W01 2027-W03"),
            (6, "2026-W52 2026-W53 2027-W01 2027-W03"),
            (7, "2026-W50 2026-W52 2026-W53 2027-W01 2027-W03"),
            (12, "2026-W50 2026-W52 2026-W53 2027-W01 2027-W03"),
        ],
    )
    def test_last(self, weeks: int, expected: str) -> None:
        found = gathered(*(written("", when, i) for i, when in enumerate(self.WEEKS))).series("csat")
        assert found is not None
        assert [str(p.week) for p in found.last(weeks)] == expected.split()
        assert str(found.latest.week) == "2027-W03"


class TestReading:
    @pytest.mark.parametrize(
        ("metric", "latest", "target", "gap", "on_target"),
        [
            ("csat", 80.0, 80.0, 0, True),
            ("csat", 81.0, 80.0, 1, True),
            ("csat", 79.5, 80.0, -0.5, False),
            ("wait", 12.0, 12.0, 0, True),
            ("wait", 13.0, 12.0, 1, False),
            ("wait", 11.0, 12.0, -1, True),
            ("wait", 0.0, 0.0, 0, True),
            ("nps", -10.0, -20.0, 10, True),
            ("wait", 0.1 + 0.2, 0.3, 0, True),  # 0.30000000000000004
            ("csat", 0.3, 0.1 + 0.2, 0, True),
            ("csat", None, 80.0, None, None),
            ("csat", 80.0, None, None, None),
            ("csat", None, None, None, None),
        ],
    )
    def test_on_target(
        self,
        metric: str,
        latest: float | None,
        target: float | None,
        gap: float | None,
        on_target: bool | None,
    ) -> None:
        points = (
            []
            if latest is None
            else [written("", "2026-W46", 999, metric=metric), written("", "2026-W47", latest, metric=metric)]
        )
        found = Reading(METRICS[metric], target, gathered(*points).series(metric))
        assert (found.gap, found.on_target) == (gap, on_target)


class TestKpi:
    FIGURES = gathered(
        *(
            written(where, "2026-W47", value)
            for where, value in [("", 1), ("//cx", 2), ("a", 3), ("a//cx", 4), ("b", 5)]
        ),
        *(
            written(where, "2026-W47", value, metric="ces")
            for where, value in [("", 1), ("//cx", 2), ("a/t", 3)]
        ),
    )

    @pytest.mark.parametrize(
        ("department", "kpi", "value"),
        [
            ("cx", {"metric": "csat"}, 2),  # its own
            ("it", {"metric": "csat"}, 1),  # everybody's
            ("cx", {"metric": "csat", "journey": "a"}, 4),
            ("it", {"metric": "csat", "journey": "a"}, 3),
            ("cx", {"metric": "csat", "journey": "b"}, 5),  # never its own from elsewhere
            ("cx", {"metric": "csat", "journey": "c"}, None),
            ("cx", {"metric": "ces", "journey": "a"}, None),
            ("cx", {"metric": "nps"}, None),
        ],
    )
    def test_the_nearest_scope_with_figures_and_never_another_map(
        self, department: str, kpi: dict[str, Any], value: float | None
    ) -> None:
        found = self.FIGURES.of_kpi(department, Kpi.model_validate(kpi))
        assert (found and found.latest.value) == value


class TestPlaces:
    """One series of several touchpoints."""

    @pytest.mark.parametrize(
        ("figures", "expected"),
        [
            ([], ""),
            ([("a/s", "2026-W47", 50, 10)], "2026-W47 50 (10)"),
            ([("a/s", "2026-W47", 50, 30), ("a/t", "2026-W47", 90, 10)], "2026-W47 60 (40)"),
            ([("a/s", "2026-W47", 50, 30), ("a/t", "2026-W47", 90, None)], "2026-W47 70"),
            ([("a/s", "2026-W47", 50, None)], "2026-W47 50"),
            ([("a/s", "2026-W47", 50, 0), ("a/t", "2026-W47", 90, 10)], "2026-W47 90 (10)"),
            ([("a/s", "2026-W47", 50, 0), ("a/t", "2026-W47", 90, 0)], "2026-W47 70 (0)"),
            ([("a/t", "2027-W01", 2, 1), ("a/s", "2026-W53", 1, 1)], "2026-W53 1 (1), 2027-W01 2 (1)"),
            (
                [("a/s", "2026-W47", 50, 1), ("b/s", "2026-W47", 9, 1), ("a", "2026-W47", 9, 1)],
                "2026-W47 50 (1)",
            ),
            ([("a/s//family", "2026-W47", 50, 1), ("a/t/cx", "2026-W47", 50, 1)], ""),
        ],
    )
    def test_the_mean_of_each_week_by_sample_size(
        self, figures: list[tuple[str, str, float, int | None]], expected: str
    ) -> None:
        found = gathered(*(written(*figure) for figure in figures))
        assert told(found.of_places(METRICS["csat"], [("a", "s"), ("a", "t"), ("a", "u")])) == expected

    def test_a_place_named_twice_counts_once(self) -> None:
        found = gathered(written("a/s", "2026-W47", 50, 10), written("a/t", "2026-W47", 90, 10))
        assert (
            told(found.of_places(METRICS["csat"], [("a", "s"), ("a", "t"), ("a", "s")])) == "2026-W47 70 (20)"
        )


class TestFacts:
    """Readings that need maps and figures."""

    def of(self, *things: Figure | Answer) -> Facts:
        buying = journey(
            "buying",
            stage(
                "choose",
                touchpoint("compare", departments="cx"),
                touchpoint("ask", departments={"cx": "supports"}),
            ),
            stage("use", touchpoint("wash", departments="cx"), touchpoint("call", departments="it")),
        )
        asking = journey("asking", stage("use", touchpoint("call", departments={"cx": "informed"})))
        figures = tuple(thing for thing in things if isinstance(thing, Figure))
        answers = tuple(thing for thing in things if isinstance(thing, Answer))
        return facts(buying, asking, *METRICS.values(), measurements=Measurements(figures, answers))

    STAGE_FIGURES = (
        written("", "2026-W47", 1, 1),
        written("//cx", "2026-W47", 2, 1),
        written("buying", "2026-W47", 3, 1),
        written("buying/compare", "2026-W47", 80, 30),
        written("buying/ask", "2026-W47", 40, 10),
        written("buying/wash", "2026-W47", 10, 10),
        written("buying/call", "2026-W47", 20, 10),
        written("asking/call", "2026-W47", 50, 30),
    )

    @pytest.mark.parametrize(
        ("department", "kpi", "expected"),
        [
            ("cx", {"stage": "choose"}, "2026-W47 70 (40)"),
            ("cx", {"stage": "use"}, "2026-W47 40 (40)"),  # its own touchpoints there, in all maps
            ("cx", {"stage": "use", "journey": "buying"}, "2026-W47 10 (10)"),
            ("cx", {"stage": "use", "journey": "asking"}, "2026-W47 50 (30)"),
            ("it", {"stage": "use"}, "2026-W47 20 (10)"),
            ("it", {"stage": "choose"}, ""),  # no role there: not the company's figure instead
            ("cx", {"stage": "choose", "journey": "asking"}, ""),
            ("cx", {}, "2026-W47 2 (1)"),
            ("it", {}, "2026-W47 1 (1)"),
            ("it", {"journey": "buying"}, "2026-W47 3 (1)"),
            ("it", {"journey": "asking"}, ""),
        ],
    )
    def test_kpi_reading(self, department: str, kpi: dict[str, Any], expected: str) -> None:
        asked = Kpi.model_validate({"metric": "csat", "target": 70, **kpi})
        found = self.of(*self.STAGE_FIGURES).kpi_reading(department, asked)
        assert told(found.series) == expected
        assert (found.metric.id, found.target) == ("csat", 70)

    def test_a_touchpoints_reading_is_its_own(self) -> None:
        found = self.of(*self.STAGE_FIGURES, written("buying/wash//family", "2026-W47", 99))
        compare, ask, wash, call = found.journeys["buying"].contacts
        assert told(found.reading(wash, "csat", 11).series) == "2026-W47 10 (10)"
        assert found.reading(wash, "csat", 11).on_target is False
        assert found.reading(compare, "nps", 11).series is None
        assert [told(found.reading(c, "csat", None).series) for c in (ask, call)] == [
            "2026-W47 40 (10)",
            "2026-W47 20 (10)",
        ]

    @pytest.mark.parametrize(
        ("figures", "expected"),
        [
            ([], ""),
            ([("", 1, 1), ("buying/ask", 9, 1)], "2026-W47 1 (1)"),
            ([("buying/ask", 40, 10), ("buying/wash", 80, 30)], "2026-W47 70 (40)"),
            # A touchpoint that is told of by persona too still counts once.
            (
                [("buying/ask", 40, 10), ("buying/ask//family", 0, 10), ("buying/wash", 80, 10)],
                "2026-W47 60 (20)",
            ),
            ([("buying", 5, 1)], ""),
        ],
    )
    def test_metric_reading(self, figures: list[tuple[str, float, int]], expected: str) -> None:
        found = self.of(
            *(written(where, "2026-W47", value, n) for where, value, n in figures)
        ).metric_reading("csat")
        assert told(found.series) == expected
        assert (found.metric.id, found.target) == ("csat", None)


@given(st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_nothing(order: random.Random) -> None:
    rows = [written(where, f"2026-W{n}", n) for where in ("", "a", "a/t", "b/t") for n in (10, 20, 30)]
    rows_and_answers: list[Figure | Answer] = [
        *rows,
        *(answer("ces", n, where) for n in range(1, 8) for where in ("", "a/t/p")),
    ]
    before, after = (
        gathered(*rows_and_answers),
        gathered(*order.sample(rows_and_answers, len(rows_and_answers))),
    )
    assert before == after
    assert before.of_metric("csat") == after.of_metric("csat")
