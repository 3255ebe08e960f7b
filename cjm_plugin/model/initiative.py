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
    """A metric that the initiative is to move, and how far."""

    metric: MetricRef
    """What is measured."""
    # `from` is a word of the language.
    from_: Number | None = Field(default=None, alias="from")
    """The figure at the start, in the metric’s unit."""
    to: Number | None = None
    """The figure aimed at, in the metric’s unit."""


class Value(Part):
    """What the initiative is worth."""

    customer: Score | None = None
    """To the customer, from 1 (least) to 5 (most)."""
    business: Score | None = None
    """To the business, from 1 (least) to 5 (most)."""


class Initiative(Object):
    """An action on the experience, with a goal, an owner and a deadline."""

    kind: ClassVar = Kind.INITIATIVE

    goal: Text | None = None
    """What will be different for the customer once it is done."""
    loop: Loop | None = None
    """Its aim: to recover service, to grow the relationship, or to remove a root cause."""
    department: DepartmentRef | None = None
    """The department that carries it out."""
    owner: Name | None = None
    """The person or role who answers for it."""
    due: Day | None = None
    """The day by which it is to be done."""
    status: Status = "idea"
    """How far it has come."""
    done_on: Day | None = None
    """The day on which it was done; needs `status: done`."""
    solves: tuple[PlaceRef, ...] = ()
    """The pains that it is to solve, or whole touchpoints."""
    targets: tuple[InitiativeTarget, ...] = ()
    """The metrics that it is to move, and how far."""
    value: Value | None = None
    """What it is worth to the customer and to the business."""
    effort: Score | None = None
    """What it takes of us, from 1 (least) to 5 (most)."""
