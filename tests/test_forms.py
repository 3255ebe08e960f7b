"""The forms for people who write no YAML, by the rules by which GitHub takes or drops them without a word."""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[1] / ".github" / "ISSUE_TEMPLATE"
FORMS = sorted(path.name for path in FOLDER.glob("*.yml") if path.name != "config.yml")
LABELLED = {"label", "description"}
ATTRIBUTES = {
    "markdown": {"value"},
    "input": {*LABELLED, "placeholder", "value"},
    "textarea": {*LABELLED, "placeholder", "value", "render"},
    "dropdown": {*LABELLED, "options", "multiple", "default"},
    "checkboxes": {*LABELLED, "options"},
}


def form(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))


def faults(form: Any) -> list[str]:
    """Why GitHub would not show a form."""
    if not isinstance(form, dict) or not {"name", "description", "body"} <= form.keys():
        return ["name, description and body must be there"]
    body = form["body"]
    questions = [part for part in body if part.get("type") != "markdown"]
    labels = [part.get("attributes", {}).get("label") for part in questions]
    ids = [part.get("id") for part in questions]
    return [
        *(f"{key}: is not known" for key in form.keys() - {"name", "description", "title", "labels", "body"}),
        *([] if questions else ["body: asks nothing"]),
        *(["labels must differ"] if len(set(labels)) < len(labels) else []),
        *(["ids must differ"] if len(set(ids)) < len(ids) else []),
        *chain.from_iterable(_faults(part) for part in body),
    ]


def _faults(part: Any) -> list[str]:
    kind, attributes = part.get("type"), part.get("attributes", {})
    known = ATTRIBUTES.get(kind, set())
    needed = {"value"} if kind == "markdown" else {"label"}
    rules = part.get("validations", {})
    return [
        *([] if known else [f"{kind}: is no kind of question"]),
        *(f"{kind}: {key}: is not known" for key in attributes.keys() - known),
        *(f"{kind}: {key}: is missing" for key in needed - attributes.keys()),
        *(
            f"{kind}: {key}: is no text"
            for key in needed & attributes.keys()
            if not _is_text(attributes[key])
        ),
        *(
            []
            if re.fullmatch(r"[\w-]+", part.get("id", "x"), re.ASCII)
            else [f"{kind}: {part['id']}: is no id"]
        ),
        *([] if rules in ({}, {"required": True}) else [f"{kind}: its validations are not known"]),
        *(_choices(attributes.get("options")) if kind == "dropdown" else []),
    ]


def _choices(options: Any) -> list[str]:
    if not isinstance(options, list) or not options:
        return ["dropdown: there is nothing to choose"]
    return [
        *([] if all(map(_is_text, options)) else ["dropdown: what is to be chosen must be text"]),
        *([] if len(set(map(str, options))) == len(options) else ["dropdown: choices must differ"]),
        *(
            ["dropdown: 'none' is GitHub's own word"]
            if "none" in {str(one).lower() for one in options}
            else []
        ),
    ]


def _is_text(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


@pytest.mark.parametrize("name", FORMS)
def test_the_forge_takes_it(name: str) -> None:
    assert faults(form(name)) == []


@pytest.mark.parametrize("name", FORMS)
def test_it_asks_where_and_how_somebody_knows(name: str) -> None:
    """What decides on the map where a claim goes and what it rests on."""
    required = {part["id"] for part in form(name)["body"] if part.get("validations", {}).get("required")}
    assert {"place", "basis"} <= required


def test_a_pain_is_as_severe_as_on_the_maps() -> None:
    (severity,) = (part for part in form("1-pain.yml")["body"] if part.get("id") == "severity")
    assert [option[:2] for option in severity["attributes"]["options"]] == [f"{n} " for n in range(1, 6)]


def test_there_is_a_form_for_a_pain_and_one_for_a_touchpoint() -> None:
    assert FORMS == ["1-pain.yml", "2-touchpoint.yml"]


def test_whatever_fits_into_no_form_may_be_written_without_one() -> None:
    config = form("config.yml")
    assert config.keys() == {"blank_issues_enabled", "contact_links"}
    assert config["blank_issues_enabled"] is True
    assert all(link.keys() == {"name", "url", "about"} for link in config["contact_links"])
    mkdocs = (FOLDER.parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
    assert f"\nsite_url: {config['contact_links'][0]['url']}\n" in mkdocs


QUESTION = {"type": "input", "id": "a", "attributes": {"label": "Where?"}}
SOUND = {"name": "A form", "description": "For something", "body": [QUESTION]}


def dropdown(*options: object) -> dict[str, Any]:
    return {"type": "dropdown", "attributes": {"label": "Which?", "options": list(options)}}


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ({"name": "A form"}, "name, description and body must be there"),
        ({**SOUND, "assignee": "somebody"}, "assignee: is not known"),
        ({**SOUND, "body": [{"type": "markdown", "attributes": {"value": "Hello"}}]}, "body: asks nothing"),
        ({**SOUND, "body": [QUESTION, {**QUESTION, "id": "b"}]}, "labels must differ"),
        ({**SOUND, "body": [QUESTION, {**QUESTION, "attributes": {"label": "When?"}}]}, "ids must differ"),
        ({**SOUND, "body": [{**QUESTION, "type": "text"}]}, "text: is no kind of question"),
        ({**SOUND, "body": [{**QUESTION, "attributes": {}}]}, "input: label: is missing"),
        ({**SOUND, "body": [{**QUESTION, "id": "a b"}]}, "input: a b: is no id"),
        (
            {**SOUND, "body": [{**QUESTION, "validations": {"must": True}}]},
            "input: its validations are not known",
        ),
        ({**SOUND, "body": [dropdown()]}, "dropdown: there is nothing to choose"),
        ({**SOUND, "body": [dropdown("a", "a")]}, "dropdown: choices must differ"),
        ({**SOUND, "body": [dropdown("a", False)]}, "dropdown: what is to be chosen must be text"),
        ({**SOUND, "body": [dropdown("a", "None")]}, "dropdown: 'none' is GitHub's own word"),
    ],
)
def test_a_broken_form_is_found(broken: Any, fault: str) -> None:
    assert faults(SOUND) == []
    assert fault in faults(broken)


def test_a_pull_request_asks_why_and_how_somebody_knows() -> None:
    text = (FOLDER.parent / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    shown = re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)
    assert re.findall(r"\S.*", shown) == ["**Why:**", "**How we know:**"]
