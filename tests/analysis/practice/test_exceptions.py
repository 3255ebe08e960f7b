"""Exceptions: what they excuse, and what is said of those that excuse nothing."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Literal

import pytest

from tests.support.practice import SETTINGS, practice, told

_MAP = """
# journeys/buying.md
title: Buying
personas: [family, pensioner]
{purpose}
allow:
  - {{{allow}}}
stages:
  - stage: choose
    touchpoints:
      - id: compare
        was: [look]
        title: Compares models
        channel: website
        pains: [{{id: no-depth, was: [wrong-order], title: No depth}}]
        by_persona: {{pensioner: {{pains: [{{id: dearer-by-phone, title: Dearer by phone}}]}}}}
"""


def _with(allow: str, purpose: str = "") -> str:
    return _MAP.format(allow=allow, purpose=purpose)


def test_an_exception_excuses_with_its_reason() -> None:
    found = practice(_with("code: CJM121, why: The board decides in December"))
    assert [breach.rule.code for breach in found.breaches if breach.rule.code == "CJM121"] == []
    reasons = [(excused.breach.rule.code, excused.allowance.why) for excused in found.excused]
    assert reasons == [("CJM121", "The board decides in December")]


@pytest.mark.parametrize(
    ("allow", "sentence"),
    [
        (
            "code: CJM121, why: Known",
            "allow.0: nothing here breaks CJM121; remove the exception",
        ),
        (
            "code: CJM121, at: compare, why: Known",
            "allow.0: nothing breaks CJM121 at 'compare'; remove the exception",
        ),
        (
            "code: CJM121, at: look/wrong-order, why: Known",
            "allow.0: nothing breaks CJM121 at 'compare/no-depth'; remove the exception",
        ),
        (
            "code: CJM121, at: choose, why: Known",
            "allow.0: nothing breaks CJM121 at 'choose'; remove the exception",
        ),
        (
            "code: CJM199, at: nowhere, why: Known",
            "allow.0.code: no rule has the code CJM199; correct it or remove the exception",
        ),
        (
            "code: CJM121, at: compares, why: Known",
            "allow.0.at: 'compares' is not in this file; did you mean 'compare'?",
        ),
        (
            "code: CJM121, at: compare/nodepth, why: Known",
            "allow.0.at: 'compare/nodepth' is not in this file; did you mean 'compare/no-depth'?",
        ),
        (
            "code: CJM121, at: compare/dear-phone, why: Known",
            "allow.0.at: 'compare/dear-phone' is not in this file; did you mean 'compare/dearer-by-phone'?",
        ),
        (
            "code: CJM121, at: elsewhere, why: Known",
            "allow.0.at: 'elsewhere' is not in this file; correct it or remove the exception",
        ),
    ],
)
def test_an_exception_that_excuses_nothing_is_told(allow: str, sentence: str) -> None:
    assert told(_with(allow, "purpose: Decide"), "CJM190") == [f"journeys/buying.md {sentence}"]


def test_a_living_name_is_never_taken_for_an_old_one() -> None:
    text = """
# journeys/buying.md
title: Buying
allow: [{code: CJM124, at: choose, why: Sold by partners}]
stages:
  - stage: choose
  - stage: buy
    touchpoints:
      - {id: select, was: [choose], title: Selects, channel: website}
"""
    assert told(text, "CJM124") + told(text, "CJM190") == []


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_letters_may_be_written_in_either_form(form: Literal["NFC", "NFD"]) -> None:
    allow = f"code: CJM121, at: {unicodedata.normalize(form, 'café')}, why: Known"
    text = _with(allow).replace("id: compare\n", "id: café\n")
    sentence = "nothing breaks CJM121 at 'café'; remove the exception"
    assert told(text, "CJM190") == [f"journeys/buying.md allow.0: {sentence}"]


def test_where_nothing_can_be_named_the_exception_is_for_the_whole_file() -> None:
    text = "# personas/pensioner.md\ntitle: Pensioner\nallow: [{code: CJM130, at: compare, why: Known}]\n"
    sentence = "nothing in this file can be named; remove 'at', and the exception is for all of it"
    assert told(text, "CJM190") == [f"personas/pensioner.md allow.0.at: {sentence}"]


def test_of_a_rule_that_is_switched_off_no_exception_is_unused() -> None:
    off = replace(SETTINGS, severities={"CJM121": None})
    assert told(_with("code: CJM121, why: Known", "purpose: Decide"), "CJM190", off) == []


def test_an_exception_at_a_stage_is_for_all_that_is_at_it() -> None:
    text = _with("code: CJM103, at: choose, why: Known", "purpose: Decide")
    assert [one.breach.at for one in practice(text).excused] == ["compare"]
    assert told(text, "CJM103") == told(text, "CJM190") == []


_NOTHING = """
# journeys/buying.md
title: Buying
allow:
{allow}
stages:
  - stage: choose
    touchpoints:
      - id: compare
        title: Compares models
        channel: website
        {evidence}
        pains:
          - {{id: no-depth, was: [wrong-order], title: No depth}}
          - {{id: no-noise, title: No noise}}
        strengths: [{{id: photos, title: Photos}}]
"""
_ALONE = "rests on nothing; name in 'evidence' the study behind it, be it only an opinion"
_AND = "name in 'evidence' the studies behind them, be they only opinions"


@pytest.mark.parametrize(
    ("named", "evidence", "left"),
    [
        ((), "", f"rests on nothing, and so do 3 of its pains and strengths; {_AND}"),
        (("no-noise",), "", f"rests on nothing, and so do 2 of its pains and strengths; {_AND}"),
        (
            ("wrong-order", "photos"),
            "",
            f"rests on nothing, and so does 1 of its pains and strengths; {_AND}",
        ),
        (("no-depth", "no-noise", "photos"), "", _ALONE),
        (("no-depth", "photos"), "evidence: [talks]", _ALONE),
    ],
)
def test_what_is_excused_does_not_count_at_its_touchpoint(
    named: tuple[str, ...], evidence: str, left: str
) -> None:
    allow = "\n".join(f"  - {{code: CJM103, at: compare/{one}, why: Known}}" for one in named)
    text = _NOTHING.format(allow=allow, evidence=evidence)

    assert [line.partition(": ")[2] for line in told(text, "CJM103")] == [left]
    assert told(text, "CJM190") == []
    today = {"wrong-order": "no-depth"}
    assert [excused.breach.at for excused in practice(text).excused] == [
        f"compare/{today.get(one, one)}" for one in named
    ]


def test_an_exception_of_another_rule_excuses_nothing_there() -> None:
    allow = "  - {code: CJM104, at: compare/no-noise, why: Known}"
    text = _NOTHING.format(allow=allow, evidence="")

    assert [line.partition(": ")[2] for line in told(text, "CJM103")] == [
        f"rests on nothing, and so do 3 of its pains and strengths; {_AND}"
    ]
    assert told(text, "CJM190") == [
        "journeys/buying.md allow.0: nothing breaks CJM104 at 'compare/no-noise'; remove the exception"
    ]
