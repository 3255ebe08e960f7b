"""Which feeds there are, and what each of them tells."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace

import pytest
from lxml import html

from cjm_plugin.model.change import Subject, What
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Chronicle, Commit
from cjm_plugin.rendering.feeds import SCOPED
from tests.rendering.feeds.chronicles import (
    BUYING,
    FELL,
    FOUND,
    GONE,
    HISTORY,
    LEFT,
    RETURNING,
    ROSE,
    files,
    library,
    revision,
)
from tests.rendering.feeds.rules import read
from tests.rendering.rich import EVERYTHING, rich_facts
from tests.support.catalogs import facts, journey, thing, touchpoint

NAMES = ("rss.xml", "atom.xml", "feed.json")


def told(path: str, found: dict[str, bytes]) -> list[tuple[str, int]]:
    """The items of a feed: what each is about, and how many lines it has."""
    feed = json.loads(found[path])
    return [(item["id"].rpartition("2026:/cx/")[2], len(item["_cjm"]["lines"])) for item in feed["items"]]


def test_every_scope_has_its_three_feeds_the_old_addresses_too() -> None:
    pages = {""} | {
        f"{thing.kind.folder}/{id}/"
        for thing in EVERYTHING
        if thing.kind in SCOPED
        for id in (thing.id, *thing.was)
    }
    assert "journeys/washer/" in pages
    # A map that was removed.
    pages.add("journeys/renting/")
    expected = {page + name for page in pages for name in NAMES}
    assert files(library(rich_facts())).keys() == expected | {"feeds/all.opml"}


@pytest.mark.parametrize("name", NAMES)
def test_an_old_address_gives_the_same_feed_that_says_where_it_is_now(name: str) -> None:
    found = files(library(rich_facts()))
    assert found[f"journeys/washer/{name}"] == found[f"journeys/washing-machine/{name}"]
    feed = read(f"journeys/washer/{name}", found[f"journeys/washer/{name}"])
    assert feed.here == f"https://maps.example.org/cx/journeys/washing-machine/{name}"


@pytest.mark.parametrize(
    ("page", "items"),
    [
        (
            "",
            [
                ("2026-W47/journey:washing-machine", 2),
                ("2026-W47/journey:returning-an-appliance", 1),
                ("2026-W46/journey:washing-machine", 1),
                ("2026-W46/journey:renting", 1),
                ("2026-W30/first", 2),
            ],
        ),
        (
            "journeys/washing-machine/",
            [
                ("2026-W47/journey:washing-machine", 2),
                ("2026-W46/journey:washing-machine", 1),
                ("2026-W30/first", 1),
            ],
        ),
        (
            "departments/logistics/",
            [("2026-W47/journey:washing-machine", 1), ("2026-W46/journey:renting", 1)],
        ),
        (
            "departments/e-commerce/",
            [("2026-W47/journey:washing-machine", 1), ("2026-W46/journey:washing-machine", 1)],
        ),
        ("personas/pensioner/", []),
        ("stages/use/", [("2026-W47/journey:returning-an-appliance", 1)]),
        ("channels/phone/", [("2026-W47/journey:returning-an-appliance", 1)]),
        ("channels/van/", []),
    ],
)
def test_a_feed_tells_what_touches_its_scope(page: str, items: list[tuple[str, int]]) -> None:
    assert told(f"{page}feed.json", files(library(rich_facts()))) == items


def test_that_a_map_was_only_reviewed_is_told_to_those_who_follow_the_map() -> None:
    """Of a map that changed it is a line among others, for those who follow the map or all there is."""
    reviews = tuple(
        replace(GONE, what=What.REVIEWED, subject=Subject(of.kind, of.id, of.title), scopes=scopes)
        for of, scopes in ((BUYING, FELL.scopes), (RETURNING, ROSE.scopes))
    )
    found = files(library(rich_facts(), Chronicle(revisions=(revision(47, FELL, *reviews),))))
    changed, only = ("2026-W47/journey:washing-machine", 2), ("2026-W47/journey:returning-an-appliance", 1)
    assert told("feed.json", found) == [changed]
    assert told("journeys/washing-machine/feed.json", found) == [changed]
    assert told("journeys/returning-an-appliance/feed.json", found) == [only]
    assert told("departments/e-commerce/feed.json", found) == [(changed[0], 1)]
    assert told("channels/phone/feed.json", found) == []


def test_an_arrow_is_an_arrow_in_a_feed() -> None:
    """Its name for those who hear pages would be read by all in a feed without styles."""
    found = files(library(rich_facts(), Chronicle(revisions=(revision(47, FELL),))))
    (item,) = json.loads(found["feed.json"])["items"]
    assert "emotion fell <span><del>0</del> → <ins>−1</ins></span>" in item["content_html"]


def test_the_newest_items_up_to_the_limit() -> None:
    weeks = tuple(revision(week, FELL, ROSE) for week in range(47, 10, -1))
    found = files(library(rich_facts(), Chronicle(revisions=weeks), feed_items=5))
    assert [week for week, _ in told("feed.json", found)] == [
        "2026-W47/journey:washing-machine",
        "2026-W47/journey:returning-an-appliance",
        "2026-W46/journey:washing-machine",
        "2026-W46/journey:returning-an-appliance",
        "2026-W45/journey:washing-machine",
    ]
    assert len(told("stages/choose/feed.json", found)) == 5


def test_what_happened_under_an_old_id_is_told_under_the_new_one() -> None:
    """And under the guid that it had then: nobody reads it twice."""
    renamed = replace(
        FELL,
        subject=replace(FELL.subject, id="washer/browse", inside=(replace(BUYING, id="washer"),)),
        scopes=replace(FELL.scopes, journeys=("washer",)),
    )
    found = files(library(rich_facts(), Chronicle(revisions=(revision(40, renamed),))))
    assert told("journeys/washing-machine/feed.json", found) == [("2026-W40/journey:washer", 1)]
    (item,) = read("rss.xml", found["rss.xml"]).items
    assert item.links == ["https://maps.example.org/cx/journeys/washing-machine/#compare-on-site"]


def test_what_has_gone_is_told_without_a_link() -> None:
    found = files(library(rich_facts(), Chronicle(revisions=(revision(46, GONE),))))
    (item,) = read("rss.xml", found["rss.xml"]).items
    assert item.title == "Renting: 1 change (2026-W46)"
    assert item.url == "https://maps.example.org/cx/changes/2026-W46/#journey.renting"
    assert item.links == []


@pytest.mark.parametrize("name", NAMES)
def test_whoever_follows_what_was_removed_is_told_so(name: str) -> None:
    lived = replace(FELL, scopes=replace(FELL.scopes, journeys=("renting",)))
    found = files(library(rich_facts(), Chronicle(revisions=(revision(46, GONE), revision(45, lived)))))
    feed = read(f"journeys/renting/{name}", found[f"journeys/renting/{name}"])
    assert next(item.title for item in feed.items) == "Renting: 1 change (2026-W46)"
    assert len(feed.items) == 2
    assert feed.page == "https://maps.example.org/cx/changes/"
    assert b"renting" not in found["feeds/all.opml"]


def test_what_is_there_again_has_one_feed() -> None:
    back = replace(GONE, subject=Subject("journey", "washing-machine", "Before", gone=True))
    former = replace(GONE, subject=Subject("journey", "washer", "Before", gone=True))
    history = Chronicle(revisions=(revision(46, back, former),))
    with_it, without = files(library(rich_facts(), history)), files(library(rich_facts(), Chronicle()))
    assert with_it.keys() == without.keys()
    assert b"Before \xc2\xb7" not in with_it["journeys/washer/rss.xml"]


def test_an_item_tells_what_became_worse_first_and_why() -> None:
    commits = (
        Commit(
            id="0" * 40,
            subject="Ask about depth & hose",
            authors=("Ewa <b>", "Jan"),
            when=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
            pull_request="412",
            touched=("journey:washing-machine",),
        ),
        Commit(
            id="1" * 40,
            subject="Something else",
            authors=("Jan",),
            when=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
            touched=("journey:returning-an-appliance",),
        ),
    )
    history = Chronicle(revisions=(revision(47, LEFT, FELL, FOUND, commits=commits),))
    found = files(library(rich_facts(), history, forge="https://git.example.org/cx/maps"))
    (item,) = read("rss.xml", found["rss.xml"]).items
    lines, why = html.fromstring(f"<div>{item.html}</div>").xpath("ul")
    assert [" ".join(li.text_content().split()) for li in lines] == [
        (
            "↓ Worse · Compares three models on the site: emotion fell 0 → −1; "
            "the pain “Depth with hose is not shown” is new (severity 4)"
        ),
        "Compares three models on the site: Logistics is no longer informed",
    ]
    assert [" ".join(li.text_content().split()) for li in why] == [
        "Ask about depth & hose #412 · Ewa <b>, Jan"
    ]
    assert "https://git.example.org/cx/maps/pull/412" in item.links


def test_what_is_to_come_is_in_no_feed() -> None:
    found = files(library(rich_facts(), replace(HISTORY, revisions=())))
    assert told("feed.json", found) == []


def test_no_feed_where_nobody_told_the_address_of_the_site() -> None:
    assert files(library(rich_facts(), url="")) == {}


def test_a_site_without_history_and_without_maps() -> None:
    found = files(library(facts(), Chronicle()))
    assert sorted(found) == ["atom.xml", "feed.json", "feeds/all.opml", "rss.xml"]
    for name in NAMES:
        assert read(name, found[name]).items == ()


def test_an_empty_feed_is_as_old_as_the_history() -> None:
    found = files(library(rich_facts()))
    assert read("x/rss.xml", found["channels/van/rss.xml"]).updated == "2026-07-27T00:00:00+01:00"
    alone = files(library(facts(thing(Kind.STAGE, "only", order=1)), Chronicle()))
    assert read("x/atom.xml", alone["stages/only/atom.xml"]).updated == "2026-01-01T00:00:00+00:00"


def test_letters_of_any_script_in_addresses() -> None:
    found = files(library(facts(journey("ремонт", touchpoint("оплата"))), Chronicle()))
    feed = read("x/rss.xml", found["journeys/ремонт/rss.xml"])
    assert feed.page == "https://maps.example.org/cx/journeys/%D1%80%D0%B5%D0%BC%D0%BE%D0%BD%D1%82/"
