"""A study: a piece of research, and what it found."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from cjm_plugin.model.base import Object, Part
from cjm_plugin.model.ids import Id
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import PlaceRef
from cjm_plugin.model.text import Day, Name, Text

Method = Literal[
    "interviews",
    "survey",
    "analytics",
    "usability-test",
    "observation",
    "complaints",
    "operator-feedback",
    "expert-opinion",
]
Verdict = Literal["confirms", "refutes"]


class Finding(Part):
    """Something that the study found, with its verdict on what was believed."""

    id: Id
    """Permanent, and unique in the study."""
    text: Text
    """What was found."""
    about: PlaceRef | None = None
    """The touchpoint or the pain that it is about."""
    verdict: Verdict | None = None
    """Whether it confirms or refutes what the map says there."""
    was: tuple[Id, ...] = ()
    """Ids that it had before: links to them lead here, and its history goes on."""


class Study(Object):
    """A piece of research, which maps name as their evidence."""

    kind: ClassVar = Kind.STUDY

    method: Method | None = None
    """How it was done; what rests on `expert-opinion` alone stays an opinion."""
    date: Day
    """The day on which it was finished, and from which it ages."""
    sample: Annotated[int, Field(strict=True, ge=0)] | None = None
    """How many people, answers or cases it looked at."""
    valid_until: Day | None = None
    """The last day on which it counts; without it, the option `evidence_valid_months` says."""
    link: Name | None = None
    """Where its report is: a URL."""
    findings: tuple[Finding, ...] = ()
    """What it found, each finding by itself."""
