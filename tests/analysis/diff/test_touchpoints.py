"""What is told of a touchpoint that was there and still is."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Direction
from cjm_plugin.model.kinds import Kind
from tests.analysis.diff.rows import difference, rows
from tests.support.catalogs import journey, metric, stage, thing, touchpoint

OTHERS = (
    metric("csat", title="Satisfaction", unit="%"),
    thing(Kind.CHANNEL, "site", title="Web site"),
    thing(Kind.DEPARTMENT, "care", title="Care"),
)

AGO = {"share": 0.5, "wait_minutes": 10, "repeats_information": True}


def told(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Of the touchpoint `pay` of the map `buy`, by its fields on both days."""
    one, other = (
        journey(
            "buy",
            stage("choose", touchpoint("pay", **fields), touchpoint("go"), touchpoint("wait")),
            personas=["family", "pensioner"],
        )
        for fields in (before, after)
    )
    return rows([one, *OTHERS], [other, *OTHERS])


CASES: dict[str, tuple[dict[str, Any], dict[str, Any], list[str]]] = {
    "emotion fell": ({"emotion": 1}, {"emotion": -1}, ["emotion-fell buy/pay emotion: +1 -> -1 worse"]),
    "emotion rose": ({"emotion": -2}, {"emotion": 0}, ["emotion-rose buy/pay emotion: -2 -> 0 better"]),
    "emotion known": ({}, {"emotion": 0}, ["field-changed buy/pay emotion: none -> 0"]),
    "emotion unknown": ({"emotion": 2}, {}, ["field-changed buy/pay emotion: +2 -> none"]),
    "aim": (
        {"target_emotion": 2},
        {"target_emotion": 1},
        ["field-changed buy/pay target_emotion: +2 -> +1"],
    ),
    "title": ({"title": "Pay"}, {"title": "Pays"}, ["field-changed buy/pay title: 'Pay' -> 'Pays'"]),
    "text": ({"does": "A *b*"}, {"does": "A"}, ['field-changed buy/pay does: "A *b*" -> "A"']),
    "an empty text": ({"does": ""}, {}, []),
    "product": ({"product": "a"}, {}, ["field-changed buy/pay product: 'a' -> none"]),
    "importance": ({"importance": 3}, {"importance": 5}, ["field-changed buy/pay importance: 3 -> 5"]),
    "channel": (
        {"channel": "site"},
        {"channel": "phone"},
        ["channel-changed buy/pay channel: Web site -> phone"],
    ),
    "joined": (
        {"departments": {"shop": "leads"}},
        {"departments": {"care": "supports", "shop": "leads"}},
        ["department-joined buy/pay departments[care]: none -> Care (role=supports)"],
    ),
    "left": (
        {"departments": {"shop": "leads", "care": "informed"}},
        {"departments": "shop"},
        ["department-left buy/pay departments[care]: Care -> none (role=informed)"],
    ),
    "another role": (
        {"departments": {"care": "leads"}},
        {"departments": {"care": "supports"}},
        ["department-role-changed buy/pay departments[care].role: role=leads -> role=supports (Care)"],
    ),
    "departments in another order": (
        {"departments": {"care": "supports", "shop": "leads"}},
        {"departments": {"shop": "leads", "care": "supports"}},
        [],
    ),
    "moment of truth": (
        {},
        {"moment_of_truth": True},
        ["became-moment-of-truth buy/pay moment_of_truth: no -> yes"],
    ),
    "no moment of truth": (
        {"moment_of_truth": True},
        {"moment_of_truth": False},
        ["no-longer-moment-of-truth buy/pay moment_of_truth: yes -> no"],
    ),
    "evidence": (
        {"evidence": ["a", "b"]},
        {"evidence": ["c", "b"]},
        [
            "evidence-withdrawn buy/pay evidence[a]: a -> none",
            "evidence-added buy/pay evidence[c]: none -> c",
        ],
    ),
    "evidence in another order": ({"evidence": ["a", "b"]}, {"evidence": ["b", "a"]}, []),
    "evidence named twice": ({"evidence": ["a", "a"]}, {"evidence": ["a"]}, []),
    "systems": (
        {"systems": ["crm"]},
        {"systems": ["erp", "crm"]},
        ["field-changed buy/pay systems[erp]: none -> erp"],
    ),
    "target": (
        {"metrics": [{"metric": "csat", "target": 80}]},
        {"metrics": [{"metric": "csat", "target": 82.5}]},
        ["target-changed buy/pay metrics[csat].target: 80% -> 82.5% (Satisfaction)"],
    ),
    "measured": (
        {},
        {"metrics": [{"metric": "csat", "target": 80}]},
        ["field-changed buy/pay metrics[csat]: none -> Satisfaction (80%)"],
    ),
    "no longer measured": (
        {"metrics": [{"metric": "csat"}, {"metric": "nps"}]},
        {"metrics": [{"metric": "nps"}]},
        ["field-changed buy/pay metrics[csat]: Satisfaction -> none"],
    ),
    "measured twice": (
        {"metrics": [{"metric": "csat", "target": 80}, {"metric": "csat", "target": 90}]},
        {"metrics": [{"metric": "csat", "target": 80}]},
        ["field-changed buy/pay metrics[csat 2]: Satisfaction -> none (90%)"],
    ),
    "strength found": (
        {},
        {"strengths": [{"id": "a", "title": "Quick", "evidence": ["s"], "was": ["c"], "x-b": 1}]},
        ["field-changed buy/pay strengths[a]: none -> 'Quick' better ([s])"],
    ),
    "strength gone": (
        {"strengths": [{"id": "a", "title": "Quick"}]},
        {},
        ["field-changed buy/pay strengths[a]: 'Quick' -> none worse"],
    ),
    "strength reworded": (
        {"strengths": [{"id": "a", "title": "Quick"}]},
        {"strengths": [{"id": "a", "title": "Fast"}]},
        ["field-changed buy/pay strengths[a].title: 'Quick' -> 'Fast'"],
    ),
    "strength renamed": (
        {"strengths": [{"id": "a", "title": "Quick", "was": ["c"]}]},
        {"strengths": [{"id": "b", "title": "Quick", "was": ["a", "c"], "evidence": ["s"]}]},
        [
            "field-changed buy/pay strengths[b].id: 'a' -> 'b' ('Quick')",
            "field-changed buy/pay strengths[b].evidence[s]: none -> s ('Quick')",
        ],
    ),
    "decision": (
        {"decision": {"question": "Which?", "factors": ["price", "size"]}},
        {"decision": {"question": "Which one?", "factors": ["price", "depth", "size"]}},
        [
            'field-changed buy/pay decision.question: "Which?" -> "Which one?"',
            'field-changed buy/pay decision.factors: none -> "depth"',
        ],
    ),
    "decision made": (
        {},
        {"decision": {"question": "Which?", "principles": ["proof"]}},
        [
            'field-changed buy/pay decision.question: none -> "Which?"',
            "field-changed buy/pay decision.principles[proof]: none -> proof",
        ],
    ),
    "an empty decision": ({"decision": {}}, {}, []),
    "factors in another order": (
        {"decision": {"factors": ["price", "size", "depth"]}},
        {"decision": {"factors": ["size", "depth", "price"]}},
        ['field-changed buy/pay decision.factors: ["price", "size", "depth"] -> ["size", "depth", "price"]'],
    ),
    "factor reworded": (
        {"decision": {"factors": ["price", "size", "depth"]}},
        {"decision": {"factors": ["price", "width", "depth"]}},
        ['field-changed buy/pay decision.factors: "size" -> "width"'],
    ),
    "feedback": (
        {"feedback": {"source": "survey", "seen_by": ["care"]}},
        {"feedback": {"source": "survey", "every": "week"}},
        [
            'field-changed buy/pay feedback.every: none -> "week"',
            "field-changed buy/pay feedback.seen_by[care]: Care -> none",
        ],
    ),
    "a map of its own": ({}, {"journey": "buy"}, ["field-changed buy/pay journey: none -> Buy"]),
    "own keys": (
        {"x-a": {"b": 1, "c": 2}, "x-d": "yes"},
        {"x-a": {"c": 2, "b": 2}, "x-d": "no", "x-e": None},
        [
            """field-changed buy/pay x-a: '{"b": 1, "c": 2}' -> '{"b": 2, "c": 2}'""",
            "field-changed buy/pay x-d: 'yes' -> 'no'",
            "field-changed buy/pay x-e: none -> 'null'",
        ],
    ),
    "own keys in another order": ({"x-a": {"b": 1, "c": 2}}, {"x-a": {"c": 2, "b": 1}}, []),
    "old ids": ({}, {"was": ["paying"]}, ["field-changed buy/pay was: none -> 'paying'"]),
    # Passages
    "a way on": (
        {"next": [{"to": "go"}]},
        {"next": [{"to": "go"}, {"to": "wait", **AGO}]},
        ["passage-changed buy/pay next[wait]: none -> Wait (50%, 10min, yes)"],
    ),
    "no way on": (
        {"next": [{"to": "go"}, {"to": "wait"}]},
        {"next": [{"to": "wait"}]},
        ["passage-changed buy/pay next[go]: Go -> none"],
    ),
    "no way on for some": (
        {"next": [{"to": "go", "share": 0.5}, {"to": "wait", "share": 0.25}]},
        {"next": [{"to": "wait", "share": 0.25}]},
        ["passage-changed buy/pay next[go]: Go -> none worse (50%)"],
    ),
    "a way that nobody takes": (
        {"next": [{"to": "go", "share": 0.5}, {"to": "wait", "share": 0.0}]},
        {"next": [{"to": "go", "share": 0.25}]},
        [
            "passage-changed buy/pay next[go].share: 50% -> 25% worse (Go)",
            "passage-changed buy/pay next[wait]: Wait -> none (0%)",
        ],
    ),
    "ways in another order": (
        {"next": [{"to": "go"}, {"to": "wait"}]},
        {"next": [{"to": "wait"}, {"to": "go"}]},
        [],
    ),
    "the journey ends": ({}, {"next": []}, ["passage-changed buy/pay next: none -> []"]),
    "the journey goes on": ({"next": []}, {}, ["passage-changed buy/pay next: [] -> none"]),
    "all goes on to nowhere": (
        {"next": [{"to": "go", "share": 0.5}, {"to": "wait"}]},
        {"next": []},
        [
            "passage-changed buy/pay next[go]: Go -> none (50%)",
            "passage-changed buy/pay next[wait]: Wait -> none",
            "passage-changed buy/pay next: [Go, Wait] -> []",
        ],
    ),
    "all goes on in the order of the map": (
        {"next": [{"to": "wait"}]},
        {},
        [
            "passage-changed buy/pay next[wait]: Wait -> none",
            "passage-changed buy/pay next: [Wait] -> none",
        ],
    ),
    "the journey ends no more": (
        {"next": []},
        {"next": [{"to": "wait"}]},
        [
            "passage-changed buy/pay next[wait]: none -> Wait",
            "passage-changed buy/pay next: [] -> [Wait]",
        ],
    ),
    "a way of its own": (
        {},
        {"next": [{"to": "wait"}]},
        ["passage-changed buy/pay next[wait]: none -> Wait"],
    ),
    "fewer go on": (
        {"next": [{"to": "go", "share": 0.5}, {"to": "wait", "share": 0.4}]},
        {"next": [{"to": "go", "share": 0.3}, {"to": "wait", "share": 0.5}]},
        [
            "passage-changed buy/pay next[go].share: 50% -> 30% worse (Go)",
            "passage-changed buy/pay next[wait].share: 40% -> 50% (Wait)",
        ],
    ),
    "more go on": (
        {"next": [{"to": "go", "share": 0.5}]},
        {"next": [{"to": "go", "share": 0.5}, {"to": "wait", "share": 0.25}]},
        ["passage-changed buy/pay next[wait]: none -> Wait better (25%)"],
    ),
    "others go elsewhere": (
        {"next": [{"to": "go", "share": 0.7}, {"to": "wait", "share": 0.2}]},
        {"next": [{"to": "go", "share": 0.6}, {"to": "wait", "share": 0.3}]},
        [
            "passage-changed buy/pay next[go].share: 70% -> 60% (Go)",
            "passage-changed buy/pay next[wait].share: 20% -> 30% (Wait)",
        ],
    ),
    "nobody knows how many go on": (
        {"next": [{"to": "go", "share": 0.7}, {"to": "wait"}]},
        {"next": [{"to": "go", "share": 0.6}, {"to": "wait"}]},
        ["passage-changed buy/pay next[go].share: 70% -> 60% (Go)"],
    ),
    "a share is known": (
        {"next": [{"to": "go"}]},
        {"next": [{"to": "go", "share": 0.6}]},
        ["passage-changed buy/pay next[go].share: none -> 60% (Go)"],
    ),
    "a longer wait": (
        {"next": [{"to": "go", "wait_minutes": 5}]},
        {"next": [{"to": "go", "wait_minutes": 7.5}]},
        ["passage-changed buy/pay next[go].wait_minutes: 5min -> 7.5min worse (Go)"],
    ),
    "a shorter wait": (
        {"next": [{"to": "go", "wait_minutes": 5}]},
        {"next": [{"to": "go", "wait_minutes": 0}]},
        ["passage-changed buy/pay next[go].wait_minutes: 5min -> 0min better (Go)"],
    ),
    "a wait is known": (
        {"next": [{"to": "go"}]},
        {"next": [{"to": "go", "wait_minutes": 5}]},
        ["passage-changed buy/pay next[go].wait_minutes: none -> 5min (Go)"],
    ),
    "asked again": (
        {"next": [{"to": "go"}]},
        {"next": [{"to": "go", "repeats_information": True}]},
        ["passage-changed buy/pay next[go].repeats_information: none -> yes worse (Go)"],
    ),
    "not asked again": (
        {"next": [{"to": "go", "repeats_information": True}]},
        {"next": [{"to": "go", "repeats_information": False}]},
        ["passage-changed buy/pay next[go].repeats_information: yes -> no better (Go)"],
    ),
    "known not to be asked again": (
        {"next": [{"to": "go"}]},
        {"next": [{"to": "go", "repeats_information": False}]},
        ["passage-changed buy/pay next[go].repeats_information: none -> no (Go)"],
    ),
    # One persona
    "an emotion of one": (
        {"emotion": 1, "by_persona": {"pensioner": {"emotion": 0}}},
        {"emotion": 1, "by_persona": {"pensioner": {"emotion": -1}}},
        ["emotion-fell buy/pay by_persona[pensioner].emotion: 0 -> -1 worse for pensioner"],
    ),
    "an emotion that was common": (
        {"emotion": 1},
        {"emotion": 1, "by_persona": {"pensioner": {"emotion": 2}}},
        ["emotion-rose buy/pay by_persona[pensioner].emotion: +1 -> +2 better for pensioner"],
    ),
    "an emotion that is common now": (
        {"emotion": 1, "by_persona": {"pensioner": {"emotion": 2}}},
        {"emotion": 1, "by_persona": {"pensioner": {}}},
        ["emotion-fell buy/pay by_persona[pensioner].emotion: +2 -> +1 worse for pensioner"],
    ),
    "an emotion written out": (
        {"emotion": 1},
        {"emotion": 1, "by_persona": {"pensioner": {"emotion": 1}}},
        ["field-changed buy/pay by_persona[pensioner].emotion: none -> +1 for pensioner"],
    ),
    "an emotion of one alone is known": (
        {},
        {"by_persona": {"pensioner": {"emotion": 1}}},
        ["field-changed buy/pay by_persona[pensioner].emotion: none -> +1 for pensioner"],
    ),
    "a channel of one": (
        {"channel": "site"},
        {"channel": "site", "by_persona": {"pensioner": {"channel": "phone"}}},
        ["channel-changed buy/pay by_persona[pensioner].channel: Web site -> phone for pensioner"],
    ),
    "evidence of one": (
        {"by_persona": {"pensioner": {"evidence": ["a"]}}},
        {"by_persona": {"pensioner": {"evidence": []}}},
        ["evidence-withdrawn buy/pay by_persona[pensioner].evidence[a]: a -> none for pensioner"],
    ),
    "a strength of one": (
        {},
        {"by_persona": {"pensioner": {"strengths": [{"id": "a", "title": "Kind"}]}}},
        ["field-changed buy/pay by_persona[pensioner].strengths[a]: none -> 'Kind' better for pensioner"],
    ),
    "a decision of one": (
        {"by_persona": {"pensioner": {"decision": {"question": "Who?"}}}},
        {"by_persona": {"pensioner": {"decision": {"question": "Whom?"}}}},
        ['field-changed buy/pay by_persona[pensioner].decision.question: "Who?" -> "Whom?" for pensioner'],
    ),
    "a difference that says nothing": (
        {},
        {"by_persona": {"pensioner": None}},
        ["field-changed buy/pay by_persona[pensioner]: none -> pensioner for pensioner"],
    ),
    "no difference any more": (
        {"by_persona": {"pensioner": {}}},
        {},
        ["field-changed buy/pay by_persona[pensioner]: pensioner -> none for pensioner"],
    ),
    "personas in another order": (
        {"by_persona": {"pensioner": {"emotion": 1}, "student": {"emotion": 2}}},
        {"by_persona": {"student": {"emotion": 2}, "pensioner": {"emotion": 1}}},
        [],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_fields(case: str) -> None:
    before, after, expected = CASES[case]

    assert told(before, after) == [f"touchpoint.{row}" for row in expected]
    assert told(after, after) == []


# Who lives it


def lived(personas: list[str], **fields: Any) -> Object:
    return journey("buy", touchpoint("pay", **fields), personas=personas)


def test_what_all_have_in_common_says_nothing_of_a_persona_who_has_something_of_its_own() -> None:
    both = ["family", "pensioner"]
    own = {"pensioner": {"emotion": 2, "channel": "phone", "thinks": "No"}}

    changes = difference(
        [lived(both, emotion=1, thinks="Yes", by_persona=own)],
        [lived(both, emotion=-1, thinks="Well", does="Pays", by_persona=own, channel="app")],
    ).changes

    assert {change.field: change.scopes.personas for change in changes} == {
        "does": ("family", "pensioner"),
        "thinks": ("family",),
        "emotion": ("family",),
        "channel": ("family",),
    }


def test_a_persona_who_parts_from_the_others_is_told_once() -> None:
    both = ["family", "pensioner"]
    own = {"pensioner": {"emotion": -2}}

    before, after = lived(both, emotion=1), lived(both, emotion=0, by_persona=own)

    for one, other, rise in ((before, after, "fell"), (after, before, "rose")):
        common, apart = difference([one], [other]).changes
        assert (common.kind, common.scopes.personas) == (f"touchpoint.emotion-{rise}", ("family",))
        assert (apart.kind, apart.scopes.personas) == (f"touchpoint.emotion-{rise}", ("pensioner",))


def test_nothing_rises_or_falls_because_a_map_is_seen_with_other_eyes() -> None:
    assert rows(
        [lived(["family", "pensioner"], emotion=1, by_persona={"pensioner": {"emotion": -1}})],
        [lived(["pensioner", "family"], emotion=-1, by_persona={"family": {"emotion": 1}})],
    ) == [
        "journey.field-changed buy personas: [family, pensioner] -> [pensioner, family]",
        "touchpoint.field-changed buy/pay emotion: +1 -> -1",
        "touchpoint.field-changed buy/pay by_persona[family].emotion: none -> +1 for family",
        "touchpoint.field-changed buy/pay by_persona[pensioner].emotion: -1 -> none for pensioner",
    ]


def test_nothing_rises_or_falls_for_a_persona_who_joins_or_leaves_a_map() -> None:
    own = {"pensioner": {"emotion": -2, "channel": "phone", "strengths": [{"id": "kind", "title": "Kind"}]}}
    with_him = lived(["family", "pensioner"], emotion=1, by_persona=own)
    without_him = lived(["family"], emotion=1)

    for before, after in ((with_him, without_him), (without_him, with_him)):
        changes = difference([before], [after]).changes

        assert len(changes) == 4
        assert {change.direction for change in changes} == {Direction.NEUTRAL}


def test_who_takes_the_place_of_another_brings_an_emotion_that_neither_rose_nor_fell() -> None:
    _, emotion = difference([lived(["family"], emotion=1)], [lived(["student"], emotion=-1)]).changes[-2:]

    assert (emotion.kind, emotion.direction) == ("touchpoint.field-changed", Direction.NEUTRAL)
