"""What the extension for VS Code offers and explains in the frontmatter, without the editor around it."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from textwrap import dedent
from typing import Any, NamedTuple

import pytest

from cjm_plugin.loading import enrol
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.authoring.schema import schema
from cjm_plugin.rendering.locale import Locale
from tests.edges.test_editor import FULL, sources
from tests.support.programs import node

PROGRAM = Path(__file__).parents[1] / "tools" / "completing.js"
ROLES = {"type": "string", "enum": ["leads", "supports"], "enumDescriptions": ["acts", "helps"]}
SCHEMA = {
    "type": "object",
    "required": ["title"],
    "properties": {
        "title": {"type": "string", "description": "What it is called."},
        "state": {"anyOf": [{"enum": ["as-is", "to-be"]}, {"type": "null"}]},
        "personas": {"type": ["array", "null"], "items": {"enum": ["family", "pensioner"]}},
        "stages": {"type": "array", "items": {"allOf": [{"$ref": "#/definitions/Stage"}]}},
    },
    "definitions": {
        "Stage": {
            "type": "object",
            "properties": {
                "stage": {"enum": ["choose", "buy"], "description": "Which one."},
                "touchpoints": {"type": "array", "items": {"$ref": "#/definitions/Touchpoint"}},
            },
        },
        "Touchpoint": {
            "type": "object",
            "required": ["id"],
            "properties": {
                "id": {"type": "string"},
                "channel": {"description": "The one channel.", "allOf": [{"$ref": "#/definitions/channel"}]},
                "moment_of_truth": {"type": "boolean", "description": "Whether it decides."},
                "does": {"type": "string", "description": "What they do."},
                "departments": {"type": "object", "properties": {"e-commerce": ROLES, "логистика": ROLES}},
                "pains": {
                    "type": "array",
                    "items": {"type": "object", "properties": {"severity": {"enum": [1, 2]}}},
                },
            },
        },
        "channel": {"enum": ["website", "phone"], "enumDescriptions": ["Site", "Telephone"]},
    },
}
TOUCHPOINT = ["channel", "moment_of_truth", "does", "departments", "pains"]


class Answer(NamedTuple):
    inside: bool
    keys: list[str]
    values: list[str]
    about: str


def ask(*texts: str, schema: dict[str, Any] = SCHEMA) -> list[Answer]:
    """At the mark ‸ of each text."""
    asked = []
    for text in map(dedent, texts):
        before = text.partition("‸")[0].split("\n")
        at = {"line": len(before) - 1, "character": len(before[-1])}
        asked.append({"schema": schema, "text": text.replace("‸", ""), **at})
    answers = subprocess.run(
        [node(), PROGRAM], input=json.dumps(asked), capture_output=True, text=True, check=True
    ).stdout
    return [Answer(**answer) for answer in json.loads(answers)]


IN_TOUCHPOINT = "---\nstages:\n  - stage: buy\n    touchpoints:\n      - id: pay\n"

KEYS = [
    ("---\n‸\n---\n", ["title", "state", "personas", "stages"]),
    ("---\ntitle: X\nst‸\nstages: []\n---\n", ["state", "personas"]),
    ("---\ntitle: X\n  \n‸", ["state", "personas", "stages"]),
    ("---\nstages:\n  - ‸\n---\n", ["stage", "touchpoints"]),
    ("---\nstages:\n- ‸\n---\n", ["stage", "touchpoints"]),
    ("---\nstages:\n  - stage: buy\n    ‸\n---\n", ["touchpoints"]),
    (f"{IN_TOUCHPOINT}        ‸\n---\n", TOUCHPOINT),
    (
        f"{IN_TOUCHPOINT}        ‸\n        channel: phone\n      - id: other\n        does: it\n---\n",
        ["moment_of_truth", "does", "departments", "pains"],
    ),
    (
        f"{IN_TOUCHPOINT}        channel: phone\n        # channel: website\n        ‸\n---\n",
        ["moment_of_truth", "does", "departments", "pains"],
    ),
    (f"{IN_TOUCHPOINT}      - ‸\n---\n", ["id", *TOUCHPOINT]),
    (f"{IN_TOUCHPOINT}  - ‸\n---\n", ["stage", "touchpoints"]),
    (f"{IN_TOUCHPOINT}‸\n---\n", ["title", "state", "personas"]),
    (f"{IN_TOUCHPOINT}      - {{id: other, ‸}}\n---\n", TOUCHPOINT),
    (
        f"{IN_TOUCHPOINT}      - {{id: 'a, b: [c', channel: phone, ‸}}\n---\n",
        ["moment_of_truth", "does", "departments", "pains"],
    ),
    (
        f"{IN_TOUCHPOINT}        does: |\n          channel: no key\n          more\n        ‸\n---\n",
        ["channel", "moment_of_truth", "departments", "pains"],
    ),
    (f"{IN_TOUCHPOINT}        departments: {{‸\n---\n", ["e-commerce", "логистика"]),
    (f"{IN_TOUCHPOINT}        departments: {{логистика: leads, ‸}}\n---\n", ["e-commerce"]),
    (f"{IN_TOUCHPOINT}        departments:\n          ‸\n---\n", ["e-commerce", "логистика"]),
    (f"{IN_TOUCHPOINT}        pains:\n          - {{‸}}\n---\n", ["severity"]),
]

VALUES = [
    ("---\nstate: ‸\n---\n", ["as-is", "to-be"]),
    ("---\nstate: to‸\n---\n", ["as-is", "to-be"]),
    ("---\npersonas: [‸]\n---\n", ["family", "pensioner"]),
    ("---\npersonas: [family, ‸]\n---\n", ["family", "pensioner"]),
    ("---\npersonas: ‸\n---\n", ["[family]", "[pensioner]"]),
    ("---\npersonas:\n  - ‸\n---\n", ["family", "pensioner"]),
    ("---\nstages:\n  - stage: ‸\n---\n", ["choose", "buy"]),
    (f"{IN_TOUCHPOINT}        channel: ‸\n---\n", ["website", "phone"]),
    (f"{IN_TOUCHPOINT}        moment_of_truth: ‸\n---\n", ["true", "false"]),
    (f"{IN_TOUCHPOINT}      - {{id: x, channel: ‸}}\n---\n", ["website", "phone"]),
    (f"{IN_TOUCHPOINT}        departments: {{e-commerce: ‸}}\n---\n", ["leads", "supports"]),
    (f"{IN_TOUCHPOINT}        departments:\n          логистика: ‸\n---\n", ["leads", "supports"]),
    (f"{IN_TOUCHPOINT}        pains: [{{severity: ‸}}]\n---\n", ["1", "2"]),
    ("---\ntitle: ‸\n---\n", []),
]

NOTHING = [
    "‸---\ntitle: X\n---\n",
    "---\ntitle: X\n---\n‸",
    "---\ntitle: X\n---\nstate: ‸",
    "---\ntitle: X\n...\nstate: ‸",
    "state: ‸",
    "# Heading\n---\nstate: ‸\n---\n",
    "---\n# state: ‸\n---\n",
    "---\npersonas: [family] ‸\n---\n",
]

ABOUT = [
    ("---\nti‸tle: X\n---\n", "What it is called."),
    ("---\n‸title: X\n---\n", "What it is called."),
    ("---\nstages:\n  - ‸stage: buy\n---\n", "Which one."),
    (f"{IN_TOUCHPOINT}      - {{id: x, ‸channel: phone}}\n---\n", "The one channel."),
    (f"{IN_TOUCHPOINT}        ‸channel:\n---\n", "The one channel."),
    (f"{IN_TOUCHPOINT}        channel: ‸phone\n---\n", ""),
    ("---\ntitle: X\n---\n‸title: X\n", ""),
]


def test_keys_are_offered_where_they_may_stand_and_only_once() -> None:
    answers = ask(*(text for text, _ in KEYS))
    assert [(text, answer.keys) for (text, _), answer in zip(KEYS, answers, strict=True)] == KEYS


def test_values_are_offered_where_they_may_stand() -> None:
    answers = ask(*(text for text, _ in VALUES))
    assert [(text, answer.values) for (text, _), answer in zip(VALUES, answers, strict=True)] == VALUES


def test_outside_of_the_frontmatter_and_in_remarks_nothing_is_offered() -> None:
    answers = ask(*NOTHING)
    assert [
        text
        for text, answer in zip(NOTHING, answers, strict=True)
        if answer.keys or answer.values or answer.inside
    ] == []


def test_keys_are_explained() -> None:
    answers = ask(*(text for text, _ in ABOUT))
    assert [(text, answer.about) for (text, _), answer in zip(ABOUT, answers, strict=True)] == ABOUT


@pytest.mark.parametrize("kind", Kind)
def test_the_schemas_as_they_are_offer_every_field_of_an_object(kind: Kind) -> None:
    whole = schema(kind, Locale.of("en"), None)

    (answer,) = ask("---\n‸\n---\n", schema=whole)

    assert answer.keys == list(whole["properties"])


def test_the_schema_of_a_map_offers_the_ids_that_exist() -> None:
    whole = schema(Kind.JOURNEY, Locale.of("en"), enrol(sources(FULL), "content"))

    channel, roles, role, persona, study, next_key = ask(
        f"{IN_TOUCHPOINT}        channel: ‸\n---\n",
        f"{IN_TOUCHPOINT}        departments: {{‸}}\n---\n",
        f"{IN_TOUCHPOINT}        departments: {{marketing: ‸}}\n---\n",
        f"{IN_TOUCHPOINT}        by_persona:\n          ‸\n---\n",
        f"{IN_TOUCHPOINT}        pains:\n          - {{id: slow, evidence: [‸]}}\n---\n",
        f"{IN_TOUCHPOINT}        next:\n          - {{‸}}\n---\n",
        schema=whole,
    )

    assert channel.values == ["phone", "website"]
    assert roles.keys == ["e-commerce", "marketing"]
    assert role.values == ["leads", "supports", "informed"]
    assert persona.keys == ["pensioner", "young-family"]
    assert study.values == ["interviews", "opinion"]
    assert next_key.keys == ["to", "share", "wait_minutes", "repeats_information"]
