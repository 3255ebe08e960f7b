"""What a map's page, the lists of maps and the data say of a map's health."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml.html import HtmlElement

from cjm_plugin.analysis.practice import RULES
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.settings import Settings
from cjm_plugin.rendering.data import data_files
from tests.rendering.reading import read, section, site, table, words
from tests.support.catalogs import TODAY, facts, journey, pain, study, thing, touchpoint

PASSAGE = "Nothing is said of the change of channel"


def surroundings() -> tuple[Object, ...]:
    return (
        thing(Kind.STAGE, "only", order=1),
        *(thing(Kind.CHANNEL, id) for id in ("website", "phone")),
        *(thing(Kind.SYSTEM, id) for id in ("shop", "till")),
        thing(Kind.PERSONA, "family", age_group="28–42"),
        thing(Kind.PERSONA, "pensioner", age_group="66 and over"),
        study("round", method="operator-feedback"),
    )


NO_PURPOSE = "CJM121"
SETTINGS = Settings(today=TODAY, severities={code: None for code in RULES if code != NO_PURPOSE})
"""One rule is enough to see how findings are shown."""


def page(*touchpoints: dict[str, Any], language: str = "en", **fields: Any) -> HtmlElement:
    """A map's page."""
    found = site(
        facts(*surroundings(), journey("buying", *touchpoints, **fields), settings=SETTINGS), language
    )
    return read(found, "journeys/buying/")


def answers(root: HtmlElement) -> dict[str, list[str]]:
    """Each question with its answer, what is missing, and where."""
    rows = section(root, "health").xpath("./dl[1]/div")
    return {words(row.xpath("dt")[0]): [words(part) for part in row.xpath(_PARTS)] for row in rows}


_PARTS = "dd/span | dd/p | dd/ul/li | dd/details/summary | dd/details/ul/li"

WHOLE: dict[str, Any] = {
    "systems": ["shop"],
    "pains": [pain("slow")],
    "moment_of_truth": True,
    "feedback": {"source": "exit survey"},
    "by_persona": {"pensioner": {"emotion": -2}},
    "evidence": ["round"],
}
FAMILIES: dict[str, Any] = {
    "personas": ["family", "pensioner"],
    "purpose": "Decide",
    "reviewed": "2026-11-16",
}


def test_the_five_questions_are_answered_in_words() -> None:
    see = touchpoint("see", **{**WHOLE, "next": [{"to": "ask"}]})
    root = page(see, touchpoint("ask", "phone", systems=["till"]), **FAMILIES)

    assert answers(root) == {
        "Every channel and its passages": ["no", PASSAGE, "See → Ask"],
        "Pains at every contact": ["partly, 1 of 2", "Neither a pain nor a strength is named", "Ask"],
        "Systems and seams": [
            "partly, 2 of 3",
            "Other systems take over, and nobody says whether the customer has to repeat information",
            "See → Ask",
        ],
        "Behaviour by age group": ["yes"],
        "Customers’ and operators’ feedback": ["yes"],
    }
    assert words(section(root, "health").xpath("p")[0]) == (
        "Questions answered in full: 2 of 5. Touchpoints researched: 50%. Reviewed: 2 days ago."
    )


def test_what_is_missing_is_a_link_to_where_it_is_missing() -> None:
    root = page(
        touchpoint("see", pains=[pain("slow")]), touchpoint("ask", "phone"), personas=["family", "pensioner"]
    )
    rows = section(root, "health").xpath("./dl[1]/div")

    assert [row.xpath("dd//li/a/@href") for row in rows] == [
        ["#see", "#ask"],
        ["#ask"],
        ["#see", "#ask"],
        ["../../personas/pensioner/"],
        [],
    ]


@pytest.mark.parametrize(
    ("many", "seen", "folded"), [(7, 7, ""), (8, 5, "and 3 more"), (12, 5, "and 7 more")]
)
def test_many_places_are_folded(many: int, seen: int, folded: str) -> None:
    (row,) = section(page(*(touchpoint(f"t{i}") for i in range(many))), "health").xpath("./dl[1]/div[2]")

    assert len(row.xpath("dd/ul/li")) == seen
    assert [words(summary) for summary in row.xpath("dd/details/summary")] == ([folded] if folded else [])
    assert len(row.xpath("dd//li")) == many


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["0 of 5 questions answered", "The map has no touchpoints yet"]),
        ("ru", ["ответы на 0 из 5 вопросов", "На карте пока нет точек контакта"]),
        ("pl", ["odpowiedzi na 0 z 5 pytań", "Mapa nie ma jeszcze punktów styku"]),
    ],
)
def test_an_empty_map_answers_nothing(language: str, said: list[str]) -> None:
    root = page(language=language)
    (head,) = root.xpath("//dl[@class='cjm-props']//a[@href='#section.health']")

    assert [words(head), *{found[1] for found in answers(root).values()}] == said


@pytest.mark.parametrize(
    ("touchpoints", "tone"),
    [([touchpoint("see", **WHOLE)], ["good"]), ([touchpoint("see")], ["warn"]), ([], ["warn"])],
)
def test_the_head_says_how_many_questions_are_answered(touchpoints: list[Any], tone: list[str]) -> None:
    root = page(*touchpoints, **FAMILIES)
    assert root.xpath("//dl[@class='cjm-props']/div[dt='Health']/@data-tone") == tone


def test_a_design_is_asked_three_questions_and_says_why() -> None:
    to_be = journey("soon", touchpoint("see", **WHOLE), state="to-be", of="buying", **FAMILIES)
    found = site(facts(*surroundings(), journey("buying"), to_be))
    root = read(found, "journeys/soon/")

    assert list(answers(root)) == [
        "Every channel and its passages",
        "Systems and seams",
        "Behaviour by age group",
    ]
    assert "A to-be map is asked for neither pains nor feedback" in words(section(root, "health"))


def test_a_map_without_findings_is_told_so() -> None:
    root = page(touchpoint("see", **WHOLE), **FAMILIES)
    assert words(section(root, "health")).endswith("The rules of practice find nothing to mend on this map.")


def test_findings_lead_to_their_rules() -> None:
    root = page(touchpoint("see", **WHOLE), **{**FAMILIES, "purpose": None})
    (found,) = section(root, "health").xpath("./h3[. = 'Findings']/following-sibling::dl/div")

    assert [words(cell) for cell in found.xpath("dt | dd")] == [
        "A map without a purposeCJM121, warning",
        "Does not say which decision it serves; write it in 'purpose'.",
    ]
    assert found.xpath(".//a/@href") == ["../../health/cjm121/"]


def test_findings_of_a_rule_at_many_places_are_folded() -> None:
    maps = [journey("buying", *(touchpoint(f"t{i}", moment_of_truth=True) for i in range(9)))]
    settings = Settings(today=TODAY, severities={code: None for code in RULES if code != "CJM113"})
    root = read(site(facts(*surroundings(), *maps, settings=settings)), "journeys/buying/")
    (found,) = section(root, "health").xpath("./h3/following-sibling::dl/div/dd")

    assert [words(part) for part in found.xpath("ul/li")] == ["T0", "T1", "T2", "T3", "T4"]
    assert [words(part) for part in found.xpath("details/summary")] == ["and 4 more"]
    assert len(set(found.xpath(".//a/@href"))) == 9


def test_what_is_allowed_stands_there_with_its_reason() -> None:
    allow = [{"code": "CJM121", "why": "The board decides <b>in December</b>."}]
    root = page(touchpoint("see", **WHOLE), **{**FAMILIES, "purpose": None, "allow": allow})

    assert table(section(root, "health")) == [
        ["Allowed with a reason", "Where", "Reason"],
        ["A map without a purposeCJM121", "As a whole", "The board decides <b>in December</b>."],
    ]
    assert "find nothing to mend" in words(section(root, "health"))


def lists(*maps: Object) -> tuple[HtmlElement, HtmlElement]:
    """The home page and the index of maps."""
    found = site(facts(*surroundings(), *maps))
    return read(found, ""), read(found, "journeys/")


def test_lists_of_maps_sort_the_weak_first() -> None:
    _, index = lists(
        journey("a-good", touchpoint("see", **WHOLE), **FAMILIES),
        journey("b-empty"),
        journey("c-bare", touchpoint("see")),
        journey("d-half", touchpoint("see", **{**WHOLE, "systems": []}), **FAMILIES),
    )
    rows = index.xpath("//tbody/tr")
    keys = {words(row[0].xpath(".//a")[0]): float(row[5].get("data-sort")) for row in rows}

    assert sorted(keys, key=lambda map: keys[map]) == ["B empty", "C bare", "D half", "A good"]
    assert [words(row[5].xpath("span[1]")[0]) for row in rows] == ["5 of 5", "0 of 5", "1 of 5", "4 of 5"]
    assert [words(row[5]).endswith("weak") for row in rows] == [False, True, True, False]


def test_signs_are_discs_with_their_words() -> None:
    home, _ = lists(journey("half", touchpoint("see", **{**WHOLE, "systems": []}), **FAMILIES))
    (signs,) = home.xpath("//article//*[local-name()='svg'][@role='img']")

    assert [signs.get("viewbox"), *signs.xpath("./*/@data-answer")] == ["0 0 68 12", "yes", "no"]
    assert words(signs) == (
        "yes: every channel and its passages, pains at every contact, behaviour by age group, "
        "customers’ and operators’ feedback; no: systems and seams"
    )


def test_the_home_page_names_how_many_are_weak_and_leads_to_them() -> None:
    home, _ = lists(
        journey("good", touchpoint("see", **WHOLE), **FAMILIES), journey("bare", touchpoint("see"))
    )
    lead = section(home, "maps").xpath("p")[0]

    assert words(lead).endswith("1 answers fewer than half of its questions.")
    assert lead.xpath("a/@href") == ["health/"]
    assert [words(map) for map in home.xpath("//article[.//*[@class='cjm-weak']]/h3")] == ["Bare"]


def test_the_data_say_what_is_answered_and_what_is_missing() -> None:
    see, ask = touchpoint("see", **WHOLE), touchpoint("ask", "phone")
    found = facts(*surroundings(), journey("buying", see, ask, **FAMILIES))
    files = {file.path: file.content for file in data_files(found, "1.2.3")}
    health = json.loads(files["api/journeys/buying.json"])["derived"]["health"]

    assert (health["asked"], health["answered"]) == (5, 2)
    assert health["questions"][0] == {
        "id": "channels",
        "answer": "no",
        "asked": 1,
        "found": 0,
        "missing": [{"lack": "passage", "touchpoint": "see", "goal": "ask"}],
    }
    assert [(q["id"], q["answer"], q["found"], q["asked"]) for q in health["questions"][1:]] == [
        ("pains", "partly", 1, 2),
        ("systems", "partly", 1, 2),
        ("age-groups", "yes", 2, 2),
        ("feedback", "yes", 2, 2),
    ]
