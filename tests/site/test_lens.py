"""The lens of a map's page, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.site.looking import (
    CHECKED_AT,
    DESK,
    MAP,
    NOTED,
    RULES,
    SCHEMES,
    SETTLED,
    button,
    chip,
    dress,
    lanes,
    opened,
    query,
    ready,
    said,
    scrolled,
    touchpoints,
    visit,
)
from tests.site.pages import PHONE
from tests.support.accessibility import Axe

STORY = ["does", "thinks", "feels", "expects", "channel", "emotion"]
LENSES = (
    "department=logistics",
    "stage=receive",
    "personas=pensioner&target=off",
    "department=logistics&stage=receive&lanes=does,emotion,pains",
)


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, address + MAP) as page:
        yield page


class TestADepartment:
    @pytest.fixture(scope="class")
    @classmethod
    def chosen(cls, browser: Browser, address: str) -> Iterator[Page]:
        """Logistics is; to be looked at alone."""
        with opened(browser, address + MAP) as page:
            page.get_by_label("Department", exact=True).select_option(label="Logistics")
            yield page

    def test_its_columns_bear_its_role_and_the_others_step_back(self, chosen: Page) -> None:
        own = touchpoints(chosen, ".is-in")
        assert said(chosen) == f"Logistics: {len(own)} of {len(touchpoints(chosen))} touchpoints"
        assert set(own) | set(touchpoints(chosen, ".is-out")) == set(touchpoints(chosen))
        roles = chosen.locator("th.is-in .cjm-lensrole").all_inner_texts()
        assert len(roles) == len(own)
        assert set(roles) <= {"leads", "supports", "informed"}

    def test_its_points_of_the_curve_are_those_of_its_columns(self, chosen: Page) -> None:
        points = chosen.locator(".cjm-point").evaluate_all(
            "all => all.flatMap((point, i) => point.classList.contains('is-in') ? [i] : [])"
        )
        assert points
        assert [touchpoints(chosen)[i] for i in points] == touchpoints(chosen, ".is-in")

    def test_the_box_moves_to_its_first_touchpoint(self, chosen: Page) -> None:
        assert scrolled(chosen) > 0
        assert chosen.locator("th.cjm-tp.is-in").first.is_visible()

    def test_it_is_chosen_by_keyboard(self, page: Page) -> None:
        page.get_by_label("Department", exact=True).focus()
        page.keyboard.type("Logis")
        page.keyboard.press("Enter")

        assert query(page) == "department=logistics"


class TestAStage:
    def test_the_other_stages_step_back_and_the_box_moves_to_it(self, page: Page) -> None:
        page.get_by_label("Stage", exact=True).select_option(label="Receive")

        assert said(page).startswith("Receive: 3 of")
        assert len(touchpoints(page)) - len(touchpoints(page, ".is-out")) == 3
        assert page.locator("th.cjm-stage:not(.is-out)").inner_text().startswith("Receive")
        assert scrolled(page) > 0

    def test_with_a_department_only_what_both_have_stays(self, page: Page) -> None:
        page.get_by_label("Stage", exact=True).select_option(label="Use")
        page.get_by_label("Department", exact=True).select_option(label="Logistics")

        assert said(page).startswith("Logistics, Use: 0 of")
        assert touchpoints(page, ".is-in") == []


class TestAPersona:
    def test_who_is_not_chosen_leaves_curves_and_notes(self, page: Page) -> None:
        assert page.locator(".cjm-own--2").first.is_visible()
        chip(page, "Pensioner").click()

        for mark in ("own", "square", "line", "name"):
            seen = page.locator(f".cjm-grid .cjm-{mark}--2")
            assert seen.count() > 0
            assert not any(found.is_visible() for found in seen.all())
        assert query(page) == "personas=young-family"

    def test_who_is_chosen_speaks_before_the_point_of_view(self, page: Page) -> None:
        cell = page.locator("tr[data-lane=does] td").first
        common = cell.locator(":scope > :not(.cjm-own)").first.inner_text()
        assert cell.inner_text().startswith(common)
        chip(page, "Young family").click()

        assert common in cell.inner_text()
        assert not cell.inner_text().startswith(common)
        chip(page, "Young family").click()
        assert cell.inner_text().startswith(common)

    def test_a_chip_is_pressed_by_keyboard(self, page: Page) -> None:
        page.get_by_role("checkbox", name="Target").focus()
        page.keyboard.press("Space")

        assert query(page) == "target=off"
        assert not page.locator(".cjm-curve .cjm-line--0").is_visible()

    def test_each_persona_can_still_be_read_about(self, page: Page) -> None:
        for persona in ("young-family", "pensioner"):
            assert page.locator(f".cjm-head a[href$='personas/{persona}/']").count() == 1


class TestLanes:
    def test_a_set_shows_its_lanes_alone_and_no_line_without_lanes_under_it(self, page: Page) -> None:
        borders = page.locator(".cjm-border")
        assert all(border.is_visible() for border in borders.all())
        button(page, "Story").click()

        assert lanes(page) == STORY
        assert query(page) == "lanes=story"
        assert said(page).startswith("Story: 6 of ")
        assert not any(border.is_visible() for border in borders.all())

    def test_lanes_are_chosen_one_by_one_by_keyboard(self, page: Page) -> None:
        page.locator(".cjm-menu summary").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.press("Space")

        assert "does" not in lanes(page)
        assert query(page).startswith("lanes=thinks,feels,")
        assert button(page, "All").get_attribute("aria-pressed") == "false"

    def test_chosen_one_by_one_they_are_a_set_again(self, page: Page) -> None:
        button(page, "Story").click()
        page.locator(".cjm-menu summary").click()
        box = page.get_by_role("checkbox", name="Expects")
        box.uncheck()
        assert button(page, "Story").get_attribute("aria-pressed") == "false"
        box.check()

        assert button(page, "Story").get_attribute("aria-pressed") == "true"


class TestTheMenu:
    @pytest.fixture
    def menu(self, page: Page) -> Page:
        page.locator(".cjm-menu summary").click()
        assert page.locator(".cjm-menu__panel").is_visible()
        return page

    def test_escape_closes_it_and_returns_the_focus(self, menu: Page) -> None:
        menu.get_by_role("checkbox", name="Thinks").focus()
        menu.keyboard.press("Escape")

        assert not menu.locator(".cjm-menu__panel").is_visible()
        assert menu.evaluate("document.activeElement.localName") == "summary"

    def test_a_click_elsewhere_closes_it(self, menu: Page) -> None:
        menu.locator(".cjm-head h1").click(force=True)

        assert not menu.locator(".cjm-menu__panel").is_visible()

    def test_it_lies_within_the_window(self, menu: Page) -> None:
        for width in (1600, 1280, 960, 700):
            menu.set_viewport_size({"width": width, "height": 900})
            panel = menu.locator(".cjm-menu__panel").bounding_box()
            assert panel
            assert panel["x"] >= 0
            assert panel["x"] + panel["width"] <= width


class TestTheAddress:
    @pytest.mark.parametrize("lens", LENSES)
    def test_one_that_was_sent_opens_the_lens_and_keeps_it(
        self, browser: Browser, address: str, lens: str
    ) -> None:
        with opened(browser, f"{address}{MAP}?{lens}") as page:
            before = said(page)
            assert before
            page.reload()
            ready(page)

            assert said(page) == before
            assert query(page) == lens

    def test_what_nobody_knows_is_ignored_and_goes(self, browser: Browser, address: str) -> None:
        unknown = "department=%3Cb%3E&stage=x&personas=nobody&lanes=nothing&target=maybe&present=%&h=kept"
        with opened(browser, f"{address}{MAP}?{unknown}") as page:
            assert query(page) == "h=kept"
            assert said(page) == ""
            assert lanes(page)[: len(STORY)] == STORY

    def test_all_can_be_shown_again(self, browser: Browser, address: str) -> None:
        with opened(browser, f"{address}{MAP}?{LENSES[-1]}&h=kept#date-moved") as page:
            button(page, "Show all").click()

            assert page.url.endswith(f"{MAP}?h=kept#date-moved")
            assert touchpoints(page, ".is-out") == []
            assert lanes(page)[: len(STORY)] == STORY
            assert not button(page, "Show all").is_visible()

    def test_back_and_forward_change_the_lens(self, page: Page, address: str) -> None:
        button(page, "Story").click()
        visit(page, f"{address}{MAP}?lanes=problems")
        assert "pains" in lanes(page)
        page.go_back()
        ready(page)
        assert lanes(page) == STORY
        page.go_forward()
        ready(page)

        assert "pains" in lanes(page)

    def test_an_anchor_and_a_lens_open_both(self, browser: Browser, address: str) -> None:
        with opened(browser, f"{address}{MAP}?department=logistics{CHECKED_AT}") as page:
            assert page.url.endswith(f"{MAP}?department=logistics{CHECKED_AT}")
            assert touchpoints(page, ":target") == ["check-date"]
            assert said(page).startswith("Logistics: ")
            assert page.evaluate("scrollY") > 0


class TestInstantNavigation:
    def test_the_lens_is_still_there_after_leaving_and_coming_back(self, page: Page, address: str) -> None:
        button(page, "Story").click()
        page.evaluate("window.stays = true")
        page.locator(".cjm-head a[href*='personas/pensioner']").click()
        page.wait_for_url(f"{address}personas/pensioner/")
        page.locator("h1", has_text="Pensioner").wait_for()
        page.go_back()
        page.locator(".cjm-toolbar[data-active]").wait_for()

        assert page.evaluate("window.stays")
        assert query(page) == "lanes=story"
        assert lanes(page) == STORY

    def test_an_anchor_of_the_page_keeps_the_lens(self, page: Page) -> None:
        button(page, "Story").click()
        page.locator(".cjm-map").evaluate("map => { map.dataset.left = '' }")
        page.locator("#check-date .cjm-tp__title").click()
        page.wait_for_url(f"**?lanes=story{CHECKED_AT}")
        # To the theme it is another page, which it swaps in.
        page.locator(".cjm-map:not([data-left]) .cjm-toolbar[data-active]").wait_for()

        assert lanes(page) == STORY
        button(page, "All").click()
        assert page.url.endswith(MAP + CHECKED_AT)

    def test_a_column_is_lit_again_where_it_was_read(self, page: Page, address: str) -> None:
        page.locator("#check-date .cjm-tp__title").click()
        page.wait_for_url(f"**{CHECKED_AT}")
        page.evaluate("scrollBy(0, -300)")
        page.wait_for_function(NOTED)
        read_at = page.evaluate("scrollY")
        page.evaluate("document.querySelector('.cjm-stage__in a').click()")
        page.wait_for_url(f"{address}stages/need/")
        page.locator("h1", has_text="Need").wait_for()
        page.go_back()
        page.locator("#check-date:target").wait_for()

        assert page.evaluate("scrollY") == read_at

    def test_a_page_left_listens_no_more(self, page: Page, address: str) -> None:
        button(page, "Story").click()
        page.locator(".cjm-head a[href*='personas/pensioner']").click()
        page.wait_for_url(f"{address}personas/pensioner/")
        page.locator("h1", has_text="Pensioner").wait_for()
        page.keyboard.press("Escape")
        page.evaluate("dispatchEvent(new PopStateEvent('popstate')), dispatchEvent(new Event('resize'))")

        assert query(page) == ""


ANCHORS = ("#check-date", "#pain.date-moved.found-by-chance", "#search-what-to-do", "#wash", "#stage.receive")


class TestOpenedByItsAnchor:
    def middle(self, page: Page) -> float:
        """How far the column's middle is from the middle of what is beside the lanes' names, in pixels."""
        return float(
            page.evaluate(
                """() => {
                  const box = document.querySelector('.cjm-scroll').getBoundingClientRect()
                  const lane = document.querySelector('.cjm-grid__corner').offsetWidth
                  const head = document.querySelector('th:target').getBoundingClientRect()
                  return head.left + head.width / 2 - (box.left + lane + box.right) / 2
                }"""
            )
        )

    def assert_all_in_sight(self, page: Page) -> None:
        header, toolbar, head = (
            page.locator(found).bounding_box() for found in (".md-header", ".cjm-toolbar", "th:target")
        )
        assert header
        assert toolbar
        assert head
        assert toolbar["y"] >= header["y"] + header["height"] - 1
        assert head["y"] >= toolbar["y"] + toolbar["height"] - 1
        assert head["y"] + head["height"] < DESK["height"]

    def test_a_column_is_in_the_middle_under_the_toolbar(self, browser: Browser, address: str) -> None:
        with opened(browser, address + MAP + CHECKED_AT) as page:
            assert abs(self.middle(page)) < 20
            self.assert_all_in_sight(page)

    def test_so_it_is_when_a_point_of_the_curve_is_followed(self, page: Page) -> None:
        point = page.locator(".cjm-point").nth(touchpoints(page).index("check-date"))
        point.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{CHECKED_AT}")
        page.wait_for_timeout(300)

        assert abs(self.middle(page)) < 20
        self.assert_all_in_sight(page)

    def test_so_it_is_when_another_page_leads_there(self, browser: Browser, address: str) -> None:
        with opened(browser, f"{address}departments/logistics/") as page:
            page.evaluate("window.stays = true")
            page.locator(f"a[href$='{MAP}{CHECKED_AT}']").first.click()
            page.locator("th:target").wait_for()
            page.wait_for_timeout(300)

            assert page.evaluate("window.stays")
            assert abs(self.middle(page)) < 20
            self.assert_all_in_sight(page)


class TestTheStrip:
    def test_a_stage_moves_the_grid_and_only_sideways(self, page: Page) -> None:
        page.locator(".cjm-strip").scroll_into_view_if_needed()
        before = page.evaluate("scrollY")
        page.locator(".cjm-strip a", has_text="Receive").focus()
        page.keyboard.press("Enter")

        assert scrolled(page) > 0
        assert page.evaluate("scrollY") == before
        assert page.locator("th.cjm-stage", has_text="Receive").bounding_box()

    def test_the_frame_shows_which_part_is_in_sight(self, page: Page) -> None:
        frame = page.locator(".cjm-strip__frame")
        before = frame.bounding_box()
        page.locator(".cjm-scroll").evaluate("box => { box.scrollLeft = box.scrollWidth }")
        page.evaluate(SETTLED)
        after = frame.bounding_box()

        assert before
        assert after
        assert before["x"] == 0
        assert after["x"] + after["width"] == pytest.approx(DESK["width"], abs=2)

    def test_without_script_its_links_lead_to_the_stages(self, browser: Browser, address: str) -> None:
        with opened(browser, address + MAP, script=False) as page:
            page.locator(".cjm-strip a", has_text="Receive").click()

            assert page.url.endswith("#stage.receive")


class TestWithoutScript:
    @pytest.fixture
    def plain(self, browser: Browser, address: str) -> Iterator[Page]:
        with opened(browser, f"{address}{MAP}?department=logistics&lanes=story", script=False) as page:
            yield page

    def test_the_whole_map_is_there_and_nothing_that_needs_one(self, plain: Page) -> None:
        for control in ("select", ".cjm-segments", ".cjm-toolbar__end", ".cjm-through", ".cjm-present"):
            assert not plain.locator(f".cjm-map {control}").first.is_visible(), control
        for lane in ("does", "emotion", "evidence"):
            assert plain.locator(f"tr[data-lane={lane}]").is_visible()

    def test_chips_and_lanes_work(self, plain: Page) -> None:
        chip(plain, "Pensioner").click()
        plain.locator(".cjm-menu summary").click()
        plain.get_by_role("checkbox", name="Thinks").uncheck()
        plain.get_by_role("checkbox", name="Frontstage").uncheck()

        assert not plain.locator(".cjm-own--2").first.is_visible()
        assert not plain.locator("tr[data-lane=thinks]").is_visible()
        assert not plain.locator(".cjm-border--interaction").is_visible()


SHIFT = """() => new Promise(done => {
  let sum = 0
  new PerformanceObserver(list => { for (const e of list.getEntries()) sum += e.value })
    .observe({type: 'layout-shift', buffered: true})
  setTimeout(() => done(sum), 500)
})"""


@pytest.mark.parametrize("size", [ViewportSize(width=1600, height=1000), PHONE], ids=["1600", "390"])
def test_nothing_shifts_when_the_script_starts(browser: Browser, address: str, size: ViewportSize) -> None:
    """Neither at the top of the page, nor at the map, where a reader was who loads it anew."""
    with opened(browser, address + MAP, size) as page:
        assert page.evaluate(SHIFT) == 0

        page.evaluate("scrollTo(0, 600)")
        page.reload()
        ready(page)
        assert page.evaluate(SHIFT) == 0


def test_the_toolbar_is_one_line(page: Page) -> None:
    for width in (1600, 1440, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        box = page.locator(".cjm-toolbar").bounding_box()
        assert box
        assert box["height"] < 52, width


def test_toolbar_and_box_fill_the_window_under_the_header(browser: Browser, address: str) -> None:
    with opened(browser, f"{address}{MAP}?department=logistics{CHECKED_AT}") as page:
        page.evaluate("document.querySelector('.cjm-map').scrollIntoView({block: 'end'})")
        header, toolbar, box = (
            page.locator(found).bounding_box() for found in (".md-header", ".cjm-toolbar", ".cjm-scroll")
        )
        assert header
        assert toolbar
        assert box
        assert toolbar["y"] == pytest.approx(header["height"], abs=1.5)
        assert box["y"] == pytest.approx(toolbar["y"] + toolbar["height"], abs=1)
        assert box["y"] + box["height"] == pytest.approx(DESK["height"], abs=2)


@pytest.mark.parametrize("lens", [*LENSES, "present=receive&department=logistics"])
def test_what_stepped_back_is_still_accessible(browser: Browser, axe: Axe, address: str, lens: str) -> None:
    """The map alone: a lens changes nothing else of a page, which is looked at with all others."""
    with opened(browser, f"{address}{MAP}?{lens}") as page:
        for scheme in SCHEMES:
            dress(page, scheme)
            assert axe(page, RULES[scheme], within=".cjm-map") == [], scheme
