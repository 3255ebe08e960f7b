"""The walker finds every reference of an object, with its path, once and in the order of the fields."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel

from cjm_plugin.model.journey import Touchpoint
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Inside, Path, Place, Reference, To, named, references
from tests.support.catalogs import finding, initiative, journey, pain, stage, study, thing, touchpoint

Expected = list[tuple[str, str, str]]


def found(part: BaseModel) -> Expected:
    """(field, kind, name), the field as in error messages."""
    return [
        (dotted(path), target.kind if isinstance(target, To) else "place", name)
        for path, target, name in references(part)
    ]


def dotted(path: Path) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).lstrip(".")


RICH = journey(
    "buying",
    stage(
        "choose",
        touchpoint(
            "compare",
            channel="website",
            departments={"e-commerce": "leads", "marketing": "supports"},
            systems=["shop", "hub"],
            decision={"question": "Which?", "factors": ["price"], "principles": ["overload", "proof"]},
            pains=[pain("p1", evidence=["visits"]), pain("p2", evidence=["logs", "visits"])],
            strengths=[pain("s1", evidence=["survey"])],
            evidence=["visits"],
            metrics=[{"metric": "csat", "target": 80}, {"metric": "nps"}],
            feedback={"source": "exit survey", "seen_by": ["e-commerce", "quality"]},
            by_persona={
                "pensioner": {"channel": "phone", "does": "Rings", "pains": [pain("p3", evidence=["calls"])]},
                "student": {"evidence": ["chats"], "decision": {"principles": ["default"]}},
            },
            next=[{"to": "pay", "share": 0.5}],
            journey="comparing",
        ),
        touchpoint("pay"),
    ),
    stage("use"),
    personas=["family", "pensioner"],
    products=["washing-machine"],
    state="to-be",
    of="buying-today",
    owner="cx",
)
AT = "stages[0].touchpoints[0]"

TABLE: list[tuple[str, BaseModel, Expected]] = [
    (
        "journey",
        RICH,
        [
            ("personas[0]", "persona", "family"),
            ("personas[1]", "persona", "pensioner"),
            ("of", "journey", "buying-today"),
            ("owner", "department", "cx"),
            ("stages[0].stage", "stage", "choose"),
            (f"{AT}.decision.principles[0]", "principle", "overload"),
            (f"{AT}.decision.principles[1]", "principle", "proof"),
            (f"{AT}.pains[0].evidence[0]", "study", "visits"),
            (f"{AT}.pains[1].evidence[0]", "study", "logs"),
            (f"{AT}.pains[1].evidence[1]", "study", "visits"),
            (f"{AT}.strengths[0].evidence[0]", "study", "survey"),
            (f"{AT}.evidence[0]", "study", "visits"),
            (f"{AT}.channel", "channel", "website"),
            (f"{AT}.departments[0].department", "department", "e-commerce"),
            (f"{AT}.departments[1].department", "department", "marketing"),
            (f"{AT}.systems[0]", "system", "shop"),
            (f"{AT}.systems[1]", "system", "hub"),
            (f"{AT}.metrics[0].metric", "metric", "csat"),
            (f"{AT}.metrics[1].metric", "metric", "nps"),
            (f"{AT}.feedback.seen_by[0]", "department", "e-commerce"),
            (f"{AT}.feedback.seen_by[1]", "department", "quality"),
            (f"{AT}.by_persona[0].pains[0].evidence[0]", "study", "calls"),
            (f"{AT}.by_persona[0].persona", "persona", "pensioner"),
            (f"{AT}.by_persona[0].channel", "channel", "phone"),
            (f"{AT}.by_persona[1].decision.principles[0]", "principle", "default"),
            (f"{AT}.by_persona[1].evidence[0]", "study", "chats"),
            (f"{AT}.by_persona[1].persona", "persona", "student"),
            (f"{AT}.journey", "journey", "comparing"),
            ("stages[0].touchpoints[1].channel", "channel", "website"),
            ("stages[1].stage", "stage", "use"),
        ],
    ),
    (
        "persona",
        thing(Kind.PERSONA, "family", preferred_channels=["chat"], based_on=["survey"], needs=["chat"]),
        [("preferred_channels[0]", "channel", "chat"), ("based_on[0]", "study", "survey")],
    ),
    ("stage", thing(Kind.STAGE, "choose", order=1), []),
    (
        "department",
        thing(
            Kind.DEPARTMENT,
            "cx",
            kpis=[{"metric": "nps", "journey": "buying", "stage": "choose"}],
            capabilities=[{"title": "Writing", "journey": "buying", "touchpoint": "compare"}],
        ),
        [
            ("kpis[0].metric", "metric", "nps"),
            ("kpis[0].journey", "journey", "buying"),
            ("kpis[0].stage", "stage", "choose"),
            ("capabilities[0].journey", "journey", "buying"),
        ],
    ),
    ("channel", thing(Kind.CHANNEL, "chat", owner="cx", kind="messenger"), [("owner", "department", "cx")]),
    ("system", thing(Kind.SYSTEM, "crm", owner="it", vendor="cx"), [("owner", "department", "it")]),
    ("metric", thing(Kind.METRIC, "nps", source="survey"), []),
    (
        "study",
        study("visits", findings=[{"id": "a", "text": "A"}, finding("buying/compare/p1")]),
        [("findings[1].about", "place", "buying/compare/p1")],
    ),
    (
        "initiative",
        initiative(
            "show", department="it", solves=["buying/compare", "buying/pay/p"], targets=[{"metric": "csat"}]
        ),
        [
            ("department", "department", "it"),
            ("solves[0]", "place", "buying/compare"),
            ("solves[1]", "place", "buying/pay/p"),
            ("targets[0].metric", "metric", "csat"),
        ],
    ),
    ("principle", thing(Kind.PRINCIPLE, "proof", summary="chat"), []),
]


@pytest.mark.parametrize(("part", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_references(part: BaseModel, expected: Expected) -> None:
    assert found(part) == expected


@pytest.mark.parametrize("part", [row[1] for row in TABLE], ids=[row[0] for row in TABLE])
def test_names_alone(part: BaseModel) -> None:
    assert named(part) == [(target, name) for _, target, name in references(part)]


def test_every_kind_is_in_the_table() -> None:
    assert [row[0] for row in TABLE] == list(Kind)


def test_of_a_part_paths_begin_where_it_stands() -> None:
    part = next(iter(RICH.touchpoints))
    whole = [
        reference for reference in references(RICH) if reference.path[:4] == ("stages", 0, "touchpoints", 0)
    ]
    assert list(references(part, ("stages", 0, "touchpoints", 0))) == whole


def test_a_path_leads_to_the_name() -> None:
    for path, _, name in references(RICH):
        at: Any = RICH
        for step in path:
            at = at[step] if isinstance(step, int) else getattr(at, step)
        assert at == name


def test_names_are_composed() -> None:
    written = unicodedata.normalize("NFD", "ёлка")
    assert [r.name for r in references(thing(Kind.CHANNEL, "chat", owner=written))] == ["ёлка"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a/b", Place("a", "b")),
        ("a/b/c", Place("a", "b", "c")),
        ("a", None),
        ("", None),
        ("a/", None),
        ("/b", None),
        ("a//c", None),
        ("a/b/", None),
        ("a/b/c/d", None),
    ],
)
def test_places(text: str, place: Place | None) -> None:
    assert Place.parse(text) == place
    assert place is None or str(place) == text


def test_marks_are_compared_by_what_they_name() -> None:
    assert To(Kind.STUDY) == To(Kind.STUDY) != To(Kind.STAGE)
    assert Inside() == Inside()


names = st.sampled_from(["a", "b", "c"])


@given(
    channel=names,
    systems=st.lists(names, max_size=3),
    evidence=st.lists(names, max_size=3),
    roles=st.dictionaries(names, st.sampled_from(["leads", "supports"]), max_size=3),
    order=st.randoms(use_true_random=False),
)
def test_the_order_of_keys_in_the_file_changes_nothing(
    channel: str, systems: list[str], evidence: list[str], roles: dict[str, str], order: Any
) -> None:
    written = touchpoint("t", channel, systems=systems, evidence=evidence, departments=roles)
    keys = list(written)
    order.shuffle(keys)
    one, other = (Touchpoint.model_validate(data) for data in (written, {key: written[key] for key in keys}))
    assert list(references(one)) == list(references(other))
    assert len(list(references(one))) == 1 + len(systems) + len(evidence) + len(roles)
    assert all(isinstance(reference, Reference) for reference in references(one))
