"""Plain values."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from cjm_plugin.loading.yaml_reader import read


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("text", "text"),
        ("'quo''ted'", "quo'ted"),
        ('"a\\tb\\u017c"', "a\tbż"),
        ("12", 12),
        ("-3", -3),
        ("+4", 4),
        ("1_000", 1000),
        ("0", 0),
        ("0.35", 0.35),
        (".5", 0.5),
        ("-1.5e3", -1500.0),
        ("1e3", 1000.0),
        (".inf", float("inf")),
        ("-.INF", float("-inf")),
        ("true", True),
        ("Yes", True),
        ("on", True),
        ("no", False),
        ("OFF", False),
        ("y", "y"),
        ("n", "n"),
        ("null", None),
        ("~", None),
        ("", None),
        ("2026-11-16", dt.date(2026, 11, 16)),
        ("2026-11-16T10:20:30Z", dt.datetime(2026, 11, 16, 10, 20, 30)),  # noqa: DTZ001
        ("2026-11-16 10:20:30.5 +02:00", dt.datetime(2026, 11, 16, 10, 20, 30)),  # noqa: DTZ001
        ("2026-02-30", "2026-02-30"),
        ("2026-11-16 25:00:00", "2026-11-16 25:00:00"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("0x1f", "0x1f"),
        ("0b1", "0b1"),
        ("1.2.3", "1.2.3"),
        ("٣", "٣"),
        ("9" * 500, "9" * 500),
        ("!!str 12", "12"),
        ("!!int '12'", 12),
        ("!!float 12", 12.0),
        ("! 12", "12"),
        ("[a, [b], {c: d}]", ("a", ("b",), {"c": "d"})),
        ("{}", {}),
        ("[]", ()),
        ("|\n  a\n  b\n", "a\nb\n"),
        (">-\n  a\n  b\n", "a b"),
        ("&x a", "a"),
    ],
)
def test_values(written: str, value: Any) -> None:
    result = read(f"key: {written}\n")
    assert result.faults == ()
    assert result.value == {"key": value}
    assert type(result.value["key"]) is type(value)


def test_aliases() -> None:
    result = read("a: &x [1, &y {b: c}]\nd: *x\ne: *y\nf: &x 2\ng: *x\n")
    assert result.faults == ()
    shared = (1, {"b": "c"})
    assert result.value == {"a": shared, "d": shared, "e": {"b": "c"}, "f": 2, "g": 2}


def test_nothing() -> None:
    assert read("").value is None
    assert read("# only\n").value is None


def test_depth_and_number_of_values_have_bounds() -> None:
    assert read("[" * 40 + "]" * 40).faults == ()
    assert [fault.code.id for fault in read("[" * 41 + "]" * 41).faults] == ["CJM018"]
    assert read("[" + "a," * 99_000 + "]").faults == ()
    assert [fault.code.id for fault in read("[" + "a," * 100_000 + "]").faults] == ["CJM017"]
