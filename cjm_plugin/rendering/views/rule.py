"""A rule's page: why it matters, an example and its mend, what breaks it on this site, how to allow that."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cjm_plugin.analysis.practice import Breach, Rule, files
from cjm_plugin.analysis.practice.owners import owner
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.inline import inline
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.practice import translated
from cjm_plugin.rendering.views.allowed import allowed, object_column, reason_column
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.findings import (
    IN_FULL,
    NOBODY,
    Finding,
    finding,
    owner_link,
    severity_here,
)
from cjm_plugin.rendering.views.heads import text_prop
from cjm_plugin.rendering.views.parts import Head, Prop, Section
from cjm_plugin.rendering.views.tables import Cell, Column, Table, count_cell, link_cell, table, table_section
from cjm_plugin.rendering.writer import Link, Writer


class File(NamedTuple):
    """A file of an example."""

    name: str
    text: str

    @property
    def lines(self) -> list[str]:
        """Apart, so that one which breaks goes on to the right of where it began."""
        return self.text.split("\n")


class Example(NamedTuple):
    """One way to write it."""

    title: str
    verdict: str
    """`bad` or `good`."""
    files: tuple[File, ...]


class Snippet(NamedTuple):
    """What to write where."""

    lead: str
    file: File


def rule_view(writer: Writer, rule: Rule) -> Document:
    """The page of a rule."""
    return Document(_head(writer, rule), tuple(_sections(writer, rule)))


def _head(writer: Writer, rule: Rule) -> Head:
    t = writer.locale.t
    crumbs = (
        Link(t("Atlas"), writer.href(urls.HOME)),
        Link(health_title(writer.locale), writer.href(urls.HEALTH)),
    )
    props = (text_prop(t("Code"), rule.code), text_prop(t("Counts here as"), _severity(writer, rule)))
    return Head(t(rule.lesson.title), crumbs, inline(t(rule.lesson.why)), tuple(_present(*props)))


def health_title(locale: Locale) -> str:
    """What the page of all findings is called everywhere."""
    return locale.t("Health of the maps")


def _present(*props: Prop | None) -> Iterator[Prop]:
    return (prop for prop in props if prop)


def _severity(writer: Writer, rule: Rule) -> str:
    severity = severity_here(writer, rule)
    if severity is None:
        return writer.locale.t("nothing: it is switched off")
    return writer.locale.word("severity", severity)


def _sections(writer: Writer, rule: Rule) -> Iterator[Section]:
    t, practice = writer.locale.t, writer.library.practice
    broken = practice.by_rule.get(rule.code, ())
    spared = [found for found in practice.excused if found.breach.rule is rule]
    yield Section("example", t("How to write it"), "examples", examples(writer, rule))
    found = t("Where it is found here")
    if broken:
        yield Section("found", found, "table", lambda: _broken(writer, broken))
    elif severity_here(writer, rule) is not None:
        yield Section("found", found, "prose", (t("Nowhere: everything on this site keeps to it."),))
    rows = table((object_column(writer), reason_column(writer)), allowed(writer, spared))
    yield from table_section("allowed", t("Allowed with a reason"), rows)
    yield Section("settings", t("If it does not fit"), "snippets", tuple(_snippets(writer, rule)))


def _broken(writer: Writer, broken: Sequence[Breach]) -> Table:
    """Place by place; where there are very many, owner by owner."""
    if len(broken) <= IN_FULL:
        found = table(_columns(writer), (finding(writer, breach) for breach in broken))
        return replace(found, stacked=True)
    t, many = writer.locale.t, Counter(owner(breach.thing) or NOBODY for breach in broken)
    columns: tuple[Column[str], ...] = (
        Column(t("Owner"), lambda id: link_cell(owner_link(writer, id)), key="owner"),
        Column(t("Findings"), lambda id: count_cell(writer, many[id]), True, key="findings"),
    )
    return table(columns, sorted(many, key=lambda id: (-many[id], id)))


def _columns(writer: Writer) -> tuple[Column[Finding], ...]:
    t = writer.locale.t
    return (
        Column(t("Where"), lambda f: link_cell(f.place)._replace(note_links=(f.within,) if f.within else ())),
        Column(t("What to do"), lambda f: Cell(f.text)),
    )


def examples(writer: Writer, rule: Rule) -> tuple[Example, ...]:
    """The lesson's, the one to be mended first."""
    t, lesson = writer.locale.t, translated(rule.lesson, writer.locale)
    return (
        Example(t("To be mended"), "bad", _files(lesson.bad)),
        Example(t("Mended"), "good", _files(lesson.good)),
    )


def _files(example: str) -> tuple[File, ...]:
    return tuple(File(path, text) for path, text in files(example).items())


def _snippets(writer: Writer, rule: Rule) -> Iterator[Snippet]:
    t = writer.locale.t
    reason = t("the reason, for everybody to read")
    allow = f"allow:\n  - {{code: {rule.code}, why: {reason}}}"
    lead = t("One file may be an exception, for a reason that the health page shows. In its frontmatter:")
    yield Snippet(lead, File("", allow))
    checks = f"plugins:\n  - cjm:\n      checks: {{{rule.code}: off}}   # error, warning, hint, off"
    yield Snippet(
        t("What the rule counts as on the whole site is set in its configuration:"),
        File("mkdocs.yml", checks),
    )
