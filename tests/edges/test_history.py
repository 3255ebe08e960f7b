"""What a build tells of the repository that its content is in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edges.sites import CONFIG, CONTENT, links, make_site, page, run, snapshot
from tests.support.repositories import Files, Repository, git

ONE = "2026-10-28 12:00 +01:00"
TWO = "2026-11-04 12:00 +01:00"
SITE: Files = dict([("mkdocs.yml", CONFIG), *CONTENT.items()])
PERSONA = "content/personas/young-family.md"
TOLD = "content:1: the changes of the weeks are not told: "


@pytest.fixture(autouse=True, scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """18 November 2026; and whatever holds the folders of the tests is no business of theirs."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795003200")
        patch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path_factory.getbasetemp()))
        yield


@pytest.fixture
def maps(tmp_path: Path) -> Repository:
    return two_weeks(tmp_path / "maps")


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, built once; whoever builds it again gets the same."""
    folder = two_weeks(tmp_path_factory.mktemp("published") / "maps").folder
    result = run(folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    return folder


def two_weeks(folder: Path) -> Repository:
    repository = Repository(folder)
    repository.commit(ONE, {**SITE, ".gitignore": "/site/\n"}, "Draw the maps (#1)")
    repository.commit(
        TWO, {PERSONA: "---\ntitle: A young family\n---\n"}, "Name the family (#2)", author="Ada"
    )
    return repository.write()


def test_a_long_history_is_announced_once(tmp_path: Path) -> None:
    maps = Repository(tmp_path / "maps")
    maps.commit("2026-01-01 12:00 +01:00", SITE)
    for week in range(1, 25):
        day = dt.date(2026, 1, 1) + dt.timedelta(weeks=week)
        maps.commit(f"{day} 12:00 +01:00", {PERSONA: f"---\ntitle: Family {week}\n---\n"})
    folder = maps.write().folder
    said = "INFO    -  Working out 25 weeks of history, which are kept for the next build\n"

    assert run(folder, "build", "--strict").stderr.count(said) == 1
    assert said not in run(folder, "build", "--strict").stderr


def test_weeks_are_published(published: Path) -> None:
    site = published / "site"
    assert {"2026-W44", "2026-W45", "next"} <= {file.name for file in (site / "changes").iterdir()}
    text = page(site, "changes/2026-W45").text_content()
    assert "A young family" in text
    assert "Name the family" in text
    assert any(
        "pull/2" in href or href.endswith("/2") for href in links(page(site, "changes/2026-W45")).values()
    )


def test_the_repository_stays_clean_and_a_second_build_is_the_same(published: Path) -> None:
    first = snapshot(published / "site")
    assert git(published, "status", "--porcelain") == ""
    assert list((published / ".cache/cjm/history").iterdir()) != []

    # Now out of the cache.
    assert run(published, "build", "--strict").returncode == 0
    assert snapshot(published / "site") == first


def test_a_clone_elsewhere_gives_the_same_bytes(published: Path, tmp_path: Path) -> None:
    clone = tmp_path / "elsewhere" / "clone"
    git(published, "clone", "--quiet", ".", str(clone))
    assert run(clone, "build", "--strict").returncode == 0

    assert snapshot(clone / "site") == snapshot(published / "site")


def test_no_repository_is_a_remark_that_a_strict_build_lets_pass(tmp_path: Path) -> None:
    result = run(make_site(tmp_path / "site"), "build", "--strict")

    assert result.returncode == 0, result.stderr
    assert f"INFO    -  {TOLD}the content is in no git repository; `git init` makes one" in result.stderr


def test_a_shallow_clone_is_a_warning(maps: Repository, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(maps.folder, "clone", "--quiet", "--depth=1", maps.folder.as_uri(), str(clone))

    result = run(clone, "build", "--strict")
    assert result.returncode == 1
    assert f"WARNING -  {TOLD}this clone has only the end of the history; " in result.stderr

    # Which a site may weigh like any other problem.
    config = CONFIG.replace("plugins: [search, cjm]", "plugins: [search, {cjm: {checks: {CJM200: info}}}]")
    (clone / "mkdocs.yml").write_text(config)

    assert run(clone, "build", "--strict").returncode == 0


def test_the_options_say_when_weeks_close_and_of_which_branch(maps: Repository) -> None:
    options = "{closes: wednesday 12:00, timezone: Europe/Warsaw}"
    config = CONFIG.replace("[search, cjm]", f"[search, {{cjm: {{revision: {options}, branch: main}}}}]")
    git(maps.folder, "checkout", "--quiet", "--detach", "HEAD~1")
    (maps.folder / "mkdocs.yml").write_text(config)
    assert run(maps.folder, "build", "--strict").returncode == 0

    # Both commits came at the very close, Wednesday noon.
    weeks = {file.name for file in (maps.folder / "site/changes").iterdir() if file.is_dir()}
    assert {"2026-W45", "2026-W46"} <= weeks
    assert "2026-W44" not in weeks
