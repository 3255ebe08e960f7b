"""A collection's page: its objects in one table, or how to add the first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.parts import Head, Section, collection_title
from cjm_plugin.rendering.views.tables import Column, Sift, Thing, table, table_section
from cjm_plugin.rendering.writer import Link, Writer

Named = TypeVar("Named", bound=Object)


def index_document(
    writer: Writer,
    kind: Kind,
    columns: Sequence[Column[Thing]],
    things: Iterable[Thing],
    lead: str = "",
    sift: Sift[Thing] | None = None,
) -> Document:
    """All objects of a kind, one a row."""
    found = tuple(things)
    title = counted(writer, kind, len(found))
    listed = table_section("list", title, table(columns, found, sift), lead) or (empty_section(writer, kind),)
    head = Head(collection_title(writer, kind), (Link(writer.locale.t("Atlas"), writer.href(urls.HOME)),))
    return Document(head, listed)


def counted(writer: Writer, kind: Kind, many: int) -> str:
    """`10 maps`"""
    n = writer.locale.n
    return {
        Kind.JOURNEY: n("{n} map", "{n} maps", many),
        Kind.PERSONA: n("{n} persona", "{n} personas", many),
        Kind.STAGE: n("{n} stage", "{n} stages", many),
        Kind.DEPARTMENT: n("{n} department", "{n} departments", many),
        Kind.CHANNEL: n("{n} channel", "{n} channels", many),
        Kind.SYSTEM: n("{n} system", "{n} systems", many),
        Kind.METRIC: n("{n} metric", "{n} metrics", many),
        Kind.STUDY: n("{n} study", "{n} studies", many),
        Kind.INITIATIVE: n("{n} initiative", "{n} initiatives", many),
        Kind.PRINCIPLE: n("{n} principle", "{n} principles", many),
    }[kind]


def tally(writer: Writer, found: Iterable[tuple[str, int]]) -> str:
    """`as-is: 8 · to-be: 2 · stale: 1`: what a collection is made of, as far as there is any of it."""
    return " · ".join(f"{word}: {writer.locale.number(n)}" for word, n in found if n)


def empty_section(writer: Writer, kind: Kind) -> Section:
    """A friendly word, and the file that makes the first."""
    return Section("list", writer.locale.t("Nothing here yet"), "empty", f"{kind.folder}/{_FIRST[kind]}.md")


_FIRST = {
    Kind.JOURNEY: "buying-a-washing-machine",
    Kind.PERSONA: "young-family",
    Kind.STAGE: "choose",
    Kind.DEPARTMENT: "logistics",
    Kind.CHANNEL: "website",
    Kind.SYSTEM: "order-management",
    Kind.METRIC: "nps-after-purchase",
    Kind.STUDY: "interviews-2026-q3",
    Kind.INITIATIVE: "two-hour-windows",
    Kind.PRINCIPLE: "loss-aversion",
}
"""A name that a first file of each kind may have."""


def by_title(things: Iterable[Named]) -> list[Named]:
    """As readers look for them."""
    return sorted(things, key=lambda thing: (thing.title.casefold(), thing.id))
