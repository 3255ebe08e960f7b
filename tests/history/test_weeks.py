"""When weeks close, and what they are called."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_plugin.history.weeks import Closing

WARSAW = ZoneInfo("Europe/Warsaw")
SECOND = dt.timedelta(seconds=1)


def closing(text: str, zone: str = "Europe/Warsaw") -> Closing:
    day, hour = text.split()
    weekday = ("mon", "tue", "wed", "thu", "fri", "sat", "sun").index(day)
    return Closing(weekday, dt.time.fromisoformat(hour), ZoneInfo(zone))


@pytest.mark.parametrize(
    ("closes", "instant", "close", "week"),
    [
        # Monday 00:00 in Warsaw, in winter: the week is the one that ends.
        ("mon 00:00", "2026-11-15T22:59:59Z", "2026-11-16T00:00:00+01:00", "2026-W46"),
        ("mon 00:00", "2026-11-15T23:00:00Z", "2026-11-23T00:00:00+01:00", "2026-W47"),
        # In summer.
        ("mon 00:00", "2026-07-12T21:59:59Z", "2026-07-13T00:00:00+02:00", "2026-W28"),
        ("mon 00:00", "2026-07-12T22:00:00Z", "2026-07-20T00:00:00+02:00", "2026-W29"),
        # The weeks in which the clocks change: 167 and 169 hours.
        ("mon 00:00", "2026-03-22T23:00:00Z", "2026-03-30T00:00:00+02:00", "2026-W13"),
        ("mon 00:00", "2026-10-18T22:00:00Z", "2026-10-26T00:00:00+01:00", "2026-W43"),
        # 02:30 is leapt over on 29 March, and shown twice on 25 October: its first time counts.
        ("sun 02:30", "2026-03-29T01:29:59Z", "2026-03-29T03:30:00+02:00", "2026-W13"),
        ("sun 02:30", "2026-03-29T01:30:00Z", "2026-04-05T02:30:00+02:00", "2026-W14"),
        ("sun 02:30", "2026-10-25T00:29:59Z", "2026-10-25T02:30:00+02:00", "2026-W43"),
        ("sun 02:30", "2026-10-25T00:30:00Z", "2026-11-01T02:30:00+01:00", "2026-W44"),
        # A close in the middle of a week ends the week that it is in.
        ("wed 12:00", "2026-11-18T10:59:59Z", "2026-11-18T12:00:00+01:00", "2026-W47"),
        ("wed 12:00", "2026-11-18T11:00:00Z", "2026-11-25T12:00:00+01:00", "2026-W48"),
        ("mon 09:00", "2026-11-16T07:59:59Z", "2026-11-16T09:00:00+01:00", "2026-W47"),
        # Over the end of the year, which has 53 weeks.
        ("mon 00:00", "2026-12-31T12:00:00Z", "2027-01-04T00:00:00+01:00", "2026-W53"),
    ],
)
def test_the_next_close(closes: str, instant: str, close: str, week: str) -> None:
    its = closing(closes)
    found = its.after(dt.datetime.fromisoformat(instant))

    assert found.isoformat() == close
    assert str(its.week(found)) == week


def test_midnight_that_the_clocks_leap_over() -> None:
    """In Beirut, summer time begins at midnight: the last instant of Saturday is just before 01:00."""
    its = closing("sun 00:00", "Asia/Beirut")
    found = its.after(dt.datetime(2022, 3, 26, tzinfo=dt.UTC))

    assert found.isoformat() == "2022-03-27T01:00:00+03:00"
    assert its.day(found) == dt.date(2022, 3, 26)


ZONES = st.sampled_from(
    ["UTC", "Europe/Warsaw", "America/Sao_Paulo", "Pacific/Apia", "Asia/Beirut", "Australia/Lord_Howe"]
)
CLOSINGS = st.builds(
    Closing,
    st.integers(0, 6),
    st.times().map(lambda time: time.replace(second=0, microsecond=0)),
    ZONES.map(ZoneInfo),
)
INSTANTS = st.integers(946_684_800, 2_208_988_800).map(
    lambda seconds: dt.datetime.fromtimestamp(seconds, dt.UTC)
)


@settings(deadline=None)
@given(CLOSINGS, INSTANTS)
def test_every_instant_belongs_to_the_week_that_closes_next(its: Closing, instant: dt.datetime) -> None:
    close = its.after(instant)

    assert close > instant
    assert close - instant <= dt.timedelta(days=8, hours=1)
    # Nothing between an instant and its close comes later than it, the close itself does.
    assert its.after(close - SECOND) == close
    assert its.after(close) > close


@settings(deadline=None)
@given(CLOSINGS, INSTANTS)
def test_each_week_closes_once_under_its_own_name(its: Closing, instant: dt.datetime) -> None:
    close = its.after(instant)
    names = [its.week(close)]
    for _ in range(60):
        close = its.after(close)
        names.append(its.week(close))

    mondays = [week.monday for week in names]
    assert [later - earlier for earlier, later in pairwise(mondays)] == [dt.timedelta(days=7)] * 60
