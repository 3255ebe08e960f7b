"""Old addresses go on: `was` of an object leads to where it lives now, without script."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.rendering import urls
from cjm_plugin.rendering.page import Artifact
from cjm_plugin.rendering.templating import render
from cjm_plugin.rendering.writer import Library, Writer


def redirects(library: Library) -> Iterator[Artifact]:
    """A page at each old address of each object."""
    for thing in library.facts.catalog:
        for old in thing.was:
            address = urls.page(thing.kind, old)
            link = Writer(library, address).object(thing)
            html = render("redirect.html", library.locale, link, language=library.locale.language)
            yield Artifact(f"{address}index.html", html.encode())
