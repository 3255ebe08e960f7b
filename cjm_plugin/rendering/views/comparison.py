"""As-is beside to-be: what becomes of the curve, and what differs touchpoint by touchpoint."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from cjm_plugin.analysis.comparison import Comparison, Pair, compare
from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff import Snapshot
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import curve as draw
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.heads import department_prop, link_prop
from cjm_plugin.rendering.views.pairs import pair_anchor, pair_rows
from cjm_plugin.rendering.views.parts import Emotion, Head, Section, crumbs, emotion
from cjm_plugin.rendering.writer import Link, Writer


class Move(NamedTuple):
    """A figure of the strip: what it is in the as-is map, and in the to-be map."""

    label: str
    before: str
    after: str
    note: str
    direction: str
    """`better`, `worse`, `neutral` for the customer; empty where it is neither."""


class PairPoint(NamedTuple):
    """A touchpoint on the two curves: a link to its row, as tall as the picture."""

    href: str
    label: str
    left: str
    x: str
    before: tuple[str, int] | None
    """Height in per cent, and the emotion."""
    after: tuple[str, int] | None


class StageName(NamedTuple):
    """A stage over its columns."""

    left: str
    width: str
    name: str


@dataclass(frozen=True, slots=True)
class Curves:
    """Both curves over one row of columns, a column a pair; a side that is missing is bridged."""

    width: int
    scale: draw.Scale
    column_width: str
    before: str
    after: str
    stages: tuple[StageName, ...]
    points: tuple[PairPoint, ...]
    levels: tuple[tuple[Emotion, str], ...]
    label: str


SCALE = draw.Scale(height=150, middle=75, step=28)


def comparison_title(writer: Writer, to_be: Journey) -> str:
    """`Buying a washing machine online: as-is beside to-be`"""
    assert to_be.of is not None
    return writer.locale.t("{map}: as-is beside to-be", map=writer.facts.catalog.journeys[to_be.of].title)


def comparison_view(writer: Writer, to_be: Journey) -> Document:
    """The page of a to-be map and the as-is map that it changes."""
    assert to_be.of is not None
    facts = writer.facts
    content = Snapshot(facts.catalog, facts.settings)
    found = compare(facts.journeys[to_be.of], facts.journeys[to_be.id], content)
    return Document(_head(writer, found), tuple(_sections(writer, found)))


def _head(writer: Writer, found: Comparison) -> Head:
    locale, before, after = writer.locale, found.as_is.journey, found.to_be.journey
    props = (
        link_prop(locale.word("state", "as-is", capital=True), (writer.object(before),)),
        link_prop(locale.word("state", "to-be", capital=True), (writer.object(after),)),
        department_prop(writer, locale.t("Owner"), after.owner),
    )
    purpose = writer.text(after.purpose, after)
    return Head(
        comparison_title(writer, after),
        (*crumbs(writer, Kind.JOURNEY), writer.object(after)),
        purpose,
        tuple(prop for prop in props if prop),
    )


def _sections(writer: Writer, found: Comparison) -> Iterator[Section]:
    t = writer.locale.t
    if not found.pairs:
        yield Section("comparison", t("What differs"), "empty", t("Neither map has a touchpoint yet."))
        return
    yield Section("figures", t("What it comes to"), "moves", lambda: _moves(writer, found))
    if curves := _curves(writer, found):
        lead = t("Solid: as it is. Dashed: as it is to be. Both of the point of view.")
        yield Section("curve", t("The curve"), "beside", curves, lead)
    lead = t("Touchpoint by touchpoint. What stays the same in a touchpoint is left out.")
    yield Section("comparison", t("What differs"), "pairs", lambda: pair_rows(writer, found), lead)


# Figures


def _moves(writer: Writer, found: Comparison) -> tuple[Move, ...]:
    t, before, after = writer.locale.t, found.as_is, found.to_be
    moves = (
        _touchpoints(writer, found),
        _felt(writer, before.mean_emotion, after.mean_emotion),
        _fewer(writer, t("Open pains"), len(before.open_pains), len(after.open_pains)),
        _fewer(writer, t("Times asked again"), _repeats(before), _repeats(after)),
        _fewer(
            writer,
            t("Waits that are known"),
            _waits(before),
            _waits(after),
            lambda minutes: writer.locale.minutes(minutes) if minutes else "0",
        ),
    )
    return tuple(move for move in moves if move)


def _touchpoints(writer: Writer, found: Comparison) -> Move:
    n = writer.locale.n
    told = (
        (n("{n} comes", "{n} come", len(pairs)) if fate == "comes" else n("{n} goes", "{n} go", len(pairs)))
        for fate in ("comes", "goes")
        if (pairs := found.fates(fate))
    )
    before, after = str(len(found.as_is.contacts)), str(len(found.to_be.contacts))
    return Move(writer.locale.t("Touchpoints"), before, after, ", ".join(told), "")


def _felt(writer: Writer, before: float | None, after: float | None) -> Move | None:
    if before is None or after is None:
        return None
    figures = (writer.locale.signed(before, 1), writer.locale.signed(after, 1))
    return _move(writer, writer.locale.t("Mean emotion"), *figures, after - before)


def _fewer(
    writer: Writer, label: str, before: float, after: float, text: Callable[[float], str] | None = None
) -> Move | None:
    """What is the better the less there is of it; nothing where there is none in either map."""
    if not before and not after:
        return None
    write = text or writer.locale.number
    return _move(writer, label, write(before), write(after), before - after)


def _move(writer: Writer, label: str, before: str, after: str, gain: float) -> Move:
    direction = "better" if gain > 0 else "worse" if gain < 0 else "neutral"
    note = writer.locale.word("direction", direction) if gain else writer.locale.t("the same")
    return Move(label, before, after, note, direction)


def _repeats(facts: JourneyFacts) -> int:
    return sum(way.repeats_information is True for way in facts.passages)


def _waits(facts: JourneyFacts) -> float:
    """Minutes, over all passages of a map."""
    return sum(way.wait_minutes or 0 for way in facts.passages)


# The two curves


def _curves(writer: Writer, found: Comparison) -> Curves | None:
    columns = len(found.pairs)
    before, after = _felt_along(pair.as_is for pair in found.pairs), _felt_along(p.to_be for p in found.pairs)
    if not any(chain(before, after)):
        return None
    return Curves(
        width=columns * draw.COLUMN,
        scale=SCALE,
        column_width=draw.edge_percent(1, columns),
        before="".join(draw.line_through(run, SCALE) for run in before),
        after="".join(draw.line_through(run, SCALE) for run in after),
        stages=_stages(writer, found.pairs),
        points=tuple(_point(writer, pair, i, columns) for i, pair in enumerate(found.pairs)),
        levels=tuple((e, SCALE.percent(e.value)) for v in (2, 1, 0, -1, -2) if (e := emotion(writer, v))),
        label=writer.locale.t(
            "Emotion at each touchpoint of {as_is} and of {to_be}",
            as_is=found.as_is.journey.title,
            to_be=found.to_be.journey.title,
        ),
    )


def _felt_along(side: Iterable[Contact | None]) -> list[list[tuple[float, float]]]:
    """Stretches of known emotions. They break off where an emotion is unknown, not where a map has no such
    touchpoint: there the customer goes straight on."""
    runs: list[list[tuple[float, float]]] = [[]]
    for column, contact in enumerate(side):
        if contact is None:
            continue
        if contact.touchpoint.emotion is None:
            runs.append([])
        else:
            runs[-1].append(((column + 0.5) * draw.COLUMN, contact.touchpoint.emotion))
    return [run for run in runs if run]


def _stages(writer: Writer, pairs: Sequence[Pair]) -> tuple[StageName, ...]:
    """A name wherever another stage begins."""
    columns, ids = len(pairs), [pair.known.stage.stage for pair in pairs]
    starts = [i for i, id in enumerate(ids) if i == 0 or ids[i - 1] != id]
    ends = [*starts[1:], columns]
    return tuple(
        StageName(
            draw.edge_percent(start, columns),
            draw.edge_percent(end - start, columns),
            writer.facts.catalog.stages[ids[start]].title,
        )
        for start, end in zip(starts, ends, strict=True)
    )


def _point(writer: Writer, pair: Pair, position: int, columns: int) -> PairPoint:
    return PairPoint(
        f"#{pair_anchor(pair)}",
        _sentence(writer, pair),
        draw.edge_percent(position, columns),
        draw.x_percent(position, columns),
        _mark(pair.as_is),
        _mark(pair.to_be),
    )


def _mark(contact: Contact | None) -> tuple[str, int] | None:
    felt = contact.touchpoint.emotion if contact else None
    return None if felt is None else (SCALE.percent(felt), felt)


def _sentence(writer: Writer, pair: Pair) -> str:
    """`Compares three models. As-is −1, annoyed. To-be +1, pleased`"""
    word = writer.locale.word
    sides = (("as-is", pair.as_is), ("to-be", pair.to_be))
    felt = (
        f"{word('state', state, capital=True)} {felt.text}, {felt.word}"
        for state, contact in sides
        if contact and (felt := emotion(writer, contact.touchpoint.emotion))
    )
    return ". ".join((pair.known.touchpoint.title, *felt))


def compared(writer: Writer, journey: Journey) -> tuple[Link, ...]:
    """The comparisons that a map is part of: of its own with what it changes, or of its to-be maps."""
    maps = (journey,) if journey.of else writer.facts.to_be.get(journey.id, ())
    several = len(maps) > 1
    return tuple(
        Link(
            writer.locale.t("Compare with {map}", map=other.title) if several else _button(writer, journey),
            writer.href(urls.comparison(other.id)),
        )
        for other in maps
    )


def _button(writer: Writer, journey: Journey) -> str:
    t = writer.locale.t
    return t("Compare with as-is") if journey.of else t("Compare with to-be")
