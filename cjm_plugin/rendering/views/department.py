"""A department's page: its figures, its slice of every map, and what it can do about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact, by_map
from cjm_plugin.analysis.pains import due_order
from cjm_plugin.model import anchors
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.department import Capability, Department
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey, Role
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.system import System
from cjm_plugin.rendering.views.actions import SOON, due_cell, pressing, timeline
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import contact_prop, object_document, object_head, text_prop
from cjm_plugin.rendering.views.measures import kpi_tiles
from cjm_plugin.rendering.views.parts import ExtensionRow, Prop, Section, collection_title, extension_rows
from cjm_plugin.rendering.views.slices import slice_section
from cjm_plugin.rendering.views.stage import slice_words
from cjm_plugin.rendering.views.tables import Cell, Column, count_cell
from cjm_plugin.rendering.views.touchpoints import mean_cell, open_pains, pains_of
from cjm_plugin.rendering.views.uses import UseGroup, UseRow
from cjm_plugin.rendering.views.worst import worst_section
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
    owned, initiatives = _owned(writer, thing), _own_initiatives(writer, thing)
    head = object_head(
        writer,
        thing,
        None,
        text_prop(t("Lead"), thing.lead),
        contact_prop(writer, thing.contact),
        text_prop(t("Slice"), slice_words(writer, len(contacts), maps) if contacts else ""),
        _pressing(writer, initiatives),
    )
    sections = (
        *_figures(writer, thing),
        *slice_section(writer, thing, contacts),
        *_pains(writer, thing, contacts),
        *_initiatives(writer, initiatives),
        *_capabilities(writer, thing),
        *_owns(writer, owned),
    )
    told = {(kind, id) for kind, ids in owned for id in ids} | {(i.kind, i.id) for i in initiatives}
    return object_document(writer, thing, head, sections, told)


def _own_initiatives(writer: Writer, department: Department) -> tuple[Initiative, ...]:
    initiatives = writer.facts.catalog.initiatives.values()
    return tuple(initiative for initiative in initiatives if initiative.department == department.id)


def _pressing(writer: Writer, initiatives: Sequence[Initiative]) -> Prop | None:
    """`1 overdue, 2 due within 30 days`; nothing where nothing presses."""
    locale, found = writer.locale, pressing(writer, initiatives)
    parts = (
        locale.npgettext("initiatives", "{n} overdue", "{n} overdue", found.overdue) if found.overdue else "",
        locale.npgettext(
            "initiatives", "{n} due within {days} days", "{n} due within {days} days", found.soon, days=SOON
        )
        if found.soon
        else "",
    )
    words = ", ".join(filter(None, parts))
    link = Link(words, f"#{anchors.section_anchor(_INITIATIVES)}")
    return Prop(locale.t("Initiatives"), (link,), tone="bad" if found.overdue else "") if words else None


_INITIATIVES = "initiatives"


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
    return worst_section(writer, t("Pains it can remove"), still, lead)


def _initiatives(writer: Writer, initiatives: Sequence[Initiative]) -> tuple[Section, ...]:
    locale, found = writer.locale, timeline(writer, initiatives)
    today = locale.date(writer.facts.settings.today)
    lead = locale.t(
        "Next due first. The upright line is today, {today}; a bar is the time left, or overrun.",
        today=today,
    )
    title = locale.t("Initiatives")
    return (Section(_INITIATIVES, title, "timeline", found, lead),) if initiatives else ()


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


Owned = tuple[tuple[Kind, tuple[str, ...]], ...]
"""Ids by kind."""


def _owned(writer: Writer, department: Department) -> Owned:
    """Maps, channels and systems it answers for, slice or not."""
    catalog = writer.facts.catalog
    owned: tuple[Mapping[str, Journey] | Mapping[str, Channel] | Mapping[str, System], ...] = (
        catalog.journeys,
        catalog.channels,
        catalog.systems,
    )
    found = (tuple(thing for thing in things.values() if thing.owner == department.id) for things in owned)
    return tuple((things[0].kind, tuple(thing.id for thing in things)) for things in found if things)


def _owns(writer: Writer, owned: Owned) -> tuple[Section, ...]:
    groups = tuple(_group(writer, kind, ids) for kind, ids in owned)
    return (Section("owns", writer.locale.t("Owns"), "used_by", groups),) if groups else ()


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
        if (r := writer.facts.kpi_reading(department.id, kpi)).on_target is not None
    ]
    if not known:
        return Cell()
    return Cell(
        writer.locale.t("{n} of {all}", n=sum(map(bool, known)), all=len(known)),
        sort=str(sum(map(bool, known)) / len(known)),
    )
