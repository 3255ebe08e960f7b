"""Draws an overlay: thin curves, each within its link, and the mean of each stage over them.

Under the picture stand the names of the curves, in the same links: whoever points at a name sees its curve.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from markupsafe import escape
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cjm_plugin.rendering.curve import bends
from cjm_plugin.rendering.drawing.canvas import Frame, blank, paths, rounded
from cjm_plugin.rendering.drawing.letters import BOLD, text_lines, widest, width, wrapped
from cjm_plugin.rendering.heat import Label
from cjm_plugin.rendering.overlay import Curve, Mean, Overlay

_WIDTH = 688
_LARGE, _HEADING, _SMALL = 13, 12, 11
_LINE = 15
_PLOT = 240
_EXTREME = 2.4
"""The scale ends so far from neutral."""
_PAD = 7
_NAME = 280
"""Room for a map's name beneath, in one of two columns."""
_TAGGED = 12
"""Curves up to which each carries its number."""
_ENTRY = 24
_USUAL = 0.9
"""How wide letters mostly are beside those that are measured. Of a wider font, margins take the rest."""
_BESIDE = 0.08
"""So much of a stage's width stays free on either side of its mean."""


@dataclass(frozen=True)
class _Layout:
    """Where everything is."""

    overlay: Overlay
    brief: bool
    """Whether there is no room for the words of the scale, nor for large headings."""

    @classmethod
    def of(cls, overlay: Overlay) -> _Layout:
        spacious = cls(overlay, brief=False)
        return spacious if spacious.frame.width <= _WIDTH else cls(overlay, brief=True)

    @cached_property
    def levels(self) -> tuple[str, ...]:
        return tuple(
            level.text if self.brief else f"{level.text} {level.word}" for level in self.overlay.levels
        )

    @cached_property
    def left(self) -> float:
        """Where the first stage begins."""
        return round(widest(self.levels, _SMALL)) + 2 * _PAD

    @property
    def heading(self) -> int:
        """How high the names of stages are."""
        return _SMALL if self.brief else _HEADING

    @property
    def pad(self) -> int:
        return _PAD // 2 if self.brief else _PAD

    @cached_property
    def stage(self) -> float:
        """How wide a stage is: where words would meet, the picture is wider than the column."""
        words = (word for stage in self.overlay.stages for word in stage.text.split())
        needed = max(width(word, self.heading) for word in words) * _USUAL + 2 * self.pad
        return max(needed, (_WIDTH - self.left) / len(self.overlay.stages))

    @cached_property
    def headings(self) -> tuple[tuple[str, ...], ...]:
        room = (self.stage - 2 * self.pad) / _USUAL + 0.1
        return tuple(wrapped(stage.text, self.heading, room) for stage in self.overlay.stages)

    @cached_property
    def top(self) -> float:
        return max(len(lines) for lines in self.headings) * _LINE + _PAD

    @property
    def bottom(self) -> float:
        return self.top + _PLOT

    @cached_property
    def names(self) -> tuple[tuple[str, ...], ...]:
        return tuple(wrapped(curve.label.text, _LARGE, _NAME) for curve in self.overlay.curves)

    @property
    def entries(self) -> float:
        """Where the names begin."""
        return self.bottom + 2 * _ENTRY

    @cached_property
    def entry(self) -> float:
        """The height of a name."""
        return max((max(_ENTRY, len(lines) * _LINE + 9) for lines in self.names), default=0)

    @cached_property
    def frame(self) -> Frame:
        rows = (len(self.overlay.curves) + 1) // 2
        height = self.entries + rows * self.entry - (0 if rows else _PAD)
        right = self.left + len(self.overlay.stages) * self.stage
        wide = max(right, _WIDTH)
        return Frame(wide, height, self.left, wide - right, self.top, height - self.bottom)

    def place(self, x: float, felt: float) -> tuple[float, float]:
        """A point of the scale on the picture."""
        return self.left + x * self.stage, self.top + _PLOT * (_EXTREME - felt) / (2 * _EXTREME)


def draw(overlay: Overlay) -> str:
    """The SVG element."""
    at = _Layout.of(overlay)
    shapes = _shapes(at)
    body = [*_scale(at), *_grounds(shapes), *_curves(at, shapes), *_means(at, shapes), *_key(at)]
    many = " cjm-overlay--many" if len(overlay.curves) > _TAGGED else ""
    return (
        f'<svg class="cjm-overlay{many}" {at.frame.size} role="group" aria-label="{escape(overlay.title)}"'
        f' font-size="{_LARGE}" fill="currentColor">{"".join(body)}</svg>'
    )


def _shapes(at: _Layout) -> dict[str, str]:
    axes, canvas = blank(at.frame)
    axes.set(xlim=(0, len(at.overlay.stages)), ylim=(-_EXTREME, _EXTREME))
    for i, curve in enumerate(at.overlay.curves):
        axes.add_artist(PathPatch(_path(curve), fill=False, gid=f"curve-{i}"))
    _means_on(axes, at.overlay)
    return paths(canvas)


def _path(curve: Curve) -> Path:
    """The same curve as everywhere: a monotone one, which never passes beyond the emotions it joins."""
    vertices: list[tuple[float, float]] = []
    codes: list[int] = []
    for run in curve.runs:
        vertices.append(run[0])
        codes.append(int(Path.MOVETO))
        for bend in bends(run):
            vertices += bend
            codes += [int(Path.CURVE4)] * 3
        if len(run) == 1:
            # Round ends make a point of it.
            vertices.append(run[0])
            codes.append(int(Path.LINETO))
    return Path(vertices, codes)


def _means_on(axes: Axes, overlay: Overlay) -> None:
    ends = [(mean, mean.stage + _BESIDE, mean.stage + 1 - _BESIDE) for mean in overlay.means]
    axes.add_collection(LineCollection([[(a, m.value), (b, m.value)] for m, a, b in ends], gid="mean"))
    if overlay.band:
        bands = [_rectangle(a, b, m.value - m.spread, m.value + m.spread) for m, a, b in ends]
        axes.add_collection(PolyCollection(bands, gid="band"))
    low = _lowest(overlay)
    if low:
        column = _rectangle(low.stage, low.stage + 1, -_EXTREME, _EXTREME)
        axes.add_collection(PolyCollection([column], gid="low"))


def _rectangle(left: float, right: float, bottom: float, top: float) -> list[tuple[float, float]]:
    return [(left, bottom), (right, bottom), (right, top), (left, top)]


def _lowest(overlay: Overlay) -> Mean | None:
    return min(overlay.means, key=lambda mean: mean.value) if overlay.lowest else None


def _scale(at: _Layout) -> Iterator[str]:
    """Names of the stages, and the lines of the emotions."""
    right = at.left + at.stage * len(at.overlay.stages)
    yield f'<g class="cjm-overlay__scale" font-size="{at.heading}">'
    for level, text in zip(at.overlay.levels, at.levels, strict=True):
        y = at.place(0, level.value)[1]
        name = "cjm-overlay__zero" if level.value == 0 else "cjm-overlay__level"
        yield f'<path class="{name}" d="M{rounded(at.left)} {rounded(y)}H{rounded(right)}" {_THIN}/>'
        yield _text("cjm-overlay__tick", text, 0, y + 4)
    for i, (stage, lines) in enumerate(zip(at.overlay.stages, at.headings, strict=True)):
        x = at.left + i * at.stage
        y = at.top - _PAD - _LINE * (len(lines) - 1)
        yield f'<path class="cjm-overlay__level" d="M{rounded(x)} 0V{rounded(at.bottom)}" {_THIN}/>'
        yield _link(stage, text_lines(lines, x + at.pad, y))
    yield "</g>"


_THIN = 'fill="none" stroke="currentColor" stroke-opacity=".3"'


def _grounds(shapes: dict[str, str]) -> Iterator[str]:
    for name in ("low", "band"):
        if name in shapes:
            yield f'<path class="cjm-overlay__{name}" d="{shapes[name]}" fill-opacity=".1"/>'


def _curves(at: _Layout, shapes: dict[str, str]) -> Iterator[str]:
    tags = _tags(at)
    for i, (curve, lines) in enumerate(zip(at.overlay.curves, at.names, strict=True)):
        number, tag = "", ""
        if tags:
            number = str(i + 1)
            tag = _text("cjm-overlay__tag", number, *tags[i])
        words = f"{curve.label.text}: {curve.note}"
        yield (
            f'<a class="cjm-overlay__map" xlink:href="{escape(curve.label.href)}">'
            f"<title>{escape(words)}</title>"
            f'<path class="cjm-overlay__hit" d="{_straight(at, curve)}" fill="none"/>'
            f'<path class="cjm-overlay__curve" d="{shapes[f"curve-{i}"]}" fill="none" stroke="currentColor"/>'
            f"{tag}{_entry(at, i, number, curve, lines)}</a>"
        )


def _straight(at: _Layout, curve: Curve) -> str:
    """From point to point: what the pointer hits, wider than the curve."""
    runs = []
    for run in curve.runs:
        points = [at.place(*point) for point in run]
        runs.append("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in points) + ("h1" if len(run) == 1 else ""))
    return "".join(runs)


def _tags(at: _Layout) -> list[tuple[float, float]]:
    """Places for the numbers of curves: before their first point, clear of each other."""
    if len(at.overlay.curves) > _TAGGED:
        return []
    found: list[tuple[float, float]] = []
    for curve in at.overlay.curves:
        x, y = at.place(*curve.runs[0][0])
        x, y = x - 11, y + 4
        while any(abs(x - other[0]) < _LARGE and abs(y - other[1]) < _LARGE for other in found):
            y += _LARGE
        found.append((x, y))
    return found


def _entry(at: _Layout, i: int, number: str, curve: Curve, lines: tuple[str, ...]) -> str:
    """A curve's name beneath the picture."""
    x, y = (i % 2) * at.frame.width / 2, at.entries + (i // 2) * at.entry
    row = (
        f'<rect class="cjm-overlay__row" x="{rounded(x)}" y="{rounded(y - 16)}"'
        f' width="{rounded(at.frame.width / 2 - _PAD)}" height="{rounded(at.entry)}" fill="none"/>'
    )
    mark = _text("cjm-overlay__number", number, x + 2, y) if number else ""
    mean = f' <tspan class="cjm-overlay__note" dx="6">{escape(curve.note)}</tspan></text>'
    return row + mark + text_lines(lines, x + 20 * bool(number), y).removesuffix("</text>") + mean


def _means(at: _Layout, shapes: dict[str, str]) -> Iterator[str]:
    yield f'<g class="cjm-overlay__means"><path class="cjm-overlay__mean" d="{shapes["mean"]}" {_THICK}/>'
    low = _lowest(at.overlay)
    for mean in at.overlay.means:
        x, y = at.place(mean.stage + 0.5, mean.value)
        under = mean.value < 0 or mean is low
        name = "cjm-overlay__least" if mean is low else "cjm-overlay__figure"
        yield _text(name, mean.text, x, y + (17 if under else -8), "middle")
        if mean is low:
            half = width(at.overlay.lowest, _SMALL) * BOLD / 2
            x = min(max(x, at.left + half), at.frame.width - half)
            yield _text("cjm-overlay__lowest", at.overlay.lowest, x, at.bottom - 4, "middle")
    yield "</g>"


_THICK = 'fill="none" stroke="currentColor" stroke-width="4"'


def _key(at: _Layout) -> Iterator[str]:
    """What is bold, and what is shaded."""
    y = at.bottom + _LINE
    x = at.left
    yield '<g class="cjm-overlay__key" aria-hidden="true">'
    yield f'<path class="cjm-overlay__mean" d="M{rounded(x)} {rounded(y - 4)}h22" {_THICK}/>'
    yield _text("cjm-overlay__tick", at.overlay.mean, x + 28, y)
    if at.overlay.band:
        x += 28 + width(at.overlay.mean, _SMALL) + 16
        square = f"M{rounded(x)} {rounded(y - 9)}h22v11h-22z"
        yield f'<path class="cjm-overlay__band" d="{square}" fill-opacity=".1"/>'
        yield _text("cjm-overlay__tick", at.overlay.band, x + 28, y)
    yield "</g>"


def _link(label: Label, words: str) -> str:
    return f'<a xlink:href="{escape(label.href)}">{words}</a>'


def _text(name: str, text: str, x: float, y: float, anchor: str = "") -> str:
    more = f' text-anchor="{anchor}"' if anchor else ""
    return f'<text class="{name}" x="{rounded(x)}" y="{rounded(y)}"{more}>{escape(text)}</text>'
