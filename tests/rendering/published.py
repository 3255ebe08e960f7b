"""Pages rendered without a host, read as HTML."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.charts import ChartCache
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.page import Page
from cjm_plugin.rendering.pages import journey_page
from cjm_plugin.rendering.writer import Library, Setting, Writer


def library(facts: Facts, language: str = "en") -> Library:
    return Library(facts, Locale.of(language), Setting(name="Journeys"), ChartCache(None))


def writer(facts: Facts, here: str = urls.HOME, language: str = "en") -> Writer:
    return Writer(library(facts, language), here)


def map_page(facts: Facts, id: str, language: str = "en") -> Page:
    return journey_page(library(facts, language), facts.journeys[id])


def map_tree(facts: Facts, id: str, language: str = "en", story: str = "") -> HtmlElement:
    """The page of a map."""
    return html.fromstring(f"<article>{map_page(facts, id, language).html(story)}</article>")


def text(element: HtmlElement) -> str:
    """What is read, with single blanks; a no-break one counts as one."""
    return " ".join(element.text_content().split())


def texts(tree: HtmlElement, path: str) -> list[str]:
    """The words of every element that an XPath finds."""
    return [text(element) for element in tree.xpath(path)]
