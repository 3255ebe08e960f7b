"""Tables of the demonstration, sorted by their readers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.site.conftest import build
from tests.site.looking import DESK, READING, tab, visit
from tests.site.pages import DERIVED
from tests.site.serving import serving

INDEXES = tuple(page for page in DERIVED if page)

TITLES = [
    "A kitchen planned in the studio",
    "Buying a washing machine online",
    "Buying a washing machine online, 2027",
    "Choosing a fridge in the shop",
    "First month with a smart oven",
    "Fitting out a small café",
    "Getting a repair at home",
    "Getting a repair at home, 2027",
    "Paying in instalments",
    "Returning an appliance",
]


STAGES = ["Need", "Choose", "Use"]


def instantly(folder: Path, address: str) -> None:
    """A small site that Material loads without leaving the page."""
    content = folder / "content" / "stages"
    content.mkdir(parents=True)
    for order, title in enumerate(STAGES):
        (content / f"{title.lower()}.md").write_text(f"---\ntitle: {title}\norder: {order}\n---\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        f"site_name: Stages\nsite_url: {address}\ndocs_dir: content\n"
        "theme: {name: material, font: false, features: [navigation.instant]}\nplugins: [search, cjm]\n",
        "utf-8",
    )
    build(folder, folder / "site")


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with tab(browser, DESK) as page:
        yield page


def index(page: Page) -> Locator:
    return page.locator("table[data-sortable]").first


def heading(page: Page, name: str) -> Locator:
    return index(page).get_by_role("columnheader", name=name, exact=True)


def button(page: Page, name: str) -> Locator:
    return heading(page, name).get_by_role("button")


def titles(page: Page) -> list[str]:
    return index(page).locator("tbody th > a").all_inner_texts()


def keys(page: Page, column: str) -> list[str]:
    """What a column is sorted by, row by row."""
    position = heading(page, column).evaluate("cell => cell.cellIndex")
    rows = index(page).locator("tbody tr").all()
    return [
        str(row.locator("> *").nth(position).evaluate("c => c.dataset.sort ?? c.innerText")) for row in rows
    ]


class TestSorting:
    def test_a_click_sorts_by_a_column_and_the_next_one_turns_it_round(
        self, page: Page, address: str
    ) -> None:
        page.goto(f"{address}journeys/")

        button(page, "Open pains").click()
        up = [int(key) for key in keys(page, "Open pains")]
        expect(heading(page, "Open pains")).to_have_attribute("aria-sort", "ascending")

        button(page, "Open pains").click()
        down = [int(key) for key in keys(page, "Open pains")]
        expect(heading(page, "Open pains")).to_have_attribute("aria-sort", "descending")

        assert up == sorted(up) != down
        assert down == sorted(up, reverse=True)

    def test_only_the_column_that_is_sorted_by_says_so(self, page: Page, address: str) -> None:
        page.goto(f"{address}journeys/")
        expect(heading(page, "Map")).to_have_attribute("aria-sort", "ascending")

        button(page, "Owner").click()

        assert page.locator("th[aria-sort]").all_inner_texts() == ["Owner"]

    def test_the_keyboard_sorts_and_keeps_its_place(self, page: Page, address: str) -> None:
        page.goto(f"{address}journeys/")
        button(page, "Map").focus()

        page.keyboard.press("Enter")
        assert titles(page) == TITLES[::-1]
        page.keyboard.press("Space")
        assert titles(page) == TITLES

        expect(button(page, "Map")).to_be_focused()
        page.keyboard.press("Tab")
        expect(button(page, "Point of view")).to_be_focused()

    def test_rows_that_are_alike_stay_in_order_both_ways(self, page: Page, address: str) -> None:
        page.goto(f"{address}journeys/")
        to_be = [title for title in TITLES if title.endswith("2027")]
        as_is = [title for title in TITLES if title not in to_be]

        button(page, "State").click()
        assert titles(page) == as_is + to_be
        button(page, "State").click()
        assert titles(page) == to_be + as_is

    def test_empty_cells_stand_last_both_ways(self, page: Page, address: str) -> None:
        page.goto(f"{address}departments/")
        for _ in range(2):
            button(page, "Next due").click()
            found = keys(page, "Next due")
            empty = found.count("")
            assert empty
            assert not any(found[-empty:])
            assert all(found[:-empty])

    def test_figures_are_sorted_as_figures(self, page: Page, address: str) -> None:
        page.goto(f"{address}studies/")
        button(page, "Sample").click()
        found = [int(key) for key in keys(page, "Sample") if key]
        assert found == sorted(found)
        assert [str(n) for n in found] != sorted(map(str, found))

    def test_the_weak_come_first_by_health(self, page: Page, address: str) -> None:
        page.goto(f"{address}journeys/?sort=health")
        found = keys(page, "Health")
        assert found == sorted(found)
        assert titles(page)[0] == "Fitting out a small café"
        expect(index(page).get_by_role("img").first).to_have_accessible_name(re.compile("systems and seams"))

    def test_a_table_that_is_no_index_leaves_the_address_alone(self, page: Page, address: str) -> None:
        page.goto(f"{address}departments/logistics/")
        pains = page.locator("section:has(#section\\.pains) table").first
        pains.get_by_role("button", name="Reach").click()

        found = pains.locator("tbody td:nth-child(4)").evaluate_all("cs => cs.map(c => +c.dataset.sort)")
        assert found == sorted(found)
        assert page.url == f"{address}departments/logistics/"

    def test_rows_under_the_headings_of_their_maps_are_not_sorted(self, page: Page, address: str) -> None:
        page.goto(f"{address}channels/website/")
        grouped = page.locator("table:has(.cjm-group)").first
        expect(grouped).to_be_visible()
        expect(grouped.get_by_role("button")).to_have_count(0)


class TestAddress:
    @pytest.mark.parametrize(("clicks", "order"), [(1, "reviewed"), (2, "-reviewed")])
    def test_the_order_is_in_the_address_and_survives_reloading(
        self, page: Page, address: str, clicks: int, order: str
    ) -> None:
        page.goto(f"{address}journeys/?persona=pensioner#section.list")
        for _ in range(clicks):
            button(page, "Reviewed").click()
        chosen = titles(page)
        assert chosen != TITLES
        assert page.url == f"{address}journeys/?persona=pensioner&sort={order}#section.list"

        page.reload()

        expect(heading(page, "Reviewed")).to_have_attribute(
            "aria-sort", "descending" if clicks == 2 else "ascending"
        )
        assert titles(page) == chosen

    def test_going_to_another_page_and_back_keeps_the_order(self, tmp_path: Path, browser: Browser) -> None:
        """Material loads instantly what the sitemap holds: the address that the site is served at."""
        with serving(tmp_path / "site") as address, browser.new_page() as page:
            instantly(tmp_path, address)
            page.add_init_script(READING)
            visit(page, f"{address}stages/")
            page.evaluate("window.stays = true")
            button(page, "Stage").click()
            assert titles(page) == STAGES[::-1]

            page.get_by_role("link", name="Choose", exact=True).click()
            expect(page.locator("h1")).to_have_text("Choose")
            page.go_back()

            expect(page.locator("h1")).to_have_text("Stages")
            expect(heading(page, "Stage")).to_have_attribute("aria-sort", "descending")
            assert titles(page) == STAGES[::-1]
            button(page, "Stage").click()
            assert titles(page) == STAGES
            assert page.evaluate("window.stays")

    @pytest.mark.parametrize("unknown", ["", "-", "nothing", "--map", "<b>", "constructor"])
    def test_an_unknown_order_is_ignored(self, page: Page, address: str, unknown: str) -> None:
        faults: list[str] = []
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{address}journeys/?sort={unknown}")
        expect(button(page, "Map")).to_be_visible()
        assert titles(page) == TITLES
        assert faults == []


class TestWithoutScript:
    @pytest.fixture
    def page(self, browser: Browser) -> Iterator[Page]:
        with browser.new_context(java_script_enabled=False) as context:
            yield context.new_page()

    def test_it_is_a_plain_table(self, page: Page, address: str) -> None:
        page.goto(f"{address}journeys/?sort=-map")
        expect(index(page).get_by_role("columnheader")).to_have_count(9)
        expect(index(page).get_by_role("button")).to_have_count(0)
        assert titles(page) == TITLES


@pytest.mark.parametrize("path", INDEXES)
def test_nothing_moves_when_headings_become_buttons(browser: Browser, address: str, path: str) -> None:
    """With the script held back, then without it held back: the same boxes."""
    boxes = (
        "() => [...document.querySelectorAll('th, td')].map(c => JSON.stringify(c.getBoundingClientRect()))"
    )
    with browser.new_page() as page:
        page.route("**/cjm.js", lambda route: route.abort())
        visit(page, address + path)
        expect(index(page).get_by_role("button")).to_have_count(0)
        before = page.evaluate(boxes)
        page.unroute("**/cjm.js")
        visit(page, address + path)
        expect(index(page).get_by_role("button").first).to_be_visible()
        assert page.evaluate(boxes) == before


def test_an_index_takes_the_room_of_a_contents_list_that_tells_nothing(
    browser: Browser, address: str
) -> None:
    with browser.new_page(viewport={"width": 1280, "height": 1000}) as page:
        page.goto(f"{address}journeys/")
        expect(page.locator(".md-sidebar--secondary")).to_be_hidden()
        page.goto(f"{address}departments/logistics/")
        expect(page.locator(".md-sidebar--secondary")).to_be_visible()


def test_what_studies_found_of_a_pain_opens_beneath_it(page: Page, address: str) -> None:
    page.goto(f"{address}journeys/washing-machine/")
    pain = page.get_by_role("row", name="Crews are careless in the flat").last
    summary = pain.locator("summary")
    expect(summary).to_contain_text("refuted by 5 studies")
    expect(pain.get_by_text("21 of 24 praise the crew")).to_be_hidden()

    summary.focus()
    page.keyboard.press("Enter")

    expect(pain.get_by_text("21 of 24 praise the crew")).to_be_visible()
    expect(pain.get_by_role("link", name="In-depth interviews, Q3")).to_be_visible()
