"""Arcs over the lane of channels: levels that keep them apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.rendering import arcs
from cjm_plugin.rendering.arcs import Span

spans = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda s: s[0] != s[1]), max_size=8)


def over(span: Span) -> set[int]:
    """The gaps between columns that an arc lies over."""
    return set(range(min(span), max(span)))


@pytest.mark.parametrize(
    ("found", "levels"),
    [
        ([], ()),
        ([(0, 2)], (1,)),
        ([(0, 2), (2, 4)], (1, 1)),  # One ends where the other begins.
        ([(0, 4), (1, 3)], (2, 1)),  # The shorter lies lower.
        ([(0, 2), (1, 3)], (1, 2)),
        ([(0, 3), (3, 0)], (1, 2)),  # There and back.
        ([(9, 0), (1, 3), (4, 6)], (2, 1, 1)),
    ],
)
def test_levels(found: list[Span], levels: tuple[int, ...]) -> None:
    assert arcs.levels(found) == levels


@given(spans)
def test_no_two_over_the_same_columns_share_a_level(found: list[Span]) -> None:
    levels = arcs.levels(found)
    for (one, here), (other, there) in combinations(zip(found, levels, strict=True), 2):
        assert here != there or not over(one) & over(other)


def test_there_is_a_highest_level() -> None:
    assert max(arcs.levels([(0, goal) for goal in range(2, 30)])) == arcs.HIGHEST


def test_a_higher_one_lies_higher_within_the_room() -> None:
    tops = [float(arcs.arc((0, 3), level, 4, 10).line.split("Q")[1].split()[1]) for level in (1, 2, 3, 4)]
    assert tops == sorted(tops, reverse=True)
    assert tops[-1] > 11  # Its share stands above it.
