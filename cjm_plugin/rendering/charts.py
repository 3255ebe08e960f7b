"""The figures that are pictures: drawn once, and kept.

Drawing is `drawing`'s. That package is imported when the first chart has to be drawn and not before:
matplotlib takes longer to import than the rest of the program, and a build whose charts are all in the
cache never needs it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup

from cjm_plugin import caching
from cjm_plugin.caching import Entries
from cjm_plugin.rendering.heat import Heat
from cjm_plugin.rendering.overlay import Overlay
from cjm_plugin.rendering.trend import Trend

Chart: TypeAlias = Trend | Heat | Overlay
"""All that a picture shows: frozen, and nothing else goes into it."""


class ChartCache:
    """Charts by what is in them. A folder keeps them from build to build; without it only memory does."""

    def __init__(self, folder: Path | None) -> None:
        self._entries = Entries(folder, ".svg")
        self._drawn: dict[str, Markup] = {}

    def picture(self, chart: Chart) -> Markup:
        """The chart as inline SVG; empty where there is no figure to show."""
        if not chart.drawable:
            return Markup("")
        key = _key(chart)
        if key not in self._drawn:
            self._drawn[key] = Markup(self._kept(key) or self._keep(key, _draw(chart)))
        return self._drawn[key]

    def _kept(self, key: str) -> str | None:
        """What an earlier build drew."""
        svg = self._entries.find(key)
        return None if svg is None else svg.decode()

    def _keep(self, key: str, svg: str) -> str:
        self._entries.keep(key, svg.encode())
        return svg


def _draw(chart: Chart) -> str:
    # Late on purpose: see the top of this module.
    from cjm_plugin.rendering import drawing  # noqa: PLC0415  # matplotlib takes 0.7 s.

    return drawing.draw(chart)


def _key(chart: Chart) -> str:
    """All that is drawn, and all that draws it."""
    # What the others say has been put into words already.
    words = ("locale",) if isinstance(chart, Trend) else ()
    drawn_by = caching.program(("rendering/drawing", "rendering/locale.py", *words), ("matplotlib", "babel"))
    return caching.key(drawn_by, chart)
