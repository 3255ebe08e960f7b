"""An initiative: an action on the experience."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cjm_plugin.model.base import Object, Part
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import DepartmentRef, MetricRef, PlaceRef
from cjm_plugin.model.text import Day, Name, Number, Score, Text

Loop = Literal["service-recovery", "relationship", "root-cause"]
Status = Literal["idea", "planned", "in-progress", "done", "dropped"]


class InitiativeTarget(Part):
    """What the initiative is to move, and how far."""

    metric: MetricRef
    # `from` is a word of the language.
    from_: Number | None = Field(default=None, alias="from")
    to: Number | None = None


class Value(Part):
    """What it is worth."""

    customer: Score | None = None
    business: Score | None = None


class Initiative(Object):
    """A weakness leads to an action with a goal, an owner and a deadline."""

    kind: ClassVar = Kind.INITIATIVE

    goal: Text | None = None
    loop: Loop | None = None
    department: DepartmentRef | None = None
    owner: Name | None = None
    """The person or role who answers for it."""
    due: Day | None = None
    status: Status = "idea"
    done_on: Day | None = None
    solves: tuple[PlaceRef, ...] = ()
    targets: tuple[InitiativeTarget, ...] = ()
    value: Value | None = None
    effort: Score | None = None
