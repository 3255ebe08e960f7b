"""How much room words take. Nobody knows the reader's font: that of DejaVu Sans, which is a wide one."""

from __future__ import annotations

import unicodedata
from functools import cache
from pathlib import Path

import matplotlib as mpl
from markupsafe import escape
from matplotlib.ft2font import FT2Font

from cjm_plugin.rendering.drawing.canvas import rounded

_UNITS = 1000
_FIXED = 65536
"""FreeType's fractions of a unit."""
BOLD = 1.1
"""So much wider are heavy letters."""


def width(text: str, size: float) -> float:
    """Of a line of text, in units of its size."""
    return sum(map(_advance, text)) * size


def wrapped(text: str, size: float, room: float) -> tuple[str, ...]:
    """Lines that keep within a room where words allow it: no word is ever cut."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width(longer, size) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines) or ("",)


def text_lines(lines: tuple[str, ...], x: float, y: float, more: str = "", line: float = 15) -> str:
    """Lines under one another; read aloud they are one."""
    place = f'x="{rounded(x)}" y="{rounded(y)}"{more}'
    rest = "".join(f' <tspan x="{rounded(x)}" dy="{line}">{escape(text)}</tspan>' for text in lines[1:])
    return f"<text {place}>{escape(lines[0])}{rest}</text>"


def widest(lines: tuple[str, ...], size: float) -> float:
    return max((width(line, size) for line in lines), default=0.0)


@cache
def _advance(letter: str) -> float:
    """Of one letter, as a share of its size. What the font lacks is taken for as wide as letters get."""
    if unicodedata.combining(letter):
        return 0.0
    code = ord(letter)
    if not _font().get_char_index(code):
        return 1.0
    return _font().load_char(code).linearHoriAdvance / _FIXED / _UNITS


@cache
def _font() -> FT2Font:
    # Its own file, and not what the font manager finds: the same on every machine.
    font = FT2Font(str(Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")))
    font.set_size(_UNITS, 72)
    return font
