"""Whose route a map is: the ages of its personas, and what a persona rests on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.support.practice import SETTINGS, told

_TO_BE = "state: to-be\nof: now\n# journeys/now.md\ntitle: Now"
"""The last field of a map, with the map that it changes."""


def _map(fields: str = "") -> str:
    return f"# journeys/buying.md\ntitle: Buying\n{fields}\n"


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


@pytest.mark.parametrize(("one", "same"), [("30–39", "30-39"), ("30–39", "30 — 39"), ("Over 65", "over 65")])
def test_a_company_that_knows_one_age_is_not_asked_for_another(one: str, same: str) -> None:
    text = f"""
# personas/family.md
title: Family
age_group: {one}

# personas/couple.md
title: Couple
age_group: {same}

# personas/dealer.md
title: Dealer
"""
    assert told(_map("personas: [family]") + text, "CJM122") == []


_NOBODY = "does not say whose route it is; name in 'personas' who travels, the point of view first"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("", [f"journeys/buying.md: {_NOBODY}"]),
        ("personas:", [f"journeys/buying.md: {_NOBODY}"]),
        ("personas: [pensioner]", []),
        (
            f"{_TO_BE}\npersonas: [pensioner]",
            [f"journeys/buying.md: {_NOBODY}"],
        ),
    ],
)
def test_no_persona(fields: str, expected: list[str]) -> None:
    assert told(_map(fields), "CJM126") == expected


_STUDIES = """
# studies/interviews.md
title: Interviews
method: interviews
date: 2024-11-28

# studies/diaries.md
title: Diaries
method: observation
date: 2024-05-01
valid_until: 2026-10-31

# studies/workshop.md
title: Workshop
method: expert-opinion
date: 2026-05-11

# studies/old-workshop.md
title: Old workshop
method: expert-opinion
date: 2019-05-11
"""
_NOTHING = ": rests on no study; name in 'based_on' what such customers were asked in"
_OPINION = " based_on: rests on nothing but experts' opinion; ask such customers, and add the study"
_EXPIRED = (
    " based_on: the research behind it was valid until {}; ask such customers again, and add the new study"
)


@pytest.mark.parametrize(
    ("based_on", "said"),
    [
        ("[]", _NOTHING),
        ("[workshop]", _OPINION),
        ("[old-workshop]", _OPINION),
        ("[diaries]", _EXPIRED.format("31 October 2026")),
        # What is left of it is opinion; that there was research says more.
        ("[diaries, workshop]", _EXPIRED.format("31 October 2026")),
        # On its last day it still counts.
        ("[interviews]", ""),
        ("[interviews, workshop, diaries]", ""),
    ],
)
def test_persona_unresearched(based_on: str, said: str) -> None:
    text = f"# personas/pensioner.md\ntitle: Pensioner\nbased_on: {based_on}\n{_STUDIES}"
    assert told(text, "CJM130") == ([f"personas/pensioner.md{said}"] if said else [])


def test_the_site_says_how_long_research_is_valid() -> None:
    text = f"# personas/pensioner.md\ntitle: Pensioner\nbased_on: [diaries, interviews]\n{_STUDIES}"
    tomorrow = replace(SETTINGS, today=dt.date(2026, 11, 29))
    expected = [f"personas/pensioner.md{_EXPIRED.format('28 November 2026')}"]
    assert told(text, "CJM130", tomorrow) == expected
    assert told(text, "CJM130", replace(tomorrow, evidence_valid_months=25)) == []
