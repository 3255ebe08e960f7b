"""Whether a map is fresh. Evidence ages, and so do maps: they are reviewed on a rhythm."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from cjm_plugin.model.journey import Journey
from cjm_plugin.model.settings import Settings


@dataclass(frozen=True, slots=True)
class Review:
    """When a map was reviewed, and how often it should be."""

    reviewed: dt.date | None
    every_weeks: int
    today: dt.date

    @property
    def age_days(self) -> int | None:
        """Days since the review; `None` when there never was one."""
        return None if self.reviewed is None else (self.today - self.reviewed).days

    @property
    def is_ahead(self) -> bool:
        """Whether the day of the review is still to come."""
        return self.age_days is not None and self.age_days < 0

    @property
    def stale(self) -> bool:
        """Whether the rhythm is broken. On the day it is due a map is still fresh."""
        return self.age_days is None or self.age_days > 7 * self.every_weeks


def review(journey: Journey, settings: Settings) -> Review:
    """A map's own rhythm, or the site's."""
    return Review(journey.reviewed, journey.review_every_weeks or settings.review_every_weeks, settings.today)
