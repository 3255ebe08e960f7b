"""As-is beside to-be, by identity."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.analysis.comparison import Comparison, Fate, compare
from cjm_plugin.analysis.diff import Snapshot
from tests.support.catalogs import facts, initiative, journey, pain, stage, touchpoint


def compared(before: list[dict[str, Any]], after: list[dict[str, Any]], *more: Any) -> Comparison:
    found = facts(journey("now", *before), journey("then", *after, state="to-be", of="now"), *more)
    content = Snapshot(found.catalog, found.settings)
    return compare(found.journeys["now"], found.journeys["then"], content)


def row(*ids: str, **fields: Any) -> list[dict[str, Any]]:
    return [touchpoint(id, **fields) for id in ids]


def told(found: Comparison) -> list[tuple[str, Fate]]:
    return [(pair.known.touchpoint.id, pair.fate) for pair in found.pairs]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("abc", "abc", "a= b= c=", id="the same"),
        pytest.param("abc", "abxc", "a= b= x+ c=", id="one comes"),
        pytest.param("abc", "ac", "a= b- c=", id="one goes, and stands behind what it followed"),
        pytest.param("abc", "c", "a- b- c=", id="the first go"),
        pytest.param("abc", "a", "a= b- c-", id="the last go"),
        pytest.param("abc", "cab", "c= a= b=", id="another order is the to-be map's"),
        pytest.param("abcd", "dxa", "d= x+ a= b- c-", id="what goes follows its own neighbour"),
        pytest.param("", "ab", "a+ b+", id="nothing yet"),
        pytest.param("ab", "", "a- b-", id="nothing any more"),
    ],
)
def test_touchpoints_are_paired_by_id(before: str, after: str, expected: str) -> None:
    signs = {"stays": "=", "comes": "+", "goes": "-", "changes": "~"}

    found = compared(row(*before), row(*after))

    assert " ".join(f"{id}{signs[fate]}" for id, fate in told(found)) == expected


@pytest.mark.parametrize("renamed", ["then", "now"])
def test_an_old_id_on_either_side_is_the_same_touchpoint(renamed: str) -> None:
    new, old = touchpoint("new", was=["old"]), touchpoint("old", title="New")

    found = compared([old], [new]) if renamed == "then" else compared([new], [old])

    assert len(found.pairs) == 1
    assert found.pairs[0].fate == "stays"


def test_of_two_that_claim_one_only_the_first_is_its_heir() -> None:
    found = compared(row("a"), [touchpoint("b", was=["a"]), touchpoint("c", was=["a"])])

    assert [(pair.as_is is None, pair.known.touchpoint.id) for pair in found.pairs] == [
        (False, "b"),
        (True, "c"),
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"channel": "phone"},
        {"title": "Another"},
        {"emotion": 1},
        {"departments": {"logistics": "leads"}},
        {"next": []},
        {"by_persona": {"pensioner": {"emotion": -1}}},
    ],
)
def test_any_field_makes_a_change(fields: dict[str, Any]) -> None:
    assert compared([touchpoint("a")], [{**touchpoint("a"), **fields}]).pairs[0].fate == "changes"


def test_another_stage_is_a_change() -> None:
    found = compared([stage("buy", *row("a"))], [stage("use", *row("a"))])

    assert found.pairs[0].fate == "changes"


def test_pains_are_paired_by_id_and_only_those_that_hurt() -> None:
    before = touchpoint("a", pains=[pain("kept"), pain("gone"), pain("mended")])
    after = touchpoint("a", pains=[pain("new"), pain("keeps", was=["kept"])])
    mends = initiative("mends", status="done", solves=["now/a/mended"])

    found = compared([before], [after], mends)

    names = [[side.pain.id if side else None for side in both] for both in found.pains(found.pairs[0])]
    assert names == [["kept", "keeps"], ["gone", None], [None, "new"]]


def test_a_field_of_which_a_plan_says_nothing_is_no_change() -> None:
    before = touchpoint("a", does="Rings", emotion=-1, systems=["crm"], next=[], metrics=[{"metric": "csat"}])

    assert compared([before], [touchpoint("a")]).pairs[0].fate == "stays"


def test_each_pair_knows_what_changes_in_it() -> None:
    found = compared(
        [touchpoint("a", emotion=0), touchpoint("b", pains=[pain("slow")])],
        [touchpoint("new", title="A", emotion=1, was=["a"]), touchpoint("b"), touchpoint("c")],
    )

    told = [[change.kind for change in pair.changes] for pair in found.pairs]
    assert told == [["touchpoint.emotion-rose"], ["pain.withdrawn"], ["touchpoint.added"]]
