"""The last commit of a week, as its revision tells it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from cjm_plugin.history.folders import way
from cjm_plugin.history.git import GitError, NoGit
from cjm_plugin.history.moment import NoMoment
from cjm_plugin.history.periods import periods
from cjm_plugin.history.plan import Plan
from cjm_plugin.history.whence import Missing, whence
from cjm_plugin.model.measurement import Week


def at_close(content: Path, week: Week, plan: Plan, now: dt.datetime) -> str:
    """The commit that the content of a folder was at when a week closed, whether or not that brought any.

    :raises NoMoment: where the week is not over, or there was nothing yet.
    """
    if plan.closing.week(plan.closing.last(now)) < week:
        raise NoMoment(f"the week {week} has not closed yet")
    try:
        where = whence(content, plan.branch)
        steps = way(where.git, where.folder, where.tip).steps if where.tip else ()
    except Missing as missing:
        raise NoMoment(missing.reason) from None
    except NoGit:
        raise NoMoment("there is no git command; install git") from None
    except GitError as error:
        raise NoMoment(f"git says: {' '.join(str(error).split())}") from None
    over, _ = periods(steps, plan.closing, now)
    closed = [period for period in over if plan.closing.week(period.close) <= week]
    if not closed:
        raise NoMoment(f"nothing was committed yet when the week {week} closed")
    return closed[-1].steps[-1].id
