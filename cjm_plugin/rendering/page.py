"""What rendering hands to the host: pages, whose frame the host draws, and artifacts, files as they are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cjm_plugin.model.base import Object


@dataclass(frozen=True)
class Heading:
    """An entry of a page's table of contents."""

    level: int
    """2 or 3."""
    anchor: str
    title: str


@dataclass(frozen=True, kw_only=True)
class Page:
    """A page of the site: an object's, or one that is derived from all (an index, the atlas).

    `html` and `search_html` are functions, so that a large site never holds all its HTML at once. Both take
    the HTML of the author's own Markdown for this page, its links resolved; empty where there is none.
    """

    address: str
    """From the site's root, ends with `/`; empty for the home page: `journeys/washing-machine/`."""
    title: str
    description: str
    origin: Object | None
    """The object whose page it is; `None` for a derived page."""
    edit_path: str | None
    """The file to edit, relative to the folder of mkdocs.yml; of a derived page the nearest, or `None`."""
    contents: tuple[Heading, ...]
    above_story: int
    """How many of `contents` stand above the author's own text."""
    searched: tuple[Heading, ...]
    """The headings of `search_html`, but those of the author's own text."""
    anchors: frozenset[str]
    """Every anchor that a link may lead to."""
    html: Callable[[str], str]
    """The whole content of the article, from its `<h1>` on."""
    search_html: Callable[[str], str]
    """What of it the search index should know, under headings that carry the page's own anchors."""
    head: str = ""
    """HTML for the `<head>`: where the feeds are."""


@dataclass(frozen=True)
class Artifact:
    """A file that the host copies to the site as it is."""

    path: str
    """From the site's root, no leading `/`: `api/catalog.json`."""
    content: bytes
