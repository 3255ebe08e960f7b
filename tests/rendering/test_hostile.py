"""Whatever an author writes into any field of any object is shown as text: nothing runs, nothing is lost."""

from __future__ import annotations

import re
from typing import NamedTuple

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from cjm_plugin.rendering import urls
from cjm_plugin.rendering.inline import plain
from cjm_plugin.rendering.redirects import redirects
from cjm_plugin.rendering.site import build_site
from cjm_plugin.rendering.writer import Setting
from tests.rendering.attacks import Planted, attacked
from tests.rendering.rich import EVERYTHING, MEASUREMENTS
from tests.support.catalogs import facts

LANGUAGES = ("en", "ru", "pl")
STORY = "<p>Everything is quiet.</p>"


class Hostile(NamedTuple):
    planted: list[Planted]
    pages: dict[str, str]
    """HTML by address."""

    def tree(self, address: str) -> HtmlElement:
        found = html.fromstring(f"<article>{self.pages[address]}</article>")
        assert isinstance(found, HtmlElement)
        return found


@pytest.fixture(scope="module", params=LANGUAGES)
def hostile(request: pytest.FixtureRequest) -> Hostile:
    things, planted = attacked(EVERYTHING)
    site = build_site(
        facts(*things, measurements=MEASUREMENTS), language=request.param, setting=Setting(name="<b>")
    )
    pages = {page.address: page.html(STORY) for page in site.pages}
    moved = {artifact.path: artifact.content.decode() for artifact in redirects(site.library)}
    return Hostile(planted, {**pages, **moved})


def shown(text: str) -> str:
    return " ".join(text.split())


def as_read(found: Planted) -> str:
    """A text as readers find it; an own key's name has no hyphens and begins with a capital letter."""
    if found.field.endswith("(name)"):
        return found.text[:1].upper() + found.text[1:].replace("-", " ")
    return plain(found.text) if found.marked else found.text


def test_every_kind_of_object_has_hostile_texts(hostile: Hostile) -> None:
    assert len({found.kind for found in hostile.planted}) == 10
    assert len(hostile.planted) > 300


def test_nothing_is_lost(hostile: Hostile) -> None:
    words: dict[str, str] = {}
    lost = []
    for found in hostile.planted:
        address = urls.page(found.kind, found.id)
        if address not in words:
            words[address] = shown(" ".join(hostile.tree(address).itertext()))
        if shown(as_read(found)) not in words[address]:
            lost.append(f"{address} {found.field}")
    assert lost == []


def test_no_element_or_attribute_that_runs_anything(hostile: Hostile) -> None:
    for address in hostile.pages:
        tree = hostile.tree(address)
        assert not tree.xpath("//script | //style | //img | //iframe | //object | //embed | //form[@action]")
        assert not tree.xpath("//input[not(@type = 'checkbox' or ancestor::form[@data-cjm-filter])]")
        names = {str(name) for element in tree.iter() for name in element.attrib}
        assert not {
            name for name in names if name.startswith("on") or name in {"style", "autofocus", "srcdoc"}
        }
        assert not tree.xpath("//comment() | //processing-instruction()")


def test_every_link_is_relative_or_of_a_scheme_that_only_leads_away(hostile: Hostile) -> None:
    for address in hostile.pages:
        for href in hostile.tree(address).xpath("//@href | //@src"):
            scheme = href.partition(":")[0] if ":" in href.split("/")[0] else ""
            assert scheme in {"", "https"}, f"{address}: {href}"


def test_overriding_marks_of_direction_are_gone(hostile: Hostile) -> None:
    assert not [
        address for address, text in hostile.pages.items() if set(text) & set("\u202e\u202c\u2066\u2069")
    ]


def test_each_text_of_the_map_is_isolated(hostile: Hostile) -> None:
    """Text of one direction must not reorder what stands around it."""
    tree = hostile.tree("journeys/washing-machine/")
    bare = tree.xpath("//text()[not(ancestor::*[@dir='auto'] or ancestor::svg)]")
    assert [text for text in bare if re.search(r"n\d+n ", text)] == []


def test_in_a_browser_nothing_runs_and_nothing_is_fetched(hostile: Hostile, browser: Browser) -> None:
    heard: list[str] = []
    with browser.new_page() as page:
        page.on("dialog", lambda dialog: heard.append(dialog.message))
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(error.message))
        page.on("request", lambda request: heard.append(request.url))
        for address, text in hostile.pages.items():
            if not address.endswith(".html"):
                page.set_content(f"<!doctype html><title>x</title><article>{text}</article>")
                page.mouse.move(200, 200)
    assert heard == []
