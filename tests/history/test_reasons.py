"""The reason in a commit, as people and forges write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.history.reasons import why
from tests.support.workflows import ROOT

TEMPLATE = (ROOT / ".github/PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("Why: two complaints a week", "two complaints a week"),
        ("The depth is shown.\n\nwhy:  two complaints a week.\n", "two complaints a week"),
        ("Why: Two complaints. And a survey.\n", "Two complaints. And a survey."),
        (
            "**Why:** two complaints\r\na week\r\n\r\n**How we know:** the hotline\r\n",
            "two complaints a week",
        ),
        ("**Why**: two *complaints*\n**How we know:** the hotline", "two *complaints*"),
        ("## Why:\n\ntwo complaints\n\n## How we know:\n\nthe hotline", "two complaints"),
        ("* Tell it\n\n  Why: two complaints\n\n* Tell more", "two complaints"),
        ("Why:\n- two complaints\n- a survey of\n  March\n\nMore", "two complaints; a survey of March"),
        ("Почему: две жалобы в неделю\n\nCo-authored-by: Shops <shops@example.org>", "две жалобы в неделю"),
        ("Why: two complaints\nSigned-off-by: Shops <shops@example.org>", "two complaints"),
        ("Dlaczego: dwie skargi\n\nSee merge request cx/maps!12", "dwie skargi"),
        ("Why: two\x1b[31m complaints", "two\x1b[31m complaints"),
        (TEMPLATE.replace("**Why:**", "**Why:** Two complaints"), "Two complaints"),
        (TEMPLATE.replace("**Why:**", "**Why:**\n\nTwo complaints"), "Two complaints"),
        (TEMPLATE, ""),
        (f"Why: {'complaint, ' * 40}", f"{'complaint, ' * 26}complaint…"),
        ("", ""),
        ("Two complaints a week.", ""),
        ("Why not: two complaints", ""),
        ("That is why: two complaints", ""),
        ("Why: -", ""),
        ("Why:\n\n**How we know:** the hotline", ""),
        ("Why:\n\nCo-authored-by: Shops <shops@example.org>", ""),
        ("<!-- Why: nobody sees it -->", ""),
    ],
)
def test_the_reason(body: str, said: str) -> None:
    assert why(f"The depth is shown (#412)\n\n{body}") == said


def test_a_subject_is_no_body() -> None:
    assert why("Why: two complaints") == ""


@given(st.text("Why:*#-<!> \n\rx.", max_size=60))
def test_it_is_one_line_of_a_reasonable_length(text: str) -> None:
    said = why(f"x\n{text}")
    assert "\n" not in said
    assert len(said) <= 301
