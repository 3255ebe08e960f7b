"""`template:` in an object's frontmatter: only the host knows which templates its theme has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from cjm_plugin.model.base import Object
from cjm_plugin.model.problem import Problem

CODE = "CJM090"
MEANING = "an object names a template that the theme does not have"


def missing(things: Iterable[Object], root: Path, folders: Iterable[str]) -> Iterator[Problem]:
    """A problem for each template that stands in none of the theme's folders. MkDocs would fail half-way."""
    known = [Path(folder) for folder in folders]
    for thing in things:
        name = thing.template
        if name is not None and not any((folder / name).is_file() for folder in known):
            line, column = _place(root / thing.path)
            message = (
                f"the theme has no template '{name}'; remove the line, or put the file into theme.custom_dir"
            )
            yield Problem(
                path=thing.path, line=line, column=column, field="template", code=CODE, message=message
            )


def _place(file: Path) -> tuple[int, int]:
    """Where the key's value begins, 1-based."""
    key = "template:"
    for number, line in enumerate(file.read_text(encoding="utf-8-sig").splitlines(), 1):
        if line.startswith(key):
            return number, len(line) - len(line.removeprefix(key).lstrip()) + 1
    return 1, 1
