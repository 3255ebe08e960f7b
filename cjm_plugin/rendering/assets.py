"""Stylesheets and scripts: one stylesheet a component, no framework, no request to anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import resources

from cjm_plugin.rendering.page import Artifact

FOLDER = "assets/cjm"
_STYLESHEETS = ("base.css", "icons.css", "document.css", "map.css", "curve.css", "print.css")


def stylesheets() -> tuple[str, ...]:
    """Paths from the site's root, in the order in which they must be linked."""
    return tuple(f"{FOLDER}/{name}" for name in _STYLESHEETS)


def scripts() -> tuple[str, ...]:
    """Modules of plain JavaScript, from the site's root. Every page works without them."""
    return ()


def asset_files() -> Iterator[Artifact]:
    """The files behind `stylesheets` and `scripts`."""
    static = resources.files("cjm_plugin.rendering") / "static"
    for name in _STYLESHEETS:
        yield Artifact(f"{FOLDER}/{name}", (static / name).read_bytes())
