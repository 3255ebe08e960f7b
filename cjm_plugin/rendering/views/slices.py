"""Maps in strips, a curve with touchpoints beneath: a department's slice of them, and a stage of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cjm_plugin.analysis.contacts import ROLE_ORDER, Contact, by_map
from cjm_plugin.analysis.pains import worst_first
from cjm_plugin.model.department import Department
from cjm_plugin.model.journey import Role
from cjm_plugin.rendering.views.contact_rows import ContactRow, contact_row
from cjm_plugin.rendering.views.minis import Mini, excerpt, mini
from cjm_plugin.rendering.views.parts import Section, mean_emotion
from cjm_plugin.rendering.views.tables import Cell, Column, table_section
from cjm_plugin.rendering.views.touchpoints import (
    IN_FULL,
    in_brief,
    map_note,
    mean_felt,
    open_pains,
    pain_link,
    touchpoint_table,
)
from cjm_plugin.rendering.writer import Link, Writer

CURVES = 24
"""Maps whose curves a page draws; more are told in one table."""


class Act(NamedTuple):
    """A touchpoint where the department acts."""

    row: ContactRow
    pains: str


class PainMark(NamedTuple):
    """A pain under a touchpoint."""

    link: Link
    severity: int | None


class Stop(NamedTuple):
    """A touchpoint of a strip."""

    row: ContactRow
    channel_kind: str
    pains: tuple[PainMark, ...]
    """Those that still hurt, the worst first."""


class Strip(NamedTuple):
    """The touchpoints of a map at one stage."""

    map: Link
    note: str
    curve: Mini | None
    stops: tuple[Stop, ...]


class SliceRow(NamedTuple):
    """A map with what the department does on it."""

    map: Link
    note: str
    curve: Mini | None
    acts: tuple[Act, ...]


def slice_section(writer: Writer, department: Department, contacts: Sequence[Contact]) -> tuple[Section, ...]:
    """Every map where the department has a role."""
    t = writer.locale.t
    title, groups = t("Its slice of the maps"), by_map(contacts)
    if len(groups) > CURVES:
        column: Column[Contact] = Column(t("Role"), lambda contact: _role_cell(contact, department))
        return table_section("slice", title, touchpoint_table(writer, contacts, column))
    lead = t(
        "The customer’s whole route, with the touchpoints where {department} acts.",
        department=department.title,
    )
    rows = tuple(_row(writer, department, found) for found in groups.values())
    return (Section("slice", title, "slices", rows, lead),) if rows else ()


def _role_cell(contact: Contact, department: Department) -> Cell:
    role = contact.role_of(department.id)
    return Cell(role=role, sort=str(ROLE_ORDER[role]) if role else "")


def _row(writer: Writer, department: Department, contacts: Sequence[Contact]) -> SliceRow:
    journey = contacts[0].journey
    rows = tuple(contact_row(writer, contact, department=department.id) for contact in contacts)
    return SliceRow(
        writer.through(journey, "department", department.id),
        " · ".join(filter(None, (map_note(writer, journey), *_counts(writer, rows)))),
        mini(writer, writer.facts.journeys[journey.id], journey.point_of_view, contacts),
        tuple(Act(row, _few_words(writer, row.pains)) for row in rows),
    )


def _few_words(writer: Writer, pains: int) -> str:
    """`2 pains`, where it goes without saying that they are open; nothing of none."""
    return writer.locale.n("{n} pain", "{n} pains", pains) if pains else ""


def _counts(writer: Writer, rows: Sequence[ContactRow]) -> tuple[str, str]:
    """`leads 3, supports 2`, `7 open pains`"""
    counts = Counter(row.role for row in rows)
    parts = [_count(writer, role, counts[role]) for role in ROLE_ORDER if counts[role]]
    return ", ".join(parts), _pains(writer, sum(row.pains for row in rows))


def _count(writer: Writer, role: Role, n: int) -> str:
    locale = writer.locale
    match role:
        case "leads":
            return locale.t("leads {n}", n=n)
        case "supports":
            return locale.t("supports {n}", n=n)
        case _:
            return locale.t("informed of {n}", n=n)


def _pains(writer: Writer, n: int) -> str:
    return writer.locale.n("{n} open pain", "{n} open pains", n) if n else writer.locale.t("no open pains")


def strip_section(writer: Writer, contacts: Sequence[Contact]) -> tuple[Section, ...]:
    """The touchpoints of a stage, a strip a map, side by side; very many are told map by map."""
    t, groups = writer.locale.t, by_map(contacts).values()
    title = t("Touchpoints")
    if len(contacts) > IN_FULL:
        lead = t("In every map, as its point of view lives them.")
        return table_section("touchpoints", title, in_brief(writer, groups), lead)
    lead = t("In every map, as its point of view lives them. Every curve has the same scale, from −2 to +2.")
    strips = tuple(_strip(writer, found) for found in groups)
    return (Section("touchpoints", title, "strips", strips, lead),) if strips else ()


def _strip(writer: Writer, contacts: Sequence[Contact]) -> Strip:
    mean, pains = mean_emotion(writer, mean_felt(contacts)), open_pains(writer, contacts)
    note = (
        map_note(writer, contacts[0].journey),
        writer.locale.t("mean emotion {figure}", figure=mean.text) if mean else "",
        _pains(writer, pains),
    )
    return Strip(
        writer.object(contacts[0].journey),
        " · ".join(filter(None, note)),
        excerpt(writer, contacts),
        tuple(_stop(writer, contact) for contact in contacts),
    )


def _stop(writer: Writer, contact: Contact) -> Stop:
    found = [pain for pain in worst_first(writer.facts.pains_at.get(contact.place, ())) if pain.is_open]
    return Stop(
        contact_row(writer, contact),
        writer.facts.catalog.channels[contact.touchpoint.channel].channel_kind or "other",
        tuple(PainMark(pain_link(writer, pain), pain.pain.severity) for pain in found),
    )
