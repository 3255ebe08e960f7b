"""`cjm forge` against a forge on loopback."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from lxml import html
from markdown_it import MarkdownIt

from cjm_plugin.edges.cli import main
from cjm_plugin.edges.forge.client import Asset
from cjm_plugin.edges.forge.client import Release as Released
from cjm_plugin.edges.forge.comment import LONGEST, MARK, read
from cjm_plugin.edges.forge.notices import Revision, untold
from cjm_plugin.model.measurement import Week
from cjm_plugin.rendering.reports.markdown import comment as said_in_request
from tests.edges.posts import mail_server, receiver
from tests.edges.repositories import Repository, repository
from tests.rendering.reports.specimens import many, of_changes, report
from tests.support.forge import ROBOT, TOKEN, Comment, Forge, PullRequest, Release, serving

CONFIG = "site_name: Journeys\ndocs_dir: content\ntheme: {name: mkdocs, locale: en}\nplugins: [cjm]\n"
FILES = {"mkdocs.yml": CONFIG, "content/personas/young-family.md": "---\ntitle: Young family\n---\n"}
HEAD = "5f2b819d" * 5
RUN = "https://git.example.org/cx/maps/actions/runs/7"
END = f"\n\n---\n5f2b819 · [all of it]({RUN}) · [the site as it would be]({RUN}#artifacts)\n"
NOW = "1795348800"
SAID = "## What changes for customers\n\nOne map changed."


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    made = repository(tmp_path / "maps", FILES)
    made.git("config", "user.name", "Release bot")
    made.git("config", "user.email", "release@intranet.example")
    made.git("clone", "--quiet", "--bare", ".", str(tmp_path / "remote.git"))
    made.git("remote", "add", "origin", str(tmp_path / "remote.git"))
    monkeypatch.chdir(made.folder)
    return made


@pytest.fixture
def forge(maps: Repository, tmp_path: Path) -> Iterator[Forge]:  # noqa: ARG001 (it is the remote's)
    with serving(tmp_path / "remote.git") as found:
        yield found


def run(forge: Forge, *arguments: str, **environment: str) -> Result:
    given = {**forge.environment, "GITHUB_TOKEN": TOKEN, "SOURCE_DATE_EPOCH": NOW, **environment}
    return CliRunner(env=given).invoke(main, ["forge", *arguments], catch_exceptions=False)


def event(tmp_path: Path, **changes: Any) -> str:
    """What the forge tells of a run for a fork's branch `depth`."""
    told = {
        "head_sha": HEAD,
        "head_branch": "depth",
        "html_url": RUN,
        "head_repository": {"full_name": "somebody/maps", "owner": {"login": "somebody"}},
    }
    file = tmp_path / "event.json"
    file.write_text(json.dumps({"workflow_run": {**told, **changes}}), encoding="utf-8")
    return str(file)


def comment(forge: Forge, tmp_path: Path, text: str | bytes, **changes: Any) -> Result:
    file = tmp_path / "comment.md"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return run(forge, "comment", str(file), GITHUB_EVENT_PATH=event(tmp_path, **changes))


def bodies(request: PullRequest) -> list[str]:
    return [comment.body for comment in request.comments]


@pytest.fixture
def request_(forge: Forge) -> PullRequest:
    return forge.open("depth", HEAD, owner="somebody")


class TestComment:
    def test_it_is_made_once_and_changed_from_then_on(
        self, forge: Forge, request_: PullRequest, tmp_path: Path
    ) -> None:
        said = [comment(forge, tmp_path, text).stderr for text in (SAID, SAID, "Two maps changed.")]
        assert said == [
            "cjm: #1 has the comment\n",
            "cjm: #1 has the comment already\n",
            "cjm: #1 has the comment anew\n",
        ]
        assert bodies(request_) == [f"{MARK}\nTwo maps changed.{END}"]
        assert request_.comments[0].edits == 1

    def test_it_is_found_behind_hundreds_of_others(
        self, forge: Forge, request_: PullRequest, tmp_path: Path
    ) -> None:
        request_.comments = [Comment(forge.id(), "somebody", f"Comment {n}") for n in range(250)]
        comment(forge, tmp_path, SAID)
        comment(forge, tmp_path, "Two maps changed.")
        assert [text for text in bodies(request_) if text.startswith(MARK)] == [
            f"{MARK}\nTwo maps changed.{END}"
        ]

    def test_whoever_copies_its_mark_keeps_his_words(
        self, forge: Forge, request_: PullRequest, tmp_path: Path
    ) -> None:
        theirs = f"{MARK}\nAll is well."
        request_.comments.append(Comment(forge.id(), "somebody", theirs))
        request_.comments.append(Comment(forge.id(), ROBOT, f"A robot speaks of {MARK}"))
        assert comment(forge, tmp_path, SAID).exit_code == 0
        assert bodies(request_) == [theirs, f"A robot speaks of {MARK}", f"{MARK}\n{SAID}{END}"]

    def test_nothing_that_changes_is_no_comment(
        self, forge: Forge, request_: PullRequest, tmp_path: Path
    ) -> None:
        assert comment(forge, tmp_path, "").stderr == (
            "cjm: nothing is said in #1: nothing changes for customers\n"
        )
        assert request_.comments == []

    def test_nothing_that_changes_any_more_corrects_what_was_said(
        self, forge: Forge, request_: PullRequest, tmp_path: Path
    ) -> None:
        comment(forge, tmp_path, SAID)
        comment(forge, tmp_path, "")
        assert bodies(request_) == [f"{MARK}\nNothing changes for customers any more.{END}"]

    def test_a_run_that_left_no_text_says_nothing(self, forge: Forge, tmp_path: Path) -> None:
        done = run(forge, "comment", str(tmp_path / "none.md"), GITHUB_EVENT_PATH=event(tmp_path))
        assert (done.exit_code, done.stderr) == (0, "cjm: nothing is said: the run left no comment\n")
        assert forge.asked == []

    @pytest.mark.parametrize(
        "changes",
        [
            pytest.param({"head_sha": "0" * 40}, id="somebody has gone on"),
            pytest.param({"head_branch": "main"}, id="another branch"),
            pytest.param({"head_branch": None}, id="no branch any more"),
            pytest.param({"head_repository": None}, id="a fork that is deleted"),
            pytest.param(
                {"head_repository": {"full_name": "somebody/other", "owner": {"login": "somebody"}}},
                id="another repository of the same owner",
            ),
            pytest.param(
                {"head_repository": {"full_name": "cx/maps", "owner": {"login": "cx"}}}, id="another owner"
            ),
        ],
    )
    def test_only_the_pull_request_of_the_run_is_told(
        self, forge: Forge, request_: PullRequest, tmp_path: Path, changes: dict[str, Any]
    ) -> None:
        done = comment(forge, tmp_path, SAID, **changes)
        assert done.exit_code == 0
        assert "nothing is said: no pull request, or more than one, is at " in done.stderr
        assert request_.comments == []

    def test_of_two_from_one_branch_nobody_knows_which_is_meant(
        self, forge: Forge, request_: PullRequest, tmp_path: Path
    ) -> None:
        other = forge.open("depth", HEAD, owner="somebody")
        assert comment(forge, tmp_path, SAID).exit_code == 0
        assert request_.comments == other.comments == []

    def test_a_branch_may_be_called_anything(self, forge: Forge, tmp_path: Path) -> None:
        name = "x&state=closed#ж $(id) ../..%2f"
        request = forge.open(name, HEAD, owner="somebody")
        comment(forge, tmp_path, SAID, head_branch=name)
        assert len(request.comments) == 1

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            (b"\xff\xfe", "is no text in UTF-8, or longer than 262,144 bytes"),
            ("x" * LONGEST, f"the comment is {LONGEST + len(MARK + END) + 1:,} characters long; "),
            ("x" * 10**6, "the comment is 262,"),
        ],
    )
    def test_what_is_no_comment_is_refused(
        self, forge: Forge, request_: PullRequest, tmp_path: Path, text: str | bytes, why: str
    ) -> None:
        done = comment(forge, tmp_path, text)
        assert (done.exit_code, request_.comments) == (1, [])
        assert why in done.stderr

    def test_the_longest_there_is_fits(self, forge: Forge, request_: PullRequest, tmp_path: Path) -> None:
        comment(forge, tmp_path, "Ж" * (LONGEST - len(MARK + END) - 1))
        assert [len(text) for text in bodies(request_)] == [LONGEST]

    def test_a_link_to_another_file_is_not_followed(
        self, forge: Forge, request_: PullRequest, tmp_path: Path
    ) -> None:
        secret = tmp_path / "secret"
        secret.write_text("do not tell", encoding="utf-8")
        link = tmp_path / "link.md"
        link.symlink_to(secret)
        done = run(forge, "comment", str(link), GITHUB_EVENT_PATH=event(tmp_path))
        assert done.exit_code == 1
        assert "link.md: cannot be read" in done.stderr
        assert request_.comments == []

    def test_whatever_the_text_is_it_mentions_nobody_and_hides_nothing(
        self, forge: Forge, request_: PullRequest, tmp_path: Path
    ) -> None:
        evil = (
            "@octocat **@cx/everyone** @&#99;at &#64;c &#x040;c &commat;c @&#x63;at @@c "
            "[@a](mailto:@octocat) \\](mailto:@b) @! "
            "[shop@&#8203;intranet.example](mailto:shop@intranet.example)\n\u202egnihtyna\x07\n<!-- @c"
        )
        comment(forge, tmp_path, evil)
        (body,) = bodies(request_)
        tree = html.fragment_fromstring(
            MarkdownIt("gfm-like", {"linkify": False}).render(body), create_parent="div"
        )
        shown = tree.text_content()
        assert re.findall(r"@\w", shown.replace("shop@", "")) == []
        assert "\u200b" in shown
        assert "the site as it would be" in shown
        assert "\u202e" not in body
        assert "mailto:shop@intranet.example" in {a.get("href") for a in tree.iter("a")}

    @pytest.mark.parametrize(
        "text",
        [
            "<details>&#64octocat</details>",
            "<details>&#x40octocat</details>",
            "<details>@&#111ctocat</details>",
            "<details>&#64&#111;ctocat</details>",
            "<details>&#0064octocat</details>",
            "](mailto:\xe9@octocat)",
            "](mailto:a@b&#32;&#64;octocat)",
            "](mailto:&#32;&#64;octocat,a@b)",
            "&#64;&#8203octocat @&#x6f;ctocat",
            "@\u200boctocat @\u2060octocat @\U000e0061octocat",
            "\\@octocat `@octocat`",
        ],
    )
    def test_no_way_to_write_a_mention_mentions_anybody(self, tmp_path: Path, text: str) -> None:
        shown = shown_of(text, tmp_path)
        assert "octocat" in shown
        assert re.findall(r"(?<![A-Za-z0-9_])@[A-Za-z0-9]", shown) == []

    @pytest.mark.parametrize(
        "text",
        [
            '[x]: y "hidden words"',
            "> - [x]: y 'hidden words'",
            '[x\\\\]: y "hidden words"',
            "[^1]: hidden words",
            "<?hidden words?>",
            "<!X hidden words>",
            "<!-- hidden words",
            "a<!-- hidden words -->",
            "<![CDATA[hidden words]]>",
            '<p title="hidden words">',
            "</p hidden words>",
            "<div hidden>hidden words</div>",
        ],
    )
    def test_words_in_markup_are_shown(self, tmp_path: Path, text: str) -> None:
        assert "hidden words" in shown_of(text, tmp_path)
        assert "<div" in shown_of(text, tmp_path) or "<div" not in text

    def test_letters_without_a_shape_are_left_out(self, tmp_path: Path) -> None:
        text = "a\U000e0068\U000e0069b c\u2063\u2064d e\u200d\u200c\u200df g\ufe01h i\u200dj k\ufe0f"
        assert shown_of(text, tmp_path) == "ab cd e\u200df gh i\u200dj k\ufe0f"

    def test_what_the_diff_says_is_taken_as_it_is(self, tmp_path: Path) -> None:
        """Nothing in it acts, so nothing is added that could make it too long."""
        hostile = "@a b@c.example <!-- @@d &#64;e &commat;f @& @| @_ [g]: h \\\\]: $ <span> \u202e" * 20
        changes = of_changes(many(60, 20, title=hostile))
        named = report("pain found", "pain solved")
        file = tmp_path / "comment.md"
        for said in map(said_in_request, (changes, named)):
            file.write_text(said, encoding="utf-8")
            assert read(file) == said.replace("\u202e", " ").strip()

    def test_an_event_of_another_kind_is_wrong_use(self, forge: Forge, tmp_path: Path) -> None:
        (tmp_path / "comment.md").write_text(SAID, encoding="utf-8")
        other = tmp_path / "other.json"
        other.write_text('{"pull_request": {"number": 1}}', encoding="utf-8")
        done = run(forge, "comment", str(tmp_path / "comment.md"), GITHUB_EVENT_PATH=str(other))
        assert (done.exit_code, done.stderr) == (
            2,
            f"cjm: GITHUB_EVENT_PATH: '{other}' tells of no workflow that has run\n",
        )


def shown_of(text: str, tmp_path: Path) -> str:
    """What a forge makes of a comment's text, as it is read."""
    file = tmp_path / "comment.md"
    file.write_text(text, encoding="utf-8")
    page = MarkdownIt("gfm-like", {"linkify": False}).render(read(file))
    return str(html.fragment_fromstring(page, create_parent="div").text_content()).strip()


class TestForge:
    @pytest.mark.parametrize(
        ("environment", "why"),
        [
            ({"GITHUB_TOKEN": ""}, "the forge is not known: GITHUB_TOKEN must be set in the environment"),
            ({"GITHUB_API_URL": "file:///etc"}, "GITHUB_API_URL: 'file:///etc' is no web address"),
            ({"GITHUB_REPOSITORY": "cx/../x"}, "GITHUB_REPOSITORY: 'cx/../x' is no owner/name"),
            *(
                ({"GITHUB_TOKEN": token}, "GITHUB_TOKEN: holds a blank, or a letter that no token has")
                for token in ("secret\nHost: x", "secr\N{LATIN SMALL LETTER E WITH ACUTE}t", "secret \u20ac")
            ),
        ],
    )
    def test_what_is_not_known_of_it_is_said(
        self, forge: Forge, environment: dict[str, str], why: str
    ) -> None:
        done = run(forge, "notify", **environment)
        assert (done.exit_code, done.stderr) == (2, f"cjm: {why}\n")

    def test_what_it_refuses_is_said_without_the_token(self, forge: Forge) -> None:
        done = run(forge, "notify", GITHUB_TOKEN="another-token")
        assert done.exit_code == 1
        assert done.stderr == (
            "cjm: the forge answers 401 to GET /repos/cx/maps/releases?per_page=100&page=1: Bad credentials\n"
        )

    def test_a_line_break_behind_the_token_is_none_of_it(self, forge: Forge) -> None:
        """As a file has it that a secret is filled from."""
        assert run(forge, "notify", GITHUB_TOKEN=f"{TOKEN}\n").exit_code == 0

    def test_an_answer_that_breaks_off_is_said(self, forge: Forge) -> None:
        with socket.create_server(("127.0.0.1", 0)) as server:
            thread = threading.Thread(target=_broken_off, args=(server,))
            thread.start()
            address = f"http://127.0.0.1:{server.getsockname()[1]}"
            done = run(forge, "notify", GITHUB_API_URL=address)
            thread.join()
        assert (done.exit_code, done.stderr) == (
            1,
            "cjm: the forge answers 502 to GET /repos/cx/maps/releases?per_page=100&page=1: Bad Gateway\n",
        )

    def test_one_that_is_not_there_is_said(self, forge: Forge) -> None:
        done = run(forge, "notify", GITHUB_API_URL="http://127.0.0.1:9")
        assert done.exit_code == 1
        assert done.stderr.startswith("cjm: the forge does not answer to GET /repos/cx/maps/releases?")


def _broken_off(server: socket.socket) -> None:
    """Answers one request, and not to the end."""
    asked, _ = server.accept()
    with asked:
        asked.recv(65_536)
        asked.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 100\r\n\r\n{")


class TestPropose:
    def test_a_branch_has_one_pull_request(self, forge: Forge, maps: Repository) -> None:
        maps.git("switch", "--quiet", "--create", "upgrade")
        maps.commit("Take newer versions", "2026-11-02T12:00:00+00:00")
        maps.git("push", "--quiet", "origin", "upgrade")
        said = [run(forge, "propose", "upgrade", "Take newer versions").stderr for _ in range(2)]
        assert said == ["cjm: #1 is open for 'upgrade'\n", "cjm: #1 is open for 'upgrade' already\n"]
        assert [one.title for one in forge.requests.values()] == ["Take newer versions"]

    def test_a_branch_that_is_not_pushed_has_none(self, forge: Forge) -> None:
        done = run(forge, "propose", "upgrade", "Take newer versions")
        assert done.exit_code == 1
        assert done.stderr == "cjm: the forge answers 422 to POST /repos/cx/maps/pulls: Validation Failed\n"


@pytest.fixture
def closed(maps: Repository) -> Repository:
    """The week of the first version is tagged."""
    done = CliRunner(env={"SOURCE_DATE_EPOCH": NOW}).invoke(main, ["revision", "close"])
    assert done.stdout == "revision/2026-W41\n"
    return maps


class TestRelease:
    @pytest.mark.usefixtures("maps")
    def test_without_a_tag_the_forge_is_not_asked(self, forge: Forge) -> None:
        assert run(forge, "release").exit_code == 0
        assert forge.asked == []

    @pytest.mark.usefixtures("closed")
    def test_a_tag_that_is_not_pushed_has_none(self, forge: Forge) -> None:
        done = run(forge, "release")
        assert (done.exit_code, done.stdout, forge.releases) == (1, "", [])
        assert done.stderr == (
            "cjm: 2026-W41 is not released: the forge does not have the tag 'revision/2026-W41' as it is "
            "here; push it first\n"
        )

    def test_a_site_that_cannot_be_built_has_none_and_keeps_no_other_from_being_built(
        self, forge: Forge, closed: Repository
    ) -> None:
        """Of the second week, a hook of the site fails."""
        config = f"{CONFIG}hooks: [hook.py]\n"
        hook = "raise SystemExit('the hook is broken')\n"
        closed.commit(
            "Break", "2026-10-14T12:00:00+00:00", {"mkdocs.yml": config, "hook.py": hook, PERSONA: persona(2)}
        )
        closed.commit("Mend", "2026-10-21T12:00:00+00:00", {"mkdocs.yml": CONFIG, PERSONA: persona(3)})
        assert CliRunner(env={"SOURCE_DATE_EPOCH": NOW}).invoke(main, ["revision", "close"]).exit_code == 0
        closed.git("push", "--quiet", "--tags", "origin")
        done = run(forge, "release")
        assert (done.exit_code, done.stdout) == (1, "2026-W41\n2026-W43\n")
        assert done.stderr.startswith(
            "cjm: 2026-W42 is not released: the site of the tag 'revision/2026-W42' can't be built: "
        )
        assert "the hook is broken" in done.stderr
        assert [(one.tag, one.draft) for one in forge.releases] == [
            ("revision/2026-W41", False),
            ("revision/2026-W42", True),
            ("revision/2026-W43", False),
        ]

    def test_what_builds_the_site_has_no_rights_on_the_forge(self, forge: Forge, maps: Repository) -> None:
        hook = "import os\nraise SystemExit(' '.join(sorted(os.environ)))\n"
        maps.commit(
            "Hook",
            "2026-10-06T12:00:00+00:00",
            {"mkdocs.yml": CONFIG + "hooks: [hook.py]\n", "hook.py": hook},
        )
        maps.git("tag", "--annotate", "-m", "2026-W41", "revision/2026-W41")
        maps.git("push", "--quiet", "--tags", "origin")
        said = run(forge, "release", ACTIONS_RUNTIME_TOKEN="a", ACTIONS_ID_TOKEN_REQUEST_TOKEN="b").stderr
        assert "SOURCE_DATE_EPOCH" in said
        assert "GITHUB_API_URL" in said
        assert "GITHUB_TOKEN" not in said
        assert "ACTIONS_" not in said


PERSONA = "content/personas/young-family.md"


def persona(children: int) -> str:
    return f"---\ntitle: Young family\nneeds: [Room for {children} children]\n---\n"


SUBSCRIPTIONS = """\
subscribers:
  - {name: Board, follows: everything, to: board@intranet.example}
  - {name: Hook, follows: everything, to: "json://127.0.0.1:${PORT}/hook"}
"""


@pytest.fixture
def week(forge: Forge, maps: Repository) -> Release:
    """A week that is released and untold; two are to be told of it."""
    maps.git("tag", "revision/2026-W41")
    files = {PERSONA: persona(2), "subscriptions.yml": SUBSCRIPTIONS}
    maps.commit("Two children", "2026-11-11T12:00:00+00:00", files)
    maps.git("tag", "revision/2026-W46")
    made = Release(forge.id(), "revision/2026-W46", "2026-W46", "", draft=False)
    forge.releases.append(made)
    return made


def those_told(week: Release) -> int:
    """So many, as the one file at the release remembers it."""
    (name,) = set(week.assets) - week.halves
    assert re.fullmatch(r"notified-[0-9a-f]{12}(-again)?\.json", name)
    return len(json.loads(week.assets[name])["told"].get("2026-W46", ()))


class TestNotify:
    @pytest.mark.parametrize(
        ("survived", "told_again"), [(1, 0), (2, 1)], ids=["one upload breaks off", "both break off"]
    )
    def test_who_was_told_is_not_forgotten_where_an_upload_breaks_off(
        self, forge: Forge, week: Release, survived: int, told_again: int
    ) -> None:
        with mail_server() as mail, receiver() as hooks:
            hooks.refused["/hook"] = 500
            given = {"SMTP_URL": mail.url, "PORT": str(hooks.port)}
            assert run(forge, "notify", **given).exit_code == 1
            assert those_told(week) == 1
            hooks.refused.clear()
            uploads = iter(range(10))
            forge.broken = lambda asked: asked.startswith("POST /uploads/") and next(uploads) < survived
            assert run(forge, "notify", **given).exit_code == told_again
            assert those_told(week) == 2 - told_again
            assert run(forge, "notify", **given).exit_code == 0
            assert those_told(week) == 2
            assert mail.recipients == ["board@intranet.example"]
            assert len(hooks.posts) == 1 + told_again

    def test_half_a_file_is_none_and_goes(self, forge: Forge, week: Release) -> None:
        """Of an upload that breaks off, the forge keeps the name."""
        with mail_server() as mail, receiver() as hooks:
            hooks.refused["/hook"] = 500
            given = {"SMTP_URL": mail.url, "PORT": str(hooks.port)}
            run(forge, "notify", **given)
            hooks.refused.clear()
            week.add(forge.id(), "notified-0123456789ab.json", b'{"ver')
            week.halves.add("notified-0123456789ab.json")
            assert run(forge, "notify", **given).exit_code == 0
            assert mail.recipients == ["board@intranet.example"]
            assert (len(week.assets), those_told(week)) == (1, 2)

    def test_a_run_that_is_stopped_keeps_who_was_told_until_then(self, forge: Forge, week: Release) -> None:
        """The second is somebody who takes the message and never answers."""
        with mail_server() as mail, socket.create_server(("127.0.0.1", 0)) as silent:
            port = str(silent.getsockname()[1])
            given = {"GITHUB_TOKEN": TOKEN, "SOURCE_DATE_EPOCH": NOW, "SMTP_URL": mail.url, "PORT": port}
            running = subprocess.Popen(
                [sys.executable, "-m", "cjm_plugin.edges.cli", "forge", "notify"],
                env={**os.environ, **forge.environment, **given},
            )
            with silent.accept()[0]:
                running.terminate()
                assert running.wait(20) == 128 + signal.SIGTERM
            assert mail.recipients == ["board@intranet.example"]
            assert those_told(week) == 1

    @pytest.mark.usefixtures("week")
    def test_what_tells_has_no_rights_on_the_forge(
        self, forge: Forge, maps: Repository, capfd: pytest.CaptureFixture[str]
    ) -> None:
        lines = [
            f"  - {{name: {name}, follows: everything, to: {{env: {name}}}}}\n"
            for name in ("GITHUB_TOKEN", "ACTIONS_RUNTIME_TOKEN")
        ]
        (maps.folder / "subscriptions.yml").write_text(f"subscribers:\n{''.join(lines)}", encoding="utf-8")
        assert run(forge, "notify", ACTIONS_RUNTIME_TOKEN="json://127.0.0.1:9").exit_code == 1
        assert re.findall(r"not told: (.*?);", capfd.readouterr().err) == [
            "GITHUB_TOKEN is not set in the environment",
            "ACTIONS_RUNTIME_TOKEN is not set in the environment",
        ]


def released(week: int, *, told: bool = False) -> Revision:
    assets = (Asset(id=1, name="notified.json", state="uploaded"),) if told else ()
    its = Released(id=week, tag_name=f"revision/2026-W{week}", draft=False, upload_url="", assets=assets)
    return Revision(Week(2026, week), its)


@pytest.mark.parametrize(
    ("released", "wanted"),
    [
        ([], []),
        ([released(41), released(42)], [42]),
        ([released(41, told=True), released(42)], [42]),
        ([released(41, told=True), released(42), released(43, told=True)], [42, 43]),
        ([released(41, told=True), released(42, told=True)], [42]),
        ([released(41), released(42, told=True)], [42]),
        ([released(41, told=True), *(released(week) for week in range(42, 48))], [44, 45, 46, 47]),
    ],
    ids=[
        "none",
        "nobody was ever told",
        "a new week",
        "one released late",
        "nothing new",
        "told since",
        "long not told",
    ],
)
def test_what_is_to_be_told_is_what_came_since_the_last_telling(
    released: list[Revision], wanted: list[int]
) -> None:
    assert [one.week.number for one in untold(released)] == wanted
