"""The atlas's cards: a map at a glance, its curve aligned with the stages that it spans."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.analysis.health import Health
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import curve as draw
from cjm_plugin.rendering.views.filters import map_tags
from cjm_plugin.rendering.views.pictures import Signs
from cjm_plugin.rendering.views.questions import signs_of
from cjm_plugin.rendering.writer import Link, Writer


class Span(NamedTuple):
    """The positions (0-based) of the first and the last stage of a map."""

    first: int
    last: int

    @property
    def stages(self) -> int:
        return self.last - self.first + 1


class Name(NamedTuple):
    """The words beneath the worst moment: the part of the card they may fill, and how they stand in it."""

    text: str
    x: str
    width: str
    side: str
    """`start`, `middle` or `end`."""


class Low(NamedTuple):
    """The worst moment, named where there is room."""

    x: str
    y: str
    name: Name | None


class Plot(NamedTuple):
    """A map's curve over the stages it spans, 100 units each."""

    width: int
    height: int
    middle: int
    line: str
    area: str
    bridges: str
    """Over stages that the map passes by."""
    edges: str
    """Between stages."""
    low: Low | None


class Card(NamedTuple):
    """A map."""

    link: Link
    to_be: str
    """The word, where it is not as-is."""
    personas: str
    stages: str
    """`Need to Use`; empty for a map without touchpoints."""
    pains: str
    reviewed: str
    stale: bool
    low: str
    """The worst moment as words."""
    health: Signs
    answered: str
    """`3 of 5 questions`"""
    weak: bool
    """Whether fewer than half of its questions are answered."""
    tags: str
    """What filters find it by."""
    at: int
    """The first of the columns it lies in, 1-based, of all or of the block around it."""
    columns: int
    plot: Plot | None


def positions_of(writer: Writer) -> Mapping[str, int]:
    """Each stage's place in the customer's life, 0-based."""
    return {stage.id: i for i, stage in enumerate(writer.facts.catalog.stages_in_order)}


def span_of(facts: JourneyFacts, positions: Mapping[str, int]) -> Span | None:
    """The stages where a map has touchpoints; `None` for a map without any."""
    found = [positions[contact.stage.stage] for contact in facts.contacts]
    return Span(min(found), max(found)) if found else None


def card(writer: Writer, facts: JourneyFacts, span: Span, start: int, *, plotted: bool = True) -> Card:
    """A map in the columns of its stages, counted from the stage `start`."""
    low = _lowest(facts) if plotted else None
    return _bare(writer, facts)._replace(
        stages=_stages(writer, span),
        low=low.touchpoint.title if low else "",
        at=span.first - start + 1,
        columns=span.stages,
        plot=_plot(writer, facts, span, low) if plotted else None,
    )


def unplaced(writer: Writer, facts: JourneyFacts) -> Card:
    """A map that has no touchpoint yet."""
    return _bare(writer, facts)


def _bare(writer: Writer, facts: JourneyFacts) -> Card:
    locale, journey, pains = writer.locale, facts.journey, len(facts.open_pains)
    health = writer.library.health[journey.id]
    return Card(
        writer.object(journey),
        locale.word("state", "to-be") if journey.state == "to-be" else "",
        ", ".join(link.text for link in writer.links(Kind.PERSONA, journey.personas)),
        "",
        locale.n("{n} open pain", "{n} open pains", pains) if pains else "",
        _reviewed(writer, facts),
        facts.review.stale,
        "",
        signs_of(writer, health),
        _answered(writer, health),
        health.is_weak,
        map_tags(journey),
        1,
        1,
        None,
    )


def _answered(writer: Writer, health: Health) -> str:
    total, full = len(health.answers), health.answered
    return writer.locale.n("{k} of {n} question", "{k} of {n} questions", total, k=full)


def _stages(writer: Writer, span: Span) -> str:
    order = writer.facts.catalog.stages_in_order
    first, last = order[span.first].title, order[span.last].title
    return first if span.stages == 1 else writer.locale.t("{first} to {last}", first=first, last=last)


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


def _plot(writer: Writer, facts: JourneyFacts, span: Span, low: Contact | None) -> Plot | None:
    scale, positions = draw.SMALL, positions_of(writer)
    places = _places(facts, span, positions)
    runs = _runs(facts, places, positions)
    if not runs:
        return None
    between = [(before[-1], after[0]) for before, after in pairwise(runs)]
    return Plot(
        span.stages * draw.COLUMN,
        scale.height,
        scale.middle,
        "".join(draw.line_through(run, scale) for run in runs),
        "".join(draw.area_under(run, scale) for run in runs),
        "".join(draw.line_through(pair, scale) for pair in between),
        "".join(f"M{i * draw.COLUMN} 0V{scale.height}" for i in range(1, span.stages)),
        _low(low, places[low.number], span) if low else None,
    )


def _low(low: Contact, place: float, span: Span) -> Low:
    percent = place / span.stages
    name = _name(low.touchpoint.title, percent) if span.stages >= _ROOM else None
    return Low(_percent(percent), f"{draw.SMALL.y(low.touchpoint.emotion or 0):g}", name)


_ROOM = 2
"""Stages a card spans where a touchpoint's title fits beneath its curve."""


def _name(title: str, percent: float) -> Name:
    """Centred beneath the moment as far as the nearer side leaves room; near a side it stands there."""
    if percent < _EDGE:
        return Name(title, "0%", "100%", "start")
    if percent > _WHOLE - _EDGE:
        return Name(title, "0%", "100%", "end")
    half = min(percent, _WHOLE - percent)
    return Name(title, _percent(percent - half), _percent(2 * half), "middle")


_WHOLE = 100.0
_EDGE = 25
"""Of a card, in per cent: nearer to its side a name would stick out."""


def _percent(value: float) -> str:
    return f"{value:.1f}%"


def _runs(
    facts: JourneyFacts, places: Mapping[int, float], positions: Mapping[str, int]
) -> list[list[tuple[float, float]]]:
    """The known emotions with their places, apart where the map passes a stage by."""
    at = {contact.number: positions[contact.stage.stage] for contact in facts.contacts}
    touched, runs, before = set(at.values()), list[list[tuple[float, float]]](), -1
    for contact in facts.contacts:
        if (felt := contact.touchpoint.emotion) is None:
            continue
        if not runs or not touched.issuperset(range(before, at[contact.number])):
            runs.append([])
        runs[-1].append((places[contact.number], felt))
        before = at[contact.number]
    return runs


def _places(facts: JourneyFacts, span: Span, positions: Mapping[str, int]) -> dict[int, float]:
    """Where each touchpoint lies: evenly within its stage; over all where a map goes back."""
    stages = [positions[stage.stage] for stage in facts.journey.stages if stage.touchpoints]
    if stages != sorted(stages):
        width = span.stages * draw.COLUMN / len(facts.contacts)
        return {contact.number: (contact.number - 0.5) * width for contact in facts.contacts}
    found, seen = {}, dict.fromkeys(stages, 0)
    for contact in facts.contacts:
        at = positions[contact.stage.stage]
        seen[at] += 1
        share = (seen[at] - 0.5) / len(contact.stage.touchpoints)
        found[contact.number] = (at - span.first + share) * draw.COLUMN
    return found
