"""Old content is told as it was, even where it has one id twice in a map: checked content has not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.diff import diff_journeys
from cjm_plugin.analysis.diff.snapshot import Snapshot
from cjm_plugin.model.base import Object
from cjm_plugin.model.journey import Journey
from tests.analysis.diff.rows import difference, rows
from tests.support.catalogs import SETTINGS, catalog, finding, journey, pain, stage, study, touchpoint


def buy(*points: dict[str, Any]) -> Journey:
    return journey("buy", *points)


PAY, AGAIN = touchpoint("pay", emotion=1), touchpoint("pay", title="Pays again", emotion=-1)
SLOW, LATE = pain("slow", severity=2), pain("slow", title="Late", severity=3)
ADDED, GONE = (f"touchpoint.{what} buy/pay (website, -1, basis=none)" for what in ("added", "removed"))

CASES: dict[str, tuple[Object, Object, list[str]]] = {
    "a second touchpoint": (buy(PAY), buy(PAY, AGAIN), [ADDED]),
    "no second touchpoint": (buy(PAY, AGAIN), buy(PAY), [GONE]),
    "the second changed": (
        buy(PAY, AGAIN),
        buy(PAY, {**AGAIN, "emotion": 0}),
        ["touchpoint.emotion-rose buy/pay emotion: -1 -> 0 better"],
    ),
    "the second changed beside a new one": (
        buy(PAY, AGAIN),
        buy(touchpoint("go"), PAY, {**AGAIN, "emotion": 0}),
        [
            "touchpoint.added buy/go (website, basis=none)",
            "touchpoint.emotion-rose buy/pay emotion: -1 -> 0 better",
        ],
    ),
    "both renamed": (
        buy(PAY, AGAIN),
        buy({**PAY, "id": "till", "was": ["pay"]}, {**AGAIN, "id": "till", "was": ["pay"]}),
        ["touchpoint.renamed buy/till id: 'pay' -> 'till'"] * 2,
    ),
    "a second pain": (
        buy(touchpoint("pay", pains=[SLOW])),
        buy(touchpoint("pay", pains=[SLOW, LATE])),
        ["pain.found buy/pay/slow worse (severity 3, basis=none)"],
    ),
    "the second pain changed": (
        buy(touchpoint("pay", pains=[SLOW, LATE])),
        buy(touchpoint("pay", pains=[SLOW, {**LATE, "severity": 5}])),
        ["pain.worse buy/pay/slow severity: severity 3 -> severity 5 worse"],
    ),
    "a second strength": (
        buy(touchpoint("pay", strengths=[pain("kind")])),
        buy(touchpoint("pay", strengths=[pain("kind"), pain("kind", title="Kinder")])),
        ["touchpoint.field-changed buy/pay strengths[kind]: none -> 'Kinder' better"],
    ),
    "a stage a second time": (
        journey("buy", stage("choose", PAY)),
        journey("buy", stage("choose", PAY), stage("choose", touchpoint("go"), goal="More")),
        [
            "journey.stage-added buy stages[choose 2]: none -> choose",
            "touchpoint.added buy/go (website, basis=none)",
        ],
    ),
    "the first of two stages": (
        journey("buy", stage("choose", goal="A"), stage("choose", goal="B")),
        journey("buy", stage("choose", goal="C"), stage("choose", goal="B")),
        ['journey.field-changed buy stages[choose].goal: "A" -> "C" (choose)'],
    ),
    "the second of two findings": (
        study("talks", findings=[finding("buy/pay"), finding("buy/go")]),
        study("talks", findings=[finding("buy/pay"), finding("buy/stay")]),
        ['study.field-changed talks findings[finding].about: go -> stay ("Finding")'],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_each_is_told(case: str) -> None:
    before, after, expected = CASES[case]

    assert rows([before], [after]) == expected
    assert rows([after], [after.model_copy(deep=True)]) == []


_IDS = st.sampled_from("abc")
_PAINS = st.lists(st.tuples(_IDS, st.integers(1, 5)), max_size=3).map(
    lambda found: [pain(id, severity=severity, was=["b"]) for id, severity in found]
)
_POINTS = st.builds(
    lambda id, emotion, pains, to, was: touchpoint(
        id, emotion=emotion, pains=pains, next=to and [{"to": to}], was=was
    ),
    _IDS,
    st.integers(-1, 1),
    _PAINS,
    st.none() | _IDS,
    st.lists(_IDS, max_size=1),
)
_MAPS = st.lists(st.tuples(_IDS, st.lists(_POINTS, max_size=3)), max_size=3)


def _made(stages: Sequence[tuple[str, Sequence[dict[str, Any]]]], id: str = "buy") -> Journey:
    return journey(id, *(stage(name, *points) for name, points in stages))


@given(_MAPS, _MAPS)
def test_whatever_is_there_twice_can_be_told(
    one: Sequence[tuple[str, Sequence[dict[str, Any]]]], other: Sequence[tuple[str, Sequence[dict[str, Any]]]]
) -> None:
    said = study("talks", findings=[finding("buy/a/a", "confirms"), finding("buy/b", "refutes", "f2")])
    before, after = [_made(one)], [_made(other), said]

    there, back = difference(before, after), difference(after, before)

    assert there.changes
    assert back.changes
    assert rows(after, [thing.model_copy(deep=True) for thing in after]) == []
    plan = _made(other, "plan")
    diff_journeys(before[0], plan, Snapshot(catalog(*before, plan, said), SETTINGS))
