"""What the fields of the model hold, read from their types: so that a field added to it is told at once."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from cjm_plugin.model.base import HOST_KEYS, Extension
from cjm_plugin.model.references import Inside, To
from cjm_plugin.model.text import clean


class Sort(Enum):
    """How a field is compared."""

    VALUE = auto()
    VALUES = auto()
    """A list of values."""
    PART = auto()
    """Something with fields of its own."""
    PARTS = auto()
    """A list of such."""
    EXTENSIONS = auto()
    """The author's own keys."""


class Nature(Enum):
    """What a single value is."""

    PLAIN = auto()
    PROSE = auto()
    NUMBER = auto()
    DAY = auto()
    FLAG = auto()
    WORD = auto()
    """Of a controlled vocabulary."""
    REFERENCE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Shape:
    """A field of a part."""

    name: str
    """In the model."""
    told: str
    """In the author's file."""
    sort: Sort
    nature: Nature
    target: To | Inside | None
    """What a reference names."""
    default: Any


UNTOLD = frozenset({"path", "story", "story_line", "allow", *HOST_KEYS})
"""Where a file lies and what the site generator makes of it is no content; a story is told as a whole."""


@cache
def shapes(model: type[BaseModel]) -> tuple[Shape, ...]:
    """The published fields, in their order."""
    return tuple(_shape(name, field) for name, field in model.model_fields.items() if name not in UNTOLD)


def _shape(name: str, field: FieldInfo) -> Shape:
    told = field.serialization_alias or name
    repeated, inner, marks = _read(field.annotation, tuple(field.metadata))
    default = () if field.is_required() and repeated else None if field.is_required() else field.default
    part = isinstance(inner, type) and issubclass(inner, BaseModel)
    if inner is Extension:
        sort = Sort.EXTENSIONS
    elif part:
        sort = Sort.PARTS if repeated else Sort.PART
    else:
        sort = Sort.VALUES if repeated else Sort.VALUE
    target = next((mark for mark in marks if isinstance(mark, To | Inside)), None)
    return Shape(name, told, sort, _nature(inner, marks), target, default)


def _read(
    annotation: Any, marks: tuple[Any, ...], repeated: bool = False
) -> tuple[bool, Any, tuple[Any, ...]]:
    """Whether it is a list; of what, without `None`; with all that is said of that."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _read(annotation.__origin__, (*marks, *annotation.__metadata__), repeated)
    if origin in {Union, UnionType}:
        some = [arg for arg in get_args(annotation) if arg is not type(None)]
        return _read(some[0], marks, repeated)
    if origin is tuple:
        return _read(get_args(annotation)[0], marks, repeated=True)
    return repeated, annotation, marks


_NATURES: dict[Any, Nature] = {
    bool: Nature.FLAG,
    int: Nature.NUMBER,
    float: Nature.NUMBER,
    dt.date: Nature.DAY,
    str: Nature.PLAIN,
}


def _nature(inner: Any, marks: tuple[Any, ...]) -> Nature:
    if any(isinstance(mark, To | Inside) for mark in marks):
        return Nature.REFERENCE
    if any(isinstance(mark, AfterValidator) and mark.func is clean for mark in marks):
        return Nature.PROSE
    if get_origin(inner) is Literal:
        return Nature.WORD
    return _NATURES.get(inner, Nature.OTHER)
