"""About the published site: `cjm export` and `cjm policy`."""

from __future__ import annotations

from pathlib import Path

import click
from mkdocs.utils import get_build_datetime

from cjm_plugin import __version__
from cjm_plugin.edges import content, reports
from cjm_plugin.edges.commands.common import PROBLEMS, fail, the_project, waiting
from cjm_plugin.edges.counting import counted
from cjm_plugin.edges.found import Found
from cjm_plugin.edges.policy import policy
from cjm_plugin.rendering.data import as_json, catalog_data

_FOLDER = click.Path(path_type=Path, exists=True, file_okay=False)


@click.command()
@click.option("--format", "_form", type=click.Choice(["json"]), default="json", show_default=True)
@click.pass_obj
def export(file: Path | None, _form: str) -> None:
    """Print the data that the site publishes below /api/."""
    its = the_project(file)
    with waiting():
        read = content.read(its.folders, its.options, get_build_datetime())
    if read.facts is None:
        click.echo(reports.text(Found(read.problems)), err=True, nl=False)
        fail(f"nothing is exported: {counted(read.problems)} in the content", PROBLEMS)
    click.echo(as_json(catalog_data(read.facts, __version__)).decode())


@click.command("policy")
@click.argument("site", type=_FOLDER)
def show_policy(site: Path) -> None:
    """Print the Content-Security-Policy that the built SITE can be served with."""
    click.echo(policy(site))
