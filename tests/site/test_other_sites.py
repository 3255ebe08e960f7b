"""Sites of others: their own content, no overrides of ours, either theme, either host."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import pytest
from lxml import html
from lxml.html import HtmlElement
from playwright.sync_api import Browser

from tests.site.conftest import Built, build
from tests.site.heard import Heard
from tests.site.looking import READING, visit
from tests.site.pages import PHONE
from tests.site.serving import serving
from tests.support.accessibility import Axe
from tests.support.links import CheckLinks

SITE_URL = "https://maps.example/"
MATERIAL = "{name: material, font: false}"
INSTANT = "{name: material, font: false, features: [navigation.instant]}"
# MkDocs' own themes fetch a highlighter of code from elsewhere, unless they are told not to.
OLD = "{name: mkdocs, highlightjs: false}"
OLDER = "{name: readthedocs, highlightjs: false}"
THEMES = {"material": MATERIAL, "material, instant": INSTANT, "mkdocs": OLD}

MAP = "content/journeys/buying.md"
SMALL: Mapping[str, str] = {
    MAP: """\
        ---
        title: Buying a kettle
        summary: From cold water to the [first tea](../stages/use.md).
        personas: [hermit]
        stages:
          - stage: use
            touchpoints:
              - id: compare
                title: Compares two kettles
                channel: shop
                emotion: 1
                does: Lifts both, see [the shop](../channels/shop.md)
                pains: [{id: heavy, title: One is heavy, severity: 2}]
              - {id: pay, title: Pays, channel: shop, emotion: -1}
        ---
        ## How it began

        It [was cold](#compare).
        """,
    "content/personas/hermit.md": "---\ntitle: Hermit\n---\n",
    "content/stages/use.md": "---\ntitle: Use\norder: 1\n---\n",
    "content/channels/shop.md": "---\ntitle: Shop\n---\n",
    "content/index.md": "# Kettles\n\nSee [the map](journeys/buying.md#pay).\n",
}

CYRILLIC: Mapping[str, str] = {
    "content/journeys/чайник.md": """\
        ---
        title: Покупка чайника
        personas: [отшельник]
        stages:
          - stage: выбор
            touchpoints:
              - id: сравнивает
                title: Сравнивает два чайника
                channel: лавка
                emotion: 1
                does: "[Лавка](../channels/лавка.md), потом [платит](#платит)"
                pains: [{id: тяжёлый, title: Один тяжёлый, severity: 2}]
              - {id: платит, title: Платит, channel: лавка, emotion: -1}
        ---
        ## Как всё началось

        Было [холодно](../personas/отшельник.md).
        """,
    "content/personas/отшельник.md": "---\ntitle: Отшельник\nwas: [затворник]\n---\n",
    "content/stages/выбор.md": "---\ntitle: Выбор\norder: 1\n---\n",
    "content/channels/лавка.md": "---\ntitle: Лавка\n---\n",
    "content/initiatives/ручка.md": "---\ntitle: Ручка\nsolves: [чайник/сравнивает/тяжёлый]\n---\n",
}


def site(
    folder: Path,
    content: Mapping[str, str],
    theme: str = MATERIAL,
    module: str = "mkdocs",
    site_url: str = SITE_URL,
) -> Built:
    """Writes a site and builds it, strictly."""
    config = f"""\
        site_name: Kettles
        site_url: {site_url}
        docs_dir: content
        theme: {theme}
        plugins: [search, cjm]
        validation: {{links: {{anchors: warn, unrecognized_links: warn}}}}
        """
    for path, text in {"mkdocs.yml": config, **content}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(dedent(text), encoding="utf-8")
    built = build(folder, folder / "site", module)
    assert [line for line in built.said.splitlines() if line.startswith(("WARNING", "ERROR"))] == []
    return built


def page(built: Built, address: str) -> HtmlElement:
    found = html.fromstring((built.folder / address / "index.html").read_bytes())
    assert isinstance(found, HtmlElement)
    return found


THEIR_FEET = {".md-copyright", 'a[href$="mkdocs.org/"]'}
"""Where the themes name themselves, in too faint a grey, unless they are told not to."""


class TestThemes:
    @pytest.fixture(scope="class", params=THEMES)
    @classmethod
    def built(cls, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Built:
        return site(tmp_path_factory.mktemp("themed"), SMALL, THEMES[request.param])

    def test_links_and_anchors_lead_somewhere(self, built: Built, check_links: CheckLinks) -> None:
        assert check_links(built.folder, SITE_URL) == []

    def test_the_map_is_there(self, built: Built) -> None:
        tree = page(built, "journeys/buying")
        assert tree.xpath("//table[@class='cjm-grid']/thead/tr[2]/th/@id") == ["compare", "pay"]
        assert len(tree.xpath("//h1")) == 1

    def test_the_authors_home_page_keeps_its_words(self, built: Built) -> None:
        tree = page(built, "")
        assert "Kettles" in [heading.text_content().strip("¶") for heading in tree.xpath("//h1")]
        assert tree.xpath("//a[.='the map']/@href") == ["journeys/buying/#pay"]

    def test_on_a_phone(self, built: Built, browser: Browser, axe: Axe) -> None:
        with serving(built.folder) as address, browser.new_page(viewport=PHONE) as opened:
            heard = Heard(opened)
            opened.goto(f"{address}journeys/buying/")
            heard.settle()
            width = opened.evaluate("document.documentElement.scrollWidth")
            broken = [target for violation in axe(opened) for target in violation.targets]
        assert width == 390
        assert [target for target in broken if target not in THEIR_FEET] == []
        assert heard.outside(address) == []
        assert heard.complaints == []


def test_instant_loading_follows_links_between_our_pages(tmp_path: Path, browser: Browser) -> None:
    """Material looks links up in the sitemap, which holds the address of the site: it is served there."""
    with serving(tmp_path / "site") as address, browser.new_page() as opened:
        site(tmp_path, SMALL, INSTANT, site_url=address)
        heard = Heard(opened)
        opened.add_init_script(READING)
        visit(opened, f"{address}stages/use/")
        opened.evaluate("window.stays = true")
        opened.click("main a:text-is('Buying a kettle') >> nth=0")
        opened.wait_for_selector(".cjm-grid")
        assert opened.url == f"{address}journeys/buying/"
        opened.click(".cjm-channels a:text-is('Shop') >> nth=0")
        opened.wait_for_selector(".cjm-grid", state="detached")
        assert opened.url == f"{address}channels/shop/"
        assert opened.evaluate("window.stays")
    assert heard.complaints == []


class TestHosts:
    def test_properdocs_builds_what_mkdocs_builds(self, tmp_path: Path) -> None:
        ours = site(tmp_path / "a", SMALL).folder
        theirs = site(tmp_path / "b", SMALL, module="properdocs").folder
        names = sorted(path.relative_to(ours) for path in ours.rglob("*"))
        assert names == sorted(path.relative_to(theirs) for path in theirs.rglob("*"))
        for name in ("journeys/buying", "stages/use", ""):
            articles = [
                html.tostring(
                    html.fromstring((folder / name / "index.html").read_bytes()).xpath("//article")[0]
                )
                for folder in (ours, theirs)
            ]
            assert articles[0] == articles[1]


class TestSmallest:
    def test_nothing_but_a_home_page(self, tmp_path: Path, check_links: CheckLinks) -> None:
        built = site(tmp_path, {"content/index.md": "# Kettles\n"})
        assert check_links(built.folder, SITE_URL) == []
        assert "journeys/" in page(built, "").text_content()
        assert page(built, "journeys").xpath("//h1")

    def test_one_map_with_nothing_in_it(self, tmp_path: Path, check_links: CheckLinks) -> None:
        built = site(tmp_path, {MAP: "---\ntitle: Buying a kettle\n---\n"})
        assert check_links(built.folder, SITE_URL) == []
        (said,) = page(built, "journeys/buying").xpath("//p[@class='cjm-empty']")
        assert said.text_content() == "This map has no touchpoints yet."


class TestCyrillic:
    @pytest.fixture(scope="class")
    @classmethod
    def built(cls, tmp_path_factory: pytest.TempPathFactory) -> Built:
        theme = "{name: material, font: false, language: ru}"
        return site(tmp_path_factory.mktemp("чайник"), CYRILLIC, theme)

    def test_links_and_anchors_lead_somewhere(self, built: Built, check_links: CheckLinks) -> None:
        assert check_links(built.folder, SITE_URL) == []

    def test_folders_are_called_as_the_files_are(self, built: Built) -> None:
        for address in ("journeys/чайник", "personas/отшельник", "personas/затворник", "initiatives/ручка"):
            assert (built.folder / address / "index.html").is_file()
        assert (built.folder / "api/journeys/чайник.json").is_file()

    def test_anchors_work_in_a_browser(self, built: Built, browser: Browser) -> None:
        with serving(built.folder) as address, browser.new_page() as opened:
            opened.goto(f"{address}journeys/чайник/#платит")
            assert opened.evaluate("document.querySelector(':target').id") == "платит"
            opened.click(".cjm-grid a:text-is('Лавка') >> nth=0")
            opened.wait_for_url("**/channels/**")
            assert opened.inner_text("h1") == "Лавка"

    def test_it_speaks_russian(self, built: Built) -> None:
        lanes = page(built, "journeys/чайник").xpath("//tr[@data-lane]/th/text()")
        assert [lane.strip() for lane in lanes if lane.strip()][:2] == ["Делает", "Канал"]


ATTACK = '</title>"><script>alert(1)</script>{{ 7*7 }}'
HOSTILE: Mapping[str, str] = {
    **{path: text for path, text in SMALL.items() if path not in {MAP, "content/index.md"}},
    MAP: f"""\
        ---
        title: '{ATTACK}'
        summary: '{ATTACK}'
        stages: [{{stage: use, touchpoints: [{{id: compare, title: '{ATTACK}', channel: shop}}]}}]
        ---
        """,
    "content/personas/hermit.md": f"---\ntitle: '{ATTACK}'\ndescription: '{ATTACK}'\n---\n",
}


@pytest.mark.parametrize("theme", [MATERIAL, INSTANT, OLD, OLDER])
def test_the_frame_of_the_theme_runs_nothing_that_an_author_wrote(
    theme: str, tmp_path: Path, browser: Browser
) -> None:
    built = site(tmp_path, HOSTILE, theme)
    with serving(built.folder) as address, browser.new_page() as opened:
        heard = Heard(opened)
        for path in ("", "journeys/", "personas/hermit/", "channels/shop/", "journeys/buying/"):
            opened.goto(address + path)
        heard.settle()
        title = opened.title()
    # A page that is left cancels what it was still fetching.
    assert [complaint for complaint in heard.complaints if not complaint.startswith("net::ERR_ABORTED")] == []
    assert title.startswith(ATTACK)
