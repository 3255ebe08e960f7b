"""The files: three for each scope, at the addresses that it had before too."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from markupsafe import Markup

from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds import json_feed, xml
from cjm_plugin.rendering.feeds.absolute import Origin
from cjm_plugin.rendering.feeds.channel import channel, feed_title
from cjm_plugin.rendering.feeds.entries import Entries, Entry
from cjm_plugin.rendering.feeds.opml import opml
from cjm_plugin.rendering.feeds.scopes import SITE, Scope, followed, scopes
from cjm_plugin.rendering.page import Artifact
from cjm_plugin.rendering.writer import Library, Writer

RSS, ATOM, JSON = "rss.xml", "atom.xml", "feed.json"

KINDS = {RSS: xml.Rss.kind, ATOM: xml.Atom.kind, JSON: json_feed.KIND}
"""The media types of the forms."""


class _Written:
    """An item in its three forms, each written when it is first asked for."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    @cached_property
    def rss(self) -> str:
        return xml.written(xml.Rss, self._entry)

    @cached_property
    def atom(self) -> str:
        return xml.written(xml.Atom, self._entry)

    @cached_property
    def json(self) -> str:
        return json_feed.written(self._entry)


def feed_files(library: Library) -> Iterator[Artifact]:
    """All feeds of the site, and their list; none where nobody told the site's address."""
    if not library.setting.url:
        return
    origin, written = Origin(library.setting.url), dict[int, _Written]()
    entries = Entries(library, origin)
    for scope, found in entries.by_scope():
        items = [written.setdefault(id(entry), _Written(entry)) for entry in found]
        yield from _files(library, origin, scope, found, items)
    yield Artifact(urls.OPML, opml(library, origin, tuple(scopes(library))))


def _files(
    library: Library, origin: Origin, scope: Scope, entries: Sequence[Entry], items: Sequence[_Written]
) -> Iterator[Artifact]:
    about = channel(library, origin, scope, entries)
    here = {name: origin.absolute(urls.feed(scope.page, name)) for name in KINDS}
    contents = {
        RSS: xml.document(xml.Rss, about, here[RSS], (item.rss for item in items)),
        ATOM: xml.document(xml.Atom, about, here[ATOM], (item.atom for item in items)),
        JSON: json_feed.document(about, here[JSON], (item.json for item in items)),
    }
    for page in scope.pages:
        for name, content in contents.items():
            yield Artifact(urls.feed(page, name), content)


_NAMES = {RSS: "RSS", ATOM: "Atom", JSON: "JSON Feed"}


_ALTERNATE = "alternate "
"""With a blank, which HTML passes over: Material takes `[rel=alternate]` for the site in another language and
would look for its sitemap beside each feed. When it has looked, `static/cjm.js` takes the blank away."""


def head_links(library: Library, page: str) -> Markup:
    """What a page says in its `<head>` of the feeds that tell of it; nothing where there are none."""
    at = followed(library, page)
    if at is None:
        return Markup("")
    writer = Writer(library, page)
    scope = next((scope for scope in (SITE,) if scope.page == at), None) or _scope(library, at)
    if scope is None:
        return Markup("")
    return Markup("").join(
        Markup('<link rel="{}" type="{}" title="{}" href="{}">').format(
            _ALTERNATE,
            kind,
            f"{feed_title(library, scope)} ({_NAMES[name]})",
            writer.href(urls.feed(at, name)),
        )
        for name, kind in KINDS.items()
    )


def _scope(library: Library, page: str) -> Scope | None:
    folder, id, _ = page.split("/")
    thing = getattr(library.facts.catalog, folder).get(id)
    return Scope(page, thing) if thing else None
