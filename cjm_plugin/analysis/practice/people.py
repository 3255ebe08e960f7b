"""Rules for personas: who they are has to be known from somewhere."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.analysis.basis import Basis, Grounds, is_research, last_day
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.model.settings import Settings


@rule(
    "CJM130",
    "persona-unresearched",
    Lesson(
        title=N_("A persona without research behind it"),
        why=N_(
            "A persona that marketing and sales made up together is a portrait of what they believe. Every "
            "map told from its point of view inherits that. Talk to such customers, write the study down, "
            "and name it in `based_on`. Experts' opinion may stand beside it, and not for it."
        ),
        bad="""
# personas/pensioner.md
title: Pensioner
based_on: [marketing-workshop]

# studies/marketing-workshop.md
title: Workshop with marketing
method: expert-opinion
date: 2026-05-11
""",
        good="""
# personas/pensioner.md
title: Pensioner
based_on: [marketing-workshop, interviews]

# studies/marketing-workshop.md
title: Workshop with marketing
method: expert-opinion
date: 2026-05-11

# studies/interviews.md
title: Interviews at home
method: interviews
date: 2026-07-20
""",
    ),
)
def persona_unresearched(facts: Facts) -> Iterator[Found]:
    """A persona behind which no valid study stands but opinion, whether a map shows it or not."""
    for persona in facts.catalog.personas.values():
        grounds = facts.grounds(persona.based_on)
        if grounds.basis is not Basis.RESEARCHED:
            path = "based_on" if persona.based_on else "title"
            yield Found(persona, (path,), _unresearched(grounds, facts.settings))


def _unresearched(grounds: Grounds, settings: Settings) -> Said:
    if lapsed := [last_day(study, settings) for study in grounds.expired if is_research(study)]:
        return said(
            "the research behind it was valid until {day}; ask such customers again, and add the new study",
            day=max(lapsed),
        )
    if grounds.valid or grounds.expired:
        return said("rests on nothing but experts' opinion; ask such customers, and add the study")
    return said("rests on no study; name in 'based_on' what such customers were asked in")
