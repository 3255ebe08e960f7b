"""Draws a heat matrix: rounded cells tinted by steps, each a link with its figures written in it.

Letters are 13 and 11 units high, and a unit is a pixel at the picture's natural size. It is as wide as a
page's column, wider where the words need more: then it scrolls in its box.
"""

from __future__ import annotations

import cmath
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape
from matplotlib.collections import PolyCollection

from cjm_plugin.rendering.drawing.canvas import Frame, blank, rounded, shapes, upright
from cjm_plugin.rendering.drawing.letters import BOLD, text_lines, widest, width, wrapped
from cjm_plugin.rendering.drawing.signs import SIGNS, legend, note, note_width, pictures
from cjm_plugin.rendering.heat import Heat, HeatCell, Label, Note, Sign

COLUMN = 688
"""What a page's column leaves beside both navigations."""
_LARGE, _HEADING = 13, 12
_LINE, _SMALL_LINE = 15, 13
_NAME, _SHORT_NAME = 190, 100
"""Room for a row's name before it goes on in a second line."""
_SLANTED = 130
_ANGLE = 52
"""Degrees by which slanted headings rise."""
_LEAN = cmath.rect(1, math.radians(_ANGLE))
"""So far a slanted unit goes to the right (real) and up (imaginary)."""
_FEWEST, _MOST = 44, 92
"""How wide a cell is."""
_PAD, _TIGHT = 7, 5
"""Beside what stands in a cell: under slanted headings there is less room."""
_GAP = 3
_CORNER = 5
"""Radius. The cells are drawn so much smaller on each side, and get a stroke with round joints."""
_SLANTED_CELL = 65
"""What a column takes in many a matrix with slanted headings."""
_USUAL = 0.9
"""How wide letters mostly are beside those that are measured. Of a wider font, margins take the rest."""
_BETWEEN = 6
_ABOVE_CELLS = 7
_ABOVE_LEGEND = 14


@dataclass(frozen=True)
class _Layout:
    """Where everything is. Widths are those of a wide font: no reader's letters are cut."""

    heat: Heat
    slanted: bool
    """Whether the headings of the columns are slanted: where they have no room upright."""

    @classmethod
    def of(cls, heat: Heat) -> _Layout:
        upright = cls(heat, slanted=False)
        return upright if upright.wide <= COLUMN else cls(heat, slanted=True)

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        spare = COLUMN - len(self.heat.columns) * _SLANTED_CELL if self.slanted else _NAME
        room = min(_NAME, max(_SHORT_NAME, spare))
        return tuple(wrapped(row.heading.text, _LARGE, room) for row in self.heat.rows)

    @cached_property
    def headings(self) -> tuple[tuple[str, ...], ...]:
        room = _SLANTED if self.slanted else self.cell / _USUAL - _PAD
        return tuple(wrapped(column.text, _HEADING, room) for column in self.heat.columns)

    @property
    def pad(self) -> int:
        return _TIGHT if self.slanted else _PAD

    @cached_property
    def left(self) -> float:
        """Where the first column begins."""
        corner = width(self.heat.corner, _HEADING)
        return math.ceil(max(corner, *(widest(name, _LARGE) for name in self.names)) + 2 * self.pad)

    @cached_property
    def cell(self) -> float:
        """The width of a cell: as much as the column has room for, and never less than its words need."""
        needed = max(
            _FEWEST,
            *(self.pad * 2 - 2 + _content(cell) for row in self.heat.rows for cell in row.cells if cell),
        )
        if not self.slanted:
            words = (word for column in self.heat.columns for word in column.text.split())
            needed = max(needed, *(width(word, _HEADING) * _USUAL + _PAD for word in words), 0)
        room = (COLUMN - self.left - self._overhang) / len(self.heat.columns) - _GAP
        return math.ceil(needed) if needed > room else math.floor(min(room, max(needed, _MOST)))

    @cached_property
    def _overhang(self) -> float:
        """How far the last slanted heading leans out."""
        return widest(self.headings[-1], _HEADING) * _LEAN.real if self.slanted else 0.0

    def x(self, column: int) -> float:
        return self.left + column * (self.cell + _GAP)

    @cached_property
    def top(self) -> float:
        """Where the first row begins."""
        if not self.slanted:
            return max(len(lines) for lines in self.headings) * _LINE + 6
        reach = max(widest(lines, _HEADING) for lines in self.headings)
        lines = max(len(lines) for lines in self.headings)
        return math.ceil(reach * _LEAN.imag + lines * _LINE * _LEAN.real) + _ABOVE_CELLS

    @cached_property
    def heights(self) -> tuple[float, ...]:
        """Of the rows: all alike, but for a name of many lines."""
        lines = max(len(_below(cell)) for row in self.heat.rows for cell in row.cells if cell)
        least = 2 * _PAD + _LARGE + lines * _SMALL_LINE - 2
        return tuple(max(least, len(name) * _LINE + _PAD) for name in self.names)

    @cached_property
    def tops(self) -> tuple[float, ...]:
        tops = [self.top]
        for height in self.heights:
            tops.append(tops[-1] + height + _GAP)
        return tuple(tops)

    @property
    def bottom(self) -> float:
        return self.tops[-1]

    @cached_property
    def wide(self) -> float:
        right = self.x(len(self.heat.columns))
        if self.slanted:
            ends = (
                self.x(i) + self.cell / 2 + widest(lines, _HEADING) * _LEAN.real + _LINE
                for i, lines in enumerate(self.headings)
            )
            right = max(right, *ends)
        return math.ceil(right)


def _below(cell: HeatCell) -> tuple[Note, ...]:
    """Notes in lines beneath the figure. Who is asked again stands beside it."""
    return tuple(note for note in cell.notes if note.sign != "again")


def _beside(cell: HeatCell) -> Note | None:
    return next((note for note in cell.notes if note.sign == "again"), None)


def _content(cell: HeatCell) -> float:
    """The width of what stands in a cell."""
    beside = _beside(cell)
    first = width(cell.figure, _LARGE) * BOLD + (_BETWEEN + note_width(beside) if beside else 0)
    return max((first, *map(note_width, _below(cell)))) * _USUAL


def draw(heat: Heat) -> str:
    """The SVG element."""
    at = _Layout.of(heat)
    key = legend(heat, at.bottom + _ABOVE_LEGEND)
    frame = Frame(max(at.wide, key.width), key.bottom)
    signs: dict[Sign, list[str]] = {sign: [] for sign in SIGNS}
    body = "".join([*_headings(at), *_rows(at, _cells(at, frame), signs), *pictures(signs), *key.body])
    return (
        f'<svg class="cjm-heat" {frame.size} role="group" aria-label="{escape(heat.title)}"'
        f' font-size="{_LARGE}" fill="currentColor">{body}</svg>'
    )


def _cells(at: _Layout, frame: Frame) -> Iterator[str]:
    """The shapes of all cells, row by row, drawn at once."""
    corners = [
        _corners(at.x(column), at.tops[row], at.cell, at.heights[row]) for row, column, _ in _filled(at.heat)
    ]
    axes, canvas = blank(frame)
    axes.set(xlim=(0, frame.width), ylim=(frame.height, 0))
    axes.add_collection(PolyCollection(corners, gid="cells", closed=True), autolim=False)
    return map(upright, shapes(canvas)["cells"])


def _filled(heat: Heat) -> Iterator[tuple[int, int, HeatCell]]:
    for row, line in enumerate(heat.rows):
        for column, cell in enumerate(line.cells):
            if cell:
                yield row, column, cell


def _corners(x: float, y: float, wide: float, high: float) -> list[tuple[float, float]]:
    left, top, right, bottom = x + _CORNER, y + _CORNER, x + wide - _CORNER, y + high - _CORNER
    return [(left, top), (right, top), (right, bottom), (left, bottom)]


def _headings(at: _Layout) -> Iterator[str]:
    yield f'<g class="cjm-heat__head" font-size="{_HEADING}">'
    yield f'<text x="0" y="{rounded(at.top - _ABOVE_CELLS)}">{escape(at.heat.corner)}</text>'
    for i, (column, lines) in enumerate(zip(at.heat.columns, at.headings, strict=True)):
        words = _slanted(at, i, lines) if at.slanted else _upright(at, i, lines)
        yield _link(column, words)
    yield "</g>"


def _upright(at: _Layout, column: int, lines: tuple[str, ...]) -> str:
    return text_lines(lines, at.x(column) + _PAD, at.top - _ABOVE_CELLS - _LINE * (len(lines) - 1))


def _slanted(at: _Layout, column: int, lines: tuple[str, ...]) -> str:
    """Rising from the middle of the column; a second line stands under the first."""
    back = _LINE * (len(lines) - 1)
    x = at.x(column) + at.cell / 2 - back * _LEAN.imag / 2
    y = at.top - _ABOVE_CELLS - back * _LEAN.real
    return text_lines(lines, 0, 4, f' transform="translate({rounded(x)} {rounded(y)})rotate(-{_ANGLE})"')


def _rows(at: _Layout, cells: Iterator[str], signs: dict[Sign, list[str]]) -> Iterator[str]:
    for i, (row, name) in enumerate(zip(at.heat.rows, at.names, strict=True)):
        middle = at.tops[i] + at.heights[i] / 2
        yield "<g>"
        yield _link(row.heading, text_lines(name, 0, middle + 4.5 - _LINE * (len(name) - 1) / 2))
        for column, cell in enumerate(row.cells):
            if cell:
                yield _cell(cell, next(cells), at.x(column) + at.pad, at.tops[i], signs)
        yield "</g>"


def _cell(cell: HeatCell, shape: str, x: float, y: float, signs: dict[Sign, list[str]]) -> str:
    base = y + _PAD + _LARGE - 2
    words = [f'<text x="{rounded(x)}" y="{rounded(base)}">{escape(cell.figure)}</text>']
    beside = _beside(cell)
    if beside:
        words.append(note(beside, x + width(cell.figure, _LARGE) * BOLD * _USUAL + _BETWEEN, base, signs))
    for i, below in enumerate(_below(cell), 1):
        words.append(note(below, x, base + 1 + i * _SMALL_LINE, signs))
    return (
        f'<a data-level="{cell.level}" xlink:href="{escape(cell.href)}">'
        f'<title>{escape(cell.words)}</title><path d="{shape}"/>{"".join(words)}</a>'
    )


def _link(label: Label, words: str) -> str:
    return f'<a xlink:href="{escape(label.href)}">{words}</a>'
