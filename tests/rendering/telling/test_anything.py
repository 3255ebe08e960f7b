"""Whatever a change is like, it is told: a sentence that is missing must not stop a site from being built."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from cjm_plugin.model.change import (
    About,
    Change,
    Direction,
    Felt,
    Figure,
    Flag,
    Listed,
    Named,
    Plain,
    Prose,
    Scopes,
    Severity,
    Share,
    Value,
    Wait,
    What,
    Word,
)
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling import HtmlStyle, MarkdownStyle, PlainStyle, Teller
from cjm_plugin.rendering.words import WORDS
from tests.rendering.attacks import ATTACKS
from tests.rendering.telling.specimens import COMPARE, DEPTH, HOSTILE, INTERVIEWS, MAP, PENSIONER, day, of

TEXTS = st.sampled_from(["", "x", "{clause}", HOSTILE, *ATTACKS]) | st.text(max_size=20)
KINDS = ["touchpoint", "pain", *(kind for kind in WORDS["kind"] if kind not in {"touchpoint", "pain"})]
NAMED = st.builds(Named, st.sampled_from(KINDS), st.just("a/b/c"), TEXTS)
SINGLE: st.SearchStrategy[Value] = st.one_of(
    st.builds(Plain, TEXTS),
    st.builds(Prose, TEXTS),
    st.builds(Figure, st.floats(-1e9, 1e9), st.none() | TEXTS),
    st.builds(Share, st.floats(0, 1)),
    st.builds(Wait, st.floats(0, 1e6)),
    st.builds(Felt, st.integers(-2, 2)),
    st.builds(Severity, st.integers(1, 5)),
    st.just(day(11, 2)),
    st.builds(Flag, st.booleans()),
    st.builds(Word, st.sampled_from([*WORDS, "x"]), TEXTS | st.sampled_from(["leads", "researched"])),
    NAMED,
)
VALUES = SINGLE | st.builds(Listed, st.lists(SINGLE, max_size=7).map(tuple))
STEPS = st.tuples(
    st.sampled_from([*WORDS["field"], "x-own.key"]), st.sampled_from(["", "[a]", "[a [b]. c]", "[]"])
)
FIELDS = st.lists(STEPS, max_size=3).map(lambda steps: ".".join(name + key for name, key in steps))
SUBJECTS = st.one_of(
    st.just(of(COMPARE, MAP)),
    st.just(of(DEPTH, MAP, COMPARE)),
    *(st.just(of(Named(kind, "it", "It"))) for kind in KINDS[2:]),
)
CHANGES = st.builds(
    Change,
    about=st.sampled_from(About),
    what=st.sampled_from(What),
    subject=SUBJECTS,
    direction=st.sampled_from(Direction),
    scopes=st.just(Scopes()),
    field=FIELDS | TEXTS,
    before=st.none() | VALUES,
    after=st.none() | VALUES,
    persona=st.none() | st.just(PENSIONER),
    by=st.lists(st.sampled_from([INTERVIEWS, MAP, DEPTH]), max_size=2).map(tuple),
    marks=st.lists(VALUES, max_size=3).map(tuple),
)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(CHANGES, st.sampled_from(["en", "ru", "pl"]))
def test_any_change_is_told(change: Change, language: str) -> None:
    locale = Locale.of(language)
    plain = Teller(locale, PlainStyle()).sentence(change)
    assert plain.strip()
    assert Teller(locale, MarkdownStyle()).sentence(change).strip()
    told = Teller(locale, HtmlStyle(lambda _: "/")).sentence(change)
    tree = html.fragment_fromstring(told, create_parent="div")
    assert {element.tag for element in tree.iter()} <= {"div", "a", "b", "span", "del", "ins"}


@settings(max_examples=100, deadline=None, derandomize=True)
@given(st.lists(CHANGES, max_size=12), st.sampled_from(["en", "ru", "pl"]))
def test_any_week_is_summed_up(changes: list[Change], language: str) -> None:
    assert Teller(Locale.of(language), PlainStyle()).summary(changes).strip()
