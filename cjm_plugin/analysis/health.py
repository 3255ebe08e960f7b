"""A map's health: which of the five questions of practice it answers, and what each answer lacks.

The questions are those that practice asks of every map: is every passage between channels told, are pains
looked for at every contact, is it known what stands behind the contacts and what happens at the seams, do age
groups differ, and are customers and operators heard? There is no score but the count of questions answered,
and no answer without the list of what is missing.

A to-be map is a design: nobody has lived through it, so it is asked neither for pains nor for feedback. What
a change of channel will cost, what will stand behind the contacts and for whom it differs, designers decide.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from cjm_plugin.analysis.ages import age
from cjm_plugin.analysis.basis import Basis, last_day
from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import Facts, JourneyFacts
from cjm_plugin.analysis.feedback import is_collected, is_young, places_asked
from cjm_plugin.analysis.passages import Passage
from cjm_plugin.model.journey import Experience, Touchpoint, Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place


class Question(StrEnum):
    """In the order in which they are asked."""

    CHANNELS = "channels"
    """Every channel and its passages: something is said of each change of channel."""
    PAINS = "pains"
    """Pains at every contact: each touchpoint names a pain or a strength, of everybody or of one persona."""
    SYSTEMS = "systems"
    """Systems and seams: each touchpoint names what stands behind it, and where other systems take over, it
    is known whether the customer has to repeat information."""
    AGE_GROUPS = "age-groups"
    """Behaviour by age group: several travel the map if the company knows several, with what differs."""
    FEEDBACK = "feedback"
    """Customers' and operators' feedback: collected at each moment of truth, and operators heard."""


DESIGN = frozenset({Question.CHANNELS, Question.SYSTEMS, Question.AGE_GROUPS})
"""What a to-be map is asked."""


class Lack(StrEnum):
    """What an answer may lack."""

    TOUCHPOINTS = "touchpoints"
    """The map has none: it answers nothing."""
    PASSAGE = "passage"
    """A change of channel of which nothing is said."""
    PAIN = "pain"
    """A touchpoint with neither a pain nor a strength."""
    SYSTEM = "system"
    """A touchpoint that names neither systems nor what happens backstage."""
    SEAM = "seam"
    """A passage to other systems, of which nobody knows whether the customer has to repeat information."""
    PERSONA = "persona"
    """The map names nobody who travels it."""
    AGE = "age"
    """A persona whose age group is unknown."""
    OTHER_AGES = "other-ages"
    """One age group travels the map; the company knows more."""
    DIFFERENCE = "difference"
    """A persona beside the point of view, of whom nothing is said that differs."""
    CUSTOMERS = "customers"
    """A moment of truth at which no feedback is collected."""
    FEEDBACK = "feedback"
    """The map has no moments of truth, and feedback is collected nowhere."""
    OPERATORS = "operators"
    """No operator was heard, or only so long ago that it no longer counts."""


class Gap(NamedTuple):
    """One thing missing, and where; without a place it is the map's as a whole."""

    lack: Lack
    contact: Contact | None = None
    goal: Contact | None = None
    """Where a passage leads."""
    persona: str | None = None


class Verdict(StrEnum):
    """How a question is answered."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Answer:
    """A map's answer to a question."""

    question: Question
    asked: int
    """How many things were looked for; none where the map gives no occasion."""
    gaps: tuple[Gap, ...]
    """Those not found, in the order of the map; never more than were looked for."""

    @property
    def found(self) -> int:
        return self.asked - len(self.gaps)

    @property
    def verdict(self) -> Verdict:
        if not self.gaps:
            return Verdict.YES
        return Verdict.PARTLY if self.found else Verdict.NO

    @property
    def share(self) -> float:
        """Of what was looked for, 0-1."""
        return self.found / self.asked if self.asked else 1.0


@dataclass(frozen=True, slots=True)
class Health:
    """What a map answers. Its age is `facts.review`."""

    facts: JourneyFacts
    answers: tuple[Answer, ...]
    """To the questions that the map is asked, in their order: five, of a to-be map three."""

    @property
    def answered(self) -> int:
        """How many questions are answered in full."""
        return sum(answer.verdict is Verdict.YES for answer in self.answers)

    @property
    def is_weak(self) -> bool:
        """Whether fewer than half of its questions are answered in full."""
        return 2 * self.answered < len(self.answers)

    @property
    def researched(self) -> float | None:
        """The share (0-1) of touchpoints that rest on research; `None` without touchpoints."""
        total = len(self.facts.contacts)
        return self.facts.basis_counts[Basis.RESEARCHED] / total if total else None

    @property
    def order(self) -> tuple[float, float]:
        """Worst first: the share of questions answered in full, then the mean of what is found of each."""
        total = len(self.answers)
        return self.answered / total, sum(answer.share for answer in self.answers) / total


def examine(facts: Facts) -> Mapping[str, Health]:
    """The health of every map, by its id."""
    company = _Company.of(facts)
    return {id: _health(journey, company) for id, journey in facts.journeys.items()}


class _Company(NamedTuple):
    """What maps are held against, gathered once for all of them."""

    ages: Mapping[str, str]
    """Personas' age groups, where they are known."""
    several_ages: bool
    asked: frozenset[Place]
    """Touchpoints whose customers answered lately."""
    operators: frozenset[str]
    """Maps on which operators were heard lately."""

    @classmethod
    def of(cls, facts: Facts) -> _Company:
        ages = {persona.id: age(persona) for persona in facts.catalog.personas.values() if age(persona)}
        several = len(set(ages.values())) > 1
        return cls(ages, several, places_asked(facts), frozenset(_operators_heard(facts)))


def _operators_heard(facts: Facts) -> Iterator[str]:
    """Maps with a valid study among operators behind anything, or with operators' own answers."""
    today = facts.settings.today
    for study in facts.catalog.studies.values():
        if study.method == "operator-feedback" and today <= last_day(study, facts.settings):
            yield from (contact.journey.id for contact in facts.slices.of(Kind.STUDY, study.id))
    for (_, scope), series in facts.figures.operators.items():
        if scope.journey and is_young(series, facts):
            yield scope.journey


class _Found(NamedTuple):
    """What a question looked for: how many things, and which were missing."""

    asked: int
    gaps: tuple[Gap, ...]


_Look: TypeAlias = Callable[[JourneyFacts, _Company], _Found]

_NO_TOUCHPOINTS = _Found(1, (Gap(Lack.TOUCHPOINTS),))


def _health(journey: JourneyFacts, company: _Company) -> Health:
    asked = DESIGN if journey.journey.state == "to-be" else frozenset(Question)
    found = (
        (question, look(journey, company) if journey.contacts else _NO_TOUCHPOINTS)
        for question, look in _LOOKS.items()
        if question in asked
    )
    return Health(journey, tuple(Answer(question, *looked) for question, looked in found))


def _channels(journey: JourneyFacts, _company: _Company) -> _Found:
    changes = [way for way in journey.passages if way.changes_channel]
    return _Found(len(changes), tuple(_way(Lack.PASSAGE, way) for way in changes if not way.is_told))


def _way(lack: Lack, way: Passage) -> Gap:
    return Gap(lack, way.origin, way.goal)


def _pains(journey: JourneyFacts, _company: _Company) -> _Found:
    """A touchpoint that is a map of its own is looked at there."""
    own = _in_full(journey)
    return _Found(len(own), tuple(Gap(Lack.PAIN, at) for at in own if not _is_looked_at(at.touchpoint)))


def _in_full(journey: JourneyFacts) -> list[Contact]:
    return [contact for contact in journey.contacts if not contact.touchpoint.journey]


def _is_looked_at(touchpoint: Touchpoint) -> bool:
    lived: tuple[Experience, ...] = (touchpoint, *touchpoint.by_persona)
    return any(experience.pains or experience.strengths for experience in lived)


def _systems(journey: JourneyFacts, _company: _Company) -> _Found:
    """Touchpoints first, then seams. A touchpoint that is a map of its own tells there what is behind it."""
    own, seams = _in_full(journey), [way for way in journey.passages if _is_seam(way)]
    blind = [Gap(Lack.SYSTEM, at) for at in own if not (at.touchpoint.systems or at.touchpoint.backstage)]
    torn = [_way(Lack.SEAM, way) for way in seams if way.repeats_information is None]
    return _Found(len(own) + len(seams), (*blind, *torn))


def _is_seam(way: Passage) -> bool:
    """Whether no system goes along: what the customer told stays behind, unless somebody carries it over.

    Where either side names no system, nobody can tell. Another department in the same systems is no seam.
    """
    before, after = way.origin.touchpoint.systems, way.goal.touchpoint.systems
    return bool(before and after) and set(before).isdisjoint(after)


def _age_groups(journey: JourneyFacts, company: _Company) -> _Found:
    personas = tuple(dict.fromkeys(journey.journey.personas))
    if not personas:
        return _Found(1, (Gap(Lack.PERSONA),))
    unknown = [Gap(Lack.AGE, persona=persona) for persona in personas if persona not in company.ages]
    compared = company.several_ages and not unknown
    alone = compared and len({company.ages[persona] for persona in personas}) == 1
    told = {own.persona for at in journey.contacts for own in at.touchpoint.by_persona if _says(own)}
    silent = [Gap(Lack.DIFFERENCE, persona=persona) for persona in personas[1:] if persona not in told]
    asked = compared + len(unknown) + len(personas) - 1
    return _Found(asked, (*([Gap(Lack.OTHER_AGES)] if alone else ()), *unknown, *silent))


def _says(own: Variation) -> bool:
    """Whether anything differs: a persona may be named with nothing behind it."""
    return any(getattr(own, name) not in {None, ()} for name in own.model_fields_set - {"persona"})


def _feedback(journey: JourneyFacts, company: _Company) -> _Found:
    moments = [contact for contact in journey.contacts if contact.touchpoint.moment_of_truth]
    gaps = [Gap(Lack.CUSTOMERS, at) for at in moments if not is_collected(at, company.asked)]
    if not moments and not any(is_collected(at, company.asked) for at in journey.contacts):
        gaps = [Gap(Lack.FEEDBACK)]
    if journey.journey.id not in company.operators:
        gaps.append(Gap(Lack.OPERATORS))
    return _Found(max(1, len(moments)) + 1, tuple(gaps))


_LOOKS: Mapping[Question, _Look] = {
    Question.CHANNELS: _channels,
    Question.PAINS: _pains,
    Question.SYSTEMS: _systems,
    Question.AGE_GROUPS: _age_groups,
    Question.FEEDBACK: _feedback,
}
