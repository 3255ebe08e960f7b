"""What a check finds is kept, and that makes no difference; the day that it looks from can be given."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cjm_plugin import caching
from cjm_plugin.analysis.practice.check import WORTH_IT
from cjm_plugin.caching import Entries
from cjm_plugin.edges import content
from cjm_plugin.edges.cli import main
from cjm_plugin.edges.practice import WORTH_IT as BREACHES
from tests.edges.checked import FORKED
from tests.edges.sites import CONFIG, CONTENT, make_site, run

MAP = "content/journeys/large/washing-machine.md"
REPAIR = "content/journeys/стирка.md"
FIGURES = "content/data/feedback/csat.csv"
FILES = {
    **CONTENT,
    MAP: CONTENT[MAP].replace(
        "hide: [toc]", 'reviewed: 2026-11-16\n        goal: "Read [this](../../about.md)"'
    ),
    REPAIR: CONTENT[REPAIR].replace("title: Платит,", 'title: Платит, does: "По [плану](plan.pdf)",'),
}
DEAD = f"{REPAIR}:7: stages[0].touchpoints[0].does: the link to 'plan.pdf' leads to no file"
DAY = "--today=2026-11-18"
Change = Callable[[Path], object]


def check(*arguments: str, day: str = DAY) -> Result:
    return CliRunner().invoke(main, ["check", day, *arguments], catch_exceptions=False)


def told(result: Result) -> tuple[int, str, str]:
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a link that leads to no file."""
    folder = make_site(tmp_path / "site", content=FILES)
    monkeypatch.chdir(folder)
    return folder


def many(maps: int) -> dict[str, str]:
    """Content in which every touchpoint has something to be told; one is excused."""
    touchpoints = "\n".join(
        f"      - {{id: t{number}, title: The courier brings box {number}, channel: website}}"
        for number in range(BREACHES // WORTH_IT)
    )
    allow = "allow: [{code: CJM102, at: t1, why: So they call it}, {code: CJM101, at: t2, why: Once}]"
    return {
        f"content/journeys/map-{number:03}.md": f"""---
title: Map {number} & <others>
personas: [young-family]
{allow if number == 7 else "x-order: 1"}
stages:
  - stage: choose
    touchpoints:
{touchpoints}
---
"""
        for number in range(maps)
    }


@pytest.mark.parametrize("language", ["en", "ru"])
def test_several_processes_find_what_one_finds(language: str, tmp_path: Path) -> None:
    theme = f"{{name: material, font: false, language: {language}}}"
    config = CONFIG.replace("{name: material, font: false}", theme)
    site = make_site(tmp_path, config=config, content={**CONTENT, **many(WORTH_IT)})

    one, several = (
        run(site, processes, "check", "--no-cache", DAY, module="tests.edges.checked")
        for processes in ("one", "several")
    )

    assert one.returncode == several.returncode == 0
    assert (several.stdout, several.stderr) == (one.stdout, 2 * FORKED + one.stderr)
    assert several.stdout.count("[CJM102]") == BREACHES - 1
    assert several.stdout.count("[CJM190]") == 1


def kept(site: Path) -> list[Path]:
    return sorted((site / ".cache/cjm/check").iterdir())


def replaced(path: str, old: str, new: str) -> Change:
    def change(site: Path) -> None:
        text = (site / path).read_text(encoding="utf-8")
        assert old in text
        (site / path).write_text(text.replace(old, new), encoding="utf-8")

    return change


def renamed(path: str, to: str) -> Change:
    return lambda site: (site / path).rename(site / to)


def moved(site: Path) -> None:
    (site / "content").rename(site / "maps")
    replaced("mkdocs.yml", "docs_dir: content", "docs_dir: maps")(site)


def option(text: str) -> Change:
    return replaced("mkdocs.yml", "[search, cjm]", f"[search, {{cjm: {{{text}}}}}]")


TOLD: dict[str, Change] = {
    "a map": replaced(MAP, "channel: website}", "channel: web-site}"),
    "figures": replaced(FIGURES, "washing-machine", "washing"),
    "a new file that mends a dead link": lambda site: (site / "content/journeys/plan.pdf").touch(),
    "a file that is gone": lambda site: (site / "content/channels/website.md").unlink(),
    "a file's name": renamed("content/channels/website.md", "content/channels/web-site.md"),
    "the name of a file that is only linked to": renamed("content/about.md", "content/us.md"),
    "a file that is not read": lambda site: (site / "content/journeys/map.yml").touch(),
    "a link to nothing": lambda site: (site / "content/journeys/lost.md").symlink_to(site / "lost.md"),
    "a link that leads out": lambda site: (site / "content/journeys/out.md").symlink_to(site / "mkdocs.yml"),
    "the folder": moved,
}
PRACTICE: dict[str, Change] = {
    "a severity": option("checks: {CJM121: error}"),
    "a rule that is off": option("checks: {CJM121: off}"),
    "the language": replaced("mkdocs.yml", "font: false", "font: false, language: ru"),
}
UNTOLD: dict[str, Change] = {
    "one character of a text": replaced(MAP, "three", "Three"),
    "line ends only": lambda site: (site / MAP).write_bytes(
        (site / MAP).read_bytes().replace(b"\n", b"\r\n")
    ),
    "how long evidence counts": option("evidence_valid_months: 1"),
    "how long a review counts": option("review_every_weeks: 9"),
}


@pytest.mark.usefixtures("site")
def test_what_is_kept_is_what_would_be_found() -> None:
    fresh = check("--no-cache")
    assert fresh.exit_code == 1
    assert DEAD in fresh.stdout.splitlines()

    for arguments in [(), (), (MAP,), ("--format", "json"), ("--format", "github"), ("content/personas",)]:
        assert told(check(*arguments)) == told(check("--no-cache", *arguments))


def test_nothing_is_kept_where_that_is_not_wanted(site: Path) -> None:
    check("--no-cache")
    assert not (site / ".cache").exists()


def test_nor_is_what_is_kept_told_then(site: Path) -> None:
    fresh = told(check())
    (entry,) = kept(site)
    Entries(entry.parent, ".json").keep(entry.stem, b"[7, []]")

    assert check().stderr == "no problems in 7 files\n"
    assert told(check("--no-cache")) == fresh


def test_where_nothing_changed_nothing_is_read_anew(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = check()
    (entry,) = kept(site)
    monkeypatch.delattr(content, "read")

    assert told(check()) == told(fresh)
    assert kept(site) == [entry]


def test_what_is_kept_is_told_without_importing_what_finds_it(site: Path) -> None:
    (site / "content/journeys/plan.pdf").touch()
    code = (
        "import sys; from cjm_plugin.edges.cli import main; main(sys.argv[1:], standalone_mode=False);"
        "print(*sorted({name.split('.')[1] for name in sys.modules if name.startswith('cjm_plugin.')}))"
    )
    command = [sys.executable, "-c", code, "check", DAY]
    first, second = (subprocess.check_output(command, cwd=site, text=True).splitlines() for _ in range(2))

    assert first[:-1] == second[:-1] != []
    assert {"analysis", "loading"} < set(first[-1].split())
    assert {"analysis", "history"}.isdisjoint(second[-1].split())


def test_the_same_content_in_another_place(site: Path) -> None:
    for name in ("one", "two"):
        make_site(site.parent / name, content=FILES)
    replaced("mkdocs.yml", "docs_dir: content", "docs_dir: ../one/content")(site)
    assert f"../one/{DEAD}" in check().stdout
    replaced("mkdocs.yml", "docs_dir: ../one/content", "docs_dir: ../two/content")(site)
    assert f"../two/{DEAD}" in check().stdout


@pytest.mark.parametrize("name", [*TOLD, *PRACTICE, *UNTOLD])
def test_whatever_it_depends_on_may_change(site: Path, name: str) -> None:
    if name in PRACTICE:
        TOLD["a new file that mends a dead link"](site)
    before = told(check())
    (TOLD | PRACTICE | UNTOLD)[name](site)

    after = told(check())
    assert after == told(check("--no-cache"))
    assert (after == before) is (name in UNTOLD)
    assert len(kept(site)) == 2


def test_a_link_that_leads_elsewhere_than_before(site: Path) -> None:
    link = site / "content/journeys/lost.md"
    for target, sentence in [
        (site / "lost", "a symbolic link to nothing"),
        (site / "mkdocs.yml", "leads out"),
    ]:
        link.unlink(missing_ok=True)
        link.symlink_to(target)
        assert sentence in check().stdout


def test_a_state_that_comes_back_is_known(site: Path) -> None:
    before = told(check())
    replaced(MAP, "three", "four")(site)
    check()
    replaced(MAP, "four", "three")(site)
    assert told(check()) == before
    assert len(kept(site)) == 2


def test_another_day_and_another_program_find_nothing_of_this(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    check()
    check(day="--today=2026-11-19")
    assert len(kept(site)) == 2
    monkeypatch.setattr(caching, "program", lambda *_: "another")
    check()
    assert len(kept(site)) == 3


def test_only_a_few_states_are_kept(site: Path) -> None:
    for day in range(10, 25):
        check(day=f"--today=2026-11-{day}")
    names = kept(site)
    assert len(names) == 10
    check(day="--today=2026-11-24")
    assert kept(site) == names


def broken(whole: bytes) -> Iterator[bytes]:
    yield b""
    yield whole[:1]
    yield whole[:60]
    yield whole[:-1]
    yield whole + b"\n"
    yield whole.replace(b"CJM023", b"CJM022")
    yield whole.replace(b"sha256", b"sha512")
    yield whole.partition(b"\n")[2]
    yield b"\x80\x04\x95" + whole


@pytest.mark.parametrize("number", range(9))
def test_a_broken_entry_is_made_anew(site: Path, number: int) -> None:
    fresh = check()
    (entry,) = kept(site)
    whole = entry.read_bytes()
    spoilt = tuple(broken(whole))[number]
    assert spoilt != whole
    entry.write_bytes(spoilt)

    assert told(check()) == told(fresh)
    assert entry.read_bytes() == whole


def test_the_entry_of_another_state_is_not_believed(site: Path) -> None:
    fresh = check()
    (entry,) = kept(site)
    replaced(REPAIR, "plan.pdf", "index.md")(site)
    assert check().stdout != fresh.stdout
    (other,) = [file for file in kept(site) if file != entry]
    entry.write_bytes(other.read_bytes())
    replaced(REPAIR, "index.md", "plan.pdf")(site)

    assert told(check()) == told(fresh)


@pytest.mark.parametrize(
    "data", [b"1", b"{}", b"[]", b"[1, 2]", b"[1, [[1]]]", b'["x", []]', b"[[], {}]", b"?"]
)
def test_an_entry_of_another_form_is_made_anew(site: Path, data: bytes) -> None:
    fresh = check()
    (entry,) = kept(site)
    whole = entry.read_bytes()
    Entries(entry.parent, ".json").keep(entry.stem, data)

    assert told(check()) == told(fresh)
    assert entry.read_bytes() == whole


@pytest.mark.parametrize("path", [".cache", ".cache/cjm", ".cache/cjm/check"])
def test_a_folder_that_cannot_be_written_costs_time_only(site: Path, path: str) -> None:
    (site / path).parent.mkdir(parents=True, exist_ok=True)
    (site / path).write_text("in the way")

    assert told(check()) == told(check("--no-cache"))


def test_an_entry_that_is_a_folder_costs_time_only(site: Path) -> None:
    fresh = check()
    (entry,) = kept(site)
    entry.unlink()
    entry.mkdir()

    assert told(check()) == told(fresh)


def test_two_at_once(site: Path) -> None:
    command = [sys.executable, "-m", "cjm_plugin.edges.cli", "check", DAY]
    both = [subprocess.Popen(command, cwd=site, stdout=-1, stderr=-1, text=True) for _ in range(2)]
    found = [(*process.communicate(), process.returncode) for process in both]
    out, err, status = found[0]

    assert found[1] == found[0]
    assert told(check()) == (status, out, err)
    (entry,) = kept(site)
    assert json.loads(entry.read_bytes().partition(b"\n")[2])[0] == 7


@pytest.mark.parametrize(
    "text", ["2026-13-01", "20261128", "2026-W48-6", "28.11.2026", "today", "", "²026-11-28"]
)
@pytest.mark.parametrize("command", ["check", "diff", "changes"])
@pytest.mark.usefixtures("site")
def test_a_day_that_is_none(command: str, text: str) -> None:
    result = CliRunner().invoke(main, [command, "--today", text], catch_exceptions=False)

    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"cjm: --today: '{text}' is no day; write it as in 2026-11-28\n"


@pytest.mark.usefixtures("site")
def test_the_day_is_looked_from() -> None:
    future = f"{MAP}:4: reviewed: 2026-11-16 lies in the future"
    assert future in check(day="--today=2026-11-15").stdout
    assert future not in check(day="--today=2026-11-16").stdout


@pytest.mark.parametrize(("moment", "is_future"), [("1794736799", True), ("1794736800", False)])
def test_without_a_day_it_is_that_of_the_clocks_of_the_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, moment: str, is_future: bool
) -> None:
    """Ten o'clock of the day before in London is midnight in Kiritimati."""
    option("revision: {timezone: Pacific/Kiritimati}")(site)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", moment)
    result = CliRunner().invoke(main, ["check"], catch_exceptions=False)
    assert ("lies in the future" in result.stdout) is is_future


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Niue", "UTC"])
def test_one_day_gives_the_same_wherever_it_is_asked(
    site: Path, monkeypatch: pytest.MonkeyPatch, zone: str
) -> None:
    expected = told(check())
    option(f"revision: {{timezone: {zone}}}")(site)
    for local in ("Asia/Tokyo", "America/Los_Angeles"):
        monkeypatch.setenv("TZ", local)
        time.tzset()
        assert told(check("--no-cache")) == expected
    monkeypatch.undo()
    time.tzset()
