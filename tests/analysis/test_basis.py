"""What a claim rests on, and until when."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.analysis.basis import Basis, grounds, is_research, last_day, months_later
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.settings import Settings
from tests.support.catalogs import SETTINGS, TODAY, catalog, study

YESTERDAY = str(TODAY - dt.timedelta(days=1))

STUDIES: Catalog = catalog(
    study("research", "2026-10-01"),
    study("research-2", "2026-09-01", "survey"),
    study("opinion", "2026-10-01", "expert-opinion"),
    study("unsaid", "2026-10-01", None),
    study("last-day", "2020-01-01", valid_until=str(TODAY)),
    study("expired", "2026-10-01", valid_until=YESTERDAY),
    study("old", "2024-11-17"),
    study("old-last-day", "2024-11-18"),
    study("old-opinion", "2020-01-01", "expert-opinion"),
)


@pytest.mark.parametrize(
    ("evidence", "basis", "valid", "expired"),
    [
        ("", "none", "", ""),
        ("research", "researched", "research", ""),
        ("opinion", "opinion", "opinion", ""),
        ("unsaid", "researched", "unsaid", ""),
        ("opinion research", "researched", "opinion research", ""),
        ("expired", "none", "", "expired"),
        ("expired opinion", "opinion", "opinion", "expired"),
        ("old-opinion research", "researched", "research", "old-opinion"),
        ("old-opinion expired", "none", "", "old-opinion expired"),
        ("last-day", "researched", "last-day", ""),
        ("old-last-day", "researched", "old-last-day", ""),
        ("old", "none", "", "old"),
        ("research-2 research research-2", "researched", "research-2 research", ""),
        ("nobody-knows-it", "none", "", ""),
        ("nobody-knows-it opinion", "opinion", "opinion", ""),
    ],
)
def test_grounds(evidence: str, basis: str, valid: str, expired: str) -> None:
    found = grounds(tuple(evidence.split()), STUDIES.studies, SETTINGS)
    assert found.basis == basis
    assert [s.id for s in found.valid] == valid.split()
    assert [s.id for s in found.expired] == expired.split()


@pytest.mark.parametrize(
    ("method", "research"),
    [
        ("interviews", True),
        ("survey", True),
        ("analytics", True),
        ("usability-test", True),
        ("observation", True),
        ("complaints", True),
        ("operator-feedback", True),
        (None, True),
        ("expert-opinion", False),
    ],
)
def test_an_experts_opinion_is_the_one_method_that_is_no_research(method: str | None, research: bool) -> None:
    assert is_research(study("a", method=method)) is research


@pytest.mark.parametrize(
    ("date", "valid_until", "months", "last"),
    [
        ("2026-10-01", None, 24, "2028-10-01"),
        ("2026-10-01", None, 1, "2026-11-01"),
        ("2026-10-01", "2026-10-31", 24, "2026-10-31"),
        ("2026-10-01", "2036-10-31", 24, "2036-10-31"),  # longer than the site's rhythm
        ("2024-02-29", None, 12, "2025-02-28"),
    ],
)
def test_last_day(date: str, valid_until: str | None, months: int, last: str) -> None:
    settings = Settings(today=TODAY, evidence_valid_months=months)
    assert str(last_day(study("a", date, valid_until=valid_until), settings)) == last


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-01-15", 0, "2026-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-03-31", 1, "2026-04-30"),
        ("2026-11-30", 1, "2026-12-30"),
        ("2026-11-30", 2, "2027-01-30"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-12-31", 14, "2028-02-29"),
        ("9998-12-31", 12, "9999-12-31"),
        ("9999-01-01", 12, "9999-12-31"),  # a mistyped year stops no build
        ("2026-01-01", 99_999, "9999-12-31"),
    ],
)
def test_months_later(day: str, months: int, later: str) -> None:
    assert str(months_later(dt.date.fromisoformat(day), months)) == later


@given(st.dates(), st.integers(0, 600), st.integers(0, 600))
def test_more_months_are_never_earlier(day: dt.date, some: int, more: int) -> None:
    assert day <= months_later(day, some) <= months_later(day, some + more)


@given(st.lists(st.sampled_from(sorted(STUDIES.studies))), st.lists(st.sampled_from(sorted(STUDIES.studies))))
def test_more_evidence_never_weakens(some: list[str], more: list[str]) -> None:
    strength = list(Basis)
    before, after = (
        strength.index(grounds(tuple(ids), STUDIES.studies, SETTINGS).basis) for ids in (some, some + more)
    )
    assert after <= before
