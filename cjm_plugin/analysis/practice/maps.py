"""Rules for a map as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, said


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
    """A map that does not say which decision it serves."""
    for journey in facts.catalog.journeys.values():
        if not journey.purpose:
            yield Found(journey, ("title",), said("serves no decision; write in 'purpose' which one"))
