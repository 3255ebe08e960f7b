"""What the site's options and the moment of the build say to the analysis."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from cjm_plugin.model.problem import Severity


@dataclass(frozen=True, kw_only=True)
class Settings:
    """Time is an argument: nothing below the edges asks for the clock."""

    today: dt.date
    review_every_weeks: int = 1
    evidence_valid_months: int = 24
    publish_comments: bool = False
    act_within_weeks: int = 8
    """How long a severe pain may wait for an initiative."""
    measure_every_weeks: int = 4
    """How long a metric may go without a new figure."""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """What problems count as, by code, where it is not their default; `None`: they are not looked for."""
