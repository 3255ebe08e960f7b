"""Old addresses go on, without script."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.redirects import redirects
from tests.rendering.published import library
from tests.support.catalogs import facts, journey, study, thing


def written(*things: Object, language: str = "en") -> dict[str, HtmlElement]:
    """The pages at old addresses by their path."""
    return {
        artifact.path: html.fromstring(artifact.content.decode())
        for artifact in redirects(library(facts(*things), language))
    }


def test_no_old_id_no_page() -> None:
    assert written(journey("buying")) == {}


def test_a_page_at_each_old_address_of_each_kind() -> None:
    found = written(journey("buying", was=["washer", "стирка"]), study("visits", was=["walks"]))
    assert list(found) == [
        "journeys/washer/index.html",
        "journeys/стирка/index.html",
        "studies/walks/index.html",
    ]


def test_it_leads_to_where_the_object_lives_now() -> None:
    (page,) = written(thing(Kind.PERSONA, "семья", title="Молодая семья", was=["family"])).values()
    now = "../../personas/%D1%81%D0%B5%D0%BC%D1%8C%D1%8F/"
    assert page.xpath("//meta[@http-equiv='refresh']/@content") == [f"0; url={now}"]
    assert page.xpath("//link[@rel='canonical']/@href") == [now]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//a/@href") == [now]
    assert page.xpath("string(//p)") == "This page has moved: Молодая семья"
    assert page.xpath("string(//title)") == "Молодая семья"
    assert not page.xpath("//script")


def test_it_speaks_the_language_of_the_site() -> None:
    (page,) = written(journey("buying", was=["washer"]), language="pl").values()
    assert page.get("lang") == "pl"
    assert page.xpath("string(//p)") == "Ta strona została przeniesiona: Buying"


def test_a_title_is_text() -> None:
    (page,) = written(journey("buying", was=["washer"], title='"><script>alert(1)</script>')).values()
    assert not page.xpath("//script")
    assert page.xpath("string(//title)") == '"><script>alert(1)</script>'
