"""What the site's options and the moment of the build say to the analysis."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Time is an argument: nothing below the edges asks for the clock."""

    today: dt.date
    review_every_weeks: int = 1
    evidence_valid_months: int = 24
    publish_comments: bool = False
