"""Links both ways: who names an object, in fields and in prose."""

from __future__ import annotations

import random

import pytest

from cjm_plugin.analysis.links import linked, uses
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from tests.support.catalogs import (
    catalog,
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
                departments="cx",
                systems=["hub"],
                evidence=["visits"],
                pains=[pain("depth", evidence=["visits"])],
                does="Opens the [chat](../channels/chat.md) and rings [`us`](../channels/phone.md#top)",
                feedback={"seen_by": ["cx"]},
                journey="asking",
            ),
            touchpoint("ask", "chat", departments="cx", decision={"factors": ["[price](../metrics/ces.md)"]}),
        ),
        personas=["family"],
        owner="cx",
        summary="[Studied](../studies/calls.md) well",
        story="See [asking](asking.md#call), [asking again](./asking.md) and [itself](buying.md#compare).",
    ),
    journey("asking", touchpoint("call", "phone"), state="to-be", of="buying", owner="it"),
    thing(Kind.CHANNEL, "chat", owner="cx"),
    thing(Kind.CHANNEL, "phone"),
    thing(
        Kind.CHANNEL,
        "website",
        story="`[no link](phone.md)` in code, [a page](../index.md), [out](https://../phone.md)",
    ),
    thing(Kind.DEPARTMENT, "cx", kpis=[{"metric": "ces", "journey": "buying", "stage": "choose"}]),
    thing(Kind.STAGE, "choose", order=1),
    thing(Kind.PERSONA, "family", preferred_channels=["chat"], based_on=["visits"]),
    thing(
        Kind.SYSTEM,
        "hub",
        story="[Feeds the site](../channels/website.md 'Website')\n\n[c]: ../channels/chat.md\n",
    ),
    metric("ces"),
    study("calls"),
    study("visits", findings=[finding("buying/compare/depth", "confirms"), finding("asking/call", id="two")]),
    initiative(
        "show-depth",
        department="cx",
        solves=["buying/compare/depth", "buying/ask"],
        targets=[{"metric": "ces"}],
    ),
    thing(Kind.PRINCIPLE, "proof"),
)


@pytest.mark.parametrize(
    ("kind", "id", "expected"),
    [
        (
            Kind.JOURNEY,
            "buying",
            ["journey:asking", "department:cx", "study:visits", "initiative:show-depth"],
        ),
        (Kind.JOURNEY, "asking", ["journey:buying at compare", "study:visits"]),
        (Kind.STAGE, "choose", ["journey:buying", "department:cx"]),
        (Kind.PERSONA, "family", ["journey:buying"]),
        (Kind.DEPARTMENT, "cx", ["journey:buying at compare, ask", "channel:chat", "initiative:show-depth"]),
        (Kind.DEPARTMENT, "it", ["journey:asking"]),
        (Kind.CHANNEL, "chat", ["journey:buying at compare, ask", "persona:family", "system:hub"]),
        (Kind.CHANNEL, "phone", ["journey:asking at call", "journey:buying at compare"]),
        (Kind.CHANNEL, "website", ["journey:buying at compare", "system:hub"]),
        (Kind.SYSTEM, "hub", ["journey:buying at compare"]),
        (Kind.METRIC, "ces", ["journey:buying at ask", "department:cx", "initiative:show-depth"]),
        (Kind.STUDY, "visits", ["journey:buying at compare", "persona:family"]),
        (Kind.STUDY, "calls", ["journey:buying"]),
        (Kind.PRINCIPLE, "proof", []),
    ],
)
def test_uses(kind: Kind, id: str, expected: list[str]) -> None:
    found = uses(catalog(*THINGS)).get((kind, id), ())
    assert [
        f"{use.by.kind}:{use.by.id}"
        + (f" at {', '.join(p.touchpoint for p in use.places)}" if use.places else "")
        for use in found
    ] == expected
    assert all(place.journey == use.by.id for use in found for place in use.places)


def test_nobody_names_himself() -> None:
    assert not [
        key
        for key, found in uses(catalog(*THINGS)).items()
        for use in found
        if key == (use.by.kind, use.by.id)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_files_changes_nothing(seed: int) -> None:
    expected, found = (
        uses(catalog(*things)) for things in (THINGS, random.Random(seed).sample(THINGS, len(THINGS)))
    )
    assert found == expected
    assert list(found) == list(expected)


def test_facts_have_them() -> None:
    assert facts(*THINGS).uses == uses(catalog(*THINGS))


@pytest.mark.parametrize(
    ("path", "target", "id"),
    [
        ("content/journeys/buying.md", "asking.md", "asking"),
        ("content/journeys/buying.md", "./asking.md", "asking"),
        ("content/journeys/large/washing.md", "../asking.md", "asking"),
        ("content/journeys/buying.md", "../channels/chat.md", "chat"),
        ("content/journeys/buying.md", "../channels/../channels/chat.md", "chat"),
        ("content/index.md", "channels/chat.md", "chat"),
        ("content/journeys/buying.md", "chat.md", None),
        ("content/journeys/buying.md", "../channels/chat/", None),
        ("content/journeys/buying.md", "/channels/chat.md", None),
        ("content/journeys/buying.md", "", None),
        ("content/journeys/buying.md", "../../../channels/chat.md", None),
    ],
)
def test_linked(path: str, target: str, id: str | None) -> None:
    found = linked(path, target, {thing.path: thing for thing in THINGS})
    assert (found.id if found else None) == id
