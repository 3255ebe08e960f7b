"""The catalog: objects of any order, in one order."""

from __future__ import annotations

import random

import pytest

from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Problem, Severity
from tests.support.catalogs import catalog, journey, study, thing

THINGS = (
    study("z"),
    study("a"),
    journey("buying"),
    thing(Kind.STAGE, "use", order=2),
    thing(Kind.STAGE, "buy", order=1),
    thing(Kind.STAGE, "choose", order=1.5),
    thing(Kind.STAGE, "ask", order=2),
    thing(Kind.PERSONA, "family"),
)


def test_objects_stand_by_kind_then_id() -> None:
    found = catalog(*THINGS)
    assert [f"{thing.kind}:{thing.id}" for thing in found] == [
        "journey:buying",
        "persona:family",
        "stage:ask",
        "stage:buy",
        "stage:choose",
        "stage:use",
        "study:a",
        "study:z",
    ]
    assert list(found.collection(Kind.STUDY)) == list(found.studies) == ["a", "z"]
    assert found.metrics == {}


def test_stages_stand_by_order_and_ties_by_id() -> None:
    assert [stage.id for stage in catalog(*THINGS).stages_in_order] == ["buy", "choose", "ask", "use"]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_files_changes_nothing(seed: int) -> None:
    shuffled = random.Random(seed).sample(THINGS, len(THINGS))
    assert list(catalog(*shuffled)) == list(catalog(*THINGS))
    assert catalog(*shuffled) == catalog(*THINGS)


def test_a_catalog_of_nothing() -> None:
    assert list(Catalog()) == list(catalog()) == []


def test_collections_cannot_be_changed() -> None:
    with pytest.raises(TypeError):
        catalog(*THINGS).studies["b"] = study("b")  # type: ignore[index]


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (
            Problem(
                path="content/a.md",
                line=31,
                field="stages[0].channel",
                code="CJM021",
                message="no channel 'x'",
            ),
            "content/a.md:31: stages[0].channel: no channel 'x'",
        ),
        (Problem(path="content/a.md", code="CJM001", message="is empty"), "content/a.md:1: is empty"),
    ],
)
def test_a_problem_is_told_with_its_address(problem: Problem, line: str) -> None:
    assert str(problem) == line


def test_problems_are_listed_by_file_line_and_column() -> None:
    def at(path: str, line: int, column: int = 1, field: str = "") -> Problem:
        return Problem(path=path, line=line, column=column, field=field, code="CJM001", message="m")

    first_to_last = (at("a.md", 2), at("a.md", 10), at("a.md", 10, 3), at("a.md", 10, 3, "b"), at("b.md", 1))
    assert tuple(sorted(random.Random(1).sample(first_to_last, 5))) == first_to_last
    assert at("a.md", 1).severity is Severity.ERROR
