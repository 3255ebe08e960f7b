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
    """Something the study found, about a touchpoint or a pain, with its verdict on what was believed."""

    id: Id
    text: Text
    about: PlaceRef | None = None
    verdict: Verdict | None = None
    was: tuple[Id, ...] = ()


class Study(Object):
    """Evidence. `expert-opinion` is the one method that makes an opinion of what rests on it."""

    kind: ClassVar = Kind.STUDY

    method: Method | None = None
    date: Day
    sample: Annotated[int, Field(strict=True, ge=0)] | None = None
    """How many people, answers or cases."""
    valid_until: Day | None = None
    """The last day on which it still counts; without it, the site's `evidence_valid_months` after `date`."""
    link: Name | None = None
    findings: tuple[Finding, ...] = ()
