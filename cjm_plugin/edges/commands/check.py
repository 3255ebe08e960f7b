"""`cjm check`."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import click

from cjm_plugin.edges import checking, reports, subscribing
from cjm_plugin.edges.commands.common import PROBLEMS, moment, on_a_day, say, say_all, the_project, waiting
from cjm_plugin.edges.found import Found
from cjm_plugin.edges.project import Project, ProjectError, project
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
        again = _Again(its, how)
        watch(again.files, again.check)
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
    found = checking.below(checked, its, paths) if paths else checked
    click.echo(reports.FORMATS[form](Found.of(its, found)), nl=False)
    if its.note:
        say(its.note)
    click.echo(reports.summary(found.problems, found.files, is_all=not paths), err=True)
    return found.problems


class _Again:
    """A check that is done again and again, each time by the mkdocs.yml of the moment."""

    def __init__(self, its: Project, how: Mapping[str, Any]) -> None:
        self._its = its
        self._how = how

    def files(self) -> Iterable[Path]:
        """What a check depends on."""
        folders = self._its.folders
        return folders.content, self._its.file, folders.root / subscribing.NAME

    def check(self) -> None:
        """Between two lines by which an editor knows when old problems are gone and all new ones told."""
        click.echo(f"{CHECKING} …", err=True)
        try:
            self._its = project(self._its.file)
            _checked(self._its, **self._how)
        except ProjectError as error:
            say_all(str(error))
        click.echo(f"{WATCHING} …", err=True)
        # Nothing else does while a command runs.
        gc.collect()
