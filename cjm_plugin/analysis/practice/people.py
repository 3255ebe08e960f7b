"""Rules for whose route a map is: somebody's, of more than one age, and known from research."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.analysis.ages import age
from cjm_plugin.analysis.basis import Basis, Grounds, is_research, last_day
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.model.persona import Persona
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.settings import Settings


@rule(
    "CJM122",
    "one-age-group",
    Lesson(
        title=N_("A map of one age group"),
        why=N_(
            "People of different ages take other channels, feel otherwise about the same contact, and "
            "stumble over other things. A map of one group passes its habits off as everybody's. Add a "
            "persona of another age group to `personas`, and write in `by_persona` what differs for them."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
personas: [young-family]

# personas/young-family.md
title: Young family
age_group: 28–42

# personas/pensioner.md
title: Pensioner
age_group: 66 and over
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
personas: [young-family, pensioner]

# personas/young-family.md
title: Young family
age_group: 28–42

# personas/pensioner.md
title: Pensioner
age_group: 66 and over
""",
    ),
    Severity.INFO,
)
def one_age_group(facts: Facts) -> Iterator[Found]:
    """A map as it is of one persona, or of several of the same age, where the company knows other ages.

    Of a persona whose age nobody has written down nothing is concluded. A map of nobody is CJM126's.
    """
    known = facts.catalog.personas
    if len({age(persona) for persona in known.values()} - {""}) < _SEVERAL:
        return
    for journey in facts.catalog.journeys.values():
        told = _one_sided([known[id] for id in journey.personas])
        if told and journey.state == "as-is":
            yield Found(journey, ("personas",), told)


_SEVERAL = 2


def _one_sided(personas: list[Persona]) -> Said | None:
    ages = {age(persona) for persona in personas}
    if len(personas) == 1:
        return said(
            "tells the route of “{persona}” alone; add a persona of another age group, and write in "
            "'by_persona' what differs",
            persona=personas[0].title,
        )
    if len(ages) == 1 and (shared := personas[0].age_group):
        return said(
            "all its personas are of one age group, “{age}”; add one of another, and write in 'by_persona' "
            "what differs",
            age=shared,
        )
    return None


@rule(
    "CJM126",
    "no-persona",
    Lesson(
        title=N_("A map of nobody"),
        why=N_(
            "A map is somebody's route. One that belongs to nobody becomes the company's process with smiles "
            "on it: no one feels, expects or decides anything there. Name in `personas` who travels; the "
            "first of them is the point of view from which everything is told."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
personas: [young-family]
""",
    ),
)
def no_persona(facts: Facts) -> Iterator[Found]:
    """A map, as it is or as it should be, that does not say whose route it shows."""
    for journey in facts.catalog.journeys.values():
        if not journey.personas:
            told = said(
                "does not say whose route it is; name in 'personas' who travels, the point of view first"
            )
            yield Found(journey, (), told, lacks=True)


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
            path = ("based_on",) if persona.based_on else ()
            yield Found(persona, path, _unresearched(grounds, facts.settings), lacks=not path)


def _unresearched(grounds: Grounds, settings: Settings) -> Said:
    if lapsed := [last_day(study, settings) for study in grounds.expired if is_research(study)]:
        return said(
            "the research behind it was valid until {day}; ask such customers again, and add the new study",
            day=max(lapsed),
        )
    if grounds.valid or grounds.expired:
        return said("rests on nothing but experts' opinion; ask such customers, and add the study")
    return said("rests on no study; name in 'based_on' what such customers were asked in")
