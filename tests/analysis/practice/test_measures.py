"""What departments steer by: KPIs of their slices, figures of metrics."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from tests.support.practice import SETTINGS, told


def _map(id: str, role: str, fields: str = "") -> str:
    return f"""
# journeys/{id}.md
title: Map {id}
{fields}
stages:
  - stage: buy
    touchpoints:
      - {{id: pay, title: Pays, channel: website, departments: {{payments: {role}}}}}
  - stage: use
    touchpoints:
      - {{id: ask, title: Asks, channel: phone, departments: {{shops: leads, payments: supports}}}}
"""


_SHOPS = "# departments/shops.md\ntitle: Shops\nkpis: [{metric: x}]\n"


def _payments(kpis: str = "") -> str:
    kpi = f"kpis: [{kpis}]" if kpis else ""
    return f"# departments/payments.md\ntitle: Payments\n{kpi}\n{_SHOPS}"


def _without(maps: str, path: str = " kpis") -> list[str]:
    told = f"leads touchpoints of {maps} without a KPI for them; add one to 'kpis'"
    return [f"departments/payments.md{path}: {told}"]


@pytest.mark.parametrize(
    ("kpis", "expected"),
    [
        ("", _without("“Map a” and “Map b”", "")),
        ("{metric: x}", []),
        ("{metric: x, journey: a}", _without("“Map b”")),
        ("{metric: x, journey: a}, {metric: y, journey: b}", []),
        ("{metric: x, stage: buy}", []),
        # Its part there is only support, but it is a part of its slice.
        ("{metric: x, stage: use}", []),
        ("{metric: x, stage: need}", _without("“Map a” and “Map b”")),
        ("{metric: x, journey: b, stage: buy}", _without("“Map a”")),
        ("{metric: x, journey: b, stage: need}", _without("“Map a” and “Map b”")),
    ],
)
def test_no_kpi(kpis: str, expected: list[str]) -> None:
    assert told(_map("a", "leads") + _map("b", "leads") + _payments(kpis), "CJM150") == expected


@pytest.mark.parametrize(
    "text",
    [
        _map("a", "supports"),
        _map("a", "informed"),
        _map("a", "leads", "state: to-be\nof: now") + "\n# journeys/now.md\ntitle: Now\n",
    ],
)
def test_who_does_not_lead_today_needs_no_kpi(text: str) -> None:
    assert told(text + _payments(), "CJM150") == []


@pytest.mark.parametrize(
    ("language", "sentence", "mend"),
    [
        (
            "en",
            "leads touchpoints of 5 maps, “Map a”, “Map b” and “Map c” among them, without a KPI for them",
            "add some to 'kpis'",
        ),
        (
            "ru",
            "ведёт точки контакта без KPI на 5 картах, среди них «Map a», «Map b» и «Map c»",
            "добавьте показатели в 'kpis'",
        ),
        (
            "pl",
            "prowadzi punkty styku bez KPI na 5 mapach, między innymi „Map a”, „Map b” i „Map c”",
            "dodaj wskaźniki w 'kpis'",
        ),
    ],
)
def test_of_many_maps_some_are_named(language: str, sentence: str, mend: str) -> None:
    text = "".join(_map(id, "leads") for id in "edcba") + _payments()
    assert told(text, "CJM150", language=language) == [f"departments/payments.md: {sentence}; {mend}"]


def test_three_maps_are_all_named() -> None:
    text = "".join(_map(id, "leads") for id in "cba") + _payments()
    assert told(text, "CJM150") == _without("“Map a”, “Map b” and “Map c”", "")


def test_one_exception_covers_all_maps() -> None:
    text = _map("a", "leads") + _map("b", "leads") + _payments()
    excused = text.replace(
        "title: Payments", "title: Payments\nallow: [{code: CJM150, why: Agreed on in January}]"
    )
    assert told(excused, "CJM150") + told(excused, "CJM190") == []


_KPI = "# departments/payments.md\ntitle: Payments\nkpis: [{metric: days}]\n"
_METRIC = "# metrics/days.md\ntitle: Days to settle\n"
_NEVER = ["metrics/days.md: has no figures; measure it, or take it out where it is named"]


def _figures(*weeks: str) -> str:
    rows = "".join(f"{week},,,,,5,9\n" for week in weeks)
    return f"# data/metrics/days.csv\nweek,journey,touchpoint,department,persona,value,n\n{rows}"


def _old(week: str) -> list[str]:
    mend = "measure it again, or take it out where it is named"
    return [f"metrics/days.md: its newest figure is of {week}; {mend}"]


@pytest.mark.parametrize(
    ("weeks", "every", "expected"),
    [
        (("2026-W44", "2026-W20"), 4, []),
        # W43 ended on 25 October, more than four weeks ago.
        (("2026-W20", "2026-W43"), 4, _old("2026-W43")),
        (("2026-W20", "2026-W43"), 5, []),
        (("2026-W47",), 1, []),
        (("2026-W46",), 1, _old("2026-W46")),
        (("9999-W52",), 4, []),
    ],
)
def test_figures_that_are_too_old(weeks: tuple[str, ...], every: int, expected: list[str]) -> None:
    settings = replace(SETTINGS, measure_every_weeks=every)
    assert told(_KPI + _METRIC + _figures(*weeks), "CJM151", settings) == expected


@pytest.mark.parametrize(("day", "expected"), [(23, []), (24, _old("2026-W43"))])
def test_on_the_last_day_a_figure_is_not_too_old(day: int, expected: list[str]) -> None:
    settings = replace(SETTINGS, today=dt.date(2026, 11, day))
    assert told(_KPI + _METRIC + _figures("2026-W43"), "CJM151", settings) == expected


def _initiative(status: str) -> str:
    return f"# initiatives/faster.md\ntitle: Faster\nstatus: {status}\ntargets: [{{metric: days}}]\n"


def _touchpoint(fields: str) -> str:
    return f"""# journeys/a.md
title: A
{fields}
stages:
  - stage: buy
    touchpoints:
      - {{id: pay, title: Pays, channel: website, metrics: [{{metric: days, target: 5}}]}}
"""


@pytest.mark.parametrize(
    ("use", "expected"),
    [
        (_KPI, _NEVER),
        (_initiative("in-progress"), _NEVER),
        (_initiative("planned"), _NEVER),
        (_touchpoint(""), _NEVER),
        # Nobody steers by it now.
        (_initiative("idea"), []),
        (_initiative("dropped"), []),
        (_initiative("done"), []),
        (_touchpoint("state: to-be\nof: now") + "# journeys/now.md\ntitle: Now\n", []),
        ("", []),
    ],
)
def test_only_what_somebody_asks_for_is_missed(use: str, expected: list[str]) -> None:
    assert told(use + _METRIC, "CJM151") == expected


@pytest.mark.parametrize(("day", "found"), [("2026-10-26", 0), ("2026-10-25", 1)])
def test_answers_are_figures_too(day: str, found: int) -> None:
    columns = "date,journey,touchpoint,persona,source,score,comment"
    answers = f"# data/feedback/days.csv\n{columns}\n{day},,,,customer,4,\n"
    assert len(told(f"{_KPI}{_METRIC}kind: csat\n{answers}", "CJM151")) == found
