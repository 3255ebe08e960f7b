"""When somebody is told, and of which weeks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.rhythms import Closed, covered
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.subscription import Rhythm

WEEK, MONTH, QUARTER = Rhythm


def closed(*mondays: str) -> tuple[Closed, ...]:
    """Revisions that close at midnight on some Mondays."""
    days = [dt.date.fromisoformat(day) for day in mondays]
    return tuple(
        Closed(Week.of(day - dt.timedelta(days=1)), dt.datetime.combine(day, dt.time(), dt.UTC))
        for day in days
    )


def told(rhythm: Rhythm, revisions: Sequence[Closed]) -> dict[str, list[str]]:
    """By the day of the close, the days of the closes of what is told; nothing where nobody is."""
    days = {one.week: f"{one.when:%m-%d}" for one in revisions}
    by_week = {
        days[one.week]: covered(rhythm, revisions[: n + 1], one.week) for n, one in enumerate(revisions)
    }
    return {day: [days[week] for week in weeks] for day, weeks in by_week.items() if weeks}


AUTUMN = closed(
    "2026-09-28", "2026-10-05", "2026-10-12", "2026-10-26", "2026-11-02", "2026-11-30", "2027-01-04"
)


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        (WEEK, {day: [day] for day in ("09-28", "10-05", "10-12", "10-26", "11-02", "11-30", "01-04")}),
        (
            MONTH,
            {
                "09-28": ["09-28"],
                "10-05": ["10-05"],
                "11-02": ["10-12", "10-26", "11-02"],
                # Nothing closed in December: what November brought comes with the new year.
                "01-04": ["11-30", "01-04"],
            },
        ),
        (
            QUARTER,
            {
                "09-28": ["09-28"],
                "10-05": ["10-05"],
                "01-04": ["10-12", "10-26", "11-02", "11-30", "01-04"],
            },
        ),
    ],
)
def test_what_is_told_when(rhythm: Rhythm, expected: dict[str, list[str]]) -> None:
    assert told(rhythm, AUTUMN) == expected


def test_a_week_that_closes_as_the_month_begins_is_of_the_new_one() -> None:
    """The close counts: what ended with May comes on the first of June."""
    assert told(MONTH, closed("2026-05-18", "2026-05-25", "2026-06-01")) == {
        "05-18": ["05-18"],
        "06-01": ["05-25", "06-01"],
    }


def test_by_the_clocks_of_the_site() -> None:
    warsaw = dt.timezone(dt.timedelta(hours=2))
    before, after = closed("2026-05-25", "2026-06-01")
    in_warsaw = Closed(after.week, dt.datetime(2026, 6, 1, tzinfo=warsaw))
    assert covered(MONTH, (before, in_warsaw), after.week) == (after.week,)
    assert in_warsaw.when.astimezone(dt.UTC).month == 5


@given(st.sets(st.integers(0, 200), min_size=1, max_size=40), st.sampled_from(Rhythm))
def test_each_revision_is_told_once_and_a_repeat_tells_the_same(numbers: set[int], rhythm: Rhythm) -> None:
    first = dt.date(2024, 1, 1)
    revisions = closed(*(str(first + dt.timedelta(weeks=number)) for number in sorted(numbers)))
    rounds = [covered(rhythm, revisions[: n + 1], one.week) for n, one in enumerate(revisions)]
    found = [week for weeks in rounds for week in weeks]

    assert found == sorted(set(found))
    assert set(found) == {one.week for one in revisions if found and one.week <= found[-1]}
    for one, weeks in zip(revisions, rounds, strict=True):
        # What came later does not matter.
        assert covered(rhythm, [r for r in revisions if r.week <= one.week], one.week) == weeks
