"""Little pictures before figures, and the legend that says what they and the tints stand for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from markupsafe import escape

from cjm_plugin.rendering.drawing.canvas import rounded
from cjm_plugin.rendering.drawing.letters import width
from cjm_plugin.rendering.heat import Heat, Note, Sign

SMALL = 11
"""How high letters of notes are."""
_SIGN = 12
"""A little picture with the gap behind it."""
_SWATCH = 14
_APART = 16
_LINE = 22

SIGNS: Mapping[Sign, str] = {
    "wait": "m4.5 .5a4 4 0 1 0 .01 0m0 1.7v2.5l1.6 1",
    "again": "m.8 4.5a3.7 3.7 0 0 1 6.3-2.6l1.4 1.4m0-2.7v2.7h-2.7m2.4 1.2a3.7 3.7 0 0 1-6.3 2.6l-1.4-1.4"
    "m0 2.7v-2.7h2.7",
    "lost": "m4.4 .8h-2.4a1 1 0 0 0-1 1v5.4a1 1 0 0 0 1 1h2.4m-.6-3.7h5m-1.9-1.9 1.9 1.9-1.9 1.9",
}
"""Strokes within 9 by 9 units, from the upper left."""


class Key(NamedTuple):
    """A legend."""

    body: tuple[str, ...]
    width: float
    bottom: float


def note_width(note: Note) -> float:
    return width(note.text, SMALL) + (_SIGN if note.sign else 0)


def note(note: Note, x: float, y: float, signs: Mapping[Sign, list[str]]) -> str:
    """A small figure, its little picture kept for `pictures`."""
    if note.sign:
        signs[note.sign].append(f"M{rounded(x)} {rounded(y - 8.5)}{SIGNS[note.sign]}")
        x += _SIGN
    return f'<text x="{rounded(x)}" y="{rounded(y)}">{escape(note.text)}</text>'


def pictures(signs: Mapping[Sign, Sequence[str]]) -> Iterator[str]:
    """All pictures of a kind as one path, over the cells and out of the pointer's way."""
    for sign, found in signs.items():
        if found:
            look = 'fill="none" stroke="currentColor" pointer-events="none"'
            yield f'<path class="cjm-heat__sign" data-sign="{sign}" d="{"".join(found)}" {look}/>'


def legend(heat: Heat, top: float) -> Key:
    """What the tints stand for, and beneath, what the little pictures do."""
    y = top + SMALL
    tints, right = _tints(heat, y)
    signs, also = _signs(heat, y + _LINE)
    body = ('<g class="cjm-heat__key" aria-hidden="true" font-size="11">', *tints, *signs, "</g>")
    return Key(body, max(right, also), y + 5 + (_LINE if heat.signs else 0))


def _tints(heat: Heat, y: float) -> tuple[list[str], float]:
    """Swatches from one end of the scale to the other."""
    before, after = heat.ends
    found, x = ([_text(before, 0, y)], width(before, SMALL) + _APART) if before else ([], 0.0)
    for step in heat.scale:
        square = f"M{rounded(x + 2)} {rounded(y - 9)}h{_SWATCH - 4}v10h-{_SWATCH - 4}z"
        found.append(f'<path class="cjm-heat__step" data-level="{step.level}" d="{square}"/>')
        found.append(_text(step.text, x + _SWATCH + 5, y))
        x += _SWATCH + 5 + width(step.text, SMALL) + _APART
    if after:
        found.append(_text(after, x, y))
    return found, x + width(after, SMALL)


def _signs(heat: Heat, y: float) -> tuple[list[str], float]:
    signs: dict[Sign, list[str]] = {sign: [] for sign in SIGNS}
    found, x = [], 0.0
    for each in heat.signs:
        found.append(note(each, x, y, signs))
        x += note_width(each) + _APART
    return [*found, *pictures(signs)], x


def _text(text: str, x: float, y: float) -> str:
    return f'<text x="{rounded(x)}" y="{rounded(y)}">{escape(text)}</text>'
