"""What is remembered of objects is remembered of those very objects, and no longer than they live."""

from __future__ import annotations

import gc

from cjm_plugin.analysis.diff.memo import ByIdentity
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


def test_nothing_outlives_its_object() -> None:
    size: ByIdentity[Journey, int] = ByIdentity(lambda journey: len(journey.stages))
    for number in range(100):
        size(journey(f"m{number}", touchpoint("a")))
    gc.collect()

    assert len(size) == 0
