"""Paths as the file has them.

In the model, `by_persona` and `departments` are lists; in the file, they are mappings, and `departments` may
be one name.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

from cjm_plugin.model.references import Path

_MAPPINGS = frozenset({"by_persona", "departments"})
_NAMES = frozenset({"persona", "@persona", "department"})
"""What is a key in the file and a field in the model."""


class Written(NamedTuple):
    """A place in the frontmatter: a value, or a key of a mapping."""

    path: Path
    is_key: bool = False


Names: TypeAlias = Callable[[Path], Sequence[str] | None]
"""The keys of the mapping at a path of the file, in their order; `None` where there is no mapping."""


def written(path: Path, names: Names) -> Written:
    """Where in the file a path of the model leads."""
    found: list[str | int] = []
    for i, part in enumerate(path):
        step = part
        if isinstance(part, int) and i and path[i - 1] in _MAPPINGS:
            keys = names(tuple(found))
            if keys is None:
                return Written(tuple(found))
            step = keys[part]
        elif i > 1 and path[i - 2] in _MAPPINGS and (part in _NAMES or part == "role"):
            return Written(tuple(found), part in _NAMES)
        found.append(step)
    return Written(tuple(found))


def names_in(data: Any) -> Names:
    """The keys in plain values."""

    def names(path: Path) -> Sequence[str] | None:
        here = data
        for part in path:
            here = _inside(here, part)
        return tuple(here) if isinstance(here, dict) else None

    return names


def _inside(data: Any, part: str | int) -> Any:
    if isinstance(data, dict):
        return data.get(part)
    if isinstance(data, tuple) and isinstance(part, int) and part < len(data):
        return data[part]
    return None
