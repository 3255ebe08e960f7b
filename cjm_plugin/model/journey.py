"""A journey map: the customer's route through stages and touchpoints."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from cjm_plugin.model.base import Object, Part
from cjm_plugin.model.ids import Id
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import (
    ChannelRef,
    DepartmentRef,
    JourneyRef,
    MetricRef,
    PersonaRef,
    PrincipleRef,
    StageRef,
    StudyRef,
    SystemRef,
)
from cjm_plugin.model.text import Day, EmotionScore, Flag, Name, Number, Score, Text, Title

State = Literal["as-is", "to-be"]
Role = Literal["leads", "supports", "informed"]


class Pain(Part):
    """What hurts the customer at a touchpoint. Its state (open, solved, refuted …) is derived."""

    id: Id
    title: Title
    severity: Score | None = None
    evidence: tuple[StudyRef, ...] = ()
    was: tuple[Id, ...] = ()


class Strength(Part):
    """What goes well at a touchpoint, to be built upon."""

    id: Id
    title: Title
    evidence: tuple[StudyRef, ...] = ()
    was: tuple[Id, ...] = ()


class Decision(Part):
    """A choice the customer makes here: CJM 2.0's factors and the behavioural principles at work on it."""

    question: Text | None = None
    factors: tuple[Text, ...] = ()
    principles: tuple[PrincipleRef, ...] = ()


class MeasuredBy(Part):
    """A metric that tells how this touchpoint does."""

    metric: MetricRef
    target: Number | None = None


class Feedback(Part):
    """How customers' answers are collected here."""

    source: Text | None = None
    every: Text | None = None
    seen_by: tuple[DepartmentRef, ...] = ()


class Next(Part):
    """A passage to another touchpoint of the map, as the point of view takes it."""

    to: str
    """The id of a touchpoint of the same map."""
    share: Annotated[Number, Field(ge=0, le=1)] | None = None
    """Of the customers at this touchpoint, 0-1; what all passages together miss to 1 leaves here."""
    wait_minutes: Annotated[Number, Field(ge=0)] | None = None
    repeats_information: Flag | None = None


class Involvement(Part):
    """A department's role at a touchpoint."""

    department: DepartmentRef
    role: Role


class Experience(Part):
    """What a persona may live through differently at the same touchpoint."""

    does: Text | None = None
    thinks: Text | None = None
    feels: Text | None = None
    expects: Text | None = None
    motive: Text | None = None
    context: Text | None = None
    emotion: EmotionScore | None = None
    target_emotion: EmotionScore | None = None
    importance: Score | None = None
    decision: Decision | None = None
    pains: tuple[Pain, ...] = ()
    strengths: tuple[Strength, ...] = ()
    evidence: tuple[StudyRef, ...] = ()


class Variation(Experience):
    """What differs for a persona who is not the point of view. Its lists add to the touchpoint's."""

    persona: PersonaRef = Field(alias="@persona", serialization_alias="persona")
    channel: ChannelRef | None = None


def _involvements(value: Any) -> Any:
    if isinstance(value, str):
        return ({"department": value, "role": "leads"},)
    if isinstance(value, dict):
        return tuple({"department": name, "role": role} for name, role in value.items())
    if isinstance(value, tuple | list):
        shown = ", ".join(f"{name}: leads" for name in value if isinstance(name, str)) or "e-commerce: leads"
        raise PydanticCustomError(
            "departments_list", "is a list; write the role of each: {shown}", {"shown": f"{{{shown}}}"}
        )
    raise PydanticCustomError(
        "departments_shape", "is neither a department's id nor a mapping of departments to roles"
    )


def _variations(value: Any) -> Any:
    if not isinstance(value, dict):
        raise PydanticCustomError("by_persona_shape", "is not a mapping of personas to what differs for them")
    return tuple(
        {**fields, "@persona": name}
        if isinstance(fields, dict)
        else {"@persona": name}
        if fields is None
        else fields
        for name, fields in value.items()
    )


Involvements = Annotated[
    tuple[Involvement, ...],
    BeforeValidator(_involvements, json_schema_input_type=DepartmentRef | dict[DepartmentRef, Role]),
]
Variations = Annotated[
    tuple[Variation, ...], BeforeValidator(_variations, json_schema_input_type=dict[PersonaRef, Variation])
]


class Touchpoint(Experience):
    """One contact in one channel."""

    id: Id
    title: Title
    was: tuple[Id, ...] = ()
    channel: ChannelRef
    departments: Involvements = ()
    systems: tuple[SystemRef, ...] = ()
    product: Name | None = None
    """One of the map's `products`."""
    moment_of_truth: Flag = False
    frontstage: Text | None = None
    backstage: Text | None = None
    metrics: tuple[MeasuredBy, ...] = ()
    feedback: Feedback | None = None
    by_persona: Variations = ()
    next: tuple[Next, ...] | None = None
    """`None`: the passage to the next touchpoint of the map, share unknown. Empty: the journey ends here."""
    journey: JourneyRef | None = None
    """The map that shows this touchpoint in detail."""


class JourneyStage(Part):
    """A stage as this map goes through it."""

    stage: StageRef
    goal: Text | None = None
    touchpoints: tuple[Touchpoint, ...] = ()


class Journey(Object):
    """A journey map. Its first persona is the point of view."""

    kind: ClassVar = Kind.JOURNEY

    summary: Text | None = None
    purpose: Text | None = None
    """The management decision that the map serves."""
    personas: tuple[PersonaRef, ...] = ()
    products: tuple[Name, ...] = ()
    state: State = "as-is"
    of: JourneyRef | None = None
    """For a to-be map, the as-is map that it changes."""
    owner: DepartmentRef | None = None
    reviewed: Day | None = None
    review_every_weeks: Annotated[int, Field(strict=True, ge=1)] | None = None
    goal: Text | None = None
    scenario: Text | None = None
    expectations: Text | None = None
    stages: tuple[JourneyStage, ...] = ()

    @property
    def point_of_view(self) -> str | None:
        """The persona whose route this is."""
        return self.personas[0] if self.personas else None

    @property
    def touchpoints(self) -> Iterator[Touchpoint]:
        """All touchpoints, in the order of the map."""
        return (touchpoint for stage in self.stages for touchpoint in stage.touchpoints)
