"""One page of each kind of the demonstration, open in a browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.site.heard import TELL, Heard
from tests.site.looking import RULES, SCHEMES, Scheme, dress, opened
from tests.site.pages import PAGES, PHONE
from tests.support.accessibility import Axe

SCROLLED = """() => [...document.querySelectorAll(".cjm-table:has(.cjm-rows)")]
    .filter(box => box.scrollWidth > box.clientWidth).length"""


@pytest.mark.parametrize("path", PAGES, scope="class")
class TestOnADesk:
    """Opened once, under the policy of the site, and looked at in turn: to load a page costs most."""

    @pytest.fixture(scope="class")
    @classmethod
    def heard(cls, browser: Browser) -> Iterator[Heard]:
        with browser.new_context() as context:
            context.add_init_script(TELL)
            yield Heard(context.new_page())

    @pytest.fixture(scope="class")
    @classmethod
    def page(cls, heard: Heard, guarded: str, path: str) -> Page:
        heard.forget()
        heard.page.emulate_media(color_scheme="light")
        heard.page.goto(guarded + path)
        return heard.page

    @pytest.mark.parametrize("scheme", SCHEMES)
    def test_no_rule_of_accessibility_is_broken(self, page: Page, axe: Axe, scheme: Scheme) -> None:
        """WCAG 2.2 AA, as far as a program can tell."""
        dress(page, scheme)
        assert axe(page, RULES[scheme]) == []

    @pytest.mark.parametrize("width", [1600, 1280])
    def test_no_table_scrolls_sideways(self, page: Page, width: int) -> None:
        page.set_viewport_size({"width": width, "height": 720})
        assert page.evaluate(SCROLLED) == 0

    def test_what_it_asked_for_is_of_the_site_and_nothing_is_blocked(
        self, page: Page, heard: Heard, guarded: str
    ) -> None:
        """In the light and in the dark, until it has all that it loads later, and with its details open."""
        for summary in page.locator("article summary:visible").all()[:3]:
            summary.click()
        heard.settle()
        assert f"{guarded}assets/cjm/cjm.css" in heard.asked
        assert heard.outside(guarded) == []
        assert heard.complaints == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_page_opens_in_the_scheme_of_the_system(browser: Browser, address: str, scheme: Scheme) -> None:
    with browser.new_page(color_scheme=scheme) as page:
        page.goto(f"{address}journeys/")
        assert page.evaluate("document.body.dataset.mdColorScheme") == SCHEMES[scheme]


def test_a_point_of_the_curve_opens_its_column(browser: Browser, address: str) -> None:
    with browser.new_page() as page:
        page.goto(f"{address}journeys/washing-machine/")
        point = page.locator(".cjm-point").nth(2)
        point.focus()
        page.keyboard.press("Enter")
        page.wait_for_function("document.querySelector('th:target')")
        opened = page.evaluate("document.querySelector('th:target').id")
        assert page.url.endswith(f"#{opened}")


@pytest.mark.parametrize("anchor", ["", "#date-moved"])
def test_the_map_scrolls_no_further_than_its_table(browser: Browser, address: str, anchor: str) -> None:
    with opened(browser, f"{address}journeys/washing-machine/{anchor}") as page:
        box = page.locator(".cjm-scroll")
        reach = box.evaluate("box => [box.scrollWidth, box.scrollHeight]")
        table = box.locator("table").evaluate("table => [table.offsetWidth, table.offsetHeight]")
        assert reach == table


class TestOnAPhoneWithoutScript:
    """390 px: nothing is wider than the page, and what is wide scrolls by itself."""

    @pytest.fixture(scope="class")
    @classmethod
    def page(cls, browser: Browser) -> Iterator[Page]:
        with browser.new_context(viewport=PHONE, java_script_enabled=False) as context:
            yield context.new_page()

    @pytest.mark.parametrize("path", PAGES)
    def test_the_page_does_not_scroll_sideways(self, page: Page, address: str, path: str) -> None:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == 390

    def test_every_cell_of_the_map_can_be_reached(self, page: Page, address: str) -> None:
        page.goto(f"{address}journeys/washing-machine/")
        last = page.locator(".cjm-grid thead tr:nth-child(2) th").last
        last.scroll_into_view_if_needed()
        box = last.bounding_box()
        assert box
        assert 0 <= box["x"] < 390
