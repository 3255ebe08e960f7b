"""The icons as a browser paints them: each is its own drawing, and nothing of its neighbours."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser

from cjm_plugin.rendering.assets import FOLDER, asset_files
from tests.site.heard import Heard
from tests.site.serving import serving

FILES = {
    file.name.removesuffix(".svg"): file.read_bytes()
    for file in (resources.files("cjm_plugin.rendering") / "static" / "icons").iterdir()
}
CELL = 96
"""CSS pixels from one icon of the sheet to the next."""
COLUMNS = 10


def sheet(size: float, masks: dict[str, str]) -> str:
    """All icons, at places between the pixels."""
    cells = (
        f'<i style="left: {index % COLUMNS * CELL + 9.37}px; top: {index // COLUMNS * CELL + 9.71}px; '
        f'width: {size * (2 if name.startswith("severity") else 1)}px; height: {size}px; mask: {mask}"></i>'
        for index, (name, mask) in enumerate(masks.items())
    )
    head = """\
        <!DOCTYPE html>
        <link rel="icon" href="data:,"><!-- The browser would ask for one. -->
        <link rel="stylesheet" href="cjm.css">
        <style>i { position: absolute; background: #000; }</style>
        """
    return head + "".join(cells)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("icons")
    for file in asset_files():
        place = folder / file.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(file.content)
    for name, svg in FILES.items():
        (folder / f"{name}.svg").write_bytes(svg)
    return folder


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


class Painted:
    """The sheet by the stylesheet's masks, and by the drawings themselves."""

    def __init__(self, browser: Browser, folder: Path, address: str, size: float, scale: float) -> None:
        self.scale = scale
        height = math.ceil(len(FILES) / COLUMNS) * CELL
        with browser.new_page(
            viewport={"width": COLUMNS * CELL, "height": height}, device_scale_factor=scale
        ) as page:
            heard = Heard(page)

            def paint(masks: dict[str, str]) -> Image.Image:
                (folder / FOLDER / "sheet.html").write_text(sheet(size, masks), encoding="utf-8")
                page.goto(f"{address}{FOLDER}/sheet.html")
                heard.settle()
                return ImageChops.invert(Image.open(io.BytesIO(page.screenshot())).convert("L"))

            self._masks = paint({name: f"var(--cjm-i-{name})" for name in FILES})
            self._drawings = paint(
                {name: f"url(../../{name}.svg) 0 0 / 100% 100% no-repeat" for name in FILES}
            )

    def pairs(self) -> Iterator[tuple[str, Image.Image, Image.Image]]:
        """Name, mask and drawing, white on black."""
        for index, name in enumerate(FILES):
            left, top = index % COLUMNS * CELL, index // COLUMNS * CELL
            box = tuple(round(side * self.scale) for side in (left, top, left + CELL, top + CELL))
            yield name, self._masks.crop(box), self._drawings.crop(box)  # type: ignore[arg-type]


def test_each_is_its_own_drawing(browser: Browser, folder: Path, address: str) -> None:
    def blurred(picture: Image.Image) -> Image.Image:
        return picture.filter(ImageFilter.GaussianBlur(2))

    painted = Painted(browser, folder, address, size=48, scale=1)
    apart = {
        name: max(ImageChops.difference(blurred(mask), blurred(drawing)).tobytes())
        for name, mask, drawing in painted.pairs()
    }
    assert {name: value for name, value in apart.items() if value > 40} == {}


@pytest.mark.parametrize(("size", "scale"), [(15.6, 1), (11.3, 1.25), (19.2, 2)])
def test_nothing_of_a_neighbour_shows(
    browser: Browser, folder: Path, address: str, size: float, scale: float
) -> None:
    """Where sizes are rounded, a pixel more or less; a neighbour would be half an icon away."""
    painted = Painted(browser, folder, address, size, scale)
    for name, mask, drawing in painted.pairs():
        ours, own = mask.getbbox(), drawing.getbbox()
        assert ours, name
        assert own, name
        assert max(abs(a - b) for a, b in zip(ours, own, strict=True)) <= 2, name
