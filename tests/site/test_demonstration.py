"""The demonstration as a whole: it is what a visitor sees first, and what every other site is like."""

from __future__ import annotations

import csv
from pathlib import Path
from urllib.parse import unquote, urldefrag

from lxml import html

from tests.site.conftest import ROOT, Built, build_demonstration
from tests.site.pages import PAGES
from tests.support.html_checker import CheckHtml, HtmlMessage
from tests.support.links import CheckLinks

SITE_URL = "https://journeys.intranet.example/"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


class TestTheBuild:
    def test_nothing_to_warn_of(self, demonstration: Built) -> None:
        lines = demonstration.said.splitlines()
        assert [line for line in lines if not line.startswith("INFO")] == []

    def test_there_is_a_page_of_each_kind(self, demonstration: Built) -> None:
        missing = [page for page in PAGES if not (demonstration.folder / page / "index.html").is_file()]
        assert missing == []

    def test_every_link_and_anchor_leads_somewhere(
        self, demonstration: Built, check_links: CheckLinks
    ) -> None:
        assert check_links(demonstration.folder, SITE_URL) == []

    def test_every_link_of_a_picture_leads_somewhere(self, demonstration: Built) -> None:
        pages = {
            path: html.fromstring(path.read_bytes()) for path in demonstration.folder.rglob("index.html")
        }
        ids = {path: set(tree.xpath("//@id")) for path, tree in pages.items()}
        followed = 0
        for path, tree in pages.items():
            for link in tree.xpath("//svg//a"):
                target, fragment = urldefrag(unquote(link.get("xlink:href")))
                page = (path.parent / target / "index.html").resolve() if target else path
                assert page in pages, f"{path}: {target}"
                assert not fragment or fragment in ids[page], f"{path}: {target}#{fragment}"
                followed += 1
        assert followed > 100

    def test_no_id_stands_twice_on_a_page(self, demonstration: Built) -> None:
        for path in demonstration.folder.rglob("index.html"):
            ids = html.fromstring(path.read_bytes()).xpath("//@id")
            twice = {id for id in ids if ids.count(id) > 1}
            assert not twice, f"{path.relative_to(demonstration.folder)}: {twice}"

    def test_the_same_moment_gives_the_same_bytes(self, demonstration: Built, tmp_path: Path) -> None:
        again = files(build_demonstration(tmp_path / "repository", tmp_path / "site").folder)
        first = files(demonstration.folder)
        assert first.keys() == again.keys()
        assert [path for path in first if first[path] != again[path]] == []

    def test_no_path_of_this_machine_gets_out(self, demonstration: Built) -> None:
        telling = (str(ROOT).encode(), str(demonstration.folder).encode())
        found = [
            path
            for path, content in files(demonstration.folder).items()
            if any(t in content for t in telling)
        ]
        assert found == []


class TestRawData:
    def test_nothing_of_its_folder_is_published(self, demonstration: Built) -> None:
        assert not (demonstration.folder / "data").exists()
        assert not [path for path in files(demonstration.folder) if path.endswith(".csv")]

    def test_no_comment_and_no_row_is_anywhere(self, demonstration: Built) -> None:
        comments, rows = set(), set()
        for path in (ROOT / "content/data/feedback").glob("*.csv"):
            with path.open(encoding="utf-8", newline="") as file:
                comments |= {row["comment"] for row in csv.DictReader(file) if len(row["comment"]) > 12}
            rows |= set(path.read_text(encoding="utf-8").splitlines()[1:])
        assert comments
        assert rows
        for name, content in files(demonstration.folder).items():
            if name.endswith((".html", ".json", ".xml", ".js")):
                words = content.decode()
                assert not [comment for comment in comments if comment in words], name
                assert not [row for row in rows if row in words], name


THEMES_OWN = (
    # Material's drawer and search are check boxes that shall not keep their state.
    ('id="__drawer"', "Attribute “autocomplete” is only allowed when"),
    ('id="__search"', "Attribute “autocomplete” is only allowed when"),
    # Its table of contents has a label even where it hides the box.
    ('for="__toc"', "The value of the “for” attribute of the “label” element must be the ID of"),
)
"""What the checker says of the theme: a part of the markup, and how the message begins."""


def is_ours(message: HtmlMessage) -> bool:
    return not any(part in message.extract and message.text.startswith(text) for part, text in THEMES_OWN)


def test_the_html_is_valid(demonstration: Built, vnu: CheckHtml) -> None:
    found = vnu(demonstration.folder / page / "index.html" for page in PAGES)
    assert [message for message in found if is_ours(message)] == []
