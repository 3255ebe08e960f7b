"""What a page costs its reader, whatever is built into it later."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from tests.site.conftest import Built

MOST = 40_000
"""Bytes of our styles and scripts on any page, packed as a server packs them."""


def imported(script: Path, found: set[Path]) -> set[Path]:
    """A module and all that it brings with it."""
    found.add(script)
    for name in re.findall(r'^import [^;]* from "\./([\w.]+)";$', script.read_text("utf-8"), re.MULTILINE):
        if (module := script.parent / name) not in found:
            imported(module, found)
    return found


def test_styles_and_scripts_of_a_map_are_light(demonstration: Built) -> None:
    page = (demonstration.folder / "journeys/washing-machine/index.html").read_text("utf-8")
    ours = {
        name
        for name in re.findall(r'(?:href|src)="\.\./\.\./assets/cjm/([\w.]+)"', page)
        if "svg" not in name
    }
    assets = demonstration.folder / "assets/cjm"
    files = {module for name in ours for module in imported(assets / name, set())}

    assert {"cjm.css", "cjm.js", "lens.js"} <= {file.name for file in files}
    assert sum(len(gzip.compress(file.read_bytes(), 9)) for file in files) <= MOST
