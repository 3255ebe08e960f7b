"""Severe pains that nobody works on, and moments of truth at which nobody asks."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from cjm_plugin.model.settings import Settings
from tests.support.practice import SETTINGS, told

_MAP = """
# journeys/now.md
title: Now
# journeys/buying.md
title: Buying
{state}
stages:
  - stage: receive
    touchpoints:
      - id: moved
        title: Learns that the date has moved
        channel: e-mail
        pains:
          - {{id: late, title: The news comes late, severity: {severity}, evidence: [{evidence}]}}
# studies/talks.md
title: Talks
method: interviews
date: 2026-09-11
# studies/survey.md
title: Survey
method: survey
date: 2026-11-02
# studies/diaries.md
title: Diaries
method: observation
date: 2026-01-30
valid_until: 2026-07-30
# studies/workshop.md
title: Workshop
method: expert-opinion
date: 2026-02-12
"""


def _pain(evidence: str = "talks", severity: object = 5, state: str = "") -> str:
    return _MAP.format(evidence=evidence, severity=severity, state=state)


def _waits(severity: int = 5, day: str = "11 September 2026") -> list[str]:
    return [
        (
            f"journeys/buying.md stages.0.touchpoints.0.pains.0.severity: has severity {severity} and has "
            f"been known since {day}, and no initiative is to solve it; start one that names it in 'solves'"
        )
    ]


def _on(day: str, weeks: int = 8) -> Settings:
    return replace(SETTINGS, today=dt.date.fromisoformat(day), act_within_weeks=weeks)


class TestSeverePainWaits:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (_pain(), _waits()),
            (_pain(severity=4), _waits(4)),
            (_pain(severity=3), []),
            (_pain(severity="null"), []),
            (_pain("survey"), []),
            (_pain("survey, talks"), _waits()),
            (_pain("survey, workshop"), []),
            (_pain("survey, diaries"), _waits(day="30 January 2026")),
            (_pain(""), []),
            (_pain("workshop"), []),
            (_pain("diaries"), []),
            (_pain(state="state: to-be\nof: now"), []),
        ],
    )
    def test_a_researched_pain_that_nobody_works_on(self, text: str, expected: list[str]) -> None:
        assert told(text, "CJM112") == expected

    @pytest.mark.parametrize(
        ("settings", "found"),
        [
            (_on("2026-11-06"), 0),  # 8 weeks to the day
            (_on("2026-11-07"), 1),
            (_on("2026-10-02", 3), 0),
            (_on("2026-10-03", 3), 1),
        ],
    )
    def test_it_may_wait_for_so_many_weeks(self, settings: Settings, found: int) -> None:
        assert len(told(_pain(), "CJM112", settings)) == found

    @pytest.mark.parametrize(
        ("status", "found"), [("idea", 0), ("planned", 0), ("in-progress", 0), ("done", 0), ("dropped", 1)]
    )
    def test_an_idea_is_enough_but_nothing_dropped(self, status: str, found: int) -> None:
        work = f"# initiatives/news.md\ntitle: News\nstatus: {status}\nsolves: [buying/moved/late]\n"
        assert len(told(_pain() + work, "CJM112")) == found

    def test_a_refuted_pain_waits_for_nothing(self) -> None:
        finding = "{id: in-time, text: In time, about: buying/moved/late, verdict: refutes}"
        refutes = f"# studies/later.md\ntitle: Later\ndate: 2026-10-01\nfindings: [{finding}]\n"
        assert told(_pain() + refutes, "CJM112") == []

    def test_an_exception_names_the_pain(self) -> None:
        allow = "allow: [{code: CJM112, at: moved/late, why: Waits for the new planner}]"
        assert told(_pain(state=allow), "CJM112") == told(_pain(state=allow), "CJM190") == []


def _moment(fields: str, more: str = "", state: str = "") -> str:
    return f"""
# journeys/now.md
title: Now
# journeys/buying.md
title: Buying
{state}
stages:
  - stage: receive
    touchpoints:
      - {{id: crew, title: Lets the crew in, channel: at-home, {fields}}}
      - {{id: wash, title: Washes, channel: at-home}}
{more}"""


def _answers(kind: str, place: str, day: str = "2026-11-20") -> str:
    return f"""
# metrics/score.md
title: Score
kind: {kind}
# data/feedback/score.csv
date,journey,touchpoint,persona,source,score,comment
{day},buying,{place},,customer,5,
"""


def _figures(kind: str, week: str = "2026-W47") -> str:
    return f"""
# metrics/score.md
title: Score
kind: {kind}
# data/metrics/score.csv
week,journey,touchpoint,department,persona,value,n
{week},buying,crew,,,80,20
"""


_NOBODY = [
    (
        "journeys/buying.md stages.0.touchpoints.0.moment_of_truth: nobody asks customers at this moment of "
        "truth; say in 'feedback' how their answers are collected, and who reads them"
    )
]


class TestNoFeedback:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (_moment("moment_of_truth: true"), _NOBODY),
            (_moment("moment_of_truth: true, feedback: {}"), _NOBODY),
            (_moment("moment_of_truth: true, feedback: {source: A call}"), []),
            (_moment("moment_of_truth: true, feedback: {every: each visit, seen_by: [crews]}"), []),
            (_moment("moment_of_truth: false"), []),
            (_moment("emotion: -1"), []),
            (_moment("moment_of_truth: true", state="state: to-be\nof: now"), []),
            (_moment("moment_of_truth: true", _answers("csat", "crew")), []),
            (_moment("moment_of_truth: true", _answers("csat", "wash")), _NOBODY),
            (_moment("moment_of_truth: true", _answers("csat", "")), _NOBODY),
            (_moment("moment_of_truth: true", _figures("csat")), []),
            (_moment("moment_of_truth: true", _figures("rate")), _NOBODY),
            # Week 47 of 2024 ends on 24 November 2024, and 24 months are over.
            (_moment("moment_of_truth: true", _figures("csat", "2024-W47")), _NOBODY),
            (_moment("moment_of_truth: true", _figures("csat", "2024-W48")), []),
        ],
    )
    def test_nobody_asks_at_a_moment_of_truth(self, text: str, expected: list[str]) -> None:
        assert told(text, "CJM113") == expected
