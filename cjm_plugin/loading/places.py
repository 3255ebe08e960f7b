"""Where things stand in files that are loaded, for whoever finds something to say about them afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cjm_plugin.loading.content import Loaded
from cjm_plugin.loading.fault import field_name
from cjm_plugin.loading.files import text_of
from cjm_plugin.loading.frontmatter import split
from cjm_plugin.loading.lines import Lines
from cjm_plugin.loading.outline import Guide
from cjm_plugin.loading.written import written
from cjm_plugin.model.references import Path


class Location(NamedTuple):
    """A place in a file."""

    line: int
    column: int
    field: str
    """As authors read it: `stages[0].touchpoints[2].channel`."""


def locate_all(loaded: Loaded, wanted: Mapping[str, Iterable[Path]]) -> dict[tuple[str, Path], Location]:
    """Places by the path of an object of the catalog and a path in its model.

    What the file does not have is at the nearest thing around it.
    """
    files = {f"{loaded.prefix}/{file.path}": file for file in loaded.sources}
    found: dict[tuple[str, Path], Location] = {}
    for path, places in wanted.items():
        head, guide = split(text_of(files[path])), Guide(loaded.outlines[path])
        lines = Lines(head.frontmatter, head.line)
        for place in places:
            there = written(place, guide.names)
            at = lines.place(guide.index(there.path, key=there.is_key))
            found[path, place] = Location(*at, field_name(there.path))
    return found
