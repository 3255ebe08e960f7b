"""Whatever an author writes is shown as written: it never becomes HTML, and every link leads somewhere."""

from __future__ import annotations

from functools import cache
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.site import Site
from tests.rendering.hostile import FIGURES, hostile, hostile_chronicle, hostile_things
from tests.rendering.reading import LANGUAGES, read, site, words
from tests.support.catalogs import facts

SAID = {
    "personas/person/": "person age segment quote need frustration tag extension touchpoint pain map study",
    "stages/stage/": "stage summary map touchpoint channel department pain",
    "departments/department/": "department lead contact kpi metric unit capability own map touchpoint pain",
    "channels/channel/": "channel department touchpoint pain map",
    "channels/channel-2/": "person touchpoint channel map",
    "systems/system/": "system department vendor contact touchpoint pain",
    "metrics/metric/": "metric unit definition source department touchpoint initiative",
    "studies/study/": "study link finding own pain strength touchpoint person segment",
    "initiatives/initiative/": "initiative goal owner department pain touchpoint metric unit own",
    "principles/principle/": "principle summary effect touchpoint question factor",
    "journeys/": "map person department",
    "personas/": "person age segment",
    "stages/": "stage summary",
    "departments/": "department lead",
    "channels/": "channel department",
    "systems/": "system vendor department",
    "metrics/": "metric unit",
    "studies/": "study",
    "initiatives/": "initiative goal owner",
    "principles/": "principle summary",
    "": "map person department touchpoint gone pain",
    "changes/": "map gone pain",
    "changes/2026-W47/": "map gone touchpoint pain before after department study commit author file person",
    "changes/2026-W40/": "map gone",
    "changes/next/": "map gone touchpoint pain",
}
"""The hostile texts that a page has to show."""


@cache
def hostile_site(language: str) -> Site:
    return site(facts(*hostile_things(), measurements=FIGURES), language, hostile_chronicle())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("address", SAID)
def test_every_text_is_shown_as_it_was_written(address: str, language: str) -> None:
    shown = words(read(hostile_site(language), address))

    assert [name for name in SAID[address].split() if hostile(name) not in shown] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_becomes_markup_and_nothing_needs_an_inline_style_or_script(language: str) -> None:
    for page in hostile_site(language).pages:
        root = html.fromstring(f"<main>{page.html('')}</main>")
        attributes = {name for element in root.iter() for name in element.attrib}

        assert root.xpath("//script | //style | //b[text() = 'more']") == []
        assert [name for name in attributes if name == "style" or str(name).startswith("on")] == []


def test_every_link_is_relative_and_leads_to_an_anchor_of_a_page() -> None:
    found = hostile_site("en")
    pages = {page.address: html.fromstring(f"<main>{page.html('')}</main>") for page in found.pages}
    ids = {address: {str(id) for id in root.xpath("//@id")} for address, root in pages.items()}
    files = {artifact.path for artifact in found.artifacts()}

    for address, root in pages.items():
        for link in root.xpath("//@href"):
            target, fragment = urldefrag(unquote(str(link).partition("?")[0]))
            place = resolved(address, target)

            assert place in ids or place in files, f"{address}: {link}"
            assert not fragment or fragment in ids[place], f"{address}: {link}"


def resolved(here: str, target: str) -> str:
    assert ":" not in target
    assert not target.startswith("/")
    if not target:
        return here
    up = target.count("../")
    above = here.rstrip("/").split("/") if here else []
    rest = target.replace("../", "").removeprefix("./")
    return "".join(f"{part}/" for part in above[: len(above) - up]) + rest


def test_anchors_of_sections_are_those_of_the_table_of_contents() -> None:
    for page in hostile_site("en").pages:
        if page.origin is None or page.origin.kind is not Kind.JOURNEY:
            ids = set(html.fromstring(f"<main>{page.html('')}</main>").xpath("//@id"))

            assert {heading.anchor for heading in page.contents} <= ids
