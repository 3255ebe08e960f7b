"""What holds for any two states of the content."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.diff import Difference
from cjm_plugin.loading.resolve import with_value
from cjm_plugin.model.base import Object, Part
from cjm_plugin.model.change import Change, Listed, Named, Value, What
from cjm_plugin.model.journey import Journey, Touchpoint
from tests.analysis.diff.mutations import NEW, Mutation, mutations
from tests.analysis.diff.rows import difference, row, rows
from tests.loading.rich import RICH
from tests.loading.support import loaded
from tests.rendering.rich import EVERYTHING
from tests.support.catalogs import journey, touchpoint

LOADED = tuple(loaded(RICH).catalog)
"""A catalog in which every field of every kind has a value."""

MAP = next(thing for thing in LOADED if isinstance(thing, Journey) and thing.id == "washing-machine")

ALL = [mutation for thing in LOADED for mutation in mutations(thing)]


def replaced(things: Iterable[Object], new: Object) -> tuple[Object, ...]:
    return tuple(new if (thing.kind, thing.id) == (new.kind, new.id) else thing for thing in things)


def objects(change: Change) -> set[tuple[str, str]]:
    """The objects that a change is told of: where it is, and what brought it about."""
    return {(named.kind, named.id) for named in (change.home, *change.by)}


def names(found: Difference) -> set[tuple[str, str]]:
    """All objects, touchpoints and pains that a difference names."""
    named = {(change.subject.kind, change.subject.id) for change in found.changes}
    for change in found.changes:
        named |= {(thing.kind, thing.id) for thing in change.by}
        for value in (change.before, change.after, *change.marks):
            named |= {(thing.kind, thing.id) for thing in _named(value)}
    return named


def _named(value: Value | None) -> Iterable[Named]:
    if isinstance(value, Named):
        yield value
    elif isinstance(value, Listed):
        for item in value.items:
            yield from _named(item)


@pytest.mark.parametrize("things", [LOADED, EVERYTHING, ()], ids=["loaded", "made", "empty"])
def test_nothing_differs_from_itself(things: tuple[Object, ...]) -> None:
    copies = [thing.model_copy(deep=True) for thing in things]

    assert difference(things, things) == Difference()
    assert difference(things, copies) == Difference()


@pytest.mark.parametrize("kind", sorted({thing.kind for thing in LOADED}))
def test_whatever_differs_is_told_of_the_object_it_is_in(kind: str) -> None:
    silent = []
    for mutation in ALL:
        if mutation.object.kind != kind:
            continue
        found = difference(LOADED, replaced(LOADED, mutation.mutated))
        told = [change for change in found.changes if (kind, mutation.object.id) in objects(change)]
        if not told:
            silent.append(f"{mutation}: {[row(change) for change in found.changes]}")

    assert silent == []


def _in_old_names(found: set[tuple[str, str]], mutation: Mutation) -> set[tuple[str, str]]:
    """By the ids that things have before a mutation."""
    if mutation.path[-1] != "id":
        return found
    old: Any = mutation.object
    for step in mutation.path:
        old = getattr(old, step) if isinstance(step, str) else old[step]
    return {(kind, id.replace(NEW, old)) for kind, id in found}


@pytest.mark.parametrize("kind", sorted({thing.kind for thing in LOADED}))
def test_there_and_back_name_the_same(kind: str) -> None:
    other = []
    for mutation in ALL:
        if mutation.object.kind != kind:
            continue
        after = replaced(LOADED, mutation.mutated)
        there, back = difference(LOADED, after), difference(after, LOADED)
        if _in_old_names(names(there), mutation) != _in_old_names(names(back), mutation):
            other.append(f"{mutation}: {rows(LOADED, after)} / {rows(after, LOADED)}")

    assert other == []


@given(st.lists(st.integers(0, len(ALL) - 1), max_size=6))
def test_many_changes_at_once_are_told_where_they_are_and_nowhere_else(chosen: list[int]) -> None:
    after = LOADED
    touched: set[tuple[str, str]] = set()
    for mutation in (ALL[i] for i in chosen):
        if (mutation.object.kind, mutation.object.id) not in touched:
            touched.add((mutation.object.kind, mutation.object.id))
            after = replaced(after, mutation.mutated)

    found = difference(LOADED, after)

    told = {thing for change in found.changes for thing in objects(change)}
    assert touched <= told
    assert all(touched & objects(change) or _follows(change, touched) for change in found.changes)
    assert {(change.home.kind, change.home.id) for change in difference(after, after).changes} == set()


def _follows(change: Change, touched: set[tuple[str, str]]) -> bool:
    """Whether a change of a pain may come of an initiative or a study."""
    return change.subject.kind == "pain" and any(kind in {"initiative", "study"} for kind, _ in touched)


@given(st.lists(st.sampled_from([m for m in ALL if m.object is MAP and len(m.path) > 4]), max_size=3))
def test_a_touchpoint_that_nobody_edits_is_not_told(chosen: list[Mutation]) -> None:
    after, touched = MAP, set()
    for mutation in chosen:
        if mutation.path[:4] not in touched:
            touched.add(mutation.path[:4])
            edited = with_value(after, mutation.path, mutation.value)
            assert isinstance(edited, Journey)
            after = edited
    edited_ids = {
        state.stages[s].touchpoints[t].id
        for _, s, _, t in touched
        for state in (MAP, after)
        if isinstance(s, int) and isinstance(t, int)
    }

    found = difference(LOADED, replaced(LOADED, after))

    told = {change.subject.id.split("/")[1] for change in found.changes}
    assert told <= edited_ids


@given(st.data())
def test_moving_things_tells_no_more_than_moves(data: st.DataObject) -> None:
    ids = "abcdefgh"
    row = data.draw(st.permutations(ids))

    found = difference([_row(ids)], [_row(row)])

    moves = [change for change in found.changes if change.what is What.REORDERED]
    assert [*found.changes] == moves
    back = difference([_row(row)], [_row(ids)])
    assert {change.subject for change in back.changes} == {change.subject for change in moves}
    assert len(moves) == len(ids) - _longest_rising([ids.index(id) for id in row])


def _row(ids: Iterable[str]) -> Journey:
    return journey("buy", *(touchpoint(id) for id in ids))


def _longest_rising(places: list[int]) -> int:
    """By the definition: the longest choice of places, in their order, that rises."""
    ends: list[int] = []
    for i, place in enumerate(places):
        ends.append(1 + max((ends[j] for j in range(i) if places[j] < place), default=0))
    return max(ends)


class Forecast(Part):
    """A part of a field that the model has not yet."""

    day: dt.date
    sure: bool = False


class Tomorrow(Touchpoint):
    """A touchpoint with fields that the model has not yet."""

    smell: str | None = None
    noises: tuple[str, ...] = ()
    weather: Forecast | None = None
    forecasts: tuple[Forecast, ...] = ()


def _tomorrow(**fields: Any) -> Journey:
    point = Tomorrow.model_validate({**touchpoint("a"), **fields})
    found = with_value(_row("a"), ("stages", 0, "touchpoints", 0), point)
    assert isinstance(found, Journey)
    return found


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"smell": "soap"}, "touchpoint.field-changed buy/a smell: none -> 'soap'"),
        ({"noises": ["hum"]}, "touchpoint.field-changed buy/a noises: none -> 'hum'"),
        (
            {"weather": {"day": "2026-11-18"}},
            "touchpoint.field-changed buy/a weather.day: none -> 2026-11-18",
        ),
    ],
)
def test_a_field_added_to_the_model_tomorrow_is_told(fields: dict[str, Any], expected: str) -> None:
    assert rows([_tomorrow()], [_tomorrow(**fields)]) == [expected]


def test_a_list_of_parts_added_to_the_model_tomorrow_is_told() -> None:
    days = [{"day": "2026-11-18"}, {"day": "2026-11-19", "sure": True}]

    (told,) = rows([_tomorrow(forecasts=days[:1])], [_tomorrow(forecasts=days)])

    assert told == "touchpoint.field-changed buy/a forecasts: none -> [2026-11-19, yes]"
