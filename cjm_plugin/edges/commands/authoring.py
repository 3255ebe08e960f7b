"""For authors: `cjm new`, `cjm schema`, `cjm editor` and `cjm rule`."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click

from cjm_plugin.analysis.practice import RULES
from cjm_plugin.edges import content, lessons, new
from cjm_plugin.edges.commands.common import (
    PROBLEMS,
    WRONG_USE,
    fail,
    moment,
    on_a_day,
    say,
    the_project,
    waiting,
)
from cjm_plugin.edges.editor import State, editor_files, write
from cjm_plugin.edges.known import like
from cjm_plugin.edges.options import settings
from cjm_plugin.edges.project import NAMES, NoProjectError, Project, ProjectError, project
from cjm_plugin.model.fields import targets
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.authoring.schema import schema, schemas
from cjm_plugin.rendering.locale import LANGUAGES, Locale

_KIND = click.Choice([kind.value for kind in Kind])


@click.command("new")
@click.argument("kind", type=_KIND)
@click.argument("title")
@click.option("--id", metavar="ID", help="Its id, if not the one that the title suggests.")
@click.option("--in", "folder", metavar="FOLDER", default="", help="A folder below the collection's own.")
@click.option("--short", is_flag=True, help="Only with the fields that most files have, not with all.")
@on_a_day
@click.pass_obj
def begin(file: Path | None, /, kind: str, today: str | None, **wish: Any) -> None:
    """Begin an object: write a commented starting file for a KIND called TITLE, and print its path.

    Nothing is ever overwritten.
    """
    its = the_project(file, begun=False)
    day = settings(its.options, moment(its, today)).today
    try:
        with waiting():
            path = new.begin(new.Wish(kind=Kind(kind), **wish), its, day)
    except new.RefusedError as error:
        fail(str(error), WRONG_USE)
    except new.UnwrittenError as error:
        fail(str(error), PROBLEMS)
    click.echo(os.path.relpath(path))


@click.command("schema")
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
    with waiting():
        roll = content.roll(its.folders, frozenset().union(*map(targets, kinds))) if its else None
    found = schema(Kind(kind), locale, roll) if kind else schemas(locale, roll)
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


@click.command("editor")
@click.pass_obj
def set_up_editor(file: Path | None) -> None:
    """Write a setup of VS Code into .vscode/, with the ids that exist now; run it again when there are more.

    What somebody else may have written there is never changed: what it lacks is printed.
    """
    its = the_project(file)
    named = file.name if file and file.name not in NAMES else None
    roll = content.roll(its.folders, tuple(Kind))
    for made, state in write(editor_files(roll, named), its.folders.root):
        click.echo(f"{made.name}: {state}", err=True)
        if state is State.KEPT:
            say("add what it lacks of this:")
            click.echo(made.text, nl=False)


@click.command("rule")
@click.argument("code", required=False)
@click.pass_obj
def show_rule(file: Path | None, code: str | None) -> None:
    """Tell what a rule of practice is about, by its CODE or its name; without one, list all.

    In the site's language and as its options weigh it, where there is a site.
    """
    its = _project_if_any(file)
    locale, checks = (Locale.of(its.language), its.options.checks) if its else (Locale.of("en"), {})
    if code is None:
        click.echo(lessons.listing(locale, checks), nl=False)
        return
    rule = RULES.get(like(code) or "") or next((one for one in RULES.values() if one.name == code), None)
    if rule is None:
        fail(lessons.no_rule(code), WRONG_USE)
    click.echo(lessons.lesson(rule, locale, checks), nl=False)


def _project_if_any(file: Path | None) -> Project | None:
    """For what can be told without one too; but one that is there and broken is told of."""
    try:
        return project(file, begun=False)
    except NoProjectError:
        return None
    except ProjectError as error:
        fail(str(error), WRONG_USE)
