"""Refuted pains: what still stands behind them, and who still works on them."""

from __future__ import annotations

import pytest

from tests.support.practice import told

_MAP = """
# journeys/buying.md
title: Buying
{state}
personas: [family, pensioner]
stages:
  - stage: receive
    touchpoints:
      - id: crew
        title: Lets the crew in
        channel: at-home
        pains:
          - {{id: loud, title: Crews are loud}}
          - {{id: late, title: Crews come late, evidence: [{evidence}]}}
# journeys/now.md
title: Now
# studies/telemetry.md
title: Telemetry
method: analytics
date: 2026-10-05
findings:
  - {{id: on-time, text: On time, about: buying/crew/late, verdict: {verdict}}}
# studies/survey.md
title: Survey
method: survey
date: {day}
valid_until: {until}
{findings}
# studies/workshop.md
title: Workshop
method: expert-opinion
date: {day}
{findings}
"""
_ON_RECORD = "findings: [{id: late, text: Late, about: buying/crew/late}]"
_CONFIRMS = "findings: [{id: late, text: Late, about: buying/crew/late, verdict: confirms}]"
_REFUTES = "findings: [{id: late, text: On time, about: buying/crew/late, verdict: refutes}]"


def _case(
    evidence: str,
    *,
    day: str = "2026-02-12",
    until: str = "2028-02-12",
    findings: str = "",
    verdict: str = "refutes",
    state: str = "",
) -> str:
    values = {"evidence": evidence, "day": day, "until": until, "findings": findings}
    return _MAP.format(**values, verdict=verdict, state=state)


def _older(number: int, title: str, day: str = "12 February 2026") -> str:
    return (
        f"journeys/buying.md stages.0.touchpoints.0.pains.1.evidence.{number}: “{title}” of {day} is older "
        "than “Telemetry”, which refutes the pain; take it out of 'evidence'"
    )


class TestRestsOnRefuted:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (_case("survey"), [_older(0, "Survey")]),
            (_case("telemetry, survey"), [_older(1, "Survey")]),
            (_case("survey, workshop"), [_older(0, "Survey"), _older(1, "Workshop")]),
            (_case("survey", state="state: to-be\nof: now"), [_older(0, "Survey")]),
            (_case("survey", findings=_CONFIRMS), [_older(0, "Survey")]),
            (_case("survey", findings=_ON_RECORD), [_older(0, "Survey")]),
            (_case("workshop", findings=_ON_RECORD), []),
            (_case("survey", findings=_REFUTES), []),
            (_case(""), []),
            (_case("telemetry"), []),
            (_case("survey", verdict="confirms"), []),
            (_case("survey", day="2026-10-04"), [_older(0, "Survey", "4 October 2026")]),
            (_case("survey", day="2026-10-05"), []),
            (_case("survey", until="2026-11-28"), [_older(0, "Survey")]),
            (_case("survey", until="2026-11-27"), []),
        ],
    )
    def test_a_study_from_before_still_stands_behind_the_pain(self, text: str, expected: list[str]) -> None:
        assert told(text, "CJM106") == expected

    def test_of_several_that_refute_the_latest_counts(self) -> None:
        between = "# studies/ride.md\ntitle: Ride\nmethod: observation\ndate: 2026-09-01\n"
        assert told(_case("ride", findings=_REFUTES) + between, "CJM106") == [
            _older(0, "Ride", "1 September 2026")
        ]


def _initiative(status: str, solves: str) -> str:
    return f"# initiatives/ring.md\ntitle: Ring\nstatus: {status}\nsolves: [{solves}]\n"


_NEWER = (
    "journeys/buying.md stages.0.touchpoints.0.pains.1.evidence.0: “Survey” is newer than “Telemetry”, which "
    "refutes the pain, and has no verdict on it; give one of its findings a 'verdict', or take it out of "
    "'evidence'"
)
_UNDECIDED = (
    "studies/workshop.md findings.0.verdict: an opinion refutes nothing, and the pain stays open; leave the "
    "'verdict' to research"
)


class TestRefutedStillOpen:
    @pytest.mark.parametrize("status", ["idea", "planned", "in-progress"])
    @pytest.mark.parametrize("state", ["", "state: to-be\nof: now"])
    def test_an_initiative_is_to_solve_what_is_no_pain(self, status: str, state: str) -> None:
        text = _case("", state=state) + _initiative(status, "buying/crew/loud, buying/crew/late")
        assert told(text, "CJM107") == [
            (
                "initiatives/ring.md solves.1: “Telemetry” of 5 October 2026 refutes this pain; take it out "
                "of 'solves', or drop the initiative"
            )
        ]

    @pytest.mark.parametrize("status", ["done", "dropped"])
    def test_what_is_over_is_history(self, status: str) -> None:
        assert told(_case("") + _initiative(status, "buying/crew/late"), "CJM107") == []

    def test_a_confirmed_pain_and_the_touchpoint_itself_may_be_worked_on(self) -> None:
        solves = _initiative("planned", "buying/crew/late, buying/crew")
        assert told(_case("", verdict="confirms") + solves, "CJM107") == []
        assert told(_case("") + _initiative("planned", "buying/crew"), "CJM107") == []

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            (_case("survey", day="2026-10-06"), [_NEWER]),
            (_case("survey", day="2026-10-06", findings=_ON_RECORD), [_NEWER]),
            (_case("survey", day="2026-10-06", findings=_CONFIRMS), []),
            (_case("survey", day="2026-10-06", findings=_REFUTES), []),
            (_case("survey", day="2026-10-05"), []),
            (_case("survey", day="2026-10-06", until="2026-11-27"), []),
            (_case("workshop", day="2026-10-06"), []),
        ],
    )
    def test_newer_research_found_the_pain_and_gives_no_verdict(self, text: str, expected: list[str]) -> None:
        assert told(text, "CJM107") == expected

    def test_what_only_an_opinion_refutes_stays_open(self) -> None:
        opinion = f"""
# journeys/buying.md
title: Buying
stages:
  - stage: receive
    touchpoints:
      - {{id: crew, title: Lets the crew in, channel: at-home, pains: [{{id: late, title: Late}}]}}
# studies/workshop.md
title: Workshop
method: expert-opinion
date: 2026-02-12
{_REFUTES}
"""
        assert told(opinion, "CJM107") == [_UNDECIDED]
        assert told(opinion.replace("verdict: refutes", "verdict: confirms"), "CJM107") == []
        assert told(opinion + _initiative("done", "buying/crew/late"), "CJM107") == []
        research = "# studies/survey.md\ntitle: Survey\nmethod: survey\ndate: 2026-01-12\n"
        assert told(opinion + research + _CONFIRMS + "\n", "CJM107") == []
        assert told(opinion + research + _REFUTES + "\n", "CJM107") == []
