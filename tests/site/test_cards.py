"""The map on a phone: cards under each other instead of a table, made by the script from the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, ViewportSize, expect

from tests.site.heard import Heard
from tests.site.looking import NOTED, READING, ready, visit
from tests.site.pages import PHONE
from tests.site.serving import serving
from tests.site.test_other_sites import CYRILLIC, INSTANT, SMALL, site
from tests.support.accessibility import Axe

MAP = "journeys/washing-machine/"
NARROWEST = ViewportSize(width=320, height=640)
WIDE = ViewportSize(width=900, height=600)

HEADER = 48
"""Pixels of the theme's header, which sticks."""


PAINTED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"


def opened(page: Page, address: str) -> Page:
    page.goto(address)
    page.locator(".cjm-cards article").first.wait_for()
    return page


def card(page: Page, touchpoint: str) -> Locator:
    return page.locator(f'.cjm-cards article[data-touchpoint="{touchpoint}"]')


def folded(page: Page, touchpoint: str) -> Locator:
    return card(page, touchpoint).locator("details")


def marked(page: Page) -> list[str]:
    """Touchpoints whose cards are lit up."""
    found = page.locator(".cjm-cards article.is-target").all()
    return [card.get_attribute("data-touchpoint") or "" for card in found]


def expect_under_the_header(found: Locator) -> None:
    """And under the name of stage, which sticks beneath the header; the theme may scroll slowly."""
    top = "found => found.getBoundingClientRect().top"
    found.page.wait_for_function(
        f"found => {HEADER} <= ({top})(found) && ({top})(found) <= {HEADER + 80}", arg=found.element_handle()
    )


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page(viewport=PHONE) as page:
        yield page


class TestCards:
    @pytest.fixture(scope="class")
    @classmethod
    def page(cls, browser: Browser, address: str) -> Iterator[Page]:
        with browser.new_page(viewport=PHONE) as page:
            opened(page, address + MAP)
            ready(page)
            yield page

    def test_the_table_is_hidden_from_everybody(self, page: Page) -> None:
        assert not page.locator(".cjm-grid").is_visible()
        assert page.get_by_role("table", name="A column for each touchpoint").count() == 0

    def test_headings_follow_the_table_stage_by_stage(self, page: Page) -> None:
        wanted = page.locator(".cjm-grid").evaluate(
            """table => {
                const touchpoints = [...table.querySelectorAll(".cjm-tp__title")];
                return [...table.querySelectorAll(".cjm-stage")].flatMap((stage) => [
                    `H3 ${stage.querySelector("a").textContent}`,
                    ...touchpoints.splice(0, stage.colSpan).map((title) => `H4 ${title.textContent}`),
                ]);
            }"""
        )
        headings = page.locator(".cjm-cards").locator("h3, h4")
        assert headings.evaluate_all("all => all.map(h => `${h.tagName} ${h.textContent}`)") == wanted
        assert wanted[:2] == ["H3 Need", "H4 1Searches the error code"]

    def test_the_customers_side_is_open_and_in_the_words_of_the_table(self, page: Page) -> None:
        rows = card(page, "search-error-code").locator("dl:visible > div")
        lanes = rows.evaluate_all("rows => rows.map(row => row.dataset.lane)")
        assert {"does", "thinks", "feels", "pains"} <= set(lanes)
        assert not {"backstage", "systems", "departments"} & set(lanes)
        (does,) = page.locator('.cjm-grid [data-lane="does"] td').nth(0).all_text_contents()
        assert rows.nth(0).locator("dt").inner_text() == "Does"
        assert rows.nth(0).locator("dd").text_content() == does

    def test_a_lane_is_left_out_where_its_cell_is_empty(self, page: Page) -> None:
        empty = page.locator('.cjm-grid [data-lane="strengths"] td').evaluate_all(
            "cells => cells.findIndex(cell => !cell.textContent.trim())"
        )
        assert empty >= 0
        assert page.locator(".cjm-cards article").nth(empty).locator('[data-lane="strengths"]').count() == 0

    def test_emotion_is_told_in_words_and_marked_on_a_scale(self, page: Page) -> None:
        emotion = card(page, "search-error-code").locator('[data-lane="emotion"]')
        assert emotion.inner_text().split("\n") == [
            "Young family −1 annoyed",
            "Pensioner −2 awful",
            "Target 0",
        ]
        middles = emotion.locator(".cjm-scale i").evaluate_all(
            "marks => Object.fromEntries(marks.map(mark => {"
            "  const [own, scale] = [mark, mark.parentElement].map(e => e.getBoundingClientRect());"
            "  const middle = (own.x + own.width / 2 - scale.x) / scale.width;"
            "  return [mark.dataset.emotion, Math.round(middle * 100)];"
            "}))"
        )
        assert middles == {"-2": 10, "-1": 30, "0": 50}

    def test_ways_on_lead_to_cards(self, page: Page) -> None:
        ways = card(page, "compare-on-site").locator(".cjm-contact__ways")
        assert "35%" in ways.inner_text()
        assert "15% leave" in ways.inner_text()
        ways.get_by_role("link", name="Asks an adviser in the chat").click()
        expect(card(page, "chat-with-adviser")).to_have_class("cjm-contact is-target")
        assert page.url.endswith("#chat-with-adviser")
        expect_under_the_header(card(page, "chat-with-adviser"))

    def test_a_point_of_the_curve_leads_to_its_card(self, page: Page) -> None:
        page.locator(".cjm-glance .cjm-point").nth(2).focus()
        page.keyboard.press("Enter")
        expect(card(page, "filter-by-size")).to_have_class("cjm-contact is-target")
        expect_under_the_header(card(page, "filter-by-size"))

    def test_a_stage_under_the_curve_leads_to_its_cards_and_stays_in_sight(self, page: Page) -> None:
        page.locator(".cjm-glance").get_by_role("link", name="Receive", exact=True).click()
        name = page.locator("h3", has_text="Receive")
        expect(name).to_be_focused()
        page.evaluate("scrollBy({top: 1200, behavior: 'instant'})")
        expect_under_the_header(name)

    def test_no_id_is_there_twice(self, page: Page) -> None:
        ids = page.eval_on_selector_all("[id]", "all => all.map(named => named.id)")
        assert len(ids) == len(set(ids))
        assert page.locator(".cjm-cards [id]").count() == 0


class TestBehindTheScenes:
    def test_is_folded_and_opens_by_keyboard(self, page: Page, address: str) -> None:
        opened(page, address + MAP)
        details = folded(page, "search-error-code")
        assert not details.locator("dl").is_visible()
        details.get_by_text("Behind the scenes").focus()
        page.keyboard.press("Enter")
        assert details.locator('[data-lane="backstage"]').is_visible()
        assert details.get_by_role("link", name="Marketing").is_visible()

    def test_everything_is_reached_by_keyboard_and_the_table_is_not(self, page: Page, address: str) -> None:
        opened(page, address + MAP)
        card(page, "repair-or-replace-guide").locator("h4 a").focus()
        passed = []
        for _ in range(12):
            page.keyboard.press("Tab")
            passed.append(page.evaluate("document.activeElement.textContent.trim()"))
            assert page.evaluate("document.activeElement.closest('.cjm-grid')") is None
        assert "Behind the scenes" in passed
        assert "Goes on to Filters 212 machines by size:" in passed


class TestAnchors:
    def test_of_a_touchpoint_opens_at_its_card(self, page: Page, address: str) -> None:
        opened(page, f"{address}{MAP}#date-moved")
        assert marked(page) == ["date-moved"]
        expect_under_the_header(card(page, "date-moved"))
        expect(card(page, "date-moved").locator("h4")).to_be_focused()

    def test_of_a_pain_marks_the_pain_too(self, page: Page, address: str) -> None:
        opened(page, f"{address}{MAP}#pain.date-moved.no-new-date")
        (pain,) = page.locator("li.is-target").all()
        assert "No new date in the message" in pain.inner_text()
        assert marked(page) == ["date-moved"]
        assert pain.evaluate("pain => pain.getBoundingClientRect().top < innerHeight / 2")

    def test_that_was_given_up_still_opens(self, page: Page, address: str) -> None:
        opened(page, f"{address}{MAP}#pays-by-card")
        assert marked(page) == ["pay-online"]

    def test_beneath_the_map_stays_in_sight(self, page: Page, address: str) -> None:
        opened(page, f"{address}{MAP}#section.pains")
        expect(page.locator("[id='section.pains']")).to_be_in_viewport()
        assert marked(page) == []

    def test_may_change(self, page: Page, address: str) -> None:
        opened(page, f"{address}{MAP}#date-moved")
        page.evaluate("location.hash = '#crew-at-door'")
        expect(card(page, "crew-at-door")).to_have_class("cjm-contact is-target")
        assert marked(page) == ["crew-at-door"]
        expect_under_the_header(card(page, "crew-at-door"))

    def test_in_any_letters(self, page: Page, tmp_path: Path) -> None:
        built = site(tmp_path, CYRILLIC)
        with serving(built.folder) as address:
            opened(page, f"{address}journeys/чайник/#pain.сравнивает.тяжёлый")
            assert marked(page) == ["сравнивает"]
            assert page.locator("li.is-target").inner_text().startswith("Один тяжёлый")


class TestInstantLoading:
    """Material swaps pages without loading them anew, and keeps where each was left."""

    @pytest.fixture(scope="class")
    @classmethod
    def address(cls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
        folder = tmp_path_factory.mktemp("instant")
        with serving(folder / "site") as address:
            site(folder, SMALL, INSTANT, site_url=address)
            yield address

    @pytest.fixture
    def page(self, page: Page) -> Page:
        page.add_init_script(READING)
        return page

    def test_makes_the_cards_of_the_page_that_comes(self, page: Page, address: str) -> None:
        heard = Heard(page)
        visit(page, f"{address}stages/use/")
        page.evaluate("window.stays = true")
        page.click("main a:text-is('Pays') >> nth=0")
        expect(card(page, "pay")).to_have_class("cjm-contact is-target")
        assert page.evaluate("window.stays")
        assert card(page, "pay").evaluate("card => card.getBoundingClientRect().top < innerHeight")
        assert heard.complaints == []

    def test_brings_a_reader_back_to_where_they_were(self, page: Page, address: str) -> None:
        opened(page, f"{address}journeys/buying/#pay")
        ready(page)
        link = card(page, "pay").get_by_role("link", name="Shop")
        link.scroll_into_view_if_needed()
        page.wait_for_function(NOTED)
        was = page.evaluate("scrollY")
        assert was > 100
        link.click()
        page.locator(".cjm-map").wait_for(state="detached")
        page.go_back()
        card(page, "pay").wait_for()
        page.wait_for_function(f"Math.abs(scrollY - {was}) < 2")

    def test_opens_the_same_card_again(self, page: Page, address: str) -> None:
        opened(page, f"{address}journeys/buying/#pay")
        ready(page)
        page.evaluate("scrollTo(0, 0)")
        page.wait_for_function(NOTED)
        page.locator("article :text-is('Pays')").first.evaluate("link => link.closest('a').click()")
        expect(card(page, "pay").locator("h4")).to_be_in_viewport()


class TestLens:
    def test_a_column_that_steps_back_takes_its_card_along(self, page: Page, address: str) -> None:
        opened(page, address + MAP)
        page.locator("th.cjm-tp").nth(3).evaluate("head => head.classList.add('is-out')")
        expect(page.locator(".cjm-cards article.is-out")).to_have_attribute("data-column", "3")
        page.locator("th.cjm-tp").nth(3).evaluate("head => head.classList.remove('is-out')")
        expect(page.locator(".cjm-cards article.is-out")).to_have_count(0)

    def test_a_lane_has_the_name_by_which_it_is_hidden(self, page: Page, address: str) -> None:
        opened(page, address + MAP)
        lanes = "all => all.map(named => named.dataset.lane)"
        in_cards = page.eval_on_selector_all(".cjm-cards [data-lane]", lanes)
        assert set(in_cards) == set(page.eval_on_selector_all(".cjm-grid tr[data-lane]", lanes))


UNKNOWN = {
    "content/journeys/buying.md": """\
        ---
        title: Buying a kettle
        personas: [hermit]
        stages:
          - stage: use
            touchpoints: [{id: compare, title: Compares two kettles, channel: shop}]
        ---
        """,
}
"""One touchpoint, of which nothing is known but where it is."""

WORD = "Достопримечательностеведение"

MANY = {
    "content/journeys/buying.md": "\n".join(
        [
            "---",
            f'title: "{WORD * 4} & <b>"',
            "personas: [hermit]",
            "stages:",
            "  - stage: use",
            f"    goal: {WORD * 4}",
            "    touchpoints:",
            *(
                f'      - {{id: t{n}, title: "{WORD * 3} <b> & {n}", channel: shop, emotion: 1,'
                f" does: {WORD * 5}, backstage: {WORD * 5}, next: [{{to: t{n + 1}, share: 0.6}}]}}"
                for n in range(1, 30)
            ),
            f"      - {{id: t30, title: Last, channel: shop, pains: [{{id: a, title: {WORD * 4}}}]}}",
            "---",
        ]
    ),
}


class TestContent:
    def test_one_touchpoint_of_which_nothing_is_known(self, page: Page, tmp_path: Path) -> None:
        heard = Heard(page)
        built = site(tmp_path, {**SMALL, **UNKNOWN, "content/index.md": "# Kettles\n"})
        with serving(built.folder) as address:
            opened(page, f"{address}journeys/buying/")
            lines = page.locator(".cjm-cards").inner_text().split("\n")
        assert [line for line in lines if line] == ["Use", "1", "Compares two kettles", "Shop"]
        assert heard.complaints == []

    def test_long_words_and_many_touchpoints(self, page: Page, tmp_path: Path) -> None:
        """Points too close to each other for a finger are a picture; the stages beneath are links."""
        page.set_viewport_size(NARROWEST)
        built = site(tmp_path, {**SMALL, **MANY, "content/index.md": "# Kettles\n"})
        with serving(built.folder) as address:
            opened(page, f"{address}journeys/buying/")
            page.eval_on_selector_all("details", "all => all.forEach(details => { details.open = true; })")
            assert page.evaluate("document.documentElement.scrollWidth") == 320
            assert page.locator(".cjm-cards article").count() == 30
            point = page.locator(".cjm-glance .cjm-point").first
            assert not point.evaluate("point => { point.focus(); return point.matches(':focus'); }")
            page.locator(".cjm-glance").get_by_role("link", name="Use").click()
            expect(page.locator("h3", has_text="Use")).to_be_focused()


class TestWidths:
    @pytest.mark.parametrize("viewport", [PHONE, NARROWEST], ids=["390", "320"])
    def test_the_page_does_not_scroll_sideways(
        self, page: Page, address: str, viewport: ViewportSize
    ) -> None:
        page.set_viewport_size(viewport)
        opened(page, address + MAP)
        page.eval_on_selector_all("details", "all => all.forEach(details => { details.open = true; })")
        assert page.evaluate("document.documentElement.scrollWidth") == viewport["width"]

    def test_turning_the_phone_brings_the_table_and_back_the_cards(self, page: Page, address: str) -> None:
        opened(page, address + MAP)
        page.set_viewport_size(WIDE)
        assert page.locator(".cjm-grid").is_visible()
        assert not page.locator(".cjm-cards").is_visible()
        page.set_viewport_size(PHONE)
        assert not page.locator(".cjm-grid").is_visible()
        assert page.locator(".cjm-cards article").count() == page.locator("th.cjm-tp").count()

    def test_cards_are_made_when_the_width_asks_for_them(self, page: Page, address: str) -> None:
        page.set_viewport_size(WIDE)
        visit(page, address + MAP)
        assert page.locator(".cjm-cards article").count() == 0
        page.set_viewport_size(PHONE)
        page.locator(".cjm-cards article").first.wait_for()

    def test_nothing_in_sight_moves_when_they_are_made(self, page: Page, address: str) -> None:
        page.add_init_script(
            "window.shifts = [];"
            "new PerformanceObserver(list => shifts.push(...list.getEntries().map(entry => entry.value)))"
            ".observe({type: 'layout-shift', buffered: true});"
        )
        held: list[Route] = []

        def hold(route: Route) -> None:
            held.append(route)

        page.route("**/cards.js", hold)
        page.goto(address + MAP, wait_until="commit")
        page.locator(".cjm-siblings").wait_for(state="attached")
        page.evaluate("scrollTo(0, 600)")
        page.evaluate(PAINTED)
        held[0].continue_()
        page.locator(".cjm-cards article").first.wait_for()
        page.evaluate(PAINTED)
        assert page.evaluate("shifts") == []


class TestWithoutScript:
    def test_the_table_is_there_and_scrolls(self, browser: Browser, address: str) -> None:
        with browser.new_page(viewport=PHONE, java_script_enabled=False) as page:
            page.goto(address + MAP)
            assert page.locator(".cjm-grid").is_visible()
            assert not page.locator(".cjm-cards").is_visible()
            reach = page.locator(".cjm-scroll").evaluate("box => [box.scrollWidth > box.clientWidth]")
            assert reach == [True]


class TestAccessibility:
    @pytest.mark.parametrize("scheme", ["light", "dark"])
    def test_no_rule_is_broken(
        self, browser: Browser, axe: Axe, address: str, scheme: Literal["light", "dark"]
    ) -> None:
        with browser.new_page(viewport=PHONE, color_scheme=scheme) as page:
            opened(page, f"{address}{MAP}#date-moved")
            page.eval_on_selector_all("details", "all => all.forEach(details => { details.open = true; })")
            assert axe(page) == []
