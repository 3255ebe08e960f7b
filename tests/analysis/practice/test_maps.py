"""Maps as a whole: their review, purpose, ages, strong sides and stages, and whose they are."""

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
        ("", [f"journeys/buying.md title: has never been reviewed; {_REVIEW}"]),
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
        ("", [f"journeys/buying.md title: {_NO_PURPOSE}"]),
        ('purpose: " "', [f"journeys/buying.md title: {_NO_PURPOSE}"]),
        ("purpose: Decide on our own crews", []),
        (
            f"{_TO_BE}\npurpose: Decide",
            [f"journeys/buying.md title: {_NO_PURPOSE}"],
        ),
    ],
)
def test_no_purpose(fields: str, expected: list[str]) -> None:
    assert told(_map(fields), "CJM121") == expected


_PERSONAS = """
# personas/family.md
title: Young family
age_group: 30–39

# personas/couple.md
title: Couple
age_group: 30 - 39

# personas/pensioner.md
title: Pensioner
age_group: 66 and over

# personas/dealer.md
title: Dealer
"""

_DIFFERS = "write in 'by_persona' what differs"
_ALONE = (
    f"journeys/buying.md personas: tells the route of “{{}}” alone; add a persona of another age group, and "
    f"{_DIFFERS}"
)
_OF_ONE_AGE = (
    "journeys/buying.md personas: all its personas are of one age group, “30–39”; add one of another, and "
    f"{_DIFFERS}"
)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("personas: [pensioner]", [_ALONE.format("Pensioner")]),
        ("personas: [dealer]", [_ALONE.format("Dealer")]),
        ("personas: [family, couple]", [_OF_ONE_AGE]),
        ("personas: [family, pensioner]", []),
        # Nobody knows how old dealers are.
        ("personas: [family, dealer]", []),
        ("personas: []", []),
        (f"personas: [pensioner]\n{_TO_BE}", []),
    ],
)
def test_one_age_group(fields: str, expected: list[str]) -> None:
    assert told(_map(fields) + _PERSONAS, "CJM122") == expected


def test_a_company_that_knows_one_age_is_not_asked_for_another() -> None:
    of_one_age = _PERSONAS.replace("66 and over", "30-39")
    assert told(_map("personas: [pensioner]") + of_one_age, "CJM122") == []


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
        ("", "", [f"journeys/buying.md title: {_NO_STRENGTH}"]),
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
    mend = "has no touchpoints; write which contacts customers have here, or remove it"
    assert told(text, "CJM124") == [
        f"journeys/buying.md stages.1.stage: {mend}",
        f"journeys/buying.md stages.2.stage: {mend}",
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
    expected = ["stages/leave.md title: no map goes through it; map it, or remove it"]
    assert told(_map("", _STAGES.format(compare="", ask="")) + stage, "CJM124") == expected


def test_where_nothing_is_mapped_yet_no_stage_is_missed() -> None:
    assert told("# stages/leave.md\ntitle: Leave\norder: 9\n", "CJM124") == []


_NOBODY = "does not say whose route it is; name in 'personas' who travels, the point of view first"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", [f"journeys/buying.md title: {_NOBODY}"]),
        ("personas:", [f"journeys/buying.md title: {_NOBODY}"]),
        ("personas: [pensioner]", []),
        (
            f"{_TO_BE}\npersonas: [pensioner]",
            [f"journeys/buying.md title: {_NOBODY}"],
        ),
    ],
)
def test_no_persona(fields: str, expected: list[str]) -> None:
    assert told(_map(fields), "CJM126") == expected
