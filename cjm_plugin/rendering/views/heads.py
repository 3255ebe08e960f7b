"""Heads of objects' pages, and the addresses that authors write into plain fields."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Key
from cjm_plugin.analysis.links import linked
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import MAIL
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds import SCOPED
from cjm_plugin.rendering.outside import outside_address
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.lately import lately_section
from cjm_plugin.rendering.views.parts import Head, Prop, Section, crumbs, extension_rows, siblings
from cjm_plugin.rendering.views.uses import used_by_section
from cjm_plugin.rendering.writer import Link, Writer

_NOT_RELATIVE = re.compile(r"[^/?#]*:|/|[?#]|.*[\s\\<>\"]")


def object_document(
    writer: Writer,
    thing: Object,
    head: Head,
    sections: Iterable[Section],
    told: Iterable[Key] = (),
) -> Document:
    """An object's page: its own sections, then who else uses it than its slice and those it has `told` of."""
    maps = {(Kind.JOURNEY, contact.journey.id) for contact in writer.facts.slices.of(thing.kind, thing.id)}
    return Document(
        head,
        (*sections, *lately_section(writer, thing), *used_by_section(writer, thing, {*maps, *told})),
        siblings(writer, thing, _in_order(writer, thing.kind)),
        extension_rows(thing.extensions),
    )


def _in_order(writer: Writer, kind: Kind) -> tuple[Object, ...]:
    catalog = writer.facts.catalog
    return catalog.stages_in_order if kind is Kind.STAGE else tuple(catalog.collection(kind).values())


def object_head(writer: Writer, thing: Object, summary: Markup | None, *props: Prop | None) -> Head:
    """The head with those facts that are known; tags last."""
    tags = text_prop(writer.locale.t("Tags"), ", ".join(thing.tags))
    found = tuple(prop for prop in (*props, tags) if prop)
    return Head(thing.title, crumbs(writer, thing.kind), summary, found, subscribe(writer, thing))


def subscribe(writer: Writer, thing: Object | None) -> tuple[Link, ...]:
    """To where the feeds of an object, or of the whole site, stand ready to be chosen; nothing without feeds.

    Not to a feed itself: browsers show it as code.
    """
    if not writer.library.setting.url or (thing and thing.kind not in SCOPED):
        return ()
    address = urls.subscription(thing.kind, thing.id) if thing else urls.FEEDS
    return (Link(writer.locale.t("Subscribe"), writer.href(address)),)


def text_prop(label: str, text: str | Markup | None, tone: str = "") -> Prop | None:
    return Prop(label, (), text, tone) if text else None


def link_prop(label: str, links: tuple[Link, ...]) -> Prop | None:
    return Prop(label, links) if links else None


def department_prop(writer: Writer, label: str, department: str | None) -> Prop | None:
    return Prop(label, (writer.link(Kind.DEPARTMENT, department),)) if department else None


def contact_prop(writer: Writer, contact: str | None) -> Prop | None:
    """A mail address or a web address as a link, anything else as the words it is."""
    if not contact:
        return None
    label, link = writer.locale.t("Contact"), outside_link(contact)
    return Prop(label, (link,)) if link else Prop(label, (), contact)


def outside_link(text: str) -> Link | None:
    """A link to where plain text leads, if it is nothing but a web address or a plain mail address."""
    address = outside_address(text)
    return None if address is None else Link(text, address)


def document_link(writer: Writer, text: str, source: Object) -> Link | None:
    """The same, and also a relative address in the file of `source`: of another object or of a file."""
    scheme, colon, rest = text.partition(":")
    if colon and scheme.lower() == "mailto" and MAIL.fullmatch(rest):
        return outside_link(rest)
    if _NOT_RELATIVE.match(text):
        return outside_link(text)
    return outside_link(text) or _relative_link(writer, text, source)


def _relative_link(writer: Writer, text: str, source: Object) -> Link | None:
    target, hash_, fragment = text.partition("#")
    thing = linked(source.path, target, writer.library.by_path)
    if thing:
        return writer.object(thing)
    root, found, _ = source.path.rpartition(f"{source.kind.folder}/")
    path = (
        posixpath.relpath(posixpath.join(posixpath.dirname(source.path), target), root or ".")
        if found
        else ".."
    )
    return None if path.startswith("..") else Link(text, writer.href(path + hash_ + fragment))
