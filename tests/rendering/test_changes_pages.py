"""Pages of change, made of chronicles by hand and read as HTML."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache

import pytest
from lxml import html
from lxml.html import HtmlElement

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.base import Object
from cjm_plugin.model.change import About, Change, Day, Named, Scopes, Subject, What
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Chronicle, Untold
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.site import Site, build_site
from cjm_plugin.rendering.views.untold import untold_words
from cjm_plugin.rendering.writer import Setting, Writer
from tests.rendering.chronicles import (
    WORSE,
    changed,
    coming,
    commit,
    felt,
    first,
    pain_found,
    pain_solved,
    point,
    shift,
    touchpoint_subject,
    week,
)
from tests.rendering.reading import LANGUAGES, read, section, words
from tests.support.catalogs import facts, initiative, journey, stage, thing, touchpoint

BUYING = Named("journey", "buying", "Buying")
RETURNING = Named("journey", "returning", "Returning")
GONE = Named("journey", "gone", "A map that is no more")
YOUNG = Named("persona", "young", "Young")
CHOOSE, RECEIVE = Named("stage", "choose", "Choose"), Named("stage", "receive", "Receive")
COMPARE = touchpoint_subject(BUYING, "compare", "Compare")
VAN = touchpoint_subject(BUYING, "van", "Van")
PARCEL = touchpoint_subject(RETURNING, "parcel", "Parcel")
MAPPED = Subject("journey", "buying", "Buying")
NO_MORE = Subject("journey", "gone", GONE.title, gone=True)
ROUTES = Subject("initiative", "routes", "Routes")

AT_COMPARE = Scopes(("buying",), ("choose",), ("marketing", "shop"), ("young",), ("website",))
AT_VAN = Scopes(("buying",), ("receive",), ("logistics",), ("old", "young"), ("phone",))
AT_PARCEL = Scopes(("returning",), ("receive",), ("logistics", "payments-that-was"), ("old",), ("phone",))


def things() -> Iterator[Object]:
    for number, id in enumerate(("choose", "receive")):
        yield thing(Kind.STAGE, id, order=number)
    for id in ("logistics", "marketing", "shop", "quiet"):
        yield thing(Kind.DEPARTMENT, id)
    for id in ("young", "old"):
        yield thing(Kind.PERSONA, id)
    for id in ("website", "phone"):
        yield thing(Kind.CHANNEL, id)
    compare = touchpoint("compare", departments={"shop": "leads", "marketing": "supports"}, emotion=-1)
    van = touchpoint("van", "phone", departments="logistics", emotion=1)
    yield journey("buying", stage("choose", compare), stage("receive", van), personas=("young", "old"))
    parcel = touchpoint("parcel", "phone", departments="logistics", emotion=0)
    yield journey("returning", stage("receive", parcel), personas=("old",))
    yield initiative("routes", department="logistics", due="2026-11-27", solves=("buying/van",))


SHIFT = shift(
    BUYING, YOUNG, point("compare", CHOOSE, 0, -1), point("left", CHOOSE, 1, None, is_there=False),
    point("van", RECEIVE, None, 1, was_there=False),
)  # fmt: skip

W47 = week(
    47,
    felt(VAN, 0, 1, AT_VAN),
    felt(COMPARE, 0, -1, AT_COMPARE),
    pain_found(COMPARE, "depth", "Depth is not shown", 4, AT_COMPARE),
    pain_solved(PARCEL, "late", "Late", Named("initiative", "routes", "Routes"), AT_PARCEL),
    changed(About.JOURNEY, What.REMOVED, NO_MORE, Scopes(("gone",))),
    changed(
        About.INITIATIVE, What.DUE_MOVED, ROUTES, Scopes(departments=("logistics",)),
        direction=WORSE, field="due", before=Day(dt.date(2026, 11, 13)), after=Day(dt.date(2026, 11, 27)),
    ),
    shifts=(SHIFT,),
    commits=(
        commit("Ask", "journey:buying", author="Shop", request="412", why="The depth <question>"),
        commit("Vans come in time", "initiative:routes", author="Logistics"),
        commit("A page of ours", author="Somebody"),
    ),
    unreadable=("content/journeys/old & broken.md",),
)  # fmt: skip
W46 = week(46, felt(COMPARE, 1, 0, AT_COMPARE))
W20 = first(20, BUYING, GONE)
NEXT = coming(felt(VAN, 1, 2, AT_VAN))
ALL = Chronicle(revisions=(W47, W46, W20), next=NEXT, branch="main")


@cache
def known() -> Facts:
    return facts(*things())


@cache
def site(chronicle: Chronicle = ALL, language: str = "en", forge: str = "https://git.example.org/cx") -> Site:
    setting = Setting(name="Journeys", forge=forge)
    return build_site(known(), language=language, setting=setting, chronicle=chronicle)


def page(address: str, chronicle: Chronicle = ALL, language: str = "en") -> HtmlElement:
    return read(site(chronicle, language), address)


def texts(tree: HtmlElement, path: str) -> list[str]:
    return [words(element) for element in tree.xpath(path)]


def row(line: HtmlElement) -> tuple[str, str, str]:
    """A line: its direction, its sentence, whom it concerns."""
    direction, what, who = line
    return words(direction), words(what), words(who)


WEEK = "changes/2026-W47/"


class TestWeek:
    def test_head(self) -> None:
        tree = page(WEEK)

        assert texts(tree, "//h1") == ["Week 47"]
        assert texts(tree, "//nav[@class='cjm-crumbs']//a") == ["Atlas", "Changes", "2026"]
        assert texts(tree, "//dl[@class='cjm-props']/div") == [
            "Revision2026-W47",
            "Days16–22 November 2026",
            "ClosedMonday, 23 November 2026, 00:00 UTC+01:00",
        ]
        assert tree.xpath("//time/@datetime") == ["2026-11-23T00:00:00+01:00"]
        assert texts(tree, "//ul[@class='cjm-tally']/li") == ["6 changes", "3 worse", "2 better", "1 neutral"]

    def test_neighbours(self) -> None:
        def around(address: str) -> list[tuple[str, str, str]]:
            links = page(address).xpath("//ul[@class='cjm-actions']//a")
            return [(link.get("rel"), words(link), link.get("href")) for link in links]

        assert around(WEEK) == [
            ("prev", "Before: Week 46", "../../changes/2026-W46/"),
            ("next", "After: Since week 47", "../../changes/next/"),
        ]
        assert around("changes/2026-W20/") == [("next", "After: Week 46", "../../changes/2026-W46/")]
        assert around("changes/next/") == [("prev", "Before: Week 47", "../../changes/2026-W47/")]

    def test_maps_come_with_most_harm_first_then_what_they_share(self) -> None:
        tree = page(WEEK)

        assert texts(tree, "//section/div/h2/*[1]") == ["Buying", "Returning", "A map that is no more"]
        assert texts(tree, "//p[@class='cjm-slice__sub']") == [
            "Young · 3 changes",
            "Old · 1 change",
            "1 change",
        ]
        assert texts(tree, "//section/h2") == ["Shared things¶"]

    def test_each_map_and_shared_thing_has_its_permanent_anchor(self) -> None:
        found = site().by_address[WEEK]
        tree = read(site(), WEEK)
        ids = ["journey.buying", "journey.returning", "journey.gone", "initiative.routes"]

        assert [id for id in ids if len(tree.xpath(f"//*[@id='{id}']")) != 1] == []
        assert set(ids) <= found.anchors
        assert urls.told("2026-W47", "journey", "buying") == f"{WEEK}#journey.buying"

    def test_contents_are_the_maps(self) -> None:
        headings = [(heading.anchor, heading.title) for heading in site().by_address[WEEK].contents]

        assert headings == [
            ("journey.buying", "Buying"),
            ("journey.returning", "Returning"),
            ("journey.gone", "A map that is no more"),
            ("section.shared", "Shared things"),
        ]

    def test_lines_say_direction_thing_and_whom_they_concern(self) -> None:
        lines = page(WEEK).xpath("//ul[@class='cjm-changes']/li")

        compare = (
            "Compare: emotion fell 0 → −1; the pain “Depth is not shown” is new (severity 4, researched)"
        )
        assert [row(line) for line in lines] == [
            ("worse", compare, "Marketing, Shop"),
            ("better", "Van: emotion rose 0 → +1", "Logistics"),
            ("better", "Parcel: the pain “Late” is solved by “Routes”", "Logistics, payments-that-was"),
            ("neutral", "The map was removed", ""),
            ("worse", "Initiative Routes: due date moved 13 Nov → 27 Nov 2026", "Logistics"),
        ]

    def test_many_departments_are_counted(self) -> None:
        whole = Scopes(("buying",), (), tuple(f"department-{n}" for n in range(9)))
        changes = (changed(About.JOURNEY, What.STORY_CHANGED, MAPPED, whole),)
        lines = page(WEEK, Chronicle(revisions=(week(47, *changes),))).xpath("//ul[@class='cjm-changes']/li")

        assert [row(line)[1:] for line in lines] == [("The map: text of the page rewritten", "9 departments")]

    def test_what_is_no_more_is_no_link(self) -> None:
        tree = page(WEEK)

        assert tree.xpath("//h2[@id='journey.gone']/a[1]/@class") == ["headerlink"]
        assert not [
            link for link in tree.xpath("//a") if "gone" in link.get("href") and not link.get("class")
        ]
        assert tree.xpath("//h2[@id='journey.buying']/a[1]/@href") == ["../../journeys/buying/"]

    def test_why_and_who(self) -> None:
        tree = page(WEEK)
        why = [texts(part, ".//li") for part in tree.xpath("//div[@class='cjm-why']")]

        assert why == [
            ["Ask: The depth <question> #412 Shop"],
            ["Vans come in time Logistics"],
            ["Vans come in time Logistics"],
        ]
        assert tree.xpath("//div[@class='cjm-why']//a/@href") == ["https://git.example.org/cx/pull/412"]

    def test_a_file_that_could_not_be_read_is_said(self) -> None:
        assert texts(page(WEEK), "//p[@class='cjm-note']") == [
            "Could not be read that week, so it counts as last known: content/journeys/old & broken.md"
        ]

    def test_a_week_as_a_title_has_its_year(self) -> None:
        assert site().by_address[WEEK].title == "Week 47, 2026"

    def test_search_reads_nothing_of_it(self) -> None:
        assert site().by_address[WEEK].search_html("") == ""


def reviewed(of: Named, *departments: str) -> Change:
    """A look at a whole map, which touches everybody who acts on it."""
    scopes = Scopes((of.id,), ("choose", "receive"), departments, ("young", "old"), ("phone",))
    subject = Subject(of.kind, of.id, of.title)
    return changed(About.JOURNEY, What.REVIEWED, subject, scopes, after=Day(dt.date(2026, 11, 19)))


REVIEWS = Chronicle(
    revisions=(
        week(
            47,
            reviewed(BUYING, "logistics", "marketing", "shop"),
            felt(VAN, 0, 1, AT_VAN),
            reviewed(RETURNING, "logistics", "quiet"),
            reviewed(GONE, "logistics"),
            commits=(
                commit("Look at returns", "journey:returning", author="Logistics", request="7"),
                commit("Vans come in time", "journey:buying", author="Logistics"),
            ),
        ),
        week(46, reviewed(BUYING, "logistics"), reviewed(RETURNING, "logistics")),
    )
)


class TestReviews:
    """A map is looked at every week. That this changed nothing is told once, quietly."""

    def test_of_a_map_that_changed_it_is_the_last_line_and_concerns_nobody_else(self) -> None:
        lines = page(WEEK, REVIEWS).xpath("//ul[@class='cjm-changes']/li")

        assert [row(line)[1:] for line in lines] == [
            ("Van: emotion rose 0 → +1", "Logistics"),
            ("The map: reviewed on 19 Nov 2026", ""),
        ]
        assert lines[1].get("data-for") == ""

    def test_others_are_named_in_one_line_at_the_end(self) -> None:
        tree = page(WEEK, REVIEWS)

        assert texts(tree, "//section/div/h2/*[1]") == ["Buying"]
        (quiet,) = tree.xpath("//div[@class='cjm-week']/*[last()]")
        assert words(quiet[0]) == (
            "Also reviewed, with nothing to change: “A map that is no more” and “Returning”."
        )
        assert quiet.xpath("./p//a/@href") == ["../../journeys/returning/"]
        assert texts(quiet, "./details//li") == ["Look at returns #7 Logistics"]

    def test_other_pages_lead_to_their_names(self) -> None:
        assert page(WEEK, REVIEWS).xpath("//div[@class='cjm-reviewed']//span[@id]/@id") == [
            "journey.gone",
            "journey.returning",
        ]
        assert page("journeys/returning/", REVIEWS).xpath("//a[@class='cjm-log__week']/@href") == [
            "../../changes/2026-W47/#journey.returning",
            "../../changes/2026-W46/#journey.returning",
        ]

    def test_they_count_neither_as_changes_nor_for_departments(self) -> None:
        tree = page(WEEK, REVIEWS)

        assert texts(tree, "//p[@class='cjm-summary']") == ["One map changed. 1 touchpoint became better."]
        assert texts(tree, "//ul[@class='cjm-tally']/li") == ["2 changes", "1 better", "1 neutral"]
        assert texts(tree, "//a[@data-pick]") == [
            "Logistics 1, 1 change",
            "Old 1, 1 change",
            "Young 1, 1 change",
        ]

    def test_a_week_of_nothing_else(self) -> None:
        tree = page("changes/2026-W46/", REVIEWS)

        assert texts(tree, "//p[@class='cjm-summary']") == ["2 maps were reviewed, with nothing to change."]
        assert texts(tree, "//div[@class='cjm-reviewed']/p") == [
            "Reviewed, with nothing to change: “Buying” and “Returning”."
        ]
        assert not tree.xpath("//section | //nav[@class='cjm-sift'] | //ul[@class='cjm-tally']")

    def test_the_list_of_weeks_names_the_maps_that_changed(self) -> None:
        tree = page("changes/", REVIEWS)

        assert texts(tree, "//p[@class='cjm-weeks__maps']") == ["Buying"]

    def test_a_maps_own_page_tells_of_it(self) -> None:
        tree = page("journeys/returning/", REVIEWS)

        assert texts(section(tree, "changed"), ".//span[contains(@class, 'cjm-log__what')]") == [
            "The map: reviewed on 19 Nov 2026",
            "The map: reviewed on 19 Nov 2026",
        ]

    @pytest.mark.parametrize(
        ("address", "told"), [("departments/logistics/", ["Van"]), ("personas/old/", ["Van"]), ("", ["Van"])]
    )
    def test_other_pages_are_silent(self, address: str, told: list[str]) -> None:
        assert log(page(address, REVIEWS)) == [("Week 47", told)]

    def test_a_department_that_nothing_else_concerns_has_no_news(self) -> None:
        assert words(section(page("departments/quiet/", REVIEWS), "changed")[1]) == "Nothing yet. All changes"


class TestGone:
    """What is no more is called by its last title, wherever it is told of."""

    DESK = Subject("department", "payments-that-was", "Payments & more", gone=True)
    TOLD = Chronicle(
        revisions=(
            week(48, changed(About.DEPARTMENT, What.REMOVED, DESK, Scopes(departments=(DESK.id,)))),
            week(47, felt(PARCEL, -1, 0, AT_PARCEL)),
        )
    )

    def test_a_department(self) -> None:
        tree = page(WEEK, self.TOLD)

        assert texts(tree, "//span[@class='cjm-changes__who']") == ["Logistics, Payments & more"]
        assert texts(tree, "//a[@id='for.department.payments-that-was']") == ["Payments & more 1, 1 change"]

    def test_one_that_no_change_names_is_called_by_its_id(self) -> None:
        (who,) = texts(
            page(WEEK, Chronicle(revisions=(self.TOLD.revisions[1],))), "//span[@class='cjm-changes__who']"
        )
        assert who == "Logistics, payments-that-was"


class TestLine:
    """How a line is marked."""

    TOLD = Chronicle(revisions=(week(47, felt(COMPARE, 0, -1, AT_COMPARE)),))

    @pytest.mark.parametrize(("language", "to"), [("en", "to"), ("ru", "теперь"), ("pl", "teraz")])
    def test_the_arrow_between_two_values_is_heard(self, language: str, to: str) -> None:
        (arrow,) = page(WEEK, self.TOLD, language).xpath("//*[del]/span[text()='→']")

        assert (arrow.get("role"), arrow.get("aria-label")) == ("img", to)

    def test_a_short_step_is_never_broken(self) -> None:
        assert texts(page(WEEK, self.TOLD), "//span[@class='cjm-whole']") == ["0 → −1"]

    def test_a_short_name_is_not_broken_at_its_hyphen(self) -> None:
        joined = changed(
            About.TOUCHPOINT, What.DEPARTMENT_JOINED, VAN, AT_VAN,
            after=Named("department", "web", "E-commerce"),
        )  # fmt: skip
        tree = page(WEEK, Chronicle(revisions=(week(47, joined),)))

        assert texts(tree, "//span[@class='cjm-whole']") == ["E-commerce"]


class TestCurve:
    def test_it_is_told_in_words(self) -> None:
        (curve,) = page(WEEK).xpath("//svg[@role='img']")

        assert curve.get("aria-label") == (
            "Emotion before and after, Young: 1 Compare fell from 0 to −1; Left is gone; 2 Van is new at +1"
        )

    def test_changed_points_are_numbered_as_on_the_map(self) -> None:
        tree = page(WEEK)

        assert texts(tree, "//text[@class='cjm-mini__text']") == ["1", "2"]
        assert len(tree.xpath("//circle[@class='cjm-shift__was'][@cx]")) == 3  # Two, and one in the key.
        assert texts(tree, "//p[@class='cjm-key']/span") == ["before", "after"]

    @pytest.mark.parametrize(
        ("felt_now", "sides"), [((1, 2), ["good"]), ((-1, 0), ["bad"]), ((1, -1), ["good", "bad"])]
    )
    def test_it_is_filled_where_it_leaves_neutral(self, felt_now: tuple[int, int], sides: list[str]) -> None:
        points = (point(f"p{n}", CHOOSE, 0, now) for n, now in enumerate(felt_now))
        told = Chronicle(
            revisions=(week(47, felt(VAN, 0, 1, AT_VAN), shifts=(shift(BUYING, YOUNG, *points),)),)
        )
        areas = page(WEEK, told).xpath("//svg[@class='cjm-mini__good' or @class='cjm-mini__bad']/@class")

        assert areas == [f"cjm-mini__{side}" for side in sides]

    def test_stages_begin_at_lines(self) -> None:
        (edges,) = page(WEEK).xpath("//svg[@role='img']//path[@class='cjm-mini__stage']/@d")

        assert edges == "M0 0V116M120 0V116"

    def test_a_map_whose_curve_is_as_it_was_has_none(self) -> None:
        assert not page("changes/2026-W46/").xpath("//svg[@role='img']")


class TestFilter:
    def test_chips_by_how_many_changes_concern_whom(self) -> None:
        tree = page(WEEK)

        assert texts(tree, "//nav[@class='cjm-sift']//a") == [
            "All",
            "Logistics 3, 3 changes",
            "Marketing 2, 2 changes",
            "Shop 2, 2 changes",
            "payments-that-was 1, 1 change",
            "Young 3, 3 changes",
            "Old 2, 2 changes",
        ]

    def test_a_chip_leads_to_itself(self) -> None:
        for chip in page(WEEK).xpath("//a[@data-pick]"):
            assert chip.get("href") == f"#{chip.get('id')}"
        assert page(WEEK).xpath("//a[@data-pick='1']/@id") == ["for.department.logistics"]
        (everything,) = page(WEEK).xpath("//a[contains(@class, 'cjm-chip--all')]")
        assert page(WEEK).xpath(f"//nav[@id='{everything.get('href')[1:]}']")

    def test_lines_and_maps_say_the_numbers_of_whom_they_concern(self) -> None:
        tree = page(WEEK)
        names = {chip.get("data-pick"): chip.get("id") for chip in tree.xpath("//a[@data-pick]")}
        assert list(names) == ["1", "2", "3", "4", "5", "6"]

        lines = [line.get("data-for") for line in tree.xpath("//ul[@class='cjm-changes']/li")]
        assert lines == ["2 3 5", "1 5 6", "1 4 6", "", "1"]
        assert [part.get("data-for") for part in tree.xpath("//section")] == ["1 2 3 5 6", "1 4 6", "", "1"]

    def test_a_filtered_map_says_its_count_and_commits_where_they_are_certain(self) -> None:
        """A commit to a map may have brought any line of it: it is shown to those whom all lines concern."""
        tree = page(WEEK)
        ids = [chip.get("id") for chip in tree.xpath("//a[@data-pick]")]
        assert (ids[0], ids[4]) == ("for.department.logistics", "for.persona.young")
        counts = tree.xpath("//p[@class='cjm-slice__sub']/span")
        assert next((words(count), count.get("data-for")) for count in counts) == ("· 3 changes", "5")
        whys = tree.xpath("//div[@class='cjm-why']")
        told = [[(words(line), line.get("data-for")) for line in why.xpath("ul/li")] for why in whys]
        assert told[0] == [("Ask: The depth <question> #412 Shop", "5")]
        assert next(why.get("data-for") for why in whys) == "5"
        assert told[-1] == [("Vans come in time Logistics", "1")]

    def test_the_stylesheet_has_a_rule_for_each_number(self) -> None:
        (sheet,) = (a.content.decode() for a in site().artifacts() if a.path == urls.FILTERS)

        assert sheet.splitlines() == [
            f'.cjm-week:has([data-pick="{n}"]:target) [data-for]:not([data-for~="{n}"]){{display:none}}'
            for n in range(1, 7)
        ]
        assert page(WEEK).xpath("//link[@rel='stylesheet']/@href") == [f"../../{urls.FILTERS}"]

    def test_many_departments_are_folded(self) -> None:
        ids = tuple(f"department-{n:02d}" for n in range(40))
        many = Chronicle(revisions=(week(47, felt(VAN, 0, 1, Scopes(("buying",), departments=ids))),))
        tree = page(WEEK, many)

        assert len(tree.xpath("//div[@class='cjm-sift__chips']/ul//a[@data-pick]")) == 8
        assert len(tree.xpath("//details[@class='cjm-sift__rest']//a[@data-pick]")) == 32
        assert texts(tree, "//details/summary") == ["32 more"]

    def test_an_anchor_for_each_is_known_to_links(self) -> None:
        assert "for.department.logistics" in site().by_address[WEEK].anchors
        assert urls.filtered("2026-W47", "department", "logistics") == f"{WEEK}#for.department.logistics"


class TestFirstVersion:
    def test_it_is_a_list_of_maps(self) -> None:
        tree = page("changes/2026-W20/")

        assert texts(tree, "//p[@class='cjm-summary']") == ["First version, with 2 maps."]
        assert texts(tree, "//ul[@class='cjm-first']/li") == ["A map that is no more", "Buying"]
        assert tree.xpath("//ul[@class='cjm-first']//a/@href") == ["../../journeys/buying/"]
        assert not tree.xpath("//nav[@class='cjm-sift'] | //ul[@class='cjm-tally']")


class TestNext:
    def test_what_has_come_since(self) -> None:
        tree = page("changes/next/")

        assert texts(tree, "//h1") == ["Since week 47"]
        assert texts(tree, "//dl[@class='cjm-props']/div") == [
            "SinceMonday, 23 November 2026, 00:00 UTC+01:00"
        ]
        assert texts(tree, "//section/div/h2/*[1]") == ["Buying"]

    def test_nothing(self) -> None:
        tree = page("changes/next/", Chronicle(revisions=(W47,)))

        assert texts(tree, "//p[@class='cjm-note']") == [
            "Nothing has changed since. What comes is told here as soon as it is published."
        ]
        assert not tree.xpath("//section")

    def test_the_first_version_before_its_week_is_over(self) -> None:
        only = Chronicle(next=coming(first=(BUYING,), is_first=True))
        tree = page("changes/next/", only)

        assert texts(tree, "//h1 | //p[@class='cjm-summary']") == ["This week", "First version, with 1 map."]
        assert texts(tree, "//ul[@class='cjm-first']/li") == ["Buying"]
        assert words(section(page("changes/", only), "next")[1]) == (
            "Not closed yetFirst version, with 1 map.Buying"
        )


class TestWeeks:
    def test_newest_first_by_year_and_month(self) -> None:
        older = week(52, felt(VAN, 0, 1, AT_VAN), year=2025)
        tree = page("changes/", Chronicle(revisions=(W47, W46, older), next=NEXT))

        assert [words(h).rstrip("¶") for h in tree.xpath("//h2")] == ["Since week 47", "2026", "2025"]
        assert texts(tree, "//h3") == ["November", "December"]
        assert texts(tree, "//div[@class='cjm-weeks__when']") == [
            "Not closed yet",
            "Week 4716–22 Nov",
            "Week 469–15 Nov",
            "Week 5222–28 Dec",
        ]

    def test_a_week_names_its_maps_and_leads_to_what_is_told_of_them(self) -> None:
        (found,) = page("changes/").xpath("//li[div/a='Week 47']")

        assert texts(found, ".//p[@class='cjm-weeks__maps']/a") == [
            "Buying",
            "Returning",
            "A map that is no more",
        ]
        assert (
            found.xpath(".//p[@class='cjm-weeks__maps']/a/@href")[0] == "../changes/2026-W47/#journey.buying"
        )
        assert texts(found, "./ul/li") == ["6 changes", "3 worse", "2 better", "1 neutral"]

    def test_many_maps_are_counted(self) -> None:
        maps = [Named("journey", f"m{n}", f"Map {n}") for n in range(7)]
        changes = [felt(touchpoint_subject(of, "a", "A"), 0, 1, Scopes((of.id,))) for of in maps]
        tree = page("changes/", Chronicle(revisions=(week(47, *changes),)))

        assert texts(tree, "//p[@class='cjm-weeks__maps']") == ["Map 0, Map 1, Map 2, Map 3 and 3 more"]

    def test_nothing_to_come_is_not_told(self) -> None:
        tree = page("changes/", Chronicle(revisions=(W47,)))

        assert "Since week 47" not in words(tree)

    def test_nothing_closed_yet(self) -> None:
        assert texts(page("changes/", Chronicle()), "//p[@class='cjm-note']") == [
            "No week has been closed yet. The first will be told here when it is over."
        ]


UNTOLD = {
    Untold.NO_REPOSITORY: "No changes are told, for git found no repository that it may read "
    "where this site was built. Build it in a clone of the repository that holds its content; "
    "the build’s messages say more.",
    Untold.NO_GIT: "No changes are told, for git is not installed where this site was built. "
    "Install git there and build anew.",
    Untold.SHALLOW: "No changes are told, for this site was built from a shallow clone, "
    "which has no history. Fetch all of it with git fetch --unshallow; "
    "on a build server, set the depth of its clone to 0.",
    Untold.NO_BRANCH: "No changes are told, for the repository has no branch <main>. "
    "Name the published one with branch in mkdocs.yml.",
    Untold.NO_CONTENT: "No changes are told, for no commit of the branch <main> holds the content. "
    "Commit the folder of the content, or name another branch with branch in mkdocs.yml.",
}


class TestUntold:
    @pytest.mark.parametrize("reason", Untold)
    def test_why_and_what_to_do(self, reason: Untold) -> None:
        chronicle = Chronicle(untold=reason, branch="<main>")

        for address in ("changes/", "changes/next/"):
            assert texts(page(address, chronicle), "//p[@class='cjm-note']") == [UNTOLD[reason]]

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_each_language_has_a_sentence_for_each(self, language: str) -> None:
        chronicles = [Chronicle(untold=reason, branch="main") for reason in Untold]
        said = {untold_words(Writer(site(c, language).library, "")) for c in chronicles}

        assert len(said) == len(Untold)
        assert language == "en" or said.isdisjoint(UNTOLD.values())

    def test_content_that_nobody_has_committed(self) -> None:
        assert texts(page("changes/", Chronicle(untold=Untold.NO_CONTENT)), "//p[@class='cjm-note']") == [
            "No changes are told, for nothing of the content is committed yet. Commit its folder."
        ]

    def test_other_pages_are_silent(self) -> None:
        tree = page("journeys/buying/", Chronicle(untold=Untold.SHALLOW))

        assert not tree.xpath("//h2[@id='section.changed']")


def log(tree: HtmlElement) -> list[tuple[str, list[str]]]:
    """What changed lately: weeks with the things their lines begin with."""
    found = section(tree, "changed").xpath(".//ol[@class='cjm-log']/li")
    return [(words(of[0]), [begins(line) for line in of.xpath("./ul/li/span[2]")]) for of in found]


def begins(line: HtmlElement) -> str:
    """With the thing's name; under its heading, `The map`."""
    return words(line).partition(":")[0] if "cjm-here" in line.get("class", "") else words(line[0])


class TestLately:
    def test_of_a_map(self) -> None:
        tree = page("journeys/buying/")

        assert log(tree) == [
            ("Since week 47", ["Van"]),
            ("Week 47", ["Compare", "Van"]),
            ("Week 46", ["Compare"]),
        ]
        assert tree.xpath("//a[@class='cjm-log__week']/@href") == [
            "../../changes/next/#journey.buying",
            "../../changes/2026-W47/#journey.buying",
            "../../changes/2026-W46/#journey.buying",
        ]

    def test_of_a_department_leads_to_the_filtered_week(self) -> None:
        tree = page("departments/logistics/")

        assert log(tree)[1] == ("Week 47", ["Routes", "Van", "Parcel"])
        assert tree.xpath("//a[@class='cjm-log__week']/@href")[1] == (
            "../../changes/2026-W47/#for.department.logistics"
        )
        assert texts(tree, "//span[@class='cjm-log__where']") == ["Buying", "Buying", "Returning"]

    def test_what_is_worse_comes_first_whatever_it_is_of(self) -> None:
        own = changed(
            About.DEPARTMENT, What.STORY_CHANGED, Subject("department", "logistics", "Logistics"),
            Scopes(departments=("logistics",)),
        )  # fmt: skip
        neutral = changed(About.TOUCHPOINT, What.REORDERED, VAN, AT_VAN)
        changes = (neutral, felt(PARCEL, 0, 1, AT_PARCEL), felt(VAN, 0, -1, AT_VAN), own)
        tree = page("departments/logistics/", Chronicle(revisions=(week(47, *changes),)))

        assert log(tree) == [("Week 47", ["Van", "Parcel", "The department"])]

    @pytest.mark.parametrize(
        ("address", "things"),
        [
            ("stages/choose/", ["Compare"]),
            ("channels/website/", ["Compare"]),
            ("personas/old/", ["Van", "Parcel"]),
            ("initiatives/routes/", ["The initiative", "Parcel"]),
        ],
    )
    def test_of_any_object_what_concerns_it(self, address: str, things: list[str]) -> None:
        assert dict(log(page(address)))["Week 47"] == things

    def test_of_one_that_nothing_concerns(self) -> None:
        tree = page("departments/quiet/")

        assert words(section(tree, "changed")[1]) == "Nothing since the first version, 2026-W20. All changes"

    def test_older_weeks_are_links(self) -> None:
        weeks = tuple(week(n, felt(VAN, 0, 1, AT_VAN)) for n in range(47, 30, -1))
        tree = page("journeys/buying/", Chronicle(revisions=weeks))

        assert [name for name, _ in log(tree)] == [f"Week {n}" for n in range(47, 42, -1)]
        earlier = section(tree, "changed").xpath("./p[@class='cjm-log__earlier']/a")
        assert [words(link) for link in earlier] == [
            *(f"Week {n}" for n in range(42, 34, -1)),
            "All changes",
        ]

    def test_weeks_of_another_year_say_so(self) -> None:
        weeks = (week(2, felt(VAN, 0, 1, AT_VAN)), week(51, felt(VAN, 1, 0, AT_VAN), year=2025))
        tree = page("journeys/buying/", Chronicle(revisions=weeks))
        assert [name for name, _ in log(tree)] == ["Week 2", "Week 51, 2025"]

    def test_a_week_with_much_is_cut_short(self) -> None:
        at = [touchpoint_subject(BUYING, f"t{n}", f"T {n}") for n in range(9)]
        tree = page(
            "journeys/buying/", Chronicle(revisions=(week(47, *(felt(s, 0, 1, AT_VAN) for s in at)),))
        )

        assert log(tree) == [("Week 47", ["T 0", "T 1", "T 2"])]
        assert texts(tree, "//li[@class='cjm-log__more']") == ["6 more changes"]

    def test_the_headings_of_a_map_are_those_of_its_page(self) -> None:
        headings = [heading.anchor for heading in site().by_address["journeys/buying/"].contents]
        shown = page("journeys/buying/").xpath("//h2/@id")

        assert headings == shown

    def test_home_tells_of_the_last_week_and_what_has_come_since(self) -> None:
        tree = page("")

        assert log(tree) == [("Week 47", ["Compare", "Routes", "Van", "Parcel", "A map that is no more"])]
        lead, after = texts(section(tree, "changed"), "./p")
        assert lead == (
            "Week 47: Two maps changed. 2 touchpoints became better and 1 worse. "
            "Map removed: “A map that is no more”. New pain: “Depth is not shown”. Solved: “Late”."
        )
        assert after == "Since week 47 · All changes"


class TestRenamed:
    """What was told of something under a former id is told of it still."""

    @staticmethod
    def renamed() -> Site:
        van = touchpoint("lorry", "phone", departments="delivery", was=["van"])
        found = facts(
            thing(Kind.STAGE, "receive", order=1),
            thing(Kind.DEPARTMENT, "delivery", was=["logistics"]),
            thing(Kind.CHANNEL, "phone"),
            journey("purchase", stage("receive", van), was=["buying"]),
        )
        chronicle = Chronicle(revisions=(week(46, felt(VAN, 0, 1, AT_VAN)),))
        return build_site(found, language="en", setting=Setting(name="Journeys"), chronicle=chronicle)

    def test_its_page_tells_it_and_leads_to_where_it_is_told(self) -> None:
        tree = read(self.renamed(), "departments/delivery/")

        assert log(tree) == [("Week 46", ["Van"])]
        assert tree.xpath("//a[@class='cjm-log__week']/@href") == [
            "../../changes/2026-W46/#for.department.logistics"
        ]
        assert log(read(self.renamed(), "journeys/purchase/")) == [("Week 46", ["Van"])]

    def test_the_week_leads_to_it(self) -> None:
        tree = read(self.renamed(), "changes/2026-W46/")

        assert tree.xpath("//h2[@id='journey.buying']/a[1]/@href") == ["../../journeys/purchase/"]
        assert tree.xpath("//div[@class='cjm-changes__what']/a/@href") == ["../../journeys/purchase/#lorry"]
        assert texts(tree, "//a[@id='for.department.logistics']") == ["Delivery 1, 1 change"]
        assert tree.xpath("//span[@class='cjm-changes__who']/a/@href") == ["../../departments/delivery/"]


class TestLanguages:
    @pytest.mark.parametrize(
        ("language", "heading", "days", "moment"),
        [
            ("ru", "Неделя 47", "16–22 ноября 2026 г.", "понедельник, 23 ноября 2026 г., 00:00 UTC+01:00"),
            ("pl", "Tydzień 47", "16–22 listopada 2026", "poniedziałek, 23 listopada 2026, 00:00 UTC+01:00"),
        ],
    )
    def test_head(self, language: str, heading: str, days: str, moment: str) -> None:
        tree = page(WEEK, ALL, language)

        assert texts(tree, "//h1") == [heading]
        assert texts(tree, "//dl[@class='cjm-props']/div/dd")[1:] == [days, moment]


def test_every_link_to_a_page_leads_to_a_page_and_an_anchor_of_it() -> None:
    pages = {page.address: page for page in site().pages}
    for of in site().pages:
        links = html.fromstring(f"<main>{of.html('')}</main>").xpath("//a/@href")
        for address, _, anchor in (link.partition("#") for link in links if link.startswith("../")):
            target = address.replace("../", "").partition("?")[0]
            if target.startswith("api/"):
                continue
            assert target in pages, (of.address, address)
            contents = {heading.anchor for heading in pages[target].contents}
            assert not anchor or anchor in contents | pages[target].anchors, (of.address, address, anchor)
