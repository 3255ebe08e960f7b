"""Dates as people write them."""

from __future__ import annotations

import pytest

from cjm_plugin.loading.days import day_meant


@pytest.mark.parametrize(
    "written",
    [
        "28.11.2026",
        "28/11/2026",
        "11/28/2026",
        "11-28-2026",
        "2026/11/28",
        "2026.11.28",
        "28 ноября 2026",
        "28 Ноября  2026 г.",
        "28 нояб. 2026 года",
        "28-го ноября 2026",
        "28 listopada 2026",
        "28 listopada 2026 r.",
        "November 28 2026",
        "Nov 28th, 2026",
        "28th of November, 2026",
        "28-Nov-2026",
        "2026 November 28",
    ],
)
def test_the_day_that_is_meant(written: str) -> None:
    assert str(day_meant(written)) == "2026-11-28"


@pytest.mark.parametrize(("written", "day"), [("1.2.2026", "2026-02-01"), ("11/11/2026", "2026-11-11")])
def test_points_have_the_day_first_and_a_doubled_number_is_either(written: str, day: str) -> None:
    assert str(day_meant(written)) == day


@pytest.mark.parametrize(
    ("month", "names"),
    [
        (3, "march mar март марта marzec marca"),
        (5, "may май мая maj maja"),
        (6, "june jun июнь июня czerwiec czerwca"),
        (7, "july jul июль июля lipiec lipca"),
        (8, "august aug авг августа sierpień sierpnia"),
        (10, "october oct окт октября październik paź października"),
    ],
)
def test_months_in_three_languages(month: int, names: str) -> None:
    assert {str(day_meant(f"9 {name} 2026")) for name in names.split()} == {f"2026-{month:02d}-09"}


@pytest.mark.parametrize(
    "written",
    [
        "11/12/2026",
        "11-12-2026",
        "31.02.2026",
        "13/13/2026",
        "28.11.26",
        "ноябрь 2026",
        "end of January",
        "3 marketing 2026",
        "9 ma 2026",
        "2026",
        "",
    ],
)
def test_a_day_that_nobody_could_tell(written: str) -> None:
    assert day_meant(written) is None
