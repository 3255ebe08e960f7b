"""The navigation of a site whose author wrote none."""

from __future__ import annotations

from typing import Any

from mkdocs.structure.files import Files, file_sort_key
from mkdocs.utils import nest_paths

from cjm_plugin.edges.hosting import Hosting
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls


def navigation(files: Files, hosting: Hosting, catalog: Catalog, *, with_feeds: bool) -> list[Any]:
    """Home, the author's own pages by folder, then the collections that hold something, then their health and
    what changed.

    Where there are no feeds, nobody is led to the pages that are about them.

    In the form of `nav` in mkdocs.yml. Objects stay out of it: a thousand pages, each with a navigation of a
    thousand entries, would take minutes to build.
    """
    home = _home(files, hosting)
    listed = [file for file in files.documentation_pages() if file.inclusion.is_in_nav()]
    pages = sorted((file for file in listed if file.src_uri not in home), key=file_sort_key)
    hubs = [uri for kind in Kind if catalog.collection(kind) for uri in _at(urls.index(kind), hosting)]
    told = [uri for address in (_TOLD if with_feeds else _TOLD[:1]) for uri in _at(address, hosting)]
    health = _at(urls.HEALTH, hosting) if catalog.journeys else []
    return [*home, *nest_paths(file.src_uri for file in pages), *hubs, *health, *told]


_TOLD = (urls.CHANGES, urls.FEEDS, urls.MY)
"""Last, what tells of changes."""


def _home(files: Files, hosting: Hosting) -> list[str]:
    own = [file.src_uri for file in files.documentation_pages() if file.dest_uri == "index.html"]
    return _at(urls.HOME, hosting) or own[:1]


def _at(address: str, hosting: Hosting) -> list[str]:
    """The file of the page at an address, if there is one."""
    return [uri for uri, page in hosting.by_uri.items() if page.address == address]
