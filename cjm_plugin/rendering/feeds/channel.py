"""What a feed says of itself, whatever form it has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds.absolute import TAG_DATE, Origin
from cjm_plugin.rendering.feeds.entries import Entry, legal
from cjm_plugin.rendering.feeds.scopes import Gone, Scope
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.writer import Library

NEVER = dt.datetime(int(TAG_DATE), 1, 1, tzinfo=dt.UTC)
"""The date of a feed in a site without any revision."""


@dataclass(frozen=True, kw_only=True)
class Channel:
    """A feed without its items."""

    id: str
    title: str
    description: str
    page: str
    """In full, as all addresses here."""
    base: str
    """The site's."""
    scope: str
    """What it tells of, without the site's name; empty for the whole site."""
    site: str
    language: str
    moment: dt.datetime
    """When it last had something new: the same however often the site is built."""
    updated: dt.datetime
    """The same, as `Entry.updated` tells it."""


def channel(library: Library, origin: Origin, scope: Scope, entries: Sequence[Entry]) -> Channel:
    """What the feeds of a scope say of themselves."""
    return Channel(
        id=origin.tag(*filter(None, scope.page.split("/")), ""),
        title=feed_title(library, scope),
        description=legal(_description(library.locale, scope)),
        # What has gone has no page any more.
        page=origin.absolute(urls.CHANGES if isinstance(scope.thing, Gone) else scope.page),
        base=origin.base,
        scope=legal(scope.thing.title) if scope.thing else "",
        site=legal(library.setting.name),
        language=library.locale.language,
        moment=entries[0].when if entries else _beginning(library),
        updated=max((entry.updated for entry in entries), default=_beginning(library)),
    )


def feed_title(library: Library, scope: Scope) -> str:
    """`Logistics · Customer journeys`"""
    name = library.setting.name
    return legal(f"{scope.thing.title} · {name}" if scope.thing else name)


def _description(locale: Locale, scope: Scope) -> str:
    if scope.thing is None:
        return locale.t("What changes for the customer, week by week")
    return locale.t("What changes for the customer, week by week: {scope}", scope=scope.thing.title)


def _beginning(library: Library) -> dt.datetime:
    revisions = library.chronicle.revisions
    return (revisions[-1].closed if revisions else None) or NEVER
