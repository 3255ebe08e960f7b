"""The map in a browser: what sticks, what lines up with what."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.looking import MAP, visit

WIDTHS = (1600, 1280, 960)

SCROLLED = """([left, top]) => {
  document.querySelector(".cjm-scroll").scrollTo(left, top);
  return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
}"""

BOX = """selector => [...document.querySelectorAll(selector)].map(found => {
  const { left, right, top, bottom } = found.getBoundingClientRect();
  return { left, right, top, bottom };
})"""


@pytest.fixture(scope="module", params=WIDTHS)
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    viewport = ViewportSize(width=request.param, height=800)
    with browser.new_context(viewport=viewport, reduced_motion="reduce") as context:
        page = context.new_page()
        visit(page, address + MAP)
        yield page


def boxes(page: Page, selector: str) -> list[dict[str, float]]:
    found: list[dict[str, float]] = page.evaluate(BOX, selector)
    assert found
    return found


def box(page: Page, selector: str) -> dict[str, float]:
    return boxes(page, selector)[0]


def middles(page: Page, selector: str) -> list[float]:
    return [(found["left"] + found["right"]) / 2 for found in boxes(page, selector)]


def at(page: Page, x: float, y: float, selector: str) -> bool:
    """Whether what lies on top at a place of the window is, or is within, a selected element."""
    asked: dict[str, Any] = {"x": x, "y": y, "selector": selector}
    top = "({ x, y, selector }) => Boolean(document.elementFromPoint(x, y).closest(selector))"
    return bool(page.evaluate(top, asked))


class TestSticking:
    @pytest.fixture(autouse=True)
    @classmethod
    def scrolled(cls, page: Page) -> None:
        page.evaluate("document.querySelector('.cjm-scroll').scrollIntoView({ block: 'end' })")
        page.evaluate(SCROLLED, [420, 500])

    def test_headings_stay_on_top(self, page: Page) -> None:
        top = box(page, ".cjm-scroll")["top"]
        stages, touchpoints = boxes(page, ".cjm-stage"), boxes(page, ".cjm-tp")
        assert {round(stage["top"] - top) for stage in stages} == {0}
        assert {round(touchpoint["top"] - stages[0]["bottom"]) for touchpoint in touchpoints} == {0}

    def test_lane_names_stay_on_the_left(self, page: Page) -> None:
        left = box(page, ".cjm-scroll")["left"]
        for name in (*boxes(page, ".cjm-grid tbody th[scope=row]"), box(page, ".cjm-grid__corner")):
            assert round(name["left"] - left) == 0

    def test_nothing_shows_through_them(self, page: Page) -> None:
        corner, lane = box(page, ".cjm-grid__corner"), box(page, "[data-lane=emotion] th")
        assert at(page, corner["left"] + 60, corner["top"] + 20, ".cjm-grid__corner")
        assert at(page, corner["right"] - 4, corner["bottom"] - 4, ".cjm-grid__corner")
        assert at(page, corner["right"] + 40, corner["bottom"] - 10, ".cjm-tp")
        assert at(page, lane["right"] - 4, max(lane["top"], corner["bottom"]) + 30, "[data-lane=emotion] th")

    def test_a_stage_s_name_stays_in_its_own_heading(self, page: Page) -> None:
        for left in (0, 100, 420, 900, 2000):
            page.evaluate(SCROLLED, [left, 500])
            for heading, name in zip(boxes(page, ".cjm-stage"), boxes(page, ".cjm-stage__in"), strict=True):
                assert heading["left"] <= name["left"]
                assert name["right"] <= heading["right"] + 1


class TestMiddles:
    def test_points_of_the_curve_stand_over_the_middle_of_their_columns(self, page: Page) -> None:
        assert middles(page, ".cjm-curve .cjm-dot") == pytest.approx(middles(page, ".cjm-tp"), abs=2)

    def test_nodes_of_the_channels_too(self, page: Page) -> None:
        assert middles(page, ".cjm-node") == pytest.approx(middles(page, ".cjm-tp"), abs=2)

    def test_an_arc_begins_and_ends_over_its_nodes(self, page: Page) -> None:
        columns = boxes(page, ".cjm-tp")
        arc = box(page, ".cjm-channels td:nth-of-type(4) .cjm-arcs path")
        nodes = middles(page, ".cjm-node")
        assert arc["left"] == pytest.approx(nodes[3], abs=12)
        assert arc["right"] == pytest.approx(nodes[5], abs=12)
        assert columns[3]["right"] < arc["right"]

    def test_marks_that_share_a_place_lie_around_each_other(self, page: Page) -> None:
        dots = boxes(page, ".cjm-point:has(.cjm-square[width='18']) .cjm-dot")
        squares = boxes(page, ".cjm-square[width='18']")
        for dot, square in zip(dots, squares, strict=True):
            assert square["left"] < dot["left"]
            assert dot["right"] < square["right"]
            assert square["top"] < dot["top"]
            assert dot["bottom"] < square["bottom"]

    def test_numbers_and_names_of_the_curve_lie_over_nothing(self, page: Page) -> None:
        words = boxes(page, ".cjm-dot__label, .cjm-curve__names text")
        marks = boxes(page, ".cjm-dot, .cjm-square")
        for i, word in enumerate(words):
            assert not [other for other in (*words[i + 1 :], *marks) if _meet(word, other)]


def _meet(one: dict[str, float], other: dict[str, float]) -> bool:
    """Whether boxes overlap by more than the air around letters."""
    air = 4
    across = min(one["right"], other["right"]) - max(one["left"], other["left"])
    down = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
    return across > 1 and down > air


def test_an_opened_column_does_not_shine_through_the_lane_names(browser: Browser, address: str) -> None:
    with browser.new_context(viewport=ViewportSize(width=1280, height=800)) as context:
        page = context.new_page()
        visit(page, f"{address}{MAP}#compare-on-site")
        page.evaluate("document.querySelector('.cjm-scroll').scrollIntoView({ block: 'end' })")
        lane = box(page, "[data-lane=does] th")
        part = {"x": lane["left"] + 90, "y": lane["top"] + 60, "width": 40, "height": 20}
        page.evaluate(SCROLLED, [0, 0])
        before = page.screenshot(clip=part)  # type: ignore[arg-type]
        page.evaluate(SCROLLED, [600, 0])
        assert page.screenshot(clip=part) == before  # type: ignore[arg-type]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_column_is_lit_when_opened_and_under_the_pointer(
    browser: Browser, address: str, scheme: Any
) -> None:
    """The emptiest place of the map changes its colour with its column."""
    with browser.new_context(viewport=ViewportSize(width=1600, height=800), color_scheme=scheme) as context:
        page = context.new_page()
        visit(page, address + MAP)
        page.evaluate("document.querySelector('.cjm-scroll').scrollIntoView({ block: 'end' })")
        page.evaluate(SCROLLED, [0, 0])
        feels = page.locator("[data-lane=feels] td").nth(1)
        cell = feels.bounding_box()
        assert cell
        part = {"x": cell["x"] + 100, "y": cell["y"] + 10, "width": 20, "height": 20}
        looks = [page.screenshot(clip=part)]  # type: ignore[arg-type]
        page.locator("[data-lane=expects] td").nth(1).hover()
        looks.append(page.screenshot(clip=part))  # type: ignore[arg-type]
        page.mouse.move(0, 0)
        page.evaluate("location.hash = '#repair-or-replace-guide'")
        page.evaluate(SCROLLED, [0, 0])
        looks.append(page.screenshot(clip=part))  # type: ignore[arg-type]
        assert len(set(looks)) == 3
