"""Rules for what a map's claims rest on.

Each looks at a touchpoint with its pains and strengths. Where the touchpoint itself is weak, those of its
pains and strengths that are weak alike are counted with it: one cause, one finding. Where it is sound, each
of them is found by itself; and so is always what an exception of its own names, which doesn't count then.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import groupby

from cjm_plugin.analysis.basis import Basis, Grounds, is_research, last_day
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice.allowances import places
from cjm_plugin.analysis.practice.claims import Claim, claims
from cjm_plugin.analysis.practice.rule import Found, Lesson, rule
from cjm_plugin.analysis.practice.said import N_, Said, said, said_n
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.settings import Settings
from cjm_plugin.model.study import Study


@rule(
    "CJM103",
    "no-evidence",
    Lesson(
        title=N_("A claim that rests on nothing"),
        why=N_(
            "Whoever reads the map cannot tell what was seen from what was made up at a table, and a single "
            "claim found wrong costs the whole map its credit. Each touchpoint, each pain and each strength "
            "names in its own `evidence` what it rests on. An opinion may stand there too, as a study with "
            "`method: expert-opinion`: then everybody sees that it is one."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - id: waits-for-crew
        title: Waits for the crew
        channel: at-home
        pains:
          - {id: no-call, title: Nobody calls ahead, severity: 3}
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: receive
    touchpoints:
      - id: waits-for-crew
        title: Waits for the crew
        channel: at-home
        pains:
          - {id: no-call, title: Nobody calls ahead, severity: 3, evidence: [survey-2026-10]}
        evidence: [ride-alongs-2026-10]
""",
    ),
)
def no_evidence(facts: Facts) -> Iterator[Found]:
    """Of an as-is map: what names no study, even if a finding is about it.

    A touchpoint that is a map of its own rests on that map.
    """
    for weak, others in _weak("CJM103", facts, _are_none, _is_a_map):
        yield weak.lacking(_nothing(weak, others, facts))


def _are_none(grounds: Grounds) -> bool:
    return not (grounds.valid or grounds.expired)


def _is_a_map(claim: Claim) -> bool:
    return not claim.id and claim.contact.touchpoint.journey is not None


def _nothing(claim: Claim, others: int, facts: Facts) -> Said:
    if others:
        return said_n(
            "rests on nothing, and so does {n} of its pains and strengths; name in 'evidence' the studies "
            "behind them, be they only opinions",
            "rests on nothing, and so do {n} of its pains and strengths; name in 'evidence' the studies "
            "behind them, be they only opinions",
            others,
        )
    if known := _valid_about(claim, facts):
        return said(
            "rests on nothing, though “{study}” has a finding about it; name that study in 'evidence'",
            study=known[-1].title,
        )
    return said("rests on nothing; name in 'evidence' the study behind it, be it only an opinion")


@rule(
    "CJM104",
    "opinion-only",
    Lesson(
        title=N_("A claim that rests on opinion alone"),
        why=N_(
            "What colleagues believe of customers is a hypothesis. Staff who were sure that delivery was the "
            "worst part of all have been refuted by the first interviews, and had nearly paid for the wrong "
            "cure. Let research confirm or refute the claim, and name the study in `evidence`; the opinion "
            "may stay beside it, so that both verdicts remain to be seen."
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
        evidence: [workshop-2026-02]
# studies/workshop-2026-02.md
title: Mapping workshop
method: expert-opinion
date: 2026-02-12
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
        evidence: [workshop-2026-02, ride-alongs-2026-10]
# studies/workshop-2026-02.md
title: Mapping workshop
method: expert-opinion
date: 2026-02-12
# studies/ride-alongs-2026-10.md
title: Ride-alongs with crews
method: observation
date: 2026-10-12
""",
    ),
    Severity.INFO,
)
def opinion_only(facts: Facts) -> Iterator[Found]:
    """Of an as-is map: what nothing but opinion still stands behind.

    Not what valid research has a finding about, even if its `evidence` does not say so: it is looked into.
    """
    for weak, others in _weak("CJM104", facts, _are_opinion, lambda claim: _valid_about(claim, facts)):
        yield weak.found("evidence", _opinion(weak, others, facts.settings))


def _are_opinion(grounds: Grounds) -> bool:
    return grounds.basis is Basis.OPINION


def _opinion(claim: Claim, others: int, settings: Settings) -> Said:
    if others:
        return said_n(
            "rests on opinion alone, and so does {n} of its pains and strengths; let research confirm or "
            "refute them",
            "rests on opinion alone, and so do {n} of its pains and strengths; let research confirm or "
            "refute them",
            others,
        )
    if research := [study for study in claim.grounds.expired if is_research(study)]:
        last = _last(research, settings)
        return said(
            "rests on opinion alone since “{study}” expired, good until {day}; repeat it, or name newer "
            "research in 'evidence'",
            study=last.title,
            day=last_day(last, settings),
        )
    return said("rests on opinion alone; let research confirm or refute it")


@rule(
    "CJM105",
    "evidence-expired",
    Lesson(
        title=N_("A claim whose evidence has expired"),
        why=N_(
            "Customers, prices and pages change, and what was true of them two years ago is a guess by now. "
            "A study counts through its `valid_until`, or for the months that the site gives it. Repeat it, "
            "or name newer research in `evidence`; and if nobody wants to know any more, take the claim out."
        ),
        bad="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: buy
    touchpoints:
      - id: pay-online
        title: Pays on the site
        channel: website
        evidence: [checkout-test-2026-05]
# studies/checkout-test-2026-05.md
title: Checkout usability test
method: usability-test
date: 2026-05-14
valid_until: 2026-11-14
""",
        good="""
# journeys/buying.md
title: Buying a washing machine
stages:
  - stage: buy
    touchpoints:
      - id: pay-online
        title: Pays on the site
        channel: website
        evidence: [checkout-test-2026-05, checkout-test-2026-11]
# studies/checkout-test-2026-05.md
title: Checkout usability test
method: usability-test
date: 2026-05-14
valid_until: 2026-11-14
# studies/checkout-test-2026-11.md
title: Usability test of the new checkout
method: usability-test
date: 2026-11-20
""",
    ),
)
def evidence_expired(facts: Facts) -> Iterator[Found]:
    """Of an as-is map: what no study still stands behind, though some did. The last day still counts."""
    for weak, others in _weak("CJM105", facts, _have_expired):
        yield weak.found("evidence", _expired(weak, others, facts.settings))


def _have_expired(grounds: Grounds) -> bool:
    return bool(grounds.expired) and not grounds.valid


def _expired(claim: Claim, others: int, settings: Settings) -> Said:
    last = _last(claim.grounds.expired, settings)
    day = last_day(last, settings)
    if others:
        return said_n(
            "rests on what has expired, and so does {n} of its pains and strengths: “{study}” was good until "
            "{day}; repeat it, or name newer research in 'evidence'",
            "rests on what has expired, and so do {n} of its pains and strengths: “{study}” was good until "
            "{day}; repeat it, or name newer research in 'evidence'",
            others,
            study=last.title,
            day=day,
        )
    return said(
        "rests on what has expired: “{study}” was good until {day}; repeat it, or name newer research in "
        "'evidence'",
        study=last.title,
        day=day,
    )


def _weak(
    code: str,
    facts: Facts,
    fits: Callable[[Grounds], bool],
    spared: Callable[[Claim], object] = lambda _claim: False,
) -> Iterator[tuple[Claim, int]]:
    """Claims on weak grounds, each with the number of those that are weak along with it.

    Of as-is maps alone: a to-be map is a design that nobody has lived through.

    :param code: of the rule that asks.
    """
    for journey in facts.as_is:
        found = [claim for claim in claims(journey, facts, fits) if not spared(claim)]
        named = places(code, journey.journey, facts.catalog)
        for _, around in groupby(sorted(found, key=_number), key=_number):
            yield from _together([*around], named)


def _together(weak: Sequence[Claim], named: Container[str]) -> Iterator[tuple[Claim, int]]:
    """The claims of one contact that are weak, its own first; `named` is what exceptions name."""
    first, *others = weak
    alone = [claim for claim in others if first.id or claim.at in named]
    yield first, len(others) - len(alone)
    yield from ((claim, 0) for claim in alone)


def _number(claim: Claim) -> int:
    return claim.contact.number


def _valid_about(claim: Claim, facts: Facts) -> list[Study]:
    """Valid research with a finding about it, oldest first."""
    about = facts.studies_about.get(claim.place, ()) if claim.place else ()
    today, settings = facts.settings.today, facts.settings
    return [study for study in about if is_research(study) and today <= last_day(study, settings)]


def _last(studies: Iterable[Study], settings: Settings) -> Study:
    """The one that counted longest; ties by id."""
    return max(studies, key=lambda study: (last_day(study, settings), study.id))
