"""Renamed things are the same things, on days whose references name them by any id they ever had."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.model.base import Object
from cjm_plugin.model.change import Named, Scopes, Subject
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


def _titled(day: str, *things: Object) -> list[Object]:
    """Content in which all that maps share has a title of its day."""
    kinds = {
        Kind.STAGE: ("choose", "buy", "use"),
        Kind.CHANNEL: ("site", "phone"),
        Kind.DEPARTMENT: ("care",),
        Kind.PERSONA: ("family", "pensioner"),
        Kind.METRIC: ("csat",),
        Kind.STUDY: ("talks",),
    }
    extra: dict[Kind, Any] = {
        Kind.STAGE: {"order": 1},
        Kind.STUDY: {"date": "2026-10-01"},
        Kind.METRIC: {"unit": day},
    }
    titled = [
        thing(kind, id, title=f"{id} {day}", **extra.get(kind, {}))
        for kind, ids in kinds.items()
        for id in ids
    ]
    return [*things, *titled]


def _plan(*ids: str, **fields: Any) -> Object:
    """A map whose stages each have the touchpoint `at-<stage>`."""
    return journey("map", *(stage(id, touchpoint(f"at-{id}", "site")) for id in ids), **fields)


def _with_figures(*targets: int) -> Object:
    return thing(Kind.DEPARTMENT, "shop", kpis=[{"metric": "csat", "target": target} for target in targets])


DAYS: dict[str, tuple[Object, Object, str]] = {
    "a stage gone": (
        _plan("choose", "buy"),
        _plan("choose"),
        "journey.stage-removed map stages[buy]: buy then -> none (At buy)",
    ),
    "a stage come": (
        _plan("choose"),
        _plan("choose", "buy"),
        "journey.stage-added map stages[buy]: none -> buy now (At buy)",
    ),
    "a stage moved": (
        _plan("use", "choose", "buy"),
        _plan("buy", "use", "choose"),
        "journey.stage-moved map stages[buy]: choose then -> none (buy now)",
    ),
    "a stage moved behind": (
        _plan("use", "buy", "choose"),
        _plan("buy", "choose", "use"),
        "journey.stage-moved map stages[use]: none -> choose now (use now)",
    ),
    "a touchpoint gone": (
        journey("map", touchpoint("a"), touchpoint("b", "site", evidence=["talks"])),
        journey("map", touchpoint("a")),
        "touchpoint.removed map/b (site then, basis=researched)",
    ),
    "a touchpoint come": (
        journey("map", touchpoint("a")),
        journey("map", touchpoint("a"), touchpoint("b", "site", evidence=["talks"])),
        "touchpoint.added map/b (site now, basis=researched)",
    ),
    "a touchpoint moved": (
        journey("map", stage("choose", touchpoint("a")), stage("buy")),
        journey("map", stage("choose"), stage("buy", touchpoint("a"))),
        "touchpoint.moved map/a stage: choose then -> buy now",
    ),
    "a touchpoint that stands elsewhere": (
        journey("map", touchpoint("b"), touchpoint("c", title="C then"), touchpoint("a")),
        journey("map", touchpoint("a"), touchpoint("b"), touchpoint("c", title="C now")),
        "touchpoint.reordered map/a: C then -> none",
    ),
    "a touchpoint that stands behind another": (
        journey("map", touchpoint("b"), touchpoint("a"), touchpoint("c", title="C then")),
        journey("map", touchpoint("a"), touchpoint("c", title="C now"), touchpoint("b")),
        "touchpoint.reordered map/b: none -> C now",
    ),
    "a way to what has gone": (
        journey("map", touchpoint("a", next=[{"to": "b"}]), touchpoint("b", title="B then")),
        journey("map", touchpoint("a", next=[])),
        "touchpoint.passage-changed map/a next[b]: B then -> none",
    ),
    "a way to what has another title": (
        journey("map", touchpoint("a", next=[{"to": "b"}]), touchpoint("b", title="B then")),
        journey("map", touchpoint("a", next=[]), touchpoint("b", title="B now")),
        "touchpoint.passage-changed map/a next[b]: B then -> none",
    ),
    "a figure gone": (
        _with_figures(80),
        _with_figures(),
        "department.target-changed shop kpis[csat]: 80then -> none (csat then)",
    ),
    "a figure come": (
        _with_figures(),
        _with_figures(80),
        "department.target-changed shop kpis[csat]: none -> 80now (csat now)",
    ),
    "a persona's difference gone": (
        journey("map", touchpoint("a", by_persona={"family": {"does": "x"}})),
        journey("map", touchpoint("a")),
        'touchpoint.field-changed map/a by_persona[family].does: "x" -> none for family then',
    ),
    "a persona's pain gone": (
        journey("map", touchpoint("a", by_persona={"family": {"does": "x", "pains": [pain("p")]}})),
        journey("map", touchpoint("a", by_persona={"family": {"does": "x"}})),
        "pain.withdrawn map/a/p for family then (basis=none)",
    ),
    "a persona's pain come": (
        journey("map", touchpoint("a", by_persona={"family": {"does": "x"}})),
        journey("map", touchpoint("a", by_persona={"family": {"does": "x", "pains": [pain("p")]}})),
        "pain.found map/a/p worse for family now (basis=none)",
    ),
    "a pain's persona": (
        journey("map", touchpoint("a", by_persona={"family": {"pains": [pain("p")]}})),
        journey("map", touchpoint("a", by_persona={"pensioner": {"pains": [pain("p")]}})),
        "pain.field-changed map/a/p persona: family then -> pensioner now",
    ),
}


@pytest.mark.parametrize(
    ("solved_before", "solved_after", "expected"),
    [
        ("map/a", None, "solves[map/a]: A then -> none"),
        ("map/a/p", None, "solves[map/a/p]: P then -> none"),
        (None, "map/a", "solves[map/a]: none -> A now"),
        (None, "map/a/p", "solves[map/a/p]: none -> P now"),
        ("map/gone", None, "solves[map/gone]: Gone then -> none"),
        ("map/gone/q", None, "solves[map/gone/q]: Q then -> none"),
        ("map/new", None, "solves[map/new]: New now -> none"),
        (None, "map/gone", "solves[map/gone]: none -> Gone then"),
        (None, "map/gone/q", "solves[map/gone/q]: none -> Q then"),
        (None, "map/a/nothing", "solves[map/a/nothing]: none -> nothing"),
        (None, "no/thing", "solves[no/thing]: none -> thing"),
        (None, "nonsense", "solves[nonsense]: none -> 'nonsense'"),
    ],
)
def test_places_have_the_titles_of_their_day_or_else_of_the_other(
    solved_before: str | None, solved_after: str | None, expected: str
) -> None:
    def point(id: str, hurts: str, day: str) -> dict[str, Any]:
        pains = [pain(hurts, title=f"{hurts.upper()} {day}")]
        return touchpoint(id, title=f"{id.capitalize()} {day}", pains=pains)

    before = journey("map", point("a", "p", "then"), point("gone", "q", "then"))
    after = journey("map", point("a", "p", "now"), point("new", "r", "now"))
    work = (initiative("mend", solves=[place] if place else []) for place in (solved_before, solved_after))

    told = rows([before, next(work)], [after, next(work)])

    assert f"initiative.field-changed mend {expected}" in told


@pytest.mark.parametrize("case", DAYS)
def test_each_side_has_the_titles_of_its_day(case: str) -> None:
    before, after, expected = DAYS[case]

    told = rows(_titled("then", before), _titled("now", after))

    assert expected in told


def test_a_shift_names_what_has_gone_as_it_was() -> None:
    before, after = _titled("then", _plan("choose", "buy")), _titled("now", _plan("choose"))

    (shift,) = difference(before, after).shifts

    assert [point.stage for point in shift.points] == [
        Named("stage", "choose", "choose now"),
        Named("stage", "buy", "buy then"),
    ]


def test_things_in_values_are_named_in_full() -> None:
    before = journey("map", touchpoint("a", pains=[pain("p")]))
    after = journey("map", touchpoint("a", pains=[pain("p")]), title="The map", goal="G")
    work = initiative("mend"), initiative("mend", solves=["map/a", "map/a/p"])

    found = difference([before, work[0]], [after, work[1]]).changes

    assert [change.after for change in found if change.subject.kind == "initiative"] == [
        Named("touchpoint", "map/a", "A"),
        Named("pain", "map/a/p", "P"),
    ]
    assert {change.subject for change in found if change.subject.kind == "journey"} == {
        Subject("journey", "map", "The map")
    }


def test_what_a_claim_rested_on_is_known_under_another_name() -> None:
    before = [journey("map", touchpoint("a", pains=[pain("p", evidence=["talks"])])), study("talks")]
    after = [journey("map", touchpoint("a")), study("words", title="Talks", was=["talks"])]

    assert rows(before, after) == [
        "pain.withdrawn map/a/p (basis=researched)",
        "study.renamed words id: 'talks' -> 'words'",
    ]
    assert rows(after, before) == [
        "pain.found map/a/p worse (basis=researched)",
        "study.renamed talks id: 'words' -> 'talks'",
    ]


def test_an_initiative_reaches_a_pain_under_its_new_name() -> None:
    def content(at: str, hurts: str, status: str, *was: list[str]) -> list[Object]:
        at_was, pain_was = was or ([], [])
        lived = {"family": {"channel": "phone", "pains": [pain(hurts, title="P", was=pain_was)]}}
        point = touchpoint(at, "site", title="T", was=at_was, departments="care", by_persona=lived)
        return [
            journey("map", stage("choose", point), stage("buy"), personas=["pensioner", "family"]),
            initiative("mend", status, solves=[f"map/{at}/{hurts}"]),
        ]

    before, after = content("a", "p", "planned"), content("b", "q", "dropped", ["a"], ["p"])

    (dropped,) = (c for c in difference(before, after).changes if c.kind == "initiative.dropped")

    assert dropped.scopes == Scopes(("map",), ("choose",), ("care",), ("family",), ("phone",))
