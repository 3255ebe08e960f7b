"""The site's data for other programs: `/api/`, with its JSON Schema.

Objects stand as in their files, under the same names. What nobody wrote is left out, but a list is always
there, even an empty one; what is written as a mapping there (`departments`, `by_persona`) is a list here, and
the author's own keys (`x-…`) stand together under `extensions`. `derived` is what follows from other files.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.facts import Facts, JourneyFacts
from cjm_plugin.analysis.health import Gap, Health, Lack, Question, Verdict, examine
from cjm_plugin.analysis.pains import PainState
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.department import Department
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.metric import Metric
from cjm_plugin.model.persona import Persona
from cjm_plugin.model.principle import Principle
from cjm_plugin.model.stage import Stage
from cjm_plugin.model.study import Study
from cjm_plugin.model.system import System
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.page import Artifact
from cjm_plugin.rendering.reports.data import ChangesData, DiffData
from cjm_plugin.rendering.versioned import Published


class CatalogData(Published):
    """`/api/catalog.json`: every object of the site, each collection sorted by id."""

    generator: str
    journeys: tuple[Journey, ...]
    personas: tuple[Persona, ...]
    stages: tuple[Stage, ...]
    departments: tuple[Department, ...]
    channels: tuple[Channel, ...]
    systems: tuple[System, ...]
    metrics: tuple[Metric, ...]
    studies: tuple[Study, ...]
    initiatives: tuple[Initiative, ...]
    principles: tuple[Principle, ...]


class TouchpointFacts(BaseModel):
    """What follows for a touchpoint."""

    id: str
    number: int
    """1-based, through the whole map."""
    stage: str
    basis: Basis
    reach: float
    """The share (0-1) of customers who get there."""


class PainFacts(BaseModel):
    """What follows for a pain."""

    touchpoint: str
    id: str
    persona: str | None = None
    """Whose pain alone it is; absent where it is everybody's."""
    state: PainState
    basis: Basis
    initiatives: tuple[str, ...]


class PassageFacts(BaseModel):
    """A passage, written or implied by the order of the map."""

    origin: str
    goal: str
    share: float | None = None
    wait_minutes: float | None = None
    repeats_information: bool | None = None
    changes_channel: bool


class GapFacts(BaseModel):
    """Something that an answer lacks; without a place it is the map's as a whole."""

    lack: Lack
    touchpoint: str | None = None
    goal: str | None = None
    """The touchpoint where a passage leads."""
    persona: str | None = None


class AnswerFacts(BaseModel):
    """How a map answers one of the questions of practice that it is asked."""

    id: Question
    answer: Verdict
    asked: int
    """How many things were looked for."""
    found: int
    """How many of them are there; the others are `missing`."""
    missing: tuple[GapFacts, ...]


class HealthFacts(BaseModel):
    """Which of the questions of practice a map answers; of a to-be map three are asked."""

    asked: int
    answered: int
    """In full."""
    questions: tuple[AnswerFacts, ...]


class DerivedData(BaseModel):
    """What follows for a map on the day of the build."""

    on: str
    stale: bool
    touchpoints: tuple[TouchpointFacts, ...]
    pains: tuple[PainFacts, ...]
    passages: tuple[PassageFacts, ...]
    health: HealthFacts


class JourneyData(Published):
    """`/api/journeys/<id>.json`: one map."""

    journey: Journey
    derived: DerivedData


SCHEMAS: dict[str, type[BaseModel]] = {
    "catalog": CatalogData,
    "journey": JourneyData,
    "diff": DiffData,
    "changes": ChangesData,
}
"""Of the files of `/api/`, and of what the commands `diff` and `changes` print."""


def catalog_data(facts: Facts, version: str) -> CatalogData:
    """Everything there is, without what follows from it."""
    catalog = facts.catalog
    return CatalogData.model_construct(
        version=1,
        generator=f"mkdocs-cjm {version}",
        journeys=tuple(catalog.journeys.values()),
        personas=tuple(catalog.personas.values()),
        stages=tuple(catalog.stages.values()),
        departments=tuple(catalog.departments.values()),
        channels=tuple(catalog.channels.values()),
        systems=tuple(catalog.systems.values()),
        metrics=tuple(catalog.metrics.values()),
        studies=tuple(catalog.studies.values()),
        initiatives=tuple(catalog.initiatives.values()),
        principles=tuple(catalog.principles.values()),
    )


def journey_data(facts: JourneyFacts, health: Health) -> JourneyData:
    """One map with what follows for it."""
    return JourneyData.model_construct(version=1, journey=facts.journey, derived=_derived(facts, health))


def _derived(facts: JourneyFacts, health: Health) -> DerivedData:
    return DerivedData(
        on=facts.review.today.isoformat(),
        stale=facts.review.stale,
        touchpoints=tuple(
            TouchpointFacts(
                id=contact.touchpoint.id,
                number=contact.number,
                stage=contact.stage.stage,
                basis=grounds.basis,
                reach=round(reach, 6),
            )
            for contact, grounds, reach in zip(facts.contacts, facts.grounds, facts.reach, strict=True)
        ),
        pains=tuple(
            PainFacts(
                touchpoint=pain.contact.touchpoint.id,
                id=pain.pain.id,
                persona=pain.persona,
                state=pain.state,
                basis=pain.grounds.basis,
                initiatives=tuple(initiative.id for initiative in pain.initiatives),
            )
            for pain in facts.pains
        ),
        passages=tuple(
            PassageFacts(
                origin=way.origin.touchpoint.id,
                goal=way.goal.touchpoint.id,
                share=way.share,
                wait_minutes=way.wait_minutes,
                repeats_information=way.repeats_information,
                changes_channel=way.changes_channel,
            )
            for way in facts.passages
        ),
        health=_health(health),
    )


def _health(health: Health) -> HealthFacts:
    answers = tuple(
        AnswerFacts(
            id=answer.question,
            answer=answer.verdict,
            asked=answer.asked,
            found=answer.found,
            missing=tuple(map(_gap, answer.gaps)),
        )
        for answer in health.answers
    )
    return HealthFacts(asked=len(answers), answered=health.answered, questions=answers)


def _gap(gap: Gap) -> GapFacts:
    return GapFacts(
        lack=gap.lack,
        touchpoint=gap.contact.touchpoint.id if gap.contact else None,
        goal=gap.goal.touchpoint.id if gap.goal else None,
        persona=gap.persona,
    )


def as_json(data: BaseModel) -> bytes:
    """Compact JSON without absent values; the same object gives the same bytes."""
    return data.model_dump_json(by_alias=True, exclude_none=True).encode()


def published_schema(name: str) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what is published, by its name in `SCHEMAS`."""
    schema = SCHEMAS[name].model_json_schema(by_alias=True, mode="serialization")
    for part in schema["$defs"].values():
        # Frontmatter is closed; what is read by others has to let fields be added under the same version.
        part.pop("additionalProperties", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def data_files(facts: Facts, version: str) -> Iterator[Artifact]:
    """All of `/api/`."""
    yield Artifact(urls.CATALOG, as_json(catalog_data(facts, version)))
    for id, health in examine(facts).items():
        journey = facts.journeys[id]
        content = as_json(journey_data(journey, health))
        for address in (id, *journey.journey.was):
            yield Artifact(urls.journey_data(address), content)
    for name in SCHEMAS:
        yield Artifact(
            urls.schema(name), json.dumps(published_schema(name), ensure_ascii=False, indent=1).encode()
        )
