"""What a rule says: a message in English with named places, filled and translated by whoever shows it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias


@dataclass(frozen=True, slots=True)
class Titles:
    """Several titles, shown as a list, each in quotes."""

    titles: tuple[str, ...]


Value: TypeAlias = str | int | float | dt.date | tuple[str, ...] | Titles
"""A title or a word, a number, a day, several words, several titles."""


class Said(NamedTuple):
    """One sentence without a full stop, with the mend behind a semicolon."""

    message: str
    plural: str = ""
    """The message for another number than one; empty where nothing is counted."""
    n: int = 1
    values: tuple[tuple[str, Value], ...] = ()


def said(message: str, /, **values: Value) -> Said:
    """A message with its values."""
    return Said(message, values=tuple(values.items()))


def said_n(singular: str, plural: str, n: int, /, **values: Value) -> Said:
    """A message that counts; `{n}` is the number."""
    return Said(singular, plural, n, tuple(values.items()))


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for it
    """Marks a text that is translated where it is shown."""
    return message
