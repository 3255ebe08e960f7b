"""Whatever dates commits have, they come in the order of their branch, each in one week."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_plugin.history.periods import periods
from cjm_plugin.history.steps import Step
from tests.history.weeks import MONDAYS, NOW

HOUR = dt.timedelta(hours=1)
LONG_AGO = 24 * 7 * 60
SOON = 24 * 7 * 3
HOURS = st.lists(st.integers(-LONG_AGO, SOON), max_size=30)


def steps(hours: list[int]) -> list[Step]:
    """Commits, so many hours from now."""
    return [
        Step(id=str(number), parents=(), when=NOW + hour * HOUR, author="Ada", message="")
        for number, hour in enumerate(hours)
    ]


@settings(deadline=None)
@given(HOURS)
def test_no_commit_is_lost_nor_comes_before_an_earlier_one(hours: list[int]) -> None:
    line = steps(hours)
    over, rest = periods(line, MONDAYS, NOW)

    assert [*(step for period in over for step in period.steps), *rest] == line
    closes = [period.close for period in over]
    assert all(earlier < later for earlier, later in pairwise(closes))
    assert all(close <= NOW for close in closes)


@settings(deadline=None)
@given(HOURS)
def test_commits_whose_dates_can_be_trusted_come_in_their_own_weeks(hours: list[int]) -> None:
    over, rest = periods(steps(sorted(hours)), MONDAYS, NOW)

    for period in over:
        assert {MONDAYS.after(step.when) for step in period.steps} == {period.close}
    assert all(MONDAYS.after(step.when) > NOW for step in rest)


@settings(deadline=None)
@given(HOURS, HOURS)
def test_weeks_that_are_over_stay_as_they_are(hours: list[int], more: list[int]) -> None:
    """Later commits with sound dates change nothing of the weeks that were told before."""
    sound = sorted(hour for hour in hours if hour <= 0)
    over, _ = periods(steps(sound), MONDAYS, NOW)
    later = [abs(hour) % SOON for hour in more]
    again, _ = periods(steps([*sound, *later]), MONDAYS, NOW)

    assert again == over
