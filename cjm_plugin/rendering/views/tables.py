"""Tables: what every list of things is, on indexes and on objects' pages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, NamedTuple, TypeVar

from markupsafe import Markup

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.pains import PainState
from cjm_plugin.model.journey import Role
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.locale import NO_BREAK
from cjm_plugin.rendering.views.filters import Filter
from cjm_plugin.rendering.views.initiative_rows import InitiativeRow
from cjm_plugin.rendering.views.measures import Change
from cjm_plugin.rendering.views.metric_rows import MetricRow
from cjm_plugin.rendering.views.pain_rows import Said, VerdictRow
from cjm_plugin.rendering.views.parts import Emotion, Section
from cjm_plugin.rendering.views.pictures import Picture, Signs
from cjm_plugin.rendering.writer import Link, Writer

Thing = TypeVar("Thing")


class Line(NamedTuple):
    """A labelled line among several of a cell."""

    label: str
    text: str | Markup = ""
    links: tuple[Link, ...] = ()


class Swing(NamedTuple):
    """A mean emotion as a bar from neutral, on a scale from −2 to +2: in per cent from the left."""

    left: str
    width: str
    below: bool


_WORST = 2
"""How far an emotion is from neutral at most."""


def swing(mean: float | None) -> Swing | None:
    """The bar of a mean emotion; `None` where nobody knows."""
    if mean is None:
        return None
    reach = 50 * abs(mean) / _WORST
    return Swing(f"{50 - reach if mean < 0 else 50:.1f}%", f"{reach:.1f}%", mean < 0)


class Cell(NamedTuple):
    """What a cell may hold; whatever is absent is not drawn."""

    text: str | Markup = ""
    links: tuple[Link, ...] = ()
    note: str | Markup = ""
    """A second line, smaller."""
    note_links: tuple[Link, ...] = ()
    lines: tuple[Line, ...] = ()
    sort: str = ""
    """What to sort by where the words themselves don't sort: a number, a date, an order."""
    tone: str = ""
    """`good`, `bad` or `warn` of the note; empty for quiet."""
    number: int = 0
    """A touchpoint's, before its link."""
    emotion: Emotion | None = None
    common: Emotion | None = None
    """The emotion that this one differs from."""
    picture: Picture | None = None
    answers: Signs | None = None
    basis: Basis | None = None
    state: PainState | None = None
    severity: int | None = None
    role: Role | None = None
    status: InitiativeRow | None = None
    verdict: VerdictRow | None = None
    said: tuple[Said, ...] = ()
    """Beneath it, what others say of the same."""
    on_target: MetricRow | None = None
    swing: Swing | None = None
    change: Change | None = None


class Row(NamedTuple):
    """The first cell is the row's heading."""

    cells: tuple[Cell, ...]
    tags: str = ""
    """What to filter by: `persona:pensioner owner:logistics state:as-is`."""


class Group(NamedTuple):
    """Rows under a heading of their own."""

    rows: tuple[Row, ...]
    heading: Link | None = None
    note: str = ""


Order = Literal["ascending", "descending"]


class Heading(NamedTuple):
    """A column's."""

    title: str
    numeric: bool = False
    key: str = ""
    """Its name in the page's address once the table is sorted by it: the same in every language, for ever."""
    order: Order | None = None
    """Which way the rows are sorted by it as they stand."""


SORTED_FROM = 3
"""Rows from which a table is worth sorting."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one or more groups of rows."""

    headings: tuple[Heading, ...]
    groups: tuple[Group, ...]
    prose: bool = False
    """Whether the rows are headed by sentences, not by names: they are told in order, too."""
    stacked: bool = False
    """Whether a phone lays the cells of a row under each other: where one of them is a sentence."""
    filter: Filter | None = None
    """Of its rows, by their tags."""

    def __bool__(self) -> bool:
        """Whether there is any row."""
        return any(group.rows for group in self.groups)

    @property
    def sortable(self) -> bool:
        """Whether readers may sort it. Rows under headings of their own are told in order, and stay in it."""
        (first, *more) = self.groups
        return not (more or first.heading or self.prose) and len(first.rows) >= SORTED_FROM

    @property
    def template(self) -> str:
        return "table"


class BriefRow(NamedTuple):
    """A map with those of its touchpoints that are meant."""

    map: Link
    numbers: tuple[Link, ...]
    mean: Emotion | None
    felt: str
    """The mean to sort by."""
    pains: int
    """How many of their pains still hurt."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A large slice, a row a map, made when it is drawn."""

    make: Callable[[], tuple[BriefRow, ...]]
    first: int = 40
    """Rows in view from the start; the others are folded."""

    @property
    def rows(self) -> tuple[BriefRow, ...]:
        return self.make()

    @property
    def template(self) -> str:
        return "brief"


class Column(NamedTuple, Generic[Thing]):
    """How a column is filled."""

    title: str
    cell: Callable[[Thing], Cell]
    numeric: bool = False
    key: str = ""
    order: Order | None = None

    @property
    def heading(self) -> Heading:
        return Heading(self.title, self.numeric, self.key, self.order)


@dataclass(frozen=True)
class Sift(Generic[Thing]):
    """How readers find rows: what each is found by, and the form that asks for it."""

    tags: Callable[[Thing], str]
    filter: Filter | None = None


def table(
    columns: Sequence[Column[Thing]],
    things: Iterable[Thing],
    sift: Sift[Thing] | None = None,
) -> Table:
    """One row a thing, in the order given."""
    if sift is None:
        return Table(headings(columns), (Group(rows(columns, things)),))
    return Table(headings(columns), (Group(rows(columns, things, sift.tags)),), filter=sift.filter)


def headings(columns: Sequence[Column[Thing]]) -> tuple[Heading, ...]:
    return tuple(column.heading for column in columns)


def rows(
    columns: Sequence[Column[Thing]], things: Iterable[Thing], tags: Callable[[Thing], str] = lambda _: ""
) -> tuple[Row, ...]:
    return tuple(Row(tuple(column.cell(thing) for column in columns), tags(thing)) for thing in things)


def table_section(
    anchor: str, title: str, found: Table | Brief, lead: str | Markup = ""
) -> tuple[Section, ...]:
    """A section of its own, where there is any row."""
    return (Section(anchor, title, found.template, found, lead),) if found else ()


def count_cell(writer: Writer, n: int) -> Cell:
    """A whole number. None is a number too, and a good one of pains: it is drawn quietly, by its `sort`."""
    return Cell(writer.locale.number(n), sort=str(n))


def emotion_cell(felt: Emotion | None, mean: float | None = None) -> Cell:
    """An emotion, or a mean of several."""
    if felt is None:
        return Cell()
    return Cell(emotion=felt, sort=f"{felt.value if mean is None else mean:.2f}")


def day_cell(writer: Writer, day: dt.date | None, note: str = "", tone: str = "") -> Cell:
    return Cell(whole(writer.locale.date(day)) if day else "", note=note, tone=tone, sort=str(day or ""))


def whole(text: str) -> str:
    """Words that stay on one line."""
    return text.replace(" ", NO_BREAK)


def link_cell(*links: Link | None) -> Cell:
    return Cell(links=tuple(link for link in links if link))


def owner_cell(writer: Writer, department: str | None) -> Cell:
    """A department that answers for something."""
    return link_cell(writer.link(Kind.DEPARTMENT, department)) if department else Cell()
