"""The files of `content/`: which are ordinary pages, and which stand where nobody reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from cjm_plugin.loading import codes
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import Fault
from cjm_plugin.loading.frontmatter import decoded
from cjm_plugin.loading.tree import DATA, MARKDOWN, SourceFile, largest, object_folder
from cjm_plugin.model.kinds import BY_FOLDER
from cjm_plugin.model.problem import Problem

_NEAR = 0.85
"""`journey` is this near to `journeys`; `changes`, a page of its own, is not to `channels`."""

_NEARLY_MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".mdwn", ".yml", ".yaml", ".json", ".txt")


def text_of(file: SourceFile) -> str:
    """A file's text."""
    if file.fault:
        raise file.fault
    if len(file.data) > largest(file.path):
        raise Fault(codes.TOO_LARGE, f"is larger than {largest(file.path) // 2**20} MiB")
    return decoded(file.data)


def is_page(path: str) -> bool:
    """Whether a file is an ordinary page."""
    return path.endswith(MARKDOWN) and object_folder(path) is None and not path.startswith(f"{DATA}/")


def place_problems(files: Iterable[SourceFile], prefix: str) -> Iterator[Problem]:
    """What is wrong with files that are neither objects nor data, and with the folders they are in."""
    warned: set[str] = set()
    for file in files:
        folder = file.path.partition("/")[0] if "/" in file.path else ""
        if object_folder(file.path) or folder == DATA:
            continue
        if file.fault:
            yield _problem(f"{prefix}/{file.path}".rstrip("/"), file.fault.code, file.fault.message)
        elif (
            folder in BY_FOLDER
            and file.path.lower().endswith(_NEARLY_MARKDOWN)
            and not file.path.endswith(MARKDOWN)
        ):
            yield _problem(
                f"{prefix}/{file.path}",
                codes.NOT_READ,
                "is not read; an object's file ends in .md or .markdown",
            )
        elif (
            folder
            and folder not in warned
            and file.path.endswith(MARKDOWN)
            and (near := _near_collection(folder))
        ):
            warned.add(folder)
            yield _problem(
                f"{prefix}/{folder}",
                codes.NEAR_FOLDER,
                f"the folder is not a collection; did you mean '{near}'?",
            )


def _near_collection(folder: str) -> str | None:
    """The collection that a folder was probably meant to be."""
    if folder in BY_FOLDER:
        return None
    name = folder.casefold()
    for known, kind in BY_FOLDER.items():
        if name in {known, kind.value} or SequenceMatcher(None, name, known).ratio() >= _NEAR:
            return known
    return None


def _problem(path: str, code: Code, message: str) -> Problem:
    return Problem(path=path, code=code.id, severity=code.severity, message=message)
