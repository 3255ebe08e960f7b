"""What a reader may filter a page by: fields, and the tags of what is filtered (`static/filter.js`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

CHIPS = 8
"""Choices of a field up to which each is a button of its own."""


class Choice(NamedTuple):
    """One value of a field."""

    value: str
    text: str


class Field(NamedTuple):
    """What is chosen by; its name is the key in the address."""

    name: str
    label: str
    all: str
    """The choice of nothing: `Everyone`."""
    choices: tuple[Choice, ...]


class Filter(NamedTuple):
    """A form that shows some of the items of `scope`."""

    label: str
    scope: str
    """The id of the element that holds the items."""
    chips: tuple[Field, ...]
    """Whose choices stand beside each other."""
    lists: tuple[Field, ...]
    shown: str
    """`{shown} of 14 maps shown`; the first place is filled by the script."""


def field(name: str, label: str, all: str, choices: Iterable[Choice]) -> tuple[Field, ...]:
    """A field, where there is something to choose."""
    found = tuple(choices)
    return (Field(name, label, all, found),) if len(found) > 1 else ()


def form(label: str, scope: str, shown: str, chips: Iterable[Field], lists: Iterable[Field]) -> Filter | None:
    """A form, where there is any field; a row of buttons that would be long gives way to a list."""
    rows = tuple(chips)
    short = tuple(field for field in rows if len(field.choices) <= CHIPS)
    rest = (*(field for field in rows if field not in short), *lists)
    return Filter(label, scope, short, rest, shown) if short or rest else None


def tags(**fields: Iterable[str | None]) -> str:
    """What an item is found by: `persona:pensioner owner:shops`. Values are ids: they hold no blanks."""
    return " ".join(f"{name}:{value}" for name, values in fields.items() for value in values if value)
