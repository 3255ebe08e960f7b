"""Touchpoints in their maps, and the slices that cut across maps."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.contacts import by_map, contacts, cut, in_role_order
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from tests.support.catalogs import catalog, journey, pain, row, stage, thing, touchpoint

BUYING = journey(
    "buying",
    stage(
        "choose",
        touchpoint(
            "compare",
            "website",
            departments={"cx": "supports", "shop": "leads"},
            systems=["hub"],
            metrics=[{"metric": "csat"}],
            decision={"principles": ["proof"]},
            feedback={"seen_by": ["quality"]},
            evidence=["visits"],
            journey="comparing",
        ),
        touchpoint("ask", "chat", departments="cx", pains=[pain("slow", evidence=["calls", "calls"])]),
    ),
    stage(
        "use",
        touchpoint(
            "wash",
            "appliance",
            strengths=[pain("quiet", evidence=["survey"])],
            by_persona={"pensioner": {"channel": "phone", "pains": [pain("loud", evidence=["visits"])]}},
        ),
    ),
    personas=["family", "pensioner"],
    owner="board",
)
ASKING = journey(
    "asking",
    stage("use", touchpoint("call", "phone", departments={"cx": "informed"})),
    personas=["pensioner"],
)
THINGS = (
    BUYING,
    ASKING,
    journey("empty", stage("choose"), personas=["family"]),
    thing(Kind.CHANNEL, "website", owner="board"),
    thing(Kind.SYSTEM, "hub", owner="board"),
    thing(Kind.DEPARTMENT, "board"),
)
SLICES = cut(catalog(*THINGS))


@pytest.mark.parametrize(
    ("kind", "id", "places"),
    [
        (Kind.DEPARTMENT, "cx", "asking/call buying/compare buying/ask"),
        (Kind.DEPARTMENT, "shop", "buying/compare"),
        (Kind.DEPARTMENT, "quality", ""),  # who sees the feedback has no role
        (Kind.DEPARTMENT, "board", ""),  # nor has who owns the map, the channel and the system
        (Kind.STAGE, "choose", "buying/compare buying/ask"),
        (Kind.STAGE, "use", "asking/call buying/wash"),
        (Kind.PERSONA, "family", "buying/compare buying/ask buying/wash"),
        (Kind.PERSONA, "pensioner", "asking/call buying/compare buying/ask buying/wash"),
        (Kind.CHANNEL, "website", "buying/compare"),
        (Kind.CHANNEL, "phone", "asking/call buying/wash"),  # the one used by a persona alone
        (Kind.SYSTEM, "hub", "buying/compare"),
        (Kind.METRIC, "csat", "buying/compare"),
        (Kind.PRINCIPLE, "proof", "buying/compare"),
        (Kind.STUDY, "visits", "buying/compare buying/wash"),  # of the touchpoint; of a persona's pain
        (Kind.STUDY, "calls", "buying/ask"),  # of a pain, cited twice
        (Kind.STUDY, "survey", "buying/wash"),  # of a strength
        (Kind.JOURNEY, "comparing", ""),
        (Kind.STUDY, "nobody", ""),
    ],
)
def test_slices(kind: Kind, id: str, places: str) -> None:
    assert [str(contact.place) for contact in SLICES.of(kind, id)] == places.split()


def test_what_nothing_touches_has_no_slice() -> None:
    kinds = {kind for kind, _ in SLICES.by_object}
    assert kinds == set(Kind) - {Kind.JOURNEY, Kind.INITIATIVE}
    assert {id for kind, id in SLICES.by_object if kind is Kind.DEPARTMENT} == {"cx", "shop"}


def test_by_journey() -> None:
    assert {id: [c.touchpoint.id for c in found] for id, found in SLICES.by_journey.items()} == {
        "asking": ["call"],
        "buying": ["compare", "ask", "wash"],
        "empty": [],
    }


@pytest.mark.parametrize(
    ("place", "number"),
    [
        (Place("buying", "ask"), 2),
        (Place("buying", "ask", "slow"), 2),
        (Place("buying", "nothing"), None),
        (Place("nothing", "ask"), None),
        (Place("empty", "ask"), None),
    ],
)
def test_at(place: Place, number: int | None) -> None:
    found = SLICES.at(place)
    assert (found.number if found else None) == number


def test_contacts_are_numbered_through_the_map() -> None:
    found = [(c.number, c.stage.stage, c.touchpoint.id) for c in contacts(BUYING)]
    assert found == [(1, "choose", "compare"), (2, "choose", "ask"), (3, "use", "wash")]


def test_contacts_are_the_same_where_their_place_is() -> None:
    (before,) = row(touchpoint("a", emotion=-1))
    (after,) = row(touchpoint("a", emotion=1))
    (other,) = row(touchpoint("b"))
    (elsewhere,) = contacts(journey("another", touchpoint("a")))
    assert before == after
    assert hash(before) == hash(after)
    assert before not in {other, elsewhere}
    assert before != before.place


@pytest.mark.parametrize(
    ("own", "emotion", "channel"),
    [
        ({}, -1, "website"),
        ({"pensioner": {}}, -1, "website"),
        ({"pensioner": {"emotion": -2}}, -2, "website"),
        ({"pensioner": {"emotion": 0}}, 0, "website"),  # neutral is an emotion
        ({"pensioner": {"channel": "phone"}}, -1, "phone"),
        ({"student": {"emotion": 2, "channel": "chat"}}, -1, "website"),
    ],
)
def test_what_a_persona_lives_through(own: dict[str, Any], emotion: int, channel: str) -> None:
    (contact,) = row(touchpoint("a", emotion=-1, by_persona=own), personas=["family", "pensioner", "student"])
    assert (contact.emotion_of("pensioner"), contact.channel_of("pensioner")) == (emotion, channel)
    assert (contact.emotion_of(None), contact.channel_of(None)) == (-1, "website")
    assert (contact.emotion_of("family"), contact.channel_of("family")) == (-1, "website")
    variation = contact.variation_of("pensioner")
    assert (variation is not None) == ("pensioner" in own)
    assert contact.variation_of(None) is None


def test_roles() -> None:
    (contact,) = row(
        touchpoint("a", departments={"c": "informed", "z": "leads", "b": "supports", "a": "leads"})
    )
    assert [contact.role_of(id) for id in "abcz"] == ["leads", "supports", "informed", "leads"]
    assert contact.role_of("nobody") is None
    assert [i.department for i in in_role_order(contact.touchpoint.departments)] == ["z", "a", "b", "c"]


def test_by_map() -> None:
    found = by_map([*contacts(BUYING), *contacts(ASKING), *contacts(BUYING)])
    assert {id: [c.number for c in group] for id, group in found.items()} == {
        "buying": [1, 2, 3, 1, 2, 3],
        "asking": [1],
    }
    assert list(found) == ["buying", "asking"]


ids = st.sampled_from(["a", "b", "c"])
touchpoints = st.lists(
    st.tuples(ids, st.dictionaries(ids, st.sampled_from(["leads", "supports", "informed"]))), max_size=4
)


@given(st.lists(touchpoints, max_size=4), st.randoms(use_true_random=False))
def test_slices_partition_and_files_have_no_order(maps: list[Any], order: random.Random) -> None:
    things = [
        journey(
            f"map-{i}",
            stage(
                "first",
                *(
                    touchpoint(f"t{j}", channel, departments=roles)
                    for j, (channel, roles) in enumerate(found)
                ),
            ),
            stage("last", touchpoint("end", "phone")),
        )
        for i, found in enumerate(maps)
    ]
    slices = cut(catalog(*things))
    every = [contact for found in slices.by_journey.values() for contact in found]
    # Each touchpoint is at one stage and in one channel.
    for kind in (Kind.STAGE, Kind.CHANNEL):
        cuts = [contact for key, found in slices.by_object.items() if key[0] is kind for contact in found]
        assert sorted(c.place for c in cuts) == sorted(c.place for c in every)
    for (kind, id), found in slices.by_object.items():
        assert len(set(found)) == len(found)
        if kind is Kind.DEPARTMENT:
            assert list(found) == [contact for contact in every if contact.role_of(id)]
    anew = cut(catalog(*order.sample(things, len(things))))
    assert (anew, [*anew.by_object.items()]) == (slices, [*slices.by_object.items()])
