"""A channel's page: where it is used, by whom instead of another, and what passing in and out costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.passages import Crossing
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.journey import Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import department_prop, object_document, object_head, text_prop
from cjm_plugin.rendering.views.matrix import crossings_section
from cjm_plugin.rendering.views.parts import Section, emotion, mean_emotion
from cjm_plugin.rendering.views.stage import slice_words
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    Table,
    count_cell,
    emotion_cell,
    link_cell,
    owner_cell,
    table,
    table_section,
)
from cjm_plugin.rendering.views.touchpoints import (
    contact_cell,
    mean_cell,
    mean_felt,
    open_pains,
    touchpoint_table,
)
from cjm_plugin.rendering.writer import Writer


class Choice(NamedTuple):
    """A persona who takes this channel where others take another."""

    contact: Contact
    variation: Variation


def channel_view(writer: Writer, thing: Channel) -> Document:
    """The page of a channel."""
    locale, t = writer.locale, writer.locale.t
    named = writer.facts.slices.of(Kind.CHANNEL, thing.id)
    used = tuple(contact for contact in named if contact.touchpoint.channel == thing.id)
    maps = len({contact.journey.id for contact in used})
    mean = mean_emotion(writer, mean_felt(used))
    head = object_head(
        writer,
        thing,
        None,
        text_prop(t("Kind"), locale.word("channel-kind", thing.channel_kind) if thing.channel_kind else ""),
        department_prop(writer, t("Owner"), thing.owner),
        text_prop(t("Used at"), slice_words(writer, len(used), maps) if used else ""),
        text_prop(t("Mean emotion"), f"{mean.text} {mean.word}" if mean else ""),
    )
    sections = (
        *table_section("touchpoints", t("Touchpoints"), touchpoint_table(writer, used)),
        *_instead(writer, thing, named),
        *_passages(writer, thing),
    )
    return object_document(writer, thing, head, sections)


def _instead(writer: Writer, channel: Channel, contacts: Iterable[Contact]) -> tuple[Section, ...]:
    t = writer.locale.t
    found = [
        Choice(contact, variation)
        for contact in contacts
        for variation in contact.touchpoint.by_persona
        if variation.channel == channel.id != contact.touchpoint.channel
    ]
    found.sort(key=lambda choice: choice.variation.persona)
    columns: tuple[Column[Choice], ...] = (
        Column(t("Persona"), lambda c: link_cell(writer.link(Kind.PERSONA, c.variation.persona))),
        Column(t("Touchpoint"), lambda c: _where(writer, c.contact)),
        Column(t("Instead of"), lambda c: link_cell(writer.link(Kind.CHANNEL, c.contact.touchpoint.channel))),
        Column(t("Their emotion"), lambda c: _felt(writer, c)),
    )
    lead = t(
        "Personas who use {channel} where the map’s point of view uses another channel.",
        channel=channel.title,
    )
    return table_section("instead", t("Used instead"), table(columns, found), lead)


def _where(writer: Writer, contact: Contact) -> Cell:
    return contact_cell(writer, contact, stages=False)._replace(
        note="", note_links=(writer.object(contact.journey),)
    )


def _felt(writer: Writer, choice: Choice) -> Cell:
    return emotion_cell(emotion(writer, choice.contact.emotion_of(choice.variation.persona)))


def _passages(writer: Writer, channel: Channel) -> tuple[Section, ...]:
    t = writer.locale.t
    found = writer.facts.crossings.values()
    out = [crossing for crossing in found if crossing.origin == channel.id]
    into = [crossing for crossing in found if crossing.goal == channel.id != crossing.origin]
    lost = t("Lost: the mean share that leaves at the touchpoints from which they start.")
    return (
        *table_section("out", t("Passages out"), crossing_table(writer, t("To"), out, outward=True), lost),
        *table_section("in", t("Passages in"), crossing_table(writer, t("From"), into, outward=False), lost),
    )


def crossing_table(writer: Writer, title: str, found: Iterable[Crossing], *, outward: bool) -> Table:
    """Passages by the channel at the other end; most frequent first."""
    t = writer.locale.t

    def other(crossing: Crossing) -> Cell:
        link = writer.link(Kind.CHANNEL, crossing.goal if outward else crossing.origin)
        return Cell(links=(link,), note=t("stays in the channel") if crossing.goal == crossing.origin else "")

    columns: tuple[Column[Crossing], ...] = (
        Column(title, other),
        Column(t("Passages"), lambda c: count_cell(writer, len(c.ways)), True),
        Column(t("Mean wait"), lambda c: _wait(writer, c), True),
        Column(t("Asked again"), lambda c: count_cell(writer, c.repeats), True),
        Column(t("Lost"), lambda c: _lost(writer, c), True),
    )
    return table(columns, sorted(found, key=lambda c: (-len(c.ways), c.goal, c.origin)))


def _wait(writer: Writer, crossing: Crossing) -> Cell:
    wait = crossing.mean_wait
    return Cell() if wait is None else Cell(writer.locale.minutes(wait), sort=f"{wait:.1f}")


def _lost(writer: Writer, crossing: Crossing) -> Cell:
    lost = crossing.mean_lost
    return Cell() if lost is None else Cell(writer.locale.percent(lost), sort=f"{lost:.4f}")


# Index


def channel_index(writer: Writer) -> Document:
    """All channels, and the passages between them."""
    t, used = writer.locale.t, defaultdict[str, list[Contact]](list)
    for facts in writer.facts.journeys.values():
        for contact in facts.contacts:
            used[contact.touchpoint.channel].append(contact)
    columns: tuple[Column[Channel], ...] = (
        Column(t("Channel"), lambda c: link_cell(writer.object(c)), key="channel", order="ascending"),
        Column(
            t("Kind"),
            lambda c: Cell(writer.locale.word("channel-kind", c.channel_kind) if c.channel_kind else ""),
            key="kind",
        ),
        Column(t("Owner"), lambda c: owner_cell(writer, c.owner), key="owner"),
        Column(t("Touchpoints"), lambda c: count_cell(writer, len(used[c.id])), True, key="touchpoints"),
        Column(
            t("Open pains"), lambda c: count_cell(writer, open_pains(writer, used[c.id])), True, key="pains"
        ),
        Column(t("Mean emotion"), lambda c: mean_cell(writer, used[c.id]), key="emotion"),
    )
    channels = by_title(writer.facts.catalog.channels.values())
    document = index_document(writer, Kind.CHANNEL, columns, channels)
    return replace(document, sections=(*document.sections, *crossings_section(writer)))
