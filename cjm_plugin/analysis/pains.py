"""Pains with what is known of them: basis, state, reach, who works on them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from cjm_plugin.analysis.basis import Grounds, is_research
from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Pain
from cjm_plugin.model.references import Place
from cjm_plugin.model.study import Finding, Study


class PainState(StrEnum):
    """What has become of a pain."""

    OPEN = "open"
    BEING_SOLVED = "being-solved"
    SOLVED = "solved"
    REFUTED = "refuted"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding about a touchpoint or a pain, with the study it is from."""

    study: Study
    finding: Finding


@dataclass(frozen=True, slots=True)
class KnownPain:
    """A pain and what follows from all other files for it."""

    contact: Contact
    pain: Pain
    persona: str | None
    """The persona whose pain alone it is; `None` for everybody's."""
    grounds: Grounds
    state: PainState
    initiatives: tuple[Initiative, ...]
    """Those that solve it by name, by due date."""
    verdicts: tuple[Verdict, ...]
    """Findings about it that confirm or refute it, oldest first: both stay visible."""
    reach: float
    """The share (0-1) of customers who get to its touchpoint."""
    reach_known: bool
    """Whether the map tells any share; without one, everybody is taken to go all the way."""

    @property
    def place(self) -> Place:
        return Place(self.contact.journey.id, self.contact.touchpoint.id, self.pain.id)

    @property
    def is_open(self) -> bool:
        """Whether it still hurts."""
        return self.state in {PainState.OPEN, PainState.BEING_SOLVED}

    @property
    def refuted_by(self) -> Study | None:
        """The latest study that refutes it, where it is refuted."""
        if self.state is not PainState.REFUTED:
            return None
        return [verdict.study for verdict in self.verdicts if is_research(verdict.study)][-1]


def own_pains(contact: Contact) -> Iterator[tuple[Pain, str | None]]:
    """A touchpoint's pains with whose they are: everybody's (`None`) first, then each persona's own."""
    for pain in contact.touchpoint.pains:
        yield pain, None
    for variation in contact.touchpoint.by_persona:
        for pain in variation.pains:
            yield pain, variation.persona


def state(initiatives: Iterable[Initiative], verdicts: tuple[Verdict, ...]) -> PainState:
    """The state of a pain.

    Research that refutes it ends it, unless later research confirms it again; an opinion decides nothing.
    Otherwise the initiatives decide. While work is under way, or some is done and more is planned, it is
    being solved; when all the work is done, it is solved. An idea, a mere plan or a dropped initiative
    changes nothing for the customer yet.
    """
    decisive = [v.finding.verdict for v in verdicts if is_research(v.study)]
    if decisive and decisive[-1] == "refutes":
        return PainState.REFUTED
    work = {initiative.status for initiative in initiatives}
    if "in-progress" in work or {"done", "planned"} <= work:
        return PainState.BEING_SOLVED
    return PainState.SOLVED if "done" in work else PainState.OPEN


def verdicts_by_place(studies: Iterable[Study]) -> Mapping[Place, tuple[Verdict, ...]]:
    """Findings with a verdict by what they are about: oldest study first, ties by its id, then as written."""
    found: dict[Place, list[Verdict]] = defaultdict(list)
    for study in sorted(studies, key=lambda s: (s.date, s.id)):
        for finding in study.findings:
            place = Place.parse(finding.about) if finding.about and finding.verdict else None
            if place:
                found[place].append(Verdict(study, finding))
    return {place: tuple(group) for place, group in found.items()}


def studies_by_place(studies: Iterable[Study]) -> Mapping[Place, tuple[Study, ...]]:
    """Studies by what their findings are about, with a verdict or without: oldest first, ties by id."""
    found: dict[Place, dict[str, Study]] = defaultdict(dict)
    for study in sorted(studies, key=lambda s: (s.date, s.id)):
        for place in (Place.parse(finding.about) for finding in study.findings if finding.about):
            if place:
                found[place][study.id] = study
    return {place: tuple(group.values()) for place, group in found.items()}


def initiatives_by_place(initiatives: Iterable[Initiative]) -> Mapping[Place, tuple[Initiative, ...]]:
    """Initiatives by what they solve; those due first first, without a date last, ties by id."""
    found: dict[Place, list[Initiative]] = defaultdict(list)
    for initiative in sorted(initiatives, key=due_order):
        for place in filter(None, map(Place.parse, dict.fromkeys(initiative.solves))):
            found[place].append(initiative)
    return {place: tuple(group) for place, group in found.items()}


def due_order(initiative: Initiative) -> tuple[bool, str, str]:
    """Due first first; without a date last; ties by id."""
    return initiative.due is None, str(initiative.due), initiative.id


def worst_first(pains: Iterable[KnownPain]) -> tuple[KnownPain, ...]:
    """By severity, then reach, then map and place; what no longer hurts last."""
    return tuple(sorted(pains, key=_harm))


def _harm(known: KnownPain) -> tuple[bool, int, float, str, int, str]:
    place, number = known.place, known.contact.number
    return not known.is_open, -(known.pain.severity or 0), -known.reach, place.journey, number, known.pain.id
