"""What the types of the model say about a field: the keys beside it, its range, whether it is required."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from cjm_plugin.model.base import EXTENSION, FILE
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.references import Path

UNREADABLE = "⟨unreadable⟩"
"""Stands where a required text or reference could not be read. Nothing is said about it."""
_MADE_UP = "0-unreadable-"


def made_up_id(number: int) -> str:
    """Stands where an id could not be read."""
    return f"{_MADE_UP}{number}"


def is_made_up(id: str) -> bool:
    """Whether an id only stands where another could not be read."""
    return id.startswith(_MADE_UP)


@cache
def fields(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields that an author can write, by the key that is written."""
    named = {field.alias or name: field for name, field in model.model_fields.items()}
    return MappingProxyType(
        {key: field for key, field in named.items() if not key.startswith(FILE) and key != EXTENSION}
    )


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel]:
    """The model of what stands at a path of keys and positions."""
    for part in path:
        if isinstance(part, str) and part in fields(model):
            model = _nested(fields(model)[part].annotation) or model
    return model


@cache
def _keys(model: type[BaseModel]) -> frozenset[str]:
    inner = (_nested(field.annotation) for field in fields(model).values())
    return frozenset(fields(model)).union(*(_keys(part) for part in inner if part))


def is_key(word: str) -> bool:
    """Whether an object of any kind has a field of that name, somewhere in it."""
    return any(word in _keys(model) for model in MODELS.values())


def field_at(model: type[BaseModel], path: Path) -> FieldInfo | None:
    """The field at a path; for an item of a list, the list's."""
    names = [i for i, part in enumerate(path) if isinstance(part, str)]
    return fields(model_at(model, path[: names[-1]])).get(str(path[names[-1]])) if names else None


def _nested(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _nested(arg))), None)


def bounds(field: FieldInfo) -> tuple[float | None, float | None]:
    """The least and the greatest number that a field may hold."""
    marks = list(_marks(field.metadata)) + list(_marks(_annotated(field.annotation)))
    least = next((mark.ge for mark in marks if hasattr(mark, "ge")), None)
    greatest = next((mark.le for mark in marks if hasattr(mark, "le")), None)
    return least, greatest


def _marks(metadata: Any) -> Iterator[Any]:
    for mark in metadata:
        if isinstance(mark, FieldInfo):
            yield from _marks(mark.metadata)
        else:
            yield mark


def _annotated(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is Annotated:
        yield from annotation.__metadata__
    for arg in get_args(annotation):
        yield from _annotated(arg)


def filling(field: FieldInfo) -> Any:
    """Something of the right type for a required field other than an id."""
    if field.annotation is float:
        return 0.0
    # The one pattern of the model is that of a rule's code.
    if any(getattr(mark, "pattern", None) for mark in field.metadata):
        return "CJM100"
    return dt.date(1970, 1, 1) if field.annotation is dt.date else UNREADABLE
