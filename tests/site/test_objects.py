"""Departments, personas and stages of the demonstration, as they lie on the page."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Browser, Page

from tests.site.pages import PHONE

WIDE = [1280, 1600]


def middles(page: Page, selector: str) -> list[float]:
    """How far the middles of elements are from the left edge of the window."""
    found = page.locator(selector).evaluate_all(
        "all => all.map(e => { const b = e.getBoundingClientRect(); return b.x + b.width / 2; })"
    )
    return [float(x) for x in found]


def lefts(page: Page, selector: str) -> list[float]:
    found = page.locator(selector).evaluate_all("all => all.map(e => e.getBoundingClientRect().x)")
    return [float(x) for x in found]


@pytest.mark.parametrize("width", WIDE)
@pytest.mark.parametrize("persona", ["pensioner", "young-family"])
def test_the_curves_of_a_persona_share_their_stages(
    browser: Browser, address: str, persona: str, width: int
) -> None:
    with browser.new_page(viewport={"width": width, "height": 900}) as page:
        page.goto(f"{address}personas/{persona}/")
        headed = lefts(page, ".cjm-travels thead th")
        curves = page.locator(".cjm-travels .cjm-mini__curve").count()
        lines = lefts(page, ".cjm-travels .cjm-mini__stage")

        assert len(lines) == curves * len(headed)
        for at, x in enumerate(lines):
            assert x == pytest.approx(headed[at % len(headed)], abs=1.5)


def test_the_names_of_the_stages_stay_in_sight(browser: Browser, address: str) -> None:
    with browser.new_page() as page:
        page.goto(f"{address}personas/young-family/")
        page.locator(".cjm-travels tbody").last.scroll_into_view_if_needed()
        header, name = (
            page.locator(selector).first.bounding_box()
            for selector in (".md-header", ".cjm-travels thead th")
        )

        assert header
        assert name
        assert name["y"] == pytest.approx(header["height"], abs=2)


def test_touchpoints_of_a_stage_stand_under_their_points_in_columns_of_one_width(
    browser: Browser, address: str
) -> None:
    with browser.new_page() as page:
        page.goto(f"{address}stages/get-help/")
        strips = page.locator(".cjm-lap").count()
        columns = set()
        for number in range(1, strips + 1):
            strip = f".cjm-lap:nth-child({number})"
            stops = page.locator(f"{strip} li").evaluate_all(
                "all => all.map(e => { const b = e.getBoundingClientRect(); return [b.x, b.width]; })"
            )
            points = middles(page, f"{strip} .cjm-mini__hit")
            assert points == pytest.approx([x + width / 2 for x, width in stops], abs=1)
            columns |= {round(after[0] - before[0]) for before, after in pairwise(stops)}

        assert strips > 1
        assert len(columns) == 1


def test_a_strip_scrolls_in_its_own_box(browser: Browser, address: str) -> None:
    with browser.new_page(viewport=PHONE) as page:
        page.goto(f"{address}stages/get-help/")

        assert page.locator(".cjm-laps").evaluate("box => box.scrollWidth > box.clientWidth")
        assert page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]


def test_a_stages_name_is_whole_cut_short_or_gone(browser: Browser, address: str) -> None:
    with browser.new_page(viewport=PHONE) as page:
        page.goto(f"{address}departments/logistics/")
        names = page.locator(".cjm-mini__name > span").evaluate_all(
            "all => all.map(e => [e.clientWidth, e.scrollWidth, e.title,"
            " getComputedStyle(e).visibility, getComputedStyle(e).textOverflow])"
        )

        assert {seen for width, _, _, seen, _ in names if width < 28} == {"hidden"}
        assert {how for *_, how in names} == {"ellipsis"}
        assert all(title for _, _, title, *_ in names)


def test_what_is_folded_opens_without_script(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}departments/logistics/")
        fold = page.locator(".cjm-worst > details")
        assert not fold.locator("tbody tr").first.is_visible()

        fold.locator("> summary").click()

        assert fold.locator("tbody tr").first.is_visible()
