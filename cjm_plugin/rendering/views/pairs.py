"""As-is beside to-be, touchpoint by touchpoint: what becomes of each, lane by lane."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from markupsafe import Markup, escape

from cjm_plugin.analysis.comparison import Comparison, Fate, Pair
from cjm_plugin.analysis.contacts import Contact, in_role_order
from cjm_plugin.model.base import EXTENSION, Part
from cjm_plugin.model.journey import Experience, Next, Strength, Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering.views.pain_rows import PainRow, pain_row
from cjm_plugin.rendering.views.parts import Emotion, emotion, extension_rows
from cjm_plugin.rendering.writer import Link, Writer


class Side(NamedTuple):
    """A touchpoint in one of the maps."""

    number: int
    link: Link
    emotion: Emotion | None


class Differing(NamedTuple):
    """A lane in which the maps differ: what is only in the one, and only in the other."""

    label: str
    before: tuple[Markup, ...]
    after: tuple[Markup, ...]


class PairRow(NamedTuple):
    """A touchpoint and what becomes of it."""

    anchor: str
    title: str
    fate: Fate
    word: str
    as_is: Side | None
    to_be: Side | None
    lanes: tuple[Differing, ...]
    pains_before: tuple[PainRow, ...]
    pains_after: tuple[PainRow, ...]


def pair_rows(writer: Writer, found: Comparison) -> tuple[PairRow, ...]:
    """Every touchpoint of either map."""
    names = _names(found)
    return tuple(_row(writer, found, pair, names) for pair in found.pairs)


def pair_anchor(pair: Pair) -> str:
    """Where a touchpoint stands on the page."""
    return f"pair.{pair.known.touchpoint.id}"


def _row(writer: Writer, found: Comparison, pair: Pair, names: Names) -> PairRow:
    pains = found.pains(pair)
    return PairRow(
        pair_anchor(pair),
        pair.known.touchpoint.title,
        pair.fate,
        writer.locale.word("fate", pair.fate),
        _side(writer, pair.as_is),
        _side(writer, pair.to_be),
        tuple(_differing(writer, pair, names)) if pair.fate == "changes" else (),
        tuple(pain_row(writer, before) for before, _ in pains if before),
        tuple(pain_row(writer, after) for _, after in pains if after),
    )


def _side(writer: Writer, contact: Contact | None) -> Side | None:
    if contact is None:
        return None
    return Side(contact.number, writer.contact(contact), emotion(writer, contact.touchpoint.emotion))


class Lane(NamedTuple):
    """What is told in a lane, ready to be set."""

    label: str
    items: tuple[Markup, ...]


Lanes = Mapping[str, Lane]
"""By the fields that they tell, in the author's names: `decision.factors`, `by_persona[pensioner].does`."""

_WHOLE = frozenset({"departments", "systems", "metrics", "feedback", "next", "strengths"})
"""Lists that stand in a lane as a whole, whatever changes in them."""


def _differing(writer: Writer, pair: Pair, names: Names) -> Iterator[Differing]:
    """Lane by lane, in the order of the map; of a list only what is not in the other map too."""
    assert pair.as_is
    assert pair.to_be
    changed = {_lane(change.field) for change in pair.changes if change.subject.kind == "touchpoint"}
    before, after = _lanes(writer, pair.as_is, names), _lanes(writer, pair.to_be, names)
    for field in dict.fromkeys((*after, *before)):
        was = before[field].items if field in before else ()
        now = after[field].items if field in after else ()
        if field in changed:
            label = (after if field in after else before)[field].label
            only_before = tuple(item for item in was if item not in now)
            only_after = tuple(item for item in now if item not in was)
            if only_before or only_after:
                yield Differing(label, only_before, only_after)
            elif was != now:
                # In another order: all of it is told.
                yield Differing(label, was, now)


def _lane(field: str) -> str:
    """In which lane a change of a field stands: `next[pay].share` in that of `next`."""
    if field.startswith("by_persona["):
        persona, _, inner = field.partition("].")
        return f"{persona}].{_lane(inner)}"
    if field.startswith(EXTENSION):
        return field
    whole = field.partition("[")[0]
    first = whole.partition(".")[0]
    return first if first in _WHOLE else whole


Names = dict[Place, str]


def _names(found: Comparison) -> Names:
    """What touchpoints of both maps are called: as in the to-be map, so that a new title is no new way."""
    sides = ((side, pair.known) for pair in found.pairs for side in (pair.as_is, pair.to_be) if side)
    return {side.place: known.touchpoint.title for side, known in sides}


def _lanes(writer: Writer, contact: Contact, names: Names) -> Lanes:
    """What the author says of a touchpoint, but for what it is called, how it feels and where it hurts, which
    have rows of their own."""
    touchpoint, word, t = contact.touchpoint, writer.locale.word, writer.locale.t
    nested = (_link(writer.link(Kind.JOURNEY, touchpoint.journey)),) if touchpoint.journey else ()
    told = {
        "stage": Lane(
            word("kind", "stage", capital=True), (_link(writer.link(Kind.STAGE, contact.stage.stage)),)
        ),
        **_experience(writer, contact, touchpoint),
        "channel": Lane(word("lane", "channel"), (_link(writer.link(Kind.CHANNEL, touchpoint.channel)),)),
        "product": Lane(word("field", "product", capital=True), _plain(touchpoint.product)),
        "moment_of_truth": Lane(t("Moment of truth"), _plain("✓" if touchpoint.moment_of_truth else None)),
        "frontstage": Lane(word("lane", "frontstage"), _text(writer, touchpoint.frontstage, contact)),
        "backstage": Lane(word("lane", "backstage"), _text(writer, touchpoint.backstage, contact)),
        "systems": Lane(word("lane", "systems"), _links(writer.links(Kind.SYSTEM, touchpoint.systems))),
        "departments": Lane(word("lane", "departments"), _departments(writer, contact)),
        "metrics": Lane(word("lane", "metrics"), _metrics(writer, contact)),
        "feedback": Lane(word("lane", "feedback"), _feedback(writer, contact)),
        "next": Lane(t("Goes on"), _ways(writer, contact, names)),
        "journey": Lane(t("Details"), nested),
        **_own_keys(touchpoint),
    }
    for variation in touchpoint.by_persona:
        told |= _variation(writer, contact, variation)
    return {field: lane for field, lane in told.items() if lane.items}


_TEXTS = ("does", "thinks", "feels", "expects", "motive", "context")


def _experience(writer: Writer, contact: Contact, told: Experience) -> dict[str, Lane]:
    word, t, journey = writer.locale.word, writer.locale.t, contact.journey
    decision = told.decision
    principles = _links(writer.links(Kind.PRINCIPLE, decision.principles)) if decision else ()
    factors = writer.texts(decision.factors, journey) if decision else ()
    question = _text(writer, decision.question, contact) if decision else ()
    strengths = tuple(_strength(writer, strength) for strength in told.strengths)
    target = None if told.target_emotion is None else writer.locale.signed(told.target_emotion)
    return {
        **{
            field: Lane(word("lane", field), _text(writer, getattr(told, field), contact)) for field in _TEXTS
        },
        "target_emotion": Lane(word("field", "target_emotion", capital=True), _plain(target)),
        "importance": Lane(word("field", "importance", capital=True), _plain(told.importance)),
        "strengths": Lane(word("lane", "strengths"), strengths),
        "decision.question": Lane(word("lane", "decision"), question),
        "decision.factors": Lane(t("Factors"), factors),
        "decision.principles": Lane(t("Principles"), principles),
        **(_own_keys(decision, "decision.") if decision else {}),
        "evidence": Lane(word("lane", "evidence"), _links(writer.links(Kind.STUDY, told.evidence))),
    }


def _strength(writer: Writer, strength: Strength) -> Markup:
    """With what it rests on, so that other evidence shows."""
    studies = Markup(", ").join(_links(writer.links(Kind.STUDY, strength.evidence)))
    return _with_own(_with_small(escape(strength.title), studies), strength)


def _with_small(item: Markup, beside: str) -> Markup:
    return Markup("{} <small>{}</small>").format(item, beside) if beside else item


def _with_own(item: Markup, part: Part) -> Markup:
    """Something in a list, with its author's own keys."""
    return _with_small(item, ", ".join(f"{row.name}: {row.value}" for row in extension_rows(part.extensions)))


def _own_keys(part: Part, within: str = "") -> dict[str, Lane]:
    """The author's own, by the keys as they are written."""
    rows = zip(part.extensions, extension_rows(part.extensions), strict=True)
    return {within + own.name: Lane(row.name, _plain(row.value)) for own, row in rows}


def _variation(writer: Writer, contact: Contact, own: Variation) -> dict[str, Lane]:
    """What a persona lives differently, under labels that name them."""
    who, word = writer.facts.catalog.personas[own.persona].title, writer.locale.word
    channel = (_link(writer.link(Kind.CHANNEL, own.channel)),) if own.channel else ()
    told = {
        **_experience(writer, contact, own),
        "channel": Lane(word("lane", "channel"), channel),
        "emotion": Lane(word("lane", "emotion"), _felt_item(writer, own.emotion)),
        **_own_keys(own),
    }
    return {
        f"by_persona[{own.persona}].{field}": Lane(f"{who}: {lane.label}", lane.items)
        for field, lane in told.items()
    }


def _felt_item(writer: Writer, value: int | None) -> tuple[Markup, ...]:
    felt = emotion(writer, value)
    return (escape(f"{felt.text} {felt.word}"),) if felt else ()


def _plain(value: object) -> tuple[Markup, ...]:
    return () if value is None else (escape(str(value)),)


def _text(writer: Writer, text: str | None, contact: Contact) -> tuple[Markup, ...]:
    found = writer.text(text, contact.journey)
    return () if found is None else (found,)


def _link(link: Link) -> Markup:
    return Markup('<a href="{}" dir="auto">{}</a>').format(link.href, link.text)


def _links(links: Iterable[Link]) -> tuple[Markup, ...]:
    return tuple(map(_link, links))


def _departments(writer: Writer, contact: Contact) -> tuple[Markup, ...]:
    return tuple(
        Markup("{} <small>{}</small>").format(
            _link(writer.link(Kind.DEPARTMENT, i.department)), writer.locale.word("role", i.role)
        )
        for i in in_role_order(contact.touchpoint.departments)
    )


def _metrics(writer: Writer, contact: Contact) -> tuple[Markup, ...]:
    found = []
    for measured in contact.touchpoint.metrics:
        metric = writer.facts.catalog.metrics[measured.metric]
        link = _link(writer.object(metric))
        aim = "" if measured.target is None else writer.locale.target(measured.target, metric.better)
        text = writer.locale.t("target {figure}", figure=aim) if aim else ""
        found.append(_with_own(_with_small(link, text), measured))
    return tuple(found)


def _feedback(writer: Writer, contact: Contact) -> tuple[Markup, ...]:
    feedback = contact.touchpoint.feedback
    if feedback is None:
        return ()
    words = (writer.text(text, contact.journey) for text in (feedback.source, feedback.every))
    seen = _links(writer.links(Kind.DEPARTMENT, feedback.seen_by))
    own = (escape(f"{row.name}: {row.value}") for row in extension_rows(feedback.extensions))
    return (*(found for found in words if found is not None), *seen, *own)


def _ways(writer: Writer, contact: Contact, names: Names) -> tuple[Markup, ...]:
    """An empty list says that the journey ends here."""
    ways = contact.touchpoint.next
    if ways == ():
        return (escape(writer.locale.t("the journey ends here")),)
    return tuple(_way(writer, contact, way, names) for way in ways or ())


def _way(writer: Writer, contact: Contact, way: Next, names: Names) -> Markup:
    """`to Asks an adviser: 35%, 12 min wait, asked again`"""
    locale = writer.locale
    goal = names[Place(contact.journey.id, way.to)]
    costs = (
        "" if way.share is None else locale.percent(way.share),
        locale.t("{wait} wait", wait=locale.minutes(way.wait_minutes)) if way.wait_minutes else "",
        locale.t("asked again") if way.repeats_information else "",
    )
    told = ", ".join(filter(None, costs))
    head = Markup('{} <span dir="auto">{}</span>').format(locale.t("to"), goal)
    return _with_own(Markup("{}: {}").format(head, told) if told else head, way)
