"""Every single thing that an author can change in a catalog."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel

from cjm_plugin.analysis.diff.shape import Nature, Shape, Sort, shapes
from cjm_plugin.loading.resolve import with_value
from cjm_plugin.model.base import Extension, Object
from cjm_plugin.model.journey import Role
from cjm_plugin.model.references import Path

NEW = "brand-new"
"""A name that nobody has."""


class Mutation(NamedTuple):
    """One change of one object."""

    object: Object
    path: Path
    value: Any
    """What stands there now."""

    def __str__(self) -> str:
        where = ".".join(map(str, self.path))
        return f"{self.object.kind}:{self.object.id} {where} = {self.value!r}"[:150]

    @property
    def mutated(self) -> Object:
        found: Object = with_value(self.object, self.path, self.value)
        return found


def mutations(thing: Object) -> Iterator[Mutation]:
    """All ways to change one field of an object, whatever it holds; its id stays."""
    for path, value in _changed(thing, (), is_object=True):
        yield Mutation(thing, path, value)


def _changed(part: BaseModel, at: Path, *, is_object: bool = False) -> Iterator[tuple[Path, Any]]:
    for shape in shapes(type(part)):
        if shape.name == "id" and is_object:
            continue
        value = getattr(part, shape.name)
        for new in _others(type(part), shape, value):
            yield (*at, shape.name), new
        inner = value if isinstance(value, tuple) else (value,)
        for i, item in enumerate(inner):
            if isinstance(item, BaseModel) and not isinstance(item, Extension):
                here = (*at, shape.name, i) if isinstance(value, tuple) else (*at, shape.name)
                yield from _changed(item, here)


def _others(model: type[BaseModel], shape: Shape, value: Any) -> Iterator[Any]:
    """Other values of a field."""
    match shape.sort:
        case Sort.VALUE:
            yield from _other_values(model, shape, value)
        case Sort.VALUES:
            yield (*value, _fresh(shape))
            yield from (value[:i] + value[i + 1 :] for i in range(len(value)))
            yield from ((*value[:i], _fresh(shape), *value[i + 1 :]) for i in range(len(value)))
        case Sort.PART:
            if value is not None:
                yield None
        case Sort.PARTS:
            yield from (value[:i] + value[i + 1 :] for i in range(len(value or ())))
            yield from ((*value, _renewed(item)) for item in (value or ())[:1])
        case Sort.EXTENSIONS:
            yield (*value, Extension.of("x-new", [1]))
            yield from (value[:i] + value[i + 1 :] for i in range(len(value)))
            yield from (
                (*value[:i], Extension.of(extension.name, NEW), *value[i + 1 :])
                for i, extension in enumerate(value)
            )


def _fresh(shape: Shape) -> Any:
    return f"{NEW}/{NEW}" if shape.name == "solves" else NEW


def _renewed(part: BaseModel) -> BaseModel:
    """A part like another, under a name of its own."""
    names = ("id", "metric", "to", "department", "persona", "stage", "title")
    name = next(name for name in names if name in type(part).model_fields)
    update = {name: NEW, **({"was": ()} if "was" in type(part).model_fields else {})}
    return part.model_copy(update={**update, **({"touchpoints": ()} if name == "stage" else {})})


def _other_values(model: type[BaseModel], shape: Shape, value: Any) -> Iterator[Any]:
    match shape.nature:
        case Nature.FLAG:
            yield not value
        case Nature.NUMBER:
            yield (value or 0) + 1
            yield (value or 0) - 1
        case Nature.DAY:
            yield (value or dt.date(2026, 1, 1)) + dt.timedelta(days=1)
        case Nature.WORD:
            yield from (word for word in _words(model, shape) if word != value)
        case _:
            yield _fresh(shape) if shape.name != "about" else f"{NEW}/{NEW}"
            if isinstance(value, str) and shape.target is None and shape.name not in {"id", "to"}:
                yield value + "!"
    if value is not None and not model.model_fields[shape.name].is_required() and shape.default is None:
        yield None


def _words(model: type[BaseModel], shape: Shape) -> tuple[str, ...]:
    """The vocabulary of a field."""
    if shape.name == "role":
        return get_args(Role)
    annotation = model.model_fields[shape.name].annotation
    options = (annotation, *get_args(annotation))
    return next(get_args(option) for option in options if get_origin(option) is Literal)
