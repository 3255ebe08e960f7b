"""Every form of every feed keeps the rules of its format, whatever the texts in it."""

from __future__ import annotations

import io
from dataclasses import replace

import feedparser
import pytest
from lxml import html

from cjm_plugin.model.change import About, Change, Direction, Named, Plain, Prose, Scopes, Subject, What
from cjm_plugin.model.revision import Chronicle
from cjm_plugin.rendering import locale as locales
from cjm_plugin.rendering.feeds.absolute import Origin
from tests.rendering.feeds.chronicles import FELL, HISTORY, files, library, revision
from tests.rendering.feeds.rules import Feed, read, valid
from tests.rendering.hostile import LONG, hostile, hostile_things
from tests.rendering.rich import rich_facts
from tests.support.catalogs import facts

NAMES = ("rss.xml", "atom.xml", "feed.json")
LANGUAGES = ("en", "ru", "pl")
NAME = "Maps & <b>more</b>"


def evil(text: str) -> str:
    """Text as a commit of long ago may have it: no model has cleaned it."""
    return f"{hostile(text)} ]]> \x00\x08\x1b\x7f\ufffe\U0001f600 &amp;&lt;"


MAP = Named("journey", "map", evil("map"))
SUBJECT = Subject("touchpoint", "map/first", evil("touchpoint"), (MAP,))
HOSTILE = Chronicle(
    revisions=(
        revision(
            47,
            Change(
                about=About.TOUCHPOINT,
                what=What.FIELD_CHANGED,
                subject=SUBJECT,
                direction=Direction.NEUTRAL,
                scopes=Scopes(("map",), ("stage",), ("department",), ("person",), ("channel",)),
                field="does",
                before=Prose(evil("[before](javascript:alert)")),
                after=Prose(f"[{LONG}](../x.md) {evil('after')}"),
            ),
            replace(FELL, subject=replace(SUBJECT, gone=True), persona=Named("persona", "person", evil("p"))),
            Change(
                about=About.STUDY,
                what=What.ADDED,
                subject=Subject("study", "study", evil("study")),
                direction=Direction.BETTER,
                scopes=Scopes(("map",), (), ("department", "gone-<&>-department"), (), ()),
                marks=(Plain(evil("mark")),),
            ),
        ),
        revision(30, is_first=True, first=(MAP,)),
    )
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_feed_of_every_scope_keeps_the_rules(language: str) -> None:
    found = files(library(rich_facts(), language=language))
    valid("opml", found.pop("feeds/all.opml"))
    assert {read(path, content).language for path, content in found.items()} == {language}


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_texts_are_texts(language: str) -> None:
    found = files(library(facts(*hostile_things()), HOSTILE, language=language, name=evil("site")))
    valid("opml", found.pop("feeds/all.opml"))
    for path, content in found.items():
        read(path, content)


def test_nothing_is_escaped_twice() -> None:
    found = files(library(facts(*hostile_things()), HOSTILE, name=NAME))
    read_ = [read(name, found[name]) for name in NAMES]
    assert {feed.title for feed in read_} == {NAME}
    titles = {feed.items[0].title for feed in read_}
    assert len(titles) == 1
    (title,) = titles
    assert title.startswith('<script>alert("map")</script> & {{ map }} Ёж ]]> ')
    assert "&amp;&lt;: 2 changes" in title
    texts = {html.fromstring(f"<div>{feed.items[0].html}</div>").text_content() for feed in read_}
    assert len(texts) == 1
    assert '<script>alert("touchpoint")</script> & {{ touchpoint }} Ёж' in texts.pop()


def test_the_three_forms_tell_the_same() -> None:
    found = files(library(rich_facts()))
    for path in (path for path in found if path.endswith("rss.xml")):
        page = path.removesuffix("rss.xml")
        rss, atom, json = (read(page + name, found[page + name]) for name in NAMES)
        assert rss.items == atom.items == json.items
        assert len({(feed.title, feed.page) for feed in (rss, atom, json)}) == 1


@pytest.mark.parametrize("name", NAMES)
def test_a_program_that_reads_feeds_reads_them(name: str) -> None:
    found = files(library(rich_facts(), name=NAME))
    if name == "feed.json":
        return
    feed = feedparser.parse(io.BytesIO(found[name]))
    assert not feed.bozo
    assert feed.version == {"rss.xml": "rss20", "atom.xml": "atom10"}[name]
    assert [entry.title for entry in feed.entries] == [
        "Buying a washing machine online: 3 changes (2026-W47)",
        "Returning an appliance: 1 change (2026-W47)",
        "Buying a washing machine online: 1 change (2026-W46)",
        "Renting: 1 change (2026-W46)",
        "First version: 2 maps (2026-W30)",
    ]
    assert feed.entries[0].published_parsed[:5] == (2026, 11, 22, 23, 0)
    assert [tag.get("label") or tag.term for tag in feed.entries[0].tags] == [
        "E-commerce",
        "Logistics",
        "Marketing",
        "Choose",
        "Young family",
    ]


def site(language: str = "en") -> Feed:
    return read("rss.xml", files(library(rich_facts(), language=language))["rss.xml"])


def test_titles_count_as_the_language_does() -> None:
    assert [item.title for item in site("ru").items][::4] == [
        "Buying a washing machine online: 3 изменения (2026-W47)",
        "Первая версия: 2 карты (2026-W30)",
    ]
    assert [item.title for item in site("pl").items][::4] == [
        "Buying a washing machine online: 3 zmiany (2026-W47)",
        "Pierwsza wersja: 2 mapy (2026-W30)",
    ]


def test_the_guid_is_the_same_in_every_language_feed_and_wording(monkeypatch: pytest.MonkeyPatch) -> None:
    before = site()
    polish = site("pl")
    scoped = files(library(rich_facts()))
    department = read("x/atom.xml", scoped["departments/e-commerce/atom.xml"])
    monkeypatch.setattr(locales.Locale, "_filled", lambda _self, _message, _values: "reworded")
    reworded = site()

    assert reworded.items[0].title == "reworded"
    assert [i.id for i in before.items] == [i.id for i in polish.items] == [i.id for i in reworded.items]
    assert before.items[0].id == "tag:maps.example.org,2026:/cx/2026-W47/journey:washing-machine"
    assert department.items[0].id == before.items[0].id


def test_two_builds_give_the_same_bytes() -> None:
    assert files(library(rich_facts())) == files(library(rich_facts()))


def test_a_week_later_the_old_items_are_what_they_were() -> None:
    later = replace(HISTORY, revisions=(revision(48, FELL), *HISTORY.revisions))
    assert read("rss.xml", files(library(rich_facts(), later))["rss.xml"]).items[1:] == site().items


@pytest.mark.parametrize(
    ("url", "base", "tag"),
    [
        ("https://maps.example.org/", "https://maps.example.org/", "tag:maps.example.org,2026:/x/journey:y"),
        (
            "http://Maps.Example.org:8080/c x/",
            "http://maps.example.org:8080/c%20x/",
            "tag:maps.example.org,2026:8080/c%20x/x/journey:y",
        ),
        (
            "https://карты.example/",
            "https://xn--80atti9b.example/",
            "tag:xn--80atti9b.example,2026:/x/journey:y",
        ),
        ("https://me:secret@wiki/", "https://wiki/", "tag:wiki,2026:/x/journey:y"),
        ("http://[::1]:8000/", "http://[::1]:8000/", "tag:1,2026:8000/x/journey:y"),
        ("http://my_wiki/", "http://my_wiki/", "tag:my-wiki,2026:/x/journey:y"),
    ],
)
def test_addresses_and_names_of_any_site(url: str, base: str, tag: str) -> None:
    assert Origin(url).base == base
    assert Origin(url).tag("x", "journey:y") == tag
