"""One page of each kind of the demonstration, open in a browser."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.site.heard import Heard
from tests.site.pages import ONE_OF_EACH, PAGES, PHONE
from tests.support.accessibility import Axe


class TestRequests:
    @pytest.fixture(scope="class")
    @classmethod
    def heard(cls, browser: Browser, address: str) -> Heard:
        with browser.new_context() as context:
            page = context.new_page()
            heard = Heard(page)
            for path in ONE_OF_EACH:
                page.goto(address + path, wait_until="networkidle")
        return heard

    def test_none_leaves_the_site(self, heard: Heard, address: str) -> None:
        assert f"{address}assets/cjm/cjm.css" in heard.asked
        assert heard.outside(address) == []

    def test_nothing_fails_and_nothing_is_complained_of(self, heard: Heard) -> None:
        assert heard.complaints == []


def test_a_point_of_the_curve_opens_its_column(browser: Browser, address: str) -> None:
    with browser.new_page() as page:
        page.goto(f"{address}journeys/washing-machine/", wait_until="networkidle")
        point = page.locator(".cjm-point").nth(2)
        point.focus()
        page.keyboard.press("Enter")
        opened = page.evaluate("document.querySelector('th:target')?.id")
        assert opened
        assert page.url.endswith(f"#{opened}")


@pytest.mark.parametrize("anchor", ["", "#date-moved"])
def test_the_map_scrolls_no_further_than_its_table(browser: Browser, address: str, anchor: str) -> None:
    with browser.new_page() as page:
        page.goto(f"{address}journeys/washing-machine/{anchor}", wait_until="networkidle")
        box = page.locator(".cjm-scroll")
        reach = box.evaluate("box => [box.scrollWidth, box.scrollHeight]")
        table = box.locator("table").evaluate("table => [table.offsetWidth, table.offsetHeight]")
        assert reach == table


SCHEMES = {"light": "default", "dark": "slate"}


class Accessibility:
    """WCAG 2.2 AA, as far as a program can tell."""

    scheme: Literal["light", "dark"]

    @pytest.fixture(scope="class")
    @classmethod
    def page(cls, browser: Browser) -> Iterator[Page]:
        with browser.new_context(color_scheme=cls.scheme) as context:
            yield context.new_page()

    @pytest.mark.parametrize("path", PAGES)
    def test_no_rule_is_broken(self, page: Page, axe: Axe, address: str, path: str) -> None:
        page.goto(address + path)
        assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEMES[self.scheme]
        assert axe(page) == []


class TestAccessibilityInTheLight(Accessibility):
    scheme = "light"


class TestAccessibilityInTheDark(Accessibility):
    scheme = "dark"


class Phone:
    """390 px: nothing is wider than the page, and what is wide scrolls by itself."""

    script: bool

    @pytest.fixture(scope="class")
    @classmethod
    def page(cls, browser: Browser) -> Iterator[Page]:
        with browser.new_context(viewport=PHONE, java_script_enabled=cls.script) as context:
            yield context.new_page()

    @pytest.mark.parametrize("path", PAGES)
    def test_the_page_does_not_scroll_sideways(self, page: Page, address: str, path: str) -> None:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 390


class TestOnAPhoneWithScript(Phone):
    script = True


class TestOnAPhoneWithoutScript(Phone):
    script = False

    def test_every_cell_of_the_map_can_be_reached(self, page: Page, address: str) -> None:
        page.goto(f"{address}journeys/washing-machine/")
        last = page.locator(".cjm-grid thead tr:nth-child(2) th").last
        last.scroll_into_view_if_needed()
        box = last.bounding_box()
        assert box
        assert 0 <= box["x"] < 390
