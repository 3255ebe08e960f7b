"""A plain server with a forge to fetch from: a bare repository that authors push to."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

from tests.edges.repositories import Repository, repository
from tests.support.repositories import git
from tests.support.small import AROUND, JOURNEY, MAP

SHIPPED = Path(__file__).parents[2] / "docs" / "publishing"
FILES = {
    ".gitignore": "/site/\n/.cache/\n",
    "mkdocs.yml": """\
        site_name: Journeys
        site_url: https://journeys.intranet.example/
        docs_dir: content
        theme: {name: material, font: false}
        plugins: [cjm]
        """,
    "subscriptions.yml": """\
        subscribers:
          - {name: Board, follows: everything, to: "json://127.0.0.1:${PORT}/board"}
        """,
    MAP: JOURNEY,
    **AROUND,
}


@dataclass(frozen=True)
class Server:
    """The home of `publish` and `close-week`, the forge beside it, and an author's clone."""

    folder: Path

    @property
    def home(self) -> Path:
        return self.folder / "journeys"

    @property
    def forge(self) -> Path:
        return self.folder / "forge.git"

    @property
    def author(self) -> Repository:
        return Repository(self.folder / "author")

    @property
    def site(self) -> Path:
        """What the web server shows."""
        return self.home / "site"

    def feels(self, before: int, after: int, when: str) -> str:
        """An author's edit of the map's one emotion, pushed."""
        self.author.edit(MAP, f"emotion: {before}", f"emotion: {after}")
        return self.push(f"Feel {after}", when)

    def push(self, subject: str, when: str) -> str:
        commit = self.author.commit(subject, f"{when}:00+00:00")
        self.author.git("push", "--quiet", "origin", "main")
        return commit

    def run(self, when: str, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
        """A script at a moment, as cron gives it."""
        return subprocess.run(
            [SHIPPED / command[0], *command[1:]],
            capture_output=True,
            text=True,
            check=False,
            env=self.environment(when, **settings),
        )

    def environment(self, when: str, **settings: str) -> dict[str, str]:
        moment = dt.datetime.fromisoformat(f"{when}:00+00:00")
        return {
            "PATH": f"{SHIPPED}:/usr/bin:/bin",
            "HOME": str(self.folder),
            "TZ": "UTC",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "JOURNEYS": str(self.home),
            "SERVE_POLICY": f"tee -a {self.home}/policies",
            "SOURCE_DATE_EPOCH": str(int(moment.timestamp())),
            **settings,
        }

    def tags(self, where: str = "forge.git") -> Sequence[str]:
        return git(self.folder / where, "tag").split()


def server(folder: Path) -> Server:
    """As the guide sets it up; the first version is a month old."""
    made = Server(folder)
    first = repository(folder / "author", {path: dedent(text) for path, text in FILES.items()})
    first.git("clone", "--quiet", "--bare", str(first.folder), str(made.forge))
    first.git("remote", "add", "origin", str(made.forge))
    first.git("clone", "--quiet", str(made.forge), str(made.home / "maps"))
    git(made.home / "maps", "config", "user.name", "Journeys")
    git(made.home / "maps", "config", "user.email", "journeys@intranet.example")
    (made.home / "venv").symlink_to(sys.prefix)
    return made


def copy(made: Server, folder: Path) -> Server:
    """A server as it stands, to go on from; its clones keep to its own forge."""
    shutil.copytree(made.folder, folder, symlinks=True)
    other = Server(folder)
    for clone in (other.home / "maps", other.author.folder):
        git(clone, "remote", "set-url", "origin", str(other.forge))
    return other
