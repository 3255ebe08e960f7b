"""OPML 2.0: a list of feeds, as readers of feeds take and give it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import groupby

from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds.absolute import Origin
from cjm_plugin.rendering.feeds.channel import feed_title
from cjm_plugin.rendering.feeds.entries import legal
from cjm_plugin.rendering.feeds.scopes import Scope
from cjm_plugin.rendering.writer import Library


def opml(library: Library, origin: Origin, scopes: Iterable[Scope]) -> bytes:
    """Scopes by kind, those of a kind in a folder of their own."""
    out = StringIO()
    handler = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    handler.startDocument()
    handler.startElement("opml", {"version": "2.0"})
    handler.startElement("head", {})
    handler.addQuickElement("title", legal(library.setting.name))
    handler.endElement("head")
    handler.startElement("body", {})
    for folder, found in groupby(scopes, key=lambda scope: _folder(library, scope)):
        if folder:
            handler.startElement("outline", {"text": folder})
        for outline in _outlines(library, origin, found):
            handler.addQuickElement("outline", None, outline)
        if folder:
            handler.endElement("outline")
    handler.endElement("body")
    handler.endElement("opml")
    handler.endDocument()
    return out.getvalue().encode()


def _folder(library: Library, scope: Scope) -> str:
    return library.locale.word("collection", scope.thing.kind.folder, capital=True) if scope.thing else ""


def _outlines(library: Library, origin: Origin, scopes: Iterable[Scope]) -> Iterator[dict[str, str]]:
    for scope in scopes:
        title = feed_title(library, scope)
        yield {
            "type": "rss",
            "text": title,
            "title": title,
            "xmlUrl": origin.absolute(urls.feed(scope.page, "rss.xml")),
            "htmlUrl": origin.absolute(scope.page),
        }
