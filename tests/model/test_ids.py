"""Ids: what is one, which is meant, and that two spellings of one are one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from cjm_plugin.model.ids import Id, is_id, normal, suggested_id

own = TypeAdapter(Id)
YO_NFC, YO_NFD = "ёлка", unicodedata.normalize("NFD", "ёлка")


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "7",
        "website",
        "interviews-2026-q3",
        "a-",
        "a--b",
        "сайт-магазина",
        YO_NFC,
        "zażółć-gęślą",
        "網站",  # a script without cases
        "हिन्दी",  # vowel signs and a virama are marks, not letters
        "٣-steps",
    ],
)
def test_ids(text: str) -> None:
    assert is_id(text)
    assert own.validate_python(text) == text


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("Website", "website"),
        ("САЙТ", "сайт"),
        ("web_site", "web-site"),
        ("web site", "web-site"),
        ("-web", "web"),
        ("--web--site--", "web-site"),
        ("Web site №2", "web-site-2"),
        ("choose/compare", "choose-compare"),
        ("chat🙂bot", "chat-bot"),
        ("straße", "strasse"),  # itself an id; told only of other faults
        ("Straße", "strasse"),
        ("../up", "up"),
        ("a\u200db", "a-b"),
        ("a\u202eb", "a-b"),
        ("x²", "x"),
    ],
)
def test_suggestions(text: str, suggestion: str) -> None:
    assert suggested_id(text) == suggestion
    assert is_id(suggestion)


@pytest.mark.parametrize(
    "text",
    [
        "Website",
        "-web",
        "web_site",
        "web site",
        "a/b",
        "a.b",
        "x²",
        "a\u200db",
        "Сайт",
        "ǅ",
        "a\n",
    ],
)
def test_what_is_no_id_is_told_with_the_nearest_one(text: str) -> None:
    assert not is_id(text)
    with pytest.raises(ValidationError) as caught:
        own.validate_python(text)
    mend = f"; did you mean '{suggested_id(text)}'?"
    assert caught.value.errors()[0]["msg"] == f"'{text}' is not an id{mend}"


@pytest.mark.parametrize("text", ["", "-", "🙂", "---", "…"])
def test_where_nothing_can_stay_nothing_is_suggested(text: str) -> None:
    assert not is_id(text)
    assert suggested_id(text) == ""
    with pytest.raises(ValidationError) as caught:
        own.validate_python(text)
    assert caught.value.errors()[0]["msg"] == f"'{text}' is not an id"


def test_decomposed_letters_become_composed() -> None:
    assert YO_NFD != YO_NFC
    assert normal(YO_NFD) == YO_NFC
    assert own.validate_python(YO_NFD) == YO_NFC
    assert suggested_id(YO_NFD.upper()) == YO_NFC


@pytest.mark.parametrize("value", [1, True, None, ["a"]])
def test_an_id_is_text(value: object) -> None:
    with pytest.raises(ValidationError):
        own.validate_python(value)


@given(st.text())
def test_a_suggestion_is_an_id_or_nothing_and_suggests_itself(text: str) -> None:
    suggestion = suggested_id(text)
    assume(not unicodedata.category(suggestion[:1] or "a").startswith("M"))
    assert suggestion == "" or is_id(suggestion)
    assert suggested_id(suggestion) == suggestion


@given(st.text())
def test_normal_is_the_same_for_both_spellings(text: str) -> None:
    assert normal(unicodedata.normalize("NFD", text)) == normal(text) == normal(normal(text))
