"""The pages where feeds are chosen and read, as HTML."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from cjm_plugin.rendering.site import Site, build_site
from cjm_plugin.rendering.writer import Setting
from tests.rendering.hostile import hostile, hostile_things
from tests.rendering.reading import LANGUAGES, SITE_NAME, read, words
from tests.rendering.rich import rich_facts
from tests.support.catalogs import facts, journey

URL = "https://maps.example.org/cx/"
WITH_FEEDS = (
    "",
    "journeys/washing-machine/",
    "personas/pensioner/",
    "stages/choose/",
    "departments/logistics/",
    "channels/chat/",
)
WITHOUT = ("systems/shop-platform/", "metrics/csat-site/", "studies/survey-2023/", "journeys/")


def site(language: str = "en", url: str = URL) -> Site:
    return build_site(rich_facts(), language=language, setting=Setting(name=SITE_NAME, url=url))


def subscribe(page: HtmlElement) -> list[str]:
    return [str(href) for href in page.xpath("//a[@class='cjm-action'][. = 'Subscribe']/@href")]


def groups(page: HtmlElement) -> dict[str, list[str]]:
    return {
        words(group.find("summary")): [words(label) for label in group.xpath(".//label")]
        for group in page.xpath("//details[@class='cjm-feeds__group']")
    }


def test_what_can_be_followed_stands_by_kind_and_title() -> None:
    found = groups(read(site(), "feeds/"))
    assert list(found) == [
        "Departments 5 departments",
        "Personas 2 personas",
        "Stages 3 stages",
        "Journeys 3 maps",
        "Channels 4 channels",
    ]
    assert found["Departments 5 departments"] == [
        "Contact centre",
        "Customer experience",
        "E-commerce",
        "Logistics",
        "Marketing",
    ]


def test_each_has_its_three_feeds() -> None:
    (row,) = read(site(), "feeds/").xpath("//li[@id = 'department.logistics']")
    assert row.get("data-page") == "departments/logistics/"
    assert row.xpath(".//a/@href") == [
        f"../departments/logistics/{name}" for name in ("rss.xml", "atom.xml", "feed.json")
    ]


def test_letters_of_any_script_and_hostile_titles() -> None:
    found = facts(*hostile_things(), journey("ремонт", title="Ремонт"))
    made = build_site(found, language="en", setting=Setting(name=hostile("site"), url=URL))
    page = read(made, "feeds/")
    (row,) = page.xpath("//li[@id = 'journey.ремонт']")
    assert row.get("data-page") == "journeys/%D1%80%D0%B5%D0%BC%D0%BE%D0%BD%D1%82/"
    assert hostile("map") in groups(page)["Journeys 3 maps"]
    assert page.xpath("//form/@data-name") == [hostile("site")]
    assert not page.xpath("//script")


def test_many_of_a_kind_are_folded() -> None:
    found = facts(*(journey(f"map-{n}") for n in range(25)))
    made = build_site(found, language="en", setting=Setting(name="Maps", url=URL))
    assert [group.get("open") for group in read(made, "feeds/").xpath("//details")] == [None]


@pytest.mark.parametrize("address", WITH_FEEDS)
def test_a_page_with_feeds_offers_them(address: str) -> None:
    found = site()
    (href,) = subscribe(read(found, address))
    target = href.rpartition("feeds/")[2].removeprefix("#")
    assert target == ("" if not address else address[:-1].replace("s/", "."))
    assert not target or read(found, "feeds/").xpath("//li[@id = $id]", id=target)


@pytest.mark.parametrize("address", WITHOUT)
def test_a_page_without_feeds_offers_none(address: str) -> None:
    assert subscribe(read(site(), address)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_an_address_of_the_site_nothing_is_offered(language: str) -> None:
    found = site(language, url="")
    for address in (*WITH_FEEDS, "feeds/", "my/"):
        page = read(found, address)
        assert not page.xpath("//a[contains(@href, 'rss.xml') or contains(@href, '.opml')]")
        assert subscribe(page) == []
        assert not found.by_address[address].head
        assert not page.xpath("//*[@data-cjm-feeds or @data-cjm-my]")


def test_without_an_address_of_the_site_the_page_says_why() -> None:
    for address in ("feeds/", "my/"):
        page = read(site(url=""), address)
        assert [words(p) for p in page.xpath("//section/p")] == [
            (
                "A feed is read outside of the site, so it has to say where the site is, "
                "and nobody has told it yet."
            ),
            "Whoever publishes the site sets site_url in mkdocs.yml; the next build brings the feeds.",
        ]
