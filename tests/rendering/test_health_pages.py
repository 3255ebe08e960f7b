"""The health of all maps, the pages of owners and those of the rules, as HTML."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from cjm_plugin.analysis.practice import RULES
from cjm_plugin.model.problem import Severity
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.practice import translated
from cjm_plugin.rendering.site import Site, build_site
from cjm_plugin.rendering.writer import Setting
from tests.rendering.reading import LANGUAGES, SITE_NAME, read, section, site, table, words
from tests.support import catalogs
from tests.support.practice import SETTINGS, facts

ONLY = dict.fromkeys(RULES, None) | {"CJM121": Severity.WARNING, "CJM190": Severity.INFO}
"""Two rules are enough to see how their findings are told."""

CONTENT = """
# departments/shops.md
title: Shops & <i>more</i>
# journeys/aimless.md
title: Buying & <b>trying</b>
owner: shops
# journeys/excused.md
title: Returning
owner: shops
allow:
  - {code: CJM121, why: The board decides <b>in</b> December & says so.}
# journeys/overdone.md
title: Repairing
purpose: Decide who pays
allow:
  - {code: CJM121, why: Was once without a purpose}
"""


@cache
def health(language: str = "en") -> Site:
    return weighed(ONLY, language)


def weighed(severities: dict[str, Severity | None], language: str = "en") -> Site:
    found = facts(CONTENT, replace(SETTINGS, severities=severities))
    return build_site(found, language=language, setting=Setting(name=SITE_NAME))


def test_findings_stand_under_their_owner_with_what_to_do() -> None:
    page = read(health(), "health/")
    assert table(section(page, "owner.shops")) == [
        ["Where", "What to do", "Rule"],
        ["Buying & <b>trying</b> journey"],
        [
            "As a whole",
            "Does not say which decision it serves; write it in 'purpose'.",
            "A map without a purposeCJM121, warning",
        ],
    ]
    assert table(section(page, "owner.")) == [
        ["Where", "What to do", "Rule"],
        ["Repairing journey"],
        [
            "As a whole",
            "Nothing here breaks CJM121; remove the exception.",
            "An exception that excuses nothingCJM190, hint",
        ],
    ]


def test_nothing_that_is_allowed_is_hidden() -> None:
    assert table(section(read(health(), "health/"), "allowed")) == [
        ["Where", "Rule", "Reason"],
        ["Returning", "A map without a purposeCJM121", "The board decides <b>in</b> December & says so."],
    ]


def test_each_owner_has_a_page_and_so_has_what_nobody_owns() -> None:
    page = read(health(), "health/owners/shops/")
    assert words(page.xpath("//h1")[0]) == "Findings: Shops & <i>more</i>"
    assert "A map without a purpose" in words(section(page, "findings"))
    assert "An exception that excuses nothing" in words(read(health(), "health/unowned/"))
    off = weighed(dict.fromkeys(RULES, None))
    assert words(section(read(off, "health/owners/shops/"), "findings")) == (
        "Findings¶ None: nothing here breaks a rule of practice."
    )


def test_who_has_what_to_do_is_counted_with_departments_first() -> None:
    assert table(section(read(health(), "health/"), "owners")) == [
        ["Owner", "Findings"],
        ["Shops & <i>more</i>", "11 warning"],
        ["Without an owner", "11 hint"],
    ]


def test_many_findings_are_told_owner_by_owner() -> None:
    maps = "".join(
        f"# journeys/map-{number}.md\ntitle: Map {number}\nowner: shops\n" for number in range(301)
    )
    found = facts(maps, replace(SETTINGS, severities=ONLY))
    many = build_site(found, language="en", setting=Setting(name=SITE_NAME))
    assert read(many, "health/").xpath("//section/h2[contains(@id, 'owner.')]") == []
    assert table(section(read(many, "health/"), "owners")) == [
        ["Owner", "Findings"],
        ["shops", "301301 warnings"],
    ]
    assert table(section(read(many, "health/cjm121/"), "found")) == [["Owner", "Findings"], ["shops", "301"]]
    assert len(table(section(read(many, "health/owners/shops/"), "findings"))) == 1 + 2 * 301


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", RULES)
def test_each_rule_has_a_page_that_teaches_it(code: str, language: str) -> None:
    page = read(health(language=language), f"health/{code.lower()}/")
    lesson = translated(RULES[code].lesson, Locale.of(language))
    shown = page.xpath("//section[h2/@id = 'section.example']//code")
    for line in (*lesson.bad.strip("\n").splitlines(), *lesson.good.strip("\n").splitlines()):
        text = line.removeprefix("# ")
        assert text in page.text_content()
    assert shown
    assert words(page.xpath("//h1")[0])


def test_a_rule_says_where_it_is_broken_here() -> None:
    page = read(health(), "health/cjm121/")
    assert table(section(page, "found")) == [
        ["Where", "What to do"],
        ["Buying & <b>trying</b>", "Does not say which decision it serves; write it in 'purpose'."],
    ]
    (link,) = section(page, "found").xpath(".//tbody//a/@href")
    assert link == "../../journeys/aimless/"


def test_a_rule_that_is_switched_off_says_so() -> None:
    off = weighed(ONLY | {"CJM121": None})
    page = read(off, "health/cjm121/")
    (severity,) = page.xpath("//dt[. = 'Counts here as']/following-sibling::dd")
    assert words(severity) == "nothing: it is switched off"
    assert page.xpath("//h2[@id = 'section.found']") == []


def test_an_empty_site_is_told_so_in_friendly_words() -> None:
    page = read(site(catalogs.facts()), "health/")
    assert words(section(page, "findings")) == "Findings¶ There is nothing to check yet."


def test_the_discs_are_told_in_words() -> None:
    (lead,) = read(site(catalogs.facts(catalogs.journey("a"))), "health/").xpath(
        "//section[.//*[@id = 'section.maps']]//p[@class = 'cjm-lead']"
    )
    assert words(lead) == (
        "The discs answer five questions, in this order: every channel and its passages; pains at every "
        "contact; systems and seams; behaviour by age group; customers’ and operators’ feedback. Full is "
        "yes, half is partly, a ring is no. A to-be map, which nobody has lived through yet, is asked the "
        "first, the third and the fourth."
    )


STRENGTH = """
# journeys/buying.md
title: Buying
stages:
  - stage: choose
    touchpoints:
      - id: compare
        title: Compares models
        channel: website
        strengths: [{id: photos, title: Photos of real kitchens}]
        evidence: [interviews]
"""


def test_a_strength_is_found_where_its_touchpoint_is() -> None:
    only = dict.fromkeys(RULES, None) | {"CJM103": Severity.WARNING}
    found = facts(STRENGTH, replace(SETTINGS, severities=only))
    page = read(build_site(found, language="en", setting=Setting(name=SITE_NAME)), "health/cjm103/")
    (link, _map) = section(page, "found").xpath(".//tbody//a")
    assert (words(link), link.get("href")) == ("Photos of real kitchens", "../../journeys/buying/#compare")
