"""The git command, as far as history needs it: few processes, untouched by the user's settings."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

_KEPT = ("GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM", "GIT_EXEC_PATH", "GIT_CONFIG_")
"""Where git itself is, where it may look, and what it trusts. Any other `GIT_…`, as a hook sets them, could
lead to another repository or change what is printed."""

_ALWAYS = (
    "--no-pager",
    # Both are private to one clone: history is the same in all.
    "--no-replace-objects",
    "--literal-pathspecs",
    *("-c", "core.quotepath=off"),
    *("-c", "i18n.logOutputEncoding=UTF-8"),
    *("-c", "log.showSignature=false"),
    *("-c", "log.showRoot=true"),
    *("-c", "log.follow=false"),
    # The repository's own `.mailmap` counts.
    *("-c", "mailmap.file="),
    *("-c", "log.diffMerges=separate"),
    # As settings where the option is younger than the git of many a server.
    *("-c", "diff.relative=false"),
)

_AT_ONCE = 500
"""So many names of blobs fit into a pipe while git is still busy with the first of them."""


class NoGit(Exception):  # noqa: N818 - a fact about the machine
    """There is no git command."""


class GitError(Exception):
    """What git refuses, in its own words."""


class Git:
    """Git in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def at(self, folder: Path) -> Git:
        """The same in another folder."""
        return Git(folder)

    def run(self, *arguments: str, given: bytes = b"") -> bytes:
        """What a command prints, of what it is given to read."""
        try:
            done = subprocess.run(
                _command(self._folder, arguments),
                input=given,
                capture_output=True,
                env=_environment(os.environ),
                check=False,
            )
        except OSError as error:
            raise NoGit(str(error)) from None
        if done.returncode:
            raise GitError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout

    def line(self, *arguments: str) -> str | None:
        """The one line that a command prints, a path for instance; `None` where it prints nothing."""
        printed = os.fsdecode(self.run(*arguments)).removesuffix("\n")
        return printed.removesuffix("\r") or None

    @contextmanager
    def blobs(self) -> Iterator[Blobs]:
        """One process that gives out any number of blobs."""
        with Blobs(self._folder) as blobs:
            yield blobs


class Blobs:
    """`git cat-file --batch`, started when the first blob is asked for."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Blobs:
        return self

    def __exit__(self, *_: object) -> None:
        process, self._process = self._process, None
        if process:
            process.kill()
            process.communicate()

    def read(self, names: Sequence[str]) -> Iterator[bytes | None]:
        """The bytes of each, in their order; `None` for what is not in this clone."""
        for start in range(0, len(names), _AT_ONCE):
            yield from self._read(names[start : start + _AT_ONCE])

    def _read(self, names: Sequence[str]) -> Iterator[bytes | None]:
        self._process = self._process or _start(self._folder)
        asked, told = self._process.stdin, self._process.stdout
        assert asked is not None
        assert told is not None
        try:
            asked.write("".join(f"{name}\n" for name in names).encode())
            asked.flush()
        except OSError as error:
            raise GitError(f"git cat-file: {error.strerror}") from None
        for _ in names:
            head = told.readline().split()
            if not head:
                raise GitError("git cat-file ended before it had told all")
            # `<name> missing`, or `<name> blob <size>` and the blob behind it
            whole = None if head[-1] == b"missing" else told.read(int(head[2]) + 1)[:-1]
            yield whole if head[1] == b"blob" else None


def _start(folder: Path) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            _command(folder, ("cat-file", "--batch")),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(os.environ),
        )
    except OSError as error:
        raise NoGit(str(error)) from None


def _command(folder: Path, arguments: Sequence[str]) -> list[str]:
    return ["git", "-C", str(folder), *_ALWAYS, *arguments]


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    kept = {
        name: value for name, value in ours.items() if not name.startswith("GIT_") or name.startswith(_KEPT)
    }
    return {**kept, "LC_ALL": "C", "LANGUAGE": "", "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0"}
