"""Writes for one page: knows its address, so that every link comes out relative, and its language."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote, unquote

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.health import Health, examine
from cjm_plugin.analysis.ledger import Ledger, Told, ledger
from cjm_plugin.analysis.links import linked
from cjm_plugin.analysis.practice import NO_PRACTICE, Practice
from cjm_plugin.model.base import Object
from cjm_plugin.model.ids import normal
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.revision import NO_HISTORY, Chronicle
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.charts import ChartCache
from cjm_plugin.rendering.inline import inline
from cjm_plugin.rendering.locale import Locale


class Link(NamedTuple):
    """A link to something of the site."""

    text: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What the host says of the site as a whole."""

    name: str
    url: str = ""
    """Where the site is published, ends with `/`; empty where nobody told: then nothing can be absolute."""
    forge: str = ""
    """The repository's page on the forge, without `/` at its end; empty where there is none."""
    feed_items: int = 50


@dataclass(frozen=True)
class Library:
    """What all pages share: the facts and their history, the language, the charts drawn before, whose file is
    whose."""

    facts: Facts
    locale: Locale
    setting: Setting
    charts: ChartCache
    chronicle: Chronicle = NO_HISTORY
    practice: Practice = NO_PRACTICE

    @cached_property
    def ledger(self) -> Ledger:
        """The chronicle as it is read."""
        return ledger(self.chronicle, self.living)

    @cached_property
    def health(self) -> Mapping[str, Health]:
        """What each map answers, by its id."""
        return examine(self.facts)

    @cached_property
    def living(self) -> dict[tuple[str, str], tuple[str, str]]:
        """What objects and touchpoints are called now, by each kind and id that they had before."""
        found = {
            (thing.kind.value, old): (thing.kind.value, thing.id)
            for thing in self.facts.catalog
            for old in thing.was
        }
        for contact in (contact for facts in self.facts.journeys.values() for contact in facts.contacts):
            for journey, touchpoint in former_places(contact):
                found["touchpoint", f"{journey}/{touchpoint}"] = ("touchpoint", str(contact.place))
        return found

    def title(self, kind: Kind, id: str) -> str:
        """What an object is called that changes tell of: of one that has gone its last title, else its id."""
        living = self.living.get((kind.value, id), (kind.value, id))
        known = self.facts.catalog.collection(kind).get(living[1])
        return known.title if known else self.ledger.titles.get((kind.value, id), id)

    @cached_property
    def sentences(self) -> dict[tuple[int, bool, Told], Markup]:
        """Lines told already, by the depth of the page and whether they stand under their object's name."""
        return {}

    @cached_property
    def by_path(self) -> dict[str, Object]:
        return {thing.path: thing for thing in self.facts.catalog}

    @cached_property
    def root(self) -> str:
        """The folder of all content, as objects' paths have it: `content`; empty for that of mkdocs.yml."""
        common = posixpath.commonpath([posixpath.dirname(path) for path in self.by_path])
        kinds = {thing.kind for thing in self.by_path.values()}
        return common if len(kinds) > 1 else f"/{common}/".partition(f"/{kinds.pop().folder}/")[0].strip("/")


@dataclass(frozen=True)
class Writer:
    """One page's view of the library. All `href`s are relative to `here`."""

    library: Library
    here: str

    @property
    def facts(self) -> Facts:
        return self.library.facts

    @property
    def locale(self) -> Locale:
        return self.library.locale

    def href(self, address: str) -> str:
        """What leads from this page to an address of the site."""
        return urls.relative(address, self.here)

    def link(self, kind: Kind, id: str) -> Link:
        """An object's page under its title."""
        return Link(self.facts.catalog.collection(kind)[id].title, self.href(urls.page(kind, id)))

    def links(self, kind: Kind, ids: tuple[str, ...]) -> tuple[Link, ...]:
        """Several objects of a kind, each once, in the order given."""
        return tuple(self.link(kind, id) for id in dict.fromkeys(ids))

    def object(self, thing: Object) -> Link:
        """An object's page under its title."""
        return Link(thing.title, self.href(urls.page(thing.kind, thing.id)))

    def through(self, journey: Object, key: str, id: str) -> Link:
        """A map through the lens of one department (`department`) or persona (`personas`)."""
        link = self.object(journey)
        return Link(link.text, f"{link.href}?{key}={quote(id)}")

    def contact(self, contact: Contact) -> Link:
        """A touchpoint in its map under its title."""
        return Link(contact.touchpoint.title, self.href(urls.place(contact.place)))

    def place(self, place: Place) -> Link | None:
        """A touchpoint or a pain under its title; `None` where there is no such thing."""
        contact = self.facts.slices.at(place)
        if contact is None:
            return None
        pain = self.facts.pains.get(place)
        return Link(pain.pain.title if pain else contact.touchpoint.title, self.href(urls.place(place)))

    def text(self, text: str | None, source: Object) -> Markup | None:
        """A line of the author's Markdown as HTML; links lead from this page. `None` for nothing."""
        return inline(text, lambda target: self.follow(target, source)) if text else None

    def texts(self, texts: tuple[str, ...], source: Object) -> tuple[Markup, ...]:
        """Several lines."""
        return tuple(line for text in texts if (line := self.text(text, source)) is not None)

    def follow(self, target: str, source: Object) -> str | None:
        """Where a relative address in the file of `source` leads; `None` where nothing can be published."""
        path, _, fragment = target.partition("#")
        address = self._address(unquote(path), source)
        if address is None:
            return None
        return self.href(f"{address}#{unquote(fragment)}" if fragment else address)

    def _address(self, path: str, source: Object) -> str | None:
        thing = linked(source.path, normal(path), self.library.by_path) if path else source
        if thing:
            return urls.page(thing.kind, thing.id)
        file = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), path))
        return urls.file(posixpath.relpath(file, self.library.root or "."))


def former_places(contact: Contact) -> Iterator[tuple[str, str]]:
    """The map and the touchpoint's id, under whatever ids both had, but for those of today."""
    maps = (contact.journey.id, *contact.journey.was)
    touchpoints = (contact.touchpoint.id, *contact.touchpoint.was)
    return ((of, id) for of in maps for id in touchpoints if Place(of, id) != contact.place)
