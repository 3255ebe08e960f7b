"""What of some weeks concerns somebody: the lines that the pages and feeds of what they follow tell."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cjm_plugin.analysis.ledger import Chapter, Entry, Ledger, Told
from cjm_plugin.model.change import About, Change, Named, What
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Commit
from cjm_plugin.model.subscription import Thing


@dataclass(frozen=True, eq=False)
class Excerpt:
    """What a week says of one object, as far as it concerns somebody."""

    chapter: Chapter
    lines: tuple[Told, ...]
    """At least one."""

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for told in self.lines for change in told.line.changes)


@dataclass(frozen=True, eq=False)
class Portion:
    """A week, as far as it concerns somebody."""

    entry: Entry
    excerpts: tuple[Excerpt, ...]
    """In the order of the week's page."""
    first: tuple[Named, ...] = ()
    """Of the first version, the maps."""

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for excerpt in self.excerpts for change in excerpt.changes)

    @cached_property
    def commits(self) -> tuple[Commit, ...]:
        """Why, and who; oldest first."""
        return self.entry.commits([excerpt.chapter for excerpt in self.excerpts])

    @property
    def is_news(self) -> bool:
        """Whether there is more to it than that somebody has looked at a map."""
        return bool(self.first) or any(not told.is_routine for one in self.excerpts for told in one.lines)


def concern(
    ledger: Ledger, weeks: Collection[Week], follows: tuple[Thing, ...] | None
) -> tuple[Portion, ...]:
    """The weeks with anything to tell, newest first; none where there is nothing but reviews.

    :param follows: whose slices; `None`: everything.
    """
    entries = (entry for entry in ledger.entries if entry.revision.week in weeks)
    wanted = None if follows is None else frozenset(follows)
    found = [portion for entry in entries if (portion := _portion(ledger, entry, wanted))]
    return tuple(found) if any(portion.is_news for portion in found) else ()


_TURNS = frozenset({What.FOUND, What.SOLVED, What.REOPENED, What.REFUTED, What.WITHDRAWN})


def in_the_end(portions: Sequence[Portion]) -> tuple[Change, ...]:
    """What several weeks brought, the oldest first; of a pain that turned twice, its last turn.

    To be summed up: a pain that was solved and is open again was not solved.

    :param portions: newest first.
    """
    found: list[Change] = []
    turned: set[str] = set()
    for portion in portions:
        kept = [one for one in portion.changes if not _is_turn(one) or one.subject.key not in turned]
        turned |= {one.subject.key for one in kept if _is_turn(one)}
        found = [*kept, *found]
    return tuple(found)


def _is_turn(change: Change) -> bool:
    return change.about is About.PAIN and change.what in _TURNS


def _portion(ledger: Ledger, entry: Entry, follows: Collection[Thing] | None) -> Portion | None:
    excerpts = tuple(_excerpts(ledger, entry, follows))
    first = tuple(
        named for named in entry.revision.first if follows is None or _is_followed(ledger, named, follows)
    )
    return Portion(entry, excerpts, first) if excerpts or first else None


def _excerpts(ledger: Ledger, entry: Entry, follows: Collection[Thing] | None) -> Iterator[Excerpt]:
    for chapter in entry.chapters:
        if follows is None:
            lines = () if chapter.is_review else chapter.lines
        else:
            lines = tuple(told for told in chapter.lines if _concerns(ledger, told, follows))
        if lines:
            yield Excerpt(chapter, lines)


def _concerns(ledger: Ledger, told: Told, follows: Collection[Thing]) -> bool:
    return any(ledger.living.get(thing, thing) in follows for thing in told.concerns)


def _is_followed(ledger: Ledger, named: Named, follows: Collection[Thing]) -> bool:
    thing = (Kind.JOURNEY.value, named.id)
    return ledger.living.get(thing, thing) in follows
