"""Pages of departments, personas and stages: what stands where, and what is told of figures."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from typing import Any

import pytest
from lxml.html import HtmlElement

from cjm_plugin.analysis.figures import LEAST_SAMPLE
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Answer, Measurements
from cjm_plugin.rendering.site import Site
from tests.rendering.reading import read, section, site, table, words
from tests.support.catalogs import (
    TODAY,
    facts,
    finding,
    initiative,
    journey,
    metric,
    pain,
    stage,
    study,
    thing,
    touchpoint,
)

STAGES = ("choose", "buy", "receive", "use")


def surroundings() -> tuple[Object, ...]:
    """What the small maps of these tests name."""
    return (
        *(thing(Kind.STAGE, id, order=n) for n, id in enumerate(STAGES, 1)),
        thing(Kind.CHANNEL, "website", kind="digital"),
        thing(Kind.CHANNEL, "phone", kind="phone"),
        thing(Kind.DEPARTMENT, "logistics"),
        thing(Kind.PERSONA, "family"),
        thing(Kind.PERSONA, "pensioner"),
    )


def headings(root: HtmlElement) -> list[str]:
    return [str(heading.text) for heading in root.xpath("//section/h2")]


def titles(root: HtmlElement, anchor: str) -> list[str]:
    """What the points of curves say."""
    return [words(title) for title in section(root, anchor).xpath(".//*[local-name() = 'title']")]


class TestDepartments:
    def test_what_presses_stands_in_the_head_and_leads_to_the_initiatives(self) -> None:
        root = read(
            site(
                facts(
                    *surroundings(),
                    initiative("late", "in-progress", department="logistics", due="2026-11-17"),
                    initiative("today", "planned", department="logistics", due="2026-11-18"),
                    initiative("in-time", "planned", department="logistics", due="2026-12-18"),
                    initiative("far", "planned", department="logistics", due="2026-12-19"),
                    initiative("over", "done", department="logistics", due="2026-11-01"),
                )
            ),
            "departments/logistics/",
        )

        (said,) = root.xpath("//dl[@class = 'cjm-props']/div[@data-tone = 'bad']")

        assert words(said) == "Initiatives1 overdue, 2 due within 30 days"
        (target,) = said.xpath(".//a/@href")
        assert root.xpath("//*[@id = $id]", id=target.removeprefix("#"))

    def test_nothing_presses_where_there_is_time(self) -> None:
        later = initiative("far", "planned", department="logistics", due="2027-12-19")

        root = read(site(facts(*surroundings(), later)), "departments/logistics/")

        assert "within" not in words(root.xpath("//header")[0])

    def test_a_bar_lies_between_today_and_the_day_it_is_due(self) -> None:
        found = facts(
            *surroundings(),
            initiative("late", "in-progress", department="logistics", due="2026-11-03"),
            initiative("next", "in-progress", department="logistics", due="2026-12-18"),
            initiative("over", "done", department="logistics", due="2026-11-01", done_on="2026-11-20"),
        )
        lines = section(read(site(found), "departments/logistics/"), "initiatives").find_class("cjm-due")

        today = {float(line.find_class("cjm-due__today")[0].attrib["x1"][:-1]) for line in lines}
        (late,), (soon,), over = (line.find_class("cjm-due__span") for line in lines)

        assert len(today) == 1
        assert [late.get("x2"), soon.get("x1")] == [f"{today.pop():.1f}%"] * 2
        assert "data-overdue" in late.attrib
        assert "data-overdue" not in soon.attrib
        assert over == []

    def test_a_date_beyond_the_months_shown_ends_the_bar_at_their_edge(self) -> None:
        found = facts(*surroundings(), initiative("far", "planned", department="logistics", due="2036-01-01"))

        (line,) = section(read(site(found), "departments/logistics/"), "initiatives").find_class("cjm-due")

        assert line.find_class("cjm-due__span")[0].get("x2") == "100.0%"
        assert line.find_class("cjm-due__end") == []

    def test_who_uses_it_is_told_only_where_no_section_has_told_it(self) -> None:
        found = facts(
            *surroundings(),
            thing(Kind.SYSTEM, "planner", owner="logistics"),
            initiative("mend", department="logistics"),
            journey("acts", stage("buy", touchpoint("a", departments="logistics"))),
            journey("owned", stage("buy", touchpoint("a")), owner="logistics"),
            journey("listens", stage("buy", touchpoint("a", feedback={"seen_by": ["logistics"]}))),
        )
        root = read(site(found), "departments/logistics/")

        assert headings(root) == ["Its slice of the maps", "Initiatives", "Owns", "Used by"]
        assert words(section(root, "owns")).endswith("JourneysOwned SystemsPlanner")
        assert words(section(root, "used-by")).endswith("JourneysListensA")

    def test_ten_pains_are_in_view_and_the_others_behind_a_fold(self) -> None:
        pains = tuple(pain(f"pain-{n:02d}", severity=3) for n in range(14))
        found = facts(
            *surroundings(),
            journey("map", stage("buy", touchpoint("a", departments="logistics", pains=pains))),
        )
        shown = section(read(site(found), "departments/logistics/"), "pains")
        (fold,) = shown.xpath(".//details")

        assert words(fold.xpath("summary")[0]) == "4 more pains"
        assert len(fold.xpath(".//tbody/tr")) == 4
        assert len(shown.xpath(".//tbody/tr")) == 14

    def test_verdicts_are_counted_and_lead_to_what_was_found(self) -> None:
        found = facts(
            *surroundings(),
            study("visits", findings=(finding("map/a/once", "confirms"), finding("map/a/twice", "confirms"))),
            study("survey", findings=(finding("map/a/twice", "confirms"),)),
            journey(
                "map",
                stage("buy", touchpoint("a", departments="logistics", pains=(pain("once"), pain("twice")))),
            ),
        )
        shown = section(read(site(found), "departments/logistics/"), "pains")

        told = {
            words(fold.find("summary")): fold.xpath(".//li//a/@href") for fold in shown.xpath(".//details")
        }
        assert told == {
            "confirmed by 1 study": ["../../studies/visits/"],
            "confirmed by 2 studies": ["../../studies/survey/", "../../studies/visits/"],
        }


class TestPersonas:
    @pytest.fixture(scope="class")
    @classmethod
    def root(cls) -> HtmlElement:
        found = facts(
            *surroundings(),
            journey(
                "long",
                stage("choose", touchpoint("a", emotion=1), touchpoint("b", emotion=0)),
                stage("buy", touchpoint("c", emotion=-1, pains=(pain("hurts"),))),
                stage("use", touchpoint("d", emotion=-2, by_persona={"pensioner": {"emotion": 2}})),
                personas=("family", "pensioner"),
            ),
            journey(
                "short",
                stage("buy", *(touchpoint(id, emotion=1) for id in ("e", "f", "g"))),
                stage("use", touchpoint("h", emotion=-1)),
                personas=("pensioner",),
            ),
        )
        return read(site(found), "personas/pensioner/")

    def test_a_stage_stands_at_the_same_place_on_every_curve(self, root: HtmlElement) -> None:
        names = [
            {name.get("x"): words(name) for name in curve.xpath(".//foreignobject")}
            for curve in section(root, "maps").find_class("cjm-mini__stages")
        ]
        headed = section(root, "maps").xpath(".//thead//th")

        assert names[0] == names[1]
        assert [*names[0].values()] == [words(th) for th in headed] == ["Choose", "Buy", "Use"]
        assert [th.get("colspan") for th in headed] == ["2", "3", "2"]

    def test_touchpoints_share_the_width_of_their_stage(self, root: HtmlElement) -> None:
        places: dict[str, list[float]] = defaultdict(list)
        for curve in section(root, "maps").find_class("cjm-mini__curve"):
            for point in curve.xpath(".//a[title]"):
                places[words(point.xpath("title")[0])[2]] += [float(point.xpath("svg/@x")[0][:-1])]

        columns = {title: round(x[0] / 100 * 7, 2) for title, x in places.items()}

        assert columns == {
            "A": 0.5,
            "B": 1.5,
            "C": 3.5,
            "D": 6,
            "E": 2.5,
            "F": 3.5,
            "G": 4.5,
            "H": 6,
        }

    def test_the_worst_moment_and_the_open_pains_are_named(self, root: HtmlElement) -> None:
        notes = [words(note) for note in section(root, "maps").find_class("cjm-travels__note")]

        assert notes == [
            "point of view · mean emotion +0.5 · lowest: −1 annoyed H",
            "also travels · mean emotion +0.5 · 1 open pain · lowest: −1 annoyed C",
        ]

    def test_their_line_stands_beside_the_point_of_views_where_they_feel_otherwise(
        self, root: HtmlElement
    ) -> None:
        short, long = section(root, "maps").find_class("cjm-mini__curve")

        assert len(long.find_class("cjm-mini__beside")) == 1
        assert short.find_class("cjm-mini__beside") == []

    def test_a_stage_passed_over_breaks_the_line(self) -> None:
        found = site(
            facts(
                *surroundings(),
                journey(
                    "skips",
                    stage("choose", touchpoint("a", emotion=1)),
                    stage("use", touchpoint("b", emotion=1)),
                    personas=("family",),
                ),
                journey("other", stage("buy", touchpoint("c", emotion=1)), personas=("family",)),
            )
        )
        lines = section(read(found, "personas/family/"), "maps").find_class("cjm-mini__line")

        assert sorted(line.attrib["d"].count("M") for line in lines) == [1, 2]

    def test_a_map_too_dense_for_the_page_keeps_its_words(self) -> None:
        many = (touchpoint(f"t-{n}", emotion=n % 3 - 1) for n in range(40))
        found = site(facts(*surroundings(), journey("map", stage("buy", *many), personas=("family",))))

        root = read(found, "personas/family/")

        assert len(titles(root, "maps")) == 40
        assert section(root, "maps").xpath(".//*[@class = 'cjm-mini__curve']//a") == []

    def test_used_by_does_not_repeat_their_maps(self, root: HtmlElement) -> None:
        assert headings(root) == [
            "All their maps, by stage",
            "Maps they travel",
            "Where they differ",
            "Worst pains on their maps",
        ]


class TestStages:
    def test_the_touchpoints_of_each_map_stand_side_by_side_under_its_curve(self) -> None:
        found = facts(
            *surroundings(),
            journey(
                "first",
                stage("choose", touchpoint("before", emotion=2)),
                stage(
                    "buy",
                    touchpoint("a", "phone", emotion=-2, departments="logistics", moment_of_truth=True),
                    touchpoint("b", emotion=1, pains=(pain("mild", severity=1), pain("worst", severity=5))),
                ),
                personas=("family",),
            ),
            journey("second", stage("buy", touchpoint("c"))),
        )
        strips = section(read(site(found), "stages/buy/"), "touchpoints").find_class("cjm-lap")

        assert [words(strip.find_class("cjm-lap__head")[0]) for strip in strips] == [
            "First Family · mean emotion −0.5 · 2 open pains",
            "Second no open pains",
        ]
        assert [words(stop) for stop in strips[0].xpath(".//ol/li")] == [
            "2 AMoment of truthPhoneleads Logistics",
            "3 BWebsiteseverity 5 Worstseverity 1 Mild",
        ]
        assert [point.get("x") for point in strips[0].xpath(".//a/svg")] == ["25%", "75%"]
        assert strips[1].find_class("cjm-mini") == []

    def test_very_many_are_told_map_by_map(self) -> None:
        maps = (
            journey(f"map-{n}", stage("buy", touchpoint("a", emotion=-1), touchpoint("b"))) for n in range(80)
        )
        worst = journey("z", stage("buy", touchpoint("a", pains=(pain("hurts"),))))
        shown = section(read(site(facts(*surroundings(), *maps, worst)), "stages/buy/"), "touchpoints")

        assert shown.find_class("cjm-lap") == []
        assert table(shown)[1:3] == [["Z", "1", "", "1"], ["Map 0", "1 2", "−1.0 annoyed", "0"]]
        assert words(shown.xpath(".//details/summary")[0]) == "41 more maps"
        assert len(shown.xpath(".//tbody/tr")) == 81

    def test_means_are_bars_from_neutral_on_one_scale(self) -> None:
        found = facts(
            *surroundings(),
            journey(
                "map",
                stage(
                    "buy",
                    touchpoint("a", emotion=-2),
                    touchpoint("b", "phone", emotion=1),
                    touchpoint("c", "phone", emotion=1),
                ),
            ),
        )
        bars = section(read(site(found), "stages/buy/"), "channels").xpath(".//svg/rect")

        assert [(bar.get("x"), bar.get("width")) for bar in bars] == [("50.0%", "25.0%"), ("0.0%", "50.0%")]

    def test_a_single_touchpoint_is_a_point(self) -> None:
        found = facts(*surroundings(), journey("map", stage("buy", touchpoint("a", emotion=1))))

        assert titles(read(site(found), "stages/buy/"), "touchpoints") == ["1 A: +1, pleased"]


def measured(answers: int, **more: Any) -> Site:
    """A KPI with a target of 80 and so many answers, all bad, a week after as many good ones."""
    days = (TODAY - dt.timedelta(weeks=1), TODAY)
    heard = (
        Answer("csat", day, "map", "a", None, "customer", score, "")
        for day, score in zip(days, (5, 1), strict=True)
        for _ in range(answers)
    )
    return site(
        facts(
            *(thing for thing in surroundings() if thing.id != "logistics"),
            thing(Kind.DEPARTMENT, "logistics", kpis=({"metric": "csat", "target": 80},)),
            metric("csat", "csat", unit="%"),
            journey("map", stage("buy", touchpoint("a", metrics=({"metric": "csat", "target": 80},)))),
            measurements=Measurements(answers=tuple(heard)),
        ),
        **more,
    )


class TestFewAnswers:
    def test_a_figure_of_few_answers_is_shown_and_not_judged(self) -> None:
        few = section(read(measured(LEAST_SAMPLE - 1), "departments/logistics/"), "kpis")

        assert "0% target 80" in words(few)
        assert words(few.find_class("cjm-kpi__foot")[0]) == "few answers 2026-W47, n = 4"
        assert few.xpath(".//span/@data-ok") == ["few"]
        assert few.find_class("cjm-dir") == []

    def test_from_the_least_sample_on_it_is(self) -> None:
        enough = section(read(measured(LEAST_SAMPLE), "departments/logistics/"), "kpis")

        assert words(enough.find_class("cjm-kpi__foot")[0]) == (
            "80 below target worse, −100 over 2 weeks 2026-W47, n = 5"
        )
        assert enough.xpath(".//span/@data-ok") == ["no"]

    def test_the_index_counts_only_what_is_judged(self) -> None:
        assert [
            table(read(measured(answers), "departments/"))[1][-2]
            for answers in (LEAST_SAMPLE - 1, LEAST_SAMPLE)
        ] == ["", "0 of 1"]

    def test_scopes_of_few_answers_are_one_line(self) -> None:
        scopes = section(read(measured(LEAST_SAMPLE - 1), "metrics/csat/"), "scopes")

        assert [row[0] for row in table(scopes)[1:]] == ["everything"]
        assert "2 scopes with fewer than 5 answers in their latest week are left out." in words(scopes)
        assert "few answers" in words(read(measured(LEAST_SAMPLE - 1), "metrics/csat/").xpath("//header")[0])
