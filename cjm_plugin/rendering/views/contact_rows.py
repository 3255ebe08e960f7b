"""Touchpoints as rows, where they are told outside of their map."""

from __future__ import annotations

from typing import NamedTuple

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.model.journey import Role
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.parts import Emotion, emotion
from cjm_plugin.rendering.writer import Link, Writer


class ContactRow(NamedTuple):
    """A touchpoint in a list outside its map."""

    number: int
    link: Link
    map: Link
    stage: Link
    channel: Link
    emotion: Emotion | None
    moment_of_truth: bool
    role: Role | None
    leaders: tuple[Link, ...]
    basis: Basis
    pains: int
    """How many of its pains still hurt."""


def contact_row(
    writer: Writer, contact: Contact, *, persona: str | None = None, department: str | None = None
) -> ContactRow:
    """As the point of view lives it, or as `persona` does; with the role of `department`."""
    leaders = tuple(i.department for i in contact.touchpoint.departments if i.role == "leads")
    return ContactRow(
        contact.number,
        writer.contact(contact),
        writer.object(contact.journey),
        writer.link(Kind.STAGE, contact.stage.stage),
        writer.link(Kind.CHANNEL, contact.channel_of(persona)),
        emotion(writer, contact.emotion_of(persona)),
        contact.touchpoint.moment_of_truth,
        contact.role_of(department) if department else None,
        writer.links(Kind.DEPARTMENT, leaders),
        writer.facts.grounds(contact.touchpoint.evidence).basis,
        writer.facts.open_pains_at.get(contact.place, 0),
    )
