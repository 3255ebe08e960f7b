"""Rules broken in an object, a row each: where, what to do, and which rule says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cjm_plugin.analysis.practice import Breach, Rule
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Severity
from cjm_plugin.rendering.views.findings import Finding, finding, rule_link
from cjm_plugin.rendering.views.tables import Cell, Column, Line
from cjm_plugin.rendering.writer import Link, Writer


class Broken(NamedTuple):
    """What is said once of one or several places of an object."""

    rule: Rule
    breach: Breach
    """The first of them."""
    places: tuple[Link, ...]
    """Within the object; empty where it is the object as a whole."""
    text: str


def broken(writer: Writer, breaches: Iterable[Breach]) -> tuple[Broken, ...]:
    """By object, then by rule, then by what is said."""
    found: dict[tuple[Kind, str, str, str], list[tuple[Breach, Finding]]] = defaultdict(list)
    for breach in breaches:
        told = finding(writer, breach)
        found[breach.thing.kind, breach.thing.id, breach.rule.code, told.text].append((breach, told))
    return tuple(_broken(group) for group in found.values())


def _broken(group: list[tuple[Breach, Finding]]) -> Broken:
    first, told = group[0]
    places = dict.fromkeys(one.place for _, one in group if one.within)
    return Broken(first.rule, first, tuple(places), told.text)


def broken_columns(writer: Writer) -> tuple[Column[Broken], ...]:
    """Of a table of them, where the object is known."""
    t = writer.locale.t
    return (
        Column(t("Where"), lambda b: _places(writer, b)),
        Column(t("What to do"), lambda b: Cell(b.text)),
        Column(t("Rule"), lambda b: rule_cell(writer, b)),
    )


def _places(writer: Writer, broken: Broken) -> Cell:
    if not broken.places:
        return Cell(writer.locale.t("As a whole"))
    return Cell(lines=tuple(Line("", links=(place,)) for place in broken.places))


def rule_cell(writer: Writer, broken: Broken) -> Cell:
    """The rule with its code and its severity beneath."""
    severity = broken.breach.severity
    note = f"{broken.rule.code}, {writer.locale.word('severity', severity)}"
    tone = "bad" if severity is Severity.ERROR else "warn" if severity is Severity.WARNING else ""
    return Cell(links=(rule_link(writer, broken.rule),), note=note, tone=tone)
