"""Paths as the file has them.

In the model, `by_persona` and `departments` are lists; in the file, they are mappings, and `departments` may
be one name.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from cjm_plugin.model.references import Path

_MAPPINGS = frozenset({"by_persona", "departments"})
_NAMES = frozenset({"persona", "@persona", "department"})
"""What is a key in the file and a field in the model."""


class Written(NamedTuple):
    """A place in the frontmatter: a value, or a key of a mapping."""

    path: Path
    is_key: bool = False


def written(data: Any, path: Path) -> Written:
    """Where in the plain data a path of the model leads."""
    found: list[str | int] = []
    for i, part in enumerate(path):
        step = part
        if isinstance(part, int) and i and path[i - 1] in _MAPPINGS:
            if not isinstance(data, dict):
                return Written(tuple(found))
            step = list(data)[part]
        elif i > 1 and path[i - 2] in _MAPPINGS and (part in _NAMES or part == "role"):
            return Written(tuple(found), part in _NAMES)
        found.append(step)
        data = _inside(data, step)
    return Written(tuple(found))


def _inside(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, tuple) and isinstance(part, int) and part < len(data):
        return data[part]
    return None
