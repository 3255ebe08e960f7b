"""The feeds of the demonstration: half a year of real edits, told by a real build."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.rendering.feeds.rules import Feed, read, valid
from tests.site.conftest import Built

URL = "https://journeys.intranet.example/"
FORGE = "https://git.example.org/cx/maps/pull/"
NAMES = {"rss.xml", "atom.xml", "feed.json"}
GONE = {
    "channels/video-call/rss.xml",
    "departments/evening-desk/rss.xml",
    "journeys/collecting-in-the-shop/rss.xml",
    "personas/holiday-flat-owner/rss.xml",
    "stages/decide/rss.xml",
}
"""Of what was removed within the half year: whoever follows it is told so, and nobody new is led there."""


@pytest.fixture(scope="module")
def feeds(demonstration: Built) -> dict[str, Feed]:
    """All feeds by their path; each keeps the rules of its form."""
    root = demonstration.folder
    files = sorted(file for file in root.rglob("*") if file.name in NAMES)
    return {file.relative_to(root).as_posix(): read(f"/{file.name}", file.read_bytes()) for file in files}


def test_each_form_of_each_scope_keeps_its_rules(demonstration: Built, feeds: dict[str, Feed]) -> None:
    listed = valid("opml", (demonstration.folder / "feeds/all.opml").read_bytes())
    addresses = {str(outline.get("xmlUrl")) for outline in listed.iter("outline") if outline.get("xmlUrl")}
    assert addresses == {feeds[path].here for path in feeds if path.endswith("rss.xml") and path not in GONE}
    assert set(feeds) >= GONE
    assert len(feeds) >= 3 * 40


def test_each_form_of_a_feed_tells_the_same(feeds: dict[str, Feed]) -> None:
    for path, feed in feeds.items():
        assert feed.items == feeds[path.replace("rss.xml", "atom.xml")].items
        assert feed.items == feeds[path.replace("rss.xml", "feed.json")].items


def test_half_a_year_is_in_them(feeds: dict[str, Feed]) -> None:
    assert len(feeds["rss.xml"].items) == 50
    assert feeds["rss.xml"].items[0].published == feeds["rss.xml"].updated == "2026-11-23T00:00:00+00:00"
    titles = [item.title for item in feeds["journeys/fitting-out-a-cafe/rss.xml"].items]
    assert titles[-1] == "First version: 1 map (2026-W22)"


def test_an_item_has_one_identity_in_all_feeds(feeds: dict[str, Feed]) -> None:
    known: dict[str, tuple[str, str]] = {}
    for feed in feeds.values():
        for item in feed.items:
            assert known.setdefault(item.id, (item.url, item.published)) == (item.url, item.published)
    assert len(known) > 100


def test_every_link_leads_to_a_page_and_an_anchor(demonstration: Built, feeds: dict[str, Feed]) -> None:
    links = {link for feed in feeds.values() for item in feed.items for link in (item.url, *item.links)}
    links |= {feed.page for feed in feeds.values()}
    own = {link for link in links if link.startswith(URL)}
    assert {link for link in links - own if not link.startswith(FORGE)} == set()
    assert sorted(link for link in own if not _leads(demonstration.folder, link)) == []


def _leads(root: Path, link: str) -> bool:
    path, _, fragment = link.removeprefix(URL).partition("#")
    found = _anchors(root / unquote(path) / "index.html")
    return found is not None and (not fragment or unquote(fragment) in found)


@cache
def _anchors(page: Path) -> frozenset[str] | None:
    if not page.is_file():
        return None
    return frozenset(re.findall(r'\bid="([^"]*)"', page.read_text(encoding="utf-8")))
