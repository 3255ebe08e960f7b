"""Holds a catalog against the rules of practice, but for what its authors allow themselves with a reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import groupby
from typing import NamedTuple

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.exceptions import UNUSED, Exceptions
from cjm_plugin.analysis.practice.owners import owner
from cjm_plugin.analysis.practice.rule import RULES, Found, Rule
from cjm_plugin.analysis.practice.said import Said
from cjm_plugin.model.base import Allowance, Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.references import Path
from cjm_plugin.model.settings import Settings
from cjm_plugin.processes import beside


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule broken somewhere."""

    rule: Rule
    severity: Severity
    thing: Object
    path: Path
    said: Said
    at: str
    lacks: bool
    """Whether something is missing at `path`; the title there is what has a line."""


@dataclass(frozen=True, slots=True)
class Excused:
    """A rule broken where the author gave a reason."""

    breach: Breach
    allowance: Allowance


@dataclass(frozen=True)
class Practice:
    """What a state of the content makes of the rules, on a day."""

    breaches: tuple[Breach, ...] = ()
    """By kind and id of the object, then by place, then by code."""
    excused: tuple[Excused, ...] = ()
    """In the same order."""

    @cached_property
    def by_thing(self) -> Mapping[tuple[Kind, str], tuple[Breach, ...]]:
        """The breaches of each object that has any."""
        groups = groupby(self.breaches, key=lambda breach: (breach.thing.kind, breach.thing.id))
        return {key: tuple(group) for key, group in groups}

    @cached_property
    def excused_by_thing(self) -> Mapping[tuple[Kind, str], tuple[Excused, ...]]:
        """The same of what is excused."""
        groups = groupby(self.excused, key=lambda found: (found.breach.thing.kind, found.breach.thing.id))
        return {key: tuple(group) for key, group in groups}

    @cached_property
    def by_owner(self) -> Mapping[str, tuple[Breach, ...]]:
        """The breaches that each department has to see to; under an empty id what nobody answers for."""
        return _grouped(self.breaches, lambda breach: owner(breach.thing) or "")

    @cached_property
    def by_rule(self) -> Mapping[str, tuple[Breach, ...]]:
        """The breaches of each rule that is broken, by its code."""
        return _grouped(self.breaches, lambda breach: breach.rule.code)


def _grouped(breaches: Iterable[Breach], key: Callable[[Breach], str]) -> Mapping[str, tuple[Breach, ...]]:
    found: dict[str, list[Breach]] = defaultdict(list)
    for breach in breaches:
        found[key(breach)].append(breach)
    return {name: tuple(group) for name, group in found.items()}


NO_PRACTICE = Practice()
"""Where nothing was looked for."""


def check(facts: Facts) -> Practice:
    """All breaches of the rules that the site has not switched off."""
    exceptions = Exceptions(facts.catalog)
    breaches: list[Breach] = []
    excused: list[Excused] = []
    for breach in sorted(_breaches(facts), key=_order):
        allowance = exceptions.find(breach.rule.code, breach.thing, breach.at)
        if allowance:
            excused.append(Excused(breach, allowance))
        else:
            breaches.append(breach)
    if _severity(UNUSED, facts.settings):
        off = {code for code in RULES if _severity(RULES[code], facts.settings) is None}
        breaches += [_breach(_named(UNUSED, found), facts) for found in exceptions.unused(off)]
    return Practice(tuple(sorted(breaches, key=_order)), tuple(excused))


def _breaches(facts: Facts) -> Iterator[Breach]:
    """Of all rules. In many maps, sentences are read beside all that the other rules look for."""
    rules = [rule for rule in RULES.values() if rule is not UNUSED and _severity(rule, facts.settings)]
    read = partial(_found, [rule for rule in rules if rule.reads], facts)
    reading = beside(read) if len(facts.catalog.journeys) >= WORTH_IT else read
    others = _found([rule for rule in rules if not rule.reads], facts)
    return (_breach(named, facts) for named in (*others, *reading()))


WORTH_IT = 100
"""Maps from which on another process saves more time than it takes."""


class _Named(NamedTuple):
    """What a rule has found, as another process can send it: of the object, its name alone."""

    rule: str
    kind: Kind
    id: str
    path: Path
    said: Said
    at: str
    lacks: bool


def _found(rules: Iterable[Rule], facts: Facts) -> list[_Named]:
    return [_named(rule, found) for rule in rules for found in rule.find(facts)]


def _named(rule: Rule, found: Found) -> _Named:
    return _Named(rule.code, found.thing.kind, found.thing.id, found.path, found.said, found.at, found.lacks)


def _severity(rule: Rule, settings: Settings) -> Severity | None:
    """`None` where it is switched off."""
    return settings.severities.get(rule.code, rule.severity)


def _breach(named: _Named, facts: Facts) -> Breach:
    rule, thing = RULES[named.rule], facts.catalog.collection(named.kind)[named.id]
    severity = _severity(rule, facts.settings) or rule.severity
    return Breach(rule, severity, thing, named.path, named.said, named.at, named.lacks)


_KINDS = {kind: number for number, kind in enumerate(Kind)}


def _order(breach: Breach) -> tuple[int, str, Path, str, str]:
    return _KINDS[breach.thing.kind], breach.thing.id, breach.path, breach.rule.code, breach.at
