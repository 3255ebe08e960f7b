"""A persona's page: who they are, and how they fare on every map they travel."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact, by_map
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.persona import Persona
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.evidence import StudyRow, study_row
from cjm_plugin.rendering.views.heads import link_prop, object_document, object_head, text_prop
from cjm_plugin.rendering.views.minis import Axis, Mini, aligned, common_axis
from cjm_plugin.rendering.views.overlays import overlay_section
from cjm_plugin.rendering.views.parts import Emotion, Head, Section, emotion, mean_emotion
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    Line,
    count_cell,
    emotion_cell,
    link_cell,
    table,
    table_section,
)
from cjm_plugin.rendering.views.touchpoints import (
    IN_FULL,
    in_brief,
    map_note,
    mean_felt,
    pains_of,
    pains_section,
    what_differs,
)
from cjm_plugin.rendering.views.worst import worst_section
from cjm_plugin.rendering.writer import Link, Writer

CURVES = 24
"""Maps whose curves a page draws; more are told in a table."""

FITTING = 28
"""Columns of curves that a page has room for, so that each touchpoint is wide enough to be hit."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """Who they are, in their own words and in ours."""

    quote: Markup | None
    needs: tuple[Markup, ...]
    frustrations: tuple[Markup, ...]
    studies: tuple[StudyRow, ...]

    def __bool__(self) -> bool:
        return bool(self.quote or self.needs or self.frustrations or self.studies)


class Travelled(NamedTuple):
    """A map they travel, with their curve."""

    map: Link
    note: str
    lowest: Link | None
    """Their worst moment on it."""
    felt: Emotion | None
    """At that moment."""
    pains: str
    curve: Mini | None


class Travels(NamedTuple):
    """Curves one above another under the same stages."""

    stages: tuple[tuple[Link, int], ...]
    """Each with the columns it takes."""
    columns: int
    rows: tuple[Travelled, ...]
    wide: bool
    """Whether the curves need more room than a page has."""
    compared: bool
    """Whether any of them stands beside the point of view's."""


class Apart(NamedTuple):
    """A touchpoint that they live otherwise."""

    number: int
    link: Link
    common: Emotion | None
    """The point of view's emotion, if theirs is another."""
    own: Emotion | None
    what: tuple[Line, ...]


class ApartOnMap(NamedTuple):
    """The touchpoints of a map that they live otherwise."""

    map: Link
    note: str
    rows: tuple[Apart, ...]


def persona_view(writer: Writer, thing: Persona) -> Document:
    """The page of a persona."""
    maps = travelled(writer, thing.id)
    return object_document(
        writer,
        thing,
        _head(writer, thing, len(maps)),
        (
            *_portrait(writer, thing),
            *overlay_section(writer, thing.id, maps),
            *_maps(writer, thing, maps),
            *_differences(writer, thing),
            *_pains(writer, thing),
        ),
        told={(Kind.JOURNEY, facts.journey.id) for facts in maps},
    )


def travelled(writer: Writer, persona: str) -> tuple[JourneyFacts, ...]:
    """The maps a persona travels: as the point of view first."""
    found = [facts for facts in writer.facts.journeys.values() if persona in facts.journey.personas]
    return tuple(sorted(found, key=lambda facts: facts.journey.point_of_view != persona))


def _head(writer: Writer, persona: Persona, maps: int) -> Head:
    t, npgettext = writer.locale.t, writer.locale.npgettext
    return object_head(
        writer,
        persona,
        None,
        text_prop(t("Age group"), persona.age_group),
        text_prop(t("Segment"), persona.segment),
        text_prop(t("Travels"), npgettext("travels", "{n} map", "{n} maps", maps) if maps else ""),
        link_prop(t("Prefers"), writer.links(Kind.CHANNEL, persona.preferred_channels)),
    )


def _portrait(writer: Writer, persona: Persona) -> tuple[Section, ...]:
    portrait = Portrait(
        writer.text(persona.quote, persona),
        writer.texts(persona.needs, persona),
        writer.texts(persona.frustrations, persona),
        tuple(study_row(writer, id) for id in dict.fromkeys(persona.based_on)),
    )
    return (Section("portrait", writer.locale.t("Who they are"), "portrait", portrait),) if portrait else ()


def _maps(writer: Writer, persona: Persona, maps: tuple[JourneyFacts, ...]) -> tuple[Section, ...]:
    title = writer.locale.t("Maps they travel")
    if len(maps) > CURVES:
        return table_section("maps", title, table(_map_columns(writer, persona), maps))
    if not maps:
        return ()
    found = _travels(writer, persona, maps)
    return (Section("maps", title, "curves", found, _travels_lead(writer, found)),)


def _travels(writer: Writer, persona: Persona, maps: Sequence[JourneyFacts]) -> Travels:
    axis = common_axis(writer, maps, FITTING)
    rows = tuple(_travelled(writer, facts, persona, axis) for facts in maps)
    return Travels(
        tuple((writer.object(span.stage), span.columns) for span in axis.spans),
        axis.columns,
        rows,
        axis.columns > FITTING,
        any(row.curve and row.curve.beside for row in rows),
    )


def _travels_lead(writer: Writer, found: Travels) -> str:
    t = writer.locale.t
    parts = (
        t("Their own emotion at each touchpoint, from −2 to +2; the same stage stands in the same place."),
        t("Dotted: the point of view, where it feels otherwise.") if found.compared else "",
    )
    return " ".join(filter(None, parts))


def _travelled(writer: Writer, facts: JourneyFacts, persona: Persona, axis: Axis) -> Travelled:
    n, pains = writer.locale.n, sum(pain.persona in {None, persona.id} for pain in facts.open_pains)
    lowest = _lowest(facts, persona.id)
    return Travelled(
        writer.object(facts.journey),
        _note(writer, facts, persona),
        writer.contact(lowest) if lowest else None,
        emotion(writer, lowest.emotion_of(persona.id)) if lowest else None,
        n("{n} open pain", "{n} open pains", pains) if pains else "",
        aligned(writer, facts, persona.id, axis),
    )


def _lowest(facts: JourneyFacts, persona: str) -> Contact | None:
    """The touchpoint that they like least, if there is one they dislike; a moment of truth before others."""
    found = [
        (felt, not contact.touchpoint.moment_of_truth, contact.number, contact)
        for contact in facts.contacts
        if (felt := contact.emotion_of(persona)) is not None and felt < 0
    ]
    return min(found, key=lambda one: one[:3])[3] if found else None


def _note(writer: Writer, facts: JourneyFacts, persona: Persona) -> str:
    """`point of view · to-be · mean −0.4`"""
    locale, mean = writer.locale, mean_emotion(writer, mean_felt(facts.contacts, persona.id))
    parts = (
        _part(writer, facts, persona),
        locale.word("state", facts.journey.state) if facts.journey.state == "to-be" else "",
        locale.t("mean emotion {figure}", figure=mean.text) if mean else "",
    )
    return " · ".join(filter(None, parts))


def _part(writer: Writer, facts: JourneyFacts, persona: Persona) -> str:
    t = writer.locale.t
    return t("point of view") if facts.journey.point_of_view == persona.id else t("also travels")


def _map_columns(writer: Writer, persona: Persona) -> tuple[Column[JourneyFacts], ...]:
    t = writer.locale.t
    return (
        Column(t("Map"), lambda f: link_cell(writer.object(f.journey))),
        Column(t("Part"), lambda f: Cell(_part(writer, f, persona))),
        Column(t("Mean emotion"), lambda f: _mean_cell(writer, f, persona.id)),
        Column(t("Open pains"), lambda f: count_cell(writer, len(f.open_pains)), True),
    )


def _mean_cell(writer: Writer, facts: JourneyFacts, persona: str) -> Cell:
    mean = mean_felt(facts.contacts, persona)
    return emotion_cell(mean_emotion(writer, mean), mean)


def _differences(writer: Writer, persona: Persona) -> tuple[Section, ...]:
    t = writer.locale.t
    found = [c for c in writer.facts.slices.of(Kind.PERSONA, persona.id) if c.variation_of(persona.id)]
    title, maps = t("Where they differ"), by_map(found).values()
    lead = t(
        "Touchpoints they live otherwise than the map’s point of view. Emotion: the common one → their own."
    )
    if len(found) > IN_FULL:
        return table_section("differences", title, in_brief(writer, maps), lead)
    groups = tuple(
        ApartOnMap(
            writer.object(here[0].journey),
            map_note(writer, here[0].journey),
            tuple(_apart(writer, contact, persona) for contact in here),
        )
        for here in maps
    )
    return (Section("differences", title, "apart", groups, lead),) if groups else ()


def _apart(writer: Writer, contact: Contact, persona: Persona) -> Apart:
    own, felt = contact.variation_of(persona.id), contact.emotion_of(persona.id)
    return Apart(
        contact.number,
        writer.contact(contact),
        None if felt == contact.touchpoint.emotion else emotion(writer, contact.touchpoint.emotion),
        emotion(writer, felt),
        what_differs(writer, contact, own) if own else (),
    )


def _pains(writer: Writer, persona: Persona) -> tuple[Section, ...]:
    """Their own, whatever has become of them; then the worst of those that hurt everybody on their maps."""
    t = writer.locale.t
    concerning = pains_of(writer, writer.facts.slices.of(Kind.PERSONA, persona.id))
    own = [pain for pain in concerning if pain.persona == persona.id]
    common = [pain for pain in concerning if pain.persona is None and pain.is_open]
    return (
        *pains_section(writer, t("Pains of their own"), own, t("What hurts nobody else."), "own-pains"),
        *worst_section(
            writer, t("Worst pains on their maps"), common, t("Open pains that everybody there feels.")
        ),
    )


# Index


def persona_index(writer: Writer) -> Document:
    """All personas."""
    t = writer.locale.t
    maps = Counter(id for journey in writer.facts.catalog.journeys.values() for id in journey.personas)
    columns: tuple[Column[Persona], ...] = (
        Column(t("Persona"), lambda p: link_cell(writer.object(p))),
        Column(t("Age group"), lambda p: Cell(p.age_group or "")),
        Column(t("Segment"), lambda p: Cell(p.segment or "")),
        Column(t("Maps"), lambda p: count_cell(writer, maps[p.id]), True),
        Column(t("Mean emotion"), lambda p: _mean_of_all(writer, p)),
    )
    return index_document(writer, Kind.PERSONA, columns, by_title(writer.facts.catalog.personas.values()))


def _mean_of_all(writer: Writer, persona: Persona) -> Cell:
    """Over all touchpoints of their as-is maps."""
    contacts = writer.facts.slices.of(Kind.PERSONA, persona.id)
    mean = mean_felt((c for c in contacts if c.journey.state == "as-is"), persona.id)
    return emotion_cell(mean_emotion(writer, mean), mean)
