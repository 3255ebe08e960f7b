"""What stands above the grid: only what the map has, and no more bytes than it is worth."""

from __future__ import annotations

import pytest
from lxml.html import HtmlElement

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.site import Site
from tests.rendering.published import map_page, map_tree, texts
from tests.rendering.reading import read, site
from tests.support.catalogs import facts, journey, stage, thing, touchpoint


def things(*touchpoints: dict[str, object], personas: tuple[str, ...] = ("anna",)) -> tuple[Object, ...]:
    return (
        journey("map", stage("need", *touchpoints[:1]), stage("use", *touchpoints[1:]), personas=personas),
        thing(Kind.STAGE, "need", title="Need", order=1),
        thing(Kind.STAGE, "use", title="Use", order=2),
        thing(Kind.PERSONA, "anna", title="Anna"),
        thing(Kind.PERSONA, "ben", title="Ben"),
        thing(Kind.CHANNEL, "site", title="Site"),
        thing(Kind.DEPARTMENT, "logistics", title="Logistics"),
        thing(Kind.DEPARTMENT, "art", title="Art"),
    )


def tree(*touchpoints: dict[str, object], personas: tuple[str, ...] = ("anna",)) -> HtmlElement:
    return map_tree(facts(*things(*touchpoints, personas=personas)), "map")


PLAIN = (touchpoint("a", "site", does="Looks"), touchpoint("b", "site", emotion=1), touchpoint("c", "site"))


class TestTheStrip:
    def test_a_link_to_each_stage_stands_over_its_columns(self) -> None:
        links = tree(*PLAIN).xpath("//nav[@class='cjm-strip']//a")

        assert [link.get("xlink:href") for link in links] == ["#stage.need", "#stage.use"]
        places = [(part.get("x"), part.get("width")) for link in links for part in link.xpath("svg")]
        assert places == [("0%", "33.333%"), ("33.333%", "66.667%")]

    def test_every_known_curve_is_drawn_the_point_of_view_on_top(self) -> None:
        felt = touchpoint("a", "site", emotion=1, by_persona={"ben": {"emotion": -2}})
        drawn = tree(felt, *PLAIN[1:], personas=("anna", "ben")).xpath(
            "//nav//path[contains(@class, 'cjm-line')]"
        )

        assert [path.get("class").split("--")[1] for path in drawn] == ["2", "1"]

    def test_it_takes_less_than_three_thousand_bytes_for_18_touchpoints(self) -> None:
        many = [
            touchpoint(f"t{i}", "site", emotion=i % 5 - 2, by_persona={"ben": {"emotion": (i * 3) % 5 - 2}})
            for i in range(18)
        ]
        html = map_page(facts(*things(*many, personas=("anna", "ben"))), "map").html("")
        strip = html[html.index('<nav class="cjm-strip"') :]

        assert len(strip[: strip.index("</nav>")]) < 3000


class TestChips:
    def test_each_persona_and_the_target_have_one(self) -> None:
        aimed = touchpoint("a", "site", target_emotion=2)
        found = tree(aimed, *PLAIN[1:], personas=("anna", "ben"))

        assert texts(found, "//label[@class='cjm-chip']") == ["Anna", "Ben", "Target"]
        assert found.xpath("//label[@class='cjm-chip']/input/@value") == ["anna", "ben", "target"]

    def test_one_line_alone_has_none(self) -> None:
        assert tree(*PLAIN).xpath("//label[@class='cjm-chip']") == []


class TestChoices:
    def test_departments_of_this_map_stand_by_name(self) -> None:
        led = touchpoint("a", "site", departments={"logistics": "leads", "art": "informed"})
        found = tree(led, *PLAIN[1:])

        assert texts(found, "//select[@name='department']/option") == ["All departments", "Art", "Logistics"]
        assert found.xpath("//*[@data-department='logistics']/@data-role") == ["leads"]

    def test_a_map_without_departments_offers_none(self) -> None:
        assert tree(*PLAIN).xpath("//select[@name='department']") == []

    def test_only_lanes_that_the_map_has_can_be_chosen(self) -> None:
        found = tree(*PLAIN)

        rows = found.xpath("//tr/@data-lane")
        assert sorted(found.xpath("//input[@name='lane']/@value")) == sorted(rows)
        assert texts(found, "//details//legend") == ["Customer"]

    def test_a_set_that_leaves_nothing_out_or_next_to_nothing_in_is_not_offered(self) -> None:
        assert texts(tree(*PLAIN), "//div[@class='cjm-segments cjm-js']/button") == ["All", "Problems"]


class TestLinksThatCarryALens:
    @pytest.fixture(scope="class")
    @classmethod
    def found(cls) -> Site:
        led = touchpoint("a", "site", emotion=1, departments={"logistics": "leads"})
        return site(facts(*things(led, *PLAIN[1:])))

    def test_a_department_opens_a_map_through_its_own(self, found: Site) -> None:
        assert "../../journeys/map/?department=logistics" in read(found, "departments/logistics/").xpath(
            "//h3/a/@href"
        )

    def test_a_persona_opens_a_map_through_its_own(self, found: Site) -> None:
        assert "../../journeys/map/?personas=anna" in read(found, "personas/anna/").xpath("//h3/a/@href")
