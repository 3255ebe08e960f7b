"""The home page: every map under the stages of the customer's life, by persona and by owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.cards import atlas_grid, span_of
from cjm_plugin.rendering.views.collection import empty_section
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.matrix import meetings_section
from cjm_plugin.rendering.views.parts import Head, Section, mean_emotion
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    count_cell,
    emotion_cell,
    link_cell,
    table,
    table_section,
)
from cjm_plugin.rendering.writer import Link, Writer

CARDS = 60
"""Maps that are shown one by one; of more, only how many there are."""

WEEK = 7
"""Days."""


class Mapped(NamedTuple):
    """A thing and its maps."""

    link: Link
    maps: tuple[JourneyFacts, ...]


def atlas(writer: Writer) -> Document:
    """The home page."""
    maps = tuple(writer.facts.journeys.values())
    head = Head(writer.library.site_name, (), None, (), ())
    if not maps:
        return Document(head, (empty_section(writer, Kind.JOURNEY),))
    sections = (
        *_by_stage(writer, maps),
        *meetings_section(writer),
        *_by_persona(writer, maps),
        *_by_owner(writer, maps),
    )
    return Document(head, sections)


def _lead(writer: Writer, maps: tuple[JourneyFacts, ...]) -> str:
    """`10 maps; 7 were reviewed in the last seven days, 2 are stale.`"""
    n = writer.locale.n
    fresh = sum(facts.review.age_days is not None and facts.review.age_days <= WEEK for facts in maps)
    stale = sum(facts.review.stale for facts in maps)
    parts = (
        n("{n} map along one customer life", "{n} maps along one customer life", len(maps)),
        n("{n} was reviewed in the last seven days", "{n} were reviewed in the last seven days", fresh),
        n("{n} is stale", "{n} are stale", stale),
    )
    return "; ".join((parts[0], ", ".join(parts[1:]))) + "."


def _by_stage(writer: Writer, maps: tuple[JourneyFacts, ...]) -> tuple[Section, ...]:
    title, lead = writer.locale.t("All maps, by stage of the customer’s life"), _lead(writer, maps)
    if len(maps) > CARDS:
        return table_section("maps", title, table(_stage_columns(writer), _starting(writer, maps)), lead)
    return (Section("maps", title, "atlas", atlas_grid(writer, maps), lead),)


def _starting(writer: Writer, maps: Iterable[JourneyFacts]) -> tuple[Mapped, ...]:
    """Maps by the first stage they go through."""
    order = writer.facts.catalog.stages_in_order
    positions = {stage.id: i for i, stage in enumerate(order)}
    found: dict[int, list[JourneyFacts]] = defaultdict(list)
    for facts in maps:
        if span := span_of(facts, positions):
            found[span[0]].append(facts)
    return tuple(Mapped(writer.object(stage), tuple(found[i])) for i, stage in enumerate(order))


def _stage_columns(writer: Writer) -> tuple[Column[Mapped], ...]:
    t, index = writer.locale.t, writer.href(urls.index(Kind.JOURNEY))
    passing = {stage.id: 0 for stage in writer.facts.catalog.stages_in_order}
    for journey in writer.facts.catalog.journeys.values():
        for stage in journey.stages:
            passing[stage.stage] += bool(stage.touchpoints)
    by_href = {writer.link(Kind.STAGE, id).href: n for id, n in passing.items()}
    return (
        Column(t("Stage"), lambda m: link_cell(m.link)),
        Column(t("Maps that begin here"), lambda m: _linked_count(writer, len(m.maps), index), True),
        Column(t("Maps that pass through"), lambda m: count_cell(writer, by_href[m.link.href]), True),
        Column(t("Open pains of those that begin here"), lambda m: count_cell(writer, _pains(m)), True),
        Column(t("Mean emotion of those"), lambda m: _mean(writer, m)),
    )


def _linked_count(writer: Writer, n: int, href: str) -> Cell:
    return Cell(links=(Link(writer.locale.number(n), href),) if n else (), sort=str(n))


def _pains(mapped: Mapped) -> int:
    return sum(len(facts.open_pains) for facts in mapped.maps)


def _mean(writer: Writer, mapped: Mapped) -> Cell:
    """Of the maps' means, as-is ones only: a to-be map has not happened."""
    means = [f.mean_emotion for f in mapped.maps if f.journey.state == "as-is" and f.mean_emotion is not None]
    mean = sum(means) / len(means) if means else None
    return emotion_cell(mean_emotion(writer, mean), mean)


def _by_persona(writer: Writer, maps: Iterable[JourneyFacts]) -> tuple[Section, ...]:
    t, found = writer.locale.t, defaultdict[str, list[JourneyFacts]](list)
    for facts in maps:
        for persona in facts.journey.personas:
            found[persona].append(facts)
    mapped = [Mapped(writer.link(Kind.PERSONA, id), tuple(found[id])) for id in writer.facts.catalog.personas]
    return _mapped_section(writer, "personas", t("By persona"), t("Persona"), mapped)


def _by_owner(writer: Writer, maps: Iterable[JourneyFacts]) -> tuple[Section, ...]:
    t, found = writer.locale.t, defaultdict[str, list[JourneyFacts]](list)
    for facts in maps:
        found[facts.journey.owner or ""].append(facts)
    mapped = [Mapped(writer.link(Kind.DEPARTMENT, id), tuple(found[id])) for id in sorted(found) if id]
    if found[""]:
        mapped.append(Mapped(Link(t("nobody"), writer.href(urls.index(Kind.JOURNEY))), tuple(found[""])))
    return _mapped_section(writer, "owners", t("By owner"), t("Owner"), mapped)


def _mapped_section(
    writer: Writer, anchor: str, title: str, heading: str, mapped: Iterable[Mapped]
) -> tuple[Section, ...]:
    t, few = writer.locale.t, len(writer.facts.journeys) <= CARDS
    maps: tuple[Column[Mapped], ...] = (Column(t("Maps"), lambda m: Cell(links=_links(writer, m))),)
    columns: tuple[Column[Mapped], ...] = (
        Column(heading, lambda m: link_cell(m.link)),
        Column(t("Number of maps"), lambda m: count_cell(writer, len(m.maps)), True),
        *(maps if few else ()),
        Column(t("Open pains"), lambda m: count_cell(writer, _pains(m)), True),
    )
    return table_section(anchor, title, table(columns, mapped))


def _links(writer: Writer, mapped: Mapped) -> tuple[Link, ...]:
    return tuple(writer.object(facts.journey) for facts in mapped.maps)
