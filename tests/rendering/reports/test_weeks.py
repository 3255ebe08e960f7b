"""What a forge shows of a week: its release."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from textwrap import dedent

import pytest

from cjm_plugin.model.change import Change, Named
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.markdown import comment
from cjm_plugin.rendering.reports.report import Library, Report
from cjm_plugin.rendering.reports.weeks import Told, markdown, release
from tests.rendering.reports.specimens import collection, many, reviews

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
    assert release(week(tuple(many(1, 1)), commits=1), Locale.of("en"), LONGEST) == dedent("""\
        ## 2026-W47, 16–22 November 2026

        One map changed. 1 touchpoint became worse.

        **1 change**: ↘ 1 worse

        Emotion goes from −2 to +2.

        ### Who is concerned

        | Department | Changes | For the customer | Personas | Contact |
        | --- | ---: | --- | --- | --- |
        | **department-0** | 1 | ↘ worse |  |  |
        | **E-commerce** | 1 | ↘ worse |  | [shop@&#8203;intranet.example](mailto:shop@intranet.example) |

        ### **Map 0**

        - ↘ worse · **Step 0**: emotion fell 0 → −1

        ### Why, and who

        - Map 0, Content team
        """)


@pytest.mark.parametrize(("language", "heading"), [("ru", "Кого это касается"), ("pl", "Kogo to dotyczy")])
def test_the_departments_are_those_of_the_comment(language: str, heading: str) -> None:
    changes, locale = tuple(many(3, 2)), Locale.of(language)
    table = re.compile(r"^\|.*\|$", re.MULTILINE)
    report = Report(locale, Library(collection()), changes)
    told = release(replace(week(changes), report=report), locale, LONGEST)
    assert f"\n### {heading}\n\n|" in told
    assert table.findall(told) == table.findall(comment(report))
    assert len(table.findall(told)) == 2 + 4


def test_a_first_version_and_a_week_of_reviews_concern_nobody() -> None:
    for told in (week(first=2), week(tuple(reviews(2)))):
        assert "Who is concerned" not in release(told, Locale.of("en"), LONGEST)


def test_a_reason_stands_behind_what_was_done() -> None:
    told = week(tuple(many(1, 1)), commits=1)
    [commit] = told.revision.commits
    reasoned = replace(
        told,
        revision=replace(told.revision, commits=(replace(commit, why="Two *complaints*", pull_request="7"),)),
    )
    end = ": Two \\*complaints\\* (\\#&#8203;7), Content team\n"
    said = release(reasoned, Locale.of("en"), LONGEST).partition("### Why, and who\n\n- ")[2]
    assert said == commit.subject + end


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


def test_of_several_weeks_the_scale_is_told_once() -> None:
    weeks = [week(tuple(many(1, 1))), week(tuple(many(2, 1)))]
    head, *_ = markdown(weeks, (), Locale.of("en")).partition("\n\n## ")
    assert head == "# What changed for customers\n\nEmotion goes from −2 to +2."
    assert markdown(weeks, (), Locale.of("en")).count("Emotion goes") == 1
    assert markdown(weeks[:1], (), Locale.of("en")).count("Emotion goes") == 1
