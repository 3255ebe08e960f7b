"""What is gathered for everything that is rendered."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Figure, Measurements, Scope, Week
from cjm_plugin.model.references import Place
from tests.support.catalogs import (
    facts,
    finding,
    initiative,
    journey,
    metric,
    pain,
    stage,
    study,
    thing,
    touchpoint,
)

THINGS: tuple[Object, ...] = (
    journey(
        "buying",
        stage(
            "choose",
            touchpoint(
                "compare",
                "website",
                emotion=-1,
                departments={"shop": "leads", "cx": "informed"},
                evidence=["visits"],
                pains=[pain("depth"), pain("slow")],
                next=[{"to": "ask", "share": 0.5}, {"to": "pay", "share": 0.25}],
            ),
            touchpoint("ask", "phone", emotion=2, departments="cx", evidence=["hunch"], journey="asking"),
        ),
        stage(
            "buy",
            touchpoint(
                "pay",
                "website",
                departments={"cx": "supports"},
                by_persona={"pensioner": {"channel": "shop", "emotion": -2, "pains": [pain("queue")]}},
                evidence=["visits", "hunch"],
            ),
            touchpoint("thank", "mail", emotion=0),
        ),
        personas=["family", "pensioner"],
        reviewed="2026-11-16",
    ),
    journey(
        "buying-soon",
        stage(
            "choose", touchpoint("compare", "app", emotion=2, departments="shop"), touchpoint("pay", "app")
        ),
        state="to-be",
        of="buying",
    ),
    journey("buying-later", stage("choose"), state="to-be", of="buying"),
    journey(
        "asking", stage("choose", touchpoint("call", "phone", emotion=1, departments="cx", journey="buying"))
    ),
    study("visits", findings=[finding("buying/compare/slow", "refutes")]),
    study("hunch", method="expert-opinion"),
    initiative("mend", "in-progress", solves=["buying/pay/queue"]),
    metric("csat", "csat"),
    thing(Kind.PERSONA, "family"),
)


@pytest.fixture(scope="module")
def known() -> Facts:
    return facts(*THINGS)


class TestOfAMap:
    def test_basis(self, known: Facts) -> None:
        buying = known.journeys["buying"]
        assert [grounds.basis for grounds in buying.grounds] == [
            "researched",
            "opinion",
            "researched",
            "none",
        ]
        assert buying.basis_counts == {Basis.RESEARCHED: 2, Basis.OPINION: 1, Basis.NONE: 1}
        assert known.journeys["buying-later"].basis_counts == dict.fromkeys(Basis, 0)

    def test_pains(self, known: Facts) -> None:
        buying = known.journeys["buying"]
        assert [(p.pain.id, p.persona, p.state, p.reach) for p in buying.pains] == [
            ("depth", None, "open", 1),
            ("slow", None, "refuted", 1),
            ("queue", "pensioner", "being-solved", 0.75),
        ]
        assert [p.pain.id for p in buying.open_pains] == ["depth", "queue"]

    def test_reach_and_passages_stand_by_position(self, known: Facts) -> None:
        buying = known.journeys["buying"]
        assert list(buying.reach) == [1, 0.5, 0.75, 0.75]
        assert [(way.origin.number, way.goal.number) for way in buying.passages] == [
            (1, 2),
            (1, 3),
            (2, 3),
            (3, 4),
        ]
        assert [contact.number for contact in buying.contacts] == [1, 2, 3, 4]

    def test_channels_and_departments_in_order_of_appearance(self, known: Facts) -> None:
        buying = known.journeys["buying"]
        # The point of view's: not the pensioner's shop.
        assert buying.channels == ("website", "phone", "mail")
        assert buying.departments == ("shop", "cx")

    def test_emotions(self, known: Facts) -> None:
        buying = known.journeys["buying"]
        assert buying.emotions("family") == buying.emotions(None) == (-1, 2, None, 0)
        assert buying.emotions("pensioner") == (-1, 2, -2, 0)
        assert buying.mean_emotion == pytest.approx(1 / 3)
        assert known.journeys["buying-later"].mean_emotion is None

    def test_review(self, known: Facts) -> None:
        assert (known.journeys["buying"].review.stale, known.journeys["asking"].review.stale) == (False, True)


class TestOfAllMaps:
    def test_pains_by_place(self, known: Facts) -> None:
        assert [str(place) for place in known.pains] == [
            "buying/compare/depth",
            "buying/compare/slow",
            "buying/pay/queue",
        ]
        assert all(pain.place == place for place, pain in known.pains.items())
        assert {str(place): [p.pain.id for p in found] for place, found in known.pains_at.items()} == {
            "buying/compare": ["depth", "slow"],
            "buying/pay": ["queue"],
        }

    def test_crossings_of_what_happens_today(self, known: Facts) -> None:
        assert {key: len(crossing.ways) for key, crossing in known.crossings.items()} == {
            ("phone", "website"): 1,
            ("website", "mail"): 1,
            ("website", "phone"): 1,
            ("website", "website"): 1,
        }

    def test_meetings(self, known: Facts) -> None:
        found = {
            key: ([str(contact.place) for contact in meeting.contacts], meeting.mean_emotion)
            for key, meeting in known.meetings.items()
        }
        assert found == {
            ("cx", "choose"): (["asking/call", "buying/ask"], 1.5),
            ("shop", "choose"): (["buying/compare"], -1),
            ("cx", "buy"): (["buying/pay"], None),
        }

    def test_maps_of_maps(self, known: Facts) -> None:
        assert {id: [j.id for j in found] for id, found in known.to_be.items()} == {
            "buying": ["buying-later", "buying-soon"]
        }
        nested = {id: [str(contact.place) for contact in found] for id, found in known.nested_in.items()}
        assert nested == {"asking": ["buying/ask"], "buying": ["asking/call"]}

    def test_slices_and_grounds(self, known: Facts) -> None:
        assert [str(c.place) for c in known.slices.of(Kind.CHANNEL, "shop")] == ["buying/pay"]
        assert known.grounds(("hunch",)).basis == "opinion"
        assert list(known.verdicts) == [Place("buying", "compare", "slow")]
        assert list(known.initiatives) == [Place("buying", "pay", "queue")]


@pytest.mark.parametrize(
    ("status", "due", "overdue"),
    [
        ("planned", "2026-11-17", True),
        ("planned", "2026-11-18", False),  # the last day still counts
        ("planned", "2026-11-19", False),
        ("planned", None, False),
        ("idea", "2026-11-17", True),
        ("in-progress", "2026-11-17", True),
        ("done", "2026-11-17", False),
        ("dropped", "2026-11-17", False),
    ],
)
def test_is_overdue(known: Facts, status: str, due: str | None, overdue: bool) -> None:
    assert known.is_overdue(initiative("a", status, due=due)) is overdue


def told(found: Facts) -> list[Any]:
    """All that follows, in its order."""
    return [
        list(found.catalog),
        list(found.journeys.items()),
        list(found.slices.by_object.items()),
        list(found.verdicts.items()),
        list(found.initiatives.items()),
        list(found.uses.items()),
        list(found.pains_at.items()),
        list(found.crossings.items()),
        list(found.meetings.items()),
        list(found.to_be.items()),
        list(found.nested_in.items()),
        found.figures.of_metric("csat"),
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_files_changes_nothing(seed: int) -> None:
    figures = [
        Figure("csat", Week(2026, n), Scope("buying", id), n) for id in ("ask", "pay") for n in (46, 47)
    ]
    dice = random.Random(seed)
    shuffled = facts(
        *dice.sample(THINGS, len(THINGS)),
        measurements=Measurements(tuple(dice.sample(figures, len(figures)))),
    )
    assert told(shuffled) == told(facts(*THINGS, measurements=Measurements(tuple(figures))))


def test_of_nothing_nothing_follows() -> None:
    empty = facts()
    assert not any(told(empty))


def test_names_that_lead_nowhere_stop_nothing() -> None:
    """An old revision whose other files cannot be read is told as far as it is known."""
    found = facts(
        journey(
            "buying",
            touchpoint(
                "a", "gone", departments="gone", evidence=["gone"], next=[{"to": "gone"}], journey="gone"
            ),
            personas=["gone"],
        ),
        initiative("mend", "done", solves=["gone/a/b"], department="gone"),
        study("visits", findings=[finding("gone/a/b", "refutes")]),
    )
    buying = found.journeys["buying"]
    assert (buying.passages, buying.reach, buying.grounds[0].basis) == ((), (1,), "none")
    assert (Kind.CHANNEL, "gone") in found.uses
