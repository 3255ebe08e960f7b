"""Real git repositories, made in a few calls from lists of edits.

maps = Repository(folder)
maps.commit("2026-11-10 12:00 +01:00", {"content/personas/family.md": "…"}, "Draw the family")
maps.write()
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from typing import TypeAlias

Files: TypeAlias = Mapping[str | bytes, str | bytes | None]
"""What a commit changes, by path from the top of the repository; `None`: takes the file away."""

LINK = "120000"
SUBMODULE = "160000"
_FILE = "100644"


def git(folder: Path, *arguments: str) -> str:
    """Any git command, untouched by the settings of whoever runs the tests."""
    done = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, check=False, env=environment()
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().strip()


def environment() -> dict[str, str]:
    ours = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return {**ours, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


class Repository:
    """Commits are gathered, and written all at once."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._stream: list[bytes] = []
        self._written: set[str] = set()
        """Branches with commits of an earlier stream, which a new one has to be told to go on from."""
        self._since_fork: dict[str, dict[str | bytes, str | bytes | None]] = {}
        git(folder, "init", "--quiet", "--initial-branch=main")

    def commit(  # noqa: PLR0913  # All that a commit has.
        self,
        when: str,
        files: Files,
        message: str = "Edit the maps",
        *,
        author: str = "Ada Author",
        branch: str = "main",
        merging: str = "",
        mode: str = _FILE,
    ) -> None:
        """A commit on a branch; `when` is the committer's date."""
        if branch in self._since_fork:
            self._since_fork[branch].update(files)
        moment = dt.datetime.fromisoformat(when)
        stamp = f"{int(moment.timestamp())} {moment:%z}".encode()
        self._stream += [
            f"commit refs/heads/{branch}".encode(),
            b"author %s <author@example.org> 946684800 +0000" % author.encode(),
            b"committer Carl Committer <committer@example.org> %s" % stamp,
            _data(message.encode()),
        ]
        if branch in self._written:
            self._written.discard(branch)
            self._stream.append(f"from refs/heads/{branch}^0".encode())
        if merging:
            self._stream.append(f"merge refs/heads/{merging}".encode())
        self._stream += [part for path, data in files.items() for part in _change(path, data, mode)]

    def branch(self, name: str, start: str = "main") -> None:
        """A branch off what was committed up to now."""
        self._since_fork[name] = {}
        self._stream += [f"reset refs/heads/{name}".encode(), f"from refs/heads/{start}".encode()]

    def merge(self, branch: str, when: str, message: str, *, author: str = "Mia Merger") -> None:
        """A merge commit on `main` with all that the branch changed."""
        self.commit(when, self._since_fork[branch], message, author=author, merging=branch)

    def write(self, *, check_out: str = "main") -> Repository:
        """Into the repository, and into its folder."""
        stream = b"\n".join(self._stream) + b"\n"
        self._stream = []
        command = ["git", "-C", str(self.folder), "fast-import", "--quiet", "--force"]
        done = subprocess.run(command, input=stream, capture_output=True, check=False, env=environment())
        assert done.returncode == 0, done.stderr.decode()
        self._written = set(
            git(self.folder, "for-each-ref", "--format=%(refname:short)", "refs/heads").split()
        )
        git(self.folder, "checkout", "--quiet", "--force", check_out)
        return self


def _change(path: str | bytes, data: str | bytes | None, mode: str) -> list[bytes]:
    name = _quoted(path.encode() if isinstance(path, str) else path)
    if data is None:
        return [b"D " + name]
    if mode == SUBMODULE:
        assert isinstance(data, str)
        return [b"M 160000 %s %s" % (data.encode(), name)]
    return [b"M %s inline %s" % (mode.encode(), name), _data(_bytes(data))]


def _bytes(data: str | bytes) -> bytes:
    return dedent(data).encode() if isinstance(data, str) else data


def _data(data: bytes) -> bytes:
    return b"data %d\n%s" % (len(data), data)


def _quoted(path: bytes) -> bytes:
    r"""As fast-import reads it: `"caf\303\251"`."""
    return b'"%s"' % b"".join(
        b"\\%03o" % byte if byte < 32 or byte > 126 or byte in b'"\\' else bytes([byte]) for byte in path
    )
