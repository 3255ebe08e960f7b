"""The home page: every map under the stages of the customer's life, by persona and by owner."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.views.collection import empty_section
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.grids import atlas_by_owner, atlas_by_stage
from cjm_plugin.rendering.views.heads import subscribe
from cjm_plugin.rendering.views.lately import news_section
from cjm_plugin.rendering.views.matrix import meetings_section
from cjm_plugin.rendering.views.parts import Head, Section
from cjm_plugin.rendering.views.tables import (
    Cell,
    Column,
    count_cell,
    link_cell,
    table,
    table_section,
)
from cjm_plugin.rendering.writer import Link, Writer

CARDS = 60
"""Maps up to which each has its curve, and is named wherever it belongs; more are folded by owner."""

WEEK = 7
"""Days."""


class Mapped(NamedTuple):
    """A thing and its maps."""

    link: Link
    maps: tuple[JourneyFacts, ...]


def title(locale: Locale) -> str:
    """What the home page is called everywhere: in the navigation, in breadcrumbs, above itself."""
    return locale.t("Atlas")


def atlas(writer: Writer) -> Document:
    """The home page."""
    maps = tuple(writer.facts.journeys.values())
    head = Head(title(writer.locale), (), actions=subscribe(writer, None))
    if not maps:
        return Document(head, (empty_section(writer, Kind.JOURNEY),))
    sections = (
        _maps(writer, maps),
        *news_section(writer),
        *meetings_section(writer),
        *_by_persona(writer, maps),
        *_by_owner(writer, maps),
    )
    return Document(head, sections)


def _maps(writer: Writer, maps: tuple[JourneyFacts, ...]) -> Section:
    heading = writer.locale.t("All maps, by stage of the customer’s life")
    laid_out = atlas_by_stage if len(maps) <= CARDS else atlas_by_owner
    return Section("maps", heading, "atlas", lambda: laid_out(writer, maps), _lead(writer, maps))


def _lead(writer: Writer, maps: tuple[JourneyFacts, ...]) -> Markup:
    """`10 maps; 7 were reviewed in the last seven days, 2 are stale, 1 answers fewer than half …`"""
    n = writer.locale.n
    fresh = sum(facts.review.age_days is not None and facts.review.age_days <= WEEK for facts in maps)
    stale = sum(facts.review.stale for facts in maps)
    parts = (
        n("{n} map along one customer life", "{n} maps along one customer life", len(maps)),
        n("{n} was reviewed in the last seven days", "{n} were reviewed in the last seven days", fresh),
        n("{n} is stale", "{n} are stale", stale),
    )
    weak = _weak(writer, maps)
    told = n(
        "{n} answers fewer than half of its questions", "{n} answer fewer than half of their questions", weak
    )
    link = Markup('<a href="{}">{}</a>').format(writer.href(urls.HEALTH), told)
    return Markup("{}; {}, {}, {}.").format(*parts, link if weak else told)


def _weak(writer: Writer, maps: Iterable[JourneyFacts]) -> int:
    return sum(writer.library.health[facts.journey.id].is_weak for facts in maps)


def _pains(mapped: Mapped) -> int:
    return sum(len(facts.open_pains) for facts in mapped.maps)


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
        Column(t("Weak maps"), lambda m: count_cell(writer, _weak(writer, m.maps)), True),
    )
    return table_section(anchor, title, table(columns, mapped))


def _links(writer: Writer, mapped: Mapped) -> tuple[Link, ...]:
    return tuple(writer.object(facts.journey) for facts in mapped.maps)
