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

from cjm_plugin.analysis.lines import Line, concerned, groups
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Revision
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds.absolute import Origin, Standing
from cjm_plugin.rendering.feeds.scopes import Scope, scopes
from cjm_plugin.rendering.telling import HtmlStyle, PlainStyle, Teller
from cjm_plugin.rendering.writer import Library

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


class Told(NamedTuple):
    """What a line of an item stands for, so that the same can be found in another feed."""

    thing: str
    """`touchpoint:washing-machine/compare-on-site`"""
    direction: Direction
    changes: tuple[int, ...]
    """Their places among the revision's."""


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
    lines: tuple[Told, ...] = ()
    """One for each line of the list that `html` begins with."""


def legal(text: str) -> str:
    """Text without what XML can't hold."""
    return _ILLEGAL.sub("", text)


@dataclass(frozen=True)
class Entries:
    """Makes items; those that several feeds carry are made once."""

    library: Library
    origin: Origin
    made: dict[tuple[object, ...], Entry] = field(default_factory=dict)
    told: dict[tuple[object, ...], Markup] = field(default_factory=dict)
    homes: dict[str, Mapping[Key, int]] = field(default_factory=dict)

    def by_scope(self) -> Iterator[tuple[Scope, tuple[Entry, ...]]]:
        """Every scope with its items, newest first."""
        found = self._gathered()
        for scope in scopes(self.library):
            key = (str(scope.thing.kind), scope.thing.id) if scope.thing else WHOLE
            yield scope, tuple(found.get(key, ()))

    def _gathered(self) -> Mapping[Key, Sequence[Entry]]:
        """Each change is looked at once, and handed to whom it concerns."""
        found: dict[Key, list[Entry]] = defaultdict(list)
        most = self.library.setting.feed_items
        for revision in self.library.chronicle.revisions:
            if revision.is_first:
                self._begin(revision, found)
                continue
            for key, changes in self._concerned(revision).items():
                if len(found[key]) < most:
                    entries = self._of(revision, changes)
                    found[key] += entries[: most - len(found[key])]
        return found

    def _concerned(self, revision: Revision) -> Mapping[Key, Sequence[int]]:
        found: dict[Key, list[int]] = defaultdict(list)
        for place, change in enumerate(revision.changes):
            found[WHOLE].append(place)
            for key in sorted({(kind, self.standing.now(kind, id)) for kind, id in concerned(change)}):
                found[key].append(place)
        return found

    def _begin(self, revision: Revision, found: dict[Key, list[Entry]]) -> None:
        most = self.library.setting.feed_items
        parts = {WHOLE: revision.first} | {
            (str(Kind.JOURNEY), self.standing.now(Kind.JOURNEY, named.id)): (named,)
            for named in revision.first
        }
        for key, maps in parts.items():
            if len(found[key]) < most:
                found[key].append(self._first(revision, maps))

    # Items

    def _of(self, revision: Revision, places: Sequence[int]) -> tuple[Entry, ...]:
        where = {id(revision.changes[place]): place for place in places}
        homes = self._homes(revision)
        found = []
        for group in groups(revision.changes[place] for place in places):
            key = (revision.name, group.home.kind, group.home.id, *(where[id(c)] for c in group.changes))
            entry = self.made.get(key)
            if entry is None:
                entry = self.made[key] = self._entry(
                    revision, group.home, group.lines, where, homes[group.home.kind, group.home.id]
                )
            found.append(entry)
        return tuple(found)

    def _entry(
        self,
        revision: Revision,
        home: Named,
        lines: Sequence[Line],
        where: Mapping[int, int],
        later: int,
    ) -> Entry:
        changes = [change for line in lines for change in line.changes]
        told = tuple(
            Told(line.thing.key, line.direction, tuple(sorted(where[id(c)] for c in line.changes)))
            for line in lines
        )
        items = [self._line(revision, line, one) for line, one in zip(lines, told, strict=True)]
        return Entry(
            guid=self.origin.tag(revision.name, f"{home.kind}:{home.id}"),
            revision=revision.name,
            name=legal(home.title),
            title=legal(self._title(revision, home.title, len(changes))),
            url=self.origin.absolute(urls.told(revision.name, home.kind, home.id)),
            summary=legal(self._plain.summary(changes)),
            html=Markup(legal(Markup("<ul>{}</ul>").format(Markup("").join(items)))),
            when=_moment(revision),
            updated=_moment(revision) + dt.timedelta(seconds=later),
            categories=self._categories(changes),
            lines=told,
        )

    def _homes(self, revision: Revision) -> Mapping[Key, int]:
        """The objects that a revision tells of, each with its place from the end."""
        found = self.homes.get(revision.name)
        if found is None:
            homes = dict.fromkeys((c.home.kind, c.home.id) for c in revision.changes)
            found = self.homes[revision.name] = {key: n for n, key in enumerate(reversed(homes))}
        return found

    def _title(self, revision: Revision, title: str, count: int) -> str:
        return self.library.locale.n(
            "{title}: {n} change ({week})",
            "{title}: {n} changes ({week})",
            count,
            title=title,
            week=revision.name,
        )

    def _line(self, revision: Revision, line: Line, told: Told) -> Markup:
        """Its direction first, in a word as well, for nobody knows which styles a reader of feeds has."""
        key = (revision.name, *told)
        found = self.told.get(key)
        if found is None:
            found = self.told[key] = Markup("<li>{}{}</li>").format(
                self._direction(line.direction), Markup(self._html.line(line))
            )
        return found

    def _direction(self, direction: Direction) -> Markup:
        if direction is Direction.NEUTRAL:
            return Markup("")
        word = self.library.locale.word("direction", direction, capital=True)
        return Markup("<strong>{} {}</strong> · ").format(_ARROWS[direction], word)

    def _categories(self, changes: Sequence[Change]) -> tuple[Category, ...]:
        found = []
        for kind in _TOUCHED:
            known = self.library.facts.catalog.collection(kind)
            ids = {self.standing.now(kind, id) for c in changes for id in getattr(c.scopes, kind.folder)}
            found += [Category(kind, id, known[id].title if id in known else id) for id in sorted(ids)]
        return tuple(found)

    def _first(self, revision: Revision, maps: tuple[Named, ...]) -> Entry:
        style = self._html.style
        items = (Markup("<li>{}</li>").format(Markup(style.thing(named))) for named in maps)
        title = self.library.locale.n(
            "First version: {n} map ({week})",
            "First version: {n} maps ({week})",
            len(maps),
            week=revision.name,
        )
        listed = Markup("<ul>{}</ul>").format(Markup("").join(items)) if maps else Markup("")
        return Entry(
            guid=self.origin.tag(revision.name, "first"),
            revision=revision.name,
            name=self.library.locale.t("First version"),
            title=title,
            url=self.origin.absolute(urls.week(revision.name)),
            summary=legal(self.library.locale.listing([named.title for named in maps])),
            html=Markup(legal(listed)),
            when=_moment(revision),
            updated=_moment(revision),
            lines=tuple(Told(f"{m.kind}:{m.id}", Direction.NEUTRAL, (i,)) for i, m in enumerate(maps)),
        )

    # Words

    @cached_property
    def standing(self) -> Standing:
        return Standing(self.library)

    @cached_property
    def _html(self) -> Teller:
        addresses: dict[tuple[str, str], str | None] = {}

        def address(named: Named) -> str | None:
            key = (named.kind, named.id)
            if key not in addresses:
                found = self.standing.address(named)
                addresses[key] = None if found is None else self.origin.absolute(found)
            return addresses[key]

        return Teller(self.library.locale, HtmlStyle(address))

    @cached_property
    def _plain(self) -> Teller:
        return Teller(self.library.locale, PlainStyle())


_ARROWS = {Direction.BETTER: "↑", Direction.WORSE: "↓"}


def _moment(revision: Revision) -> dt.datetime:
    assert revision.closed is not None
    return revision.closed
