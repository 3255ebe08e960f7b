"""Weeks that are over are kept from build to build, and it makes no difference whether they are."""

from __future__ import annotations

import datetime as dt
import pickle
from pathlib import Path

import pytest

from cjm_plugin.history import Closing, Told, objects
from cjm_plugin.history.kept import Shelf
from cjm_plugin.loading import SourceFile
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.objects import manuscript
from tests.history.weeks import FIRST, MAP, SECOND, WARSAW, below, fridge, told, washing_machine
from tests.support.repositories import Repository

W44 = "2026-10-28 12:00 +01:00"
W45 = "2026-11-04 12:00 +01:00"
W46 = "2026-11-11 12:00 +01:00"
W47 = "2026-11-17 12:00 +01:00"
BROKEN = "---\ntitle: [\n---\n"


@pytest.fixture
def maps(tmp_path: Path) -> Repository:
    """Weeks of every sort: the first, one with a broken file, one of reformatting only, one with changes."""
    repository = Repository(tmp_path / "maps")
    repository.commit("2026-10-21 12:00 +02:00", FIRST, "First (#1)")
    repository.commit(W44, {MAP: BROKEN, SECOND: fridge()}, author="Ядвига & Co")
    repository.commit(W45, {SECOND: fridge().replace("title:", "title: ")})
    repository.commit(W46, {MAP: washing_machine(emotion=-1)})
    repository.commit(W47, {MAP: washing_machine(emotion=1)})
    return repository.write()


def same(found: Told, expected: Told) -> bool:
    """To the last byte, with the types of all that is in it."""
    return found == expected and repr(found) == repr(expected)


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    return tmp_path / "shelf"


def test_what_is_kept_is_what_would_be_worked_out(maps: Repository, shelf: Path) -> None:
    fresh = told(maps.folder)
    assert len(fresh.chronicle.revisions) == 3
    assert len(fresh.problems) == 1
    assert same(told(maps.folder, shelf=shelf), fresh)
    assert len(list(shelf.iterdir())) == 4

    kept = told(maps.folder, shelf=shelf)
    assert same(kept, fresh)
    assert pickle.loads(pickle.dumps(kept)) == fresh


def test_sites_of_one_repository_may_share_a_shelf(tmp_path: Path, shelf: Path) -> None:
    repository = Repository(tmp_path / "both")
    repository.commit(W44, {**below("a/content"), **below("b/content")})
    ours, theirs = washing_machine(emotion=1), washing_machine(emotion=-1)
    repository.commit(W45, {f"a/{MAP}": ours, f"b/{MAP}": theirs})
    repository.write()

    for site in ("a", "b"):
        assert same(told(repository.folder / site, shelf=shelf), told(repository.folder / site))


def test_kept_weeks_are_not_worked_out_again(
    maps: Repository, shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fresh = told(maps.folder, shelf=shelf)
    decoded: list[str] = []

    def seen(file: SourceFile, prefix: str) -> Manuscript:
        decoded.append(file.path)
        return manuscript(file, prefix)

    monkeypatch.setattr(objects, "manuscript", seen)
    assert same(told(maps.folder, shelf=shelf), fresh)
    # The one that is not today what it was at the last close.
    assert decoded == ["journeys/washing-machine.md"]


@pytest.mark.parametrize("cut", [0, 1, 60, -1])
@pytest.mark.parametrize("number", range(4))
def test_a_broken_file_is_made_anew(maps: Repository, shelf: Path, number: int, cut: int) -> None:
    fresh = told(maps.folder, shelf=shelf)
    file = sorted(shelf.iterdir())[number]
    whole = file.read_bytes()
    file.write_bytes(whole[:cut])

    assert same(told(maps.folder, shelf=shelf), fresh)
    assert file.read_bytes() == whole


def test_a_file_under_the_name_of_another_is_made_anew(maps: Repository, shelf: Path) -> None:
    fresh = told(maps.folder, shelf=shelf)
    one, other, *_ = sorted(shelf.iterdir())
    whole = one.read_bytes()
    one.write_bytes(other.read_bytes())

    assert same(told(maps.folder, shelf=shelf), fresh)
    assert one.read_bytes() == whole


def test_any_subset_of_weeks_may_be_gone(maps: Repository, shelf: Path) -> None:
    fresh = told(maps.folder, shelf=shelf)
    files = sorted(shelf.iterdir())
    for subset in range(1, 2 ** len(files)):
        for number, file in enumerate(files):
            if subset & 1 << number:
                file.unlink()
        assert same(told(maps.folder, shelf=shelf), fresh), subset


def test_a_folder_that_cannot_be_written_costs_time_only(maps: Repository, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    assert same(told(maps.folder, shelf=tmp_path / "file"), told(maps.folder))


@pytest.mark.parametrize(
    "closing",
    [Closing(2, dt.time(12), WARSAW), Closing(0, dt.time(0), dt.UTC), Closing(0, dt.time(9), WARSAW)],
)
def test_other_options_find_nothing_of_these(maps: Repository, shelf: Path, closing: Closing) -> None:
    told(maps.folder, shelf=shelf)

    assert same(told(maps.folder, shelf=shelf, closing=closing), told(maps.folder, closing=closing))


def test_history_written_anew_finds_nothing_of_the_old(maps: Repository, shelf: Path, tmp_path: Path) -> None:
    told(maps.folder, shelf=shelf)
    other = Repository(tmp_path / "other")
    other.commit("2026-10-21 12:00 +02:00", FIRST, "First (#1)")
    other.commit(W44, {SECOND: fridge()})
    other.write()

    assert same(told(other.folder, shelf=shelf), told(other.folder))


def test_it_does_not_grow_for_ever(maps: Repository, shelf: Path) -> None:
    shelf.mkdir()
    for number in range(400):
        (shelf / f"{number:040x}.json").write_text("of another year")
    told(maps.folder, shelf=shelf)

    left = len(list(shelf.iterdir()))
    assert left == 4 + 4 + 200
    assert Shelf(shelf).find("0" * 40) is None
