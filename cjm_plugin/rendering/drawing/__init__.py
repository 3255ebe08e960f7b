"""Draws charts with matplotlib, and writes them as SVG that belongs to the page around it.

matplotlib finds the scales and draws the shapes, each under a name (`gid`). Only their geometry is taken
over: colours, strokes and letters are the stylesheet's, by class, so that they follow light and dark, and
so that neither a `style` nor an `id` is needed (a strict Content-Security-Policy forbids the one, a page
with two charts the other). What attributes say is for where there is no stylesheet. Authors' texts never go
through matplotlib, which would read a `$` in them as mathematics.

Imported late, by `charts` alone.
"""

from __future__ import annotations

from cjm_plugin.rendering.drawing import heat, overlay, trend
from cjm_plugin.rendering.heat import Heat
from cjm_plugin.rendering.overlay import Overlay
from cjm_plugin.rendering.trend import Trend


def draw(chart: Trend | Heat | Overlay) -> str:
    """The SVG element of a chart."""
    match chart:
        case Trend():
            return trend.draw(chart)
        case Heat():
            return heat.draw(chart)
        case Overlay():
            return overlay.draw(chart)
