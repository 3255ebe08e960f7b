"""The command line, `cjm`: results to stdout, messages to stderr; 0 is fine, 1 problems, 2 wrong use."""

from __future__ import annotations

import datetime as dt
import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any, NoReturn, TypeAlias, TypeVar

import click
from mkdocs.utils import get_build_datetime

from cjm_plugin import __version__
from cjm_plugin.analysis.practice import RULES
from cjm_plugin.edges import changes, checking, compared, content, lessons, new, reports
from cjm_plugin.edges.counting import counted
from cjm_plugin.edges.editor import State, editor_files, write
from cjm_plugin.edges.found import Found
from cjm_plugin.edges.memory import undisturbed
from cjm_plugin.edges.options import settings
from cjm_plugin.edges.policy import policy
from cjm_plugin.edges.project import NAMES, NoProjectError, Project, ProjectError, project
from cjm_plugin.edges.watching import CHECKING, WATCHING, watch
from cjm_plugin.history import Progress, silent
from cjm_plugin.model.fields import targets
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.authoring.schema import schema, schemas
from cjm_plugin.rendering.data import as_json, catalog_data
from cjm_plugin.rendering.locale import LANGUAGES, Locale

PROBLEMS = 1
WRONG_USE = 2

Command = TypeVar("Command", bound=Callable[..., Any])
Ids: TypeAlias = tuple[str, ...]

_FILE = click.Path(path_type=Path, dir_okay=False)
_ANY = click.Path(path_type=Path, exists=True)
_KIND = click.Choice([kind.value for kind in Kind])
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cjm")
@click.option(
    "-f", "--config", "file", type=_FILE, metavar="FILE", help="The site's mkdocs.yml, if not in this folder."
)
@click.pass_context
def main(context: click.Context, file: Path | None) -> None:
    """Customer journey maps: checks them, tells what changes in them, and gives out their data."""
    context.obj = file
    # What a command reads stays to its end: looking through it for garbage took a third of its time.
    context.with_resource(undisturbed())


_TODAY = "The day that counts as today, to its end: 2026-11-28.  [default: SOURCE_DATE_EPOCH, else the clock]"


def _on_a_day(command: Command) -> Command:
    """What the commands have in common whose results depend on the day."""
    return click.option("--today", metavar="DAY", help=_TODAY)(command)


@main.command()
@click.argument("paths", nargs=-1, type=_ANY, metavar="[PATH]...")
@click.option("--format", "form", type=click.Choice(list(reports.FORMATS)), default="text", show_default=True)
@click.option(
    "--fail-on",
    type=click.Choice([Severity.ERROR.value, Severity.WARNING.value]),
    default=Severity.ERROR.value,
    show_default=True,
    help="The mildest problem that makes the exit status 1.",
)
@_on_a_day
@click.option("--no-cache", "anew", is_flag=True, help="Read everything anew, and keep nothing of it.")
@click.option("--watch", "watched", is_flag=True, help="Check again after each change, until interrupted.")
@click.pass_obj
def check(file: Path | None, /, fail_on: str, watched: bool, **how: Any) -> None:
    """List all problems of the content, or of the files and folders named by PATH."""
    its = _project(file)
    if watched:
        watch(its.folders.content, lambda: _check_again(its, **how))
        return
    problems = _checked(its, **how)
    counted = {Severity.ERROR} if fail_on == Severity.ERROR else {Severity.ERROR, Severity.WARNING}
    if any(problem.severity in counted for problem in problems):
        sys.exit(PROBLEMS)


def _checked(
    its: Project, paths: tuple[Path, ...], form: str, today: str | None, anew: bool
) -> Sequence[Problem]:
    """Reports the problems, and gives them."""
    # A program that reads the lines would take what is said meanwhile for a part of the first.
    with _waiting() if form == "text" else nullcontext():
        checked = checking.check(its, _now(its, today), anew=anew)
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


def _narrowing(command: Command) -> Command:
    """What `diff` and `changes` have in common: for whom."""
    for kind in (Kind.JOURNEY, Kind.PERSONA, Kind.DEPARTMENT):
        tells = f"Only what concerns this {kind.value}; may be given several times."
        command = click.option(f"--{kind.value}", multiple=True, metavar="ID", help=tells)(command)
    return command


@main.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--format", "form", type=click.Choice(list(changes.FORMATS)), default="text", show_default=True)
@_narrowing
@_on_a_day
@click.pass_obj
def diff(
    file: Path | None, /, old: str | None, new: str | None, form: str, today: str | None, **wanted: Ids
) -> None:
    """Tell what changes for the customer, and for whom.

    OLD and NEW are git revisions: commits, branches, tags; or weeks as they closed: 2026-W45. Without NEW,
    OLD is compared with the files as they lie there; without both, so is the end of the last week.
    """
    its = _project(file)
    now, locale = _now(its, today), Locale.of(its.language)
    with _told():
        if old is None:
            found = compared.since_close(its, now, _progress())
        else:
            found = compared.between(its, old, new, now)
        report = compared.reported(found, _wanted(wanted), locale)
    _remark(found.remarks)
    click.echo(changes.FORMATS[form](report), nl=False)


@main.command("changes")
@click.option("--since", metavar="WEEK", help="The first week to tell: 2026-W30.")
@click.option("--format", "form", type=click.Choice(list(changes.WEEKS)), default="text", show_default=True)
@_narrowing
@_on_a_day
@click.pass_obj
def show_changes(
    file: Path | None, /, since: str | None, form: str, today: str | None, **wanted: Ids
) -> None:
    """Tell what the weeks brought, newest first."""
    its = _project(file)
    now = _now(its, today)
    with _told():
        found = compared.weeks(its, _week(since), _wanted(wanted), now, _progress())
    _remark(found.remarks)
    click.echo(changes.WEEKS[form](found.told, found.asked, Locale.of(its.language)), nl=False)


@main.command()
@click.option("--format", "_form", type=click.Choice(["json"]), default="json", show_default=True)
@click.pass_obj
def export(file: Path | None, _form: str) -> None:
    """Print the data that the site publishes below /api/."""
    its = _project(file)
    with _waiting():
        read = content.read(its.folders, its.options, get_build_datetime())
    if read.facts is None:
        click.echo(reports.text(Found(read.problems)), err=True, nl=False)
        _fail(f"nothing is exported: {counted(read.problems)} in the content", PROBLEMS)
    click.echo(as_json(catalog_data(read.facts, __version__)).decode())


@main.command("new")
@click.argument("kind", type=_KIND)
@click.argument("title")
@click.option("--id", metavar="ID", help="Its id, if not the one that the title suggests.")
@click.option("--in", "folder", metavar="FOLDER", default="", help="A folder below the collection's own.")
@_on_a_day
@click.pass_obj
def begin(file: Path | None, /, kind: str, today: str | None, **wish: str) -> None:
    """Begin an object: write a commented starting file for a KIND called TITLE, and print its path.

    Nothing is ever overwritten.
    """
    its = _project(file, begun=False)
    day = settings(its.options, _now(its, today)).today
    try:
        with _waiting():
            path = new.begin(new.Wish(kind=Kind(kind), **wish), its, day)
    except new.RefusedError as error:
        _fail(str(error), WRONG_USE)
    except new.UnwrittenError as error:
        _fail(str(error), PROBLEMS)
    click.echo(os.path.relpath(path))


@main.command("schema")
@click.argument("kind", required=False, type=_KIND)
@click.option(
    "--language",
    type=click.Choice(LANGUAGES),
    help="Of the descriptions.  [default: the site's; English where there is no site]",
)
@click.pass_obj
def show_schema(file: Path | None, kind: str | None, language: str | None) -> None:
    """Print the JSON Schema of the frontmatter of a KIND of object; without KIND, of all kinds.

    In a project, references are enumerations of the ids that are there.
    """
    its = _project_if_any(file)
    locale = Locale.of(language or (its.language if its else "en"))
    kinds = [Kind(kind)] if kind else [*Kind]
    with _waiting():
        roll = content.roll(its.folders, frozenset().union(*map(targets, kinds))) if its else None
    found = schema(Kind(kind), locale, roll) if kind else schemas(locale, roll)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


@main.command("editor")
@click.pass_obj
def set_up_editor(file: Path | None) -> None:
    """Write a setup of VS Code into .vscode/, with the ids that exist now; run it again when there are more.

    What somebody else may have written there is never changed: what it lacks is printed.
    """
    its = _project(file)
    named = file.name if file and file.name not in NAMES else None
    roll = content.roll(its.folders, tuple(Kind))
    for made, state in write(editor_files(roll, named), its.folders.root):
        click.echo(f"{made.name}: {state}", err=True)
        if state is State.KEPT:
            _say("add what it lacks of this:")
            click.echo(made.text, nl=False)


@main.command("rule")
@click.argument("code", required=False)
@click.pass_obj
def show_rule(file: Path | None, code: str | None) -> None:
    """Tell what a rule of practice is about, by its CODE, in the site's language; without CODE, list all."""
    locale = Locale.of(_project(file).language)
    if code is None:
        click.echo(lessons.listing(locale), nl=False)
        return
    rule = RULES.get(code.upper())
    if rule is None:
        _fail(f"'{code}' is no rule of practice; `cjm rule` lists them", WRONG_USE)
    click.echo(lessons.lesson(rule, locale), nl=False)


@main.command("policy")
@click.argument("site", type=_FOLDER)
def show_policy(site: Path) -> None:
    """Print the Content-Security-Policy that the built SITE can be served with."""
    click.echo(policy(site))


def _project(file: Path | None, *, begun: bool = True) -> Project:
    try:
        return project(file, begun=begun)
    except ProjectError as error:
        _fail(str(error), WRONG_USE)


def _project_if_any(file: Path | None) -> Project | None:
    """For what can be told without one too; but one that is there and broken is told of."""
    try:
        return project(file, begun=False)
    except NoProjectError:
        return None
    except ProjectError as error:
        _fail(str(error), WRONG_USE)


def _now(its: Project, today: str | None) -> dt.datetime:
    """The moment that everything is looked at from: of a day, the last one by the clocks of the site."""
    if today is None:
        return get_build_datetime()
    day = _day(today)
    if day is None:
        _fail(f"--today: '{today}' is no day; write it as in 2026-11-28", WRONG_USE)
    return dt.datetime.combine(day, dt.time.max, its.options.revision.timezone)


def _day(text: str) -> dt.date | None:
    """`fromisoformat` reads more forms than this one."""
    with suppress(ValueError):
        day = dt.date.fromisoformat(text)
        return day if day.isoformat() == text else None
    return None


@contextmanager
def _waiting() -> Iterator[None]:
    """Says what takes so long, to somebody who sits and waits."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo("Reading the content …", err=True, nl=False)
    try:
        yield
    finally:
        click.echo("\r\033[K", err=True, nl=False)


@contextmanager
def _told() -> Iterator[None]:
    """What can't be told is said, with the exit status that it deserves."""
    try:
        yield
    except compared.WrongUse as error:
        _fail(str(error), WRONG_USE)
    except compared.Broken as error:
        click.echo(reports.text(Found(error.problems)), err=True, nl=False)
        _fail(str(error), PROBLEMS)


def _wanted(given: Mapping[str, Ids]) -> compared.Wanted:
    return {Kind(name): ids for name, ids in given.items() if ids}


def _week(text: str | None) -> Week | None:
    week = Week.parse(text) if text else None
    if text and week is None:
        _fail(f"--since: '{text}' is no week of a year; write it as in 2026-W30", WRONG_USE)
    return week


def _remark(remarks: Iterable[str]) -> None:
    for remark in remarks:
        _say(remark)


def _progress() -> Progress:
    """Says what takes so long, to somebody who sits and waits."""
    if not sys.stderr.isatty():
        return silent

    def progress(done: int, of: int) -> None:
        text = f"\r\033[KReading the history … {done} of {of} weeks" if done < of else "\r\033[K"
        click.echo(text, err=True, nl=False)

    return progress


def _is_below(problem: Problem, paths: tuple[Path, ...], its: Project) -> bool:
    file = its.folders.root / problem.path
    return not paths or any(file.is_relative_to(path.absolute()) for path in paths)


def _fail(message: str, status: int) -> NoReturn:
    for line in message.splitlines():
        _say(line)
    sys.exit(status)


def _say(line: str) -> None:
    """A branch may be called anything: no terminal is told to do anything by its name."""
    click.echo(f"cjm: {clean(line)}", err=True)


if __name__ == "__main__":
    main()
