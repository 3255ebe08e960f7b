"""GitLab's Code Quality, from files as a check reads them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from cjm_plugin.edges.code_quality import code_quality
from cjm_plugin.edges.found import Found
from cjm_plugin.loading import SourceFile, load
from cjm_plugin.model.problem import Problem, Severity
from tests.edges.sites import make_site
from tests.edges.test_cli import FAULTY, MAP, cjm
from tests.loading.support import BASE, SETTINGS

JOURNEY = """---
title: Buying
personas: [young-family]
stages:
  - stage: choose
    touchpoints:
      - {id: compare, title: Compares, channel: web-site}
      - {id: pay, title: Pays, channel: web-site}
---
"""


def issues(journey: str) -> list[dict[str, Any]]:
    sources = [SourceFile(*file) for file in sorted(encoded({**BASE, "journeys/buying.md": journey}).items())]
    loaded = load(sources, SETTINGS, prefix="content")
    found = Found(
        loaded.problems,
        loaded.files,
        {f"content/{file.path}": file.data for file in sources},
        below="maps/",
    )
    return list(json.loads(code_quality(found)))


def encoded(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def test_an_issue() -> None:
    first, second = issues(JOURNEY)
    assert first.pop("fingerprint") != second["fingerprint"]
    assert first == {
        "description": "stages[0].touchpoints[0].channel: no channel 'web-site'; did you mean 'website'?",
        "check_name": "CJM021",
        "severity": "critical",
        "location": {"path": "maps/content/journeys/buying.md", "lines": {"begin": 7}},
    }


def test_an_issue_is_known_again_when_lines_move() -> None:
    moved = JOURNEY.replace("title: Buying\n", "title: Buying\n\n\n")
    before, after = issues(JOURNEY), issues(moved)
    assert [one["fingerprint"] for one in before] == [one["fingerprint"] for one in after]
    assert [one["location"]["lines"]["begin"] for one in after] == [9, 10]


@pytest.mark.parametrize(
    ("severity", "word"),
    [(Severity.ERROR, "critical"), (Severity.WARNING, "minor"), (Severity.INFO, "info")],
)
def test_severities(severity: Severity, word: str) -> None:
    problem = Problem(path="content/a.md", code="CJM100", severity=severity, message="is wrong")
    [issue] = json.loads(code_quality(Found([problem])))
    assert issue["severity"] == word


def test_nothing_wrong_is_an_empty_list() -> None:
    assert code_quality(Found([])) == "[]\n"


def test_the_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(make_site(tmp_path, content=FAULTY))
    done = cjm("check", "--format", "gitlab")
    assert done.exit_code == 1
    assert MAP in {issue["location"]["path"] for issue in json.loads(done.stdout)}
