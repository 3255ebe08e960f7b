"""What authors allow themselves, as it stands in their files: which places of a file an exception names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from cjm_plugin.analysis.practice.spots import spots
from cjm_plugin.model.base import Allowance, Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.ids import normal


class Written(NamedTuple):
    """An exception where it stands."""

    thing: Object
    number: int
    allowance: Allowance
    spots: Mapping[str, str]
    """What it could name in its file."""

    @property
    def at(self) -> str:
        """What it names, by the ids of today; empty for all of the file."""
        at = normal(self.allowance.at or "")
        return self.spots.get(at, at)

    @property
    def is_lost(self) -> bool:
        """Whether it names what the file does not have."""
        return bool(self.at) and self.at not in self.spots


def written(thing: Object, catalog: Catalog) -> Iterator[Written]:
    """The exceptions of a file, in their order."""
    known = spots(thing, catalog) if thing.allow else {}
    for number, allowance in enumerate(thing.allow):
        yield Written(thing, number, allowance, known)


def places(code: str, thing: Object, catalog: Catalog) -> frozenset[str]:
    """What exceptions from one rule name in a file: `compare-on-site`, `compare-on-site/depth-missing`."""
    if not any(allowance.code == code for allowance in thing.allow):
        return frozenset()
    return frozenset(one.at for one in written(thing, catalog) if one.allowance.code == code)
