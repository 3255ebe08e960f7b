"""Who is asked for a review: CODEOWNERS, and whether the one that is there is in step with the maps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from cjm_plugin.edges.compared import Broken, working_tree
from cjm_plugin.edges.project import Project
from cjm_plugin.history import folder_below
from cjm_plugin.model.department import Department
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.reports.codeowners import Codeowners, codeowners, generated


class OutOfStep(Broken):
    """What a CODEOWNERS lacks or has too much, as a diff."""

    def __init__(self, message: str, diff: str = "") -> None:
        super().__init__(message)
        self.diff = diff


def asked(its: Project, now: dt.datetime) -> Codeowners:
    """Of the content as it lies there.

    :raises Broken: where it has errors.
    """
    loaded = working_tree(its, now).loaded
    folder = folder_below(its.folders.content)
    # Outside of a repository, the one to come is taken to begin where mkdocs.yml is.
    return codeowners(loaded.catalog, loaded.prefix, loaded.prefix if folder is None else folder)


def unasked(departments: tuple[Department, ...]) -> Iterator[str]:
    """A sentence for each department that no forge can ask."""
    for its in departments:
        why = f"its contact '{its.contact}' is not" if its.contact else "it has no contact that is"
        yield f"the department '{its.id}' is not asked: {why} a mail address or a name on the forge"


def compare(file: Path, right: str) -> None:
    """Lines above the head are left to whoever wrote them.

    :raises OutOfStep: where the file is not there, or does not say the same.
    """
    try:
        there = generated(file.read_text(encoding="utf-8", errors="replace"))
    except OSError as error:
        raise OutOfStep(f"{file}: cannot be read: {error.strerror}; `cjm codeowners` writes it") from None
    if there != right:
        message = f"{file}: is out of step with the maps; `cjm codeowners` tells what belongs into it"
        raise OutOfStep(message, "".join(_differences(file, there, right)))


def _differences(file: Path, there: str, right: str) -> Iterator[str]:
    """No terminal is told to do anything by what somebody wrote there."""
    sides = there.splitlines(), right.splitlines()
    for line in unified_diff(*sides, str(file), "cjm codeowners", lineterm="", n=0):
        yield f"{line[:1]}{clean(line[1:])}\n"
