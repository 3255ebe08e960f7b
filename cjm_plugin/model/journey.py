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
    Inner,
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
    """What hurts the customer at a touchpoint. Initiatives solve it, studies confirm or refute it."""

    id: Id
    """Permanent, and unique at its touchpoint."""
    title: Title
    """What hurts, in a few words."""
    severity: Score | None = None
    """How much it hurts, from 1 (least) to 5 (most)."""
    evidence: tuple[StudyRef, ...] = ()
    """The studies that show it; without any it has no basis."""
    was: tuple[Id, ...] = ()
    """Ids that it had before: links to them lead here, and its history goes on."""


class Strength(Part):
    """What goes well at a touchpoint, to be built upon."""

    id: Id
    """Permanent, and unique at its touchpoint."""
    title: Title
    """What goes well, in a few words."""
    evidence: tuple[StudyRef, ...] = ()
    """The studies that show it; without any it has no basis."""
    was: tuple[Id, ...] = ()
    """Ids that it had before: links to them lead here, and its history goes on."""


class Decision(Part):
    """A choice that the customer makes: its factors, and the behavioural principles at work on it."""

    question: Text | None = None
    """The choice, as the customer’s question."""
    factors: tuple[Text, ...] = ()
    """What the customer weighs."""
    principles: tuple[PrincipleRef, ...] = ()
    """The principles of behavioural economics at work on it."""


class MeasuredBy(Part):
    """A metric that tells how this touchpoint does, with its target."""

    metric: MetricRef
    """What is measured."""
    target: Number | None = None
    """The figure aimed at, in the metric’s unit."""


class Feedback(Part):
    """How customers’ answers are collected at a touchpoint."""

    source: Text | None = None
    """In what form they are asked."""
    every: Text | None = None
    """How often, or when, they are asked."""
    seen_by: tuple[DepartmentRef, ...] = ()
    """The departments that read the answers."""


class Next(Part):
    """A passage to another touchpoint of the map, as the point of view takes it."""

    to: Inner
    """The touchpoint that it leads to, by its id in this map."""
    share: Annotated[Number, Field(ge=0, le=1)] | None = None
    """The part of the customers who go this way, 0 to 1; what all passages together miss to 1 leaves here."""
    wait_minutes: Annotated[Number, Field(ge=0)] | None = None
    """How long they wait on the way, in minutes."""
    repeats_information: Flag | None = None
    """Whether they have to say again what they have said before."""


class Involvement(Part):
    """A department's role at a touchpoint."""

    department: DepartmentRef
    role: Role


class Experience(Part):
    """What a persona may live through differently at the same touchpoint."""

    does: Text | None = None
    """What the customer does."""
    thinks: Text | None = None
    """What the customer thinks, in words of their own."""
    feels: Text | None = None
    """What the customer feels, in a word or two."""
    expects: Text | None = None
    """What the customer expects of this contact."""
    motive: Text | None = None
    """What brings the customer here."""
    context: Text | None = None
    """The circumstances: time, place, device, company."""
    emotion: EmotionScore | None = None
    """How the customer feels: -2 awful, -1 annoyed, 0 neutral, 1 pleased, 2 delighted."""
    target_emotion: EmotionScore | None = None
    """The emotion aimed at, on the same scale."""
    importance: Score | None = None
    """How much it matters to the customer, from 1 (least) to 5 (most)."""
    decision: Decision | None = None
    """The choice that the customer makes here, if there is one."""
    pains: tuple[Pain, ...] = ()
    """What hurts the customer here, each pain by itself, with its severity from 1 (least) to 5 (most)."""
    strengths: tuple[Strength, ...] = ()
    """What goes well here and is to be built upon, each thing by itself."""
    evidence: tuple[StudyRef, ...] = ()
    """The studies that this description rests on; without any it has no basis."""


class Variation(Experience):
    """What differs for a persona who is not the point of view. Its lists add to the touchpoint’s."""

    persona: PersonaRef = Field(alias="@persona", serialization_alias="persona")
    channel: ChannelRef | None = None
    """The channel that this persona takes instead."""


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
    """One contact in one channel, told from the customer’s side."""

    id: Id
    """Permanent, and unique in the map: its address, and what its changes are told by."""
    title: Title
    """What the customer does here, in a few words, with the customer as the subject."""
    was: tuple[Id, ...] = ()
    """Ids that it had before: links to them lead here, and its history goes on."""
    channel: ChannelRef
    """The one channel of this contact; the same in another channel is another touchpoint."""
    departments: Involvements = ()
    """Who of us acts here: each department with its role, or the name of one, which then leads."""
    systems: tuple[SystemRef, ...] = ()
    """The software that customers or operators meet here."""
    product: Name | None = None
    """The one of the map’s `products` that this contact is about."""
    moment_of_truth: Flag = False
    """Whether this contact decides about the customer’s loyalty."""
    frontstage: Text | None = None
    """What the customer sees of us here."""
    backstage: Text | None = None
    """What we do for it out of the customer’s sight."""
    metrics: tuple[MeasuredBy, ...] = ()
    """The metrics that tell how this touchpoint does, with their targets."""
    feedback: Feedback | None = None
    """How customers’ answers are collected here."""
    by_persona: Variations = ()
    """What differs for the map’s other personas; their lists add to those above."""
    next: tuple[Next, ...] | None = None
    """Where customers go from here; without it to the next touchpoint of the map, with `[]` nowhere."""
    journey: JourneyRef | None = None
    """The map that shows this contact in detail."""


class JourneyStage(Part):
    """A stage as this map goes through it."""

    stage: StageRef
    """The stage, by its id."""
    goal: Text | None = None
    """What the customer wants to get done in this stage."""
    touchpoints: tuple[Touchpoint, ...] = ()
    """The contacts of this stage, in the order in which the customer comes to them."""


class Journey(Object):
    """A journey map: the customer’s route through stages and touchpoints."""

    kind: ClassVar = Kind.JOURNEY

    summary: Text | None = None
    """The whole map in a sentence."""
    purpose: Text | None = None
    """The management decision that the map serves."""
    personas: tuple[PersonaRef, ...] = ()
    """Who travels; the first is the point of view, whose route this is."""
    products: tuple[Name, ...] = ()
    """What it is about; a customer with several products has one map."""
    state: State = "as-is"
    """Whether it shows how things are, or how they are to be."""
    of: JourneyRef | None = None
    """For a to-be map: the as-is map that it changes."""
    owner: DepartmentRef | None = None
    """The department that keeps it up to date."""
    reviewed: Day | None = None
    """The day on which somebody last went through it, whether or not anything changed."""
    review_every_weeks: Annotated[int, Field(strict=True, ge=1)] | None = None
    """How many weeks a review holds; without it, the site’s option of that name says."""
    goal: Text | None = None
    """What the customer wants to have at the end."""
    scenario: Text | None = None
    """The situation in which the journey begins."""
    expectations: Text | None = None
    """What the customer counts on at the start."""
    stages: tuple[JourneyStage, ...] = ()
    """The route, stage by stage, each stage once."""

    @property
    def point_of_view(self) -> str | None:
        """The persona whose route this is."""
        return self.personas[0] if self.personas else None

    @property
    def touchpoints(self) -> Iterator[Touchpoint]:
        """All touchpoints, in the order of the map."""
        return (touchpoint for stage in self.stages for touchpoint in stage.touchpoints)
