"""The curves of maps before and after."""

from __future__ import annotations

from typing import Any

import pytest

from cjm_plugin.model.change import Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Shift
from tests.analysis.diff.rows import difference
from tests.support.catalogs import journey, stage, thing, touchpoint


def told(shifts: tuple[Shift, ...]) -> list[str]:
    """`buy: a 1>2, b -1>, c >0`: what was not there, or is not, has a `-` in its place; unknown is `?`."""
    return [
        f"{shift.journey.id}: "
        + ", ".join(
            f"{point.id} {_felt(point.before, point.was_there)}>{_felt(point.after, point.is_there)}"
            for point in shift.points
        )
        for shift in shifts
    ]


def _felt(emotion: int | None, is_there: bool) -> str:
    return ("?" if emotion is None else str(emotion)) if is_there else "-"


def row(plan: str, **fields: Any) -> Any:
    """`a1 b-2 c` is a map of three touchpoints, the last of unknown emotion."""
    points = (touchpoint(part[0], emotion=int(part[1:]) if part[1:] else None) for part in plan.split())
    return journey("buy", *points, **fields)


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("a1 b2", "a1 b2", []),
        ("a1 b2", "b2 a1", []),
        ("a1 b2", "a0 b2", ["buy: a 1>0, b 2>2"]),
        ("a b2", "a0 b2", ["buy: a ?>0, b 2>2"]),
        ("a1 b2 c0", "a1 c0", ["buy: a 1>1, b 2>-, c 0>0"]),
        ("a1 c0", "a1 b2 c0", ["buy: a 1>1, b ->2, c 0>0"]),
        ("a1 b2 c0 d1", "d1 a1", ["buy: d 1>1, a 1>1, b 2>-, c 0>-"]),
        ("a b", "a", ["buy: a ?>?, b ?>-"]),
        ("a1 b1 c1", "c1", ["buy: a 1>-, b 1>-, c 1>1"]),
    ],
)
def test_curves(before: str, after: str, expected: list[str]) -> None:
    assert told(difference([row(before)], [row(after)]).shifts) == expected


def test_the_curve_is_the_point_of_view_s() -> None:
    def seen(first: str, emotion: int) -> Any:
        point = touchpoint("a", emotion=1, by_persona={"pensioner": {"emotion": emotion}})
        return journey("buy", point, personas=[first, "pensioner" if first == "family" else "family"])

    (shift,) = difference([seen("pensioner", -1)], [seen("pensioner", -2)]).shifts

    assert told((shift,)) == ["buy: a -1>-2"]
    assert shift.persona == Named("persona", "pensioner", "pensioner")
    assert difference([seen("family", -1)], [seen("family", -2)]).shifts == ()


def test_other_eyes_see_what_they_saw_before() -> None:
    def seen(*personas: str, own: str = "", emotion: int = 1) -> Any:
        variations = {own: {"emotion": -1}} if own else {}
        return journey("buy", touchpoint("a", emotion=emotion, by_persona=variations), personas=personas)

    both = seen("family", "pensioner", own="pensioner")

    assert difference([both], [seen("pensioner", "family", emotion=-1)]).shifts == ()
    assert told(difference([both], [seen("pensioner", emotion=-2)]).shifts) == ["buy: a -1>-2"]
    assert told(difference([seen("family")], [seen("student", emotion=2)]).shifts) == ["buy: a 1>2"]


def test_the_eyes_may_have_another_name() -> None:
    def seen(id: str, emotion: int) -> Any:
        point = touchpoint("a", emotion=1, by_persona={id: {"emotion": emotion}})
        return journey("buy", point, personas=["family", id])

    one, other = thing(Kind.PERSONA, "old"), thing(Kind.PERSONA, "aged", was=["old"])
    before = seen("old", -1)
    after = seen("aged", -2).model_copy(update={"personas": ("aged", "family")})

    (shift,) = difference([before, one], [after, other]).shifts

    assert told((shift,)) == ["buy: a -1>-2"]


def test_a_point_says_where_it_stands() -> None:
    before = journey("buy", stage("choose", touchpoint("a", title="Was", emotion=0), touchpoint("b")))
    after = journey(
        "buy",
        stage("use", touchpoint("c", title="Is", emotion=1, was=["a"], moment_of_truth=True)),
        title="Buys",
    )
    stages = (
        thing(Kind.STAGE, "choose", title="Chooses", order=1),
        thing(Kind.STAGE, "use", title="Uses", order=2),
    )

    (shift,) = difference([before, *stages], [after, *stages]).shifts

    assert shift.journey == Named("journey", "buy", "Buys")
    assert shift.persona is None
    assert [(p.id, p.title, p.stage.title, p.moment_of_truth) for p in shift.points] == [
        ("c", "Is", "Uses", True),
        ("b", "B", "Chooses", False),
    ]


def test_maps_that_come_or_go_have_no_shift_and_all_others_stand_by_id() -> None:
    def maps(emotion: int) -> list[Any]:
        return [journey(id, touchpoint("a", emotion=emotion)) for id in ("b", "a", "c")]

    gone, new = journey("gone", touchpoint("a")), journey("new", touchpoint("a"))

    assert told(difference([*maps(1), gone], [*maps(2), new]).shifts) == ["a: a 1>2", "b: a 1>2", "c: a 1>2"]
