"""Stylesheet, icons and scripts: a file a component here, no framework, no request to anywhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import resources

from cjm_plugin.rendering import icons, urls
from cjm_plugin.rendering.page import Artifact

FOLDER = "assets/cjm"
_STYLESHEET = "cjm.css"
_STYLES = (
    "base.css",
    "icons.css",
    "tables.css",
    "figures.css",
    "mini.css",
    "matrix.css",
    "filter.css",
    "overlay.css",
    "atlas.css",
    "persona.css",
    "department.css",
    "stage.css",
    "health.css",
    "changes.css",
    "comparison.css",
    "feeds.css",
    "my.css",
    "facts.css",
    "map.css",
    "channels.css",
    "curve.css",
    "strip.css",
    "toolbar.css",
    "lens.css",
    "present.css",
    "cards.css",
    "print.css",
)
"""The parts of the stylesheet; what stands later wins."""
_SCRIPT = "cjm.js"
_MODULES = (
    _SCRIPT,
    "address.js",
    "cards.js",
    "changes.js",
    "clean.js",
    "columns.js",
    "feeds.js",
    "filter.js",
    "lens.js",
    "menu.js",
    "my.js",
    "present.js",
    "print.js",
    "scrollers.js",
    "sort.js",
    "strip.js",
    "subscriptions.js",
)
"""The script that a page names, then those that it imports, some of them only where they are needed."""
_WORKER = "worker.js"
"""Runs beside a page, and only for those below its own address: it lies there."""


def stylesheets() -> tuple[str, ...]:
    """Paths from the site's root, in the order in which they must be linked."""
    return (f"{FOLDER}/{_STYLESHEET}",)


def scripts() -> tuple[str, ...]:
    """Modules of plain JavaScript, from the site's root. Every page works without them."""
    return (f"{FOLDER}/{_SCRIPT}",)


def asset_files() -> Iterator[Artifact]:
    """The files behind `stylesheets` and `scripts`: one stylesheet, one picture of icons; a file a module."""
    yield Artifact(f"{FOLDER}/{_STYLESHEET}", b"\n".join((icons.stylesheet(), *map(_style, _STYLES))))
    yield Artifact(f"{FOLDER}/{icons.SPRITE}", icons.sprite())
    for name in _MODULES:
        yield Artifact(f"{FOLDER}/{name}", _static(name))
    yield Artifact(urls.MY + _WORKER, _static(_WORKER))


_SPOKEN = re.compile(rb"(?ms)^ *//[^\n]*\n|^ */\*.*?\*/\n|^ +")
"""What browsers have no use for, a third of the bytes: indentation, comments that have lines of their own."""


_LOOSE = re.compile(rb" ?([{;}]) ?")
"""Blanks within a line of a stylesheet that mean nothing; in no string of ours stands one of these marks."""


def _static(name: str) -> bytes:
    return _SPOKEN.sub(b"", (resources.files("cjm_plugin.rendering") / "static" / name).read_bytes())


def _style(name: str) -> bytes:
    return _LOOSE.sub(rb"\1", _static(name))
