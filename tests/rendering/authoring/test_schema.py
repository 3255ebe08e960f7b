"""The schema for editors: what the program takes it takes, and typical mistakes it does not."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from jsonschema.exceptions import best_match

from cjm_plugin.analysis.practice import RULES
from cjm_plugin.loading import folder_files
from cjm_plugin.loading.frontmatter import split
from cjm_plugin.loading.tree import object_folder
from cjm_plugin.loading.yaml_reader import read
from cjm_plugin.model.kinds import BY_FOLDER, Kind
from cjm_plugin.model.roll import Roll
from cjm_plugin.rendering.authoring import schema as authoring
from cjm_plugin.rendering.authoring.schema import schema, schemas
from cjm_plugin.rendering.locale import Locale
from tests.loading.rich import RICH
from tests.loading.support import BASE
from tests.rendering.authoring.starting import roll, start

CONTENT = Path(__file__).parents[3] / "content"
EN, RU = Locale.of("en"), Locale.of("ru")
BROKEN = """---
title: Broken
stages:
  - stage: choose
    touchpoints: [{id: known, title: Known, channel: phone}, {id: Not One, title: U, channel: phone}]
---
"""
FILES = {**BASE, "journeys/broken.md": BROKEN, "channels/broken.md": "no frontmatter"}
THERE = roll(FILES)


def frontmatter(text: str) -> Any:
    """As a program for JSON sees it."""
    return json.loads(json.dumps(read(split(text).frontmatter).value, default=dt.date.isoformat))


def validator(kind: Kind, there: Roll | None = THERE) -> Draft7Validator:
    return Draft7Validator(schema(kind, EN, there))


def objects(files: Mapping[str, str]) -> Iterator[tuple[Kind, str, str]]:
    for path, text in sorted(files.items()):
        if folder := object_folder(path):
            yield BY_FOLDER[folder], path, text


def faults(kind: Kind, text: str, there: Roll | None = THERE) -> list[str]:
    return [error.json_path for error in validator(kind, there).iter_errors(frontmatter(text))]


@pytest.mark.parametrize("there", [None, Roll(), THERE])
@pytest.mark.parametrize("kind", Kind)
def test_it_is_a_schema(kind: Kind, there: Roll | None) -> None:
    found = schema(kind, EN, there)

    Draft7Validator.check_schema(found)
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert {"title", "was", "tags", "description"} <= set(found["properties"])
    text = json.dumps(found)
    assert '"@' not in text
    assert '"x-"' not in text
    assert set(re.findall(r"#/definitions/(\w+)", text)) == set(found["definitions"])


def test_all_of_them_by_kind() -> None:
    assert schemas(EN, THERE) == {kind.value: schema(kind, EN, THERE) for kind in Kind}


def test_the_demonstration_is_valid() -> None:
    files = {file.path: file.data.decode() for file in folder_files(CONTENT) if file.path.endswith(".md")}
    there = roll(files)
    validators = {kind: validator(kind, there) for kind in Kind}

    wrong = {
        path: str(best_match(found))
        for kind, path, text in objects(files)
        if (found := [*validators[kind].iter_errors(frontmatter(text))])
    }

    assert wrong == {}


def test_every_field_and_every_shape_is_valid() -> None:
    files = {**BASE, **RICH}
    there = roll(files)

    for kind, path, text in objects(files):
        assert faults(kind, text, there) == [], path
        assert faults(kind, text, None) == [], path


@pytest.mark.parametrize("kind", Kind)
def test_a_starting_file_is_valid(kind: Kind) -> None:
    _, text = start(kind, "Something new", roll(BASE))

    assert faults(kind, text) == []


def journey(**fields: Any) -> dict[str, Any]:
    return {"title": "Buying", **fields}


def touchpoint(**fields: Any) -> dict[str, Any]:
    one = {"id": "pay", "title": "Pays", "channel": "website", **fields}
    return journey(stages=[{"stage": "choose", "touchpoints": [one]}])


RIGHT = [
    (Kind.JOURNEY, journey()),
    (Kind.JOURNEY, journey(hide=["toc"], **{"x-board": {"wall": 3}})),
    (Kind.JOURNEY, journey(personas=None, goal=None, owner=None, state=None, stages=None, search=None)),
    (Kind.JOURNEY, journey(of="broken")),
    (Kind.JOURNEY, touchpoint(channel="broken")),
    (Kind.JOURNEY, touchpoint(departments="marketing")),
    (Kind.JOURNEY, touchpoint(departments={"marketing": "leads"})),
    (Kind.JOURNEY, touchpoint(departments={})),
    (Kind.JOURNEY, touchpoint(by_persona={"pensioner": None})),
    (Kind.JOURNEY, touchpoint(by_persona={"pensioner": {"emotion": -2, "x-note": 1}})),
    (Kind.JOURNEY, touchpoint(next=[], emotion=0, moment_of_truth=False)),
    (Kind.JOURNEY, touchpoint(id="оплата-2")),
    (Kind.INITIATIVE, {"title": "A", "solves": ["returning/send-back", "returning/send-back/no-label"]}),
    (Kind.INITIATIVE, {"title": "A", "solves": ["broken/known", "broken/anything", "broken/any/thing"]}),
    (Kind.STUDY, {"title": "A", "date": "2026-11-28"}),
]


@pytest.mark.parametrize(("kind", "data"), RIGHT)
def test_what_is_right(kind: Kind, data: dict[str, Any]) -> None:
    assert validator(kind).is_valid(data), best_match(validator(kind).iter_errors(data))


WRONG = [
    (Kind.JOURNEY, {}, "$"),
    (Kind.JOURNEY, {"title": " "}, "$.title"),
    (Kind.JOURNEY, {"title": 2026}, "$.title"),
    (Kind.JOURNEY, journey(titel="x"), "$"),
    (Kind.JOURNEY, journey(personas="pensioner"), "$.personas"),
    (Kind.JOURNEY, journey(personas=["pensoner"]), "$.personas[0]"),
    (Kind.JOURNEY, journey(personas=[None]), "$.personas[0]"),
    (Kind.JOURNEY, journey(owner="sales"), "$.owner"),
    (Kind.JOURNEY, journey(state="tobe"), "$.state"),
    (Kind.JOURNEY, journey(reviewed="28.11.2026"), "$.reviewed"),
    (Kind.JOURNEY, journey(review_every_weeks=0), "$.review_every_weeks"),
    (Kind.JOURNEY, journey(by_persona={}), "$"),
    (Kind.JOURNEY, journey(was=["Old Id"]), "$.was[0]"),
    (Kind.JOURNEY, journey(stages=[{"touchpoints": []}]), "$.stages[0]"),
    (Kind.JOURNEY, touchpoint(channel="web-site"), "$.stages[0].touchpoints[0].channel"),
    (Kind.JOURNEY, touchpoint(channel=["website"]), "$.stages[0].touchpoints[0].channel"),
    (Kind.JOURNEY, touchpoint(channel=None), "$.stages[0].touchpoints[0].channel"),
    (Kind.JOURNEY, touchpoint(id="Pay Now"), "$.stages[0].touchpoints[0].id"),
    (Kind.JOURNEY, touchpoint(departments=["marketing"]), "$.stages[0].touchpoints[0].departments"),
    (Kind.JOURNEY, touchpoint(departments={"marketing": "owns"}), "$.stages[0].touchpoints[0].departments"),
    (Kind.JOURNEY, touchpoint(departments={"marketing": None}), "$.stages[0].touchpoints[0].departments"),
    (Kind.JOURNEY, touchpoint(departments={"sales": "leads"}), "$.stages[0].touchpoints[0].departments"),
    (Kind.JOURNEY, touchpoint(by_persona={"nobody": {}}), "$.stages[0].touchpoints[0].by_persona"),
    (
        Kind.JOURNEY,
        touchpoint(by_persona={"pensioner": {"systems": []}}),
        "$.stages[0].touchpoints[0].by_persona",
    ),
    (Kind.JOURNEY, touchpoint(emotion=3), "$.stages[0].touchpoints[0].emotion"),
    (Kind.JOURNEY, touchpoint(importance=0), "$.stages[0].touchpoints[0].importance"),
    (Kind.JOURNEY, touchpoint(moment_of_truth="yes"), "$.stages[0].touchpoints[0].moment_of_truth"),
    (Kind.JOURNEY, touchpoint(next=[{"to": "a", "share": 35}]), "$.stages[0].touchpoints[0].next[0].share"),
    (Kind.JOURNEY, touchpoint(pains=[{"id": "a"}]), "$.stages[0].touchpoints[0].pains[0]"),
    (Kind.JOURNEY, touchpoint(evidence=["survey"]), "$.stages[0].touchpoints[0].evidence[0]"),
    (Kind.INITIATIVE, {"title": "A", "solves": ["returning/sendback"]}, "$.solves[0]"),
    (Kind.INITIATIVE, {"title": "A", "solves": ["returning"]}, "$.solves[0]"),
    (Kind.INITIATIVE, {"title": "A", "solves": ["broken"]}, "$.solves[0]"),
    (Kind.STUDY, {"title": "A"}, "$"),
    (Kind.STUDY, {"title": "A", "date": "2026-11-28", "sample": -1}, "$.sample"),
    (Kind.STUDY, {"title": "A", "date": "2026-11-28", "sample": 1.5}, "$.sample"),
    (Kind.METRIC, {"title": "A", "kind": "NPS"}, "$.kind"),
    (Kind.STAGE, {"title": "A", "order": "1"}, "$.order"),
    (Kind.STAGE, {"title": "A", "order": None}, "$.order"),
    (Kind.STAGE, {"title": "A", "order": 1, "allow": [{"code": "CJM021", "why": "x"}]}, "$.allow[0].code"),
    (Kind.STAGE, {"title": "A", "order": 1, "allow": [{"code": "CJM104"}]}, "$.allow[0]"),
]


@pytest.mark.parametrize(("kind", "data", "where"), WRONG)
def test_typical_mistakes(kind: Kind, data: dict[str, Any], where: str) -> None:
    assert {error.json_path for error in validator(kind).iter_errors(data)} == {where}


@pytest.mark.parametrize("data", [touchpoint(channel="anything"), journey(personas=["anybody"])])
def test_outside_of_a_project_any_id_will_do(data: dict[str, Any]) -> None:
    assert validator(Kind.JOURNEY, None).is_valid(data)
    assert not validator(Kind.JOURNEY, None).is_valid(touchpoint(channel="Any Thing"))
    assert not validator(Kind.JOURNEY).is_valid(data)


def test_an_exception_is_from_one_of_the_rules() -> None:
    found = schema(Kind.STAGE, RU)["definitions"]["Allowance"]["properties"]["code"]["anyOf"][0]
    named = dict(zip(found["enum"], found["enumDescriptions"], strict=True))

    assert list(named) == sorted(RULES)
    assert named["CJM104"] == RU.t(RULES["CJM104"].lesson.title) != RULES["CJM104"].lesson.title


def test_titles_stand_beside_ids() -> None:
    found = schema(Kind.JOURNEY, EN, THERE)["definitions"]

    assert found["channel"] == {
        "type": "string",
        "enum": ["broken", "phone", "website"],
        "enumDescriptions": ["", "Telephone", "Site"],
    }
    departments = found["Touchpoint"]["properties"]["departments"]["anyOf"][0]["anyOf"][1]
    assert departments["properties"]["marketing"]["description"] == "Marketing"


def test_places_stand_with_their_titles_as_long_as_they_are_few(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = schema(Kind.INITIATIVE, EN, roll(BASE))["definitions"]["place"]
    assert listed["enum"] == ["returning/send-back", "returning/send-back/no-label", "returning/wait"]
    assert listed["enumDescriptions"] == ["Sends it back", "No label", "Waits"]

    monkeypatch.setattr(authoring, "MOST_PLACES", 2)
    many = Draft7Validator(schema(Kind.INITIATIVE, EN, roll(BASE)))
    assert many.is_valid({"title": "A", "solves": ["any/thing", "any/thing/else"]})
    assert not many.is_valid({"title": "A", "solves": ["anything"]})


def test_texts_are_in_the_language_that_is_asked_for() -> None:
    found = schema(Kind.METRIC, RU)

    assert found["title"] == "Метрика"
    assert found["properties"]["better"]["description"] == "В какую сторону лучше."
    assert found["properties"]["better"]["anyOf"][0]["enumDescriptions"] == [
        "чем больше, тем лучше",
        "чем меньше, тем лучше",
    ]
    steps = schema(Kind.JOURNEY, RU)["definitions"]["Touchpoint"]["properties"]["emotion"]["anyOf"][0]
    assert (steps["enum"][0], steps["enumDescriptions"][0]) == (-2, "ужасно")


def test_the_same_content_gives_the_same_bytes() -> None:
    again = json.dumps(schemas(EN, roll(dict(reversed(FILES.items())))))
    assert again == json.dumps(schemas(EN, THERE))
