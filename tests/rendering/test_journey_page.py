"""The map page, read as HTML: what the table holds, what stands above it and beneath it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, ClassVar
from urllib.parse import unquote

import pytest
from lxml.html import HtmlElement

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.curve import GRID, line
from tests.rendering.published import map_page, map_tree, text, texts
from tests.rendering.rich import MEASUREMENTS, rich_facts
from tests.support.catalogs import (
    facts,
    finding,
    journey,
    metric,
    pain,
    stage,
    study,
    thing,
    touchpoint,
)

ID = "washing-machine"
STORY = (
    '<h2 id="chat">Chat<a class="headerlink" href="#chat" title="">¶</a></h2>'
    '<h2 id="other"><a href="#chat">Other</a></h2>'
)
DOES = (
    "Opens four tabs and a drawing"
    "Context: Evening, phone in one hand"
    "Pensioner: Rings the shop and asks for the same adviser"
)
TOUCHPOINTS = ["compare-on-site", "chat", "pay-online", "wait-at-home", "gives-back"]


@pytest.fixture(scope="module")
def rich() -> Facts:
    return rich_facts()


@pytest.fixture(scope="module")
def tree(rich: Facts) -> HtmlElement:
    return map_tree(rich, ID, story="<p>It began with a puddle.</p>")


def cells(tree: HtmlElement, lane: str) -> list[str]:
    return texts(tree, f"//tr[@data-lane='{lane}']/td")


def cell(tree: HtmlElement, lane: str, column: int = 1) -> HtmlElement:
    (found,) = tree.xpath(f"//tr[@data-lane='{lane}']/td[{column}]")
    assert isinstance(found, HtmlElement)
    return found


def ways(cell: HtmlElement) -> list[str]:
    """The passages that begin in a cell of the lane of channels."""
    return texts(cell, "span[contains(@class, 'cjm-way')]")


def rows(tree: HtmlElement, section: str) -> list[list[str]]:
    """The rows of a section's table, without its headings."""
    found = tree.xpath(f"//section[@aria-labelledby='section.{section}']//table/tbody/tr")
    return [[text(cell) for cell in row] for row in found]


def props(tree: HtmlElement) -> dict[str, str]:
    return {
        text(d.xpath("dt")[0]): text(d.xpath("dd")[0]) for d in tree.xpath("//dl[@class='cjm-props']/div")
    }


def one_map(*parts: dict[str, Any], more: tuple[Object, ...] = (), **fields: Any) -> HtmlElement:
    """The page of a small map `m`, with the stages and channels that it needs."""
    the_map = journey("m", *parts, **fields)
    stages = {part.stage for part in the_map.stages}
    channels = {point.channel for point in the_map.touchpoints}
    personas = set(the_map.personas)
    others = [
        *(thing(Kind.STAGE, id, order=1) for id in sorted(stages)),
        *(thing(Kind.CHANNEL, id) for id in sorted(channels)),
        *(thing(Kind.PERSONA, id) for id in sorted(personas)),
    ]
    return map_tree(facts(the_map, *others, *more), "m")


class TestTheTable:
    def test_a_column_for_each_touchpoint(self, tree: HtmlElement) -> None:
        heads = tree.xpath("//table[@class='cjm-grid']/thead/tr[2]/th")
        assert [head.get("id") for head in heads] == TOUCHPOINTS
        assert {head.get("scope") for head in heads} == {"col"}
        assert tree.xpath("//table[@class='cjm-grid']/colgroup/col/@span") == ["5"]

    def test_stages_span_their_columns(self, tree: HtmlElement) -> None:
        heads = tree.xpath("//thead/tr[1]/th[@scope='colgroup']")
        assert [(head.get("id"), head.get("colspan")) for head in heads] == [
            ("stage.choose", "2"),
            ("stage.pay", "2"),
            ("stage.use", "1"),
        ]
        assert [text(head) for head in heads] == [
            "Choose Find one that fits a narrow bathroomLength3 days",
            "Pay",
            "Use",
        ]
        assert heads[0].xpath(".//a/@href") == ["../../stages/choose/"]

    def test_every_row_fills_every_column(self, tree: HtmlElement) -> None:
        for row in tree.xpath("//table[@class='cjm-grid']/*[self::thead or self::tbody]/tr"):
            spans = sum(int(cell.get("colspan", "1")) for cell in row)
            # The corner reaches down into the second row of headings.
            assert spans == (5 if row.xpath("th[@class and starts-with(@class, 'cjm-tp')]") else 6)

    def test_a_row_for_each_lane(self, tree: HtmlElement) -> None:
        assert tree.xpath("//tr/@data-lane") == [
            "does",
            "thinks",
            "feels",
            "expects",
            "channel",
            "emotion",
            "pains",
            "strengths",
            "motive",
            "decision",
            "frontstage",
            "backstage",
            "systems",
            "departments",
            "metrics",
            "feedback",
            "initiatives",
            "evidence",
            "product",
        ]
        assert tree.xpath("count(//tr[@data-lane])") == tree.xpath("count(//tr[@data-lane]/th[@scope='row'])")

    def test_the_lines_of_the_blueprint_stand_between_their_lanes(self, tree: HtmlElement) -> None:
        found = [
            row.get("data-lane") or text(row)
            for row in tree.xpath("//table[@class='cjm-grid']/tbody[position()>1]/tr")
        ]
        assert found == [
            "Line of interaction",
            "frontstage",
            "Line of visibility",
            "backstage",
            "systems",
            "How the company steers it",
            "departments",
            "metrics",
            "feedback",
            "initiatives",
            "evidence",
            "product",
        ]
        assert set(tree.xpath("//tr[contains(@class, 'cjm-border')]/th/@scope")) == {"rowgroup"}

    def test_empty_lanes_are_left_out_and_so_are_groups_without_lanes(self) -> None:
        tree = one_map(touchpoint("a", feels="Calm"), touchpoint("b"))
        assert tree.xpath("//tr/@data-lane") == ["feels", "channel"]
        assert not tree.xpath("//tr[contains(@class, 'cjm-border')]")

    def test_fields_with_nothing_in_them_make_no_lane(self) -> None:
        tree = one_map(
            touchpoint("a", feedback={}, decision={}, does="", by_persona={"p": {}}), personas=["q", "p"]
        )
        assert tree.xpath("//tr/@data-lane") == ["channel"]

    def test_a_map_without_touchpoints_says_so(self) -> None:
        tree = one_map()
        assert not tree.xpath("//table")
        assert texts(tree, "//p[@class='cjm-empty']") == ["This map has no touchpoints yet."]

    def test_a_stage_without_touchpoints_has_no_column(self) -> None:
        tree = one_map(stage("empty"), stage("full", touchpoint("a")))
        assert tree.xpath("//th[@scope='colgroup']/@id") == ["stage.full"]


class TestAnchors:
    def test_every_anchor_is_on_the_page_once(self, rich: Facts, tree: HtmlElement) -> None:
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert map_page(rich, ID).anchors <= set(ids)

    def test_of_touchpoints_pains_stages_and_sections(self, rich: Facts) -> None:
        assert map_page(rich, ID).anchors == {
            *TOUCHPOINTS,
            "pain.compare-on-site.depth-missing",
            "pain.compare-on-site.photos-lie",
            "pain.compare-on-site.small-print",
            "pain.chat.robot-first",
            "pain.pay-online.code-late",
            "stage.choose",
            "stage.pay",
            "stage.use",
            "section.map",
            "section.pains",
            "section.passages",
            "section.differences",
            "section.health",
            "section.sources",
            "section.used-by",
            # Old ids of the touchpoint and of its pain.
            "browse",
            "pain.browse.depth-missing",
            "pain.browse.photos-lie",
            "pain.browse.small-print",
            "pain.browse.depth",
            "pain.compare-on-site.depth",
        }

    def test_an_old_anchor_is_inside_what_it_names_now(self, tree: HtmlElement) -> None:
        assert tree.xpath("//*[@id='browse']/ancestor::th/@id") == ["compare-on-site"]
        assert tree.xpath("//*[@id='pain.browse.depth']/ancestor::li/@id") == [
            "pain.compare-on-site.depth-missing"
        ]

    def test_the_page_s_links_to_itself_lead_to_an_anchor(self, tree: HtmlElement) -> None:
        ids = set(tree.xpath("//@id"))
        targets = {unquote(href[1:]) for href in tree.xpath("//a/@href") if href.startswith("#")}
        assert targets
        assert targets <= ids

    def test_ids_that_read_like_headings_do_not_meet_them(self) -> None:
        names = ["map", "pains", "passages", "differences", "health", "sources", "used-by", "a"]
        tree = one_map(*(touchpoint(name, pains=[pain("p", severity=1)]) for name in names))
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))

    def test_a_heading_of_the_story_yields_to_a_touchpoint(self, rich: Facts) -> None:
        tree = map_tree(rich, ID, story=STORY)
        assert tree.xpath("//h2[.='Chat¶']/@id") == ["story.chat"]
        assert tree.xpath("//h2[.='Other']/@id") == ["other"]
        assert tree.xpath("//div[@class='cjm-story']//a/@href") == ["#story.chat", "#chat"]
        assert [element.tag for element in tree.xpath("//*[@id='chat']")] == ["th"]

    def test_the_table_of_contents_names_what_there_is(self, rich: Facts, tree: HtmlElement) -> None:
        contents = [(heading.anchor, heading.title) for heading in map_page(rich, ID).contents]
        assert contents == [
            ("section.map", "The map"),
            ("section.pains", "Pains"),
            ("section.passages", "Passages"),
            ("section.differences", "What differs by persona"),
            ("section.health", "Health"),
            ("section.sources", "Sources"),
            ("section.used-by", "Used by"),
        ]
        assert tree.xpath("//h2[@id]/@id") == [anchor for anchor, _ in contents]

    @pytest.mark.parametrize("id", ["returning-an-appliance", "washing-machine-2027"])
    def test_the_table_of_contents_names_no_more(self, rich: Facts, id: str) -> None:
        contents = [heading.anchor for heading in map_page(rich, id).contents]
        assert map_tree(rich, id).xpath("//h2[@id]/@id") == contents


class TestTheHead:
    def test_title_and_summary(self, tree: HtmlElement) -> None:
        assert texts(tree, "//h1") == ["Buying a washing machine online"]
        assert texts(tree, "//p[@class='cjm-summary']") == ["From the broken machine to the first wash."]

    def test_facts(self, tree: HtmlElement) -> None:
        assert props(tree) == {
            "Point of view": "Young family",
            "Also travels": "Pensioner",
            "State": "As-is, with a to-be: Washing machine 2027",
            "Owner": "Customer experience",
            "Reviewed": "7 days ago, due every week",
            "Health": "0 of 5 questions answered",
            "Products": "large-appliances, extended-warranty",
            "Tags": "flagship",
        }

    def test_as_is_and_to_be_link_to_each_other(self, rich: Facts, tree: HtmlElement) -> None:
        to_be = map_tree(rich, "washing-machine-2027")
        assert props(to_be)["State"] == "To-be of Buying a washing machine online"
        state = "//dl[@class='cjm-props']/div[dt='State']//a/@href"
        assert tree.xpath(state) == ["../../journeys/washing-machine-2027/"]
        assert to_be.xpath(state) == ["../../journeys/washing-machine/"]

    def test_a_map_and_the_map_inside_its_touchpoint_link_to_each_other(
        self, rich: Facts, tree: HtmlElement
    ) -> None:
        inside = map_tree(rich, "returning-an-appliance")
        assert tree.xpath("//th[@id='gives-back']//*[@class='cjm-nested']/a/@href") == [
            "../../journeys/returning-an-appliance/"
        ]
        assert props(inside)["Details"] == "Gives the machine back"
        assert inside.xpath("//div[dt='Details']//a/@href") == ["../../journeys/washing-machine/#gives-back"]

    @pytest.mark.parametrize(
        ("reviewed", "weeks", "words", "tone"),
        [
            ("2026-11-18", None, "today, due every week", "good"),
            ("2026-11-11", None, "7 days ago, due every week", "good"),  # due today: still fresh
            ("2026-11-10", None, "8 days ago, due every week: stale", "warn"),
            ("2026-10-28", 3, "3 weeks ago, due every 3 weeks", "good"),
            ("2026-10-27", 3, "3 weeks ago, due every 3 weeks: stale", "warn"),
            (None, 2, "never, due every 2 weeks", "warn"),
        ],
    )
    def test_freshness_in_words(self, reviewed: str | None, weeks: int | None, words: str, tone: str) -> None:
        tree = one_map(reviewed=reviewed, review_every_weeks=weeks)
        assert props(tree)["Reviewed"] == words
        assert tree.xpath("//div[dt='Reviewed']/@data-tone") == [tone]

    def test_purpose(self, tree: HtmlElement) -> None:
        found = tree.xpath("//dl[@class='cjm-purpose']/div")
        assert [(text(row.xpath("dt")[0]), text(row.xpath("dd")[0])) for row in found] == [
            ("The decision it serves", "Decide in January whether to pay for our own delivery crews"),
            ("Scenario", "The old machine died on Tuesday; two children at home."),
            ("Goal", "A working machine in the bathroom by the weekend"),
            ("Expectation", "A delivery date I can trust."),
        ]

    def test_strip_of_facts(self, tree: HtmlElement) -> None:
        assert texts(tree, "//dl[@class='cjm-facts']/div/dd") == [
            "1 researched1 opinion3 no basis",
            "31 is being solved",
            "1of 5 touchpoints",
            "31 passage repeats data",
            "43 lead somewhere",
        ]
        bars = tree.xpath("//svg[@class='cjm-share']/rect")
        assert [(b.get("data-basis"), b.get("x"), b.get("width")) for b in bars] == [
            ("researched", "0.00", "20.00"),
            ("opinion", "20.00", "20.00"),
            ("none", "40.00", "60.00"),
        ]

    def test_the_story_stands_beneath_the_grid(self, tree: HtmlElement) -> None:
        (story,) = tree.xpath("//div[@class='cjm-story']")
        assert text(story) == "It began with a puddle."
        assert not story.xpath("following::table[@class='cjm-grid']")

    def test_the_data_is_linked(self, tree: HtmlElement) -> None:
        assert f"../../api/journeys/{ID}.json" in tree.xpath("//ul[@class='cjm-actions']//a/@href")

    def test_own_keys_of_the_map(self, tree: HtmlElement) -> None:
        found = tree.xpath("./dl[@class='cjm-extensions']")
        assert [text(row) for row in found] == ["Budget12000"]


class TestLanes:
    @pytest.mark.parametrize(
        ("lane", "words"),
        [
            ("does", DOES),
            ("thinks", "Why is depth without the hose not shown?"),
            ("feels", "Rushed"),
            ("expects", "A filter by depth"),
            ("motive", "Laundry is piling up"),
            ("frontstage", "Product page, comparison table"),
            ("backstage", "Content team enters dimensions by hand"),
            ("systems", "Shop platform"),
        ],
    )
    def test_words(self, tree: HtmlElement, lane: str, words: str) -> None:
        assert cells(tree, lane) == [words, "", "", "", ""]

    def test_markdown_works_in_them(self, tree: HtmlElement) -> None:
        does = cell(tree, "does")
        assert does.xpath("string(.//em)") == "four"
        assert does.xpath(".//a/@href") == ["../../stages/choose/"]

    def test_a_touchpoint_s_heading(self, tree: HtmlElement) -> None:
        head = tree.xpath("//th[@id='compare-on-site']")[0]
        assert texts(head, "*[not(self::span[not(node())])]") == [
            "1Compares three models on the site",
            "Importance 4 of 5Moment of truth",
            'Photo{"by": ["Jan"]}',
        ]
        assert head.xpath("a/@href") == ["#compare-on-site"]
        assert texts(tree, "//th[@id='chat']/*") == ["2Asks an adviser in the chat"]

    def test_what_a_persona_lives_in_another_context(self) -> None:
        own = {"p": {"context": "At the counter"}}
        tree = one_map(
            touchpoint("a", by_persona=own), touchpoint("b", context="At home"), personas=["q", "p"]
        )
        assert cells(tree, "does") == ["P, Context: At the counter", "Context: At home"]

    def test_product(self, tree: HtmlElement) -> None:
        assert cells(tree, "product") == ["large-appliances", "", "", "", ""]

    def test_channel_with_its_ways_on(self, tree: HtmlElement) -> None:
        first = cell(tree, "channel")
        assert first.xpath("span[@class='cjm-node']/@data-channel") == ["digital"]
        assert ways(first) == [
            "Goes on to Asks an adviser in the chat, changing to Chat: 35%12 min waitasked again",
            "Skips to Pays online: 50%",
        ]
        assert first.xpath("span[contains(@class, 'cjm-way')]/@class") == [
            "cjm-way cjm-way--next cjm-way--change cjm-way--cost",
            "cjm-way cjm-way--skip",
        ]
        assert texts(first, "span[@class='cjm-leave']") == ["15% leave"]
        assert texts(first, "div[contains(@class, 'cjm-own')]") == ["Pensioner: Phone"]

    def test_a_way_on_of_which_nothing_is_known_has_words_and_nothing_to_see(self, tree: HtmlElement) -> None:
        assert cells(tree, "channel")[1:] == [
            "ChatGoes on to Pays online, changing to Website",
            "WebsiteGoes on to Waits at home, changing to Van",
            "Van",
            "Van",
        ]
        assert texts(cell(tree, "channel", 2), "span[contains(@class, 'cjm-way')]/*") == [
            "Goes on to Pays online, changing to Website"
        ]

    def test_pains_with_severity_state_and_basis(self, tree: HtmlElement) -> None:
        assert cells(tree, "pains")[1:3] == [
            "A robot answers firstseverity 3openno basis",
            "The code comes lateseverity 1solvedno basis",
        ]
        assert texts(cell(tree, "pains"), ".//li") == [
            "Depth with hose is not shownseverity 4being solvedresearchedTicketCX-17",
            "Photos flatterseverity 5refutedopinion",
            "Letters too smallPensionerseverity 2openno basis",
        ]

    def test_strengths(self, tree: HtmlElement) -> None:
        assert texts(cell(tree, "strengths"), ".//li") == [
            "Photos in real bathrooms researchedSince2024",
            "The same voice again no basisPensioner",
        ]

    def test_decision_with_factors_and_principles(self, tree: HtmlElement) -> None:
        assert texts(cell(tree, "decision"), "div") == [
            "Which model?price, depth, delivery dateChoice overload, Social proofDecided byboth",
            "PensionerWhom to trust?",
        ]

    def test_departments_with_their_roles_who_leads_first(self, tree: HtmlElement) -> None:
        assert texts(cell(tree, "departments"), "span") == [
            "E-commerce leads",
            "Marketing supports",
            "Logistics informed",
        ]

    def test_metrics_actual_beside_target_with_a_verdict(self, tree: HtmlElement) -> None:
        assert cells(tree, "metrics")[:2] == [
            "Satisfaction75% target 805 below targetOwnerEwa",
            "Wait for a reply12 min target ≤ 210 above targetSatisfaction",
        ]

    @pytest.mark.parametrize(
        ("target", "words"),
        [
            (75, "75% target 75on target"),
            (74.5, "75% target 74.5on target"),
            (75.5, "75% target 75.50.5 below target"),
            (None, "75%"),
        ],
    )
    def test_a_target_met_and_missed(self, target: float | None, words: str) -> None:
        measured = {"metric": "csat-site", "target": target}
        known = facts(
            journey(ID, touchpoint("compare-on-site", metrics=[measured])),
            thing(Kind.STAGE, "only", order=1),
            thing(Kind.CHANNEL, "website"),
            metric("csat-site", "csat", unit="%"),
            measurements=MEASUREMENTS,
        )
        assert cells(map_tree(known, ID), "metrics") == [f"Csat site{words}"]

    def test_feedback(self, tree: HtmlElement) -> None:
        assert cells(tree, "feedback")[0] == "exit survey, each visitseen by E-commerceToolForm"

    def test_initiatives_of_the_touchpoint_and_of_its_pains(self, tree: HtmlElement) -> None:
        assert cells(tree, "initiatives") == [
            "Measure the depthin progress30 November 2026",
            "People firstplanned1 November 2026, 2 weeks ago",
            "Faster codesdone20 October 2026",
            "",
            "",
        ]

    def test_evidence_what_has_expired_and_what_was_said(self, tree: HtmlElement) -> None:
        first = cell(tree, "evidence")
        assert texts(first, "*") == [
            "researched",
            "Interviews, third quarter",
            "expired: Survey 2023",
            "confirms The first look decides (Interviews, third quarter)",
        ]
        assert cells(tree, "evidence")[1:] == ["opinionStaff’s opinion", "no basis", "no basis", "no basis"]


def skipping(to: str, **fields: Any) -> dict[str, Any]:
    return {"to": to, **fields}


class TestArcs:
    """Passages that lead elsewhere than to the next touchpoint."""

    @pytest.fixture(scope="class")
    @classmethod
    def tree(cls) -> HtmlElement:
        return one_map(
            touchpoint("a", next=[skipping("b", share=0.5), skipping("c", share=0.2), skipping("d")]),
            touchpoint("b", next=[skipping("c"), skipping("d", wait_minutes=30, repeats_information=True)]),
            touchpoint("c", "phone"),
            touchpoint("d", next=[skipping("a", share=0.1), skipping("c", share=0.3)]),
        )

    def test_in_words(self, tree: HtmlElement) -> None:
        assert [ways(cell(tree, "channel", column)) for column in (1, 2, 3, 4)] == [
            ["Goes on to B: 50%", "Skips to C, changing to Phone: 20%", "Skips to D"],
            ["Goes on to C, changing to Phone", "Skips to D: 30 min waitasked again"],
            ["Goes on to D, changing to Website"],
            ["Goes back to A: 10%", "Goes back to C, changing to Phone: 30%"],
        ]

    def test_each_reaches_from_its_origin_to_its_goal(self, tree: HtmlElement) -> None:
        def ends(column: int) -> list[int]:
            lines = cell(tree, "channel", column).xpath(
                "svg[@class='cjm-arcs']/path[position() mod 2 = 1]/@d"
            )
            return [round(float(d.partition("Q")[0].split("V")[0][1:].split()[0])) for d in lines] + [
                round(float(d.rpartition("Q")[2].split()[2])) for d in lines
            ]

        # In hundredths of a column from the origin's middle; a little aside, for a node has arcs in and out.
        assert ends(1) == pytest.approx([0, 0, 200, 300], abs=8)
        assert ends(2) == pytest.approx([0, 200], abs=8)
        assert ends(4) == pytest.approx([0, 0, -300, -100], abs=8)
        assert not cell(tree, "channel", 3).xpath("svg")

    def test_what_it_costs_is_told_by_the_line(self, tree: HtmlElement) -> None:
        assert cell(tree, "channel", 2).xpath("svg/path/@class") == ["cjm-arc--cost"] * 2
        assert not cell(tree, "channel", 1).xpath("svg/path/@class")

    def test_those_over_each_other_have_levels_of_their_own(self, tree: HtmlElement) -> None:
        levels = tree.xpath("//tr[@data-lane='channel']/td/span/@data-level")
        assert levels == ["1", "3", "2", "4", "1"]
        assert tree.xpath("//tr[@data-lane='channel']/@data-levels") == ["4"]

    def test_a_map_without_any_keeps_no_room_for_them(self) -> None:
        tree = one_map(touchpoint("a"), touchpoint("b"))
        assert not tree.xpath("//tr[@data-lane='channel']/@data-levels | //*[@class='cjm-arcs']")


class TestTheCurve:
    @pytest.fixture
    def curve(self, tree: HtmlElement) -> HtmlElement:
        (found,) = tree.xpath("//svg[@class='cjm-curve']")
        assert isinstance(found, HtmlElement)
        return found

    def test_a_point_for_each_touchpoint_with_its_sentence(self, curve: HtmlElement) -> None:
        points = curve.xpath("a[@class='cjm-point']")
        compared = "Young family −1, annoyed. Pensioner −2, awful. Target +1. Moment of truth"
        assert [point.get("xlink:href") for point in points] == [f"#{id}" for id in TOUCHPOINTS]
        assert [point.findtext("title") for point in points] == [
            f"1 Compares three models on the site. {compared}",
            "2 Asks an adviser in the chat. Young family 0, neutral. Pensioner 0, neutral",
            "3 Pays online. Young family +2, delighted. Pensioner +2, delighted",
            "4 Waits at home",
            "5 Gives the machine back. Young family −2, awful. Pensioner −2, awful",
        ]

    def test_points_stand_in_the_middle_of_their_columns(self, curve: HtmlElement) -> None:
        columns = [(svg.get("x"), svg.get("width")) for svg in curve.xpath("a/svg")]
        assert columns == [("0%", "20%"), ("20%", "20%"), ("40%", "20%"), ("60%", "20%"), ("80%", "20%")]
        marks = "a/svg/*[contains(@class, 'cjm-dot') or contains(@class, 'cjm-square')]"
        assert {mark.get("cx") or mark.get("x") for mark in curve.xpath(marks)} == {"50%"}

    def test_a_mark_for_each_persona_who_feels_something(self, curve: HtmlElement) -> None:
        points = curve.xpath("a/svg")
        assert [len(p.xpath("*[contains(@class, 'cjm-square--2')]")) for p in points] == [1, 1, 1, 0, 1]
        assert [p.xpath("*[@data-emotion]/@data-emotion") for p in points] == [
            ["-1"],
            ["0"],
            ["2"],
            [],
            ["-2"],
        ]

    def test_who_feels_the_same_stands_around_the_point_of_view_with_one_number(
        self, curve: HtmlElement
    ) -> None:
        assert [texts(point, "svg/text") for point in curve.xpath("a")] == [
            ["−1", "−2"],
            ["0"],
            ["+2"],
            [],
            ["−2"],
        ]
        squares = curve.xpath("a/svg/rect[contains(@class, 'cjm-square')]/@width")
        assert squares == ["10", "18", "18", "18"]

    def test_a_line_for_each_persona_and_the_target(self, curve: HtmlElement) -> None:
        lines = {
            path.get("class"): path.get("d")
            for path in curve.xpath(".//path[starts-with(@class,'cjm-line')]")
        }
        assert lines == {
            "cjm-line cjm-line--0": line([1, None, None, None, None], GRID),
            "cjm-line cjm-line--2": line([-2, 0, 2, None, -2], GRID),
            "cjm-line cjm-line--1": line([-1, 0, 2, None, -2], GRID),
        }
        assert texts(curve, "g[@class='cjm-curve__names']/text") == ["Target", "Pensioner", "Young family"]

    def test_the_scale_is_told_in_the_lane_s_name(self, tree: HtmlElement) -> None:
        assert texts(tree, "//tr[@data-lane='emotion']/th/span") == [
            "Emotion",
            "delighted+2",
            "pleased+1",
            "neutral0",
            "annoyed−1",
            "awful−2",
        ]

    def test_it_is_named(self, curve: HtmlElement) -> None:
        assert curve.get("aria-label") == "Emotion at each touchpoint: Young family and Pensioner"

    def test_stages_are_told_apart(self, curve: HtmlElement) -> None:
        assert curve.xpath(".//line[@class='stage']/@x1") == ["40%", "80%"]

    def test_five_who_feel_the_same_lie_around_each_other_and_under_each_other_s_names(self) -> None:
        tree = one_map(touchpoint("a", emotion=1, target_emotion=1), personas=[*"vwxyz"])
        (point,) = tree.xpath("//a[@class='cjm-point']/svg")
        sides = [float(side) for side in point.xpath("rect[contains(@class, 'cjm-square')]/@width")]
        assert sides == sorted(sides, reverse=True)
        assert min(a - b for a, b in pairwise(sides)) >= 6
        names = tree.xpath("//g[@class='cjm-curve__names']/text")
        heights = sorted(float(name.get("y").rstrip("%")) * GRID.height / 100 for name in names)
        assert len(heights) == 6
        assert min(b - a for a, b in pairwise(heights)) == pytest.approx(13, abs=0.01)

    def test_a_touchpoint_alone_is_a_point_with_its_name(self) -> None:
        tree = one_map(touchpoint("a"), touchpoint("b", emotion=-2), touchpoint("c"), personas=["p"])
        assert tree.xpath("//circle[@class='cjm-dot']/@data-emotion") == ["-2"]
        assert [name.get("x") for name in tree.xpath("//g[@class='cjm-curve__names']/text")] == ["50%"]

    def test_nobody_s_emotions_no_curve(self) -> None:
        assert not one_map(touchpoint("a"), personas=["p"]).xpath("//*[@data-lane='emotion']")

    def test_a_map_without_personas_has_the_customer_s(self) -> None:
        tree = one_map(touchpoint("a", emotion=1))
        assert tree.xpath("string(//svg[@class='cjm-curve']/a/title)") == "1 A. Customer +1, pleased"


class TestBeneath:
    def test_pains_by_severity_and_reach_what_no_longer_hurts_last(self, tree: HtmlElement) -> None:
        compares = "Compares three models on the site"
        assert rows(tree, "pains") == [
            [
                "Depth with hose is not shown",
                compares,
                "severity 4",
                "100%",
                "researched",
                "being solved",
                "Measure the depth",
            ],
            [
                "A robot answers first",
                "Asks an adviser in the chat",
                "severity 3",
                "35%",
                "no basis",
                "open",
                "none yet",
            ],
            ["Letters too smallPensioner", compares, "severity 2", "100%", "no basis", "open", "none yet"],
            [
                "Photos flatterrefuted by 1 study refutes Photos are fair Interviews, third quarter",
                compares,
                "severity 5",
                "100%",
                "opinion",
                "refuted",
                "none yet",
            ],
            ["The code comes late", "Pays online", "severity 1", "85%", "no basis", "solved", "Faster codes"],
        ]

    def test_both_verdicts_stay_visible(self) -> None:
        known = facts(
            journey("m", touchpoint("a", pains=[pain("p")])),
            thing(Kind.STAGE, "only", order=1),
            thing(Kind.CHANNEL, "website"),
            study("old", "2026-01-01", findings=[finding("m/a/p", "refutes", "against")]),
            study("new", "2026-06-01", findings=[finding("m/a/p", "confirms", "for")]),
        )
        (row,) = rows(map_tree(known, "m"), "pains")
        assert row[0] == "Pconfirmed by 1 study refuted by 1 study refutes Against Oldconfirms For New"
        assert row[5] == "open"

    def test_passages(self, tree: HtmlElement) -> None:
        compares, asks = "Compares three models on the site", "Asks an adviser in the chat"
        assert rows(tree, "passages") == [
            [compares, asks, "Website → Chat", "35%", "12 min", "yes"],
            [compares, "Pays online", "Website", "50%", "", ""],
        ]

    def test_passages_that_nobody_wrote_are_no_table(self) -> None:
        found = one_map(touchpoint("a"), touchpoint("b"))
        assert found.xpath("//h2[@id='section.passages']") == []

    def test_reach_is_not_told_where_no_share_is(self) -> None:
        found = one_map(touchpoint("a", pains=[pain("p")]), touchpoint("b"))
        assert rows(found, "pains")[0][3] == ""

    def test_everything_that_differs_by_persona(self, tree: HtmlElement) -> None:
        (row,) = tree.xpath("//section[@aria-labelledby='section.differences']//tbody/tr")
        assert texts(row, "*")[:3] == [
            "Compares three models on the site",
            "Pensioner",
            "−1 annoyed → −2 awful",
        ]
        assert texts(row, "td[3]/*") == [
            "Channel: Phone",
            "Does: Rings the shop and asks for the same adviser",
            "Importance: 5",
            "Decides: Whom to trust?",
            "Pains: Letters too small",
            "Strengths: The same voice again",
            "Target emotion: 0",
            "Evidence: Staff’s opinion",
            "Notemet twice",
        ]

    def test_sources_with_what_has_expired(self, tree: HtmlElement) -> None:
        assert rows(tree, "sources") == [
            ["Interviews, third quarter", "interviews", "10 September 2026", "1,014"],
            ["Survey 2023", "survey", "2 May 2023 expired", ""],
            ["Staff’s opinion", "expert opinion", "1 November 2026", ""],
        ]

    @pytest.mark.parametrize(("valid_until", "expired"), [("2026-11-17", True), ("2026-11-18", False)])
    def test_evidence_counts_through_its_last_day(self, valid_until: str, expired: bool) -> None:
        visits = study("visits", valid_until=valid_until)
        tree = one_map(touchpoint("a", evidence=["visits"]), more=(visits,))
        assert ("expired" in rows(tree, "sources")[0][2]) is expired
        assert cells(tree, "evidence") == ["no basisexpired: Visits" if expired else "researchedVisits"]

    def test_used_by_is_left_to_those_that_the_page_has_not_told_of(self, tree: HtmlElement) -> None:
        found = tree.xpath("//section[h2/@id='section.used-by']/dl/div")
        assert [(text(row.xpath("dt")[0]), texts(row, "dd//li")) for row in found] == [
            ("Departments", ["E-commerce"]),
        ]


class TestLanguages:
    """The author's words stay as they are; the program's are the site's."""

    SAID: ClassVar[dict[str, tuple[str | list[str], ...]]] = {
        "ru": (
            "7 дней назад, по графику раз в неделю",
            ["Эмоция", "прекрасно+2", "приятно+1", "нейтрально0", "досадно−1", "ужасно−2"],
            "Photos flatterострота 5опровергнутамнение",
            ["Website → Chat", "35 %", "12 мин", "да"],
            "Satisfaction75 % цель 80на 5 ниже целиOwnerEwa",
            ["E-commerce ведёт", "Marketing помогает", "Logistics в курсе"],
            ["Interviews, third quarter", "интервью", "10 сентября 2026 г.", "1014"],
            "Young family −1, досадно. Pensioner −2, ужасно. Цель +1. Момент истины",
        ),
        "pl": (
            "7 dni temu, planowo co tydzień",
            ["Emocja", "wspaniale+2", "przyjemnie+1", "neutralnie0", "irytująco−1", "okropnie−2"],
            "Photos flatterdotkliwość 5obalonaopinia",
            ["Website → Chat", "35%", "12 min", "tak"],
            "Satisfaction75% cel 805 poniżej celuOwnerEwa",
            ["E-commerce prowadzi", "Marketing wspiera", "Logistics informowany"],
            ["Interviews, third quarter", "wywiady", "10 września 2026", "1014"],
            "Young family −1, irytująco. Pensioner −2, okropnie. Cel +1. Moment prawdy",
        ),
    }

    @pytest.mark.parametrize("language", ["ru", "pl"])
    def test_cells(self, rich: Facts, language: str) -> None:
        tree = map_tree(rich, ID, language)
        sentence = tree.xpath("string(//svg[@class='cjm-curve']/a/title)")
        assert (
            [*props(tree).values()][4],
            texts(tree, "//tr[@data-lane='emotion']/th/span"),
            texts(cell(tree, "pains"), ".//li")[1],
            rows(tree, "passages")[0][2:],
            cells(tree, "metrics")[0],
            texts(cell(tree, "departments"), "span"),
            rows(tree, "sources")[0],
            sentence.partition(". ")[2],
        ) == self.SAID[language]


class TestSize:
    """A map of 18 touchpoints, filled as maps are, is read on a phone in a lift."""

    def full(self, i: int) -> dict[str, Any]:
        return {
            **touchpoint(f"touchpoint-number-{i}", "website" if i % 3 else "phone"),
            "title": "Compares three models on the site",
            "departments": {"e-commerce": "leads", "logistics": "supports"},
            "systems": ["shop-platform"],
            "does": "Opens four tabs and a drawing of the bathroom, writes the depth on her hand",
            "thinks": "Why is depth without the hose not shown anywhere?",
            "feels": "Rushed, a little lost",
            "expects": "A filter by depth with the hose",
            "motive": "Laundry is piling up",
            "emotion": i % 5 - 2,
            "target_emotion": 1,
            "moment_of_truth": i % 6 == 0,
            "frontstage": "Product page, comparison table",
            "backstage": "Content team enters dimensions by hand",
            "pains": [pain("depth-is-missing", severity=4, evidence=["visits"])],
            "strengths": [pain("real-photos", evidence=["visits"])] if i % 2 else [],
            "evidence": ["visits"],
            "metrics": [{"metric": "csat-site", "target": 80}] if i % 2 else [],
            "by_persona": {
                "pensioner": {"emotion": -1, "does": "Rings the shop and asks for the same adviser"}
            },
            "next": [
                {"to": f"touchpoint-number-{i + 1}", "share": 0.8, "wait_minutes": 12},
            ],
        }

    def test_of_a_large_map(self) -> None:
        parts = [stage(id, *map(self.full, range(i, i + 6))) for i, id in ((0, "a"), (6, "b"), (12, "c"))]
        known = facts(
            journey("large", *parts, personas=["young-family", "pensioner"]),
            *(thing(Kind.STAGE, id, order=1) for id in "abc"),
            *(thing(Kind.PERSONA, id) for id in ("young-family", "pensioner")),
            *(thing(Kind.CHANNEL, id) for id in ("website", "phone")),
            *(thing(Kind.DEPARTMENT, id) for id in ("e-commerce", "logistics")),
            thing(Kind.SYSTEM, "shop-platform"),
            metric("csat-site", "csat"),
            study("visits"),
        )
        written = map_page(known, "large").html("").encode()
        assert written.count(b'class="cjm-point"') == 18
        assert len(written) < 120 * 1024


def test_search_reads_the_story_as_it_is_and_the_touchpoints_under_their_anchors(rich: Facts) -> None:
    story = '<p>It began with a <a href="../other/">puddle</a>.</p>'
    found = map_page(rich, ID).search_html(story)

    assert found.startswith(story)
    assert [heading.anchor for heading in map_page(rich, ID).searched] == TOUCHPOINTS
    assert all(f'<h2 id="{id}">' in found for id in TOUCHPOINTS)
