"""The command line: results to stdout, messages to stderr, and the exit status that scripts rely on."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cjm_plugin import __version__
from cjm_plugin.analysis.practice import RULES
from cjm_plugin.edges.cli import main
from tests.edges.sites import CONFIG, CONTENT, make_site, run, write

MAP = "content/journeys/large/washing-machine.md"
UNKNOWN_CHANNEL = f"{MAP}:9: stages[0].touchpoints[0].channel: no channel 'web-site'; did you mean 'website'?"
OLD_ID = (
    "content/journeys/стирка.md:7: stages[0].touchpoints[0].channel: "
    "the channel 'site' is now 'website'; write 'website'"
)
WEIGHED = f"{OLD_ID} [CJM022]"
FAULTY = {
    **CONTENT,
    MAP: CONTENT[MAP].replace("channel: website", "channel: web-site", 1),
    "content/channels/website.md": "---\ntitle: Website\nwas: [site]\n---\n",
    "content/journeys/стирка.md": CONTENT["content/journeys/стирка.md"].replace("website", "site"),
}

SOUND = json.dumps(dict.fromkeys(RULES, "off"))
"""No more is asked of the content than that it is sound."""


def cjm(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def good(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_site(tmp_path)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = make_site(tmp_path, content=FAULTY)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.usefixtures("good")
def test_good_content_is_fine() -> None:
    Path("mkdocs.yml").write_text(CONFIG.replace("cjm]", f"cjm: {{checks: {SOUND}}}]"), encoding="utf-8")
    result = cjm("check")

    assert (result.exit_code, result.stdout) == (0, "")
    assert result.stderr == "no problems in 7 files\n"


@pytest.mark.usefixtures("faulty")
def test_problems_are_listed_one_a_line_with_a_summary() -> None:
    result = cjm("check")

    assert result.exit_code == 1
    assert result.stdout.splitlines() == [UNKNOWN_CHANNEL, WEIGHED]
    assert result.stderr == "1 error and 1 warning in 7 files\n"


@pytest.mark.parametrize(
    ("path", "status", "lines", "summary"),
    [
        (MAP, 1, [UNKNOWN_CHANNEL], "1 error in 1 file\n"),
        ("content/journeys/large", 1, [UNKNOWN_CHANNEL], "1 error in 1 file\n"),
        ("content/personas/../journeys", 1, [UNKNOWN_CHANNEL, WEIGHED], "1 error and 1 warning in 2 files\n"),
        ("content/journeys/стирка.md", 0, [WEIGHED], "1 warning in 1 file\n"),
        ("content/personas", 0, [], "no problems in 1 file\n"),
        ("content/data", 0, [], "no problems in 1 file\n"),
        (
            "content/guide",
            0,
            [],
            "nothing to check: what is named there holds no file of a collection, nor of data/\n",
        ),
    ],
)
@pytest.mark.usefixtures("faulty")
def test_paths_narrow_the_problems(path: str, status: int, lines: list[str], summary: str) -> None:
    result = cjm("check", path)

    assert (result.exit_code, result.stdout.splitlines(), result.stderr) == (status, lines, summary)


@pytest.mark.usefixtures("faulty")
def test_warnings_fail_where_they_are_asked_to() -> None:
    assert cjm("check", "--fail-on", "warning", "content/journeys/стирка.md").exit_code == 1
    assert cjm("check", "--fail-on", "error", "content/journeys/стирка.md").exit_code == 0


@pytest.mark.usefixtures("faulty")
def test_json_is_what_programs_rely_on() -> None:
    result = cjm("check", "--format", "json")

    assert result.exit_code == 1
    assert json.loads(result.stdout) == {
        "version": 1,
        "problems": [
            {
                "path": MAP,
                "line": 9,
                "column": 62,
                "field": "stages[0].touchpoints[0].channel",
                "code": "CJM021",
                "severity": "error",
                "message": "no channel 'web-site'; did you mean 'website'?",
            },
            {
                "path": "content/journeys/стирка.md",
                "line": 7,
                "column": 46,
                "field": "stages[0].touchpoints[0].channel",
                "code": "CJM022",
                "severity": "warning",
                "message": "the channel 'site' is now 'website'; write 'website'",
            },
        ],
        "summary": {"errors": 1, "warnings": 1, "hints": 0, "files": 7},
    }


@pytest.mark.usefixtures("faulty")
def test_github_shows_problems_beside_their_lines() -> None:
    result = cjm("check", "--format", "github")

    assert result.stdout.splitlines() == [
        f"::error file={MAP},line=9,col=62,title=CJM021::{UNKNOWN_CHANNEL.partition(': ')[2]}",
        "::warning file=content/journeys/стирка.md,line=7,col=46,title=CJM022::" + OLD_ID.partition(": ")[2],
    ]


PLANTED = """\
---
title: Buying
personas: [yuong-family]
stages:

  - stage: choose
    touchpoints:
      - id: compare
        title: Compares
        channel: website
        emotion: 7
      - id: pay
        # The shop's own.
        title: Pays
        channel: "web-site"
        pains:
          - {id: slow, title: Slow, severity: 9}
          - id: slow
            title: Slow again
---
Words.

<script>x</script>
"""


def test_github_and_editors_are_led_to_the_line_and_the_column(good: Path) -> None:
    (good / MAP).write_bytes(PLANTED.replace("\n", "\r\n").encode())

    commands = [
        re.fullmatch(r"::error file=(.+),line=(\d+),col=(\d+),title=CJM\d{3}::.+", line)
        for line in cjm("check", "--format", "github", MAP).stdout.splitlines()
    ]
    lines = [
        re.fullmatch(r"(.+?):(\d+):(\d+): error: .+ \[CJM\d{3}\]", line)
        for line in cjm("check", "--format", "gcc", MAP).stdout.splitlines()
    ]

    places = [(found[1], int(found[2]), int(found[3])) for found in commands if found]
    text = PLANTED.splitlines()
    assert [text[line - 1][column - 1 :] for _, line, column in places] == [
        "yuong-family]",
        "7",
        '"web-site"',
        "9}",
        "slow",
        "<script>x</script>",
    ]
    assert {path for path, _, _ in places} == {MAP}
    assert [(found[1], int(found[2]), int(found[3])) for found in lines if found] == places


def test_the_project_may_be_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_site(tmp_path / "maps", content=FAULTY)
    monkeypatch.chdir(tmp_path)

    result = cjm("-f", "maps/mkdocs.yml", "check", f"maps/{MAP}")

    assert (result.exit_code, result.stdout) == (1, f"{UNKNOWN_CHANNEL}\n")


def test_without_a_project_there_is_nothing_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    result = cjm("check")

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == (
        "cjm: there is no mkdocs.yml in this folder; go to the one that holds it, or name it with -f FILE\n"
    )


@pytest.mark.parametrize(
    ("config", "sentence"),
    [
        (
            "site_name: [",
            (
                "cjm: mkdocs.yml: MkDocs encountered an error parsing the configuration file: "
                "while parsing a flow node expected the node content, but found '<stream end>' "
                'in "mkdocs.yml", line 1, column 13\n'
            ),
        ),
        ("- a list", "cjm: mkdocs.yml: is not a mapping of options to values\n"),
        ("docs_dir: nowhere", "cjm: mkdocs.yml: docs_dir: there is no folder 'nowhere'\n"),
        ("site_name: Journeys", "cjm: mkdocs.yml: docs_dir: there is no folder 'docs'\n"),
        (
            "docs_dir: content\nplugins:\n  - search\n  - cjm: {feeds: {item: 3}, colour: red}\n",
            (
                "cjm: mkdocs.yml:4: plugins: cjm: feeds: Sub-option 'item': there is no such option; "
                "did you mean 'items'?\n"
                "cjm: mkdocs.yml:4: plugins: cjm: colour: there is no such option\n"
            ),
        ),
        (
            "docs_dir: content\nplugins:\n  cjm: {review_every_weeks: often}\n",
            "cjm: mkdocs.yml:3: plugins: cjm: review_every_weeks: 'often' is not a whole number above 0\n",
        ),
        (
            "docs_dir: content\nplugins: [cjm: often]\n",
            "cjm: mkdocs.yml:2: plugins: cjm: 'often' is not a mapping of options to values\n",
        ),
        (
            "docs_dir: content\nplugins:\n  - cjm:\n      checks:\n        CJM021: off\n",
            (
                "cjm: mkdocs.yml:5: plugins: cjm: checks: CJM021: is an error of structure and stays one; "
                "remove the line\n"
            ),
        ),
        (
            "docs_dir: content\nplugins:\n  - cjm:\n    checks: {CJM121: eror}\n",
            "cjm: mkdocs.yml:4: plugins: checks: stands beside 'cjm'; indent it below 'cjm'\n",
        ),
        (
            "docs_dir: content\nplugins:\n  - [a]\n  - cjm: {checks: [CJM121]}\n",
            "cjm: mkdocs.yml:4: plugins: cjm: checks: ['CJM121'] is not a mapping of codes to severities\n",
        ),
        (
            "docs_dir: content\nplugins:\n  - cjm\n  - checks: {CJM121: error}\n",
            "cjm: mkdocs.yml:4: plugins: checks: stands beside 'cjm'; indent it below 'cjm'\n",
        ),
        (
            "docs_dir: content\nplugins: [cjm]\nfeeds: {items: 3}\nchecks: {CJM121: error}\n",
            (
                "cjm: mkdocs.yml:4: checks: stands beside 'plugins'; move it into 'plugins', below 'cjm'\n"
                "cjm: mkdocs.yml:3: feeds: stands beside 'plugins'; move it into 'plugins', below 'cjm'\n"
            ),
        ),
    ],
)
@pytest.mark.usefixtures("good")
def test_a_broken_mkdocs_yml_is_wrong_use(config: str, sentence: str) -> None:
    Path("mkdocs.yml").write_text(config)

    result = cjm("check")

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", sentence)


_WITHOUT = "Without it the options are the defaults, and a build leaves the maps out"


@pytest.mark.parametrize(
    ("plugins", "note"),
    [
        ("plugins:\n  - search\n  - cmj:\n", f"mkdocs.yml:4: plugins: 'cmj': did you mean 'cjm'? {_WITHOUT}"),
        ("plugins: {CJM: {}}\n", f"mkdocs.yml:2: plugins: 'CJM': did you mean 'cjm'? {_WITHOUT}"),
        ("plugins: [search]\n", f"mkdocs.yml:2: plugins: 'cjm' is not among them; add it. {_WITHOUT}"),
        ("", f"mkdocs.yml: plugins: 'cjm' is not among them; add it. {_WITHOUT}"),
    ],
)
@pytest.mark.usefixtures("good")
def test_content_is_checked_without_the_plugin_and_that_is_told(plugins: str, note: str) -> None:
    Path("mkdocs.yml").write_text(f"docs_dir: content\n{plugins}", encoding="utf-8")

    result = cjm("check", "content/personas")

    assert result.exit_code == 0
    assert result.stderr == f"cjm: {note}\n1 warning in 1 file\n"


@pytest.mark.usefixtures("good")
def test_a_missing_file_is_wrong_use() -> None:
    result = cjm("-f", "other.yml", "check")

    assert (result.exit_code, result.stderr) == (
        2,
        "cjm: other.yml: cannot be read: No such file or directory\n",
    )
    assert cjm("check", "content/nowhere.md").exit_code == 2


@pytest.mark.parametrize(
    "plugins", ["[cjm]", "{cjm: {}, search: {}}", "[search]", "[{cjm: {enabled: false}}]", "[cjm: ]"]
)
def test_mkdocs_yml_is_read_without_starting_what_it_names(good: Path, plugins: str) -> None:
    write(
        good,
        {
            "base.yml": "docs_dir: content\n",
            "mkdocs.yml": f"""\
                INHERIT: base.yml
                theme: {{name: no-such-theme}}
                plugins: {plugins}
                site_name: !ENV [NO_SUCH_VARIABLE, Journeys]
                markdown_extensions:
                  - pymdownx.emoji:
                      emoji_index: !!python/name:no.such.module
                  - pymdownx.snippets:
                      base_path: !relative $config_dir
                """,
        },
    )

    assert cjm("check").exit_code == 0


@pytest.mark.usefixtures("good")
def test_severities_of_the_options_count() -> None:
    make_site(
        Path(),
        config=CONFIG.replace("[search, cjm]", "[search, {cjm: {checks: {CJM022: error}}}]"),
        content=FAULTY,
    )

    result = cjm("check", "content/journeys/стирка.md")

    assert (result.exit_code, result.stderr) == (1, "1 error in 1 file\n")


@pytest.mark.usefixtures("good")
def test_export_gives_the_catalog_in_json() -> None:
    result = cjm("export")

    data = json.loads(result.stdout)
    assert result.exit_code == 0
    assert data["version"] == 1
    assert [journey["title"] for journey in data["journeys"]] == ["Buying a washing machine", "Ремонт"]


@pytest.mark.usefixtures("faulty")
def test_nothing_is_exported_from_broken_content() -> None:
    result = cjm("export")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines() == [
        UNKNOWN_CHANNEL,
        WEIGHED,
        "cjm: nothing is exported: 1 error and 1 warning in the content",
    ]


def test_the_version_is_told() -> None:
    assert cjm("--version").stdout == f"cjm, version {__version__}\n"


def test_every_command_helps() -> None:
    listed = re.findall(r"^  (\w+) +[A-Z]", cjm("--help").stdout.partition("Commands:")[2], re.MULTILINE)
    assert listed == [
        "changes",
        "check",
        "codeowners",
        "diff",
        "editor",
        "export",
        "forge",
        "new",
        "notify",
        "policy",
        "revision",
        "rule",
        "schema",
    ]

    for command in listed:
        result = cjm(command, "--help")
        assert (result.exit_code, result.stdout.split()[:3]) == (0, ["Usage:", "main", command])


def test_a_command_that_is_none() -> None:
    result = cjm("chekc")

    assert result.exit_code == 2
    assert "No such command 'chekc'. Did you mean 'check'?\n" in result.stderr
    assert "No such command 'publish'. There are changes, check, codeowners, " in cjm("publish").stderr


def test_the_program_itself_ends_with_the_status_and_is_silent_in_a_pipe(tmp_path: Path) -> None:
    result = run(make_site(tmp_path, content=FAULTY), "check", module="cjm_plugin.edges.cli")

    assert (result.returncode, result.stdout.splitlines()) == (1, [UNKNOWN_CHANNEL, WEIGHED])
    assert result.stderr == "1 error and 1 warning in 7 files\n"


def test_a_full_disk_is_told_without_a_traceback(tmp_path: Path) -> None:
    site = make_site(tmp_path, content=FAULTY)
    for command in ("check", "rule"):
        with Path("/dev/full").open("w") as full:
            result = subprocess.run(
                [sys.executable, "-m", "cjm_plugin.edges.cli", command],
                cwd=site,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert (result.returncode, result.stderr.splitlines()[-1]) == (
            2,
            "Error: [Errno 28] No space left on device",
        )
        assert "Traceback" not in result.stderr


def test_who_reads_no_further_than_the_first_line_is_no_fault(tmp_path: Path) -> None:
    site = make_site(tmp_path, content=FAULTY)
    command = f"{sys.executable} -m cjm_plugin.edges.cli rule | head -n1"
    result = subprocess.run(["bash", "-c", command], cwd=site, capture_output=True, text=True, check=False)

    assert (result.stderr, result.stdout.count("\n")) == ("", 1)


@pytest.mark.parametrize(("closed", "told"), [(">&-", "1 error and 1 warning in 7 files\n"), ("2>&-", "")])
def test_who_reads_nothing_gets_the_status(closed: str, told: str, tmp_path: Path) -> None:
    site = make_site(tmp_path, content=FAULTY)
    command = f"{sys.executable} -m cjm_plugin.edges.cli check {closed}"
    result = subprocess.run(["bash", "-c", command], cwd=site, capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (1, told)


@pytest.mark.usefixtures("good")
def test_a_rule_is_told_as_the_site_weighs_it() -> None:
    checks = "{CJM110: off, CJM121: error}"
    Path("mkdocs.yml").write_text(CONFIG.replace("cjm]", f"cjm: {{checks: {checks}}}]"), encoding="utf-8")
    assert cjm("rule", "cjm121").stdout.startswith(
        "CJM121  A map without a purpose (error)\n\nA map is a tool"
    )
    assert "CJM110  switched off  " in cjm("rule").stdout


@pytest.mark.usefixtures("good")
def test_a_rule_is_told_in_the_language_of_the_site_with_its_examples() -> None:
    config = CONFIG.replace("font: false", "font: false, language: ru")
    Path("mkdocs.yml").write_text(config, encoding="utf-8")
    told = cjm("rule", "CJM102").stdout
    bad = "- {id: courier-calls, title: Курьер звонит за час до доставки, channel: phone}"
    assert told.startswith("CJM102  Точка контакта описана со стороны компании (предупреждение)\n")
    assert told.count(bad) == 1
    assert "        title: Узнаёт от курьера, что доставка будет через час\n" in told


@pytest.mark.parametrize("asked", ["CJM112", "cjm112", "\u0421J\u041c112", "112", "severe-pain-waits"])
def test_a_rule_is_told_by_its_code_or_its_name_and_without_a_site(
    asked: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    assert cjm("rule", asked).stdout.startswith("CJM112  ")


@pytest.mark.parametrize(
    ("asked", "sentence"),
    [
        ("CJM999", "no rule 'CJM999'; `cjm rule` lists those of practice"),
        ("no-purpos", "no rule 'no-purpos'; did you mean 'no-purpose'?"),
        (
            "21",
            (
                "CJM021 is no rule of practice, but of structure: a reference names nothing that exists;"
                " `cjm rule` lists those of practice"
            ),
        ),
    ],
)
def test_a_rule_that_is_none(asked: str, sentence: str) -> None:
    result = cjm("rule", asked)
    assert (result.exit_code, result.stderr) == (2, f"cjm: {sentence}\n")


@pytest.mark.usefixtures("good")
def test_what_lacks_something_is_named_and_not_its_title() -> None:
    told = cjm("check", "--format", "gcc", MAP).stdout.splitlines()

    assert (
        f"{MAP}:2:8: warning: does not say which decision it serves; write it in 'purpose' [CJM121]" in told
    )
    nothing = "rests on nothing; name in 'evidence' the study behind it, be it only an opinion"
    assert f"{MAP}:10:26: warning: stages[0].touchpoints[1]: {nothing} [CJM103]" in told
    assert not any(": title: " in line or ".title: " in line for line in told)
