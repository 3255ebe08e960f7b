"""Renamed things are the same things, on days whose references name them by any id they ever had."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Named
from cjm_plugin.model.kinds import Kind
from tests.analysis.diff.rows import difference, rows
from tests.support.catalogs import finding, initiative, journey, metric, pain, stage, study, thing, touchpoint

NAMES = {
    "persona": "family",
    "stage": "choose",
    "department": "care",
    "channel": "site",
    "system": "crm",
    "metric": "csat",
    "study": "talks",
    "principle": "proof",
    "journey": "use",
    "initiative": "mend",
}


def world(references: dict[str, str] | None = None, objects: dict[str, str] | None = None) -> list[Object]:
    """A catalog that names each thing wherever it can be named: by some ids in references, by some in files.

    `objects` are new ids; the ids of before are then in `was`.
    """
    n, o = {**NAMES, **(references or {})}, {**NAMES, **(objects or {})}

    def made(kind: str, **fields: Any) -> Object:
        was = [NAMES[kind]] if o[kind] != NAMES[kind] else []
        return thing(Kind(kind), o[kind], title=kind, was=was, **fields)

    touch = touchpoint(
        "pay",
        n["channel"],
        departments={n["department"]: "leads"},
        systems=[n["system"]],
        decision={"principles": [n["principle"]]},
        metrics=[{"metric": n["metric"], "target": 80}],
        feedback={"seen_by": [n["department"]]},
        evidence=[n["study"]],
        pains=[pain("slow", evidence=[n["study"]])],
        strengths=[pain("kind", evidence=[n["study"]])],
        by_persona={n["persona"]: {"channel": n["channel"], "evidence": [n["study"]]}},
        journey=n["journey"],
    )
    return [
        journey("buy", stage(n["stage"], touch), personas=["other", n["persona"]], owner=n["department"]),
        made("persona", preferred_channels=[n["channel"]], based_on=[n["study"]]),
        made("stage", order=1),
        made(
            "department",
            kpis=[{"metric": n["metric"], "journey": n["journey"], "stage": n["stage"], "target": 1}],
            capabilities=[{"title": "Chat", "journey": n["journey"], "touchpoint": "start"}],
        ),
        made("channel", owner=n["department"]),
        made("system", owner=n["department"]),
        made("metric"),
        made("study", date="2026-10-01", findings=[finding(f"{n['journey']}/start/late", "confirms")]),
        made("principle"),
        made(
            "journey",
            stages=[stage(n["stage"], touchpoint("start", n["channel"], pains=[pain("late")]))],
            state="to-be",
            of="buy",
        ),
        made(
            "initiative",
            status="planned",
            department=n["department"],
            solves=[f"{n['journey']}/start/late"],
            targets=[{"metric": n["metric"], "to": 9}],
        ),
    ]


@pytest.mark.parametrize("kind", NAMES)
@pytest.mark.parametrize("rewritten", [True, False], ids=["references rewritten", "references as they were"])
def test_a_renaming_is_one_change(kind: str, rewritten: bool) -> None:
    new = {kind: "brand-new"}
    after = world(new if rewritten else {}, new)

    assert rows(world(), after) == [f"{kind}.renamed brand-new id: '{NAMES[kind]}' -> 'brand-new'"]
    assert rows(after, world()) == [f"{kind}.renamed {NAMES[kind]} id: 'brand-new' -> '{NAMES[kind]}'"]


@pytest.mark.parametrize("kind", NAMES)
def test_references_rewritten_later_are_no_changes(kind: str) -> None:
    new = {kind: "brand-new"}

    assert rows(world({}, new), world(new, new)) == []


def test_all_at_once() -> None:
    new = {kind: f"new-{kind}" for kind in NAMES}

    told = rows(world(), world(new, new))

    assert sorted(told) == sorted(
        f"{kind}.renamed new-{kind} id: '{old}' -> 'new-{kind}'" for kind, old in NAMES.items()
    )


def test_scopes_carry_the_new_ids() -> None:
    new = {kind: f"new-{kind}" for kind in NAMES}

    changes = difference(world(), world(new, new)).changes

    reached = {id for change in changes for ids in _scopes(change.scopes) for id in ids}
    assert reached == {
        "buy",
        "other",
        *(new[k] for k in ("journey", "stage", "department", "persona", "channel")),
    }


def _scopes(scopes: Any) -> list[tuple[str, ...]]:
    return [scopes.journeys, scopes.stages, scopes.departments, scopes.personas, scopes.channels]


Row = tuple[list[dict[str, Any]], list[dict[str, Any]], list[str]]

TOUCHPOINTS: dict[str, Row] = {
    "a chain": (
        [touchpoint("a", title="T")],
        [touchpoint("c", title="T", was=["b", "a"])],
        ["touchpoint.renamed buy/c id: 'a' -> 'c'"],
    ),
    "a chain in two steps": (
        [touchpoint("b", title="T", was=["a"])],
        [touchpoint("c", title="T", was=["b", "a"])],
        ["touchpoint.renamed buy/c id: 'b' -> 'c'"],
    ),
    "a chain with a link left out": (
        [touchpoint("b", title="T", was=["a"])],
        [touchpoint("c", title="T", was=["a"])],
        ["touchpoint.renamed buy/c id: 'b' -> 'c'"],
    ),
    "an old id taken out as well": (
        [touchpoint("b", title="T", was=["a"])],
        [touchpoint("c", title="T", was=["b"])],
        ["touchpoint.renamed buy/c id: 'b' -> 'c'", "touchpoint.field-changed buy/c was: 'a' -> none"],
    ),
    "renamed and edited": (
        [touchpoint("a", title="T", emotion=0)],
        [touchpoint("b", title="T", emotion=1, was=["a"])],
        [
            "touchpoint.renamed buy/b id: 'a' -> 'b'",
            "touchpoint.emotion-rose buy/b emotion: 0 -> +1 better",
        ],
    ),
    "two that swap their names are two that differ": (
        [touchpoint("a", title="A"), touchpoint("b", title="B")],
        [touchpoint("a", title="B"), touchpoint("b", title="A")],
        [
            "touchpoint.field-changed buy/a title: 'A' -> 'B'",
            "touchpoint.field-changed buy/b title: 'B' -> 'A'",
        ],
    ),
    "of two that claim one only the first is its heir": (
        [touchpoint("a", title="T")],
        [touchpoint("b", title="T", was=["a"]), touchpoint("c", title="T", was=["a"])],
        ["touchpoint.renamed buy/b id: 'a' -> 'b'", "touchpoint.added buy/c (website, basis=none)"],
    ),
    "who has the very id is the nearer kin": (
        [touchpoint("x", title="T", was=["old"]), touchpoint("y", title="T")],
        [touchpoint("z", title="T", was=["y", "old"])],
        ["touchpoint.removed buy/x (website, basis=none)", "touchpoint.renamed buy/z id: 'y' -> 'z'"],
    ),
    "passages to it": (
        [touchpoint("a", title="T"), touchpoint("z", next=[{"to": "a", "share": 0.5}])],
        [touchpoint("b", title="T", was=["a"]), touchpoint("z", next=[{"to": "b", "share": 0.5}])],
        ["touchpoint.renamed buy/b id: 'a' -> 'b'"],
    ),
    "passages to it, as they were": (
        [touchpoint("a", title="T"), touchpoint("z", next=[{"to": "a", "share": 0.5}])],
        [touchpoint("b", title="T", was=["a"]), touchpoint("z", next=[{"to": "a", "share": 0.6}])],
        [
            "touchpoint.renamed buy/b id: 'a' -> 'b'",
            "touchpoint.passage-changed buy/z next[b].share: 50% -> 60% better (T)",
        ],
    ),
    "renamed and moved": (
        [touchpoint("a", title="T"), touchpoint("m"), touchpoint("n")],
        [touchpoint("m"), touchpoint("n"), touchpoint("b", title="T", was=["a"])],
        ["touchpoint.reordered buy/b: none -> N", "touchpoint.renamed buy/b id: 'a' -> 'b'"],
    ),
}


@pytest.mark.parametrize("case", TOUCHPOINTS)
def test_touchpoints(case: str) -> None:
    before, after, expected = TOUCHPOINTS[case]

    assert rows([journey("buy", *before)], [journey("buy", *after)]) == expected


def test_places_and_capabilities_follow_what_is_renamed_inside_a_map() -> None:
    def content(place: str, *was: list[str]) -> list[Object]:
        map_id, at, hurts = place.split("/")
        map_was, at_was, pain_was = was or ([], [], [])
        point = touchpoint(at, title="T", pains=[pain(hurts, title="P", was=pain_was)], was=at_was)
        return [
            journey(map_id, point, title="M", was=map_was),
            initiative("mend", solves=[place, f"{map_id}/{at}"]),
            study("talks", findings=[finding(place, "confirms")]),
            thing(
                Kind.DEPARTMENT,
                "care",
                capabilities=[{"title": "Chat", "journey": map_id, "touchpoint": at}],
            ),
        ]

    before = content("buy/pay/slow")
    after = content("buying/till/late", ["buy"], ["pay"], ["slow"])

    assert rows(before, after) == [
        "journey.renamed buying id: 'buy' -> 'buying'",
        "touchpoint.renamed buying/till id: 'pay' -> 'till'",
        "pain.renamed buying/till/late id: 'slow' -> 'late'",
    ]


def test_titles_are_those_of_their_day_under_the_id_of_now() -> None:
    before = [
        journey("buy", touchpoint("pay", "site")),
        thing(Kind.CHANNEL, "site", title="Site"),
        thing(Kind.CHANNEL, "phone", title="Phone"),
    ]
    after = [
        journey("buy", touchpoint("pay", "phone"), title="Buys"),
        thing(Kind.CHANNEL, "web", title="Web", was=["site"]),
        thing(Kind.CHANNEL, "phone", title="Telephone"),
    ]

    changed = next(c for c in difference(before, after).changes if c.kind == "touchpoint.channel-changed")

    assert changed.before == Named("channel", "web", "Site")
    assert changed.after == Named("channel", "phone", "Telephone")
    assert [named.title for named in changed.subject.inside] == ["Buys"]


def test_units_are_those_of_their_day() -> None:
    def content(unit: str, target: float) -> list[Object]:
        point = touchpoint("pay", metrics=[{"metric": "csat", "target": target}])
        return [journey("buy", point), metric("csat", unit=unit)]

    assert rows(content("%", 80), content("pt", 8)) == [
        "touchpoint.target-changed buy/pay metrics[csat].target: 80% -> 8pt (Csat)",
        "metric.field-changed csat unit: '%' -> 'pt'",
    ]


def test_what_nobody_knows_is_told_by_its_id() -> None:
    before, after = journey("buy", touchpoint("pay")), journey("buy", touchpoint("pay", evidence=["talks"]))

    assert rows([before], [after]) == ["touchpoint.evidence-added buy/pay evidence[talks]: none -> talks"]
