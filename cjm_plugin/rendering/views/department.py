"""A department's page: its figures, its slice of every map, and what it can do about it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact, Key, by_map
from cjm_plugin.analysis.pains import due_order
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.department import Capability, Department
from cjm_plugin.model.journey import Journey, Role
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.system import System
from cjm_plugin.rendering.views.actions import due_cell, in_due_order, initiative_table
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import contact_prop, object_document, object_head, text_prop
from cjm_plugin.rendering.views.measures import kpi_tiles
from cjm_plugin.rendering.views.parts import (
    ExtensionRow,
    Section,
    UseGroup,
    UseRow,
    collection_title,
    extension_rows,
)
from cjm_plugin.rendering.views.slices import slice_section
from cjm_plugin.rendering.views.stage import slice_words
from cjm_plugin.rendering.views.tables import Cell, Column, count_cell, table_section
from cjm_plugin.rendering.views.touchpoints import mean_cell, open_pains, pains_of, pains_section
from cjm_plugin.rendering.writer import Link, Writer


class CapabilityRow(NamedTuple):
    """A process or an expertise, and the touchpoint that asks for it."""

    title: str
    where: tuple[Link, ...]
    extensions: tuple[ExtensionRow, ...]


class Capabilities(NamedTuple):
    """What the slice asks for, and what there is."""

    needed: tuple[CapabilityRow, ...]
    have: tuple[CapabilityRow, ...]


def department_view(writer: Writer, thing: Department) -> Document:
    """The page of a department."""
    t, contacts = writer.locale.t, writer.facts.slices.of(Kind.DEPARTMENT, thing.id)
    maps = len({contact.journey.id for contact in contacts})
    head = object_head(
        writer,
        thing,
        None,
        text_prop(t("Lead"), thing.lead),
        contact_prop(writer, thing.contact),
        text_prop(t("Slice"), slice_words(writer, len(contacts), maps) if contacts else ""),
    )
    sections = (
        *_figures(writer, thing),
        *slice_section(writer, thing, contacts),
        *_pains(writer, thing, contacts),
        *_initiatives(writer, thing),
        *_capabilities(writer, thing),
        *_owns(writer, thing),
    )
    return object_document(writer, thing, head, sections, _told(writer, thing))


def _figures(writer: Writer, department: Department) -> tuple[Section, ...]:
    tiles = kpi_tiles(writer, department)
    lead = writer.locale.t("Twelve weeks to the latest figure; the target is dashed.")
    return (Section("kpis", writer.locale.t("Figures"), "figures", tiles, lead),) if tiles else ()


def acting(department: Department, contacts: Sequence[Contact]) -> tuple[Contact, ...]:
    """Where it leads or supports: what it can change."""
    return tuple(contact for contact in contacts if contact.role_of(department.id) in {"leads", "supports"})


def _pains(writer: Writer, department: Department, contacts: Sequence[Contact]) -> tuple[Section, ...]:
    t, n = writer.locale.t, writer.locale.n
    pains = pains_of(writer, acting(department, contacts))
    still = [pain for pain in pains if pain.is_open]
    ended = len(pains) - len(still)
    lead = t("Where {department} leads or supports.", department=department.title)
    if ended:
        lead += " " + n("{n} more is solved or refuted.", "{n} more are solved or refuted.", ended)
    return pains_section(writer, t("Pains it can remove"), still, lead)


def _initiatives(writer: Writer, department: Department) -> tuple[Section, ...]:
    locale = writer.locale
    own = [i for i in writer.facts.catalog.initiatives.values() if i.department == department.id]
    today = locale.date(writer.facts.settings.today)
    lead = locale.t("Next due first, counted from {today}; what is done or dropped stands last.", today=today)
    return table_section(
        "initiatives", locale.t("Initiatives"), initiative_table(writer, in_due_order(own)), lead
    )


def _capabilities(writer: Writer, department: Department) -> tuple[Section, ...]:
    if not department.capabilities:
        return ()
    sides = Capabilities(
        tuple(_capability(writer, c) for c in department.capabilities if c.status == "needed"),
        tuple(_capability(writer, c) for c in department.capabilities if c.status == "have"),
    )
    lead = writer.locale.t("The processes and the expertise that its slice asks for.")
    return (Section("capabilities", writer.locale.t("Capabilities"), "capabilities", sides, lead),)


def _capability(writer: Writer, capability: Capability) -> CapabilityRow:
    return CapabilityRow(capability.title, _where(writer, capability), extension_rows(capability.extensions))


def _where(writer: Writer, capability: Capability) -> tuple[Link, ...]:
    """The touchpoint, behind it the map; the map alone where no touchpoint is named."""
    if capability.journey is None:
        return ()
    touchpoint = (
        writer.place(Place(capability.journey, capability.touchpoint)) if capability.touchpoint else None
    )
    return tuple(filter(None, (touchpoint, writer.link(Kind.JOURNEY, capability.journey))))


def _owns(writer: Writer, department: Department) -> tuple[Section, ...]:
    """Maps, channels and systems it answers for, slice or not."""
    catalog = writer.facts.catalog
    owned = (
        (Kind.JOURNEY, tuple(map.id for map in catalog.journeys.values() if map.owner == department.id)),
        (
            Kind.CHANNEL,
            tuple(channel.id for channel in catalog.channels.values() if channel.owner == department.id),
        ),
        (
            Kind.SYSTEM,
            tuple(system.id for system in catalog.systems.values() if system.owner == department.id),
        ),
    )
    groups = tuple(_group(writer, kind, ids) for kind, ids in owned if ids)
    return (Section("owns", writer.locale.t("Owns"), "used_by", groups),) if groups else ()


def _told(writer: Writer, department: Department) -> Iterator[Key]:
    """What it owns and what it works on stand on its page."""
    catalog = writer.facts.catalog
    owned: tuple[Journey | Channel | System, ...]
    owned = (*catalog.journeys.values(), *catalog.channels.values(), *catalog.systems.values())
    for thing in owned:
        if thing.owner == department.id:
            yield thing.kind, thing.id
    for initiative in catalog.initiatives.values():
        if initiative.department == department.id:
            yield initiative.kind, initiative.id


def _group(writer: Writer, kind: Kind, ids: tuple[str, ...]) -> UseGroup:
    return UseGroup(collection_title(writer, kind), tuple(UseRow(writer.link(kind, id), ()) for id in ids))


# Index


def department_index(writer: Writer) -> Document:
    """All departments."""
    t = writer.locale.t
    columns: tuple[Column[Department], ...] = (
        Column(t("Department"), lambda d: _department_cell(writer, d), key="department", order="ascending"),
        Column(t("Leads"), lambda d: count_cell(writer, _roles(writer, d, "leads")), True, key="leads"),
        Column(
            t("Supports"), lambda d: count_cell(writer, _roles(writer, d, "supports")), True, key="supports"
        ),
        Column(t("Maps"), lambda d: count_cell(writer, len(by_map(_slice(writer, d)))), True, key="maps"),
        Column(
            t("Open pains"),
            lambda d: count_cell(writer, open_pains(writer, acting(d, _slice(writer, d)))),
            True,
            key="pains",
        ),
        Column(t("Mean emotion"), lambda d: mean_cell(writer, acting(d, _slice(writer, d))), key="emotion"),
        Column(t("Figures on target"), lambda d: _on_target(writer, d), True, key="figures"),
        Column(t("Next due"), lambda d: _next_due(writer, d), key="due"),
    )
    return index_document(
        writer, Kind.DEPARTMENT, columns, by_title(writer.facts.catalog.departments.values())
    )


def _department_cell(writer: Writer, department: Department) -> Cell:
    return Cell(links=(writer.object(department),), note=department.lead or "", sort=department.title)


def _next_due(writer: Writer, department: Department) -> Cell:
    """Of the initiatives that are still to be finished: when, and which."""
    found = writer.facts.catalog.initiatives.values()
    own = [
        i for i in found if i.department == department.id and i.due and i.status not in {"done", "dropped"}
    ]
    if not own:
        return Cell()
    first = min(own, key=due_order)
    due = due_cell(writer, first)
    return due._replace(text="", links=(writer.object(first),), note=f"{due.text}, {due.note}")


def _slice(writer: Writer, department: Department) -> tuple[Contact, ...]:
    return writer.facts.slices.of(Kind.DEPARTMENT, department.id)


def _roles(writer: Writer, department: Department, role: Role) -> int:
    return sum(contact.role_of(department.id) == role for contact in _slice(writer, department))


def _on_target(writer: Writer, department: Department) -> Cell:
    """`1 of 4`: of those with a target and a figure."""
    known = [
        r.on_target
        for kpi in department.kpis
        if (r := writer.facts.kpi_reading(department.id, kpi)).gap is not None
    ]
    if not known:
        return Cell()
    return Cell(
        writer.locale.t("{n} of {all}", n=sum(map(bool, known)), all=len(known)),
        sort=str(sum(map(bool, known)) / len(known)),
    )
