"""Maps as a whole: their review, purpose, strong sides and stages."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.support.practice import SETTINGS, told

_TO_BE = "state: to-be\nof: now\n# journeys/now.md\ntitle: Now"
"""The last field of a map, with the map that it changes."""

_REVIEW = "walk through it with the departments on it, and write the day in 'reviewed'"


def _map(fields: str = "", stages: str = "") -> str:
    return f"# journeys/buying.md\ntitle: Buying\n{fields}\n{stages}"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("reviewed: 2026-11-21", []),
        (
            "reviewed: 2026-11-20",
            [f"journeys/buying.md reviewed: its review was due on 27 November 2026; {_REVIEW}"],
        ),
        ("reviewed: 2026-10-31\nreview_every_weeks: 4", []),
        (
            "reviewed: 2026-10-30\nreview_every_weeks: 4",
            [f"journeys/buying.md reviewed: its review was due on 27 November 2026; {_REVIEW}"],
        ),
        (
            f"reviewed: 2026-10-30\nreview_every_weeks: 4\n{_TO_BE}\nreviewed: 2026-11-28",
            [f"journeys/buying.md reviewed: its review was due on 27 November 2026; {_REVIEW}"],
        ),
        ("", [f"journeys/buying.md: has never been reviewed; {_REVIEW}"]),
        ("reviewed: 2026-12-24", []),
        ("reviewed: 0001-01-01\nreview_every_weeks: 999999999", []),
    ],
)
def test_past_review(fields: str, expected: list[str]) -> None:
    assert told(_map(fields), "CJM120") == expected


def test_the_site_says_how_often_maps_are_reviewed() -> None:
    text = _map("reviewed: 2026-11-14")
    assert told(text, "CJM120", replace(SETTINGS, review_every_weeks=2)) == []
    later = replace(SETTINGS, review_every_weeks=2, today=dt.date(2026, 11, 29))
    assert told(text, "CJM120", later) == [
        f"journeys/buying.md reviewed: its review was due on 28 November 2026; {_REVIEW}"
    ]


_NO_PURPOSE = "does not say which decision it serves; write it in 'purpose'"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", [f"journeys/buying.md: {_NO_PURPOSE}"]),
        ('purpose: " "', [f"journeys/buying.md: {_NO_PURPOSE}"]),
        ("purpose: Decide on our own crews", []),
        (
            f"{_TO_BE}\npurpose: Decide",
            [f"journeys/buying.md: {_NO_PURPOSE}"],
        ),
    ],
)
def test_no_purpose(fields: str, expected: list[str]) -> None:
    assert told(_map(fields), "CJM121") == expected


_STAGES = """
stages:
  - stage: choose
    touchpoints:
      - {{id: compare, title: Compares, channel: website{compare}}}
      - {{id: ask, title: Asks, channel: phone{ask}}}
"""
_STRENGTH = ", strengths: [{id: patient, title: A patient adviser}]"
_NO_STRENGTH = "names no strong side; write in 'strengths' of its touchpoints what goes well"


@pytest.mark.parametrize(
    ("fields", "ask", "expected"),
    [
        ("", "", [f"journeys/buying.md: {_NO_STRENGTH}"]),
        ("", _STRENGTH, []),
        ("personas: [family, pensioner]", f", by_persona: {{pensioner: {{{_STRENGTH[2:]}}}}}", []),
        (f"{_TO_BE}", "", []),
    ],
)
def test_no_strength(fields: str, ask: str, expected: list[str]) -> None:
    own, _, others = fields.partition("\n# ")
    text = _map(own, _STAGES.format(compare="", ask=ask)) + (f"\n# {others}" if others else "")
    assert told(text, "CJM123") == expected


def test_a_map_without_touchpoints_is_not_asked_for_strong_sides() -> None:
    assert told(_map(), "CJM123") == []


@pytest.mark.parametrize("state", ["", "state: to-be\nof: now"])
def test_empty_stages_of_a_map(state: str) -> None:
    stages = _STAGES.format(compare="", ask="") + "  - stage: buy\n  - {stage: use, touchpoints: []}\n"
    text = _map(state, stages) + "\n# journeys/now.md\ntitle: Now\n"
    wrong = "has no touchpoints; write which contacts customers have there, or take it out"
    assert told(text, "CJM124") == [
        f"journeys/buying.md stages.1.stage: the stage “buy” {wrong}",
        f"journeys/buying.md stages.2.stage: the stage “use” {wrong}",
    ]


def test_one_empty_stage_can_be_excused_and_the_other_not() -> None:
    allow = "allow: [{code: CJM124, at: purchase, why: Sold by partners}]"
    stages = _STAGES.format(compare="", ask="") + "  - stage: buy\n  - stage: use\n"
    renamed = "\n# stages/buy.md\ntitle: Buy\norder: 2\nwas: [purchase]\n"
    text = _map(allow, stages) + renamed
    assert [line.partition(":")[0] for line in told(text, "CJM124")] == ["journeys/buying.md stages.2.stage"]
    assert told(text, "CJM190") == []


def test_a_stage_that_no_map_goes_through() -> None:
    stage = "\n# stages/leave.md\ntitle: Leave\norder: 9\n"
    expected = ["stages/leave.md: no map goes through it; map it, or remove it"]
    assert told(_map("", _STAGES.format(compare="", ask="")) + stage, "CJM124") == expected


def test_where_nothing_is_mapped_yet_no_stage_is_missed() -> None:
    assert told("# stages/leave.md\ntitle: Leave\norder: 9\n", "CJM124") == []
