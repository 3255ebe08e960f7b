"""Passages: who goes on, who leaves, and what a change of channel costs."""

from __future__ import annotations

import random
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.contacts import Contact, contacts
from cjm_plugin.analysis.passages import Crossing, Passage, crossings, leaving, passages, reach
from tests.support.catalogs import journey, row, stage, touchpoint

Ways = Sequence[tuple[int, float | None]] | None


def drawn(*rows: Ways) -> tuple[Contact, ...]:
    """A map of touchpoints t0, t1 …, each with its ways on as (position, share); `None` for no `next`."""
    return row(*(touchpoint(f"t{i}", next=written(ways)) for i, ways in enumerate(rows)))


def written(ways: Ways) -> list[dict[str, Any]] | None:
    return None if ways is None else [{"to": f"t{to}", "share": share} for to, share in ways]


def reached(*rows: Ways) -> tuple[float, ...]:
    found = drawn(*rows)
    return reach(found, passages(found))


class TestPassages:
    def told(self, contacts: tuple[Contact, ...]) -> str:
        return " ".join(
            f"{way.origin.touchpoint.id}{'->' if way.written else '..'}{way.goal.touchpoint.id}"
            for way in passages(contacts)
        )

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([], ""),
            ([None], ""),
            ([None, None, None], "t0..t1 t1..t2"),
            ([[], None, None], "t1..t2"),
            ([None, None, []], "t0..t1 t1..t2"),
            ([[(2, None)], None, None], "t0->t2 t1..t2"),
            ([[(2, 0.5), (1, 0.5)], None, None], "t0->t2 t0->t1 t1..t2"),
            ([None, [(0, 1)], None], "t0..t1 t1->t0"),
            ([[(1, 0.2), (1, 0.3)], None], "t0->t1 t0->t1"),
            ([[(9, 1)], None], ""),  # what is not there has no passage: old revisions may name it
        ],
    )
    def test_in_the_order_of_the_map(self, rows: list[Ways], expected: str) -> None:
        assert self.told(drawn(*rows)) == expected

    def test_the_next_touchpoint_may_be_at_the_next_stage(self) -> None:
        the_map = journey(
            "a",
            stage("choose", touchpoint("a")),
            stage("empty"),
            stage("use", touchpoint("b"), touchpoint("c")),
        )
        assert self.told(tuple(contacts(the_map))) == "a..b b..c"

    def test_the_authors_words(self) -> None:
        way, other = passages(
            row(
                touchpoint(
                    "a", next=[{"to": "b", "share": 0.35, "wait_minutes": 12, "repeats_information": True}]
                ),
                touchpoint("b"),
                touchpoint("c"),
            )
        )
        assert (way.share, way.wait_minutes, way.repeats_information, way.written) == (0.35, 12, True, True)
        assert (other.share, other.wait_minutes, other.repeats_information, other.written) == (
            None,
            None,
            None,
            False,
        )

    @pytest.mark.parametrize(
        ("way", "costs"),
        [
            ({}, False),
            ({"wait_minutes": 0}, False),
            ({"wait_minutes": 0.5}, True),
            ({"repeats_information": False}, False),
            ({"repeats_information": True}, True),
            ({"wait_minutes": 0, "repeats_information": True}, True),
        ],
    )
    def test_costs(self, way: dict[str, Any], costs: bool) -> None:
        (found,) = passages(row(touchpoint("a", next=[{"to": "b", **way}]), touchpoint("b", next=[])))
        assert found.costs is costs

    @pytest.mark.parametrize(("to", "skips"), [(0, True), (2, False), (3, True)])
    def test_skips(self, to: int, skips: bool) -> None:
        (found,) = passages(drawn([], [(to, None)], [], []))
        assert found.skips is skips

    def test_the_channel_is_the_point_of_views(self) -> None:
        own = {"pensioner": {"channel": "phone"}}
        same, other = passages(
            row(
                touchpoint("a", "website", by_persona=own),
                touchpoint("b", "website"),
                touchpoint("c", "phone"),
                personas=["family", "pensioner"],
            )
        )
        assert (same.changes_channel, other.changes_channel) == (False, True)


@pytest.mark.parametrize(
    ("ways", "share"),
    [
        (None, None),  # the next touchpoint, share unknown
        ([], None),  # the route ends here
        ([(1, None)], None),
        ([(1, 0.5), (2, None)], None),
        ([(1, 1)], 0),
        ([(1, 0)], 1),
        ([(1, 0.35), (2, 0.5)], 0.15),
        ([(1, 0.7), (2, 0.2), (3, 0.1)], 0),  # 1 - 0.7 - 0.2 - 0.1 is not nothing to a computer
        ([(1, 0.9), (2, 0.2)], 0),
    ],
)
def test_leaving(ways: Ways, share: float | None) -> None:
    assert leaving(drawn(ways, [], [], [])[0]) == share


class TestReach:
    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([], []),
            ([None], [1]),
            ([None, None, None], [1, 1, 1]),
            ([[(1, 0.8)], [(2, 0.5)], None], [1, 0.8, 0.4]),
            (
                [[(1, 0.3), (2, 0.5)], [(3, 1)], [(3, 0.5)], None],
                [1, 0.3, 0.5, 0.55],
            ),  # joins again
            ([[(1, None), (2, None)], [], None], [1, 0.5, 0.5]),
            ([[(1, 0.4), (2, None), (3, None)], [], [], []], [1, 0.4, 0.3, 0.3]),
            ([[(1, 1), (2, None)], [], []], [1, 1, 0]),  # nothing is left for the unknown
            ([[(2, None)], None, None], [1, 0, 1]),  # nobody gets to what is skipped
            ([[], None, None], [1, 0, 0]),
            ([[(1, 0.2), (1, 0.3)], None], [1, 0.5]),
            ([[(1, 0.7), (2, 0.2), (3, 0.1)], [(4, 1)], [(4, 1)], [(4, 1)], None], [1, 0.7, 0.2, 0.1, 1]),
        ],
    )
    def test_maps_without_a_way_back(self, rows: list[Ways], expected: list[float]) -> None:
        assert reached(*rows) == pytest.approx(expected)

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            # a tries b again and again: 0.5 + 0.5 * 0.5 * …
            ([[(1, 1)], [(0, 0.5), (2, 0.5)], None], [1, 1, 1]),
            # a third leaves at each turn: h = 1/3 + 1/3 h
            ([[(1, 1)], [(0, 1 / 3), (2, 1 / 3)], None], [1, 1, 0.5]),
            # hardly anybody gets out of the circle, yet in the end all do
            ([[(1, 1)], [(0, 0.999), (2, 0.001)], None], [1, 1, 1]),
            # nobody gets out
            ([[(1, 1)], [(0, 1)], None], [1, 1, 0]),
            ([[(1, 0.5), (3, 0.5)], [(2, 1)], [(1, 1)], None], [1, 0.5, 0.5, 0.5]),
            # unknown shares: half go back
            ([None, [(0, None), (2, None)], None], [1, 1, 1]),
            # a way back to where only some have been: 0.5 straight, 0.25 of 0.5 back to 1
            ([[(1, 0.5), (2, 0.5)], [(2, 1)], [(1, 0.25), (3, 0.75)], None], [1, 0.625, 1, 1]),
            # a way forward that is never taken first
            ([[(2, 1)], [(3, 1)], [(1, 0.4), (3, 0.6)], None], [1, 0.4, 1, 1]),
        ],
    )
    def test_maps_with_a_way_back(self, rows: list[Ways], expected: list[float]) -> None:
        assert reached(*rows) == pytest.approx(expected)

    def test_a_lifes_circle_is_as_exact_as_a_line(self) -> None:
        """Twenty touchpoints; of those who get to the last, nearly all begin again."""
        line: list[Ways] = [[(i + 1, 0.9)] for i in range(19)]
        circle = [*line, [(0, 0.999999)]]
        assert reached(*circle) == pytest.approx(reached(*line, None), rel=1e-9)


@st.composite
def maps(draw: st.DrawFn, back: bool = True) -> list[Ways]:
    """Shares in hundredths, some unknown; with or without ways back."""
    size = draw(st.integers(1, 7))
    rows: list[Ways] = []
    for i in range(size):
        others = [to for to in range(size) if to != i and (back or to > i)]
        goals = draw(st.lists(st.sampled_from(others), unique=True, max_size=3)) if others else []
        left, ways = 100, []
        for to in goals:
            share = draw(st.none() | st.integers(0, left))
            left -= share or 0
            ways.append((to, None if share is None else share / 100))
        rows.append(draw(st.sampled_from([ways, None])))
    return rows


def even(rows: Sequence[Ways]) -> list[dict[int, Fraction]]:
    """The same walk with every share known, worked out apart from the program."""
    known = []
    for i, written_ways in enumerate(rows):
        ways = [(i + 1, None)] * (i + 1 < len(rows)) if written_ways is None else written_ways
        shares = {to: None if share is None else Fraction(round(share * 100), 100) for to, share in ways}
        rest = 1 - sum((share for share in shares.values() if share is not None), Fraction(0))
        unknown = list(shares.values()).count(None)
        known.append({to: rest / unknown if share is None else share for to, share in shares.items()})
    return known


def exactly(rows: Sequence[Ways]) -> list[float]:
    """The linear equations in fractions: at the goal 1; elsewhere the mean of where one goes."""
    steps = even(rows)
    return [float(_solved(goal, steps).get(0, Fraction(0))) for goal in range(len(rows))]


def _solved(goal: int, steps: list[dict[int, Fraction]]) -> dict[int, Fraction]:
    on_the_way = {goal}
    while more := {
        i for i, out in enumerate(steps) if i not in on_the_way and any(out.get(to) for to in on_the_way)
    }:
        on_the_way |= more
    unknowns = sorted(on_the_way - {goal})
    equations = [
        [Fraction(i == j) - steps[i].get(j, 0) for j in unknowns] + [steps[i].get(goal, Fraction(0))]
        for i in unknowns
    ]
    for column in range(len(unknowns)):
        pivot = next(i for i in range(column, len(unknowns)) if equations[i][column])
        equations[column], equations[pivot] = equations[pivot], equations[column]
        equations[column] = [value / equations[column][column] for value in equations[column]]
        for i, equation in enumerate(equations):
            if i != column and equation[column]:
                factor = equation[column]
                equations[i] = [x - factor * y for x, y in zip(equation, equations[column], strict=True)]
    return {goal: Fraction(1), **{i: equation[-1] for i, equation in zip(unknowns, equations, strict=True)}}


def walked(rows: list[Ways], walkers: int, steps: int = 500) -> list[float]:
    """Counted, by sending customers through the map."""
    dice, known = random.Random(7), even(rows)
    visits = [0] * len(rows)
    for _ in range(walkers):
        here, seen = 0, {0}
        for _ in range(steps):
            throw = dice.random()
            for to, share in known[here].items():
                if throw < share:
                    here = to
                    break
                throw -= share
            else:
                break
            seen.add(here)
        for i in seen:
            visits[i] += 1
    return [count / walkers for count in visits]


@pytest.mark.parametrize(
    "rows",
    [
        [[(1, 0.6), (3, 0.2)], [(0, 0.3), (2, 0.6)], [(1, 0.5), (3, 0.3)], [(2, 0.4), (4, 0.1)], None],
        [
            [(1, None), (2, 0.5)],
            [(3, 0.9)],
            [(0, 0.25), (1, None)],
            [(2, 0.2), (4, 0.2), (5, 0.2)],
            [(0, 0.5)],
            None,
        ],
        [None, None, [(0, 0.6), (3, 0.3)], [(2, 0.8)], None],
    ],
)
def test_reach_is_what_customers_do(rows: list[Ways]) -> None:
    assert reached(*rows) == pytest.approx(walked(rows, 8000), abs=0.02)


@given(maps())
def test_reach_solves_the_equations_of_the_walk(rows: list[Ways]) -> None:
    assert reached(*rows) == pytest.approx(exactly(rows), abs=1e-6)


@given(maps())
def test_reach_is_a_share_and_all_begin(rows: list[Ways]) -> None:
    found = reached(*rows)
    assert len(found) == len(rows)
    assert found[0] == 1
    assert all(0 <= share <= 1 for share in found)


@given(st.lists(st.integers(0, 100), min_size=1, max_size=10))
def test_on_one_line_nobody_comes_back(shares: list[int]) -> None:
    line: list[Ways] = [[(i + 1, share / 100)] for i, share in enumerate(shares)]
    found = reached(*line, None)
    assert list(found) == sorted(found, reverse=True)


@given(maps(back=False))
def test_nobody_arrives_who_did_not_set_out(rows: list[Ways]) -> None:
    """Without ways back, whoever gets to a touchpoint came from one before it."""
    found, steps = reached(*rows), even(rows)
    for goal in range(1, len(rows)):
        arrivals = sum(
            found[i] * share for i, ways in enumerate(steps) for to, share in ways.items() if to == goal
        )
        assert found[goal] == pytest.approx(arrivals)


class TestCrossings:
    def of(self, *maps: tuple[Contact, ...]) -> dict[tuple[str, str], Crossing]:
        return dict(crossings(way for found in maps for way in passages(found)))

    def test_each_pair_of_channels(self) -> None:
        found = self.of(
            row(
                touchpoint("a", "web", next=[{"to": "b", "wait_minutes": 10, "repeats_information": True}]),
                touchpoint("b", "phone", next=[{"to": "c", "wait_minutes": 0}, {"to": "a"}]),
                touchpoint("c", "phone"),
                touchpoint("d", "web"),
            ),
            row(
                touchpoint("a", "web", next=[{"to": "b", "wait_minutes": 5, "repeats_information": False}]),
                touchpoint("b", "phone", next=[]),
            ),
            row(touchpoint("a", "web"), touchpoint("b", "phone")),
        )
        assert list(found) == [("phone", "phone"), ("phone", "web"), ("web", "phone")]
        assert [(key, len(c.ways), c.repeats, c.mean_wait) for key, c in found.items()] == [
            (("phone", "phone"), 1, 0, 0),
            (("phone", "web"), 2, 0, None),
            (("web", "phone"), 3, 1, 7.5),
        ]
        assert {(c.origin, c.goal) for c in found.values()} == set(found)

    def test_the_share_lost_is_the_mean_over_touchpoints_that_know_it(self) -> None:
        found = self.of(
            row(
                # Two of its ways lead to the same channel: it loses its tenth once.
                touchpoint("a", "web", next=[{"to": "b", "share": 0.6}, {"to": "c", "share": 0.3}]),
                touchpoint("b", "phone", next=[]),
                touchpoint("c", "phone", next=[]),
                touchpoint("d", "web", next=[{"to": "b", "share": 0.5}]),
                touchpoint("e", "web", next=[{"to": "b", "share": 0.5}, {"to": "c"}]),
                touchpoint("f", "mail", next=[{"to": "b"}]),
            )
        )
        assert found["web", "phone"].mean_lost == pytest.approx((0.1 + 0.5) / 2)
        assert found["mail", "phone"].mean_lost is None

    @given(maps(), st.lists(st.sampled_from(["web", "phone"]), min_size=7, max_size=7))
    def test_every_passage_is_in_one(self, rows: list[Ways], channels: list[str]) -> None:
        found = row(
            *(
                touchpoint(f"t{i}", channel, next=written(ways))
                for i, (ways, channel) in enumerate(zip(rows, channels, strict=False))
            )
        )
        ways = passages(found)
        cut = crossings(ways)
        assert sorted(map(told, (way for crossing in cut.values() for way in crossing.ways))) == sorted(
            map(told, ways)
        )
        assert all(
            way.changes_channel == (key[0] != key[1])
            for key, crossing in cut.items()
            for way in crossing.ways
        )


def told(way: Passage) -> str:
    return f"{way.origin.place} {way.goal.place} {way.share}"
