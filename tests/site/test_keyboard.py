"""Pages of the demonstration, walked through with the Tab key alone."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.looking import MAP, opened
from tests.site.pages import PHONE

LAPTOP = ViewportSize(width=1280, height=800)
WALKED = ("", "journeys/", MAP)

PREPARED = """() => {
  const marks = (element) => {
    const near = [element, ...[...element.querySelectorAll("*")].slice(0, 8)];
    for (let up = element.parentElement, n = 0; up && n < 4; up = up.parentElement, n++) near.push(up);
    return JSON.stringify(near.map((part) => {
      const { outline, boxShadow, stroke, strokeWidth } = getComputedStyle(part);
      return [outline.includes("none") ? "" : outline, boxShadow, stroke, strokeWidth];
    }));
  };
  const seen = (element) => {
    const box = (element.closest("label") ?? element).getBoundingClientRect();
    const at = [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]];
    return at.some(([x, y]) => {
      const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
      const label = element.closest("label");
      return top && (element.contains(top) || top.contains(element) || label?.contains(top));
    });
  };
  // Of radio buttons only the chosen one is a stop.
  const kinds = "a[href], a[*|href], button, input, select, summary, [tabindex]";
  const stops = [...document.querySelectorAll(`.md-content :is(${kinds})`)]
    .filter((element) => element.tabIndex >= 0 && !element.disabled && element.getClientRects().length
      && element.checkVisibility({ visibilityProperty: true })
      && !(element.type === "radio" && !element.checked));
  const quiet = new Map(stops.map((element) => [element, marks(element)]));
  window.walked = () => {
    const element = document.activeElement;
    if (element === document.body) return null;
    const number = stops.indexOf(element);
    if (number < 0) return { number };
    const words = (element.ariaLabel ?? element.textContent).trim().slice(0, 40);
    const name = `${number} ${element.localName} ${words}`;
    return { number, name, shown: marks(element) !== quiet.get(element), seen: seen(element) };
  };
  return stops.map((element) => `${element.localName} ${element.textContent.trim().slice(0, 40)}`);
}"""
"""Names what the keyboard is to reach, and remembers how it looks without the focus."""


def walk(page: Page, key: str) -> tuple[list[str], list[dict[str, Any]]]:
    """What is to be reached, and the stops of one round: from the window through the page and out of it."""
    expected: list[str] = page.evaluate(PREPARED)
    stops: list[dict[str, Any]] = []
    for _ in range(3 * len(expected) + 100):
        page.keyboard.press(key)
        stop = page.evaluate("walked()")
        if stop is None:
            return expected, [stop for stop in stops if stop["number"] >= 0]
        stops.append(stop)
    pytest.fail("the focus never leaves the page")


@pytest.mark.parametrize("path", WALKED)
def test_tab_reaches_everything_once_and_shows_where_it_is(browser: Browser, address: str, path: str) -> None:
    with opened(browser, address + path, LAPTOP) as page:
        expected, stops = walk(page, "Tab")
        reached = [stop["number"] for stop in stops]
        assert reached == sorted(set(reached))
        assert [name for number, name in enumerate(expected) if number not in reached] == []
        assert [stop["name"] for stop in stops if not stop["shown"]] == []


@pytest.mark.parametrize("size", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("path", WALKED[:2])
def test_the_way_back_never_lies_under_what_sticks_to_the_top(
    browser: Browser, address: str, path: str, size: ViewportSize
) -> None:
    with opened(browser, address + path, size) as page:
        expected, stops = walk(page, "Shift+Tab")
        assert len(stops) == len(expected)
        assert [stop["name"] for stop in stops if not stop["seen"]] == []


def test_on_the_map_the_whole_of_what_is_reached_comes_into_sight(browser: Browser, address: str) -> None:
    """A map is wider than its box: no column is left as a sliver at the edge."""
    with opened(browser, address + MAP, LAPTOP) as page:
        box = page.locator(".cjm-scroll")
        for title in page.locator(".cjm-tp__title").all():
            title.focus()
            page.keyboard.press("Tab")
            page.keyboard.press("Shift+Tab")
            inside = title.evaluate(
                "(title, box) => [title.getBoundingClientRect().left - box.getBoundingClientRect().left,"
                " box.getBoundingClientRect().right - title.getBoundingClientRect().right]",
                box.element_handle(),
            )
            assert min(inside) >= 0
