"""`cjm new`: a starting file where it belongs, or a sentence that says why not."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cjm_plugin.edges.cli import main
from cjm_plugin.model.kinds import Kind
from tests.edges.sites import CONFIG, make_site, run, snapshot, write

CHOOSE = "choose another one with --id"


def cjm(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments), catch_exceptions=False)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795348800")
    monkeypatch.chdir(make_site(tmp_path))
    return tmp_path


@pytest.fixture
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(write(tmp_path, {"mkdocs.yml": CONFIG}))
    return tmp_path


def test_each_kind_in_a_fresh_folder(fresh: Path) -> None:
    for kind in Kind:
        result = cjm("new", kind.value, f"A new {kind.value}")
        path = f"content/{kind.folder}/a-new-{kind.value}.md"
        assert (result.exit_code, result.stdout, result.stderr) == (0, f"{path}\n", "")
        assert (fresh / path).read_bytes().startswith(b"---\n# ")

    result = cjm("check")
    assert (result.exit_code, "error" in result.stderr) == (0, False)


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        (["journey", "Returning an appliance"], "content/journeys/returning-an-appliance.md"),
        (["journey", "Возврат: чайник №2"], "content/journeys/возврат-чайник-2.md"),
        (["journey", "Returning", "--id", "return-it"], "content/journeys/return-it.md"),
        (["journey", "Returning", "--in", "large"], "content/journeys/large/returning.md"),
        (["journey", "Returning", "--in", "new/deep/"], "content/journeys/new/deep/returning.md"),
        (["journey", "Returning", "--in", "content/journeys/large"], "content/journeys/large/returning.md"),
        (["journey", "Returning", "--in", "journeys"], "content/journeys/returning.md"),
        (["study", "2026"], "content/studies/2026.md"),
        (["persona", "Website"], "content/personas/website.md"),
        (["principle", "word " * 30], f"content/principles/{'word-' * 11}word.md"),
        (["principle", "x" * 90], f"content/principles/{'x' * 60}.md"),
        (["principle", "e\u0301te\u0301"], "content/principles/\u00e9t\u00e9.md"),
    ],
)
def test_where_it_goes(arguments: list[str], path: str) -> None:
    result = cjm("new", *arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (0, f"{path}\n", "")
    assert Path(path).is_file()
    assert cjm("check", "--fail-on", "error").exit_code == 0


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["stage", " "], "the title is empty"),
        (["stage", "\u202e"], "the title is empty"),
        (["stage", "🎉"], "no id can be made of '🎉'; choose one with --id"),
        (["stage", "caf\udce9"], "the title is not text in the encoding of this terminal"),
        (["stage", "A", "--id", "Pay Now"], "--id: 'Pay Now' is not an id; did you mean 'pay-now'?"),
        (["stage", "A", "--id", "../a"], "--id: '../a' is not an id; did you mean 'a'?"),
        (["stage", "A", "--id", "!"], "--id: '!' is not an id"),
        (["stage", "Index"], f"'index' is the page of all stages; {CHOOSE}"),
        (
            ["stage", "Choose"],
            f"there is a stage 'choose' already, in content/stages/choose.md; {CHOOSE}",
        ),
        (
            ["journey", "Washing machine"],
            (
                "there is a journey 'washing-machine' already, in content/journeys/large/washing-machine.md; "
                f"{CHOOSE}"
            ),
        ),
        (
            ["journey", "Other", "--id", "стирка", "--in", "large"],
            f"there is a journey 'стирка' already, in content/journeys/стирка.md; {CHOOSE}",
        ),
        (["channel", "Site"], f"'site' is what the channel 'website' was called before; {CHOOSE}"),
        (["system", "Broken"], f"there is a system 'broken' already, in content/systems/broken.md; {CHOOSE}"),
        (["stage", "A", "--in", "../journeys"], "--in: '../journeys' leads out of stages/"),
        (["stage", "A", "--in", "/tmp"], "--in: '/tmp' leads out of stages/"),
        (["stage", "A", "--in", "b/.hidden"], "--in: what is in a folder called '.hidden' is not read"),
        (["stage", "A", "--in", "link"], "'stages/link' is a symbolic link, which is not followed"),
        (["metric", "A"], "'metrics' is a symbolic link, which is not followed"),
        (["stage", "Lost"], f"there is a stage 'lost' already, in content/stages/lost.md; {CHOOSE}"),
        (["stage", "Folder"], f"content/stages/folder.md is there already; {CHOOSE}"),
    ],
)
def test_why_not(site: Path, arguments: list[str], sentence: str) -> None:
    write(
        site,
        {
            "content/channels/website.md": "---\ntitle: Website\nwas: [site]\n---\n",
            "content/systems/broken.md": "no frontmatter",
        },
    )
    (site / "content/stages/link").symlink_to(site / "content/channels")
    (site / "content/stages/lost.md").symlink_to(site / "nowhere.md")
    (site / "content/stages/folder.md").mkdir()
    (site / "content/metrics").rename(site / "content/measures")
    (site / "content/metrics").symlink_to(site / "content/measures")
    before = snapshot(site)

    result = cjm("new", *arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"cjm: {sentence}\n")
    assert snapshot(site) == before


@pytest.mark.usefixtures("site")
def test_a_kind_that_there_is_not() -> None:
    assert cjm("new", "jurney", "Returning").exit_code == 2


@pytest.mark.parametrize("blocked", ["content/principles", "content/principles/large"])
def test_a_folder_that_cannot_be_made(site: Path, blocked: str) -> None:
    write(site, {blocked: "a file"})

    result = cjm("new", "principle", "Anchoring", "--in", "large/deep")

    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("cjm: content/principles/large/deep/anchoring.md cannot be written: ")


def test_nothing_is_left_of_a_file_that_could_not_be_written(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Path) -> Path:
        raise OSError(28, "No space left on device")

    before = snapshot(site)
    monkeypatch.setattr(Path, "replace", full)
    result = cjm("new", "stage", "Use")

    assert (result.exit_code, result.stderr) == (
        1,
        "cjm: content/stages/use.md cannot be written: No space left on device\n",
    )
    assert snapshot(site) == before


def test_the_day_is_the_builds_or_the_one_that_is_given(site: Path) -> None:
    cjm("new", "journey", "Now")
    cjm("new", "journey", "Then", "--today", "2026-03-01")

    assert "\nreviewed: 2026-11-22\n" in (site / "content/journeys/now.md").read_text(encoding="utf-8")
    assert "\nreviewed: 2026-03-01\n" in (site / "content/journeys/then.md").read_text(encoding="utf-8")
    never = cjm("new", "journey", "Never", "--today", "yesterday")
    assert (never.exit_code, never.stderr) == (
        2,
        "cjm: --today: 'yesterday' is no day; write it as in 2026-11-28\n",
    )


def test_a_map_begins_with_what_is_there(site: Path) -> None:
    cjm("new", "journey", "Returning")

    text = (site / "content/journeys/returning.md").read_text(encoding="utf-8")
    assert "\n  - stage: choose\n" in text
    assert "\n        channel: website\n" in text
    assert '\n# Not there yet; this makes it: cjm new department "Sales"\n#owner: sales\n' in text


def test_a_short_file_has_fewer_fields(site: Path) -> None:
    cjm("new", "initiative", "Long")
    assert cjm("new", "initiative", "Short", "--short").exit_code == 0

    long, short = (
        (site / f"content/initiatives/{name}.md").read_text(encoding="utf-8") for name in ("long", "short")
    )
    assert ("#effort: 2" in long, "#effort: 2" in short) == (True, False)
    assert "#goal: " in short


def test_the_language_is_the_sites(site: Path) -> None:
    write(site, {"mkdocs.yml": CONFIG.replace("font: false", "font: false, language: pl")})

    cjm("new", "stage", "Zakup")

    assert "# Etap życia klienta z firmą, wspólny dla map." in (site / "content/stages/zakup.md").read_text(
        "utf-8"
    )


def test_the_path_leads_there_from_where_one_is(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (site / "elsewhere").mkdir()
    monkeypatch.chdir(site / "elsewhere")

    result = cjm("-f", "../mkdocs.yml", "new", "stage", "Use")

    assert result.stdout == "../content/stages/use.md\n"
    assert Path("../content/stages/use.md").is_file()


def test_a_file_has_the_rights_of_any_other(site: Path) -> None:
    cjm("new", "stage", "Use")
    umask = os.umask(0)
    os.umask(umask)

    assert (site / "content/stages/use.md").stat().st_mode & 0o777 == 0o666 & ~umask


def test_the_program_itself(site: Path) -> None:
    made = run(site, "new", "journey", "Покупка: «чайник» #1", module="cjm_plugin.edges.cli")
    again = run(site, "new", "journey", "Покупка: «чайник» #1", module="cjm_plugin.edges.cli")

    path = "content/journeys/покупка-чайник-1.md"
    assert (made.returncode, made.stdout, made.stderr) == (0, f"{path}\n", "")
    assert (again.returncode, again.stdout) == (2, "")
