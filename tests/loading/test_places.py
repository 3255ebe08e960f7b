"""Places in files that are loaded, by their paths in the model."""

from __future__ import annotations

import pytest

from cjm_plugin.loading.places import Location, locate_all
from cjm_plugin.model.references import Path
from tests.loading.support import loaded

JOURNEY = "content/journeys/asking.md"
FILE = """---
title: Asking
personas: [pensioner, young-family]
x-own: &both {marketing: leads, e-commerce: supports}
stages:
  - stage: choose
    touchpoints:
      - id: ask
        title: Asks
        channel: phone
        departments: marketing
        by_persona:
          young-family:
            pains: [{id: slow, title: Slow}]
      - {id: wait, title: Waits, channel: phone, departments: *both}
---
# A story
"""
FIRST: Path = ("stages", 0, "touchpoints", 0)
SECOND: Path = ("stages", 0, "touchpoints", 1)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ((), Location(2, 1, "")),
        (("title",), Location(2, 8, "title")),
        (("personas", 1), Location(3, 23, "personas[1]")),
        (("purpose",), Location(2, 1, "purpose")),
        (FIRST, Location(8, 9, "stages[0].touchpoints[0]")),
        ((*FIRST, "evidence"), Location(8, 9, "stages[0].touchpoints[0].evidence")),
        ((*FIRST, "departments", 0, "department"), Location(11, 22, "stages[0].touchpoints[0].departments")),
        ((*FIRST, "departments", 0, "role"), Location(11, 22, "stages[0].touchpoints[0].departments")),
        (
            (*FIRST, "by_persona", 0, "persona"),
            Location(13, 11, "stages[0].touchpoints[0].by_persona.young-family"),
        ),
        (
            (*FIRST, "by_persona", 0, "pains", 0, "title"),
            Location(14, 39, "stages[0].touchpoints[0].by_persona.young-family.pains[0].title"),
        ),
        (
            (*SECOND, "departments", 1, "department"),
            Location(15, 50, "stages[0].touchpoints[1].departments.e-commerce"),
        ),
        (
            (*SECOND, "departments", 1, "role"),
            Location(15, 63, "stages[0].touchpoints[1].departments.e-commerce"),
        ),
    ],
)
def test_what_a_path_of_the_model_leads_to(path: Path, expected: Location) -> None:
    """What is a key in the file is at the key; what the file does not have, at what is around it."""
    content = loaded({"journeys/asking.md": FILE})
    assert content.problems == ()
    for written in (FILE, f"\ufeff{FILE}".replace("\n", "\r\n")):
        found = locate_all(loaded({"journeys/asking.md": written}), {JOURNEY: [path]})
        assert found == {(JOURNEY, path): expected}


def test_many_places_of_many_objects() -> None:
    title: Path = ("title",)
    wanted = {JOURNEY: [title, FIRST], "content/stages/buy.md": [("order",), title, title]}
    found = locate_all(loaded({"journeys/asking.md": FILE}), wanted)
    assert {at: place.line for at, place in found.items()} == {
        (JOURNEY, title): 2,
        (JOURNEY, FIRST): 8,
        ("content/stages/buy.md", ("order",)): 3,
        ("content/stages/buy.md", title): 2,
    }
