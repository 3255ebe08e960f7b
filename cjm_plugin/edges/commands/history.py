"""`cjm diff` and `cjm changes`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

import click

from cjm_plugin.edges import changes, compared, reports
from cjm_plugin.edges.commands.common import (
    PROBLEMS,
    WRONG_USE,
    Command,
    fail,
    moment,
    on_a_day,
    say,
    the_project,
)
from cjm_plugin.edges.found import Found
from cjm_plugin.history import Progress, silent
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Week
from cjm_plugin.rendering.locale import Locale

Ids: TypeAlias = tuple[str, ...]


def _narrowing(command: Command) -> Command:
    """What `diff` and `changes` have in common: for whom."""
    for kind in (Kind.JOURNEY, Kind.PERSONA, Kind.DEPARTMENT):
        tells = f"Only what concerns this {kind.value}; may be given several times."
        command = click.option(f"--{kind.value}", multiple=True, metavar="ID", help=tells)(command)
    return command


@click.command()
@click.argument("old", required=False)
@click.argument("new", required=False)
@click.option("--format", "form", type=click.Choice(list(changes.FORMATS)), default="text", show_default=True)
@_narrowing
@on_a_day
@click.pass_obj
def diff(
    file: Path | None, /, old: str | None, new: str | None, form: str, today: str | None, **wanted: Ids
) -> None:
    """Tell what changes for the customer, and for whom.

    OLD and NEW are git revisions: commits, branches, tags; or weeks as they closed: 2026-W45. Without NEW,
    OLD is compared with the files as they lie there; without both, so is the end of the last week.
    """
    its = the_project(file)
    now, locale = moment(its, today), Locale.of(its.language)
    with _told():
        if old is None:
            found = compared.since_close(its, now, _progress())
        else:
            found = compared.between(its, old, new, now)
        report = compared.reported(found, _wanted(wanted), locale)
    _remark(found.remarks)
    click.echo(changes.FORMATS[form](report), nl=False)


@click.command("changes")
@click.option("--since", metavar="WEEK", help="The first week to tell: 2026-W30.")
@click.option("--format", "form", type=click.Choice(list(changes.WEEKS)), default="text", show_default=True)
@_narrowing
@on_a_day
@click.pass_obj
def show_changes(
    file: Path | None, /, since: str | None, form: str, today: str | None, **wanted: Ids
) -> None:
    """Tell what the weeks brought, newest first."""
    its = the_project(file)
    now = moment(its, today)
    with _told():
        found = compared.weeks(its, _week(since), _wanted(wanted), now, _progress())
    _remark(found.remarks)
    click.echo(changes.WEEKS[form](found.told, found.asked, Locale.of(its.language)), nl=False)


@contextmanager
def _told() -> Iterator[None]:
    """What can't be told is said, with the exit status that it deserves."""
    try:
        yield
    except compared.WrongUse as error:
        fail(str(error), WRONG_USE)
    except compared.Broken as error:
        click.echo(reports.text(Found(error.problems)), err=True, nl=False)
        fail(str(error), PROBLEMS)


def _wanted(given: Mapping[str, Ids]) -> compared.Wanted:
    return {Kind(name): ids for name, ids in given.items() if ids}


def _week(text: str | None) -> Week | None:
    week = Week.parse(text) if text else None
    if text and week is None:
        fail(f"--since: '{text}' is no week of a year; write it as in 2026-W30", WRONG_USE)
    return week


def _remark(remarks: Iterable[str]) -> None:
    for remark in remarks:
        say(remark)


def _progress() -> Progress:
    """Says what takes so long, to somebody who sits and waits."""
    if not sys.stderr.isatty():
        return silent

    def progress(done: int, of: int) -> None:
        text = f"\r\033[KReading the history … {done} of {of} weeks" if done < of else "\r\033[K"
        click.echo(text, err=True, nl=False)

    return progress
