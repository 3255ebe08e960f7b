"""The health of all maps, and what the rules of practice find by owner: for the team that owns them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from cjm_plugin.analysis.health import Health
from cjm_plugin.analysis.practice import RULES, Breach, Rule
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Severity
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.allowed import allowed, object_column, reason_column, rule_column
from cjm_plugin.rendering.views.broken import broken, broken_columns
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.filters import map_filter, map_tags
from cjm_plugin.rendering.views.findings import (
    IN_FULL,
    NOBODY,
    owner_link,
    owner_title,
    rule_link,
    severity_here,
)
from cjm_plugin.rendering.views.heads import text_prop
from cjm_plugin.rendering.views.journeys import basis_cell, health_cell, map_cell, reviewed_cell
from cjm_plugin.rendering.views.parts import Head, Prop, Section
from cjm_plugin.rendering.views.questions import legend
from cjm_plugin.rendering.views.rule import health_title
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    Group,
    Sift,
    Table,
    count_cell,
    headings,
    link_cell,
    owner_cell,
    rows,
    table,
    table_section,
)
from cjm_plugin.rendering.writer import Library, Link, Writer


def health_view(writer: Writer) -> Document:
    """`/health/`."""
    return Document(_head(writer), tuple(_sections(writer)))


def owner_view(writer: Writer, department: str) -> Document:
    """What a department has to see to; `NOBODY`: what nobody answers for."""
    t, found = writer.locale.t, writer.library.practice.by_owner.get(department, ())
    crumbs = (*_crumbs(writer), Link(health_title(writer.locale), writer.href(urls.HEALTH)))
    title = t("Findings: {owner}", owner=owner_title(writer.library, department))
    lead = counted(writer, Counter(breach.severity for breach in found))
    props = (Prop(t("Department"), (writer.link(Kind.DEPARTMENT, department),)),) if department else ()
    head = Head(title, crumbs, Markup.escape(lead) if lead else None, props)
    title = writer.locale.t("Findings")
    return Document(head, _findings(writer, "findings", title, found) or (_none(writer),))


def owners(library: Library) -> tuple[str, ...]:
    """Who may have to see to something: every department, and nobody. Their pages stay, even when empty."""
    return (*library.facts.catalog.departments, NOBODY)


def owned(writer: Writer) -> Mapping[str, tuple[Breach, ...]]:
    """Breaches by who has to see to them: departments by title, what nobody owns last."""
    found = writer.library.practice.by_owner
    order = sorted(found, key=lambda id: (id == NOBODY, owner_title(writer.library, id).casefold(), id))
    return {id: found[id] for id in order}


def counted(writer: Writer, counts: Mapping[Severity, int]) -> str:
    """`2 warnings, 3 hints`"""
    n = writer.locale.n
    words = {
        Severity.ERROR: n("{n} error", "{n} errors", counts.get(Severity.ERROR, 0)),
        Severity.WARNING: n("{n} warning", "{n} warnings", counts.get(Severity.WARNING, 0)),
        Severity.INFO: n("{n} hint", "{n} hints", counts.get(Severity.INFO, 0)),
    }
    return ", ".join(words[severity] for severity in Severity if counts.get(severity))


def _crumbs(writer: Writer) -> tuple[Link, ...]:
    return (Link(writer.locale.t("Atlas"), writer.href(urls.HOME)),)


def _head(writer: Writer) -> Head:
    t, practice = writer.locale.t, writer.library.practice
    counts = Counter(breach.severity for breach in practice.breaches)
    props = (
        text_prop(t("Findings"), counted(writer, counts) or t("none")),
        text_prop(t("Allowed with a reason"), writer.locale.number(len(practice.excused))),
    )
    summary = t("Which maps can be relied on, which mislead, and who has what to do about it.")
    found = tuple(prop for prop in props if isinstance(prop, Prop))
    return Head(health_title(writer.locale), _crumbs(writer), Markup.escape(summary), found)


def _sections(writer: Writer) -> Iterator[Section]:
    yield from _maps(writer)
    yield from _owners(writer)
    yield from _excused(writer)
    yield from _rules(writer)


# Maps


def _maps(writer: Writer) -> Iterator[Section]:
    """Weakest first."""
    t = writer.locale.t
    columns: tuple[Column[Health], ...] = (
        Column(t("Map"), lambda h: map_cell(writer, h.facts), key="map"),
        Column(
            t("Questions answered"), lambda h: health_cell(writer, h.facts), key="health", order="ascending"
        ),
        Column(t("Findings"), lambda h: _count(writer, h), key="findings"),
        Column(t("Owner"), lambda h: owner_cell(writer, h.facts.journey.owner), key="owner"),
        Column(t("Basis"), lambda h: basis_cell(writer, h.facts), key="basis"),
        Column(t("Reviewed"), lambda h: reviewed_cell(writer, h.facts), key="reviewed"),
    )
    found = sorted(writer.library.health.values(), key=lambda h: (h.order, h.facts.journey.id))
    journeys = [health.facts.journey for health in found]
    sift = Sift[Health](lambda h: map_tags(h.facts.journey), map_filter(writer, journeys, "cjm-health"))
    yield from table_section(
        "maps", t("Maps, the weakest first"), table(columns, found, sift), legend(writer)
    )


def _count(writer: Writer, health: Health) -> Cell:
    breaches = writer.library.practice.by_thing.get((Kind.JOURNEY, health.facts.journey.id), ())
    note = counted(writer, Counter(breach.severity for breach in breaches))
    return count_cell(writer, len(breaches))._replace(note=note)


# Findings


def _owners(writer: Writer) -> Iterator[Section]:
    """Few findings are told here, many on a page for each owner."""
    t, found = writer.locale.t, owned(writer)
    if not found:
        yield _none(writer)
        return
    columns: tuple[Column[str], ...] = (
        Column(t("Owner"), lambda id: link_cell(owner_link(writer, id)), key="owner"),
        Column(t("Findings"), lambda id: _owner_count(writer, found[id]), key="findings"),
    )
    yield from table_section("owners", t("Who has what to do"), table(columns, found))
    if len(writer.library.practice.breaches) <= IN_FULL:
        for id, breaches in found.items():
            yield from _findings(writer, f"owner.{id}", owner_title(writer.library, id), breaches)


def _none(writer: Writer) -> Section:
    t = writer.locale.t
    words = (
        t("None: nothing here breaks a rule of practice.")
        if any(writer.facts.catalog)
        else t("There is nothing to check yet.")
    )
    return Section("findings", t("Findings"), "prose", (words,))


def _owner_count(writer: Writer, breaches: Sequence[Breach]) -> Cell:
    note = counted(writer, Counter(breach.severity for breach in breaches))
    return count_cell(writer, len(breaches))._replace(note=note)


def _findings(writer: Writer, anchor: str, title: str, found: Iterable[Breach]) -> tuple[Section, ...]:
    """Objects with the rules that each breaks; drawn late, for they may be many."""
    breaches = tuple(found)
    return (Section(anchor, title, "table", lambda: _by_object(writer, breaches)),) if breaches else ()


def _by_object(writer: Writer, found: tuple[Breach, ...]) -> Table:
    columns = broken_columns(writer)
    groups = tuple(
        Group(rows(columns, tuple(own)), writer.object(thing), writer.locale.word("kind", thing.kind))
        for thing, own in groupby(broken(writer, found), key=lambda b: b.breach.thing)
    )
    return Table(headings(columns), groups, stacked=True)


# Exceptions and rules


def _excused(writer: Writer) -> tuple[Section, ...]:
    t = writer.locale.t
    columns = (object_column(writer), rule_column(t("Rule")), reason_column(writer))
    found = allowed(writer, writer.library.practice.excused)
    return table_section("allowed", t("Allowed with a reason"), table(columns, found))


def _rules(writer: Writer) -> tuple[Section, ...]:
    t = writer.locale.t
    counts = Counter(breach.rule.code for breach in writer.library.practice.breaches)
    columns: tuple[Column[Rule], ...] = (
        Column(t("Rule"), lambda r: Cell(links=(rule_link(writer, r),)), key="rule"),
        Column(t("Code"), lambda r: Cell(r.code), key="code", order="ascending"),
        Column(t("Counts here as"), lambda r: Cell(_severity(writer, r)), key="severity"),
        Column(t("Findings"), lambda r: count_cell(writer, counts[r.code]), True, key="findings"),
    )
    found = [RULES[code] for code in sorted(RULES)]
    return table_section("rules", t("The rules of practice"), table(columns, found))


def _severity(writer: Writer, rule: Rule) -> str:
    severity = severity_here(writer, rule)
    return writer.locale.word("severity", severity) if severity else writer.locale.t("switched off")
