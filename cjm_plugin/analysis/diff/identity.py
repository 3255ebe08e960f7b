"""Who is who on both days: what has kept its id, and what has another one now.

References are compared by canonical names: the id that a thing has now; of what has gone, the id it had.
So a reference that was written anew because of a rename is the same reference.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, TypeVar

from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.journey import Journey, Pain, Touchpoint
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Inside, Place, To


class Identified(Protocol):
    """Whatever has an id, and may have had others."""

    @property
    def id(self) -> str: ...
    @property
    def was(self) -> tuple[str, ...]: ...


T = TypeVar("T", bound=Identified)


def paired(before: Sequence[T], after: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    """What is the same thing on both days, in the order of now; then what has gone, in the order it had.

    The same are those of one id; else those of which one had the other's id before, or both had a third.
    Checked content has every id once. Where it has one twice, the first of it on the one day is the first on
    the other, the second is the second, so that each is still told; names mean the first.
    """
    left, now = _numbered(before), _numbered(after)
    own = {key: left.pop(key) for key in now if key in left}
    if left:
        own |= _renamed(left, {key: thing for key, thing in now.items() if key not in own})
    for key, thing in now.items():
        yield own.get(key), thing
    yield from ((thing, None) for thing in left.values())


def _numbered(things: Iterable[T]) -> dict[str, T]:
    """By id; of two of one id, the second has a number."""
    found: dict[str, T] = {}
    for thing in things:
        key, number = thing.id, 2
        while key in found:
            key, number = f"{thing.id} {number}", number + 1
        found[key] = thing
    return found


def _renamed(left: dict[str, T], after: Mapping[str, T]) -> dict[str, T]:
    """What has another id now, by its key. Nobody is claimed twice."""
    found: dict[str, T] = {}
    had = [(key, {thing.id, *thing.was}) for key, thing in left.items()]
    for name, thing in after.items():
        names = {thing.id, *thing.was}
        kin = (key for key, known in had if key in left and not names.isdisjoint(known))
        best = min(kin, key=lambda key: left[key].id not in names, default=None)
        if best is not None:
            found[name] = left.pop(best)
    return found


def aliases(pairs: Iterable[tuple[Identified | None, Identified | None]]) -> dict[str, str]:
    """Canonical names of whatever has, or ever had, another. A living id is nobody else's old one."""
    found: dict[str, str] = {}
    living: dict[str, str] = {}
    for before, after in pairs:
        now = after or before
        assert now is not None
        for thing in (after, before):
            if thing is not None:
                for old in thing.was:
                    found.setdefault(old, now.id)
        if before is not None:
            living.setdefault(before.id, now.id)
        if after is not None:
            living[after.id] = after.id
    found |= living
    return {name: now for name, now in found.items() if name != now}


class Pair(NamedTuple):
    """An object on both days; `None` where it did not, or does no longer, exist."""

    before: Object | None
    after: Object | None

    @property
    def now(self) -> Object:
        """As it is now; if it has gone, as it was."""
        found = self.after or self.before
        assert found is not None
        return found


class _Inner:
    """The names inside a map."""

    def __init__(self, before: Journey | None, after: Journey | None) -> None:
        old = tuple(before.touchpoints) if before else ()
        new = tuple(after.touchpoints) if after else ()
        self._pairs = [*paired(old, new)]
        self.touchpoints = aliases(self._pairs)
        self._pains: dict[str, dict[str, str]] = {}

    def pain(self, touchpoint: str, name: str) -> str:
        if touchpoint not in self._pains:
            here = ((was, now) for was, now in self._pairs if _id_now(was, now) == touchpoint)
            before, after = (all_pains(side) if side else () for side in next(here, (None, None)))
            self._pains[touchpoint] = aliases(paired(before, after))
        return self._pains[touchpoint].get(name, name)


def _id_now(before: Touchpoint | None, after: Touchpoint | None) -> str | None:
    now = after or before
    return None if now is None else now.id


def all_pains(touchpoint: Touchpoint) -> tuple[Pain, ...]:
    """Everybody's, and those of single personas: they share one space of ids."""
    own = (pain for variation in touchpoint.by_persona for pain in variation.pains)
    return (*touchpoint.pains, *own)


class Names:
    """Canonical names, for whatever is written on either day."""

    def __init__(self, before: Catalog, after: Catalog) -> None:
        self.before, self.after = before, after
        self.different: dict[Kind, tuple[Pair, ...]] = {}
        """Whatever is not the very same object on both days, by canonical id."""
        self._objects: dict[Kind, Mapping[str, str]] = {}
        self._former: dict[Kind, dict[str, str]] = {}
        self._inner: dict[str, _Inner] = {}
        for kind in Kind:
            self._compare(kind, before.collection(kind), after.collection(kind))

    def _compare(self, kind: Kind, before: Mapping[str, Object], after: Mapping[str, Object]) -> None:
        old = [thing for id, thing in before.items() if after.get(id) is not thing]
        new = [thing for id, thing in after.items() if before.get(id) is not thing]
        pairs = [Pair(*pair) for pair in paired(old, new)]
        names = aliases(pairs)
        for thing in after.values():
            for name in thing.was:
                names.setdefault(name, thing.id)
        self.different[kind] = tuple(sorted(pairs, key=lambda pair: pair.now.id))
        self._objects[kind] = {name: id for name, id in names.items() if name not in after}
        self._former[kind] = {
            pair.after.id: pair.before.id
            for pair in pairs
            if pair.before and pair.after and pair.before.id != pair.after.id
        }

    @cached_property
    def files_before(self) -> Mapping[str, Object]:
        """The objects of the day before by their files."""
        return {thing.path: thing for thing in self.before}

    @cached_property
    def files_after(self) -> Mapping[str, Object]:
        """The objects of now by their files."""
        return {thing.path: thing for thing in self.after}

    def of(self, kind: Kind, name: str) -> str:
        """Of an object."""
        return self._objects[kind].get(name, name)

    def former(self, kind: Kind, id: str) -> str:
        """The id that an object had before."""
        return self._former[kind].get(id, id)

    def touchpoint(self, journey: str, name: str) -> str:
        """Of a touchpoint of the map of this canonical id."""
        return self._inside(journey).touchpoints.get(name, name)

    def pain(self, journey: str, touchpoint: str, name: str) -> str:
        """Of a pain at the touchpoint of this canonical id."""
        return self._inside(journey).pain(touchpoint, name)

    def place(self, text: str) -> Place | None:
        """Of what a place names."""
        place = Place.parse(text)
        if place is None:
            return None
        journey = self.of(Kind.JOURNEY, place.journey)
        touchpoint = self.touchpoint(journey, place.touchpoint)
        return Place(journey, touchpoint, place.pain and self.pain(journey, touchpoint, place.pain))

    def reference(self, target: To | Inside, name: str) -> str:
        """Of what any reference names."""
        return self.of(target.kind, name) if isinstance(target, To) else str(self.place(name) or name)

    def _inside(self, journey: str) -> _Inner:
        if journey not in self._inner:
            before = self.before.journeys.get(self.former(Kind.JOURNEY, journey))
            self._inner[journey] = _Inner(before, self.after.journeys.get(journey))
        return self._inner[journey]
