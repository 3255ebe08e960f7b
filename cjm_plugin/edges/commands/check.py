"""`cjm check`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from cjm_plugin.edges import checking, reports
from cjm_plugin.edges.commands.common import PROBLEMS, moment, on_a_day, the_project, waiting
from cjm_plugin.edges.found import Found
from cjm_plugin.edges.project import Project
from cjm_plugin.edges.watching import CHECKING, WATCHING, watch
from cjm_plugin.model.problem import Problem, Severity

_ANY = click.Path(path_type=Path, exists=True)


@click.command()
@click.argument("paths", nargs=-1, type=_ANY, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(list(reports.FORMATS)), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([Severity.ERROR.value, Severity.WARNING.value]),
    default=Severity.ERROR.value,
    show_default=True,
    help="The mildest problem that makes the exit status 1.",
)
@on_a_day
@click.option("--no-cache", "anew", is_flag=True, help="Read everything anew, and keep nothing of it.")
@click.option("--watch", "watched", is_flag=True, help="Check again after each change, until interrupted.")
@click.pass_obj
def check(file: Path | None, /, fail_on: str, watched: bool, **how: Any) -> None:
    """List all problems of the content, or of the files and folders named by PATH."""
    its = the_project(file)
    if watched:
        watch(its.folders.content, lambda: _check_again(its, **how))
        return
    problems = _checked(its, **how)
    failing = {Severity.ERROR} if fail_on == Severity.ERROR else {Severity.ERROR, Severity.WARNING}
    if any(problem.severity in failing for problem in problems):
        sys.exit(PROBLEMS)


def _checked(
    its: Project, paths: tuple[Path, ...], form: str, today: str | None, anew: bool
) -> Sequence[Problem]:
    """Reports the problems, and gives them."""
    # A program that reads the lines would take what is said meanwhile for a part of the first.
    with waiting() if form == "text" else nullcontext():
        checked = checking.check(its, moment(its, today), anew=anew)
    problems = [problem for problem in checked.problems if _is_below(problem, paths, its)]
    click.echo(reports.FORMATS[form](Found.of(its, checked, problems)), nl=False)
    click.echo(reports.summary(problems, checked.files), err=True)
    return problems


def _check_again(its: Project, **how: Any) -> None:
    """Between two lines by which an editor knows when old problems are gone and all new ones told."""
    click.echo(f"{CHECKING} …", err=True)
    _checked(its, **how)
    click.echo(f"{WATCHING} …", err=True)
    # Nothing else does while a command runs.
    gc.collect()


def _is_below(problem: Problem, paths: tuple[Path, ...], its: Project) -> bool:
    file = its.folders.root / problem.path
    return not paths or any(file.is_relative_to(path.absolute()) for path in paths)
