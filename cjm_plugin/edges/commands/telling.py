"""What commands have in common that tell of history."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import click

from cjm_plugin.edges import asking, compared, reports
from cjm_plugin.edges.commands.common import PROBLEMS, WRONG_USE, fail, say
from cjm_plugin.edges.found import Found
from cjm_plugin.history import Progress, silent


@contextmanager
def told() -> Iterator[None]:
    """What can't be told is said, with the exit status that it deserves."""
    try:
        yield
    except compared.WrongUse as error:
        fail(str(error), WRONG_USE)
    except asking.OutOfStep as error:
        click.echo(error.diff, nl=False)
        fail(str(error), PROBLEMS)
    except compared.Broken as error:
        click.echo(reports.text(Found(error.problems)), err=True, nl=False)
        fail(str(error), PROBLEMS)


def remark(remarks: Iterable[str]) -> None:
    """What is to be said beside the result."""
    for remark in remarks:
        say(remark)


def progress() -> Progress:
    """Says what takes so long, to somebody who sits and waits."""
    if not sys.stderr.isatty():
        return silent

    def tell(done: int, of: int) -> None:
        text = f"\r\033[KReading the history … {done} of {of} weeks" if done < of else "\r\033[K"
        click.echo(text, err=True, nl=False)

    return tell
