"""Links both ways: what names what, in fields and in prose."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from cjm_plugin.analysis.contacts import Key
from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.prose import links, texts
from cjm_plugin.model.references import Path, Place, To, references


@dataclass(frozen=True, slots=True)
class Use:
    """An object that names another."""

    by: Object
    places: tuple[Place, ...]
    """Where `by` is a map: the touchpoints that name it, in the map's order; none for the map as a whole."""


def uses(catalog: Catalog) -> Mapping[Key, tuple[Use, ...]]:
    """For every object, who names it: by kind, then id. Nobody is counted as naming himself."""
    found: dict[Key, dict[Key, set[_Position]]] = defaultdict(lambda: defaultdict(set))
    by_path = {thing.path: thing for thing in catalog}
    for thing in catalog:
        own = (thing.kind, thing.id)
        for key, path in _named(thing, by_path):
            if key != own:
                found[key][own].update(_position(path))
    return {
        key: tuple(_use(catalog.collection(kind)[id], at) for (kind, id), at in namers.items())
        for key, namers in found.items()
    }


_Position = tuple[int, int]
"""In a map: the stage's, and the touchpoint's in it."""


def _named(thing: Object, by_path: Mapping[str, Object]) -> Iterator[tuple[Key, Path]]:
    for path, target, name in references(thing):
        if isinstance(target, To):
            yield (target.kind, name), path
        elif place := Place.parse(name):
            yield (Kind.JOURNEY, place.journey), path
    for path, text in (*texts(thing), ((), thing.story)):
        for link in links(text):
            if link.is_relative and (named := linked(thing.path, link.target, by_path)):
                yield (named.kind, named.id), path


def _position(path: Path) -> Iterator[_Position]:
    """Of the touchpoint into which a path leads."""
    match path:
        case ("stages", int(stage), "touchpoints", int(touchpoint), *_):
            yield stage, touchpoint


def _use(by: Object, positions: set[_Position]) -> Use:
    if not isinstance(by, Journey):
        return Use(by, ())
    touchpoints = (by.stages[stage].touchpoints[touchpoint] for stage, touchpoint in sorted(positions))
    return Use(by, tuple(Place(by.id, touchpoint.id) for touchpoint in touchpoints))


def linked(path: str, target: str, by_path: Mapping[str, Object]) -> Object | None:
    """The object whose file a relative link in the file at `path` leads to."""
    return by_path.get(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))
