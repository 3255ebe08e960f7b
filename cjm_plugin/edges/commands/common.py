"""What the commands have in common."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from mkdocs.utils import get_build_datetime

from cjm_plugin.edges.project import Project, ProjectError, project
from cjm_plugin.model.text import clean

PROBLEMS = 1
WRONG_USE = 2

Command = TypeVar("Command", bound=Callable[..., Any])

_TODAY = "The day that counts as today, to its end: 2026-11-28.  [default: SOURCE_DATE_EPOCH, else the clock]"


def on_a_day(command: Command) -> Command:
    """For commands whose results depend on the day."""
    return click.option("--today", metavar="DAY", help=_TODAY)(command)


def the_project(file: Path | None, *, begun: bool = True) -> Project:
    """The project to work on, or an end with what keeps it from being read."""
    try:
        return project(file, begun=begun)
    except ProjectError as error:
        fail(str(error), WRONG_USE)


def moment(its: Project, today: str | None) -> dt.datetime:
    """The moment that everything is looked at from: of a day, the last one by the clocks of the site."""
    if today is None:
        return get_build_datetime()
    day = _day(today)
    if day is None:
        fail(f"--today: '{today}' is no day; write it as in 2026-11-28", WRONG_USE)
    return dt.datetime.combine(day, dt.time.max, its.options.revision.timezone)


def _day(text: str) -> dt.date | None:
    """`fromisoformat` reads more forms than this one."""
    with suppress(ValueError):
        day = dt.date.fromisoformat(text)
        return day if day.isoformat() == text else None
    return None


@contextmanager
def waiting() -> Iterator[None]:
    """Says what takes so long, to somebody who sits and waits."""
    if not sys.stderr.isatty():
        yield
        return
    click.echo("Reading the content …", err=True, nl=False)
    try:
        yield
    finally:
        click.echo("\r\033[K", err=True, nl=False)


def fail(message: str, status: int) -> NoReturn:
    """Ends the command."""
    say_all(message)
    sys.exit(status)


def say_all(message: str) -> None:
    """Each of its lines."""
    for line in message.splitlines():
        say(line)


def say(line: str) -> None:
    """A branch may be called anything: no terminal is told to do anything by its name."""
    click.echo(f"cjm: {clean(line)}", err=True)
