"""`cjm revision close` in real repositories."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result

from cjm_plugin.edges.cli import main
from tests.edges.repositories import Repository, repository
from tests.edges.sites import write
from tests.support.small import AROUND, JOURNEY, MAP

CONFIG = dedent("""\
    site_name: Journeys
    docs_dir: content
    theme: {name: material, language: en}
    plugins: [search, cjm]
    """)
FILES = {
    "mkdocs.yml": CONFIG,
    MAP: JOURNEY,
    **AROUND,
}
W46, W47 = "revision/2026-W46", "revision/2026-W47"
IDENTITY = "Release bot <release@intranet.example>"
TAG_46 = dedent("""\
    2026-W46, 9–15 November 2026

    One map changed. 1 touchpoint became worse.
    1 change: 1 worse
    """)
NOTES_46 = dedent("""\
    # What changed for customers

    ## 2026-W46, 9–15 November 2026

    One map changed. 1 touchpoint became worse.

    **1 change**: ↘ 1 worse

    Emotion goes from −2 to +2.

    ### **Buying a washing machine**

    - ↘ worse · **Compares three models**: emotion fell 0 → −1

    ### Why, and who

    - Depth is not shown, Content team
    """)


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of whoever runs the tests is known to git."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The first version in week 41, an edit in week 46. Nothing is tagged yet."""
    made = repository(tmp_path / "maps", FILES)
    monkeypatch.chdir(made.folder)
    identify(made)
    feels(made, 0, -1, "Depth is not shown", "2026-11-11T12:00:00+00:00")
    return made


def identify(made: Repository) -> None:
    made.git("config", "user.name", "Release bot")
    made.git("config", "user.email", "release@intranet.example")


def feels(made: Repository, before: int, after: int, subject: str, when: str) -> str:
    """An edit of the map's one emotion."""
    made.edit(MAP, f"emotion: {before}", f"emotion: {after}")
    return made.commit(subject, when)


def close(now: str, *arguments: str) -> Result:
    """At a moment."""
    moment = str(int(dt.datetime.fromisoformat(now).timestamp()))
    command = ["revision", "close", *arguments]
    return CliRunner(env={"SOURCE_DATE_EPOCH": moment}).invoke(main, command, catch_exceptions=False)


def close_on(day: str, *arguments: str) -> Result:
    """Five minutes after midnight, as a schedule would."""
    return close(f"2026-11-{day}T00:05:00+00:00", *arguments)


def tags(made: Repository) -> dict[str, str]:
    """Commits by the tags' names."""
    told = made.git("for-each-ref", "--format=%(refname:short) %(*objectname)%(objectname)", "refs/tags")
    return {name: ids[:40] for name, ids in map(str.split, told.splitlines())}


def written(made: Repository, name: str) -> str:
    """A tag as git keeps it."""
    return made.git("cat-file", "tag", name) + "\n"


# Mondays


def test_two_mondays(repo: Repository) -> None:
    fell = repo.git("rev-parse", "HEAD")
    first = close_on("16")

    assert (first.exit_code, first.stdout, first.stderr) == (0, f"{W46}\n", "")
    assert tags(repo) == {W46: fell}
    assert written(repo, W46) == (
        f"object {fell}\ntype commit\ntag {W46}\ntagger {IDENTITY} 1794787200 +0000\n\n{TAG_46}"
    )

    rose = feels(repo, -1, 1, "Depth is shown", "2026-11-18T12:00:00+00:00")
    feels(repo, 1, 2, "Depth is shown with the hose", "2026-11-23T00:01:00+00:00")
    second = close_on("23")

    assert (second.exit_code, second.stdout) == (0, f"{W47}\n")
    assert second.stderr == f"cjm: the tag '{W46}' is there already\n"
    assert tags(repo) == {W46: fell, W47: rose}


def test_weeks_that_nobody_closed_are_made_up_for(repo: Repository) -> None:
    close_on("16")
    feels(repo, -1, 1, "Depth is shown", "2026-11-18T12:00:00+00:00")
    feels(repo, 1, 2, "With the hose", "2026-11-25T12:00:00+00:00")

    assert close_on("30").stdout == f"{W47}\nrevision/2026-W48\n"


@pytest.mark.usefixtures("repo")
def test_without_a_tag_only_the_last_week_that_brought_something_is_closed() -> None:
    assert close_on("30").stdout == f"{W46}\n"


def test_a_repeat_changes_nothing(repo: Repository) -> None:
    close_on("16")
    before = repo.git("for-each-ref")
    again = close_on("16")

    assert (again.exit_code, again.stdout) == (0, "")
    assert again.stderr == f"cjm: the tag '{W46}' is there already\n"
    assert repo.git("for-each-ref") == before


def test_a_week_without_changes_gets_no_tag(repo: Repository) -> None:
    close_on("16")
    repo.commit("Tell what the folder is", "2026-11-18T12:00:00+00:00", {"README.md": "Maps\n"})
    repo.commit("Guide", "2026-11-18T13:00:00+00:00", {"content/guide.md": "# Guide\n"})

    assert close_on("23").stdout == ""
    assert list(tags(repo)) == [W46]


def test_before_the_first_week_is_over_there_is_nothing_to_close(repo: Repository) -> None:
    result = close("2026-10-08T00:00:00+00:00")

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert tags(repo) == {}


def test_the_first_version_is_a_revision(repo: Repository) -> None:
    assert close("2026-10-12T00:05:00+00:00").stdout == "revision/2026-W41\n"
    assert written(repo, "revision/2026-W41").endswith(
        "\n\n2026-W41, 5–11 October 2026\n\nFirst version, with 1 map.\n  Buying a washing machine\n"
    )


def test_a_dry_run_writes_nothing(repo: Repository, tmp_path: Path) -> None:
    result = close_on("16", "--dry-run", "--notes", str(tmp_path / "notes"))

    assert (result.exit_code, result.stdout) == (0, f"{W46}\n")
    assert result.stderr == f"cjm: the tag '{W46}' would be on {repo.git('rev-parse', 'HEAD')}\n"
    assert tags(repo) == {}
    assert not (tmp_path / "notes").exists()


# What is tagged


def test_the_same_history_has_the_same_tag_wherever_it_is_made(
    repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.git("clone", "--quiet", str(repo.folder), str(tmp_path / "other"))
    close_on("16")
    other = Repository(tmp_path / "other")
    identify(other)
    monkeypatch.chdir(other.folder)
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2001-01-01T00:00:00+00:00")
    close_on("20", "--today", "2026-11-21")

    assert other.git("rev-parse", W46) == repo.git("rev-parse", W46)


def test_the_site_s_configuration_of_that_week_is_in_it(repo: Repository) -> None:
    repo.edit("mkdocs.yml", "site_name: Journeys", "site_name: Our journeys")
    renamed = repo.commit("Call them ours", "2026-11-15T23:59:59+00:00")
    repo.commit("Tell what the folder is", "2026-11-16T00:00:00+00:00", {"README.md": "Maps\n"})
    close_on("16")

    assert tags(repo) == {W46: renamed}


def test_a_branch_counts_as_its_merge_has_it(repo: Repository) -> None:
    repo.git("switch", "--quiet", "--create", "topic")
    feels(repo, -1, 1, "Depth is shown", "2026-11-18T12:00:00+00:00")
    repo.git("switch", "--quiet", "main")
    merge = ["merge", "--quiet", "--no-ff", "--message", "Show the depth", "topic"]
    repo.git(*merge, when="2026-11-19T12:00:00+00:00")
    close_on("23")

    assert tags(repo) == {W47: repo.git("rev-parse", "main")}


def test_the_published_branch_is_tagged_whatever_is_checked_out(repo: Repository) -> None:
    repo.edit("mkdocs.yml", "plugins: [search, cjm]", "plugins: [search, {cjm: {branch: main}}]")
    main_is = repo.commit("Name the branch", "2026-11-12T12:00:00+00:00")
    repo.git("switch", "--quiet", "--create", "topic")
    feels(repo, -1, 1, "Depth is shown", "2026-11-13T12:00:00+00:00")
    close_on("16")

    assert tags(repo) == {W46: main_is}


def test_a_folder_that_was_moved_is_followed(repo: Repository) -> None:
    fell = repo.git("rev-parse", "HEAD")
    repo.git("mv", "content", "maps")
    repo.edit("mkdocs.yml", "docs_dir: content", "docs_dir: maps")
    repo.commit("Call the folder maps", "2026-11-16T12:00:00+00:00")
    close_on("16")

    assert tags(repo) == {W46: fell}


def test_weeks_close_by_the_site_s_clocks(repo: Repository) -> None:
    option = "{cjm: {revision: {closes: sunday 18:00, timezone: Europe/Warsaw}}}"
    repo.edit("mkdocs.yml", "cjm]", f"{option}]")
    last = repo.commit("Close on Sundays", "2026-11-15T16:59:59+00:00")
    feels(repo, -1, 1, "Depth is shown", "2026-11-15T17:00:00+00:00")

    assert close("2026-11-15T16:59:59+00:00", "--dry-run").stdout == "revision/2026-W41\n"
    assert close("2026-11-15T17:00:00+00:00").stdout == f"{W46}\n"
    assert tags(repo) == {W46: last}
    assert f"\ntagger {IDENTITY} 1794762000 +0100\n" in written(repo, W46)


# Notes


@pytest.mark.usefixtures("repo")
def test_the_notes_are_the_week_in_markdown(tmp_path: Path) -> None:
    file, folder = tmp_path / "notes.md", tmp_path / "new" / "notes"
    close_on("16", "--notes", str(file))
    assert file.read_text(encoding="utf-8") == NOTES_46

    # A release that failed can be made up for.
    close_on("16", "--notes", str(folder))
    assert [path.name for path in folder.iterdir()] == ["2026-W46.md"]
    assert (folder / "2026-W46.md").read_text(encoding="utf-8") == NOTES_46


def test_of_several_weeks_each_has_its_notes(repo: Repository, tmp_path: Path) -> None:
    close_on("16")
    feels(repo, -1, 1, "Depth is shown", "2026-11-18T12:00:00+00:00")
    feels(repo, 1, 2, "With the hose", "2026-11-25T12:00:00+00:00")
    close_on("30", "--notes", str(tmp_path / "notes"))
    told = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "notes").iterdir()}

    assert sorted(told) == ["2026-W47.md", "2026-W48.md"]
    assert "emotion rose −1 → +1" in told["2026-W47.md"]
    assert "emotion rose +1 → +2" in told["2026-W48.md"]
    assert "2026-W47" not in told["2026-W48.md"]


def test_in_one_file_the_newest_week_stands_first(repo: Repository, tmp_path: Path) -> None:
    close_on("16")
    feels(repo, -1, 1, "Depth is shown", "2026-11-18T12:00:00+00:00")
    feels(repo, 1, 2, "With the hose", "2026-11-25T12:00:00+00:00")
    close_on("30", "--notes", str(tmp_path / "notes.md"))
    lines = (tmp_path / "notes.md").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line.startswith(("# ", "## "))] == [
        "# What changed for customers",
        "## 2026-W48, 23–29 November 2026",
        "## 2026-W47, 16–22 November 2026",
    ]


def test_the_site_s_language_and_hostile_titles(repo: Repository, tmp_path: Path) -> None:
    repo.edit("mkdocs.yml", "language: en", "language: ru")
    repo.edit(MAP, "title: Buying a washing machine", "title: 'Покупка @all <b>#1</b> [x](javascript:0)'")
    repo.edit(MAP, "emotion: -1", "emotion: 1")
    repo.commit("Покупка — ::error::нет @all (#7)", "2026-11-18T12:00:00+00:00")
    assert close_on("23", "--notes", str(tmp_path / "notes.md")).stdout == f"{W47}\n"
    notes = (tmp_path / "notes.md").read_text(encoding="utf-8")

    assert "## 2026-W47, 16–22 ноября 2026\u202fг." in notes
    assert "Покупка @&#8203;all &lt;b&gt;\\#&#8203;1&lt;/b&gt; \\[x\\](javascript:0)" in notes
    assert "- Покупка — ::&#8203;error::нет @&#8203;all (\\#&#8203;7), Content team\n" in notes
    assert "\n2026-W47, 16–22 ноября 2026\u202fг.\n\nИзменилась одна карта." in written(repo, W47)


def test_notes_that_can_t_be_written_leave_no_tag(repo: Repository, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    result = close_on("16", "--notes", str(tmp_path / "file" / "notes.md"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert "cannot be written: " in result.stderr
    assert tags(repo) == {}


# What is refused


def refused(result: Result) -> str:
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr.removeprefix("cjm: no revision is closed: ")


def test_a_tag_on_another_commit(repo: Repository) -> None:
    right, wrong = repo.git("rev-parse", "HEAD"), repo.git("rev-parse", "HEAD~1")
    repo.git("tag", W46, wrong)
    feels(repo, -1, 1, "Depth is shown", "2026-11-18T12:00:00+00:00")

    assert refused(close_on("23")) == (
        f"the tag '{W46}' is on {wrong[:12]}, but the week closed on {right[:12]}; "
        f"if that is right, take the tag away with `git tag --delete {W46}`, "
        f"and where it was pushed with `git push --delete origin {W46}`\n"
    )
    assert tags(repo) == {W46: wrong}


def test_a_tag_of_any_kind_on_the_right_commit_stays(repo: Repository) -> None:
    repo.git("tag", W46)
    assert close_on("16").stderr == f"cjm: the tag '{W46}' is there already\n"
    assert repo.git("cat-file", "-t", W46) == "commit"


@pytest.mark.parametrize("name", ["revision/2026-W99", "revision/first", "revision/2026-W52", "2026-W47"])
def test_tags_of_other_names_count_for_nothing(repo: Repository, name: str) -> None:
    repo.git("tag", name)
    assert close_on("16").stdout == f"{W46}\n"


def test_where_one_tag_can_t_be_made_none_is(repo: Repository) -> None:
    close_on("16")
    feels(repo, -1, 1, "Depth is shown", "2026-11-18T12:00:00+00:00")
    feels(repo, 1, 2, "With the hose", "2026-11-25T12:00:00+00:00")
    repo.git("tag", "revision/2026-W48/draft")

    result = close_on("30")
    assert (result.exit_code, result.stdout) == (1, "")
    assert (
        "cjm: no revision is closed: git says: cannot lock ref 'refs/tags/revision/2026-W48': "
        in result.stderr
    )
    assert sorted(tags(repo)) == [W46, "revision/2026-W48/draft"]


def test_a_shallow_clone(repo: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.git("clone", "--quiet", "--depth", "1", f"file://{repo.folder}", str(tmp_path / "clone"))
    monkeypatch.chdir(tmp_path / "clone")

    assert refused(close_on("16")) == (
        "this clone has only the end of the history; run `git fetch --unshallow`, or set `fetch-depth: 0` "
        "(GitHub) or `GIT_DEPTH: 0` (GitLab) in CI\n"
    )


@pytest.mark.parametrize("staged", [False, True])
def test_a_dirty_tree(repo: Repository, staged: bool) -> None:
    repo.edit(MAP, "emotion: -1", "emotion: 2")
    if staged:
        repo.git("add", "--all")
    assert refused(close_on("16")) == (
        f"1 file is changed and not committed, '{MAP}' first; commit or stash what is changed\n"
    )
    (repo.folder / "mkdocs.yml").write_text(f"{CONFIG}copyright: Ours\n", encoding="utf-8")
    assert refused(close_on("16")).startswith("2 files are changed and not committed, 'content/")
    assert tags(repo) == {}


def test_files_that_git_does_not_know_are_no_dirt(repo: Repository) -> None:
    write(repo.folder, {"notes.md": "Mine\n", "site/index.html": "<p>Built</p>\n"})
    assert close_on("16").stdout == f"{W46}\n"


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, FILES))
    assert refused(close_on("16")) == "the content is in no git repository; `git init` makes one\n"


def test_no_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write(tmp_path, FILES))
    Repository(tmp_path).git("init", "--quiet", "--initial-branch=main")
    assert refused(close_on("16")) == "nothing is committed yet; commit it\n"


def test_no_such_branch(repo: Repository) -> None:
    repo.edit("mkdocs.yml", "plugins: [search, cjm]", "plugins: [search, {cjm: {branch: mian}}]")
    repo.commit("Name the branch", "2026-11-12T12:00:00+00:00")
    assert refused(close_on("16")) == "there is no branch 'mian'; did you mean 'main'?\n"


def test_nobody_who_makes_the_tag(repo: Repository) -> None:
    repo.git("config", "--unset", "user.email")
    assert refused(close_on("16")) == (
        "git does not know who makes the tags; "
        "run `git config user.name …` and `git config user.email …` first\n"
    )
    assert tags(repo) == {}


def test_content_with_errors(repo: Repository) -> None:
    repo.edit(MAP, "channel: website", "channel: web-site")
    repo.commit("A slip", "2026-11-12T12:00:00+00:00")
    result = close_on("16")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.endswith("cjm: nothing is told: 1 error in the content\n")
