"""A map shown stage by stage, in a real browser; and a large map of hostile texts, through its lens too."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.rendering.hostile import LONG, hostile
from tests.site.conftest import build
from tests.site.looking import (
    DESK,
    MAP,
    button,
    chip,
    lanes,
    opened,
    query,
    ready,
    said,
    scrolled,
    touchpoints,
)
from tests.site.serving import serving
from tests.support.accessibility import Axe

PROJECTOR = ViewportSize(width=1920, height=1080)
RECEIVE = ["date-moved", "call-about-date", "handover"]


def bar(page: Page) -> str:
    return " ".join(page.locator(".cjm-present [role=status]").inner_text().split())


def showing(page: Page) -> bool:
    return page.locator(".cjm-map[data-presenting]").count() == 1


def stage(page: Page) -> str:
    """The headings of stages in sight."""
    return "|".join(page.locator(".cjm-stage:visible .cjm-stage__in > a").all_inner_texts())


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, address + MAP) as page:
        yield page


@pytest.fixture
def shown(page: Page) -> Page:
    button(page, "Present").click()
    assert showing(page)
    return page


class TestByKeyboard:
    def test_a_stage_that_fits_the_window_is_left_at_one_press(self, page: Page) -> None:
        page.set_viewport_size(DESK)
        button(page, "Present").click()
        seen = [stage(page)]
        for _ in range(4):
            page.keyboard.press("ArrowRight")
            seen.append(stage(page))
        assert seen == ["Need", "Choose", "Buy", "Receive", "Use"]

    def test_it_goes_from_stage_to_stage(self, shown: Page) -> None:
        seen = [stage(shown)]
        for key in ("ArrowRight", "PageDown", "Space", "ArrowLeft", "End", "PageUp", "Home", "ArrowLeft"):
            shown.keyboard.press(key)
            seen.append(stage(shown))

        assert seen == ["Need", "Choose", "Buy", "Receive", "Buy", "Use", "Receive", "Need", "Need"]

    def test_escape_leaves_it_and_returns_focus_and_place(self, page: Page) -> None:
        page.evaluate("scrollTo(0, 500)")
        page.locator(".cjm-scroll").evaluate("box => box.scrollTo(300, 150)")
        page.get_by_role("button", name="Present").focus()
        before = page.evaluate("scrollY")
        page.keyboard.press("Enter")
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Escape")
        page.wait_for_function("!document.fullscreenElement")

        assert not showing(page)
        assert page.evaluate("document.activeElement.name") == "present"
        assert page.evaluate("scrollY") == before
        box = page.locator(".cjm-scroll")
        assert box.evaluate("box => [box.scrollLeft, box.scrollTop]") == [300, 150]
        assert query(page) == ""

    def test_full_screen_that_comes_late_is_left_too(self, page: Page) -> None:
        page.evaluate(
            """() => {
                const now = Element.prototype.requestFullscreen;
                Element.prototype.requestFullscreen = async function () {
                    await new Promise((done) => setTimeout(done, 300));
                    await now.call(this);
                    window.cameLate = true;
                };
            }"""
        )
        page.locator(".cjm-scroll").evaluate("box => box.scrollTo(300, 150)")
        button(page, "Present").click()
        page.keyboard.press("Escape")
        page.wait_for_function("window.cameLate")
        page.wait_for_function("!document.fullscreenElement")

        assert not showing(page)
        assert page.locator(".cjm-scroll").evaluate("box => [box.scrollLeft, box.scrollTop]") == [300, 150]

    def test_up_and_down_scroll(self, shown: Page) -> None:
        shown.keyboard.press("ArrowDown")
        assert shown.locator(".cjm-scroll").evaluate("box => box.scrollTop") > 0
        shown.keyboard.press("ArrowUp")
        assert shown.locator(".cjm-scroll").evaluate("box => box.scrollTop") == 0

    def test_the_focus_stays_inside(self, shown: Page) -> None:
        for _ in range(60):
            shown.keyboard.press("Tab")
            inside = (
                "document.activeElement === document.body || !!document.activeElement.closest('.cjm-map')"
            )
            assert shown.evaluate(inside)

    def test_the_keys_of_the_theme_are_asleep(self, shown: Page, address: str) -> None:
        for key in ("n", "p", "f"):
            shown.keyboard.press(key)

        assert shown.url.startswith(address + MAP)
        assert showing(shown)


class TestWhatIsShown:
    @pytest.fixture(scope="class")
    @classmethod
    def receive(cls, browser: Browser, address: str) -> Iterator[Page]:
        """That stage, by a projector; to be looked at alone."""
        with opened(browser, f"{address}{MAP}?present=receive", PROJECTOR) as page:
            yield page

    def test_a_stage_has_the_window_to_itself_in_large_letters(self, receive: Page) -> None:
        assert len(touchpoints(receive)) == 3
        assert not receive.locator(".cjm-strip, .cjm-toolbar").first.is_visible()
        cell = receive.locator("tr[data-lane=does] td:visible").first
        assert cell.evaluate("cell => parseFloat(getComputedStyle(cell).fontSize)") > 22
        box = receive.locator(".cjm-scroll")
        assert box.evaluate("box => box.clientWidth") > 1880
        assert box.evaluate("box => box.scrollWidth - box.clientWidth") <= 1

    def test_the_points_of_the_curve_stand_in_their_columns(self, receive: Page) -> None:
        points = receive.locator(".cjm-point:visible .cjm-point__hit")
        heads = receive.locator("th.cjm-tp:visible")
        assert points.count() == heads.count() == 3
        for i in range(3):
            point, head = points.nth(i).bounding_box(), heads.nth(i).bounding_box()
            assert point
            assert head
            assert point["x"] == pytest.approx(head["x"], abs=2)
            assert point["width"] == pytest.approx(head["width"], abs=2)

    def test_the_bar_tells_the_stage_its_goal_and_how_far_it_is(self, shown: Page) -> None:
        shown.keyboard.press("End")
        shown.keyboard.press("PageUp")

        assert bar(shown) == "Receive A machine in the bathroom by Saturday noon 4 of 5"
        assert shown.locator(".cjm-present [role=status]").get_attribute("role") == "status"

    def test_its_buttons_do_what_the_keys_do(self, shown: Page) -> None:
        for name in ("Previous stage", "Next stage", "Leave the presentation"):
            box = button(shown, name).bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 44
        assert button(shown, "Previous stage").get_attribute("aria-disabled") == "true"
        button(shown, "Next stage").click()
        assert stage(shown) == "Choose"
        button(shown, "Previous stage").click()
        assert stage(shown) == "Need"
        button(shown, "Leave the presentation").click()
        assert not showing(shown)

    def test_the_lens_stays_in_force(self, browser: Browser, address: str) -> None:
        lens = "department=logistics&personas=young-family&lanes=story"
        with opened(browser, f"{address}{MAP}?{lens}&present=choose") as page:
            assert touchpoints(page, ".is-in") == ["check-date"]
            assert "pains" not in lanes(page)
            assert not page.locator(".cjm-own--2:visible").count()
            assert query(page) == f"{lens}&present=choose"
            page.keyboard.press("Escape")
            assert query(page) == lens

    def test_it_begins_with_the_stage_of_the_lens(self, browser: Browser, address: str) -> None:
        with opened(browser, f"{address}{MAP}?stage=buy") as page:
            button(page, "Present").click()
            assert stage(page) == "Buy"
            assert touchpoints(page, ".is-out") == []

    def test_afterwards_the_table_is_as_it_was(self, page: Page) -> None:
        size = "table => [table.offsetWidth, table.offsetHeight, table.querySelectorAll('.is-away').length]"
        spans = "table => [...table.querySelectorAll('[colspan], col')].map(c => c.colSpan ?? c.span)"
        table = page.locator(".cjm-grid")
        before = table.evaluate(size), table.evaluate(spans)
        button(page, "Present").click()
        page.keyboard.press("End")
        page.keyboard.press("Escape")
        page.wait_for_function("!document.fullscreenElement")
        page.wait_for_timeout(200)

        assert (table.evaluate(size), table.evaluate(spans)) == before


class TestTheAddress:
    def test_a_reload_goes_on_where_it_was(self, shown: Page) -> None:
        shown.keyboard.press("ArrowRight")
        assert query(shown) == "present=choose"
        shown.reload()
        ready(shown)

        assert stage(shown) == "Choose"

    def test_it_fills_the_window_where_full_screen_is_refused(self, page: Page) -> None:
        page.evaluate(
            "() => { Element.prototype.requestFullscreen = () => Promise.reject(new TypeError('no')) }"
        )
        button(page, "Present").click()
        box = page.locator(".cjm-map").bounding_box()

        assert box == {"x": 0, "y": 0, "width": DESK["width"], "height": DESK["height"]}

    def test_leaving_the_page_gives_the_theme_its_header_back(self, shown: Page, address: str) -> None:
        shown.evaluate("window.stays = true")
        shown.evaluate("document.querySelector('.cjm-stage__in a').click()")
        shown.wait_for_url(f"{address}stages/need/")
        shown.locator("h1", has_text="Need").wait_for()

        assert shown.evaluate("window.stays")
        assert shown.locator("[inert]").count() == 0
        assert shown.locator(".md-header").is_visible()

    def test_on_a_phone_the_map_is_opened_without_it(self, browser: Browser, address: str) -> None:
        with opened(browser, f"{address}{MAP}?present=buy", ViewportSize(width=390, height=844)) as page:
            assert not showing(page)
            assert query(page) == ""


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def large_map() -> str:
    """40 touchpoints in 4 stages, 10 each; two personas; texts that try to be more."""
    stages = "".join(
        f"  - stage: s{s}\n    goal: {quoted(hostile('goal'))}\n    touchpoints:\n"
        + "".join(
            f"      - {{id: t{s}-{i}, title: {quoted(LONG if i == 3 else hostile(f't{s}'))}, channel: web, "
            f"emotion: {i % 5 - 2}, does: {quoted(hostile('does') + ' ' + 'слово ' * 12)}, "
            f"departments: {{d{i % 2}: leads}}, by_persona: {{other: {{does: {quoted(hostile('own'))}}}}}}}\n"
            for i in range(10)
        )
        for s in range(4)
    )
    return f"---\ntitle: {quoted(hostile('map'))}\npersonas: [one, other]\nstages:\n{stages}---\n"


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("hostile")
    files = {
        "mkdocs.yml": "site_name: Hostile\nsite_url: https://journeys.intranet.example/\ndocs_dir: content\n"
        "theme: {name: material, font: false, features: [navigation.instant]}\nplugins: [search, cjm]\n",
        "content/journeys/map.md": large_map(),
        "content/channels/web.md": "---\ntitle: Web\n---\n",
        "content/personas/one.md": f"---\ntitle: {quoted(hostile('one'))}\n---\n",
        "content/personas/other.md": f"---\ntitle: {LONG}\n---\n",
        **{
            f"content/stages/s{s}.md": f"---\ntitle: {quoted(hostile(f's{s}'))}\norder: {s}\n---\n"
            for s in range(4)
        },
        **{
            f"content/departments/d{d}.md": f"---\ntitle: {quoted(hostile(f'd{d}'))}\n---\n" for d in range(2)
        },
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    build(folder, folder / "site")
    with serving(folder / "site") as address:
        yield f"{address}journeys/map/"


class TestALargeMapOfHostileTexts:
    @pytest.fixture
    def big(self, browser: Browser, hostile_address: str) -> Iterator[Page]:
        with opened(browser, hostile_address, PROJECTOR) as page:
            page.on("dialog", lambda dialog: pytest.fail(dialog.message))
            yield page

    def test_its_lens_shows_names_as_they_were_written(self, big: Page) -> None:
        big.get_by_label("Department", exact=True).select_option(value="d1")

        assert said(big) == f"{hostile('d1')}: 20 of 40 touchpoints"
        chip(big, hostile("one")[:20]).click()
        assert LONG in said(big)
        assert query(big) == "department=d1&personas=other"

    def test_its_toolbar_stays_within_the_window(self, big: Page) -> None:
        for width in (1600, 1280, 390):
            big.set_viewport_size({"width": width, "height": 900})
            assert big.evaluate("document.documentElement.scrollWidth") == width

    def test_ten_touchpoints_in_a_stage_are_readable_and_turned_over_like_pages(self, big: Page) -> None:
        button(big, "Present").click()
        cell = big.locator("tr[data-lane=does] td:visible").first
        assert cell.evaluate("cell => parseFloat(getComputedStyle(cell).fontSize)") >= 16
        assert len(touchpoints(big)) == 10
        assert bar(big).startswith(hostile("s0"))
        big.keyboard.press("ArrowRight")
        assert scrolled(big) > 0
        assert bar(big).endswith("1 of 4")
        big.keyboard.press("ArrowRight")
        assert bar(big).endswith("2 of 4")
        assert scrolled(big) == 0

    def test_nothing_is_broken_for_those_who_cannot_see(self, big: Page, axe: Axe) -> None:
        button(big, "Present").click()

        assert axe(big) == []
