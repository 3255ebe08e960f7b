"""What is told of pains: what their maps say of them, and what work and research make of them."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Named
from tests.analysis.diff.rows import difference, rows
from tests.support.catalogs import finding, initiative, journey, pain, study, touchpoint

AT = "buy/pay/slow"


def a_map(*pains: dict[str, Any], **fields: Any) -> Object:
    return journey("buy", touchpoint("pay", pains=pains, **fields), personas=["family", "pensioner"])


SLOW = a_map(pain("slow"))
TALKS = study("talks", "2026-09-01")
REFUTES, CONFIRMS = finding(AT, "refutes"), finding(AT, "confirms", "again")


def refuting(id: str = "talks", date: str = "2026-09-01", **fields: Any) -> Object:
    return study(id, date, **{"findings": [REFUTES], **fields})


_DROPPED = "initiative.dropped mend status: status=planned -> status=dropped"
_VERDICT = "findings[finding].verdict"

Side = tuple[Object, ...]

CASES: dict[str, tuple[Side, Side, list[str]]] = {
    # The map
    "found": (
        (a_map(),),
        (a_map(pain("slow", severity=4)),),
        [f"pain.found {AT} worse (severity 4, basis=none)"],
    ),
    "found by research": (
        (a_map(), TALKS),
        (a_map(pain("slow", evidence=["talks"])), TALKS),
        [f"pain.found {AT} worse (basis=researched)"],
    ),
    "withdrawn": ((SLOW,), (a_map(),), [f"pain.withdrawn {AT} (basis=none)"]),
    "worse": (
        (a_map(pain("slow", severity=2)),),
        (a_map(pain("slow", severity=3)),),
        [f"pain.worse {AT} severity: severity 2 -> severity 3 worse"],
    ),
    "milder": (
        (a_map(pain("slow", severity=5)),),
        (a_map(pain("slow", severity=1)),),
        [f"pain.milder {AT} severity: severity 5 -> severity 1 better"],
    ),
    "severity known": (
        (SLOW,),
        (a_map(pain("slow", severity=1)),),
        [f"pain.field-changed {AT} severity: none -> severity 1"],
    ),
    "severity unknown": (
        (a_map(pain("slow", severity=1)),),
        (SLOW,),
        [f"pain.field-changed {AT} severity: severity 1 -> none"],
    ),
    "title": (
        (SLOW,),
        (a_map({"id": "slow", "title": "Slow?"}),),
        [f"pain.field-changed {AT} title: 'Slow' -> 'Slow?'"],
    ),
    "evidence": (
        (a_map(pain("slow", evidence=["a"])), TALKS),
        (a_map(pain("slow", evidence=["talks"])), TALKS),
        [
            f"pain.evidence-withdrawn {AT} evidence[a]: a -> none",
            f"pain.evidence-added {AT} evidence[talks]: none -> Talks",
        ],
    ),
    "own keys": (
        (SLOW,),
        (a_map(pain("slow", **{"x-ticket": 7})),),
        [f"pain.field-changed {AT} x-ticket: none -> '7'"],
    ),
    "renamed": (
        (SLOW,),
        (a_map(pain("late", title="Slow", was=["slow"])),),
        ["pain.renamed buy/pay/late id: 'slow' -> 'late'"],
    ),
    "old ids": (
        (SLOW,),
        (a_map(pain("slow", was=["tardy"])),),
        [f"pain.field-changed {AT} was: none -> 'tardy'"],
    ),
    "in another order": ((a_map(pain("a"), pain("b")),), (a_map(pain("b"), pain("a")),), []),
    "found for one": (
        (a_map(),),
        (a_map(by_persona={"pensioner": {"pains": [pain("slow")]}}),),
        [f"pain.found {AT} worse for pensioner (basis=none)"],
    ),
    "withdrawn for one": (
        (a_map(by_persona={"pensioner": {"pains": [pain("slow")]}}),),
        (a_map(),),
        [f"pain.withdrawn {AT} for pensioner (basis=none)"],
    ),
    "worse for one": (
        (a_map(by_persona={"pensioner": {"pains": [pain("slow", severity=1)]}}),),
        (a_map(by_persona={"pensioner": {"pains": [pain("slow", severity=2)]}}),),
        [f"pain.worse {AT} severity: severity 1 -> severity 2 worse for pensioner"],
    ),
    "of one, not of all": (
        (SLOW,),
        (a_map(by_persona={"pensioner": {"pains": [pain("slow")]}}),),
        [f"pain.field-changed {AT} persona: none -> pensioner"],
    ),
    "of all, not of one": (
        (a_map(by_persona={"pensioner": {"pains": [pain("slow")]}}),),
        (SLOW,),
        [f"pain.field-changed {AT} persona: pensioner -> none"],
    ),
    # Work
    "solved": (
        (SLOW, initiative("mend", "in-progress", solves=[AT])),
        (SLOW, initiative("mend", "done", solves=[AT])),
        [
            f"pain.solved {AT} better by Mend",
            "initiative.done mend status: status=in-progress -> status=done better",
        ],
    ),
    "solved by new work": (
        (SLOW,),
        (SLOW, initiative("mend", "done", solves=[AT])),
        [f"pain.solved {AT} better by Mend", "initiative.added mend (status=done)"],
    ),
    "solved when it is another's": (
        (
            a_map(by_persona={"pensioner": {"pains": [pain("slow")]}, "student": {"does": "A"}}),
            initiative("mend", "in-progress", solves=[AT]),
        ),
        (
            a_map(by_persona={"pensioner": {"does": "B"}, "student": {"does": "A", "pains": [pain("slow")]}}),
            initiative("mend", "done", solves=[AT]),
        ),
        [
            'touchpoint.field-changed buy/pay by_persona[pensioner].does: none -> "B" for pensioner',
            f"pain.field-changed {AT} persona: pensioner -> student",
            f"pain.solved {AT} better by Mend",
            "initiative.done mend status: status=in-progress -> status=done better",
        ],
    ),
    "only some of the work is done": (
        (SLOW, initiative("a", "in-progress", solves=[AT]), initiative("b", "in-progress", solves=[AT])),
        (SLOW, initiative("a", "done", solves=[AT]), initiative("b", "in-progress", solves=[AT])),
        ["initiative.done a status: status=in-progress -> status=done better"],
    ),
    "the last of the work is done": (
        (SLOW, initiative("a", "done", solves=[AT]), initiative("b", "in-progress", solves=[AT])),
        (SLOW, initiative("a", "done", solves=[AT]), initiative("b", "done", solves=[AT])),
        [
            f"pain.solved {AT} better by A, B",
            "initiative.done b status: status=in-progress -> status=done better",
        ],
    ),
    "work has begun": (
        (SLOW, initiative("mend", "planned", solves=[AT])),
        (SLOW, initiative("mend", "in-progress", solves=[AT])),
        ["initiative.started mend status: status=planned -> status=in-progress"],
    ),
    "reopened": (
        (SLOW, initiative("mend", "done", solves=[AT])),
        (SLOW, initiative("mend", "in-progress", solves=[AT])),
        [
            f"pain.reopened {AT} worse by Mend",
            "initiative.field-changed mend status: status=done -> status=in-progress",
        ],
    ),
    "reopened by a dropped solution": (
        (SLOW, initiative("mend", "done", solves=[AT])),
        (SLOW,),
        [f"pain.reopened {AT} worse by Mend", "initiative.removed mend (status=done)"],
    ),
    "reopened by more work": (
        (SLOW, initiative("mend", "done", solves=[AT])),
        (SLOW, initiative("mend", "done", solves=[AT]), initiative("more", "planned", solves=[AT])),
        [f"pain.reopened {AT} worse", "initiative.added more (status=planned, Slow)"],
    ),
    "no longer what the work is for": (
        (SLOW, initiative("mend", "done", solves=[AT])),
        (SLOW, initiative("mend", "done")),
        [
            f"pain.reopened {AT} worse by Mend",
            f"initiative.field-changed mend solves[{AT}]: Slow -> none",
        ],
    ),
    "work for the touchpoint is none for its pains": (
        (SLOW, initiative("mend", "in-progress", solves=["buy/pay"])),
        (SLOW, initiative("mend", "done", solves=["buy/pay"])),
        ["initiative.done mend status: status=in-progress -> status=done better"],
    ),
    "found when it was solved": (
        (a_map(),),
        (SLOW, initiative("mend", "done", solves=[AT])),
        [f"pain.found {AT} (basis=none, pain-state=solved)", "initiative.added mend (status=done)"],
    ),
    "withdrawn when it is solved": (
        (SLOW, initiative("mend", "in-progress", solves=[AT])),
        (a_map(), initiative("mend", "done", solves=[AT])),
        [
            f"pain.withdrawn {AT} (basis=none)",
            "initiative.done mend status: status=in-progress -> status=done better",
        ],
    ),
    # Research
    "refuted": (
        (SLOW, TALKS),
        (SLOW, refuting()),
        [f"pain.refuted {AT} better by Talks"],
    ),
    "refuted by a new study": (
        (SLOW,),
        (SLOW, refuting()),
        [f"pain.refuted {AT} better by Talks", "study.added talks (method=interviews, 2026-09-01)"],
    ),
    "refuted once more": (
        (SLOW, refuting()),
        (SLOW, refuting(), refuting("more", "2026-10-01")),
        [
            f'hypothesis.refuted {AT}: none -> "Finding" by More',
            "study.added more (method=interviews, 2026-10-01)",
        ],
    ),
    "confirmed": (
        (SLOW, TALKS),
        (SLOW, study("talks", "2026-09-01", findings=[CONFIRMS])),
        [f'hypothesis.confirmed {AT}: none -> "Again" by Talks'],
    ),
    "refuted by an opinion": (
        (SLOW,),
        (SLOW, refuting(method="expert-opinion")),
        [
            f'hypothesis.refuted {AT}: none -> "Finding" by Talks',
            "study.added talks (method=expert-opinion, 2026-09-01)",
        ],
    ),
    "confirmed again": (
        (SLOW, refuting()),
        (SLOW, refuting(), study("more", "2026-10-01", findings=[CONFIRMS])),
        [f"pain.reopened {AT} worse by More", "study.added more (method=interviews, 2026-10-01)"],
    ),
    "refuted, then confirmed, by one": (
        (SLOW,),
        (SLOW, study("talks", "2026-09-01", findings=[REFUTES, CONFIRMS])),
        [
            f'hypothesis.refuted {AT}: none -> "Finding" by Talks',
            f'hypothesis.confirmed {AT}: none -> "Again" by Talks',
            "study.added talks (method=interviews, 2026-09-01)",
        ],
    ),
    "no longer refuted": (
        (SLOW, refuting()),
        (SLOW, TALKS),
        [
            f"pain.reopened {AT} worse",
            'study.field-changed talks findings[finding]: "Finding" -> none (Slow, verdict=refutes)',
        ],
    ),
    "solved when it was refuted": (
        (SLOW, refuting(), initiative("mend", "done", solves=[AT])),
        (SLOW, TALKS, initiative("mend", "done", solves=[AT])),
        [
            f"pain.solved {AT} by Mend",
            'study.field-changed talks findings[finding]: "Finding" -> none (Slow, verdict=refutes)',
        ],
    ),
    "refuted when it was solved": (
        (SLOW, TALKS, initiative("mend", "done", solves=[AT])),
        (SLOW, refuting(), initiative("mend", "done", solves=[AT])),
        [f"pain.refuted {AT} by Talks"],
    ),
    "worse though it is solved": (
        (a_map(pain("slow", severity=2)), initiative("mend", "done", solves=[AT])),
        (a_map(pain("slow", severity=4)), initiative("mend", "done", solves=[AT])),
        [f"pain.worse {AT} severity: severity 2 -> severity 4"],
    ),
    "milder as it is reopened": (
        (a_map(pain("slow", severity=4)), initiative("mend", "done", solves=[AT])),
        (a_map(pain("slow", severity=2)), initiative("mend", "in-progress", solves=[AT])),
        [
            f"pain.milder {AT} severity: severity 4 -> severity 2 better",
            f"pain.reopened {AT} worse by Mend",
            "initiative.field-changed mend status: status=done -> status=in-progress",
        ],
    ),
    "found and refuted": (
        (a_map(),),
        (SLOW, refuting()),
        [
            f"pain.found {AT} (basis=none, pain-state=refuted)",
            "study.added talks (method=interviews, 2026-09-01)",
        ],
    ),
    "found by a finding": (
        (a_map(), TALKS),
        (SLOW, study("talks", "2026-09-01", findings=[CONFIRMS])),
        [
            f"pain.found {AT} worse (basis=none)",
            'finding.added talks findings[again]: none -> "Again" (Slow, verdict=confirms)',
        ],
    ),
    "another pain is confirmed": (
        (SLOW, TALKS),
        (
            a_map(pain("slow"), pain("dear")),
            study("talks", "2026-09-01", findings=[finding("buy/pay/dear", "confirms", "dear"), CONFIRMS]),
        ),
        [
            "pain.found buy/pay/dear worse (basis=none)",
            f'hypothesis.confirmed {AT}: none -> "Again" by Talks',
            'finding.added talks findings[dear]: none -> "Dear" (Dear, verdict=confirms)',
        ],
    ),
    "confirmed under another name": (
        (SLOW, TALKS),
        (
            a_map(pain("late", title="Slow", was=["slow"])),
            study("talks", "2026-09-01", findings=[finding("buy/pay/late", "confirms", "again")]),
        ),
        [
            "pain.renamed buy/pay/late id: 'slow' -> 'late'",
            'hypothesis.confirmed buy/pay/late: none -> "Again" by Talks',
        ],
    ),
    "verdicts on a new touchpoint and its pain": (
        (a_map(), TALKS),
        (
            journey(
                "buy",
                touchpoint("pay"),
                touchpoint("go", pains=[pain("far")]),
                personas=["family", "pensioner"],
            ),
            study(
                "talks",
                "2026-09-01",
                findings=[finding("buy/go", "refutes"), finding("buy/go/far", "confirms", "far")],
            ),
        ),
        [
            "touchpoint.added buy/go (website, basis=none, [Far])",
            'finding.added talks findings[finding]: none -> "Finding" (Go, verdict=refutes)',
            'finding.added talks findings[far]: none -> "Far" (Far, verdict=confirms)',
        ],
    ),
    "verdicts on a new map": (
        (TALKS,),
        (SLOW, refuting()),
        [
            "journey.added buy (state=as-is)",
            'finding.added talks findings[finding]: none -> "Finding" (Slow, verdict=refutes)',
        ],
    ),
    "a touchpoint's hypothesis": (
        (SLOW, TALKS),
        (SLOW, study("talks", "2026-09-01", findings=[finding("buy/pay", "refutes")])),
        ['hypothesis.refuted buy/pay: none -> "Finding" by Talks'],
    ),
    "a hypothesis about one": (
        (a_map(by_persona={"pensioner": {"pains": [pain("slow")]}}), TALKS),
        (
            a_map(by_persona={"pensioner": {"pains": [pain("slow")]}}),
            study("talks", "2026-09-01", findings=[CONFIRMS]),
        ),
        [f'hypothesis.confirmed {AT}: none -> "Again" for pensioner by Talks'],
    ),
    "a hypothesis about one who was another": (
        (
            a_map(by_persona={"pensioner": {"pains": [pain("slow")]}, "student": {"does": "A"}}),
            TALKS,
        ),
        (
            a_map(by_persona={"pensioner": {"does": "B"}, "student": {"does": "A", "pains": [pain("slow")]}}),
            study("talks", "2026-09-01", findings=[CONFIRMS]),
        ),
        [
            'touchpoint.field-changed buy/pay by_persona[pensioner].does: none -> "B" for pensioner',
            f"pain.field-changed {AT} persona: pensioner -> student",
            f'hypothesis.confirmed {AT}: none -> "Again" by Talks',
        ],
    ),
    "a verdict on what is not there": (
        (a_map(), TALKS),
        (a_map(), refuting()),
        [
            'finding.added talks findings[finding]: none -> "Finding" (slow, verdict=refutes)',
        ],
    ),
    "a finding without a verdict": (
        (SLOW, TALKS),
        (SLOW, study("talks", "2026-09-01", findings=[finding("buy/pay")])),
        ['finding.added talks findings[finding]: none -> "Finding" (Pay)'],
    ),
    "a finding reworded": (
        (SLOW, refuting()),
        (SLOW, refuting(findings=[{**REFUTES, "text": "So it is"}])),
        ['study.field-changed talks findings[finding].text: "Finding" -> "So it is"'],
    ),
    "a finding renamed": (
        (SLOW, refuting()),
        (SLOW, refuting(findings=[{**REFUTES, "id": "f1", "was": ["finding"]}])),
        ["study.field-changed talks findings[f1].id: 'finding' -> 'f1' (\"Finding\")"],
    ),
    "another verdict": (
        (SLOW, refuting()),
        (SLOW, refuting(findings=[{**REFUTES, "verdict": "confirms"}])),
        [
            f"pain.reopened {AT} worse by Talks",
            f'study.field-changed talks {_VERDICT}: verdict=refutes -> verdict=confirms ("Finding")',
        ],
    ),
    # Work that is dropped
    "dropped, and it hurts": (
        (SLOW, initiative("mend", "planned", solves=[AT])),
        (SLOW, initiative("mend", "dropped", solves=[AT])),
        [f"{_DROPPED} worse"],
    ),
    "dropped with what it was for, and it hurts": (
        (SLOW, initiative("mend", "planned", solves=[AT])),
        (SLOW, initiative("mend", "dropped")),
        [f"{_DROPPED} worse", f"initiative.field-changed mend solves[{AT}]: Slow -> none"],
    ),
    "dropped, for it is refuted": (
        (SLOW, refuting(), initiative("mend", "planned", solves=[AT])),
        (SLOW, refuting(), initiative("mend", "dropped", solves=[AT])),
        [_DROPPED],
    ),
    "dropped, for it is refuted now": (
        (SLOW, TALKS, initiative("mend", "planned", solves=[AT])),
        (SLOW, refuting(), initiative("mend", "dropped", solves=[AT])),
        [f"pain.refuted {AT} better by Talks", _DROPPED],
    ),
    "dropped, for it is solved otherwise": (
        (SLOW, initiative("better", "done", solves=[AT]), initiative("mend", "planned", solves=[AT])),
        (SLOW, initiative("better", "done", solves=[AT]), initiative("mend", "dropped", solves=[AT])),
        [f"pain.solved {AT} better by Better", _DROPPED],
    ),
    "dropped, for it is to be solved otherwise": (
        (SLOW, initiative("better", "in-progress", solves=[AT]), initiative("mend", "planned", solves=[AT])),
        (SLOW, initiative("better", "in-progress", solves=[AT]), initiative("mend", "dropped", solves=[AT])),
        [f"{_DROPPED} worse"],
    ),
    "dropped with the pain": (
        (SLOW, initiative("mend", "planned", solves=[AT])),
        (a_map(), initiative("mend", "dropped")),
        [
            f"pain.withdrawn {AT} (basis=none)",
            _DROPPED,
            f"initiative.field-changed mend solves[{AT}]: Slow -> none",
        ],
    ),
    "dropped, for the pain has gone": (
        (SLOW, initiative("mend", "planned", solves=[AT])),
        (a_map(), initiative("mend", "dropped", solves=[AT])),
        [f"pain.withdrawn {AT} (basis=none)", _DROPPED],
    ),
    "dropped, and only one of its pains hurts": (
        (a_map(pain("slow"), pain("dear")), refuting(), initiative("mend", solves=[AT, "buy/pay/dear"])),
        (
            a_map(pain("slow"), pain("dear")),
            refuting(),
            initiative("mend", "dropped", solves=[AT, "buy/pay/dear"]),
        ),
        [f"{_DROPPED.replace('planned', 'idea')} worse"],
    ),
    "dropped, and its touchpoint is there": (
        (SLOW, refuting(), initiative("mend", "planned", solves=["buy/pay"])),
        (SLOW, refuting(), initiative("mend", "dropped", solves=["buy/pay"])),
        [f"{_DROPPED} worse"],
    ),
    "dropped, for its touchpoint has gone": (
        (SLOW, initiative("mend", "planned", solves=["buy/pay"])),
        (
            journey("buy", touchpoint("go"), personas=["family", "pensioner"]),
            initiative("mend", "dropped", solves=["buy/pay"]),
        ),
        [
            "touchpoint.removed buy/pay (website, basis=none, [Slow])",
            "touchpoint.added buy/go (website, basis=none)",
            _DROPPED,
        ],
    ),
    # Names
    "the same pain at a touchpoint of another name": (
        (SLOW, initiative("mend", "in-progress", solves=[AT])),
        (
            journey(
                "buy",
                touchpoint("till", title="Pay", was=["pay"], pains=[pain("late", was=["slow"])]),
                personas=["family", "pensioner"],
            ),
            initiative("mend", "done", solves=["buy/till/late"]),
        ),
        [
            "touchpoint.renamed buy/till id: 'pay' -> 'till'",
            "pain.renamed buy/till/late id: 'slow' -> 'late'",
            "pain.field-changed buy/till/late title: 'Slow' -> 'Late'",
            "pain.solved buy/till/late better by Mend",
            "initiative.done mend status: status=in-progress -> status=done better",
        ],
    ),
    "old names in references of either day": (
        (
            a_map(pain("slow", was=["tardy"]), was=["paying"]),
            initiative("mend", "in-progress", solves=["buy/paying/tardy"]),
        ),
        (
            a_map(pain("slow", was=["tardy"]), was=["paying"]),
            initiative("mend", "done", solves=["buy/pay/tardy"]),
        ),
        [
            f"pain.solved {AT} better by Mend",
            "initiative.done mend status: status=in-progress -> status=done better",
        ],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_pains(case: str) -> None:
    before, after, expected = CASES[case]

    assert rows(before, after) == expected
    assert rows(after, after) == []


def test_what_brought_it_about_is_named() -> None:
    late = a_map(pain("slow"), pain("late"), pain("dear"))
    work = initiative("mend", "done", solves=[AT])
    said = study(
        "talks",
        "2026-09-01",
        findings=[finding("buy/pay/late", "refutes"), finding("buy/pay/dear", "confirms", "f2")],
    )

    found = difference([late], [late, work, said]).changes

    assert {change.kind: change.by for change in found if change.by} == {
        "pain.solved": (Named("initiative", "mend", "Mend"),),
        "pain.refuted": (Named("study", "talks", "Talks"),),
        "hypothesis.confirmed": (Named("study", "talks", "Talks"),),
    }
    (reopened,) = (c for c in difference([late, work, said], [late, said]).changes if c.by)
    assert reopened.by == (Named("initiative", "mend", "Mend"),)


def two(first: list[Any], second: list[Any]) -> Object:
    return journey("buy", touchpoint("pay", pains=first), touchpoint("go", pains=second))


ELSEWHERE: dict[str, tuple[Object, Object, list[str]]] = {
    "at another touchpoint": (
        two([pain("slow", severity=3)], []),
        two([], [pain("slow", severity=3)]),
        [
            "pain.withdrawn buy/pay/slow: none -> Go (severity 3, basis=none)",
            "pain.found buy/go/slow: Pay -> none (severity 3, basis=none)",
        ],
    ),
    "in each other's place": (
        two([pain("slow")], [pain("far")]),
        two([pain("far")], [pain("slow")]),
        [
            "pain.found buy/pay/far: Go -> none (basis=none)",
            "pain.withdrawn buy/pay/slow: none -> Go (basis=none)",
            "pain.found buy/go/slow: Pay -> none (basis=none)",
            "pain.withdrawn buy/go/far: none -> Pay (basis=none)",
        ],
    ),
    "at a touchpoint with another id": (
        two([pain("slow")], []),
        journey("buy", touchpoint("pay"), touchpoint("goes", was=["go"], title="Go", pains=[pain("slow")])),
        [
            "pain.withdrawn buy/pay/slow: none -> Go (basis=none)",
            "touchpoint.renamed buy/goes id: 'go' -> 'goes'",
            "pain.found buy/goes/slow: Pay -> none (basis=none)",
        ],
    ),
    "where it was, under another id": (
        two([pain("slow")], []),
        journey("buy", touchpoint("pays", was=["pay"], title="Pay", pains=[pain("slow")]), touchpoint("go")),
        ["touchpoint.renamed buy/pays id: 'pay' -> 'pays'"],
    ),
    "at both": (
        two([pain("slow")], []),
        two([pain("slow")], [pain("slow")]),
        ["pain.found buy/go/slow worse (basis=none)"],
    ),
    "another of the same id": (
        two([pain("slow")], []),
        two([], [{"id": "slow", "title": "Something else"}]),
        ["pain.withdrawn buy/pay/slow (basis=none)", "pain.found buy/go/slow worse (basis=none)"],
    ),
    "from a touchpoint that has gone": (
        two([pain("slow")], []),
        journey("buy", touchpoint("go", pains=[pain("slow")])),
        [
            "touchpoint.removed buy/pay (website, basis=none)",
            "pain.found buy/go/slow: Pay -> none (basis=none)",
        ],
    ),
    "to a touchpoint that is new": (
        journey("buy", touchpoint("go", pains=[pain("slow"), pain("far")])),
        two([pain("slow"), pain("dear")], [pain("far")]),
        [
            "touchpoint.added buy/pay (website, basis=none, [Dear])",
            "pain.withdrawn buy/go/slow: none -> Pay (basis=none)",
        ],
    ),
    "from a touchpoint that has gone to one that is new": (
        journey("buy", touchpoint("go", pains=[pain("slow")])),
        journey("buy", touchpoint("pay", pains=[pain("slow")])),
        [
            "touchpoint.removed buy/go (website, basis=none, [Slow])",
            "touchpoint.added buy/pay (website, basis=none, [Slow])",
        ],
    ),
}


@pytest.mark.parametrize("case", ELSEWHERE)
def test_a_pain_that_is_told_elsewhere_is_not_new(case: str) -> None:
    before, after, expected = ELSEWHERE[case]

    assert rows([before], [after]) == expected


def test_a_pain_stands_in_its_touchpoint_and_its_map() -> None:
    (found,) = difference([a_map()], [SLOW]).changes

    assert found.subject.inside == (Named("journey", "buy", "Buy"), Named("touchpoint", "buy/pay", "Pay"))
    assert (found.subject.gone, found.home) == (False, Named("journey", "buy", "Buy"))
    (withdrawn,) = difference([SLOW], [a_map()]).changes
    assert (withdrawn.subject.title, withdrawn.subject.gone) == ("Slow", True)
