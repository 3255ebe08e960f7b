"""What the page of each rule shows is true: the bad example breaks it, the mended one does not."""

from __future__ import annotations

import pytest

from cjm_plugin.analysis.practice import RULES
from tests.support.practice import told

CODES = sorted(RULES)


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_breaks_the_rule(code: str) -> None:
    assert told(RULES[code].lesson.bad, code)


@pytest.mark.parametrize("code", CODES)
def test_the_good_example_does_not(code: str) -> None:
    assert told(RULES[code].lesson.good, code) == []


def test_codes_and_names_are_unique_and_in_form() -> None:
    names = [rule.name for rule in RULES.values()]
    assert len(set(names)) == len(names)
    assert all(code == rule.code and code.startswith("CJM1") for code, rule in RULES.items())
