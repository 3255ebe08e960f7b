"""All problems of the content and of the subscriptions to it, as `cjm check` lists them.

They follow from the bytes of the files, the names of those that are only linked to, the options, the day, the
language and the program. Where none of that has changed, they are not looked for again, and what would look
for them is not even imported.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from cjm_plugin import caching
from cjm_plugin.caching import Entries
from cjm_plugin.edges import cache, subscribing
from cjm_plugin.edges.options import settings
from cjm_plugin.edges.project import Project
from cjm_plugin.loading import SourceFile, is_counted
from cjm_plugin.loading.tree import folder_files
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.rendering.locale import Locale

_LIBRARIES = ("babel", "pydantic", "pydantic-core", "PyYAML")
_SPARE = 9
"""So many other states of the content are kept: those of other branches, days and options."""


@dataclass(frozen=True)
class Checked:
    """What was found, and in how much."""

    problems: tuple[Problem, ...]
    files: int
    """How many objects and data files were looked into."""
    sources: tuple[SourceFile, ...] = field(repr=False)
    """The files themselves, with the bytes that were checked."""


class _Found(NamedTuple):
    problems: tuple[Problem, ...]
    files: int


def check(its: Project, now: dt.datetime, *, anew: bool = False) -> Checked:
    """All problems, of structure and of practice.

    :param anew: what is kept is neither asked nor written.
    """
    files = tuple(folder_files(its.folders.content))
    subscriptions = subscribing.source(its.folders)
    if anew:
        return Checked(*_worked_out(its, now, files, subscriptions), files)
    entries = Entries(cache.folder(its.folders.root, "check"), ".json")
    key = _key(its, now, (*files, *subscriptions))
    kept = _read(entries.find(key))
    found = kept or _worked_out(its, now, files, subscriptions)
    if not kept:
        entries.keep(key, _written(found))
        entries.tidy([key], _SPARE)
    return Checked(*found, files)


def below(checked: Checked, its: Project, paths: Sequence[Path]) -> Checked:
    """What is about some files, or about what is below some folders."""
    tops = [*map(_normal, paths)]

    def is_there(path: str) -> bool:
        file = _normal(its.folders.root / path)
        return any(file.is_relative_to(top) for top in tops)

    problems = tuple(problem for problem in checked.problems if is_there(problem.path))
    shown = (f"{its.folders.shown}/{file.path}" for file in checked.sources if is_counted(file.path))
    files = {*filter(is_there, shown), *(problem.path for problem in problems)}
    return replace(checked, problems=problems, files=len(files))


def _normal(path: Path) -> Path:
    """Without `..`, and by the names of links, not of what they lead to."""
    return Path(os.path.abspath(path))  # noqa: PTH100  # Path.absolute keeps `..`.


def _worked_out(
    its: Project, now: dt.datetime, files: Sequence[SourceFile], subscriptions: Sequence[SourceFile]
) -> _Found:
    # Late on purpose: what is kept is told without it.
    from cjm_plugin.edges import content, subscribed  # noqa: PLC0415  # Take as long as all the rest.

    read = content.read(its.folders, its.options, now, files)
    practised = read.practised(Locale.of(its.language))
    wrong = content.weighed(subscribed.read(subscriptions, read.loaded).problems, its.options.checks)
    problems = (*read.problems, *practised, *wrong)
    return _Found(tuple(sorted(problems)), read.loaded.files)


def _key(its: Project, now: dt.datetime, files: Iterable[SourceFile]) -> str:
    program = caching.program((".",), _LIBRARIES)
    day = settings(its.options, now)
    return caching.key(program, its.folders.shown, its.language, day, its.options.checks, _digest(files))


def _digest(files: Iterable[SourceFile]) -> str:
    """Paths hold no NUL: no two sets of files look alike."""
    digest = hashlib.sha256()
    for file in files:
        fault = f"{file.fault.code.id} {file.fault.message}" if file.fault else ""
        digest.update(f"{file.path}\0{fault}\0{len(file.data)}\0".encode() + file.data)
    return digest.hexdigest()


def _written(found: _Found) -> bytes:
    rows = [
        (one.path, one.line, one.column, one.field, one.code, one.severity.value, one.message, one.beside)
        for one in found.problems
    ]
    return json.dumps([found.files, rows], ensure_ascii=False).encode("utf-8", "surrogatepass")


def _read(told: bytes | None) -> _Found | None:
    try:
        files, rows = json.loads(told or b"null")
        return _Found(tuple(_problem(*row) for row in rows), int(files))
    except (ValueError, TypeError):
        return None


def _problem(path: str, line: int, column: int, *rest: str) -> Problem:
    field, code, severity, message, beside = rest
    return Problem(
        path=path,
        line=line,
        column=column,
        field=field,
        code=code,
        severity=Severity(severity),
        message=message,
        beside=beside,
    )
