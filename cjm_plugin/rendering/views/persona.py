"""A persona's page: who they are, and how they fare on every map they travel."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.journey import Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.persona import Persona
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.evidence import StudyRow, study_row
from cjm_plugin.rendering.views.heads import link_prop, object_document, object_head, text_prop
from cjm_plugin.rendering.views.minis import Mini, mini
from cjm_plugin.rendering.views.overlays import overlay_section
from cjm_plugin.rendering.views.parts import Head, Section, emotion, mean_emotion
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    count_cell,
    emotion_cell,
    link_cell,
    table,
    table_section,
)
from cjm_plugin.rendering.views.touchpoints import (
    map_groups,
    mean_felt,
    pains_of,
    pains_section,
    touchpoint_column,
    what_differs,
)
from cjm_plugin.rendering.writer import Link, Writer

CURVES = 24
"""Maps whose curves a page draws; more are told in a table."""


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
    curve: Mini | None


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
    lead = writer.locale.t(
        "Their own emotion at each touchpoint. Every curve has the same scale, from −2 to +2."
    )
    rows = tuple(
        Travelled(
            writer.object(facts.journey),
            _note(writer, facts, persona),
            mini(writer, facts, persona.id, facts.contacts),
        )
        for facts in maps
    )
    return (Section("maps", title, "curves", rows, lead),) if rows else ()


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
    columns: tuple[Column[Contact], ...] = (
        touchpoint_column(writer),
        Column(t("Emotion"), lambda c: _felt(writer, c, c.variation_of(persona.id))),
        Column(t("What differs"), lambda c: _differing(writer, c, c.variation_of(persona.id))),
    )
    lead = t(
        "Touchpoints they live otherwise than the map’s point of view. Emotion: the common one → their own."
    )
    return table_section("differences", t("Where they differ"), map_groups(writer, columns, found), lead)


def _felt(writer: Writer, contact: Contact, variation: Variation | None) -> Cell:
    own = variation.emotion if variation else None
    if own is None:
        return emotion_cell(emotion(writer, contact.touchpoint.emotion))
    common = None if own == contact.touchpoint.emotion else emotion(writer, contact.touchpoint.emotion)
    return emotion_cell(emotion(writer, own))._replace(common=common)


def _differing(writer: Writer, contact: Contact, variation: Variation | None) -> Cell:
    return Cell(lines=what_differs(writer, contact, variation) if variation else ())


def _pains(writer: Writer, persona: Persona) -> tuple[Section, ...]:
    """Their own, whatever has become of them; then the worst of those that hurt everybody on their maps."""
    t = writer.locale.t
    concerning = pains_of(writer, writer.facts.slices.of(Kind.PERSONA, persona.id))
    own = [pain for pain in concerning if pain.persona == persona.id]
    common = [pain for pain in concerning if pain.persona is None and pain.is_open]
    return (
        *pains_section(writer, t("Pains of their own"), own, t("What hurts nobody else."), "own-pains"),
        *pains_section(
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
