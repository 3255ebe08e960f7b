"""Pictures in a real browser: they fit, or scroll in their own box, and show what is pointed at."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from tests.site.pages import PHONE

PICTURES = ("", "channels/", "personas/young-family/")


def opened(browser: Browser, address: str, width: int, height: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page.goto(address)
    return page


@pytest.mark.parametrize("path", PICTURES)
def test_a_picture_fits_its_column_on_a_wide_screen(browser: Browser, address: str, path: str) -> None:
    page = opened(browser, address + path, 1600, 1000)
    box = page.locator(".cjm-chart").first
    assert box.evaluate("box => box.scrollWidth <= box.clientWidth")
    page.close()


@pytest.mark.parametrize("path", PICTURES)
def test_on_a_phone_it_keeps_its_letters_and_scrolls_in_its_box(
    browser: Browser, address: str, path: str
) -> None:
    page = opened(browser, address + path, PHONE["width"], PHONE["height"])
    assert page.locator(".cjm-chart").first.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    letters = """text => {
        const {a, b} = text.getCTM();
        return Math.hypot(a, b) * parseFloat(getComputedStyle(text).fontSize);
    }"""
    assert page.locator(".cjm-chart svg a text").first.evaluate(letters) >= 11
    page.close()


def test_a_word_never_reaches_beyond_its_cell(browser: Browser, address: str) -> None:
    page = opened(browser, address + "channels/", 1600, 1000)
    beyond = """() => [...document.querySelectorAll(".cjm-heat a[data-level]")].filter(cell => {
        const shape = cell.querySelector("path").getBBox();
        return [...cell.querySelectorAll("text")].some(text => {
            const words = text.getBBox();
            return words.x + words.width > shape.x + shape.width + 5;
        });
    }).length"""
    assert page.locator(".cjm-heat a[data-level]").count() > 0
    assert page.evaluate(beyond) == 0
    page.close()


def test_a_name_that_has_the_focus_shows_its_curve(browser: Browser, address: str) -> None:
    page = opened(browser, address + "personas/young-family/", 1600, 1000)
    curve = page.locator(".cjm-overlay__map").nth(1)
    wide = "link => parseFloat(getComputedStyle(link.querySelector('.cjm-overlay__curve')).strokeWidth)"
    before = curve.evaluate(wide)
    page.locator(".cjm-overlay__map").nth(0).focus()
    page.keyboard.press("Tab")
    assert curve.evaluate("link => link === document.activeElement")
    assert curve.evaluate(wide) > before
    page.keyboard.press("Enter")
    page.wait_for_url("**/journeys/**")
    page.close()
