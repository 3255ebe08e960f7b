"""The items of feeds: what one revision changed of one object, as far as it is of a scope."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis import ledger
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds.absolute import Origin
from cjm_plugin.rendering.feeds.scopes import SCOPED, Scope, gone, scopes
from cjm_plugin.rendering.telling import PlainStyle, Teller
from cjm_plugin.rendering.views.told import PageStyle, address, page_style, sentence
from cjm_plugin.rendering.writer import Library, Writer

_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to write."""

_TOUCHED = (Kind.DEPARTMENT, Kind.STAGE, Kind.PERSONA)
"""The kinds that are an item's categories."""

Key = tuple[str, str]
"""A kind and an id."""

WHOLE: Key = ("", "")
"""The whole site."""


class Category(NamedTuple):
    """Something that the changes of an item touch."""

    kind: Kind
    id: str
    title: str


class About(NamedTuple):
    """What a line of an item stands for, so that the same can be found in another feed."""

    thing: str
    """`touchpoint:washing-machine/compare-on-site`"""
    direction: Direction


@dataclass(frozen=True, kw_only=True)
class Entry:
    """An item, before it is written as RSS, Atom or JSON."""

    guid: str
    revision: str
    name: str
    """What it is of: the title of a map."""
    title: str
    url: str
    summary: str
    """Plain text."""
    html: Markup
    when: dt.datetime
    """The revision's close."""
    updated: dt.datetime
    """The same, but that no two items of a revision share it: programs sort by it and doubt what is equal."""
    categories: tuple[Category, ...] = ()
    lines: tuple[About, ...] = ()
    """One for each line of the list that `html` begins with; no two of them are alike."""


def legal(text: str) -> str:
    """Text without what XML can't hold."""
    return _ILLEGAL.sub("", text)


@dataclass(frozen=True)
class Entries:
    """Makes items; those that several feeds carry are made once."""

    library: Library
    origin: Origin
    made: dict[tuple[ledger.Chapter, tuple[int, ...]], Entry] = field(default_factory=dict)
    told: dict[ledger.Told, Markup] = field(default_factory=dict)

    def by_scope(self) -> Iterator[tuple[Scope, tuple[Entry, ...]]]:
        """Every scope with its items, newest first; last, what is no longer there."""
        found = self._gathered()
        for scope in (*scopes(self.library), *gone(self.library)):
            key = (str(scope.thing.kind), scope.thing.id) if scope.thing else WHOLE
            yield scope, tuple(found.get(key, ()))

    def _gathered(self) -> Mapping[Key, Sequence[Entry]]:
        """Each line is looked at once, and handed to whom it concerns.

        That a map was reviewed, with nothing to change, is told to those who follow that map alone: for all
        others it would be an item for each map and week, none of them news.
        """
        found: dict[Key, list[Entry]] = defaultdict(list)
        most = self.library.setting.feed_items
        for week in self.library.ledger.entries:
            if week.revision.is_first:
                self._begin(week.revision, found)
            for later, chapter in zip(range(len(week.chapters))[::-1], week.chapters, strict=True):
                for key, places in self._concerned(chapter).items():
                    if len(found[key]) < most:
                        found[key].append(self._of(week, chapter, places, later))
        return found

    def _concerned(self, chapter: ledger.Chapter) -> Mapping[Key, tuple[int, ...]]:
        """The lines of a chapter, as places, by whom they concern."""
        found: dict[Key, list[int]] = defaultdict(list)
        for place, told in enumerate(chapter.lines):
            living = self.library.living
            concerned = {living.get(thing, thing) for thing in told.concerns if thing[0] in SCOPED}
            for key in concerned if chapter.is_review else (WHOLE, *concerned):
                found[key].append(place)
        return {key: tuple(places) for key, places in found.items()}

    def _begin(self, revision: Revision, found: dict[Key, list[Entry]]) -> None:
        parts: dict[Key, tuple[Named, ...]] = {WHOLE: revision.first}
        for named in revision.first:
            parts[self._now(Kind.JOURNEY, named.id)] = (named,)
        for key, maps in parts.items():
            if len(found[key]) < self.library.setting.feed_items:
                found[key].append(self._first(revision, maps))

    # Items

    def _of(self, week: ledger.Entry, chapter: ledger.Chapter, places: tuple[int, ...], later: int) -> Entry:
        entry = self.made.get((chapter, places))
        if entry is None:
            entry = self._entry(week, chapter, [chapter.lines[place] for place in places], later)
            self.made[chapter, places] = entry
        return entry

    def _entry(
        self, week: ledger.Entry, chapter: ledger.Chapter, lines: Sequence[ledger.Told], later: int
    ) -> Entry:
        """`later` is its place from the end of its revision."""
        revision, home = week.revision, chapter.group.home
        changes = [change for told in lines for change in told.line.changes]
        listed = Markup("<ul>{}</ul>").format(Markup("").join(self._line(told) for told in lines))
        return Entry(
            guid=self.origin.tag(revision.name, f"{home.kind}:{home.id}"),
            revision=revision.name,
            name=legal(home.title),
            title=legal(self._title(revision, home.title, len(changes))),
            url=self.origin.absolute(urls.told(revision.name, home.kind, home.id)),
            summary=legal(self._plain.summary(changes)),
            html=Markup(legal(listed + self._why(week.commits([chapter])))),
            when=_moment(revision),
            updated=_moment(revision) + dt.timedelta(seconds=later),
            categories=self._categories(changes),
            lines=tuple(About(told.line.thing.key, told.line.direction) for told in lines),
        )

    def _title(self, revision: Revision, title: str, count: int) -> str:
        return self.library.locale.n(
            "{title}: {n} change ({week})",
            "{title}: {n} changes ({week})",
            count,
            title=title,
            week=revision.name,
        )

    def _line(self, told: ledger.Told) -> Markup:
        """Its direction first, in a word as well, for nobody knows which styles a reader of feeds has."""
        if told not in self.told:
            said = self._style.unmarked(sentence(self._page, told, at_home=True))
            said = said.replace(_TO_ROOT, self._from_root)
            self.told[told] = Markup(f"<li>{self._direction(told.line.direction)}{said}</li>")
        return self.told[told]

    def _direction(self, direction: Direction) -> Markup:
        if direction is Direction.NEUTRAL:
            return Markup("")
        word = self.library.locale.word("direction", direction, capital=True)
        return Markup("<strong>{} {}</strong> · ").format(_ARROWS[direction], word)

    def _why(self, commits: Sequence[Commit]) -> Markup:
        if not commits:
            return Markup("")
        items = Markup("").join(Markup("<li>{}</li>").format(self._commit(commit)) for commit in commits)
        return Markup("<p>{}</p><ul>{}</ul>").format(self.library.locale.t("Why, and who"), items)

    def _commit(self, commit: Commit) -> Markup:
        request = Markup("")
        if commit.pull_request:
            href = urls.pull_request(self.library.setting.forge, commit.pull_request)
            request = Markup(' <a href="{}">#{}</a>' if href else " {}#{}").format(href, commit.pull_request)
        return Markup('<span dir="auto">{}</span>{} · {}').format(
            commit.reason, request, ", ".join(commit.authors)
        )

    def _categories(self, changes: Sequence[Change]) -> tuple[Category, ...]:
        found = []
        for kind in _TOUCHED:
            ids = {self._now(kind, id)[1] for c in changes for id in getattr(c.scopes, kind.folder)}
            found += [Category(kind, id, self.library.title(kind, id)) for id in sorted(ids)]
        return tuple(found)

    def _first(self, revision: Revision, maps: tuple[Named, ...]) -> Entry:
        items = (Markup("<li>{}</li>").format(self._map(named)) for named in maps)
        title = self.library.locale.n(
            "First version: {n} map ({week})",
            "First version: {n} maps ({week})",
            len(maps),
            week=revision.name,
        )
        return Entry(
            guid=self.origin.tag(revision.name, "first"),
            revision=revision.name,
            name=self.library.locale.t("First version"),
            title=title,
            url=self.origin.absolute(urls.week(revision.name)),
            summary=legal(self.library.locale.listing([named.title for named in maps])),
            html=Markup(legal(Markup("<ul>{}</ul>").format(Markup("").join(items)))),
            when=_moment(revision),
            updated=_moment(revision),
            lines=tuple(About(f"{named.kind}:{named.id}", Direction.NEUTRAL) for named in maps),
        )

    def _map(self, named: Named) -> Markup:
        href = address(self._page, named)
        if href is None:
            return Markup('<b dir="auto">{}</b>').format(named.title)
        link = Markup('<a href="{}" dir="auto">{}</a>').format(href, named.title)
        return link.replace(_TO_ROOT, self._from_root)

    def _now(self, kind: Kind, id: str) -> Key:
        """What an object is called now that may have had another id."""
        return self.library.living.get((kind.value, id), (kind.value, id))

    # Words

    @property
    def _page(self) -> Writer:
        """As deep as a week's page, whose sentences these are."""
        return Writer(self.library, "-/-/")

    @cached_property
    def _style(self) -> PageStyle:
        return page_style(self._page)

    @cached_property
    def _from_root(self) -> Markup:
        return Markup('href="{}').format(self.origin.base)

    @cached_property
    def _plain(self) -> Teller:
        return Teller(self.library.locale, PlainStyle())


_TO_ROOT = 'href="../../'
"""How a link begins there. No text can look so: its quotes are escaped."""

_ARROWS = {Direction.BETTER: "↑", Direction.WORSE: "↓"}


def _moment(revision: Revision) -> dt.datetime:
    assert revision.closed is not None
    return revision.closed
