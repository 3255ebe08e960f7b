"""How problems are written for people and programs, and counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjm_plugin.edges.content import weighed
from cjm_plugin.edges.counting import counted
from cjm_plugin.edges.found import Found
from cjm_plugin.edges.reports import gcc, github, summary, text
from cjm_plugin.model.problem import Problem, Severity


def problem(
    severity: Severity = Severity.ERROR, *, path: str = "content/a.md", message: str = "is wrong"
) -> Problem:
    return Problem(path=path, code="CJM100", severity=severity, message=message)


def test_workflow_commands_are_escaped() -> None:
    odd = problem(Severity.INFO, path="content/50%,a:b\r\n.md", message="50% of\r\nthis: a, b::c")

    assert github(Found([odd])) == (
        "::notice file=content/50%25%2Ca%3Ab%0D%0A.md,line=1,col=1,title=CJM100::"
        "50%25 of%0D%0Athis: a, b::c\n"
    )


@pytest.mark.parametrize(
    ("code", "severity", "tag"),
    [
        ("CJM121", Severity.WARNING, " [CJM121]"),
        ("CJM123", Severity.INFO, " [CJM123 hint]"),
        ("CJM121", Severity.ERROR, " [CJM121 error]"),
        ("CJM022", Severity.WARNING, " [CJM022]"),
        ("CJM022", Severity.ERROR, " [CJM022 error]"),
        ("CJM061", Severity.INFO, " [CJM061 hint]"),
        ("CJM200", Severity.INFO, " [CJM200 hint]"),
        ("CJM021", Severity.ERROR, ""),
        ("CJM090", Severity.ERROR, ""),
    ],
)
def test_text_says_what_the_site_can_weigh_and_what_it_counts_as(
    code: str, severity: Severity, tag: str
) -> None:
    one = replace(problem(severity), code=code)
    assert text(Found([one])) == f"content/a.md:1: is wrong{tag}\n"


def test_errors_come_first_on_github_in_the_order_of_their_places() -> None:
    problems = [
        problem(Severity.WARNING, path="content/a.md"),
        problem(Severity.INFO, path="content/b.md"),
        problem(Severity.ERROR, path="content/c.md"),
        problem(Severity.ERROR, path="content/d.md"),
    ]

    said = [line.partition(",line")[0] for line in github(Found(problems)).splitlines()]

    assert said == [
        "::error file=content/c.md",
        "::error file=content/d.md",
        "::warning file=content/a.md",
        "::notice file=content/b.md",
    ]


@pytest.mark.parametrize(
    ("errors", "warnings", "hints", "words"),
    [
        (10, 10, 10, None),
        (11, 0, 0, "1 error more is"),
        (12, 11, 0, "2 errors and 1 warning more are"),
        (0, 0, 12, "2 hints more are"),
    ],
)
def test_what_github_does_not_show_is_told_before_the_hints(
    errors: int, warnings: int, hints: int, words: str | None
) -> None:
    problems = [
        *[problem(Severity.INFO)] * hints,
        *[problem(Severity.WARNING)] * warnings,
        *[problem()] * errors,
    ]

    lines = github(Found(problems)).splitlines()

    kinds = ["::error"] * errors + ["::warning"] * warnings
    assert [line.split()[0] for line in lines[: errors + warnings]] == kinds
    told = f"::notice title=cjm check::{words} in the log of this step: GitHub shows 10 of a kind here"
    assert [line for line in lines if line.startswith("::notice title")] == ([told] if words else [])
    assert words is None or lines[errors + warnings] == told


@pytest.mark.parametrize(
    ("severity", "word"), [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_editors_get_what_compilers_write(severity: Severity, word: str) -> None:
    at = Problem(
        path="content/a.md",
        line=3,
        column=7,
        field="title",
        code="CJM100",
        severity=severity,
        message="is wrong",
    )

    assert gcc(Found([at])) == f"content/a.md:3:7: {word}: title: is wrong [CJM100]\n"


@pytest.mark.parametrize(
    ("errors", "warnings", "hints", "words"),
    [
        (0, 0, 0, "no problems"),
        (1, 0, 0, "1 error"),
        (2, 0, 0, "2 errors"),
        (0, 1, 0, "1 warning"),
        (3, 1, 0, "3 errors and 1 warning"),
        (3, 2, 1, "3 errors, 2 warnings and 1 hint"),
        (0, 0, 2, "2 hints"),
    ],
)
def test_problems_are_counted_in_words(errors: int, warnings: int, hints: int, words: str) -> None:
    problems = [
        *[problem()] * errors,
        *[problem(Severity.WARNING)] * warnings,
        *[problem(Severity.INFO)] * hints,
    ]

    assert counted(problems) == words


@pytest.mark.parametrize(
    ("found", "option", "counts"),
    [
        (Severity.WARNING, Severity.ERROR, Severity.ERROR),
        (Severity.WARNING, Severity.INFO, Severity.INFO),
        (Severity.WARNING, None, None),
        (Severity.ERROR, None, Severity.ERROR),
        (Severity.ERROR, Severity.WARNING, Severity.ERROR),
    ],
)
def test_options_weigh_everything_but_errors(
    found: Severity, option: Severity | None, counts: Severity | None
) -> None:
    left = list(weighed([problem(found)], {"CJM100": option}))

    assert [one.severity for one in left] == ([] if counts is None else [counts])


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (0, "nothing to check: no collection (journeys/, personas/, …) has a file; is docs_dir right?"),
        (1, "no problems in 1 file"),
        (48, "no problems in 48 files"),
    ],
)
def test_a_folder_without_maps_is_not_called_sound(files: int, said: str) -> None:
    assert summary([], files) == said
