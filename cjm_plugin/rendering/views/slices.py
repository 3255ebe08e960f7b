"""A department's slice of the maps: the customer's whole route, with its own touchpoints lit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from cjm_plugin.analysis.contacts import ROLE_ORDER, Contact, by_map
from cjm_plugin.model.department import Department
from cjm_plugin.model.journey import Role
from cjm_plugin.rendering.views.minis import Mini, mini
from cjm_plugin.rendering.views.parts import ContactRow, Section, contact_row
from cjm_plugin.rendering.views.tables import Cell, Column, table_section
from cjm_plugin.rendering.views.touchpoints import map_note, touchpoint_table
from cjm_plugin.rendering.writer import Link, Writer

CURVES = 24
"""Maps whose curves a page draws; more are told in one table."""


class Act(NamedTuple):
    """A touchpoint where the department acts."""

    row: ContactRow
    pains: str


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
        tuple(Act(row, _pains(writer, row.pains)) for row in rows),
    )


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
