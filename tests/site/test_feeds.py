"""Choosing feeds, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import etree
from playwright.sync_api import Browser, BrowserContext, Page, expect

from cjm_plugin.edges.policy import policy
from tests.rendering.feeds.rules import valid
from tests.site.following import choosing, follow, followed, offered, published, reader
from tests.site.heard import Heard
from tests.site.pages import PHONE
from tests.site.serving import serving
from tests.support.accessibility import Axe
from tests.support.html_checker import CheckHtml
from tests.support.links import CheckLinks

URL = "https://maps.example.org/cx/"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("followed")
    return published(folder, folder / "site")


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Under the strictest policy that the theme can live with."""
    with serving(site, {"Content-Security-Policy": policy(site)}) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with reader(browser) as context:
        yield context


@pytest.fixture
def page(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    choosing(page, address)
    return page


def chosen(page: Page) -> str:
    return page.locator(".cjm-feeds__chosen").inner_text()


def shown(page: Page) -> list[str]:
    return page.locator(".cjm-feed:visible label").all_inner_texts()


def titles(page: Page) -> list[str]:
    """Of what the browser remembers."""
    remembered = followed(page)
    assert isinstance(remembered, list)
    return [one["title"] for one in remembered]


EVERYTHING = [
    "Everything on this site",
    "Logistics",
    "Shop & web",
    "Young family",
    "Choose",
    "Buying <b>machines</b> & more",
    "Ремонт на дому",
    "Website",
]


class TestChoosing:
    def test_everything_with_feeds_is_there(self, page: Page) -> None:
        assert shown(page) == EVERYTHING
        assert chosen(page) == "Nothing chosen yet"
        assert not page.get_by_role("button", name="Copy addresses").is_visible()

    def test_what_is_chosen_is_told_and_remembered(self, page: Page, address: str) -> None:
        page.get_by_label("Logistics").check()
        page.get_by_label("Ремонт на дому").check()
        assert chosen(page) == "Chosen: Logistics and Ремонт на дому"
        page.reload()
        offered(page, address)
        assert chosen(page) == "Chosen: Logistics and Ремонт на дому"
        assert page.get_by_label("Logistics").is_checked()
        page.goto(f"{address}departments/")
        follow(page, address)
        assert chosen(page) == "Chosen: Logistics and Ремонт на дому"

    def test_many_are_counted(self, page: Page) -> None:
        for box in page.locator(".cjm-feed input").all():
            box.check()
        assert (
            chosen(page) == "Chosen: Everything on this site, Logistics, Shop & web, Young family and 4 more"
        )

    def test_the_choice_is_cleared(self, page: Page) -> None:
        page.get_by_label("Logistics").check()
        page.get_by_role("button", name="Clear the choice").click()
        assert chosen(page) == "Nothing chosen yet"
        assert followed(page) == []
        assert page.locator(".cjm-feed input:checked").count() == 0

    @pytest.mark.parametrize(
        ("sought", "found", "said"),
        [
            ("logi", ["Logistics"], "Found: 1"),
            ("  MACHINES buying ", ["Buying <b>machines</b> & more"], "Found: 1"),
            ("ремонт", ["Ремонт на дому"], "Found: 1"),
            ("o", [title for title in EVERYTHING if "o" in title.lower()], "Found: 6"),
            ("zzz", [], "Nothing by that name"),
            ("", EVERYTHING, ""),
        ],
    )
    def test_it_is_searched(self, page: Page, sought: str, found: list[str], said: str) -> None:
        page.get_by_label("Find").fill(sought)
        assert shown(page) == found
        assert page.locator(".cjm-feeds__found").inner_text() == said

    def test_a_page_leads_to_its_feed_which_is_chosen(self, page: Page, address: str) -> None:
        page.goto(f"{address}departments/logistics/")
        page.get_by_role("link", name="Subscribe").click()
        page.wait_for_url("**/feeds/#department.logistics")
        page.get_by_text("Chosen: Logistics").wait_for()
        assert page.get_by_label("Logistics").is_checked()
        assert page.locator("[id='department.logistics']").is_visible()

    @pytest.mark.parametrize("folder", ["", "journeys/repair/", "personas/young-family/", "stages/choose/"])
    def test_pages_offer_to_subscribe(self, page: Page, address: str, folder: str) -> None:
        page.goto(address + folder)
        assert page.locator(".cjm-actions").get_by_role("link", name="Subscribe").is_visible()


class TestDiscovery:
    def test_extensions_find_the_feeds_of_a_page(self, page: Page, address: str) -> None:
        heard = Heard(page)
        page.goto(f"{address}departments/logistics/")
        heard.settle()
        found = page.locator("head link[rel='alternate']").evaluate_all(
            "all => all.map(l => [l.type, l.href])"
        )
        assert found == [
            ["application/rss+xml", f"{address}departments/logistics/rss.xml"],
            ["application/atom+xml", f"{address}departments/logistics/atom.xml"],
            ["application/feed+json", f"{address}departments/logistics/feed.json"],
        ]
        # The theme looks for other languages of the site beside what it takes for one.
        assert [url for url in heard.asked if url.endswith("logistics/sitemap.xml")] == []


class TestTakingAlong:
    def test_the_chosen_feeds_are_a_file(self, page: Page, address: str) -> None:
        page.get_by_label("Everything on this site").check()
        page.get_by_label("Buying <b>machines</b> & more").check()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download for a feed reader").click()
        assert waiting.value.suggested_filename == "feeds.opml"
        tree = valid("opml", Path(waiting.value.path()).read_bytes())
        assert [(o.get("text"), o.get("xmlUrl")) for o in tree.iter("outline")] == [
            ("Maps & <more>", f"{address}rss.xml"),
            ("Buying <b>machines</b> & more · Maps & <more>", f"{address}journeys/buying/rss.xml"),
        ]

    def test_the_chosen_addresses_are_copied(self, context: BrowserContext, page: Page, address: str) -> None:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.get_by_label("Logistics").check()
        page.get_by_label("Website").check()
        page.get_by_role("button", name="Copy addresses").click()
        page.get_by_text("The addresses are copied.").wait_for()
        expected = f"{address}departments/logistics/rss.xml\n{address}channels/website/rss.xml"
        assert page.evaluate("navigator.clipboard.readText()") == expected
        assert page.get_by_label("Addresses", exact=True).input_value() == expected

    def test_without_a_clipboard_they_stand_ready_to_be_copied(
        self, context: BrowserContext, address: str
    ) -> None:
        context.add_init_script(
            "Object.defineProperty(navigator, 'clipboard', {value: undefined});"
            "document.execCommand = () => false;"
        )
        page = context.new_page()
        follow(page, address, "department.shop")
        page.get_by_role("button", name="Copy addresses").click()
        page.get_by_text("Copy the addresses from the box.").wait_for()
        field = page.get_by_label("Addresses", exact=True)
        assert field.evaluate("f => f.value.slice(f.selectionStart, f.selectionEnd)") == (
            f"{address}departments/shop/rss.xml"
        )

    def test_where_nothing_can_be_remembered_it_works_all_the_same(
        self, browser: Browser, address: str
    ) -> None:
        # The theme complains of it, so the page may.
        with browser.new_context() as context:
            context.add_init_script("Storage.prototype.setItem = () => { throw new Error('full'); }")
            page = context.new_page()
            choosing(page, address)
            page.get_by_label("Logistics").check()
            assert chosen(page) == "Chosen: Logistics"
            assert followed(page) is None

    def test_what_was_chosen_outlives_a_full_shelf(self, page: Page) -> None:
        page.get_by_label("Logistics").check()
        page.evaluate(
            """() => {
              for (let size = 1 << 20; size; size >>= 1)
                for (let n = 0; ; n += 1)
                  try {
                    localStorage.setItem(`cjm / feed ${size} ${n}`, "x".repeat(size));
                  } catch {
                    break;
                  }
            }"""
        )
        page.get_by_label("Shop & web").check()
        assert titles(page) == ["Logistics", "Shop & web"]

    def test_what_another_tab_chooses_stays_chosen(
        self, context: BrowserContext, page: Page, address: str
    ) -> None:
        other = context.new_page()
        follow(other, address, "department.shop")
        page.get_by_text("Chosen: Shop & web").wait_for()
        page.get_by_label("Logistics").check()
        assert titles(other) == ["Logistics", "Shop & web"]

    @pytest.mark.parametrize("remembered", ["7", "null", "{}", '[null, 1, {"page": 2}]', "no json"])
    def test_what_others_left_on_the_shelf_does_no_harm(
        self, page: Page, address: str, remembered: str
    ) -> None:
        page.evaluate("found => localStorage.setItem('cjm / followed', found)", remembered)
        page.goto(f"{address}feeds/#%")
        page.reload()
        offered(page, address)
        assert chosen(page) == "Nothing chosen yet"
        page.get_by_label("Logistics").check()
        assert chosen(page) == "Chosen: Logistics"

    def test_what_has_another_address_by_now_is_still_followed(
        self, browser: Browser, tmp_path: Path
    ) -> None:
        renamed = {"content/departments/shop.md": "---\ntitle: Store\nwas: [store, kiosk]\n---\n"}
        site = published(tmp_path, tmp_path / "site", content=renamed)
        with serving(site) as address, reader(browser) as context:
            page = context.new_page()
            choosing(page, address)
            followed_then = '[{"page": "departments/kiosk/", "title": "Kiosk"}]'
            page.evaluate("then => localStorage.setItem('cjm / followed', then)", followed_then)
            page.reload()
            offered(page, address)
            assert chosen(page) == "Chosen: Store"
            page.get_by_label("Logistics").check()
            assert followed(page) == [
                {"page": "departments/logistics/", "title": "Logistics"},
                {"page": "departments/shop/", "title": "Store"},
            ]


class TestWithoutScript:
    def test_it_is_a_list_of_links_that_all_lead_somewhere(
        self, browser: Browser, address: str, site: Path
    ) -> None:
        with reader(browser, script=False) as context:
            page = context.new_page()
            page.goto(f"{address}feeds/")
            assert not page.locator(".cjm-feeds__bar, .cjm-feeds__tools, .cjm-feed input").first.is_visible()
            links = page.locator(".cjm-feed:visible a").evaluate_all("all => all.map(a => a.href)")
            assert len(links) == 3 * len(EVERYTHING)
            for link in (*links, f"{address}feeds/all.opml"):
                assert page.request.get(link).ok, link
        tree = etree.fromstring((site / "feeds/all.opml").read_bytes())
        assert len(tree.findall(".//outline[@type='rss']")) == len(EVERYTHING)


class TestQuality:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_it_is_accessible(self, browser: Browser, site: Path, axe: Axe, scheme: str) -> None:
        with serving(site) as address, reader(browser, color_scheme=scheme) as context:
            page = context.new_page()
            follow(page, address, "department.logistics")
            page.get_by_role("button", name="Copy addresses").click()
            assert axe(page) == []

    def test_a_phone_shows_it_whole(self, browser: Browser, address: str) -> None:
        with reader(browser, PHONE) as context:
            page = context.new_page()
            follow(page, address, "department.logistics", "journey.buying")
            page.get_by_role("button", name="Copy addresses").click()
            assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]

    def test_its_markup_is_valid(self, site: Path, vnu: CheckHtml) -> None:
        found = vnu([site / "feeds/index.html", site / "my/index.html"])
        assert [m for m in found if "cjm" in str(m)] == []

    def test_its_links_and_those_of_every_feed_lead_somewhere(
        self, site: Path, check_links: CheckLinks
    ) -> None:
        # The page for what is not found names its own files from the root of the server.
        assert [link for link in check_links(site, URL) if link.page != "404.html"] == []

    @pytest.mark.parametrize(
        ("language", "said"), [("ru", "Выбрано: Logistics"), ("pl", "Wybrano: Logistics")]
    )
    def test_it_speaks_the_language_of_the_site(
        self, browser: Browser, tmp_path: Path, language: str, said: str
    ) -> None:
        folder = published(tmp_path, tmp_path / "site", language=language)
        with serving(folder) as address, reader(browser) as context:
            page = context.new_page()
            follow(page, address, "department.logistics")
            assert chosen(page) == said


def test_a_thousand_feeds_are_searched_at_once(browser: Browser, address: str) -> None:
    with reader(browser) as context:
        page = context.new_page()
        page.route("**/feeds/", lambda route: route.fulfill(body=_many(route.fetch().text())))
        choosing(page, address)
        page.get_by_label("Find").fill("copy 998")
        expect(page.locator(".cjm-feeds__found")).to_have_text("Found: 1")
        assert shown(page) == ["Copy 998"]
        page.get_by_label("Find").fill("copy")
        assert page.locator(".cjm-feeds__found").inner_text() == "Found: 1000"


def _many(html: str) -> str:
    row = (
        '<li id="journey.n{n}" class="cjm-feed" data-page="journeys/n{n}/"><label><input type="checkbox">'
        "<span>Copy {n}</span></label></li>"
    )
    start = '<li id="journey.buying"'
    return html.replace(start, "".join(row.format(n=n) for n in range(1000)) + start)
