"""Reading the chosen feeds together, in a real browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from cjm_plugin.edges.policy import policy
from tests.site.following import HISTORY, LATER, choosing, follow, my, published, reader
from tests.site.heard import Heard
from tests.site.pages import PHONE
from tests.site.serving import serving
from tests.support.accessibility import Axe

KEPT = """async () => {
  for (let left = 100; left; left -= 1) {
    const shelf = await caches.open(`cjm-my-1 ${location.href}`);
    const kept = new Set((await shelf.keys()).map(({ url }) => url));
    const drawnWith = performance.getEntriesByType("resource")
      .filter(({ name }) => /assets.(cjm|stylesheets)/.test(name));
    if (kept.has(location.href) && drawnWith.every(({ name }) => kept.has(name))) return true;
    await new Promise((later) => setTimeout(later, 100));
  }
  return false;
}"""
"""All that the page is drawn with is kept, or soon will be."""

HALF_AN_HOUR = 31 * 60 * 1000

A_WEEK = 7 * 24 * 60 * 60


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The site of one week, and that of the next."""
    folder = tmp_path_factory.mktemp("followed")
    now = published(folder / "now", folder / "now/site", HISTORY)
    then = published(folder / "then", folder / "then/site", LATER)
    _published_later(then)
    return now, then


def _published_later(site: Path) -> None:
    """A web server tells files of one second apart by nothing, and two builds may end within one."""
    for file in site.rglob("*"):
        modified = file.stat().st_mtime + A_WEEK
        os.utime(file, (modified, modified))


@pytest.fixture
def folder(builds: tuple[Path, Path], tmp_path: Path) -> Path:
    """The site of the first week, to be published anew."""
    return Path(shutil.copytree(builds[0], tmp_path / "site"))


@pytest.fixture
def address(folder: Path) -> Iterator[str]:
    """Below the root of its server, under the strictest policy that the theme can live with."""
    with serving(folder, {"Content-Security-Policy": policy(folder)}) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    with reader(browser) as context:
        yield context


@pytest.fixture
def unhelped(browser: Browser) -> Iterator[Page]:
    """A page without a service worker, between which and the network a test may step."""
    with reader(browser, service_workers="block") as context:
        yield context.new_page()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


def weeks(page: Page) -> list[str]:
    return page.locator(".cjm-my__week:visible h3").all_inner_texts()


def items(page: Page) -> list[str]:
    return page.locator(".cjm-my__item:visible h4 a").all_inner_texts()


def lines(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".cjm-my__item li:visible").all_inner_texts()]


def told(page: Page) -> str:
    return page.locator(".cjm-my__told").inner_text()


def new(page: Page) -> list[str]:
    return page.locator(".cjm-my__item[data-new] h4 a").all_inner_texts()


def another_visit(page: Page) -> None:
    """Later than anybody's coffee."""
    page.evaluate(
        """ago => {
          const key = Object.keys(localStorage).find((key) => key.endsWith(" visit"));
          const visit = JSON.parse(localStorage.getItem(key));
          localStorage.setItem(key, JSON.stringify({ ...visit, at: visit.at - ago }));
        }""",
        HALF_AN_HOUR,
    )


class TestNothingChosen:
    def test_it_says_what_it_is_for_and_where_to_choose(self, page: Page, address: str) -> None:
        page.goto(f"{address}my/")
        page.locator(".cjm-my__none").wait_for()
        assert page.locator(".cjm-my__none").inner_text() == (
            "Here you read what has changed in the maps, departments and personas that you follow. "
            "Choose what to follow"
        )
        page.locator(".cjm-my__none a").click()
        page.wait_for_url("**/feeds/")

    def test_without_script_it_says_so(self, browser: Browser, address: str) -> None:
        with reader(browser, script=False) as context:
            page = context.new_page()
            page.goto(f"{address}my/")
            assert page.locator(".cjm-my__script").is_visible()
            assert page.locator(".cjm-my__none a").is_visible()
            assert not page.locator(".cjm-my__top").is_visible()


class TestReading:
    def test_what_is_followed_stands_newest_first(self, page: Page, address: str) -> None:
        follow(page, address, "department.logistics")
        my(page, address)
        assert weeks(page) == ["Week 46 · 9–15 November 2026", "Week 45 · 2–8 November 2026"]
        assert items(page) == ["Buying <b>machines</b> & more", "Ремонт на дому"]
        assert lines(page) == [
            "worse Compares three models: emotion fell 0 → −1",
            "worse Rings <i>the</i> shop: emotion fell 0 → −2",
        ]
        assert page.locator(".cjm-my__via").all_inner_texts() == ["You follow: Logistics"] * 2

    def test_an_item_of_several_feeds_stands_once_with_all_of_them(self, page: Page, address: str) -> None:
        follow(page, address, "department.logistics", "department.shop", "persona.young-family")
        my(page, address)
        assert items(page) == ["Buying <b>machines</b> & more", "Ремонт на дому"]
        assert lines(page) == [
            "worse Compares three models: emotion fell 0 → −1",
            "better Pays by card: emotion rose 0 → +1",
            "worse Rings <i>the</i> shop: emotion fell 0 → −2",
        ]
        assert page.locator(".cjm-my__via").first.inner_text() == (
            "You follow: Logistics, Shop & web and Young family"
        )

    def test_links_lead_to_the_site_as_it_is_here(self, page: Page, address: str) -> None:
        follow(page, address, "department.logistics")
        my(page, address)
        links = page.locator(".cjm-my__weeks a").evaluate_all("all => all.map(a => a.href)")
        assert links == [
            f"{address}changes/2026-W46/#journey.buying",
            f"{address}journeys/buying/#compare",
            f"{address}changes/2026-W45/#journey.repair",
        ]
        assert all(page.request.get(link).ok for link in links)

    def test_below_a_folder_of_a_server(self, context: BrowserContext, folder: Path) -> None:
        with serving(folder.parent) as root:
            page = context.new_page()
            follow(page, f"{root}site/", "department.logistics")
            my(page, f"{root}site/")
            assert len(items(page)) == 2
            assert page.locator(".cjm-my__weeks a").first.get_attribute("href") == (
                f"{root}site/changes/2026-W46/#journey.buying"
            )

    def test_only_what_became_better(self, page: Page, address: str) -> None:
        follow(page, address, "everything")
        my(page, address)
        page.get_by_label("What became better").check()
        assert items(page) == ["Buying <b>machines</b> & more"]
        assert lines(page) == ["better Pays by card: emotion rose 0 → +1"]
        page.get_by_label("What became worse").check()
        assert len(items(page)) == 2
        page.locator(".cjm-my").get_by_label("Everything", exact=True).check()
        assert len(lines(page)) == 3

    def test_a_feed_that_says_nothing_yet(self, unhelped: Page, address: str) -> None:
        page = unhelped
        page.route("**/feed.json", lambda route: route.fulfill(json={"items": [], "_cjm": {}}))
        follow(page, address, "department.logistics")
        my(page, address)
        assert page.get_by_text("Nothing has changed yet in what you follow.").is_visible()

    def test_by_way_of_the_navigation_too(self, page: Page, address: str, folder: Path) -> None:
        sitemap = (folder / "sitemap.xml").read_text(encoding="utf-8")
        page.route(
            "**/sitemap.xml",
            lambda route: route.fulfill(
                body=sitemap.replace("https://maps.example.org/cx/", address), content_type="text/xml"
            ),
        )
        follow(page, address, "department.logistics")
        page.evaluate("window.stays = true")
        page.get_by_role("link", name="Read on this site").click()
        page.locator(".cjm-my__item").first.wait_for()
        assert len(items(page)) == 2
        assert page.evaluate("window.stays")


class TestNew:
    def test_the_first_visit_has_nothing_new(self, page: Page, address: str) -> None:
        follow(page, address, "everything")
        my(page, address)
        assert told(page) == "Your first look here. From now on, what is new is marked."
        assert new(page) == []
        # As long as the visit lasts.
        my(page, address)
        assert told(page) == "Your first look here. From now on, what is new is marked."
        another_visit(page)
        my(page, address)
        assert told(page) == "Nothing new since your last visit"

    def test_what_came_since_the_last_visit_is_marked(
        self, page: Page, address: str, folder: Path, builds: tuple[Path, Path]
    ) -> None:
        follow(page, address, "everything")
        my(page, address)
        shutil.copytree(builds[1], folder, dirs_exist_ok=True)
        another_visit(page)
        my(page, address)
        assert told(page) == "New: 1"
        assert new(page) == ["Buying <b>machines</b> & more"]
        # As long as the visit lasts.
        my(page, address)
        assert told(page) == "New: 1"
        another_visit(page)
        my(page, address)
        assert told(page) == "Nothing new since your last visit"

    def test_all_is_marked_as_read(
        self, page: Page, address: str, folder: Path, builds: tuple[Path, Path]
    ) -> None:
        follow(page, address, "everything")
        my(page, address)
        shutil.copytree(builds[1], folder, dirs_exist_ok=True)
        another_visit(page)
        my(page, address)
        page.get_by_role("button", name="Mark all as read").click()
        assert told(page) == "Nothing new since your last visit"
        assert not page.get_by_role("button", name="Mark all as read").is_visible()
        my(page, address)
        assert new(page) == []


class TestOffline:
    def test_it_opens_without_a_network_and_says_how_old_it_is(
        self, context: BrowserContext, page: Page, address: str
    ) -> None:
        follow(page, address, "department.logistics")
        my(page, address)
        assert page.evaluate(KEPT)
        context.set_offline(True)
        my(page, address)
        assert items(page) == ["Buying <b>machines</b> & more", "Ремонт на дому"]
        warning = page.locator(".cjm-my__warned").inner_text()
        assert warning.startswith("The site can’t be reached. This was loaded on ")
        assert page.locator(".cjm-my__week h3").first.evaluate("h => getComputedStyle(h).fontWeight") == "650"

    def test_no_other_page_is_kept(self, context: BrowserContext, page: Page, address: str) -> None:
        follow(page, address, "department.logistics")
        my(page, address)
        assert page.evaluate(KEPT)
        my(page, address)
        page.evaluate("() => fetch('../departments/logistics/')")
        page.goto(f"{address}departments/logistics/")
        kept = page.evaluate(
            "async (page) => (await (await caches.open(`cjm-my-1 ${page}`)).keys()).map(({ url }) => url)",
            f"{address}my/",
        )
        assert [url for url in kept if url.endswith("/")] == [f"{address}my/"]
        assert all(url.startswith(address) for url in kept)
        scopes = page.evaluate(
            "async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope)"
        )
        assert scopes == [f"{address}my/"]
        context.set_offline(True)
        with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):
            page.goto(f"{address}stages/choose/")

    def test_two_sites_of_one_server_keep_their_own(
        self, context: BrowserContext, page: Page, folder: Path
    ) -> None:
        for site in ("one", "other"):
            shutil.copytree(folder, folder.parent / "both" / site)
        with serving(folder.parent / "both") as root:
            for site in ("one", "other", "other"):
                follow(page, f"{root}{site}/", "department.logistics")
                my(page, f"{root}{site}/")
                assert page.evaluate(KEPT)
            context.set_offline(True)
            my(page, f"{root}one/")
            assert len(items(page)) == 2

    def test_it_is_kept_though_the_browser_no_longer_lists_what_it_loaded(
        self, context: BrowserContext, page: Page, address: str
    ) -> None:
        context.add_init_script("performance.setResourceTimingBufferSize(20)")
        follow(page, address, "department.logistics")
        my(page, address)
        page.wait_for_function("async () => (await caches.match('../assets/cjm/my.js')) !== undefined")

    def test_what_is_no_feed_is_as_if_nothing_came(self, unhelped: Page, address: str) -> None:
        page = unhelped
        follow(page, address, "department.logistics", "channel.website")
        answers = ["null", "[]", '{"error": "log in"}', '{"items": {}}', "<!doctype html>"]
        page.route("**/logistics/feed.json", lambda route: route.fulfill(body=answers[0]))
        while answers:
            my(page, address)
            assert page.locator(".cjm-my__warned").inner_text() == "Could not be loaded: Logistics."
            assert len(items(page)) == 2
            answers.pop(0)

    def test_nobody_waits_for_each_of_many(self, unhelped: Page, address: str) -> None:
        page = unhelped
        follow(page, address, "everything")
        asked: list[str] = []
        page.evaluate(
            """() => {
              const key = Object.keys(localStorage).find((key) => key.endsWith(" followed"));
              const many = Array.from({ length: 1000 }, (_, n) => ({ page: `maps/n${n}/`, title: `N${n}` }));
              localStorage.setItem(key, JSON.stringify(many));
            }"""
        )
        page.route("**/feed.json", lambda route: asked.append(route.request.url))
        my(page, address)
        assert len(asked) == 8
        assert "N999" in page.locator(".cjm-my__warned").inner_text()

    def test_one_feed_that_fails_is_told_by_name(self, unhelped: Page, address: str) -> None:
        page = unhelped
        follow(page, address, "department.logistics", "channel.website")
        page.route("**/logistics/feed.json", lambda route: route.fulfill(status=500))
        my(page, address)
        assert page.locator(".cjm-my__warned").inner_text() == "Could not be loaded: Logistics."
        assert len(items(page)) == 2
        page.unroute("**/logistics/feed.json")
        my(page, address)
        assert not page.locator(".cjm-my__warned").is_visible()
        page.route("**/logistics/feed.json", lambda route: route.abort())
        my(page, address)
        warning = page.locator(".cjm-my__warned").inner_text()
        assert warning.startswith("Not all could be loaded. As it was on ")
        assert warning.endswith(": Logistics.")

    def test_what_has_gone_is_told(self, unhelped: Page, address: str) -> None:
        page = unhelped
        follow(page, address, "department.logistics", "channel.website")
        page.route("**/logistics/feed.json", lambda route: route.fulfill(status=404))
        my(page, address)
        assert page.locator(".cjm-my__warned").inner_text() == "No longer on this site: Logistics."

    def test_what_is_no_longer_followed_is_forgotten(self, page: Page, address: str) -> None:
        follow(page, address, "department.logistics", "channel.website")
        my(page, address)
        choosing(page, address)
        page.get_by_label("Logistics").uncheck()
        my(page, address)
        kept = page.evaluate("() => Object.keys(localStorage).filter((key) => key.includes(' feed '))")
        assert kept == ["cjm / feed channels/website/"]


EVIL = (
    "<ul><li><strong>↓ Worse</strong> · <a href='javascript:alert(1)'>one</a> "
    "<img src=x onerror=alert(2)><script>alert(3)</script><style>*{display:none}</style>"
    "<svg><a xlink:href='javascript:alert(4)'>two</a></svg><b onclick=alert(5) style='color:red'>three</b>"
    "<a href='https://elsewhere.example/x' target=_blank class=y>four</a><iframe src='//e.example'></iframe>"
    "</li></ul>"
)


def test_a_feed_s_html_can_do_nothing(unhelped: Page, folder: Path) -> None:
    """Where no policy of the site's would stop it either."""
    page = unhelped
    feed = {
        "items": [
            {
                "id": "x",
                "url": "javascript:alert(0)",
                "title": "<b>t</b>",
                "content_html": EVIL,
                "date_published": "2026-11-16T00:00:00+00:00",
                "_cjm": {
                    "name": "<i>n</i>",
                    "revision": "2026-W46",
                    "lines": [{"thing": "t", "direction": "worse"}],
                },
            }
        ]
    }
    heard = Heard(page)
    page.route("**/feed.json", lambda route: route.fulfill(json=feed))
    with serving(folder) as address:
        follow(page, address, "department.logistics")
        my(page, address)
        assert items(page) == ["<i>n</i>"]
        said = page.locator(".cjm-my__item li div")
        assert said.inner_html() == '<a>one</a> <b>three</b><a href="https://elsewhere.example/x">four</a>'
        assert page.locator(".cjm-my__item h4 a").get_attribute("href") is None
    assert [complaint for complaint in heard.complaints if "dialog" in complaint] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible(browser: Browser, folder: Path, axe: Axe, scheme: str) -> None:
    with serving(folder) as address, reader(browser, color_scheme=scheme) as context:
        page = context.new_page()
        follow(page, address, "everything", "department.logistics")
        my(page, address)
        assert axe(page) == []


def test_a_phone_shows_it_whole(browser: Browser, address: str) -> None:
    with reader(browser, PHONE) as context:
        page = context.new_page()
        follow(page, address, "everything", "department.logistics")
        my(page, address)
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize(
    ("language", "week", "said"),
    [
        ("ru", "Неделя 46 · 9–15 ноября 2026 г.", "Вы здесь впервые. С этого момента новое будет отмечено."),
        (
            "pl",
            "Tydzień 46 · 9–15 listopada 2026",
            "To pierwsza wizyta tutaj. Od teraz nowości będą oznaczane.",
        ),
    ],
)
def test_it_speaks_the_language_of_the_site(
    browser: Browser, tmp_path: Path, language: str, week: str, said: str
) -> None:
    site = published(tmp_path, tmp_path / "site", language=language)
    with serving(site) as address, reader(browser) as context:
        page = context.new_page()
        follow(page, address, "department.logistics")
        my(page, address)
        assert weeks(page)[0].replace("\u00a0", " ") == week
        assert told(page) == said
