"""Rules for pains that nobody does anything about."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from cjm_plugin.analysis.basis import Basis, is_research
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.pains import KnownPain, PainState
from cjm_plugin.analysis.practice.claims import pain_found, pains
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, said

SEVERE = 4
"""Of 5, and above."""


@rule(
    "CJM112",
    "severe-pain-waits",
    Lesson(
        title=N_("A severe pain that nobody works on"),
        why=N_(
            "A map that leads to no action has failed. Research has shown the pain, it is severe (4 or 5), "
            "and for more than `act_within_weeks` no initiative names it in `solves`, not even as an idea. "
            "Start one, with a goal, an owner and a date; or allow an exception here and say why the pain "
            "has to wait. It counts as known since the day of the earliest research in its `evidence`. A "
            "pain without valid research is to be researched first: other rules speak of it."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - id: date-moved
        title: Learns that the date has moved
        channel: e-mail
        pains:
          - {id: late-news, title: The news comes after the evening, severity: 5, evidence: [interviews]}
# studies/interviews.md
title: Interviews with customers
method: interviews
date: 2026-09-11
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - id: date-moved
        title: Learns that the date has moved
        channel: e-mail
        pains:
          - {id: late-news, title: The news comes after the evening, severity: 5, evidence: [interviews]}
# studies/interviews.md
title: Interviews with customers
method: interviews
date: 2026-09-11
# initiatives/news-at-once.md
title: News at once
goal: Who has to wait again knows it within the hour
owner: Head of dispatch
due: 2027-02-01
status: planned
solves: [buying/date-moved/late-news]
""",
    ),
)
def severe_pain_waits(facts: Facts) -> Iterator[Found]:
    """Of an as-is map: an open, researched pain of severity 4 or 5 that no initiative solves, unless dropped.

    It is known since the day of the earliest research that it cites, and may wait for `act_within_weeks`; the
    last day still counts. One that rests on nothing, on opinion alone or on what has expired is left to
    CJM103, CJM104 and CJM105: it is to be researched before it is acted upon.
    """
    settings = facts.settings
    for known in pains(facts.as_is):
        if not _waits(known):
            continue
        since = _known_since(known)
        if (settings.today - since).days > 7 * settings.act_within_weeks:
            message = said(
                "has severity {severity} and has been known since {day}, and no initiative is to solve it; "
                "start one that names it in 'solves'",
                severity=known.pain.severity or 0,
                day=since,
            )
            yield pain_found(known, ("severity",), message)


def _waits(known: KnownPain) -> bool:
    return (
        (known.pain.severity or 0) >= SEVERE
        and known.state is PainState.OPEN
        and known.grounds.basis is Basis.RESEARCHED
        and all(initiative.status == "dropped" for initiative in known.initiatives)
    )


def _known_since(known: KnownPain) -> dt.date:
    studies = (*known.grounds.valid, *known.grounds.expired)
    return min(study.date for study in studies if is_research(study))
