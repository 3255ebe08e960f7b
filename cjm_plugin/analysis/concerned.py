"""Which departments a change of a file concerns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import get_args

from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.department import Department
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey, Role
from cjm_plugin.model.system import System

_ROLES: tuple[str, ...] = get_args(Role)
"""The strongest first."""


@dataclass(frozen=True)
class Concerned:
    """A file and its departments."""

    path: str
    """As the object has it."""
    departments: tuple[str, ...]
    """Ids, each once; of a map its owner, then those with a role on it by their strongest, then by id."""


def concerned(catalog: Catalog) -> tuple[Concerned, ...]:
    """All files that concern any department, by path."""
    found = (Concerned(thing.path, tuple(dict.fromkeys(_departments(thing)))) for thing in catalog)
    return tuple(sorted((one for one in found if one.departments), key=lambda one: one.path))


def _departments(thing: Object) -> Iterator[str]:
    match thing:
        case Department():
            yield thing.id
        case Initiative(department=str(its)) | Channel(owner=str(its)) | System(owner=str(its)):
            yield its
        case Journey():
            yield from [thing.owner] if thing.owner else []
            yield from _involved(thing)


def _involved(journey: Journey) -> list[str]:
    ranks: dict[str, int] = {}
    for involvement in (one for touchpoint in journey.touchpoints for one in touchpoint.departments):
        rank = _ROLES.index(involvement.role)
        ranks[involvement.department] = min(rank, ranks.get(involvement.department, rank))
    return sorted(ranks, key=lambda id: (ranks[id], id))
