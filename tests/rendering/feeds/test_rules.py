"""The rules themselves: each finds what it is for."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from jsonschema import ValidationError
from lxml.etree import XMLSyntaxError

from tests.rendering.feeds.chronicles import files, library
from tests.rendering.feeds.rules import read
from tests.rendering.rich import rich_facts

RSS, ATOM, JSON = "rss.xml", "atom.xml", "feed.json"
CLOSE = "Mon, 23 Nov 2026 00:00:00 +0100"


@pytest.fixture(scope="module")
def found() -> dict[str, bytes]:
    return files(library(rich_facts()))


BROKEN: Iterable[tuple[str, str, str]] = (
    (RSS, "<title>Journeys</title>", ""),
    (RSS, "<title>Journeys</title>", "<title>A & B</title>"),
    (RSS, "<title>Journeys</title>", "<title>\x0b</title>"),
    (RSS, ' type="application/rss+xml"', ""),
    (RSS, "<language>en</language>", ""),
    (RSS, 'isPermaLink="false"', 'isPermaLink="true"'),
    (RSS, "tag:maps.example.org,2026:/cx/2026-W47/journey:washing-machine", "changes/2026-W47/"),
    (RSS, "2026-W47/journey:returning-an-appliance", "2026-W47/journey:washing-machine"),
    (RSS, CLOSE, "2026-11-23"),
    (RSS, 'href="https://maps.example.org/cx/rss.xml"', 'href="https://maps.example.org/cx/atom.xml"'),
    (RSS, 'href="https://maps.example.org/cx/journeys/washing-machine/', 'href="../journeys/'),
    (RSS, "&lt;strong&gt;", "&lt;script&gt;"),
    (RSS, "&lt;ul&gt;", "&lt;ul onclick=x&gt;"),
    (ATOM, "<id>tag:maps.example.org,2026:/cx/</id>", ""),
    (ATOM, "<author><name>Journeys</name></author>", ""),
    (ATOM, "<updated>2026-11-23T00:00:01+01:00</updated>", "<updated>2026-11-23</updated>"),
    (ATOM, "<updated>2026-11-23T00:00:01+01:00</updated>", "<updated>2026-11-23T00:00:00+01:00</updated>"),
    (ATOM, ' rel="alternate"', ' rel="elsewhere"'),
    (JSON, '"version":', '"edition":'),
    (JSON, '"title":"Journeys"', '"title":""'),
    (JSON, '"items":[', '"items":[{},'),
    (JSON, "2026-11-23T00:00:00+01:00", "yesterday"),
    (JSON, '"_cjm":{"name"', '"cjm":{"name"'),
)


@pytest.mark.parametrize(("name", "is_written", "instead"), BROKEN)
def test_a_feed_that_breaks_a_rule_is_found(
    found: dict[str, bytes], name: str, is_written: str, instead: str
) -> None:
    read(f"/{name}", found[name])
    broken = found[name].replace(is_written.encode(), instead.encode())
    assert broken != found[name]
    with pytest.raises((AssertionError, XMLSyntaxError, ValidationError)):
        read(f"/{name}", broken)
