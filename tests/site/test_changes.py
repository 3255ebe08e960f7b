"""Pages of change in a browser: half a year of weeks, from a repository."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize
from pypdf import PdfReader

from cjm_plugin.edges.policy import policy
from tests.site.conftest import Built
from tests.site.following import published
from tests.site.looking import DESK, Scheme, at_home, dress, opened, visit
from tests.site.pages import PHONE
from tests.site.serving import serving
from tests.site.test_demonstration import is_ours
from tests.support.accessibility import Axe
from tests.support.html_checker import CheckHtml

WEEK = "changes/2026-W45/"
LOGISTICS = "for.department.logistics"
FILTERED = f"{WEEK}#{LOGISTICS}"
TELLING = ("changes/", WEEK, "changes/next/", "changes/2026-W22/", "", "departments/logistics/")
NARROWEST = ViewportSize(width=320, height=640)

LINES = """() => [...document.querySelectorAll(".cjm-changes > li")]
    .map((line) => [line.dataset.for.split(" "), line.checkVisibility()])"""


def shown(page: Page) -> tuple[list[list[str]], list[list[str]]]:
    """The filters' numbers of the lines in sight, and of those that are not."""
    lines: list[tuple[list[str], bool]] = page.evaluate(LINES)
    return [numbers for numbers, seen in lines if seen], [numbers for numbers, seen in lines if not seen]


def number(page: Page, anchor: str = LOGISTICS) -> str:
    return str(page.locator(f"[id='{anchor}']").get_attribute("data-pick"))


def is_filtered(page: Page, anchor: str = LOGISTICS) -> None:
    """Exactly the lines that concern somebody are shown."""
    page.wait_for_function("anchor => document.getElementById(anchor).matches(':target')", arg=anchor)
    seen, hidden = shown(page)
    wanted = number(page, anchor)
    assert seen
    assert hidden
    assert all(wanted in numbers for numbers in seen)
    assert not any(wanted in numbers for numbers in hidden)


def is_whole(page: Page) -> None:
    seen, hidden = shown(page)
    assert seen
    assert not hidden


@pytest.mark.parametrize("script", [False, True])
class TestFilter:
    @pytest.fixture
    def page(self, browser: Browser, told_address: str, script: bool) -> Iterator[Page]:
        with opened(browser, told_address + WEEK, script=script) as page:
            yield page

    def test_a_chip_shows_what_concerns_a_department(self, page: Page) -> None:
        is_whole(page)
        page.locator(f"[id='{LOGISTICS}']").click()

        is_filtered(page)
        assert page.url.endswith(FILTERED)
        assert page.evaluate("scrollY") == 0

        page.get_by_role("link", name="All", exact=True).click()
        is_whole(page)

    def test_a_persona_takes_the_place_of_a_department(self, page: Page) -> None:
        page.locator(f"[id='{LOGISTICS}']").click()
        page.locator("[id='for.persona.pensioner']").click()

        is_filtered(page, "for.persona.pensioner")

    def test_the_address_can_be_sent(self, browser: Browser, told_address: str, script: bool) -> None:
        with opened(browser, told_address + FILTERED, script=script) as page:
            is_filtered(page)

    def test_a_map_of_which_nothing_is_left_goes_too(self, page: Page) -> None:
        page.locator(f"[id='{LOGISTICS}']").click()
        sections = page.locator(".cjm-told").evaluate_all(
            "all => all.map(s => [s.checkVisibility(), !!s.querySelector('li[data-for]')?.closest('ul')"
            "  && [...s.querySelectorAll('li[data-for]')].some(line => line.checkVisibility())])"
        )

        assert all(seen is has_lines for seen, has_lines in sections)

    def test_the_keyboard_chooses(self, page: Page) -> None:
        page.locator(f"[id='{LOGISTICS}']").focus()
        page.keyboard.press("Enter")

        is_filtered(page)

    def test_departments_that_are_folded_are_chosen_like_others(self, page: Page) -> None:
        page.locator(".cjm-sift__rest summary").first.click()
        chip = page.locator(".cjm-sift__rest a").first
        anchor = str(chip.get_attribute("id"))
        chip.click()

        is_filtered(page, anchor)
        assert chip.is_visible()

    def test_a_maps_own_anchor_shows_everything(
        self, browser: Browser, told_address: str, script: bool
    ) -> None:
        with opened(browser, f"{told_address}{WEEK}#journey.washing-machine", script=script) as page:
            is_whole(page)


class TestWithScript:
    def test_what_is_chosen_is_said(self, browser: Browser, told_address: str) -> None:
        with opened(browser, told_address + FILTERED) as page:
            current = page.locator(".cjm-sift [aria-current]")
            assert current.evaluate_all("all => all.map(chip => chip.id)") == [LOGISTICS]
            page.get_by_role("link", name="All", exact=True).click()
            page.wait_for_function("document.querySelector('.cjm-chip--all').ariaCurrent")
            assert current.count() == 1

    def test_a_page_that_the_theme_swaps_is_filtered_too(self, browser: Browser, told_address: str) -> None:
        """From what changed lately for a department to the week, as far as it concerns it."""
        with opened(browser, f"{told_address}departments/logistics/") as page:
            page.evaluate("window.stays = true")
            page.locator(".cjm-log__week", has_text="Week 45").click()
            page.wait_for_selector(".cjm-sift")
            page.wait_for_function("document.querySelector('.cjm-sift [data-pick]:target')")

            assert page.evaluate("window.stays") is True
            is_filtered(page)


@pytest.mark.parametrize("language", ["ru", "pl"])
def test_longer_words_do_not_widen_a_phone(browser: Browser, tmp_path: Path, language: str) -> None:
    """The ways to other weeks are told at more length than in English."""
    site = published(tmp_path, tmp_path / "site", language=language)
    with serving(site) as address, browser.new_page() as page:
        for path in ("changes/2026-W46/", "changes/2026-W45/", "feeds/", "my/"):
            page.goto(address + path)
            for size in (PHONE, NARROWEST):
                page.set_viewport_size(size)
                assert page.evaluate("document.documentElement.scrollWidth") == size["width"], path


@pytest.mark.parametrize("path", TELLING)
def test_the_narrowest_phone_does_not_scroll_sideways(browser: Browser, told_address: str, path: str) -> None:
    with browser.new_page(viewport=NARROWEST) as page:
        page.goto(told_address + path)
        assert page.evaluate("document.documentElement.scrollWidth") == NARROWEST["width"]


@pytest.mark.parametrize(
    ("path", "size", "schemes"),
    [
        (WEEK, DESK, ("light", "dark")),
        (WEEK, PHONE, ("light",)),
        ("changes/2026-W22/", DESK, ("light",)),
        ("changes/", PHONE, ("light",)),
        ("changes/next/", PHONE, ("light",)),
    ],
)
def test_it_is_accessible(
    browser: Browser, told_address: str, path: str, size: ViewportSize, schemes: tuple[Scheme, ...], axe: Axe
) -> None:
    """What `pages.PAGES` does not hold, or not on a phone."""
    with opened(browser, told_address + path, size) as page:
        for scheme in schemes:
            dress(page, scheme)
            assert axe(page) == [], scheme


class TestOnAPhone:
    """What stands together stays together."""

    def test_short_steps_and_names_are_in_one_line(self, browser: Browser, told_address: str) -> None:
        with browser.new_page(viewport=PHONE) as page:
            page.goto(f"{told_address}changes/2026-W47/")
            whole = page.locator(".cjm-whole")
            lines = whole.evaluate_all(
                "all => all.map(one => one.offsetHeight / parseFloat(getComputedStyle(one).lineHeight))"
            )

            assert max(lines) < 1.5
            assert {"0 → −1", "E-commerce"} <= {*whole.all_inner_texts()}

    @pytest.mark.parametrize("path", [WEEK, "departments/logistics/", "journeys/washing-machine/"])
    def test_actions_do_not_stick_to_what_is_above(
        self, browser: Browser, told_address: str, path: str
    ) -> None:
        with browser.new_page(viewport=PHONE) as page:
            page.goto(told_address + path)
            above, actions = (
                page.locator(f".cjm-head > {part}").bounding_box() for part in (".cjm-props", ".cjm-actions")
            )
            assert above is not None
            assert actions is not None
            assert actions["y"] - (above["y"] + above["height"]) >= 12


def test_what_a_line_names_looks_alike(browser: Browser, told_address: str) -> None:
    """But for the thing that it is about."""
    with opened(browser, told_address + WEEK) as page:
        looks = page.locator(".cjm-changes__what a:not(:first-child):not(:is(del, ins, .cjm-whole) a)")
        found = looks.evaluate_all(
            "all => all.map(a => { const look = getComputedStyle(a);"
            "  return [look.color, look.fontWeight, look.textDecorationLine].join() })"
        )

        assert len(found) > 10
        assert len({*found}) == 1
        assert found[0].endswith(",400,underline")


def test_markup_is_valid(told: Built, vnu: CheckHtml) -> None:
    found = vnu(told.folder / path / "index.html" for path in TELLING)
    assert [message for message in found if is_ours(message)] == []


def test_nothing_is_blocked_by_the_policy(browser: Browser, told: Built) -> None:
    header = {"Content-Security-Policy": policy(told.folder)}
    with serving(told.folder, header) as address, browser.new_page() as page:
        at_home(page, address)
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        visit(page, address + FILTERED)
        is_filtered(page)
        assert [text for text in said if "Content Security Policy" in text] == []


def printed(browser: Browser, address: str) -> str:
    with browser.new_page() as page:
        page.goto(address)
        text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages)
    return re.sub(r"\W", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


class TestOnPaper:
    def test_all_of_a_week_without_its_filters(self, browser: Browser, told_address: str) -> None:
        text = printed(browser, told_address + WEEK)

        assert "Learnsthatthedatehasmoved" in text
        assert "Sharedthings" in text
        assert "Personapen" not in text

    def test_what_is_chosen_alone_and_for_whom(self, browser: Browser, told_address: str) -> None:
        whole, part = (printed(browser, told_address + address) for address in (WEEK, FILTERED))

        assert "Meetsthecrewatthedoor" in part
        assert "Asksaboutan" not in part
        assert len(part) < len(whole)
        assert "Logistics33" in part
