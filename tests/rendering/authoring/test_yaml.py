"""Values that the program writes are read as they were meant, by its own reader and by others."""

from __future__ import annotations

import datetime as dt

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.loading.yaml_reader import read
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.authoring.yaml import Ref, Value, commands, lines, mapping, written

AWKWARD = (
    "no",
    "Yes",
    "NULL",
    "y",
    "~",
    "2026-11-28",
    "12:30",
    "0x1F",
    "1e5",
    "3 shops",
    "-2",
    "Foo: bar",
    "Foo #1",
    "#1",
    "a: b",
    "[x]",
    "{x: y}",
    "& more",
    "*star*",
    "!important",
    "% off",
    "@home",
    "`code`",
    'He said "no"',
    "It's",
    "back\\slash",
    "<b>bold</b>",
    "Покупка: чайник",
    "🎉",
    "Wait?",
    "a - b",
    "- a",
    "? a",
    "trailing:",
    "x,y",
    "…",
    "http://a.example/b",
    "=",
)


@pytest.mark.parametrize("text", AWKWARD)
def test_awkward_texts(text: str) -> None:
    values: tuple[Value, ...] = (text, (text, text), {text: text})
    for value in values:
        found = f"title: {written(value)}\n"
        assert read(found).faults == ()
        assert read(found).value == {"title": value}
        assert yaml.safe_load(found) == {"title": list(value) if isinstance(value, tuple) else value}


@given(st.text(st.characters(codec="utf-8"), min_size=1).map(clean).filter(bool))
def test_any_text(text: str) -> None:
    assert read(f"title: {written(text)}\n").value == {"title": text}
    assert read(f"title: {written({'key': (text,)})}\n").value == {"title": {"key": (text,)}}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Two words, and more", "Two words, and more"),
        (("Two words, and more",), '["Two words, and more"]'),
        ("Am I even right here?", "Am I even right here?"),
        ("https://intranet.example/a-b", "https://intranet.example/a-b"),
        ("30-39", '"30-39"'),
        (True, "true"),
        (4, "4"),
        (0.6, "0.6"),
        (dt.date(2026, 11, 28), "2026-11-28"),
        (Ref("e-commerce"), "e-commerce"),
        (mapping(from_=1, to=Ref("2")), '{from: 1, to: "2"}'),
    ],
)
def test_how_it_looks(value: Value, text: str) -> None:
    assert written(value) == text


def test_a_short_value_stays_on_its_line() -> None:
    assert list(lines("value", mapping(customer=4, business=3), 80)) == [
        (0, "value: {customer: 4, business: 3}")
    ]


def test_a_long_one_goes_on_below() -> None:
    value = mapping(question="Which?", factors=("price", "depth"), inner=mapping(a="aaaa", b="bbbb"))
    assert list(lines("decision", value, 20)) == [
        (0, "decision:"),
        (1, "question: Which?"),
        (1, "factors: [price, depth]"),
        (1, "inner:"),
        (2, "a: aaaa"),
        (2, "b: bbbb"),
    ]


def test_a_list_of_mappings_has_a_line_for_each() -> None:
    pains = (mapping(id="a", title="short"), mapping(id="b", title="much longer"))
    assert list(lines("pains", pains, 26)) == [
        (0, "pains:"),
        (1, "- {id: a, title: short}"),
        (1, "- id: b"),
        (2, "title: much longer"),
    ]


def test_what_would_make_the_things_that_are_not_there() -> None:
    one, other = Ref("a", "cjm new channel A"), Ref("b", "cjm new channel B")
    value: Value = (mapping(x=one), {other: ("leads",)}, Ref("c"))
    assert list(commands(value)) == ["cjm new channel A", "cjm new channel B"]
