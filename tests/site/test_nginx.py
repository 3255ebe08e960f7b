"""The demonstration as nginx serves it with what docs/publishing/ has for it."""

from __future__ import annotations

import gzip
import subprocess
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.error import HTTPError

import pytest
from playwright.sync_api import Browser, Page

from cjm_plugin.edges.policy import policy
from tests.site.conftest import Built
from tests.site.heard import TELL, Heard
from tests.site.looking import MAP, at_home, button, query, ready
from tests.site.nginx import Nginx, nginx
from tests.site.test_content_security import HEADER, blocked

THEME = "assets/stylesheets/main.*.min.css"
ON_ALL = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
ASKED_AGAIN, KEPT = "no-cache", "public, max-age=31536000, immutable"


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


class _Unfollowed(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args: object) -> None:
        return None


_OPENER = urllib.request.build_opener(_Unfollowed)


def ask(address: str, **headers: str) -> Answer:
    request = urllib.request.Request(
        address, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with _OPENER.open(request) as response:
            return Answer(response.status, response.headers, response.read())
    except HTTPError as error:
        with error:
            return Answer(error.code, error.headers, error.read())


@pytest.fixture(scope="module")
def server(demonstration: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    """As the guide has it: first the policy, then the site."""
    home = tmp_path_factory.mktemp("journeys")
    (home / "site").symlink_to(demonstration.folder)
    (home / "revisions").mkdir()
    (home / "revisions" / "2026-W47.md").write_text("# Неделя\n", encoding="utf-8")
    (home / "revisions" / "2026-W47.tar.gz").write_bytes(gzip.compress(b"site"))
    with nginx(home / "nginx") as server:
        hand_over(server, policy(demonstration.folder))
        server.enable(home)
        yield server


@pytest.fixture
def page(browser: Browser, server: Nginx) -> Iterator[Page]:
    with browser.new_context(reduced_motion="reduce") as context:
        context.add_init_script(TELL)
        page = context.new_page()
        at_home(page, server.address)
        yield page


def hand_over(server: Nginx, text: str, ancestors: str = "'self'") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [server.serve_policy(ancestors)], input=f"{text}\n", capture_output=True, text=True, check=False
    )


# Headers


@pytest.mark.parametrize(
    ("path", "kind", "caching"),
    [
        ("", "text/html; charset=utf-8", ASKED_AGAIN),
        ("journeys/washing-machine/", "text/html; charset=utf-8", ASKED_AGAIN),
        ("rss.xml", "application/rss+xml; charset=utf-8", ASKED_AGAIN),
        ("departments/logistics/atom.xml", "application/atom+xml; charset=utf-8", ASKED_AGAIN),
        ("feed.json", "application/feed+json", ASKED_AGAIN),
        ("feeds/all.opml", "text/x-opml; charset=utf-8", ASKED_AGAIN),
        ("api/catalog.json", "application/json", ASKED_AGAIN),
        ("sitemap.xml", "text/xml; charset=utf-8", ASKED_AGAIN),
        ("assets/cjm/cjm.js", "application/javascript; charset=utf-8", ASKED_AGAIN),
        ("assets/cjm/cjm.css", "text/css; charset=utf-8", ASKED_AGAIN),
        ("assets/cjm/icons.svg", "image/svg+xml", ASKED_AGAIN),
        (THEME, "text/css; charset=utf-8", KEPT),
    ],
)
def test_each_kind_of_file(server: Nginx, demonstration: Built, path: str, kind: str, caching: str) -> None:
    [file] = demonstration.folder.glob(path) if path and not path.endswith("/") else [Path()]
    name = path if file == Path() else file.relative_to(demonstration.folder).as_posix()
    answer = ask(server.address + name, Accept_Encoding="gzip")
    written = (demonstration.folder / name / "index.html") if file == Path() else file

    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)
    assert answer.headers.get_all("Cache-Control") == [caching]
    assert (answer.headers["Content-Encoding"], answer.headers["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(answer.body) == written.read_bytes()
    guarded(answer, demonstration)

    same = {"If-None-Match": answer.headers["ETag"]}, {"If-Modified-Since": answer.headers["Last-Modified"]}
    for known in same:
        again = ask(server.address + name, Accept_Encoding="gzip", **known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers.get_all("Cache-Control") == [caching]
        guarded(again, demonstration)


def guarded(answer: Answer, demonstration: Built) -> None:
    """By each of the headers that every answer bears, once."""
    wanted = {**ON_ALL, HEADER: policy(demonstration.folder)}
    assert {name: answer.headers.get_all(name) for name in wanted} == {
        name: [value] for name, value in wanted.items()
    }


def test_an_image_is_not_packed_again(server: Nginx) -> None:
    answer = ask(f"{server.address}assets/images/favicon.png", Accept_Encoding="gzip")
    assert (answer.headers["Content-Type"], answer.headers["Content-Encoding"]) == ("image/png", None)


@pytest.mark.parametrize("path", ["no/such/page", "assets/stylesheets/main.00000000.min.css"])
def test_what_is_not_there_is_never_kept(server: Nginx, demonstration: Built, path: str) -> None:
    answer = ask(server.address + path)
    assert answer.status == 404
    assert answer.headers.get_all("Cache-Control") == [ASKED_AGAIN]
    assert answer.body == (demonstration.folder / "404.html").read_bytes()
    guarded(answer, demonstration)


def test_a_missing_slash_is_added_by_whatever_name_the_reader_knows_the_site(server: Nginx) -> None:
    answer = ask(f"{server.address}journeys?lanes=story")
    assert (answer.status, answer.headers["Location"]) == (301, "/journeys/?lanes=story")


def test_what_is_kept_of_revisions(server: Nginx, demonstration: Built) -> None:
    listing = ask(f"{server.address}revisions/")
    notes = ask(f"{server.address}revisions/2026-W47.md")
    site = ask(f"{server.address}revisions/2026-W47.tar.gz", Accept_Encoding="gzip")

    assert b'<a href="2026-W47.tar.gz">' in listing.body
    assert (notes.headers["Content-Type"], notes.body.decode()) == (
        "text/plain; charset=utf-8",
        "# Неделя\n",
    )
    assert (site.headers["Content-Type"], site.headers["Content-Encoding"]) == ("application/gzip", None)
    for answer in (listing, notes, site):
        guarded(answer, demonstration)


# The policy


@pytest.mark.parametrize(
    "sly",
    [
        "default-src 'self'\" always; access_log /etc/cron.d/sly; #",
        "default-src 'self'; script-src $http_x",
        "access_log /tmp/sly;",
        "",
    ],
)
def test_a_policy_that_is_none_is_refused(server: Nginx, sly: str) -> None:
    before = server.policy.read_bytes()
    refused = hand_over(server, sly)
    assert (refused.returncode, refused.stderr) == (1, f"serve-policy: this is no policy: {sly}\n")
    assert server.policy.read_bytes() == before


def test_a_portal_may_show_the_maps(server: Nginx, demonstration: Built) -> None:
    its = policy(demonstration.folder)
    assert hand_over(server, its, "'self' https://portal.example").returncode == 0
    assert "; frame-ancestors 'self' https://portal.example\"" in server.policy.read_text(encoding="utf-8")
    assert hand_over(server, its).returncode == 0


def test_where_nginx_refuses_the_last_policy_stays(server: Nginx) -> None:
    before = server.policy.read_bytes()
    broken = server.folder / "sites-enabled" / "broken"
    broken.write_text("no_such_thing;\n", encoding="utf-8")
    refused = hand_over(server, "default-src 'none'")
    broken.unlink()

    assert refused.returncode == 1
    assert 'unknown directive "no_such_thing"' in refused.stderr
    assert refused.stderr.endswith("nginx refuses its configuration: the last policy stays\n")
    assert server.policy.read_bytes() == before


# Readers


def test_a_reader_s_way_through_the_site(page: Page, server: Nginx) -> None:
    heard = Heard(page)
    page.goto(server.address, wait_until="networkidle")
    page.locator(".md-search__input").click()
    page.keyboard.type("delivery")
    page.locator(".md-search-result__item").first.wait_for()

    page.goto(f"{server.address}{MAP}?department=logistics", wait_until="networkidle")
    ready(page)
    assert "department=logistics" in query(page)
    button(page, "Present").click()
    page.keyboard.press("ArrowRight")
    assert "present=" in query(page)
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    assert page.pdf()
    page.emulate_media(media="screen")

    page.goto(f"{server.address}my/", wait_until="networkidle")
    page.goto(f"{server.address}journeys/technician-visit/")
    page.wait_for_url("**/journeys/repair-at-home/")
    page.goto(f"{server.address}feeds/", wait_until="networkidle")
    with page.expect_download() as download:
        page.locator("a[href$='.opml']").first.click()
    assert download.value.suggested_filename.endswith(".opml")

    assert blocked(heard) == []
    assert heard.outside(server.address) == []


def test_a_feed_is_read_in_place(page: Page, server: Nginx) -> None:
    shown = page.goto(f"{server.address}rss.xml")
    assert shown
    assert shown.status == 200
    assert "2026-W47" in page.content()


def test_a_lost_reader_gets_the_site_s_own_page(page: Page, server: Nginx) -> None:
    heard = Heard(page)
    page.goto(f"{server.address}no/such/page/", wait_until="networkidle")
    assert page.locator("h1").inner_text() == "404 - Not found"
    assert page.locator(".md-header").is_visible()
    lost = f"404: {server.address}no/such/page/"
    assert [told for told in blocked(heard) if told != lost] == [
        "error: Failed to load resource: the server responded with a status of 404 (Not Found)"
    ]
