"""Absolute addresses and permanent names: what leaves the site must be understood elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit

from cjm_plugin.model.change import Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.writer import Library

TAG_DATE = "2026"
"""RFC 4151: a day on which the site's name was its owner's. It never moves: with it every guid would."""

_KEPT_IN_PATHS = "/%:@!$&'()*+,;=~"


@dataclass(frozen=True)
class Origin:
    """Where the site is, from `site_url`."""

    url: str

    @cached_property
    def base(self) -> str:
        """`https://maps.example.org/cx/`: in ASCII, without anybody's password."""
        parts = urlsplit(self.url)
        return f"{parts.scheme or 'https'}://{self._host}{self._port}{self._path}"

    def absolute(self, address: str) -> str:
        """An address of the site, in full."""
        path, _, fragment = address.partition("#")
        return self.base + quote(path) + (f"#{quote(fragment)}" if fragment else "")

    def tag(self, *names: str) -> str:
        """A permanent name of something of the site, `tag:maps.example.org,2026:/cx/2026-W47/journey:buying`.

        It holds ids alone, no words that may be told otherwise one day.
        """
        return f"{self._tag}{'/'.join(quote(name, safe=':') for name in names)}"

    @cached_property
    def _tag(self) -> str:
        host = re.sub(r"[^a-z0-9.-]+", "-", self._host.lower()).strip("-.")
        return f"tag:{host or 'localhost'},{TAG_DATE}:{self._port[1:]}{self._path}"

    @cached_property
    def _host(self) -> str:
        host = urlsplit(self.url).hostname or "localhost"
        if ":" in host:
            return f"[{host}]"
        try:
            return host.encode("idna").decode("ascii")
        except UnicodeError:
            return quote(host)

    @cached_property
    def _port(self) -> str:
        port = urlsplit(self.url).port
        return f":{port}" if port else ""

    @cached_property
    def _path(self) -> str:
        return quote(urlsplit(self.url).path or "/", safe=_KEPT_IN_PATHS)


@dataclass(frozen=True)
class Standing:
    """Where the things that changes tell of are now, under ids that they had then."""

    library: Library

    def address(self, named: Named) -> str | None:
        """An address of the site; `None` for what is no longer there."""
        if named.kind in _OBJECTS:
            now = self.now(named.kind, named.id)
            there = now in self.library.facts.catalog.collection(Kind(named.kind))
            return urls.page(Kind(named.kind), now) if there else None
        place = Place.parse(named.id)
        return None if place is None else self._place(place)

    def now(self, kind: str, id: str) -> str:
        """The id of an object that may have had another before."""
        return self._renamed.get((kind, id), id)

    def _place(self, place: Place) -> str | None:
        journey = self.now(Kind.JOURNEY, place.journey)
        found = self._places.get((journey, place.touchpoint))
        if found is None:
            return None
        touchpoint, pains = found
        pain = pains.get(place.pain) if place.pain else None
        return None if place.pain and pain is None else urls.place(Place(journey, touchpoint, pain))

    @cached_property
    def _renamed(self) -> dict[tuple[str, str], str]:
        return {(thing.kind, old): thing.id for thing in self.library.facts.catalog for old in thing.was}

    @cached_property
    def _places(self) -> dict[tuple[str, str], tuple[str, dict[str, str]]]:
        """By map and touchpoint, by old ids too: the touchpoint's id now, and those of its pains."""
        found: dict[tuple[str, str], tuple[str, dict[str, str]]] = {}
        pains: dict[tuple[str, str], dict[str, str]] = {}
        for known in self.library.facts.pains.values():
            here = pains.setdefault((known.place.journey, known.place.touchpoint), {})
            here.update(dict.fromkeys((known.pain.id, *known.pain.was), known.pain.id))
        for journey in self.library.facts.journeys.values():
            for contact in journey.contacts:
                touchpoint, key = contact.touchpoint, (journey.journey.id, contact.touchpoint.id)
                entry = (touchpoint.id, pains.get(key, {}))
                for id in (*touchpoint.was, touchpoint.id):
                    found[journey.journey.id, id] = entry
        return found


_OBJECTS = frozenset(map(str, Kind))
