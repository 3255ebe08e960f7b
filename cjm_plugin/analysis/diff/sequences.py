"""Sequences on two days: the least that must have moved."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def moved(before: Sequence[T], after: Sequence[T]) -> frozenset[T]:
    """The fewest items of both that must be taken out for the others to stand in the same order.

    Items are unique in either sequence; those of one alone do not count.
    """
    place = {item: i for i, item in enumerate(before)}
    row = [item for item in after if item in place]
    return frozenset(row) - _longest_rising(row, [place[item] for item in row])


def _longest_rising(row: Sequence[T], places: Sequence[int]) -> frozenset[T]:
    """The items of a longest rising subsequence (patience sorting)."""
    ends: list[int] = []
    tops: list[int] = []
    previous: list[int | None] = []
    for i, place in enumerate(places):
        pile = bisect_left(ends, place)
        previous.append(tops[pile - 1] if pile else None)
        ends[pile : pile + 1] = [place]
        tops[pile : pile + 1] = [i]
    kept = set()
    at = tops[-1] if tops else None
    while at is not None:
        kept.add(row[at])
        at = previous[at]
    return frozenset(kept)


def insertions_only(before: Sequence[T], after: Sequence[T]) -> bool:
    """Whether what is in both stands in the same order."""
    return [item for item in before if item in after] == [item for item in after if item in before]


def matched(before: Sequence[T], after: Sequence[T]) -> Iterator[tuple[T | None, T | None]]:
    """Items side by side: those that stay, and in each gap between them those that took another's place."""
    for _, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield from zip_longest(before[i1:i2], after[j1:j2])
