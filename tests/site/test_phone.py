"""The other pages on a phone: nothing is wider than the window, and what scrolls by itself stays readable."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.pages import ONE_OF_EACH, PHONE
from tests.support.accessibility import Axe

NARROWEST = ViewportSize(width=320, height=640)

TO_THE_END = """table => {
    let box = table;
    while (box && box.scrollWidth <= box.clientWidth) box = box.parentElement;
    if (box) box.scrollLeft = 9999;
    return Boolean(box);
}"""
"""Scrolls what scrolls a table sideways; false where it has all the room that it needs."""


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport=PHONE) as page:
        yield page


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_the_narrowest_page_does_not_scroll_sideways(browser: Browser, address: str, path: str) -> None:
    with browser.new_page(viewport=NARROWEST) as page:
        page.goto(address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]


@pytest.mark.parametrize("path", ["metrics/csat-contact/", "channels/website/"])
def test_what_a_row_is_of_stays_in_sight(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    tables = page.locator(".cjm-section table:visible").all()
    scrolled = [table for table in tables if table.evaluate(TO_THE_END)]
    assert scrolled
    for table in scrolled:
        name = table.locator("tbody th[scope=row]").first.bounding_box()
        assert name
        assert name["x"] == 16


@pytest.mark.parametrize("path", ["journeys/washing-machine/", "stages/choose/", "departments/logistics/"])
def test_pains_lie_under_each_other_at_the_pages_width(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    table = page.locator(".cjm-table > table:has(td > .cjm-sev):visible").first
    title, severity = (
        table.locator("tbody tr").first.locator(cell).bounding_box() for cell in ("th", "td:has(.cjm-sev)")
    )
    assert title
    assert severity
    assert title["width"] > 340
    assert severity["y"] >= title["y"] + title["height"]
    assert table.locator("thead").inner_text().split() == ["Severity", "Reach", "Basis", "State"]


@pytest.mark.parametrize("path", ONE_OF_EACH)
def test_no_rule_of_accessibility_is_broken(page: Page, axe: Axe, address: str, path: str) -> None:
    page.goto(address + path)
    assert axe(page) == []
