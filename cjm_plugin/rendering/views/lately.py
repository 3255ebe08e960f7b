"""What changed lately: the last weeks that brought something for an object, or for all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from types import MappingProxyType
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.ledger import Concern, Entry, Thing, Told
from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Direction
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.parts import Section
from cjm_plugin.rendering.views.sift import BY
from cjm_plugin.rendering.views.told import LineRow, address, line_row, summary, week_title
from cjm_plugin.rendering.writer import Link, Writer

CHANGED = "changed"
"""The section's name."""

REVISIONS = 5
"""Weeks of which an object's page tells lines."""

LINES = 3
"""Lines of a week on an object's page; the week's page has all."""

EARLIER = 8
"""Weeks before those that are named."""

NEWS = 6
"""Lines of the last week on the home page."""

_NONE: Mapping[Thing, int] = MappingProxyType({})


class LatelyLine(NamedTuple):
    """A line, and the map that it is of where the page is not that map's."""

    row: LineRow
    where: Link | None


class LatelyWeek(NamedTuple):
    """A week's lines."""

    link: Link
    lines: tuple[LatelyLine, ...]
    more: Link | None
    """To the rest of them."""


class Lately(NamedTuple):
    """What the section shows."""

    weeks: tuple[LatelyWeek, ...]
    others: str
    """What the other weeks are: `Earlier:`; empty where they say it themselves."""
    earlier: tuple[Link, ...]
    all: Link
    nothing: str
    """Instead of weeks."""


def lately_title(writer: Writer) -> str:
    return writer.locale.t("What changed lately")


def tells(writer: Writer) -> bool:
    """Whether there is a history to tell of."""
    ledger = writer.library.ledger
    return bool(ledger.entries or ledger.next.says_something)


def lately_section(writer: Writer, thing: Object) -> tuple[Section, ...]:
    """On an object's page, where there is a history at all."""
    if not tells(writer):
        return ()
    return (Section(CHANGED, lately_title(writer), "lately", lambda: _lately(writer, thing)),)


def _lately(writer: Writer, thing: Object) -> Lately:
    key = (thing.kind.value, thing.id)
    found = writer.library.ledger.lately.get(key, ())
    weeks = tuple(_week(writer, concern) for concern in found[:REVISIONS])
    before = found[REVISIONS : REVISIONS + EARLIER]
    return Lately(
        weeks,
        writer.locale.t("Earlier:"),
        tuple(_link(writer, concern) for concern in before),
        _all(writer),
        "" if weeks else _nothing(writer),
    )


def _all(writer: Writer) -> Link:
    return Link(writer.locale.t("All changes"), writer.href(urls.CHANGES))


def _nothing(writer: Writer) -> str:
    locale, begins = writer.locale, writer.library.ledger.begins
    if begins and begins.revision.week:
        return locale.t("Nothing since the first version, {week}.", week=begins.revision.name)
    return locale.t("Nothing yet.")


def _week(writer: Writer, concern: Concern) -> LatelyWeek:
    key = concern.thing
    own = sorted(
        concern.lines, key=lambda told: (_RANK[told.line.direction], told.is_routine, told.home != key)
    )
    shown = tuple(_line(writer, key, told) for told in own[:LINES])
    link = _link(writer, concern)
    return LatelyWeek(link, shown, _more(writer, own[LINES:], link.href))


_RANK = {Direction.WORSE: 0, Direction.BETTER: 1, Direction.NEUTRAL: 2}


def _more(writer: Writer, left_out: Sequence[Told], href: str) -> Link | None:
    many = sum(len(told.line.changes) for told in left_out)
    return Link(writer.locale.n("{n} more change", "{n} more changes", many), href) if many else None


def _link(writer: Writer, concern: Concern) -> Link:
    """To a week's page, where it tells of an object alone if it does."""
    entry, key, _ = concern
    name, kind = entry.revision.name, Kind(key[0])
    if kind in BY:
        target = urls.filtered(name, *key)
    elif key in entry.homes:
        target = urls.told(name, *key)
    else:
        target = urls.week(name)
    return Link(_name(writer, entry), writer.href(target))


def _name(writer: Writer, entry: Entry) -> str:
    """`Week 47`, with its year where that is another than the last week's; `Since week 47`"""
    week, entries = entry.revision.week, writer.library.ledger.entries
    last = entries[0].revision.week if entries else None
    if week is None or last is None or week.year == last.year:
        return week_title(writer, entry)
    return writer.locale.t("Week {number}, {year}", number=week.number, year=str(week.year))


def _line(writer: Writer, key: Thing, told: Told) -> LatelyLine:
    at_home = told.home == key
    row = line_row(writer, told, _NONE, at_home=at_home)
    return LatelyLine(row, None if at_home else _where(writer, told))


def _where(writer: Writer, told: Told) -> Link | None:
    kind = told.home[0]
    if kind != Kind.JOURNEY or told.line.thing.kind == kind:
        return None
    home = told.line.changes[0].home
    return Link(home.title, address(writer, home) or "")


def news_section(writer: Writer) -> tuple[Section, ...]:
    """On the home page: the last week that was closed, and whether anything has come since."""
    if not tells(writer):
        return ()
    title = lately_title(writer)
    return (Section(CHANGED, title, "lately", lambda: _news(writer), _news_lead(writer)),)


def _news_lead(writer: Writer) -> Markup:
    entry = _latest(writer)
    link = Markup('<a href="{}">{}</a>').format(
        writer.href(urls.week(entry.revision.name)), week_title(writer, entry)
    )
    return Markup("{}: {}").format(link, summary(writer, entry.revision))


def _latest(writer: Writer) -> Entry:
    ledger = writer.library.ledger
    return ledger.entries[0] if ledger.entries else ledger.next


def _news(writer: Writer) -> Lately:
    ledger, entry = writer.library.ledger, _latest(writer)
    headlines = _headlines(entry)
    lines = tuple(_line(writer, ("", ""), told) for told in headlines)
    chapters = (*entry.maps, *entry.shared)
    left_out = [told for chapter in chapters for told in chapter.lines if told not in headlines]
    href = writer.href(urls.week(entry.revision.name))
    week = LatelyWeek(Link(_name(writer, entry), href), lines, _more(writer, left_out, href))
    came = Link(week_title(writer, ledger.next), writer.href(urls.week(ledger.next.revision.name)))
    earlier = (came,) if ledger.next.says_something and entry is not ledger.next else ()
    return Lately((week,) if lines else (), "", earlier, _all(writer), "")


def _headlines(entry: Entry) -> tuple[Told, ...]:
    """The first lines of each chapter in turn, of what is worse and of what is better alike."""
    by_direction = {direction: _in_turn(entry, direction) for direction in (*_NEWS, Direction.NEUTRAL)}
    first = [told for direction in _NEWS for told in by_direction[direction][: NEWS // 2]]
    rest = [told for lines in by_direction.values() for told in lines if told not in first]
    shown = [*first, *rest[: NEWS - len(first)]]
    return tuple(told for lines in by_direction.values() for told in lines if told in shown)


_NEWS = (Direction.WORSE, Direction.BETTER)


def _in_turn(entry: Entry, direction: Direction) -> list[Told]:
    lines = [
        [told for told in chapter.lines if told.line.direction is direction and not told.is_routine]
        for chapter in (*entry.maps, *entry.shared)
    ]
    return [told for rank in zip_longest(*lines) for told in rank if told]
