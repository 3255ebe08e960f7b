"""A chronicle as it is read: each revision's changes as lines, and the lines that concern each object."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from cjm_plugin.analysis.lines import Group, Line, concerned, groups, is_review, named_in, sifted
from cjm_plugin.model.change import Change, Direction
from cjm_plugin.model.revision import Chronicle, Commit, Revision

Thing = tuple[str, str]
"""An object by its kind and id."""


@dataclass(frozen=True, eq=False)
class Told:
    """A line with everything that it concerns. Each is itself alone: what is drawn of it is kept by it."""

    line: Line
    home: Thing
    concerns: frozenset[Thing]
    is_routine: bool


@dataclass(frozen=True, eq=False)
class Chapter:
    """What a revision says of one object: of a map with everything inside of it."""

    group: Group
    lines: tuple[Told, ...]
    """As in the group, but for what is routine: that comes last."""

    @cached_property
    def is_review(self) -> bool:
        """Whether there is nothing to tell but that a map was reviewed."""
        return self.group.is_review

    @cached_property
    def concerns(self) -> frozenset[Thing]:
        return frozenset[Thing]().union(*(told.concerns for told in self.lines))

    @cached_property
    def origins(self) -> frozenset[str]:
        """What has to be edited for all this to come about: the object, and whatever solves or refutes."""
        by = (named for change in self.group.changes for named in change.by)
        return frozenset(f"{named.kind}:{named.id}" for named in (self.group.home, *by))

    def counted(self, direction: Direction) -> int:
        """How many of its changes are of a direction."""
        return sum(change.direction is direction for change in self.group.changes)


@dataclass(frozen=True, eq=False)
class Entry:
    """A revision as it is read."""

    revision: Revision
    chapters: tuple[Chapter, ...]
    """Maps before other objects; first what is worse in most respects, then what is better; ties by title.
    Maps that were only reviewed come last of all."""

    @cached_property
    def maps(self) -> tuple[Chapter, ...]:
        """Those that changed."""
        return tuple(c for c in self.chapters if c.group.home.kind == "journey" and not c.is_review)

    @cached_property
    def shared(self) -> tuple[Chapter, ...]:
        return tuple(chapter for chapter in self.chapters if chapter.group.home.kind != "journey")

    @cached_property
    def reviewed(self) -> tuple[Chapter, ...]:
        """Maps that were reviewed, with nothing to change, by title."""
        return tuple(chapter for chapter in self.chapters if chapter.is_review)

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Without those of maps that were only reviewed."""
        return sifted(self.revision.changes)[0]

    @property
    def says_something(self) -> bool:
        return bool(self.chapters) or self.revision.is_first

    @cached_property
    def homes(self) -> frozenset[Thing]:
        """The objects that have a chapter."""
        return frozenset((chapter.group.home.kind, chapter.group.home.id) for chapter in self.chapters)

    @cached_property
    def counted(self) -> Counter[Thing]:
        """How many of its changes concern each object."""
        return Counter(thing for change in self.revision.changes for thing in concerned(change))

    def commits(self, homes: Iterable[Chapter]) -> tuple[Commit, ...]:
        """Those that brought about what chapters tell, oldest first."""
        keys = frozenset[str]().union(*(chapter.origins for chapter in homes))
        return tuple(commit for commit in self.revision.commits if not keys.isdisjoint(commit.touched))

    def certain(self, commit: Commit, homes: Iterable[Chapter]) -> frozenset[Thing]:
        """Whom a commit concerns, whichever lines of the chapters it may have brought about."""
        touched = (chapter for chapter in homes if not chapter.origins.isdisjoint(commit.touched))
        return alike(told for chapter in touched for told in chapter.lines)


class Concern(NamedTuple):
    """What a revision brought for an object."""

    entry: Entry
    thing: Thing
    """The object as it was called then: where the revision's page tells of it."""
    lines: tuple[Told, ...]


@dataclass(frozen=True, eq=False)
class Ledger:
    """A whole chronicle as it is read."""

    entries: tuple[Entry, ...]
    """Newest first, without *next*."""
    next: Entry
    living: Mapping[Thing, Thing]
    """What things are called now that once had another id."""

    @cached_property
    def titles(self) -> Mapping[Thing, str]:
        """What things were called last, by the kind and id that changes name them by: some are no more."""
        found: dict[Thing, str] = {}
        for entry in (self.next, *self.entries):
            for change in entry.revision.changes:
                for thing, title in _titled(change):
                    found.setdefault(thing, title)
        return found

    @cached_property
    def lately(self) -> Mapping[Thing, tuple[Concern, ...]]:
        """What concerns each object, newest first, *next* before all others."""
        found: dict[Thing, list[Concern]] = defaultdict(list)
        for entry in (self.next, *self.entries):
            for thing, concern in self._concerns(entry).items():
                found[thing].append(concern)
        return {thing: tuple(concerns) for thing, concerns in found.items()}

    def _concerns(self, entry: Entry) -> Mapping[Thing, Concern]:
        lines: dict[Thing, dict[Told, None]] = defaultdict(dict)
        called: dict[Thing, Thing] = {}
        for told in (told for chapter in entry.chapters for told in chapter.lines):
            for thing in sorted(told.concerns):
                living = self.living.get(thing, thing)
                lines[living][told] = None
                # In the week of a renaming by the new id.
                called[living] = living if thing == living else called.get(living, thing)
        return {thing: Concern(entry, called[thing], tuple(of)) for thing, of in lines.items()}

    @property
    def begins(self) -> Entry | None:
        """The first version, where it has been closed."""
        last = self.entries[-1] if self.entries else None
        return last if last and last.revision.is_first else None


def ledger(chronicle: Chronicle, living: Mapping[Thing, Thing]) -> Ledger:
    """Reads a chronicle once, for all pages.

    :param living: what is called otherwise by now, by its former kind and id.
    """
    return Ledger(tuple(map(_entry, chronicle.revisions)), _entry(chronicle.next), living)


def alike(lines: Iterable[Told]) -> frozenset[Thing]:
    """What each of some lines concerns."""
    concerns = [told.concerns for told in lines]
    return frozenset.intersection(*concerns) if concerns else frozenset()


def _entry(revision: Revision) -> Entry:
    return Entry(revision, tuple(sorted(map(_chapter, groups(revision.changes)), key=_first_read)))


def _chapter(group: Group) -> Chapter:
    return Chapter(group, tuple(_told(group, line) for line in sorted(group.lines, key=_is_routine)))


def _is_routine(line: Line) -> bool:
    """A review that found nothing is told last: it comes every week."""
    return all(map(is_review, line.changes))


def _told(group: Group, line: Line) -> Told:
    concerns = frozenset[Thing]().union(*map(concerned, line.changes))
    return Told(line, (group.home.kind, group.home.id), concerns, _is_routine(line))


def _first_read(chapter: Chapter) -> tuple[bool, bool, int, int, str, str, str]:
    home = chapter.group.home
    worse, better = chapter.counted(Direction.WORSE), chapter.counted(Direction.BETTER)
    return (
        chapter.is_review,
        home.kind != "journey",
        -worse,
        -better,
        home.title.casefold(),
        home.kind,
        home.id,
    )


def _titled(change: Change) -> Iterator[tuple[Thing, str]]:
    subject = change.subject
    yield (subject.kind, subject.id), subject.title
    named = named_in(change) if change.persona is None else (change.persona, *named_in(change))
    yield from (((one.kind, one.id), one.title) for one in named)
