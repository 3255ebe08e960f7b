"""On paper: PDFs as Chromium prints them, read back."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.site.conftest import build
from tests.site.serving import serving

MAP = "journeys/washing-machine/"
NAVIGATION = ("Table of contents", "Compare with", "How we keep these maps")
A4_LANDSCAPE, A3_LANDSCAPE = (842, 595), (1191, 842)


def printed(browser: Browser, address: str, *, paper: str, script: bool = True) -> PdfReader:
    with browser.new_context(java_script_enabled=script) as context:
        page = context.new_page()
        page.goto(address)
        return PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=True)))


def bare(text: str) -> str:
    """Letters and figures alone: lines, hyphens and letters that are drawn as one fall away."""
    return re.sub(r"\W", "", text.replace("ﬁ", "fi").replace("ﬂ", "fl"))


def read(pdf: PdfReader) -> str:
    return bare("".join(page.extract_text() for page in pdf.pages))


def titles(browser: Browser, address: str) -> list[str]:
    with browser.new_page() as page:
        page.goto(address)
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
def test_every_touchpoint_is_on_paper(browser: Browser, address: str, paper: str, script: bool) -> None:
    text = read(printed(browser, address + MAP, paper=paper, script=script))

    found = titles(browser, address + MAP)
    assert found
    assert [title for title in found if bare(title) not in text] == []


@pytest.mark.parametrize(("paper", "size"), [("A3", A3_LANDSCAPE), ("A4", A4_LANDSCAPE)])
def test_a_map_lies_on_its_side(browser: Browser, address: str, paper: str, size: tuple[int, int]) -> None:
    pdf = printed(browser, address + MAP, paper=paper)

    for page in pdf.pages:
        assert (page.mediabox.width, page.mediabox.height) == pytest.approx(size, abs=1.5)


@pytest.mark.parametrize("path", ["", MAP, "departments/logistics/"])
def test_navigation_is_left_out(browser: Browser, address: str, path: str) -> None:
    text = read(printed(browser, address + path, paper="A4"))

    assert len(text) > 1000
    assert [words for words in NAVIGATION if bare(words) in text] == []


def test_a_map_of_no_great_length_is_one_wide_sheet_on_a3(browser: Browser, address: str) -> None:
    first = next(
        bare(page.extract_text())
        for page in printed(browser, address + MAP, paper="A3").pages
        if "Searches" in page.extract_text()
    )

    assert [title for title in titles(browser, address + MAP) if bare(title) not in first] == []


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
        self, browser: Browser, long_map: str, paper: str, expected: list[list[str]]
    ) -> None:
        pages = [page.extract_text() for page in printed(browser, long_map, paper=paper).pages]

        stages = [re.findall(r"Stage (\d)", text) for text in pages]
        assert list(filter(None, (sorted(set(found)) for found in stages)))[: len(expected)] == expected

    @pytest.mark.parametrize("paper", ["A4", "A3"])
    def test_every_touchpoint_has_its_place(self, browser: Browser, long_map: str, paper: str) -> None:
        text = read(printed(browser, long_map, paper=paper))

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


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["", MAP, "departments/logistics/"])
def test_it_is_printed_in_black_on_white(browser: Browser, address: str, path: str, scheme: str) -> None:
    """What is told by colour is told by words and marks too: grey is enough."""
    with browser.new_context(color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.emulate_media(media="print")
        page.goto(address + path)
        found = [re.findall(r"[\d.]+", colour) for colour in colours(page) if colour.startswith("rgb")]

    assert found
    assert [channels for channels in found if channels[3:] != ["0"] and len(set(channels[:3])) > 1] == []
