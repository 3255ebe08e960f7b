"""What can be followed: the whole site, and each map, persona, stage, department and channel of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cjm_plugin.model.base import Object
from cjm_plugin.model.change import What
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.writer import Library

SCOPED = (Kind.DEPARTMENT, Kind.PERSONA, Kind.STAGE, Kind.JOURNEY, Kind.CHANNEL)
"""The kinds with feeds, in the order in which people look for them."""


class Gone(NamedTuple):
    """Something that could be followed, and is no longer there: whoever does is told so."""

    kind: Kind
    id: str
    title: str
    """The last one."""
    was: tuple[str, ...] = ()


class Scope(NamedTuple):
    """What a feed tells of."""

    page: str
    """Its address; its feeds lie beside it."""
    thing: Object | Gone | None = None
    """`None`: the whole site."""

    @property
    def pages(self) -> tuple[str, ...]:
        """Its address and those it had before, whose feeds go on."""
        if self.thing is None:
            return (self.page,)
        return (self.page, *(urls.page(self.thing.kind, old) for old in self.thing.was))


SITE = Scope(urls.HOME)


def scopes(library: Library) -> Iterator[Scope]:
    """The site, then every scope of it, those of a kind in the order of their ids."""
    yield SITE
    for kind in SCOPED:
        for thing in library.facts.catalog.collection(kind).values():
            yield Scope(urls.page(kind, thing.id), thing)


def gone(library: Library) -> Iterator[Scope]:
    """What the chronicle knows to have been removed, and is not there again, by kind and id."""
    found: dict[tuple[int, str], Gone] = {}
    catalog, living = library.facts.catalog, library.living
    for revision in (library.chronicle.next, *library.chronicle.revisions):
        for change in revision.changes:
            of = change.subject
            if change.what is not What.REMOVED or of.kind not in SCOPED or change.about != of.kind:
                continue
            kind = Kind(of.kind)
            if of.id not in catalog.collection(kind) and (of.kind, of.id) not in living:
                found.setdefault((SCOPED.index(kind), of.id), Gone(kind, of.id, of.title))
    for key in sorted(found):
        yield Scope(urls.page(found[key].kind, found[key].id), found[key])


def followed(library: Library, page: str) -> str | None:
    """The scope's page whose feeds tell of what a page shows; `None` where there are no feeds for it."""
    if not library.setting.url:
        return None
    whole = (urls.HOME, urls.FEEDS, urls.MY)
    if page in whole or page.startswith(urls.CHANGES):
        return urls.HOME
    folder, _, rest = page.partition("/")
    return page if folder in _FOLDERS and rest.count("/") == 1 else None


_FOLDERS = frozenset(kind.folder for kind in SCOPED)
