"""Small curves: one persona's line over a whole map, with the touchpoints that matter here lit."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.rendering import curve as draw
from cjm_plugin.rendering.views.parts import Emotion, emotion
from cjm_plugin.rendering.writer import Writer


class MiniStage(NamedTuple):
    """A stage's name over its columns."""

    left: str
    width: str
    name: str


class MiniPoint(NamedTuple):
    """A touchpoint; one that matters here is a link and carries its number."""

    href: str
    label: str
    left: str
    x: str
    y: str
    number: int
    emotion: Emotion
    lit: bool


@dataclass(frozen=True, slots=True)
class Mini:
    """A small curve, 100 units a column wide; the same scale wherever it stands."""

    width: int
    height: int
    middle: int
    line: str
    area: str
    column_width: str
    stages: tuple[MiniStage, ...]
    points: tuple[MiniPoint, ...]
    label: str
    to_be: bool


def mini(writer: Writer, facts: JourneyFacts, persona: str | None, lit: Collection[Contact]) -> Mini | None:
    """A persona's curve over a map; `None` where no emotion is known."""
    row, scale, columns = facts.emotions(persona), draw.SMALL, len(facts.contacts)
    if all(value is None for value in row):
        return None
    who = writer.facts.catalog.personas[persona].title if persona else writer.locale.t("Customer")
    shown = frozenset(contact.number for contact in lit if contact.journey.id == facts.journey.id)
    return Mini(
        width=columns * draw.COLUMN,
        height=scale.height,
        middle=scale.middle,
        line=draw.line(row, scale),
        area=draw.area(row, scale),
        column_width=draw.edge_percent(1, columns),
        stages=_stages(writer, facts),
        points=tuple(
            _point(writer, contact, felt, columns, contact.number in shown)
            for contact, value in zip(facts.contacts, row, strict=True)
            if (felt := emotion(writer, value))
        ),
        label=writer.locale.t("Emotion along {map}: {who}", map=facts.journey.title, who=who),
        to_be=facts.journey.state == "to-be",
    )


def _stages(writer: Writer, facts: JourneyFacts) -> tuple[MiniStage, ...]:
    found, start, columns = [], 0, len(facts.contacts)
    for stage in facts.journey.stages:
        count = len(stage.touchpoints)
        if count:
            name = writer.facts.catalog.stages[stage.stage].title
            found.append(
                MiniStage(draw.edge_percent(start, columns), draw.edge_percent(count, columns), name)
            )
        start += count
    return tuple(found)


def _point(writer: Writer, contact: Contact, felt: Emotion, columns: int, lit: bool) -> MiniPoint:
    position, link = contact.number - 1, writer.contact(contact)
    return MiniPoint(
        link.href,
        f"{contact.number} {link.text}: {felt.text}, {felt.word}",
        draw.edge_percent(position, columns),
        draw.x_percent(position, columns),
        draw.SMALL.percent(felt.value),
        contact.number,
        felt,
        lit,
    )
