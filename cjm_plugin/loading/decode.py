"""From plain values to the model's types.

Where a value is wrong, the rest of the file is still decoded: the wrong value is filled or left out, so that
everything that can be said about the file is said in one run.
"""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import quoted
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.sentences import sentence
from cjm_plugin.loading.shapes import UNREADABLE, field_at, filling, made_up_id
from cjm_plugin.loading.written import names_in, written
from cjm_plugin.model.base import FILE
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.ids import is_id
from cjm_plugin.model.references import Path

_ROUNDS = 6
"""Each round fills what the round before has laid bare."""

_SUGGESTIONS = 500
"""For so many problems of a file the nearest name is looked for."""


def decode(script: Manuscript, data: dict[str, Any]) -> None:
    """Make the object of a manuscript, and report what keeps it from being made.

    :param data: its frontmatter as plain values.
    """
    if FILE in script.split.frontmatter:
        _refuse_reserved(script, data)
    model = MODELS[script.kind]
    try:
        script.object = model.model_validate(_values(script, data))
    except ValidationError as error:
        script.whole = False
        details = error.errors(include_url=False)
        for number, detail in enumerate(details):
            _report(script, detail, suggest=number < _SUGGESTIONS)
        _decode_rest(script, data, details)


def _values(script: Manuscript, data: dict[str, Any]) -> dict[str, Any]:
    """What the model takes, with the names it has for what the file itself says."""
    return {
        **{key: value for key, value in data.items() if not key.startswith(FILE)},
        "@id": script.id if is_id(script.id) else "unreadable",
        "@path": script.path,
        "@story": script.split.body,
        "@story_line": script.split.body_line,
    }


def _refuse_reserved(script: Manuscript, data: dict[str, Any]) -> None:
    """Names that begin with `@` are the loader's own: no author's key of that name may reach the model."""
    for path, mapping in _mappings_with_reserved_names(data):
        for key in [key for key in mapping if key.startswith(FILE)]:
            script.whole = False
            script.report(
                codes.UNKNOWN_KEY,
                f"unknown key {quoted(key)}; a key of your own begins with 'x-'",
                (*path, key),
                key=True,
            )


def _mappings_with_reserved_names(data: dict[str, Any]) -> list[tuple[Path, dict[str, Any]]]:
    """The frontmatter itself, and what differs for each persona."""
    found: list[tuple[Path, dict[str, Any]]] = [((), data)]
    for s, stage in _items(data.get("stages")):
        for t, touchpoint in _items(stage.get("touchpoints")):
            variations = touchpoint.get("by_persona")
            if isinstance(variations, dict):
                path: Path = ("stages", s, "touchpoints", t, "by_persona")
                found += [
                    ((*path, name), fields) for name, fields in variations.items() if isinstance(fields, dict)
                ]
    return found


def _items(value: Any) -> list[tuple[int, dict[str, Any]]]:
    return (
        [(i, item) for i, item in enumerate(value) if isinstance(item, dict)]
        if isinstance(value, tuple)
        else []
    )


def _report(script: Manuscript, detail: ErrorDetails, *, suggest: bool) -> None:
    place = script.written(detail["loc"])
    said = sentence(MODELS[script.kind], detail, script, place.path, suggest=suggest)
    if said.code is codes.ID_FORM or detail["loc"][-1] == "id":
        script.unreadable.add(str(script.guide.raw(place.path) or detail["input"]))
    script.misread.add(str(place.path[0]))
    if said.code in {codes.MISSING, codes.EMPTY} and (lost := script.lost_at(place.path)):
        said = said._replace(message=lost)
    if said.meant and len(place.path) == 1:
        script.misread.add(said.meant)
    script.report(said.code, said.message, place.path, key=said.at_key or place.is_key)


def _decode_rest(script: Manuscript, plain: dict[str, Any], details: list[ErrorDetails]) -> None:
    """Decode again without what was wrong. The object is for further checks only."""
    for _ in range(_ROUNDS):
        data, names = _thawed(plain), names_in(plain)
        for detail in details:
            _mend(script, data, written(detail["loc"], names).path, detail)
        plain = _frozen(data)
        try:
            script.object = MODELS[script.kind].model_validate(_values(script, plain))
            return
        except ValidationError as error:
            details = error.errors(include_url=False)


def _mend(script: Manuscript, data: dict[str, Any], path: Path, detail: ErrorDetails) -> None:
    """Fill what is required or holds a place in a list; leave out the rest."""
    *way, last = path
    around: Any = data
    for part in way:
        try:
            around = around[part]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(around, list) and isinstance(last, int):
        around[last] = _filling(script, detail)
    elif isinstance(around, dict):
        _mend_key(script, around, str(last), detail)


def _mend_key(script: Manuscript, around: dict[str, Any], last: str, detail: ErrorDetails) -> None:
    field = field_at(MODELS[script.kind], detail["loc"])
    if detail["type"] == "model_type" and "by_persona" in detail["loc"][-2:]:
        around[last] = {}
    elif field and field.is_required() and detail["loc"][-1] == last:
        around[last] = _fresh_id(script) if last == "id" else filling(field)
    else:
        around.pop(last, None)


def _filling(script: Manuscript, detail: ErrorDetails) -> Any:
    if detail["type"] == "model_type":
        return {}
    return _fresh_id(script) if "was" in detail["loc"][-2:] else UNREADABLE


def _fresh_id(script: Manuscript) -> str:
    script.fillings += 1
    return made_up_id(script.fillings)


def _thawed(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _thawed(item) for key, item in value.items()}
    return [_thawed(item) for item in value] if isinstance(value, tuple) else value


def _frozen(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _frozen(item) for key, item in value.items()}
    return tuple(_frozen(item) for item in value) if isinstance(value, list) else value
