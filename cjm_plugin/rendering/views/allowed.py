"""What authors allow themselves with a reason, a row each: where, which rule, why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cjm_plugin.analysis.practice import Excused
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.findings import Finding, finding
from cjm_plugin.rendering.views.tables import Cell, Column, Line
from cjm_plugin.rendering.writer import Link, Writer


class Allowed(NamedTuple):
    """A rule that one or several places of an object are spared, for one reason."""

    rule: Link
    code: str
    thing: Link
    places: tuple[Link, ...]
    """Within the object; empty where it is the object as a whole."""
    why: str


def allowed(writer: Writer, found: Iterable[Excused]) -> tuple[Allowed, ...]:
    """By object, then by rule, then by reason."""
    groups: dict[tuple[Kind, str, str, str], list[Finding]] = defaultdict(list)
    for one in found:
        breach = one.breach
        key = breach.thing.kind, breach.thing.id, breach.rule.code, one.allowance.why
        groups[key].append(finding(writer, breach))
    return tuple(_allowed(group, why) for (_, _, _, why), group in groups.items())


def _allowed(group: list[Finding], why: str) -> Allowed:
    first = group[0]
    places = dict.fromkeys(one.place for one in group if one.within)
    return Allowed(first.rule, first.code, first.within or first.place, tuple(places), why)


def object_column(writer: Writer) -> Column[Allowed]:
    """The object, its places beneath it."""
    return Column(writer.locale.t("Where"), lambda a: Cell(links=(a.thing,), note_links=a.places))


def place_column(writer: Writer) -> Column[Allowed]:
    """The places, where the object is known."""
    t = writer.locale.t
    whole = Cell(t("As a whole"))
    return Column(t("Where"), lambda a: Cell(lines=tuple(_lines(a))) if a.places else whole)


def _lines(row: Allowed) -> Iterable[Line]:
    return (Line("", links=(place,)) for place in row.places)


def rule_column(title: str) -> Column[Allowed]:
    """The rule with its code."""
    return Column(title, lambda a: Cell(links=(a.rule,), note=a.code))


def reason_column(writer: Writer) -> Column[Allowed]:
    return Column(writer.locale.t("Reason"), lambda a: Cell(a.why))
