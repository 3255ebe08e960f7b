"""Links of one page: relative, to what is there; the author's own lead from where they are shown."""

from __future__ import annotations

import pytest

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.writer import Link
from tests.rendering.published import writer
from tests.support.catalogs import facts, journey, pain, stage, thing, touchpoint

MAP = "journeys/buying/"


@pytest.fixture(scope="module")
def known() -> Facts:
    return facts(
        journey(
            "buying",
            stage("choose", touchpoint("compare", pains=[pain("depth-missing")]), touchpoint("оплата")),
            **{"@path": "content/journeys/large/buying.md"},
        ),
        thing(Kind.STAGE, "choose", order=1),
        thing(Kind.CHANNEL, "website"),
        thing(Kind.PERSONA, "семья", title="Молодая семья"),
    )


class TestLinks:
    def test_to_an_object(self, known: Facts) -> None:
        assert writer(known, MAP).link(Kind.CHANNEL, "website") == Link("Website", "../../channels/website/")
        assert writer(known, "").object(known.catalog.stages["choose"]) == Link("Choose", "stages/choose/")

    def test_to_several_each_once(self, known: Facts) -> None:
        found = writer(known, "channels/").links(Kind.CHANNEL, ("website", "website"))
        assert found == (Link("Website", "../channels/website/"),)

    def test_to_a_touchpoint(self, known: Facts) -> None:
        contact, other = known.journeys["buying"].contacts
        assert writer(known, MAP).contact(contact) == Link("Compare", "#compare")
        assert writer(known, "stages/choose/").contact(other) == Link(
            "Оплата", "../../journeys/buying/#%D0%BE%D0%BF%D0%BB%D0%B0%D1%82%D0%B0"
        )

    @pytest.mark.parametrize(
        ("place", "link"),
        [
            (Place("buying", "compare"), Link("Compare", "#compare")),
            (
                Place("buying", "compare", "depth-missing"),
                Link("Depth missing", "#pain.compare.depth-missing"),
            ),
            (Place("buying", "nowhere"), None),
            (Place("nothing", "compare"), None),
        ],
    )
    def test_to_a_place(self, known: Facts, place: Place, link: Link | None) -> None:
        assert writer(known, MAP).place(place) == link


class TestTheAuthorsLinks:
    @pytest.fixture
    def source(self, known: Facts) -> Object:
        """A map whose file is deeper than its page."""
        return known.catalog.journeys["buying"]

    @pytest.mark.parametrize(
        ("target", "href"),
        [
            ("../../channels/website.md", "../../channels/website/"),
            ("../../stages/choose.md#its-rules", "../../stages/choose/#its-rules"),
            ("buying.md#compare", "../../journeys/buying/#compare"),
            ("#compare", "../../journeys/buying/#compare"),
            ("buying.md#оплата", "../../journeys/buying/#%D0%BE%D0%BF%D0%BB%D0%B0%D1%82%D0%B0"),
            (
                "buying.md#%D0%BE%D0%BF%D0%BB%D0%B0%D1%82%D0%B0",
                "../../journeys/buying/#%D0%BE%D0%BF%D0%BB%D0%B0%D1%82%D0%B0",
            ),
            ("../../personas/семья.md", "../../personas/%D1%81%D0%B5%D0%BC%D1%8C%D1%8F/"),
            (
                "../../personas/%D1%81%D0%B5%D0%BC%D1%8C%D1%8F.md",
                "../../personas/%D1%81%D0%B5%D0%BC%D1%8C%D1%8F/",
            ),
            # What is no object: ordinary pages and files, as MkDocs publishes them.
            ("../../how-we-work.md", "../../how-we-work/"),
            ("../../how-we-work.md#weekly", "../../how-we-work/#weekly"),
            ("../index.md", "../../journeys/"),
            ("../../index.md", "../../"),
            ("../../guide/README.md", "../../guide/"),
            ("notes.markdown", "../../journeys/large/notes/"),
            ("floor plan.pdf", "../../journeys/large/floor%20plan.pdf"),
            ("hose.drawing.png", "../../journeys/large/hose.drawing.png"),
        ],
    )
    def test_lead_from_the_page_that_shows_them(
        self, known: Facts, source: Object, target: str, href: str
    ) -> None:
        here = writer(known, "channels/phone/")
        assert here.text(f"See [it](<{target}>).", source) == f'See <a href="{href}">it</a>.'

    def test_on_their_own_page_stay_there(self, known: Facts, source: Object) -> None:
        assert writer(known, MAP).text("[it](buying.md#compare)", source) == '<a href="#compare">it</a>'

    @pytest.mark.parametrize(
        "target",
        [
            "../../../secret.md",
            "../../..",
            "..",
            "../../channels/",
            "choose",
            ".hidden",
            "../../data/feedback/nps.csv",
            "../../data/notes.md",
            "javascript:alert(1)",
            "//elsewhere.example/x.md",
        ],
    )
    def test_what_leads_to_nothing_published_is_text(self, known: Facts, source: Object, target: str) -> None:
        assert writer(known, MAP).text(f"See [it]({target}).", source) == "See it."

    def test_an_empty_text_is_nothing(self, known: Facts, source: Object) -> None:
        assert writer(known).text(None, source) is None
        assert writer(known).text("", source) is None
        assert writer(known).texts(("a", "", "<b>"), source) == ("a", "&lt;b&gt;")


@pytest.mark.parametrize(
    ("paths", "root"),
    [
        ({"a": "content/channels/a.md", "b": "content/systems/b.md"}, "content"),
        ({"a": "channels/a.md", "b": "systems/b.md"}, ""),
        ({"a": "docs/channels/channels/a.md", "b": "docs/channels/systems/b.md"}, "docs/channels"),
        ({"a": "content/channels/large/a.md"}, "content"),
        ({"a": "content/channels/channels/a.md"}, "content"),
        ({"a": "channels/large/a.md"}, ""),
    ],
)
def test_the_folder_of_the_content(paths: dict[str, str], root: str) -> None:
    kinds = {"a": Kind.CHANNEL, "b": Kind.SYSTEM}
    things = (thing(kinds[id], id, **{"@path": path}) for id, path in paths.items())
    assert writer(facts(*things)).library.root == root


def test_the_home_page_is_found_from_anywhere(known: Facts) -> None:
    assert [writer(known, here).href(urls.HOME) for here in ("", "journeys/", MAP)] == ["./", "../", "../../"]
