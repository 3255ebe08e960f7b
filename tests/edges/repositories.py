"""Sites in real repositories, edited and committed at known moments."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.edges.sites import write


@dataclass(frozen=True)
class Repository:
    """A working tree."""

    folder: Path

    def git(self, *arguments: str, when: str = "2026-11-01T12:00:00+00:00") -> str:
        identity = {
            "GIT_AUTHOR_NAME": "Content team",
            "GIT_AUTHOR_EMAIL": "content@intranet.example",
            "GIT_COMMITTER_NAME": "Content team",
            "GIT_COMMITTER_EMAIL": "content@intranet.example",
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
        }
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **identity},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, subject: str, when: str, files: Mapping[str, str] | None = None) -> str:
        """Everything as it lies there; the name of the commit."""
        write(self.folder, files or {})
        self.git("add", "--all", when=when)
        self.git("commit", "--quiet", "--allow-empty", "-m", subject, when=when)
        return self.git("rev-parse", "HEAD")

    def edit(self, path: str, old: str, new: str) -> None:
        """One passage of a file."""
        file = self.folder / path
        text = file.read_text(encoding="utf-8")
        assert text.count(old) == 1, (path, old)
        file.write_text(text.replace(old, new), encoding="utf-8")


def repository(folder: Path, files: Mapping[str, str]) -> Repository:
    """A new repository whose branch is `main`, with the first version committed on 5 October 2026."""
    folder.mkdir(parents=True, exist_ok=True)
    made = Repository(folder)
    made.git("init", "--quiet", "--initial-branch=main")
    made.commit("First version", "2026-10-05T12:00:00+00:00", files)
    return made
