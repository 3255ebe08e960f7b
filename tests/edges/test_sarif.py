"""SARIF: valid by the standard's own schema, honest about places, and steady from run to run."""

from __future__ import annotations

import hashlib
import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from cjm_plugin import __version__
from cjm_plugin.analysis.practice import RULES
from cjm_plugin.edges import sarif as sarif_module
from cjm_plugin.edges.found import Found
from cjm_plugin.edges.sarif import plain, sarif
from cjm_plugin.loading import SourceFile, load
from cjm_plugin.loading.codes import CODES
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.rendering.locale import Locale
from tests.edges.sites import CONFIG, CONTENT, make_site, write
from tests.edges.test_cli import FAULTY, MAP, cjm
from tests.loading.support import BASE, SETTINGS
from tests.support.programs import node_file

JOURNEY = """---
title: Buying
personas: [young-family]
stages:
  - stage: choose
    touchpoints:
      - id: compare-on-site
        title: Compares
        channel: web-site
        pains:
          - {id: no-depth, title: No depth, severity: 9}
---
"""
STORY = """---
title: Choose
order: 1
---
<iframe></iframe>
"""


@cache
def validator() -> Draft4Validator:
    schema = node_file("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")
    return Draft4Validator(json.loads(schema.read_text(encoding="utf-8")))


def run(text: str, *, without_rules: bool = False) -> dict[str, Any]:
    """The one run of a log, which is valid. Its rules, which are always the same, take long to look at."""
    log = json.loads(text)
    if without_rules:
        del log["runs"][0]["tool"]["driver"]["rules"]
    assert [error.message for error in validator().iter_errors(log)] == []
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    assert isinstance(only, dict)
    return only


def of(files: dict[str, str], *, prefix: str = "content", **more: str) -> list[dict[str, Any]]:
    """The results about the base with some files changed."""
    sources = [SourceFile(path, text.encode()) for path, text in sorted({**BASE, **files}.items())]
    loaded = load(sources, SETTINGS, prefix=prefix)
    by_path = {f"{prefix}/{file.path}": file.data for file in sources}
    return list(run(sarif(Found(loaded.problems, loaded.files, by_path, **more)))["results"])  # type: ignore[arg-type]


def fingerprints(files: dict[str, str]) -> dict[tuple[str, str], str]:
    return {
        (result["ruleId"], result["message"]["text"]): result["partialFingerprints"]["cjmPlace/v1"]
        for result in of(files)
    }


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_site(tmp_path, content=FAULTY)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("faulty")
def test_a_problem_is_a_result_at_its_place() -> None:
    result = cjm("check", "--format", "sarif")

    error, warning = run(result.stdout)["results"]
    assert (result.exit_code, result.stderr) == (1, "1 error and 1 warning in 7 files\n")
    assert error == {
        "ruleId": "CJM021",
        "ruleIndex": error["ruleIndex"],
        "level": "error",
        "message": {"text": "channel: no channel 'web-site'; did you mean 'website'?"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": MAP, "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 9, "startColumn": 62},
                },
                "logicalLocations": [
                    {"name": "channel", "fullyQualifiedName": "stages[choose].touchpoints[compare].channel"}
                ],
            }
        ],
        "partialFingerprints": {"cjmPlace/v1": error["partialFingerprints"]["cjmPlace/v1"]},
    }
    place = warning["locations"][0]["physicalLocation"]
    assert warning["level"] == "warning"
    assert place["artifactLocation"]["uri"] == "content/journeys/%D1%81%D1%82%D0%B8%D1%80%D0%BA%D0%B0.md"
    assert place["region"] == {"startLine": 7, "startColumn": 46}


@pytest.mark.usefixtures("faulty")
def test_the_same_bytes_come_each_time() -> None:
    assert cjm("check", "--format", "sarif").stdout == cjm("check", "--format", "sarif").stdout


def test_without_problems_there_is_a_run_without_results() -> None:
    only = run(sarif(Found([])))

    assert only["results"] == []
    assert only["columnKind"] == "unicodeCodePoints"
    assert only["automationDetails"]["id"] == "cjm-check/"
    assert (only["tool"]["driver"]["name"], only["tool"]["driver"]["version"]) == ("cjm", __version__)


@pytest.mark.parametrize(
    ("language", "purpose_there"),
    [
        ("en", "purpose: Decide in January whether"),
        ("ru", "purpose: Решить в январе, нужны ли"),
        ("pl", "purpose: Zdecydować w styczniu, czy"),
    ],
)
def test_every_code_is_a_rule_with_its_level_and_its_help(language: str, purpose_there: str) -> None:
    rules = run(sarif(Found([], locale=Locale.of(language))))["tool"]["driver"]["rules"]

    assert [rule["id"] for rule in rules] == sorted({*CODES, *RULES})
    assert all(re.fullmatch("([A-Z][a-z]*)+", rule["name"]) for rule in rules)
    levels = {rule["id"]: rule["defaultConfiguration"]["level"] for rule in rules}
    assert (levels["CJM021"], levels["CJM022"], levels["CJM121"]) == ("error", "warning", "warning")
    purpose = next(rule for rule in rules if rule["id"] == "CJM121")
    assert purpose["name"] == "NoPurpose"
    assert purpose["properties"] == {"tags": ["practice"]}
    assert purpose["shortDescription"]["text"] == Locale.of(language).t("A map without a purpose")
    assert purpose_there in purpose["help"]["markdown"]


def test_a_rule_of_practice_leads_to_its_page_where_the_site_is_known() -> None:
    rules = run(sarif(Found([], site="https://maps.example.org/cx/")))["tool"]["driver"]["rules"]

    pages = {rule["id"]: rule["helpUri"] for rule in rules if "helpUri" in rule}
    assert pages["CJM121"] == "https://maps.example.org/cx/health/cjm121/"
    assert set(pages) == set(RULES)


def test_a_result_points_at_its_rule_and_a_strange_code_at_none() -> None:
    problems = [Problem(path="content/a.md", code=code, message="is wrong") for code in ("CJM121", "CJM999")]
    only = run(sarif(Found(problems)))

    known, strange = only["results"]
    assert only["tool"]["driver"]["rules"][known["ruleIndex"]]["id"] == "CJM121"
    assert "ruleIndex" not in strange


def test_the_sites_severities_are_the_levels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    options = "[search, {cjm: {checks: {CJM022: info}}}]"
    monkeypatch.chdir(make_site(tmp_path, config=CONFIG.replace("[search, cjm]", options), content=FAULTY))

    levels = [result["level"] for result in run(cjm("check", "--format", "sarif").stdout)["results"]]

    assert levels == ["error", "note"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Buying\n", "title: Buying\n\n# A remark\nsummary: More\n"),
        ("      - id: compare", "      - {id: ask, title: Asks, channel: phone}\n      - id: compare"),
        ("  - stage: choose", "  - {stage: buy, touchpoints: []}\n  - stage: choose"),
        ("          - {id: no-d", "          - {id: slow, title: Slow}\n          - {id: no-d"),
        ("title: Compares", "title: Compares three"),
    ],
)
def test_fingerprints_stay_when_something_is_added_above(old: str, new: str) -> None:
    first = fingerprints({"journeys/a.md": JOURNEY})

    assert len(set(first.values())) == 2
    assert fingerprints({"journeys/a.md": JOURNEY.replace(old, new, 1)}) == first


def test_fingerprints_stay_when_a_story_goes_on_above() -> None:
    first = fingerprints({"stages/choose.md": STORY})
    longer = STORY.replace("<iframe>", "A paragraph more.\n\n<iframe>")

    assert len(first) == 1
    assert fingerprints({"stages/choose.md": longer}) == first


def test_fingerprints_stay_in_data_when_rows_are_added_above() -> None:
    rows = "week,journey,touchpoint,department,persona,value,n\n2026-W40,nowhere,,,,80,9\n"
    more = rows.replace("n\n", "n\n2026-W39,returning,,,,70,9\n", 1)

    first = fingerprints({"data/metrics/conversion.csv": rows})

    assert first
    assert fingerprints({"data/metrics/conversion.csv": more}) == first


def test_fingerprints_tell_touchpoints_files_and_twins_apart() -> None:
    twin = STORY + "\n<iframe></iframe>\n"
    renamed = JOURNEY.replace("compare-on-site", "compare-in-shop")
    results = of({"journeys/a.md": JOURNEY, "journeys/b.md": renamed, "stages/choose.md": twin})

    assert len(results) == 6
    assert len({result["partialFingerprints"]["cjmPlace/v1"] for result in results}) == 6


def test_broken_yaml_has_a_place_too() -> None:
    (result,) = of({"journeys/a.md": "---\ntitle: [\n---\n"})

    assert result["ruleId"] == "CJM012"
    assert result["locations"][0]["logicalLocations"] == [{"name": "title", "fullyQualifiedName": "title[0]"}]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("stages[0] is wrong", "stages[0] is wrong"),
        (r"a \ b [c] (d)", r"a \ b [c] (d)"),
        ("[click](https://example.org)", r"\[click\](https://example.org)"),
        (r"[click\](1)", r"\[click\\\](1)"),
        ("write {logistics: leads}", "write {{logistics: leads}}"),
        ("{0}", "{{0}}"),
    ],
)
def test_text_is_no_link_and_no_placeholder(text: str, shown: str) -> None:
    assert plain(text) == shown


@settings(deadline=None)
@given(
    st.builds(
        Problem,
        path=st.text(min_size=1),
        line=st.integers(1, 9),
        column=st.integers(1, 9),
        field=st.text("ab.[]01{}\\") | st.text(),
        code=st.sampled_from(["CJM021", "CJM121", "CJM999"]),
        severity=st.sampled_from(Severity),
        message=st.text(min_size=1),
    )
)
def test_whatever_stands_in_it_the_log_is_valid(problem: Problem) -> None:
    (result,) = run(sarif(Found([problem], sources={problem.path: JOURNEY.encode()})), without_rules=True)[
        "results"
    ]

    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert re.fullmatch(r"[A-Za-z0-9_.~/%-]+", uri)
    # A link of the standard's syntax: brackets without unescaped brackets in them, and a round one at once.
    link = r"(?<!\\)(?:\\\\)*\[(?:\\.|[^\\\[\]])*\]\("
    assert re.search(link, result["message"]["text"], re.DOTALL) is None


@pytest.mark.parametrize(
    ("config", "content", "seen"),
    [("my maps", "my maps/content", "my maps/content"), ("site", "content", "content")],
)
def test_paths_are_seen_from_the_top_of_the_repository(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, config: str, content: str, seen: str
) -> None:
    (tmp_path / ".git").mkdir()
    docs = os.path.relpath(content, config)
    made = CONFIG.replace("docs_dir: content", f"docs_dir: {docs}")
    files = {path.replace("content", content, 1): text for path, text in FAULTY.items()}
    write(tmp_path, {f"{config}/mkdocs.yml": made, **files})
    monkeypatch.chdir(tmp_path / config)

    (first, *_) = run(cjm("check", "--format", "sarif").stdout)["results"]
    commands = cjm("check", "--format", "github").stdout.splitlines()

    path = f"{seen}/{MAP.removeprefix('content/')}"
    assert first["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == path.replace(" ", "%20")
    assert first["locations"][0]["logicalLocations"][0]["fullyQualifiedName"].startswith("stages[choose]")
    assert commands[0].startswith(f"::error file={path},line=9,")


def test_what_github_would_refuse_is_cut_and_errors_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sarif_module, "MOST", 2)
    problems = [
        Problem(path=f"content/{name}.md", code="CJM021", severity=severity, message="is wrong")
        for name, severity in [("a", Severity.INFO), ("b", Severity.WARNING), ("c", Severity.ERROR)]
    ]

    results = run(sarif(Found(problems)))["results"]

    assert [result["level"] for result in results] == ["error", "warning"]


def test_practice_is_among_the_results(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_site(tmp_path, content=CONTENT))

    results = run(cjm("check", "--format", "sarif", MAP).stdout)["results"]

    assert "CJM121" in [result["ruleId"] for result in results]


LACKING = """---
title: Buying
personas: [young-family]
stages:
  - stage: choose
    touchpoints:
      - id: compare
        title: Compares three models
        channel: website
      - {id: pay, title: Pays, channel: website, evidence: [talks]}
---
"""
TALKS = "---\ntitle: Talks\nmethod: interviews\ndate: 2026-09-11\n---\n"


def test_what_lacks_something_is_named_at_the_line_of_its_title(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And is known again by that title's field, which forges remember it by."""
    monkeypatch.chdir(
        make_site(tmp_path, content={**CONTENT, MAP: LACKING, "content/studies/talks.md": TALKS})
    )
    results = run(cjm("check", "--no-cache", "--format", "sarif", MAP).stdout)["results"]
    found = {result["ruleId"]: result for result in results}

    def place(code: str) -> tuple[str, int, object, str]:
        (at,) = found[code]["locations"]
        return (
            found[code]["message"]["text"].partition(";")[0],
            at["physicalLocation"]["region"]["startLine"],
            at.get("logicalLocations"),
            found[code]["partialFingerprints"]["cjmPlace/v1"],
        )

    def name(code: str, field: str) -> str:
        identity = f"{MAP}\n{code}\n{field}"
        return f"{hashlib.sha256(identity.encode()).hexdigest()[:32]}:1"

    assert place("CJM121") == (
        "does not say which decision it serves",
        2,
        None,
        name("CJM121", "title"),
    )
    touchpoint = "stages[choose].touchpoints[compare]"
    assert place("CJM103") == (
        "rests on nothing",
        8,
        [{"name": "touchpoints", "fullyQualifiedName": touchpoint}],
        name("CJM103", f"{touchpoint}.title"),
    )
