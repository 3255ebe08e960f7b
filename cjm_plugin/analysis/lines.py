"""Changes as they are told: what happened to one thing in one direction is a line, lines stand by object."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from cjm_plugin.model.change import Change, Direction, Listed, Named, Subject, Value, What
from cjm_plugin.model.kinds import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """What happened to a touchpoint with its pains, or to an object as a whole, in one direction."""

    thing: Subject
    """What the line begins with."""
    direction: Direction
    changes: tuple[Change, ...]
    """Never empty; each with the same `thing` and direction."""


@dataclass(frozen=True, slots=True)
class Group:
    """All that is told of one object: of a map with everything inside of it."""

    home: Named
    lines: tuple[Line, ...]
    """Worse first, then better, then neutral; within each in the order of the map."""

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for line in self.lines for change in line.changes)

    @property
    def is_review(self) -> bool:
        """Whether there is nothing to tell of a map but that it was reviewed."""
        return all(map(is_review, self.changes))


_ORDER = {Direction.WORSE: 0, Direction.BETTER: 1, Direction.NEUTRAL: 2}


def groups(changes: Iterable[Change]) -> tuple[Group, ...]:
    """Changes by their homes, in the order in which the homes first come."""
    found: dict[tuple[str, str], list[Change]] = defaultdict(list)
    homes: dict[tuple[str, str], Named] = {}
    for change in changes:
        key = (change.home.kind, change.home.id)
        homes.setdefault(key, change.home)
        found[key].append(change)
    return tuple(Group(homes[key], lines(of)) for key, of in found.items())


def lines(changes: Iterable[Change]) -> tuple[Line, ...]:
    """The lines of changes of one home."""
    found: dict[tuple[str, Direction], list[Change]] = defaultdict(list)
    things: dict[str, Subject] = {}
    for change in changes:
        thing = _thing(change.subject)
        things.setdefault(thing.key, thing)
        found[thing.key, change.direction].append(change)
    made = (Line(things[key], direction, tuple(of)) for (key, direction), of in found.items())
    return tuple(sorted(made, key=lambda line: _ORDER[line.direction]))


def _thing(subject: Subject) -> Subject:
    """A pain is told with its touchpoint."""
    if subject.kind != "pain":
        return subject
    journey, touchpoint = subject.inside
    return Subject("touchpoint", touchpoint.id, touchpoint.title, (journey,))


def is_review(change: Change) -> bool:
    """Whether it only says that somebody has looked at a map. That happens to every map every week."""
    return change.what is What.REVIEWED


def sifted(changes: Iterable[Change]) -> tuple[tuple[Change, ...], tuple[Named, ...]]:
    """What has changed, and the maps that were reviewed without anything else to tell of them."""
    told = tuple(changes)
    reviewed = {(of.home.kind, of.home.id): of.home for of in groups(told) if of.is_review}
    kept = tuple(change for change in told if (change.home.kind, change.home.id) not in reviewed)
    return kept, tuple(reviewed.values())


def by_direction(changes: Iterable[Change]) -> Mapping[Direction, int]:
    """How many changes are for the better, for the worse, and neither."""
    counts = Counter(change.direction for change in changes)
    return {direction: counts[direction] for direction in Direction}


def most_touched(changes: Iterable[Change], kind: Kind) -> tuple[str, int] | None:
    """The one that more changes reach than any other, by its id, and how many; `None` where none stands out.

    That a map was reviewed counts for nobody.
    """
    scopes = (getattr(change.scopes, kind.folder, ()) for change in changes if not is_review(change))
    first = Counter(id for ids in scopes for id in ids).most_common(2)
    stands_out = len({n for _, n in first}) == len(first) > 0
    return first[0] if stands_out else None


def concerning(changes: Iterable[Change], kind: Kind, id: str) -> tuple[Change, ...]:
    """Those that touch a map, stage, department, persona or channel; of anything else, those that name it."""
    return tuple(change for change in changes if concerns(change, kind, id))


def concerns(change: Change, kind: Kind, id: str) -> bool:
    """Whether somebody who reads about an object wants to be told of a change."""
    if change.scopes.touches(kind, id):
        return kind is Kind.JOURNEY or not is_review(change)
    return any(named.kind == kind and named.id == id for named in named_in(change))


def concerned(change: Change) -> frozenset[tuple[str, str]]:
    """All objects that a change concerns, by kind and id; a review, nobody but its map."""
    if is_review(change):
        return frozenset({(change.home.kind, change.home.id)})
    scopes = change.scopes
    touched = {(kind.value, id) for kind in SCOPES for id in getattr(scopes, kind.folder)}
    return frozenset(touched | {(named.kind, named.id) for named in named_in(change)})


SCOPES = (Kind.JOURNEY, Kind.STAGE, Kind.DEPARTMENT, Kind.PERSONA, Kind.CHANNEL)
"""The kinds of object that a change touches by its scopes."""


def renames(changes: Iterable[Change]) -> Iterator[tuple[Subject, Subject]]:
    """What has gone, with what has come by its title: an author may have given it a new id, and not said so.

    Only where both are the only ones of that title.
    """
    gone, come = (
        defaultdict[tuple[str, ...], list[Subject]](list),
        defaultdict[tuple[str, ...], list[Subject]](list),
    )
    for change in changes:
        subject = change.subject
        if change.about == subject.kind and subject.kind != "pain":
            key = (subject.kind, subject.title, *(named.id for named in subject.inside))
            if change.what is What.REMOVED:
                gone[key].append(subject)
            elif change.what is What.ADDED:
                come[key].append(subject)
    for key in gone:
        if len(gone[key]) == len(come[key]) == 1:
            yield gone[key][0], come[key][0]


def named_in(change: Change) -> Iterator[Named]:
    """Everything that a change names."""
    yield change.home
    yield from change.by
    for value in (change.before, change.after, *change.marks):
        yield from _names_in(value)


def _names_in(value: Value | None) -> Iterator[Named]:
    if isinstance(value, Named):
        yield value
    elif isinstance(value, Listed):
        for item in value.items:
            yield from _names_in(item)
