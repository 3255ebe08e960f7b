"""What a reader may filter a page by: fields, and the tags of what is filtered (`static/filter.js`)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.writer import Writer

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


def map_filter(writer: Writer, maps: Sequence[Journey], scope: str) -> Filter | None:
    """Of maps: by whatever there are at least two of."""
    t, n = writer.locale.t, writer.locale.n
    personas = {persona for journey in maps for persona in journey.personas}
    owners, states = {journey.owner for journey in maps}, {journey.state for journey in maps}
    owner = field("owner", t("Owner"), t("Any"), _choices(writer, Kind.DEPARTMENT, owners))
    state = field("state", t("State"), t("Any"), [_state(writer, state) for state in sorted(states)])
    persona = field("persona", t("Persona"), t("Everyone"), _choices(writer, Kind.PERSONA, personas))
    shown = n("{shown} of {n} map shown", "{shown} of {n} maps shown", len(maps), shown="{shown}")
    return form(t("Filter maps"), scope, shown, chips=persona, lists=(*owner, *state))


def map_tags(journey: Journey) -> str:
    """What `map_filter` finds a map by."""
    return tags(persona=journey.personas, owner=[journey.owner], state=[journey.state])


def _choices(writer: Writer, kind: Kind, ids: set[str] | set[str | None]) -> list[Choice]:
    known = writer.facts.catalog.collection(kind).values()
    return [Choice(thing.id, thing.title) for thing in known if thing.id in ids]


def _state(writer: Writer, state: str) -> Choice:
    return Choice(state, writer.locale.word("state", state))
