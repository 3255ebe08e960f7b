"""Sequences on two days: the least that must have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def moved(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """The fewest of what is in both that must be taken out for the others to stand in the same order.

    Where there is a choice, the first by name stays: so it is the same there and back. Names are unique in
    either sequence; those of one alone do not count.
    """
    place = {name: i for i, name in enumerate(before)}
    row = [name for name in after if name in place]
    places = [place[name] for name in row]
    if places == sorted(places):
        return frozenset()
    return frozenset(row) - _longest_rising(row, places)


def _longest_rising(row: Sequence[str], places: Sequence[int]) -> frozenset[str]:
    """The longest choice, in order, whose places rise; of several, the first by name."""
    lengths = _lengths(places)
    kept: set[str] = set()
    start, floor = 0, -1
    for length in range(max(lengths), 0, -1):
        found = (i for i in range(start, len(row)) if lengths[i] == length and places[i] > floor)
        best = min(found, key=row.__getitem__)
        kept.add(row[best])
        start, floor = best + 1, places[best]
    return frozenset(kept)


def _lengths(places: Sequence[int]) -> list[int]:
    """Of the longest rising choice that begins at each (patience sorting, from behind)."""
    tops: list[int] = []
    lengths = []
    for place in reversed(places):
        pile = bisect_left(tops, -place)
        tops[pile : pile + 1] = [-place]
        lengths.append(pile + 1)
    return lengths[::-1]


def insertions_only(before: Sequence[T], after: Sequence[T]) -> bool:
    """Whether what is in both stands in the same order."""
    return [item for item in before if item in after] == [item for item in after if item in before]


def matched(before: Sequence[T], after: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    """Items side by side: those that stay, and in each gap between them those that took another's place."""
    for _, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from zip_longest(before[i1:i2], after[j1:j2])
