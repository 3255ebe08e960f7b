"""What the models say about the fields that an author may write."""

from __future__ import annotations

import re

import pytest

from cjm_plugin.model.base import Part
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.fields import (
    Code,
    Either,
    Field,
    Fields,
    Keyed,
    Number,
    OneOf,
    Several,
    Shape,
    Simple,
    described,
    description,
    fields,
    parts,
    targets,
)
from cjm_plugin.model.initiative import Initiative, InitiativeTarget
from cjm_plugin.model.journey import Experience, Journey, Next, Pain, Touchpoint, Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Inside, To, Within
from cjm_plugin.model.text import Wording

ALL = tuple(dict.fromkeys(part for model in MODELS.values() for part in parts(model)))


FIELDS = tuple((f"{part.__name__}.{field.key}", field) for part in ALL for field in fields(part).values())


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=[name for name, _ in FIELDS])
def test_a_field_says_what_it_is_for(name: str, field: Field) -> None:
    assert re.fullmatch(r"[A-Z].{8,158}\.", field.description), f"{name}: one or two short sentences"
    assert len(re.findall(r"[.?!](?= |$)", field.description)) <= 2


@pytest.mark.parametrize("part", ALL)
def test_a_part_says_what_it_is(part: type[Part]) -> None:
    assert part.__doc__, "a class without a text shows its parent's"
    assert re.fullmatch(r"[A-Z].{8,158}\.", description(part))


def test_all_of_it_is_translated() -> None:
    found = dict(described())
    assert found["cjm_plugin.model.persona"] == fields(MODELS[Kind.PERSONA])["based_on"].description
    texts = [text for _, text in described()]
    assert len(texts) == len(ALL) + len(FIELDS)


@pytest.mark.parametrize(
    ("model", "key", "shape"),
    [
        (Journey, "title", Wording.PLAIN),
        (Journey, "summary", Wording.MARKDOWN),
        (Journey, "was", Several(Wording.ID)),
        (Journey, "tags", Several(Wording.PLAIN)),
        (Journey, "personas", Several(To(Kind.PERSONA))),
        (Journey, "state", OneOf(("as-is", "to-be"))),
        (Journey, "reviewed", Simple.DAY),
        (Journey, "review_every_weeks", Number(whole=True, least=1)),
        (Touchpoint, "id", Wording.ID),
        (Touchpoint, "channel", To(Kind.CHANNEL)),
        (Touchpoint, "emotion", Number(whole=True, least=-2, greatest=2)),
        (Touchpoint, "moment_of_truth", Simple.FLAG),
        (Touchpoint, "pains", Several(Fields(Pain))),
        (
            Touchpoint,
            "departments",
            Either(
                (
                    To(Kind.DEPARTMENT),
                    Keyed(To(Kind.DEPARTMENT), OneOf(("leads", "supports", "informed"))),
                )
            ),
        ),
        (Touchpoint, "by_persona", Keyed(To(Kind.PERSONA), Fields(Variation))),
        (Next, "to", Within()),
        (Next, "share", Number(whole=False, least=0, greatest=1)),
        (Next, "wait_minutes", Number(whole=False, least=0)),
        (Next, "repeats_information", Simple.FLAG),
        (Initiative, "solves", Several(Inside())),
        (Initiative, "effort", Number(whole=True, least=1, greatest=5)),
        (InitiativeTarget, "from", Number(whole=False)),
        (MODELS[Kind.STAGE], "order", Number(whole=False)),
        (
            MODELS[Kind.METRIC],
            "kind",
            OneOf(("nps", "csat", "ces", "ltv", "rate", "duration", "count", "index")),
        ),
    ],
)
def test_shapes(model: type[Part], key: str, shape: Shape) -> None:
    assert fields(model)[key].shape == shape


def test_a_code_has_its_form() -> None:
    allowance = next(part for part in parts(Journey) if part.__name__ == "Allowance")
    assert fields(allowance)["code"].shape == Code(r"^CJM1\d\d$")


def test_what_loading_adds_is_no_field() -> None:
    keys = {key for part in ALL for key in fields(part)}
    assert not [key for key in keys if not re.fullmatch(r"[a-z_]+", key)]
    assert {"extensions", "id", "path", "story"} & set(fields(Journey)) == set()
    assert "persona" not in fields(Variation)


def test_the_required_come_first() -> None:
    assert [*fields(Touchpoint)][:3] == ["id", "title", "channel"]
    assert [*fields(MODELS[Kind.STUDY])][:2] == ["title", "date"]
    assert [field.key for field in fields(Touchpoint).values() if field.required] == [
        "id",
        "title",
        "channel",
    ]


def test_defaults() -> None:
    found = fields(Touchpoint)
    assert [found[key].default for key in ("title", "does", "pains", "next", "moment_of_truth")] == [
        None,
        None,
        (),
        None,
        False,
    ]
    assert fields(Initiative)["status"].default == "idea"


def test_an_inherited_field_keeps_its_text() -> None:
    assert fields(Variation)["does"].description == fields(Experience)["does"].description != ""


def test_parts_from_the_outside_in() -> None:
    names = [part.__name__ for part in parts(Journey)]
    assert names[0] == "Journey"
    assert names.index("JourneyStage") < names.index("Touchpoint") < names.index("Pain")
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("kind", "named"),
    [
        (Kind.STAGE, set()),
        (Kind.CHANNEL, {Kind.DEPARTMENT}),
        (Kind.PERSONA, {Kind.CHANNEL, Kind.STUDY}),
        (Kind.STUDY, {Kind.JOURNEY}),
        (Kind.DEPARTMENT, {Kind.METRIC, Kind.JOURNEY, Kind.STAGE}),
        (Kind.JOURNEY, set(Kind) - {Kind.INITIATIVE}),
    ],
)
def test_what_a_kind_can_name(kind: Kind, named: set[Kind]) -> None:
    assert targets(kind) == named
