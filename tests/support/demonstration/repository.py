"""The story as a git repository."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from tests.support.demonstration.states import states
from tests.support.demonstration.story import AUTHORS, Step, story

ROOT = Path(__file__).parents[3]
_ALONE = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
"""Whoever makes it, whatever their git is told to do: the same commits."""
_BRANCH = "refs/heads/main"
_BESIDE = ("mkdocs.yml", "overrides")
"""What a site is built with, from the first commit on as it is today."""


def make(folder: Path, root: Path = ROOT) -> None:
    """Makes the repository of a demonstration in a folder, and checks its last state out."""
    steps = story()
    found = states(root / "content", steps)
    folder.mkdir(parents=True, exist_ok=True)
    _git(folder, "init", "--quiet", "--template=", "--initial-branch=main", "--object-format=sha1", ".")
    _git(folder, "fast-import", "--quiet", "--date-format=raw", given=b"".join(_stream(root, steps, found)))
    _git(folder, "reset", "--quiet", "--hard", "main")


def now() -> dt.datetime:
    """The demonstration's today, the moment of the last step: week 47 is closed, the next one has begun."""
    return story()[-1].when


def _git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    run = subprocess.run(
        ["git", *arguments], cwd=folder, env={**kept, **_ALONE}, input=given, capture_output=True, check=False
    )
    if run.returncode:
        raise RuntimeError(f"git {arguments[0]}: {run.stderr.decode(errors='replace')}")


def _stream(root: Path, steps: tuple[Step, ...], found: tuple[Mapping[str, str], ...]) -> Iterator[bytes]:
    """What `git fast-import` reads: one commit a step, two where a branch was merged."""
    parent = 0
    before: Mapping[str, str] = {}
    for step, after in zip(steps, found, strict=True):
        changes = _changes(before, after) if parent else b"".join(_all_files(root, after))
        if step.branch:
            yield _commit(
                step, parent + 1, (parent,), _message(step), step.when - dt.timedelta(hours=2), changes
            )
            title = f"Merge pull request #{step.pull} from {step.branch}\n\n{step.subject}\n"
            yield _commit(step, parent + 2, (parent, parent + 1), title, step.when, changes)
            parent += 2
        else:
            yield _commit(step, parent + 1, (parent,), _message(step), step.when, changes)
            parent += 1
        before = after


def _message(step: Step) -> str:
    number = f" (#{step.pull})" if step.pull and not step.branch else ""
    return f"{step.subject}{number}\n" + (f"\n{step.body}\n" if step.body else "")


def _commit(
    step: Step, mark: int, parents: tuple[int, ...], message: str, when: dt.datetime, changes: bytes
) -> bytes:
    who = f"{AUTHORS[step.author]} <{step.author}@example.org> {int(when.timestamp())} {when:%z}"
    head = f"commit {_BRANCH}\nmark :{mark}\nauthor {who}\ncommitter {who}\n".encode()
    first, *others = [f":{parent}" for parent in parents if parent] or [""]
    lines = (f"from {first}\n" if first else "") + "".join(f"merge {other}\n" for other in others)
    return head + _data(message.encode()) + lines.encode() + changes


def _changes(before: Mapping[str, str], after: Mapping[str, str]) -> bytes:
    gone = (f"D {_quoted(f'content/{path}')}\n".encode() for path in before if path not in after)
    new = (
        _file(f"content/{path}", text.encode()) for path, text in after.items() if before.get(path) != text
    )
    return b"".join((*gone, *new))


def _all_files(root: Path, texts: Mapping[str, str]) -> Iterator[bytes]:
    yield _file(".gitignore", b"/site/\n/.cache/\n")
    for name in _BESIDE:
        path = root / name
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file():
                yield _file(file.relative_to(root).as_posix(), file.read_bytes())
    yield _changes({}, texts)


def _file(path: str, data: bytes) -> bytes:
    return f"M 100644 inline {_quoted(path)}\n".encode() + _data(data)


def _data(data: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(data), data)


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
