"""The last commit of a week, as its revision tells it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from cjm_plugin.history.folders import way
from cjm_plugin.history.git import Git, GitError, NoGit
from cjm_plugin.history.moment import NoMoment
from cjm_plugin.history.periods import Period, periods
from cjm_plugin.history.plan import Plan
from cjm_plugin.history.whence import Missing, whence
from cjm_plugin.model.measurement import Week


def at_close(content: Path, week: Week, plan: Plan, now: dt.datetime) -> str:
    """The commit that the content of a folder was at when a week closed, whether or not that brought any.

    :raises NoMoment: where the week is not over, or there was nothing yet.
    """
    if plan.closing.week(plan.closing.last(now)) < week:
        raise NoMoment(f"the week {week} has not closed yet")
    with _said():
        where = whence(content, plan.branch)
        steps = way(where.git, where.folder, where.tip).steps if where.tip else ()
    over, _ = periods(steps, plan.closing, now)
    closed = [period for period in over if plan.closing.week(period.close) <= week]
    if not closed:
        raise NoMoment(f"nothing was committed yet when the week {week} closed")
    return closed[-1].steps[-1].id


def closings(content: Path, plan: Plan, now: dt.datetime) -> Mapping[Week, str]:
    """The commit that the branch was at when each week closed in which its content was touched, oldest first.

    It has the content that the revision tells, and whatever else was committed before the close: the site's
    configuration, for instance.

    :raises NoMoment: where there is no history.
    """
    with _said():
        where = whence(content, plan.branch)
        if where.tip is None:
            raise NoMoment("nothing is committed yet; commit it")
        steps = way(where.git, where.folder, where.tip).steps
        line = _line(where.git, where.tip)
    over, _ = periods(steps, plan.closing, now)
    touching = frozenset(step.id for step in steps)
    places = {commit.id: place for place, commit in enumerate(line)}
    return {
        plan.closing.week(period.close): _last(line, places[period.steps[-1].id], period, touching)
        for period in over
    }


class _Commit(NamedTuple):
    id: str
    when: int
    """Seconds since 1970, by the committer's clock."""


def _line(git: Git, tip: str) -> tuple[_Commit, ...]:
    """All commits of the first-parent line, oldest first."""
    told = git.run("log", "--first-parent", "--topo-order", "--reverse", "--format=%H %ct", tip).decode()
    return tuple(_Commit(id, int(when)) for id, when in map(str.split, told.splitlines()))


def _last(line: Sequence[_Commit], place: int, period: Period, touching: frozenset[str]) -> str:
    """From the last that touched the content on, over those that did not and came before the close."""
    end = period.close.timestamp()
    while place + 1 < len(line) and line[place + 1].when < end and line[place + 1].id not in touching:
        place += 1
    return line[place].id


@contextmanager
def _said() -> Iterator[None]:
    """Why there is no history, in one kind of error."""
    try:
        yield
    except Missing as missing:
        raise NoMoment(missing.reason) from None
    except NoGit:
        raise NoMoment("there is no git command; install git") from None
    except GitError as error:
        raise NoMoment(f"git says: {' '.join(str(error).split())}") from None
