"""Where an object is used: who names it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Key
from cjm_plugin.analysis.links import Use
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.parts import Section, collection_title
from cjm_plugin.rendering.writer import Link, Writer

PLACES = 60
"""Users of one kind up to which a page tells where in each a thing is named."""


class UseRow(NamedTuple):
    """Who names this object, and where."""

    link: Link
    places: tuple[Link, ...]


class UseGroup(NamedTuple):
    """Users of one kind."""

    title: str
    rows: tuple[UseRow, ...]


def back_links(writer: Writer, thing: Object, told: Collection[Key]) -> tuple[Use, ...]:
    """Who names an object, but for those that its page has `told` of already."""
    found = writer.facts.uses.get((thing.kind, thing.id), ())
    return tuple(use for use in found if (use.by.kind, use.by.id) not in told)


def use_groups(writer: Writer, found: Sequence[Use]) -> tuple[UseGroup, ...]:
    """By kind, in the order of the collections."""
    groups = []
    for by_kind in Kind:
        users = [use for use in found if use.by.kind is by_kind]
        rows = tuple(
            UseRow(writer.object(use.by), _places(writer, use) if len(users) <= PLACES else ())
            for use in users
        )
        if rows:
            groups.append(UseGroup(collection_title(writer, by_kind), rows))
    return tuple(groups)


def _places(writer: Writer, use: Use) -> tuple[Link, ...]:
    return tuple(link for place in use.places if (link := writer.place(place)))


def used_by_section(writer: Writer, thing: Object, told: Collection[Key] = ()) -> tuple[Section, ...]:
    """The last section of an object's page, where anybody names it of whom the page has not told."""
    found = back_links(writer, thing, told)
    title = writer.locale.t("Used by")
    return (Section("used-by", title, "used_by", lambda: use_groups(writer, found)),) if found else ()
