"""How problems are written for people and programs, and counted."""

from __future__ import annotations

import pytest

from cjm_plugin.edges.content import weighed
from cjm_plugin.edges.counting import counted
from cjm_plugin.edges.reports import github, summary
from cjm_plugin.model.problem import Problem, Severity


def problem(
    severity: Severity = Severity.ERROR, *, path: str = "content/a.md", message: str = "is wrong"
) -> Problem:
    return Problem(path=path, code="CJM100", severity=severity, message=message)


def test_workflow_commands_are_escaped() -> None:
    odd = problem(Severity.INFO, path="content/50%,a:b\r\n.md", message="50% of\r\nthis: a, b::c")

    assert github([odd], 1) == (
        "::notice file=content/50%25%2Ca%3Ab%0D%0A.md,line=1,col=1,title=CJM100::"
        "50%25 of%0D%0Athis: a, b::c\n"
    )


@pytest.mark.parametrize(
    ("errors", "warnings", "remarks", "words"),
    [
        (0, 0, 0, "no problems"),
        (1, 0, 0, "1 error"),
        (2, 0, 0, "2 errors"),
        (0, 1, 0, "1 warning"),
        (3, 1, 0, "3 errors and 1 warning"),
        (3, 2, 1, "3 errors, 2 warnings and 1 remark"),
        (0, 0, 2, "2 remarks"),
    ],
)
def test_problems_are_counted_in_words(errors: int, warnings: int, remarks: int, words: str) -> None:
    problems = [
        *[problem()] * errors,
        *[problem(Severity.WARNING)] * warnings,
        *[problem(Severity.INFO)] * remarks,
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
