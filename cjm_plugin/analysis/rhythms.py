"""When somebody is told, and of which weeks: by the calendar and the revisions that are closed, nothing else.

A revision is of the month, or the quarter, in which it closes. Who is told each month is told when a revision
closes that is the first of its month, of all revisions behind the last such one, up to and with this one. So
every revision is told once, and whoever asks twice gets the same answer. What a quiet month lacks waits for
the next revision that there is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from cjm_plugin.model.measurement import Week
from cjm_plugin.model.subscription import Rhythm

_MONTHS = 3


class Closed(NamedTuple):
    """A revision that is closed."""

    week: Week
    when: dt.datetime
    """By the clocks of the site."""


def covered(rhythm: Rhythm, closed: Sequence[Closed], week: Week) -> tuple[Week, ...]:
    """The weeks that are told with the revision of a week, oldest first; none where it is not the time.

    :param closed: oldest first, with that week among them.
    """
    weeks = [one.week for one in closed]
    due = [weeks[0], *(after.week for before, after in pairwise(closed) if _begins(rhythm, before, after))]
    if week not in due:
        return ()
    place = due.index(week)
    since = due[place - 1] if place else None
    return tuple(one for one in weeks if one <= week and (since is None or one > since))


def _begins(rhythm: Rhythm, before: Closed, after: Closed) -> bool:
    """Whether a revision is the first of its week, month or quarter."""
    span = _SPANS[rhythm]
    return span(before) != span(after)


_SPANS: Mapping[Rhythm, Callable[[Closed], tuple[int, int]]] = {
    Rhythm.WEEK: lambda closed: closed.week,
    Rhythm.MONTH: lambda closed: (closed.when.year, closed.when.month),
    Rhythm.QUARTER: lambda closed: (closed.when.year, (closed.when.month - 1) // _MONTHS),
}
