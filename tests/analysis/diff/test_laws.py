"""What holds for any two states of the content."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from cjm_plugin.analysis.diff import Difference
from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Change, Listed, Named, Value
from tests.analysis.diff.mutations import NEW, Mutation, mutations
from tests.analysis.diff.rows import difference, row, rows
from tests.loading.rich import RICH
from tests.loading.support import loaded
from tests.rendering.rich import EVERYTHING

LOADED = tuple(loaded(RICH).catalog)
"""A catalog in which every field of every kind has a value."""

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
