"""Pages as their readers have them: words, tables, sections."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model import anchors
from cjm_plugin.model.revision import NO_HISTORY, Chronicle
from cjm_plugin.rendering.site import Site, build_site
from cjm_plugin.rendering.writer import Setting

LANGUAGES = ("en", "ru", "pl")
SITE_NAME = "Maps & <b>more</b>"


def site(found: Facts, language: str = "en", chronicle: Chronicle = NO_HISTORY) -> Site:
    return build_site(found, language=language, setting=Setting(name=SITE_NAME), chronicle=chronicle)


def read(found: Site, address: str) -> HtmlElement:
    return html.fromstring(f"<main>{found.by_address[address].html('')}</main>")


def words(element: HtmlElement) -> str:
    """All text with single blanks, no-break ones among them."""
    return " ".join(element.text_content().split())


def section(root: HtmlElement, anchor: str) -> HtmlElement:
    (found,) = root.xpath("//section[h2/@id = $id]", id=anchors.section_anchor(anchor))
    assert isinstance(found, HtmlElement)
    return found


def table(element: HtmlElement) -> list[list[str]]:
    """The rows of the tables in an element, their headings first."""
    rows = element.xpath(".//tr")
    return [[words(cell) for cell in row.xpath("th | td")] for row in rows]
