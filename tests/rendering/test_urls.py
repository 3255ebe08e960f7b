"""Addresses: permanent, relative, and quoted where they go into a `href`."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.model import anchors
from cjm_plugin.model.ids import is_id
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering import urls

MAP = "journeys/washing-machine/"
CYRILLIC = "journeys/стиральная-машина/"
QUOTED = "%D1%81%D1%82%D0%B8%D1%80%D0%B0%D0%BB%D1%8C%D0%BD%D0%B0%D1%8F-%D0%BC%D0%B0%D1%88%D0%B8%D0%BD%D0%B0"


@pytest.mark.parametrize(
    ("kind", "index", "page"),
    [
        (Kind.JOURNEY, "journeys/", "journeys/a/"),
        (Kind.PERSONA, "personas/", "personas/a/"),
        (Kind.STAGE, "stages/", "stages/a/"),
        (Kind.DEPARTMENT, "departments/", "departments/a/"),
        (Kind.CHANNEL, "channels/", "channels/a/"),
        (Kind.SYSTEM, "systems/", "systems/a/"),
        (Kind.METRIC, "metrics/", "metrics/a/"),
        (Kind.STUDY, "studies/", "studies/a/"),
        (Kind.INITIATIVE, "initiatives/", "initiatives/a/"),
        (Kind.PRINCIPLE, "principles/", "principles/a/"),
    ],
)
def test_collections_and_their_objects(kind: Kind, index: str, page: str) -> None:
    assert (urls.index(kind), urls.page(kind, "a")) == (index, page)


@pytest.mark.parametrize(
    ("place", "address"),
    [
        (Place("buying", "compare"), "journeys/buying/#compare"),
        (Place("buying", "compare", "depth"), "journeys/buying/#pain.compare.depth"),
        (Place("покупка", "сравнение", "глубина"), "journeys/покупка/#pain.сравнение.глубина"),
    ],
)
def test_places_inside_a_map(place: Place, address: str) -> None:
    assert urls.place(place) == address


def test_files() -> None:
    assert urls.HOME == ""
    assert urls.CATALOG == "api/catalog.json"
    assert urls.journey_data("стирка") == "api/journeys/стирка.json"
    assert urls.schema("journey") == "api/schema/journey.json"


@pytest.mark.parametrize("id", ["choose", "выбор", "2027", "a--b"])
def test_the_anchors_of_stages_and_sections_are_nobody_s_id(id: str) -> None:
    assert anchors.stage_anchor(id) == f"stage.{id}"
    assert anchors.section_anchor(id) == f"section.{id}"
    assert not is_id(anchors.stage_anchor(id))
    assert not is_id(anchors.section_anchor(id))


@pytest.mark.parametrize(
    ("to", "here", "href"),
    [
        ("", "", "./"),
        ("", MAP, "../../"),
        ("", "journeys/", "../"),
        ("journeys/", "", "journeys/"),
        ("journeys/", "journeys/", "../journeys/"),
        (MAP, "", "journeys/washing-machine/"),
        (MAP, MAP, "../../journeys/washing-machine/"),
        (MAP, "personas/young-family/", "../../journeys/washing-machine/"),
        (f"{MAP}#pay", MAP, "#pay"),
        (f"{MAP}#pay", "", "journeys/washing-machine/#pay"),
        (f"{MAP}#pay", "stages/pay/", "../../journeys/washing-machine/#pay"),
        ("#week", "", "#week"),
        ("#week", MAP, "../../#week"),
        (CYRILLIC, MAP, f"../../journeys/{QUOTED}/"),
        (f"{CYRILLIC}#оплата", CYRILLIC, "#%D0%BE%D0%BF%D0%BB%D0%B0%D1%82%D0%B0"),
        (f"{MAP}#pay", CYRILLIC, "../../journeys/washing-machine/#pay"),
        ("api/journeys/a.json", MAP, "../../api/journeys/a.json"),
        ("journeys/50% off?.pdf", "", "journeys/50%25%20off%3F.pdf"),
        ("journeys/a:b.pdf", "", "journeys/a%3Ab.pdf"),
    ],
)
def test_relative(to: str, here: str, href: str) -> None:
    assert urls.relative(to, here) == href


_segments = st.lists(st.text("aя0-", min_size=1), max_size=3)
_pages = _segments.map(lambda parts: "".join(f"{part}/" for part in parts))


@pytest.mark.parametrize("root", ["https://maps.example/", "https://maps.example/deep/er/"])
@given(to=_pages, here=_pages, fragment=st.text("aя-.", max_size=3))
def test_a_browser_follows_it_wherever_the_site_is_mounted(
    root: str, to: str, here: str, fragment: str
) -> None:
    address = f"{to}#{fragment}" if fragment else to
    followed = urlsplit(urljoin(root + here, urls.relative(address, here)))
    assert unquote(followed.path) == posixpath.join(urlsplit(root).path, to)
    assert unquote(followed.fragment) == fragment


@pytest.mark.parametrize(
    ("forge", "address"),
    [
        ("https://github.com/cx/maps", "https://github.com/cx/maps/pull/412"),
        ("https://git.example.org/cx/maps", "https://git.example.org/cx/maps/pull/412"),
        ("https://gitlab.example.org/cx/maps", "https://gitlab.example.org/cx/maps/-/merge_requests/412"),
        ("https://git.example.org/cx/maps/-", "https://git.example.org/cx/maps/-/merge_requests/412"),
        ("https://bitbucket.org/cx/maps", "https://bitbucket.org/cx/maps/pull-requests/412"),
        ("https://codeberg.org/cx/maps", "https://codeberg.org/cx/maps/pulls/412"),
        ("https://git.example.org/gitlab/maps", "https://git.example.org/gitlab/maps/pull/412"),
        ("", ""),
    ],
)
def test_a_pull_request_is_where_its_forge_keeps_it(forge: str, address: str) -> None:
    assert urls.pull_request(forge, "412") == address
