"""Changes as pages tell them: a line is a direction, a sentence, and whom it concerns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup, escape

from cjm_plugin.analysis.ledger import Chapter, Entry, Thing, Told
from cjm_plugin.analysis.lines import by_direction
from cjm_plugin.model import anchors
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.telling import HtmlStyle, PlainStyle, Teller
from cjm_plugin.rendering.writer import Link, Writer

NAMED = 4
"""Departments of a line that are named; more are counted: the filter tells which."""


class LineRow(NamedTuple):
    """A line of changes."""

    direction: str
    word: str
    text: Markup
    departments: tuple[Link, ...]
    """Without `href` where there is no such department any more."""
    many: str
    """Instead of their names, where there are too many to read."""
    reach: str
    """How many maps see it, where it is told apart from them."""
    positions: str
    """Which of the page's filters show it: their numbers."""
    rewritten: tuple[Rewritten, ...] = ()
    here: bool = False
    """Whether it does not begin with what it is about: it stands under its name."""
    anchor: str = ""
    """Of the object that it is the first line of."""


class Rewritten(NamedTuple):
    """A text that is too long for its line: what it said, and what it says."""

    before: str
    after: str


class CommitRow(NamedTuple):
    """Why, and who."""

    text: str
    request: Link | None
    """Its pull request; without `href` where no forge is known."""
    authors: str
    positions: str
    """The filters that show it."""


class Count(NamedTuple):
    """How many changes are of a direction."""

    direction: str
    number: str
    word: str


SHORT_STEP = 24
"""Letters of two values that stand in one line, whatever the width."""

SHORT_NAME = 24
"""Letters of a name that is not broken at its hyphen."""


@dataclass(frozen=True, slots=True)
class PageStyle(HtmlStyle):
    """Where a line is broken, a short step stays whole, and a longer one does not begin with its arrow."""

    to: str
    """What the arrow is called by those who read aloud."""

    def thing(self, named: Named) -> str:
        told = HtmlStyle.thing(self, named)
        is_whole = "-" in named.title and len(named.title) <= SHORT_NAME
        return Markup('<span class="cjm-whole">{}</span>').format(told) if is_whole else told

    def step(self, before: str, after: str) -> str:
        seen = f"{Markup(before).striptags()}{Markup(after).striptags()}"
        if len(seen) > SHORT_STEP:
            return Markup("{}\N{NO-BREAK SPACE}{} {}").format(before, self.arrow, after)
        return Markup('<span class="cjm-whole">{} {} {}</span>').format(before, self.arrow, after)

    @property
    def arrow(self) -> Markup:
        return Markup('<span role="img" aria-label="{}">→</span>').format(self.to)

    def unmarked(self, text: Markup) -> Markup:
        """Without what only our own stylesheets and our own pages need: for feeds."""
        return Markup(text.replace(self.arrow, "→").replace(' class="cjm-whole"', ""))


def teller(writer: Writer) -> Teller:
    """Tells changes with links that hold on every page as deep as this one."""
    deep = Writer(writer.library, "-/" * _depth(writer))
    return Teller(writer.locale, page_style(deep))


def page_style(writer: Writer) -> PageStyle:
    """With links that hold on the writer's page."""
    return PageStyle(lambda named: address(writer, named), writer.locale.pgettext("from one value", "to"))


def _depth(writer: Writer) -> int:
    return writer.here.count("/")


def address(writer: Writer, named: Named) -> str | None:
    """Where a thing is found that a change names, under today's id; `None` where it is no more."""
    if named.kind in {"touchpoint", "pain"}:
        place = Place.parse(named.id)
        return _place_address(writer, place) if place else None
    id = writer.library.living.get((named.kind, named.id), ("", named.id))[1]
    kind = Kind(named.kind)
    known = id in writer.facts.catalog.collection(kind)
    return writer.href(urls.page(kind, id)) if known else None


def _place_address(writer: Writer, place: Place) -> str | None:
    """Of a touchpoint; of a pain that is no more, its touchpoint's."""
    touchpoint = f"{place.journey}/{place.touchpoint}"
    id = writer.library.living.get(("touchpoint", touchpoint), ("", touchpoint))[1]
    at = Place.parse(id)
    if at is None or writer.facts.slices.at(at) is None:
        return None
    pain = Place(at.journey, at.touchpoint, place.pain)
    return writer.href(urls.place(pain if pain in writer.facts.pains else at))


def sentence(writer: Writer, told: Told, *, at_home: bool) -> Markup:
    """A line in words; `at_home` where it stands under the name of the object that it is told of."""
    known, key = writer.library.sentences, (_depth(writer), at_home, told)
    if key not in known:
        under = told.line.changes[0].home if at_home else None
        known[key] = escape(teller(writer).line(told.line, under=under))
    return known[key]


def line_row(writer: Writer, told: Told, numbers: Mapping[Thing, int], *, at_home: bool) -> LineRow:
    """A line on a page whose filters have these numbers."""
    direction, departments = told.line.direction, department_links(writer, told)
    positions = sorted(numbers[thing] for thing in told.concerns if thing in numbers)
    return LineRow(
        direction.value,
        writer.locale.word("direction", direction.value),
        sentence(writer, told, at_home=at_home),
        departments if len(departments) <= NAMED else (),
        "" if len(departments) <= NAMED else counted_departments(writer, len(departments)),
        "" if told.home[0] == Kind.JOURNEY else reach(writer, told),
        " ".join(map(str, positions)),
        here=at_home and told.home == (told.line.thing.kind, told.line.thing.id),
    )


def rewritten(writer: Writer, told: Told) -> tuple[Rewritten, ...]:
    """The texts of a line that it tells to be rewritten without saying them."""
    tell = teller(writer)
    found = (tell.wordings(change) for change in told.line.changes)
    return tuple(Rewritten(wordings.before, wordings.after) for wordings in found if wordings)


def counted_departments(writer: Writer, many: int) -> str:
    return writer.locale.n("{n} department", "{n} departments", many)


def department_links(writer: Writer, told: Told) -> tuple[Link, ...]:
    """The departments that a line concerns, by title: of a review none."""
    if told.is_routine:
        return ()
    ids = dict.fromkeys(id for change in told.line.changes for id in change.scopes.departments)
    links = (department_link(writer, id) for id in ids)
    return tuple(sorted(links, key=lambda link: (link.text.casefold(), link.href)))


def department_link(writer: Writer, id: str) -> Link:
    living = writer.library.living.get((Kind.DEPARTMENT, id), ("", id))[1]
    if living in writer.facts.catalog.departments:
        return writer.link(Kind.DEPARTMENT, living)
    return Link(writer.library.title(Kind.DEPARTMENT, id), "")


def reach(writer: Writer, told: Told) -> str:
    """`in 9 maps`; empty where no map sees it."""
    maps = {id for change in told.line.changes for id in change.scopes.journeys}
    return writer.locale.n("in {n} map", "in {n} maps", len(maps)) if maps else ""


def summary(writer: Writer, revision: Revision) -> Markup:
    """What a revision was about, in a few sentences; empty where it brought nothing."""
    return escape(_summed_up(teller(writer), revision))


def plain_summary(writer: Writer, revision: Revision) -> str:
    """The same without links."""
    return _summed_up(Teller(writer.locale, PlainStyle()), revision)


def _summed_up(teller: Teller, revision: Revision) -> str:
    if revision.is_first:
        return teller.first_version(len(revision.first))
    return teller.summary(revision.changes) if revision.changes else ""


class _AnchoredStyle(HtmlStyle):
    """Where other pages lead to a map whose name is all that a week's page has of it."""

    __slots__ = ()

    def thing(self, named: Named) -> str:
        anchor = anchors.told_anchor(named.kind, named.id)
        return Markup('<span id="{}">{}</span>').format(anchor, HtmlStyle.thing(self, named))


def reviewed(writer: Writer, maps: Sequence[Named], *, also: bool) -> Markup:
    """The maps that were reviewed, with nothing to change; `also`, beside those that changed."""
    style = _AnchoredStyle(lambda named: address(writer, named))
    return escape(Teller(writer.locale, style).reviewed(maps, also=also))


def week_title(writer: Writer, entry: Entry) -> str:
    """`Week 47`; `Since week 47` for what has come since the last close."""
    t, week = writer.locale.t, entry.revision.week
    if week:
        return t("Week {number}", number=week.number)
    last = writer.library.ledger.entries[:1]
    if last and last[0].revision.week:
        return t("Since week {number}", number=last[0].revision.week.number)
    return t("This week")


def days(closed: dt.datetime) -> tuple[dt.date, dt.date]:
    """The first and the last day of the week that ends with a close."""
    return (closed - dt.timedelta(days=7)).date(), (closed - dt.timedelta(microseconds=1)).date()


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


def commit_rows(
    writer: Writer, entry: Entry, chapters: Sequence[Chapter], known: Mapping[Thing, int]
) -> tuple[CommitRow, ...]:
    """What was done for all this, and by whom."""
    return tuple(
        _commit_row(writer, commit, positions(entry.certain(commit, chapters), known))
        for commit in entry.commits(chapters)
    )


def positions(concerns: Iterable[Thing], known: Mapping[Thing, int]) -> str:
    """The numbers of those whom something concerns, as `data-for` says them."""
    return " ".join(map(str, sorted(known[thing] for thing in concerns if thing in known)))


def _commit_row(writer: Writer, commit: Commit, positions: str) -> CommitRow:
    number = commit.pull_request
    request = Link(f"#{number}", urls.pull_request(writer.library.setting.forge, number)) if number else None
    return CommitRow(commit.reason, request, ", ".join(commit.authors), positions)
