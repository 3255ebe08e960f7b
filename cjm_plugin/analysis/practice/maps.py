"""Rules for a map as a whole: how old it is, what it serves, and what it leaves out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cjm_plugin.analysis.facts import Facts, JourneyFacts
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.analysis.reviews import Review
from cjm_plugin.model.problem import Severity


@rule(
    "CJM120",
    "past-review",
    Lesson(
        title=N_("A map past its review"),
        why=N_(
            "Customers, prices and systems change, and a map that nobody has looked at since tells of a "
            "company that is no more, in the same confident voice. Walk through it with the departments on "
            "it, mend what is no longer so, and put the day into `reviewed`. How often that is wanted is the "
            "site's `review_every_weeks`, or the map's own."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
reviewed: 2026-09-07
review_every_weeks: 4
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
reviewed: 2026-11-16
review_every_weeks: 4
""",
    ),
)
def past_review(facts: Facts) -> Iterator[Found]:
    """A map, as it is or as it should be, whose rhythm of reviews is broken; not yet on the day it is due."""
    for known in facts.journeys.values():
        if known.review.stale:
            path = ("reviewed",) if known.journey.reviewed else ()
            yield Found(known.journey, path, _review_missed(known.review), lacks=not path)


def _review_missed(review: Review) -> Said:
    if review.reviewed is None:
        return said(
            "has never been reviewed; walk through it with the departments on it, and write the day in "
            "'reviewed'"
        )
    return said(
        "its review was due on {day}; walk through it with the departments on it, and write the day in "
        "'reviewed'",
        day=review.reviewed + dt.timedelta(weeks=review.every_weeks),
    )


@rule(
    "CJM121",
    "no-purpose",
    Lesson(
        title=N_("A map without a purpose"),
        why=N_(
            "A map is a tool of diagnosis for one decision. Without it nobody can say which detail matters, "
            "when the map is good enough, or who should read it. Write in `purpose` what is to be decided "
            "from it, and by when."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
purpose: Decide in January whether to pay for our own delivery crews
""",
    ),
)
def no_purpose(facts: Facts) -> Iterator[Found]:
    """A map that does not say which decision it serves; what should be is drawn for one too."""
    for journey in facts.catalog.journeys.values():
        if not journey.purpose:
            told = said("does not say which decision it serves; write it in 'purpose'")
            yield Found(journey, (), told, lacks=True)


@rule(
    "CJM123",
    "no-strength",
    Lesson(
        title=N_("A map without a strong side"),
        why=N_(
            "A map of pains alone is half a diagnosis. Who knows only what hurts may do away with what "
            "customers stay for. Look for what goes well at each contact, in sales and in service, and write "
            "it in `strengths`: it is what to build upon."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: choose
    touchpoints:
      - {id: compare-on-site, title: Compares three models on the site, channel: website}
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: choose
    touchpoints:
      - id: compare-on-site
        title: Compares three models on the site
        channel: website
        strengths:
          - {id: real-photos, title: Photos in real bathrooms}
""",
    ),
    Severity.INFO,
)
def no_strength(facts: Facts) -> Iterator[Found]:
    """A map as it is with touchpoints, none of which has a strong side for anybody."""
    for known in facts.journeys.values():
        if known.journey.state == "as-is" and known.contacts and not _has_strength(known):
            told = said("names no strong side; write in 'strengths' of its touchpoints what goes well")
            yield Found(known.journey, (), told, lacks=True)


def _has_strength(known: JourneyFacts) -> bool:
    touchpoints = (contact.touchpoint for contact in known.contacts)
    return any(t.strengths or any(own.strengths for own in t.by_persona) for t in touchpoints)


@rule(
    "CJM124",
    "empty-stage",
    Lesson(
        title=N_("A stage without touchpoints"),
        why=N_(
            "An empty stage reads as if the customer met nobody there. Mostly it is where nobody has looked: "
            "before the purchase, or long after it. Ask which channels customers use at that stage and what "
            "they come for, or take the stage out."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: choose
    touchpoints:
      - {id: compare-on-site, title: Compares three models on the site, channel: website}
  - stage: use
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: choose
    touchpoints:
      - {id: compare-on-site, title: Compares three models on the site, channel: website}
  - stage: use
    touchpoints:
      - {id: first-wash, title: Looks up the first wash on the site, channel: website}
""",
    ),
    Severity.INFO,
)
def empty_stage(facts: Facts) -> Iterator[Found]:
    """A stage of any map without touchpoints; and, where there are maps, a stage that none goes through."""
    journeys, stages = facts.catalog.journeys.values(), facts.catalog.stages
    for journey in journeys:
        for number, part in enumerate(journey.stages):
            if not part.touchpoints:
                told = said(
                    "the stage “{stage}” has no touchpoints; write which contacts customers have there, or "
                    "take it out",
                    stage=stages[part.stage].title,
                )
                yield Found(journey, ("stages", number, "stage"), told, part.stage)
    used = {part.stage for journey in journeys for part in journey.stages}
    for id, stage in stages.items():
        if journeys and id not in used:
            yield Found(stage, (), said("no map goes through it; map it, or remove it"), lacks=True)
