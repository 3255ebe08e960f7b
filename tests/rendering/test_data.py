"""`/api/`: what other programs read."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.rendering.data import data_files
from tests.rendering.rich import SECRET, rich_facts
from tests.support.catalogs import facts, journey, touchpoint


def files(facts: Facts) -> dict[str, bytes]:
    return {artifact.path: artifact.content for artifact in data_files(facts, "1.2.3")}


def parsed(facts: Facts) -> dict[str, Any]:
    return {path: json.loads(content) for path, content in files(facts).items()}


@pytest.fixture(scope="module")
def rich() -> dict[str, Any]:
    return parsed(rich_facts())


@pytest.fixture(scope="module")
def the_map(rich: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = rich["api/journeys/washing-machine.json"]
    return found


def by_id(things: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {thing["id"]: thing for thing in things}


def test_which_files_there_are(rich: dict[str, Any]) -> None:
    assert list(rich) == [
        "api/catalog.json",
        "api/journeys/returning-an-appliance.json",
        "api/journeys/washing-machine.json",
        "api/journeys/washer.json",
        "api/journeys/washing-machine-2027.json",
        "api/schema/catalog.json",
        "api/schema/journey.json",
        "api/schema/diff.json",
        "api/schema/changes.json",
    ]


def test_a_map_is_found_under_its_old_id_too(rich: dict[str, Any], the_map: dict[str, Any]) -> None:
    assert rich["api/journeys/washer.json"] == the_map


class TestSchema:
    @pytest.mark.parametrize("name", ["catalog", "journey", "diff", "changes"])
    def test_is_one(self, rich: dict[str, Any], name: str) -> None:
        schema = rich[f"api/schema/{name}.json"]
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        Draft202012Validator.check_schema(schema)

    def test_the_data_follows_it(self, rich: dict[str, Any]) -> None:
        for path, data in rich.items():
            name = "journey" if "/journeys/" in path else "catalog"
            if "/schema/" not in path:
                Draft202012Validator(rich[f"api/schema/{name}.json"]).validate(data)

    def test_an_empty_site_follows_it(self) -> None:
        found = parsed(facts())
        schemas = [f"api/schema/{name}.json" for name in ("catalog", "journey", "diff", "changes")]
        assert list(found) == ["api/catalog.json", *schemas]
        Draft202012Validator(found["api/schema/catalog.json"]).validate(found["api/catalog.json"])

    def test_a_bare_map_follows_it(self) -> None:
        found = parsed(facts(journey("bare"), journey("empty", touchpoint("only", next=[]))))
        validator = Draft202012Validator(found["api/schema/journey.json"])
        validator.validate(found["api/journeys/bare.json"])
        validator.validate(found["api/journeys/empty.json"])

    @pytest.mark.parametrize(
        ("path", "value"),
        [(["version"], 2), (["journey", "id"], None), (["derived", "touchpoints", 0, "basis"], "certain")],
    )
    def test_it_says_no_to_what_does_not(
        self, rich: dict[str, Any], the_map: dict[str, Any], path: list[str | int], value: object
    ) -> None:
        wrong = json.loads(json.dumps(the_map))
        *way, last = path
        inner = wrong
        for step in way:
            inner = inner[step]
        inner[last] = value
        assert not Draft202012Validator(rich["api/schema/journey.json"]).is_valid(wrong)

    def test_it_leaves_room_for_fields_to_come(self, rich: dict[str, Any], the_map: dict[str, Any]) -> None:
        newer = {**the_map, "journey": {**the_map["journey"], "mood": "blue"}, "history": []}
        Draft202012Validator(rich["api/schema/journey.json"]).validate(newer)


class TestTheCatalog:
    def test_head(self, rich: dict[str, Any]) -> None:
        found = rich["api/catalog.json"]
        assert (found["version"], found["generator"]) == (1, "mkdocs-cjm 1.2.3")
        assert [*found][2:] == [
            "journeys",
            "personas",
            "stages",
            "departments",
            "channels",
            "systems",
            "metrics",
            "studies",
            "initiatives",
            "principles",
        ]

    def test_each_collection_is_sorted_by_id(self, rich: dict[str, Any]) -> None:
        for name, things in rich["api/catalog.json"].items():
            if name not in {"version", "generator"}:
                assert things
                assert [thing["id"] for thing in things] == sorted(thing["id"] for thing in things)

    def test_keys_have_the_names_of_the_frontmatter(self, rich: dict[str, Any]) -> None:
        found = rich["api/catalog.json"]
        assert by_id(found["channels"])["website"]["kind"] == "digital"
        assert by_id(found["metrics"])["csat-site"]["kind"] == "csat"
        assert by_id(found["initiatives"])["measure-depth"]["targets"] == [
            {"extensions": {"x-sure": "half"}, "metric": "csat-site", "from": 71, "to": 80}
        ]
        assert by_id(found["studies"])["survey-2023"]["date"] == "2023-05-02"


class TestAMap:
    def test_the_object(self, the_map: dict[str, Any]) -> None:
        stages = the_map["journey"]["stages"]
        assert {key: value for key, value in the_map["journey"].items() if key != "stages"} == {
            "extensions": {"x-budget": 12000},
            "id": "washing-machine",
            "path": "content/journeys/washing-machine.md",
            "story": "It began with a puddle.",
            "title": "Buying a washing machine online",
            "was": ["washer"],
            "tags": ["flagship"],
            "summary": "From the broken machine to the first wash.",
            "purpose": "Decide in January whether to pay for our own delivery crews",
            "personas": ["young-family", "pensioner"],
            "products": ["large-appliances", "extended-warranty"],
            "state": "as-is",
            "owner": "customer-experience",
            "reviewed": "2026-11-11",
            "goal": "A working machine in the bathroom by the weekend",
            "scenario": "The old machine died on Tuesday; two children at home.",
            "expectations": "A delivery date I can trust.",
        }
        assert [(stage["stage"], len(stage["touchpoints"])) for stage in stages] == [
            ("choose", 2),
            ("pay", 2),
            ("use", 1),
        ]

    def test_a_touchpoint(self, the_map: dict[str, Any]) -> None:
        found = the_map["journey"]["stages"][0]["touchpoints"][0]
        assert found["does"] == "Opens *four* tabs and a [drawing](../stages/choose.md)"
        assert found["departments"][1] == {"extensions": {}, "department": "e-commerce", "role": "leads"}
        assert found["decision"] == {
            "extensions": {"x-decided-by": "both"},
            "question": "Which model?",
            "factors": ["price", "depth", "delivery date"],
            "principles": ["choice-overload", "social-proof"],
        }
        assert found["by_persona"][0]["persona"] == "pensioner"
        assert found["next"][0] == {
            "extensions": {"x-seen": "weekly"},
            "to": "chat",
            "share": 0.35,
            "wait_minutes": 12,
            "repeats_information": True,
        }

    def test_no_passage_written_and_none_at_all_are_told_apart(self, the_map: dict[str, Any]) -> None:
        chat = the_map["journey"]["stages"][0]["touchpoints"][1]
        wait = the_map["journey"]["stages"][1]["touchpoints"][1]
        assert "next" not in chat
        assert wait["next"] == []

    def test_what_follows(self, the_map: dict[str, Any]) -> None:
        found = the_map["derived"]
        assert (found["on"], found["stale"]) == ("2026-11-18", False)
        assert [(t["id"], t["number"], t["stage"], t["basis"], t["reach"]) for t in found["touchpoints"]] == [
            ("compare-on-site", 1, "choose", "researched", 1),
            ("chat", 2, "choose", "opinion", 0.35),
            ("pay-online", 3, "pay", "none", 0.85),
            ("wait-at-home", 4, "pay", "none", 0.85),
            ("gives-back", 5, "use", "none", 0),
        ]
        assert found["pains"][0] == {
            "touchpoint": "compare-on-site",
            "id": "depth-missing",
            "state": "being-solved",
            "basis": "researched",
            "initiatives": ["measure-depth"],
        }
        assert {pain["id"]: (pain["state"], pain.get("persona")) for pain in found["pains"]} == {
            "depth-missing": ("being-solved", None),
            "photos-lie": ("refuted", None),
            "small-print": ("open", "pensioner"),
            "robot-first": ("open", None),
            "code-late": ("solved", None),
        }
        assert found["passages"][0] == {
            "origin": "compare-on-site",
            "goal": "chat",
            "share": 0.35,
            "wait_minutes": 12,
            "repeats_information": True,
            "changes_channel": True,
        }


@pytest.mark.parametrize(
    "value",
    [
        "words",
        "",
        12,
        0.5,
        True,
        None,
        [],
        {},
        [1, None, "два"],
        {"b": None, "a": [{"c": "<&\"'"}]},
        "line one\nline two",
    ],
)
def test_the_authors_own_keys_come_out_as_they_went_in(value: object) -> None:
    inner = {**touchpoint("t"), "x-inner": value}
    found = parsed(facts(journey("a", inner, **{"x-outer": value})))
    the_map = found["api/journeys/a.json"]["journey"]
    assert the_map["extensions"] == {"x-outer": value}
    assert the_map["stages"][0]["touchpoints"][0]["extensions"] == {"x-inner": value}


def test_letters_of_any_language_are_themselves() -> None:
    found = files(facts(journey("стирка", touchpoint("оплата"), title="Стирка — życie")))
    assert "Стирка — życie" in found["api/journeys/стирка.json"].decode()


def test_no_answer_of_anybody_gets_out() -> None:
    assert not [path for path, content in files(rich_facts()).items() if SECRET.encode() in content]


def test_the_same_content_gives_the_same_bytes() -> None:
    assert files(rich_facts()) == files(rich_facts())
