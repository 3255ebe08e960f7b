"""Commits by the weeks in which they came."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from cjm_plugin.history.steps import Step
from cjm_plugin.history.weeks import Closing


@dataclass(frozen=True)
class Period:
    """One week in which the content was touched."""

    close: dt.datetime
    steps: tuple[Step, ...]


def periods(
    steps: Sequence[Step], closing: Closing, now: dt.datetime
) -> tuple[tuple[Period, ...], tuple[Step, ...]]:
    """The weeks that are over, oldest first, and the commits since.

    The branch says in what order commits came; their dates only say when. One dated before an earlier commit
    came right after it; one dated in the future came with the next that is not, or has yet to come.
    """
    weeks: dict[dt.datetime, list[Step]] = {}
    rest: list[Step] = []
    for step, moment in zip(steps, _moments(steps, now), strict=True):
        close = closing.after(moment) if moment else None
        if close is None or close > now:
            rest.append(step)
        else:
            weeks.setdefault(close, []).append(step)
    return tuple(Period(close, tuple(of)) for close, of in weeks.items()), tuple(rest)


def _moments(steps: Sequence[Step], now: dt.datetime) -> list[dt.datetime | None]:
    known: list[dt.datetime | None] = []
    later: dt.datetime | None = None
    for step in reversed(steps):
        later = step.when if step.when <= now else later
        known.append(later)
    moments: list[dt.datetime | None] = []
    latest: dt.datetime | None = None
    for moment in reversed(known):
        if moment is not None:
            latest = moment if latest is None else max(latest, moment)
        moments.append(None if moment is None else latest)
    return moments
