"""Where things stand in files that are loaded, for whoever finds something to say about them afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from cjm_plugin.loading.load import Loaded
from cjm_plugin.loading.objects import manuscript
from cjm_plugin.model.references import Path


class Location(NamedTuple):
    """A place in a file."""

    line: int
    column: int
    field: str
    """As authors read it: `stages[0].touchpoints[2].channel`."""


def locate_all(loaded: Loaded, wanted: Mapping[str, Iterable[Path]]) -> dict[tuple[str, Path], Location]:
    """Places by the path of their object and their path in its model; each file is read once more.

    What the file does not have is at the nearest thing around it.
    """
    files = {f"{loaded.prefix}/{file.path}": file for file in loaded.sources if file.data}
    found: dict[tuple[str, Path], Location] = {}
    for path, places in wanted.items():
        script = manuscript(files[path], loaded.prefix)
        found.update(((path, place), Location(*script.locate(place))) for place in places)
    return found
