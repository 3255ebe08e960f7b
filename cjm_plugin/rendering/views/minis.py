"""Small curves: one persona's line over a map or a part of it, with the touchpoints that matter here lit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.stage import Stage
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
    width: str
    x: str
    y: str
    number: int
    emotion: Emotion
    lit: bool
    roomy: bool
    """Whether it has a column of its own, wide enough to be hit: without one it is no link."""
    moment_of_truth: bool


@dataclass(frozen=True, slots=True)
class Mini:
    """A small curve, 100 units a column wide; the same scale wherever it stands."""

    width: int
    height: int
    middle: int
    line: str
    area: str
    beside: str
    """The line that this one is compared with; empty where it is the same or there is none."""
    stages: tuple[MiniStage, ...]
    points: tuple[MiniPoint, ...]
    label: str
    to_be: bool


class Slot(NamedTuple):
    """The part of the width that a touchpoint has, in columns from the left."""

    left: float
    width: float

    @property
    def middle(self) -> float:
        return self.left + self.width / 2


class Span(NamedTuple):
    """A stage with the columns that it has on every curve."""

    stage: Stage
    start: int
    columns: int


@dataclass(frozen=True, slots=True)
class Axis:
    """Stages side by side, the same for several maps, so that the eye compares downwards."""

    spans: tuple[Span, ...]

    @property
    def columns(self) -> int:
        return sum(span.columns for span in self.spans)

    def slots(self, contacts: Sequence[Contact]) -> tuple[Slot, ...]:
        """Each stage's touchpoints share the width of the stage."""
        spans = {span.stage.id: span for span in self.spans}
        counts = Counter(contact.stage.stage for contact in contacts)
        seen: Counter[str] = Counter()
        slots = []
        for contact in contacts:
            span = spans[contact.stage.stage]
            width = span.columns / counts[span.stage.id]
            slots.append(Slot(span.start + width * seen[span.stage.id], width))
            seen[span.stage.id] += 1
        return tuple(slots)


_NARROWEST = 2
"""Columns of a stage: its name must fit."""


def common_axis(writer: Writer, maps: Iterable[JourneyFacts], room: int) -> Axis:
    """As wide at every stage as the map with most touchpoints there, if there is room for so many columns."""
    most: dict[str, int] = {}
    for facts in maps:
        for id, count in Counter(contact.stage.stage for contact in facts.contacts).items():
            most[id] = max(most.get(id, 0), count)
    widths, spans, start = _fitted(most, room), [], 0
    for stage in writer.facts.catalog.stages_in_order:
        if stage.id in widths:
            spans.append(Span(stage, start, widths[stage.id]))
            start += widths[stage.id]
    return Axis(tuple(spans))


def _fitted(most: Mapping[str, int], room: int) -> dict[str, int]:
    """Columns by stage: the widest give up to half of theirs where there is no room for all."""
    widths = {id: max(_NARROWEST, count) for id, count in most.items()}
    least = {id: max(_NARROWEST, -(-count // 2)) for id, count in most.items()}
    while sum(widths.values()) > room and widths != least:
        widest = max((id for id in widths if widths[id] > least[id]), key=lambda id: (widths[id], id))
        widths[widest] -= 1
    return widths


def mini(writer: Writer, facts: JourneyFacts, persona: str | None, lit: Collection[Contact]) -> Mini | None:
    """A persona's curve over a map, a column a touchpoint; `None` where no emotion is known."""
    track = Track(
        facts.contacts, _one_by_one(facts.contacts), len(facts.contacts), _own_stages(writer, facts)
    )
    return _drawn(writer, facts, persona, track, lit)


def aligned(writer: Writer, facts: JourneyFacts, persona: str, axis: Axis) -> Mini | None:
    """A persona's curve over a map, under stages that it shares with others, beside the point of view's."""
    track = Track(facts.contacts, axis.slots(facts.contacts), axis.columns, _stages(axis))
    return _drawn(writer, facts, persona, track, facts.contacts)


def excerpt(writer: Writer, contacts: Sequence[Contact]) -> Mini | None:
    """The point of view's curve over some touchpoints of one map, next to each other, all lit."""
    facts = writer.facts.journeys[contacts[0].journey.id]
    track = Track(contacts, _one_by_one(contacts), len(contacts), ())
    return _drawn(writer, facts, facts.journey.point_of_view, track, contacts)


class Track(NamedTuple):
    """Touchpoints of a map along the width of a curve."""

    contacts: Sequence[Contact]
    slots: Sequence[Slot]
    columns: int
    stages: tuple[MiniStage, ...]


def _one_by_one(contacts: Sequence[Contact]) -> tuple[Slot, ...]:
    return tuple(Slot(column, 1) for column in range(len(contacts)))


def _drawn(
    writer: Writer, facts: JourneyFacts, persona: str | None, track: Track, lit: Collection[Contact]
) -> Mini | None:
    row = [contact.emotion_of(persona) for contact in track.contacts]
    if all(value is None for value in row):
        return None
    common = [contact.touchpoint.emotion for contact in track.contacts]
    (drawn, at), shown = _broken(row, track.slots), frozenset(contact.place for contact in lit)
    return Mini(
        width=track.columns * draw.COLUMN,
        height=draw.SMALL.height,
        middle=draw.SMALL.middle,
        line=draw.line(drawn, draw.SMALL, at),
        area=draw.area(drawn, draw.SMALL, at),
        beside="" if common == row else draw.line(_broken(common, track.slots)[0], draw.SMALL, at),
        stages=track.stages,
        points=tuple(
            _point(writer, contact, felt, slot, track.columns, contact.place in shown)
            for contact, value, slot in zip(track.contacts, row, track.slots, strict=True)
            if (felt := emotion(writer, value))
        ),
        label=_label(writer, facts, persona),
        to_be=facts.journey.state == "to-be",
    )


def _broken(row: Sequence[int | None], slots: Sequence[Slot]) -> tuple[list[int | None], list[float]]:
    """Emotions and where they stand, with a gap wherever a stage is passed over: nothing is felt there."""
    values: list[int | None] = []
    at: list[float] = []
    for value, slot, before in zip(row, slots, (None, *slots), strict=False):
        if before and slot.left > before.left + before.width + _ROUNDING:
            values.append(None)
            at.append(slot.left)
        values.append(value)
        at.append(slot.middle)
    return values, at


_ROUNDING = 1e-6


def _label(writer: Writer, facts: JourneyFacts, persona: str | None) -> str:
    who = writer.facts.catalog.personas[persona].title if persona else writer.locale.t("Customer")
    return writer.locale.t("Emotion along {map}: {who}", map=facts.journey.title, who=who)


def _own_stages(writer: Writer, facts: JourneyFacts) -> tuple[MiniStage, ...]:
    """The stages of a map in its own order, as wide as it has touchpoints there."""
    found, start, columns = [], 0, len(facts.contacts)
    for stage in facts.journey.stages:
        count = len(stage.touchpoints)
        if count:
            found.append(_stage(writer.facts.catalog.stages[stage.stage].title, start, count, columns))
        start += count
    return tuple(found)


def _stages(axis: Axis) -> tuple[MiniStage, ...]:
    return tuple(_stage(span.stage.title, span.start, span.columns, axis.columns) for span in axis.spans)


def _stage(name: str, start: int, count: int, columns: int) -> MiniStage:
    return MiniStage(draw.edge_percent(start, columns), draw.edge_percent(count, columns), name)


def _point(writer: Writer, contact: Contact, felt: Emotion, slot: Slot, columns: int, lit: bool) -> MiniPoint:
    link = writer.contact(contact)
    return MiniPoint(
        link.href,
        f"{contact.number} {link.text}: {felt.text}, {felt.word}",
        draw.edge_percent(slot.left, columns),
        draw.edge_percent(slot.width, columns),
        draw.edge_percent(slot.middle, columns),
        draw.SMALL.percent(felt.value),
        contact.number,
        felt,
        lit,
        slot.width > 1 - _ROUNDING,
        contact.touchpoint.moment_of_truth,
    )
