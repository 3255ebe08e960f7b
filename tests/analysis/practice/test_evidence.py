"""What a touchpoint, its pains and its strengths rest on: nothing, opinion alone, or what has expired."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from cjm_plugin.model.settings import Settings
from tests.support.practice import SETTINGS, practice, told

_STUDIES = """
# studies/talks.md
title: Talks at the door
method: interviews
date: 2026-09-11
valid_until: 2027-09-11
# studies/diaries.md
title: Diaries
method: observation
date: 2026-01-30
valid_until: 2026-11-27
# studies/workshop.md
title: Mapping workshop
method: expert-opinion
date: 2026-02-12
valid_until: 2028-02-12
# studies/lunch.md
title: What the team thinks
method: expert-opinion
date: 2025-09-24
valid_until: 2026-09-24
"""


def _map(fields: str, more: str = "", state: str = "state: as-is") -> str:
    lines = "\n".join(f"        {line}" for line in fields.strip("\n").splitlines())
    return f"""
# journeys/buying.md
title: Buying
{state}
stages:
  - stage: receive
    touchpoints:
      - id: crew
        title: Lets the crew in
        channel: at-home
{lines}
{more}{_STUDIES}"""


def _found(text: str, code: str, settings: Settings = SETTINGS) -> list[str]:
    start = "journeys/buying.md stages.0.touchpoints.0"
    lines = told(text, code, settings)
    assert all(line.startswith(start) for line in lines)
    return [line.removeprefix(start).removeprefix(".") for line in lines]


def _pain(id: str, evidence: str = "") -> str:
    return f"{{id: {id}, title: {id}, evidence: [{evidence}]}}"


def _one_of_each(evidence: str) -> str:
    return f"pains: [{_pain('late', evidence)}]\nstrengths: [{_pain('kind', evidence)}]"


NAME_IT = "name in 'evidence' the study behind it, be it only an opinion"
NAME_EACH = "name in 'evidence' the studies behind them, be they only opinions"


class TestNoEvidence:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ("emotion: 1", [f": rests on nothing; {NAME_IT}"]),
            ("evidence: [talks]", []),
            ("evidence: [lunch]", []),
            (
                f"evidence: [talks]\npains: [{_pain('late')}, {_pain('loud', 'talks')}, {_pain('rude')}]",
                [
                    f"pains.0: rests on nothing; {NAME_IT}",
                    f"pains.2: rests on nothing; {NAME_IT}",
                ],
            ),
            (
                f"evidence: [talks]\nstrengths: [{_pain('kind')}]",
                [f"strengths.0: rests on nothing; {NAME_IT}"],
            ),
            (f"pains: [{_pain('late', 'talks')}]", [f": rests on nothing; {NAME_IT}"]),
            (
                f"pains: [{_pain('late')}]",
                [f": rests on nothing, and so does 1 of its pains and strengths; {NAME_EACH}"],
            ),
            (
                f"pains: [{_pain('late')}, {_pain('loud', 'talks')}]\nstrengths: [{_pain('kind')}]",
                [f": rests on nothing, and so do 2 of its pains and strengths; {NAME_EACH}"],
            ),
        ],
    )
    def test_what_names_no_study(self, fields: str, expected: list[str]) -> None:
        assert _found(_map(fields), "CJM103") == expected

    def test_what_is_one_persona_s_is_found_where_it_stands(self) -> None:
        text = f"""
evidence: [talks]
by_persona:
  pensioner:
    pains: [{_pain("loud", "talks")}, {_pain("late")}]
    strengths: [{_pain("kind")}]
"""
        assert _found(_map(text, state="personas: [family, pensioner]"), "CJM103") == [
            f"by_persona.0.pains.1: rests on nothing; {NAME_IT}",
            f"by_persona.0.strengths.0: rests on nothing; {NAME_IT}",
        ]

    def test_evidence_of_one_persona_does_not_bear_the_touchpoint(self) -> None:
        text = "by_persona: {pensioner: {emotion: 1, evidence: [talks]}}"
        assert len(_found(_map(text, state="personas: [family, pensioner]"), "CJM103")) == 1

    def test_a_study_that_speaks_of_it_is_named(self) -> None:
        study = """
# studies/ride-alongs.md
title: Ride-alongs
method: observation
date: 2026-10-12
findings:
  - {id: crew, text: Kind, about: PLACE}
"""
        mend = "though “Ride-alongs” has a finding about it; name that study in 'evidence'"
        pain = study.replace("PLACE", "buying/crew/late")
        assert _found(_map(f"evidence: [talks]\npains: [{_pain('late')}]", pain), "CJM103") == [
            f"pains.0: rests on nothing, {mend}"
        ]
        itself = study.replace("PLACE", "buying/crew")
        assert _found(_map("emotion: 1", itself), "CJM103") == [f": rests on nothing, {mend}"]

    @pytest.mark.parametrize("method", ["expert-opinion", "interviews\nvalid_until: 2026-11-27"])
    def test_but_neither_an_opinion_nor_what_has_expired(self, method: str) -> None:
        study = f"""
# studies/old.md
title: Old
method: {method}
date: 2026-01-12
findings: [{{id: crew, text: Kind, about: buying/crew}}]
"""
        assert _found(_map("emotion: 1", study), "CJM103") == [f": rests on nothing; {NAME_IT}"]

    def test_a_touchpoint_that_is_a_map_of_its_own_rests_on_that_map(self) -> None:
        other = "# journeys/delivery.md\ntitle: Delivery\n"
        fields = f"journey: delivery\npains: [{_pain('late')}]"
        assert _found(_map(fields, other), "CJM103") == [f"pains.0: rests on nothing; {NAME_IT}"]


ASK = "let research confirm or refute"


class TestOpinionOnly:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            ("evidence: [workshop]", [f"evidence: rests on opinion alone; {ASK} it"]),
            ("evidence: [workshop, talks]", []),
            ("evidence: [talks]", []),
            ("emotion: 1", []),
            ("evidence: [lunch]", []),
            (
                f"evidence: [talks]\n{_one_of_each('workshop')}",
                [
                    f"pains.0.evidence: rests on opinion alone; {ASK} it",
                    f"strengths.0.evidence: rests on opinion alone; {ASK} it",
                ],
            ),
            (
                f"evidence: [workshop]\npains: [{_pain('late', 'workshop')}, {_pain('loud')}]",
                [f"evidence: rests on opinion alone, and so does 1 of its pains and strengths; {ASK} them"],
            ),
            (
                f"evidence: [workshop]\npains: [{_pain('late', 'workshop')}, {_pain('loud', 'workshop')}]",
                [f"evidence: rests on opinion alone, and so do 2 of its pains and strengths; {ASK} them"],
            ),
            (
                "evidence: [workshop, diaries]",
                [
                    (
                        "evidence: rests on opinion alone since “Diaries” expired, good until 27 November "
                        "2026; repeat it, or name newer research in 'evidence'"
                    )
                ],
            ),
        ],
    )
    def test_what_nothing_but_opinion_stands_behind(self, fields: str, expected: list[str]) -> None:
        assert _found(_map(fields), "CJM104") == expected

    @pytest.mark.parametrize(
        ("study", "is_left"),
        [
            ("method: survey\ndate: 2026-10-31", True),
            ("method: survey\ndate: 2026-10-31\nvalid_until: 2026-11-28", True),
            ("method: survey\ndate: 2026-10-31\nvalid_until: 2026-11-27", False),
            ("method: expert-opinion\ndate: 2026-10-31", False),
        ],
    )
    @pytest.mark.parametrize("verdict", ["", ", verdict: confirms"])
    def test_what_research_looks_into_is_left_alone(self, study: str, is_left: bool, verdict: str) -> None:
        about = f"""
# studies/survey.md
title: Survey
{study}
findings: [{{id: late, text: Late, about: buying/crew/late{verdict}}}]
"""
        found = _found(_map(f"evidence: [talks]\npains: [{_pain('late', 'workshop')}]", about), "CJM104")
        assert found == ([] if is_left else [f"pains.0.evidence: rests on opinion alone; {ASK} it"])

    def test_a_strength_is_not_looked_into_because_a_pain_of_that_name_is(self) -> None:
        about = """
# studies/survey.md
title: Survey
method: survey
date: 2026-10-31
findings: [{id: time, text: Time, about: buying/crew/time}]
"""
        fields = (
            f"evidence: [talks]\npains: [{_pain('time', 'talks')}]\nstrengths: [{_pain('time', 'workshop')}]"
        )
        assert _found(_map(fields, about), "CJM104") == [
            f"strengths.0.evidence: rests on opinion alone; {ASK} it"
        ]


REPEAT = "repeat it, or name newer research in 'evidence'"


class TestEvidenceExpired:
    @pytest.mark.parametrize(
        ("fields", "expected"),
        [
            (
                "evidence: [diaries]",
                [f"evidence: rests on what has expired: “Diaries” was good until 27 November 2026; {REPEAT}"],
            ),
            ("evidence: [diaries, talks]", []),
            ("evidence: [diaries, workshop]", []),
            ("emotion: 1", []),
            (
                "evidence: [diaries, lunch]",
                [f"evidence: rests on what has expired: “Diaries” was good until 27 November 2026; {REPEAT}"],
            ),
            (
                f"evidence: [talks]\npains: [{_pain('late', 'lunch')}]",
                [
                    (
                        "pains.0.evidence: rests on what has expired: “What the team thinks” was good until "
                        f"24 September 2026; {REPEAT}"
                    )
                ],
            ),
            (
                f"evidence: [diaries]\npains: [{_pain('late', 'lunch')}]",
                [
                    (
                        "evidence: rests on what has expired, and so does 1 of its pains and strengths: "
                        "“Diaries” "
                        f"was good until 27 November 2026; {REPEAT}"
                    )
                ],
            ),
            (
                f"evidence: [diaries]\n{_one_of_each('lunch')}",
                [
                    (
                        "evidence: rests on what has expired, and so do 2 of its pains and strengths: "
                        "“Diaries” "
                        f"was good until 27 November 2026; {REPEAT}"
                    )
                ],
            ),
        ],
    )
    def test_what_no_study_stands_behind_any_more(self, fields: str, expected: list[str]) -> None:
        assert _found(_map(fields), "CJM105") == expected

    @pytest.mark.parametrize(("today", "found"), [("2026-11-27", 0), ("2026-11-28", 1)])
    def test_the_last_day_still_counts(self, today: str, found: int) -> None:
        settings = replace(SETTINGS, today=dt.date.fromisoformat(today))
        assert len(_found(_map("evidence: [diaries]"), "CJM105", settings)) == found

    @pytest.mark.parametrize(("today", "found"), [("2026-07-30", 0), ("2026-07-31", 1)])
    def test_a_study_without_a_last_day_lasts_as_the_site_says(self, today: str, found: int) -> None:
        settings = replace(SETTINGS, today=dt.date.fromisoformat(today), evidence_valid_months=6)
        text = _map("evidence: [diaries]").replace("valid_until: 2026-11-27\n", "")
        assert len(_found(text, "CJM105", settings)) == found


_WEAK = f"pains: [{_pain('none')}, {_pain('opinion', 'workshop')}, {_pain('old', 'lunch')}]"


@pytest.mark.parametrize("code", ["CJM103", "CJM104", "CJM105"])
class TestAll:
    @pytest.mark.parametrize("evidence", ["", "evidence: [workshop]\n", "evidence: [lunch]\n"])
    def test_a_to_be_map_is_a_design(self, code: str, evidence: str) -> None:
        of = "# journeys/now.md\ntitle: Now\n"
        assert _found(_map(f"{evidence}{_WEAK}", of, "state: to-be\nof: now"), code) == []

    @pytest.mark.parametrize("status", ["done", "in-progress"])
    def test_a_solved_pain_needs_no_proof(self, code: str, status: str) -> None:
        solves = f"""
# initiatives/all.md
title: All
status: {status}
solves: [buying/crew/none, buying/crew/opinion, buying/crew/old]
"""
        found = _found(_map(f"evidence: [talks]\n{_WEAK}", solves), code)
        assert len(found) == (0 if status == "done" else 1)

    def test_nor_does_a_refuted_one(self, code: str) -> None:
        refutes = """
# studies/later.md
title: Later
method: survey
date: 2024-11-01
valid_until: 2025-11-01
findings:
  - {id: a, text: On time, about: buying/crew/none, verdict: refutes}
  - {id: b, text: On time, about: buying/crew/opinion, verdict: refutes}
  - {id: c, text: On time, about: buying/crew/old, verdict: refutes}
"""
        assert _found(_map(f"evidence: [talks]\n{_WEAK}", refutes), code) == []


@pytest.mark.parametrize(
    ("at", "excused"), [("", 1), ("at: crew, ", 1), ("at: crew/late, ", 1), ("at: crew/loud, ", 0)]
)
def test_an_exception_names_the_touchpoint_or_the_pain(at: str, excused: int) -> None:
    allow = f"allow: [{{code: CJM103, {at}why: Asked in January}}]"
    found = practice(_map(f"evidence: [talks]\npains: [{_pain('late')}]", state=allow))
    assert len(found.excused) == excused
    codes = {breach.rule.code for breach in found.breaches}
    assert len({"CJM103", "CJM190"} & codes) == (0 if excused else 2)


@pytest.mark.parametrize("kind", ["pains", "strengths"])
def test_an_exception_goes_on_by_an_old_id(kind: str) -> None:
    allow = "allow: [{code: CJM103, at: crew/rude, why: Asked in January}]"
    text = _map(f"evidence: [talks]\n{kind}: [{{id: manners, was: [rude], title: Rude}}]", state=allow)
    assert told(text, "CJM103") == told(text, "CJM190") == []


def test_each_place_is_told_by_one_of_the_three() -> None:
    """However evidence is combined."""
    names = ["talks", "diaries", "workshop", "lunch"]
    for number in range(16):
        chosen = [name for bit, name in enumerate(names) if number >> bit & 1]
        text = _map(f"evidence: [{', '.join(chosen)}]")
        codes = [code for code in ("CJM103", "CJM104", "CJM105") if _found(text, code)]
        assert len(codes) == (0 if "talks" in chosen else 1), chosen
