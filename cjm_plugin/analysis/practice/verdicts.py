"""Rules for pains that research has refuted: what authors write around them has to follow the verdict."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.analysis.basis import is_research
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.pains import KnownPain
from cjm_plugin.analysis.practice.claims import pain_found, pains
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said
from cjm_plugin.model.study import Study


@rule(
    "CJM106",
    "rests-on-refuted",
    Lesson(
        title=N_("A refuted pain that rests on an older study"),
        why=N_(
            "Later research has refuted the pain, and the study from before still stands in its `evidence`: "
            "the map calls it researched and refuted at once. Take the older study out. Nothing is lost, for "
            "what it found stays in its `findings`, and the map shows both verdicts. An opinion may stay if "
            "it is on record, as a finding about the pain: it is the hypothesis that was refuted."
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
        pains:
          - {id: crews-late, title: Crews come late, evidence: [survey-2026-02]}
# studies/survey-2026-02.md
title: Survey after delivery
method: survey
date: 2026-02-12
# studies/telemetry-2026-10.md
title: Delivery telemetry
method: analytics
date: 2026-10-05
findings:
  - id: on-time
    text: Vans whose route is left alone arrive in the window in 96 of 100 cases.
    about: buying/crew-at-door/crews-late
    verdict: refutes
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
        pains:
          - {id: crews-late, title: Crews come late}
# studies/telemetry-2026-10.md
title: Delivery telemetry
method: analytics
date: 2026-10-05
findings:
  - id: on-time
    text: Vans whose route is left alone arrive in the window in 96 of 100 cases.
    about: buying/crew-at-door/crews-late
    verdict: refutes
""",
    ),
)
def rests_on_refuted(facts: Facts) -> Iterator[Found]:
    """A valid study behind a refuted pain, from before the day of the latest that refutes it.

    Not one that refutes it itself, nor an opinion with a finding about the pain: that is the hypothesis, and
    stays beside the verdict. Of maps in any state: a design can't rest on what is refuted either.
    """
    for known in pains(facts.journeys.values()):
        if refuting := known.refuted_by:
            for study in known.grounds.valid:
                if study.date < refuting.date and not _is_on_record(study, known, facts):
                    yield _at_evidence(known, study, _older(study, refuting))


def _older(study: Study, refuting: Study) -> Said:
    return said(
        "“{study}” of {day} is older than “{refuting}”, which refutes the pain; take it out of 'evidence'",
        study=study.title,
        day=study.date,
        refuting=refuting.title,
    )


def _is_on_record(study: Study, known: KnownPain, facts: Facts) -> bool:
    if is_research(study):
        return any(v.study is study and v.finding.verdict == "refutes" for v in known.verdicts)
    return any(other is study for other in facts.studies_about.get(known.place, ()))


def _at_evidence(known: KnownPain, study: Study, message: Said) -> Found:
    return pain_found(known, ("evidence", known.pain.evidence.index(study.id)), message)


@rule(
    "CJM107",
    "refuted-still-open",
    Lesson(
        title=N_("A refuted pain that is treated as open"),
        why=N_(
            "Customers have said that it is not so, and somebody is still about to mend it, or still finds "
            "it. Take the pain out of the initiative’s `solves`, and drop the initiative if nothing else is "
            "left to solve. If newer research found the pain after all, let one of its findings say so with "
            "`verdict: confirms`. And what only an opinion refutes stays open: leave the `verdict` to "
            "research."
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
        pains:
          - {id: crews-careless, title: Crews are careless}
# studies/interviews-2026-q3.md
title: Interviews with customers
method: interviews
date: 2026-09-11
findings:
  - id: crews-praised
    text: Eleven of twelve praise the crew.
    about: buying/crew-at-door/crews-careless
    verdict: refutes
# initiatives/manners-training.md
title: Manners training for crews
status: planned
solves: [buying/crew-at-door/crews-careless]
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
        pains:
          - {id: crews-careless, title: Crews are careless}
# studies/interviews-2026-q3.md
title: Interviews with customers
method: interviews
date: 2026-09-11
findings:
  - id: crews-praised
    text: Eleven of twelve praise the crew.
    about: buying/crew-at-door/crews-careless
    verdict: refutes
# initiatives/manners-training.md
title: Manners training for crews
status: dropped
solves: [buying/crew-at-door/crews-careless]
""",
    ),
)
def refuted_still_open(facts: Facts) -> Iterator[Found]:
    """What authors write against a verdict, of maps in any state. Three things contradict it:

    an initiative that is not done or dropped solves a refuted pain; valid research newer than the refutation
    stands behind the pain, with no verdict of its own; an opinion refutes a pain that stays open, because no
    research has a verdict on it.
    """
    for known in pains(facts.journeys.values()):
        if refuting := known.refuted_by:
            yield from _solved_in_vain(known, refuting)
            yield from _found_anew(known, refuting)
        elif known.verdicts and known.is_open:
            yield from _undecided(known)


def _solved_in_vain(known: KnownPain, refuting: Study) -> Iterator[Found]:
    name = str(known.place)
    for initiative in known.initiatives:
        if initiative.status not in {"done", "dropped"}:
            message = said(
                "“{study}” of {day} refutes this pain; take it out of 'solves', or drop the initiative",
                study=refuting.title,
                day=refuting.date,
            )
            yield Found(initiative, ("solves", initiative.solves.index(name)), message, name)


def _found_anew(known: KnownPain, refuting: Study) -> Iterator[Found]:
    for study in known.grounds.valid:
        if study.date > refuting.date and is_research(study):
            message = said(
                "“{study}” is newer than “{refuting}”, which refutes the pain, and has no verdict on it; "
                "give one of its findings a 'verdict', or take it out of 'evidence'",
                study=study.title,
                refuting=refuting.title,
            )
            yield _at_evidence(known, study, message)


def _undecided(known: KnownPain) -> Iterator[Found]:
    if any(is_research(verdict.study) for verdict in known.verdicts):
        return
    for verdict in known.verdicts:
        study, finding = verdict.study, verdict.finding
        if finding.verdict == "refutes":
            number = next(number for number, other in enumerate(study.findings) if other is finding)
            message = said(
                "an opinion refutes nothing, and the pain stays open; leave the 'verdict' to research"
            )
            yield Found(study, ("findings", number, "verdict"), message, finding.id)
