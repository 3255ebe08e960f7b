"""The workflows from a pull request to its Mondays, as they are written: see tests/support/workflows.py."""

from __future__ import annotations

import copy
import datetime as dt
import io
import json
import re
import shutil
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import dedent

import pytest
from lxml import html

from tests.edges.posts import MailServer, mail_server
from tests.edges.repositories import Repository, repository
from tests.support.forge import Forge, PullRequest, Release, serving
from tests.support.small import AROUND, MAP
from tests.support.workflows import ROOT, WORKFLOWS, Hub, Run, read

SITE = "https://maps.example.org/cx/"
RUNS = "https://git.example.org/cx/maps/actions/runs"
FILES = {
    "mkdocs.yml": f"""\
        site_name: Journeys
        site_url: {SITE}
        docs_dir: content
        theme: {{name: mkdocs}}
        plugins: [cjm]
        """,
    MAP: """\
        ---
        title: Buying a washing machine
        personas: [young-family]
        owner: e-commerce
        stages:
          - stage: choose
            touchpoints:
              - id: compare
                title: Compares three models
                channel: website
                departments: {e-commerce: leads}
                emotion: 0
        ---
        """,
    **AROUND,
    "content/departments/e-commerce.md": "---\ntitle: E-commerce\ncontact: shop@intranet.example\n---\n",
}
OURS = ("Makefile", "pyproject.toml", ".gitignore", "requirements", ".github")
MAIL = "E-commerce · Journeys: 1 change (2026-W{})"
W46, W48, W49 = (f"revision/2026-W{week}" for week in (46, 48, 49))


def seconds(when: str) -> int:
    return int(dt.datetime.fromisoformat(when).timestamp())


@dataclass
class Maps:
    """The repository of the maps, with those who work in it."""

    work: Repository
    remote: Path
    hub: Hub
    mail: MailServer

    @property
    def forge(self) -> Forge:
        return self.hub.forge

    def feels(self, before: int, after: int, subject: str, when: str) -> str:
        """An edit of the map's one emotion."""
        self.work.edit(MAP, f"emotion: {before}", f"emotion: {after}")
        self.hub.now = seconds(when)
        return self.work.commit(subject, when)

    def push(self, branch: str = "main") -> None:
        self.work.git("push", "--quiet", "origin", branch)

    def propose(self, branch: str, request: PullRequest | None = None) -> Run:
        """Pushes a branch; the forge merges it on trial, and starts what pull requests start."""
        head = self.work.git("rev-parse", "HEAD")
        self.push(branch)
        found = request or self.forge.open(branch, head)
        found.head = head
        self.work.git("switch", "--quiet", "--detach", "main")
        self.work.git("merge", "--quiet", "--no-ff", "-m", "On trial", branch)
        self.work.git("push", "--quiet", "--force", "origin", f"HEAD:refs/pull/{found.number}/merge")
        self.work.git("switch", "--quiet", branch)
        return self.hub.propose(found)

    def monday(self, when: str, event: str = "schedule", *, site: bool = False) -> Run:
        """:param site: whether the site is to be built and published, too, and not just taken to be."""
        self.hub.now = seconds(when)
        return self.hub.start("publish", event, taken=() if site else ("build", "deploy"))

    def tags(self) -> dict[str, str]:
        """Commits by the tags that the forge has."""
        told = self.work.git("ls-remote", "--tags", "origin")
        names = (line.split("\trefs/tags/") for line in told.splitlines())
        return {name.removesuffix("^{}"): commit for commit, name in names if name.endswith("^{}")}


@dataclass
class Story:
    """What there was at each of its moments."""

    runs: dict[str, Run] = field(default_factory=dict)
    releases: dict[str, list[Release]] = field(default_factory=dict)
    tags: dict[str, dict[str, str]] = field(default_factory=dict)
    comments: dict[str, list[str]] = field(default_factory=dict)
    sites: dict[str, int] = field(default_factory=dict)
    """How many were published until then."""
    mails: dict[str, list[str]] = field(default_factory=dict)
    """The subjects of all that were sent until then."""
    heads: dict[str, str] = field(default_factory=dict)
    commits: dict[str, str] = field(default_factory=dict)
    """Where the tags belong."""

    def note(self, moment: str, run: Run, maps: Maps) -> None:
        self.runs[moment] = run
        self.heads[moment] = maps.work.git("rev-parse", "HEAD")
        self.releases[moment] = copy.deepcopy(maps.forge.releases)
        self.tags[moment] = maps.tags()
        every = [comment.body for one in maps.forge.requests.values() for comment in one.comments]
        self.comments[moment] = every
        self.sites[moment] = len(maps.hub.published)
        self.mails[moment] = [str(mail["Subject"]) for mail in maps.mail.mails]


@pytest.fixture(scope="module")
def maps(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Maps]:
    folder = tmp_path_factory.mktemp("flows")
    work, remote, runs = folder / "work", folder / "remote.git", folder / "runs"
    runs.mkdir()
    for name in OURS:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, work / name)
        else:
            work.mkdir(exist_ok=True)
            shutil.copy(source, work / name)
    made = repository(work, FILES)
    made.git("clone", "--quiet", "--bare", str(work), str(remote))
    made.git("remote", "add", "origin", str(remote))
    with serving(remote) as forge, mail_server() as mail:
        yield Maps(made, remote, Hub(forge, runs, secrets={"SMTP_URL": mail.url}), mail)


@pytest.fixture(scope="module")
def story(maps: Maps) -> Story:
    """A pull request, its merge, two Mondays, a repeat, a week without changes, a crash and its mending."""
    told = Story()
    maps.work.git("switch", "--quiet", "--create", "depth")
    maps.feels(0, -1, "Depth is not shown", "2026-11-10T12:00:00+00:00")
    told.note("proposed", maps.propose("depth"), maps)
    request = maps.forge.requests[1]
    maps.feels(-1, -2, "It is worse than that", "2026-11-11T12:00:00+00:00")
    told.note("proposed again", maps.propose("depth", request), maps)

    maps.work.git("switch", "--quiet", "main")
    merge = ("merge", "--quiet", "--no-ff", "-m", "Merge pull request #1", "depth")
    maps.work.git(*merge, when="2026-11-12T12:00:00+00:00")
    told.commits[W46] = maps.work.git("rev-parse", "HEAD")
    maps.push()
    told.note("merged", maps.hub.start("publish", "push"), maps)

    maps.mail.refused.add("shop@intranet.example")
    told.note("first Monday", maps.monday("2026-11-16T00:17:00+00:00", site=True), maps)
    maps.mail.refused.clear()
    told.note("repeat", maps.monday("2026-11-17T09:00:00+00:00", "workflow_dispatch"), maps)
    told.note("quiet week", maps.monday("2026-11-23T00:17:00+00:00"), maps)

    told.commits[W48] = maps.feels(-2, 1, "Depth is shown", "2026-11-25T12:00:00+00:00")
    told.commits[W49] = maps.feels(1, 2, "With the hose", "2026-12-02T12:00:00+00:00")
    maps.push()
    uploads = iter(range(10))
    maps.forge.broken = lambda asked: asked.startswith("POST /uploads/") and next(uploads) == 1
    told.note("crash", maps.monday("2026-12-07T00:17:00+00:00"), maps)
    maps.forge.broken = lambda _: False
    told.note("mended", maps.monday("2026-12-07T08:00:00+00:00", "workflow_dispatch"), maps)
    _broken(maps, told)
    return told


def _broken(maps: Maps, told: Story) -> None:
    """A map that can't be read, then a site that can't."""
    maps.work.git("switch", "--quiet", "--create", "broken")
    maps.feels(2, 7, "Happier than anybody can be", "2026-12-08T12:00:00+00:00")
    told.note("broken", maps.propose("broken"), maps)
    maps.work.edit("mkdocs.yml", "plugins: [cjm]", "plugins: [cjm")
    maps.work.commit("Half a list", "2026-12-09T12:00:00+00:00")
    told.note("untold", maps.propose("broken", list(maps.forge.requests.values())[-1]), maps)


# A pull request


def test_a_pull_request_is_checked_and_gets_its_comment(story: Story) -> None:
    run = story.runs["proposed"]
    assert run.results == {"maps": "success", "comment.comment": "success"}
    assert "::warning file=content/journeys/washing-machine.md,line=9,col=16,title=CJM103::" in run.said[1]
    (comment,) = story.comments["proposed"]
    assert comment == dedent(f"""\
        <!-- cjm: what changes for customers -->
        ## What changes for customers

        One map changed. 1 touchpoint became worse.

        **1 change**: ↘ 1 worse

        Emotion goes from −2 to +2.

        ### Who should look at it

        | Department | Changes | For the customer | Personas | Contact |
        | --- | ---: | --- | --- | --- |
        | **E-commerce** | 1 | ↘ worse | Young family | [shop@&#8203;intranet.example](mailto:shop@intranet.example) |

        ### [**Buying a washing machine**]({SITE}journeys/washing-machine/)

        - ↘ worse · [**Compares three models**]({SITE}journeys/washing-machine/#compare): emotion fell 0 → −1

        ---
        {story.heads["proposed"][:7]} · [all of it]({RUNS}/1) · [the site as it would be]({RUNS}/1#artifacts)
        """)  # noqa: E501 (lines of a table)


def test_the_same_comment_tells_what_comes_after_it(story: Story) -> None:
    (comment,) = story.comments["proposed again"]
    assert "emotion fell 0 → −2" in comment
    assert "emotion fell 0 → −1" not in comment
    assert f"\n{story.heads['proposed again'][:7]} · " in comment


def test_the_summary_of_the_run_says_it_too(story: Story) -> None:
    summary = story.runs["proposed"].summary
    assert summary.startswith("## What changes for customers\n\nOne map changed.")
    assert "<!--" not in summary


def test_the_preview_is_the_site_as_it_would_be(maps: Maps, story: Story) -> None:
    preview = maps.hub.artifacts / str(story.runs["proposed"].id) / "preview"
    page = html.fromstring((preview / "journeys" / "washing-machine" / "index.html").read_bytes().decode())
    assert "Compares three models" in page.text_content()
    assert (preview / "changes" / "next" / "index.html").exists()


def test_what_runs_a_pull_request_can_only_read_and_is_told_no_secret() -> None:
    for path in WORKFLOWS.glob("*.yml"):
        workflow = read(path.stem)
        assert "pull_request_target" not in workflow["on"]
        if "pull_request" in workflow["on"]:
            assert {tuple(job["permissions"].items()) for job in workflow["jobs"].values()} == {
                (("contents", "read"),)
            }
            assert not re.search(r"secrets\.|github\.token", path.read_text(encoding="utf-8")), path.name


def test_of_what_cannot_be_read_the_comment_says_so(story: Story) -> None:
    run = story.runs["broken"]
    assert run.results == {"maps": "failure", "comment.comment": "success"}
    assert "::error file=content/journeys/washing-machine.md,line=12," in run.said[1]
    comment = story.comments["broken"][-1]
    assert (
        "1 file could not be read, so nothing is told of it:\n\n- content/journeys/washing-machine.md ("
        in comment
    )


def test_where_nothing_can_be_told_what_was_said_stays(story: Story) -> None:
    run = story.runs["untold"]
    assert run.results == {"maps": "failure", "comment.comment": "success"}
    assert run.said[-1].endswith("\ncjm: nothing is said: the run left no comment\n")
    assert story.comments["untold"] == story.comments["broken"]


# Mondays


def test_what_is_merged_is_published_and_no_week_is_closed(story: Story) -> None:
    results = story.runs["merged"].results
    assert results == {"build": "success", "deploy": "success", "close": "skipped", "notify": "skipped"}
    assert (story.sites["merged"], story.tags["merged"], story.releases["merged"]) == (1, {}, [])


def test_a_monday_closes_the_week_and_publishes_the_site_that_tells_it(maps: Maps, story: Story) -> None:
    assert story.runs["first Monday"].results["close"] == "success"
    assert story.sites["first Monday"] == 2
    before, after = (site / "changes" / "2026-W46" / "index.html" for site in maps.hub.published)
    assert (before.exists(), after.exists()) == (False, True)
    assert story.tags["first Monday"] == {W46: story.commits[W46]}


def test_a_release_has_the_changelog_the_site_and_its_catalog(story: Story) -> None:
    (release,) = story.releases["first Monday"]
    assert (release.tag, release.title) == (W46, "2026-W46, 9–15 November 2026")
    assert (release.draft, release.is_latest) == (False, True)
    assert release.body == dedent(f"""\
        ## 2026-W46, 9–15 November 2026

        One map changed. 1 touchpoint became worse.

        **1 change**: ↘ 1 worse

        Emotion goes from −2 to +2.

        ### Who is concerned

        | Department | Changes | For the customer | Personas | Contact |
        | --- | ---: | --- | --- | --- |
        | **E-commerce** | 1 | ↘ worse | Young family | [shop@&#8203;intranet.example](mailto:shop@intranet.example) |

        ### [**Buying a washing machine**]({SITE}journeys/washing-machine/)

        - ↘ worse · [**Compares three models**]({SITE}journeys/washing-machine/#compare): emotion fell 0 → −2

        ### Why, and who

        - Merge pull request \\#&#8203;1, Content team
        """)  # noqa: E501 (lines of a table)
    assert set(release.assets) >= {"2026-W46.md", "catalog.json", "site-2026-W46.zip"}
    assert release.assets["2026-W46.md"].decode().endswith(release.body)
    assert feeling(release) == -2


def test_who_could_not_be_told_is_told_by_the_next_run(story: Story) -> None:
    first, again = story.runs["first Monday"], story.runs["repeat"]
    assert (first.results["notify"], again.results["notify"]) == ("failure", "success")
    assert "cjm: 2026-W46: not everybody could be told\n" in first.said[-1]
    assert (story.mails["first Monday"], story.mails["repeat"]) == ([], [MAIL.format(46)])


def test_a_repeat_changes_nothing_else(story: Story) -> None:
    assert story.runs["repeat"].results["close"] == "success"
    assert told(story.releases["repeat"]) == {W46: ["2026-W46"]}
    assert without_state(story.releases["repeat"]) == without_state(story.releases["first Monday"])
    assert story.tags["repeat"] == story.tags["first Monday"]


def test_a_week_without_changes_makes_no_release_and_nobody_is_told(story: Story) -> None:
    assert story.runs["quiet week"].is_good
    assert story.releases["quiet week"] == story.releases["repeat"]
    assert story.tags["quiet week"] == story.tags["repeat"]
    assert story.mails["quiet week"] == story.mails["repeat"]


def test_a_release_that_fails_is_never_seen_and_keeps_no_other_from_being_made(story: Story) -> None:
    assert story.runs["crash"].results["close"] == "failure"
    said = "".join(story.runs["crash"].said)
    assert "cjm: 2026-W48 is not released: the forge does not answer to POST " in said
    seen = [(one.tag, one.is_latest) for one in story.releases["crash"] if not one.draft]
    assert seen == [(W46, False), (W49, True)]
    assert story.mails["crash"] == [MAIL.format(46), MAIL.format(49)]


def test_the_next_run_mends_it_and_each_week_has_its_own_site(story: Story) -> None:
    assert story.runs["mended"].results["close"] == "success"
    assert story.tags["mended"] == story.commits
    found = story.releases["mended"]
    assert [(one.tag, one.draft, one.is_latest, feeling(one)) for one in found] == [
        (W46, False, False, -2),
        (W48, False, False, 1),
        (W49, False, True, 2),
    ]
    assert [told_weeks(one) for one in found] == [
        ["2026-W41", "2026-W46"],
        ["2026-W41", "2026-W46", "2026-W48"],
        ["2026-W41", "2026-W46", "2026-W48", "2026-W49"],
    ]


def test_what_is_released_late_is_told_late_and_everything_once(maps: Maps, story: Story) -> None:
    assert story.mails["mended"] == [MAIL.format(46), MAIL.format(49), MAIL.format(48)]
    weeks = ["2026-W46", "2026-W48", "2026-W49"]
    assert told(story.releases["mended"]) == {W46: weeks[:1], W48: weeks, W49: weeks}
    assert maps.forge.tokens_at_storage
    assert set(maps.forge.tokens_at_storage) == {None}


# Newer versions


@pytest.mark.usefixtures("story")
def test_newer_versions_become_one_pull_request_and_none_of_them_is_installed(maps: Maps) -> None:
    before = set(maps.forge.requests)
    said = []
    for version in ("2.0", "2.1"):
        locked = maps.hub.artifacts / str(maps.hub.runs + 1) / "requirements"
        locked.mkdir(parents=True)
        (locked / "runtime.txt").write_text(f"no-such-package=={version}\n", encoding="utf-8")
        run = maps.hub.start("upgrade", "schedule", taken=["lock"])
        assert run.is_good
        said.append(run.said[-1].splitlines()[-1])
    (number,) = set(maps.forge.requests) - before
    assert said == [
        f"cjm: #{number} is open for 'upgrade'",
        f"cjm: #{number} is open for 'upgrade' already",
    ]
    assert maps.forge.requests[number].title == "Take newer versions of what is locked"
    maps.work.git("fetch", "--quiet", "origin", "+upgrade:refs/remotes/origin/upgrade")
    shown = maps.work.git("show", "origin/upgrade:requirements/runtime.txt")
    assert shown == "no-such-package==2.1"


@pytest.mark.usefixtures("story")
def test_without_newer_versions_nothing_is_proposed(maps: Maps) -> None:
    before = dict(maps.forge.requests)
    locked = maps.hub.artifacts / str(maps.hub.runs + 1) / "requirements"
    shutil.copytree(ROOT / "requirements", locked)
    assert maps.hub.start("upgrade", "schedule", taken=["lock"]).is_good
    assert maps.forge.requests == before


def told(releases: Sequence[Release]) -> dict[str, list[str]]:
    """The weeks that were told of, as each release remembers it."""
    kept = {one.tag: [data for name, data in one.assets.items() if is_state(name)] for one in releases}
    return {tag: sorted(json.loads(state)["told"]) for tag, (state,) in kept.items()}


def is_state(name: str) -> bool:
    return name.startswith("notified-")


def without_state(releases: Sequence[Release]) -> list[tuple[str, str, Mapping[str, bytes]]]:
    return [
        (one.tag, one.body, {name: data for name, data in one.assets.items() if not is_state(name)})
        for one in releases
    ]


def site_of(release: Release) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(release.assets[f"site-{release.tag.removeprefix('revision/')}.zip"]))


def feeling(release: Release) -> int:
    """The one emotion, as the catalog has it; the site's own is the same."""
    catalog = release.assets["catalog.json"]
    with site_of(release) as site:
        name = f"site-{release.tag.removeprefix('revision/')}"
        assert site.read(f"{name}/api/catalog.json") == catalog
        journey = json.loads(site.read(f"{name}/api/journeys/washing-machine.json"))
    return int(journey["journey"]["stages"][0]["touchpoints"][0]["emotion"])


def told_weeks(release: Release) -> list[str]:
    """The weeks that have a page on the release's site."""
    with site_of(release) as site:
        found = {re.search(r"/changes/(\d{4}-W\d\d)/index\.html$", name) for name in site.namelist()}
    return sorted(match[1] for match in found if match)
