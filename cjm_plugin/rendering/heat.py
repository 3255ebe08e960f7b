"""What a heat matrix shows: rows by columns, a figure in a tinted cell where they meet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

Sign: TypeAlias = Literal["wait", "again", "lost"]
"""A little picture before a figure: a clock, an arrow that comes round, one that leads away."""


class Label(NamedTuple):
    """Words that lead somewhere."""

    text: str
    href: str


class Note(NamedTuple):
    """A second figure of a cell, as short as can be."""

    text: str
    sign: Sign | None = None


class HeatCell(NamedTuple):
    """What is written where a row and a column meet."""

    figure: str
    notes: tuple[Note, ...]
    level: int
    """The tint: below nought for what is bad, above for what is good."""
    href: str
    words: str
    """All of it in words, for the pointer and for those who hear the picture."""


class HeatRow(NamedTuple):
    heading: Label
    cells: tuple[HeatCell | None, ...]


class Step(NamedTuple):
    """A tint, and what it stands for."""

    level: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Heat:
    """A matrix as a picture."""

    title: str
    """What it is of, for those who do not see it."""
    corner: str
    """What the rows are."""
    columns: tuple[Label, ...]
    rows: tuple[HeatRow, ...]
    scale: tuple[Step, ...]
    ends: tuple[str, str]
    """What the scale is called before its first step and after its last."""
    signs: tuple[Note, ...] = ()
    """What each little picture stands for."""

    @property
    def drawable(self) -> bool:
        """Whether anything meets."""
        return any(cell for row in self.rows for cell in row.cells)
