"""GitLab on the loopback, and a runner that does of `.gitlab-ci.yml` what a runner does."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import threading
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import yaml

from tests.publishing.servers import SHIPPED, Server
from tests.support.repositories import git

PIPELINE: Mapping[str, Any] = yaml.safe_load((SHIPPED / "gitlab-ci.yml").read_text(encoding="utf-8"))
GLOBAL = ("variables", "workflow", "default", "stages")
JOBS: Mapping[str, Any] = {name: job for name, job in PIPELINE.items() if name not in GLOBAL}
PROJECT = "/api/v4/projects/7"
BOT, PERSON = 1, 2


@dataclass
class Forge:
    """What GitLab holds of a project."""

    address: str = ""
    notes: list[dict[str, Any]] = field(default_factory=list)
    releases: dict[str, Any] = field(default_factory=dict)
    packages: dict[str, bytes] = field(default_factory=dict)

    def answer(self, method: str, address: str, sent: bytes, token: Mapping[str, str]) -> tuple[int, Any]:
        """As the documentation of its API has it, for these two tokens and nobody else."""
        path, query = unquote(urlsplit(address).path), parse_qs(urlsplit(address).query)
        below = path.removeprefix(PROJECT)
        if token.get("private-token") == "of-the-project":
            return self._commented(method, below, sent, int(query.get("page", ["1"])[0]))
        if token.get("job-token") == "of-the-job":
            return self._released(method, below, sent)
        return 401, {"message": "401 Unauthorized"}

    def _commented(self, method: str, path: str, sent: bytes, page: int) -> tuple[int, Any]:
        notes = "/merge_requests/3/notes"
        if (method, path) == ("GET", "/api/v4/user"):
            return 200, {"id": BOT}
        if (method, path) == ("GET", notes):
            return 200, self.notes[(page - 1) * 100 : page * 100]
        if (method, path) == ("POST", notes):
            self.note(BOT, json.loads(sent)["body"])
            return 201, self.notes[-1]
        [note] = [one for one in self.notes if path == f"{notes}/{one['id']}" and one["author"]["id"] == BOT]
        note["body"] = json.loads(sent)["body"].strip()
        return 200, note

    def _released(self, method: str, path: str, sent: bytes) -> tuple[int, Any]:
        if method == "PUT" and path.startswith("/packages/generic/"):
            self.packages[path] = sent
            return 201, {"message": "201 Created"}
        if (method, path) == ("POST", "/releases"):
            made = json.loads(sent)
            self.releases[made["tag_name"]] = made
            return 201, made
        found = self.releases.get(path.removeprefix("/releases/"))
        return (200, found) if found else (404, {"message": "404 Not Found"})

    def note(self, who: int, body: str) -> None:
        self.notes.append({"id": len(self.notes) + 1, "author": {"id": who}, "body": body.strip()})


class _Handler(BaseHTTPRequestHandler):
    forge: Forge

    def _answer(self) -> None:
        sent = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        token = {name.lower(): value for name, value in self.headers.items()}
        status, what = self.forge.answer(self.command, self.path, sent, token)
        body = json.dumps(what).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_POST = do_PUT = _answer  # noqa: N815 (as the library has it)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def forge() -> Iterator[Forge]:
    """For as long as the context lasts."""
    made = Forge()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"forge": made}))
    made.address = f"http://127.0.0.1:{server.server_port}/api/v4"
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


_CONDITION = re.compile(r'^\$(?P<name>\w+) == (?:\$(?P<other>\w+)|"(?P<text>[^"]*)")$')


def holds(rules: list[Mapping[str, str]], variables: Mapping[str, str]) -> bool:
    """Whether one of the rules does; they know of equality alone."""
    for rule in rules:
        condition = _CONDITION.match(rule["if"])
        assert condition, rule
        wanted = variables.get(condition["other"]) if condition["other"] else condition["text"]
        if variables.get(condition["name"]) == wanted:
            return True
    return False


def jobs(variables: Mapping[str, str]) -> list[str]:
    """Those of a pipeline, stage by stage; none: no pipeline."""
    if not holds(PIPELINE["workflow"]["rules"], variables):
        return []
    chosen = [name for name, job in JOBS.items() if holds(job["rules"], variables)]
    return sorted(chosen, key=lambda name: PIPELINE["stages"].index(JOBS[name]["stage"]))


@dataclass
class Runner:
    """Runs pipelines of a commit of the forge's repository, each job in a clone of its own."""

    made: Server
    forge: Forge
    bin: Path
    """Where the programs of the image are."""

    def pipeline(
        self, when: str, commit: str, variables: Mapping[str, str], *, without: Collection[str] = ()
    ) -> Path:
        """A folder with the artifacts of all its jobs.

        :raises AssertionError: with what a job said, if it failed.
        """
        its = {"CI_DEFAULT_BRANCH": "main", **variables}
        artifacts = self.made.folder / "artifacts" / when.replace(":", "")
        artifacts.mkdir(parents=True)
        for name in (name for name in jobs(its) if name not in without):
            self._job(JOBS[name], commit, artifacts, self._environment(when, its))
        return artifacts

    def _environment(self, when: str, variables: Mapping[str, str]) -> dict[str, str]:
        return {
            **self.made.environment(when),
            **{name: value for name, value in PIPELINE["variables"].items() if "$" not in value},
            "PATH": f"{self.bin}:/usr/bin:/bin",
            "CI": "true",
            "CI_API_V4_URL": self.forge.address,
            "CI_PROJECT_ID": "7",
            "CI_JOB_TOKEN": "of-the-job",
            "GITLAB_USER_NAME": "Mia Merger",
            "GITLAB_USER_EMAIL": "mia@intranet.example",
            **variables,
        }

    def _job(self, job: Mapping[str, Any], commit: str, artifacts: Path, its: Mapping[str, str]) -> None:
        """A fresh clone with no branch, the artifacts of the jobs before, and what the caches hold."""
        clone, caches = self.made.folder / "clone", self.made.folder / "caches"
        git(self.made.folder, "clone", "--quiet", "--no-checkout", str(self.made.forge), str(clone))
        git(clone, "checkout", "--quiet", "--detach", commit)
        for kept in (artifacts, caches):
            shutil.copytree(kept, clone, dirs_exist_ok=True) if kept.is_dir() else None
        lines = "\n".join([*PIPELINE["default"]["before_script"], *job["script"]])
        run = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", lines],
            cwd=clone,
            env=dict(its),
            capture_output=True,
            text=True,
            check=False,
        )
        _keep(clone, job.get("artifacts", {}).get("paths", []), artifacts)
        _keep(clone, [path for cache in job.get("cache", []) for path in cache["paths"]], caches)
        shutil.rmtree(clone)
        assert run.returncode == 0, run.stdout + run.stderr


def _keep(clone: Path, paths: list[str], where: Path) -> None:
    for path in paths:
        source, target = clone / path, where / path
        if source.is_dir():
            shutil.copytree(source, target, dirs_exist_ok=True)
        elif source.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(source, target)
