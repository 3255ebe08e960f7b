"""What is told of maps: of their own fields, their stages, and where touchpoints stand in them."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.model.change import Listed, Named, Subject
from cjm_plugin.model.kinds import Kind
from tests.analysis.diff.rows import difference, rows
from tests.support.catalogs import finding, journey, pain, stage, study, thing, touchpoint

OTHERS = (
    thing(Kind.STAGE, "choose", order=1, title="Chooses"),
    thing(Kind.PERSONA, "family", title="Family"),
)


def told(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Of the map `buy`, by its own fields."""
    one, other = (journey("buy", touchpoint("pay"), **fields) for fields in (before, after))
    return rows([one, *OTHERS], [other, *OTHERS])


OWN: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "title": ({}, {"title": "Buys"}, ["field-changed buy title: 'Buy' -> 'Buys'"]),
    "summary": ({"summary": "A"}, {"summary": "B"}, ['field-changed buy summary: "A" -> "B"']),
    "reviewed": (
        {"reviewed": "2026-11-02"},
        {"reviewed": "2026-11-09"},
        ["reviewed buy reviewed: 2026-11-02 -> 2026-11-09"],
    ),
    "first reviewed": ({}, {"reviewed": "2026-11-09"}, ["reviewed buy reviewed: none -> 2026-11-09"]),
    "review taken back": (
        {"reviewed": "2026-11-09"},
        {"reviewed": "2026-11-02"},
        ["field-changed buy reviewed: 2026-11-09 -> 2026-11-02"],
    ),
    "never reviewed": ({"reviewed": "2026-11-09"}, {}, ["field-changed buy reviewed: 2026-11-09 -> none"]),
    "rhythm": ({}, {"review_every_weeks": 2}, ["field-changed buy review_every_weeks: none -> 2"]),
    "owner": ({"owner": "a"}, {"owner": "b"}, ["field-changed buy owner: a -> b"]),
    "state": (
        {},
        {"state": "to-be", "of": "buy"},
        ["field-changed buy state: state=as-is -> state=to-be", "field-changed buy of: none -> Buy"],
    ),
    "a persona more": (
        {"personas": ["family"]},
        {"personas": ["family", "student"]},
        ["field-changed buy personas[student]: none -> student"],
    ),
    "a persona less": (
        {"personas": ["family", "student", "pensioner"]},
        {"personas": ["family", "pensioner"]},
        ["field-changed buy personas[student]: student -> none"],
    ),
    "another point of view": (
        {"personas": ["family", "student"]},
        {"personas": ["student", "family"]},
        ["field-changed buy personas: [Family, student] -> [student, Family]"],
    ),
    "a new point of view": (
        {"personas": ["family"]},
        {"personas": ["student", "family"]},
        ["field-changed buy personas: [Family] -> [student, Family]"],
    ),
    "personas in another order": (
        {"personas": ["family", "student", "pensioner"]},
        {"personas": ["family", "pensioner", "student"]},
        ["field-changed buy personas: [Family, student, pensioner] -> [Family, pensioner, student]"],
    ),
    "tags": ({"tags": ["a", "b"]}, {"tags": ["b", "c", "a"]}, ["field-changed buy tags: none -> 'c'"]),
    "products": ({"products": ["a"]}, {}, ["field-changed buy products: 'a' -> none"]),
    "story": ({"story": "A\n\nB"}, {"story": "A\nB"}, ["story-changed buy story"]),
    "story begun": ({}, {"story": "A"}, ["story-changed buy story"]),
    "line ends": ({"story": "A\nB\n"}, {"story": "A \r\nB\t\r\n\r\n"}, []),
    "indented": ({"story": "    code"}, {"story": "code"}, ["story-changed buy story"]),
    "old ids": ({"was": ["a"]}, {"was": ["a", "b"]}, ["field-changed buy was: none -> 'b'"]),
    "renamed back": ({"was": ["a", "b"]}, {"was": ["b", "a"]}, []),
}


@pytest.mark.parametrize("case", OWN)
def test_a_map_s_own_fields(case: str) -> None:
    before, after, expected = OWN[case]

    assert told(before, after) == [f"journey.{row}" for row in expected]
    assert told(after, after) == []


def a_map(plan: str, **fields: Any) -> Any:
    """`choose: a b, buy: c` is a map of two stages and three touchpoints."""
    stages = (part.partition(":") for part in plan.split(", ") if part)
    return journey(
        "buy", *(stage(name, *(touchpoint(id) for id in ids.split())) for name, _, ids in stages), **fields
    )


PLANS: list[tuple[str, str, list[str]]] = [
    ("choose: a b c", "choose: a b c", []),
    ("choose: a b c", "choose: a c", ["touchpoint.removed buy/b (website, basis=none)"]),
    ("choose: a c", "choose: a b c", ["touchpoint.added buy/b (website, basis=none)"]),
    ("choose: a b c d", "choose: b c d a", ["touchpoint.reordered buy/a: none -> D"]),
    ("choose: a b c d", "choose: d a b c", ["touchpoint.reordered buy/d: C -> none"]),
    ("choose: b c a", "choose: a b c", ["touchpoint.reordered buy/a: C -> none"]),
    ("choose: a b", "choose: b a", ["touchpoint.reordered buy/b: A -> none"]),
    (
        "choose: a b c d e",
        "choose: b x a d e",
        [
            "touchpoint.reordered buy/b: A -> none",
            "touchpoint.removed buy/c (website, basis=none)",
            "touchpoint.added buy/x (website, basis=none)",
        ],
    ),
    ("choose: a b, buy: c", "choose: a, buy: b c", ["touchpoint.moved buy/b stage: Chooses -> buy"]),
    ("choose: a b, buy: c", "choose: b, buy: c a", ["touchpoint.moved buy/a stage: Chooses -> buy"]),
    (
        "choose: a b, buy: c d",
        "choose: b a, buy: d c",
        ["touchpoint.reordered buy/b: A -> none", "touchpoint.reordered buy/d: C -> none"],
    ),
    (
        "choose: a, buy: b",
        "buy: b, choose: a",
        ["journey.stage-moved buy stages[choose]: none -> buy (Chooses)"],
    ),
    (
        "choose: a, buy: b, use: c",
        "buy: b, use: c, choose: a",
        ["journey.stage-moved buy stages[choose]: none -> use (Chooses)"],
    ),
    (
        "choose: a",
        "choose: a, buy: b c",
        ["journey.stage-added buy stages[buy]: none -> buy (B, C)"],
    ),
    (
        "choose: a, buy: b c",
        "buy: b c",
        ["journey.stage-removed buy stages[choose]: Chooses -> none (A)"],
    ),
    (
        "choose: a b",
        "choose: a, buy: b c",
        [
            "journey.stage-added buy stages[buy]: none -> buy (C)",
            "touchpoint.moved buy/b stage: Chooses -> buy",
        ],
    ),
    (
        "choose: a b, buy: c",
        "buy: c b",
        [
            "journey.stage-removed buy stages[choose]: Chooses -> none (A)",
            "touchpoint.moved buy/b stage: Chooses -> buy",
        ],
    ),
    ("choose:", "choose:, buy:", ["journey.stage-added buy stages[buy]: none -> buy"]),
]


@pytest.mark.parametrize(("before", "after", "expected"), PLANS)
def test_the_order_of_a_map(before: str, after: str, expected: list[str]) -> None:
    assert rows([a_map(before), *OTHERS], [a_map(after), *OTHERS]) == expected


def test_a_stage_s_goal_and_own_keys_are_the_map_s() -> None:
    before = journey("buy", stage("choose", touchpoint("a"), goal="One that fits", **{"x-days": 3}))
    after = journey("buy", stage("choose", touchpoint("a"), goal="One that fits in"))

    assert rows([before, *OTHERS], [after, *OTHERS]) == [
        "journey.field-changed buy stages[choose].x-days: '3' -> none (Chooses)",
        'journey.field-changed buy stages[choose].goal: "One that fits" -> "One that fits in" (Chooses)',
    ]


def test_a_touchpoint_that_comes_or_goes_is_one_change_with_all_that_is_in_it() -> None:
    rich = touchpoint(
        "b",
        "phone",
        emotion=-2,
        evidence=["talks"],
        pains=[pain("slow")],
        strengths=[pain("kind")],
        departments={"care": "leads"},
        by_persona={"family": {"emotion": 1}},
    )
    without, with_it = journey("buy", touchpoint("a")), journey("buy", touchpoint("a"), rich)

    assert rows([without], [with_it]) == ["touchpoint.added buy/b (phone, -2, basis=none, [Slow])"]
    assert rows([with_it], [without]) == ["touchpoint.removed buy/b (phone, -2, basis=none, [Slow])"]


def test_what_comes_or_goes_names_the_pains_that_hurt_in_it_worst_first() -> None:
    pains = [pain("dull"), pain("mild", severity=1), pain("bad", severity=5), pain("gone", severity=4)]
    own = {"family": {"pains": [pain("own", severity=2), pain("alike", severity=1)]}}
    rich = touchpoint("b", pains=pains, by_persona=own)
    refuted = study("talks", "2026-09-01", findings=[finding("buy/b/gone", "refutes")])
    without, with_it = (
        journey("buy", stage("choose", touchpoint("a"), *points), personas=["student", "family"])
        for points in ([], [rich])
    )
    staged = journey(
        "buy",
        stage("choose", touchpoint("a")),
        stage("decide", touchpoint("c", pains=[pain("x")]), rich),
        personas=["student", "family"],
    )

    named = "[Bad, Own, Mild, Alike, Dull]"
    assert rows([without, refuted], [with_it, refuted]) == [
        f"touchpoint.added buy/b (website, basis=none, {named})"
    ]
    assert rows([with_it, refuted], [without, refuted]) == [
        f"touchpoint.removed buy/b (website, basis=none, {named})"
    ]
    assert rows([without, refuted], [staged, refuted]) == [
        "journey.stage-added buy stages[decide]: none -> decide (C, B, [X, Bad, Own, Mild, Alike, Dull])"
    ]
    assert rows([staged, refuted], [without, refuted]) == [
        "journey.stage-removed buy stages[decide]: decide -> none (C, B, [X, Bad, Own, Mild, Alike, Dull])"
    ]
    (added,) = difference([without, refuted], [with_it, refuted]).changes
    assert isinstance(added.marks[-1], Listed)
    assert added.marks[-1].items[0] == Named("pain", "buy/b/bad", "Bad")


def test_a_map_that_comes_or_goes_is_one_change() -> None:
    plan = journey("plan", touchpoint("a", pains=[pain("slow")]), state="to-be", of="buy", story="Soon.")

    assert rows([], [plan]) == ["journey.added plan (state=to-be)"]
    assert rows([plan], []) == ["journey.removed plan (state=to-be)"]
    (added,), (removed,) = difference([], [plan]).changes, difference([plan], []).changes
    assert added.subject == Subject("journey", "plan", "Plan")
    assert removed.subject == Subject("journey", "plan", "Plan", gone=True)


def test_an_empty_map_may_be_filled() -> None:
    assert rows([a_map("")], [a_map("choose: a")]) == [
        "journey.stage-added buy stages[choose]: none -> choose (A)"
    ]


def test_what_has_gone_is_marked_so() -> None:
    before, after = a_map("choose: a b"), a_map("choose: a c")

    gone = {change.subject.id: change.subject.gone for change in difference([before], [after]).changes}

    assert gone == {"buy/b": True, "buy/c": False}


def test_changes_stand_in_the_order_of_the_map_then_by_kind_and_id() -> None:
    before = [
        journey("b", touchpoint("x", pains=[pain("slow")]), touchpoint("y"), touchpoint("z")),
        journey("a", touchpoint("y")),
        thing(Kind.PERSONA, "family"),
        thing(Kind.CHANNEL, "b"),
        thing(Kind.CHANNEL, "a"),
    ]
    after = [
        journey(
            "b",
            touchpoint("w"),
            touchpoint("x", emotion=1, pains=[pain("slow", severity=2)]),
            touchpoint("z", emotion=2),
            title="The B",
        ),
        journey("a", touchpoint("y", emotion=1)),
        thing(Kind.PERSONA, "family", quote="So"),
        thing(Kind.CHANNEL, "b", title="The B"),
        thing(Kind.CHANNEL, "a", title="The A"),
    ]

    assert [change.subject.key for change in difference(before, after).changes] == [
        "touchpoint:a/y",
        "journey:b",
        "touchpoint:b/w",
        "touchpoint:b/x",
        "pain:b/x/slow",
        "touchpoint:b/y",
        "touchpoint:b/z",
        "persona:family",
        "channel:a",
        "channel:b",
    ]
