"""What search knows: the story and the touchpoints under their own anchors, and no repetition."""

from __future__ import annotations

import json

import pytest

from tests.edges.sites import CONFIG, make_site, publish

MATERIAL = "{name: material, font: false}"


@pytest.fixture(
    scope="module",
    params=[
        (MATERIAL, "[search, cjm]"),
        (MATERIAL, "[cjm, search]"),
        ("mkdocs", "[search, cjm]"),
        ("mkdocs", "[cjm, search]"),
    ],
    ids=lambda param: f"{param[0].strip('{').split(',')[0]} {param[1]}",
)
def index(
    request: pytest.FixtureRequest,
    marks: None,  # noqa: ARG001 (it is in force)
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, str]:
    """Titles and texts of the search index by location."""
    theme, plugins = request.param
    config = CONFIG.replace(MATERIAL, theme).replace("[search, cjm]", plugins)
    site = publish(make_site(tmp_path_factory.mktemp("search"), config=config))
    entries = json.loads((site / "search/search_index.json").read_bytes())["docs"]
    return {entry["location"]: f"{entry['title']}|{entry['text']}" for entry in entries}


def test_touchpoints_are_found_at_their_anchors(index: dict[str, str]) -> None:
    assert "found at compare" in index["journeys/washing-machine/#compare"]
    assert "found at оплата" in index["journeys/%D1%81%D1%82%D0%B8%D1%80%D0%BA%D0%B0/#оплата"]


def test_the_story_is_found_under_its_own_headings(index: dict[str, str]) -> None:
    assert index["journeys/washing-machine/#how-it-began"].startswith("How it began|")
    assert "the family" in index["journeys/washing-machine/#how-it-began"]
    assert "this is no metadata" in index["journeys/washing-machine/"]


def test_what_the_author_wrote_above_an_index_is_found(index: dict[str, str]) -> None:
    assert "interviews" in index["personas/"]


def test_repetitions_stay_out(index: dict[str, str]) -> None:
    assert not [location for location, text in index.items() if "repetition" in text]
