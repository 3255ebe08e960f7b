"""Changes as pages tell them: a line is a direction, a sentence, and whom it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup, escape

from cjm_plugin.analysis.ledger import Chapter, Entry, Thing, Told
from cjm_plugin.analysis.lines import by_direction
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.telling import HtmlStyle, Teller
from cjm_plugin.rendering.writer import Link, Writer


class LineRow(NamedTuple):
    """A line of changes."""

    direction: str
    word: str
    text: Markup
    departments: tuple[Link, ...]
    """Without `href` where there is no such department any more."""
    reach: str
    """How many maps see it, where it is told apart from them."""
    positions: str
    """Which of the page's filters show it: their numbers."""
    anchor: str = ""
    """Of the object that it is the first line of."""


class CommitRow(NamedTuple):
    """Why, and who."""

    subject: str
    request: Link | None
    """Its pull request; without `href` where no forge is known."""
    authors: str


class Count(NamedTuple):
    """How many changes are of a direction."""

    direction: str
    number: str
    word: str


def teller(writer: Writer) -> Teller:
    """Tells changes with links that hold on every page as deep as this one."""
    deep = Writer(writer.library, "-/" * _depth(writer))
    return Teller(writer.locale, HtmlStyle(lambda named: address(deep, named)))


def _depth(writer: Writer) -> int:
    return writer.here.count("/")


def address(writer: Writer, named: Named) -> str | None:
    """Where a thing is found that a change names; `None` where it is no more."""
    if named.kind in {"touchpoint", "pain"}:
        place = Place.parse(named.id)
        link = writer.place(place) if place else None
        return link.href if link else None
    kind = Kind(named.kind)
    known = named.id in writer.facts.catalog.collection(kind)
    return writer.href(urls.page(kind, named.id)) if known else None


def sentence(writer: Writer, told: Told) -> Markup:
    """A line in words."""
    known, key = writer.library.sentences, (_depth(writer), told)
    if key not in known:
        known[key] = escape(teller(writer).line(told.line))
    return known[key]


def line_row(writer: Writer, told: Told, numbers: Mapping[Thing, int]) -> LineRow:
    """A line on a page whose filters have these numbers."""
    direction = told.line.direction
    here = sorted(numbers[thing] for thing in told.concerns if thing in numbers)
    return LineRow(
        direction.value,
        writer.locale.word("direction", direction.value),
        sentence(writer, told),
        department_links(writer, told),
        "" if told.home[0] == Kind.JOURNEY else reach(writer, told),
        " ".join(map(str, here)),
    )


def department_links(writer: Writer, told: Told) -> tuple[Link, ...]:
    """The departments that a line concerns, by title."""
    ids = dict.fromkeys(id for change in told.line.changes for id in change.scopes.departments)
    titled = titles(told.line.changes)
    links = (department_link(writer, id, titled) for id in ids)
    return tuple(sorted(links, key=lambda link: (link.text.casefold(), link.href)))


def department_link(writer: Writer, id: str, titled: Mapping[Thing, str]) -> Link:
    if id in writer.facts.catalog.departments:
        return writer.link(Kind.DEPARTMENT, id)
    return Link(titled.get((Kind.DEPARTMENT, id), id), "")


def titles(changes: Iterable[Change]) -> dict[Thing, str]:
    """What things were called that changes name: some are no more."""
    named = (value for c in changes for value in (c.before, c.after, c.home, c.persona))
    return {(value.kind, value.id): value.title for value in named if isinstance(value, Named)}


def reach(writer: Writer, told: Told) -> str:
    """`in 9 maps`; empty where no map sees it."""
    maps = {id for change in told.line.changes for id in change.scopes.journeys}
    return writer.locale.n("in {n} map", "in {n} maps", len(maps)) if maps else ""


def summary(writer: Writer, revision: Revision) -> str:
    """What a revision was about, in a sentence or two."""
    n = writer.locale.n
    if revision.is_first:
        maps = len(revision.first)
        return n("The first version: {n} map.", "The first version: {n} maps.", maps)
    return str(teller(writer).summary(revision.changes)) if revision.changes else ""


def tally(writer: Writer, changes: Sequence[Change]) -> tuple[Count, ...]:
    """`4 worse`, `6 better`, `4 neutral`; directions without any are left out."""
    locale, counts = writer.locale, by_direction(changes)
    return tuple(
        Count(direction.value, locale.number(counts[direction]), locale.word("direction", direction.value))
        for direction in (Direction.WORSE, Direction.BETTER, Direction.NEUTRAL)
        if counts[direction]
    )


def changes_counted(writer: Writer, many: int) -> str:
    """`7 changes`"""
    return writer.locale.n("{n} change", "{n} changes", many)


def commit_rows(writer: Writer, entry: Entry, chapters: Iterable[Chapter]) -> tuple[CommitRow, ...]:
    """What was done for all this, and by whom."""
    return tuple(_commit_row(writer, commit) for commit in entry.commits(chapters))


def _commit_row(writer: Writer, commit: Commit) -> CommitRow:
    number = commit.pull_request
    request = Link(f"#{number}", urls.pull_request(writer.library.setting.forge, number)) if number else None
    return CommitRow(commit.subject, request, ", ".join(commit.authors))
