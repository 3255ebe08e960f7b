"""The home page: maps under the stages they span, and what they are filtered by."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement

from cjm_plugin.model.base import Object
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.grids import Block, blocks
from tests.rendering.published import writer
from tests.rendering.reading import read, section, site, words
from tests.support.catalogs import facts, journey, stage, thing, titled, touchpoint

STAGES = ("need", "choose", "buy", "use", "leave")


def spanning(id: str, *stages: str, emotion: int | None = -1, **fields: Any) -> Journey:
    """A map with one touchpoint at each of some stages."""
    parts = (stage(name, touchpoint(f"{name}-it", emotion=emotion)) for name in stages)
    return journey(id, *parts, **fields)


def surroundings() -> tuple[Object, ...]:
    return (
        *(thing(Kind.STAGE, name, order=i) for i, name in enumerate(STAGES)),
        thing(Kind.CHANNEL, "website"),
        *(thing(Kind.DEPARTMENT, id) for id in ("shops", "logistics")),
        *(thing(Kind.PERSONA, id) for id in ("pensioner", "family")),
    )


def home(*maps: Journey, language: str = "en") -> HtmlElement:
    return read(site(facts(*surroundings(), *maps), language), "")


def cards(root: HtmlElement) -> list[HtmlElement]:
    return list(root.xpath(".//article[@data-cjm-item]"))


def titles(root: HtmlElement) -> list[str]:
    return [words(link) for link in root.xpath(".//article/h3/a")]


# Where maps lie


SPANS = st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)).map(sorted), max_size=12)


def laid_out(spans: list[list[int]], order: Any = tuple) -> tuple[Block, ...]:
    maps = [spanning(f"map-{i:02}", *STAGES[a : b + 1]) for i, (a, b) in enumerate(spans)]
    aims = [
        spanning(f"aim-{i:02}", *STAGES[a : b + 1], state="to-be", of=f"map-{i:02}")
        for i, (a, b) in enumerate(spans)
        if i % 3 == 0
    ]
    known = facts(*surroundings(), *order([*maps, *aims]))
    return blocks(writer(known), known.journeys.values())


@settings(deadline=None, max_examples=50)
@given(SPANS)
def test_each_map_lies_once_under_its_own_stages(spans: list[list[int]]) -> None:
    found = laid_out(spans)
    places = {
        card.link.text: (block.at + card.at - 1, card.columns)
        if len(block.cards) > 1
        else (card.at, card.columns)
        for block in found
        for card in block.cards
    }
    names = [card.link.text for card in chain.from_iterable(block.cards for block in found)]
    assert len(names) == len(set(names)) == len(spans) + len(spans[::3])
    for i, (first, last) in enumerate(spans):
        assert places[titled(f"map-{i:02}")] == (first + 1, last - first + 1)


@settings(deadline=None, max_examples=50)
@given(SPANS)
def test_the_order_follows_the_stages_whatever_the_files_order(spans: list[list[int]]) -> None:
    found = laid_out(spans)
    assert found == laid_out(spans, lambda maps: maps[::-1])
    assert [(block.at, -block.columns) for block in found] == sorted((b.at, -b.columns) for b in found)


@settings(deadline=None, max_examples=50)
@given(SPANS)
def test_a_to_be_map_lies_beneath_the_map_it_changes(spans: list[list[int]]) -> None:
    for block in laid_out(spans):
        first, *aims = block.cards
        assert first.link.text.startswith("Map")
        assert all(aim.link.text == first.link.text.replace("Map", "Aim") and aim.to_be for aim in aims)


def test_maps_stand_by_the_stage_they_begin_in() -> None:
    root = home(spanning("late", "use", "leave"), spanning("early", "need"), spanning("long", "need", "buy"))
    groups = root.xpath(".//div[@role='group']")
    assert [(group.get("aria-label"), titles(group)) for group in groups] == [
        ("Need", ["Long", "Early"]),
        ("Use", ["Late"]),
    ]
    assert [words(card.xpath(".//*[@class='cjm-mapcard__stages']")[0]) for card in cards(root)] == [
        "Need to Buy",
        "Need",
        "Use to Leave",
    ]


def test_a_stage_that_no_map_touches_keeps_its_column() -> None:
    root = home(spanning("only", "choose"))
    assert [words(name) for name in root.xpath("//ol[@class='cjm-atlas__stages']/li")] == [
        *map(titled, STAGES)
    ]


def test_what_a_map_passes_by_is_bridged_and_the_rest_is_not() -> None:
    assert len(home(spanning("jumps", "need", "use")).xpath("//path[contains(@class, 'bridge')]")) == 1
    assert not home(spanning("walks", "need", "choose")).xpath("//path[contains(@class, 'bridge')]")


def test_the_worst_moment_is_said_to_all_and_named_where_there_is_room() -> None:
    wide, narrow = spanning("a", "need", "choose"), spanning("b", "buy")
    root = home(wide, narrow)
    said = [card.xpath("string(.//*[@class='cjm-vh'])") for card in cards(root)]
    named = [card.xpath("string(.//foreignObject | .//foreignobject)") for card in cards(root)]
    assert said == ["Lowest: Need it", "Lowest: Buy it"]
    assert named == ["Need it", ""]


def test_a_map_without_touchpoints_is_listed_apart() -> None:
    root = home(spanning("there", "need"), journey("empty"))
    assert titles(root) == ["There"]
    assert words(root.xpath("//div[@class='cjm-atlas__unplaced']")[0]) == "Without touchpoints yet: Empty"


def test_without_any_stage_maps_are_listed() -> None:
    root = read(site(facts(journey("first"), journey("second"))), "")
    assert not root.xpath("//ol[@class='cjm-atlas__stages']")
    assert root.xpath("//div[@class='cjm-atlas__unplaced']//a/@href") == [
        "journeys/first/",
        "journeys/second/",
    ]


def test_more_stages_than_fit_beside_each_other_are_a_list() -> None:
    many = [thing(Kind.STAGE, f"stage-{i}", order=i) for i in range(20)]
    known = facts(*many, thing(Kind.CHANNEL, "website"), spanning("map", "stage-3", "stage-19"))
    root = read(site(known), "")
    assert not root.xpath("//@data-stages")
    assert titles(root) == ["Map"]


# Filters


def tags(root: HtmlElement) -> list[str]:
    return [str(found) for found in root.xpath("//*[@data-cjm-item]/@data-tags")]


def test_a_map_is_found_by_its_personas_its_owner_and_its_state() -> None:
    root = home(spanning("map", "need", personas=["pensioner", "family"], owner="shops"))
    assert tags(root) == ["persona:pensioner persona:family owner:shops state:as-is"]


def test_a_filter_offers_what_there_are_two_of() -> None:
    root = home(
        spanning("a", "need", personas=["pensioner"], owner="shops"),
        spanning("b", "need", personas=["family"], owner="shops"),
    )
    (form,) = root.xpath("//form")
    assert [*dict.fromkeys(form.xpath(".//@name"))] == ["persona"]
    assert form.xpath(".//input/@value") == ["", "family", "pensioner"]
    assert form.xpath(".//input[@checked]/@value") == [""]
    assert form.get("data-cjm-filter") == root.xpath("string(//div[starts-with(@class, 'cjm-atlas')]/@id)")


def test_one_map_needs_no_filter() -> None:
    assert not home(spanning("map", "need", personas=["pensioner"], owner="shops")).xpath("//form")


@pytest.mark.parametrize(("number", "element"), [(8, "input"), (9, "select")])
def test_many_personas_are_a_list(number: int, element: str) -> None:
    personas = [thing(Kind.PERSONA, f"persona-{i}") for i in range(number)]
    maps = [spanning(f"map-{i}", "need", personas=[persona.id]) for i, persona in enumerate(personas)]
    root = read(site(facts(*surroundings(), *personas, *maps)), "")
    assert {field.tag for field in root.xpath("//form//*[@name='persona']")} == {element}


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "{shown} of 2 maps shown"),
        ("ru", "Показано: {shown} из 2 карт"),
        ("pl", "Pokazano: {shown} z 2 map"),
    ],
)
def test_how_many_are_shown_is_said_in_the_words_of_the_page(language: str, shown: str) -> None:
    root = home(
        spanning("a", "need", owner="shops"), spanning("b", "need", owner="logistics"), language=language
    )
    assert root.xpath("//form//output/@data-cjm-count") == [shown]


# The page


@pytest.mark.parametrize(("language", "title"), [("en", "Atlas"), ("ru", "Атлас"), ("pl", "Atlas")])
def test_the_page_is_called_as_breadcrumbs_call_it(language: str, title: str) -> None:
    found = site(facts(*surroundings(), spanning("map", "need")), language)
    crumb = read(found, "journeys/map/").xpath("string(//nav[@class='cjm-crumbs']//a)")
    assert found.by_address[""].title == words(read(found, "").xpath("//h1")[0]) == crumb == title


def test_what_there_is_by_persona_and_owner_is_said_without_script() -> None:
    root = home(spanning("map", "need", personas=["pensioner"], owner="shops"))
    assert section(root, "personas").xpath(".//td/a/@href") == ["journeys/map/"]
    assert section(root, "owners").xpath(".//td/a/@href") == ["journeys/map/"]
