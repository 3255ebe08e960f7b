"""A digest before it is written: the sentences of the week's page and of the feeds, for one reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup, escape

from cjm_plugin.analysis.concern import Excerpt, Portion, concern, in_the_end
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.model.subscription import Rhythm, Thing
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds.absolute import Origin
from cjm_plugin.rendering.reports import tally
from cjm_plugin.rendering.reports.report import WORST
from cjm_plugin.rendering.telling import HtmlStyle, PlainStyle, Teller
from cjm_plugin.rendering.telling.scales import scales
from cjm_plugin.rendering.telling.values import shortened
from cjm_plugin.rendering.views.told import address
from cjm_plugin.rendering.writer import Library, Link, Writer

_FEEDS = 5
"""Feeds that are named; of more, the page where all can be chosen."""

_ARROWS = {Direction.BETTER: "↑", Direction.WORSE: "↓", Direction.NEUTRAL: ""}


class Reader(NamedTuple):
    """Whom a digest is for."""

    follows: tuple[Thing, ...] | None
    """Things that are there, by their ids of today; `None`: everything."""
    every: Rhythm
    is_listed: bool = True
    """Whether subscriptions.yml has an entry for it; else it is the contact of the departments it follows."""


class Line(NamedTuple):
    """What happened to one thing in one direction."""

    direction: Direction
    arrow: str
    word: str
    """Its direction, to begin a line with; both are empty where it is neither better nor worse."""
    text: str
    """Plain, without the name that it stands under."""
    html: Markup
    changes: int


class Chapter(NamedTuple):
    """What happened on one map, or to another object."""

    title: Link
    """To the week's page; without `href` where nobody told where the site is."""
    lines: tuple[Line, ...]


class Reason(NamedTuple):
    """A commit: why, and who."""

    text: str
    request: Link | None
    """Its pull request; without `href` where no forge is known."""
    authors: str


class WeekPart(NamedTuple):
    """One week."""

    heading: Link | None
    """`None` where there is no other."""
    level: int
    """Of the headings below it."""
    chapters: tuple[Chapter, ...]
    first: tuple[Link, ...]
    """Of the first version, its maps."""
    why: tuple[Reason, ...]


@dataclass(frozen=True, kw_only=True)
class Digest:
    """All that a reader is told, in his language. Addresses are whole, or empty."""

    language: str
    site: str
    subject: str
    title: str
    about: Link
    """Whose changes these are, and where they live: one slice, or the site."""
    days: str
    tally: str
    """How many changes there are of which direction, and for whom most; empty where they are few."""
    summary: str
    summary_html: Markup
    scales: str
    """What the numbers are measured by; empty where there are none."""
    weeks: tuple[WeekPart, ...]
    """Newest first."""
    more: Link
    """All of it on the site."""
    why_me: str
    feeds: tuple[Link, ...]
    to_end_it: str
    """Where the subscription is, and who can change it."""
    changes: int


def digest(library: Library, reader: Reader, weeks: Collection[Week]) -> Digest | None:
    """What some weeks brought for a reader, in the library's language; `None` where nothing did."""
    portions = concern(library.ledger, weeks, reader.follows)
    return _Making(library, reader, portions).digest() if portions else None


@dataclass(frozen=True)
class _Making:
    library: Library
    reader: Reader
    portions: tuple[Portion, ...]

    def digest(self) -> Digest:
        changes = in_the_end(self.portions)
        about, locale = self._about, self.library.locale
        return Digest(
            language=locale.language,
            site=self.library.setting.name,
            subject=self._subject(),
            title=locale.t("What changed for customers"),
            about=about,
            days=self._days,
            tally=self._tally(),
            summary=self._summary(self._plain, changes),
            summary_html=escape(self._summary(self._rich, changes)),
            scales=scales(self._told, locale),
            weeks=tuple(self._week(portion) for portion in self.portions),
            more=Link(locale.t("All of it on the site"), self._more()),
            why_me=self._why_me(),
            feeds=tuple(self._feeds()),
            to_end_it=self._to_end_it(),
            changes=self._changes,
        )

    # What it is about

    @cached_property
    def _one(self) -> Named | None:
        """The slice, where it is one alone."""
        follows = self.reader.follows
        return self._named(follows[0]) if follows and len(follows) == 1 else None

    def _named(self, thing: Thing) -> Named:
        return Named(*thing, self.library.title(Kind(thing[0]), thing[1]))

    @cached_property
    def _about(self) -> Link:
        name = self.library.setting.name
        if self._one is None:
            return Link(name, self._absolute(urls.HOME))
        page = urls.page(Kind(self._one.kind), self._one.id)
        return Link(f"{self._one.title} · {name}", self._absolute(page))

    @cached_property
    def _told(self) -> tuple[Change, ...]:
        return tuple(change for portion in self.portions for change in portion.changes)

    @property
    def _changes(self) -> int:
        return len(self._told)

    def _subject(self) -> str:
        locale, about, weeks = self.library.locale, self._about.text, self._span
        if not self._changes:
            first = sum(len(portion.first) for portion in self.portions)
            title = locale.n(
                "First version: {n} map ({week})", "First version: {n} maps ({week})", first, week=weeks
            )
            return f"{about} · {title}"
        return locale.n(
            "{title}: {n} change ({week})",
            "{title}: {n} changes ({week})",
            self._changes,
            title=about,
            week=weeks,
        )

    @property
    def _span(self) -> str:
        first, last = self.portions[-1].entry.revision.name, self.portions[0].entry.revision.name
        return last if first == last else f"{first} – {last}"

    @property
    def _days(self) -> str:
        first, last = self.portions[-1].entry.revision, self.portions[0].entry.revision
        return self.library.locale.days(_monday(first), _monday(last) + dt.timedelta(days=6))

    def _tally(self) -> str:
        changes = self._told
        if len(changes) < tally.LARGE:
            return ""
        locale = self.library.locale
        each = tally.directions(changes, tally.plainly(locale))
        most = tally.most(changes, locale, self._persona, self._one)
        return f"{self._plain.count(len(changes))}: {each}{most}"

    def _persona(self, id: str) -> str:
        return shortened(self.library.title(Kind.PERSONA, id))

    def _summary(self, teller: Teller, changes: Sequence[Change]) -> str:
        began = sum(len(portion.first) for portion in self.portions)
        parts = [teller.first_version(began)] if began else []
        parts += [teller.summary(changes, whose=self._one)] if changes else []
        return Markup(" ").join(map(escape, parts)) if teller is self._rich else " ".join(parts)

    # The weeks

    def _week(self, portion: Portion) -> WeekPart:
        revision = portion.entry.revision
        monday = _monday(revision)
        days = self.library.locale.days(monday, monday + dt.timedelta(days=6))
        heading = Link(f"{revision.name}, {days}", self._absolute(urls.week(revision.name)))
        return WeekPart(
            heading=heading if len(self.portions) > 1 else None,
            level=3 if len(self.portions) > 1 else 2,
            chapters=tuple(self._chapter(portion, excerpt) for excerpt in _worst_first(portion.excerpts)),
            first=tuple(Link(named.title, self._address(named) or "") for named in portion.first),
            why=tuple(map(self._reason, portion.commits)),
        )

    def _chapter(self, portion: Portion, excerpt: Excerpt) -> Chapter:
        home, week = excerpt.chapter.group.home, portion.entry.revision.name
        title = home.title if home.kind == Kind.JOURNEY else self._plain.title(home)
        href = self._absolute(urls.told(week, home.kind, home.id))
        return Chapter(Link(title, href), tuple(self._lines(excerpt)))

    def _lines(self, excerpt: Excerpt) -> Iterator[Line]:
        home, locale = excerpt.chapter.group.home, self.library.locale
        for line in (told.line for told in excerpt.lines):
            is_neutral = line.direction is Direction.NEUTRAL
            yield Line(
                direction=line.direction,
                arrow=_ARROWS[line.direction],
                word="" if is_neutral else locale.word("direction", line.direction, capital=True),
                text=self._plain.line(line, under=home),
                html=escape(self._rich.line(line, under=home)),
                changes=len(line.changes),
            )

    def _reason(self, commit: Commit) -> Reason:
        number, forge = commit.pull_request, self.library.setting.forge
        request = Link(f"#{number}", urls.pull_request(forge, number)) if number else None
        return Reason(commit.reason, request, ", ".join(commit.authors))

    # Where more is

    def _more(self) -> str:
        if len(self.portions) > 1:
            return self._absolute(urls.CHANGES)
        revision, one = self.portions[0].entry.revision.name, self._one
        if one and one.kind in {Kind.DEPARTMENT, Kind.PERSONA} and self.portions[0].excerpts:
            return self._absolute(urls.filtered(revision, *self._called_then((one.kind, one.id))))
        return self._absolute(urls.week(revision))

    def _called_then(self, thing: Thing) -> Thing:
        """What the week's page calls it."""
        told = (told for excerpt in self.portions[0].excerpts for told in excerpt.lines)
        found = {one for line in told for one in line.concerns}
        living = self.library.living
        return next((one for one in sorted(found) if one != thing and living.get(one) == thing), thing)

    def _things(self) -> str:
        locale, follows = self.library.locale, self.reader.follows
        if follows is None:
            return locale.pgettext("what somebody follows", "everything")
        return locale.listing(self._named(thing).title for thing in follows)

    def _to_end_it(self) -> str:
        t = self.library.locale.t
        if self.reader.is_listed:
            return t("To change this or to end it, ask those who keep the maps: it is in subscriptions.yml.")
        return t(
            "This address is in the maps as the contact of: {departments}. "
            "To change this or to end it, ask those who keep the maps.",
            departments=self._things(),
        )

    def _why_me(self) -> str:
        locale, things = self.library.locale, self._things()
        match self.reader.every:
            case Rhythm.WEEK:
                return locale.t("Sent once a week to those who follow: {things}.", things=things)
            case Rhythm.MONTH:
                return locale.t("Sent once a month to those who follow: {things}.", things=things)
            case Rhythm.QUARTER:
                return locale.t("Sent once a quarter to those who follow: {things}.", things=things)

    def _feeds(self) -> Iterator[Link]:
        """None where nobody told where the site is: then there are no feeds."""
        if not self.library.setting.url:
            return
        if self.reader.follows is None:
            yield Link(self.library.setting.name, self._absolute(urls.feed(urls.HOME, "rss.xml")))
        elif len(self.reader.follows) > _FEEDS:
            yield Link(self.library.locale.t("Feeds"), self._absolute(urls.FEEDS))
        else:
            for named in map(self._named, self.reader.follows):
                feed = urls.feed(urls.page(Kind(named.kind), named.id), "rss.xml")
                yield Link(named.title, self._absolute(feed))

    # How it is written

    def _absolute(self, address: str) -> str:
        return Origin(self.library.setting.url).absolute(address) if self.library.setting.url else ""

    def _address(self, named: Named) -> str | None:
        """Where a thing is, whole; `None` where it is no more, or nobody told where the site is."""
        href = address(Writer(self.library, urls.HOME), named) if self.library.setting.url else None
        return None if href is None else Origin(self.library.setting.url).base + href.removeprefix("./")

    @cached_property
    def _plain(self) -> Teller:
        return Teller(self.library.locale, PlainStyle())

    @cached_property
    def _rich(self) -> Teller:
        return Teller(self.library.locale, HtmlStyle(self._address))


def _worst_first(excerpts: Sequence[Excerpt]) -> Sequence[Excerpt]:
    """The neutral last; else in their order."""
    return sorted(excerpts, key=lambda one: min(WORST[told.line.direction] for told in one.lines))


def _monday(revision: Revision) -> dt.date:
    assert revision.week is not None
    return revision.week.monday
