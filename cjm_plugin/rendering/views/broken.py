"""Rules broken in an object, a row each: which, where, and what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from cjm_plugin.analysis.practice import Breach, Rule
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Severity
from cjm_plugin.rendering.views.findings import Finding, finding, rule_link
from cjm_plugin.rendering.views.tables import Cell, Column, Line
from cjm_plugin.rendering.writer import Link, Writer


class Broken(NamedTuple):
    """A rule broken in an object, once or at several places."""

    rule: Rule
    breaches: tuple[Breach, ...]


def broken(breaches: Iterable[Breach]) -> tuple[Broken, ...]:
    """By object, then by rule: one line each."""
    found: dict[tuple[Kind, str, str], list[Breach]] = defaultdict(list)
    for breach in breaches:
        found[breach.thing.kind, breach.thing.id, breach.rule.code].append(breach)
    return tuple(Broken(group[0].rule, tuple(group)) for group in found.values())


def broken_columns(writer: Writer) -> tuple[Column[Broken], ...]:
    """Of a table of them, where the object is known."""
    t = writer.locale.t
    return (
        Column(t("Rule"), lambda b: rule_cell(writer, b)),
        Column(t("Where, and what to do"), lambda b: _places(writer, b)),
    )


def rule_cell(writer: Writer, broken: Broken) -> Cell:
    """The rule with its code and its severity beneath."""
    severity = broken.breaches[0].severity
    note = f"{broken.rule.code}, {writer.locale.word('severity', severity)}"
    tone = "bad" if severity is Severity.ERROR else "warn" if severity is Severity.WARNING else ""
    return Cell(links=(rule_link(writer, broken.rule),), note=note, tone=tone)


def told_once(writer: Writer, broken: Broken) -> Mapping[str, tuple[Link, ...]]:
    """What to do, once, with the places within the object where it is to be done."""
    found: dict[str, list[Finding]] = defaultdict(list)
    for breach in broken.breaches:
        one = finding(writer, breach)
        found[one.text].append(one)
    return {text: _inner(group) for text, group in found.items()}


def _inner(group: Sequence[Finding]) -> tuple[Link, ...]:
    """The object's own name stands above."""
    return tuple(dict.fromkeys(one.place for one in group if one.within))


def _places(writer: Writer, broken: Broken) -> Cell:
    return Cell(lines=tuple(chain.from_iterable(_lines(*told) for told in told_once(writer, broken).items())))


def _lines(text: str, places: Sequence[Link]) -> Iterator[Line]:
    yield Line("", text)
    yield from (Line("", links=(place,)) for place in places)
