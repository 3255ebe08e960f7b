"""Places in the frontmatter, named so that they stay the same when something is added above them."""

from __future__ import annotations

import re
from typing import Any

from cjm_plugin.loading.fault import Fault
from cjm_plugin.loading.frontmatter import decoded, split
from cjm_plugin.loading.yaml_reader import read

_PART = re.compile(r"\[(\d+)\]|\.?([^.\[\]]+)")
_IDENTITIES = ("id", "stage", "to", "metric", "code", "title")
"""What tells the members of the model's lists apart, the surest first."""


def plain_data(file: bytes) -> Any:
    """The frontmatter of an object's file as plain values; `None` where it cannot be read."""
    try:
        return read(split(decoded(file)).frontmatter).value
    except Fault:
        return None


def steady_field(data: Any, field: str) -> str:
    """A problem's field with names for numbers: `stages[choose].touchpoints[compare-on-site].channel`.

    A number stays where nothing tells the members of a list apart.
    """
    found = ""
    for index, key in _PART.findall(field):
        if key:
            data = data.get(key) if isinstance(data, dict) else None
            found += f".{key}"
        else:
            data = data[int(index)] if isinstance(data, tuple) and int(index) < len(data) else None
            found += f"[{_identity(data) or index}]"
    return found.removeprefix(".")


def _identity(member: Any) -> str:
    if isinstance(member, dict):
        return next((member[name] for name in _IDENTITIES if isinstance(member.get(name), str)), "")
    return member if isinstance(member, str) else ""
