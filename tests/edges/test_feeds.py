"""Feeds as the host publishes them: the files, and where a page says that they are."""

from __future__ import annotations

import logging
from pathlib import Path
from urllib.parse import quote, unquote, urljoin

import pytest

from cjm_plugin.edges import drawing
from tests.edges.sites import CONFIG, links, make_site, page, publish, run, snapshot

NO_URL = CONFIG.replace("site_url: https://maps.example.org/cx/\n", "")
SAID = "No feeds are written: their addresses must be absolute; set site_url in mkdocs.yml"


def _on_site(href: str, address: str) -> str:
    return unquote(urljoin(f"/{quote(address)}/" if address else "/", href))[1:]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return publish(make_site(tmp_path_factory.mktemp("site")))


def alternates(site: Path, address: str) -> dict[str, tuple[str, str]]:
    """The feeds that a page tells of in its head: type to title and address on the site."""
    found = page(site, address).xpath("//head/link[normalize-space(@rel) = 'alternate']")
    return {link.get("type"): (link.get("title"), _on_site(link.get("href"), address)) for link in found}


def test_the_files_are_where_they_belong(site: Path) -> None:
    for folder in ("", "journeys/washing-machine", "journeys/стирка", "stages/choose", "channels/website"):
        for name in ("rss.xml", "atom.xml", "feed.json"):
            assert (site / folder / name).is_file(), (folder, name)
    assert not (site / "metrics/csat/rss.xml").exists()


@pytest.mark.parametrize("address", ["journeys/washing-machine", "journeys/стирка", "personas/young-family"])
def test_a_page_says_where_its_feeds_are(site: Path, address: str) -> None:
    title = page(site, address).xpath("string(//h1)")
    assert alternates(site, address) == {
        "application/rss+xml": (f"{title} · Journeys (RSS)", f"{address}/rss.xml"),
        "application/atom+xml": (f"{title} · Journeys (Atom)", f"{address}/atom.xml"),
        "application/feed+json": (f"{title} · Journeys (JSON Feed)", f"{address}/feed.json"),
    }


def test_the_home_page_tells_of_the_whole_site_s(site: Path) -> None:
    assert alternates(site, "")["application/rss+xml"] == ("Journeys (RSS)", "rss.xml")


@pytest.mark.parametrize("address", ["about", "metrics/csat", "journeys"])
def test_a_page_without_feeds_tells_of_none(site: Path, address: str) -> None:
    assert alternates(site, address) == {}


def test_two_builds_give_the_same_feeds(site: Path, tmp_path: Path) -> None:
    def feeds(folder: Path) -> dict[str, bytes]:
        names = ("rss.xml", "atom.xml", "feed.json")
        return {path: text for path, text in snapshot(folder).items() if path.endswith(names)}

    assert feeds(publish(make_site(tmp_path))) == feeds(site)


def test_without_an_address_there_are_none_and_one_line_says_so(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    site = publish(make_site(tmp_path, config=NO_URL))

    assert not [*site.rglob("rss.xml"), *site.rglob("atom.xml"), *site.rglob("feed.json")]
    assert alternates(site, "journeys/washing-machine") == {}
    assert [record.levelname for record in caplog.records if record.getMessage() == SAID] == ["INFO"]


def test_without_an_address_a_strict_build_succeeds(tmp_path: Path) -> None:
    built = run(make_site(tmp_path, config=NO_URL), "build", "--strict")

    assert built.returncode == 0, built.stderr
    assert f"INFO    -  {SAID}" in built.stderr


def test_the_author_s_own_file_wins(tmp_path: Path) -> None:
    folder = make_site(tmp_path)
    (folder / "content" / "rss.xml").write_text("mine")

    assert (publish(folder) / "rss.xml").read_text() == "mine"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<head><title>x</title></head><body>", "<head><title>x</title>LINKS\n</head><body>"),
        ("<HEAD></HEAD ><BODY></head>", "<HEAD>LINKS\n</HEAD ><BODY></head>"),
        ("<title>x</title><body class=a>", "<title>x</title>LINKS\n<body class=a>"),
        ("no page at all", "no page at all"),
    ],
)
def test_any_theme_s_head(html: str, expected: str) -> None:
    links = drawing.with_head(html, _Page("LINKS"))  # type: ignore[arg-type]
    assert links == expected
    assert drawing.with_head(html, _Page("")) == html  # type: ignore[arg-type]


class _Page:
    def __init__(self, head: str) -> None:
        self.head = head


@pytest.mark.parametrize(
    ("config", "told"),
    [(CONFIG.replace("site_url", "site_author"), ["Changes"]), (CONFIG, ["Changes", "Feeds", "My changes"])],
)
def test_nobody_is_led_to_feeds_that_are_not_there(tmp_path: Path, config: str, told: list[str]) -> None:
    site = publish(make_site(tmp_path, config=config))

    led = [*links(page(site, "about"), "//nav[@class='md-nav md-nav--primary']/ul")]
    assert led[led.index("Changes") :] == told
