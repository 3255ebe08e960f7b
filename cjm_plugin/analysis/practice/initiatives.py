"""Rules for initiatives: a goal, somebody who answers for it, a day, and a look at what came of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.measures import DAYS, is_late, unmeasured
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.metric import Metric
from cjm_plugin.model.references import Place


@rule(
    "CJM140",
    "initiative-incomplete",
    Lesson(
        title=N_("An initiative without a goal, an owner or a due date"),
        why=N_(
            "A weakness leads to an action, or to a list of good intentions. What tells them apart is a "
            "`goal` that customers would notice, one `owner` who is asked about it, and a day on which it is "
            "`due`. An idea needs the first two, so that somebody brings it to a decision; the day comes "
            "with the plan."
        ),
        bad="""
# initiatives/two-dates-by-text.md
title: Two new dates by text
status: planned
""",
        good="""
# initiatives/two-dates-by-text.md
title: Two new dates by text
status: planned
goal: A customer whose date moves picks a new one within the hour
owner: Head of dispatch
due: 2026-12-18
""",
    ),
)
def initiative_incomplete(facts: Facts) -> Iterator[Found]:
    """An initiative that lacks what makes it an action. What is done or dropped is past it."""
    for initiative in facts.catalog.initiatives.values():
        if missing := tuple(_missing(initiative)):
            yield Found(initiative, (), _incomplete(initiative, missing), lacks=True)


def _missing(initiative: Initiative) -> Iterator[str]:
    if initiative.status in {"done", "dropped"}:
        return
    if not initiative.goal:
        yield "'goal'"
    if not initiative.owner:
        yield "'owner'"
    if not initiative.due and initiative.status != "idea":
        yield "'due'"


def _incomplete(initiative: Initiative, missing: tuple[str, ...]) -> Said:
    if initiative.status == "idea":
        return said("an idea needs a goal and an owner; add {fields}", fields=missing)
    return said("an action needs a goal, an owner and a due date; add {fields}", fields=missing)


@rule(
    "CJM141",
    "overdue",
    Lesson(
        title=N_("An initiative that is overdue"),
        why=N_(
            "The customer still has the pain, and the map still promises that somebody is at work on it. "
            "Finish it, or agree on another day and say why; or drop it, so that the pain is open again for "
            "everybody to see."
        ),
        bad="""
# initiatives/parts-on-the-van.md
title: The likely part on the van
status: in-progress
due: 2026-10-30
""",
        good="""
# initiatives/parts-on-the-van.md
title: The likely part on the van
status: in-progress
due: 2027-01-29
""",
    ),
)
def overdue(facts: Facts) -> Iterator[Found]:
    """An initiative neither done nor dropped when its last day was over."""
    for initiative in facts.catalog.initiatives.values():
        if initiative.due and facts.is_overdue(initiative):
            told = said("was due on {day}; finish it, agree on another day, or drop it", day=initiative.due)
            yield Found(initiative, ("due",), told)


@rule(
    "CJM142",
    "not-measured",
    Lesson(
        title=N_("An initiative that nobody measured afterwards"),
        why=N_(
            "Done is not the same as better. Only a figure from afterwards tells whether customers noticed, "
            "and whether the next initiative should be of this kind. Name in `targets` what was to move, and "
            "go on measuring it where the initiative acts, in `data/metrics/` or `data/feedback/`."
        ),
        bad="""
# initiatives/refunds-in-five-days.md
title: Refunds in five days
status: done
done_on: 2026-08-17
targets: [{metric: days-to-settle, from: 11, to: 5}]

# metrics/days-to-settle.md
title: Days to settle a case
better: lower

# data/metrics/days-to-settle.csv
week,journey,touchpoint,department,persona,value,n
2026-W31,,,,,11,164
""",
        good="""
# initiatives/refunds-in-five-days.md
title: Refunds in five days
status: done
done_on: 2026-08-17
targets: [{metric: days-to-settle, from: 11, to: 5}]

# metrics/days-to-settle.md
title: Days to settle a case
better: lower

# data/metrics/days-to-settle.csv
week,journey,touchpoint,department,persona,value,n
2026-W31,,,,,11,164
2026-W40,,,,,5,171
""",
    ),
)
def not_measured(facts: Facts) -> Iterator[Found]:
    """A done initiative without a target, or whose target has no figure since, when there has been time.

    A figure counts if its week begins on the day of the end or later, at the touchpoints that the initiative
    works on, else on their map, else anywhere: what its page shows. Without `done_on` the end is `due`. A
    metric without figures that something else asks for is CJM151's.
    """
    untold = unmeasured(facts)
    for initiative in facts.catalog.initiatives.values():
        if initiative.status != "done":
            continue
        if not initiative.targets:
            told = said("is done, and nothing tells whether it worked; name in 'targets' what it was to move")
            yield Found(initiative, (), told, lacks=True)
        for number, target in enumerate(initiative.targets):
            metric = facts.catalog.metrics[target.metric]
            if metric.id not in untold and not _is_measured(initiative, metric, facts):
                told = _not_measured(initiative, metric)
                yield Found(initiative, ("targets", number, "metric"), told, metric.id)


def _is_measured(initiative: Initiative, metric: Metric, facts: Facts) -> bool:
    """Whether the newest figure is of after the end, or it is too early to ask for one."""
    week, end = _newest_week(initiative, metric, facts), _end(initiative)
    if end is None or (week and week.monday >= end):
        return week is not None
    to_monday = -end.weekday() % DAYS
    return not is_late((facts.settings.today - end).days - to_monday, facts.settings)


def _newest_week(initiative: Initiative, metric: Metric, facts: Facts) -> Week | None:
    places = tuple(filter(None, map(Place.parse, initiative.solves)))
    near = facts.figures.nearest(metric, places)
    return near.series.latest.week if near else facts.figures.newest.get(metric.id)


def _end(initiative: Initiative) -> dt.date | None:
    return initiative.done_on or initiative.due


def _not_measured(initiative: Initiative, metric: Metric) -> Said:
    end = _end(initiative)
    if end is None:
        return said(
            "“{metric}” has no figures; measure it, or nobody knows whether this worked", metric=metric.title
        )
    return said(
        "“{metric}” has no figures since {day}, when this ended; measure it, or nobody knows whether it "
        "worked",
        metric=metric.title,
        day=end,
    )
