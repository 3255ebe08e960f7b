"""The map page as people look at it: open in a browser, through a lens."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Browser, BrowserContext, Locator, Page, ViewportSize

from tests.support.accessibility import COLOURS

DESK = ViewportSize(width=1440, height=900)
MAP = "journeys/washing-machine/"

Scheme: TypeAlias = Literal["light", "dark"]

SCHEMES: dict[Scheme, str] = {"light": "default", "dark": "slate"}
"""By what the reader's system asks for, as the theme calls them."""

RULES: dict[Scheme, Sequence[str]] = {"light": (), "dark": COLOURS}
"""What a page is held against that is looked at in both, as `axe` takes it."""

DRESSED = """scheme => document.body.dataset.mdColorScheme === scheme
  && !("mdColorSwitching" in document.body.dataset)"""

READING = """(() => {
  window.sitemapRead = false;
  const parse = DOMParser.prototype.parseFromString;
  DOMParser.prototype.parseFromString = function (text, type) {
    const parsed = parse.call(this, text, type);
    if (parsed.querySelector("urlset")) setTimeout(() => { window.sitemapRead = true; });
    return parsed;
  };
})()"""
"""Tells when Material has read the sitemap: only from then on it swaps pages."""

DRAWN = """() => window.sitemapRead !== false
  && [...document.querySelectorAll(".cjm-strip__frame")]
    .every(frame => frame.style.width || !document.querySelector(".cjm-grid").offsetWidth)"""

SETTLED = """() => new Promise((done) =>
  setTimeout(() => requestAnimationFrame(() => requestAnimationFrame(() => done()))))"""
"""What scripts put off until a page has loaded is done by then."""

NOTED = "Math.abs((history.state?.y ?? -1) - scrollY) < 1"
"""Whether the theme has noted where the page stands: it waits for the end of a scroll."""

CHECKED_AT = "#check-date"
"""A touchpoint in the middle of that map."""


def origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}/"


@cache
def _window(browser: Browser, script: bool) -> BrowserContext:
    """For pages that remember nothing but in their address: what one has loaded, the next need not."""
    return browser.new_context(java_script_enabled=script)


@contextmanager
def tab(browser: Browser, size: ViewportSize, *, script: bool = True) -> Iterator[Page]:
    """A page of a browser that has seen the site before, which is a third faster than one that has not."""
    with _window(browser, script).new_page() as page:
        page.set_viewport_size(size)
        yield page


@contextmanager
def opened(
    browser: Browser, address: str, size: ViewportSize = DESK, *, script: bool = True
) -> Iterator[Page]:
    """A page that fails whoever lets it throw an error."""
    errors: list[str] = []
    with tab(browser, size, script=script) as page:
        page.on("pageerror", lambda error: errors.append(error.message))
        page.emulate_media(reduced_motion="reduce")
        at_home(page, origin(address))
        visit(page, address, script=script)
        yield page
    assert errors == []


def visit(page: Page, address: str, *, script: bool = True) -> None:
    """Until its scripts have run, where it has any."""
    page.goto(address)
    if script:
        ready(page)


def ready(page: Page) -> None:
    """Waits for the scripts of a page that has loaded: a map's draws the strip's frame, the theme's reads."""
    page.wait_for_function(DRAWN)
    page.evaluate(SETTLED)


def dress(page: Page, scheme: Scheme) -> None:
    """Shows an open page as the reader's system asks for from now on: the theme follows, page and all."""
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(DRESSED, arg=SCHEMES[scheme])


def at_home(page: Page, address: str) -> None:
    """Material looks links up in the sitemap, which holds the address of the site: it is served here."""
    page.add_init_script(READING)
    sitemap = page.request.get(f"{address}sitemap.xml").text()
    page.route(
        f"{address}sitemap.xml",
        lambda route: route.fulfill(
            body=sitemap.replace("https://journeys.intranet.example/", address), content_type="text/xml"
        ),
    )


def query(page: Page) -> str:
    """What the address asks for, as people read it."""
    return unquote(str(page.evaluate("location.search.slice(1)")))


def chip(page: Page, name: str) -> Locator:
    return page.locator(".cjm-chip", has_text=name)


def button(page: Page, name: str) -> Locator:
    return page.locator(".cjm-map").get_by_role("button", name=name, exact=True)


def said(page: Page) -> str:
    return page.locator(".cjm-toolbar [role=status]").inner_text()


def lanes(page: Page) -> list[str]:
    """The rows in sight."""
    rows = "rows => rows.filter(row => row.offsetHeight).map(row => row.dataset.lane)"
    return list(page.locator("tr[data-lane]").evaluate_all(rows))


def touchpoints(page: Page, state: str = "") -> list[str]:
    """The headings in sight, by id: all, or those that bear a class."""
    heads = "heads => heads.filter(head => head.offsetWidth).map(head => head.id)"
    return list(page.locator(f"th.cjm-tp{state}").evaluate_all(heads))


def scrolled(page: Page) -> int:
    """How far the box is scrolled sideways, in pixels."""
    return int(page.locator(".cjm-scroll").evaluate("box => box.scrollLeft"))
