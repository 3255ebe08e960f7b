"""The codes that options may name are those that problems have."""

from __future__ import annotations

from cjm_plugin.edges.known import KNOWN, like
from cjm_plugin.edges.rules import rules
from cjm_plugin.history.remarks import MEANINGS
from cjm_plugin.rendering.locale import Locale


def test_every_code_and_no_other_is_known() -> None:
    assert {rule.code for rule in rules(Locale.of("en"))} | {*MEANINGS} == KNOWN


def test_a_code_is_recognised_as_people_write_it() -> None:
    assert [like(word) for word in ("cjm21", "021", "CJM104", "999", "pains", "")] == [
        "CJM021",
        "CJM021",
        "CJM104",
        None,
        None,
        None,
    ]
