"""How the atlas is laid out: maps under the stages that they span, or by owner where there are many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views import cards
from cjm_plugin.rendering.views.cards import Card, Span
from cjm_plugin.rendering.views.filters import Filter, map_filter
from cjm_plugin.rendering.writer import Link, Writer

SCOPE = "cjm-atlas"
"""The id of the element around all maps."""

COLUMNS = 12
"""Stages up to which maps lie under them; more are too narrow, and maps stand in a list by stage."""

OPEN = 40
"""Maps left by a filter up to which owners unfold by themselves."""


class Block(NamedTuple):
    """A map with the to-be maps made of it beneath, in the columns that they take together."""

    at: int
    """The first column, 1-based."""
    columns: int
    cards: tuple[Card, ...]


class Stage(NamedTuple):
    """A column: its heading, and the maps that begin there."""

    link: Link
    summary: Markup | None
    blocks: tuple[Block, ...]


class Owner(NamedTuple):
    """A department's maps, folded."""

    name: str
    maps: str
    shown: str
    """`{shown} of 25 maps`, for the script."""
    pains: str
    stale: str
    weak: str
    cards: tuple[Card, ...]


class Atlas(NamedTuple):
    """Stages from left to right. `owners` takes the place of the stages' blocks where there are many maps."""

    scope: str
    """Its id."""
    columns: int
    """How many stages there are; 0 for more than fit beside each other."""
    stages: tuple[Stage, ...]
    """None where no map has a touchpoint yet."""
    owners: tuple[Owner, ...]
    open: int
    unplaced: tuple[Card, ...]
    """Maps without touchpoints."""
    filter: Filter | None


Placed = tuple[JourneyFacts, Span]


def atlas_by_stage(writer: Writer, maps: Iterable[JourneyFacts]) -> Atlas:
    """Every map as a card with its curve."""
    found = tuple(maps)
    begun = {first: tuple(own) for first, own in groupby(blocks(writer, found), lambda block: block.at)}
    return _atlas(writer, found, begun, ())


def atlas_by_owner(writer: Writer, maps: Iterable[JourneyFacts]) -> Atlas:
    """Every map as a bar without a curve: of a thousand, nobody compares curves."""
    found = tuple(maps)
    owned: dict[str, list[JourneyFacts]] = defaultdict(list)
    for facts in found:
        owned[facts.journey.owner or ""].append(facts)
    return _atlas(writer, found, {}, [_owner(writer, id, owned[id]) for id in _in_order(writer, owned)])


def _atlas(
    writer: Writer,
    maps: Sequence[JourneyFacts],
    begun: dict[int, tuple[Block, ...]],
    owners: Iterable[Owner],
) -> Atlas:
    order, positions = writer.facts.catalog.stages_in_order, cards.positions_of(writer)
    stages = (
        Stage(writer.object(stage), writer.text(stage.summary, stage), begun.get(i, ()))
        for i, stage in enumerate(order, 1)
    )
    nowhere = [facts for facts in maps if cards.span_of(facts, positions) is None]
    return Atlas(
        SCOPE,
        len(order) if len(order) <= COLUMNS else 0,
        tuple(stages) if len(nowhere) < len(maps) else (),
        tuple(owners),
        OPEN,
        tuple(cards.unplaced(writer, facts) for facts in nowhere),
        map_filter(writer, [facts.journey for facts in maps], SCOPE),
    )


# By stage


def blocks(writer: Writer, maps: Iterable[JourneyFacts]) -> tuple[Block, ...]:
    """By first stage, then the longest, then by id; the stylesheet packs them into rows in this order.

    Each goes into the first row with room under its stages (`grid-auto-flow: dense`), which takes as few rows
    as there are maps at the busiest stage.
    """
    return tuple(_block(writer, family) for family in _families(_placed(writer, maps)))


def _placed(writer: Writer, maps: Iterable[JourneyFacts]) -> dict[str, Placed]:
    positions = cards.positions_of(writer)
    spans = ((facts, cards.span_of(facts, positions)) for facts in maps)
    return {facts.journey.id: (facts, span) for facts, span in spans if span}


def _families(placed: dict[str, Placed]) -> list[list[Placed]]:
    """Each map with the to-be maps made of it behind it, in the order of the atlas."""
    found: dict[str, list[Placed]] = defaultdict(list)
    for id, one in sorted(placed.items(), key=lambda item: (item[1][0].journey.of is not None, item[0])):
        of = one[0].journey.of
        found[of if of is not None and of in placed else id].append(one)
    return [found[id] for id in sorted(found, key=lambda id: (*_outwards(_union(found[id])), id))]


def _union(family: Sequence[Placed]) -> Span:
    return Span(min(span.first for _, span in family), max(span.last for _, span in family))


def _outwards(span: Span) -> tuple[int, int]:
    """By first stage, the longest first."""
    return span.first, -span.last


def _block(writer: Writer, family: Sequence[Placed]) -> Block:
    """A map on its own counts its columns from the first of all, one among others from the block's."""
    span = _union(family)
    start = span.first if len(family) > 1 else 0
    found = tuple(cards.card(writer, facts, own, start) for facts, own in family)
    return Block(span.first + 1, span.stages, found)


# By owner


def _in_order(writer: Writer, owned: Iterable[str]) -> list[str]:
    """Owners as readers look for them; maps of nobody last."""
    departments = writer.facts.catalog.departments
    return sorted(owned, key=lambda id: (not id, departments[id].title.casefold() if id else "", id))


def _owner(writer: Writer, id: str, maps: Sequence[JourneyFacts]) -> Owner:
    n, number = writer.locale.n, len(maps)
    pains = sum(len(facts.open_pains) for facts in maps)
    stale = sum(facts.review.stale for facts in maps)
    weak = sum(writer.library.health[facts.journey.id].is_weak for facts in maps)
    placed = _placed(writer, maps).values()
    order = sorted(placed, key=lambda one: (*_outwards(one[1]), one[0].journey.id))
    return Owner(
        writer.link(Kind.DEPARTMENT, id).text if id else writer.locale.t("nobody"),
        n("{n} map", "{n} maps", number),
        n("{shown} of {n} map", "{shown} of {n} maps", number, shown="{shown}"),
        n("{n} open pain", "{n} open pains", pains) if pains else "",
        n("{n} stale", "{n} stale", stale) if stale else "",
        n("{n} weak", "{n} weak", weak) if weak else "",
        tuple(cards.card(writer, facts, span, 0, plotted=False) for facts, span in order),
    )
