"""The demonstration's history: its story fits the content, and its repository is what the story says.

If one of these fails after a change of `content/`, the story must be told anew: see CONTRIBUTING.md.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from cjm_plugin.loading import SourceFile, load, yaml_reader
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.settings import Settings
from tests.support.demonstration import Step, make, states, story
from tests.support.demonstration.edits import Added, Cited, Edit, MisfitError, Moved, Removed, Replaced

ROOT = Path(__file__).parents[1]
BROKEN = "Say what people expect who return something"
"""The one step after which a file cannot be read, until the week after mends it."""


@pytest.fixture(scope="module")
def steps() -> tuple[Step, ...]:
    return story()


@pytest.fixture(scope="module")
def found(steps: tuple[Step, ...]) -> tuple[Mapping[str, str], ...]:
    return states(ROOT / "content", steps)


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demonstration") / "repository"
    make(folder)
    return folder


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, encoding="utf-8"
    ).stdout


class TestStory:
    def test_ends_with_the_content_of_today(self, found: tuple[Mapping[str, str], ...]) -> None:
        content = ROOT / "content"
        files = {path.relative_to(content).as_posix(): path for path in content.rglob("*") if path.is_file()}
        assert found[-1].keys() == files.keys()
        different = [path for path, text in found[-1].items() if text.encode() != files[path].read_bytes()]
        assert not different

    def test_each_step_does_something(
        self, steps: tuple[Step, ...], found: tuple[Mapping[str, str], ...]
    ) -> None:
        idle = [
            step.name
            for step, before, after in zip(steps[1:], found, found[1:], strict=False)
            if before == after
        ]
        assert not idle

    def test_edits_done_again_lead_back(
        self, steps: tuple[Step, ...], found: tuple[Mapping[str, str], ...]
    ) -> None:
        """What a step says it did to a state leads to the next one; citations alone are known by undoing."""
        for step, before, after in zip(steps[1:], found, found[1:], strict=False):
            cited = {edit.file for edit in step.edits if isinstance(edit, Cited)}
            texts = {path: text for path, text in before.items() if not path.startswith("data/")}
            for edit in step.edits:
                redo(edit, texts, after, cited)
            assert {path: text for path, text in texts.items() if path not in cited} == {
                path: text for path, text in after.items() if not path.startswith("data/") | (path in cited)
            }, step.name

    def test_goes_forward_in_time(self, steps: tuple[Step, ...]) -> None:
        moments = [step.when for step in steps]
        assert moments == sorted(set(moments))

    def test_each_step_lies_in_the_week_that_declares_it(self, steps: tuple[Step, ...]) -> None:
        assert {step.name: "{}-W{:02}".format(*step.when.isocalendar()[:2]) for step in steps} == {
            step.name: step.week for step in steps
        }

    def test_is_half_a_year_with_a_quiet_fortnight(self, steps: tuple[Step, ...]) -> None:
        weeks = sorted({step.week for step in steps})
        first, last = (dt.date.fromisoformat(f"{week}-1") for week in (weeks[0], weeks[-1]))
        all_weeks = [first + dt.timedelta(weeks=n) for n in range((last - first).days // 7 + 1)]
        quiet = [day for day in all_weeks if "{}-W{:02}".format(*day.isocalendar()[:2]) not in weeks]
        assert (weeks[0], weeks[-1], len(all_weeks)) == ("2026-W22", "2026-W48", 27)
        assert quiet == [dt.date(2026, 8, 3), dt.date(2026, 8, 10)]

    def test_pull_requests_have_numbers_of_their_own(self, steps: tuple[Step, ...]) -> None:
        numbers = [int(step.pull) for step in steps if step.pull]
        assert numbers == sorted(set(numbers))

    def test_every_state_can_be_read_but_the_broken_one(
        self,
        steps: tuple[Step, ...],
        found: tuple[Mapping[str, str], ...],
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        # Most files are the same from state to state.
        monkeypatch.setattr("cjm_plugin.loading.objects.read", cache(yaml_reader.read))
        read = (*map(thinned, found[:-1]), found[-1])
        problems = {
            step.name: [f"{problem.path}: {problem.message}" for problem in errors(state, step.when.date())]
            for step, state in zip(steps, read, strict=True)
        }
        broken = {name: said for name, said in problems.items() if said}
        assert list(broken) == [f"2026-W29, “{BROKEN}”"]
        assert [said.partition(":")[0] for said in broken[f"2026-W29, “{BROKEN}”"]] == [
            "content/journeys/after-sales/returning-an-appliance.md"
        ]


class TestMisfit:
    """A change of the content that the story does not know is named with the week, the step and the lines."""

    def test_lines_that_are_gone(self, steps: tuple[Step, ...], tmp_path: Path) -> None:
        content = copied(tmp_path)
        edited = content / "initiatives" / "comparison-in-chat.md"
        edited.write_text(edited.read_text(encoding="utf-8").replace("2027-01-30", "2027-02-15"), "utf-8")
        with pytest.raises(MisfitError) as caught:
            states(content, steps)
        assert str(caught.value) == (
            "2026-W48, “Two more advisers in the chat on evenings: twelve minutes instead of fifteen”: "
            "initiatives/comparison-in-chat.md: what stands there after the edit must be found once, "
            "and is found 0 times:\ndue: 2027-01-30\n"
        )

    def test_a_file_that_is_gone(self, steps: tuple[Step, ...], tmp_path: Path) -> None:
        content = copied(tmp_path)
        (content / "how-we-work.md").unlink()
        with pytest.raises(MisfitError) as caught:
            states(content, steps)
        assert str(caught.value) == (
            "2026-W46, “Write down how we keep these maps”: how-we-work.md: "
            "is to be there after the edit, and is not"
        )

    @pytest.mark.parametrize(
        ("edit", "said"),
        [
            pytest.param(
                Replaced("a.md", "one\n", "two\n"),
                "a.md: what stands there after the edit must be found once, and is found 2 times:\ntwo\n",
                id="after",
            ),
            pytest.param(
                Replaced("a.md", "two\n", "three\n"),
                "a.md: what stood there before the edit must be found once, and is found 3 times:\ntwo\n",
                id="before",
            ),
            pytest.param(
                Replaced("a.md", "", "one\n", "pay"), "a.md: has no touchpoint pay", id="touchpoint"
            ),
            pytest.param(Cited("a.md", "survey"), "a.md: survey is to be cited, and is not", id="cited"),
            pytest.param(
                Removed("a.md", "text\n"), "a.md: is to be gone after the edit, and is there", id="removed"
            ),
            pytest.param(
                Moved("a.md", "b.md"), "a.md: is to be gone after the edit, and is there", id="moved"
            ),
        ],
    )
    def test_each_edit_says_what_it_misses(self, edit: Edit, said: str) -> None:
        with pytest.raises(MisfitError) as caught:
            edit.undo({"a.md": "two\nthree\ntwo\n"})
        assert str(caught.value) == said


class TestCited:
    @pytest.mark.parametrize(
        ("after", "before"),
        [
            ("evidence: [other, survey]\n", "evidence: [other]\n"),
            ("    evidence: [survey]\nnext: 1\n", "next: 1\n"),
            ("- {id: a, title: A, evidence: [survey]}\n", "- {id: a, title: A}\n"),
            ("x: {emotion: 1, evidence: [survey], feels: Fine}\n", "x: {emotion: 1, feels: Fine}\n"),
            ("based_on: [survey, other]\n", "based_on: [other]\n"),
        ],
    )
    def test_undone(self, after: str, before: str) -> None:
        texts = {"a.md": after}
        Cited("a.md", "survey").undo(texts)
        assert texts == {"a.md": before}

    def test_undone_where_something_else_was_cited_before(self) -> None:
        texts = {"a.md": "- {id: a, evidence: [survey]}\n- {id: b, evidence: [other, survey]}\n"}
        Cited("a.md", "survey", instead="workshop").undo(texts)
        assert texts == {"a.md": "- {id: a, evidence: [workshop]}\n- {id: b, evidence: [other]}\n"}


class TestRepository:
    def test_has_the_content_of_today_checked_out(self, repository: Path) -> None:
        assert git(repository, "status", "--short", "--branch") == "## main\n"
        for file in sorted((ROOT / "content").rglob("*.*")):
            assert (
                repository / "content" / file.relative_to(ROOT / "content")
            ).read_bytes() == file.read_bytes()

    def test_is_the_same_each_time(
        self, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Whatever the time, the timezone and the configuration of whoever makes it."""
        (tmp_path / "config").write_text("[user]\nname = Somebody\n[core]\nautocrlf = true\n", "utf-8")
        monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(tmp_path / "config"))
        monkeypatch.setenv("GIT_AUTHOR_DATE", "2020-01-01T00:00:00Z")
        monkeypatch.setenv("TZ", "Asia/Tokyo")
        make(tmp_path / "again")
        assert git(tmp_path / "again", "rev-parse", "main") == git(repository, "rev-parse", "main")

    def test_holds_the_state_of_each_step(
        self, repository: Path, steps: tuple[Step, ...], found: tuple[Mapping[str, str], ...]
    ) -> None:
        commits = git(repository, "log", "--first-parent", "--reverse", "--format=%H").split()
        assert len(commits) == len(steps)
        for commit, state in zip(commits, found, strict=True):
            listed = git(
                repository, "ls-tree", "-r", "-z", "--format=%(path) %(objectname)", commit, "content"
            )
            assert listed.rstrip("\0").split("\0") == sorted(
                f"content/{path} {blob(text)}" for path, text in state.items()
            )

    def test_tells_who_when_and_why(self, repository: Path) -> None:
        told = git(repository, "log", "--first-parent", "-12", "--format=%cI %an%n%s%n%b%x00").split("\0")
        assert next(message for message in told if "#492" in message).strip().splitlines() == [
            "2026-11-17T09:45:00+01:00 E-commerce content",
            "Show what the comparison costs those who measure their niche (#492)",
            "The figures of the third quarter and the exit survey agree: they leave over the hose.",
            "",
            "Co-authored-by: Assortment data <assortment@example.org>",
        ]

    def test_has_merges_with_their_titles_in_the_body(self, repository: Path) -> None:
        merges = git(repository, "log", "--first-parent", "--merges", "--reverse", "--format=%s%n%b")
        assert [line for line in merges.splitlines() if line] == [
            "Merge pull request #382 from after-sales/a-repair-is-not-a-visit",
            "Call the map what the customer gets: a repair",
            "Merge pull request #413 from logistics/e-mails-for-moved-dates",
            "A moved date is told by e-mail from now on: there are too many to ring",
            "Merge pull request #447 from logistics/pick-ups",
            "Begin with two-hour windows for pick-ups",
            "Merge pull request #481 from logistics/two-new-dates",
            "Begin with two new dates by text",
            "Merge pull request #489 from contact-centre/route-plan-date",
            "Move the hotline’s route plan to 27 November: the licences came late",
        ]


class TestCommand:
    def test_leaves_what_is_there_alone(self, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("mine", "utf-8")
        run = subprocess.run(
            [sys.executable, "-m", "tests.support.demonstration", str(tmp_path)],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert run.returncode == 1
        assert run.stderr == f"{tmp_path} is not an empty folder; remove it or name another\n"
        assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def thinned(state: Mapping[str, str]) -> Mapping[str, str]:
    """Of rows that differ in their figures alone the last one; the last state holds them all."""
    return {path: last_rows(text) if path.startswith("data/") else text for path, text in state.items()}


def last_rows(table: str) -> str:
    rows = table.splitlines(keepends=True)
    last = {re.sub(r"\d", "", row): number for number, row in enumerate(rows)}
    return "".join(rows[number] for number in sorted(last.values()))


def errors(state: Mapping[str, str], today: dt.date) -> tuple[Problem, ...]:
    files = (SourceFile(path, text.encode()) for path, text in sorted(state.items()))
    return load(files, Settings(today=today)).errors


def blob(text: str) -> str:
    data = text.encode()
    return hashlib.sha1(b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()


def copied(folder: Path) -> Path:
    """The content of today, to be changed."""
    content = folder / "content"
    for file in (ROOT / "content").rglob("*"):
        if file.is_file():
            copy = content / file.relative_to(ROOT / "content")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    return content


def redo(edit: Edit, texts: dict[str, str], after: Mapping[str, str], but: set[str]) -> None:
    match edit:
        case Replaced(file, old, new, at):
            if file not in but:
                Replaced(file, new, old, at).undo(texts)
        case Added(file):
            texts[file] = after[file]
        case Removed(file):
            del texts[file]
        case Moved(before, now):
            texts[now] = texts.pop(before)
