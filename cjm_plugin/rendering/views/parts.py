"""Pieces that several pages share."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType
from typing import Any, NamedTuple

from markupsafe import Markup

from cjm_plugin.model import anchors
from cjm_plugin.model.base import Extension, Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.page import Heading
from cjm_plugin.rendering.writer import Link, Writer

NEIGHBOURS = 12
"""How many of a large collection a page's local navigation names on either side."""


class Prop(NamedTuple):
    """A fact in a page's head: a label with links or words behind it."""

    label: str
    links: tuple[Link, ...] = ()
    text: str | Markup = ""
    tone: str = ""
    """`good`, `bad` or `warn`; empty for plain ink."""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a page."""

    title: str
    crumbs: tuple[Link, ...]
    summary: Markup | None = None
    props: tuple[Prop, ...] = ()
    actions: tuple[Link, ...] = ()
    before: Link | None = None
    """The page before this one, where pages follow each other."""
    after: Link | None = None


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading of its own, drawn by `sections/<template>.html` from `data`."""

    anchor: str
    title: str
    template: str
    given: Any
    """The data, or a function that makes them when the page is drawn: the headings are asked for before."""
    lead: str | Markup = ""

    @cached_property
    def data(self) -> Any:
        """Made once: a template asks for it again and again."""
        return self.given() if isinstance(self.given, FunctionType) else self.given

    @property
    def id(self) -> str:
        """What its heading carries in HTML."""
        return anchors.section_anchor(self.anchor)

    @property
    def heading(self) -> Heading:
        return Heading(2, self.id, self.title)


class Emotion(NamedTuple):
    """An emotion as number, words and a key for its face."""

    value: int
    text: str
    word: str


class ExtensionRow(NamedTuple):
    """One of the author's own keys."""

    name: str
    """As a label: `x-first-seen` is `First seen`."""
    value: str


class Siblings(NamedTuple):
    """Local navigation: the collection around this page."""

    title: str
    collection: Link
    links: tuple[Link, ...]
    here: str
    """The `href` of the current page among them."""
    more: int
    """How many of the collection are not named."""


def emotion(writer: Writer, value: int | None) -> Emotion | None:
    """`None` where nobody knows."""
    if value is None:
        return None
    return Emotion(value, writer.locale.signed(value), writer.locale.word("emotion", str(value)))


def mean_emotion(writer: Writer, mean: float | None) -> Emotion | None:
    """A mean with a sign and one decimal, under the nearest emotion's face; `None` where nobody knows."""
    if mean is None:
        return None
    nearest = int(mean + 0.5) if mean >= 0 else -int(0.5 - mean)
    return Emotion(nearest, writer.locale.signed(mean, 1), writer.locale.word("emotion", str(nearest)))


def extension_rows(extensions: Sequence[Extension]) -> tuple[ExtensionRow, ...]:
    """The author's own keys: words as they are, anything deeper as JSON."""
    rows = []
    for extension in extensions:
        value = json.loads(extension.json_value)
        text = value if isinstance(value, str) else extension.json_value
        rows.append(ExtensionRow(_label(extension.name), text))
    return tuple(rows)


def _label(key: str) -> str:
    words = key.removeprefix("x-").replace("-", " ").strip()
    return words[:1].upper() + words[1:] if words else key


def siblings(writer: Writer, thing: Object, order: Sequence[Object]) -> Siblings:
    """The collection around a page, whole if it is small."""
    position = next(i for i, other in enumerate(order) if other.id == thing.id)
    first = max(0, position - NEIGHBOURS)
    shown = order[first : position + NEIGHBOURS + 1]
    title = collection_title(writer, thing.kind)
    return Siblings(
        title,
        Link(title, writer.href(urls.index(thing.kind))),
        tuple(writer.object(other) for other in shown),
        writer.href(urls.page(thing.kind, thing.id)),
        len(order) - len(shown),
    )


def collection_title(writer: Writer, kind: Kind) -> str:
    """`Journeys`"""
    return writer.locale.word("collection", kind.folder, capital=True)


def crumbs(writer: Writer, kind: Kind) -> tuple[Link, ...]:
    """From the home page down to the collection."""
    return (
        Link(writer.locale.t("Atlas"), writer.href(urls.HOME)),
        Link(collection_title(writer, kind), writer.href(urls.index(kind))),
    )
