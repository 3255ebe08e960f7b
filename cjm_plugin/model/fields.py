"""What an author may write: the fields of each kind of object and of its parts, as the models declare them.

The type of a field says what is written, the text below it what it is for: in English, and translated where
it is shown. The schema for editors, starting files and the reference of fields are made of nothing else.
"""

from __future__ import annotations

import ast
import datetime as dt
import inspect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from itertools import pairwise
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from cjm_plugin.model.base import EXTENSION, FILE, Part
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Inside, To, Within
from cjm_plugin.model.text import Wording


class Simple(Enum):
    """A value that needs no more words."""

    DAY = auto()
    FLAG = auto()


@dataclass(frozen=True)
class Number:
    """A number, within its bounds."""

    whole: bool
    least: float | None = None
    greatest: float | None = None


@dataclass(frozen=True)
class Code:
    """A code of a certain form, as a regular expression."""

    pattern: str


@dataclass(frozen=True)
class OneOf:
    """One of a few words."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Several:
    """A list."""

    of: Shape


@dataclass(frozen=True)
class Keyed:
    """A mapping whose keys name other things."""

    by: Shape
    to: Shape


@dataclass(frozen=True)
class Either:
    """A value that is written in one way or in another."""

    ways: tuple[Shape, ...]


@dataclass(frozen=True)
class Fields:
    """A mapping with fields of its own."""

    model: type[Part]


Shape = Wording | Simple | To | Inside | Within | Number | Code | OneOf | Several | Keyed | Either | Fields
"""What is written as a value."""


@dataclass(frozen=True)
class Field:
    """A key with its value."""

    key: str
    shape: Shape
    required: bool
    default: object
    """What counts where it is left out; `None` and an empty tuple: nothing."""
    description: str


@cache
def fields(model: type[Part]) -> Mapping[str, Field]:
    """The fields by their keys: what is required first, then in the order of the model."""
    texts = _texts(model)
    named = ((info.alias or name, name, info) for name, info in model.model_fields.items())
    found = [
        Field(
            key,
            _shape(info.annotation, info.metadata),
            info.is_required(),
            _default(info),
            texts.get(name, ""),
        )
        for key, name, info in named
        if not key.startswith(FILE) and key != EXTENSION
    ]
    found.sort(key=lambda field: not field.required)
    return MappingProxyType({field.key: field for field in found})


def description(model: type[Part]) -> str:
    """What a kind of object or a part of one is."""
    return inspect.getdoc(model) or ""


def parts(model: type[Part]) -> Iterator[type[Part]]:
    """What has fields inside of an object: the object itself, then its parts, each once, outer ones first."""
    seen: dict[type[Part], None] = {model: None}
    waiting = [model]
    while waiting:
        found = [part for field in fields(waiting.pop(0)).values() for part in _models(field.shape)]
        waiting += [part for part in dict.fromkeys(found) if part not in seen]
        seen.update(dict.fromkeys(found))
    yield from seen


def targets(kind: Kind) -> frozenset[Kind]:
    """The kinds that an object of this kind may name."""
    shapes = (field.shape for part in parts(MODELS[kind]) for field in fields(part).values())
    return frozenset(kind for shape in shapes for kind in _named(shape))


def described() -> Iterator[tuple[str, str]]:
    """Every description with the module that it stands in: all that has to be translated."""
    for part in dict.fromkeys(part for model in MODELS.values() for part in parts(model)):
        yield part.__module__, description(part)
        for field in fields(part).values():
            yield part.__module__, field.description


def _models(shape: Shape) -> Iterator[type[Part]]:
    if isinstance(shape, Fields):
        yield shape.model
    for inner in _inner(shape):
        yield from _models(inner)


def _named(shape: Shape) -> Iterator[Kind]:
    if isinstance(shape, To):
        yield shape.kind
    elif isinstance(shape, Inside):
        yield Kind.JOURNEY
    for inner in _inner(shape):
        yield from _named(inner)


def _inner(shape: Shape) -> tuple[Shape, ...]:
    if isinstance(shape, Several):
        return (shape.of,)
    if isinstance(shape, Keyed):
        return (shape.by, shape.to)
    return shape.ways if isinstance(shape, Either) else ()


def _default(info: FieldInfo) -> object:
    return None if info.default is PydanticUndefined else info.default


def _shape(annotation: Any, marks: list[Any]) -> Shape:
    """Marks say more than the type that they stand at, and an inner one less than an outer one."""
    marks = [*_flat(marks)]
    written = next((m.json_schema_input_type for m in marks if isinstance(m, BeforeValidator)), None)
    if written not in {None, PydanticUndefined}:
        return _shape(written, [])
    if mark := next((m for m in marks if isinstance(m, Wording | To | Inside | Within)), None):
        return mark
    if get_origin(annotation) is Annotated:
        inner, *more = get_args(annotation)
        return _shape(inner, [*more, *marks])
    if pattern := next((m.pattern for m in marks if getattr(m, "pattern", None)), None):
        return Code(pattern)
    if annotation in {int, float}:
        return _number(marks, whole=annotation is int)
    return _SIMPLE[annotation] if annotation in _SIMPLE else _composed(annotation, marks)


def _flat(marks: list[Any]) -> Iterator[Any]:
    for mark in marks:
        yield from _flat(mark.metadata) if isinstance(mark, FieldInfo) else [mark]


def _composed(annotation: Any, marks: list[Any]) -> Shape:
    origin, arguments = get_origin(annotation), [a for a in get_args(annotation) if a is not NoneType]
    if origin in {Union, UnionType}:
        ways = tuple(_shape(argument, marks) for argument in arguments)
        return ways[0] if len(ways) == 1 else Either(ways)
    if origin is Literal:
        return OneOf(tuple(arguments))
    if origin is tuple:
        return Several(_shape(arguments[0], []))
    if origin is dict:
        return Keyed(_shape(arguments[0], []), _shape(arguments[1], []))
    return Fields(annotation)


def _number(marks: list[Any], *, whole: bool) -> Number:
    least = next((mark.ge for mark in marks if getattr(mark, "ge", None) is not None), None)
    greatest = next((mark.le for mark in marks if getattr(mark, "le", None) is not None), None)
    return Number(whole, least, greatest)


_SIMPLE = {bool: Simple.FLAG, dt.date: Simple.DAY}


def _texts(model: type[BaseModel]) -> dict[str, str]:
    """The text below each field; below one of its own, a part's stands instead of that which it inherits."""
    return {
        name: text
        for base in reversed(model.__mro__)
        if issubclass(base, Part)
        for name, text in _texts_in(base.__module__).get(base.__name__, {}).items()
    }


@cache
def _texts_in(module: str) -> Mapping[str, Mapping[str, str]]:
    """The texts of a module by class and field. Python itself drops them: they are read from the source."""
    tree = ast.parse(inspect.getsource(__import__(module, fromlist=["_"])))
    classes = (node for node in tree.body if isinstance(node, ast.ClassDef))
    return {node.name: dict(_below(node.body)) for node in classes}


def _below(body: list[ast.stmt]) -> Iterator[tuple[str, str]]:
    for field, below in pairwise(body):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, " ".join(text.split())
