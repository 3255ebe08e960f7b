"""On paper: PDFs as Chromium prints them, read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from functools import cache

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.site.conftest import build
from tests.site.looking import SCHEMES, dress
from tests.site.serving import serving

MAP = "journeys/washing-machine/"
NAVIGATION = ("Table of contents", "Compare with", "How we keep these maps")
A4_LANDSCAPE, A3_LANDSCAPE = (842, 595), (1191, 842)


class Printer:
    """What a browser prints, each page once: to print a map, and to read the paper, takes seconds."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._print = cache(self._printed)
        self._read = cache(self._words)

    def paper(self, address: str, paper: str, *, script: bool = True) -> PdfReader:
        return self._print(address, paper, script)

    def sheets(self, address: str, paper: str, *, script: bool = True) -> tuple[str, ...]:
        """The words of each."""
        return self._read(address, paper, script)

    def text(self, address: str, paper: str, *, script: bool = True) -> str:
        return bare("".join(self.sheets(address, paper, script=script)))

    def _printed(self, address: str, paper: str, script: bool) -> PdfReader:
        with self._browser.new_context(java_script_enabled=script) as context:
            page = context.new_page()
            page.goto(address)
            return PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))

    def _words(self, address: str, paper: str, script: bool) -> tuple[str, ...]:
        return tuple(sheet.extract_text() for sheet in self._print(address, paper, script).pages)


@pytest.fixture(scope="module")
def printer(browser: Browser) -> Printer:
    return Printer(browser)


def bare(text: str) -> str:
    """Letters and figures alone: lines, hyphens and letters that are drawn as one fall away."""
    return re.sub(r"\W", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


@pytest.fixture(scope="module")
def titles(browser: Browser, address: str) -> list[str]:
    """The touchpoints of the map."""
    with browser.new_page() as page:
        page.goto(address + MAP)
        return page.locator(".cjm-tp__title > :last-child").all_text_contents()


@pytest.fixture(scope="module")
def long_map(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A map of 40 touchpoints in eight stages, one of them of 20."""
    folder = tmp_path_factory.mktemp("long")
    lines = ["---", "title: A long way", "stages:"]
    number = 0
    for stage, size in enumerate((1, 2, 4, 20, 3, 5, 4, 1)):
        (folder / "content/stages").mkdir(parents=True, exist_ok=True)
        (folder / f"content/stages/s{stage}.md").write_text(
            f"---\ntitle: Stage {stage}\norder: {stage}\n---\n"
        )
        lines += [f"  - stage: s{stage}", "    touchpoints:"]
        for _ in range(size):
            number += 1
            lines.append(f"      - {{id: t{number}, title: Touchpoint{number}x, channel: shop, emotion: 1}}")
    for path, text in {
        "mkdocs.yml": "site_name: Long\ndocs_dir: content\ntheme: {name: material, font: false}\n"
        "plugins: [search, cjm]\n",
        "content/channels/shop.md": "---\ntitle: Shop\n---\n",
        "content/journeys/long.md": "\n".join([*lines, "---", ""]),
    }.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)
    with serving(build(folder, folder / "site").folder) as address:
        yield f"{address}journeys/long/"


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_every_touchpoint_is_on_paper(
    printer: Printer, titles: list[str], address: str, paper: str, script: bool
) -> None:
    text = printer.text(address + MAP, paper, script=script)

    assert titles
    assert [title for title in titles if bare(title) not in text] == []


@pytest.mark.parametrize(("paper", "size"), [("A3", A3_LANDSCAPE), ("A4", A4_LANDSCAPE)])
def test_a_map_lies_on_its_side(printer: Printer, address: str, paper: str, size: tuple[int, int]) -> None:
    for page in printer.paper(address + MAP, paper).pages:
        assert (page.mediabox.width, page.mediabox.height) == pytest.approx(size, abs=1.5)


@pytest.mark.parametrize("path", ["", MAP, "departments/logistics/"])
def test_navigation_is_left_out(printer: Printer, address: str, path: str) -> None:
    text = printer.text(address + path, "A4")

    assert len(text) > 1000
    assert [words for words in NAVIGATION if bare(words) in text] == []


def test_a_map_of_no_great_length_is_one_wide_sheet_on_a3(
    printer: Printer, titles: list[str], address: str
) -> None:
    first = next(bare(text) for text in printer.sheets(address + MAP, "A3") if "Searches" in text)

    assert [title for title in titles if bare(title) not in first] == []


class TestALongMap:
    """40 touchpoints are cut into sheets, between stages."""

    @pytest.mark.parametrize(
        ("paper", "expected"),
        [
            ("A4", [["0", "1", "2"], ["3"], ["4"], ["5"], ["6", "7"]]),
            ("A3", [["0", "1", "2"], ["3"], ["4", "5", "6", "7"]]),
        ],
    )
    def test_no_stage_is_torn(
        self, printer: Printer, long_map: str, paper: str, expected: list[list[str]]
    ) -> None:
        stages = [re.findall(r"Stage (\d)", text) for text in printer.sheets(long_map, paper)]
        assert list(filter(None, (sorted(set(found)) for found in stages)))[: len(expected)] == expected

    @pytest.mark.parametrize("paper", ["A4", "A3"])
    def test_every_touchpoint_has_its_place(self, printer: Printer, long_map: str, paper: str) -> None:
        text = printer.text(long_map, paper)

        assert [n for n in range(1, 41) if f"Touchpoint{n}x" not in text] == []

    def test_the_sheets_are_gone_when_it_is_printed(self, browser: Browser, long_map: str) -> None:
        with browser.new_page() as page:
            page.goto(long_map)
            page.pdf(format="A4")
            assert page.locator(".cjm-sheets").count() == 0
            assert page.locator(".cjm-grid").count() == 1


def colours(page: Page) -> list[str]:
    """Every colour in which a word is set or a line is drawn."""
    found: list[str] = page.evaluate(
        """() => {
          const parts = [...document.querySelectorAll("article *")].filter((e) => e.getClientRects().length);
          const of = (e) => {
            const style = getComputedStyle(e);
            const drawn = e instanceof SVGElement ? [style.stroke, style.fill] : [];
            return [style.color, style.backgroundColor, ...drawn];
          };
          return [...new Set(parts.flatMap(of))];
        }"""
    )
    return found


@pytest.mark.parametrize("path", ["", MAP, "departments/logistics/"])
def test_it_is_printed_in_black_on_white(browser: Browser, address: str, path: str) -> None:
    """What is told by colour is told by words and marks too: grey is enough."""
    with browser.new_page() as page:
        page.emulate_media(media="print")
        page.goto(address + path)
        for scheme in SCHEMES:
            dress(page, scheme)
            found = [re.findall(r"[\d.]+", colour) for colour in colours(page) if colour.startswith("rgb")]
            assert found
            assert [c for c in found if c[3:] != ["0"] and len(set(c[:3])) > 1] == [], scheme
