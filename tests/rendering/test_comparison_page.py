"""As-is beside to-be: what its reader sees."""

from __future__ import annotations

from typing import Any

import pytest
from lxml.html import HtmlElement

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from tests.rendering.reading import LANGUAGES, read, section, site, table, words
from tests.support.catalogs import facts, journey, metric, pain, study, thing, touchpoint

NOW = journey(
    "buying",
    touchpoint("search", "phone", emotion=-1, does="Rings twice", thinks="Again?"),
    touchpoint("wait", "phone", emotion=-2, pains=[pain("music", title="Music for 20 minutes", severity=4)]),
    touchpoint(
        "pay",
        emotion=0,
        next=[{"to": "thanks", "share": 0.9, "wait_minutes": 30, "repeats_information": True}],
        by_persona={"pensioner": {"emotion": -2}},
        pains=[pain("fees", title="Fees & <b>fees</b>")],
    ),
    touchpoint("thanks", emotion=1),
    title="Buying",
    personas=["family", "pensioner"],
)
THEN = journey(
    "buying-2027",
    touchpoint("search", "website", emotion=1, does="Types <b>once</b>"),
    touchpoint(
        "pay",
        emotion=1,
        next=[{"to": "thanks", "share": 0.95}],
        by_persona={"pensioner": {"emotion": 0}},
    ),
    touchpoint("follow", emotion=2),
    touchpoint("thanks", emotion=1),
    title="Buying, 2027",
    state="to-be",
    of="buying",
    personas=["family", "pensioner"],
)
SHARED: tuple[Object, ...] = (
    thing(Kind.PERSONA, "family"),
    thing(Kind.PERSONA, "pensioner"),
    thing(Kind.STAGE, "only", order=1),
    thing(Kind.CHANNEL, "phone"),
    thing(Kind.CHANNEL, "website"),
)


@pytest.fixture(scope="module")
def page() -> HtmlElement:
    return read(site(facts(NOW, THEN, *SHARED)), "journeys/buying-2027/comparison/")


def pair(page: HtmlElement, id: str) -> list[list[str]]:
    (body,) = page.xpath("//tbody[@id = $id]", id=f"pair.{id}")
    return table(body)


def test_its_title_names_the_map(page: HtmlElement) -> None:
    assert words(page.xpath("//h1")[0]) == "Buying: as-is beside to-be"


def test_figures_tell_what_it_comes_to(page: HtmlElement) -> None:
    figures = [words(part) for part in section(page, "figures").xpath(".//dl/div")]

    assert figures == [
        "Touchpoints4 → 41 comes, 1 goes",
        "Mean emotion−0.5 → +1.2better",
        "Open pains2 → 0better",
        "Times asked again1 → 0better",
        "Waits that are known30 min → 0better",
    ]


def test_a_lane_that_differs_stands_beside_itself(page: HtmlElement) -> None:
    assert pair(page, "search") == [
        ["changes", "1 Search −1 annoyed", "1 Search +1 pleased"],
        ["Does", "Rings twice", "Types <b>once</b>"],
        ["Channel", "Phone", "Website"],
    ]


def test_ways_personas_and_pains_are_told_too(page: HtmlElement) -> None:
    assert pair(page, "pay") == [
        ["changes", "3 Pay 0 neutral", "2 Pay +1 pleased"],
        ["Goes on", "to Thanks: 90%, 30 min wait, asked again", "to Thanks: 95%"],
        ["Pensioner: Emotion", "−2 awful", "0 neutral"],
        ["Pains", "Fees & <b>fees</b>", "none open"],
    ]


@pytest.mark.parametrize(
    ("id", "expected"),
    [
        ("wait", [["goes", "2 Wait −2 awful", ""], ["Pains", "Music for 20 minutes severity 4", ""]]),
        ("follow", [["comes", "", "3 Follow +2 delighted"]]),
        ("thanks", [["stays", "4 Thanks +1 pleased", "4 Thanks +1 pleased"]]),
    ],
)
def test_what_comes_goes_or_stays_has_a_row(page: HtmlElement, id: str, expected: list[list[str]]) -> None:
    assert pair(page, id) == expected


def test_each_point_of_the_curves_leads_to_its_row(page: HtmlElement) -> None:
    points = page.xpath("//*[@class = 'cjm-point']")
    targets = [point.get("xlink:href").removeprefix("#") for point in points]

    assert targets == page.xpath("//tbody/@id")
    assert words(points[0].find("title")) == "Search. As-is −1, annoyed. To-be +1, pleased"


@pytest.mark.parametrize("map", ["buying", "buying-2027"])
def test_both_maps_lead_to_it(map: str) -> None:
    found = read(site(facts(NOW, THEN, *SHARED)), urls.page(Kind.JOURNEY, map))

    (link,) = found.xpath("//a[contains(., 'Compare with')]/@href")
    assert link == "../../journeys/buying-2027/comparison/"


@pytest.mark.parametrize("language", LANGUAGES)
def test_maps_without_touchpoints_say_so(language: str) -> None:
    empty = site(facts(journey("now"), journey("then", state="to-be", of="now")), language)

    found = read(empty, "journeys/then/comparison/")
    assert words(section(found, "comparison").xpath("p")[0])
    assert found.xpath("//svg | //table") == []


def lanes(as_is: dict[str, Any], to_be: dict[str, Any]) -> list[list[str]]:
    """Of the touchpoint `pay`, by its fields in both maps."""
    now = journey("now", touchpoint("pay", **as_is), touchpoint("go"), personas=["family", "pensioner"])
    plan = {"state": "to-be", "of": "now", "personas": ["family", "pensioner"]}
    then = journey("then", touchpoint("pay", **to_be), touchpoint("go"), **plan)
    detail = journey("detail", touchpoint("a"), title="Paying in detail")
    found = read(
        site(facts(now, then, detail, *SHARED, TALKS, metric("csat", title="Satisfaction"))),
        "journeys/then/comparison/",
    )
    return pair(found, "pay")[1:]


TALKS = study("talks", title="Talks")


@pytest.mark.parametrize(
    ("as_is", "to_be", "expected"),
    [
        pytest.param(
            {"target_emotion": 0}, {"target_emotion": 2}, [["Target emotion", "0", "+2"]], id="target emotion"
        ),
        pytest.param({"target_emotion": 0}, {}, [], id="a plan that says nothing"),
        pytest.param({}, {"evidence": ["talks"]}, [["Evidence", "", "Talks"]], id="evidence"),
        pytest.param({}, {"journey": "detail"}, [["Details", "", "Paying in detail"]], id="a nested map"),
        pytest.param(
            {"x-cost": 5, "x-b": "<b>"},
            {"x-cost": 6, "x-[a].c": {"d": 1}},
            [["[a].c", "", '{"d": 1}'], ["Cost", "5", "6"]],
            id="own keys",
        ),
        pytest.param(
            {"by_persona": {"pensioner": {"x-cost": 5, "evidence": [], "target_emotion": 1}}},
            {"by_persona": {"pensioner": {"x-cost": 6, "evidence": ["talks"], "target_emotion": 2}}},
            [
                ["Pensioner: Target emotion", "+1", "+2"],
                ["Pensioner: Evidence", "", "Talks"],
                ["Pensioner: Cost", "5", "6"],
            ],
            id="of one persona",
        ),
        pytest.param(
            {"pains": [pain("slow")]},
            {"pains": [pain("slow", evidence=["talks"])], "evidence": []},
            [["Pains", "Slow", "Slow"]],
            id="evidence of a pain",
        ),
        pytest.param(
            {"strengths": [pain("kind")]},
            {"strengths": [pain("kind", evidence=["talks"])]},
            [["Strengths", "Kind", "Kind Talks"]],
            id="evidence of a strength",
        ),
        pytest.param(
            {"decision": {"factors": ["price", "size"], "x-cost": 1}},
            {"decision": {"factors": ["size", "price"], "x-cost": 2}},
            # Each factor is a block of its own.
            [["Factors", "pricesize", "sizeprice"], ["Cost", "1", "2"]],
            id="another order, and own keys of a decision",
        ),
        pytest.param(
            {"metrics": [{"metric": "csat", "x-cost": 1}], "feedback": {"source": "Form"}},
            {"metrics": [{"metric": "csat", "x-cost": 2}], "feedback": {"source": "Form", "x-cost": 3}},
            [["Metrics", "Satisfaction Cost: 1", "Satisfaction Cost: 2"], ["Feedback", "", "Cost: 3"]],
            id="own keys in lists",
        ),
        pytest.param(
            {"next": [{"to": "go"}]},
            {"next": []},
            [["Goes on", "to Go", "the journey ends here"]],
            id="the journey ends",
        ),
    ],
)
def test_every_lane_in_which_they_differ_is_shown(
    as_is: dict[str, Any], to_be: dict[str, Any], expected: list[list[str]]
) -> None:
    assert lanes(as_is, to_be) == expected
