"""Initiatives: whether they are actions, in time, and measured afterwards."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.practice import SETTINGS, told

_ACTION = "an action needs a goal, an owner and a due date; add"
_IDEA = "an idea needs a goal and an owner; add"


def _initiative(fields: str) -> str:
    return f"# initiatives/refunds.md\ntitle: Refunds in five days\n{fields}\n"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("status: planned", f"{_ACTION} 'goal', 'owner' and 'due'"),
        ("status: in-progress\nowner: Anna\ndue: 2027-01-01", f"{_ACTION} 'goal'"),
        ("status: planned\ngoal: Sooner\ndue: 2027-01-01", f"{_ACTION} 'owner'"),
        ('status: planned\ngoal: ""\nowner: Anna', f"{_ACTION} 'goal' and 'due'"),
        ("status: planned\ngoal: Sooner\nowner: Anna\ndue: 2027-01-01", ""),
        ("", f"{_IDEA} 'goal' and 'owner'"),
        ("status: idea\ngoal: Sooner", f"{_IDEA} 'owner'"),
        ("status: idea\ngoal: Sooner\nowner: Anna", ""),
        ("status: done", ""),
        ("status: dropped", ""),
    ],
)
def test_initiative_incomplete(fields: str, said: str) -> None:
    expected = [f"initiatives/refunds.md: {said}"] if said else []
    assert told(_initiative(fields), "CJM140") == expected


_OVERDUE = "was due on 27 November 2026; finish it, agree on another day, or drop it"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ("status: in-progress\ndue: 2026-11-27", _OVERDUE),
        ("status: planned\ndue: 2026-11-27", _OVERDUE),
        ("status: idea\ndue: 2026-11-27", _OVERDUE),
        ("status: in-progress\ndue: 2026-11-28", ""),
        ("status: done\ndue: 2026-11-27", ""),
        ("status: dropped\ndue: 2026-11-27", ""),
        ("status: in-progress", ""),
    ],
)
def test_overdue(fields: str, said: str) -> None:
    expected = [f"initiatives/refunds.md due: {said}"] if said else []
    assert told(_initiative(fields), "CJM141") == expected


def _measured(fields: str, *rows: str) -> str:
    done = _initiative(f"status: done\n{fields}\ntargets: [{{metric: days, to: 5}}]")
    figures = "\n".join(("2026-W20,,,,,11,100", *rows))
    return f"""
# journeys/returning.md
title: Returning
stages:
  - stage: get-help
    touchpoints:
      - {{id: notice, title: Reads the notice, channel: e-mail, pains: [{{id: slow, title: Two weeks}}]}}
      - {{id: ring, title: Rings, channel: phone}}

# journeys/repair.md
title: Repair

# metrics/days.md
title: Days to settle
better: lower

# data/metrics/days.csv
week,journey,touchpoint,department,persona,value,n
{figures}

{done}
"""


def _since(day: str) -> list[str]:
    place = "initiatives/refunds.md targets.0.metric"
    mend = "measure it, or nobody knows whether it worked"
    return [f"{place}: “Days to settle” has no figures since {day}, when this ended; {mend}"]


_MONDAY = "done_on: 2026-08-17"  # of 2026-W34
_TUESDAY = "done_on: 2026-08-18"


@pytest.mark.parametrize(
    ("fields", "rows", "expected"),
    [
        (_MONDAY, ["2026-W33,,,,,11,9"], _since("17 August 2026")),
        (_MONDAY, ["2026-W34,,,,,11,9"], []),
        # A week that had begun before tells of before, too.
        (_TUESDAY, ["2026-W34,,,,,11,9"], _since("18 August 2026")),
        (_TUESDAY, ["2026-W35,,,,,11,9"], []),
        # Elsewhere is better than nothing, until it is measured where it acts.
        (f"{_MONDAY}\nsolves: [returning/notice/slow]", ["2026-W40,repair,,,,5,9"], []),
        (
            f"{_MONDAY}\nsolves: [returning/notice/slow]",
            ["2026-W40,repair,,,,5,9", "2026-W30,returning,,,,9,9"],
            _since("17 August 2026"),
        ),
        (
            f"{_MONDAY}\nsolves: [returning/notice/slow]",
            ["2026-W40,returning,,,,5,9", "2026-W30,returning,notice,,,9,9"],
            _since("17 August 2026"),
        ),
        (
            f"{_MONDAY}\nsolves: [returning/notice, returning/ring]",
            ["2026-W40,returning,ring,,,5,9", "2026-W30,returning,notice,,,9,9"],
            [],
        ),
        # Without the day of its end it should have ended when it was due.
        ("due: 2026-08-17", ["2026-W33,,,,,11,9"], _since("17 August 2026")),
        ("due: 2026-08-17\ndone_on: 2026-05-11", ["2026-W33,,,,,11,9"], []),
        ("due: 2027-08-17", [], []),
        # Nobody says when it ended: any figure will do.
        ("", [], []),
        ("done_on: 9999-12-31", [], []),
    ],
)
def test_not_measured(fields: str, rows: list[str], expected: list[str]) -> None:
    assert told(_measured(fields, *rows), "CJM142") == expected


@pytest.mark.parametrize(
    ("done_on", "weeks", "expected"),
    [
        # The first whole week began on 2 November; 2, 9, 16 and 23 November are four weeks.
        ("2026-10-31", 4, []),
        ("2026-10-31", 3, _since("31 October 2026")),
        ("2026-10-26", 4, _since("26 October 2026")),
        ("2026-11-18", 1, []),
        ("2026-11-16", 1, _since("16 November 2026")),
    ],
)
def test_for_some_weeks_nobody_asks_for_figures(done_on: str, weeks: int, expected: list[str]) -> None:
    patient = replace(SETTINGS, measure_every_weeks=weeks)
    assert told(_measured(f"done_on: {done_on}"), "CJM142", patient) == expected


def test_a_metric_that_never_had_a_figure() -> None:
    text = (
        _initiative("status: done\ntargets: [{metric: days}]") + "# metrics/days.md\ntitle: Days to settle\n"
    )
    assert told(text, "CJM142") == [
        (
            "initiatives/refunds.md targets.0.metric: “Days to settle” has no figures; measure it, or nobody "
            "knows whether this worked"
        )
    ]


def test_answers_are_figures_too() -> None:
    text = """
# metrics/nps.md
title: NPS
kind: nps

# data/feedback/nps.csv
date,journey,touchpoint,persona,source,score,comment
2026-08-{day},,,,customer,9,
""" + _initiative("status: done\ndone_on: 2026-08-17\ntargets: [{metric: nps}]")
    assert told(text.replace("{day}", "17"), "CJM142") == []
    assert len(told(text.replace("{day}", "16"), "CJM142")) == 1


def test_what_nobody_measures_at_all_is_told_once_at_the_metric() -> None:
    text = _measured(_MONDAY) + "# departments/payments.md\ntitle: Payments\nkpis: [{metric: days}]\n"
    assert told(text, "CJM142") == []
    assert len(told(text, "CJM151")) == 1


def test_an_exception_for_one_target_of_two() -> None:
    text = (
        _initiative(
            "status: done\ndone_on: 2026-08-17\ntargets: [{metric: days}, {metric: calls}]\n"
            "allow: [{code: CJM142, at: calls, why: Counted by the operator until 2027}]"
        )
        + "# metrics/days.md\ntitle: Days\n# metrics/calls.md\ntitle: Calls\n"
    )
    assert [line.partition(":")[0] for line in told(text, "CJM142")] == [
        "initiatives/refunds.md targets.0.metric"
    ]
    assert told(text, "CJM190") == []


@pytest.mark.parametrize(("status", "found"), [("done", 1), ("in-progress", 0), ("dropped", 0)])
def test_done_without_anything_to_tell_whether_it_worked(status: str, found: int) -> None:
    sentence = "is done, and nothing tells whether it worked; name in 'targets' what it was to move"
    expected = [f"initiatives/refunds.md: {sentence}"] * found
    assert (
        told(
            _initiative(f"status: {status}\ndone_on: 2026-11-27" if found else f"status: {status}"), "CJM142"
        )
        == expected
    )
