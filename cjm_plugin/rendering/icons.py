"""The icons: a file each in `static/icons`, sent as one picture of which the stylesheet's masks show a part.

One below the other, with empty space between, so that no neighbour shows where sizes are rounded. A mask's
size and place are told in shares of the element that bears it: the part fits the element at every size.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

SPRITE = "icons.svg"
_WIDTH = 24
_GAP = 12
_HEIGHT = re.compile(r'<svg [^>]*\bheight="(\d+)"')


@dataclass(frozen=True, slots=True)
class _Icon:
    name: str
    svg: str
    top: int
    """Where it begins in the sprite, in the units of all icons: they are 24 wide."""
    height: int


def sprite() -> bytes:
    """All icons in one SVG. It may be stretched: browsers round the width and the height of a mask apart."""
    height = _sprite_height()
    placed = (icon.svg.replace("<svg ", f'<svg y="{icon.top}" ', 1) for icon in _icons())
    root = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}" preserveAspectRatio="none"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {root}>\n{"".join(placed)}</svg>\n'.encode()


def stylesheet() -> bytes:
    """A custom property for each icon, `--cjm-i-<name>`: all that `mask` takes, image, place and size."""
    properties = "\n".join(f"  --cjm-i-{icon.name}: {_mask(icon)};" for icon in _icons())
    return f":root {{\n{properties}\n}}\n".encode()


def _mask(icon: _Icon) -> str:
    height = _sprite_height()
    place = 100 * icon.top / (height - icon.height)
    size = 100 * height / icon.height
    return f"url({SPRITE}?{_version()}) 0 {place:.6g}% / 100% {size:.6g}% no-repeat"


@cache
def _version() -> str:
    """In the address: a browser that keeps the sprite must not show it by another stylesheet's places."""
    return hashlib.sha256(sprite()).hexdigest()[:8]


def _sprite_height() -> int:
    last = _icons()[-1]
    return last.top + last.height


@cache
def _icons() -> tuple[_Icon, ...]:
    """In the order of their names."""
    return tuple(_placed())


def _placed() -> Iterator[_Icon]:
    top = 0
    for name, svg in sorted(_files()):
        height = _height(name, svg)
        yield _Icon(name, svg, top, height)
        top += height + _GAP


def _height(name: str, svg: str) -> int:
    found = _HEIGHT.match(svg)
    assert found, f"{name}.svg has to begin with <svg …> and say its height"
    return int(found[1])


def _files() -> Iterator[tuple[str, str]]:
    for file in (resources.files("cjm_plugin.rendering") / "static" / "icons").iterdir():
        yield file.name.removesuffix(".svg"), file.read_text(encoding="utf-8")
