"""The whole difference, in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff.consequences import Consequences
from cjm_plugin.analysis.diff.identity import Pair
from cjm_plugin.analysis.diff.maps import MapDiff, map_presence
from cjm_plugin.analysis.diff.objects import ObjectDiff
from cjm_plugin.analysis.diff.reach import Reaches, row_of
from cjm_plugin.analysis.diff.shifts import shift
from cjm_plugin.analysis.diff.sides import Sides
from cjm_plugin.analysis.diff.snapshot import Difference, Snapshot
from cjm_plugin.analysis.diff.states import States
from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Change
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind


def diff(before: Snapshot, after: Snapshot) -> Difference:
    """What is different for the customer, and for whom."""
    sides = Sides.of(before, after)
    states = States(sides)
    changed = [*_changed_maps(sides, states)]
    changes = [
        *_of_maps(sides, changed),
        *Consequences(sides, states).changes(),
        *_of_objects(sides, states),
    ]
    shifts = (found for one in changed if (found := shift(one)) is not None)
    return Difference(_in_order(sides, changed, changes), tuple(shifts))


def _changed_maps(sides: Sides, states: States) -> Iterator[MapDiff]:
    """Maps that are there on both days and are not the same, by id."""
    for before, after in sides.names.different[Kind.JOURNEY]:
        if isinstance(before, Journey) and isinstance(after, Journey):
            yield MapDiff(sides, states, before, after)


def _of_maps(sides: Sides, changed: Iterable[MapDiff]) -> Iterator[Change]:
    for before, after in sides.names.different[Kind.JOURNEY]:
        if isinstance(after, Journey) and before is None:
            yield map_presence(sides, after, gone=False)
        elif isinstance(before, Journey) and after is None:
            yield map_presence(sides, before, gone=True)
    for one in changed:
        yield from one.changes()


def _of_objects(sides: Sides, states: States) -> Iterator[Change]:
    reaches = Reaches(sides)
    for kind in Kind:
        if kind is Kind.JOURNEY:
            continue
        for pair in sides.names.different[kind]:
            yield from ObjectDiff(sides, reaches, pair, states).changes()
    for pair in _studies(sides):
        yield from ObjectDiff(sides, reaches, pair, states).expired()


def _studies(sides: Sides) -> Iterator[Pair]:
    """Studies that are there on both days: even one that nobody touched may be too old by now."""
    for id, study in sides.after.catalog.studies.items():
        found: Object | None = sides.before.find(Kind.STUDY, id)
        yield Pair(found, study)


_KINDS = {kind.value: number for number, kind in enumerate(Kind)}


def _in_order(sides: Sides, maps: Iterable[MapDiff], changes: Iterable[Change]) -> tuple[Change, ...]:
    """Maps by id, inside a map in its order; then the other objects by kind and id."""
    places = {diff.after.id: _numbers(one.now for one in diff.touchpoints) for diff in maps}

    def key(change: Change) -> tuple[int, str, int]:
        home = change.home
        if not change.subject.inside:
            return _KINDS[home.kind], home.id, -1
        if home.id not in places:
            found = sides.after.journey(home.id)
            places[home.id] = _numbers(row_of(found) if found else ())
        _, touchpoint, *_ = change.subject.id.split("/")
        return _KINDS[home.kind], home.id, places[home.id][touchpoint]

    return tuple(sorted(changes, key=key))


def _numbers(row: Iterable[Contact]) -> dict[str, int]:
    return {contact.touchpoint.id: number for number, contact in enumerate(row)}
