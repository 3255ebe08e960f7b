"""Rules for what departments steer by: KPIs for their slices, and figures for their metrics."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, Titles, said, said_n
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.settings import Settings


@rule(
    "CJM150",
    "no-kpi",
    Lesson(
        title=N_("A department without a KPI for its slice"),
        why=N_(
            "What a department leads on a map is the skeleton of its work. Without a KPI there it is steered "
            "by what is easy to count inside, and the customer's side of it belongs to nobody. Add to `kpis` "
            "a metric that customers would recognise, for the map, for the stage, or for the whole slice."
        ),
        bad="""
# departments/logistics.md
title: Logistics

# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - {id: crew, title: Lets the crew in, channel: at-home, departments: {logistics: leads}}
""",
        good="""
# departments/logistics.md
title: Logistics
kpis:
  - {metric: delivered-in-window, target: 95, journey: buying}

# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - {id: crew, title: Lets the crew in, channel: at-home, departments: {logistics: leads}}
""",
    ),
)
def no_kpi(facts: Facts) -> Iterator[Found]:
    """A department that leads somewhere on a map as it is, and has no KPI for any part of its slice there.

    Who only supports or is informed does not answer for the contact. One finding for all maps, so that one
    exception covers them.
    """
    leads, stages = _roles(facts)
    for id, journeys in sorted(leads.items()):
        department = facts.catalog.departments[id]
        scopes = {(kpi.journey, kpi.stage) for kpi in department.kpis}
        maps = tuple(j for j in journeys.values() if scopes.isdisjoint(_scopes(j.id, stages[id, j.id])))
        if maps:
            path = ("kpis",) if department.kpis else ()
            yield Found(department, path, _without_kpi(maps), lacks=not path)


def _roles(
    facts: Facts,
) -> tuple[Mapping[str, Mapping[str, Journey]], Mapping[tuple[str, str], AbstractSet[str]]]:
    """The maps as they are on which a department leads, by its id; and the stages of its slice of each."""
    leads: dict[str, dict[str, Journey]] = defaultdict(dict)
    stages: dict[tuple[str, str], set[str]] = defaultdict(set)
    for known in facts.journeys.values():
        journey = known.journey
        for contact in known.contacts if journey.state == "as-is" else ():
            for involved in contact.touchpoint.departments:
                stages[involved.department, journey.id].add(contact.stage.stage)
                if involved.role == "leads":
                    leads[involved.department][journey.id] = journey
    return leads, stages


def _scopes(journey: str, stages: Iterable[str]) -> Iterator[tuple[str | None, str | None]]:
    """The maps and stages of KPIs that cover some of a slice."""
    yield None, None
    yield journey, None
    for stage in stages:
        yield None, stage
        yield journey, stage


_SHOWN = 3


def _without_kpi(maps: tuple[Journey, ...]) -> Said:
    shown = Titles(tuple(journey.title for journey in maps[:_SHOWN]))
    if len(maps) <= _SHOWN:
        return said("leads touchpoints of {maps} without a KPI for them; add one to 'kpis'", maps=shown)
    return said_n(
        "leads touchpoints of {n} map, {maps} among them, without a KPI for them; add some to 'kpis'",
        "leads touchpoints of {n} maps, {maps} among them, without a KPI for them; add some to 'kpis'",
        len(maps),
        maps=shown,
    )


@rule(
    "CJM151",
    "no-figures",
    Lesson(
        title=N_("A metric without figures"),
        why=N_(
            "A target with nothing beside it steers nobody, and an old figure is taken for today's. Write "
            "what is measured into `data/metrics/`, or single answers into `data/feedback/`, at least every "
            "`measure_every_weeks`; or take the metric out where it is named."
        ),
        bad="""
# metrics/delivered-in-window.md
title: Delivered in the window

# departments/logistics.md
title: Logistics
kpis: [{metric: delivered-in-window, target: 95}]

# data/metrics/delivered-in-window.csv
week,journey,touchpoint,department,persona,value,n
2026-W30,,,,,83,290
""",
        good="""
# metrics/delivered-in-window.md
title: Delivered in the window

# departments/logistics.md
title: Logistics
kpis: [{metric: delivered-in-window, target: 95}]

# data/metrics/delivered-in-window.csv
week,journey,touchpoint,department,persona,value,n
2026-W30,,,,,83,290
2026-W47,,,,,88,301
""",
    ),
)
def no_figures(facts: Facts) -> Iterator[Found]:
    """A metric that is asked for and has had no figure for too long, in whatever scope, or never one."""
    for id in sorted(unmeasured(facts)):
        newest = facts.figures.newest.get(id)
        yield Found(facts.catalog.metrics[id], (), _no_news(newest), lacks=True)


def _no_news(newest: Week | None) -> Said:
    if newest is None:
        return said("has no figures; measure it, or take it out where it is named")
    return said(
        "its newest figure is of {week}; measure it again, or take it out where it is named", week=str(newest)
    )


def unmeasured(facts: Facts) -> set[str]:
    """Metrics that somebody asks for and nobody measures."""
    return {id for id in _asked_for(facts) if _is_silent(facts.figures.newest.get(id), facts.settings)}


def _asked_for(facts: Facts) -> set[str]:
    """By a KPI, a touchpoint as it is, or an initiative that is decided and not over."""
    catalog = facts.catalog
    kpis = {kpi.metric for department in catalog.departments.values() for kpi in department.kpis}
    under_way = (i for i in catalog.initiatives.values() if i.status in {"planned", "in-progress"})
    targets = {target.metric for initiative in under_way for target in initiative.targets}
    as_is = (contact.touchpoint for journey in facts.as_is for contact in journey.contacts)
    at_touchpoints = {measured.metric for touchpoint in as_is for measured in touchpoint.metrics}
    return kpis | targets | at_touchpoints


def _is_silent(newest: Week | None, settings: Settings) -> bool:
    return newest is None or is_late((settings.today - newest.monday).days - DAYS, settings)


def is_late(days: int, settings: Settings) -> bool:
    """Whether a figure is missing so many days after the beginning of the first week without one."""
    return days > DAYS * settings.measure_every_weeks


DAYS = 7
"""Of a week."""
