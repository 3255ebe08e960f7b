"""A problem on one line, as the console tells it and a build logs it."""

from __future__ import annotations

from cjm_plugin.edges.counting import WORDS
from cjm_plugin.edges.known import WEIGHED
from cjm_plugin.model.problem import Problem, Severity


def line(problem: Problem) -> str:
    """Its address first, so that a terminal leads to it; at the end what `checks` in mkdocs.yml can weigh.

    That is its code, and what it counts as unless it is a warning: `[CJM121]`, `[CJM123 hint]`. An error of
    structure is one on every site, and has nothing there.
    """
    if problem.code not in WEIGHED:
        return str(problem)
    weight = "" if problem.severity is Severity.WARNING else f" {WORDS[problem.severity]}"
    return f"{problem} [{problem.code}{weight}]"
