"""What a forge shows of a week: its release."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from cjm_plugin.model.change import Change, Named
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.report import Library, Report
from cjm_plugin.rendering.reports.weeks import Told, release
from tests.rendering.reports.specimens import collection, many

CLOSED = dt.datetime(2026, 11, 23, tzinfo=dt.UTC)
LONGEST = 20_000


def week(changes: tuple[Change, ...] = (), commits: int = 0, first: int = 0, name: str = "Map") -> Told:
    revision = Revision(
        week=Week(2026, 47),
        closed=CLOSED,
        commits=tuple(
            Commit(id=f"{n:040}", subject=f"{name} {n}", authors=("Content team",), when=CLOSED)
            for n in range(commits)
        ),
        changes=changes,
        first=tuple(Named("journey", f"map-{n}", f"{name} {n}") for n in range(first)),
        is_first=bool(first),
    )
    return Told(revision, Report(Locale.of("en"), Library(collection()), changes))


def test_a_short_week_is_told_in_full() -> None:
    assert release(week(tuple(many(1, 1)), commits=1), Locale.of("en"), LONGEST) == (
        "## 2026-W47, 16–22 November 2026\n\nOne map changed. 1 touchpoint became worse.\n\n"
        "**1 change**: ↘ 1 worse\n\n### **Map 0**\n\n- ↘ worse · **Step 0**: emotion fell 0 → −1\n\n"
        "### Why, and who\n\n- Map 0, Content team\n"
    )


def test_a_reason_stands_instead_of_what_was_done() -> None:
    told = week(tuple(many(1, 1)), commits=1)
    [commit] = told.revision.commits
    reasoned = replace(
        told,
        revision=replace(told.revision, commits=(replace(commit, why="Two *complaints*", pull_request="7"),)),
    )
    end = "Two \\*complaints\\* (\\#&#8203;7), Content team\n"
    assert release(reasoned, Locale.of("en"), LONGEST).partition("### Why, and who\n\n- ")[2] == end


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (week(tuple(many(60, 20)), commits=2), " more changes, for which there is no room here; "),
        (week(tuple(many(1, 1)), commits=2000), " more\n"),
        (week(first=2000, commits=1), " more\n\n### Why, and who\n\n- Map 0, Content team\n"),
        (week(tuple(many(60, 20, title="$" * 5000)), commits=900, name="$" * 5000), " more\n"),
    ],
    ids=["changes", "commits", "the first version", "all of it"],
)
def test_of_a_long_one_the_rest_is_counted(told: Told, said: str) -> None:
    written = release(told, Locale.of("en"), LONGEST)
    assert len(written) < LONGEST
    assert said in written
