"""What a claim rests on, and until when.

A claim is researched while a study that is not an expert's opinion stands behind it and is still valid; an
opinion while only opinions do; it has no basis when nothing valid does. Evidence ages: it counts through its
last day.
"""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from cjm_plugin.model.settings import Settings
from cjm_plugin.model.study import Study


class Basis(StrEnum):
    """In the order of strength."""

    RESEARCHED = "researched"
    OPINION = "opinion"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Grounds:
    """The studies behind a claim."""

    basis: Basis
    valid: tuple[Study, ...]
    expired: tuple[Study, ...]


def is_research(study: Study) -> bool:
    """Whether a study makes a claim researched."""
    return study.method != "expert-opinion"


def last_day(study: Study, settings: Settings) -> dt.date:
    """The last day on which a study counts."""
    return study.valid_until or months_later(study.date, settings.evidence_valid_months)


def months_later(day: dt.date, months: int) -> dt.date:
    """The same day of a later month; the month's last where it is shorter (31 January + 1: 28 February).

    What the calendar has no day for (a year mistyped as 9206, a validity of 99999 months) lasts for ever.
    """
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def grounds(evidence: tuple[str, ...], studies: Mapping[str, Study], settings: Settings) -> Grounds:
    """What studies, named by id, make of a claim. Unknown ids count for nothing."""
    valid: list[Study] = []
    expired: list[Study] = []
    for study in (studies[id] for id in dict.fromkeys(evidence) if id in studies):
        (valid if settings.today <= last_day(study, settings) else expired).append(study)
    return Grounds(_basis(valid), tuple(valid), tuple(expired))


def _basis(valid: list[Study]) -> Basis:
    if any(is_research(study) for study in valid):
        return Basis.RESEARCHED
    return Basis.OPINION if valid else Basis.NONE
