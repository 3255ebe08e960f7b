"""What was worked out for an object, remembered for as long as that very object lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable, Iterable
from typing import Any, Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


_all: list[ByIdentity[Any, Any]] = []


def forget_all_but(things: Iterable[object]) -> None:
    """Lets go of whatever else was worked out.

    What is remembered of a thing may hold the thing itself, which then would live for ever: whoever compares
    many states, one after the other, says which things are still to come.
    """
    kept = frozenset(map(id, things))
    for memo in _all:
        memo.forget_all_but(kept)


class ByIdentity(Generic[K, V]):
    """A function of immutable objects that is worked out once for each of them.

    Asked by identity, never by equality: comparing two maps costs more than most of what is asked of them.
    Weekly states of the content share the objects that stay, so most is known from the week before.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._known: dict[int, tuple[weakref.ref[K], V]] = {}
        _all.append(self)

    def __call__(self, thing: K) -> V:
        key = id(thing)
        known = self._known.get(key)
        if known is not None and known[0]() is thing:
            return known[1]
        made = self._make(thing)
        self._known[key] = (weakref.ref(thing, lambda _: self._known.pop(key, None)), made)
        return made

    def forget(self, thing: K) -> None:
        """Lets go of one thing."""
        self._known.pop(id(thing), None)

    def forget_all_but(self, kept: frozenset[int]) -> None:
        """Lets go of all things but those, given by their identities."""
        self._known = {key: value for key, value in self._known.items() if key in kept}

    def __len__(self) -> int:
        """Of how many objects something is known."""
        return len(self._known)
