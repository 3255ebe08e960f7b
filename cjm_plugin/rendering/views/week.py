"""One week's page: what it was about, then what changed by map, then what is shared by maps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.ledger import Chapter, Entry, Thing, Told, alike
from cjm_plugin.model import anchors
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Revision, Shift
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.page import Heading
from cjm_plugin.rendering.views.heads import subscribe
from cjm_plugin.rendering.views.parts import Head, Prop
from cjm_plugin.rendering.views.shifts import ShiftView, shift_view
from cjm_plugin.rendering.views.sift import PickField, fields, numbers
from cjm_plugin.rendering.views.told import (
    CommitRow,
    Count,
    LineRow,
    address,
    changes_counted,
    commit_rows,
    days,
    line_row,
    positions,
    reviewed,
    rewritten,
    summary,
    tally,
    week_title,
)
from cjm_plugin.rendering.views.untold import untold_words
from cjm_plugin.rendering.writer import Library, Link, Writer

SHARED = "shared"


class ChapterView(NamedTuple):
    """What changed on one map."""

    anchor: str
    title: Link
    """Without `href` where the map is no more."""
    who: str
    """Whose curve it is."""
    counted: str
    """`7 changes`"""
    all_for: str
    """Whom all of them concern: for anybody else their number would be wrong."""
    positions: str
    shift: ShiftView | None
    lines: tuple[LineRow, ...]
    why: tuple[CommitRow, ...]


class SharedView(NamedTuple):
    """What changed beside the maps."""

    anchor: str
    title: str
    lead: str
    positions: str
    lines: tuple[LineRow, ...]
    why: tuple[CommitRow, ...]


class ReviewedView(NamedTuple):
    """The maps that were reviewed, with nothing to change."""

    sentence: Markup
    why: tuple[CommitRow, ...]


@dataclass(frozen=True, slots=True)
class WeekView:
    """The page of a revision."""

    head: Head
    total: str
    tally: tuple[Count, ...]
    filters: tuple[PickField, ...]
    all: str
    rules: str
    """Where the filters' stylesheet is."""
    notes: tuple[Markup, ...]
    """What a reader has to know before: that nothing is told, that files could not be read."""
    maps: tuple[ChapterView, ...]
    shared: SharedView | None
    reviewed: ReviewedView | None
    first: tuple[Link, ...]
    """Of the first version, its maps."""


def full_title(library: Library, entry: Entry) -> str:
    """With the year, for lists and windows: `Week 47, 2026`."""
    writer, week = Writer(library, urls.week(entry.revision.name)), entry.revision.week
    if week is None:
        return week_title(writer, entry)
    return writer.locale.t("Week {number}, {year}", number=week.number, year=str(week.year))


def week_headings(writer: Writer, entry: Entry) -> tuple[Heading, ...]:
    """The table of contents, cheaply."""
    maps = [Heading(2, _anchor(chapter), chapter.group.home.title) for chapter in entry.maps]
    shared = [Heading(2, anchors.section_anchor(SHARED), _shared_title(writer))] if entry.shared else []
    return (*maps, *shared)


def week_anchors(entry: Entry) -> frozenset[str]:
    """Every map and shared thing, every filter."""
    homes = {_anchor(chapter) for chapter in entry.chapters}
    return frozenset(homes | {anchors.filter_anchor(*thing) for thing in numbers(entry)})


def week_view(writer: Writer, entry: Entry) -> WeekView:
    """The whole page of one revision."""
    revision, known = entry.revision, numbers(entry)
    shifts = {shift.journey.id: shift for shift in revision.shifts}
    return WeekView(
        head=_head(writer, entry),
        total=changes_counted(writer, len(entry.changes)) if entry.changes else "",
        tally=tally(writer, entry.changes),
        filters=fields(writer, entry),
        all=anchors.ALL,
        rules=writer.href(urls.FILTERS),
        notes=tuple(_notes(writer, entry)),
        maps=tuple(
            _chapter(writer, entry, chapter, shifts.get(chapter.group.home.id), known)
            for chapter in entry.maps
        ),
        shared=_shared(writer, entry, known),
        reviewed=_reviewed(writer, entry),
        first=tuple(
            Link(named.title, address(writer, named) or "")
            for named in sorted(revision.first, key=lambda named: (named.title.casefold(), named.id))
        ),
    )


def _head(writer: Writer, entry: Entry) -> Head:
    revision, t = entry.revision, writer.locale.t
    changes = Link(t("Changes"), writer.href(urls.CHANGES))
    crumbs = [Link(t("Atlas"), writer.href(urls.HOME)), changes]
    if revision.week:
        year = str(revision.week.year)
        crumbs.append(Link(year, writer.href(f"{urls.CHANGES}#{anchors.section_anchor(year)}")))
    before, after = _around(writer, entry)
    return Head(
        week_title(writer, entry),
        tuple(crumbs),
        summary(writer, revision) or None,
        tuple(_props(writer, revision)),
        subscribe(writer, None),
        before=before,
        after=after,
    )


def _around(writer: Writer, entry: Entry) -> tuple[Link | None, Link | None]:
    """The revision before and the one after."""
    ledger = writer.library.ledger
    order = (ledger.next, *ledger.entries)
    at = order.index(entry)
    later, earlier = order[max(0, at - 1) : at], order[at + 1 : at + 2]
    return _way(writer, earlier), _way(writer, later)


def _way(writer: Writer, found: tuple[Entry, ...]) -> Link | None:
    if not found:
        return None
    revision = found[0].revision
    return Link(week_title(writer, found[0]), writer.href(urls.week(revision.name)))


def _props(writer: Writer, revision: Revision) -> Iterator[Prop]:
    t, locale = writer.locale.t, writer.locale
    if revision.week:
        yield Prop(t("Revision"), (), str(revision.week))
    if revision.closed:
        first, last = days(revision.closed)
        yield Prop(t("Days"), (), locale.days(first, last))
        moment = Markup('<time datetime="{}">{}</time>').format(
            revision.closed.isoformat(), locale.moment(revision.closed)
        )
        yield Prop(t("Closed"), (), moment)
    elif writer.library.ledger.entries and (closed := writer.library.ledger.entries[0].revision.closed):
        moment = Markup('<time datetime="{}">{}</time>').format(closed.isoformat(), locale.moment(closed))
        yield Prop(t("Since"), (), moment)


def _notes(writer: Writer, entry: Entry) -> Iterator[Markup]:
    t, revision = writer.locale.t, entry.revision
    if writer.library.chronicle.untold:
        yield untold_words(writer)
    elif not entry.says_something and revision.week is None:
        yield Markup.escape(
            t("Nothing has changed since. What comes is told here as soon as it is published.")
        )
    if revision.unreadable:
        named = (Markup('<code dir="auto">{}</code>').format(path) for path in revision.unreadable)
        files = Markup(", ").join(named)
        yield Markup.escape(
            t("Could not be read that week, so it counts as last known: {files}", files=files)
        )


def _chapter(
    writer: Writer, entry: Entry, chapter: Chapter, shift: Shift | None, known: Mapping[Thing, int]
) -> ChapterView:
    home = chapter.group.home
    journey = writer.facts.catalog.journeys.get(home.id)
    who = shift.persona.title if shift and shift.persona else ""
    if not who and journey and journey.personas:
        who = writer.facts.catalog.personas[journey.personas[0]].title
    counted = changes_counted(writer, len(chapter.group.changes))
    return ChapterView(
        _anchor(chapter),
        Link(home.title, address(writer, home) or ""),
        who,
        counted,
        positions(alike(chapter.lines), known),
        positions(chapter.concerns, known),
        shift_view(writer, shift) if shift else None,
        tuple(_line(writer, told, known, at_home=True) for told in chapter.lines),
        commit_rows(writer, entry, (chapter,), known),
    )


def _shared(writer: Writer, entry: Entry, known: Mapping[Thing, int]) -> SharedView | None:
    if not entry.shared:
        return None
    rows = []
    for chapter in sorted(entry.shared, key=_by_kind):
        first, *rest = (_line(writer, told, known, at_home=False) for told in chapter.lines)
        rows += [first._replace(anchor=_anchor(chapter)), *rest]
    concerns = {thing for chapter in entry.shared for thing in chapter.concerns}
    return SharedView(
        anchors.section_anchor(SHARED),
        _shared_title(writer),
        writer.locale.t("Changed once, seen in many maps, told once."),
        positions(concerns, known),
        tuple(rows),
        commit_rows(writer, entry, entry.shared, known),
    )


def _reviewed(writer: Writer, entry: Entry) -> ReviewedView | None:
    if not entry.reviewed:
        return None
    maps = [chapter.group.home for chapter in entry.reviewed]
    sentence = reviewed(writer, maps, also=bool(entry.changes))
    return ReviewedView(sentence, commit_rows(writer, entry, entry.reviewed, {}))


def _line(writer: Writer, told: Told, known: Mapping[Thing, int], *, at_home: bool) -> LineRow:
    row = line_row(writer, told, known, at_home=at_home)
    return row._replace(rewritten=rewritten(writer, told))


def _by_kind(chapter: Chapter) -> int:
    """What is done first, then by collection; within a kind as in the ledger."""
    kinds = (Kind.INITIATIVE, *(kind for kind in Kind if kind is not Kind.INITIATIVE))
    return kinds.index(Kind(chapter.group.home.kind))


def _shared_title(writer: Writer) -> str:
    return writer.locale.t("Shared things")


def _anchor(chapter: Chapter) -> str:
    return anchors.told_anchor(chapter.group.home.kind, chapter.group.home.id)
