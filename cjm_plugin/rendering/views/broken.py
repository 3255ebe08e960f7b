"""Rules broken in an object, a row each: which, where, and what to do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
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
        Column(t("Rule"), lambda b: _rule(writer, b)),
        Column(t("Where, and what to do"), lambda b: _places(writer, b)),
    )


def _rule(writer: Writer, broken: Broken) -> Cell:
    severity = broken.breaches[0].severity
    note = f"{broken.rule.code}, {writer.locale.word('severity', severity)}"
    tone = "bad" if severity is Severity.ERROR else "warn" if severity is Severity.WARNING else ""
    return Cell(links=(rule_link(writer, broken.rule),), note=note, tone=tone)


def _places(writer: Writer, broken: Broken) -> Cell:
    """What is said of several places is said once."""
    found = [finding(writer, breach) for breach in broken.breaches]
    by_text: dict[str, list[Finding]] = defaultdict(list)
    for one in found:
        by_text[one.text].append(one)
    lines = tuple(Line("", text, _inner(group)) for text, group in by_text.items())
    return Cell(lines=lines)


def _inner(group: Sequence[Finding]) -> tuple[Link, ...]:
    """The places within the object: its own name stands above."""
    return tuple(dict.fromkeys(one.place for one in group if one.within))
