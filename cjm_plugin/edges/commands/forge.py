"""`cjm forge`: what is said on the forge, by automatic runs on it."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from mkdocs.utils import get_build_datetime

from cjm_plugin.edges.commands.common import PROBLEMS, say, the_project
from cjm_plugin.edges.commands.telling import progress, told
from cjm_plugin.edges.forge import comment as comments
from cjm_plugin.edges.forge import notices, proposals, releases
from cjm_plugin.edges.forge.client import Forge
from cjm_plugin.rendering.locale import Locale

_ANYWHERE = click.Path(path_type=Path)


@click.group()
def forge() -> None:
    """What is said on the forge, by automatic runs on it.

    The repository, the address of the forge's REST API and a token are taken from GITHUB_REPOSITORY,
    GITHUB_API_URL and GITHUB_TOKEN.
    """


@forge.command()
@click.argument("text", type=_ANYWHERE, metavar="FILE")
@click.option(
    "--event",
    type=_ANYWHERE,
    envvar="GITHUB_EVENT_PATH",
    required=True,
    show_envvar=True,
    metavar="FILE",
    help="What the forge tells of the run that left the text.",
)
@click.option(
    "--robot",
    default="github-actions[bot]",
    show_default=True,
    metavar="NAME",
    help="The account that the token is of: its comment is changed, and nobody else's.",
)
@click.pass_obj
def comment(file: Path | None, text: Path, event: Path, robot: str) -> None:
    """Make FILE, of `cjm diff --format comment`, the one comment of the pull request that it was made for.

    For a workflow with the right to comment that runs after another, which made the text. FILE may hold
    anything: none of it is run, and it mentions nobody.
    """
    its = the_project(file)
    with told():
        run = comments.run(event)
        say(comments.put(Forge.of(os.environ), run, text, robot, Locale.of(its.language)))


@forge.command()
@click.argument("branch")
@click.argument("title")
@click.option("--base", default="main", show_default=True, metavar="BRANCH", help="Where it is to be merged.")
def propose(branch: str, title: str, base: str) -> None:
    """Open a pull request for BRANCH, which is pushed, unless there is one."""
    with told():
        say(proposals.propose(Forge.of(os.environ), branch, title, base))


@forge.command()
@click.pass_obj
def release(file: Path | None) -> None:
    """Make a release for each tag of `cjm revision close` that has none, and print their weeks.

    With the changelog, the site as it was when the week closed, and its catalog. The tags must be pushed.
    """
    its, failed = the_project(file), False
    with told():
        for outcome in releases.release(its, Forge.of(os.environ), get_build_datetime(), progress()):
            if outcome.failed:
                failed = True
                say(f"{outcome.week} is not released: {outcome.failed}")
            else:
                click.echo(outcome.week)
    if failed:
        sys.exit(PROBLEMS)


@forge.command()
@click.pass_obj
def notify(file: Path | None) -> None:
    """Run `cjm notify` for each release that needs it, and keep at the release who was told.

    Those are the last one, and of the last four those of which nobody was told yet.
    """
    its = the_project(file)
    with told(), _ending_in_order():
        heard = tuple(notices.notify(its, Forge.of(os.environ)))
    for one in heard:
        if one.status:
            say(f"{one.week}: not everybody could be told")
    if any(one.status for one in heard):
        sys.exit(PROBLEMS)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """A run that is stopped from outside still does what is to be done at its end; once is enough."""

    def end(number: int, _frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)
        sys.exit(_SIGNALLED + number)

    before = signal.signal(signal.SIGTERM, end)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


_SIGNALLED = 128
"""What a shell adds to a signal to make an exit status of it."""
