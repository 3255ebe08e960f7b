"""What git knows: `cjm diff`, `cjm changes`, `cjm revision` and `cjm codeowners`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

import click
from mkdocs.utils import get_build_datetime

from cjm_plugin.edges import asking, changes, closing, compared
from cjm_plugin.edges.commands.common import WRONG_USE, Command, fail, moment, on_a_day, the_project
from cjm_plugin.edges.commands.telling import progress, remark, told
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Week
from cjm_plugin.rendering.locale import Locale

_FILE = click.Path(path_type=Path, dir_okay=False)
_ANYWHERE = click.Path(path_type=Path)

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
    with told():
        if old is None:
            found = compared.since_close(its, now, progress())
        else:
            found = compared.between(its, old, new, now)
        report = compared.reported(found, _wanted(wanted), locale)
    remark(found.remarks)
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
    with told():
        found = compared.weeks(its, _week(since), _wanted(wanted), now, progress())
    remark(found.remarks)
    click.echo(changes.WEEKS[form](found.told, found.asked, Locale.of(its.language)), nl=False)


@click.command()
@click.option("--check", "there", type=_FILE, metavar="FILE", help="Say what in FILE is out of step.")
@click.pass_obj
def codeowners(file: Path | None, there: Path | None) -> None:
    """Print a CODEOWNERS: each file with those of its departments whom a forge can ask for a review."""
    its = the_project(file)
    with told():
        found = asking.asked(its, get_build_datetime())
        remark(asking.unasked(found.unasked))
        if there is None:
            click.echo(found.text, nl=False)
        else:
            asking.compare(there, found.text)


@click.group()
def revision() -> None:
    """Weekly revisions in the repository."""


_NOTES = "Where the release notes go: a file that ends with .md, or a folder for a file of each week."


@revision.command("close")
@click.option("--notes", type=_ANYWHERE, metavar="PATH", help=_NOTES)
@click.option("--dry-run", is_flag=True, help="Say what would be tagged, and write nothing.")
@on_a_day
@click.pass_obj
def close_revision(file: Path | None, /, notes: Path | None, dry_run: bool, today: str | None) -> None:
    """Tag the weeks that have closed since the last tag, and print the names of the new tags.

    A week that brought nothing gets none. Nothing is pushed.
    """
    its = the_project(file)
    with told():
        found = closing.closed(its, moment(its, today), progress())
        remark((*found.remarks, *(f"the tag '{name}' is there already" for name in found.there)))
        if dry_run:
            remark(f"the tag '{tag.name}' would be on {tag.commit}" for tag in found.tags)
        else:
            closing.publish(its, found, notes)
    for tag in found.tags:
        click.echo(tag.name)


def _wanted(given: Mapping[str, Ids]) -> compared.Wanted:
    return {Kind(name): ids for name, ids in given.items() if ids}


def _week(text: str | None) -> Week | None:
    week = Week.parse(text) if text else None
    if text and week is None:
        fail(f"--since: '{text}' is no week of a year; write it as in 2026-W30", WRONG_USE)
    return week
