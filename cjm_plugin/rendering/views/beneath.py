"""What stands beneath the grid of a map: pains, passages, differences, health, sources, and who uses it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact, Key
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.analysis.pains import worst_first
from cjm_plugin.analysis.passages import Passage
from cjm_plugin.model.journey import Pain, Strength, Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering.views.checkup import HEALTH, health_section, health_title
from cjm_plugin.rendering.views.lately import CHANGED, lately_section, lately_title, tells
from cjm_plugin.rendering.views.pain_rows import pain_row
from cjm_plugin.rendering.views.parts import Emotion, ExtensionRow, Section, emotion, extension_rows
from cjm_plugin.rendering.views.tables import Line
from cjm_plugin.rendering.views.touchpoints import what_differs
from cjm_plugin.rendering.views.uses import back_links, used_by_section
from cjm_plugin.rendering.writer import Link, Writer


class PassageRow(NamedTuple):
    """A passage in the table beneath the map."""

    origin: Link
    goal: Link
    from_channel: str
    to_channel: str
    changes: bool
    share: str
    share_sort: float | None
    wait: str
    wait_sort: float | None
    asked_again: bool


class DifferenceRow(NamedTuple):
    """A touchpoint that a persona lives differently."""

    contact: Link
    number: int
    persona: Link
    emotion: Emotion | None
    common: Emotion | None
    what: tuple[Line, ...]
    extensions: tuple[ExtensionRow, ...]


class SourceRow(NamedTuple):
    """A study the map rests on."""

    link: Link
    method: str
    day: dt.date
    date: str
    answers: int | str
    """How many took part, to sort by."""
    sample: str
    expired: bool


def journey_sections(writer: Writer, facts: JourneyFacts) -> tuple[Section, ...]:
    """Those that have something to say."""
    found = (*_pains(writer, facts), *_passages(writer, facts), *_differences(writer, facts))
    found += (*lately_section(writer, facts.journey), health_section(writer, facts))
    return (*found, *_sources(writer, facts), *used_by_section(writer, facts.journey, _told(writer, facts)))


def section_titles(writer: Writer, facts: JourneyFacts) -> Iterator[tuple[str, str]]:
    """Name and title of each of them, without the work of filling them."""
    t = writer.locale.t
    if facts.pains:
        yield "pains", t("Pains")
    if any(way.written for way in facts.passages):
        yield "passages", t("Passages")
    if any(_variations(facts)):
        yield "differences", t("What differs by persona")
    if tells(writer):
        yield CHANGED, lately_title(writer)
    yield HEALTH, health_title(writer)
    if any(_studies(facts)):
        yield "sources", t("Sources")
    if back_links(writer, facts.journey, _told(writer, facts)):
        yield "used-by", t("Used by")


def _told(writer: Writer, facts: JourneyFacts) -> frozenset[Key]:
    """Who names the map and stands on its page already: in its head, in its lanes, among its sources."""
    known, id = writer.facts, facts.journey.id
    maps = [*known.to_be.get(id, ()), *(contact.journey for contact in known.nested_in.get(id, ()))]
    places = [Place(id, contact.touchpoint.id) for contact in facts.contacts]
    places += [pain.place for pain in facts.pains]
    work = [initiative for place in places for initiative in known.initiatives.get(place, ())]
    return frozenset(
        {(Kind.STUDY, study) for study in _studies(facts)}
        | {(thing.kind, thing.id) for thing in (*maps, *work)}
    )


def _pains(writer: Writer, facts: JourneyFacts) -> Iterator[Section]:
    if facts.pains:
        t = writer.locale.t
        lead = t("In order of severity and reach. Reach: of 100 customers who start, how many get that far.")
        rows = tuple(pain_row(writer, pain) for pain in worst_first(facts.pains))
        yield Section("pains", t("Pains"), "pains", rows, lead)


def _passages(writer: Writer, facts: JourneyFacts) -> Iterator[Section]:
    """Those that the author wrote: the order of the map alone is told by the map."""
    rows = tuple(_passage_row(writer, way) for way in facts.passages if way.written)
    if rows:
        yield Section("passages", writer.locale.t("Passages"), "passages", rows)


def _passage_row(writer: Writer, way: Passage) -> PassageRow:
    channels = writer.facts.catalog.channels
    return PassageRow(
        writer.contact(way.origin),
        writer.contact(way.goal),
        channels[way.origin.touchpoint.channel].title,
        channels[way.goal.touchpoint.channel].title,
        way.changes_channel,
        "" if way.share is None else writer.locale.percent(way.share),
        way.share,
        "" if way.wait_minutes is None else writer.locale.minutes(way.wait_minutes),
        way.wait_minutes,
        way.repeats_information is True,
    )


def _variations(facts: JourneyFacts) -> Iterator[tuple[Contact, Variation]]:
    return ((contact, own) for contact in facts.contacts for own in contact.touchpoint.by_persona)


def _differences(writer: Writer, facts: JourneyFacts) -> Iterator[Section]:
    rows = tuple(_difference_row(writer, contact, own) for contact, own in _variations(facts))
    if rows:
        yield Section("differences", writer.locale.t("What differs by persona"), "differences", rows)


def _difference_row(writer: Writer, contact: Contact, own: Variation) -> DifferenceRow:
    return DifferenceRow(
        writer.contact(contact),
        contact.number,
        writer.link(Kind.PERSONA, own.persona),
        emotion(writer, own.emotion),
        emotion(writer, contact.touchpoint.emotion) if _feels_otherwise(own, contact) else None,
        (*what_differs(writer, contact, own), *_aimed_at_and_based_on(writer, own)),
        extension_rows(own.extensions),
    )


def _aimed_at_and_based_on(writer: Writer, own: Variation) -> Iterator[Line]:
    locale = writer.locale
    if own.target_emotion is not None:
        label = locale.word("field", "target_emotion", capital=True)
        yield Line(label, locale.signed(own.target_emotion))
    if own.evidence:
        yield Line(locale.word("lane", "evidence"), links=writer.links(Kind.STUDY, own.evidence))


def _sources(writer: Writer, facts: JourneyFacts) -> Iterator[Section]:
    rows = tuple(_source(writer, id) for id in dict.fromkeys(_studies(facts)))
    if rows:
        yield Section("sources", writer.locale.t("Sources"), "sources", rows)


def _studies(facts: JourneyFacts) -> Iterator[str]:
    """Every study that anything of the map rests on, as often as it is named."""
    for contact in facts.contacts:
        for experience in (contact.touchpoint, *contact.touchpoint.by_persona):
            yield from experience.evidence
            claims: tuple[Pain | Strength, ...] = (*experience.pains, *experience.strengths)
            for claim in claims:
                yield from claim.evidence


def _source(writer: Writer, id: str) -> SourceRow:
    study, locale = writer.facts.catalog.studies[id], writer.locale
    return SourceRow(
        writer.object(study),
        locale.word("method", study.method) if study.method else "",
        study.date,
        locale.date(study.date),
        "" if study.sample is None else study.sample,
        "" if study.sample is None else locale.number(study.sample),
        bool(writer.facts.grounds((id,)).expired),
    )


def _feels_otherwise(own: Variation, contact: Contact) -> bool:
    return own.emotion not in {None, contact.touchpoint.emotion}
