"""All that follows from a catalog and its figures: worked out once, by whoever asks first."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import fmean

from cjm_plugin.analysis.basis import Basis, Grounds, grounds
from cjm_plugin.analysis.contacts import Contact, Key, Slices, cut
from cjm_plugin.analysis.figures import Figures, Reading, gather_figures
from cjm_plugin.analysis.links import Use, uses
from cjm_plugin.analysis.pains import (
    KnownPain,
    Verdict,
    initiatives_by_place,
    own_pains,
    state,
    studies_by_place,
    verdicts_by_place,
)
from cjm_plugin.analysis.passages import Crossing, Passage, crossings, passages, reach
from cjm_plugin.analysis.reviews import Review, review
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.department import Kpi
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Measurements, Scope
from cjm_plugin.model.references import Place
from cjm_plugin.model.settings import Settings
from cjm_plugin.model.study import Study


@dataclass(frozen=True, slots=True)
class JourneyFacts:
    """What follows for one map."""

    journey: Journey
    contacts: tuple[Contact, ...]
    passages: tuple[Passage, ...]
    reach: tuple[float, ...]
    """The share (0-1) of customers who get to each touchpoint, by position."""
    grounds: tuple[Grounds, ...]
    """What each touchpoint rests on, by position."""
    pains: tuple[KnownPain, ...]
    """In the order of the map."""
    review: Review

    @property
    def basis_counts(self) -> Mapping[Basis, int]:
        """How many touchpoints rest on what."""
        counts = Counter(g.basis for g in self.grounds)
        return {basis: counts[basis] for basis in Basis}

    @property
    def open_pains(self) -> tuple[KnownPain, ...]:
        return tuple(pain for pain in self.pains if pain.is_open)

    @property
    def channels(self) -> tuple[str, ...]:
        """The channels of the point of view, in the order of first use."""
        return tuple(dict.fromkeys(contact.touchpoint.channel for contact in self.contacts))

    @property
    def departments(self) -> tuple[str, ...]:
        """Everyone with a role on the map, in the order of first appearance."""
        involved = (i for contact in self.contacts for i in contact.touchpoint.departments)
        return tuple(dict.fromkeys(i.department for i in involved))

    def emotions(self, persona: str | None) -> tuple[int | None, ...]:
        """A persona's curve: an emotion for each touchpoint, `None` where nobody knows."""
        return tuple(contact.emotion_of(persona) for contact in self.contacts)

    @property
    def mean_emotion(self) -> float | None:
        """The point of view's, over the touchpoints where it is known."""
        known = [emotion for emotion in self.emotions(self.journey.point_of_view) if emotion is not None]
        return fmean(known) if known else None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A department at a stage: the touchpoints it leads or supports there."""

    contacts: tuple[Contact, ...]

    @property
    def mean_emotion(self) -> float | None:
        known = [c.touchpoint.emotion for c in self.contacts if c.touchpoint.emotion is not None]
        return fmean(known) if known else None


@dataclass(frozen=True)
class Facts:
    """Everything that rendering and the rules of practice may ask of a state of the content on a day."""

    catalog: Catalog
    measurements: Measurements
    settings: Settings

    @cached_property
    def slices(self) -> Slices:
        """All touchpoints, cut in every direction."""
        return cut(self.catalog)

    @cached_property
    def figures(self) -> Figures:
        """What was measured, week by week."""
        return gather_figures(self.measurements, self.catalog.metrics)

    @cached_property
    def verdicts(self) -> Mapping[Place, tuple[Verdict, ...]]:
        """What studies say of each pain."""
        return verdicts_by_place(self.catalog.studies.values())

    @cached_property
    def initiatives(self) -> Mapping[Place, tuple[Initiative, ...]]:
        """Who works on each place."""
        return initiatives_by_place(self.catalog.initiatives.values())

    @cached_property
    def journeys(self) -> Mapping[str, JourneyFacts]:
        """What follows for each map."""
        rows = self.slices.by_journey
        return {id: self._of(journey, rows[id]) for id, journey in self.catalog.journeys.items()}

    @cached_property
    def uses(self) -> Mapping[Key, tuple[Use, ...]]:
        """Who names an object."""
        return uses(self.catalog)

    @cached_property
    def pains(self) -> Mapping[Place, KnownPain]:
        """Every pain of every map by its place."""
        return {pain.place: pain for facts in self.journeys.values() for pain in facts.pains}

    @cached_property
    def pains_at(self) -> Mapping[Place, tuple[KnownPain, ...]]:
        """The pains of a touchpoint."""
        found: dict[Place, list[KnownPain]] = defaultdict(list)
        for pain in self.pains.values():
            found[pain.contact.place].append(pain)
        return {place: tuple(pains) for place, pains in found.items()}

    @cached_property
    def open_pains_at(self) -> Mapping[Place, int]:
        """How many pains of a touchpoint still hurt; touchpoints without any are not in it."""
        return Counter(pain.contact.place for pain in self.pains.values() if pain.is_open)

    @cached_property
    def studies_about(self) -> Mapping[Place, tuple[Study, ...]]:
        """Studies with a finding about a touchpoint or a pain, oldest first."""
        return studies_by_place(self.catalog.studies.values())

    @cached_property
    def crossings(self) -> Mapping[tuple[str, str], Crossing]:
        """Passages between channels over all as-is maps: a to-be map's have not happened yet."""
        return crossings(way for facts in self.as_is for way in facts.passages)

    @cached_property
    def meetings(self) -> Mapping[tuple[str, str], Meeting]:
        """(department, stage) -> where it leads or supports in as-is maps."""
        found: dict[tuple[str, str], list[Contact]] = defaultdict(list)
        for facts in self.as_is:
            for contact in facts.contacts:
                for involved in contact.touchpoint.departments:
                    if involved.role != "informed":
                        found[involved.department, contact.stage.stage].append(contact)
        return {key: Meeting(tuple(contacts)) for key, contacts in found.items()}

    @property
    def as_is(self) -> Iterator[JourneyFacts]:
        """The maps of what customers live through today."""
        return (facts for facts in self.journeys.values() if facts.journey.state == "as-is")

    @cached_property
    def to_be(self) -> Mapping[str, tuple[Journey, ...]]:
        """The to-be maps of an as-is map."""
        found: dict[str, list[Journey]] = defaultdict(list)
        for journey in self.catalog.journeys.values():
            if journey.of:
                found[journey.of].append(journey)
        return {id: tuple(journeys) for id, journeys in found.items()}

    @cached_property
    def nested_in(self) -> Mapping[str, tuple[Contact, ...]]:
        """The touchpoints that a map shows in detail."""
        found: dict[str, list[Contact]] = defaultdict(list)
        for facts in self.journeys.values():
            for contact in facts.contacts:
                if contact.touchpoint.journey:
                    found[contact.touchpoint.journey].append(contact)
        return {id: tuple(contacts) for id, contacts in found.items()}

    def grounds(self, evidence: tuple[str, ...]) -> Grounds:
        """What a claim with this evidence rests on today."""
        known = self._grounds.get(evidence)
        if known is None:
            known = self._grounds[evidence] = grounds(evidence, self.catalog.studies, self.settings)
        return known

    @cached_property
    def _grounds(self) -> dict[tuple[str, ...], Grounds]:
        """Of all that was asked for: thousands of claims rest on the same few studies."""
        return {}

    def reading(self, contact: Contact, metric: str, target: float | None) -> Reading:
        """A metric at a touchpoint: only figures of that very touchpoint count."""
        series = self.figures.series(metric, Scope(contact.journey.id, contact.touchpoint.id))
        return Reading(self.catalog.metrics[metric], target, series)

    def kpi_reading(self, department: str, kpi: Kpi) -> Reading:
        """A department's KPI: of a stage, from its touchpoints there; else the nearest scope with figures."""
        metric = self.catalog.metrics[kpi.metric]
        if kpi.stage is None:
            return Reading(metric, kpi.target, self.figures.of_kpi(department, kpi))
        places = [
            (contact.journey.id, contact.touchpoint.id)
            for contact in self.slices.of(Kind.STAGE, kpi.stage)
            if kpi.journey in {None, contact.journey.id} and contact.role_of(department)
        ]
        return Reading(metric, kpi.target, self.figures.of_places(metric, places))

    def metric_reading(self, metric: str) -> Reading:
        """A metric as a whole: its figures for everything, or the mean of those of its touchpoints."""
        known = self.catalog.metrics[metric]
        scopes = [series.scope for series in self.figures.of_metric(metric)]
        places = [(at.journey, at.touchpoint) for at in scopes if at.journey and at.touchpoint]
        return Reading(known, None, self.figures.series(metric) or self.figures.of_places(known, places))

    def is_overdue(self, initiative: Initiative) -> bool:
        """Whether work that should be finished is not. The last day still counts."""
        return (
            initiative.status not in {"done", "dropped"}
            and initiative.due is not None
            and initiative.due < self.settings.today
        )

    def _of(self, journey: Journey, row: tuple[Contact, ...]) -> JourneyFacts:
        """What follows for one map; `row` are its touchpoints."""
        ways = passages(row)
        arriving = reach(row, ways)
        return JourneyFacts(
            journey=journey,
            contacts=row,
            passages=ways,
            reach=arriving,
            grounds=tuple(self.grounds(contact.touchpoint.evidence) for contact in row),
            pains=tuple(self._pains(row, arriving, shares_known=any(way.share is not None for way in ways))),
            review=review(journey, self.settings),
        )

    def _pains(
        self, row: tuple[Contact, ...], arriving: tuple[float, ...], *, shares_known: bool
    ) -> Iterator[KnownPain]:
        for contact, share in zip(row, arriving, strict=True):
            for pain, persona in own_pains(contact):
                place = Place(*contact.place[:2], pain.id)
                initiatives, verdicts = self.initiatives.get(place, ()), self.verdicts.get(place, ())
                yield KnownPain(
                    contact=contact,
                    pain=pain,
                    persona=persona,
                    grounds=self.grounds(pain.evidence),
                    state=state(initiatives, verdicts),
                    initiatives=initiatives,
                    verdicts=verdicts,
                    reach=share,
                    reach_known=shares_known,
                )
