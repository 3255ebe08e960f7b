"""Where feeds are chosen, and where the chosen ones are read together."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.model import anchors
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds import SCOPED
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.views.collection import by_title, counted
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.parts import Head, Section, collection_title
from cjm_plugin.rendering.writer import Link, Writer

OPEN = 24
"""Feeds of a kind up to which they are shown at once; more unfold."""


class Row(NamedTuple):
    """What can be followed."""

    anchor: str
    page: str
    """Its address from the site's root, quoted: what a browser remembers."""
    title: str
    here: str
    """Its page, seen from here."""
    was: str = ""
    """The addresses that it had before, a blank between them."""


class Group(NamedTuple):
    """All of a kind."""

    title: str
    many: str
    rows: tuple[Row, ...]
    open: bool


class Choice(NamedTuple):
    """Everything that can be followed."""

    whole: Row
    groups: tuple[Group, ...]
    root: str
    """Where the site begins, seen from here."""
    my: Link
    all: str
    """The file with all feeds."""
    name: str
    """The site's."""


class Mine(NamedTuple):
    """What the reading page has to know."""

    root: str
    """Where the site begins, seen from here."""
    feeds: str
    """Where one chooses."""


def feeds_title(locale: Locale) -> str:
    """What the page is called everywhere."""
    return locale.t("Feeds")


def my_title(locale: Locale) -> str:
    """What the page is called everywhere."""
    return locale.t("My changes")


def feeds_view(writer: Writer) -> Document:
    """Every feed, to be chosen, taken along, copied; and what feeds are."""
    t = writer.locale.t
    summary = t("Be told when something changes in what matters to you, instead of looking every week.")
    head = Head(feeds_title(writer.locale), _crumbs(writer), Markup.escape(summary))
    if not writer.library.setting.url:
        return Document(head, (_none(writer),))
    return Document(head, (_choose(writer), *_explained(writer)))


def my_view(writer: Writer) -> Document:
    """A place for a script, which says what it is for where there is none."""
    t = writer.locale.t
    summary = t("What has changed in what you follow, newest first. Your choice stays in this browser.")
    head = Head(
        my_title(writer.locale),
        _crumbs(writer),
        Markup.escape(summary),
        actions=(Link(t("Choose what to follow"), writer.href(urls.FEEDS)),),
    )
    if not writer.library.setting.url:
        return Document(head, (_none(writer),))
    return Document(head, (Section("my", t("Changes"), "my", lambda: _mine(writer)),))


def _crumbs(writer: Writer) -> tuple[Link, ...]:
    return (Link(writer.locale.t("Atlas"), writer.href(urls.HOME)),)


def _none(writer: Writer) -> Section:
    return Section("none", writer.locale.t("There are no feeds yet"), "no_feeds", None)


# Choosing


def _choose(writer: Writer) -> Section:
    t = writer.locale.t
    return Section("choose", t("What do you want to follow?"), "feeds", lambda: _choice(writer))


def _choice(writer: Writer) -> Choice:
    t, catalog = writer.locale.t, writer.facts.catalog
    groups = []
    for kind in SCOPED:
        found = catalog.collection(kind).values()
        things = catalog.stages_in_order if kind is Kind.STAGE else by_title(found)
        rows = tuple(
            _row(
                writer,
                anchors.told_anchor(kind, thing.id),
                urls.page(kind, thing.id),
                thing.title,
                tuple(urls.page(kind, old) for old in thing.was),
            )
            for thing in things
        )
        if rows:
            many = counted(writer, kind, len(rows))
            groups.append(Group(collection_title(writer, kind), many, rows, len(rows) <= OPEN))
    return Choice(
        _row(writer, "everything", urls.HOME, t("Everything on this site")),
        tuple(groups),
        writer.href(urls.HOME),
        Link(my_title(writer.locale), writer.href(urls.MY)),
        writer.href(urls.OPML),
        writer.library.setting.name,
    )


def _mine(writer: Writer) -> Mine:
    return Mine(writer.href(urls.HOME), writer.href(urls.FEEDS))


def _row(writer: Writer, anchor: str, page: str, title: str, was: tuple[str, ...] = ()) -> Row:
    return Row(anchor, _remembered(page), title, writer.href(page), " ".join(map(_remembered, was)))


def _remembered(page: str) -> str:
    return urls.relative(page, "").removeprefix("./")


# Explaining


def _explained(writer: Writer) -> Iterable[Section]:
    t, my = writer.locale.t, Link(my_title(writer.locale), writer.href(urls.MY))
    yield Section("what", t("What is a feed?"), "about_feeds", None)
    yield Section("how", t("How do I read one?"), "ways", my)
