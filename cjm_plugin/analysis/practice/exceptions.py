"""Exceptions from the rules of practice: written by authors into a file's frontmatter, with their reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.rule import RULES, Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.model.base import Allowance, Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind


class _Written(NamedTuple):
    """An exception where it stands."""

    thing: Object
    number: int
    allowance: Allowance


class Exceptions:
    """All exceptions of a catalog, and which of them were of use."""

    def __init__(self, catalog: Catalog) -> None:
        self._by_thing: dict[tuple[Kind, str], list[_Written]] = {}
        self._used: set[tuple[Kind, str, int]] = set()
        for thing in catalog:
            if thing.allow:
                written = [_Written(thing, number, allowance) for number, allowance in enumerate(thing.allow)]
                self._by_thing[thing.kind, thing.id] = written

    def find(self, code: str, thing: Object, at: str) -> Allowance | None:
        """The first exception that covers a place; it counts as used from now on, and so do all that do."""
        fitting = [
            written
            for written in self._by_thing.get((thing.kind, thing.id), ())
            if written.allowance.code == code and _covers(_today(written), at)
        ]
        self._used.update((thing.kind, thing.id, written.number) for written in fitting)
        return fitting[0].allowance if fitting else None

    def unused(self, off: Collection[str]) -> Iterator[Found]:
        """Exceptions that excuse nothing; what is switched off (`off`) is not asked."""
        for written in (written for group in self._by_thing.values() for written in group):
            thing, number, allowance = written
            if (thing.kind, thing.id, number) not in self._used and allowance.code not in off:
                yield Found(thing, ("allow", number), _why_unused(written), allowance.at or "")


def _covers(allowed: str, at: str) -> bool:
    return not allowed or at == allowed or at.startswith(f"{allowed}/")


def _today(written: _Written) -> str:
    """What an exception names, by the ids of today."""
    at = written.allowance.at or ""
    return _renamed(written.thing).get(at, at) if at and isinstance(written.thing, Journey) else at


def _renamed(journey: Journey) -> Mapping[str, str]:
    """Touchpoints and their pains by each id that they had before."""
    found: dict[str, str] = {}
    for touchpoint in journey.touchpoints:
        names = (touchpoint.id, *touchpoint.was)
        found.update((old, touchpoint.id) for old in touchpoint.was)
        for pain in (*touchpoint.pains, *(pain for own in touchpoint.by_persona for pain in own.pains)):
            now = f"{touchpoint.id}/{pain.id}"
            found.update((f"{name}/{old}", now) for name in names for old in (pain.id, *pain.was))
    return found


def _why_unused(written: _Written) -> Said:
    allowance = written.allowance
    if allowance.code not in RULES:
        return said("no rule has the code {code}; correct it or remove the exception", code=allowance.code)
    if allowance.at:
        return said(
            "nothing breaks {code} at {place}; remove the exception", code=allowance.code, place=allowance.at
        )
    return said("nothing here breaks {code}; remove the exception", code=allowance.code)


@rule(
    "CJM190",
    "unused-exception",
    Lesson(
        title=N_("An exception that excuses nothing"),
        why=N_(
            "An exception tells readers that a weakness is known and why it stays. Once the weakness is "
            "mended, the exception would excuse the next one without anybody having thought about it: "
            "remove it."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
purpose: Decide in January whether to pay for our own delivery crews
allow:
  - {code: CJM121, why: The board decides what this map is for in December.}
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
purpose: Decide in January whether to pay for our own delivery crews
""",
    ),
)
def unused_exceptions(_facts: Facts) -> Iterator[Found]:
    """Found by `check` alone, which knows what was of use."""
    return iter(())


UNUSED = RULES["CJM190"]
