"""Touchpoints in their maps, and the slices that cut across maps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.journey import Involvement, Journey, JourneyStage, Role, Touchpoint, Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place, To, named

Key = tuple[Kind, str]
"""An object: its kind and id."""


@dataclass(frozen=True, slots=True, eq=False)
class Contact:
    """A touchpoint where it stands: in a map, at a stage, as the n-th of the map. Equal if the place is."""

    journey: Journey
    stage: JourneyStage
    number: int
    """1-based, through the whole map."""
    touchpoint: Touchpoint
    place: Place = field(init=False, repr=False)

    def __post_init__(self) -> None:
        # Asked for hundreds of times: what a contact is known by everywhere.
        object.__setattr__(self, "place", Place(self.journey.id, self.touchpoint.id))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Contact) and self.place == other.place

    def __hash__(self) -> int:
        return hash(self.place)

    def role_of(self, department: str) -> Role | None:
        """The role of a department here."""
        return next((i.role for i in self.touchpoint.departments if i.department == department), None)

    def variation_of(self, persona: str | None) -> Variation | None:
        """What differs here for a persona; `None` for the point of view and for who lives it the same way."""
        return next((v for v in self.touchpoint.by_persona if v.persona == persona), None)

    def emotion_of(self, persona: str | None) -> int | None:
        """The emotion of a persona: its own where it differs, else the common one."""
        own = self.variation_of(persona) if self.touchpoint.by_persona else None
        return self.touchpoint.emotion if own is None or own.emotion is None else own.emotion

    def channel_of(self, persona: str | None) -> str:
        """The channel a persona uses here."""
        own = self.variation_of(persona)
        return self.touchpoint.channel if own is None or own.channel is None else own.channel


@dataclass(frozen=True)
class Slices:
    """All contacts, cut in every direction. Within each: by map id, then in the order of the map."""

    by_journey: Mapping[str, tuple[Contact, ...]]

    @cached_property
    def by_object(self) -> Mapping[Key, tuple[Contact, ...]]:
        """The touchpoints that name an object anywhere; a department's are those where it has a role."""
        found: dict[Key, list[Contact]] = defaultdict(list)
        for row in self.by_journey.values():
            for contact in row:
                for key in dict.fromkeys(_cutting(contact)):
                    found[key].append(contact)
        return {key: tuple(contacts) for key, contacts in found.items()}

    def of(self, kind: Kind, id: str) -> tuple[Contact, ...]:
        """The slice of a department, stage, persona, channel, system, metric, study or principle."""
        return self.by_object.get((kind, id), ())

    def at(self, place: Place) -> Contact | None:
        """The contact at a place, whichever of its pains is meant."""
        row = self.by_journey.get(place.journey, ())
        return next((contact for contact in row if contact.touchpoint.id == place.touchpoint), None)


def contacts(journey: Journey) -> Iterator[Contact]:
    """The touchpoints of one map, numbered."""
    number = 0
    for stage in journey.stages:
        for touchpoint in stage.touchpoints:
            number += 1
            yield Contact(journey, stage, number, touchpoint)


def cut(catalog: Catalog) -> Slices:
    """Every slice of a catalog; by objects they are cut in one walk, when first asked for."""
    return Slices({journey.id: tuple(contacts(journey)) for journey in catalog.journeys.values()})


_NOT_BY_NAME = frozenset({Kind.DEPARTMENT, Kind.PERSONA, Kind.JOURNEY})
"""Naming one of these is not enough to be of its slice: a department may only see the feedback."""


def _cutting(contact: Contact) -> Iterator[Key]:
    """The objects whose slice a contact belongs to."""
    yield Kind.STAGE, contact.stage.stage
    for persona in contact.journey.personas:
        yield Kind.PERSONA, persona
    for involved in contact.touchpoint.departments:
        yield Kind.DEPARTMENT, involved.department
    for target, name in named(contact.touchpoint):
        if isinstance(target, To) and target.kind not in _NOT_BY_NAME:
            yield target.kind, name


def by_map(found: Iterable[Contact]) -> Mapping[str, tuple[Contact, ...]]:
    """Contacts grouped by their map, maps in order of first appearance."""
    groups: dict[str, list[Contact]] = defaultdict(list)
    for contact in found:
        groups[contact.journey.id].append(contact)
    return {journey: tuple(group) for journey, group in groups.items()}


ROLE_ORDER: Mapping[Role, int] = {"leads": 0, "supports": 1, "informed": 2}


def in_role_order(involved: Iterable[Involvement]) -> tuple[Involvement, ...]:
    """Who leads first, then who supports, then who is informed; within a role as the author wrote them."""
    return tuple(sorted(involved, key=lambda i: ROLE_ORDER[i.role]))
