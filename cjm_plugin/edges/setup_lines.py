"""On which lines of mkdocs.yml its values stand: asked for only where there is something to say of one."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import TypeAlias

import yaml

Way: TypeAlias = tuple[Hashable, ...]
"""Keys and positions that lead to a value: `("plugins", 1, "cjm", "checks")`."""


def place(file: Path, way: Way) -> str:
    """`mkdocs.yml:12`; without a line where the value comes from the file that this one inherits from."""
    line = _line(file, way)
    return f"{file}:{line}" if line else str(file)


def _line(file: Path, way: Way) -> int:
    """Of the key, 1-based; 0 where the file doesn't have it."""
    line, node = 0, _root(file)
    for part in way:
        found = _inside(node, part)
        if found is None:
            return 0
        mark, node = found
        line = mark.start_mark.line + 1
    return line


def _root(file: Path) -> yaml.Node | None:
    """Only composed, so that no tag is asked for its value."""
    try:
        with file.open("rb") as stream:
            root: yaml.Node | None = yaml.compose(stream, yaml.SafeLoader)
    except (OSError, yaml.YAMLError):
        return None
    return root


def _inside(node: yaml.Node | None, part: Hashable) -> tuple[yaml.Node, yaml.Node] | None:
    """What has the line, and what is further inside."""
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    if isinstance(node, yaml.MappingNode):
        found = ((key, value) for key, value in node.value if key.value == str(part))
        return next(found, None)
    # A plugin without options is its bare name.
    return (node, node) if isinstance(node, yaml.ScalarNode) and node.value == part else None
