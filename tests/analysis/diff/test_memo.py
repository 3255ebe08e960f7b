"""What is remembered of objects is remembered of those very objects, and no longer than they live."""

from __future__ import annotations

import gc

from cjm_plugin.analysis.diff.memo import ByIdentity, forget_all_but
from cjm_plugin.model.journey import Journey
from tests.support.catalogs import journey, touchpoint


def test_each_object_is_asked_once() -> None:
    asked: list[str] = []

    def measured(journey: Journey) -> int:
        asked.append(journey.id)
        return len(journey.stages)

    size = ByIdentity(measured)
    one, equal = journey("buy", touchpoint("a")), journey("buy", touchpoint("a"))

    assert [size(one), size(one), size(equal), size(equal)] == [1, 1, 1, 1]
    assert asked == ["buy", "buy"]


def test_nothing_outlives_its_object_unless_it_holds_it() -> None:
    size: ByIdentity[Journey, int] = ByIdentity(lambda journey: len(journey.stages))
    for number in range(100):
        size(journey(f"m{number}", touchpoint("a")))
    gc.collect()

    assert len(size) == 0


def test_what_holds_its_object_is_let_go_on_request() -> None:
    itself: ByIdentity[Journey, Journey] = ByIdentity(lambda journey: journey)
    kept, other = journey("kept", touchpoint("a")), journey("other", touchpoint("a"))
    for one in (kept, other, journey("gone", touchpoint("a"))):
        itself(one)
    gc.collect()
    assert len(itself) == 3

    itself.forget(other)
    assert len(itself) == 2
    forget_all_but([kept])
    assert len(itself) == 1
    assert itself(kept) is kept
