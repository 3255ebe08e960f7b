"""A change: what is different for the customer between two states of the content, and for whom.

A change holds all it takes to tell it: the titles that things had when it came about, not the catalogs that
it came from. So it outlives what it tells of, can be kept, and is told in any language.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from cjm_plugin.model.kinds import Kind


class About(StrEnum):
    """What a change is a change of: the first half of its kind."""

    JOURNEY = "journey"
    PERSONA = "persona"
    STAGE = "stage"
    DEPARTMENT = "department"
    CHANNEL = "channel"
    SYSTEM = "system"
    METRIC = "metric"
    STUDY = "study"
    INITIATIVE = "initiative"
    PRINCIPLE = "principle"
    TOUCHPOINT = "touchpoint"
    PAIN = "pain"
    FINDING = "finding"
    HYPOTHESIS = "hypothesis"


class What(StrEnum):
    """What happened to it: the second half of its kind. The first five happen to anything."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    FIELD_CHANGED = "field-changed"
    STORY_CHANGED = "story-changed"
    # Maps
    STAGE_ADDED = "stage-added"
    STAGE_REMOVED = "stage-removed"
    STAGE_MOVED = "stage-moved"
    REVIEWED = "reviewed"
    # Touchpoints
    MOVED = "moved"
    REORDERED = "reordered"
    EMOTION_ROSE = "emotion-rose"
    EMOTION_FELL = "emotion-fell"
    CHANNEL_CHANGED = "channel-changed"
    DEPARTMENT_JOINED = "department-joined"
    DEPARTMENT_LEFT = "department-left"
    DEPARTMENT_ROLE_CHANGED = "department-role-changed"
    PASSAGE_CHANGED = "passage-changed"
    EVIDENCE_ADDED = "evidence-added"
    EVIDENCE_WITHDRAWN = "evidence-withdrawn"
    BECAME_MOMENT_OF_TRUTH = "became-moment-of-truth"
    NO_LONGER_MOMENT_OF_TRUTH = "no-longer-moment-of-truth"
    TARGET_CHANGED = "target-changed"
    # Pains
    FOUND = "found"
    SOLVED = "solved"
    REOPENED = "reopened"
    REFUTED = "refuted"
    WORSE = "worse"
    MILDER = "milder"
    WITHDRAWN = "withdrawn"
    # Evidence
    EXPIRED = "expired"
    CONFIRMED = "confirmed"
    # Initiatives
    STARTED = "started"
    DUE_MOVED = "due-moved"
    DONE = "done"
    DROPPED = "dropped"
    # Departments
    CAPABILITY_GAINED = "capability-gained"
    CAPABILITY_NEEDED = "capability-needed"


class Direction(StrEnum):
    """What a change means for the customer."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"


# Values, before and after. Each kind of value is written in its own way; `type` tells them apart in JSON.


@dataclass(frozen=True, slots=True)
class Plain:
    """Words of the author, shown as they are: a title, a lead, a tag."""

    text: str
    type: Literal["plain"] = "plain"


@dataclass(frozen=True, slots=True)
class Prose:
    """A line of the author's inline Markdown. Its links may lead nowhere by now: they are told as words."""

    text: str
    type: Literal["prose"] = "prose"


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, with the author's own word for its unit."""

    number: float
    unit: str | None = None
    type: Literal["figure"] = "figure"


@dataclass(frozen=True, slots=True)
class Share:
    """A share of 1, told in per cent."""

    share: float
    type: Literal["share"] = "share"


@dataclass(frozen=True, slots=True)
class Wait:
    """Minutes, told as a duration."""

    minutes: float
    type: Literal["wait"] = "wait"


@dataclass(frozen=True, slots=True)
class Felt:
    """An emotion, -2 to +2, told with its sign."""

    emotion: int
    type: Literal["felt"] = "felt"


@dataclass(frozen=True, slots=True)
class Severity:
    """Of a pain, 1 to 5."""

    severity: int
    type: Literal["severity"] = "severity"


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar day."""

    day: dt.date
    type: Literal["day"] = "day"


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    on: bool
    type: Literal["flag"] = "flag"


@dataclass(frozen=True, slots=True)
class Word:
    """A value of a controlled vocabulary: `("role", "leads")`, `("basis", "researched")`."""

    vocabulary: str
    value: str
    type: Literal["word"] = "word"


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by the title that it had then, and the id it has now, so that it can be found.

    `kind` is a kind of object, `touchpoint` or `pain`; the id of a touchpoint is `journey/id`, of a pain
    `journey/touchpoint/id`.
    """

    kind: str
    id: str
    title: str
    type: Literal["named"] = "named"


@dataclass(frozen=True, slots=True)
class Listed:
    """Several values, in their order."""

    items: tuple[Value, ...]
    type: Literal["listed"] = "listed"


Value: TypeAlias = Annotated[
    "Plain | Prose | Figure | Share | Wait | Felt | Severity | Day | Flag | Word | Named | Listed",
    Field(discriminator="type"),
]


@dataclass(frozen=True, slots=True)
class Subject:
    """The thing that changed, by the id and the title it has now; a removed one, by those it had."""

    kind: str
    """A kind of object, `touchpoint` or `pain`."""
    id: str
    """`washing-machine`, `washing-machine/date-moved`, `washing-machine/date-moved/unsure`."""
    title: str
    inside: tuple[Named, ...] = ()
    """From the map down: of a touchpoint its map; of a pain its map and its touchpoint."""
    gone: bool = False
    """Whether it is no longer there: nothing can lead to it."""

    @property
    def key(self) -> str:
        """`touchpoint:washing-machine/compare-on-site`: the `object` of the interfaces."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True, slots=True)
class Scopes:
    """Whom a change touches, before or after: ids, each sorted."""

    journeys: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    departments: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    def touches(self, kind: Kind, id: str) -> bool:
        """Whether it reaches a map, stage, department, persona or channel; of another kind, never."""
        return id in getattr(self, kind.folder, ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change, told where it comes from, with all it reaches."""

    about: About
    what: What
    subject: Subject
    direction: Direction
    scopes: Scopes
    field: str = ""
    """Below the subject, in the author's names, things in lists by their ids: `decision.question`,
    `next[pay-online].share`, `strengths[real-photos]`, `metrics[csat-site]`, `departments[logistics]`,
    `by_persona[pensioner].emotion`. Texts in lists have no ids: `needs`, `decision.factors`. A touchpoint
    that moves has another `stage`, a pain that is no longer everybody's another `persona`, what is renamed
    another `id`. Empty where the subject as a whole is meant."""
    before: Value | None = None
    """`None`: there was none."""
    after: Value | None = None
    """`None`: there is none any more."""
    persona: Named | None = None
    """Whose experience alone it is; `None`: everybody's, or the point of view's."""
    by: tuple[Named, ...] = ()
    """What brought it about: initiatives that solve a pain, studies that confirm, refute, or have expired."""
    marks: tuple[Value, ...] = ()
    """What is worth telling beside it, in that order: of a new pain its severity and basis, of a new
    touchpoint its channel, emotion and basis, of a new initiative what it is to solve. Of what has come or
    gone with pains in it, those that hurt, as one list behind all others: no changes of their own."""

    @property
    def kind(self) -> str:
        """`touchpoint.emotion-fell`"""
        return f"{self.about}.{self.what}"

    @property
    def home(self) -> Named:
        """The object under which it is told: the map of what is inside a map, else the object itself."""
        of = self.subject
        return of.inside[0] if of.inside else Named(of.kind, of.id, of.title)
