"""Personas: what they rest on."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.support.practice import SETTINGS, told

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
_NOTHING = "title: rests on no study; name in 'based_on' what such customers were asked in"
_OPINION = "based_on: rests on nothing but experts' opinion; ask such customers, and add the study"
_EXPIRED = (
    "based_on: the research behind it was valid until {}; ask such customers again, and add the new study"
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
    assert told(text, "CJM130") == ([f"personas/pensioner.md {said}"] if said else [])


def test_the_site_says_how_long_research_is_valid() -> None:
    text = f"# personas/pensioner.md\ntitle: Pensioner\nbased_on: [diaries, interviews]\n{_STUDIES}"
    tomorrow = replace(SETTINGS, today=dt.date(2026, 11, 29))
    expected = [f"personas/pensioner.md {_EXPIRED.format('28 November 2026')}"]
    assert told(text, "CJM130", tomorrow) == expected
    assert told(text, "CJM130", replace(tomorrow, evidence_valid_months=25)) == []
