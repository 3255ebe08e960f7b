"""Overlays: the emotion curves of several maps over one another, by stage."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from statistics import fmean, pstdev
from typing import NamedTuple

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.heat import Label
from cjm_plugin.rendering.overlay import Curve, Level, Mean, Overlay
from cjm_plugin.rendering.views.matrix import Matrix, MatrixCell, MatrixRow, level
from cjm_plugin.rendering.views.parts import Section
from cjm_plugin.rendering.writer import Link, Writer

APART = 36
"""Maps whose curves can be told apart; of more, only the means are drawn."""
BANDED = 6
"""Maps from which the spread says more than the curves."""
_FEWEST = 2


class _Felt(NamedTuple):
    """The emotions of one map, by stage."""

    facts: JourneyFacts
    stages: Mapping[str, tuple[Contact, ...]]
    values: Mapping[str, tuple[int | None, ...]]

    def known(self, stage: str) -> list[int]:
        return [value for value in self.values.get(stage, ()) if value is not None]


def overlay_section(writer: Writer, persona: str | None, maps: Iterable[JourneyFacts]) -> tuple[Section, ...]:
    """How a persona fares over all their as-is maps; nothing where there is but one."""
    found = [_felt(facts, persona) for facts in maps if facts.journey.state == "as-is"]
    found = [felt for felt in found if any(felt.known(stage) for stage in felt.stages)]
    if len(found) < _FEWEST:
        return ()
    t = writer.locale.t
    title = t("All their maps, by stage")
    lead = (
        t("As-is maps over one another: touchpoints stand evenly spread within their stage.")
        if len(found) <= APART
        else writer.locale.n(
            "{n} as-is map, more than can be told apart: their mean at each stage.",
            "{n} as-is maps, more than can be told apart: their mean at each stage.",
            len(found),
        )
    )
    return (Section("overlay", title, "matrix", lambda: overlay(writer, title, found), lead),)


def overlay(writer: Writer, title: str, found: Sequence[_Felt]) -> Matrix:
    """The picture, and its table of maps by stages."""
    stages = [
        stage.id
        for stage in writer.facts.catalog.stages_in_order
        if any(stage.id in felt.stages for felt in found)
    ]
    known = {stage: [value for felt in found for value in felt.known(stage)] for stage in stages}
    shown = found if len(found) <= APART else ()
    headings = writer.links(Kind.STAGE, tuple(stages))
    drawing = Overlay(
        title=title,
        stages=tuple(Label(*heading) for heading in headings),
        curves=tuple(_curve(writer, felt, stages) for felt in shown),
        means=tuple(_mean(writer, i, known[stage]) for i, stage in enumerate(stages) if known[stage]),
        levels=tuple(_level(writer, value) for value in (2, 1, 0, -1, -2)),
        lowest=_lowest(writer, known),
        band=writer.locale.t("mean ± standard deviation") if len(found) >= BANDED else "",
        mean=writer.locale.t("mean of all touchpoints of a stage"),
    )
    rows = (*(_row(writer, felt, stages) for felt in shown), *_summary(writer, known))
    table = Matrix(writer.locale.t("Map"), headings, rows)
    return replace(table, picture=writer.library.charts.picture(drawing))


def _felt(facts: JourneyFacts, persona: str | None) -> _Felt:
    stages: dict[str, list[Contact]] = defaultdict(list)
    for contact in facts.contacts:
        stages[contact.stage.stage].append(contact)
    values = {id: tuple(contact.emotion_of(persona) for contact in found) for id, found in stages.items()}
    return _Felt(facts, {id: tuple(found) for id, found in stages.items()}, values)


def _curve(writer: Writer, felt: _Felt, stages: Sequence[str]) -> Curve:
    """In the order of the customer's life, wherever a map has its stages; broken off by the unknown."""
    runs: list[list[tuple[float, float]]] = [[]]
    for position, stage in enumerate(stages):
        values = felt.values.get(stage, ())
        for i, value in enumerate(values):
            if value is None:
                runs.append([])
            else:
                runs[-1].append((position + (i + 0.5) / len(values), float(value)))
    mean = fmean(value for stage in stages for value in felt.known(stage))
    label = Label(*writer.object(felt.facts.journey))
    return Curve(label, writer.locale.signed(mean, 1), tuple(tuple(run) for run in runs if run))


def _mean(writer: Writer, position: int, values: Sequence[int]) -> Mean:
    mean = fmean(values)
    return Mean(position, round(mean, 3), round(pstdev(values), 3), writer.locale.signed(mean, 1))


def _level(writer: Writer, value: int) -> Level:
    locale = writer.locale
    return Level(value, locale.signed(value), locale.word("emotion", value))


def _lowest(writer: Writer, known: Mapping[str, Sequence[int]]) -> str:
    """The stage with the lowest mean, if it is the only one."""
    means = sorted((fmean(values), stage) for stage, values in known.items() if values)
    if len(means) < _FEWEST or means[0][0] == means[1][0]:
        return ""
    return writer.locale.t("Lowest: {stage}", stage=writer.link(Kind.STAGE, means[0][1]).text)


def _row(writer: Writer, felt: _Felt, stages: Sequence[str]) -> MatrixRow:
    return MatrixRow(writer.object(felt.facts.journey), tuple(_cell(writer, felt, stage) for stage in stages))


def _cell(writer: Writer, felt: _Felt, stage: str) -> MatrixCell | None:
    values = felt.known(stage)
    if not values:
        return None
    return _figure(writer, fmean(values), writer.href(urls.place(felt.stages[stage][0].place)))


def _summary(writer: Writer, known: Mapping[str, Sequence[int]]) -> tuple[MatrixRow, ...]:
    """The means that are drawn, and how many touchpoints are in them."""
    t = writer.locale.t
    means = (_figure(writer, fmean(values), "") if values else None for values in known.values())
    counts = (_count(writer, len(values)) if values else None for values in known.values())
    return (
        MatrixRow(Link(t("Mean emotion"), ""), tuple(means)),
        MatrixRow(Link(t("Touchpoints"), ""), tuple(counts)),
    )


def _figure(writer: Writer, mean: float, href: str) -> MatrixCell:
    text = writer.locale.signed(mean, 1)
    return MatrixCell(text, (), (), level(mean), href, text)


def _count(writer: Writer, count: int) -> MatrixCell:
    text = writer.locale.number(count)
    return MatrixCell(text, (), (), 0, "", text)
