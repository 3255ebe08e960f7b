"""A principle's page: the decisions where it is at work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.model.journey import Decision
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.principle import Principle
from cjm_plugin.rendering.views.collection import by_title, index_document
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import object_document, object_head
from cjm_plugin.rendering.views.parts import Section, emotion
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    Group,
    Table,
    count_cell,
    emotion_cell,
    headings,
    link_cell,
    rows,
    table_section,
)
from cjm_plugin.rendering.views.touchpoints import contact_cell, map_note, mean_cell
from cjm_plugin.rendering.writer import Writer


class Choice(NamedTuple):
    """A decision at a touchpoint: everybody's, or a persona's."""

    contact: Contact
    decision: Decision
    persona: str | None


def principle_view(writer: Writer, thing: Principle) -> Document:
    """The page of a principle."""
    head = object_head(writer, thing, writer.text(thing.summary, thing))
    return object_document(writer, thing, head, (*_effect(writer, thing), *_decisions(writer, thing)))


def _effect(writer: Writer, principle: Principle) -> tuple[Section, ...]:
    text = writer.text(principle.effect, principle)
    return (Section("effect", writer.locale.t("Its effect"), "prose", (text,)),) if text else ()


def _decisions(writer: Writer, principle: Principle) -> tuple[Section, ...]:
    t = writer.locale.t
    found: dict[str, list[Choice]] = defaultdict(list)
    for choice in at_work(principle, writer.facts.slices.of(Kind.PRINCIPLE, principle.id)):
        found[choice.contact.journey.id].append(choice)
    columns: tuple[Column[Choice], ...] = (
        Column(t("Touchpoint"), lambda c: _touchpoint(writer, c)),
        Column(t("Decision"), lambda c: Cell(writer.text(c.decision.question, c.contact.journey) or "")),
        Column(t("Factors"), lambda c: Cell(_factors(writer, c))),
        Column(t("Emotion"), lambda c: emotion_cell(emotion(writer, c.contact.emotion_of(c.persona)))),
    )
    groups = tuple(
        Group(
            rows(columns, here),
            writer.object(here[0].contact.journey),
            map_note(writer, here[0].contact.journey),
        )
        for here in found.values()
    )
    return table_section("decisions", t("Where it is at work"), Table(headings(columns), groups))


def at_work(principle: Principle, contacts: Iterable[Contact]) -> Iterator[Choice]:
    """The decisions that name a principle."""
    for contact in contacts:
        own = [(v.decision, v.persona) for v in contact.touchpoint.by_persona]
        for decision, persona in ((contact.touchpoint.decision, None), *own):
            if decision and principle.id in decision.principles:
                yield Choice(contact, decision, persona)


def _touchpoint(writer: Writer, choice: Choice) -> Cell:
    cell = contact_cell(writer, choice.contact)
    if choice.persona is None:
        return cell
    return cell._replace(note_links=(*cell.note_links, writer.link(Kind.PERSONA, choice.persona)))


def _factors(writer: Writer, choice: Choice) -> Markup:
    return Markup(", ").join(writer.texts(choice.decision.factors, choice.contact.journey))


# Index


def principle_index(writer: Writer) -> Document:
    """All principles."""
    t = writer.locale.t

    def found(principle: Principle) -> tuple[Choice, ...]:
        return tuple(at_work(principle, writer.facts.slices.of(Kind.PRINCIPLE, principle.id)))

    columns: tuple[Column[Principle], ...] = (
        Column(t("Principle"), lambda p: link_cell(writer.object(p)), key="principle", order="ascending"),
        Column(t("What it says"), lambda p: Cell(writer.text(p.summary, p) or "")),
        Column(t("Decisions"), lambda p: count_cell(writer, len(found(p))), True, key="decisions"),
        Column(t("Mean emotion"), lambda p: mean_cell(writer, (c.contact for c in found(p))), key="emotion"),
    )
    return index_document(writer, Kind.PRINCIPLE, columns, by_title(writer.facts.catalog.principles.values()))
