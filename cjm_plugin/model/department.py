"""A department: a part of the company that acts on the experience."""

from __future__ import annotations

from typing import ClassVar, Literal

from cjm_plugin.model.base import Object, Part
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import JourneyRef, MetricRef, StageRef
from cjm_plugin.model.text import Name, Number, Title


class Kpi(Part):
    """A metric the department answers for, with its target, in one map, one stage or all of its slice."""

    metric: MetricRef
    target: Number | None = None
    journey: JourneyRef | None = None
    stage: StageRef | None = None


class Capability(Part):
    """A process or an expertise that the slice asks of the department."""

    title: Title
    status: Literal["have", "needed"] = "needed"
    journey: JourneyRef | None = None
    touchpoint: str | None = None
    """A touchpoint of `journey`."""


class Department(Object):
    """Its slice, the touchpoints where it has a role, is derived."""

    kind: ClassVar = Kind.DEPARTMENT

    lead: Name | None = None
    contact: Name | None = None
    """A mail address, a URL, or a name on the forge: `@maps/logistics`."""
    kpis: tuple[Kpi, ...] = ()
    capabilities: tuple[Capability, ...] = ()
