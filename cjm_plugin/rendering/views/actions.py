"""Initiatives in tables, and along the months."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjm_plugin.analysis.pains import due_order
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.rendering.views.initiative_rows import InitiativeRow, initiative_row
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
    return sorted(initiatives, key=lambda i: (i.status in _OVER, due_order(i)))


# Along the months

_AHEAD, _LONGEST, _BACK = 3, 12, 6
"""Months: at least ahead of today, at most ahead, at most back."""

_NAMED = 4
"""Months for whose names there is room."""


class Tick(NamedTuple):
    """The first of a month: its place in per cent of the width, and its name where there is room."""

    x: str
    name: str


class Bar(NamedTuple):
    """What lies between today and the day it is due, in per cent of the width."""

    first: str
    last: str
    due: str
    """Where the date stands; empty if it is outside the months shown."""


class DueRow(NamedTuple):
    """An initiative, its date in words and along the months."""

    row: InitiativeRow
    owner: str
    due: Cell
    bar: Bar | None
    done: str
    """Where it was finished; empty if it was not, or outside the months shown."""


class Timeline(NamedTuple):
    """Initiatives under the same months."""

    months: tuple[Tick, ...]
    today: str
    rows: tuple[DueRow, ...]


def timeline(writer: Writer, initiatives: Sequence[Initiative]) -> Timeline:
    """Next due first, from the month of the oldest date that has passed to that of the last one."""
    today = writer.facts.settings.today
    months = _months(today, [i.due for i in initiatives if i.due and i.status not in _OVER])
    every = -(-(len(months) - 1) // _NAMED)
    ticks = tuple(
        Tick(_x(month, months), "" if n % every else writer.locale.month(month))
        for n, month in enumerate(months[:-1])
    )
    rows = tuple(_due_row(writer, initiative, months) for initiative in in_due_order(initiatives))
    return Timeline(ticks, _x(today, months), rows)


_OVER = frozenset({"done", "dropped"})


def _months(today: dt.date, due: Iterable[dt.date]) -> list[dt.date]:
    """The first days of the months shown, and of the one behind them."""
    numbers, now = [_month_number(day) for day in due], _month_number(today)
    first = max(now - _BACK, min((now, *numbers)))
    last = min(now + _LONGEST, max((now + _AHEAD, *numbers)))
    return [dt.date(n // 12, n % 12 + 1, 1) for n in range(first, last + 2)]


def _month_number(day: dt.date) -> int:
    return 12 * day.year + day.month - 1


def _x(day: dt.date, months: Sequence[dt.date]) -> str:
    """Where a day stands among the months, no further than their ends."""
    share = (day - months[0]).days / (months[-1] - months[0]).days
    return f"{100 * min(1, max(0, share)):.1f}%"


def _due_row(writer: Writer, initiative: Initiative, months: Sequence[dt.date]) -> DueRow:
    over, done = initiative.status in _OVER, initiative.done_on
    return DueRow(
        initiative_row(writer, initiative),
        initiative.owner or "",
        due_cell(writer, initiative),
        _bar(writer.facts.settings.today, initiative.due, months) if initiative.due and not over else None,
        _x(done, months) if done and _within(done, months) else "",
    )


def _bar(today: dt.date, due: dt.date, months: Sequence[dt.date]) -> Bar:
    first, last = sorted((today, due))
    return Bar(_x(first, months), _x(last, months), _x(due, months) if _within(due, months) else "")


def _within(day: dt.date, months: Sequence[dt.date]) -> bool:
    return months[0] <= day < months[-1]


SOON = 30
"""Days ahead that a department's head looks."""


class Pressing(NamedTuple):
    """What has to be done now."""

    overdue: int
    soon: int
    """Due within `SOON` days."""


def pressing(writer: Writer, initiatives: Iterable[Initiative]) -> Pressing:
    """How many dates have passed, and how many are near."""
    today = writer.facts.settings.today
    left = [(i.due - today).days for i in initiatives if i.due and i.status not in _OVER]
    return Pressing(sum(days < 0 for days in left), sum(0 <= days <= SOON for days in left))
