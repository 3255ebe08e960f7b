"""What a to-be map changes of the as-is map."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.analysis.diff import Snapshot, diff_journeys
from cjm_plugin.model.journey import Journey
from tests.analysis.diff.rows import row
from tests.support.catalogs import SETTINGS, catalog, finding, journey, pain, stage, study, touchpoint


def told(as_is: Journey, to_be: Journey) -> list[str]:
    found = diff_journeys(as_is, to_be, Snapshot(catalog(as_is, to_be), SETTINGS))
    return [row(change) for change in found.changes]


def points(as_is: dict[str, Any], to_be: dict[str, Any]) -> list[str]:
    """Of the touchpoint `pay`, by its fields in both maps."""
    now = journey("now", touchpoint("pay", **as_is), touchpoint("go"))
    then = journey("then", touchpoint("pay", **to_be), touchpoint("go"), state="to-be", of="now")
    return told(now, then)


RICH: dict[str, Any] = {
    "does": "Waits",
    "emotion": -1,
    "importance": 3,
    "departments": {"shop": "leads", "care": "supports"},
    "systems": ["crm"],
    "decision": {"question": "Which?", "factors": ["price"]},
    "metrics": [{"metric": "csat", "target": 80}],
    "strengths": [pain("kind")],
    "evidence": ["talks"],
    "moment_of_truth": True,
    "next": [{"to": "go", "share": 0.5}],
    "by_persona": {"pensioner": {"does": "Rings"}},
    "x-own": 1,
    "was": ["paying"],
}


@pytest.mark.parametrize(
    ("as_is", "to_be", "expected"),
    [
        pytest.param(RICH, RICH, [], id="the same"),
        pytest.param(RICH, {}, [], id="nothing is said"),
        pytest.param(
            {"x-a": 1, "x-b": 2},
            {"x-b": 3, "x-c": 4},
            [
                "touchpoint.field-changed then/pay x-b: '2' -> '3'",
                "touchpoint.field-changed then/pay x-c: none -> '4'",
            ],
            id="own keys",
        ),
        pytest.param({}, {"emotion": 0}, ["touchpoint.field-changed then/pay emotion: none -> 0"], id="0"),
        pytest.param(
            {"emotion": -1},
            {"emotion": 0},
            ["touchpoint.emotion-rose then/pay emotion: -1 -> 0 better"],
            id="rose",
        ),
        pytest.param(
            RICH,
            {"departments": {"shop": "leads"}},
            ["touchpoint.department-left then/pay departments[care]: care -> none (role=supports)"],
            id="a department less",
        ),
        pytest.param(
            RICH,
            {"decision": {"question": "Whose?"}},
            ['touchpoint.field-changed then/pay decision.question: "Which?" -> "Whose?"'],
            id="a question",
        ),
        pytest.param(
            RICH,
            {"by_persona": {"pensioner": {"feels": "Well"}}},
            ['touchpoint.field-changed then/pay by_persona[pensioner].feels: none -> "Well" for pensioner'],
            id="one persona",
        ),
        pytest.param(
            RICH,
            {"channel": "phone"},
            ["touchpoint.channel-changed then/pay channel: website -> phone"],
            id="channel",
        ),
        pytest.param(
            RICH,
            {"metrics": [{"metric": "csat", "target": 90}]},
            ["touchpoint.target-changed then/pay metrics[csat].target: 80 -> 90 (csat)"],
            id="target",
        ),
        pytest.param(
            {"pains": [pain("slow"), pain("dear")]},
            {"pains": [pain("dear"), pain("new")]},
            [
                "pain.found then/pay/new worse (basis=none)",
                "pain.withdrawn then/pay/slow (basis=none)",
            ],
            id="pains",
        ),
        pytest.param(
            {"by_persona": {"pensioner": {"does": "Rings", "pains": [pain("slow")]}}},
            {},
            ["pain.withdrawn then/pay/slow for pensioner (basis=none)"],
            id="a persona's pain",
        ),
        pytest.param(
            {"pains": [pain("slow")]},
            {},
            ["pain.withdrawn then/pay/slow (basis=none)"],
            id="the only pain",
        ),
        pytest.param(
            {"by_persona": {"pensioner": {"does": "Rings", "pains": [pain("slow")]}}},
            {"by_persona": {"pensioner": {"does": "Rings"}}},
            ["pain.withdrawn then/pay/slow for pensioner (basis=none)"],
            id="a persona's only pain",
        ),
        pytest.param(
            {},
            {"by_persona": {"pensioner": {"does": "Rings"}}},
            ['touchpoint.field-changed then/pay by_persona[pensioner].does: none -> "Rings" for pensioner'],
            id="a persona more",
        ),
        pytest.param(
            {"strengths": [pain("kind")]},
            {"strengths": [pain("warm", title="Kind", was=["kind"])]},
            [],
            id="an id of a strength",
        ),
        pytest.param({}, {"does": ""}, [], id="an empty text"),
        pytest.param({"does": "Waits"}, {"does": ""}, [], id="a text left empty"),
    ],
)
def test_touchpoints(as_is: dict[str, Any], to_be: dict[str, Any], expected: list[str]) -> None:
    assert points(as_is, to_be) == expected


@pytest.mark.parametrize("new", [("then", "till", ["pay"]), ("then", "pay", [])])
def test_pairs_by_old_ids_too(new: tuple[str, str, list[str]]) -> None:
    _, id, was = new
    now = journey("now", touchpoint("pay", title="T", emotion=0), touchpoint("go", next=[{"to": "pay"}]))
    then = journey(
        "then", touchpoint(id, title="T", emotion=1, was=was), touchpoint("go", next=[{"to": id}]), of="now"
    )

    assert told(now, then) == [f"touchpoint.emotion-rose then/{id} emotion: 0 -> +1 better"]


def test_what_comes_goes_and_moves() -> None:
    now = journey("now", stage("choose", touchpoint("a"), touchpoint("b")), stage("use", touchpoint("c")))
    then = journey("then", stage("choose", touchpoint("b")), stage("use", touchpoint("c"), touchpoint("d")))

    assert told(now, then) == [
        "touchpoint.removed then/a (website, basis=none)",
        "touchpoint.added then/d (website, basis=none)",
    ]


def test_what_a_map_says_of_itself_is_no_plan() -> None:
    now = journey(
        "now",
        touchpoint("a"),
        title="Buys",
        owner="a",
        reviewed="2026-11-02",
        personas=["p", "q"],
        goal="G",
        story="S",
    )
    then = journey(
        "then",
        touchpoint("a"),
        title="Will buy",
        state="to-be",
        of="now",
        owner="b",
        personas=["p"],
        goal="H",
    )

    assert told(now, then) == ['journey.field-changed then goal: "G" -> "H"']
    assert told(now, journey("then", touchpoint("a"), of="now")) == []


def test_a_stage_s_goal() -> None:
    now = journey("now", stage("choose", touchpoint("a"), goal="G"))

    assert told(now, journey("then", stage("choose", touchpoint("a")))) == []
    assert told(now, journey("then", stage("choose", touchpoint("a"), goal="H"))) == [
        'journey.field-changed then stages[choose].goal: "G" -> "H" (choose)'
    ]


def test_the_curve_of_both() -> None:
    now, then = (
        journey("now", touchpoint("a", emotion=-1)),
        journey("then", touchpoint("a", emotion=2), of="now"),
    )

    (shift,) = diff_journeys(now, then, Snapshot(catalog(now, then), SETTINGS)).shifts

    assert [(point.before, point.after) for point in shift.points] == [(-1, 2)]
    assert diff_journeys(now, now, Snapshot(catalog(now), SETTINGS)).shifts == ()


def test_things_of_the_as_is_map_are_known_there() -> None:
    now = journey(
        "now",
        touchpoint("pay", pains=[pain("slow"), pain("dear", evidence=["talks"])], next=[{"to": "go"}]),
        touchpoint("go", title="Goes home", pains=[pain("far"), pain("wet")]),
        touchpoint("rest"),
    )
    then = journey("then", touchpoint("pay", next=[{"to": "rest"}]), touchpoint("rest"), of="now")
    talks = study("talks", "2026-09-01", findings=[finding("now/go/wet", "refutes")])
    found = diff_journeys(now, then, Snapshot(catalog(now, then, talks), SETTINGS))

    assert [row(change) for change in found.changes] == [
        "touchpoint.passage-changed then/pay next[rest]: none -> Rest",
        "touchpoint.passage-changed then/pay next[go]: Goes home -> none",
        "pain.withdrawn then/pay/slow (basis=none)",
        "pain.withdrawn then/pay/dear (basis=researched)",
        "touchpoint.removed then/go (website, basis=none, [Far])",
    ]
