"""What the site tells of the demonstration's half year: every kind of change, each in its week."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from cjm_plugin.analysis.lines import groups
from cjm_plugin.history import Closing, Plan, Present, tell
from cjm_plugin.loading import load_folder
from cjm_plugin.model.change import About, Change, What
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Chronicle, Revision
from cjm_plugin.model.settings import Settings
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling.styles import PlainStyle
from cjm_plugin.rendering.telling.teller import Teller
from tests.support.demonstration import make, now, story

TOLD = Path(__file__).with_name("told")
RENAMED = {About.JOURNEY, About.TOUCHPOINT}
"""What content/ remembers old ids of."""
OF_ANY = {
    f"{kind.value}.{what}"
    for kind in Kind
    for what in (What.ADDED, What.REMOVED, What.FIELD_CHANGED, What.STORY_CHANGED)
}
KINDS = {
    *OF_ANY,
    *(f"{about}.{What.RENAMED}" for about in RENAMED),
    *("journey.stage-added", "journey.stage-removed", "journey.stage-moved", "journey.reviewed"),
    *("touchpoint.added", "touchpoint.removed", "touchpoint.field-changed"),
    *("touchpoint.moved", "touchpoint.reordered", "touchpoint.emotion-rose", "touchpoint.emotion-fell"),
    *("touchpoint.channel-changed", "touchpoint.department-joined", "touchpoint.department-left"),
    *("touchpoint.department-role-changed", "touchpoint.passage-changed", "touchpoint.target-changed"),
    *("touchpoint.evidence-added", "touchpoint.evidence-withdrawn"),
    *("touchpoint.became-moment-of-truth", "touchpoint.no-longer-moment-of-truth"),
    *("pain.found", "pain.solved", "pain.reopened", "pain.refuted", "pain.worse", "pain.milder"),
    *("pain.withdrawn", "pain.field-changed", "pain.evidence-added", "pain.evidence-withdrawn"),
    *("study.expired", "finding.added", "hypothesis.confirmed", "hypothesis.refuted"),
    *("initiative.started", "initiative.due-moved", "initiative.done", "initiative.dropped"),
    *("department.target-changed", "department.capability-gained", "department.capability-needed"),
}
"""What an author can do, as the interfaces name it."""


@pytest.fixture(scope="module")
def chronicle(tmp_path_factory: pytest.TempPathFactory) -> Chronicle:
    folder = tmp_path_factory.mktemp("demonstration") / "repository"
    make(folder)
    return told(folder)


def told(folder: Path) -> Chronicle:
    settings = Settings(today=now().date())
    loaded = load_folder(folder / "content", root=folder, settings=settings)
    present = Present(
        catalog=loaded.catalog,
        files=loaded.sources,
        problems=loaded.problems,
        settings=settings,
        prefix=loaded.prefix,
    )
    closing = Closing(0, dt.time(0), ZoneInfo("UTC"))
    return tell(folder / "content", present, Plan(closing=closing), now()).chronicle


def revision(chronicle: Chronicle, name: str) -> Revision:
    return next(one for one in (chronicle.next, *chronicle.revisions) if one.name == name)


def all_changes(chronicle: Chronicle) -> Iterator[Change]:
    for one in (chronicle.next, *chronicle.revisions):
        yield from one.changes


class TestKinds:
    def test_every_kind_of_change_occurs(self, chronicle: Chronicle) -> None:
        missing = KINDS - {change.kind for change in all_changes(chronicle)}
        assert not missing

    def test_no_other_kind_occurs(self, chronicle: Chronicle) -> None:
        unknown = {change.kind for change in all_changes(chronicle)} - KINDS
        assert not unknown


class TestWeeks:
    def test_are_those_of_the_story(self, chronicle: Chronicle) -> None:
        weeks = sorted({step.week for step in story()})
        assert [one.name for one in reversed(chronicle.revisions)] == weeks[:-1]
        assert weeks[-1] == "2026-W48"
        assert chronicle.next.changes

    def test_the_first_is_a_first_version(self, chronicle: Chronicle) -> None:
        first = chronicle.revisions[-1]
        assert (first.is_first, first.changes) == (True, ())
        assert [named.title for named in first.first] == [
            "Collecting an order in the shop",
            "Fitting out a small café",
            "Choosing a fridge in the shop",
            "A kitchen planned in the studio",
            "Returning an appliance",
            "First month with a smart oven",
            "Technician’s visit",
            "Buying a washing machine online",
        ]

    def test_a_broken_file_is_unreadable_for_a_week(self, chronicle: Chronicle) -> None:
        assert {one.name: one.unreadable for one in chronicle.revisions if one.unreadable} == {
            "2026-W29": ("content/journeys/after-sales/returning-an-appliance.md",)
        }

    def test_each_change_has_a_commit_that_touched_its_home(self, chronicle: Chronicle) -> None:
        """Or the home of what brought it about; but none makes a study expire."""
        for one in (chronicle.next, *chronicle.revisions):
            touched = {key for commit in one.commits for key in commit.touched}
            for change in one.changes:
                homes = {f"{named.kind}:{named.id}" for named in (change.home, *change.by)}
                assert homes & touched or change.what in {What.EXPIRED, What.REOPENED}, (one.name, change)

    def test_commits_are_told_with_their_pull_requests(self, chronicle: Chronicle) -> None:
        assert [
            (commit.pull_request, commit.authors, commit.subject)
            for commit in revision(chronicle, "2026-W47").commits[:4]
        ] == [
            (
                "489",
                ("Contact centre",),
                "Move the hotline’s route plan to 27 November: the licences came late",
            ),
            ("490", ("Payments",), "Failed payments keep the basket now"),
            ("491", ("Logistics planning",), "Two districts collect within two hours"),
            (
                "492",
                ("E-commerce content", "Assortment data"),
                "Show what the comparison costs those who measure their niche",
            ),
        ]


class TestSentences:
    @pytest.mark.parametrize("name", ["2026-W34", "2026-W47", "next"])
    def test_a_week_as_it_is_read(self, chronicle: Chronicle, name: str) -> None:
        """Whole weeks, word by word, in `told/`."""
        expected = (TOLD / f"{name}.txt").read_text(encoding="utf-8")
        assert "\n".join(as_read(revision(chronicle, name))) + "\n" == expected


def as_read(one: Revision) -> Iterator[str]:
    """Its summary, and the lines under each heading; spaces that do not break are written as others."""
    teller = Teller(Locale.of("en"), PlainStyle())
    lines = [teller.summary(one.changes)]
    for group in groups(one.changes):
        lines += ["", f"# {group.home.title}"]
        lines += [f"{line.direction}: {teller.line(line, under=group.home)}" for line in group.lines]
    return (line.replace("\N{NO-BREAK SPACE}", " ") for line in lines)
