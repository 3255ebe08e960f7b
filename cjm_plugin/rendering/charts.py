"""The figures that are pictures: drawn once, and kept.

Drawing is `drawing`'s. That package is imported when the first chart has to be drawn and not before:
matplotlib takes longer to import than the rest of the program, and a build whose charts are all in the
cache never needs it.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import cache
from importlib import metadata, resources
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup

from cjm_plugin.rendering.heat import Heat
from cjm_plugin.rendering.overlay import Overlay
from cjm_plugin.rendering.trend import Trend

Chart: TypeAlias = Trend | Heat | Overlay
"""All that a picture shows: frozen, and nothing else goes into it."""

_LIBRARIES = ("matplotlib", "babel")


class ChartCache:
    """Charts by what is in them. A folder keeps them from build to build; without it only memory does."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
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
        """What an earlier build drew; `None` where there is nothing, or not exactly what was written."""
        if self._folder is None:
            return None
        try:
            checksum, _, svg = self._path(self._folder, key).read_bytes().partition(b"\n")
            return svg.decode() if checksum == _checksum(svg) else None
        except (OSError, UnicodeDecodeError):
            return None

    def _keep(self, key: str, svg: str) -> str:
        # A cache that can't be written costs time, not the build.
        if self._folder is not None:
            with contextlib.suppress(OSError):
                _write(self._path(self._folder, key), svg.encode())
        return svg

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / f"{key}.svg"


def _draw(chart: Chart) -> str:
    # Late on purpose: see the top of this module.
    from cjm_plugin.rendering import drawing  # noqa: PLC0415  # matplotlib takes 0.7 s.

    return drawing.draw(chart)


def _key(chart: Chart) -> str:
    """All that is drawn, and all that draws it. A `repr` of frozen values is the same in every run."""
    # What the others say has been put into words already.
    language = chart.locale.language if isinstance(chart, Trend) else None
    return hashlib.sha256(f"{_program(language)}\n{chart!r}".encode()).hexdigest()[:40]


@cache
def _program(language: str | None) -> str:
    """The sources themselves stand for their version: nobody can forget to raise it."""
    package = resources.files("cjm_plugin")
    drawing = (file for file in (package / "rendering" / "drawing").iterdir() if file.name.endswith(".py"))
    files = [*sorted(drawing, key=lambda file: file.name), package / "rendering" / "locale.py"]
    files += [file for file in (package / "locale").iterdir() if file.name == f"{language}.po"]
    sources = hashlib.sha256(b"\0".join(file.read_bytes() for file in files))
    return " ".join([sources.hexdigest(), *(f"{name} {metadata.version(name)}" for name in _LIBRARIES)])


def _checksum(svg: bytes) -> bytes:
    return f"sha256 {hashlib.sha256(svg).hexdigest()}".encode()


def _write(path: Path, svg: bytes) -> None:
    """Whole or not at all, even where several builds share the folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(_checksum(svg) + b"\n" + svg)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
