"""The health of a map on its page: the five questions, what the rules of practice find, what is allowed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.analysis.practice import Breach, Excused
from cjm_plugin.model import anchors
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Severity
from cjm_plugin.rendering.views.allowed import allowed, place_column, reason_column, rule_column
from cjm_plugin.rendering.views.broken import Broken, broken, rule_cell
from cjm_plugin.rendering.views.parts import Prop, Section
from cjm_plugin.rendering.views.questions import (
    Folded,
    Lacking,
    Missing,
    QuestionRow,
    answered,
    folded,
    question_row,
)
from cjm_plugin.rendering.views.tables import Cell, Table, table
from cjm_plugin.rendering.writer import Link, Writer

HEALTH = "health"
"""The section's name."""


class FindingRow(NamedTuple):
    """A rule that the map breaks."""

    rule: Cell
    """With its code and its severity beneath."""
    lacks: Folded[Lacking]
    """What to do, and where."""


class MapHealth(NamedTuple):
    """What the section shows."""

    questions: tuple[QuestionRow, ...]
    findings: tuple[FindingRow, ...]
    """What the rules of practice find in the map's file, the gravest first."""
    excused: Table


def health_section(writer: Writer, facts: JourneyFacts) -> Section:
    """Made when it is drawn: it stands on every map's page."""
    return Section(
        HEALTH, health_title(writer), "checkup", lambda: _health(writer, facts), _lead(writer, facts)
    )


def health_title(writer: Writer) -> str:
    return writer.locale.t("Health")


def health_prop(writer: Writer, facts: JourneyFacts) -> Prop:
    """`3 of 5 questions answered`, in the page's head."""
    health, locale = writer.library.health[facts.journey.id], writer.locale
    total = len(health.answers)
    words = locale.n(
        "{k} of {n} question answered", "{k} of {n} questions answered", total, k=health.answered
    )
    tone = "warn" if health.is_weak else "good" if health.answered == total else ""
    link = Link(words, f"#{anchors.section_anchor(HEALTH)}")
    return Prop(health_title(writer), (link,), tone=tone)


def _lead(writer: Writer, facts: JourneyFacts) -> str:
    """What stands behind the answers: how much was researched, how old it is."""
    locale, health = writer.locale, writer.library.health[facts.journey.id]
    t, review = locale.t, facts.review
    parts = [t("Questions answered in full: {answered}.", answered=answered(writer, health))]
    if health.researched is not None:
        parts.append(t("Touchpoints researched: {share}.", share=locale.percent(health.researched)))
    ago = locale.ago(review.reviewed, review.today) if review.reviewed else t("never")
    parts.append(t("Reviewed: {ago}.", ago=ago))
    if facts.journey.state == "to-be":
        parts.append(t("A to-be map is asked for neither pains nor feedback: nobody has lived it yet."))
    return " ".join(parts)


def _health(writer: Writer, facts: JourneyFacts) -> MapHealth:
    key, practice = (Kind.JOURNEY, facts.journey.id), writer.library.practice
    found = sorted(practice.by_thing.get(key, ()), key=lambda breach: _GRAVEST[breach.severity])
    return MapHealth(
        tuple(question_row(writer, answer) for answer in writer.library.health[facts.journey.id].answers),
        _finding_rows(writer, found),
        _allowed(writer, practice.excused_by_thing.get(key, ())),
    )


def _finding_rows(writer: Writer, found: Iterable[Breach]) -> tuple[FindingRow, ...]:
    by_rule: dict[str, list[Broken]] = defaultdict(list)
    for each in broken(writer, found):
        by_rule[each.rule.code].append(each)
    return tuple(_finding_row(writer, group) for group in by_rule.values())


def _finding_row(writer: Writer, group: Sequence[Broken]) -> FindingRow:
    lacks = tuple(
        Lacking(each.text, folded(writer, tuple(Missing(place, None) for place in each.places)))
        for each in group
    )
    return FindingRow(rule_cell(writer, group[0]), folded(writer, lacks))


_GRAVEST = {severity: number for number, severity in enumerate(Severity)}


def _allowed(writer: Writer, found: Iterable[Excused]) -> Table:
    rule = rule_column(writer.locale.t("Allowed with a reason"))
    return table((rule, place_column(writer), reason_column(writer)), allowed(writer, found))
