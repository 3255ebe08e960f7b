"""Authors' words do nothing: not in HTML, not in Markdown, not on a forge that looks for mentions in text."""

from __future__ import annotations

import re

import pytest
from lxml import html
from markdown_it import MarkdownIt
from markupsafe import Markup

from cjm_plugin.analysis.lines import Line
from cjm_plugin.model.change import Named
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling import HtmlStyle, MarkdownStyle, PlainStyle, Teller
from cjm_plugin.rendering.telling.markdown import escaped
from tests.rendering.attacks import ATTACKS
from tests.rendering.telling.specimens import AT_COMPARE, COMPARE, HOSTILE, MAP, SPECIMENS, WORSE

EN = Locale.of("en")
GITHUB = MarkdownIt("gfm-like", {"linkify": False})
ZERO = "\N{ZERO WIDTH SPACE}"

WORDS = (
    *ATTACKS,
    HOSTILE,
    "@everyone and @org/team, or hoses@example.org",
    "see #12, GH-12, org/repo#12, !12, %12, &12, ~label, $12 and ^12",
    "https://example.org/a_b_c www.example.org mailto:a@example.org",
    "since abcdef1, or 0123456789abcdef0123456789abcdef01234567",
    "$x^2$ for $5 :smile: ==marked== ~~gone~~ ~sub~ ^sup^",
    "1. one", "- one", "# one #", "+ one", "> one", "``` one", "| a | b |", "a\\*b", "_a_ __b__ *c* **d**",
    "<!-- one -->", "[a]: https://example.org", "[^1]", "![x](y)", "&amp; &lt; &#64;everyone", "AT&T",
)  # fmt: skip


def shown(markdown: str) -> html.HtmlElement:
    return html.fragment_fromstring(GITHUB.render(markdown), create_parent="div")


def seen(markdown: str) -> str:
    """What a reader sees: blanks that have no width are not seen."""
    return " ".join(shown(markdown).text_content().replace(ZERO, "").split())


@pytest.mark.parametrize("words", WORDS)
def test_markdown_shows_the_words(words: str) -> None:
    printable = " ".join(re.sub(r"[\x00-\x08\x0e-\x1f]", "\N{REPLACEMENT CHARACTER}", words).split())
    expected = printable.replace("\x01", "\N{REPLACEMENT CHARACTER}")
    told = seen(f"- **{escaped(words)}**: x").replace("\x01", "\N{REPLACEMENT CHARACTER}")
    assert told == f"{expected}: x"


@pytest.mark.parametrize("words", WORDS)
def test_markdown_of_the_words_has_no_element_but_ours(words: str) -> None:
    tree = shown(f"- **{escaped(words)}**: {escaped(words)}")
    assert {element.tag for element in tree.iter()} <= {"div", "ul", "li", "strong", "span"}
    assert not [value for element in tree.iter() for value in element.attrib.values()]


# What GitHub, GitLab and Gitea look for in the text of what Markdown gives.
ACTING = re.compile(r"@\w|#\d|\bGH-\d|[!%~^$]\w|://\w|www\.\w|\b[0-9a-f]{7,40}\b|:[\w+-]+:", re.IGNORECASE)


@pytest.mark.parametrize("words", WORDS)
def test_nothing_in_the_words_pings_or_links(words: str) -> None:
    text = shown(f"**{escaped(words)}**").text_content()
    assert ACTING.findall(text) == []


@pytest.mark.parametrize("name", SPECIMENS)
def test_html_holds_nothing_but_ours(name: str) -> None:
    told = Teller(EN, HtmlStyle(lambda named: f"/{named.kind}/")).sentence(SPECIMENS[name])
    assert isinstance(told, Markup)
    tree = html.fragment_fromstring(told, create_parent="div")
    assert {element.tag for element in tree.iter()} <= {"div", "a", "b", "span", "del", "ins"}
    assert {key for element in tree.iter() for key in element.attrib} <= {"href", "dir"}
    plain = Teller(EN, PlainStyle()).sentence(SPECIMENS[name])
    assert tree.text_content() == plain


@pytest.mark.parametrize("name", SPECIMENS)
def test_markdown_says_what_plain_text_says(name: str) -> None:
    told = Teller(EN, MarkdownStyle()).sentence(SPECIMENS[name])
    assert seen(f"- {told}") == " ".join(Teller(EN, PlainStyle()).sentence(SPECIMENS[name]).split())


def test_html_marks_what_was_and_what_is_and_isolates_words() -> None:
    told = Teller(EN, HtmlStyle(lambda _: "map/#compare")).sentence(SPECIMENS["emotion fell"])
    assert told == (
        '<a href="map/#compare" dir="auto">Compares three models on the site</a>: '
        "emotion fell <del>0</del> → <ins>−1</ins>"
    )


def test_what_has_no_page_is_not_linked() -> None:
    told = Teller(EN, HtmlStyle(lambda _: None)).sentence(SPECIMENS["touchpoint removed"])
    assert told == '<b dir="auto">Compares three models on the site</b> is no longer on the map'


def test_markdown_links_where_an_address_is_known() -> None:
    style = MarkdownStyle(lambda named: f"https://maps.example.org/({named.id})/")
    assert style.thing(Named("journey", "a b", "[x]")) == (
        r"[**\[x\]**](https://maps.example.org/%28a%20b%29/)"
    )


def test_under_its_own_heading_a_thing_is_not_named_again() -> None:
    teller = Teller(EN, PlainStyle())
    line = Line(SPECIMENS["stage added"].subject, WORSE, (SPECIMENS["stage added"],))
    assert teller.line(line, under=MAP) == "The map: stage Decide added"
    new = Line(SPECIMENS["map added"].subject, WORSE, (SPECIMENS["map added"],))
    assert teller.line(new, under=MAP) == "The map is new"
    logistics = SPECIMENS["department target"].subject
    target = Line(logistics, WORSE, (SPECIMENS["department target"],))
    assert teller.line(target, under=Named("department", "logistics", "Logistics")).startswith(
        "The department: target of “Days to the refund” changed 10"
    )
    other = Line(AT_COMPARE, WORSE, (SPECIMENS["emotion fell"],))
    assert teller.line(other, under=MAP).startswith(f"{COMPARE.title}: ")
