"""Pieces that several pages share."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import FunctionType
from typing import Any, NamedTuple

from markupsafe import Markup

from cjm_plugin.analysis.basis import Basis
from cjm_plugin.analysis.contacts import Contact, Key
from cjm_plugin.analysis.figures import Reading
from cjm_plugin.analysis.links import Use
from cjm_plugin.analysis.pains import KnownPain, PainState, Verdict
from cjm_plugin.model import anchors
from cjm_plugin.model.base import Extension, Object
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Role
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.page import Heading
from cjm_plugin.rendering.views.pictures import Picture, bar
from cjm_plugin.rendering.writer import Link, Writer

PLACES = 60
"""Users of one kind up to which a page tells where in each a thing is named."""

NEIGHBOURS = 12
"""How many of a large collection a page's local navigation names on either side."""


class Prop(NamedTuple):
    """A fact in a page's head: a label with links or words behind it."""

    label: str
    links: tuple[Link, ...] = ()
    text: str | Markup = ""
    tone: str = ""
    """`good`, `bad` or `warn`; empty for plain ink."""


@dataclass(frozen=True, slots=True)
class Head:
    """The top of a page."""

    title: str
    crumbs: tuple[Link, ...]
    summary: Markup | None = None
    props: tuple[Prop, ...] = ()
    actions: tuple[Link, ...] = ()
    before: Link | None = None
    """The page before this one, where pages follow each other."""
    after: Link | None = None


@dataclass(frozen=True)
class Section:
    """A part of a page under a heading of its own, drawn by `sections/<template>.html` from `data`."""

    anchor: str
    title: str
    template: str
    given: Any
    """The data, or a function that makes them when the page is drawn: the headings are asked for before."""
    lead: str | Markup = ""

    @cached_property
    def data(self) -> Any:
        """Made once: a template asks for it again and again."""
        return self.given() if isinstance(self.given, FunctionType) else self.given

    @property
    def id(self) -> str:
        """What its heading carries in HTML."""
        return anchors.section_anchor(self.anchor)

    @property
    def heading(self) -> Heading:
        return Heading(2, self.id, self.title)


class Emotion(NamedTuple):
    """An emotion as number, words and a key for its face."""

    value: int
    text: str
    word: str


class PainRow(NamedTuple):
    """A pain in a table or a list."""

    title: str
    href: str
    anchor: str
    where: Link
    map: Link | None
    """`None` on the map's own page."""
    persona: Link | None
    severity: int | None
    basis: Basis
    state: PainState
    reach: str
    share: str
    """The reach as a number to sort by; empty where no share is known."""
    bar: Picture
    initiatives: tuple[Link, ...]
    verdicts: tuple[VerdictRow, ...]
    said: tuple[Said, ...]
    """The verdicts by what they are."""


class VerdictRow(NamedTuple):
    """What a study says of a claim."""

    verdict: str
    word: str
    text: Markup | None
    study: Link


class Said(NamedTuple):
    """The studies that say the same of a claim."""

    verdict: str
    by: str
    """`confirmed by`"""
    by_how_many: str
    """`confirmed by 2 studies`"""
    studies: tuple[Link, ...]


class ContactRow(NamedTuple):
    """A touchpoint in a list outside its map."""

    number: int
    link: Link
    map: Link
    stage: Link
    channel: Link
    emotion: Emotion | None
    moment_of_truth: bool
    role: Role | None
    leaders: tuple[Link, ...]
    basis: Basis
    pains: int
    """How many of its pains still hurt."""


class InitiativeRow(NamedTuple):
    """An initiative in a table."""

    link: Link
    status: str
    status_word: str
    due: str
    due_note: str
    overdue: bool
    department: Link | None
    loop: str
    solves: tuple[Link, ...]
    targets: tuple[str, ...]


class MetricRow(NamedTuple):
    """A metric's latest figure beside its target."""

    link: Link
    value: str
    target: str
    on_target: bool | None
    verdict: str
    week: str
    share: float | None
    """How far a bar from 0 to 100 is filled; `None` where the metric has no such scale."""
    target_share: float | None


class UseRow(NamedTuple):
    """Who names this object, and where."""

    link: Link
    places: tuple[Link, ...]


class UseGroup(NamedTuple):
    """Users of one kind."""

    title: str
    rows: tuple[UseRow, ...]


class ExtensionRow(NamedTuple):
    """One of the author's own keys."""

    name: str
    """As a label: `x-first-seen` is `First seen`."""
    value: str


class Siblings(NamedTuple):
    """Local navigation: the collection around this page."""

    title: str
    collection: Link
    links: tuple[Link, ...]
    here: str
    """The `href` of the current page among them."""
    more: int
    """How many of the collection are not named."""


def emotion(writer: Writer, value: int | None) -> Emotion | None:
    """`None` where nobody knows."""
    if value is None:
        return None
    return Emotion(value, writer.locale.signed(value), writer.locale.word("emotion", str(value)))


def mean_emotion(writer: Writer, mean: float | None) -> Emotion | None:
    """A mean with a sign and one decimal, under the nearest emotion's face; `None` where nobody knows."""
    if mean is None:
        return None
    nearest = int(mean + 0.5) if mean >= 0 else -int(0.5 - mean)
    return Emotion(nearest, writer.locale.signed(mean, 1), writer.locale.word("emotion", str(nearest)))


def pain_row(writer: Writer, known: KnownPain) -> PainRow:
    return PainRow(
        known.pain.title,
        writer.href(urls.place(known.place)),
        anchors.anchor(known.place),
        writer.contact(known.contact),
        None
        if writer.here == urls.page(Kind.JOURNEY, known.contact.journey.id)
        else writer.object(known.contact.journey),
        writer.link(Kind.PERSONA, known.persona) if known.persona else None,
        known.pain.severity,
        known.grounds.basis,
        known.state,
        writer.locale.percent(known.reach) if known.reach_known else "",
        f"{known.reach:.3f}" if known.reach_known else "",
        bar(known.reach),
        tuple(writer.object(initiative) for initiative in known.initiatives),
        verdict_rows(writer, known.verdicts),
        said(writer, known.verdicts),
    )


def verdict_rows(writer: Writer, verdicts: Iterable[Verdict]) -> tuple[VerdictRow, ...]:
    """What studies say of a claim, for it or against."""
    return tuple(
        VerdictRow(
            v.finding.verdict or "",
            writer.locale.word("verdict", v.finding.verdict or ""),
            writer.text(v.finding.text, v.study),
            writer.object(v.study),
        )
        for v in verdicts
    )


def said(writer: Writer, verdicts: Sequence[Verdict]) -> tuple[Said, ...]:
    """Who confirms a claim, then who refutes it: both stay visible."""
    if not verdicts:
        return ()
    t, n = writer.locale.t, writer.locale.n
    found = []
    for verdict, by in (("confirms", t("confirmed by")), ("refutes", t("refuted by"))):
        studies = tuple(
            dict.fromkeys(writer.object(v.study) for v in verdicts if v.finding.verdict == verdict)
        )
        count = len(studies)
        words = (
            n("confirmed by {n} study", "confirmed by {n} studies", count)
            if verdict == "confirms"
            else n("refuted by {n} study", "refuted by {n} studies", count)
        )
        if studies:
            found.append(Said(verdict, by, words, studies))
    return tuple(found)


def contact_row(
    writer: Writer, contact: Contact, *, persona: str | None = None, department: str | None = None
) -> ContactRow:
    """As the point of view lives it, or as `persona` does; with the role of `department`."""
    leaders = tuple(i.department for i in contact.touchpoint.departments if i.role == "leads")
    return ContactRow(
        contact.number,
        writer.contact(contact),
        writer.object(contact.journey),
        writer.link(Kind.STAGE, contact.stage.stage),
        writer.link(Kind.CHANNEL, contact.channel_of(persona)),
        emotion(writer, contact.emotion_of(persona)),
        contact.touchpoint.moment_of_truth,
        contact.role_of(department) if department else None,
        writer.links(Kind.DEPARTMENT, leaders),
        writer.facts.grounds(contact.touchpoint.evidence).basis,
        writer.facts.open_pains_at.get(contact.place, 0),
    )


def initiative_row(writer: Writer, initiative: Initiative) -> InitiativeRow:
    locale, today = writer.locale, writer.facts.settings.today
    finished = initiative.status in {"done", "dropped"}
    return InitiativeRow(
        writer.object(initiative),
        initiative.status,
        locale.word("status", initiative.status),
        locale.date(day) if (day := initiative.done_on or initiative.due) else "",
        "" if finished or not initiative.due else locale.ago(initiative.due, today),
        writer.facts.is_overdue(initiative),
        writer.link(Kind.DEPARTMENT, initiative.department) if initiative.department else None,
        locale.word("loop", initiative.loop) if initiative.loop else "",
        solved_links(writer, initiative),
        targets(writer, initiative),
    )


def solved_links(writer: Writer, initiative: Initiative) -> tuple[Link, ...]:
    """The pains and touchpoints an initiative names."""
    places = filter(None, map(Place.parse, initiative.solves))
    return tuple(link for place in places if (link := writer.place(place)))


def targets(writer: Writer, initiative: Initiative) -> tuple[str, ...]:
    """What it is to move: `Wait for the first reply: 12 → 2 min`."""
    rows = []
    for target in initiative.targets:
        metric = writer.facts.catalog.metrics[target.metric]
        start = "" if target.from_ is None else writer.locale.number(target.from_)
        goal = "" if target.to is None else writer.locale.value(target.to, metric.unit)
        rows.append(f"{metric.title}: {' → '.join(filter(None, (start, goal)))}")
    return tuple(rows)


def metric_row(writer: Writer, reading: Reading) -> MetricRow:
    metric, latest = reading.metric, reading.series.latest if reading.series else None
    in_per_cent = metric.unit == "%"
    return MetricRow(
        writer.object(metric),
        writer.locale.value(rounded(latest.value), metric.unit) if latest else "",
        ""
        if reading.target is None
        else writer.locale.t("target {figure}", figure=writer.locale.target(reading.target, metric.better)),
        reading.on_target,
        _verdict(writer, reading),
        str(latest.week) if latest else "",
        min(100.0, max(0.0, latest.value)) if latest and in_per_cent else None,
        reading.target if in_per_cent else None,
    )


_LARGE = 10


def rounded(x: float) -> float:
    """A figure as exactly as anybody reads it: from ten on one decimal, below two."""
    return round(x, 1 if abs(x) >= _LARGE else 2)


def _verdict(writer: Writer, reading: Reading) -> str:
    t = writer.locale.t
    if reading.gap is not None and reading.is_few:
        return t("few answers")
    if reading.on_target is None or reading.gap is None:
        return ""
    if reading.on_target:
        return t("on target")
    gap = writer.locale.number(rounded(abs(reading.gap)))
    return t("{gap} below target", gap=gap) if reading.gap < 0 else t("{gap} above target", gap=gap)


def back_links(writer: Writer, thing: Object, told: Collection[Key]) -> tuple[Use, ...]:
    """Who names an object, but for those that its page has `told` of already."""
    found = writer.facts.uses.get((thing.kind, thing.id), ())
    return tuple(use for use in found if (use.by.kind, use.by.id) not in told)


def use_groups(writer: Writer, found: Sequence[Use]) -> tuple[UseGroup, ...]:
    """By kind, in the order of the collections."""
    groups = []
    for by_kind in Kind:
        users = [use for use in found if use.by.kind is by_kind]
        rows = tuple(
            UseRow(writer.object(use.by), _places(writer, use) if len(users) <= PLACES else ())
            for use in users
        )
        if rows:
            groups.append(UseGroup(collection_title(writer, by_kind), rows))
    return tuple(groups)


def _places(writer: Writer, use: Use) -> tuple[Link, ...]:
    return tuple(link for place in use.places if (link := writer.place(place)))


def used_by_section(writer: Writer, thing: Object, told: Collection[Key] = ()) -> tuple[Section, ...]:
    """The last section of an object's page, where anybody names it of whom the page has not told."""
    found = back_links(writer, thing, told)
    title = writer.locale.t("Used by")
    return (Section("used-by", title, "used_by", lambda: use_groups(writer, found)),) if found else ()


def extension_rows(extensions: Sequence[Extension]) -> tuple[ExtensionRow, ...]:
    """The author's own keys: words as they are, anything deeper as JSON."""
    rows = []
    for extension in extensions:
        value = json.loads(extension.json_value)
        text = value if isinstance(value, str) else extension.json_value
        rows.append(ExtensionRow(_label(extension.name), text))
    return tuple(rows)


def _label(key: str) -> str:
    words = key.removeprefix("x-").replace("-", " ").strip()
    return words[:1].upper() + words[1:] if words else key


def siblings(writer: Writer, thing: Object, order: Sequence[Object]) -> Siblings:
    """The collection around a page, whole if it is small."""
    position = next(i for i, other in enumerate(order) if other.id == thing.id)
    first = max(0, position - NEIGHBOURS)
    shown = order[first : position + NEIGHBOURS + 1]
    title = collection_title(writer, thing.kind)
    return Siblings(
        title,
        Link(title, writer.href(urls.index(thing.kind))),
        tuple(writer.object(other) for other in shown),
        writer.href(urls.page(thing.kind, thing.id)),
        len(order) - len(shown),
    )


def collection_title(writer: Writer, kind: Kind) -> str:
    """`Journeys`"""
    return writer.locale.word("collection", kind.folder, capital=True)


def crumbs(writer: Writer, kind: Kind) -> tuple[Link, ...]:
    """From the home page down to the collection."""
    return (
        Link(writer.locale.t("Atlas"), writer.href(urls.HOME)),
        Link(collection_title(writer, kind), writer.href(urls.index(kind))),
    )
