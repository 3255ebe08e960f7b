"""The JSON Schema of an object's frontmatter, for editors that help to write it."""

from __future__ import annotations

from typing import Any

from cjm_plugin.model.base import EXTENSION, FILE
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.kinds import Kind

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """Of every kind."""
    return {kind.value: schema(kind) for kind in Kind}


def schema(kind: Kind) -> dict[str, Any]:
    """Of one kind: what the author may write, without what loading adds from the file's name and body."""
    found = MODELS[kind].model_json_schema(by_alias=True, mode="validation")
    parts: dict[str, Any] = found.get("$defs", {})
    parts.pop("Extension", None)
    for part in [found, *parts.values()]:
        _clean(part)
    return {"$schema": _DIALECT, **found}


def _clean(part: dict[str, Any]) -> None:
    """The author's own keys may stand in every mapping; loading's never do."""
    if "properties" not in part:
        return
    part["properties"] = {name: field for name, field in part["properties"].items() if not _is_inner(name)}
    part["patternProperties"] = {f"^{EXTENSION}": {}}
    if "required" in part:
        part["required"] = [name for name in part["required"] if not _is_inner(name)]


def _is_inner(name: str) -> bool:
    return name.startswith(FILE) or name == EXTENSION
