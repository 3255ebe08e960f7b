"""When weeks close."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cjm_plugin.model.measurement import Week

_INSTANT = dt.timedelta(microseconds=1)
_WEEK = 7


@dataclass(frozen=True)
class Closing:
    """The moment of the week at which a revision closes, by the clocks of a time zone.

    A time that the clocks leap over comes as long after the leap as it was meant to come after its start; of
    one that they show twice, the first counts.
    """

    weekday: int = 0
    """0 is Monday."""
    time: dt.time = dt.time(0)
    zone: dt.tzinfo = dt.UTC

    def after(self, instant: dt.datetime) -> dt.datetime:
        """The first close later than an instant, in the zone's time: an instant at the close is too late."""
        # From a day before its own, for a leap may carry a close over midnight.
        day = instant.astimezone(self.zone).date() - dt.timedelta(days=1)
        day += dt.timedelta(days=(self.weekday - day.weekday()) % _WEEK)
        while (close := self._on(day)) <= instant:
            day += dt.timedelta(days=_WEEK)
        return close.astimezone(self.zone)

    def last(self, instant: dt.datetime) -> dt.datetime:
        """The last close that is not later than an instant."""
        close = self.after(instant - dt.timedelta(days=_WEEK + 1))
        while (later := self.after(close)) <= instant:
            close = later
        return close

    def week(self, close: dt.datetime) -> Week:
        """What the week that ends with a close is called: the ISO week of the last instant before it."""
        return Week.of(self.day(close))

    def day(self, close: dt.datetime) -> dt.date:
        """The date of the last instant before a close."""
        return (close.astimezone(dt.UTC) - _INSTANT).astimezone(self.zone).date()

    def _on(self, day: dt.date) -> dt.datetime:
        return dt.datetime.combine(day, self.time.replace(fold=0), self.zone).astimezone(dt.UTC)
