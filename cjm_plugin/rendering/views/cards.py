"""The atlas's grid: maps lie under the stages that they span, their curves aligned with them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import curve as draw
from cjm_plugin.rendering.views.parts import emotion
from cjm_plugin.rendering.writer import Link, Writer


class Low(NamedTuple):
    """The worst moment, where there is room to name it."""

    text: str
    x: str
    anchor: str
    """Of SVG text: `start`, `middle` or `end`."""


class Plot(NamedTuple):
    """A map's curve over the stages it spans, 100 units each."""

    width: int
    height: int
    middle: int
    line: str
    area: str
    low: Low | None


class Card(NamedTuple):
    """A map."""

    link: Link
    to_be: str
    """The word, where it is not as-is."""
    personas: tuple[Link, ...]
    pains: str
    reviewed: str
    stale: bool
    low: str
    """The worst moment as words."""
    plot: Plot | None


class Slot(NamedTuple):
    """A card over some columns of a row, or an empty column."""

    columns: int
    card: Card | None


class StageHeading(NamedTuple):
    """A column."""

    link: Link
    summary: Markup | None


class AtlasGrid(NamedTuple):
    """Stages, rows of cards beneath, and the maps that have no touchpoint yet."""

    stages: tuple[StageHeading, ...]
    rows: tuple[tuple[Slot, ...], ...]
    unplaced: tuple[Link, ...]


Span = tuple[int, int]
"""The positions of the first and the last stage."""


def atlas_grid(writer: Writer, maps: Iterable[JourneyFacts]) -> AtlasGrid:
    """Maps in rows, so that no two share a stage in the same row."""
    order = writer.facts.catalog.stages_in_order
    positions = {stage.id: i for i, stage in enumerate(order)}
    spans = [(facts, span_of(facts, positions)) for facts in maps]
    placed = _beside_their_as_is([(facts, span) for facts, span in spans if span])
    return AtlasGrid(
        tuple(StageHeading(writer.object(stage), writer.text(stage.summary, stage)) for stage in order),
        tuple(_slots(writer, row, positions) for row in _packed(placed)),
        tuple(writer.object(facts.journey) for facts, span in spans if span is None),
    )


def span_of(facts: JourneyFacts, positions: Mapping[str, int]) -> Span | None:
    """The stages where a map has touchpoints; `None` for a map without any."""
    found = [positions[contact.stage.stage] for contact in facts.contacts]
    return (min(found), max(found)) if found else None


Placed = tuple[JourneyFacts, Span]


def _beside_their_as_is(placed: Iterable[Placed]) -> list[Placed]:
    """By first stage, the longest first; a to-be map right behind the map it changes."""
    found = {facts.journey.id: (facts, span) for facts, span in placed}

    def order(one: Placed) -> tuple[int, int, str, bool, str]:
        facts, own = one
        _, (first, last) = found.get(facts.journey.of or "", (facts, own))
        return (
            first,
            -last,
            facts.journey.of or facts.journey.id,
            facts.journey.of is not None,
            facts.journey.id,
        )

    return sorted(found.values(), key=order)


def _packed(placed: Iterable[Placed]) -> list[list[Placed]]:
    """Each map in the first row that still has its stages free; rows sorted from left to right."""
    rows: list[list[Placed]] = []
    for one in placed:
        row = next((row for row in rows if all(_apart(one[1], other) for _, other in row)), None)
        if row is None:
            rows.append(row := [])
        row.append(one)
    return [sorted(row, key=lambda one: one[1]) for row in rows]


def _apart(one: Span, other: Span) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _slots(writer: Writer, row: Sequence[Placed], positions: Mapping[str, int]) -> tuple[Slot, ...]:
    """The cards of a row with the gaps between and behind them, a slot for each empty column."""
    slots: list[Slot] = []
    at = 0
    for facts, (first, last) in row:
        slots += [Slot(1, None)] * (first - at)
        slots.append(Slot(last - first + 1, _card(writer, facts, (first, last), positions)))
        at = last + 1
    return (*slots, *[Slot(1, None)] * (len(positions) - at))


def _card(writer: Writer, facts: JourneyFacts, span: Span, positions: Mapping[str, int]) -> Card:
    locale, journey, pains = writer.locale, facts.journey, len(facts.open_pains)
    low = _lowest(facts)
    return Card(
        writer.object(journey),
        locale.word("state", "to-be") if journey.state == "to-be" else "",
        writer.links(Kind.PERSONA, journey.personas),
        locale.n("{n} open pain", "{n} open pains", pains) if pains else "",
        _reviewed(writer, facts),
        facts.review.stale,
        low.touchpoint.title if low else "",
        _plot(writer, facts, span, positions, low),
    )


def _reviewed(writer: Writer, facts: JourneyFacts) -> str:
    """`3 days ago`; `stale, 9 weeks ago`"""
    t, review = writer.locale.t, facts.review
    if review.reviewed is None:
        return t("stale, never reviewed")
    ago = writer.locale.ago(review.reviewed, review.today)
    return t("stale, {ago}", ago=ago) if review.stale else ago


def _lowest(facts: JourneyFacts) -> Contact | None:
    """The worst moment of an as-is map, if it is a bad one; the first of equals."""
    felt = [(value, c) for c in facts.contacts if (value := c.touchpoint.emotion) is not None and value < 0]
    if not felt or facts.journey.state == "to-be":
        return None
    return min(felt, key=lambda pair: pair[0])[1]


_ROOM = 2
"""Stages a card spans where a touchpoint's title fits beneath its curve."""


def _plot(
    writer: Writer, facts: JourneyFacts, span: Span, positions: Mapping[str, int], low: Contact | None
) -> Plot | None:
    places = _places(facts, span, positions)
    run = [
        (places[contact.number], felt.value)
        for contact in facts.contacts
        if (felt := emotion(writer, contact.touchpoint.emotion))
    ]
    if not run:
        return None
    stages, scale = span[1] - span[0] + 1, draw.SMALL
    named = low if low and stages >= _ROOM else None
    return Plot(
        stages * draw.COLUMN,
        scale.height,
        scale.middle,
        draw.line_through(run, scale),
        draw.area_under(run, scale),
        _low(named.touchpoint.title, places[named.number] / stages) if named else None,
    )


def _low(title: str, percent: float) -> Low:
    """A name near an edge stands inside it."""
    if percent < _EDGE:
        return Low(title, "0%", "start")
    return Low(title, "100%", "end") if percent > 100 - _EDGE else Low(title, f"{percent:.1f}%", "middle")


_EDGE = 25
"""Of a card, in per cent: nearer to its side a name would stick out."""


def _places(facts: JourneyFacts, span: Span, positions: Mapping[str, int]) -> dict[int, float]:
    """Where each touchpoint lies: evenly within its stage; over all where a map goes back."""
    stages = [positions[stage.stage] for stage in facts.journey.stages if stage.touchpoints]
    if stages != sorted(stages):
        width = (span[1] - span[0] + 1) * draw.COLUMN / len(facts.contacts)
        return {contact.number: (contact.number - 0.5) * width for contact in facts.contacts}
    found, seen = {}, dict.fromkeys(stages, 0)
    for contact in facts.contacts:
        at = positions[contact.stage.stage]
        seen[at] += 1
        share = (seen[at] - 0.5) / len(contact.stage.touchpoints)
        found[contact.number] = (at - span[0] + share) * draw.COLUMN
    return found
