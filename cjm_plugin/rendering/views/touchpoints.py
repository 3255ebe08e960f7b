"""Touchpoints outside their map: grouped by map, with what matters in the given slice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from statistics import fmean

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact, by_map
from cjm_plugin.analysis.pains import KnownPain, worst_first
from cjm_plugin.model.journey import Decision, Journey, Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.pain_rows import pain_row
from cjm_plugin.rendering.views.parts import Section, emotion, mean_emotion
from cjm_plugin.rendering.views.tables import (
    Brief,
    BriefRow,
    Cell,
    Column,
    Group,
    Line,
    Table,
    emotion_cell,
    headings,
    link_cell,
    rows,
)
from cjm_plugin.rendering.writer import Link, Writer

IN_FULL = 150
"""Touchpoints that a page lists one by one; more are told map by map."""

WORST = 50
"""Pains that a page lists, the worst."""

DIFFERING = ("does", "thinks", "feels", "expects", "motive", "context")


def map_groups(
    writer: Writer, columns: Sequence[Column[Contact]], contacts: Sequence[Contact]
) -> Table | Brief:
    """Touchpoints under the headings of their maps, a row each; very many in brief, a row a map."""
    maps = by_map(contacts).values()
    if len(contacts) > IN_FULL:
        return in_brief(writer, maps)
    groups = tuple(
        Group(rows(columns, found), writer.object(found[0].journey), map_note(writer, found[0].journey))
        for found in maps
    )
    return Table(headings(columns), groups)


def in_brief(writer: Writer, maps: Iterable[Sequence[Contact]]) -> Brief:
    """A slice too large to read touchpoint by touchpoint: which maps, where in them, and how it is there."""
    return Brief(lambda: tuple(sorted((_brief_row(writer, found) for found in maps), key=_most_pains)))


def _most_pains(row: BriefRow) -> int:
    """Maps where most hurts come first; of equal ones the order stays."""
    return -row.pains


def _brief_row(writer: Writer, found: Sequence[Contact]) -> BriefRow:
    felt = mean_felt(found)
    return BriefRow(
        writer.object(found[0].journey),
        tuple(_number_link(writer, contact) for contact in found),
        mean_emotion(writer, felt),
        "" if felt is None else f"{felt:.2f}",
        open_pains(writer, found),
    )


def _number_link(writer: Writer, contact: Contact) -> Link:
    return Link(str(contact.number), writer.href(urls.place(contact.place)))


def map_note(writer: Writer, journey: Journey) -> str:
    """Whose route a map is, and whether it is still to be: `Young family, to-be`"""
    person = writer.facts.catalog.personas[journey.point_of_view].title if journey.point_of_view else ""
    state = writer.locale.word("state", journey.state) if journey.state == "to-be" else ""
    return ", ".join(filter(None, (person, state)))


def touchpoint_column(writer: Writer, *, stages: bool = True) -> Column[Contact]:
    """Number and title, with the stage beneath unless it goes without saying."""
    return Column(writer.locale.t("Touchpoint"), lambda contact: contact_cell(writer, contact, stages=stages))


def contact_cell(writer: Writer, contact: Contact, *, stages: bool = True) -> Cell:
    stage = (writer.link(Kind.STAGE, contact.stage.stage),) if stages else ()
    note = writer.locale.t("Moment of truth") if contact.touchpoint.moment_of_truth else ""
    return Cell(links=(writer.contact(contact),), number=contact.number, note=note, note_links=stage)


def emotion_column(writer: Writer) -> Column[Contact]:
    return Column(writer.locale.t("Emotion"), lambda c: emotion_cell(emotion(writer, c.touchpoint.emotion)))


def touchpoint_table(
    writer: Writer, contacts: Sequence[Contact], *more: Column[Contact], stages: bool = True
) -> Table | Brief:
    """Emotion, channel, who leads, open pains and basis, by map; `more` columns stand second."""
    t = writer.locale.t
    return map_groups(
        writer,
        (
            touchpoint_column(writer, stages=stages),
            *more,
            emotion_column(writer),
            Column(t("Channel"), lambda c: link_cell(writer.link(Kind.CHANNEL, c.touchpoint.channel))),
            Column(t("Who leads"), lambda c: _leaders_cell(writer, c)),
            Column(t("Open pains"), lambda c: _pains_cell(writer, c)),
            Column(t("Basis"), lambda c: Cell(basis=writer.facts.grounds(c.touchpoint.evidence).basis)),
        ),
        contacts,
    )


def _leaders_cell(writer: Writer, contact: Contact) -> Cell:
    leaders = tuple(i.department for i in contact.touchpoint.departments if i.role == "leads")
    return Cell(links=writer.links(Kind.DEPARTMENT, leaders))


def _pains_cell(writer: Writer, contact: Contact) -> Cell:
    """The pains that still hurt, by name: what to look at first."""
    found = [pain for pain in worst_first(writer.facts.pains_at.get(contact.place, ())) if pain.is_open]
    lines = tuple(Line("", links=(pain_link(writer, pain),)) for pain in found)
    return Cell(lines=lines, sort=str(len(found)))


def pain_link(writer: Writer, known: KnownPain) -> Link:
    return Link(known.pain.title, writer.href(urls.place(known.place)))


def mean_felt(contacts: Iterable[Contact], persona: str | None = None) -> float | None:
    """The mean emotion over the touchpoints where it is known: the common one, or a persona's own."""
    known = [felt for contact in contacts if (felt := contact.emotion_of(persona)) is not None]
    return fmean(known) if known else None


def mean_cell(writer: Writer, contacts: Iterable[Contact]) -> Cell:
    """Their mean emotion over as-is maps: what a to-be map aims at has not happened."""
    mean = mean_felt(contact for contact in contacts if contact.journey.state == "as-is")
    return emotion_cell(mean_emotion(writer, mean), mean)


def pains_of(writer: Writer, contacts: Iterable[Contact]) -> tuple[KnownPain, ...]:
    """All pains of touchpoints, the worst first."""
    return worst_first(pain for contact in contacts for pain in writer.facts.pains_at.get(contact.place, ()))


def open_pains(writer: Writer, contacts: Iterable[Contact]) -> int:
    """How many pains of touchpoints still hurt."""
    return sum(writer.facts.open_pains_at.get(contact.place, 0) for contact in contacts)


def pains_section(
    writer: Writer, title: str, pains: Sequence[KnownPain], lead: str = "", anchor: str = "pains"
) -> tuple[Section, ...]:
    """The worst of many pains; how many are left out is said."""
    locale, shown = writer.locale, pains[:WORST]
    if not shown:
        return ()
    reach = locale.t("Reach: of 100 customers who start, how many get that far.")
    count = (
        locale.t("The {shown} worst of {all}.", shown=len(shown), all=len(pains))
        if len(pains) > len(shown)
        else ""
    )
    text = " ".join(filter(None, (lead, count, reach)))
    return (Section(anchor, title, "pains", lambda: tuple(pain_row(writer, p) for p in shown), text),)


def what_differs(writer: Writer, contact: Contact, variation: Variation) -> tuple[Line, ...]:
    """Everything a persona lives differently at a touchpoint, in words."""
    locale, journey = writer.locale, contact.journey
    lines = []
    if variation.channel:
        lines.append(
            Line(locale.word("lane", "channel"), links=(writer.link(Kind.CHANNEL, variation.channel),))
        )
    words = ((field, writer.text(getattr(variation, field), journey)) for field in DIFFERING)
    lines += [Line(locale.word("lane", field), text) for field, text in words if text]
    if variation.importance:
        lines.append(
            Line(locale.word("field", "importance", capital=True), locale.number(variation.importance))
        )
    if variation.decision:
        lines += _decision(writer, variation.decision, journey)
    lines += [Line(locale.word("lane", "pains"), pain.title) for pain in variation.pains]
    lines += [Line(locale.word("lane", "strengths"), strength.title) for strength in variation.strengths]
    return tuple(lines)


def _decision(writer: Writer, decision: Decision, journey: Journey) -> list[Line]:
    """The question, the factors and the principles of a choice."""
    locale = writer.locale
    lines = (
        Line(locale.word("lane", "decision"), writer.text(decision.question, journey) or ""),
        Line(locale.t("Factors"), Markup(", ").join(writer.texts(decision.factors, journey))),
        Line(locale.t("Principles"), links=writer.links(Kind.PRINCIPLE, decision.principles)),
    )
    return [line for line in lines if line.text or line.links]
