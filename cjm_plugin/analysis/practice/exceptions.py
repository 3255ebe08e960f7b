"""Exceptions from the rules of practice: written by authors into a file's frontmatter, with their reason."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.allowances import Written, written
from cjm_plugin.analysis.practice.rule import RULES, Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.model.base import Allowance, Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Path


class Exceptions:
    """All exceptions of a catalog, and which of them were of use."""

    def __init__(self, catalog: Catalog) -> None:
        self._by_thing: dict[tuple[Kind, str], list[Written]] = {}
        self._used: set[tuple[Kind, str, int]] = set()
        for thing in catalog:
            if thing.allow:
                self._by_thing[thing.kind, thing.id] = [*written(thing, catalog)]

    def find(self, code: str, thing: Object, at: str) -> Allowance | None:
        """The first exception that covers a place; it counts as used from now on, and so do all that do."""
        its = self._by_thing.get((thing.kind, thing.id), ())
        fitting = [one for one in its if one.allowance.code == code and _covers(one, at)]
        self._used.update((thing.kind, thing.id, one.number) for one in fitting)
        return fitting[0].allowance if fitting else None

    def unused(self, off: Collection[str]) -> Iterator[Found]:
        """Exceptions that excuse nothing; what is switched off (`off`) is not asked."""
        for one in (one for group in self._by_thing.values() for one in group):
            key = one.thing.kind, one.thing.id, one.number
            if key not in self._used and one.allowance.code not in off:
                yield _unused(one)


def _covers(one: Written, at: str) -> bool:
    """A stage covers its touchpoints, a touchpoint its pains and strengths."""
    allowed = one.at
    if not allowed or at == allowed or at.startswith(f"{allowed}/"):
        return True
    return isinstance(one.thing, Journey) and at.partition("/")[0] in _at_stage(one.thing, allowed)


def _at_stage(journey: Journey, stage: str) -> frozenset[str]:
    its = (part.touchpoints for part in journey.stages if part.stage == stage)
    return frozenset(touchpoint.id for touchpoints in its for touchpoint in touchpoints)


def _unused(one: Written) -> Found:
    path: Path = ("allow", one.number)
    if one.allowance.code not in RULES:
        path, told = (*path, "code"), _no_rule(one.allowance.code)
    elif one.is_lost:
        path, told = (*path, "at"), _lost(one)
    else:
        told = _needless(one)
    return Found(one.thing, path, told, one.at)


def _no_rule(code: str) -> Said:
    return said("no rule has the code {code}; correct it or remove the exception", code=code)


def _lost(one: Written) -> Said:
    if not one.spots:
        return said("nothing in this file can be named; remove 'at', and the exception is for all of it")
    if near := get_close_matches(one.at, one.spots.values(), n=1):
        return said("'{place}' is not in this file; did you mean '{near}'?", place=one.at, near=near[0])
    return said("'{place}' is not in this file; correct it or remove the exception", place=one.at)


def _needless(one: Written) -> Said:
    code = one.allowance.code
    if one.at:
        return said("nothing breaks {code} at '{place}'; remove the exception", code=code, place=one.at)
    return said("nothing here breaks {code}; remove the exception", code=code)


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
