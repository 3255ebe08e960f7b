"""A department: a part of the company that acts on the experience."""

from __future__ import annotations

from typing import ClassVar, Literal

from cjm_plugin.model.base import Object, Part
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Inner, JourneyRef, MetricRef, StageRef
from cjm_plugin.model.text import Name, Number, Title


class Kpi(Part):
    """A metric that the department answers for, in one map, in one stage or in all of its slice."""

    metric: MetricRef
    """What is measured."""
    target: Number | None = None
    """The figure aimed at, in the metric’s unit."""
    journey: JourneyRef | None = None
    """Only in this map; without it, in all of them."""
    stage: StageRef | None = None
    """Only in this stage; without it, in all of them."""


class Capability(Part):
    """A process or an expertise that the department has or needs."""

    title: Title
    """The process or the expertise, in a few words."""
    status: Literal["have", "needed"] = "needed"
    """Whether the department has it or needs it."""
    journey: JourneyRef | None = None
    """The map that asks for it."""
    touchpoint: Inner | None = None
    """The touchpoint of `journey` that asks for it, by its id."""


class Department(Object):
    """A part of the company. Its slice, the touchpoints where it has a role, follows from the maps."""

    kind: ClassVar = Kind.DEPARTMENT

    lead: Name | None = None
    """Who leads it: a person or a role."""
    contact: Name | None = None
    """How to reach it: a mail address, a URL, or a name on the forge such as `@maps/logistics`."""
    kpis: tuple[Kpi, ...] = ()
    """The metrics that it answers for, with their targets."""
    capabilities: tuple[Capability, ...] = ()
    """The processes and the expertise that its touchpoints ask of it."""
