"""A system's page: whose it is, and the touchpoints that rest on it."""

from __future__ import annotations

from cjm_plugin.analysis.contacts import Contact, by_map
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.system import System
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import (
    contact_prop,
    department_prop,
    object_document,
    object_head,
    text_prop,
)
from cjm_plugin.rendering.views.parts import mean_emotion
from cjm_plugin.rendering.views.stage import slice_words
from cjm_plugin.rendering.views.tables import Cell, Column, count_cell, link_cell, owner_cell, table_section
from cjm_plugin.rendering.views.touchpoints import (
    mean_cell,
    mean_felt,
    open_pains,
    pains_of,
    pains_section,
    touchpoint_table,
)
from cjm_plugin.rendering.writer import Writer


def system_view(writer: Writer, thing: System) -> Document:
    """The page of a system."""
    t, contacts = writer.locale.t, writer.facts.slices.of(Kind.SYSTEM, thing.id)
    maps = len({contact.journey.id for contact in contacts})
    mean = mean_emotion(writer, mean_felt(contacts))
    head = object_head(
        writer,
        thing,
        None,
        department_prop(writer, t("Owner"), thing.owner),
        text_prop(t("Vendor"), thing.vendor),
        contact_prop(writer, thing.contact),
        text_prop(t("Used at"), slice_words(writer, len(contacts), maps) if contacts else ""),
        text_prop(t("Mean emotion"), f"{mean.text} {mean.word}" if mean else ""),
    )
    still = [pain for pain in pains_of(writer, contacts) if pain.is_open]
    sections = (
        *table_section("touchpoints", t("Touchpoints"), touchpoint_table(writer, contacts)),
        *pains_section(writer, t("Open pains where it is at work"), still),
    )
    return object_document(writer, thing, head, sections)


# Index


def system_index(writer: Writer) -> Document:
    """All systems."""
    t, slices = writer.locale.t, writer.facts.slices

    def at(system: System) -> tuple[Contact, ...]:
        return slices.of(Kind.SYSTEM, system.id)

    columns: tuple[Column[System], ...] = (
        Column(t("System"), lambda s: link_cell(writer.object(s)), key="system", order="ascending"),
        Column(t("Owner"), lambda s: owner_cell(writer, s.owner), key="owner"),
        Column(t("Vendor"), lambda s: Cell(s.vendor or ""), key="vendor"),
        Column(t("Maps"), lambda s: count_cell(writer, len(by_map(at(s)))), True, key="maps"),
        Column(t("Touchpoints"), lambda s: count_cell(writer, len(at(s))), True, key="touchpoints"),
        Column(t("Open pains"), lambda s: count_cell(writer, open_pains(writer, at(s))), True, key="pains"),
        Column(t("Mean emotion"), lambda s: mean_cell(writer, at(s)), key="emotion"),
    )
    return index_document(writer, Kind.SYSTEM, columns, by_title(writer.facts.catalog.systems.values()))
