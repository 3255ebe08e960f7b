"""A site as its readers get it, with the real rendering."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest

from tests.edges.sites import CONTENT, make_site, page, run

RENAMED = {"content/stages/choose.md": "---\ntitle: Choose\norder: 1\nwas: [pick]\n---\n"}


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, built as strictly as can be."""
    folder = make_site(tmp_path_factory.mktemp("published"), content={**CONTENT, **RENAMED})
    result = run(folder, "build", "--strict")
    assert result.returncode == 0, result.stderr
    return folder / "site"


def test_every_page_is_found(published: Path) -> None:
    pages = {file.parent.relative_to(published).as_posix() for file in published.rglob("index.html")}
    entries = json.loads((published / "search/search_index.json").read_bytes())["docs"]
    found = {unquote(entry["location"]).partition("#")[0].rstrip("/") or "." for entry in entries}

    assert pages - found == {"stages/pick"}


def test_touchpoints_are_found_at_their_anchors(published: Path) -> None:
    entries = json.loads((published / "search/search_index.json").read_bytes())["docs"]

    assert "journeys/washing-machine/#compare" in {entry["location"] for entry in entries}
    assert page(published, "journeys/washing-machine").xpath("//*[@id='compare']")


def test_an_old_address_leads_to_the_new_one(published: Path) -> None:
    refresh = page(published, "stages/pick").xpath("string(//meta[@http-equiv='refresh']/@content)")

    assert urljoin("/stages/pick/", refresh.partition("url=")[2]) == "/stages/choose/"


def test_every_page_has_the_stylesheets_and_scripts_it_names(published: Path) -> None:
    for file in published.rglob("index.html"):
        tree = page(published, file.parent.relative_to(published).as_posix())
        named = tree.xpath("//link[@rel='stylesheet']/@href | //script[@src]/@src")
        assert [path for path in named if not (file.parent / path).is_file()] == []


def test_every_page_but_a_redirect_has_one_title(published: Path) -> None:
    titles = {
        address: len(page(published, address).xpath("//h1"))
        for address in ("", "journeys/washing-machine", "stages", "stages/choose", "about")
    }

    assert set(titles.values()) == {1}
