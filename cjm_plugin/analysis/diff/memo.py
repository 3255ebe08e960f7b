"""What was worked out for an object, remembered for as long as that very object lives."""

from __future__ import annotations

import weakref
from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ByIdentity(Generic[K, V]):
    """A function of immutable objects that is worked out once for each of them.

    Asked by identity, never by equality: comparing two maps costs more than most of what is asked of them.
    Weekly states of the content share the objects that stay, so most is known from the week before.
    """

    def __init__(self, make: Callable[[K], V]) -> None:
        self._make = make
        self._known: dict[int, tuple[weakref.ref[K], V]] = {}

    def __call__(self, thing: K) -> V:
        key = id(thing)
        known = self._known.get(key)
        if known is not None and known[0]() is thing:
            return known[1]
        made = self._make(thing)
        self._known[key] = (weakref.ref(thing, lambda _: self._known.pop(key, None)), made)
        return made
