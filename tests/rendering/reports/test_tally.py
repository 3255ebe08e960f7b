"""How a report begins: how many changes, of which direction, for whom most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from cjm_plugin.model.change import Change, Named
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.markdown import pull_request
from cjm_plugin.rendering.reports.report import Library, Report
from cjm_plugin.rendering.reports.terminal import Text
from tests.rendering.reports.specimens import collection, many, reviews

FAMILY, PENSIONER = "young-family", "pensioner"


def of(changes: int, *personas: Sequence[str]) -> list[Change]:
    """So many emotions that fell; whom the first of them reach."""
    found = list(many(1, changes))
    for number, ids in enumerate(personas):
        found[number] = replace(found[number], scopes=replace(found[number].scopes, personas=tuple(ids)))
    return found


@pytest.mark.parametrize(
    ("changes", "most"),
    [
        (of(10, [FAMILY], [FAMILY, PENSIONER]), "; most for Young family (2)"),
        (of(10, [PENSIONER]), "; most for pensioner (1)"),
        (of(10, [FAMILY], [PENSIONER]), ""),
        (of(10), ""),
        (of(9, [FAMILY], [FAMILY]), ""),
        ([*of(9), *reviews(2)], ""),
    ],
    ids=["one stands out", "one alone", "two are equal", "nobody", "few changes", "reviews"],
)
def test_for_whom_most_changes_are(changes: Sequence[Change], most: str) -> None:
    n = sum(change.home.title == "Map 0" and change.what == "emotion-fell" for change in changes)
    report = Report(Locale.of("en"), Library(collection()), tuple(changes))
    assert f"\n\n**{n} changes**: ↘ {n} worse{most}\n" in pull_request(report)
    assert f"\n{n} changes: {n} worse{most}\n" in Text(report).written()


@pytest.mark.parametrize(
    ("language", "tally"),
    [
        ("ru", "**10 изменений**: ↘ 10 хуже; больше всего для персоны «Young family» (1)"),
        ("pl", "**10 zmian**: ↘ 10 gorzej; najwięcej dla persony „Young family” (1)"),
    ],
)
def test_in_other_languages(language: str, tally: str) -> None:
    report = Report(Locale.of(language), Library(collection()), tuple(of(10, [FAMILY])))
    assert tally in pull_request(report).splitlines()


def test_a_persona_needs_not_be_told_that_it_is_hers() -> None:
    whose = Named("persona", FAMILY, "Young family")
    report = Report(Locale.of("en"), Library(collection()), tuple(of(10, [FAMILY])), whose)
    assert "**10 changes**: ↘ 10 worse" in pull_request(report).splitlines()
