"""Charts: what the picture says, that it fits any page, and that a kept one is never trusted blindly."""

from __future__ import annotations

import dataclasses
import re
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

import pytest

from cjm_plugin.model.measurement import Week
from cjm_plugin.rendering.charts import ChartCache
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.trend import Trend

NB = "\N{NO-BREAK SPACE}"


def trend(*values: float | None, **more: Any) -> Trend:
    """A trend whose last week is 2026-W47."""
    first = 48 - len(values)
    points = tuple((Week(2026, first + i), value) for i, value in enumerate(values))
    return Trend(**{"points": points, "title": "CSAT", "locale": Locale.of("en"), **more})


def drawn(chart: Trend) -> Element:
    return fromstring(ChartCache(None).picture(chart))


def texts(svg: Element, name: str) -> list[str]:
    return [
        element.text or "" for element in svg.iter("text") if element.get("class") == f"cjm-trend__{name}"
    ]


def shape(svg: Element, name: str, ok: str | None = None) -> str | None:
    found = [e for e in svg.iter() if e.get("class") == f"cjm-trend__{name}" and e.get("data-ok") == ok]
    return found[0].get("d") if found else None


def test_a_small_chart_has_a_line_a_target_and_a_last_point() -> None:
    svg = drawn(trend(0.0, 10.0, 5.0, target=10.0))
    assert svg.get("viewBox") == "0 0 240 70"
    assert shape(svg, "line") == "M0 62L118 8L236 35"
    assert shape(svg, "target") == "M0 8L236 8"
    assert shape(svg, "dot") == "M236 35h.01"


def test_its_equivalent_in_words_comes_first() -> None:
    svg = drawn(trend(1.0, 2.0, title="CSAT < 5", description="From 1 to 2 & up"))
    assert svg.get("role") == "img"
    assert [(child.tag, child.text) for child in svg[:2]] == [
        ("title", "CSAT < 5"),
        ("desc", "From 1 to 2 & up"),
    ]


@pytest.mark.parametrize(
    ("better", "missed", "met"),
    [("higher", "low", "high"), ("lower", "high", "low")],
)
def test_the_area_tells_the_side_of_the_target(better: str, missed: str, met: str) -> None:
    svg = drawn(trend(0.0, 10.0, target=5.0, better=better))
    middle = 35.0
    for ok, side in (("no", missed), ("yes", met)):
        heights = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", shape(svg, "gap", ok) or "")]
        assert heights
        assert all(y >= middle for y in heights) if side == "low" else all(y <= middle for y in heights)


def test_a_week_without_a_figure_is_a_gap() -> None:
    absent = trend(0.0, 5.0, None, 5.0, 10.0)
    svg = drawn(absent)
    assert shape(svg, "line") == "M0 62L59 35M177 35L236 8"
    left_out = dataclasses.replace(absent, points=tuple(p for p in absent.points if p[1] is not None))
    assert shape(drawn(left_out), "line") == shape(svg, "line")


def test_a_figure_between_gaps_is_a_point() -> None:
    assert shape(drawn(trend(0.0, 5.0, None, 10.0, None, 5.0, 5.0)), "lone") == "M118 8h.01"


def test_a_single_figure_stands_at_the_end() -> None:
    assert shape(drawn(trend(7.0)), "dot") == "M236 35h.01"


def test_figures_across_the_end_of_a_year_are_one_line() -> None:
    points = ((Week(2026, 52), 0.0), (Week(2026, 53), 5.0), (Week(2027, 1), 10.0))
    assert shape(drawn(trend(points=points)), "line") == "M0 62L118 35L236 8"


@pytest.mark.parametrize("values", [(), (None,), (None, None)])
def test_without_figures_there_is_no_chart(values: tuple[None, ...]) -> None:
    assert ChartCache(None).picture(trend(*values)) == ""


def test_a_wide_chart_is_labelled_in_the_language_of_the_site() -> None:
    svg = drawn(trend(*map(float, range(80, 92)), target=95.0, unit="%", size="wide", locale=Locale.of("ru")))
    assert texts(svg, "last") == [f"91{NB}%"]
    assert texts(svg, "aim") == [f"цель 95{NB}%"]
    values = [f"{value}{NB}%" for value in (80, 85, 90, 95)]
    weeks = ["2026-W36", "W39", "W41", "W43", "W45", "2026-W47"]
    assert sorted(texts(svg, "tick")) == sorted(values + weeks)


def test_over_more_than_a_year_every_week_is_told_in_full() -> None:
    points = tuple(
        (Week(year, number), float(number)) for year in (2024, 2025, 2026) for number in (1, 27, 52)
    )
    svg = drawn(trend(points=points, size="wide"))
    weeks = [text for text in texts(svg, "tick") if "W" in text]
    assert weeks == ["2024-W01", "2026-W26", "2025-W52", "2025-W26", "2024-W52", "2026-W52"]


def test_the_label_of_a_target_at_the_bottom_goes_up() -> None:
    svg = drawn(trend(9.0, 5.0, target=5.0, size="wide"))
    last, aim = (float(e.get("y", "")) for e in svg.iter("text") if e.get("class") != "cjm-trend__tick")
    assert aim < last


def test_the_authors_unit_is_text_and_never_mathematics() -> None:
    svg = drawn(trend(1.0, 2.0, size="wide", unit="$x$<b>"))
    assert texts(svg, "last") == [f"2{NB}$x$<b>"]
    assert texts(drawn(trend(1.0, 2.0, size="wide", unit="customers a week")), "last") == ["2"]


def test_the_labels_of_target_and_last_value_keep_clear_of_each_other() -> None:
    svg = drawn(trend(1.0, 9.0, 5.0, target=5.1, size="wide"))
    heights = [
        float(e.get("y", ""))
        for e in svg.iter("text")
        if e.get("class") in {"cjm-trend__last", "cjm-trend__aim"}
    ]
    assert abs(heights[0] - heights[1]) == pytest.approx(18, abs=0.1)


@pytest.mark.parametrize("size", ["small", "wide"])
def test_nothing_in_it_clashes_with_the_page(size: str) -> None:
    svg = ChartCache(None).picture(trend(1.0, None, 3.0, 2.0, target=2.0, size=size))
    assert not re.search(r"\b(id|style|xlink:href|clip-path)=|<style|<defs|url\(|#[0-9a-f]{3}", svg)
    assert len(svg) < 4096


def test_the_same_figures_give_the_same_bytes_in_another_process() -> None:
    code = (
        "from tests.rendering.test_charts import *;"
        "print(ChartCache(None).picture(trend(1.0, 3.0, 2.0, target=2.0, size='wide')), end='')"
    )
    other = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, text=True, encoding="utf-8"
    )
    assert other.stdout == ChartCache(None).picture(trend(1.0, 3.0, 2.0, target=2.0, size="wide"))


def test_a_users_matplotlibrc_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    import matplotlib as mpl  # noqa: PLC0415 (only here)

    chart = trend(1.0, 3.0, 2.0, target=2.0)
    before = ChartCache(None).picture(chart)
    monkeypatch.setitem(mpl.rcParams, "savefig.bbox", "tight")
    monkeypatch.setitem(mpl.rcParams, "savefig.dpi", 300)
    monkeypatch.setitem(mpl.rcParams, "figure.autolayout", True)
    assert ChartCache(None).picture(chart) == before


def test_a_kept_chart_is_used_without_importing_matplotlib(tmp_path: Path) -> None:
    ChartCache(tmp_path).picture(trend(1.0, 2.0))
    code = (
        "import sys; from pathlib import Path; from tests.rendering.test_charts import *;"
        "print(len(ChartCache(Path(sys.argv[1])).picture(trend(1.0, 2.0))), 'matplotlib' in sys.modules)"
    )
    run = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, check=True, text=True
    )
    length, imported = run.stdout.split()
    assert int(length) > 0
    assert imported == "False"


@pytest.mark.parametrize("change", [b"", b"\xff", b"sha256 0\n<svg/>"])
def test_a_broken_entry_is_drawn_again(tmp_path: Path, change: bytes) -> None:
    chart = trend(1.0, 2.0)
    good = ChartCache(tmp_path).picture(chart)
    (entry,) = tmp_path.iterdir()
    kept = entry.read_bytes()
    entry.write_bytes(change)
    assert ChartCache(tmp_path).picture(chart) == good
    assert entry.read_bytes() == kept


def test_an_entry_that_was_tampered_with_is_drawn_again(tmp_path: Path) -> None:
    chart = trend(1.0, 2.0)
    good = ChartCache(tmp_path).picture(chart)
    (entry,) = tmp_path.iterdir()
    entry.write_bytes(entry.read_bytes().replace(b"CSAT", b"NPS!"))
    assert ChartCache(tmp_path).picture(chart) == good


def test_another_picture_has_another_entry(tmp_path: Path) -> None:
    cache, chart = ChartCache(tmp_path), trend(1.0, 2.0)
    variants: list[dict[str, Any]] = [{"target": 1.0}, {"better": "lower"}, {"unit": "%"}, {"size": "wide"}]
    variants += [{"title": "NPS"}, {"description": "Up"}, {"locale": Locale.of("pl")}]
    for change in ({}, *variants):
        cache.picture(dataclasses.replace(chart, **change))
    assert len(list(tmp_path.iterdir())) == len(variants) + 1


def test_a_folder_that_cannot_be_written_costs_no_chart(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert ChartCache(tmp_path / "file").picture(trend(1.0, 2.0)).startswith("<svg")
