"""Rules for feedback: whether anybody asks the customer."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.feedback import is_collected, places_asked
from cjm_plugin.analysis.practice.claims import path_of
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, said
from cjm_plugin.model.problem import Severity


@rule(
    "CJM113",
    "no-feedback",
    Lesson(
        title=N_("No feedback at a moment of truth"),
        why=N_(
            "At a moment of truth customers decide whether they stay. If nobody asks them there, the company "
            "learns of a fault when they are gone. Say in `feedback` how answers are collected (`source`), "
            "how often (`every`), and who reads them (`seen_by`)."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - id: crew-at-door
        title: Lets the crew in
        channel: at-home
        moment_of_truth: true
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - id: crew-at-door
        title: Lets the crew in
        channel: at-home
        moment_of_truth: true
        feedback: {source: Two questions by text message, every: each delivery, seen_by: [logistics]}
""",
    ),
    Severity.INFO,
)
def no_feedback(facts: Facts) -> Iterator[Found]:
    """Of an as-is map: a moment of truth that says nothing in `feedback`.

    Unless there are figures of that very touchpoint that only customers' answers make (NPS, CSAT, CES), young
    enough to count.
    """
    asked = places_asked(facts)
    for contact in (contact for journey in facts.as_is for contact in journey.contacts):
        touchpoint = contact.touchpoint
        if touchpoint.moment_of_truth and not is_collected(contact, asked):
            message = said(
                "nobody asks customers at this moment of truth; say in 'feedback' how their answers are "
                "collected, and who reads them"
            )
            path = (*path_of(contact), "moment_of_truth")
            yield Found(contact.journey, path, message, touchpoint.id)
