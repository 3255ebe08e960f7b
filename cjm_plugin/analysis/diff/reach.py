"""Whom a change reaches: the maps, stages, departments, personas and channels it touches, before or after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact, Key, contacts
from cjm_plugin.analysis.diff.identity import Names, Pair
from cjm_plugin.analysis.diff.memo import ByIdentity
from cjm_plugin.analysis.diff.sides import Side, Sides
from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Scopes
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.department import Department
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place, To, references
from cjm_plugin.model.study import Study
from cjm_plugin.model.system import System


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


row_of: ByIdentity[Journey, tuple[Contact, ...]] = ByIdentity(lambda journey: tuple(contacts(journey)))
"""The touchpoints of a map."""


def _named(contact: Contact) -> Iterator[Key]:
    """Whatever a touchpoint names; of departments, those that have a role."""
    yield Kind.STAGE, contact.stage.stage
    for involved in contact.touchpoint.departments:
        yield Kind.DEPARTMENT, involved.department
    for _, target, name in references(contact.touchpoint):
        if isinstance(target, To) and target.kind is not Kind.DEPARTMENT:
            yield target.kind, name


class _Footprint:
    """What a map's touchpoints name, and where; each worked out when it is first asked for."""

    def __init__(self, journey: Journey) -> None:
        self._row = row_of(journey)
        self._personas = frozenset(journey.personas)
        self._prints: dict[Key, Print] = {}

    @cached_property
    def _namers(self) -> Mapping[Key, list[Contact]]:
        found: dict[Key, list[Contact]] = defaultdict(list)
        for contact in self._row:
            for key in set(_named(contact)):
                found[key].append(contact)
        return found

    def of(self, key: Key) -> Print | None:
        """Where an object is named; a persona, wherever it travels."""
        if key not in self._prints:
            is_traveller = key[0] is Kind.PERSONA and key[1] in self._personas
            row = self._row if is_traveller else self._namers.get(key)
            if row is None:
                return None
            self._prints[key] = _print(row)
        return self._prints[key]


_footprint_of = ByIdentity(_Footprint)


@dataclass
class Reach:
    """Gathers ids, as they are written on either day."""

    names: Names
    passed_over: frozenset[str] = frozenset()
    """Personas of touchpoints who live something of their own there, by canonical ids."""
    journeys: set[str] = field(default_factory=set)
    stages: set[str] = field(default_factory=set)
    departments: set[str] = field(default_factory=set)
    personas: set[str] = field(default_factory=set)
    channels: set[str] = field(default_factory=set)

    def add(self, kind: Kind, ids: Iterable[str | None]) -> None:
        """Things by the names that are written."""
        known: set[str] = getattr(self, kind.folder)
        known.update(id for id in ids if id is not None)

    def add_contact(self, contact: Contact, persona: str | None = None) -> None:
        """A touchpoint: all who live it, or one persona alone (by its canonical id)."""
        self.add(Kind.JOURNEY, [contact.journey.id])
        self.add(Kind.STAGE, [contact.stage.stage])
        self.add(Kind.DEPARTMENT, (i.department for i in contact.touchpoint.departments))
        if persona is None:
            self.add(Kind.PERSONA, self._alike(contact.journey.personas))
            self.add(Kind.CHANNEL, [contact.touchpoint.channel])
            return
        self.add(Kind.PERSONA, [persona])
        own = (v for v in contact.touchpoint.by_persona if self.names.of(Kind.PERSONA, v.persona) == persona)
        variation = next(own, None)
        self.add(Kind.CHANNEL, [(variation.channel if variation else None) or contact.touchpoint.channel])

    def _alike(self, personas: tuple[str, ...]) -> Iterator[str]:
        """Those who live what is common to all; where nobody does, it is still everybody's."""
        alike = [p for p in personas if self.names.of(Kind.PERSONA, p) not in self.passed_over]
        yield from alike or personas

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
        """Under the names they have now."""
        of = self.names.of
        return Scopes(
            *(
                tuple(sorted({of(kind, id) for id in getattr(self, kind.folder)}))
                for kind in (Kind.JOURNEY, Kind.STAGE, Kind.DEPARTMENT, Kind.PERSONA, Kind.CHANNEL)
            )
        )


_SCOPED = frozenset({Kind.PERSONA, Kind.STAGE, Kind.DEPARTMENT, Kind.CHANNEL})
"""Objects that have a slice of their own."""


def _names(pair: Pair) -> set[str]:
    """All names by which an object may be meant."""
    return {name for thing in filter(None, pair) for name in (thing.id, *thing.was)}


@dataclass(frozen=True)
class Reaches:
    """The reach of objects that maps share."""

    sides: Sides

    def object(self, pair: Pair) -> Scopes:
        """An object that maps share."""
        reach = Reach(self.sides.names)
        kind = pair.now.kind
        if kind in _SCOPED:
            reach.add(kind, [pair.now.id])
        self._add_users(reach, pair)
        for thing in filter(None, pair):
            self._add_own(reach, thing)
        if kind in {Kind.METRIC, Kind.STUDY}:
            self._add_others(reach, pair)
        return reach.scopes()

    def _add_users(self, reach: Reach, pair: Pair) -> None:
        """The touchpoints that name it. A department is told of itself alone, on every map where it acts."""
        kind = pair.now.kind
        keys = [(kind, name) for name in sorted(_names(pair))]
        for journey in self._maps():
            footprint = _footprint_of(journey)
            prints = [found for key in keys if (found := footprint.of(key)) is not None]
            if kind is not Kind.DEPARTMENT:
                for found in prints:
                    reach.add_print(journey, found)
            elif prints or (kind, journey.owner) in keys:
                reach.add(Kind.JOURNEY, [journey.id])

    def _maps(self) -> Iterator[Journey]:
        """All of now, and those of before that were not the same."""
        yield from self.sides.after.catalog.journeys.values()
        for pair in self.sides.names.different[Kind.JOURNEY]:
            if isinstance(pair.before, Journey):
                yield pair.before

    def _add_own(self, reach: Reach, thing: Object) -> None:
        """What an object itself names."""
        match thing:
            case Department():
                reach.add(Kind.JOURNEY, (kpi.journey for kpi in thing.kpis))
                reach.add(Kind.JOURNEY, (capability.journey for capability in thing.capabilities))
                reach.add(Kind.STAGE, (kpi.stage for kpi in thing.kpis))
            case Channel() | System():
                reach.add(Kind.DEPARTMENT, [thing.owner])
            case Initiative():
                reach.add(Kind.DEPARTMENT, [thing.department])
                self._add_places(reach, thing.solves)
            case Study():
                self._add_places(reach, (finding.about for finding in thing.findings))

    def _add_others(self, reach: Reach, pair: Pair) -> None:
        """Whom else a metric or a study is about: who has it for a target, who is drawn from it."""
        names = _names(pair)
        for catalog in (self.sides.before.catalog, self.sides.after.catalog):
            if pair.now.kind is Kind.METRIC:
                those = (d for d in catalog.departments.values() if any(k.metric in names for k in d.kpis))
                reach.add(Kind.DEPARTMENT, (department.id for department in those))
            else:
                drawn = (p for p in catalog.personas.values() if not names.isdisjoint(p.based_on))
                reach.add(Kind.PERSONA, (persona.id for persona in drawn))

    def _add_places(self, reach: Reach, texts: Iterable[str | None]) -> None:
        for text in filter(None, texts):
            place = self.sides.names.place(text)
            if place is not None:
                self._add_place(reach, place)

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
