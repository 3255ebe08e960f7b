"""Whom a change reaches, before and after."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Change, Named, Scopes
from cjm_plugin.model.kinds import Kind
from tests.analysis.diff.rows import difference
from tests.support.catalogs import finding, initiative, journey, metric, pain, stage, study, thing, touchpoint


def told(scopes: Scopes) -> str:
    """`buy | choose | care shop | family | site`: maps, stages, departments, personas, channels."""
    sets = (scopes.journeys, scopes.stages, scopes.departments, scopes.personas, scopes.channels)
    return " | ".join(" ".join(ids) for ids in sets)


def only(before: list[Object], after: list[Object], kind: str = "") -> Change:
    """The one change there is (of a kind)."""
    (found,) = (c for c in difference(before, after).changes if kind in {"", c.kind})
    return found


PAY = touchpoint(
    "pay",
    "site",
    departments={"shop": "leads", "care": "informed"},
    systems=["crm"],
    decision={"principles": ["proof"]},
    metrics=[{"metric": "csat"}],
    feedback={"seen_by": ["board"]},
    evidence=["talks"],
    pains=[pain("slow", evidence=["survey"])],
    by_persona={"pensioner": {"channel": "phone", "pains": [pain("small")]}},
)
WAIT = touchpoint("wait", "van", departments="logistics")


def a_map(pay: dict[str, Any] = PAY, *more: dict[str, Any], **fields: Any) -> Object:
    return journey(
        "buy",
        stage("choose", pay),
        stage("use", WAIT, *more),
        personas=["family", "pensioner"],
        owner="cx",
        **fields,
    )


def other(**fields: Any) -> Object:
    """A map of which nobody in the other is told."""
    return journey(
        "other", stage("choose", touchpoint("x", "chat", departments="chatters")), owner="cx", **fields
    )


def pay(**fields: Any) -> dict[str, Any]:
    return {**PAY, **fields}


ALL = "buy | choose use | care cx logistics shop | family pensioner | phone site van"

INSIDE: dict[str, tuple[Object, Object, str]] = {
    "a field": (a_map(), a_map(pay(does="Pays")), "buy | choose | care shop | family pensioner | site"),
    "a department that lost it": (
        a_map(),
        a_map(pay(departments="shop")),
        "buy | choose | care shop | family pensioner | site",
    ),
    "a department that got it": (
        a_map(pay(departments="shop")),
        a_map(),
        "buy | choose | care shop | family pensioner | site",
    ),
    "both channels, but of no persona who uses another": (
        a_map(),
        a_map(pay(channel="app")),
        "buy | choose | care shop | family | app site",
    ),
    "what all but one persona live": (
        a_map(pay(emotion=1, by_persona={"pensioner": {"emotion": -1}})),
        a_map(pay(emotion=0, by_persona={"pensioner": {"emotion": -1}})),
        "buy | choose | care shop | family | site",
    ),
    "what all but one persona do": (
        a_map(pay(does="Pays", by_persona={"pensioner": {"does": "Rings"}})),
        a_map(pay(does="Pays twice", by_persona={"pensioner": {"does": "Rings"}})),
        "buy | choose | care shop | family | site",
    ),
    "what all but one persona decide": (
        a_map(pay(decision={"question": "Now?"}, by_persona={"pensioner": {"decision": {"question": "I?"}}})),
        a_map(pay(decision={"question": "How?"}, by_persona={"pensioner": {"decision": {"question": "I?"}}})),
        "buy | choose | care shop | family | site",
    ),
    "one persona": (
        a_map(),
        a_map(pay(by_persona={"pensioner": {**PAY["by_persona"]["pensioner"], "emotion": 1}})),
        "buy | choose | care shop | pensioner | phone",
    ),
    "one persona's channel": (
        a_map(pay(by_persona={"pensioner": {"pains": [pain("small")]}})),
        a_map(),
        "buy | choose | care shop | pensioner | phone site",
    ),
    "a pain": (
        a_map(),
        a_map(pay(pains=[pain("slow", severity=1, evidence=["survey"])])),
        "buy | choose | care shop | family pensioner | site",
    ),
    "one persona's pain": (
        a_map(),
        a_map(pay(by_persona={"pensioner": {"channel": "phone", "pains": [pain("small", severity=1)]}})),
        "buy | choose | care shop | pensioner | phone",
    ),
    "one persona's new pain": (
        a_map(),
        a_map(pay(by_persona={"pensioner": {"channel": "phone", "pains": [pain("small"), pain("new")]}})),
        "buy | choose | care shop | pensioner | phone",
    ),
    "one persona's pain withdrawn": (
        a_map(),
        a_map(pay(by_persona={"pensioner": {"channel": "phone"}})),
        "buy | choose | care shop | pensioner | phone",
    ),
    "a touchpoint that comes": (
        a_map(),
        a_map(
            PAY,
            touchpoint("x", "a", departments="d", by_persona={"family": {"channel": "b"}}),
        ),
        "buy | use | d | family pensioner | a b",
    ),
    "a touchpoint that goes": (
        a_map(PAY, touchpoint("x", "a", departments="d", by_persona={"family": {"channel": "b"}})),
        a_map(),
        "buy | use | d | family pensioner | a b",
    ),
    "a touchpoint that moves": (
        journey("buy", stage("choose", WAIT), stage("use")),
        journey("buy", stage("choose"), stage("use", WAIT)),
        "buy | choose use | logistics |  | van",
    ),
    "a map's own field": (a_map(), a_map(title="Buys"), ALL),
    "the owner before and after": (
        journey("buy", WAIT, owner="a"),
        journey("buy", WAIT, owner="b"),
        "buy | only | a b logistics |  | van",
    ),
    "a persona before": (
        journey("buy", WAIT, personas=["a", "b"]),
        journey("buy", WAIT, personas=["a"]),
        "buy | only | logistics | a b | van",
    ),
    "a stage's goal": (
        journey(
            "buy", stage("choose", PAY), stage("use", WAIT), owner="cx", personas=["family", "pensioner"]
        ),
        journey(
            "buy",
            stage("choose", PAY, goal="G"),
            stage("use", WAIT),
            owner="cx",
            personas=["family", "pensioner"],
        ),
        "buy | choose | care cx shop | family pensioner | phone site",
    ),
    "a stage that comes": (
        journey("buy", stage("choose", PAY), owner="cx"),
        journey("buy", stage("choose", PAY), stage("use", WAIT), owner="cx"),
        "buy | use | cx logistics |  | van",
    ),
    "a stage that moves": (
        journey("buy", stage("choose", PAY), stage("buy"), stage("use", WAIT), owner="cx"),
        journey("buy", stage("buy"), stage("use", WAIT), stage("choose", PAY), owner="cx"),
        "buy | choose | care cx shop |  | phone site",
    ),
    "a stage that goes": (
        journey("buy", stage("choose", PAY), stage("use", WAIT), owner="cx"),
        journey("buy", stage("choose", PAY), owner="cx"),
        "buy | use | cx logistics |  | van",
    ),
}


@pytest.mark.parametrize("case", INSIDE)
def test_inside_a_map(case: str) -> None:
    before, after, expected = INSIDE[case]

    assert told(only([before, other()], [after, other()]).scopes) == expected


def test_a_map_that_comes_or_goes_reaches_all_who_act_on_it() -> None:
    assert told(only([other()], [a_map(), other()]).scopes) == ALL
    assert told(only([a_map(), other()], [other()]).scopes) == ALL


AT_PAY = "buy | choose | care shop | family pensioner | phone site"

SHARED: dict[str, tuple[Object, str]] = {
    "stage": (
        thing(Kind.STAGE, "choose", order=1),
        "buy other | choose | care chatters shop | family pensioner | chat phone site",
    ),
    "unused stage": (thing(Kind.STAGE, "dream", order=1), " | dream |  |  | "),
    "persona": (
        thing(Kind.PERSONA, "family"),
        "buy | choose use | care logistics shop | family pensioner | phone site van",
    ),
    "channel": (
        thing(Kind.CHANNEL, "van", owner="fleet"),
        "buy | use | fleet logistics | family pensioner | van",
    ),
    "channel of one persona": (thing(Kind.CHANNEL, "phone"), AT_PAY),
    "system": (
        thing(Kind.SYSTEM, "crm", owner="it"),
        "buy | choose | care it shop | family pensioner | phone site",
    ),
    "principle": (thing(Kind.PRINCIPLE, "proof"), AT_PAY),
    "metric": (metric("csat"), "buy | choose | board care shop | family pensioner | phone site"),
    "study": (study("talks"), "buy | choose | care shop | family pensioner student | phone site"),
    "study behind a pain": (study("survey"), AT_PAY),
    "study about a place": (
        study("new", findings=[finding("buy/wait")]),
        "buy | use | logistics | family pensioner | van",
    ),
    "study about nothing": (study("new", findings=[finding("no/where")]), " |  |  |  | "),
    "initiative": (
        initiative("mend", department="cx", solves=["buy/wait", "other/x"]),
        "buy other | choose use | chatters cx logistics | family pensioner | chat van",
    ),
    "initiative for a pain": (
        initiative("mend", solves=["buy/pay/slow"]),
        "buy | choose | care shop | family pensioner | site",
    ),
    "initiative for one persona's pain": (
        initiative("mend", solves=["buy/pay/small"]),
        "buy | choose | care shop | pensioner | phone",
    ),
    "department": (thing(Kind.DEPARTMENT, "shop"), "buy |  | shop |  | "),
    "department that owns maps": (thing(Kind.DEPARTMENT, "cx"), "buy other |  | cx |  | "),
    "department that sees feedback": (thing(Kind.DEPARTMENT, "board"), " |  | board |  | "),
    "department with figures": (
        thing(
            Kind.DEPARTMENT,
            "fleet",
            kpis=[{"metric": "csat", "journey": "other", "stage": "use"}],
            capabilities=[{"title": "C", "journey": "buy"}],
        ),
        "buy other | use | fleet |  | ",
    ),
}

USERS = (
    a_map(),
    other(),
    thing(Kind.PERSONA, "student", based_on=["talks"]),
    thing(Kind.DEPARTMENT, "board", kpis=[{"metric": "csat"}]),
)


@pytest.mark.parametrize("case", SHARED)
def test_what_maps_share(case: str) -> None:
    new, expected = SHARED[case]
    users = [user for user in USERS if (user.kind, user.id) != (new.kind, new.id)]
    changed = new.model_copy(update={"title": "Other"})

    assert told(only([*users, new], [*users, changed]).scopes) == expected
    assert told(only(users, [*users, new]).scopes) == expected
    assert told(only([*users, new], users).scopes) == expected


def test_who_used_it_before_is_told_too() -> None:
    before = [
        journey(
            "buy", touchpoint("a", "site", departments="shop"), touchpoint("b", "site", departments="care")
        )
    ]
    after = [
        journey(
            "buy", touchpoint("a", "site", departments="shop"), touchpoint("b", "app", departments="care")
        )
    ]

    change = only(
        [*before, thing(Kind.CHANNEL, "site")],
        [*after, thing(Kind.CHANNEL, "site", title="Shop")],
        "channel.field-changed",
    )

    assert change.scopes.departments == ("care", "shop")


def test_an_initiative_reaches_what_it_no_longer_solves_and_who_no_longer_has_it() -> None:
    maps = [a_map(), other()]

    change = difference(
        [*maps, initiative("mend", department="a", solves=["buy/wait"])],
        [*maps, initiative("mend", department="b", solves=["other/x"])],
    ).changes[0]

    assert change.scopes.journeys == ("buy", "other")
    assert change.scopes.departments == ("a", "b", "chatters", "logistics")


def test_a_hypothesis_reaches_whom_its_pain_reaches() -> None:
    refutes = study(
        "new", findings=[finding("buy/pay/small", "refutes"), finding("buy/wait", "confirms", "f2")]
    )

    changes = difference([a_map()], [a_map(), refutes]).changes

    assert [(change.kind, told(change.scopes)) for change in changes[:2]] == [
        ("pain.refuted", "buy | choose | care shop | pensioner | phone"),
        ("hypothesis.confirmed", "buy | use | logistics | family pensioner | van"),
    ]


def test_a_new_finding_reaches_whom_its_study_reaches() -> None:
    before, after = study("talks"), study("talks", findings=[finding("buy/wait")])

    change = only([a_map(), before], [a_map(), after])

    assert change.kind == "finding.added"
    assert told(change.scopes) == "buy | choose use | care logistics shop | family pensioner | phone site van"


def test_one_edit_of_a_shared_stage_is_one_change_however_many_maps_go_through_it() -> None:
    maps = [journey(f"m{i}", stage("choose", touchpoint("a", departments=f"d{i % 7}"))) for i in range(200)]
    before, after = thing(Kind.STAGE, "choose", order=1), thing(Kind.STAGE, "choose", order=2)

    change = only([*maps, before], [*maps, after])

    assert len(change.scopes.journeys) == 200
    assert change.scopes.departments == tuple(f"d{i}" for i in range(7))


def test_under_another_name_it_reaches_those_of_the_day_before_too() -> None:
    before = [
        a_map(),
        study("new"),
        initiative("mend", solves=["buy/pay"]),
        thing(Kind.DEPARTMENT, "hr", capabilities=[{"title": "Chat", "journey": "buy", "touchpoint": "pay"}]),
    ]
    after = [
        a_map({**PAY, "id": "till", "was": ["pay"], "departments": "bank"}),
        study("new", findings=[finding("buy/till", "confirms")]),
        initiative("mend", "planned", solves=["buy/till"]),
        thing(Kind.DEPARTMENT, "hr"),
    ]

    for kind in ("hypothesis.confirmed", "initiative.field-changed"):
        scopes = only(before, after, kind).scopes
        assert scopes.departments == ("bank", "care", "shop")
    assert only(before, after, "department.field-changed").marks[-1] == Named("touchpoint", "buy/till", "Pay")
