"""Every address of the site. Permanent: they hang printed on walls and live in feed readers.

Addresses are relative to the site's root and unquoted (`journeys/стиральная-машина/`); `relative` gives what
goes into a `href`.
"""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote

from cjm_plugin.model.anchors import anchor
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place

HOME = ""
RAW = "data"
"""The folder of the content that is never published."""
MARKDOWN = (".md", ".markdown")
"""Files that are pages."""
CATALOG = "api/catalog.json"


def index(kind: Kind) -> str:
    """A collection's page."""
    return f"{kind.folder}/"


def page(kind: Kind, id: str) -> str:
    """An object's page."""
    return f"{kind.folder}/{id}/"


def place(where: Place) -> str:
    """A touchpoint in its map, or one of its pains."""
    return f"{page(Kind.JOURNEY, where.journey)}#{anchor(where)}"


def comparison(to_be: str) -> str:
    """A to-be map beside the as-is map that it changes."""
    return f"{page(Kind.JOURNEY, to_be)}comparison/"


def journey_data(id: str) -> str:
    """A map's data."""
    return f"api/journeys/{id}.json"


def schema(name: str) -> str:
    """A published JSON Schema."""
    return f"api/schema/{name}.json"


def file(path: str) -> str | None:
    """Where an author's file is published; `None` for what is no file, lies elsewhere, or is raw data."""
    folder, _, name = path.rpartition("/")
    stem, _, extension = name.rpartition(".")
    if not (stem and extension) or path.startswith(("../", "/", f"{RAW}/")):
        return None
    if f".{extension}" not in MARKDOWN:
        return path
    parts = [folder] if stem in {"index", "README"} else [folder, stem]
    return "".join(f"{part}/" for part in parts if part)


def relative(to: str, here: str) -> str:
    """What to write into a `href` on the page `here` to lead to `to`, wherever the site is mounted."""
    if to.startswith(f"{here}#") and len(to) > len(here) + 1:
        return f"#{_quoted(to[len(here) + 1 :])}"
    return _from_depth(to, here.count("/"))


@lru_cache(maxsize=16384)
def _from_depth(to: str, depth: int) -> str:
    """The same from every page so many folders deep: pages of a kind share their links."""
    path, _, fragment = to.partition("#")
    steps = "../" * depth + _quoted(path) or "./"
    return f"{steps}#{_quoted(fragment)}" if fragment else steps


@lru_cache(maxsize=65536)
def _quoted(text: str) -> str:
    return quote(text)
