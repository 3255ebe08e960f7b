"""Spots: what inside a file an exception can name with `at`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey, Pain, Strength, Touchpoint


def spots(thing: Object, catalog: Catalog) -> Mapping[str, str]:
    """The spots of a file by each name that they have or had. A living name is never taken for an old one.

    Of a map its stages, its touchpoints (`compare-on-site`), their pains and strengths
    (`compare-on-site/depth-missing`); of an initiative the metrics of its targets; other files have none.
    """
    named = [*_named(thing, catalog)]
    return {**dict(named), **{now: now for _, now in named}}


def _named(thing: Object, catalog: Catalog) -> Iterator[tuple[str, str]]:
    """Names with the names of today."""
    if isinstance(thing, Journey):
        for stage in thing.stages:
            yield from ((name, stage.stage) for name in _names(catalog.stages[stage.stage]))
        for touchpoint in thing.touchpoints:
            yield from _in_touchpoint(touchpoint)
    elif isinstance(thing, Initiative):
        for target in thing.targets:
            yield from ((name, target.metric) for name in _names(catalog.metrics[target.metric]))


def _in_touchpoint(touchpoint: Touchpoint) -> Iterator[tuple[str, str]]:
    names = (touchpoint.id, *touchpoint.was)
    yield from ((name, touchpoint.id) for name in names)
    for part in _parts(touchpoint):
        now = f"{touchpoint.id}/{part.id}"
        yield from ((f"{name}/{old}", now) for name in names for old in (part.id, *part.was))


def _parts(touchpoint: Touchpoint) -> Iterator[Pain | Strength]:
    """Where a pain and a strength are called alike, the pain is meant."""
    for experience in (touchpoint, *touchpoint.by_persona):
        yield from experience.strengths
        yield from experience.pains


def _names(thing: Object) -> tuple[str, ...]:
    return thing.id, *thing.was
