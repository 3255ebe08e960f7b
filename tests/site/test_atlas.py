"""The home page in a browser: where cards lie, filters, phone, paper, and what is there without script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.site.conftest import Built, build
from tests.site.looking import READING, ready, tab, visit
from tests.site.pages import PHONE
from tests.site.serving import serving

CARDS = "article[data-cjm-item]"
PENSIONER = ".cjm-chip:has-text('Pensioner')"
SHOPS = "select[name=owner]"

BOXES = """cards => cards.map(card => {
  const box = card.getBoundingClientRect();
  return [box.left, box.top, box.right, box.bottom].map(Math.round);
})"""


def boxes(page: Page, cards: str = f"{CARDS}:not([hidden])") -> list[tuple[int, int, int, int]]:
    """Left, top, right and bottom of each card in sight."""
    return [tuple(box) for box in page.locator(cards).evaluate_all(BOXES)]


def shown(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(f"{CARDS}:visible h3 a").all_inner_texts()]


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with tab(browser, ViewportSize(width=1280, height=900)) as page:
        visit(page, address)
        yield page


class TestTheGrid:
    def test_no_card_lies_on_another_and_those_of_a_row_are_of_one_height(self, page: Page) -> None:
        found = boxes(page)
        assert len(found) == 10
        for a, b in combinations(found, 2):
            assert a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
            assert a[1] != b[1] or a[3] == b[3]

    def test_a_card_spans_the_columns_of_its_stages(self, page: Page) -> None:
        columns = boxes(page, ".cjm-atlas__stages > li")
        card = page.locator(CARDS, has=page.locator("h3 a:text-is('Getting a repair at home')"))
        (box,) = [tuple(box) for box in card.evaluate_all(BOXES)]
        assert abs(box[0] - columns[4][0]) <= 6
        assert abs(box[2] - columns[6][2]) <= 6

    def test_a_to_be_map_lies_right_beneath_its_as_is(self, page: Page) -> None:
        names = shown(page)
        found = boxes(page)
        at = names.index("Getting a repair at home")
        assert names[at + 1] == "Getting a repair at home, 2027"
        assert 0 < found[at + 1][1] - found[at][3] < 16

    def test_maps_share_a_row_where_their_stages_are_apart(self, page: Page) -> None:
        """A row is filled from the top, and closes up when something in it is filtered out."""
        page.locator(CARDS).evaluate_all(
            """cards => cards.forEach((card, i) => {
              card.dataset.at = i % 2 ? 5 : 1; card.dataset.columns = i % 2 ? 3 : 4;
              if (card.parentElement.matches('.cjm-atlas__family')) card.parentElement.replaceWith(card);
            })"""
        )
        tops = [box[1] for box in boxes(page)]
        assert len(set(tops)) == len(tops) / 2

    def test_the_stages_stay_in_sight(self, page: Page) -> None:
        page.mouse.wheel(0, 900)
        page.wait_for_function("scrollY > 500")
        header = page.locator(".md-header").bounding_box()
        stages = page.locator(".cjm-atlas__stages").bounding_box()
        assert header
        assert stages
        assert abs(stages["y"] - header["height"]) <= 2

    def test_the_room_of_the_contents_is_used_and_the_contents_stand_on_the_left(self, page: Page) -> None:
        assert not page.locator(".md-sidebar--secondary").is_visible()
        assert page.locator(".md-sidebar--primary a:has-text('By owner')").is_visible()
        atlas = page.locator(".cjm-atlas").bounding_box()
        assert atlas
        assert atlas["width"] > 900


class TestFilters:
    def test_a_persona_by_mouse(self, page: Page) -> None:
        page.locator(PENSIONER).click()
        expect(page.locator("form output")).to_have_text("5 of 10 maps shown")
        assert len(shown(page)) == 5
        assert "persona=pensioner" in page.url

    def test_by_keyboard(self, page: Page) -> None:
        page.locator("input[name=persona][value='']").focus()
        page.keyboard.press("ArrowRight")
        expect(page.locator("input[value=pensioner]")).to_be_checked()
        page.keyboard.press("Tab")
        page.keyboard.type("Shops")
        expect(page.locator("form output")).to_have_text("1 of 10 maps shown")
        assert shown(page) == ["Choosing a fridge in the shop"]
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert len(shown(page)) == 10
        expect(page.locator("input[name=persona][value='']")).to_be_focused()

    def test_rows_close_up(self, page: Page) -> None:
        before = page.locator(".cjm-atlas").bounding_box()
        page.locator(SHOPS).select_option("payments")
        after = page.locator(".cjm-atlas").bounding_box()
        assert before
        assert after
        assert after["height"] < before["height"] / 3
        assert after["y"] == before["y"]

    def test_the_address_is_shared_and_survives_a_reload(self, page: Page, address: str) -> None:
        visit(page, f"{address}?persona=pensioner&owner=after-sales&from=mail#maps")
        found = shown(page)
        assert found == ["Getting a repair at home", "Getting a repair at home, 2027"]
        page.reload()
        ready(page)
        assert shown(page) == found
        page.locator("select[name=state]").select_option("to-be")
        assert shown(page) == ["Getting a repair at home, 2027"]
        assert page.url.endswith("?from=mail&persona=pensioner&owner=after-sales&state=to-be#maps")

    def test_what_nobody_offers_is_passed_over(self, page: Page, address: str) -> None:
        visit(page, f"{address}?persona=nobody&owner=nobody")
        assert len(shown(page)) == 10

    def test_nothing_shifts_when_the_script_starts(self, browser: Browser, address: str) -> None:
        with browser.new_context() as context:
            page = context.new_page()
            page.route("**/*.js", lambda route: route.abort())
            page.goto(address)
            before = boxes(page)
            page.unroute("**/*.js")
            visit(page, address)
            assert boxes(page) == before


def test_instant_loading_keeps_the_filter(browser: Browser, tmp_path: Path) -> None:
    files = {
        "content/stages/use.md": "---\ntitle: Use\norder: 1\n---\n",
        "content/channels/shop.md": "---\ntitle: Shop\n---\n",
        **{f"content/departments/{id}.md": f"---\ntitle: {id}\n---\n" for id in ("here", "there")},
        **{
            f"content/journeys/{owner}.md": f"---\ntitle: Map of {owner}\nowner: {owner}\nstages: "
            "[{stage: use, touchpoints: [{id: a, title: A, channel: shop}]}]\n---\n"
            for owner in ("here", "there")
        },
    }
    with serving(tmp_path / "site") as address, browser.new_page() as page:
        config = f"""\
            site_name: Two
            site_url: {address}
            docs_dir: content
            theme: {{name: material, font: false, features: [navigation.instant]}}
            plugins: [search, cjm]
            """
        for path, text in {"mkdocs.yml": config, **files}.items():
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_text(dedent(text), encoding="utf-8")
        build(tmp_path, tmp_path / "site")
        page.add_init_script(READING)
        visit(page, address)
        page.evaluate("window.stays = true")
        page.locator(SHOPS).select_option("there")
        page.click("article h3 a:visible")
        page.wait_for_selector(".cjm-grid")
        page.go_back()
        page.wait_for_selector(".cjm-atlas")
        expect(page.locator(f"{CARDS}:visible")).to_have_count(1)
        assert page.locator(SHOPS).input_value() == "there"
        assert page.evaluate("window.stays")


class TestWithoutScript:
    @pytest.fixture
    @classmethod
    def page(cls, browser: Browser, address: str) -> Iterator[Page]:
        with browser.new_context(java_script_enabled=False) as context:
            page = context.new_page()
            page.goto(f"{address}?persona=pensioner")
            yield page

    def test_every_map_is_there_and_no_filter(self, page: Page) -> None:
        assert page.locator(f"{CARDS}:visible").count() == 10
        assert not page.locator(".cjm-filter").is_visible()

    def test_personas_and_owners_have_their_tables(self, page: Page) -> None:
        for title in ("By persona", "By owner"):
            assert page.locator(f"section:has(h2:has-text('{title}')) td a:visible").count() > 5


class TestOnAPhone:
    def test_cards_stand_beneath_each_other_by_stage(self, browser: Browser, address: str) -> None:
        with browser.new_page(viewport=PHONE) as page:
            page.goto(address)
            found = boxes(page)
            names = page.locator(".cjm-atlas__name:visible").all_inner_texts()
            width = page.evaluate("document.documentElement.scrollWidth")
        assert all(above[3] < below[1] for above, below in pairwise(found))
        assert names == ["Need", "Choose", "Receive", "Use"]
        assert width == 390


def test_on_paper_it_lies_across(browser: Browser, address: str) -> None:
    with browser.new_page() as page:
        visit(page, address)
        paper = page.pdf(prefer_css_page_size=True)
    sheets = [tuple(map(float, size)) for size in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", paper)]
    assert sheets
    assert all(width > height for width, height in sheets)


def test_the_author_s_title_is_the_page_s(tmp_path: Path) -> None:
    """In the navigation, above the page and in the window's title."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content/index.md").write_text("---\ntitle: Our & their maps\n---\nWelcome.\n")
    (tmp_path / "mkdocs.yml").write_text(
        "site_name: Two\nsite_url: https://two.example/\ndocs_dir: content\n"
        "theme: {name: material, font: false}\nplugins: [search, cjm]\n"
    )
    built: Built = build(tmp_path, tmp_path / "site")
    text = (built.folder / "index.html").read_text(encoding="utf-8")
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", text) == ["Our &amp; their maps"]
