"""Where the content was moved, its history goes on in the folder that it came from."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.history.weeks import FIRST, MAP, SECOND, below, fridge, told, washing_machine, weeks
from tests.support.repositories import Files, Repository

W43 = "2026-10-21 12:00 +01:00"
W44 = "2026-10-28 12:00 +01:00"
W45 = "2026-11-04 12:00 +01:00"
W46 = "2026-11-11 12:00 +01:00"

ALL = {
    "next": [],
    "2026-W46": ["journey.added fridge"],
    "2026-W44": ["touchpoint.emotion-fell washing-machine/compare"],
    "2026-W43": ["first washing-machine"],
}


def moved(start: str, end: str, files: Files = FIRST) -> dict[str | bytes, str | bytes | None]:
    """The edits of a move, with the emotion that W44 gave the map."""
    now = {**files, MAP: washing_machine(emotion=-1)}
    return {**dict.fromkeys(below(start, now)), **below(end, now)}


@pytest.fixture
def maps(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "maps")


def begin(maps: Repository, folder: str) -> None:
    maps.commit(W43, below(folder))
    maps.commit(W44, below(folder, {MAP: washing_machine(emotion=-1)}))


@pytest.mark.parametrize(
    ("start", "said"),
    [
        ("docs", "'docs'"),
        ("", "the top of the repository"),
        ("cx/карты", "'cx/карты'"),
        ("content/old", "'content/old'"),
        ("a content", "'a content'"),
    ],
)
def test_content_that_was_moved(maps: Repository, start: str, said: str) -> None:
    begin(maps, start)
    maps.commit(W45, moved(start, "content"), "Move the maps")
    maps.commit(W46, {SECOND: fridge()})
    found = told(maps.write().folder)

    assert weeks(found) == ALL
    [problem] = found.problems
    assert (str(problem), problem.severity) == (
        f"content:1: the content was in {said}; its history goes on there",
        "info",
    )


def test_moved_twice_and_back(maps: Repository) -> None:
    begin(maps, "content")
    maps.commit(W45, moved("content", "docs"))
    maps.commit(W45, moved("docs", "content"))
    maps.commit(W46, {SECOND: fridge()})
    found = told(maps.write().folder)

    assert weeks(found) == ALL
    assert found.problems[0].message == (
        "the content was in 'docs', before that in 'content'; its history goes on there"
    )


def test_moved_with_an_edit(maps: Repository) -> None:
    begin(maps, "docs")
    maps.commit(W46, {**moved("docs", "content"), SECOND: fridge()})
    found = told(maps.write().folder)

    assert weeks(found) == ALL
    assert [commit.touched for commit in found.chronicle.revisions[0].commits] == [("journey:fridge",)]


def test_copied_and_the_old_folder_left(maps: Repository) -> None:
    begin(maps, "docs")
    maps.commit(W45, below("content", {**FIRST, MAP: washing_machine(emotion=-1)}))
    maps.commit(W46, {SECOND: fridge()})

    assert weeks(told(maps.write().folder)) == ALL


def test_pages_of_the_new_folder_came_before_the_maps(maps: Repository) -> None:
    begin(maps, "docs")
    maps.commit(W44, {"content/index.md": "# Soon\n"})
    maps.commit(W45, moved("docs", "content"))
    maps.commit(W46, {SECOND: fridge()})

    assert weeks(told(maps.write().folder)) == ALL


def test_other_files_are_another_content(maps: Repository) -> None:
    """Half of the files and less are no move: both began from one template."""
    other: Files = {**FIRST, "content/personas/family.md": "---\ntitle: Another\n---\n", MAP: fridge()}
    maps.commit(W43, below("docs", other))
    maps.commit(W45, FIRST)
    found = told(maps.write().folder)

    assert weeks(found) == {"next": [], "2026-W45": ["first washing-machine"]}
    assert found.problems == ()


def test_moved_by_a_merge(maps: Repository) -> None:
    begin(maps, "docs")
    maps.branch("move")
    maps.commit(W44, moved("docs", "content"), branch="move", author="Mo Mover")
    maps.merge("move", W46, "Merge branch 'move'")
    maps.commit(W46, {SECOND: fridge()}, author="Fia Fridge")
    found = told(maps.write().folder)

    assert weeks(found) == ALL
    assert [commit.authors for commit in found.chronicle.revisions[0].commits] == [("Fia Fridge",)]
