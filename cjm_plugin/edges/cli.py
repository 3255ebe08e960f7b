"""The command line, `cjm`: results to stdout, messages to stderr; 0 is fine, 1 problems, 2 wrong use."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NoReturn

import click
from mkdocs.utils import get_build_datetime

from cjm_plugin import __version__
from cjm_plugin.edges import content, reports
from cjm_plugin.edges.policy import policy
from cjm_plugin.edges.project import Project, ProjectError, project
from cjm_plugin.edges.schema import schema, schemas
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.rendering.data import as_json, catalog_data

PROBLEMS = 1
WRONG_USE = 2

_FILE = click.Path(path_type=Path, dir_okay=False)
_ANY = click.Path(path_type=Path, exists=True)
_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="cjm")
@click.option(
    "-f", "--config", "file", type=_FILE, metavar="FILE", help="The site's mkdocs.yml, if not in this folder."
)
@click.pass_context
def main(context: click.Context, file: Path | None) -> None:
    """Customer journey maps: checks them and gives out their data."""
    context.obj = file


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
@click.pass_obj
def check(file: Path | None, paths: tuple[Path, ...], form: str, fail_on: str) -> None:
    """List all problems of the content, or of the files and folders named by PATH."""
    its = _project(file)
    read = _read(its)
    problems = [problem for problem in read.problems if _is_below(problem, paths, its)]
    click.echo(reports.FORMATS[form](problems, read.loaded.files), nl=False)
    click.echo(reports.summary(problems, read.loaded.files), err=True)
    counted = {Severity.ERROR} if fail_on == Severity.ERROR else {Severity.ERROR, Severity.WARNING}
    if any(problem.severity in counted for problem in problems):
        sys.exit(PROBLEMS)


@main.command()
@click.option("--format", "_form", type=click.Choice(["json"]), default="json", show_default=True)
@click.pass_obj
def export(file: Path | None, _form: str) -> None:
    """Print the data that the site publishes below /api/."""
    its = _project(file)
    read = _read(its)
    if read.facts is None:
        click.echo(reports.text(read.problems, read.loaded.files), err=True, nl=False)
        _fail(f"nothing is exported: {content.counted(read.problems)} in the content", PROBLEMS)
    click.echo(as_json(catalog_data(read.facts, __version__)).decode())


@main.command("schema")
@click.argument("kind", required=False, type=click.Choice([kind.value for kind in Kind]))
def show_schema(kind: str | None) -> None:
    """Print the JSON Schema of the frontmatter of a KIND of object; without KIND, of all kinds."""
    found = schema(Kind(kind)) if kind else schemas()
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


@main.command("policy")
@click.argument("site", type=_FOLDER)
def show_policy(site: Path) -> None:
    """Print the Content-Security-Policy that the built SITE can be served with."""
    click.echo(policy(site))


def _project(file: Path | None) -> Project:
    try:
        return project(file)
    except ProjectError as error:
        _fail(str(error), WRONG_USE)


def _read(its: Project) -> content.Content:
    """Says what takes so long, to somebody who sits and waits."""
    waiting = sys.stderr.isatty()
    if waiting:
        click.echo("Reading the content …", err=True, nl=False)
    read = content.read(its.folders, its.options, get_build_datetime())
    if waiting:
        click.echo("\r\033[K", err=True, nl=False)
    return read


def _is_below(problem: Problem, paths: tuple[Path, ...], its: Project) -> bool:
    file = its.folders.root / problem.path
    return not paths or any(file.is_relative_to(path.absolute()) for path in paths)


def _fail(message: str, status: int) -> NoReturn:
    for line in message.splitlines():
        click.echo(f"cjm: {line}", err=True)
    sys.exit(status)


if __name__ == "__main__":
    main()
