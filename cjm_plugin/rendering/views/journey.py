"""The map page: the head, what it is for, the strip of facts, the grid, and what stands beneath it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model import anchors
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.page import Heading
from cjm_plugin.rendering.views.beneath import journey_sections, section_titles
from cjm_plugin.rendering.views.cells import old_anchors
from cjm_plugin.rendering.views.checkup import health_prop
from cjm_plugin.rendering.views.comparison import compared
from cjm_plugin.rendering.views.grid import Grid, grid
from cjm_plugin.rendering.views.heads import department_prop, link_prop, object_head, text_prop
from cjm_plugin.rendering.views.lens import Lens, lens
from cjm_plugin.rendering.views.parts import (
    ExtensionRow,
    Head,
    Prop,
    Section,
    Siblings,
    extension_rows,
    siblings,
)
from cjm_plugin.rendering.writer import Link, Writer

MAP = "map"
"""The section that holds the grid, above the author's text."""


class Share(NamedTuple):
    """A part of the strip of bases: words, and where it stands on a bar of 100."""

    basis: Basis
    number: int
    start: str
    width: str


class Figure(NamedTuple):
    """A number of the strip of facts."""

    label: str
    number: int
    note: str
    href: str


@dataclass(frozen=True, slots=True)
class JourneyView:
    """Everything the map page shows."""

    head: Head
    purpose: tuple[tuple[str, Markup], ...]
    """Purpose, scenario, goal, expectations: those there are."""
    shares: tuple[Share, ...]
    figures: tuple[Figure, ...]
    grid: Grid | None
    lens: Lens | None
    sections: tuple[Section, ...]
    siblings: Siblings
    extensions: tuple[ExtensionRow, ...]


def journey_headings(writer: Writer, facts: JourneyFacts) -> tuple[Heading, ...]:
    """The table of contents, cheaply: which sections there will be."""
    the_map = ((MAP, writer.locale.t("The map")),) if facts.contacts else ()
    titles = (*the_map, *section_titles(writer, facts))
    return tuple(Heading(2, anchors.section_anchor(name), title) for name, title in titles)


def journey_anchors(facts: JourneyFacts) -> frozenset[str]:
    """Every touchpoint, pain and stage of the grid, under old ids too."""
    touchpoints = {contact.touchpoint.id for contact in facts.contacts}
    pains = {anchors.anchor(pain.place) for pain in facts.pains}
    stages = {anchors.stage_anchor(stage.stage) for stage in facts.journey.stages if stage.touchpoints}
    old = {anchor for contact in facts.contacts for anchor in old_anchors(contact)}
    old_pains = {anchor for pain in facts.pains for anchor in old_anchors(pain.contact, pain.pain)}
    return frozenset(touchpoints | pains | stages | old | old_pains)


def journey_view(writer: Writer, facts: JourneyFacts) -> JourneyView:
    """The whole page of one map."""
    journey = facts.journey
    table = grid(writer, facts) if facts.contacts else None
    return JourneyView(
        head=_head(writer, facts),
        purpose=_purpose(writer, journey),
        shares=_shares(facts),
        figures=_figures(writer, facts),
        grid=table,
        lens=lens(writer, facts, table) if table else None,
        sections=journey_sections(writer, facts),
        siblings=siblings(writer, journey, tuple(writer.facts.catalog.journeys.values())),
        extensions=extension_rows(journey.extensions),
    )


def _head(writer: Writer, facts: JourneyFacts) -> Head:
    journey, t = facts.journey, writer.locale.t
    head = object_head(
        writer,
        journey,
        writer.text(journey.summary, journey),
        link_prop(t("Point of view"), writer.links(Kind.PERSONA, journey.personas[:1])),
        link_prop(t("Also travels"), writer.links(Kind.PERSONA, journey.personas[1:])),
        _state(writer, journey),
        department_prop(writer, t("Owner"), journey.owner),
        _reviewed(writer, facts),
        health_prop(writer, facts),
        text_prop(writer.locale.word("field", "products", capital=True), ", ".join(journey.products)),
        link_prop(t("Details"), tuple(map(writer.contact, writer.facts.nested_in.get(journey.id, ())))),
    )
    data = Link(t("Data"), writer.href(urls.journey_data(journey.id)))
    return Head(
        head.title, head.crumbs, head.summary, head.props, (*compared(writer, journey), *head.actions, data)
    )


def _state(writer: Writer, journey: Journey) -> Prop:
    locale, label = writer.locale, writer.locale.t("State")
    word = locale.word("state", journey.state, capital=True)
    if counterparts := writer.facts.to_be.get(journey.id):
        links = tuple(map(writer.object, counterparts))
        return Prop(label, links, locale.t("{state}, with a to-be:", state=word))
    if journey.of:
        return Prop(label, (writer.link(Kind.JOURNEY, journey.of),), locale.t("{state} of", state=word))
    return Prop(label, (), word)


def _reviewed(writer: Writer, facts: JourneyFacts) -> Prop:
    locale, review = writer.locale, facts.review
    label = locale.t("Reviewed")
    rhythm = _rhythm(locale, review.every_weeks)
    if review.reviewed is None:
        return Prop(label, (), locale.t("never, {rhythm}", rhythm=rhythm), "warn")
    ago = locale.ago(review.reviewed, review.today)
    if review.stale:
        return Prop(label, (), locale.t("{ago}, {rhythm}: stale", ago=ago, rhythm=rhythm), "warn")
    tone = "warn" if review.is_ahead else "good"
    return Prop(label, (), locale.t("{ago}, {rhythm}", ago=ago, rhythm=rhythm), tone)


def _rhythm(locale: Locale, weeks: int) -> str:
    """A message of its own for one week: some languages use the form of one for 21 too, with the number."""
    if weeks == 1:
        return locale.t("due every week")
    return locale.n("due every {n} week", "due every {n} weeks", weeks)


def _purpose(writer: Writer, journey: Journey) -> tuple[tuple[str, Markup], ...]:
    t = writer.locale.t
    rows = (
        (t("The decision it serves"), journey.purpose),
        (t("Scenario"), journey.scenario),
        (t("Goal"), journey.goal),
        (t("Expectation"), journey.expectations),
    )
    return tuple((label, text) for label, raw in rows if (text := writer.text(raw, journey)) is not None)


def _shares(facts: JourneyFacts) -> tuple[Share, ...]:
    """The three bases as parts of a bar 100 units long."""
    total, start, shares = len(facts.contacts), 0.0, []
    for basis, count in facts.basis_counts.items() if total else ():
        width = 100 * count / total
        shares.append(Share(basis, count, f"{start:.2f}", f"{width:.2f}"))
        start += width
    return tuple(shares)


def _figures(writer: Writer, facts: JourneyFacts) -> tuple[Figure, ...]:
    return (
        _open_pains(writer, facts),
        _moments(writer, facts),
        _channels(writer, facts),
        _departments(writer, facts),
    )


def _open_pains(writer: Writer, facts: JourneyFacts) -> Figure:
    being_solved = sum(pain.state == "being-solved" for pain in facts.pains)
    note = writer.locale.n("{n} is being solved", "{n} are being solved", being_solved)
    href = f"#{anchors.section_anchor('pains')}" if facts.pains else ""
    return Figure(writer.locale.t("Open pains"), len(facts.open_pains), note, href)


def _moments(writer: Writer, facts: JourneyFacts) -> Figure:
    moments = sum(contact.touchpoint.moment_of_truth for contact in facts.contacts)
    note = writer.locale.n("of {n} touchpoint", "of {n} touchpoints", len(facts.contacts))
    return Figure(writer.locale.t("Moments of truth"), moments, note, "")


def _channels(writer: Writer, facts: JourneyFacts) -> Figure:
    repeats = sum(way.repeats_information is True for way in facts.passages)
    note = writer.locale.n("{n} passage repeats data", "{n} passages repeat data", repeats)
    href = f"#{anchors.section_anchor('passages')}" if any(w.written for w in facts.passages) else ""
    return Figure(writer.locale.t("Channels"), len(facts.channels), note, href)


def _departments(writer: Writer, facts: JourneyFacts) -> Figure:
    involved = (i for contact in facts.contacts for i in contact.touchpoint.departments)
    leaders = {i.department for i in involved if i.role == "leads"}
    note = writer.locale.n("{n} leads somewhere", "{n} lead somewhere", len(leaders))
    return Figure(writer.locale.t("Departments"), len(facts.departments), note, "")
