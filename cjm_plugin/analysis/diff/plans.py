"""A map as it is beside the map as it is to be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any, TypeVar

from cjm_plugin.analysis.diff.identity import paired
from cjm_plugin.analysis.diff.maps import MapDiff
from cjm_plugin.analysis.diff.reach import row_of
from cjm_plugin.analysis.diff.shape import Sort, shapes
from cjm_plugin.analysis.diff.shifts import shift
from cjm_plugin.analysis.diff.sides import Sides
from cjm_plugin.analysis.diff.snapshot import Difference, Snapshot
from cjm_plugin.analysis.diff.states import States
from cjm_plugin.model.base import Part
from cjm_plugin.model.change import Change, What
from cjm_plugin.model.journey import Journey, Touchpoint

TOLD = frozenset({"goal", "scenario", "expectations", "stages"})
"""What a plan says of the customer. What it says of itself (its title, its state, its review) is no plan."""

P = TypeVar("P", bound=Part)


def diff_journeys(as_is: Journey, to_be: Journey, snapshot: Snapshot) -> Difference:
    """What a to-be map changes. Its subjects carry the ids of the to-be map.

    A field of which a plan says nothing is no difference: whoever drew it had nothing to say there. Pains are
    the exception: those that a plan does not name are to be gone.
    """
    planned = _filled_map(as_is, to_be)
    sides = Sides.of(_with(snapshot, as_is), _with(snapshot, planned))
    untold = frozenset(Journey.model_fields) - TOLD
    one = MapDiff(sides, States(sides), as_is, planned, untold)
    found = shift(one)
    changes = tuple(change for change in one.changes() if not _is_of_names(change))
    # Nobody will ask about this very map again.
    row_of.forget(planned)
    return Difference(changes, () if found is None else (found,))


def _is_of_names(change: Change) -> bool:
    """Whether it only says what something is called in files."""
    return change.what is What.RENAMED or change.field.endswith((".id", ".was")) or change.field == "was"


def _with(snapshot: Snapshot, journey: Journey) -> Snapshot:
    """The content with one map alone."""
    journeys: Mapping[str, Journey] = MappingProxyType({journey.id: journey})
    return Snapshot(replace(snapshot.catalog, journeys=journeys), snapshot.settings)


def _filled_map(as_is: Journey, to_be: Journey) -> Journey:
    """The plan, taken for the same map, with what it leaves unsaid."""
    own = paired(tuple(as_is.touchpoints), tuple(to_be.touchpoints))
    old = {now.id: was for was, now in own if was and now}
    goals = {stage.stage: stage for stage in as_is.stages}
    stages = tuple(
        _filled(goals.get(stage.stage), stage).model_copy(
            update={"touchpoints": tuple(_touchpoint(old.get(t.id), t) for t in stage.touchpoints)}
        )
        for stage in to_be.stages
    )
    was = tuple(dict.fromkeys((*to_be.was, as_is.id)))
    return _filled(as_is, to_be).model_copy(update={"stages": stages, "was": was})


def _touchpoint(as_is: Touchpoint | None, to_be: Touchpoint) -> Touchpoint:
    return _filled(as_is, to_be, {"pains"}).model_copy(
        update={"by_persona": tuple(_variations(as_is, to_be))}
    )


def _variations(as_is: Touchpoint | None, to_be: Touchpoint) -> Iterable[Any]:
    old = {variation.persona: variation for variation in (as_is.by_persona if as_is else ())}
    for variation in to_be.by_persona:
        yield _filled(old.pop(variation.persona, None), variation, {"pains"})
    yield from (variation.model_copy(update={"pains": ()}) for variation in old.values())


def _filled(as_is: P | None, to_be: P, but: Iterable[str] = ()) -> P:
    """A part of a plan with the fields that it leaves empty."""
    if as_is is None:
        return to_be
    update: dict[str, Any] = {}
    for shape in shapes(type(to_be)):
        old, new = getattr(as_is, shape.name), getattr(to_be, shape.name)
        if shape.name in {"id", "was", *but}:
            continue
        if new in (shape.default, ""):
            update[shape.name] = old
        elif shape.sort is Sort.PART and old is not None:
            update[shape.name] = _filled(old, new)
        elif shape.sort is Sort.EXTENSIONS:
            own = {extension.name: extension for extension in (*old, *new)}
            update[shape.name] = tuple(own[name] for name in sorted(own))
    return to_be.model_copy(update=update)
