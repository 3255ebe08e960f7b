"""A stage's page: all its touchpoints in all maps, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import Meeting
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.stage import Stage
from cjm_plugin.rendering.views.collection import index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import object_document, object_head, text_prop
from cjm_plugin.rendering.views.parts import Head, Section, mean_emotion
from cjm_plugin.rendering.views.slices import strip_section
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    count_cell,
    emotion_cell,
    link_cell,
    swing,
    table,
    table_section,
)
from cjm_plugin.rendering.views.touchpoints import open_pains, pains_of
from cjm_plugin.rendering.views.worst import worst_section
from cjm_plugin.rendering.writer import Link, Writer


class Involved(NamedTuple):
    """A department at this stage."""

    link: Link
    leads: int
    supports: int
    meeting: Meeting


class InUse(NamedTuple):
    """A channel at this stage."""

    link: Link
    meeting: Meeting


def stage_view(writer: Writer, thing: Stage) -> Document:
    """The page of a stage."""
    contacts = writer.facts.slices.of(Kind.STAGE, thing.id)
    t = writer.locale.t
    still = [pain for pain in pains_of(writer, contacts) if pain.is_open]
    return object_document(
        writer,
        thing,
        _head(writer, thing, contacts),
        (
            *strip_section(writer, contacts),
            *_departments(writer, thing),
            *worst_section(writer, t("Open pains"), still),
            *_channels(writer, contacts),
        ),
        told={(Kind.JOURNEY, contact.journey.id) for contact in contacts},
    )


def _head(writer: Writer, stage: Stage, contacts: Sequence[Contact]) -> Head:
    locale = writer.locale
    order = writer.facts.catalog.stages_in_order
    maps = len({contact.journey.id for contact in contacts})
    place = locale.t("{n} of {all}", n=order.index(stage) + 1, all=len(order))
    return object_head(
        writer,
        stage,
        writer.text(stage.summary, stage),
        text_prop(locale.t("Stage"), place),
        text_prop(locale.t("Touchpoints"), slice_words(writer, len(contacts), maps) if contacts else ""),
    )


def slice_words(writer: Writer, touchpoints: int, maps: int) -> str:
    """`11 touchpoints of 3 maps`"""
    locale = writer.locale
    of_maps = locale.n("of {n} map", "of {n} maps", maps)
    return f"{locale.n('{n} touchpoint', '{n} touchpoints', touchpoints)} {of_maps}"


def _departments(writer: Writer, stage: Stage) -> tuple[Section, ...]:
    t = writer.locale.t
    columns: tuple[Column[Involved], ...] = (
        Column(t("Department"), lambda i: link_cell(i.link)),
        Column(t("Leads"), lambda i: count_cell(writer, i.leads), True),
        Column(t("Supports"), lambda i: count_cell(writer, i.supports), True),
        Column(t("Mean emotion"), lambda i: meeting_cell(writer, i.meeting)),
    )
    lead = t("Over as-is maps. The mean emotion is that of the touchpoints a department leads or supports.")
    return table_section("departments", t("Who leads here"), table(columns, _involved(writer, stage)), lead)


def _involved(writer: Writer, stage: Stage) -> tuple[Involved, ...]:
    """Who leads most, first."""
    found = []
    for department in writer.facts.catalog.departments:
        meeting = writer.facts.meetings.get((department, stage.id))
        if meeting:
            leads = sum(contact.role_of(department) == "leads" for contact in meeting.contacts)
            link = writer.link(Kind.DEPARTMENT, department)
            found.append(Involved(link, leads, len(meeting.contacts) - leads, meeting))
    return tuple(sorted(found, key=lambda i: (-i.leads, -i.supports, i.link.text)))


def meeting_cell(writer: Writer, meeting: Meeting) -> Cell:
    """The mean emotion of touchpoints."""
    felt = mean_emotion(writer, meeting.mean_emotion)
    return emotion_cell(felt, meeting.mean_emotion)._replace(swing=swing(meeting.mean_emotion))


def _channels(writer: Writer, contacts: Sequence[Contact]) -> tuple[Section, ...]:
    t = writer.locale.t
    found: dict[str, list[Contact]] = defaultdict(list)
    for contact in contacts:
        found[contact.touchpoint.channel].append(contact)
    used = [
        InUse(writer.link(Kind.CHANNEL, channel), Meeting(tuple(here))) for channel, here in found.items()
    ]
    used.sort(key=lambda use: (-len(use.meeting.contacts), use.link.text))
    columns: tuple[Column[InUse], ...] = (
        Column(t("Channel"), lambda u: link_cell(u.link)),
        Column(t("Touchpoints"), lambda u: count_cell(writer, len(u.meeting.contacts)), True),
        Column(t("Mean emotion"), lambda u: meeting_cell(writer, u.meeting)),
    )
    return table_section("channels", t("Channels in use"), table(columns, used))


# Index


def stage_index(writer: Writer) -> Document:
    """All stages, in the order of the customer's life."""
    t, slices = writer.locale.t, writer.facts.slices
    columns: tuple[Column[Stage], ...] = (
        Column(t("Stage"), lambda s: Cell(links=(writer.object(s),), note=writer.text(s.summary, s) or "")),
        Column(t("Order"), lambda s: Cell(writer.locale.number(s.order), sort=str(s.order)), True),
        Column(t("Touchpoints"), lambda s: count_cell(writer, len(slices.of(Kind.STAGE, s.id))), True),
        Column(t("Mean emotion"), lambda s: _mean_cell(writer, slices.of(Kind.STAGE, s.id))),
        Column(
            t("Open pains"),
            lambda s: count_cell(writer, open_pains(writer, slices.of(Kind.STAGE, s.id))),
            True,
        ),
    )
    return index_document(writer, Kind.STAGE, columns, writer.facts.catalog.stages_in_order)


def _mean_cell(writer: Writer, contacts: Sequence[Contact]) -> Cell:
    """Over as-is maps: what a to-be map aims at has not happened."""
    return meeting_cell(writer, Meeting(tuple(c for c in contacts if c.journey.state == "as-is")))
