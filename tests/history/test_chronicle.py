"""Weeks of known edits give exactly the expected revisions."""

from __future__ import annotations

import datetime as dt
import shutil
from pathlib import Path

import pytest

from cjm_plugin.history import Closing
from cjm_plugin.model.revision import Commit, Revision
from tests.history.weeks import (
    FIRST,
    MAP,
    NOW,
    SECOND,
    WARSAW,
    changes,
    fridge,
    titled,
    told,
    washing_machine,
    weeks,
)
from tests.support.repositories import LINK, SUBMODULE, Files, Repository, git

W44 = "2026-10-28 12:00 +01:00"
W45 = "2026-11-04 12:00 +01:00"
W46 = "2026-11-11 12:00 +01:00"
W47 = "2026-11-17 12:00 +01:00"

FELL = ["touchpoint.emotion-fell washing-machine/compare"]
ROSE = ["touchpoint.emotion-rose washing-machine/compare"]


@pytest.fixture
def maps(tmp_path: Path) -> Repository:
    """A repository whose first version came in W44."""
    repository = Repository(tmp_path / "maps")
    repository.commit(W44, FIRST, "Draw the first map")
    return repository


def the(week: str, revisions: tuple[Revision, ...]) -> Revision:
    return next(revision for revision in revisions if revision.name == week)


def test_each_week_tells_its_own_edits(maps: Repository) -> None:
    maps.commit(W45, {MAP: washing_machine(emotion=-1)})
    maps.commit(W46, {SECOND: fridge()})
    maps.commit(W47, {SECOND: None})
    found = told(maps.write().folder)

    assert weeks(found) == {
        "next": ["journey.removed fridge"],
        "2026-W46": ["journey.added fridge"],
        "2026-W45": FELL,
        "2026-W44": ["first washing-machine"],
    }
    assert found.problems == ()
    assert found.chronicle.untold is None
    [first] = [revision for revision in found.chronicle.revisions if revision.is_first]
    assert (first.closed, first.changes) == (dt.datetime(2026, 11, 2, tzinfo=WARSAW), ())
    assert str(first.closed) == "2026-11-02 00:00:00+01:00"


def test_a_week_in_which_nothing_changed_has_no_revision(maps: Repository) -> None:
    maps.commit(W45, {"README.md": "Maps\n", "content/index.md": "# Maps\n", "content/data/x.csv": "a\n"})
    maps.commit("2026-11-10 12:00 +01:00", {MAP: washing_machine(emotion=-1)})
    maps.commit(W46, {MAP: washing_machine()})

    assert weeks(told(maps.write().folder)) == {"next": [], "2026-W44": ["first washing-machine"]}


def test_reformatting_makes_no_revision(maps: Repository) -> None:
    maps.commit(W45, {MAP: washing_machine().replace("\n", "\r\n") + "\r\n", SECOND: fridge()})
    maps.commit(W46, {MAP: washing_machine().replace("title: Buying", "# how\ntitle:   Buying")})
    maps.commit(
        W46,
        {
            "content/journeys/large/washing-machine.md": washing_machine(),
            MAP: None,
            SECOND: fridge().replace(", channel: website", ",   channel:  'website'"),
        },
        "Move a file",
    )

    assert weeks(told(maps.write().folder)) == {
        "next": [],
        "2026-W45": ["journey.added fridge"],
        "2026-W44": ["first washing-machine"],
    }


@pytest.mark.parametrize(
    ("closing", "close"),
    [
        (Closing(0, dt.time(0), WARSAW), "2026-11-09T00:00:00+01:00"),
        (Closing(2, dt.time(17, 30), WARSAW), "2026-11-11T17:30:00+01:00"),
        (Closing(6, dt.time(0), dt.UTC), "2026-11-08T00:00:00+00:00"),
    ],
)
def test_a_commit_at_the_very_close_belongs_to_the_next_week(
    maps: Repository, closing: Closing, close: str
) -> None:
    moment = dt.datetime.fromisoformat(close)
    second = dt.timedelta(seconds=1)
    maps.commit((moment - second).isoformat(), {MAP: washing_machine(emotion=1)}, "Just in time")
    maps.commit(moment.isoformat(), {MAP: washing_machine(emotion=0)}, "At the close")
    maps.commit((moment + second).isoformat(), {SECOND: fridge()}, "After it")
    found = told(maps.write().folder, closing=closing, now=moment + dt.timedelta(days=1))

    last = found.chronicle.revisions[0]
    assert (last.closed, changes(last)) == (moment, ROSE)
    assert [commit.subject for commit in last.commits] == ["Just in time"]
    assert changes(found.chronicle.next) == ["journey.added fridge", *FELL]
    assert [commit.subject for commit in found.chronicle.next.commits] == ["At the close", "After it"]


def test_a_week_is_over_at_the_very_close(maps: Repository) -> None:
    maps.commit(W45, {MAP: washing_machine(emotion=-1)})
    folder = maps.write().folder
    close = dt.datetime(2026, 11, 9, tzinfo=WARSAW)

    assert list(weeks(told(folder, now=close))) == ["next", "2026-W45", "2026-W44"]
    assert list(weeks(told(folder, now=close - dt.timedelta(seconds=1)))) == ["next", "2026-W44"]


def test_the_weeks_in_which_the_clocks_change(tmp_path: Path) -> None:
    """The last second of 29 March is an hour earlier by world time than that of the Sunday before."""
    maps = Repository(tmp_path / "maps")
    maps.commit("2026-03-22T22:59:59Z", FIRST)
    maps.commit("2026-03-29T21:59:59Z", {MAP: washing_machine(emotion=-1)})
    maps.commit("2026-03-29T22:00:00Z", {MAP: washing_machine(emotion=0)})
    maps.commit("2026-10-25T22:59:59Z", {MAP: washing_machine(emotion=-1)})
    maps.commit("2026-10-25T23:00:00Z", {MAP: washing_machine(emotion=0)})

    assert weeks(told(maps.write().folder)) == {
        "next": [],
        "2026-W44": ROSE,
        "2026-W43": FELL,
        "2026-W14": ROSE,
        "2026-W13": FELL,
        "2026-W12": ["first washing-machine"],
    }


def test_the_branch_and_not_the_clock_says_what_came_first(maps: Repository) -> None:
    """The second was made on a computer whose clock is behind, the third on one that is a year ahead."""
    maps.commit(W45, {MAP: washing_machine(emotion=-1)}, "On time")
    maps.commit("2025-01-01 12:00 +01:00", {MAP: washing_machine(emotion=-2)}, "Behind")
    maps.commit("2027-11-11 12:00 +01:00", {MAP: washing_machine(emotion=1)}, "Ahead")
    maps.commit(W46, {SECOND: fridge()}, "On time again")
    maps.commit(
        "2027-11-17 12:00 +01:00", {SECOND: fridge("shop"), "content/channels/shop.md": titled("Shop")}
    )
    found = told(maps.write().folder)

    assert weeks(found) == {
        "next": ["touchpoint.channel-changed fridge/look", "channel.added shop"],
        "2026-W46": ["journey.added fridge", *ROSE],
        "2026-W45": FELL,
        "2026-W44": ["first washing-machine"],
    }
    assert [c.subject for c in the("2026-W45", found.chronicle.revisions).commits] == ["On time", "Behind"]
    assert [c.subject for c in the("2026-W46", found.chronicle.revisions).commits] == [
        "Ahead",
        "On time again",
    ]


def test_next_tells_what_is_not_committed_yet(maps: Repository) -> None:
    folder = maps.write().folder
    (folder / MAP).write_text(washing_machine(emotion=-2))

    found = told(folder)
    assert changes(found.chronicle.next) == FELL
    assert found.chronicle.next.commits == ()
    assert (found.chronicle.next.week, found.chronicle.next.closed) == (None, None)


def test_line_ends_of_windows_in_the_working_tree_are_no_change(maps: Repository) -> None:
    folder = maps.write().folder
    (folder / MAP).write_bytes(washing_machine().replace("\n", "\r\n").encode())

    assert changes(told(folder).chronicle.next) == []


def test_a_rename_is_told_as_one_and_later_commits_by_the_new_id(maps: Repository) -> None:
    new = "content/journeys/washer.md"
    maps.commit(W46, {MAP: washing_machine(emotion=1)}, "Edit under the old name")
    maps.commit(W46, {MAP: None, new: washing_machine(emotion=1, more="was: [washing-machine]\n")}, "Rename")
    revision = told(maps.write().folder).chronicle.revisions[0]

    assert changes(revision) == ["journey.renamed washer", "touchpoint.emotion-rose washer/compare"]
    assert [commit.touched for commit in revision.commits] == [("journey:washer",)] * 2


def test_an_old_name_in_an_unedited_file_changes_nothing_of_the_past(maps: Repository) -> None:
    """Loading puts today's ids in the place of old ones; weeks before must not have them."""
    edited: Files = {"content/channels/website.md": titled("The site")}
    renamed: Files = {
        "content/channels/website.md": None,
        "content/channels/web.md": "---\ntitle: The site\nwas: [website]\n---\n",
    }
    maps.commit(W45, {**edited, MAP: washing_machine(emotion=1)})
    folder = maps.write().folder
    before = the("2026-W45", told(folder).chronicle.revisions)
    maps.commit(W46, renamed)
    found = told(maps.write().folder)

    assert the("2026-W45", found.chronicle.revisions) == before
    assert changes(the("2026-W46", found.chronicle.revisions)) == ["channel.renamed web"]
    assert changes(found.chronicle.next) == []


def test_names_in_any_letters_and_odd_names(maps: Repository) -> None:
    odd: Files = {
        "content/journeys/стирка.md": fridge(),
        "content/journeys/o ro d/nowy-pomysł.md": fridge(),
        "content/journeys/line\nbreak/café.md": fridge(),
        # As macOS writes it, and bytes that are no text at all in a folder.
        "content/journeys/cafe\u0301-2.md": fridge(),
        b"content/journeys/\xff\xfe/latin.md": fridge(),
        "content/journeys/.hidden.md": "no map",
        "content/journeys/.git-ish/x.md": "no map",
        "content/journeys/glob[*]?.txt": "no map",
    }
    maps.commit(W46, odd)
    found = told(maps.write().folder)

    assert sorted(weeks(found)["2026-W46"]) == sorted(
        f"journey.added {id}" for id in ("стирка", "nowy-pomysł", "café", "café-2", "latin")
    )
    assert weeks(found)["next"] == []
    assert found.problems == ()


def test_a_link_is_the_file_that_it_leads_to(maps: Repository) -> None:
    maps.commit(W45, {"content/shared/fridge.txt": fridge(), "content/channels/shop.md": titled("Shop")})
    maps.commit(W45, {"content/journeys/fridge.md": "../shared/fridge.txt"}, mode=LINK)
    maps.commit(W46, {"content/shared/fridge.txt": fridge("shop")})
    maps.commit(W46, {"content/journeys/none.md": "../shared/none.txt"}, mode=LINK)
    maps.commit(W47, {"content/journeys/none.md": None})

    assert weeks(told(maps.write().folder)) == {
        "next": [],
        "2026-W46": ["touchpoint.channel-changed fridge/look"],
        "2026-W45": ["journey.added fridge", "channel.added shop"],
        "2026-W44": ["first washing-machine"],
    }


def test_an_empty_folder_and_what_comes_after_it(maps: Repository) -> None:
    maps.commit(W45, dict.fromkeys(FIRST), "Take all away")
    maps.commit(W46, FIRST, "Put it back")
    found = weeks(told(maps.write().folder))

    assert found["2026-W45"][0] == "journey.removed washing-machine"
    assert found["2026-W46"][0] == "journey.added washing-machine"
    assert found["next"] == []


class TestUnreadable:
    """What an old commit holds that can't be read is unknown, and not gone."""

    BROKEN = "---\ntitle: [\n---\n"

    def test_what_was_broken_and_mended_later(self, maps: Repository) -> None:
        maps.commit(W45, {MAP: self.BROKEN, SECOND: fridge()}, "Break a map")
        maps.commit(W46, {MAP: washing_machine(emotion=1)}, "Mend it")
        found = told(maps.write().folder)

        assert weeks(found) == {
            "next": [],
            "2026-W46": ROSE,
            "2026-W45": ["journey.added fridge"],
            "2026-W44": ["first washing-machine"],
        }
        assert the("2026-W45", found.chronicle.revisions).unreadable == (MAP,)
        assert the("2026-W46", found.chronicle.revisions).unreadable == ()
        [problem] = found.problems
        said = "files that could not be read count as they last were in the history of"
        assert (str(problem), problem.severity) == (f"content:1: {said} 2026-W45 ({MAP})", "info")

    def test_what_is_broken_only_now_and_then_makes_no_revision(self, maps: Repository) -> None:
        maps.commit(W45, {MAP: self.BROKEN})
        maps.commit(W46, {MAP: washing_machine()})

        assert weeks(told(maps.write().folder)) == {"next": [], "2026-W44": ["first washing-machine"]}

    def test_what_was_broken_from_its_birth_is_added_when_it_can_be_read(self, maps: Repository) -> None:
        maps.commit(W45, {SECOND: self.BROKEN})
        maps.commit(W46, {SECOND: fridge()})

        assert weeks(told(maps.write().folder)) == {
            "next": [],
            "2026-W46": ["journey.added fridge"],
            "2026-W44": ["first washing-machine"],
        }

    def test_what_was_renamed_and_broken_at_once_is_not_gone(self, maps: Repository) -> None:
        new = "content/journeys/washer.md"
        maps.commit(W45, {MAP: None, new: self.BROKEN, SECOND: fridge()})
        maps.commit(W46, {new: washing_machine(more="was: [washing-machine]\n")})

        assert weeks(told(maps.write().folder)) == {
            "next": [],
            "2026-W46": ["journey.renamed washer"],
            "2026-W45": ["journey.added fridge"],
            "2026-W44": ["first washing-machine"],
        }

    def test_what_is_broken_and_then_taken_away_is_gone(self, maps: Repository) -> None:
        maps.commit(W45, {MAP: self.BROKEN})
        maps.commit(W46, {MAP: None})

        assert weeks(told(maps.write().folder))["2026-W46"] == ["journey.removed washing-machine"]

    @pytest.mark.parametrize(
        "broken",
        [
            BROKEN,
            "no frontmatter",
            b"---\ntitle: \xff\n---\n",
            "---\ntitle: A map\nsurprise: 1\n---\n",
            "---\n{}\n---\n",
            # Two touchpoints with one id.
            washing_machine().replace("---\n", "", 1).join(("---\n", ""))[:-4]
            + "  - {id: compare, title: Again, channel: website}\n---\n",
        ],
    )
    def test_in_whatever_way(self, maps: Repository, broken: str | bytes) -> None:
        maps.commit(W45, {MAP: broken})
        maps.commit(W46, {MAP: washing_machine()})
        found = told(maps.write().folder)

        assert weeks(found) == {"next": [], "2026-W44": ["first washing-machine"]}
        assert "2026-W45" in found.problems[0].message

    def test_two_files_with_one_id(self, maps: Repository) -> None:
        maps.commit(W45, {"content/journeys/large/washing-machine.md": washing_machine(title="Another")})
        maps.commit(W46, {"content/journeys/large/washing-machine.md": None})
        found = told(maps.write().folder)

        assert weeks(found) == {"next": [], "2026-W44": ["first washing-machine"]}
        assert f"2026-W45 ({MAP}, content/journeys/large/washing-machine.md)" not in found.problems[0].message
        assert f"2026-W45 (content/journeys/large/washing-machine.md, {MAP})" in found.problems[0].message


def test_a_submodule_has_no_history_here(maps: Repository, tmp_path: Path) -> None:
    shops = Repository(tmp_path / "shops")
    shops.commit(W45, {"fridge.md": fridge()})
    tip = git(shops.write().folder, "rev-parse", "HEAD")
    maps.commit(W46, {"content/journeys/shops": tip}, mode=SUBMODULE)
    folder = maps.write().folder
    shutil.copytree(shops.folder, folder / "content/journeys/shops", dirs_exist_ok=True)
    found = told(folder)

    assert weeks(found) == {"next": [], "2026-W44": ["first washing-machine"]}
    [problem] = found.problems
    assert str(problem) == (
        "content/journeys/shops:1: is a git submodule, whose history is not told; "
        "put its files here to have it told"
    )


class TestWhy:
    """Commits, as they are told."""

    def told_of(self, maps: Repository) -> tuple[Commit, ...]:
        return told(maps.write().folder).chronicle.revisions[0].commits

    def test_a_commit(self, maps: Repository) -> None:
        message = (
            "Say that it is slow (#412)\n\nWhy: Seen in shops.\n\nCo-authored-by: Bo Both <bo@example.org>\n"
        )
        maps.commit(W46, {MAP: washing_machine(emotion=-1), SECOND: fridge()}, message, author="Анна Автор")
        [commit] = self.told_of(maps)

        assert commit == Commit(
            id=git(maps.folder, "rev-parse", "HEAD"),
            subject="Say that it is slow",
            authors=("Анна Автор", "Bo Both"),
            when=dt.datetime(2026, 11, 11, 12, tzinfo=WARSAW),
            pull_request="412",
            touched=("journey:fridge", "journey:washing-machine"),
            why="Seen in shops",
        )
        assert commit.reason == "Say that it is slow: Seen in shops"
        assert str(commit.when) == "2026-11-11 12:00:00+01:00"

    def test_what_touches_no_object_explains_nothing(self, maps: Repository) -> None:
        maps.commit(W46, {"content/index.md": "# Maps\n"}, "Welcome")
        maps.commit(W46, {MAP: washing_machine(emotion=-1)}, "Map")

        assert [(commit.subject, commit.reason) for commit in self.told_of(maps)] == [("Map", "Map")]

    def test_a_merge_is_told_once_with_the_authors_of_what_it_brought(self, maps: Repository) -> None:
        maps.branch("topic")
        maps.commit(W45, {MAP: washing_machine(emotion=-1)}, "One", author="Bea", branch="topic")
        maps.commit(W45, {"README.md": "x\n"}, "Not a map", author="Zoe", branch="topic")
        maps.commit(W45, {SECOND: fridge()}, "Two", author="Ada Author", branch="topic")
        maps.commit(W45, {MAP: washing_machine(emotion=-2)}, "Three", author="Bea", branch="topic")
        maps.commit(W46, {"content/channels/shop.md": titled("Shop")}, "Beside it", author="Cleo")
        maps.merge("topic", W46, "Merge pull request #7 from cx/topic\n\nTell how it feels\n\nMore.")
        maps.commit(W46, {"content/channels/app.md": titled("App")}, "After it", author="Dan")
        found = told(maps.write().folder)

        assert [
            (c.subject, c.authors, c.pull_request, c.touched) for c in found.chronicle.revisions[0].commits
        ] == [
            ("Beside it", ("Cleo",), None, ("channel:shop",)),
            ("Tell how it feels", ("Bea", "Ada Author"), "7", ("journey:fridge", "journey:washing-machine")),
            ("After it", ("Dan",), None, ("channel:app",)),
        ]
        # The week in which the branch was worked on has nothing: it came with the merge.
        assert list(weeks(found)) == ["next", "2026-W46", "2026-W44"]

    def test_a_branch_of_a_branch(self, maps: Repository) -> None:
        maps.branch("topic")
        maps.commit(W45, {MAP: washing_machine(emotion=-1)}, "One", author="Bea", branch="topic")
        maps.branch("side", "topic")
        maps.commit(W45, {SECOND: fridge()}, "Two", author="Eva", branch="side")
        maps.commit(
            W45, {SECOND: fridge()}, "Merge side", branch="topic", merging="side", author="Mia Merger"
        )
        maps.merge("topic", W46, "Merge branch 'topic'")
        [commit] = self.told_of(maps)

        assert (commit.subject, commit.authors) == ("Merge branch 'topic'", ("Bea", "Eva"))

    def test_names_as_the_mail_map_has_them(self, maps: Repository) -> None:
        maps.commit(W46, {".mailmap": "Ada Byron <author@example.org>\n", MAP: washing_machine(emotion=1)})

        assert self.told_of(maps)[0].authors == ("Ada Byron",)


def test_the_present_is_first_where_nothing_is_over_yet(tmp_path: Path) -> None:
    maps = Repository(tmp_path / "maps")
    maps.commit(W47, FIRST)
    found = told(maps.write().folder)

    assert weeks(found) == {"next": ["first washing-machine"]}
    assert found.chronicle.untold is None


def test_evidence_that_ages_is_told_with_the_next_edit(maps: Repository) -> None:
    maps.commit(
        W45, {"content/studies/visits.md": "---\ntitle: Visits\ndate: 2024-11-10\n---\n"}, "Bring a study"
    )
    maps.commit("2026-11-12 12:00 +01:00", {MAP: washing_machine().replace("id: compare", "id:  compare")})
    folder = maps.write().folder
    later = NOW + dt.timedelta(weeks=2)

    assert weeks(told(folder, now=later)) == {
        "next": ["study.expired visits"],
        "2026-W45": ["study.added visits"],
        "2026-W44": ["first washing-machine"],
    }
    maps.commit("2026-11-24 12:00 +01:00", {MAP: washing_machine(emotion=1)})
    found = weeks(told(maps.write().folder, now=later))
    assert (found["2026-W48"], found["next"]) == ([*ROSE, "study.expired visits"], [])
