"""Initiatives in tables."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_plugin.analysis.pains import due_order
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.rendering.views.parts import initiative_row
from cjm_plugin.rendering.views.tables import Cell, Column, Line, Table, table, whole
from cjm_plugin.rendering.writer import Writer


def initiative_table(writer: Writer, initiatives: Iterable[Initiative]) -> Table:
    """Status, due date, what it is to end and to move."""
    t = writer.locale.t
    columns: tuple[Column[Initiative], ...] = (
        Column(t("Initiative"), lambda i: Cell(links=(writer.object(i),), note=i.owner or "")),
        status_column(writer),
        Column(t("Due"), lambda i: due_cell(writer, i)),
        Column(t("Solves"), lambda i: Cell(lines=solves_lines(writer, i))),
        Column(t("Is to move"), lambda i: Cell(lines=_target_lines(writer, i))),
    )
    return table(columns, initiatives)


def status_column(writer: Writer) -> Column[Initiative]:
    return Column(
        writer.locale.t("Status"),
        lambda i: Cell(status=initiative_row(writer, i), sort=STATUS_ORDER[i.status]),
        key="status",
    )


STATUS_ORDER = {"in-progress": "1", "planned": "2", "idea": "3", "done": "4", "dropped": "5"}


def due_cell(writer: Writer, initiative: Initiative) -> Cell:
    """The date, and how far it is: said plainly where it has passed."""
    t, row = writer.locale.t, initiative_row(writer, initiative)
    day = initiative.done_on or initiative.due
    if row.overdue:
        note = t("overdue, was due {ago}", ago=row.due_note)
    elif initiative.done_on:
        note = writer.locale.word("status", "done")
    else:
        note = row.due_note
    return Cell(whole(row.due), note=note, tone="bad" if row.overdue else "", sort=str(day or ""))


def solves_lines(writer: Writer, initiative: Initiative) -> tuple[Line, ...]:
    return tuple(Line("", links=(link,)) for link in initiative_row(writer, initiative).solves)


def _target_lines(writer: Writer, initiative: Initiative) -> tuple[Line, ...]:
    return tuple(Line("", text) for text in initiative_row(writer, initiative).targets)


def in_due_order(initiatives: Iterable[Initiative]) -> list[Initiative]:
    """What is due first, first; what is done or dropped, last."""
    return sorted(initiatives, key=lambda i: (i.status in {"done", "dropped"}, due_order(i)))
