"""Whom a change reaches: the maps, stages, departments, personas and channels it touches, before or after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact, Key, contacts
from cjm_plugin.analysis.diff.identity import Names, Pair
from cjm_plugin.analysis.diff.memo import ByIdentity
from cjm_plugin.analysis.diff.sides import Side, Sides
from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Scopes
from cjm_plugin.model.department import Department
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place, To, references
from cjm_plugin.model.study import Study


class Print(NamedTuple):
    """Where in a map something is named, and by whom it is lived and run there; ids as written."""

    stages: frozenset[str]
    departments: frozenset[str]
    personas: frozenset[str]
    channels: frozenset[str]


def _print(row: Iterable[Contact]) -> Print:
    found = tuple(row)
    return Print(
        frozenset(c.stage.stage for c in found),
        frozenset(i.department for c in found for i in c.touchpoint.departments),
        frozenset(p for c in found for p in c.journey.personas),
        frozenset(channel for c in found for channel in _channels(c)),
    )


def _channels(contact: Contact) -> Iterator[str]:
    """Everybody's, and those that single personas use."""
    yield contact.touchpoint.channel
    yield from (v.channel for v in contact.touchpoint.by_persona if v.channel)


def _footprints(journey: Journey) -> Mapping[Key, Print]:
    """What a map's touchpoints name, and where."""
    rows: dict[Key, list[Contact]] = defaultdict(list)
    for contact in contacts(journey):
        for key in {
            (Kind.STAGE, contact.stage.stage),
            *(
                (target.kind, name)
                for _, target, name in references(contact.touchpoint)
                if isinstance(target, To)
            ),
        }:
            rows[key].append(contact)
    found = {key: _print(row) for key, row in rows.items() if key[0] is not Kind.JOURNEY}
    whole = _print(contacts(journey))
    for persona in journey.personas:
        found[Kind.PERSONA, persona] = whole
    return found


_footprints_of = ByIdentity(_footprints)

row_of: ByIdentity[Journey, tuple[Contact, ...]] = ByIdentity(lambda journey: tuple(contacts(journey)))
"""The touchpoints of a map."""


@dataclass
class Reach:
    """Gathers ids, under the names they have now."""

    names: Names
    journeys: set[str] = field(default_factory=set)
    stages: set[str] = field(default_factory=set)
    departments: set[str] = field(default_factory=set)
    personas: set[str] = field(default_factory=set)
    channels: set[str] = field(default_factory=set)

    def add(self, kind: Kind, ids: Iterable[str | None]) -> None:
        """Things by the names that are written."""
        known: set[str] = getattr(self, kind.folder)
        known.update(self.names.of(kind, id) for id in ids if id is not None)

    def add_contact(self, contact: Contact, persona: str | None = None) -> None:
        """A touchpoint: all who live it, or one persona alone (by its canonical id)."""
        self.add(Kind.JOURNEY, [contact.journey.id])
        self.add(Kind.STAGE, [contact.stage.stage])
        self.add(Kind.DEPARTMENT, (i.department for i in contact.touchpoint.departments))
        if persona is None:
            self.add(Kind.PERSONA, contact.journey.personas)
            self.add(Kind.CHANNEL, [contact.touchpoint.channel])
            return
        self.add(Kind.PERSONA, [persona])
        own = (v for v in contact.touchpoint.by_persona if self.names.of(Kind.PERSONA, v.persona) == persona)
        variation = next(own, None)
        self.add(Kind.CHANNEL, [(variation.channel if variation else None) or contact.touchpoint.channel])

    def add_whole_contact(self, contact: Contact) -> None:
        """A touchpoint that has come or gone: with the channels of single personas."""
        self.add_contact(contact)
        self.add(Kind.CHANNEL, _channels(contact))

    def add_map(self, journey: Journey) -> None:
        """A map as a whole: its owner, its personas, and all who act on it."""
        self.add(Kind.JOURNEY, [journey.id])
        self.add(Kind.PERSONA, journey.personas)
        self.add(Kind.STAGE, (stage.stage for stage in journey.stages))
        self.add(Kind.DEPARTMENT, [journey.owner])
        for contact in row_of(journey):
            self.add_whole_contact(contact)

    def add_print(self, journey: Journey, found: Print) -> None:
        self.add(Kind.JOURNEY, [journey.id])
        self.add(Kind.STAGE, found.stages)
        self.add(Kind.DEPARTMENT, found.departments)
        self.add(Kind.PERSONA, found.personas)
        self.add(Kind.CHANNEL, found.channels)

    def scopes(self) -> Scopes:
        sets = (self.journeys, self.stages, self.departments, self.personas, self.channels)
        return Scopes(*(tuple(sorted(ids)) for ids in sets))


@dataclass(frozen=True)
class Reaches:
    """The reach of whatever is not inside of a map, and of places in maps."""

    sides: Sides

    def new(self) -> Reach:
        return Reach(self.sides.names)

    def place(self, place: Place) -> Scopes:
        """A touchpoint, or a pain, wherever it was or is."""
        reach = self.new()
        self._add_place(reach, place)
        return reach.scopes()

    def object(self, pair: Pair) -> Scopes:
        """An object that maps share."""
        reach = self.new()
        kind = pair.now.kind
        if kind.folder in Scopes.__slots__:
            reach.add(kind, [pair.now.id])
        self._add_users(reach, pair)
        for thing in filter(None, pair):
            self._add_own(reach, thing)
        if kind in {Kind.METRIC, Kind.STUDY}:
            self._add_others(reach, kind, pair)
        return reach.scopes()

    def _add_users(self, reach: Reach, pair: Pair) -> None:
        """The touchpoints that name it."""
        kind = pair.now.kind
        keys = [
            (kind, name)
            for name in sorted({n for thing in filter(None, pair) for n in (thing.id, *thing.was)})
        ]
        for journey in self._maps():
            prints = _footprints_of(journey)
            for found in (prints[key] for key in keys if key in prints):
                if kind is Kind.DEPARTMENT:
                    reach.add(Kind.JOURNEY, [journey.id])
                else:
                    reach.add_print(journey, found)
            if kind is Kind.DEPARTMENT and (kind, journey.owner) in keys:
                reach.add(Kind.JOURNEY, [journey.id])

    def _maps(self) -> Iterator[Journey]:
        """All of now, and those of before that were not the same."""
        yield from self.sides.after.catalog.journeys.values()
        for pair in self.sides.names.different[Kind.JOURNEY]:
            if isinstance(pair.before, Journey):
                yield pair.before

    def _add_own(self, reach: Reach, thing: Object) -> None:
        """What an object itself names."""
        if isinstance(thing, Department):
            reach.add(Kind.JOURNEY, (kpi.journey for kpi in thing.kpis))
            reach.add(Kind.STAGE, (kpi.stage for kpi in thing.kpis))
            reach.add(Kind.JOURNEY, (capability.journey for capability in thing.capabilities))
            return
        for name in ("owner", "department"):
            if thing.kind in {Kind.CHANNEL, Kind.SYSTEM} or name == "department":
                reach.add(Kind.DEPARTMENT, [getattr(thing, name, None)])
        places: Iterable[str | None] = ()
        if isinstance(thing, Initiative):
            places = thing.solves
        elif isinstance(thing, Study):
            places = (finding.about for finding in thing.findings)
        for text in places:
            place = self.sides.names.place(text) if text else None
            if place is not None:
                self._add_place(reach, place)

    def _add_others(self, reach: Reach, kind: Kind, pair: Pair) -> None:
        """Whom else a metric or a study is about: who has it for a target, who is drawn from it."""
        names = {name for thing in filter(None, pair) for name in (thing.id, *thing.was)}
        for side in (self.sides.before, self.sides.after):
            catalog = side.catalog
            if kind is Kind.METRIC:
                measured = (
                    d.id for d in catalog.departments.values() if any(k.metric in names for k in d.kpis)
                )
                reach.add(Kind.DEPARTMENT, measured)
            else:
                drawn = (p.id for p in catalog.personas.values() if not names.isdisjoint(p.based_on))
                reach.add(Kind.PERSONA, drawn)

    def _add_place(self, reach: Reach, place: Place) -> None:
        for side in (self.sides.before, self.sides.after):
            contact = self._contact(side, place)
            if contact is not None:
                reach.add_contact(contact, self._owner(contact, place))

    def _contact(self, side: Side, place: Place) -> Contact | None:
        journey = side.journey(place.journey)
        found = row_of(journey) if journey else ()
        name = self.sides.names.touchpoint
        return next((c for c in found if name(place.journey, c.touchpoint.id) == place.touchpoint), None)

    def _owner(self, contact: Contact, place: Place) -> str | None:
        """The persona whose pain alone it is."""
        names = self.sides.names
        for variation in contact.touchpoint.by_persona if place.pain else ():
            if any(names.pain(place.journey, place.touchpoint, p.id) == place.pain for p in variation.pains):
                return names.of(Kind.PERSONA, variation.persona)
        return None
