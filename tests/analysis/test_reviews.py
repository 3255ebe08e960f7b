"""Whether a map is fresh."""

from __future__ import annotations

import pytest

from cjm_plugin.analysis.reviews import review
from cjm_plugin.model.settings import Settings
from tests.support.catalogs import TODAY, journey

WEEKLY, MONTHLY = Settings(today=TODAY), Settings(today=TODAY, review_every_weeks=4)


@pytest.mark.parametrize(
    ("reviewed", "own", "settings", "age", "stale"),
    [
        ("2026-11-18", None, WEEKLY, 0, False),
        ("2026-11-11", None, WEEKLY, 7, False),  # due today
        ("2026-11-10", None, WEEKLY, 8, True),
        ("2026-11-10", None, MONTHLY, 8, False),
        ("2026-10-21", None, MONTHLY, 28, False),
        ("2026-10-20", None, MONTHLY, 29, True),
        ("2026-11-10", 1, MONTHLY, 8, True),
        ("2026-11-04", 2, WEEKLY, 14, False),
        ("2026-11-03", 2, WEEKLY, 15, True),
        ("2026-11-25", None, WEEKLY, -7, False),  # in the future: a warning of the checks
        (None, None, WEEKLY, None, True),
        (None, 52, MONTHLY, None, True),
    ],
)
def test_review(
    reviewed: str | None, own: int | None, settings: Settings, age: int | None, stale: bool
) -> None:
    found = review(journey("a-map", reviewed=reviewed, review_every_weeks=own), settings)
    assert (found.age_days, found.stale) == (age, stale)
    assert found.every_weeks == (own or settings.review_every_weeks)
