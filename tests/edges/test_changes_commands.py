"""`cjm diff` and `cjm changes` in real repositories."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator

from cjm_plugin.edges.cli import main
from cjm_plugin.rendering.data import published_schema
from tests.edges.repositories import Repository, repository
from tests.edges.sites import run, write

MAP = "content/journeys/washing-machine.md"
CONFIG = dedent("""\
    site_name: Journeys
    docs_dir: content
    theme: {name: material, language: en}
    plugins: [search, cjm]
    """)
HOSTILE = "Fits @everyone <b>#1</b> & [x](javascript:alert(1)) ::error::no"
FILES = {
    "mkdocs.yml": CONFIG,
    MAP: """\
        ---
        title: Buying a washing machine
        personas: [young-family, pensioner]
        stages:
          - stage: choose
            touchpoints:
              - id: compare
                title: Compares three models
                channel: website
                emotion: 0
                departments: {e-commerce: leads, marketing: supports}
              - id: pay
                title: Pays by card
                channel: website
                emotion: 0
                departments: payments
        ---
        """,
    "content/personas/young-family.md": "---\ntitle: Young family\n---\n",
    "content/personas/pensioner.md": "---\ntitle: Pensioner\nwas: [retired]\n---\n",
    "content/stages/choose.md": "---\ntitle: Choose\norder: 1\n---\n",
    "content/channels/website.md": "---\ntitle: Website\n---\n",
    "content/departments/e-commerce.md": ("---\ntitle: E-commerce\ncontact: shop@intranet.example\n---\n"),
    "content/departments/marketing.md": "---\ntitle: Marketing\n---\n",
    "content/departments/payments.md": "---\ntitle: Payments\n---\n",
}
FELL = "Compares three models: emotion fell 0 → −1"
ROSE = "Pays by card: emotion rose 0 → +1"


def cjm(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """Two weeks of edits, and one that is not committed. Today is Wednesday, 18 November 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795003200")
    monkeypatch.chdir(tmp_path)
    made = repository(tmp_path, FILES)
    made.edit(
        MAP,
        "channel: website\n        emotion: 0\n        departments: {",
        "channel: website\n        emotion: -1\n        departments: {",
    )
    made.commit("The depth question goes on the map (#412)", "2026-11-05T12:00:00+00:00")
    made.edit(MAP, "emotion: 0", "emotion: 1")
    return made


@pytest.mark.usefixtures("repo")
def test_by_default_the_last_close_is_compared_with_what_lies_there() -> None:
    result = cjm("diff")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == dedent(f"""\
        One map changed. 1 touchpoint became better.
        1 change: 1 better

        Buying a washing machine
          better   {ROSE}

        Who should look at it
          Payments  1 change · better · Pensioner, Young family
        """)


@pytest.mark.parametrize(("day", "weeks"), [("2026-11-08", []), ("2026-11-09", ["2026-W45"])])
@pytest.mark.usefixtures("repo")
def test_a_day_may_be_given_by_whose_end_weeks_have_closed(day: str, weeks: list[str]) -> None:
    told = json.loads(cjm("changes", "--format", "json", "--since", "2026-W45", "--today", day).stdout)
    assert [week["id"] for week in told["revisions"]] == weeks

    edits = cjm("diff", "--today", day).stdout
    assert (FELL in edits, ROSE in edits) == (not weeks, True)


@pytest.mark.usefixtures("repo")
def test_a_revision_is_compared_with_what_lies_there() -> None:
    result = cjm("diff", "HEAD~1")

    assert result.exit_code == 0
    assert f"\n  worse    {FELL}\n  better   {ROSE}\n" in result.stdout


@pytest.mark.usefixtures("repo")
def test_two_revisions_are_compared() -> None:
    result = cjm("diff", "HEAD~1", "main")

    assert f"\n  worse    {FELL}\n" in result.stdout
    assert ROSE not in result.stdout
    assert "emotion rose −1 → 0" in cjm("diff", "main", "HEAD~1").stdout


@pytest.mark.usefixtures("repo")
def test_nothing_may_have_changed() -> None:
    result = cjm("diff", "HEAD", "HEAD")
    assert (result.exit_code, result.stdout) == (0, "Nothing changed.\n")


@pytest.mark.usefixtures("repo")
def test_what_a_pull_request_shows() -> None:
    assert cjm("diff", "main~1", "main", "--format", "markdown").stdout == dedent("""\
        ## What changes for customers

        One map changed. 1 touchpoint became worse.

        **1 change**: ↘ 1 worse

        Emotion goes from −2 to +2.

        ### Who should look at it

        | Department | Changes | For the customer | Personas | Contact |
        | --- | ---: | --- | --- | --- |
        | **E-commerce** | 1 | ↘ worse | Pensioner, Young family | [shop@&#8203;intranet.example](mailto:shop@intranet.example) |
        | **Marketing** | 1 | ↘ worse | Pensioner, Young family |  |

        ### **Buying a washing machine**

        - ↘ worse · **Compares three models**: emotion fell 0 → −1
        """)  # noqa: E501 (a row of a table)


def test_a_published_site_is_linked(repo: Repository) -> None:
    repo.edit(
        "mkdocs.yml", "site_name: Journeys", "site_name: Journeys\nsite_url: https://maps.example.org/cx"
    )
    told = cjm("diff", "main~1", "main", "--format", "markdown").stdout
    assert (
        "[**Compares three models**](https://maps.example.org/cx/journeys/washing-machine/#compare)" in told
    )


@pytest.mark.usefixtures("repo")
def test_json_is_as_published() -> None:
    data = json.loads(cjm("diff", "HEAD~1", "--format", "json").stdout)

    Draft202012Validator(published_schema("diff")).validate(data)
    assert [(change["object"], change["before"], change["after"]) for change in data["changes"]] == [
        ("touchpoint:washing-machine/compare", 0, -1),
        ("touchpoint:washing-machine/pay", 0, 1),
    ]


def test_github_shows_notices_beside_the_files(repo: Repository) -> None:
    repo.edit(MAP, "title: Pays by card", f'title: "{HOSTILE}"')
    lines = cjm("diff", "HEAD", "--format", "github").stdout.splitlines()

    assert len(lines) == 1
    assert lines[0].startswith(
        f"::notice file={MAP},title=Buying a washing machine::better: {HOSTILE}: emotion rose 0 → +1%0A"
    )


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--department", "e-commerce"), [FELL]),
        (("--department", "payments"), [ROSE]),
        (("--department", "payments", "--department", "marketing"), [FELL, ROSE]),
        (("--persona", "retired"), [FELL, ROSE]),
        (("--journey", "washing-machine", "--department", "payments"), [ROSE]),
    ],
)
@pytest.mark.usefixtures("repo")
def test_changes_are_narrowed(arguments: tuple[str, ...], told: list[str]) -> None:
    data = json.loads(cjm("diff", "HEAD~1", "--format", "json", *arguments).stdout)
    assert [change["text"] for change in data["changes"]] == told


@pytest.mark.usefixtures("repo")
def test_a_slice_is_told_as_one() -> None:
    told = cjm("diff", "HEAD~1", "--department", "payments").stdout
    assert told.startswith("One map changed where Payments takes part. 1 touchpoint became better.\n")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("diff", "mian"), "there is no revision 'mian'; did you mean 'main'?"),
        (("diff", "main", "0123456"), "there is no revision '0123456'; is it fetched?"),
        (("diff", "2026-W47"), "the week 2026-W47 has not closed yet"),
        (("diff", "2026-W40"), "nothing was committed yet when the week 2026-W40 closed"),
        (("diff", "HEAD..HEAD~1"), "write two revisions with a space between: cjm diff HEAD HEAD~1"),
        (("diff", "main..."), "write two revisions with a space between: cjm diff main HEAD"),
        (("diff", "--department", "payment"), "there is no department 'payment'; did you mean 'payments'?"),
        (
            ("changes", "--persona", "x"),
            "there is no persona 'x'; known are: pensioner, young-family",
        ),
        (
            ("changes", "--since", "2026-54"),
            "--since: '2026-54' is no week of a year; write it as in 2026-W30",
        ),
        (
            ("changes", "--since", "2026-W54"),
            "--since: '2026-W54' is no week of a year; write it as in 2026-W30",
        ),
    ],
)
@pytest.mark.usefixtures("repo")
def test_wrong_use_is_said(arguments: tuple[str, ...], sentence: str) -> None:
    result = cjm(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"cjm: {sentence}\n")


@pytest.mark.usefixtures("repo")
def test_a_revision_that_looks_like_an_option_is_none() -> None:
    result = cjm("diff", "--", "--output=x")
    assert result.exit_code == 2
    assert "there is no revision '--output=x'" in result.stderr


@pytest.mark.parametrize("command", ["diff", "changes"])
def test_broken_content_is_a_problem(repo: Repository, command: str) -> None:
    repo.edit(MAP, "title: Pays by card", "titel: Pays by card")
    result = cjm(command)

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[0].startswith(f"{MAP}:")
    assert re.fullmatch(r"cjm: nothing is told: \d errors? in the content", result.stderr.splitlines()[-1])


def test_what_could_not_be_read_then_is_said(repo: Repository) -> None:
    repo.edit(MAP, "title: Pays by card", "titel: Pays by card")
    repo.commit("Break it", "2026-11-17T12:00:00+00:00")
    repo.edit(MAP, "titel: Pays by card", "title: Pays by card")
    result = cjm("diff", "HEAD")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == dedent(f"""\
        Nothing changed.

        1 file could not be read, so nothing is told of it:
          {MAP} (HEAD)
        """)
    assert f"nothing is told of it:\n\n- {MAP} (HEAD)\n" in cjm("diff", "HEAD", "--format", "markdown").stdout
    data = json.loads(cjm("diff", "HEAD", "--format", "json").stdout)
    Draft202012Validator(published_schema("diff")).validate(data)
    assert (data["changes"], data["unreadable"]) == ([], [MAP])
    assert cjm("diff", "HEAD", "--format", "github").stdout == (
        f"::notice file={MAP},title=HEAD::Could not be read: nothing is told of it.\n"
    )


@pytest.mark.parametrize("sides", [("HEAD~1", "HEAD"), ("HEAD", "HEAD~1")])
def test_what_can_t_be_read_on_one_side_neither_comes_nor_goes(
    repo: Repository, sides: tuple[str, str]
) -> None:
    repo.commit("Paying got better", "2026-11-16T12:00:00+00:00")
    repo.edit(MAP, "title: Pays by card", "titel: Pays by card")
    repo.edit("content/departments/payments.md", "Payments", "Payments and loans")
    repo.commit("Break one, rename another", "2026-11-17T12:00:00+00:00")
    data = json.loads(cjm("diff", *sides, "--format", "json").stdout)

    assert data["unreadable"] == [MAP]
    assert [change["kind"] for change in data["changes"]] == ["department.field-changed"]


def test_a_file_that_came_broken_may_hold_what_is_missing(repo: Repository) -> None:
    repo.git("mv", MAP, "content/journeys/washer.md")
    repo.edit("content/journeys/washer.md", "title: Pays by card", "titel: Pays by card")
    repo.commit("Call it another name", "2026-11-17T12:00:00+00:00")

    assert cjm("diff", "HEAD~1", "HEAD").stdout.startswith("Nothing changed.\n\n1 file could not be read")


def test_weeks_say_what_could_not_be_read_in_them_alone(repo: Repository) -> None:
    repo.git("stash", "--quiet")
    repo.edit(MAP, "title: Pays by card", "titel: Pays by card")
    repo.edit("content/departments/payments.md", "Payments", "Payments and loans")
    repo.commit("Break one, rename another", "2026-11-11T12:00:00+00:00")
    repo.edit(MAP, "titel: Pays by card", "title: Pays by card")
    repo.edit("content/departments/payments.md", "Payments and loans", "Payments")
    repo.commit("Mend it", "2026-11-17T12:00:00+00:00")
    said = f"cjm: {MAP}: could not be read in 2026-W46; what it holds counts as it last was\n"

    assert [cjm("changes").stderr, cjm("changes", "--since", "2026-W46").stderr] == [said, said]
    assert cjm("changes", "--since", "2026-W47").stderr == ""
    assert cjm("diff", "HEAD~1", "HEAD~3").stderr == ""
    weeks = json.loads(cjm("changes", "--format", "json").stdout)["revisions"]
    assert [week["unreadable"] for week in weeks] == [[MAP], [], []]


def test_a_week_is_a_revision_as_it_closed(repo: Repository) -> None:
    repo.commit("Paying got better", "2026-11-17T12:00:00+00:00")

    assert cjm("diff", "2026-W41", "2026-W45").stdout == cjm("diff", "HEAD~2", "HEAD~1").stdout
    # Nothing came in the week between.
    assert cjm("diff", "2026-W46").stdout == cjm("diff", "HEAD~1").stdout


def test_what_has_gone_since_can_be_asked_for(repo: Repository) -> None:
    repo.git("rm", "--quiet", "--force", MAP)
    for arguments in (("diff",), ("diff", "HEAD"), ("diff", "HEAD~1", "HEAD")):
        result = cjm(*arguments, "--journey", "washing-machine")
        assert (result.exit_code, result.stderr) == (0, "")
    assert cjm("diff", "--journey", "washing-machine").stdout.startswith(
        "Nothing became better or worse for the customer. Map removed: “Buying a washing machine”.\n"
    )


def test_a_department_that_has_gone_can_be_asked_for(repo: Repository) -> None:
    repo.commit("New", "2026-11-12T12:00:00+00:00", {"content/departments/it.md": "---\ntitle: IT\n---\n"})
    repo.git("rm", "--quiet", "content/departments/it.md")
    result = cjm("diff", "--department", "it")

    assert (result.exit_code, result.stderr) == (0, "")
    assert "Department IT" in result.stdout


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--department", "marketing"), "Nothing changed for Marketing.\n"),
        (
            ("--department", "marketing", "--journey", "washing-machine"),
            "Nothing changed for Marketing and “Buying a washing machine”.\n",
        ),
    ],
)
def test_where_it_is_narrowed_nothing_is_nothing_of_that(arguments: tuple[str, ...], sentence: str) -> None:
    assert cjm("diff", *arguments).stdout == sentence
    assert cjm("changes", "--since", "2026-W46", *arguments).stdout == sentence
    told = cjm("changes", "--since", "2026-W46", *arguments, "--format", "markdown").stdout
    assert told == "# What changed for customers\n\n" + re.sub(
        r"(Buying a washing machine|Marketing)", r"**\1**", sentence
    )


def test_why_and_who_is_of_what_is_told_alone(repo: Repository) -> None:
    repo.commit("Paying got better", "2026-11-10T12:00:00+00:00")
    repo.commit(
        "Use", "2026-11-11T12:00:00+00:00", {"content/stages/use.md": "---\ntitle: Use\norder: 2\n---\n"}
    )
    told = cjm("changes", "--journey", "washing-machine", "--since", "2026-W46", "--format", "json").stdout

    assert [commit["subject"] for commit in json.loads(told)["revisions"][0]["commits"]] == [
        "Paying got better"
    ]


def test_without_a_repository_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    for arguments in (("diff",), ("diff", "HEAD"), ("diff", "2026-W45"), ("changes",)):
        result = cjm(*arguments)
        assert result.exit_code == 2
        assert result.stderr == "cjm: the content is in no git repository; `git init` makes one\n"


def test_a_revision_without_content(repo: Repository) -> None:
    repo.git("switch", "--quiet", "--discard-changes", "--orphan", "empty")
    empty = repo.commit("Nothing", "2026-11-17T12:00:00+00:00")
    repo.git("switch", "--quiet", "--force", "main")
    result = cjm("diff", empty)
    assert (result.exit_code, result.stderr) == (
        2,
        f"cjm: the revision '{empty}' has no content in 'content'\n",
    )


def test_a_folder_that_was_moved_is_followed(repo: Repository) -> None:
    repo.git("mv", "content", "maps")
    repo.edit("mkdocs.yml", "docs_dir: content", "docs_dir: maps")
    repo.commit("Call the folder maps", "2026-11-17T12:00:00+00:00")
    assert f"  worse    {FELL}\n  better   {ROSE}\n" in cjm("diff", "HEAD~2").stdout


def test_a_branch_s_name_tells_a_terminal_nothing(repo: Repository) -> None:
    repo.git("branch", "evil\u202e\x9b31mname")
    result = cjm("diff", "evilname")

    assert result.stderr == "cjm: there is no revision 'evilname'; did you mean 'evil31mname'?\n"


def test_what_may_have_been_renamed_is_asked(repo: Repository) -> None:
    repo.commit("Paying got better", "2026-11-17T12:00:00+00:00")
    repo.edit(MAP, "id: pay", "id: pay-by-card")
    hint = "“Pays by card” has gone and come anew. Renamed? `was: [pay]` keeps its history.\n"

    assert hint in cjm("diff", "HEAD").stdout
    assert (
        hint.replace("Pays by card", "**Pays by card**") in cjm("diff", "HEAD", "--format", "markdown").stdout
    )
    repo.edit(MAP, "id: pay-by-card", "id: pay-by-card\n        was: [pay]")
    assert "Renamed?" not in cjm("diff", "HEAD").stdout


# Weeks


def test_the_first_version_may_be_still_to_come(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.git("commit", "--quiet", "--all", "--amend", "--message", "All of it")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")

    assert cjm("changes").stdout.startswith(
        "Since the last close\nFirst version, with 1 map.\n  Buying a washing machine\n"
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            (
                "No week has closed yet, so all of it is the first version; "
                "`cjm diff HEAD` compares with the last commit."
            ),
        ),
        (
            "ru",
            (
                "Ещё ни одна неделя не закрыта, поэтому всё вместе — первая версия; "
                "`cjm diff HEAD` сравнивает с последним коммитом."
            ),
        ),
        (
            "pl",
            (
                "Żaden tydzień nie został jeszcze zamknięty, więc całość jest pierwszą wersją; "
                "`cjm diff HEAD` porównuje z ostatnim commitem."
            ),
        ),
    ],
)
def test_before_the_first_close_there_is_nothing_to_compare_with(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, language: str, sentence: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    repo.edit("mkdocs.yml", "language: en", f"language: {language}")

    assert cjm("diff").stdout == f"{sentence}\n"
    assert f"\n\n{sentence}\n" in cjm("diff", "--format", "markdown").stdout
    data = json.loads(cjm("diff", "--format", "json").stdout)
    assert (data["changes"], data["first"]) == ([], True)


def test_before_the_first_commit_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, FILES)
    monkeypatch.chdir(tmp_path)
    Repository(tmp_path).git("init", "--quiet", "--initial-branch=main")

    assert cjm("diff").stdout == (
        "No week has closed yet and nothing is committed, so all of it is the first version.\n"
    )
    assert cjm("diff", "HEAD").stderr == "cjm: nothing is committed yet; commit it\n"


def test_nothing_at_all_is_said_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, {"mkdocs.yml": CONFIG, "content/index.md": "# Maps\n"})
    monkeypatch.chdir(tmp_path)
    repository(tmp_path, {})

    assert cjm("changes").stdout == "Since the last close\nFirst version, without any map yet.\n"


def test_what_is_said_of_a_folder_names_it(repo: Repository) -> None:
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},content/journeys/shops")
    repo.git("commit", "--quiet", "--message", "Take the shops in")

    assert cjm("changes").stderr == (
        "cjm: content/journeys/shops: is a git submodule, whose history is not told; "
        "put its files here to have it told\n"
    )


@pytest.mark.usefixtures("repo")
def test_weeks_are_told_newest_first() -> None:
    result = cjm("changes")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == dedent(f"""\
        Since the last close
        One map changed. 1 touchpoint became better.
        1 change: 1 better

        Buying a washing machine
          better   {ROSE}

        2026-W45, 2–8 November 2026
        One map changed. 1 touchpoint became worse.
        1 change: 1 worse

        Buying a washing machine
          worse    {FELL}

        Why, and who
          The depth question goes on the map (#412), Content team

        2026-W41, 5–11 October 2026
        First version, with 1 map.
          Buying a washing machine

        Why, and who
          First version, Content team
        """)


@pytest.mark.usefixtures("repo")
def test_weeks_in_markdown() -> None:
    assert cjm("changes", "--since", "2026-W45", "--format", "markdown").stdout == dedent("""\
        # What changed for customers

        Emotion goes from −2 to +2.

        ## Since the last close

        One map changed. 1 touchpoint became better.

        **1 change**: ↗ 1 better

        ### Who is concerned

        | Department | Changes | For the customer | Personas | Contact |
        | --- | ---: | --- | --- | --- |
        | **Payments** | 1 | ↗ better | Pensioner, Young family |  |

        ### **Buying a washing machine**

        - ↗ better · **Pays by card**: emotion rose 0 → +1

        ## 2026-W45, 2–8 November 2026

        One map changed. 1 touchpoint became worse.

        **1 change**: ↘ 1 worse

        ### Who is concerned

        | Department | Changes | For the customer | Personas | Contact |
        | --- | ---: | --- | --- | --- |
        | **E-commerce** | 1 | ↘ worse | Pensioner, Young family | [shop@&#8203;intranet.example](mailto:shop@intranet.example) |
        | **Marketing** | 1 | ↘ worse | Pensioner, Young family |  |

        ### **Buying a washing machine**

        - ↘ worse · **Compares three models**: emotion fell 0 → −1

        ### Why, and who

        - The depth question goes on the map (\\#&#8203;412), Content team
        """)  # noqa: E501 (lines of a table)


@pytest.mark.usefixtures("repo")
def test_pull_requests_are_linked_where_the_forge_is_known() -> None:
    config = Path("mkdocs.yml")
    config.write_text(f"{config.read_text()}repo_url: https://git.example.org/cx/maps/\n")
    told = cjm("changes", "--format", "markdown").stdout
    assert (
        "- The depth question goes on the map ([\\#&#8203;412](https://git.example.org/cx/maps/pull/412)), "
        "Content team\n"
    ) in told


@pytest.mark.usefixtures("repo")
def test_weeks_as_json() -> None:
    data = json.loads(cjm("changes", "--format", "json").stdout)

    Draft202012Validator(published_schema("changes")).validate(data)
    assert [(week["id"], week["closed"], len(week["changes"])) for week in data["revisions"]] == [
        ("2026-W45", "2026-11-09T00:00:00Z", 1),
        ("2026-W41", "2026-10-12T00:00:00Z", 0),
    ]
    assert data["revisions"][0]["commits"][0]["subject"] == "The depth question goes on the map"
    assert [change["text"] for change in data["next"]] == [ROSE]


@pytest.mark.usefixtures("repo")
def test_weeks_are_narrowed() -> None:
    data = json.loads(cjm("changes", "--department", "marketing", "--format", "json").stdout)
    assert [week["id"] for week in data["revisions"]] == ["2026-W45"]
    assert data["next"] == []


def test_the_language_is_the_sites(repo: Repository) -> None:
    repo.edit("mkdocs.yml", "language: en", "language: ru")
    told = cjm("diff").stdout
    assert told.startswith("Изменилась одна карта. Лучше стало в 1 точке контакта.\n1 изменение: 1 лучше\n")
    data = json.loads(cjm("diff", "--format", "json").stdout)
    assert data["changes"][0]["text"] == "Pays by card — эмоция улучшилась: 0 → +1"


@pytest.mark.parametrize(
    ("theme", "sentence"),
    [
        ("theme: material", "One map changed."),
        ("theme: {name: material, language: pl}", "Zmieniła się jedna mapa."),
        ("theme: {name: mkdocs, locale: ru_RU}", "Изменилась одна карта."),
        ("theme: {name: material, language: de}", "One map changed."),
    ],
)
def test_the_language_is_the_themes(repo: Repository, theme: str, sentence: str) -> None:
    repo.edit("mkdocs.yml", "theme: {name: material, language: en}", theme)
    assert cjm("diff").stdout.startswith(f"{sentence} ")


def test_a_shallow_clone_says_what_to_do(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.git("clone", "--quiet", "--depth", "1", f"file://{repo.folder}", "clone")
    monkeypatch.chdir("clone")
    weeks, revision = cjm("diff"), cjm("diff", "HEAD~1")

    assert (weeks.exit_code, weeks.stdout) == (1, "")
    assert "run `git fetch --unshallow`" in weeks.stderr
    assert (revision.exit_code, revision.stderr) == (
        2,
        (
            "cjm: there is no revision 'HEAD~1'; this clone has only the end of the history; run "
            "`git fetch --unshallow`, or set `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab) in CI\n"
        ),
    )
    assert cjm("diff", "main~1", "HEAD").stderr.startswith(
        "cjm: there is no revision 'main~1'; this clone has only the end of the history; run "
    )
    assert cjm("diff", "mian").stderr == "cjm: there is no revision 'mian'; did you mean 'main'?\n"


def test_a_pipe_gets_no_colours_and_no_progress(repo: Repository) -> None:
    done = run(repo.folder, "diff", module="cjm_plugin.edges.cli")
    assert (done.returncode, done.stderr) == (0, "")
    assert f"  better   {ROSE}\n" in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.parametrize("colours", [True, False])
def test_a_terminal_gets_its_width_and_colours(repo: Repository, colours: bool) -> None:
    told = on_a_terminal(repo.folder, {"COLUMNS": "40", **({} if colours else {"NO_COLOR": "1"})})
    better = "\x1b[32mbetter\x1b[0m" if colours else "better"
    assert f"\n  {better}   Pays by card: emotion rose\n           0\u00a0→\u00a0+1\n" in told


def on_a_terminal(folder: Path, settings: Mapping[str, str]) -> str:
    """What `cjm diff` writes where somebody looks."""
    leader, follower = pty.openpty()
    command = [sys.executable, "-m", "cjm_plugin.edges.cli", "diff"]
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
    done = subprocess.Popen(
        command, cwd=folder, stdout=follower, stderr=subprocess.DEVNULL, env={**environment, **settings}
    )
    os.close(follower)
    told = b""
    # At its end, a terminal is closed: that is an error on Linux.
    with suppress(OSError):
        while some := os.read(leader, 4096):
            told += some
    os.close(leader)
    assert done.wait() == 0
    return told.decode().replace("\r\n", "\n")
