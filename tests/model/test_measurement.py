"""ISO weeks."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.model.measurement import Week


@pytest.mark.parametrize(
    ("text", "monday"),
    [
        ("2026-W47", dt.date(2026, 11, 16)),
        ("2026-W01", dt.date(2025, 12, 29)),
        ("2026-W53", dt.date(2026, 12, 28)),  # 2026 begins on a Thursday
        ("2020-W53", dt.date(2020, 12, 28)),
    ],
)
def test_weeks(text: str, monday: dt.date) -> None:
    week = Week.parse(text)
    assert week is not None
    assert str(week) == text
    assert week.monday == monday


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2025-W53",
        "2026-W54",
        "2026-W00",
        "2026-W7",
        "2026W47",
        "2026-w47",
        "26-W47",
        "0000-W01",
        " 2026-W47",
        "2026-W47\n",
    ],
)
def test_no_weeks(text: str) -> None:
    assert Week.parse(text) is None


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (dt.date(2025, 12, 28), "2025-W52"),  # the last Sunday
        (dt.date(2025, 12, 29), "2026-W01"),
        (dt.date(2027, 1, 3), "2026-W53"),
        (dt.date(2027, 1, 4), "2027-W01"),
    ],
)
def test_a_week_at_a_years_end_belongs_to_one_year(day: dt.date, week: str) -> None:
    assert str(Week.of(day)) == week


days = st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(9999, 12, 26))


@given(days, days)
def test_weeks_sort_by_time(one: dt.date, other: dt.date) -> None:
    week = Week.of(one)
    assert Week.parse(str(week)) == week
    assert week.monday <= one <= week.monday + dt.timedelta(days=6)
    assert (week < Week.of(other)) == (week.monday < Week.of(other).monday)
