"""Rules for passages: the seams between touchpoints, where customers are lost."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.pains import own_pains
from cjm_plugin.analysis.passages import Passage
from cjm_plugin.analysis.practice.claims import path_of
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.references import Path


@rule(
    "CJM110",
    "passage-untold",
    Lesson(
        title=N_("A change of channel of which nothing is said"),
        why=N_(
            "Customers are lost between channels more often than within one: they wait, they tell everything "
            "again, they give up. A map that draws the change as if it cost nothing hides it. Say in `next` "
            "what is known: the `share` that goes on, the `wait_minutes`, whether the customer "
            "`repeats_information`."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: choose
    touchpoints:
      - {id: compares, title: Compares three models, channel: website}
      - {id: rings, title: Rings the shop, channel: phone}
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: choose
    touchpoints:
      - id: compares
        title: Compares three models
        channel: website
        next:
          - {to: rings, share: 0.2, wait_minutes: 12, repeats_information: false}
      - {id: rings, title: Rings the shop, channel: phone}
""",
    ),
    Severity.INFO,
)
def passage_untold(facts: Facts) -> Iterator[Found]:
    """Of an as-is map: a passage of the point of view between two channels, of which nothing is said.

    Written, or in the order of the map. One thing said is enough.
    """
    for way in (way for journey in facts.as_is for way in journey.passages):
        if way.changes_channel and not way.is_told:
            message = said(
                "the channel changes on the way to “{goal}”, and nothing is said of the passage; write its "
                "'share', 'wait_minutes' or 'repeats_information' into 'next'",
                goal=way.goal.touchpoint.title,
            )
            yield _found(way, "to", message)


@rule(
    "CJM111",
    "repeats-no-pain",
    Lesson(
        title=N_("Customers repeat themselves, and nothing hurts"),
        why=N_(
            "To be asked again for what one has just told is among the surest ways to lose a customer. Where "
            "the map says that it happens and names no pain, nobody will mend it. Name the pain at the "
            "touchpoint where the customer is asked again, or at the one from which nothing is handed over."
        ),
        bad="""
# journeys/repair.md
title: A repair at home
stages:
  - stage: get-help
    touchpoints:
      - id: fills-in-form
        title: Describes the fault in the form
        channel: website
        next:
          - {to: rings-hotline, repeats_information: true}
      - {id: rings-hotline, title: Describes the fault to the hotline, channel: phone}
""",
        good="""
# journeys/repair.md
title: A repair at home
stages:
  - stage: get-help
    touchpoints:
      - id: fills-in-form
        title: Describes the fault in the form
        channel: website
        next:
          - {to: rings-hotline, repeats_information: true}
      - id: rings-hotline
        title: Describes the fault to the hotline
        channel: phone
        pains:
          - {id: form-not-read, title: The hotline cannot see the form, severity: 4}
""",
    ),
)
def repeats_no_pain(facts: Facts) -> Iterator[Found]:
    """Of an as-is map: a passage on which information is repeated, and no pain at either end.

    Any pain there will do, whatever has become of it and whosever it is: no title tells what it is about.
    """
    for way in (way for journey in facts.as_is for way in journey.passages):
        if way.repeats_information and not _hurts(way):
            message = said(
                "customers repeat themselves on the way to “{goal}”, and no pain is named at either end; "
                "name it in 'pains', or take 'repeats_information' out",
                goal=way.goal.touchpoint.title,
            )
            yield _found(way, "repeats_information", message)


def _hurts(way: Passage) -> bool:
    return any(True for contact in (way.origin, way.goal) for _ in own_pains(contact))


def _found(way: Passage, field: str, message: Said) -> Found:
    contact, within = way.origin, _within(way, field)
    path = (*path_of(contact), *within)
    return Found(contact.journey, path, message, contact.touchpoint.id, lacks=not within)


def _within(way: Passage, field: str) -> Path:
    """The field of the passage where it is written, else the touchpoint that it starts from."""
    written = enumerate(way.origin.touchpoint.next or ())
    goal = way.goal.touchpoint.id
    return next((("next", number, field) for number, passage in written if passage.to == goal), ())
