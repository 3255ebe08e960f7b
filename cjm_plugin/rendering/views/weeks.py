"""All weeks, newest first."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.ledger import Entry
from cjm_plugin.model.change import Named
from cjm_plugin.model.revision import Revision
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import subscribe
from cjm_plugin.rendering.views.parts import Head, Prop, Section
from cjm_plugin.rendering.views.told import Count, changes_counted, days, summary, tally, week_title
from cjm_plugin.rendering.views.untold import untold_words
from cjm_plugin.rendering.writer import Library, Link, Writer

MAPS = 4
"""Maps that are named of a week; more are counted."""


class WeekRow(NamedTuple):
    """A week in the list of all."""

    link: Link
    days: str
    summary: Markup
    maps: tuple[Link, ...]
    more: str
    """How many maps are not named."""
    total: str
    tally: tuple[Count, ...]


class Month(NamedTuple):
    """The weeks that closed in a month."""

    title: str
    rows: tuple[WeekRow, ...]


def weeks_title(library: Library) -> str:
    """What the page of all weeks is called everywhere."""
    return library.locale.t("Changes")


def weeks_view(writer: Writer) -> Document:
    """The page of all weeks."""
    t, ledger = writer.locale.t, writer.library.ledger
    crumbs = (Link(t("Atlas"), writer.href(urls.HOME)),)
    head = Head(
        weeks_title(writer.library), crumbs, _lead(writer), tuple(_props(writer)), subscribe(writer, None)
    )
    if writer.library.chronicle.untold or not (ledger.entries or ledger.next.says_something):
        why = untold_words(writer)
        return Document(head, (Section("untold", t("Why there is nothing"), "notes", (why,)),))
    return Document(head, (*_next(writer), *_years(writer)))


def _lead(writer: Writer) -> Markup | None:
    if writer.library.chronicle.untold:
        return None
    return Markup.escape(
        writer.locale.t("What changed for the customer, week by week: better, worse, and for whom.")
    )


def _props(writer: Writer) -> Iterator[Prop]:
    t, ledger = writer.locale.t, writer.library.ledger
    if not ledger.entries:
        return
    yield Prop(t("Weeks with changes"), (), writer.locale.number(len(ledger.entries)))
    begins = ledger.entries[-1].revision
    if begins.closed:
        yield Prop(t("Since"), (), writer.locale.date(days(begins.closed)[0]))


def _next(writer: Writer) -> tuple[Section, ...]:
    entry = writer.library.ledger.next
    if not entry.says_something:
        return ()
    title = week_title(writer, entry)
    return (Section("next", title, "weeks", lambda: (Month("", (_row(writer, entry),)),)),)


def _years(writer: Writer) -> Iterator[Section]:
    for year, entries in groupby(writer.library.ledger.entries, _year):
        yield _section(writer, year, tuple(entries))


def _section(writer: Writer, year: str, entries: tuple[Entry, ...]) -> Section:
    return Section(year, year, "weeks", lambda: tuple(_months(writer, entries)))


def _year(entry: Entry) -> str:
    return str(entry.revision.week.year) if entry.revision.week else ""


def _months(writer: Writer, entries: tuple[Entry, ...]) -> Iterator[Month]:
    for title, found in groupby(entries, lambda entry: _month(writer, entry.revision)):
        yield Month(title, tuple(_row(writer, entry) for entry in found))


def _month(writer: Writer, revision: Revision) -> str:
    """The month of the week's Thursday, in which most of its days are: as ISO tells a week's year."""
    thursday = revision.week.thursday if revision.week else None
    return writer.locale.capital(writer.locale.month_name(thursday)) if thursday else ""


def _row(writer: Writer, entry: Entry) -> WeekRow:
    revision, n = entry.revision, writer.locale.n
    name = revision.name
    homes = [chapter.group.home for chapter in entry.maps] or list(revision.first)
    maps = tuple(Link(home.title, writer.href(_target(revision, home))) for home in homes[:MAPS])
    more = len(homes) - len(maps)
    return WeekRow(
        Link(_name(writer, entry), writer.href(urls.week(name))),
        writer.locale.short_days(*days(revision.closed)) if revision.closed else "",
        summary(writer, revision),
        maps,
        n("and {n} more", "and {n} more", more) if more > 0 else "",
        changes_counted(writer, len(entry.changes)) if entry.changes else "",
        tally(writer, entry.changes),
    )


def _name(writer: Writer, entry: Entry) -> str:
    return week_title(writer, entry) if entry.revision.week else writer.locale.t("Not closed yet")


def _target(revision: Revision, home: Named) -> str:
    """Where a week's page tells of a map: of the first version nothing but its name."""
    if revision.is_first:
        return urls.week(revision.name)
    return urls.told(revision.name, home.kind, home.id)
