"""Pains: whose they are, what has become of them, which is worst."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.pains import (
    PainState,
    due_order,
    initiatives_by_place,
    own_pains,
    state,
    verdicts_by_place,
    worst_first,
)
from cjm_plugin.model.references import Place
from cjm_plugin.model.study import Study
from tests.support.catalogs import (
    facts,
    finding,
    initiative,
    journey,
    pain,
    row,
    study,
    touchpoint,
)

PLACE = "buying/compare/p"

STUDIES: dict[str, Study] = {
    found.id: found
    for found in (
        study("confirmed", "2026-02-01", findings=[finding(PLACE, "confirms")]),
        study("refuted", "2026-03-01", findings=[finding(PLACE, "refutes")]),
        study("confirmed-later", "2026-04-01", findings=[finding(PLACE, "confirms")]),
        study("refuted-latest", "2026-05-01", findings=[finding(PLACE, "refutes")]),
        study("refuted-by-opinion", "2026-06-01", "expert-opinion", findings=[finding(PLACE, "refutes")]),
        study("confirmed-by-opinion", "2026-06-02", "expert-opinion", findings=[finding(PLACE, "confirms")]),
        study("refuted-long-ago", "2010-01-01", findings=[finding(PLACE, "refutes")]),
        study("no-verdict", "2026-07-01", findings=[finding(PLACE)]),
        study("of-the-touchpoint", "2026-07-01", findings=[finding("buying/compare", "refutes")]),
        study("of-another", "2026-07-01", findings=[finding("buying/compare/q", "refutes")]),
        study(
            "both",
            "2026-07-02",
            findings=[finding(PLACE, "refutes", "first"), finding(PLACE, "confirms", "second")],
        ),
    )
}


@pytest.mark.parametrize(
    ("work", "found", "expected"),
    [
        # Without a verdict the initiatives decide.
        ("", "", "open"),
        ("idea", "", "open"),
        ("planned", "", "open"),
        ("dropped", "", "open"),
        ("idea planned dropped", "", "open"),
        ("in-progress", "", "being-solved"),
        ("done", "", "solved"),
        ("done done", "", "solved"),
        ("done dropped", "", "solved"),
        ("done idea", "", "solved"),
        ("done idea dropped", "", "solved"),
        ("done planned", "", "being-solved"),
        ("planned done", "", "being-solved"),
        ("done planned dropped", "", "being-solved"),
        ("done in-progress", "", "being-solved"),
        ("in-progress planned idea", "", "being-solved"),
        ("dropped in-progress", "", "being-solved"),
        # Research that refutes ends it, whatever is done.
        ("", "refuted", "refuted"),
        ("done", "refuted", "refuted"),
        ("in-progress", "refuted", "refuted"),
        ("", "refuted-long-ago", "refuted"),
        # The latest research decides.
        ("", "confirmed", "open"),
        ("", "confirmed refuted", "refuted"),
        ("", "refuted confirmed-later", "open"),
        ("in-progress", "refuted confirmed-later", "being-solved"),
        ("done", "confirmed refuted confirmed-later", "solved"),
        ("", "confirmed refuted confirmed-later refuted-latest", "refuted"),
        ("", "both", "open"),
        # An opinion decides nothing, neither way.
        ("", "refuted-by-opinion", "open"),
        ("done", "refuted-by-opinion", "solved"),
        ("", "refuted confirmed-by-opinion", "refuted"),
        ("", "confirmed refuted-by-opinion", "open"),
        # Nor does what is about something else, or says nothing.
        ("", "no-verdict", "open"),
        ("", "of-the-touchpoint", "open"),
        ("", "of-another", "open"),
        ("", "refuted no-verdict", "refuted"),
    ],
)
def test_state(work: str, found: str, expected: str) -> None:
    initiatives = [initiative(f"i-{i}", status, solves=[PLACE]) for i, status in enumerate(work.split())]
    studies = [STUDIES[id] for id in found.split()]
    the_map = journey("buying", touchpoint("compare", pains=[pain("p")]))
    (known,) = facts(the_map, *initiatives, *studies).journeys["buying"].pains
    assert known.state == expected
    assert known.is_open == (expected in {"open", "being-solved"})


@given(st.lists(st.sampled_from(["idea", "planned", "in-progress", "done", "dropped"])), st.randoms())
def test_the_order_of_initiatives_changes_no_state(work: list[str], order: random.Random) -> None:
    shuffled = order.sample(work, len(work))
    before, after = (
        state([initiative(f"i-{i}", status) for i, status in enumerate(each)], ())
        for each in (work, shuffled)
    )
    assert before == after
    assert (before is PainState.SOLVED) == ("done" in work and not {"planned", "in-progress"} & set(work))


def test_verdicts_stay_visible_oldest_first_with_opinions() -> None:
    verdicts = verdicts_by_place(random.Random(1).sample(list(STUDIES.values()), len(STUDIES)))
    assert [
        (v.study.id, v.finding.id, v.finding.verdict) for v in verdicts[Place("buying", "compare", "p")]
    ] == [
        ("refuted-long-ago", "finding", "refutes"),
        ("confirmed", "finding", "confirms"),
        ("refuted", "finding", "refutes"),
        ("confirmed-later", "finding", "confirms"),
        ("refuted-latest", "finding", "refutes"),
        ("refuted-by-opinion", "finding", "refutes"),
        ("confirmed-by-opinion", "finding", "confirms"),
        ("both", "first", "refutes"),
        ("both", "second", "confirms"),
    ]
    assert [v.study.id for v in verdicts[Place("buying", "compare")]] == ["of-the-touchpoint"]
    assert set(verdicts) == {Place("buying", "compare", id) for id in (None, "p", "q")}


def test_verdicts_of_one_day_stand_by_study() -> None:
    same_day = [study(id, "2026-02-01", findings=[finding(PLACE, "confirms")]) for id in ("c", "a", "b")]
    (verdicts,) = verdicts_by_place(same_day).values()
    assert [v.study.id for v in verdicts] == ["a", "b", "c"]


@pytest.mark.parametrize("about", ["buying", "buying/compare/p/x", ""])
def test_a_finding_about_no_place_is_nobodys_verdict(about: str) -> None:
    assert verdicts_by_place([study("a", findings=[finding(about, "refutes")])]) == {}


INITIATIVES = (
    initiative("no-date-2", solves=[PLACE]),
    initiative("later", due="2027-01-01", solves=[PLACE, "buying/compare"]),
    initiative("b-sooner", due="2026-12-01", solves=[PLACE]),
    initiative("a-sooner", due="2026-12-01", solves=["buying/pay/q", PLACE, PLACE]),
    initiative("no-date-1", solves=[PLACE]),
    initiative("elsewhere", due="2020-01-01", solves=["buying/compare/q"]),
)


def test_initiatives_stand_by_due_date() -> None:
    found = initiatives_by_place(INITIATIVES)
    expected = ["a-sooner", "b-sooner", "later", "no-date-1", "no-date-2"]
    assert [i.id for i in found[Place("buying", "compare", "p")]] == expected
    assert [i.id for i in found[Place("buying", "compare")]] == ["later"]
    assert [i.id for i in sorted(INITIATIVES, key=due_order)] == ["elsewhere", *expected]
    assert initiatives_by_place(INITIATIVES[::-1]) == found


def test_what_a_persona_alone_suffers_stands_behind_the_common_pains() -> None:
    (contact,) = row(
        touchpoint(
            "compare",
            by_persona={"pensioner": {"pains": [pain("c"), pain("a")]}, "student": {"pains": [pain("b")]}},
            pains=[pain("z"), pain("y")],
        ),
        personas=["family", "pensioner", "student"],
    )
    assert [(found.id, persona) for found, persona in own_pains(contact)] == [
        ("z", None),
        ("y", None),
        ("c", "pensioner"),
        ("a", "pensioner"),
        ("b", "student"),
    ]


def test_what_is_known_of_a_pain() -> None:
    found = facts(
        journey(
            "buying",
            touchpoint("find", next=[{"to": "compare", "share": 0.25}]),
            touchpoint("compare", evidence=["visits"], pains=[pain("p", evidence=["hunch"]), pain("bare")]),
        ),
        study("visits"),
        study("hunch", method="expert-opinion"),
        STUDIES["confirmed"],
        *INITIATIVES,
    )
    known, bare = found.journeys["buying"].pains
    assert known.place == Place("buying", "compare", "p")
    assert known.persona is None
    assert known.grounds.basis == "opinion"
    assert [i.id for i in known.initiatives] == ["a-sooner", "b-sooner", "later", "no-date-1", "no-date-2"]
    assert [v.study.id for v in known.verdicts] == ["confirmed"]
    assert known.reach == 0.25
    # A pain rests on its own evidence alone, not on the touchpoint's.
    assert (bare.grounds.basis, bare.initiatives, bare.verdicts) == ("none", (), ())


def test_worst_first() -> None:
    found = facts(
        journey(
            "buying",
            touchpoint(
                "find", pains=[pain("mild", severity=1), pain("unknown")], next=[{"to": "pay", "share": 0.5}]
            ),
            touchpoint(
                "pay",
                pains=[pain("b-rare", severity=4), pain("a-rare", severity=4), pain("solved", severity=5)],
                next=[{"to": "use", "share": 0.5}],
            ),
            touchpoint("use", pains=[pain("worst", severity=5), pain("rarest", severity=4)]),
        ),
        journey("using", touchpoint("call", pains=[pain("often", severity=4)])),
        initiative("mend", "done", solves=["buying/pay/solved"]),
    )
    every = list(found.pains.values())
    expected = ["worst", "often", "a-rare", "b-rare", "rarest", "mild", "unknown", "solved"]
    assert [known.pain.id for known in worst_first(every)] == expected
    for seed in range(5):
        assert [k.pain.id for k in worst_first(random.Random(seed).sample(every, len(every)))] == expected


def test_equally_bad_pains_stand_by_map_then_by_the_order_of_the_map() -> None:
    found = facts(
        journey("b", touchpoint("z", pains=[pain("p")]), touchpoint("a", pains=[pain("p")])),
        journey("a", touchpoint("m", pains=[pain("p")])),
    )
    assert [str(known.place) for known in worst_first(list(found.pains.values())[::-1])] == [
        "a/m/p",
        "b/z/p",
        "b/a/p",
    ]
