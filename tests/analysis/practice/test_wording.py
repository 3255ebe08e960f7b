"""How touchpoints are told, in three languages: what is found in a sentence, and what is left alone.

The sentences stand in `sentences/`: those with `|` are found, with the words that give them away behind it.
"""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.practice import RULES
from cjm_plugin.analysis.practice.words import english, polish, russian
from cjm_plugin.analysis.practice.words.listing import Lister
from cjm_plugin.analysis.practice.words.narrator import Reader
from cjm_plugin.analysis.practice.words.sentence import Sentence
from tests.support.practice import facts, told

_SENTENCES = Path(__file__).parent / "sentences"
_LANGUAGES = (english, russian, polish)
_COMPANY = """
# channels/at-home.md
title: At home

# channels/telegram.md
title: Телеграм

# channels/in-app-telegram.md
title: Telegram

# channels/kiosk.md
title: Терминал самообслуживания

# departments/logistics.md
title: Logistics
lead: Head of logistics

# departments/logistika.md
title: Логистика
lead: Руководитель логистики

# departments/logistyka.md
title: Logistyka
lead: Kierowniczka reklamacji

# departments/shops.md
title: Shops
"""


def _sections(name: str) -> dict[str, dict[str, str]]:
    """Sentences with their telling words by the heading of their section: `English, found`."""
    _, *sections = f"\n{(_SENTENCES / name).read_text(encoding='utf-8')}".split("\n# ")
    return dict(map(_section, sections))


def _section(text: str) -> tuple[str, dict[str, str]]:
    heading, *lines = filter(None, text.splitlines())
    return heading, {sentence: words for sentence, _, words in (line.partition(" | ") for line in lines)}


def _found(code: str, sentences: list[str], field: str = "title") -> dict[str, str]:
    """The words that a rule takes offence at, by sentence: one map has them all."""
    touchpoints = "\n".join(
        f"      - {json.dumps({'id': f't-{number}', 'title': 'Waits', 'channel': 'x', field: sentence})}"
        for number, sentence in enumerate(sentences)
    )
    journey = f"title: Buying\nstages:\n  - stage: buy\n    touchpoints:\n{touchpoints}"
    catalog = facts(f"{_COMPANY}\n# journeys/buying.md\n{journey}")
    found = list(RULES[code].find(catalog))
    assert {one.path[-1] for one in found} <= {field}
    return {sentences[int(one.at.removeprefix("t-"))]: str(one.said.values[0][1]) for one in found}


@pytest.mark.parametrize("heading", _sections("several_channels.txt"))
def test_several_channels(heading: str) -> None:
    expected = _sections("several_channels.txt")[heading]
    assert _found("CJM101", list(expected)) == {text: words for text, words in expected.items() if words}


@pytest.mark.parametrize("field", ["title", "does"])
@pytest.mark.parametrize("heading", _sections("company_side.txt"))
def test_company_side(heading: str, field: str) -> None:
    expected = _sections("company_side.txt")[heading]
    assert _found("CJM102", list(expected), field) == {
        text: words for text, words in expected.items() if words
    }


@pytest.mark.parametrize("code", ["CJM101", "CJM102"])
@pytest.mark.parametrize("heading", _sections("both.txt"))
def test_what_customers_do_is_told_from_their_side_in_one_channel(heading: str, code: str) -> None:
    sentences = list(_sections("both.txt")[heading])
    assert _found(code, sentences) == {}
    assert _found(code, sentences, "does") == {}


@pytest.mark.parametrize(
    ("does", "expected"),
    [
        ("Has it explained by phone or e-mail", "by phone or e-mail"),
        ("Жалуется по телефону и в чате", "по телефону и в чате"),
        ("Pyta telefonicznie lub mailowo", "telefonicznie lub mailowo"),
        ("Tries again through any other channel", "through any other channel"),
        # What is there is not what is used.
        ("Lays phone and letter on the table", ""),
        ("Sees the letter and the e-mail lie there", ""),
        ("Rings or writes", ""),
        ("Видит письмо и SMS", ""),
        ("Ma przed sobą list i telefon", ""),
    ],
)
def test_in_what_is_done_a_list_counts_as_the_means(does: str, expected: str) -> None:
    assert _found("CJM101", [does], "does") == ({does: expected} if expected else {})


# Several channels: where

_MAP = """
# journeys/buying.md
title: Buying
personas: [family, pensioner]
stages:
  - stage: buy
    touchpoints:
      - {}
"""
_LUMP = (
    "journeys/buying.md stages.0.touchpoints.0.{}: “{}” are several channels; "
    "keep one and give each of the others a touchpoint of its own"
)


def test_a_lump_is_told_once_a_touchpoint_at_its_title_first() -> None:
    touchpoint = "{id: asks, title: Asks by phone or e-mail, channel: phone, does: Asks by chat or by text}"
    assert told(_MAP.format(touchpoint), "CJM101") == [_LUMP.format("title", "by phone or e-mail")]
    touchpoint = "{id: asks, title: Asks, channel: phone, does: Asks by chat or by text}"
    assert told(_MAP.format(touchpoint), "CJM101") == [_LUMP.format("does", "by chat or by text")]


def test_what_another_persona_uses_is_no_lump() -> None:
    own = "by_persona: {pensioner: {channel: phone, does: Asks by phone}}"
    touchpoint = f"{{id: asks, title: Asks by e-mail, channel: e-mail, {own}}}"
    assert told(_MAP.format(touchpoint), "CJM101") == []


def test_a_channel_that_is_a_list_is_told_instead_of_its_touchpoints() -> None:
    touchpoint = "{id: asks, title: Asks by phone and e-mail, channel: contact}"
    channel = "\n# channels/contact.md\ntitle: Phone and e-mail\n"
    message = "is more than one channel; make a channel of each, and name one at every touchpoint"
    assert told(_MAP.format(touchpoint) + channel, "CJM101") == [f"channels/contact.md title: {message}"]


@pytest.mark.parametrize(
    "title", ["Other channels", "Сайт и приложение", "Телефон / чат", "Strona i aplikacja", "All channels"]
)
def test_a_channel_is_one(title: str) -> None:
    assert len(told(f"# channels/contact.md\ntitle: {title}\n", "CJM101")) == 1


@pytest.mark.parametrize(
    "title",
    ["Chat on the site", "Text message", "Shop", "Чат в приложении", "Czat na stronie", "Gift shop & café"],
)
def test_a_channel_in_another_is_one(title: str) -> None:
    assert told(f"# channels/contact.md\ntitle: {title}\n", "CJM101") == []


# The company's side: where

_OURS = (
    "journeys/buying.md stages.0.touchpoints.0.{}: “{}” is the subject; "
    "tell what the customer does, hears or waits for"
)


def test_the_companys_side_is_told_once_a_touchpoint_and_once_for_each_persona() -> None:
    own = "by_persona: {pensioner: {does: The driver rings}}"
    touchpoint = f"{{id: asks, title: Courier calls, channel: phone, does: The courier calls twice, {own}}}"
    assert told(_MAP.format(touchpoint), "CJM102") == [
        _OURS.format("by_persona.0.does", "The driver"),
        _OURS.format("title", "Courier"),
    ]


@pytest.mark.parametrize(
    "field", ["thinks", "feels", "expects", "motive", "context", "frontstage", "backstage"]
)
def test_only_title_and_what_is_done_are_the_customers_own(field: str) -> None:
    touchpoint = f"{{id: asks, title: Waits, channel: phone, {field}: The courier calls by phone or e-mail}}"
    assert told(_MAP.format(touchpoint), "CJM102") == told(_MAP.format(touchpoint), "CJM101") == []


@pytest.mark.parametrize(
    ("does", "sentence"),
    [
        (
            "We send a confirmation",
            "“We send” is the company speaking; tell what the customer does: “Gets a text with …”",
        ),
        (
            "The client is sent a text",
            "“The client is sent” makes the customer an object; tell what the customer does: “Learns that …”",
        ),
    ],
)
def test_how_the_company_shows_is_told(does: str, sentence: str) -> None:
    touchpoint = f"{{id: asks, title: Waits, channel: phone, does: {does}}}"
    assert told(_MAP.format(touchpoint), "CJM102") == [
        f"journeys/buying.md stages.0.touchpoints.0.does: {sentence}"
    ]


@pytest.mark.parametrize(
    ("persona", "title"),
    [
        ("Office manager", "The office manager calls three shops"),
        ("Couriers, self-employed", "The courier rings the workshop"),
        ("Офис-менеджер; водители", "Водитель звонит в сервис"),
        ("Kierownik małego biura", "Kierownik dzwoni do sklepu"),
    ],
)
def test_a_persona_with_a_role_for_its_name_is_a_customer(persona: str, title: str) -> None:
    text = _MAP.format(f"{{id: rings, title: {title}, channel: phone}}")
    assert len(told(text, "CJM102")) == 1
    assert (
        told(f"{text}\n# personas/family.md\ntitle: {json.dumps(persona, ensure_ascii=False)}", "CJM102")
        == []
    )


@pytest.mark.parametrize("code", ["CJM101", "CJM102"])
def test_a_design_is_told_by_the_customer_in_one_channel_too(code: str) -> None:
    text = _MAP.format("{id: rings, title: The courier rings by phone or e-mail, channel: phone}")
    design = text.replace("title: Buying\n", "title: Buying\nstate: to-be\nof: as-is\n")
    assert len(told(f"{design}\n# journeys/as-is.md\ntitle: As is\n", code)) == 1


# Any text

_LISTER = Lister([language.LISTING for language in _LANGUAGES], [("kiosk", "Терминал")])
_READERS = [Reader(language.VOICE, ["Shops"], ["Head of shops"]) for language in _LANGUAGES]
_WORDS = (
    "the our manager courier курьер kurier звонит dzwoni calls is sent to customer клиенту klientowi by phone"
    " or e-mail сайт и чат lub czat , . / “ ” « » „ & ( ) - — ' ’ * _ etc when когда gdy after через po we мы"
    " any channel ё"
)
_PIECES = st.sampled_from(_WORDS.split(" "))
_TEXTS = st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=3)), max_size=12).map(" ".join))


@given(_TEXTS)
def test_what_is_found_stands_in_the_text(text: str) -> None:
    sentence = Sentence(text)
    shown = [_LISTER.find(text), _LISTER.find_means(text)]
    told_by = filter(None, (reader.find(sentence, frozenset()) for reader in _READERS))
    shown += [sentence.shown(found.start, found.end) for found in told_by]
    for words in filter(None, shown):
        assert Sentence(words).words
        assert set(Sentence(words).words) <= set(sentence.words)


@given(_TEXTS)
def test_the_way_letters_are_composed_makes_no_difference(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert [bool(reader.find(Sentence(apart), frozenset())) for reader in _READERS] == [
        bool(reader.find(Sentence(unicodedata.normalize("NFC", text)), frozenset())) for reader in _READERS
    ]
