"""What every feed must be: the specifications' grammars, and what the public validators find beyond them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import cache
from pathlib import Path

from jsonschema import Draft202012Validator
from lxml import etree, html

SCHEMAS = Path(__file__).parent / "schemas"

ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}"

_TAG = re.compile(
    r"tag:[a-z0-9]+([.-][a-z0-9]+)*,\d{4}(-\d\d(-\d\d)?)?:([A-Za-z0-9._~!$&'()*+,;=:@/?-]|%[0-9A-F]{2})+"
)
"""RFC 4151."""

_ALLOWED: Mapping[str, frozenset[str]] = {
    "a": frozenset({"href", "dir"}),
    "ul": frozenset(),
    "ol": frozenset(),
    "li": frozenset(),
    "p": frozenset(),
    "b": frozenset({"dir"}),
    "strong": frozenset(),
    "em": frozenset(),
    "code": frozenset(),
    "span": frozenset({"dir"}),
    "del": frozenset(),
    "ins": frozenset(),
}
"""The elements in which changes are told, each with its attributes: nothing that a reader would take out."""


@dataclass(frozen=True)
class Item:
    """An item as any form of feed has it."""

    id: str
    url: str
    title: str
    html: str
    published: str
    """ISO 8601."""
    tags: tuple[str, ...]

    @property
    def links(self) -> list[str]:
        found = html.fromstring(f"<div>{self.html}</div>").xpath("//a/@href")
        return [str(href) for href in found]


@dataclass(frozen=True)
class Feed:
    """A feed in any form."""

    id: str
    title: str
    page: str
    here: str
    updated: str
    language: str
    items: tuple[Item, ...]


def read(path: str, content: bytes) -> Feed:
    """A feed that keeps all the rules; AssertionError with what is wrong with it."""
    found = {"rss.xml": _rss, "atom.xml": _atom, "feed.json": _json}[path.rpartition("/")[2]](content)
    assert found.here.endswith(f"/{path.rpartition('/')[2]}"), "it says that it is elsewhere"
    wrong = [*_wrong(found)]
    assert not wrong, f"{path}: {wrong}"
    return found


def valid(schema: str, content: bytes) -> etree._Element:
    """XML that a grammar knows."""
    content.decode()
    tree = etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True))
    grammar = _grammar(schema)
    assert grammar.validate(tree), str(grammar.error_log)
    return tree


@cache
def _grammar(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(SCHEMAS / f"{name}.rng"))


def _rss(content: bytes) -> Feed:
    (channel,) = valid("rss", content)
    link = channel.find(f"{ATOM}link")
    assert link is not None
    items = tuple(
        Item(
            item.findtext("guid", ""),
            item.findtext("link", ""),
            item.findtext("title", ""),
            item.findtext(f"{CONTENT}encoded", ""),
            parsedate_to_datetime(item.findtext("pubDate", "")).isoformat(),
            tuple(category.text or "" for category in item.findall("category")),
        )
        for item in channel.findall("item")
    )
    return Feed(
        channel.findtext("link", ""),
        channel.findtext("title", ""),
        channel.findtext("link", ""),
        str(link.get("href")),
        parsedate_to_datetime(channel.findtext("lastBuildDate", "")).isoformat(),
        channel.findtext("language", ""),
        items,
    )


def _atom(content: bytes) -> Feed:
    feed = valid("atom", content)
    updated = feed.findtext(f"{ATOM}updated", "")
    moments = [entry.findtext(f"{ATOM}updated", "") for entry in feed.iter(f"{ATOM}entry")]
    assert len(set(moments)) == len(moments), "two entries with the same moment"
    assert max(moments, default=updated) == updated, "it is older than an entry"
    items = tuple(
        Item(
            entry.findtext(f"{ATOM}id", ""),
            _links(entry)["alternate"],
            entry.findtext(f"{ATOM}title", ""),
            entry.findtext(f"{ATOM}content", ""),
            entry.findtext(f"{ATOM}published", ""),
            tuple(str(category.get("label")) for category in entry.iter(f"{ATOM}category")),
        )
        for entry in feed.iter(f"{ATOM}entry")
    )
    links = _links(feed)
    language = str(feed.get("{http://www.w3.org/XML/1998/namespace}lang"))
    title, id = feed.findtext(f"{ATOM}title", ""), feed.findtext(f"{ATOM}id", "")
    assert _TAG.fullmatch(id), id
    return Feed(id, title, links["alternate"], links["self"], updated, language, items)


def _links(element: etree._Element) -> dict[str, str]:
    found = element.findall(f"{ATOM}link")
    links = {str(link.get("rel")): str(link.get("href")) for link in found}
    assert len(links) == len(found), "two links of one kind"
    return links


def _json(content: bytes) -> Feed:
    feed = json.loads(content)
    Draft202012Validator(json.loads((SCHEMAS / "json-feed.json").read_text())).validate(feed)
    items = tuple(
        Item(
            item["id"],
            item["url"],
            item["title"],
            item["content_html"],
            item["date_published"],
            tuple(item.get("tags", ())),
        )
        for item in feed["items"]
    )
    for item in feed["items"]:
        lines = html.fromstring(f"<div>{item['content_html']}</div>").xpath("ul[1]/li")
        assert len(lines) == len(item["_cjm"]["lines"])
    newest = items[0].published if items else ""
    page, here = feed["home_page_url"], feed["feed_url"]
    return Feed(here, feed["title"], page, here, newest, feed["language"], items)


def _wrong(feed: Feed) -> Iterator[str]:
    ids = [item.id for item in feed.items]
    if len(set(ids)) != len(ids):
        yield "two items with one id"
    moments = [item.published for item in feed.items]
    if moments != sorted(moments, reverse=True):
        yield "the newest is not the first"
    for item in feed.items:
        if not _TAG.fullmatch(item.id):
            yield f"{item.id}: is no tag of RFC 4151"
        yield from _wrong_html(item.html)


def _wrong_html(text: str) -> Iterator[str]:
    for element in html.fragment_fromstring(text, create_parent="div").iterdescendants():
        name = str(element.tag)
        if name not in _ALLOWED:
            yield f"<{name}> in {text}"
            continue
        yield from (f"<{name} {key}> in {text}" for key in set(element.attrib) - _ALLOWED[name])
        href = element.get("href")
        if href is not None and not re.fullmatch(r"https?://[!-~]+", href):
            yield f"{href} is not absolute"
