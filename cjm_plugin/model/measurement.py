"""Figures: rows of `content/data/metrics/*.csv` and single answers of `content/data/feedback/*.csv`."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal, NamedTuple

_WEEK = re.compile(r"(\d{4})-W(\d\d)", re.ASCII)


class Week(NamedTuple):
    """An ISO 8601 week. Sorts by time."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year}-W{self.number:02d}"

    @property
    def monday(self) -> dt.date:
        return dt.date.fromisocalendar(self.year, self.number, 1)

    @property
    def thursday(self) -> dt.date:
        """The day whose year, by ISO 8601, is the week's."""
        return dt.date.fromisocalendar(self.year, self.number, 4)

    @classmethod
    def of(cls, day: dt.date) -> Week:
        """The ISO week that a day belongs to."""
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @classmethod
    def parse(cls, text: str) -> Week | None:
        """`2026-W47`; `None` where it is not a week of that year."""
        match = _WEEK.fullmatch(text)
        if not match:
            return None
        try:
            dt.date.fromisocalendar(int(match[1]), int(match[2]), 1)
        except ValueError:
            return None
        return cls(int(match[1]), int(match[2]))


class Scope(NamedTuple):
    """What a figure is about. `None`: not narrowed in that direction."""

    journey: str | None = None
    touchpoint: str | None = None
    department: str | None = None
    persona: str | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """One weekly figure of a metric, in the metric's unit."""

    metric: str
    week: Week
    scope: Scope
    value: float
    n: int | None = None
    """The sample size, where it is known."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of a customer or an operator, on the metric's own scale. Personal data: never published."""

    metric: str
    day: dt.date
    journey: str | None
    touchpoint: str | None
    persona: str | None
    source: Literal["customer", "operator"]
    score: float
    comment: str


@dataclass(frozen=True)
class Measurements:
    """All figures and answers, in the order of files and lines."""

    figures: tuple[Figure, ...] = ()
    answers: tuple[Answer, ...] = ()
