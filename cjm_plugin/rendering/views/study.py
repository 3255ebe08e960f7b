"""A study's page: what it found, how long it counts, and what rests on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from cjm_plugin.analysis.basis import last_day
from cjm_plugin.analysis.contacts import Contact, by_map
from cjm_plugin.model.journey import Experience
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.persona import Persona
from cjm_plugin.model.references import Place
from cjm_plugin.model.study import Finding, Study
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.collection import index_document, tally
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.evidence import is_expired, validity
from cjm_plugin.rendering.views.heads import document_link, object_document, object_head, text_prop
from cjm_plugin.rendering.views.pain_rows import Said, VerdictRow, said
from cjm_plugin.rendering.views.parts import Head, Prop, Section, extension_rows
from cjm_plugin.rendering.views.stage import slice_words
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    Group,
    Line,
    Table,
    count_cell,
    day_cell,
    headings,
    link_cell,
    rows,
    table,
    table_section,
)
from cjm_plugin.rendering.views.touchpoints import IN_FULL, in_brief, map_note
from cjm_plugin.rendering.writer import Link, Writer


class Claim(NamedTuple):
    """Something that rests on the study: a touchpoint, a pain or a strength."""

    what: str
    link: Link
    contact: Contact
    evidence: tuple[str, ...]
    persona: str | None


def study_view(writer: Writer, thing: Study) -> Document:
    """The page of a study."""
    sections = (*_findings(writer, thing), *_rests(writer, thing), *_personas(writer, thing))
    based = ((Kind.PERSONA, persona.id) for persona in _based(writer, thing))
    return object_document(writer, thing, _head(writer, thing), sections, based)


def _head(writer: Writer, study: Study) -> Head:
    locale, t = writer.locale, writer.locale.t
    return object_head(
        writer,
        study,
        None,
        text_prop(t("Method"), locale.word("method", study.method) if study.method else ""),
        text_prop(t("Date"), t("{day}, {ago}", day=locale.date(study.date), ago=_age(writer, study))),
        text_prop(t("Sample"), "" if study.sample is None else locale.number(study.sample)),
        text_prop(t("Valid"), validity(writer, study), "warn" if is_expired(writer, study) else ""),
        text_prop(t("What rests on it"), _resting(writer, study).text),
        _report(writer, study),
    )


def _age(writer: Writer, study: Study) -> str:
    return writer.locale.ago(study.date, writer.facts.settings.today)


def _report(writer: Writer, study: Study) -> Prop | None:
    if not study.link:
        return None
    label, link = writer.locale.t("Report"), document_link(writer, study.link, study)
    return Prop(label, (link,)) if link else Prop(label, (), study.link)


def _findings(writer: Writer, study: Study) -> tuple[Section, ...]:
    t = writer.locale.t
    columns: tuple[Column[Finding], ...] = (
        Column(t("Finding"), lambda f: _finding(writer, f, study)),
        Column(t("Verdict"), lambda f: _verdict(writer, f, study)),
        Column(t("About"), lambda f: _about(writer, f)),
    )
    return table_section("findings", t("Findings"), replace(table(columns, study.findings), prose=True))


def _finding(writer: Writer, finding: Finding, study: Study) -> Cell:
    lines = tuple(Line(row.name, row.value) for row in extension_rows(finding.extensions))
    return Cell(writer.text(finding.text, study) or "", lines=lines)


def _verdict(writer: Writer, finding: Finding, study: Study) -> Cell:
    if finding.verdict is None:
        return Cell()
    word = writer.locale.word("verdict", finding.verdict)
    own = VerdictRow(finding.verdict, word, None, writer.object(study))
    return Cell(verdict=own, said=_others(writer, finding, study))


def _others(writer: Writer, finding: Finding, study: Study) -> tuple[Said, ...]:
    """What other studies say of the same: no verdict hides another."""
    place = Place.parse(finding.about) if finding.about else None
    found = writer.facts.verdicts.get(place, ()) if place else ()
    return said(writer, [verdict for verdict in found if verdict.study.id != study.id])


def _about(writer: Writer, finding: Finding) -> Cell:
    """The pain or the touchpoint; beneath, the touchpoint and the map it is of."""
    place = Place.parse(finding.about) if finding.about else None
    contact = writer.facts.slices.at(place) if place else None
    if place is None or contact is None:
        return Cell()
    within = (writer.contact(contact), writer.object(contact.journey))
    return link_cell(writer.place(place))._replace(note_links=within[0 if place.pain else 1 :])


def _rests(writer: Writer, study: Study) -> tuple[Section, ...]:
    t = writer.locale.t
    contacts = writer.facts.slices.of(Kind.STUDY, study.id)
    if len(contacts) > IN_FULL:
        return table_section("rests", t("What rests on it"), in_brief(writer, by_map(contacts).values()))
    found: dict[str, list[Claim]] = defaultdict(list)
    for contact in contacts:
        found[contact.journey.id] += [
            claim for claim in _claims(writer, contact) if study.id in claim.evidence
        ]
    columns: tuple[Column[Claim], ...] = (
        Column(t("Claim"), lambda c: _claim(writer, c)),
        Column(t("What"), lambda c: Cell(c.what)),
        Column(t("Touchpoint"), lambda c: Cell(links=(writer.contact(c.contact),), number=c.contact.number)),
        Column(t("Basis today"), lambda c: Cell(basis=writer.facts.grounds(c.evidence).basis)),
    )
    groups = tuple(
        Group(
            rows(columns, claims),
            writer.object(claims[0].contact.journey),
            map_note(writer, claims[0].contact.journey),
        )
        for claims in found.values()
        if claims
    )
    return table_section("rests", t("What rests on it"), Table(headings(columns), groups))


def _claims(writer: Writer, contact: Contact) -> Iterator[Claim]:
    """All that a touchpoint claims: for everybody, then for each persona who differs."""
    yield from _claims_of(writer, contact, contact.touchpoint, None)
    for variation in contact.touchpoint.by_persona:
        yield from _claims_of(writer, contact, variation, variation.persona)


def _claims_of(writer: Writer, contact: Contact, lived: Experience, persona: str | None) -> Iterator[Claim]:
    locale, at = writer.locale, writer.contact(contact)
    yield Claim(locale.word("kind", "touchpoint"), at, contact, lived.evidence, persona)
    for pain in lived.pains:
        place = Place(contact.journey.id, contact.touchpoint.id, pain.id)
        link = Link(pain.title, writer.href(urls.place(place)))
        yield Claim(locale.word("kind", "pain"), link, contact, pain.evidence, persona)
    for strength in lived.strengths:
        yield Claim(locale.t("strength"), Link(strength.title, at.href), contact, strength.evidence, persona)


def _claim(writer: Writer, claim: Claim) -> Cell:
    persona = (writer.link(Kind.PERSONA, claim.persona),) if claim.persona else ()
    return Cell(links=(claim.link,), note_links=persona)


def _personas(writer: Writer, study: Study) -> tuple[Section, ...]:
    t = writer.locale.t
    columns: tuple[Column[Persona], ...] = (
        Column(t("Persona"), lambda p: link_cell(writer.object(p))),
        Column(t("Segment"), lambda p: Cell(p.segment or "")),
    )
    return table_section("personas", t("Personas based on it"), table(columns, _based(writer, study)))


def _based(writer: Writer, study: Study) -> list[Persona]:
    return [persona for persona in writer.facts.catalog.personas.values() if study.id in persona.based_on]


# Index


def study_index(writer: Writer) -> Document:
    """All studies, the latest first."""
    locale, t = writer.locale, writer.locale.t
    columns: tuple[Column[Study], ...] = (
        Column(t("Study"), lambda s: link_cell(writer.object(s)), key="study"),
        Column(
            t("Method"), lambda s: Cell(locale.word("method", s.method) if s.method else ""), key="method"
        ),
        Column(t("Date"), lambda s: _date(writer, s), key="date", order="descending"),
        Column(t("Sample"), lambda s: _sample(writer, s), True, key="sample"),
        Column(t("Valid until"), lambda s: _valid_until(writer, s), key="valid"),
        Column(t("Findings"), lambda s: count_cell(writer, len(s.findings)), True, key="findings"),
        Column(t("What rests on it"), lambda s: _resting(writer, s), key="rests"),
    )
    studies = sorted(writer.facts.catalog.studies.values(), key=lambda s: (-s.date.toordinal(), s.id))
    return index_document(writer, Kind.STUDY, columns, studies, lead=_lead(writer, studies))


def _lead(writer: Writer, studies: Sequence[Study]) -> str:
    expired = sum(is_expired(writer, study) for study in studies)
    return tally(writer, ((writer.locale.word("basis", "expired"), expired),))


def _date(writer: Writer, study: Study) -> Cell:
    return day_cell(writer, study.date, _age(writer, study))


def _sample(writer: Writer, study: Study) -> Cell:
    return Cell() if study.sample is None else count_cell(writer, study.sample)


def _valid_until(writer: Writer, study: Study) -> Cell:
    last = last_day(study, writer.facts.settings)
    if is_expired(writer, study):
        return day_cell(writer, last, writer.locale.word("basis", "expired"), "warn")
    return day_cell(writer, last, writer.locale.ago(last, writer.facts.settings.today))


def _resting(writer: Writer, study: Study) -> Cell:
    """`9 touchpoints of 2 maps`"""
    contacts = writer.facts.slices.of(Kind.STUDY, study.id)
    if not contacts:
        return Cell()
    return Cell(slice_words(writer, len(contacts), len(by_map(contacts))), sort=str(len(contacts)))
