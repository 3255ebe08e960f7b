"""Every kind of wrong content, each with all that is said of it, word by word."""

from __future__ import annotations

import pytest

from cjm_plugin.loading.codes import CODES
from cjm_plugin.model.problem import Severity
from tests.loading.support import BASE, Case, cases, loaded, told

CASES = tuple(cases())

ELSEWHERE = {
    "CJM001",
    "CJM002",
    "CJM003",
    "CJM008",
    "CJM017",
    "CJM018",
    "CJM091",
    "CJM092",
    "CJM093",
}
"""Codes whose cases need a disk or a great deal of text: `test_tree`, `test_hostile`; or another file than
those of the content: `test_subscriptions`."""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_said(case: Case) -> None:
    assert tuple(told(problem) for problem in loaded(case.files).problems) == case.expected


def test_the_base_is_valid() -> None:
    assert loaded({}).problems == ()


def test_names_of_cases_are_unique() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


def test_every_code_has_a_case() -> None:
    used = {line.split()[1] for case in CASES for line in case.expected}
    assert used | ELSEWHERE == CODES.keys()
    assert not used & ELSEWHERE


def test_a_code_has_one_severity() -> None:
    for case in CASES:
        for problem in loaded(case.files).problems:
            assert problem.severity is CODES[problem.code].severity


def test_all_files_in_one_run() -> None:
    """The problems of a hundred wrong files at once are those of each alone."""
    files: dict[str, str] = {}
    expected: list[str] = []
    for number, case in enumerate(CASES):
        [*objects] = [path for path in case.files if path.startswith("personas/") and path.endswith("/x.md")]
        if objects != list(case.files) or any("personas/x.md" not in line for line in case.expected):
            continue
        files[f"personas/p{number}.md"] = case.files["personas/x.md"]
        expected += [line.replace("personas/x.md", f"personas/p{number}.md") for line in case.expected]
    assert len(files) > 60
    assert sorted(told(problem) for problem in loaded(files).problems) == sorted(expected)


def test_broken_objects_are_absent_and_the_rest_is_there() -> None:
    result = loaded({"personas/x.md": "---\ntitel: X\n---\n", "personas/y.md": "---\ntitle: Y\n---\n"})
    assert set(result.catalog.personas) == {"pensioner", "y", "young-family"}
    assert [problem.severity for problem in result.errors] == [Severity.ERROR] * 2
    assert result.files == len(BASE) - 1 + 2
    assert result.pages == ("index.md",)


def test_problems_are_sorted() -> None:
    everything = {path: text for case in CASES[:80] for path, text in case.files.items()}
    problems = loaded(everything).problems
    assert [(p.path, p.line, p.column) for p in problems] == sorted(
        (p.path, p.line, p.column) for p in problems
    )
