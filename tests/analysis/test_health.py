from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.health import Answer, Gap, Health, Question, Verdict, examine
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Answer as Reply
from cjm_plugin.model.measurement import Figure, Measurements, Scope, Week
from tests.support.catalogs import TODAY, facts, journey, metric, pain, study, thing, touchpoint

PERSONAS = (
    thing(Kind.PERSONA, "family", age_group="28–42"),
    thing(Kind.PERSONA, "couple", age_group="28–42"),
    thing(Kind.PERSONA, "pensioner", age_group="66 and over"),
    thing(Kind.PERSONA, "stranger"),
)


def health(
    *touchpoints: dict[str, Any],
    others: tuple[Object, ...] = PERSONAS,
    measurements: Measurements | None = None,
    **fields: Any,
) -> Health:
    known = facts(journey("buying", *touchpoints, **fields), *others, measurements=measurements)
    return examine(known)["buying"]


def told(found: Health, question: Question) -> str:
    """`1 of 3: passage see > ask, passage ask > pay`"""
    (answer,) = (answer for answer in found.answers if answer.question is question)
    return f"{answer.found} of {answer.asked}: {', '.join(map(_told, answer.gaps))}".removesuffix(": ")


def _told(gap: Gap) -> str:
    ways = " > ".join(contact.touchpoint.id for contact in (gap.contact, gap.goal) if contact)
    return " ".join(filter(None, (gap.lack, ways, gap.persona)))


SEE, ASK, PAY = touchpoint("see"), touchpoint("ask", "phone"), touchpoint("pay")


def _on(to: str, **known: Any) -> dict[str, Any]:
    """A passage that the author wrote out."""
    return {"next": [{"to": to, **known}]}


@pytest.mark.parametrize(
    ("touchpoints", "expected"),
    [
        ([SEE, PAY], "0 of 0"),
        ([SEE, ASK, PAY], "0 of 2: passage see > ask, passage ask > pay"),
        ([{**SEE, **_on("ask")}, ASK], "0 of 1: passage see > ask"),
        ([{**SEE, **_on("ask", share=0.5)}, ASK], "1 of 1"),
        ([{**SEE, **_on("ask", wait_minutes=0)}, ASK], "1 of 1"),
        ([{**SEE, **_on("ask", repeats_information=False)}, ASK], "1 of 1"),
        ([{**SEE, "next": []}, ASK], "0 of 0"),
    ],
)
def test_each_change_of_channel_has_something_said_of_it(
    touchpoints: list[dict[str, Any]], expected: str
) -> None:
    assert told(health(*touchpoints), Question.CHANNELS) == expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, "0 of 1: pain see"),
        ({"pains": [pain("slow")]}, "1 of 1"),
        ({"strengths": [pain("photos")]}, "1 of 1"),
        ({"by_persona": {"pensioner": {"pains": [pain("small-print")]}}}, "1 of 1"),
        ({"by_persona": {"pensioner": {"emotion": -1}}}, "0 of 1: pain see"),
        ({"journey": "seeing"}, "0 of 0"),
    ],
)
def test_pains_or_strengths_are_looked_for_at_each_touchpoint(fields: dict[str, Any], expected: str) -> None:
    found = health(touchpoint("see", **fields), personas=["family", "pensioner"])
    assert told(found, Question.PAINS) == expected


SHOP, TILL = {"systems": ["shop"]}, {"systems": ["till"]}


@pytest.mark.parametrize(
    ("see", "pay", "expected"),
    [
        ({}, {}, "0 of 2: system see, system pay"),
        (SHOP, {"backstage": "A list on paper"}, "2 of 2"),
        (SHOP, {"journey": "paying"}, "1 of 1"),
        (SHOP, {"systems": ["shop", "till"]}, "2 of 2"),
        (SHOP, TILL, "2 of 3: seam see > pay"),
        ({**SHOP, **_on("pay", wait_minutes=3)}, TILL, "2 of 3: seam see > pay"),
        ({**SHOP, **_on("pay", repeats_information=False)}, TILL, "3 of 3"),
        ({**SHOP, "departments": "sales"}, {**SHOP, "departments": "cash"}, "2 of 2"),
    ],
)
def test_systems_stand_behind_contacts_and_seams_between_them_are_known(
    see: dict[str, Any], pay: dict[str, Any], expected: str
) -> None:
    assert told(health(touchpoint("see", **see), touchpoint("pay", **pay)), Question.SYSTEMS) == expected


OTHERWISE = {"by_persona": {"pensioner": {"does": "Rings the shop"}, "couple": {"emotion": 0}}}
NOTHING = {"by_persona": {"pensioner": None}}


@pytest.mark.parametrize(
    ("personas", "fields", "expected"),
    [
        ([], {}, "0 of 1: persona"),
        (["family"], {}, "0 of 1: other-ages"),
        (["family", "couple"], OTHERWISE, "1 of 2: other-ages"),
        (["family", "pensioner"], {}, "1 of 2: difference pensioner"),
        (["family", "pensioner"], NOTHING, "1 of 2: difference pensioner"),
        (["family", "pensioner"], OTHERWISE, "2 of 2"),
        (["family", "couple", "pensioner"], OTHERWISE, "3 of 3"),
        (["stranger"], {}, "0 of 1: age stranger"),
        (["family", "stranger"], {}, "0 of 2: age stranger, difference stranger"),
    ],
)
def test_behaviour_by_age_group_is_compared(
    personas: list[str], fields: dict[str, Any], expected: str
) -> None:
    # `by_persona` names nobody but the personas of the map.
    own = {id: what for id, what in fields.get("by_persona", {}).items() if id in personas}
    found = health(touchpoint("see", by_persona=own), personas=personas)
    assert told(found, Question.AGE_GROUPS) == expected


@pytest.mark.parametrize(
    ("ages", "expected"),
    [(["28–42"], "0 of 0"), (["28–42", " 28–42 "], "0 of 0"), ([None], "0 of 1: age p0")],
)
def test_a_company_of_one_age_group_has_nothing_to_compare(ages: list[str | None], expected: str) -> None:
    personas = tuple(thing(Kind.PERSONA, f"p{i}", age_group=age) for i, age in enumerate(ages))
    assert told(health(SEE, others=personas, personas=["p0"]), Question.AGE_GROUPS) == expected


OPERATORS = study("round", method="operator-feedback")
OLD_ROUND = study("old-round", "2024-11-17", method="operator-feedback")
LAST_DAY = study("last-day", "2024-11-18", method="operator-feedback")


@pytest.mark.parametrize(
    ("fields", "others", "expected"),
    [
        ({}, (), "0 of 2: feedback, operators"),
        ({"feedback": {"source": "exit survey"}}, (), "1 of 2: operators"),
        ({"feedback": {}}, (), "0 of 2: feedback, operators"),
        ({"moment_of_truth": True}, (), "0 of 2: customers see, operators"),
        ({"evidence": ["round"]}, (OPERATORS,), "1 of 2: feedback"),
        ({"strengths": [pain("photos", evidence=["round"])]}, (OPERATORS,), "1 of 2: feedback"),
        ({"evidence": ["last-day"]}, (LAST_DAY,), "1 of 2: feedback"),
        ({"evidence": ["old-round"]}, (OLD_ROUND,), "0 of 2: feedback, operators"),
        ({"evidence": ["visits"]}, (study("visits"),), "0 of 2: feedback, operators"),
        ({"feedback": {"every": "visit"}, "evidence": ["round"]}, (OPERATORS,), "2 of 2"),
    ],
)
def test_customers_and_operators_are_heard(
    fields: dict[str, Any], others: tuple[Object, ...], expected: str
) -> None:
    assert told(health(touchpoint("see", **fields), others=others), Question.FEEDBACK) == expected


def test_feedback_is_asked_for_at_every_moment_of_truth_if_there_are_any() -> None:
    touchpoints = (
        touchpoint("see", feedback={"source": "exit survey"}),
        touchpoint("ask", moment_of_truth=True),
        touchpoint("pay", moment_of_truth=True, feedback={"source": "till"}),
    )
    assert told(health(*touchpoints), Question.FEEDBACK) == "1 of 3: customers ask, operators"


def _reply(source: Any, day: dt.date = TODAY) -> Measurements:
    return Measurements(answers=(Reply("nps", day, "buying", "see", None, source, 9, ""),))


def _figure(measured: str) -> Measurements:
    scope = Scope("buying", "see")
    return Measurements(figures=(Figure(measured, Week.of(TODAY), scope, 7.0),))


@pytest.mark.parametrize(
    ("measurements", "expected"),
    [
        (_reply("customer"), "1 of 2: operators"),
        (_reply("operator"), "1 of 2: customers see"),
        (_reply("customer", dt.date(2024, 11, 10)), "0 of 2: customers see, operators"),
        (_reply("operator", dt.date(2024, 11, 10)), "0 of 2: customers see, operators"),
        (_figure("nps"), "1 of 2: operators"),
        (_figure("calls"), "0 of 2: customers see, operators"),
    ],
)
def test_answers_tell_that_somebody_was_asked(measurements: Measurements, expected: str) -> None:
    found = health(
        touchpoint("see", moment_of_truth=True),
        others=(metric("nps", "nps"), metric("calls", "rate")),
        measurements=measurements,
    )
    assert told(found, Question.FEEDBACK) == expected


def test_a_map_without_touchpoints_answers_nothing() -> None:
    found = health(personas=["family", "pensioner"])
    assert [told(found, question) for question in Question] == ["0 of 1: touchpoints"] * 5
    assert (found.answered, found.researched, {answer.verdict for answer in found.answers}) == (
        0,
        None,
        {"no"},
    )


def test_a_design_is_not_asked_what_customers_live_through_today() -> None:
    as_is = journey("today", SEE)
    to_be = journey("buying", SEE, ASK, state="to-be", of="today")
    found = examine(facts(as_is, to_be, *PERSONAS))
    assert [answer.question for answer in found["buying"].answers] == ["channels", "systems", "age-groups"]
    assert len(found["today"].answers) == len(Question)


@pytest.mark.parametrize(
    ("asked", "gaps", "verdict", "share"),
    [
        (3, 0, Verdict.YES, 1.0),
        (4, 1, Verdict.PARTLY, 0.75),
        (4, 4, Verdict.NO, 0.0),
        (0, 0, Verdict.YES, 1.0),
    ],
)
def test_an_answer_is_what_was_found_of_what_was_asked(
    asked: int, gaps: int, verdict: Verdict, share: float
) -> None:
    (gap,) = (answer.gaps[0] for answer in health().answers[:1])
    answer = Answer(Question.PAINS, asked, (gap,) * gaps)
    assert (answer.verdict, answer.share) == (verdict, share)


def test_maps_are_ordered_by_questions_answered_then_by_what_is_found() -> None:
    better, worse, empty = (
        health(touchpoint("see", systems=["shop"]), touchpoint("pay")),
        health(SEE, touchpoint("pay")),
        health(),
    )
    assert empty.order < worse.order < better.order
    assert worse.answered == better.answered == 1


IDS = st.sampled_from(["see", "ask", "pay", "wait"])
FIELDS = st.fixed_dictionaries(
    {"channel": st.sampled_from(["website", "phone"])},
    optional={
        "systems": st.lists(st.sampled_from(["shop", "till"]), max_size=2, unique=True),
        "pains": st.just([pain("slow")]),
        "moment_of_truth": st.booleans(),
        "feedback": st.just({"source": "till"}),
        "by_persona": st.just({"pensioner": {"emotion": 1}}),
        "journey": st.just("seeing"),
    },
)
MAPS = st.dictionaries(IDS, FIELDS, max_size=4)
TRAVELLERS = st.lists(st.sampled_from(["family", "pensioner", "stranger"]), max_size=3)


@given(MAPS, TRAVELLERS, st.sampled_from(["as-is", "to-be"]))
def test_nothing_is_missing_that_was_not_asked_for(
    parts: dict[str, dict[str, Any]], personas: list[str], state: str
) -> None:
    touchpoints = [touchpoint(id, **fields) for id, fields in parts.items()]
    found = health(*touchpoints, personas=personas, state=state)
    places = set(found.facts.contacts)
    for answer in found.answers:
        assert 0 <= answer.found <= answer.asked
        assert len(set(answer.gaps)) == len(answer.gaps)
        assert all({gap.contact, gap.goal} <= {*places, None} for gap in answer.gaps)
        assert {gap.persona for gap in answer.gaps} <= {*personas, None}


@given(MAPS.filter(bool))
def test_a_pain_told_where_none_was_closes_that_gap_alone(parts: dict[str, dict[str, Any]]) -> None:
    def answer(parts: dict[str, dict[str, Any]]) -> Answer:
        return health(*(touchpoint(id, **fields) for id, fields in parts.items())).answers[1]

    before = answer(parts)
    for gap in before.gaps:
        assert gap.contact
        id = gap.contact.touchpoint.id
        after = answer({**parts, id: {**parts[id], "pains": [pain("cold")]}})
        assert after == Answer(before.question, before.asked, tuple(g for g in before.gaps if g != gap))
