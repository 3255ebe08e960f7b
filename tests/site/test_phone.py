"""The other pages on a phone: nothing is wider than the window, and what scrolls by itself stays readable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.pages import ONE_OF_EACH, PAGES, PHONE
from tests.support.accessibility import Axe

NARROWEST = ViewportSize(width=320, height=640)

TO_THE_END = """table => {
    let box = table;
    while (box && box.scrollWidth <= box.clientWidth) box = box.parentElement;
    if (box) box.scrollLeft = 9999;
    return Boolean(box);
}"""
"""Scrolls what scrolls a table sideways; false where it has all the room that it needs."""


class OnAPhone:
    """Each page opened once; nothing is wider than the window, and what is wide scrolls by itself."""

    @pytest.fixture(scope="class")
    @classmethod
    def tab(cls, browser: Browser) -> Iterator[Page]:
        with browser.new_page(viewport=PHONE) as page:
            yield page

    @pytest.fixture(scope="class")
    @classmethod
    def page(cls, tab: Page, address: str, path: str) -> Page:
        tab.set_viewport_size(PHONE)
        tab.goto(address + path)
        return tab

    def test_the_page_does_not_scroll_sideways(self, page: Page) -> None:
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


@pytest.mark.parametrize("path", ONE_OF_EACH, scope="class")
class TestOneOfEach(OnAPhone):
    def test_no_rule_of_accessibility_is_broken(self, page: Page, axe: Axe) -> None:
        assert axe(page) == []

    def test_the_narrowest_page_does_not_scroll_sideways(self, page: Page) -> None:
        page.set_viewport_size(NARROWEST)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]


@pytest.mark.parametrize("path", [path for path in PAGES if path not in ONE_OF_EACH], scope="class")
class TestTheOthers(OnAPhone):
    """Alike to one of them, or looked at by other tests."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport=PHONE) as page:
        yield page


@pytest.mark.parametrize("path", ["metrics/csat-contact/", "channels/website/"])
def test_what_a_row_is_of_stays_in_sight(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    tables = page.locator(".cjm-section table:visible").all()
    scrolled = [table for table in tables if table.evaluate(TO_THE_END)]
    assert scrolled
    for table in scrolled:
        name = table.locator("tbody th[scope=row]").first.bounding_box()
        assert name
        assert name["x"] == 16


@pytest.mark.parametrize("path", ["journeys/washing-machine/", "stages/choose/", "departments/logistics/"])
def test_pains_lie_under_each_other_at_the_pages_width(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    table = page.locator(".cjm-table > table:has(td > .cjm-sev):visible").first
    title, severity = (
        table.locator("tbody tr").first.locator(cell).bounding_box() for cell in ("th", "td:has(.cjm-sev)")
    )
    assert title
    assert severity
    assert title["width"] > 340
    assert severity["y"] >= title["y"] + title["height"]
    assert table.locator("thead").inner_text().split() == ["Severity", "Reach", "Basis", "State"]
