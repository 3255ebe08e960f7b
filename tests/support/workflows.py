"""Runs the workflows as they are written: `run:` steps by bash, in order, in a checkout of a bare remote.

What a step `uses:` is stood in for by a table; an action that is not in it fails, and so does an expression
of which nothing is known. What is installed already is taken: nothing is fetched.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.support.forge import NAME, OWNER, TOKEN, Forge, PullRequest

ROOT = Path(__file__).parents[2]
WORKFLOWS = ROOT / ".github" / "workflows"
_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")
_TERM = re.compile(r"'(?P<text>[^']*)'|(?P<name>[A-Za-z_.]+)")
_COMPARED = re.compile(r"(.+?) (==|!=) (.+)")
_ANYWAY = "!cancelled()"
_PYTHON = ("PATH", "HOME", "LANG", "PYTHONPATH")


def read(name: str) -> Any:
    """A workflow; `on` is a truth value to YAML."""
    data = yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8"))
    return {("on" if key is True else key): value for key, value in data.items()}


@dataclass
class Run:
    """One run of a workflow."""

    id: int
    workflow: str
    event: str
    payload: Mapping[str, Any]
    request: PullRequest | None = None
    results: dict[str, str] = field(default_factory=dict)
    """`success`, `failure` or `skipped`, by job."""
    taken: frozenset[str] = frozenset()
    """Jobs that are taken to have done what they did in an earlier run: nothing of it would be new."""
    said: list[str] = field(default_factory=list)
    """What each `run:` step printed."""
    summary: str = ""

    @property
    def is_good(self) -> bool:
        return "failure" not in self.results.values()


@dataclass
class Hub:
    """What starts the runs, with what is left by them: artifacts, and the published site."""

    forge: Forge
    folder: Path
    now: int = 0
    """What the steps take for the clock, in seconds since 1970."""
    runs: int = 0
    secrets: Mapping[str, str] = field(default_factory=dict)
    """Those of the repository, by their names."""
    published: list[Path] = field(default_factory=list)
    """Each site that was published, oldest first."""

    @property
    def artifacts(self) -> Path:
        return self.folder / "artifacts"

    def start(self, workflow: str, event: str, *, taken: Iterable[str] = (), **payload: Any) -> Run:
        """A run."""
        return self._started(Run(0, workflow, event, payload, taken=frozenset(taken)))

    def propose(self, request: PullRequest) -> Run:
        """What a pull request starts, and what follows from that."""
        run = self._started(Run(0, "check", "pull_request", {}, request))
        for file in sorted(WORKFLOWS.glob("*.yml")):
            after = read(file.stem)["on"]
            if isinstance(after, dict) and run.workflow in after.get("workflow_run", {}).get("workflows", ()):
                followed = self.start(file.stem, "workflow_run", workflow_run=_told(run))
                run.results |= {f"{file.stem}.{job}": result for job, result in followed.results.items()}
                run.said += followed.said
        return run

    def _started(self, run: Run) -> Run:
        self.runs += 1
        run.id = self.runs
        Jobs(self, run, read(run.workflow)).all()
        return run


def _told(run: Run) -> dict[str, Any]:
    request = run.request
    assert request is not None
    return {
        "id": run.id,
        "event": run.event,
        "conclusion": "success" if run.is_good else "failure",
        "head_sha": request.head,
        "head_branch": request.branch,
        "head_repository": {"full_name": f"{request.owner}/{NAME}", "owner": {"login": request.owner}},
        "html_url": f"https://git.example.org/{OWNER}/{NAME}/actions/runs/{run.id}",
    }


@dataclass
class Jobs:
    """The jobs of one run."""

    hub: Hub
    run: Run
    workflow: Any

    def all(self) -> None:
        """In the order of the file, in which none stands before one that it needs."""
        for name, job in self.workflow["jobs"].items():
            needs = job.get("needs", [])
            needed = [needs] if isinstance(needs, str) else needs
            condition = job.get("if", "success()")
            is_wanted = _ANYWAY in condition or all(self.run.results[one] == "success" for one in needed)
            wanted = is_wanted and self.is_true(condition)
            if wanted and name in self.run.taken:
                self.run.results[name] = "success"
            else:
                self.run.results[name] = Steps(self, name, job).all() if wanted else "skipped"

    def is_true(self, condition: str) -> bool:
        whole = _EXPRESSION.fullmatch(condition)
        if whole or " && " in condition:
            return all(map(self.is_true, (whole[1] if whole else condition).split(" && ")))
        if condition in {"success()", _ANYWAY}:
            return True
        match = _COMPARED.fullmatch(condition)
        assert match, f"nothing is known of the condition {condition!r}"
        same = self.value(match[1]) == self.value(match[3])
        return same if match[2] == "==" else not same

    def filled(self, text: object) -> str:
        return _EXPRESSION.sub(lambda found: self.value(found[1]), str(text))

    def value(self, term: str) -> str:
        match = _TERM.fullmatch(term)
        assert match, f"nothing is known of the expression {term!r}"
        if match["text"] is not None:
            return match["text"]
        found: Any = self.context
        for part in match["name"].split("."):
            assert part in found, f"nothing is known of {term!r}"
            found = found[part]
        return str(found)

    @property
    def context(self) -> dict[str, Any]:
        github = {
            "token": TOKEN,
            "event": self.run.payload,
            "event_name": self.run.event,
            "ref": "refs/heads/main",
            "base_ref": "main",
        }
        results = {name: {"result": result} for name, result in self.run.results.items()}
        return {
            "secrets": self.hub.secrets,
            "github": github,
            "needs": results,
            "runner": {"temp": self.hub.folder / f"temp-{self.run.id}"},
        }


@dataclass
class Steps:
    """The steps of one job, in a checkout of its own."""

    jobs: Jobs
    name: str
    job: Any

    def all(self) -> str:
        assert self.job["runs-on"] == "ubuntu-24.04"
        assert self.jobs.workflow["permissions"] == {}, "rights are given to jobs, each its own"
        is_good = True
        for step in self.job["steps"]:
            condition = step.get("if", "success()")
            if not (self.jobs.is_true(condition) and (is_good or _ANYWAY in condition)):
                continue
            if "uses" in step:
                self._use(step)
            else:
                is_good = self._runs(step) and is_good
        return "success" if is_good else "failure"

    @property
    def here(self) -> Path:
        return self.jobs.hub.folder / f"run-{self.jobs.run.id}-{self.name}"

    def _use(self, step: Any) -> None:
        action, _, commit = step["uses"].partition("@")
        assert re.fullmatch(r"[0-9a-f]{40}", commit), f"{action} is not pinned"
        assert action in _ACTIONS, f"nothing is known of the action {action!r}"
        given = {name: self.jobs.filled(value) for name, value in step.get("with", {}).items()}
        _ACTIONS[action](self, given)

    def _runs(self, step: Any) -> bool:
        assert "${{" not in step["run"], "a script gets what it does not know from its environment"
        run, hub = self.jobs.run, self.jobs.hub
        given = {name: self.jobs.filled(value) for name, value in step.get("env", {}).items()}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.here,
            env={**self._environment(), **given},
            capture_output=True,
            text=True,
            check=False,
        )
        run.said.append(f"$ {step['run']}\n{done.stdout}{done.stderr}")
        summary = hub.folder / f"summary-{run.id}.md"
        run.summary = summary.read_text(encoding="utf-8") if summary.exists() else ""
        return done.returncode == 0

    def _environment(self) -> dict[str, str]:
        hub, run = self.jobs.hub, self.jobs.run
        event = hub.folder / f"event-{run.id}.json"
        event.write_text(json.dumps(run.payload), encoding="utf-8")
        temp = hub.folder / f"temp-{run.id}"
        temp.mkdir(exist_ok=True)
        return {
            **{name: os.environ[name] for name in _PYTHON if name in os.environ},
            **hub.forge.environment,
            "HOME": str(hub.folder),
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_STEP_SUMMARY": str(hub.folder / f"summary-{run.id}.md"),
            "RUNNER_TEMP": str(temp),
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "SOURCE_DATE_EPOCH": str(hub.now),
        }


# Actions


def _check_out(steps: Steps, given: Mapping[str, str]) -> None:
    run, remote = steps.jobs.run, steps.jobs.hub.forge.remote
    assert given["persist-credentials"] in {"True", "False"}, "whether credentials stay is said"
    depth = () if given.get("fetch-depth") == "0" else ("--depth=1",)
    _git("clone", "--quiet", *depth, remote.as_uri(), str(steps.here))
    if run.request and run.event == "pull_request":
        merged = f"refs/pull/{run.request.number}/merge"
        _git("-C", str(steps.here), "fetch", "--quiet", *depth, "origin", merged)
        _git("-C", str(steps.here), "checkout", "--quiet", "--detach", "FETCH_HEAD")
    _install(steps.here / ".venv")


def _install(venv: Path) -> None:
    """What these tests run by, so that make finds nothing to install."""
    venv.mkdir()
    for part in (ROOT / ".venv").iterdir():
        if part.suffix == ".stamp":
            (venv / part.name).touch()
        else:
            (venv / part.name).symlink_to(part)


def _set_up_python(_: Steps, given: Mapping[str, str]) -> None:
    assert given["python-version"] in {"3.11", "3.13"}


def _keep(steps: Steps, given: Mapping[str, str]) -> None:
    source = steps.here / given["path"]
    is_hidden = any(part.startswith(".") for part in Path(given["path"]).parts)
    if not source.exists() and given.get("if-no-files-found") == "ignore":
        return
    assert source.exists(), f"there is nothing at {given['path']} to keep"
    assert not is_hidden or given.get("include-hidden-files") == "True", "what is hidden is not kept"
    kept = steps.jobs.hub.artifacts / str(steps.jobs.run.id) / given["name"]
    assert not kept.exists(), f"there is an artifact '{given['name']}' already"
    kept.mkdir(parents=True)
    if source.is_dir():
        shutil.copytree(source, kept, dirs_exist_ok=True)
    else:
        shutil.copy(source, kept)


def _fetch(steps: Steps, given: Mapping[str, str]) -> None:
    """By a name, which must be there, or by a pattern, of which nothing need be."""
    run = given.get("run-id", str(steps.jobs.run.id))
    kept = steps.jobs.hub.artifacts / run / (given.get("name") or given["pattern"])
    assert kept.is_dir() or "pattern" in given, f"there is no artifact '{given.get('name')}'"
    assert "run-id" not in given or given["github-token"] == TOKEN
    assert "pattern" not in given or given["merge-multiple"] == "True"
    if kept.is_dir():
        shutil.copytree(kept, steps.here / given["path"], dirs_exist_ok=True)


def _keep_pages(steps: Steps, given: Mapping[str, str]) -> None:
    _keep(steps, {**given, "name": "github-pages"})


def _deploy_pages(steps: Steps, _: Mapping[str, str]) -> None:
    rights = steps.job["permissions"]
    assert rights == {"pages": "write", "id-token": "write"}
    steps.jobs.hub.published.append(steps.jobs.hub.artifacts / str(steps.jobs.run.id) / "github-pages")


_ACTIONS: Mapping[str, Callable[[Steps, Mapping[str, str]], None]] = {
    "actions/checkout": _check_out,
    "actions/setup-python": _set_up_python,
    "actions/upload-artifact": _keep,
    "actions/download-artifact": _fetch,
    "actions/upload-pages-artifact": _keep_pages,
    "actions/deploy-pages": _deploy_pages,
}


def _git(*arguments: str) -> None:
    ours = {"GIT_CONFIG_SYSTEM": os.devnull, "GIT_CONFIG_GLOBAL": os.devnull}
    subprocess.run(["git", *arguments], check=True, capture_output=True, env={**os.environ, **ours})
