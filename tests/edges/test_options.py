"""The options of the plugin: what is wrong is named, whatever is missing has a default."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import yaml

from cjm_plugin.edges.options import CjmConfig, Close, settings
from cjm_plugin.model.problem import Severity
from tests.support.practice import told


def options(values: dict[Any, Any]) -> CjmConfig:
    config = CjmConfig()
    config.load_dict(values)
    failed, warnings = config.validate()
    assert not failed
    assert not warnings
    return config


def test_every_option_has_a_default() -> None:
    config = options({})

    assert config.revision.closes == Close(weekday=0, time=dt.time(0))
    assert config.revision.timezone == ZoneInfo("UTC")
    assert config.branch is None
    assert config.review_every_weeks == 1
    assert config.evidence_valid_months == 24
    assert config.act_within_weeks == 8
    assert config.measure_every_weeks == 4
    assert config.publish_comments is False
    assert config.feeds.items_ == 50
    assert config.checks == {}
    assert config.forge is None


def test_values_are_decoded_once() -> None:
    config = options(
        {
            "revision": {"closes": "Sunday 18:30", "timezone": "Europe/Warsaw"},
            "feeds": {"items": 3},
            # YAML reads the bare word `off` as a truth value.
            "checks": {
                "CJM103": "error",
                "CJM101": False,
                "CJM102": "off",
                "CJM105": "hint",
                "CJM022": "info",
            },
            "forge": "https://git.example.org/cx/maps",
        }
    )

    assert config.revision.closes == Close(weekday=6, time=dt.time(18, 30))
    assert config.revision.timezone == ZoneInfo("Europe/Warsaw")
    assert config.feeds.items_ == 3
    assert config.checks == {
        "CJM103": Severity.ERROR,
        "CJM101": None,
        "CJM102": None,
        "CJM105": Severity.INFO,
        "CJM022": Severity.INFO,
    }
    assert config.forge == "https://git.example.org/cx/maps"


@pytest.mark.parametrize(
    ("values", "name", "sentence"),
    [
        (
            {"reviw_every_weeks": 2},
            "reviw_every_weeks",
            "there is no such option; did you mean 'review_every_weeks'?",
        ),
        ({"colour": "red"}, "colour", "there is no such option"),
        ({7: "red"}, 7, "there is no such option"),
        ({"review_every_weeks": 0}, "review_every_weeks", "0 is not a whole number above 0"),
        ({"review_every_weeks": True}, "review_every_weeks", "True is not a whole number above 0"),
        ({"act_within_weeks": -1}, "act_within_weeks", "-1 is not a whole number above 0"),
        ({"measure_every_weeks": 0}, "measure_every_weeks", "0 is not a whole number above 0"),
        ({"evidence_valid_months": "two"}, "evidence_valid_months", "'two' is not a whole number above 0"),
        ({"feeds": {"items": 1.5}}, "feeds", "Sub-option 'items': 1.5 is not a whole number above 0"),
        (
            {"feeds": {"item": 1}},
            "feeds",
            "Sub-option 'item': there is no such option; did you mean 'items'?",
        ),
        (
            {"revision": {"closes": "monday"}},
            "revision",
            "Sub-option 'closes': 'monday' is not a weekday and an hour, such as 'monday 00:00'",
        ),
        (
            {"revision": {"closes": "monday 24:00"}},
            "revision",
            "Sub-option 'closes': 'monday 24:00' is not a weekday and an hour, such as 'monday 00:00'",
        ),
        (
            {"revision": {"timezone": "Mars/North"}},
            "revision",
            "Sub-option 'timezone': no time zone 'Mars/North'; write it as in 'Europe/Warsaw'",
        ),
        (
            {"revision": {"timezone": "../etc/passwd"}},
            "revision",
            "Sub-option 'timezone': no time zone '../etc/passwd'; write it as in 'Europe/Warsaw'",
        ),
        (
            {"publish_comments": "yes"},
            "publish_comments",
            "Expected type: <class 'bool'> but received: <class 'str'>",
        ),
        ({"checks": ["CJM101"]}, "checks", "['CJM101'] is not a mapping of codes to severities"),
        (
            {"checks": {"CJM1": "off"}},
            "checks",
            "'CJM1' is not the code of a problem; write 'CJM001'",
        ),
        (
            {"checks": {"CJM034": False}},
            "checks",
            "CJM034: is an error of structure and stays one; remove the line",
        ),
        ({"checks": {21: "off"}}, "checks", "21 is not the code of a problem; write 'CJM021'"),
        (
            {"checks": {"CJM140 ": "off"}},
            "checks",
            "'CJM140 ' is not the code of a problem; write 'CJM140'",
        ),
        (
            {"checks": {"\u0421J\u041c140": "off"}},
            "checks",
            "'СJМ140' is not the code of a problem; its 'С' and 'М' are Cyrillic, write 'CJM140'",
        ),
        (
            {"checks": {"CJM499": "off"}},
            "checks",
            "'CJM499' is not the code of a problem; `cjm rule` lists those of practice",
        ),
        ({"checks": {"CJM101": "fatal"}}, "checks", "CJM101: 'fatal' is none of error, warning, hint, off"),
        ({"checks": {"CJM101": None}}, "checks", "CJM101: None is none of error, warning, hint, off"),
        ({"forge": "git"}, "forge", "The URL isn't valid, it should include the http:// (scheme)"),
    ],
)
def test_a_wrong_option_is_an_error_that_names_it(
    values: dict[Any, Any], name: object, sentence: str
) -> None:
    config = CjmConfig()
    config.load_dict(values)

    failed, warnings = config.validate()

    assert [(key, str(error)) for key, error in failed] == [(name, sentence)]
    assert not warnings


@pytest.mark.parametrize(("zone", "day"), [("UTC", 22), ("Europe/Warsaw", 23), ("America/New_York", 22)])
def test_the_day_is_the_one_in_the_site_s_time_zone(zone: str, day: int) -> None:
    now = dt.datetime(2026, 11, 22, 23, 30, tzinfo=dt.UTC)

    assert settings(options({"revision": {"timezone": zone}}), now).today == dt.date(2026, 11, day)


_OLD = """
# journeys/buying.md
title: Buying
reviewed: 2026-11-09

# personas/family.md
title: Family
based_on: [interviews]

# studies/interviews.md
title: Interviews
date: 2025-06-01

# metrics/days.md
title: Days

# data/metrics/days.csv
week,journey,touchpoint,department,persona,value,n
2026-W42,,,,,5,9

# departments/payments.md
title: Payments
kpis: [{metric: days}]
"""


@pytest.mark.parametrize(
    ("values", "code", "found"),
    [
        ({}, "CJM120", 1),
        ({"review_every_weeks": 3}, "CJM120", 0),
        ({}, "CJM130", 0),
        ({"evidence_valid_months": 12}, "CJM130", 1),
        ({}, "CJM151", 1),
        ({"measure_every_weeks": 6}, "CJM151", 0),
        ({"checks": {"CJM151": "off"}}, "CJM151", 0),
    ],
)
def test_what_the_site_asks_for_reaches_the_rules(values: dict[Any, Any], code: str, found: int) -> None:
    its = settings(options(values), dt.datetime(2026, 11, 28, tzinfo=dt.UTC))
    assert len(told(_OLD, code, its)) == found


def test_every_rhythm_of_the_options_is_the_analysis_s() -> None:
    values = {"review_every_weeks": 2, "evidence_valid_months": 3, "act_within_weeks": 5}
    its = settings(options({**values, "measure_every_weeks": 6}), dt.datetime(2026, 11, 28, tzinfo=dt.UTC))
    assert (its.review_every_weeks, its.evidence_valid_months) == (2, 3)
    assert (its.act_within_weeks, its.measure_every_weeks) == (5, 6)


def test_the_readme_shows_options_that_there_are() -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    (block,) = (shown for shown in re.findall(r"```yaml\n(.*?)```", text, re.DOTALL) if "closes:" in shown)
    shown = yaml.safe_load(block)["plugins"][0]["cjm"]

    assert options(shown).revision.closes == Close(weekday=6, time=dt.time(18))
    # It has nothing to publish yet.
    assert {name.removesuffix("_") for name in CjmConfig()} - set(shown) == {"publish_comments"}
