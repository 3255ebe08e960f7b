"""`.gitlab-ci.yml` as it stands, run job by job: a merge request, a push, Mondays."""

from __future__ import annotations

import copy
import io
import json
import re
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.edges.posts import Receiver, receiver
from tests.publishing.gitlab import JOBS, PERSON, PIPELINE, Forge, Runner, forge, jobs
from tests.publishing.servers import SHIPPED, Server, server
from tests.support.repositories import git
from tests.support.small import MAP

ROOT = Path(__file__).parents[2]
W46 = "revision/2026-W46"
MARK = "<!-- what changes for the customer -->"
MAIN = {"CI_COMMIT_BRANCH": "main"}
MONDAY = {"CI_PIPELINE_SOURCE": "schedule", **MAIN}
REQUEST = {
    "CI_PIPELINE_SOURCE": "merge_request_event",
    "CI_MERGE_REQUEST_IID": "3",
    "JOURNEYS_TOKEN": "of-the-project",
}


@pytest.fixture
def gitlab() -> Iterator[Forge]:
    with forge() as made:
        yield made


@pytest.fixture
def board() -> Iterator[Receiver]:
    """Whom the subscriptions name."""
    with receiver() as found:
        yield found


@pytest.fixture
def runner(gitlab: Forge, tmp_path: Path) -> Runner:
    """A project as the guide sets it up. What its lock asks for is installed: of ours, it has one package."""
    made = server(tmp_path)
    names = ("gitlab.py", "keep-revision")
    files = {f".gitlab/{name}": (SHIPPED / name).read_text(encoding="utf-8") for name in names}
    lock = (ROOT / "requirements/runtime.txt").read_text(encoding="utf-8")
    [click] = re.findall(r"^click==.*?(?=^\w)", lock, re.DOTALL | re.MULTILINE)
    made.author.commit("Publish", "2026-10-06T09:00:00+00:00", {**files, "requirements.txt": click})
    (made.author.folder / ".gitlab/keep-revision").chmod(0o755)
    made.push("Run it", "2026-10-06T10:00")
    return Runner(made, gitlab, Path(sys.executable).parent)


# Which jobs, when


@pytest.mark.parametrize(
    ("source", "variables", "expected"),
    [
        ("merge_request_event", {}, ["check", "preview"]),
        ("push", MAIN, ["check", "pages"]),
        ("push", {"CI_COMMIT_BRANCH": "topic"}, []),
        ("push", {"CI_COMMIT_TAG": W46}, []),
        ("schedule", MAIN, ["close-week", "pages", "notify"]),
    ],
)
def test_the_jobs_of_a_pipeline(source: str, variables: dict[str, str], expected: list[str]) -> None:
    its = {"CI_PIPELINE_SOURCE": source, "CI_DEFAULT_BRANCH": "main", **variables}
    assert jobs(its) == expected


KEYWORDS = {"stage", "rules", "script", "artifacts", "cache", "resource_group"}
ARTIFACTS = {"paths", "when", "expose_as", "expire_in", "reports"}


@pytest.mark.parametrize("name", JOBS)
def test_a_job_is_made_of_what_gitlab_knows(name: str) -> None:
    job = JOBS[name]
    assert job.keys() <= KEYWORDS
    assert job.get("artifacts", {}).keys() <= ARTIFACTS
    assert job["stage"] in PIPELINE["stages"]
    assert all(isinstance(line, str) for line in (*job["script"], *job.get("artifacts", {}).get("paths", [])))
    assert all(cache.keys() <= {"key", "paths", "when"} for cache in job.get("cache", []))


def test_the_whole_history_is_there() -> None:
    assert PIPELINE["variables"]["GIT_DEPTH"] == "0"


# Pipelines


def proposal(made: Server, before: int, after: int) -> dict[str, str]:
    """A branch with an edit, as its pipeline knows it."""
    base = made.author.git("rev-parse", "main")
    made.author.git("switch", "--quiet", "--create", f"topic{after}")
    made.author.edit(MAP, f"emotion: {before}", f"emotion: {after}")
    made.author.commit(f"Feel {after}", "2026-11-11T09:00:00+00:00")
    made.author.git("push", "--quiet", "origin", "HEAD")
    made.author.git("switch", "--quiet", "main")
    return {"CI_MERGE_REQUEST_DIFF_BASE_SHA": base, **REQUEST}


def test_a_merge_request(runner: Runner, gitlab: Forge) -> None:
    for number in range(150):
        gitlab.note(PERSON, f"{MARK}\n{number}: a quotation")
    before = list(map(dict, gitlab.notes))
    its = proposal(runner.made, 0, -1)

    artifacts = runner.pipeline("2026-11-11T09:05", "origin/topic-1", its)
    assert (artifacts / "preview/journeys/washing-machine/index.html").is_file()
    told = (artifacts / "changes.md").read_text(encoding="utf-8")
    assert "emotion fell 0 → −1" in told
    assert gitlab.notes[:-1] == before
    assert gitlab.notes[-1]["body"] == f"{MARK}\n{told}".strip()


def script(runner: Runner, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """`gitlab.py` as a job calls it."""
    known = {"CI_API_V4_URL": runner.forge.address, "CI_PROJECT_ID": "7", "CI_MERGE_REQUEST_IID": "3"}
    return subprocess.run(
        [sys.executable, SHIPPED / "gitlab.py", *arguments],
        capture_output=True,
        text=True,
        check=False,
        env={**known, **variables},
    )


def test_a_comment_is_written_again_and_not_once_more(runner: Runner, gitlab: Forge, tmp_path: Path) -> None:
    file = tmp_path / "changes.md"
    said = []
    for text in ("One change\n", "One change\n", "Двое\n"):
        file.write_text(text, encoding="utf-8")
        said.append(script(runner, "comment", str(file), JOURNEYS_TOKEN="of-the-project").stdout.strip())
    assert said == ["the comment was made", "the comment says so already", "the comment was updated"]
    assert [note["body"] for note in gitlab.notes] == [f"{MARK}\nДвое"]


def test_without_a_token_there_is_no_comment_and_no_fault(runner: Runner, gitlab: Forge) -> None:
    done = script(runner, "comment", "changes.md")
    assert (done.returncode, gitlab.notes) == (0, [])
    assert done.stdout == "no comment: JOURNEYS_TOKEN is not set; read changes.md instead\n"


def test_a_wrong_token_is_told(runner: Runner, tmp_path: Path) -> None:
    (tmp_path / "changes.md").write_text("One change\n", encoding="utf-8")
    done = script(runner, "comment", str(tmp_path / "changes.md"), JOURNEYS_TOKEN="another")
    assert done.returncode == 1
    assert done.stderr.startswith("GitLab answers 401 Unauthorized for ")
    assert "another" not in done.stderr


def test_mondays(runner: Runner, gitlab: Forge, board: Receiver) -> None:
    its = {**MONDAY, "PORT": str(board.port)}
    commit = runner.made.feels(0, -1, "2026-11-11T09:00")
    artifacts = runner.pipeline("2026-11-16T00:05", commit, its)
    assert (artifacts / "public/changes/2026-W46/index.html").is_file()
    assert [post["title"] for _, post in board.posts] == ["Journeys: 1 change (2026-W46)"]
    assert runner.made.tags() == [W46]
    assert git(runner.made.forge, "rev-parse", f"{W46}^{{commit}}") == commit
    assert gitlab.releases[W46]["name"] == "2026-W46"
    assert "emotion fell 0 → −1" in gitlab.releases[W46]["description"]
    files = {link["name"]: link["url"] for link in gitlab.releases[W46]["assets"]["links"]}
    assert files == {
        name: f"{gitlab.address}/projects/7/packages/generic/revisions/2026-W46/{name}"
        for name in ("site.tar.gz", "catalog.json")
    }
    held = {path.rpartition("/")[2]: data for path, data in gitlab.packages.items()}
    assert "washing-machine" in str(json.loads(held["catalog.json"]))
    with tarfile.open(fileobj=io.BytesIO(held["site.tar.gz"])) as site:
        assert "2026-W46/changes/2026-W46/index.html" in site.getnames()

    # The next week brings nothing.
    before = git(runner.made.forge, "for-each-ref"), copy.deepcopy(vars(gitlab))
    runner.pipeline("2026-11-23T00:05", commit, its, without=("pages",))
    assert (git(runner.made.forge, "for-each-ref"), vars(gitlab)) == before
    assert len(board.posts) == 1
