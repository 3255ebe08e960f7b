"""Matrices and overlays: the picture tells what the table does, and leads where it does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from lxml.html import HtmlElement

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.charts import ChartCache
from cjm_plugin.rendering.heat import Heat, HeatCell, HeatRow, Label, Note, Step
from cjm_plugin.rendering.overlay import Curve, Level, Mean, Overlay
from tests.rendering.reading import read, section, site, table, words
from tests.support.catalogs import facts, journey, stage, thing, touchpoint

XLINK = "xlink:href"
HOSTILE = "A & <b>$x$</b> \"'"


def corpus(maps: int = 3, title: str = "Map", stages: tuple[str, ...] = ("need", "choose", "buy")) -> Facts:
    things: list[Object] = [
        *(thing(Kind.STAGE, id, order=i) for i, id in enumerate(stages)),
        *(thing(Kind.CHANNEL, id) for id in ("website", "phone")),
        *(thing(Kind.DEPARTMENT, id) for id in ("logistics", "payments")),
        thing(Kind.PERSONA, "family", title=HOSTILE),
    ]
    onwards = ({"to": "b0", "share": 0.7, "wait_minutes": 90, "repeats_information": True},)
    things += [_map(number, f"{title} {number}", stages, onwards) for number in range(maps)]
    return facts(*things)


def _map(number: int, title: str, stages: tuple[str, ...], onwards: object) -> Object:
    first, *others = stages
    return journey(
        f"map-{number:02d}",
        *(
            stage(
                id,
                touchpoint(f"a{i}", emotion=(i + number) % 5 - 2, departments="logistics"),
                touchpoint(f"b{i}", "phone", emotion=1 - 2 * i, departments="payments"),
            )
            for i, id in enumerate(others)
        ),
        stage(first, touchpoint("last", emotion=None, next=onwards)),
        title=title,
        personas=("family",),
    )


def links(element: HtmlElement) -> list[str]:
    """Where cells lead, in order: of a picture, or of its table."""
    if element.tag == "svg":
        return [str(href) for href in element.xpath(".//a[@data-level]/@*[name() = 'xlink:href']")]
    return [str(href) for href in element.xpath(".//td//a/@href")]


def picture(root: HtmlElement, anchor: str) -> HtmlElement:
    (found,) = section(root, anchor).xpath(".//svg[@role]")
    assert isinstance(found, HtmlElement)
    return found


def cells(svg: HtmlElement) -> list[str]:
    """What is written in the cells of a picture, from left to right and down."""
    return [" ".join(words(text) for text in cell.xpath("text")) for cell in svg.xpath(".//a[@data-level]")]


def test_the_picture_of_departments_tells_the_figures_of_the_table() -> None:
    root = read(site(corpus()), "")
    svg, rows = picture(root, "matrix"), table(section(root, "matrix"))
    told = [cell for row in rows[1:] for cell in row[1:] if cell]
    assert cells(svg) == [re.sub(r" touchpoints?$", "", cell) for cell in told]
    assert cells(svg)[0] == "−1.0 3"
    assert words(svg.xpath(".//a[@data-level]/title")[0]) == "Logistics, Choose: −1.0, 3 touchpoints"


def test_the_picture_of_departments_leads_where_the_table_does() -> None:
    root = read(site(corpus()), "")
    found = section(root, "matrix")
    assert links(picture(root, "matrix")) == links(found.xpath(".//table")[0])
    names = found.xpath(".//svg//a[not(@data-level)]/@*[name() = 'xlink:href']")
    assert sorted(names) == sorted(found.xpath(".//th/a/@href"))


def test_the_picture_of_channels_is_brief_and_its_title_says_it_in_full() -> None:
    root = read(site(corpus(1)), "channels/")
    svg = picture(root, "passages")
    costly = next(cell for cell in svg.xpath(".//a[@data-level]") if cell.get("data-level") == "-3")
    assert words(costly.xpath("title")[0]) == (
        "Website → Phone: 3 passages, 1 h 30 min wait, 1 asked again, 30% lost"
    )
    assert [words(text) for text in costly.xpath("text")] == ["3", "1", "1.5 h", "30%"]
    told = [words(cell) for cell in section(root, "passages").xpath(".//td") if words(cell)]
    assert "3 1 h 30 min wait 1 asked again 30% lost" in told
    assert links(svg) == links(section(root, "passages").xpath(".//table")[0])


def test_every_tint_is_in_the_legend() -> None:
    for address, anchor in (("", "matrix"), ("channels/", "passages")):
        svg = picture(read(site(corpus()), address), anchor)
        steps = set(svg.xpath(".//path[@class='cjm-heat__step']/@data-level"))
        assert set(svg.xpath(".//a/@data-level")) <= steps


def test_an_overlay_tells_the_means_of_its_table_and_names_the_lowest_stage() -> None:
    root = read(site(corpus()), "personas/family/")
    svg, rows = picture(root, "overlay"), table(section(root, "overlay"))
    assert rows[0] == ["Map", "Need", "Choose", "Buy"]
    assert [row[0] for row in rows[1:]] == ["Map 0", "Map 1", "Map 2", "Mean emotion", "Touchpoints"]
    means = svg.xpath(".//text[@class = 'cjm-overlay__figure' or @class = 'cjm-overlay__least']")
    assert [words(mean) for mean in means] == [cell for cell in rows[-2][1:] if cell]
    lowest = min(
        zip(rows[-2][2:], rows[0][2:], strict=True), key=lambda pair: float(pair[0].replace("−", "-"))
    )
    assert [words(text) for text in svg.xpath(".//text[@class = 'cjm-overlay__lowest']")] == [
        f"Lowest: {lowest[1]}"
    ]


def test_each_curve_of_an_overlay_is_a_link_to_its_map() -> None:
    root = read(site(corpus()), "personas/family/")
    curves = picture(root, "overlay").xpath(".//a[@class = 'cjm-overlay__map']")
    assert [curve.get(XLINK) for curve in curves] == [f"../../journeys/map-{i:02d}/" for i in range(3)]
    assert all(curve.xpath("path[@class = 'cjm-overlay__curve']/@d") for curve in curves)
    assert words(curves[1].xpath("title")[0]) == "Map 1: −0.2"


@pytest.mark.parametrize(("maps", "overlays"), [(0, 0), (1, 0), (2, 1)])
def test_one_map_is_laid_over_nothing(maps: int, overlays: int) -> None:
    root = read(site(corpus(maps)), "personas/family/")
    assert len(root.xpath("//svg[starts-with(@class, 'cjm-overlay')]")) == overlays


def test_of_very_many_maps_an_overlay_draws_the_means_alone() -> None:
    root = read(site(corpus(37)), "personas/family/")
    assert picture(root, "overlay").xpath(".//a[@class = 'cjm-overlay__map']") == []
    assert [row[0] for row in table(section(root, "overlay"))] == ["Map", "Mean emotion", "Touchpoints"]
    assert "37 as-is maps" in words(section(root, "overlay"))


def test_without_maps_nothing_is_drawn() -> None:
    built = site(corpus(0))
    for address in ("", "channels/", "personas/family/"):
        assert read(built, address).xpath("//svg") == []


def heat(**more: object) -> Heat:
    cell = HeatCell("−1.0", (Note("3"), Note("12′", "wait")), -2, "../x/?a=1&b=2", HOSTILE)
    given: dict[str, object] = {
        "title": HOSTILE,
        "corner": HOSTILE,
        "columns": (Label(HOSTILE, "c/"),),
        "rows": (HeatRow(Label(HOSTILE, "r/"), (cell,)),),
        "scale": (Step(-2, "≤ −0.75"),),
        "ends": (HOSTILE, "better"),
        **more,
    }
    return Heat(**given)  # type: ignore[arg-type]


def overlay() -> Overlay:
    return Overlay(
        title=HOSTILE,
        stages=(Label(HOSTILE, "s/"), Label("Buy", "b/")),
        curves=(
            Curve(Label(HOSTILE, "m/?a=1&b=2"), "+1", (((0.5, 1.0), (1.5, -2.0)),)),
            Curve(Label("Lone", "n/"), "0", (((0.5, 0.0),),)),
        ),
        means=(Mean(0, 0.5, 0.5, "+0.5"), Mean(1, -2.0, 0.0, "−2.0")),
        levels=(Level(2, "+2", "delighted"), Level(0, "0", "neutral")),
        lowest=f"Lowest: {HOSTILE}",
        band=HOSTILE,
        mean=HOSTILE,
    )


@pytest.mark.parametrize("chart", [heat(), overlay()], ids=["heat", "overlay"])
def test_authors_words_are_escaped_and_nothing_clashes_with_the_page(chart: Heat | Overlay) -> None:
    svg = str(ChartCache(None).picture(chart))
    assert "<b>" not in svg
    assert "a=1&amp;b=2" in svg
    assert "$x$" in svg
    assert not re.search(
        r"\b(id|style|href|clip-path)=|<style|<defs|url\(|#[0-9a-f]{3}", svg.replace(XLINK, "")
    )


@pytest.mark.parametrize("name", ["heat", "overlay"])
def test_it_is_the_same_in_another_process_and_kept_without_matplotlib(name: str, tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tests.rendering.test_matrices import *;"
        f"print(ChartCache(Path(sys.argv[1])).picture({name}()), 'matplotlib' in sys.modules, end='')"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code, str(tmp_path)],
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        ).stdout.rsplit(" ", 1)
        for _ in range(2)
    ]
    here = str(ChartCache(None).picture(heat() if name == "heat" else overlay()))
    assert runs == [[here, "True"], [here, "False"]]


def test_a_long_name_is_told_in_full_and_widens_or_heightens_the_picture() -> None:
    long = "Управление клиентского опыта и сервисных стандартов обслуживания"
    row = HeatRow(Label(long, "r/"), heat().rows[0].cells)
    svg = str(ChartCache(None).picture(heat(rows=(row,))))
    assert re.sub(r"<[^>]+>", "", svg).count(long) == 1
    assert "…" not in svg


def test_many_columns_of_long_words_are_slanted_and_keep_to_the_column() -> None:
    names = [f"Обслуживание{i}" for i in range(9)]
    columns = tuple(Label(name, "c/") for name in names)
    row = HeatRow(Label("Логистика", "r/"), heat().rows[0].cells * len(columns))
    svg = str(ChartCache(None).picture(heat(columns=columns, rows=(row,), corner="", ends=("", ""))))
    assert svg.count("rotate(") == len(columns)
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])  # type: ignore[index]
    assert width < 760


def test_a_matrix_of_forty_departments_stays_small() -> None:
    cell = HeatCell(
        "−0.8", (Note("13"),), -2, "departments/logistics/#section.slice", "Logistics, Buy: −0.8, 13"
    )
    columns = tuple(Label(f"Stage {i}", f"stages/{i}/") for i in range(7))
    rows = tuple(HeatRow(Label(f"Department {i}", f"departments/{i}/"), (cell,) * 7) for i in range(40))
    assert len(ChartCache(None).picture(heat(columns=columns, rows=rows))) < 64 * 1024
