"""Where pages are published, and what MkDocs is told of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.edges.sites import CONFIG, CONTENT, SECRET, links, make_site, page, publish, snapshot

pytestmark = pytest.mark.usefixtures("marks")


def test_an_object_in_a_subfolder_is_at_the_address_of_its_id(site: Path) -> None:
    assert (site / "journeys/washing-machine/index.html").is_file()
    assert not (site / "journeys/large/washing-machine").exists()


def test_the_canonical_address_of_a_cyrillic_id_is_quoted(site: Path) -> None:
    canonical = page(site, "journeys/стирка").xpath("string(//link[@rel='canonical']/@href)")

    assert canonical == "https://maps.example.org/cx/journeys/%D1%81%D1%82%D0%B8%D1%80%D0%BA%D0%B0/"


def test_links_between_bodies_lead_to_the_permanent_addresses(site: Path) -> None:
    found = links(page(site, "journeys/washing-machine"), "//article")

    assert found["the family"] == "../../personas/young-family/"
    assert found["paying for repairs"] == "../%D1%81%D1%82%D0%B8%D1%80%D0%BA%D0%B0/#оплата"
    assert found["all maps"] == "../"


def test_links_lead_into_a_map_that_is_kept_in_a_subfolder(site: Path) -> None:
    assert links(page(site, "journeys/стирка"), "//article")["Back"] == "../washing-machine/#compare"
    assert (
        links(page(site, "guide/interviews"), "//article")["Read a map"] == "../../journeys/washing-machine/"
    )


def test_a_picture_beside_an_object_is_found_from_its_address(site: Path) -> None:
    picture = page(site, "journeys/washing-machine").xpath("string(//img[@alt='a photo']/@src)")

    assert picture == "../large/photo.png"
    assert (site / "journeys/large/photo.png").is_file()


def test_no_link_to_an_anchor_of_a_derived_part_is_called_broken(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    publish(
        make_site(tmp_path, content={**CONTENT, "content/about.md": "[End](personas/young-family.md#end)"})
    )

    assert not [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]


def test_the_data_of_an_object_is_not_shown_and_its_first_line_is_no_metadata(site: Path) -> None:
    article = page(site, "journeys/washing-machine").xpath("//article")[0].text_content()

    assert "touchpoints" not in article
    assert "Note: this is no metadata." in article


def test_only_the_keys_of_the_host_become_metadata(site: Path) -> None:
    tree = page(site, "journeys/washing-machine")

    assert tree.xpath("string(//meta[@name='description']/@content)") == "The way to a clean shirt"
    assert tree.xpath("//*[@data-md-type='toc'][@hidden]")


def test_a_page_describes_itself_where_the_author_does_not(site: Path) -> None:
    assert page(site, "stages/choose").xpath("string(//meta[@name='description']/@content)") == "About Choose"
    assert page(site, "personas").xpath("string(//meta[@name='description']/@content)") == "All of Personas"


def test_titles_are_the_object_s_the_page_s_and_the_author_s(site: Path) -> None:
    titles = {
        address: page(site, address).xpath("string(//title)")
        for address in ("stages/choose", "stages", "personas", "channels")
    }

    assert titles == {
        "stages/choose": "Choose - Journeys",
        "stages": "Stages - Journeys",
        "personas": "Our people - Journeys",
        "channels": "Channels - Journeys",
    }


def test_the_theme_adds_no_heading_of_its_own(site: Path) -> None:
    assert [h1.text_content() for h1 in page(site, "stages/choose").xpath("//h1")] == ["Choose"]


def test_what_the_author_wrote_stands_above_what_is_derived(site: Path) -> None:
    story = page(site, "personas").xpath("//article/div[@class='story']")[0]

    assert "Met in interviews." in story.text_content()
    assert links(story, ".")["interviews"] == "../guide/interviews/"
    assert story.getnext().get("class") == "derived"


def test_rendering_is_told_of_the_language_the_site_and_the_day(site: Path) -> None:
    said = page(site, "stages").xpath("string(//p[@class='derived'])")

    assert said == "en|Journeys|2026-11-22|charts"


def test_headings_of_the_story_and_of_what_is_derived_are_the_table_of_contents(tmp_path: Path) -> None:
    shown = {path: text.replace("hide: [toc]", "") for path, text in CONTENT.items()}
    site = publish(make_site(tmp_path, content=shown))

    contents = links(page(site, "journeys/washing-machine"), "//nav[@class='md-nav md-nav--secondary']")

    assert contents == {
        "How it began": "#how-it-began",
        "Route & <pains>": "#route",
        "The end": "#end",
    }


def test_nothing_of_the_raw_data_is_published(site: Path) -> None:
    everything = snapshot(site)

    assert not [path for path in everything if path.startswith("data/")]
    assert not [path for path, content in everything.items() if SECRET.encode() in content]


def test_neither_a_link_nor_another_case_gets_raw_data_out(tmp_path: Path) -> None:
    folder = make_site(tmp_path, content={**CONTENT, "content/DATA/notes.txt": SECRET})
    (folder / "content/guide/answers.txt").symlink_to(folder / "content/data/feedback/csat.csv")

    everything = snapshot(publish(folder))

    assert not [path for path, content in everything.items() if SECRET.encode() in content]


def test_artifacts_are_published_as_they_are(site: Path) -> None:
    assert (site / "api/catalog.json").read_bytes() == b'{"version": 1}\n'
    assert (site / "journeys/old-machine/index.html").read_bytes() == b"<p>moved</p>"


def test_links_to_artifacts_are_found(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    site = publish(
        make_site(tmp_path, content={**CONTENT, "content/about.md": "[All data](api/catalog.json)"})
    )

    assert links(page(site, "about"), "//article")["All data"] == "../api/catalog.json"
    assert not [message for message in caplog.messages if "catalog.json" in message]


def test_a_file_of_the_author_s_stays_in_the_place_of_an_artifact(tmp_path: Path) -> None:
    folder = make_site(tmp_path, content={**CONTENT, "content/assets/cjm/cjm.css": "/* mine */"})

    assert (publish(folder) / "assets/cjm/cjm.css").read_text() == "/* mine */"


def test_the_same_content_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    assert snapshot(publish(make_site(tmp_path))) == snapshot(site)


def test_generated_pages_are_in_the_sitemap(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text()

    assert "<loc>https://maps.example.org/cx/stages/</loc>" in sitemap
    assert "<loc>https://maps.example.org/cx/journeys/washing-machine/</loc>" in sitemap
    assert "<lastmod>2026-11-22</lastmod>" in sitemap


EDIT = CONFIG.replace("font: false}", "font: false, features: [content.action.edit]}")


def test_edit_links_lead_to_the_file_that_a_page_comes_from(tmp_path: Path) -> None:
    site = publish(make_site(tmp_path, config=EDIT))

    edits = {
        address: page(site, address).xpath("string(//a[@rel='edit']/@href)")
        for address in ("journeys/washing-machine", "journeys", "stages", "personas")
    }

    assert edits == {
        "journeys/washing-machine": "https://git.example.org/cx/maps/edit/main/content/journeys/large/washing-machine.md",
        # The stub says that this index comes from that map.
        "journeys": "https://git.example.org/cx/maps/edit/main/content/journeys/large/washing-machine.md",
        "stages": "",
        "personas": "https://git.example.org/cx/maps/edit/main/content/personas/index.md",
    }


def test_an_object_is_published_even_where_the_author_excludes_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = publish(make_site(tmp_path, config=f"{CONFIG}exclude_docs: stages/\n"))

    assert (site / "stages/choose/index.html").is_file()
    assert (
        "stages/choose.md: is published all the same; `exclude_docs` and `draft_docs` are for ordinary pages"
        in caplog.messages
    )


def test_a_draft_at_the_address_of_a_derived_page_leaves_the_derived_page(tmp_path: Path) -> None:
    site = publish(make_site(tmp_path, config=f"{CONFIG}draft_docs: personas/index.md\n"))

    assert page(site, "personas").xpath("string(//div[@class='story'])") == ""
    assert page(site, "personas").xpath("//p[@class='derived']")


def test_an_object_s_address_is_given_to_nobody_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = publish(make_site(tmp_path, content={**CONTENT, "content/stages/choose.mkd": "Another page."}))

    assert "Another page." not in (site / "stages/choose/index.html").read_text()
    assert (
        "stages/choose.mkd: is not published: its address belongs to content/stages/choose.md; "
        "rename one of them"
    ) in caplog.messages


@pytest.mark.parametrize(
    ("theme", "language"), [("{name: material, language: pl}", "pl"), ("{name: mkdocs, locale: ru}", "ru")]
)
def test_the_language_is_the_theme_s(tmp_path: Path, theme: str, language: str) -> None:
    site = publish(make_site(tmp_path, config=CONFIG.replace("{name: material, font: false}", theme)))

    assert page(site, "stages").xpath("string(//p[@class='derived'])").startswith(f"{language}|")


def test_another_language_falls_back_to_english_with_a_warning(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    site = publish(make_site(tmp_path, config=CONFIG.replace("font: false}", "font: false, language: fr}")))

    assert page(site, "stages").xpath("string(//p[@class='derived'])").startswith("en|")
    assert (
        caplog.messages.count(
            "the theme's language 'fr' is none of journey maps; they are published in English"
        )
        == 1
    )
