"""The demonstration under a strict `Content-Security-Policy`: docs/content-security-policy.md."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser, Page

from cjm_plugin.edges.policy import policy
from tests.site.conftest import Built
from tests.site.heard import TELL, Heard
from tests.site.looking import READING, Scheme, visit
from tests.site.pages import ONE_OF_EACH
from tests.site.serving import serving

SITE_URL = "https://journeys.intranet.example/"
HEADER = "Content-Security-Policy"


@pytest.fixture(scope="module")
def swapping(demonstration: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the demonstration under its policy, where Material swaps pages.

    It swaps those that the sitemap names: there it is the site of this address.
    """
    folder = tmp_path_factory.mktemp("guarded") / "site"
    shutil.copytree(demonstration.folder, folder)
    sitemap = folder / "sitemap.xml"
    with serving(folder, {HEADER: policy(folder)}) as address:
        sitemap.write_text(sitemap.read_text(encoding="utf-8").replace(SITE_URL, address), encoding="utf-8")
        yield address


def blocked(heard: Heard) -> list[str]:
    """All complaints, but for what a page still asked for when it was left."""
    return [complaint for complaint in heard.complaints if not complaint.startswith("net::ERR_ABORTED")]


class Guarded:
    """A reader's way through the site, in one tab. What single pages ask for: test_browser.py."""

    scheme: Scheme

    @pytest.fixture(scope="class")
    @classmethod
    def heard(cls, browser: Browser) -> Iterator[Heard]:
        with browser.new_context(color_scheme=cls.scheme) as context:
            context.add_init_script(TELL)
            context.add_init_script(READING)
            yield Heard(context.new_page())

    @pytest.fixture
    def page(self, heard: Heard, swapping: str) -> Page:
        heard.forget()
        visit(heard.page, swapping)
        return heard.page

    def test_search_finds(self, page: Page, heard: Heard) -> None:
        page.locator(".md-search__input").click()
        page.keyboard.type("delivery")
        page.locator(".md-search-result__item").first.wait_for()
        assert blocked(heard) == []

    def test_pages_are_swapped_and_colours_changed(self, page: Page, heard: Heard) -> None:
        page.evaluate("window.stays = true")
        page.locator(".md-nav--primary a[href$='departments/']").click()
        page.wait_for_url("**/departments/")
        page.locator("article table a").first.click()
        page.wait_for_url("**/departments/*/")
        page.locator("label[for^=__palette]:visible").first.click()
        heard.settle()
        assert page.evaluate("window.stays")
        assert blocked(heard) == []


class TestInTheLight(Guarded):
    scheme = "light"


class TestInTheDark(Guarded):
    scheme = "dark"


def test_another_inline_script_is_blocked(browser: Browser, guarded: str) -> None:
    with browser.new_page() as page:
        page.goto(guarded)
        heard = Heard(page)
        page.evaluate(
            "document.body.append(Object.assign(document.createElement('script'), {text: 'sly = 1'}))"
        )
        assert page.evaluate("typeof sly") == "undefined"
        assert heard.complaints


def test_without_its_exceptions_only_the_theme_misses_something(
    browser: Browser, demonstration: Built
) -> None:
    known = {"script-src-elem: inline", "img-src: data"}
    with (
        serving(demonstration.folder, {HEADER: "default-src 'self'"}) as address,
        browser.new_context() as context,
    ):
        context.add_init_script(TELL)
        page = context.new_page()
        heard = Heard(page)
        for path in ONE_OF_EACH:
            page.goto(address + path)
            heard.settle()
    violations = [complaint for complaint in heard.complaints if complaint.startswith("warning: ")]
    assert {text.removeprefix("warning: ").partition(" (")[0] for text in violations} <= known
    assert [text for text in violations if "/cjm/" in text] == []
    assert f"{address}assets/cjm/cjm.js" in heard.asked


class TestHtml:
    """Every page, as it is written."""

    @pytest.fixture(scope="class")
    @classmethod
    def pages(cls, demonstration: Built) -> dict[Path, HtmlElement]:
        return {file: html.parse(file).getroot() for file in demonstration.folder.rglob("*.html")}

    @pytest.mark.parametrize(
        "path",
        [
            pytest.param("//article//script", id="script"),
            pytest.param("//article//style", id="style"),
            pytest.param("//@style", id="style attribute"),
            pytest.param("//@*[starts-with(name(), 'on')]", id="handler"),
            pytest.param("//@*[starts-with(normalize-space(.), 'javascript:')]", id="javascript:"),
            pytest.param("//article//@src[starts-with(normalize-space(.), 'data:')]", id="data:"),
        ],
    )
    def test_there_is_no(self, pages: dict[Path, HtmlElement], path: str) -> None:
        assert {str(file): found for file, page in pages.items() if (found := page.xpath(path))} == {}
