"""Whatever repository there is, or none: it is said plainly, and survived."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from cjm_plugin.history import Told
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.revision import Chronicle, Untold
from tests.history.weeks import FIRST, MAP, SECOND, below, changes, fridge, told, washing_machine, weeks
from tests.support.repositories import Files, Repository, environment, git

W44 = "2026-10-28 12:00 +01:00"
W45 = "2026-11-04 12:00 +01:00"
W46 = "2026-11-11 12:00 +01:00"
W47 = "2026-11-17 12:00 +01:00"
NOT_TOLD = "content:1: the changes of the weeks are not told: "

ALL = {
    "next": [],
    "2026-W45": ["touchpoint.emotion-fell washing-machine/compare"],
    "2026-W44": ["first washing-machine"],
}


@pytest.fixture
def maps(tmp_path: Path) -> Repository:
    """A repository with two weeks."""
    repository = Repository(tmp_path / "maps")
    repository.commit(W44, FIRST)
    repository.commit(W45, {MAP: washing_machine(emotion=-1)})
    return repository.write()


def untold(found: Told) -> tuple[Untold | None, Severity, str]:
    """Why, how loud, and in what words; nothing is told beside it."""
    [problem] = found.problems
    chronicle = found.chronicle
    assert chronicle == Chronicle(untold=chronicle.untold, branch=chronicle.branch)
    assert str(problem).startswith(NOT_TOLD)
    return chronicle.untold, problem.severity, str(problem).removeprefix(NOT_TOLD)


def clone(maps: Repository, folder: Path, *arguments: str) -> Path:
    git(maps.folder, "clone", "--quiet", *arguments, maps.folder.as_uri(), str(folder))
    return folder


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for path, text in FIRST.items():
        file = tmp_path / "site" / str(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(text))

    assert untold(told(tmp_path / "site")) == (
        Untold.NO_REPOSITORY,
        Severity.INFO,
        "the content is in no git repository; `git init` makes one",
    )


def test_no_git(maps: Repository, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    assert untold(told(maps.folder)) == (Untold.NO_GIT, Severity.INFO, "there is no git command; install git")


def test_a_repository_without_a_commit(maps: Repository) -> None:
    shutil.rmtree(maps.folder / ".git")
    git(maps.folder, "init", "--quiet")
    found = told(maps.folder)

    assert weeks(found) == {"next": ["first washing-machine"]}
    assert (found.problems, found.chronicle.untold) == ((), None)


def test_content_that_is_not_committed_yet(tmp_path: Path) -> None:
    maps = Repository(tmp_path / "maps")
    maps.commit(W44, {"README.md": "Maps\n"})
    maps.write()
    for path, text in FIRST.items():
        (maps.folder / str(path)).parent.mkdir(parents=True, exist_ok=True)
        (maps.folder / str(path)).write_text(str(text))

    assert untold(told(maps.folder)) == (
        Untold.NO_CONTENT,
        Severity.INFO,
        "nothing of the content is committed yet; commit it",
    )


def test_a_shallow_clone(maps: Repository, tmp_path: Path) -> None:
    folder = clone(maps, tmp_path / "shallow", "--depth=1")

    mend = "run `git fetch --unshallow`, or set `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab) in CI"
    said = f"this clone has only the end of the history; {mend}"
    assert untold(told(folder)) == (Untold.SHALLOW, Severity.WARNING, said)
    git(folder, "fetch", "--quiet", "--unshallow")
    assert weeks(told(folder)) == ALL


def test_a_clone_without_blobs_fetches_them(maps: Repository, tmp_path: Path) -> None:
    git(maps.folder, "config", "uploadpack.allowFilter", "true")

    assert weeks(told(clone(maps, tmp_path / "partial", "--filter=blob:none"))) == ALL


def test_a_detached_head(maps: Repository) -> None:
    git(maps.folder, "checkout", "--quiet", "HEAD~1")

    assert weeks(told(maps.folder)) == {"next": [], "2026-W44": ["first washing-machine"]}


def test_another_branch_than_the_one_checked_out(maps: Repository) -> None:
    """What a pull request brings is to come, beside what the branch has since the last close."""
    maps.commit(W47, {"content/channels/app.md": "---\ntitle: App\n---\n"}, "On main")
    maps.branch("topic")
    maps.commit(W47, {SECOND: fridge()}, "On the topic", branch="topic")
    folder = maps.write(check_out="topic").folder
    found = told(folder, branch="main")

    assert weeks(found) == {**ALL, "next": ["journey.added fridge", "channel.added app"]}
    assert [commit.subject for commit in found.chronicle.next.commits] == ["On main", "On the topic"]
    assert found.chronicle.branch == "main"


def test_a_topic_that_is_behind_the_branch_undoes_nothing(maps: Repository) -> None:
    """It was begun before W46, and knows nothing of what came in and after it."""
    maps.branch("topic")
    maps.commit(W46, {SECOND: fridge(), "content/channels/app.md": "---\ntitle: App\n---\n"}, "Lacking")
    maps.commit(W47, {"content/personas/family.md": None, MAP: washing_machine().replace("[family]", "[]")})
    maps.commit(W47, {"content/stages/choose.md": "---\ntitle: Chooses\norder: 1\n---\n"}, branch="topic")
    folder = maps.write(check_out="topic").folder
    found = told(folder, branch="main")

    assert weeks(found)["2026-W46"] == ["journey.added fridge", "channel.added app"]
    assert weeks(found)["next"] == ["stage.field-changed choose"]
    assert [commit.subject for commit in found.chronicle.next.commits] == ["Edit the maps"]
    assert [commit.touched for commit in found.chronicle.next.commits] == [("stage:choose",)]


def test_a_topic_without_any_history_in_common(maps: Repository) -> None:
    maps.branch("topic")
    maps.commit(W46, {SECOND: fridge()})
    maps.write()
    git(maps.folder, "checkout", "--quiet", "--orphan", "other")
    git(maps.folder, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-qm", "x")
    found = told(maps.folder, branch="main")

    assert (weeks(found)["next"], found.problems) == ([], ())


def test_a_branch_that_only_a_remote_has(maps: Repository, tmp_path: Path) -> None:
    folder = clone(maps, tmp_path / "ci")
    git(folder, "checkout", "--quiet", "--detach")
    git(folder, "branch", "--quiet", "-D", "main")

    assert weeks(told(folder, branch="main")) == ALL


@pytest.mark.parametrize(
    ("branch", "mend"),
    [("mian", "did you mean 'main'?"), ("published", "fetch it, or name another in `branch`")],
)
@pytest.mark.parametrize("remote", [False, True])
def test_no_such_branch(maps: Repository, tmp_path: Path, branch: str, mend: str, remote: bool) -> None:
    folder = maps.folder
    if remote:
        folder = clone(maps, tmp_path / "ci")
        git(folder, "checkout", "--quiet", "--detach")
        git(folder, "branch", "--quiet", "-D", "main")
    found = told(folder, branch=branch)

    assert untold(found) == (Untold.NO_BRANCH, Severity.WARNING, f"there is no branch '{branch}'; {mend}")
    assert found.chronicle.branch == branch


@pytest.mark.parametrize(
    "branch", ["HEAD~1", "--all", "-n1", "main:content", "refs/heads/main", "ветка", "a..b"]
)
def test_what_is_no_name_of_a_branch_is_none(maps: Repository, branch: str) -> None:
    assert told(maps.folder, branch=branch).chronicle.untold is Untold.NO_BRANCH


def test_a_tag_of_the_same_name_is_not_the_branch(maps: Repository) -> None:
    git(maps.folder, "tag", "main", "HEAD~1")

    assert weeks(told(maps.folder, branch="main")) == ALL


def test_a_branch_without_the_content(maps: Repository) -> None:
    git(maps.folder, "checkout", "--quiet", "--orphan", "empty")
    git(maps.folder, "rm", "-rq", "--cached", ".")
    git(
        maps.folder,
        "-c",
        "user.name=A",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-qm",
        "x",
        "--allow-empty",
    )

    why, severity, _ = untold(told(maps.folder, branch="empty"))
    assert (why, severity) == (Untold.NO_CONTENT, Severity.INFO)


@pytest.mark.parametrize("place", ["", "cx/maps/content", "карты и пути/содержание", "gl[o]b*", ":(top)x"])
def test_content_anywhere_in_the_repository(tmp_path: Path, place: str) -> None:
    maps = Repository(tmp_path / "maps")
    maps.commit(W44, {**below(place), "elsewhere/journeys/fridge.md": fridge()})
    maps.commit(W45, below(place, {MAP: washing_machine(emotion=-1)}))
    maps.write()
    if not place:
        shutil.rmtree(maps.folder / "elsewhere")

    assert weeks(told(maps.folder, content=place or ".")) == ALL


def test_a_working_tree_of_its_own(maps: Repository, tmp_path: Path) -> None:
    git(maps.folder, "worktree", "add", "--quiet", "--detach", str(tmp_path / "other"))

    assert weeks(told(tmp_path / "other")) == ALL


def test_content_that_is_a_submodule_has_its_own_history(tmp_path: Path) -> None:
    site = Repository(tmp_path / "site")
    site.commit(W47, {"mkdocs.yml": "site_name: x\n"})
    site.write()
    inner = Repository(tmp_path / "inner")
    inner.commit(W44, below(""))
    inner.commit(W45, below("", {MAP: washing_machine(emotion=-1)}))
    inner.write()
    git(
        site.folder,
        *(
            "-c",
            "protocol.file.allow=always",
            "submodule",
            "--quiet",
            "add",
            inner.folder.as_uri(),
            "content",
        ),
    )

    assert weeks(told(site.folder)) == ALL


def test_a_repository_of_somebody_else_is_refused_with_gits_own_advice(
    maps: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What git itself has to test its refusal.
    program = maps.folder.parent / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec {shutil.which("git")} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    why, severity, message = untold(told(maps.folder))

    assert (why, severity) == (Untold.NO_REPOSITORY, Severity.WARNING)
    assert message.startswith(f"git says: detected dubious ownership in repository at '{maps.folder}' ")
    assert message.endswith(f"git config --global --add safe.directory {maps.folder}")


def test_a_broken_repository_is_told_and_no_traceback(maps: Repository) -> None:
    for folder in (maps.folder / ".git/objects").glob("??"):
        shutil.rmtree(folder)
    why, severity, message = untold(told(maps.folder))

    assert (why, severity) == (Untold.NO_REPOSITORY, Severity.WARNING)
    assert message.startswith("git says: ")


def test_a_blob_that_is_lost_is_a_file_that_cannot_be_read(maps: Repository) -> None:
    lost = git(maps.folder, "rev-parse", f"HEAD~1:{MAP}")
    (maps.folder / ".git/objects" / lost[:2] / lost[2:]).unlink()
    found = told(maps.folder)

    assert weeks(found)["2026-W45"] == ["journey.added washing-machine"]
    assert f"2026-W44 ({MAP})" in found.problems[0].message


@pytest.mark.parametrize(
    "config",
    [
        ("core.quotepath", "true"),
        ("diff.renames", "copies"),
        ("diff.noprefix", "true"),
        ("diff.relative", "true"),
        ("diff.orderFile", "/nonexistent/order"),
        ("diff.ignoreSubmodules", "all"),
        ("log.follow", "true"),
        ("log.showSignature", "true"),
        ("log.showRoot", "false"),
        ("log.diffMerges", "off"),
        ("log.decorate", "full"),
        ("log.date", "relative"),
        ("format.pretty", "fuller"),
        ("color.ui", "always"),
        ("core.pager", "false"),
        ("i18n.logOutputEncoding", "KOI8-R"),
        ("core.abbrev", "5"),
    ],
)
def test_settings_of_the_user_change_nothing(maps: Repository, config: tuple[str, str]) -> None:
    maps.commit(W46, {SECOND: fridge(), "content/journeys/путь.md": fridge()}, "Путь", author="Ада")
    folder = maps.write().folder
    before = told(folder)
    git(folder, "config", *config)

    assert told(folder) == before
    assert [commit.subject for commit in before.chronicle.revisions[0].commits] == ["Путь"]


def test_authors_are_called_as_the_repository_says_not_as_the_user_does(
    maps: Repository, tmp_path: Path
) -> None:
    maps.commit(W46, {SECOND: fridge()}, author="ada")
    folder = maps.write().folder
    private = tmp_path / "private"
    private.write_text("Nickname <author@example.org>\n", encoding="utf-8")
    git(folder, "config", "mailmap.file", str(private))

    assert told(folder).chronicle.revisions[0].commits[0].authors == ("ada",)
    (folder / ".mailmap").write_text("Ada Author <author@example.org>\n", encoding="utf-8")
    assert told(folder).chronicle.revisions[0].commits[0].authors == ("Ada Author",)


def test_the_environment_of_a_hook_changes_nothing(
    maps: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository(tmp_path / "other")
    other.commit(W44, {"x": "y"})
    other.write()
    for name, value in {
        "GIT_DIR": str(other.folder / ".git"),
        "GIT_WORK_TREE": str(other.folder),
        "GIT_INDEX_FILE": "/nonexistent",
        "GIT_OBJECT_DIRECTORY": "/nonexistent",
        "GIT_PREFIX": "nowhere/",
        "GIT_TRACE": "1",
        "GIT_PAGER": "false",
        "GIT_GLOB_PATHSPECS": "1",
        "GIT_EXTERNAL_DIFF": "false",
    }.items():
        monkeypatch.setenv(name, value)

    assert weeks(told(maps.folder)) == ALL


def test_a_replaced_commit_is_private_to_a_clone(maps: Repository) -> None:
    git(maps.folder, "replace", "--graft", "HEAD")

    assert weeks(told(maps.folder)) == ALL


def test_few_processes_whatever_the_number_of_commits(
    maps: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        files: Files = {MAP: washing_machine(emotion=number % 3 - 1), SECOND: fridge()}
        maps.commit(f"2026-{number // 6 + 1:02d}-{number % 6 * 4 + 1:02d} 12:00 +01:00", files)
    maps.write()
    log = tmp_path / "calls"
    program = tmp_path / "bin" / "git"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\necho "$@" >>{log}\nexec {shutil.which("git")} "$@"\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=os.pathsep)
    found = told(maps.folder)

    assert len(found.chronicle.revisions) > 1
    assert len(log.read_text().splitlines()) <= 8


def test_it_leaves_the_repository_as_it_is(maps: Repository) -> None:
    def listed() -> str:
        found = subprocess.run(
            ["find", str(maps.folder / ".git"), "-printf", "%p %T@ %s\n"],
            capture_output=True,
            text=True,
            check=True,
            env=environment(),
        )
        return found.stdout

    before = listed()
    told(maps.folder)

    assert listed() == before
    assert changes(told(maps.folder).chronicle.next) == []
