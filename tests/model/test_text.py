"""The author's words, days and numbers, as they come from a file."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cjm_plugin.model.text import Day, EmotionScore, Flag, Name, Number, Score, Text, Title, Whole, clean


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("", ""),
        ("  Opens four tabs  ", "Opens four tabs"),
        ("one\ntwo", "one two"),
        ("one\n", "one"),
        ("one\n\n two ", "one   two"),
        ("a\u202egnirts\u202c", "agnirts"),
        ("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
        ("bell\x07, null\x00, escape\x1b, delete\x7f, next\x85line", "bell, null, escape, delete, nextline"),
        ("\ufeffmark", "mark"),
        ("שלום\u200f!", "שלום\u200f!"),  # a mark overrides nothing
        ("می\u200cخواهم", "می\u200cخواهم"),  # the non-joiner is spelling
        ("👩\u200d👧", "👩\u200d👧"),  # the joiner makes one sign of two
        ("10\u00a0000", "10\u00a0000"),
        ("soft\u00adhyphen", "soft\u00adhyphen"),
        ("*fast* [chat](../channels/chat.md) <b>", "*fast* [chat](../channels/chat.md) <b>"),
    ],
)
def test_clean(written: str, kept: str) -> None:
    assert clean(written) == kept


@given(st.text())
def test_clean_is_done_once(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once
    assert not set(once) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\x00")


@pytest.mark.parametrize("written", ["", "   ", "\n", "\u202e\u202c", "\x00"])
@pytest.mark.parametrize("type_", [Title, Name])
def test_titles_and_names_say_something(type_: Any, written: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(type_).validate_python(written)
    assert caught.value.errors()[0]["msg"] == "is empty"
    assert TypeAdapter(Text).validate_python(written) == ""


VALID: list[tuple[Any, Any, Any]] = [
    (Day, dt.date(2026, 11, 16), dt.date(2026, 11, 16)),
    (Day, "2026-11-16", dt.date(2026, 11, 16)),
    (Day, "2028-02-29", dt.date(2028, 2, 29)),
    (Number, 80, 80.0),
    (Number, 0.35, 0.35),
    (Number, -5, -5.0),
    (Whole, 3, 3),
    (Flag, True, True),
    (Flag, False, False),
    (Score, 1, 1),
    (Score, 5, 5),
    (EmotionScore, -2, -2),
    (EmotionScore, 2, 2),
]
INVALID: list[tuple[Any, Any]] = [
    (Day, dt.datetime(2026, 11, 16, 10, tzinfo=dt.UTC)),
    (Day, "2026-02-29"),
    (Day, "2026-11"),
    (Day, "16.11.2026"),
    (Day, "2026-11-16 10:00"),
    (Day, 20261116),
    (Number, "80"),
    (Number, True),
    (Number, float("nan")),
    (Number, float("inf")),
    (Whole, 3.0),
    (Whole, True),
    (Flag, 1),
    (Flag, "yes"),
    (Score, 0),
    (Score, 6),
    (Score, 3.0),
    (Score, True),
    (EmotionScore, -3),
    (EmotionScore, 3),
    (EmotionScore, "1"),
    (Title, 7),
    (Text, True),
]


@pytest.mark.parametrize(("type_", "written", "value"), VALID)
def test_values(type_: Any, written: object, value: object) -> None:
    found = TypeAdapter(type_).validate_python(written)
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(("type_", "written"), INVALID)
def test_a_value_of_another_type_is_not_bent(type_: Any, written: object) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(type_).validate_python(written)
