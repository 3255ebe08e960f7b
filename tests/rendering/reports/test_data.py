"""Changes as other programs read them."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from cjm_plugin.model.change import Change
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.rendering.data import as_json, published_schema
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.data import changes_data, diff_data
from tests.rendering.telling.specimens import EVERYTHING, MAP, SPECIMENS

EN = Locale.of("en")
CLOSE = dt.datetime(2026, 11, 23, tzinfo=dt.timezone(dt.timedelta(hours=1)))
COMMIT = Commit(
    id="a" * 40, subject="The depth question", authors=("Shops", "Web"), when=CLOSE, pull_request="412"
)


def told(change: Change, language: str = "en") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(as_json(diff_data([change], Locale.of(language))))["changes"][0]
    return found


def test_a_change() -> None:
    assert told(SPECIMENS["emotion fell for one"]) == {
        "kind": "touchpoint.emotion-fell",
        "object": "touchpoint:washing-machine/compare",
        "field": "by_persona[pensioner].emotion",
        "before": -1,
        "after": -2,
        "direction": "worse",
        "persona": "pensioner",
        "by": [],
        "text": "Compares three models on the site: emotion fell −1 → −2 for Pensioner",
        "scopes": {
            "journeys": ["washing-machine"],
            "stages": ["choose"],
            "departments": ["e-commerce", "marketing"],
            "personas": ["young-family"],
            "channels": ["website"],
        },
    }


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("text changed", "Opens four tabs", "Rings the shop"),
        ("target changed", 80, 85),
        ("stage order", 2, 2.5),
        ("share changed", 0.35, 0.5),
        ("wait changed", 12, 150),
        ("due moved", "2026-11-13", "2026-11-27"),
        ("pain worse", 3, 4),
        ("not asked again", True, False),
        ("role changed", "supports", "leads"),
        ("channel changed", "phone", "e-mail"),
        ("point of view", ["young-family", "pensioner"], ["pensioner", "young-family"]),
        ("system added", None, "crm"),
    ],
)
def test_values_are_plain(name: str, before: object, after: object) -> None:
    found = told(SPECIMENS[name])
    assert (found.get("before"), found["after"]) == (before, after)
    assert ("before" in found) is (before is not None)


def test_what_brought_it_about() -> None:
    assert told(SPECIMENS["pain solved by"])["by"] == ["initiative:route-plan"]


def test_the_text_is_in_the_language_of_the_site() -> None:
    assert told(SPECIMENS["emotion fell"], "ru")["text"] == (
        "Compares three models on the site — эмоция ухудшилась: 0 → −1"
    )


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
def test_everything_is_as_the_published_schema_says(language: str) -> None:
    data = json.loads(as_json(diff_data(EVERYTHING, Locale.of(language))))
    schema = published_schema("diff")
    Draft202012Validator.check_schema(schema)
    Draft202012Validator(schema).validate(data)
    assert data["version"] == 1
    assert len(data["changes"]) == len(EVERYTHING)


def test_weeks() -> None:
    week = Revision(week=Week(2026, 47), closed=CLOSE, commits=(COMMIT,), changes=EVERYTHING)
    first = Revision(week=Week(2026, 40), closed=CLOSE, first=(MAP,), is_first=True)
    to_come = Revision(week=None, closed=None, changes=EVERYTHING[:2])
    data = json.loads(
        as_json(changes_data([(to_come, EVERYTHING[:2]), (week, EVERYTHING[:1]), (first, ())], EN))
    )
    Draft202012Validator(published_schema("changes")).validate(data)
    assert data["version"] == 1
    assert len(data["next"]) == 2
    assert [(one["id"], one["closed"], one.get("first")) for one in data["revisions"]] == [
        ("2026-W47", "2026-11-23T00:00:00+01:00", None),
        ("2026-W40", "2026-11-23T00:00:00+01:00", ["washing-machine"]),
    ]
    assert data["revisions"][0]["commits"] == [
        {"id": "a" * 40, "subject": "The depth question", "author": "Shops, Web", "pull_request": "412"}
    ]
    assert len(data["revisions"][0]["changes"]) == 1


def test_a_commit_with_its_reason() -> None:
    week = Revision(week=Week(2026, 47), closed=CLOSE, commits=(replace(COMMIT, why="Two complaints"),))
    data = json.loads(as_json(changes_data([(week, ())], EN)))
    Draft202012Validator(published_schema("changes")).validate(data)
    [commit] = data["revisions"][0]["commits"]
    assert (commit["subject"], commit["why"]) == ("The depth question", "Two complaints")
