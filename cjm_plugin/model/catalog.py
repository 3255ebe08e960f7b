"""The catalog: all objects of one state of `content/`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from cjm_plugin.model.base import Object
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.department import Department
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.metric import Metric
from cjm_plugin.model.persona import Persona
from cjm_plugin.model.principle import Principle
from cjm_plugin.model.stage import Stage
from cjm_plugin.model.study import Study
from cjm_plugin.model.system import System

MODELS: Mapping[Kind, type[Object]] = MappingProxyType(
    {
        Kind.JOURNEY: Journey,
        Kind.PERSONA: Persona,
        Kind.STAGE: Stage,
        Kind.DEPARTMENT: Department,
        Kind.CHANNEL: Channel,
        Kind.SYSTEM: System,
        Kind.METRIC: Metric,
        Kind.STUDY: Study,
        Kind.INITIATIVE: Initiative,
        Kind.PRINCIPLE: Principle,
    }
)


def _none() -> Mapping[str, Any]:
    return MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Catalog:
    """Objects by id, in each collection sorted by id. References in them name living ids (never a `was`)."""

    journeys: Mapping[str, Journey] = field(default_factory=_none)
    personas: Mapping[str, Persona] = field(default_factory=_none)
    stages: Mapping[str, Stage] = field(default_factory=_none)
    departments: Mapping[str, Department] = field(default_factory=_none)
    channels: Mapping[str, Channel] = field(default_factory=_none)
    systems: Mapping[str, System] = field(default_factory=_none)
    metrics: Mapping[str, Metric] = field(default_factory=_none)
    studies: Mapping[str, Study] = field(default_factory=_none)
    initiatives: Mapping[str, Initiative] = field(default_factory=_none)
    principles: Mapping[str, Principle] = field(default_factory=_none)

    @classmethod
    def of(cls, objects: Iterator[Object] | tuple[Object, ...]) -> Catalog:
        """A catalog of objects in any order. Ids must be unique in their collection."""
        collections: dict[str, dict[str, Any]] = {kind.folder: {} for kind in Kind}
        for thing in sorted(objects, key=lambda o: o.id):
            collections[thing.kind.folder][thing.id] = thing
        return cls(**{name: MappingProxyType(things) for name, things in collections.items()})

    def collection(self, kind: Kind) -> Mapping[str, Object]:
        """All objects of a kind, by id."""
        things: Mapping[str, Object] = getattr(self, kind.folder)
        return things

    def __iter__(self) -> Iterator[Object]:
        return (thing for kind in Kind for thing in self.collection(kind).values())

    @property
    def stages_in_order(self) -> tuple[Stage, ...]:
        """The stages by their `order`; ties by id."""
        return tuple(sorted(self.stages.values(), key=lambda stage: (stage.order, stage.id)))
