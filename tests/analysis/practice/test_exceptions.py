"""Exceptions: what they excuse, and what is said of those that excuse nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.practice import SETTINGS, practice, told

_MAP = """
# journeys/buying.md
title: Buying
{purpose}
allow:
  - {{{allow}}}
stages:
  - stage: choose
    touchpoints:
      - {{id: compare, was: [look], title: Compares models, channel: website}}
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
            "nothing here breaks CJM121; remove the exception",
        ),
        (
            "code: CJM121, at: compare, why: Known",
            "nothing breaks CJM121 at compare; remove the exception",
        ),
        (
            "code: CJM199, why: Known",
            "no rule has the code CJM199; correct it or remove the exception",
        ),
    ],
)
def test_an_exception_that_excuses_nothing_is_told(allow: str, sentence: str) -> None:
    assert told(_with(allow, "purpose: Decide"), "CJM190") == [f"journeys/buying.md allow.0: {sentence}"]


def test_of_a_rule_that_is_switched_off_no_exception_is_unused() -> None:
    off = replace(SETTINGS, severities={"CJM121": None})
    assert told(_with("code: CJM121, why: Known", "purpose: Decide"), "CJM190", off) == []
