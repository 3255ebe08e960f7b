"""What is told of a touchpoint that was there and still is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.analysis.diff.rows import rows
from tests.support.catalogs import journey, stage, touchpoint


def told(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Of the touchpoint `pay` of the map `buy`, by its fields on both days."""
    one, other = (
        journey("buy", stage("choose", touchpoint("pay", **fields)), personas=["family", "pensioner"])
        for fields in (before, after)
    )
    return rows([one], [other])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"emotion": 1}, {"emotion": -1}, ["touchpoint.emotion-fell buy/pay emotion: +1 -> -1 worse"]),
        ({"emotion": -2}, {"emotion": 0}, ["touchpoint.emotion-rose buy/pay emotion: -2 -> 0 better"]),
        ({}, {"emotion": 0}, ["touchpoint.field-changed buy/pay emotion: none -> 0"]),
        (
            {"channel": "site"},
            {"channel": "phone"},
            ["touchpoint.channel-changed buy/pay channel: site -> phone"],
        ),
        (
            {"departments": {"shop": "leads"}},
            {"departments": {"shop": "leads", "care": "supports"}},
            ["touchpoint.department-joined buy/pay departments[care]: none -> care (role=supports)"],
        ),
    ],
)
def test_fields(before: dict[str, Any], after: dict[str, Any], expected: list[str]) -> None:
    assert told(before, after) == expected
    assert told(after, after) == []
