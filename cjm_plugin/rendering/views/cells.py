"""What stands in one cell of the grid, lane by lane."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import product
from typing import NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.contacts import Contact, in_role_order
from cjm_plugin.analysis.passages import Passage, leaving
from cjm_plugin.model import anchors
from cjm_plugin.model.journey import Decision, Experience, MeasuredBy, Pain, Strength
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering import arcs
from cjm_plugin.rendering.arcs import Arc
from cjm_plugin.rendering.views.initiative_rows import InitiativeRow, initiative_row
from cjm_plugin.rendering.views.metric_rows import MetricRow, metric_row
from cjm_plugin.rendering.views.pain_rows import PainRow, VerdictRow, pain_row, verdict_rows
from cjm_plugin.rendering.views.parts import ExtensionRow, extension_rows
from cjm_plugin.rendering.writer import Link, Writer


class Traveller(NamedTuple):
    """A persona of the map; the first is the point of view."""

    number: int
    """1-based: chooses the mark and the colour."""
    id: str
    link: Link


class Own(NamedTuple):
    """What a persona lives differently."""

    traveller: Traveller
    text: Markup


class TextCell(NamedTuple):
    """A cell of words: what holds for all, then who differs."""

    text: Markup | None
    own: tuple[Own, ...]


class DoesCell(NamedTuple):
    """What happens, with the context in which it does."""

    words: TextCell
    context: TextCell


class WayOn(NamedTuple):
    """A passage as it leaves its touchpoint."""

    words: str
    """`Goes on to Asks an adviser, changing to Chat`: for who does not see the line."""
    to: str
    """The address of the touchpoint that it leads to."""
    level: int
    """Of the arc; 0 for the line to the next column."""
    back: bool
    changes_channel: bool
    share: str
    wait: str
    asked_again: bool
    extensions: tuple[ExtensionRow, ...]


class DrawnArc(NamedTuple):
    """A passage that leads elsewhere than to the next column."""

    arc: Arc
    costs: bool


class ChannelCell(NamedTuple):
    link: Link
    kind: str
    own: tuple[Own, ...]
    ways: tuple[WayOn, ...]
    arcs: tuple[DrawnArc, ...]
    leave: str


class PainItem(NamedTuple):
    row: PainRow
    old_anchors: tuple[str, ...]
    extensions: tuple[ExtensionRow, ...]


class StrengthItem(NamedTuple):
    title: str
    basis: Basis
    persona: Link | None
    extensions: tuple[ExtensionRow, ...]


class DecisionItem(NamedTuple):
    persona: Link | None
    question: Markup | None
    factors: tuple[Markup, ...]
    principles: tuple[Link, ...]
    extensions: tuple[ExtensionRow, ...]


class RoleItem(NamedTuple):
    department: str
    link: Link
    role: str
    word: str


class MetricItem(NamedTuple):
    row: MetricRow
    extensions: tuple[ExtensionRow, ...]


class FeedbackItem(NamedTuple):
    """How answers are collected at a touchpoint."""

    text: Markup | None
    seen_by: tuple[Link, ...]
    extensions: tuple[ExtensionRow, ...]


class EvidenceCell(NamedTuple):
    basis: Basis
    studies: tuple[Link, ...]
    expired: tuple[Link, ...]
    verdicts: tuple[VerdictRow, ...]
    """What studies say of the touchpoint as a whole."""


def filled(cell: object) -> bool:
    """Whether there is anything in a cell."""
    match cell:
        case TextCell():
            return bool(cell.text or cell.own)
        case DoesCell():
            return filled(cell.words) or filled(cell.context)
        case EvidenceCell():
            return bool(cell.studies or cell.expired or cell.verdicts)
        case _:
            return bool(cell)


def attributes(contact: Contact) -> Markup:
    """Of every cell in a touchpoint's column."""
    marks = ["is-first"] if contact.touchpoint is contact.stage.touchpoints[0] else []
    marks += ["is-mot"] if contact.touchpoint.moment_of_truth else []
    return Markup(' class="{}"').format(" ".join(marks)) if marks else Markup("")


def words(writer: Writer, contact: Contact, field: str, travellers: Iterable[Traveller]) -> TextCell:
    """One of the texts that a persona may live differently."""

    def text(experience: Experience) -> Markup | None:
        return writer.text(getattr(experience, field), contact.journey)

    return TextCell(text(contact.touchpoint), _own(contact, travellers, text))


def does(writer: Writer, contact: Contact, travellers: Iterable[Traveller]) -> DoesCell:
    """What the customer does, and in what context."""
    return DoesCell(words(writer, contact, "does", travellers), words(writer, contact, "context", travellers))


def _own(
    contact: Contact, travellers: Iterable[Traveller], text: Callable[[Experience], Markup | None]
) -> tuple[Own, ...]:
    """What each traveller lives differently, in the order of the map's personas."""
    if not contact.touchpoint.by_persona:
        return ()
    found = ((traveller, contact.variation_of(traveller.id)) for traveller in travellers)
    return tuple(Own(traveller, own) for traveller, v in found if v and (own := text(v)) is not None)


class Levelled(NamedTuple):
    """A passage and the level of its arc, 0 for none."""

    way: Passage
    level: int


class Lane(NamedTuple):
    """What the cells of the lane of channels share."""

    ways: dict[Contact, list[Levelled]]
    highest: int
    """Level of an arc; 0 where nothing leads elsewhere than to the next touchpoint."""


def channel_lane(row: Sequence[Contact], passages: Sequence[Passage]) -> Lane:
    """The ways on from each touchpoint, arcs stacked by level."""
    ways: dict[Contact, list[Levelled]] = {contact: [] for contact in row}
    skipping = [way for way in passages if way.skips]
    levels = iter(arcs.levels([_span(way) for way in skipping]))
    for way in passages:
        ways[way.origin].append(Levelled(way, next(levels) if way.skips else 0))
    return Lane(ways, max((found.level for out in ways.values() for found in out), default=0))


def _span(way: Passage) -> arcs.Span:
    return way.origin.number - 1, way.goal.number - 1


def channel(writer: Writer, contact: Contact, lane: Lane, travellers: Iterable[Traveller]) -> ChannelCell:
    """The channel of the point of view, who takes another one, and the ways on."""
    ways = lane.ways[contact]
    leave = leaving(contact)
    known = writer.facts.catalog.channels[contact.touchpoint.channel]
    return ChannelCell(
        writer.object(known),
        known.channel_kind or "other",
        _own(contact, travellers, lambda v: _other_channel(writer, getattr(v, "channel", None))),
        tuple(_way_on(writer, *levelled) for levelled in ways),
        tuple(_drawn(lane, *levelled) for levelled in ways if levelled.level),
        writer.locale.t("{share} leave", share=writer.locale.percent(leave)) if leave else "",
    )


def _other_channel(writer: Writer, channel: str | None) -> Markup | None:
    return Markup('<a href="{1}">{0}</a>').format(*writer.link(Kind.CHANNEL, channel)) if channel else None


def _drawn(lane: Lane, way: Passage, level: int) -> DrawnArc:
    return DrawnArc(arcs.arc(_span(way), level, lane.highest, len(lane.ways)), way.costs)


def _way_on(writer: Writer, way: Passage, level: int) -> WayOn:
    return WayOn(
        _way_words(writer, way),
        writer.contact(way.goal).href,
        level,
        way.goal.number < way.origin.number,
        way.changes_channel,
        "" if way.share is None else writer.locale.percent(way.share),
        writer.locale.minutes(way.wait_minutes) if way.wait_minutes else "",
        way.repeats_information is True,
        _extensions_of(way),
    )


def _way_words(writer: Writer, way: Passage) -> str:
    t, words = writer.locale.t, _leads(writer, way)
    if not way.changes_channel:
        return words
    channel = writer.facts.catalog.channels[way.goal.touchpoint.channel].title
    return t("{words}, changing to {channel}", words=words, channel=channel)


def _leads(writer: Writer, way: Passage) -> str:
    t, goal = writer.locale.t, way.goal.touchpoint.title
    if not way.skips:
        return t("Goes on to {goal}", goal=goal)
    if way.goal.number > way.origin.number:
        return t("Skips to {goal}", goal=goal)
    return t("Goes back to {goal}", goal=goal)


def _extensions_of(way: Passage) -> tuple[ExtensionRow, ...]:
    written = (next for next in way.origin.touchpoint.next or () if next.to == way.goal.touchpoint.id)
    same = (next for next in written if next.share == way.share)
    return tuple(row for next in same for row in extension_rows(next.extensions))


def pains(writer: Writer, contact: Contact) -> tuple[PainItem, ...]:
    """All of them: what is solved or refuted stays in sight."""
    found = writer.facts.pains_at.get(contact.place, ())
    return tuple(
        PainItem(
            pain_row(writer, pain), old_anchors(contact, pain.pain), extension_rows(pain.pain.extensions)
        )
        for pain in found
    )


def old_anchors(contact: Contact, pain: Pain | None = None) -> tuple[str, ...]:
    """Where a touchpoint, or one of its pains, was found before ids were changed."""
    touchpoints = (contact.touchpoint.id, *contact.touchpoint.was)
    pains = (pain.id, *pain.was) if pain else (None,)
    _, *old = (Place(contact.journey.id, *names) for names in product(touchpoints, pains))
    return tuple(map(anchors.anchor, old))


def strengths(writer: Writer, contact: Contact) -> tuple[StrengthItem, ...]:
    """Everybody's, then each persona's own."""
    common = [_strength(writer, strength, None) for strength in contact.touchpoint.strengths]
    own = [_strength(writer, s, v.persona) for v in contact.touchpoint.by_persona for s in v.strengths]
    return (*common, *own)


def _strength(writer: Writer, strength: Strength, persona: str | None) -> StrengthItem:
    return StrengthItem(
        strength.title,
        writer.facts.grounds(strength.evidence).basis,
        writer.link(Kind.PERSONA, persona) if persona else None,
        extension_rows(strength.extensions),
    )


def decisions(writer: Writer, contact: Contact) -> tuple[DecisionItem, ...]:
    """Everybody's, then each persona's own."""
    found = (
        (None, contact.touchpoint.decision),
        *((v.persona, v.decision) for v in contact.touchpoint.by_persona),
    )
    items = (_decision(writer, contact, persona, decision) for persona, decision in found if decision)
    return tuple(item for item in items if any(item[1:]))


def _decision(writer: Writer, contact: Contact, persona: str | None, decision: Decision) -> DecisionItem:
    return DecisionItem(
        writer.link(Kind.PERSONA, persona) if persona else None,
        writer.text(decision.question, contact.journey),
        writer.texts(decision.factors, contact.journey),
        writer.links(Kind.PRINCIPLE, decision.principles),
        extension_rows(decision.extensions),
    )


def roles(writer: Writer, contact: Contact) -> tuple[RoleItem, ...]:
    """Who leads first."""
    return tuple(
        RoleItem(
            i.department,
            writer.link(Kind.DEPARTMENT, i.department),
            i.role,
            writer.locale.word("role", i.role),
        )
        for i in in_role_order(contact.touchpoint.departments)
    )


def metrics(writer: Writer, contact: Contact) -> tuple[MetricItem, ...]:
    """Latest figure beside the target."""
    return tuple(_metric(writer, contact, measured) for measured in contact.touchpoint.metrics)


def _metric(writer: Writer, contact: Contact, measured: MeasuredBy) -> MetricItem:
    reading = writer.facts.reading(contact, measured.metric, measured.target)
    return MetricItem(metric_row(writer, reading), extension_rows(measured.extensions))


def feedback(writer: Writer, contact: Contact) -> FeedbackItem | None:
    """How often answers are asked for, in what form, and who sees them."""
    found = contact.touchpoint.feedback
    if found is None:
        return None
    texts = writer.texts(tuple(filter(None, (found.source, found.every))), contact.journey)
    item = FeedbackItem(
        Markup(", ").join(texts) if texts else None,
        writer.links(Kind.DEPARTMENT, found.seen_by),
        extension_rows(found.extensions),
    )
    return item if any(item) else None


def initiatives(writer: Writer, contact: Contact) -> tuple[InitiativeRow, ...]:
    """Those that solve the touchpoint or any of its pains, each once."""
    places = [contact.place, *(pain.place for pain in writer.facts.pains_at.get(contact.place, ()))]
    found = {i.id: i for place in places for i in writer.facts.initiatives.get(place, ())}
    return tuple(initiative_row(writer, initiative) for initiative in found.values())


def evidence(writer: Writer, contact: Contact) -> EvidenceCell:
    """What the touchpoint rests on, what it no longer does, and what was said for or against it."""
    found = writer.facts.grounds(contact.touchpoint.evidence)
    return EvidenceCell(
        found.basis,
        tuple(writer.object(study) for study in found.valid),
        tuple(writer.object(study) for study in found.expired),
        verdict_rows(writer, writer.facts.verdicts.get(contact.place, ())),
    )
