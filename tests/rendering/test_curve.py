"""The curve: in the middle of its columns, never beyond the emotions it joins, broken where one is gone."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.rendering import curve
from cjm_plugin.rendering.curve import GRID, SMALL, STRIP, Scale

TENTH = Scale(height=40, middle=20, step=10)
SCALES = [GRID, STRIP, SMALL]

Point = tuple[float, float]
Piece = tuple[Point, Point, Point, Point]
"""A cubic: where it begins, its two handles, where it ends."""

emotions = st.sampled_from([None, -2, -1, 0, 1, 2])
rows = st.lists(emotions, max_size=24)
means = st.lists(st.one_of(st.none(), st.floats(-2, 2)), max_size=24)


def numbers(text: str) -> list[float]:
    return [float(number) for number in text.split()]


def pairs(text: str) -> list[Point]:
    found = numbers(text)
    return list(zip(found[::2], found[1::2], strict=True))


def read(path: str) -> list[list[Piece]]:
    """The pieces of each run of a path that has nothing but `M`, `C` and `S`."""
    assert re.fullmatch(r"(?:M[-\d. ]+(?:C[-\d. ]+[CS\-\d. ]*)?)*", path)
    runs = []
    for run in path.split("M")[1:]:
        start, *curves = re.split("([CS])", run)
        (here,) = pairs(start)
        pieces: list[Piece] = []
        for command, text in zip(curves[::2], curves[1::2], strict=True):
            *out, into, there = pairs(text)
            pieces.append((here, out[0] if command == "C" else mirrored(*pieces[-1][2:]), into, there))
            here = there
        runs.append(pieces)
    return runs


def mirrored(handle: Point, through: Point) -> Point:
    """The handle of an `S`: that of the piece before, on the other side."""
    return 2 * through[0] - handle[0], 2 * through[1] - handle[1]


def at(piece: Piece, t: float) -> Point:
    """De Casteljau."""
    points = list(piece)
    while len(points) > 1:
        points = [(x + (u - x) * t, y + (v - y) * t) for (x, y), (u, v) in pairwise(points)]
    return points[0]


STEPS = [step / 20 for step in range(21)]


class TestScale:
    @pytest.mark.parametrize("scale", SCALES)
    def test_there_is_room_for_every_emotion(self, scale: Scale) -> None:
        assert 0 < scale.y(2) < scale.y(0) == scale.middle < scale.y(-2) < scale.height
        assert scale.middle + scale.below == scale.height

    @pytest.mark.parametrize(
        ("emotion", "percent"), [(2, "0%"), (1.5, "12.5%"), (0, "50%"), (-1, "75%"), (-2, "100%")]
    )
    def test_percent(self, emotion: float, percent: str) -> None:
        assert TENTH.percent(emotion) == percent


class TestColumns:
    @pytest.mark.parametrize(
        ("position", "columns", "middle", "edge"),
        [
            (0, 1, "50%", "0%"),
            (0, 4, "12.5%", "0%"),
            (3, 4, "87.5%", "75%"),
            (1, 3, "50%", "33.333%"),
            (17, 18, "97.222%", "94.444%"),
        ],
    )
    def test_in_per_cent(self, position: int, columns: int, middle: str, edge: str) -> None:
        assert curve.x_percent(position, columns) == middle
        assert curve.edge_percent(position, columns) == edge

    @given(rows.filter(any))
    def test_lines_and_points_meet_in_the_middle_of_columns(self, row: list[int | None]) -> None:
        width = len(row) * curve.COLUMN
        known = [i for i, emotion in enumerate(row) if emotion is not None]
        starts = [pairs(run.split("C")[0])[0] for run in curve.line(row, GRID).split("M")[1:]]
        ends = [piece[-1] for run in read(curve.line(row, GRID)) for piece in run]
        met = sorted(100 * x / width for x, _ in {*starts, *ends})
        assert met == pytest.approx(
            [float(curve.x_percent(i, len(row)).rstrip("%")) for i in known], abs=1e-3
        )


class TestLine:
    @pytest.mark.parametrize(
        ("row", "path"),
        [
            ([], ""),
            ([None], ""),
            ([0], "M50 20"),
            ([None, 1], "M150 10"),
            ([1, 1], "M50 10C83.333 10 116.667 10 150 10"),
            ([0, 1], "M50 20C83.333 16.667 116.667 13.333 150 10"),
            ([0, None, -2], "M50 20M250 40"),
            ([1, 1, None, 0], "M50 10C83.333 10 116.667 10 150 10M350 20"),
            # A turn is flat: the handles on both sides of 2 are as high as 2.
            ([0, 2, 0], "M50 20C83.333 13.333 116.667 0 150 0S216.667 13.333 250 20"),
            # Where a handle is the one before in a mirror, it is not said again.
            ([0, 1, 2], "M50 20C83.333 16.667 116.667 13.333 150 10S216.667 3.333 250 0"),
        ],
    )
    def test_path(self, row: list[int | None], path: str) -> None:
        assert curve.line(row, TENTH) == path

    @given(rows)
    def test_it_breaks_off_where_an_emotion_is_unknown(self, row: list[int | None]) -> None:
        words = "".join("x" if emotion is None else "o" for emotion in row)
        lengths = [len(run) for run in words.split("x") if run]
        assert [len(run) + 1 for run in read(curve.line(row, GRID))] == lengths

    @pytest.mark.parametrize("scale", SCALES)
    @given(row=means)
    def test_it_stays_between_the_two_emotions_that_it_joins(
        self, scale: Scale, row: list[float | None]
    ) -> None:
        for run in read(curve.line(row, scale)):
            for piece in run:
                low, high = sorted((piece[0][1], piece[3][1]))
                heights = [at(piece, t)[1] for t in STEPS]
                assert low - 0.002 <= min(heights) <= max(heights) <= high + 0.002
                assert scale.y(2) - 0.002 <= min(heights) <= max(heights) <= scale.y(-2) + 0.002

    @given(row=means)
    def test_it_rises_or_falls_all_the_way(self, row: list[float | None]) -> None:
        for run in read(curve.line(row, GRID)):
            for piece in run:
                heights = [at(piece, t)[1] for t in STEPS]
                steps = [after - before for before, after in pairwise(heights)]
                assert max(steps) <= 0.002 or min(steps) >= -0.002

    @given(
        st.lists(st.integers(1, 400), min_size=1, max_size=12).flatmap(
            lambda gaps: st.tuples(
                st.just(gaps), st.lists(st.floats(-2, 2), min_size=len(gaps), max_size=len(gaps))
            )
        )
    )
    def test_points_may_be_at_any_distance(self, drawn: tuple[list[int], list[float]]) -> None:
        gaps, felt = drawn
        xs = [sum(gaps[: i + 1]) for i in range(len(gaps))]
        (run,) = read(curve.line_through([*zip(map(float, xs), felt, strict=True)], GRID))
        for piece in run:
            low, high = sorted((piece[0][1], piece[3][1]))
            assert all(low - 0.002 <= at(piece, t)[1] <= high + 0.002 for t in STEPS)
            assert [at(piece, t)[0] for t in STEPS] == sorted(at(piece, t)[0] for t in STEPS)

    def test_a_smooth_join_has_one_slope_on_both_sides(self) -> None:
        ((before, after, _),) = read(curve.line([-2, 0, 1, 2], GRID))
        (_, (out_x, out_y), (joint_x, joint_y)), (_, (into_x, into_y)) = before[1:], after[:2]
        slope = (joint_y - out_y) / (joint_x - out_x)
        assert slope == pytest.approx((into_y - joint_y) / (into_x - joint_x), abs=1e-3)


class TestArea:
    @pytest.mark.parametrize(
        ("row", "path"),
        [
            ([], ""),
            ([2], ""),
            ([2, None, 2], ""),
            ([1, 1], "M50 10C83.333 10 116.667 10 150 10L150 20L50 20Z"),
            (
                [1, 1, None, -1, -1],
                """M50 10C83.333 10 116.667 10 150 10L150 20L50 20Z
                M350 30C383.333 30 416.667 30 450 30L450 20L350 20Z""",
            ),
        ],
    )
    def test_path(self, row: list[int | None], path: str) -> None:
        assert curve.area(row, TENTH) == "".join(line.strip() for line in path.splitlines())


places = st.lists(st.floats(0, 236), max_size=8).map(sorted)


class TestSpread:
    """Names before the first points of their lines."""

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            ([], ()),
            ([50], (50,)),
            ([50, 90], (50, 90)),
            ([50, 50], (45, 55)),
            ([50, 50, 50, 90], (40, 50, 60, 90)),
            ([1, 2], (5, 15)),  # The edges hold.
            ([99, 99], (85, 95)),
        ],
    )
    def test_examples(self, wanted: list[float], found: tuple[float, ...]) -> None:
        assert curve.spread(wanted, 10, 5, 95) == found

    @given(places)
    def test_none_over_another_and_none_outside(self, wanted: list[float]) -> None:
        found = curve.spread(wanted, 13, 13, 223)
        assert all(b - a >= 13 - 1e-9 for a, b in pairwise(found))
        assert all(13 - 1e-9 <= place <= 223 + 1e-9 for place in found)

    @given(st.lists(st.integers(1, 6), min_size=1, max_size=5))
    def test_who_has_room_is_not_moved(self, steps: list[int]) -> None:
        wanted = [20.0 + 13 * sum(steps[:i]) for i in range(len(steps))]
        assert curve.spread(wanted, 13, 0, 999) == pytest.approx(wanted)


class TestShortened:
    @pytest.mark.parametrize(
        ("name", "room", "shown"),
        [
            ("Pensioner", 80, "Pensioner"),
            ("Young family", 80, "Young family"),
            ("Student in a shared flat", 80, "Student in a…"),
            ("Student, shared flat", 70, "Student…"),
            ("Międzypokoleniowa", 80, "Międzypokol…"),
            ("A grandmotherly customer", 80, "A grandmoth…"),
        ],
    )
    def test_examples(self, name: str, room: float, shown: str) -> None:
        assert curve.shortened(name, room) == shown
