"""What stands above the grid: the whole journey in one line, and what a reader looks at the map through."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.model import anchors
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import curve as draw
from cjm_plugin.rendering.inline import plain
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.views.grid import Grid
from cjm_plugin.rendering.writer import Writer

STORY = "does thinks feels expects channel emotion"
PROBLEMS = "channel emotion pains strengths decision feedback initiatives"
BLUEPRINT = "does channel emotion frontstage backstage systems departments"
STEERING = "emotion pains departments metrics feedback initiatives evidence"

FINDINGS = "pains strengths motive decision"
SERVICE = "frontstage backstage systems"
COMPANY = "departments metrics feedback initiatives evidence product"
LANES = f"{STORY} {FINDINGS} {SERVICE} {COMPANY}"
"""Every lane, in the order of the grid."""


class Chip(NamedTuple):
    """A persona of the map, or the target (number 0), to be shown or not."""

    number: int
    id: str
    name: str


class Choice(NamedTuple):
    """A department or a stage to look at."""

    id: str
    name: str
    goal: str = ""


class LaneSet(NamedTuple):
    """Lanes that answer one question."""

    id: str
    name: str
    lanes: tuple[str, ...]


class StripStage(NamedTuple):
    """A stage on the strip: where it stands, in per cent of the width."""

    href: str
    name: str
    left: str
    width: str


class StripLine(NamedTuple):
    """A persona's curve on the strip, in whole units."""

    number: int
    path: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The whole journey in one line."""

    width: int
    height: int
    middle: int
    area: str
    """Of the point of view."""
    lines: tuple[StripLine, ...]
    """Last the point of view's, which is drawn on top."""
    stages: tuple[StripStage, ...]


@dataclass(frozen=True, slots=True)
class Lens:
    """What a reader can choose; only what this map has."""

    strip: Strip
    chips: tuple[Chip, ...]
    """Empty where there is only one line to show."""
    departments: tuple[Choice, ...]
    stages: tuple[Choice, ...]
    sets: tuple[LaneSet, ...]
    groups: tuple[LaneSet, ...]
    """All lanes, under the headings of the menu."""
    touchpoints: int
    lanes: int


def lens(writer: Writer, facts: JourneyFacts, table: Grid) -> Lens:
    """Of a map with touchpoints."""
    lanes = _lanes(table)
    return Lens(
        strip=_strip(writer, facts),
        chips=_chips(writer, facts, table),
        departments=_departments(writer, facts),
        stages=_stages(writer, facts),
        sets=_sets(writer.locale, lanes),
        groups=_groups(writer.locale, lanes),
        touchpoints=len(facts.contacts),
        lanes=len(lanes),
    )


def _lanes(table: Grid) -> tuple[str, ...]:
    return tuple(lane for lane in LANES.split() if getattr(table, "curve" if lane == "emotion" else lane))


def _chips(writer: Writer, facts: JourneyFacts, table: Grid) -> tuple[Chip, ...]:
    chips = [Chip(who.number, who.id, who.link.text) for who in table.travellers]
    if any(contact.touchpoint.target_emotion is not None for contact in facts.contacts):
        chips.append(Chip(0, "target", writer.locale.t("Target")))
    return tuple(chips) if len(chips) > 1 else ()


def _departments(writer: Writer, facts: JourneyFacts) -> tuple[Choice, ...]:
    """By name, as a reader looks for one."""
    titles = {id: writer.link(Kind.DEPARTMENT, id).text for id in facts.departments}
    return tuple(Choice(id, titles[id]) for id in sorted(titles, key=lambda id: (titles[id].casefold(), id)))


def _stages(writer: Writer, facts: JourneyFacts) -> tuple[Choice, ...]:
    return tuple(
        Choice(stage.stage, writer.link(Kind.STAGE, stage.stage).text, plain(stage.goal or ""))
        for stage in facts.journey.stages
        if stage.touchpoints
    )


@cache
def _sets(locale: Locale, lanes: tuple[str, ...]) -> tuple[LaneSet, ...]:
    """All lanes (an empty set), then each set that leaves some out. The same for most maps."""
    named = (
        ("story", locale.t("Story"), STORY),
        ("problems", locale.t("Problems"), PROBLEMS),
        ("blueprint", locale.t("Blueprint"), BLUEPRINT),
        ("steering", locale.t("Steering"), STEERING),
    )
    found = [LaneSet(id, name, _among(lanes, wanted)) for id, name, wanted in named]
    return (LaneSet("all", locale.t("All"), ()), *(s for s in found if 1 < len(s.lanes) < len(lanes)))


@cache
def _groups(locale: Locale, lanes: tuple[str, ...]) -> tuple[LaneSet, ...]:
    named = (
        ("customer", locale.t("Customer"), STORY),
        ("findings", locale.t("Findings"), FINDINGS),
        ("service", locale.t("Service"), SERVICE),
        ("steering", locale.t("Steering"), COMPANY),
    )
    found = (LaneSet(id, name, _among(lanes, wanted)) for id, name, wanted in named)
    return tuple(group for group in found if group.lanes)


def _among(lanes: tuple[str, ...], wanted: str) -> tuple[str, ...]:
    known = frozenset(wanted.split())
    return tuple(lane for lane in lanes if lane in known)


def _strip(writer: Writer, facts: JourneyFacts) -> Strip:
    scale, columns = draw.STRIP, len(facts.contacts)
    rows = [facts.emotions(persona) for persona in facts.journey.personas or (None,)]
    lines = [StripLine(n, _whole(draw.line(row, scale))) for n, row in enumerate(rows, 1)]
    return Strip(
        columns * draw.COLUMN,
        scale.height,
        scale.middle,
        _whole(draw.area(rows[0], scale)),
        tuple(line for line in reversed(lines) if line.path),
        _strip_stages(writer, facts, columns),
    )


def _strip_stages(writer: Writer, facts: JourneyFacts, columns: int) -> tuple[StripStage, ...]:
    found, start = [], 0
    for stage in facts.journey.stages:
        count = len(stage.touchpoints)
        if count:
            left, width = draw.edge_percent(start, columns), draw.edge_percent(count, columns)
            href = f"#{anchors.stage_anchor(stage.stage)}"
            found.append(StripStage(href, writer.link(Kind.STAGE, stage.stage).text, left, width))
        start += count
    return tuple(found)


_FRACTION = re.compile(r"-?\d+\.\d+")


def _whole(path: str) -> str:
    """A path in whole units: on a strip this low nobody sees the rest, which is two thirds of the bytes."""
    return _FRACTION.sub(lambda number: str(round(float(number[0]))), path)
