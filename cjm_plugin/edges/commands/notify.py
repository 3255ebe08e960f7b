"""`cjm notify`."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cjm_plugin.edges import notifying
from cjm_plugin.edges.commands.common import PROBLEMS, moment, on_a_day, say, the_project
from cjm_plugin.edges.commands.telling import progress, remark, told
from cjm_plugin.edges.compared import Broken
from cjm_plugin.edges.notified import Notified, alone
from cjm_plugin.edges.notifying import Message, Outcome, Round
from cjm_plugin.edges.project import Project
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.text import clean
from cjm_plugin.rendering import digests

if TYPE_CHECKING:
    from cjm_plugin.edges.posting import Post

_FILE = click.Path(path_type=Path, dir_okay=False)
_STATE = Path(".cache/cjm/notified.json")
_LINE = "─" * 72


@click.command()
@click.argument("revision", required=False, metavar="REVISION")
@click.option("--dry-run", is_flag=True, help="Print every digest; send nothing and remember nothing.")
@click.option(
    "--subscriptions",
    type=_FILE,
    metavar="FILE",
    help="Who is told what.  [default: subscriptions.yml beside mkdocs.yml]",
)
@click.option(
    "--state",
    type=_FILE,
    metavar="FILE",
    help=f"What was sent, so that nobody is told twice.  [default: {_STATE} beside mkdocs.yml]",
)
@on_a_day
@click.pass_obj
def notify(
    file: Path | None,
    /,
    revision: str | None,
    dry_run: bool,
    subscriptions: Path | None,
    state: Path | None,
    today: str | None,
) -> None:
    """Tell subscribers what a REVISION changes for them: 2026-W47, as its tag says. Without one, say
    which there are.

    Secrets come from the environment, by the names that subscriptions.yml says. A repeat tells only those
    who could not be told before.
    """
    its = the_project(file)
    kept = state or its.folders.root / _STATE
    with told(), nullcontext() if dry_run else alone(kept):
        asked = notifying.Asked(notifying.week_of(its, revision), subscriptions)
        notified = Notified.read(kept)
        found = notifying.prepared(its, asked, notified, moment(its, today), progress())
        if dry_run:
            _show(found)
        else:
            _send(its, asked.week, notifying.reachable(found, os.environ), notified)


def _show(found: Round) -> None:
    there = notifying.reachable(found, os.environ)
    remark(there.remarks)
    click.echo(f"{_LINE}\n".join(map(_shown, found.messages)), nl=False)
    unset = tuple(notifying.unset(there, os.environ))
    for one in unset:
        say(f"{_whom(one.message)}: could not be told: {one.failed}")
    would = len(there.messages) - len(unset)
    rest = len(found.messages) - would
    say(f"{would} would be told{f', {rest} not' if rest else ''}{_others(found)}")


def _shown(message: Message) -> str:
    to, digest = _whom(message), message.digest
    if message.recipient.address.is_mail:
        return f"To: {to}\nSubject: {digest.subject}\n\n{digests.text(digest)}"
    return f"To: {to}\nSubject: {digests.title(digest)}\n\n{digests.chat(digest)}\n"


def _whom(message: Message) -> str:
    recipient = message.recipient
    return clean(f"{recipient.name}, {recipient.address.written}")


def _send(its: Project, week: Week, found: Round, notified: Notified) -> None:
    remark(found.remarks)
    failed = 0
    if found.messages:
        for outcome in notifying.deliver(found, notified, _post(its), os.environ):
            failed += bool(outcome.failed)
            _report(outcome)
    done = len(found.messages) - failed
    say(f"{week}: {done} told{f', {failed} not' if failed else ''}{_others(found)}")
    if failed:
        sys.exit(PROBLEMS)


def _report(outcome: Outcome) -> None:
    to = _whom(outcome.message)
    if outcome.failed:
        say(f"{to}: was not told: {outcome.failed}; the next run tries again")
    else:
        click.echo(f"{to}: {outcome.message.digest.subject}")


def _others(found: Round) -> str:
    before = f"{found.told_before} told before, " if found.told_before else ""
    return f"; {before}{found.unconcerned} with nothing to be told now"


def _post(its: Project) -> Post:
    """What sends, which is not needed for anything else."""
    try:
        from cjm_plugin.edges.posting import Post, Sender  # noqa: PLC0415  # Takes as long as all the rest.
    except ModuleNotFoundError as error:
        if error.name != "apprise":
            raise
        message = "nobody is told: Apprise, which sends, is not installed; pip install 'mkdocs-cjm[notify]'"
        raise Broken(message) from None
    return Post(Sender(its.name or notifying.NAMELESS, its.site))
