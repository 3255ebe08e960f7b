"""References: fields that name another thing, declared in the type, followed by one walker.

`ChannelRef` and its sisters are strings that remember what they name. From these declarations come the check
that the thing exists, "did you mean", links both ways, and the rewriting of old ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, NamedTuple, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from cjm_plugin.model.ids import normal
from cjm_plugin.model.kinds import Kind


@dataclass(frozen=True)
class To:
    """Marks a string as the id of an object of this kind."""

    kind: Kind


@dataclass(frozen=True)
class Inside:
    """Marks a string as `journey/touchpoint` or `journey/touchpoint/pain`."""


@dataclass(frozen=True)
class Within:
    """Marks a string as the id of a touchpoint in a map that is known from elsewhere."""


class Place(NamedTuple):
    """A thing inside a map, taken apart: a touchpoint, or one of its pains."""

    journey: str
    touchpoint: str
    pain: str | None = None

    def __str__(self) -> str:
        return "/".join(part for part in self if part is not None)

    @classmethod
    def parse(cls, text: str) -> Place | None:
        """`None` where the text is not two or three names with `/` between them."""
        parts = text.split("/")
        return cls(*parts) if len(parts) in {2, 3} and all(parts) else None


_Reference = Annotated[str, AfterValidator(normal)]
JourneyRef = Annotated[_Reference, To(Kind.JOURNEY)]
PersonaRef = Annotated[_Reference, To(Kind.PERSONA)]
StageRef = Annotated[_Reference, To(Kind.STAGE)]
DepartmentRef = Annotated[_Reference, To(Kind.DEPARTMENT)]
ChannelRef = Annotated[_Reference, To(Kind.CHANNEL)]
SystemRef = Annotated[_Reference, To(Kind.SYSTEM)]
MetricRef = Annotated[_Reference, To(Kind.METRIC)]
StudyRef = Annotated[_Reference, To(Kind.STUDY)]
PrincipleRef = Annotated[_Reference, To(Kind.PRINCIPLE)]
PlaceRef = Annotated[_Reference, Inside()]
Inner = Annotated[str, Within()]
"""A touchpoint of the same map, or of the map that a field beside it names; checked where that is known."""

Path = tuple[str | int, ...]
"""Field names and 0-based positions, from the object down: `("stages", 0, "touchpoints", 2, "channel")`."""


class Reference(NamedTuple):
    """One use of a name: where it stands, what it should name, and the name itself."""

    path: Path
    target: To | Inside
    name: str


def references(part: BaseModel, at: Path = ()) -> Iterator[Reference]:
    """Every reference in an object or a part of one, in the order of the fields.

    Paths use the names of the fields of the model; positions in mappings of the file (`by_persona`,
    `departments`) are positions here too.
    """
    for name, target in _plan(type(part)):
        value = getattr(part, name)
        if value is None:
            continue
        items = enumerate(value) if isinstance(value, tuple) else ((None, value),)
        for i, item in items:
            path = (*at, name) if i is None else (*at, name, i)
            if target is None:
                yield from references(item, path)
            else:
                yield Reference(path, target, item)


def named(part: BaseModel) -> list[tuple[To | Inside, str]]:
    """The references of `references` without their places, in half of the time."""
    found: list[tuple[To | Inside, str]] = []
    _collect(part, found)
    return found


def _collect(part: BaseModel, found: list[tuple[To | Inside, str]]) -> None:
    values = part.__dict__
    for name, target in _plan(type(part)):
        value = values[name]
        if value is None:
            continue
        items = value if isinstance(value, tuple) else (value,)
        if target is None:
            for item in items:
                _collect(item, found)
        else:
            found += [(target, item) for item in items]


@cache
def _plan(model: type[BaseModel]) -> tuple[tuple[str, To | Inside | None], ...]:
    """The fields worth following, with what their strings name; `None`: their items have fields to follow."""
    found = []
    for name, field in model.model_fields.items():
        marks = [mark for mark in field.metadata if isinstance(mark, To | Inside)]
        mark, nested = _follow(field.annotation)
        target = marks[0] if marks else mark
        if target or nested:
            found.append((name, target))
    return tuple(found)


def _follow(annotation: Any) -> tuple[To | Inside | None, bool]:
    origin = get_origin(annotation)
    if origin is Annotated:
        marks = [mark for mark in annotation.__metadata__ if isinstance(mark, To | Inside)]
        return (marks[0], False) if marks else _follow(annotation.__origin__)
    if origin in {Union, UnionType, tuple}:
        results = [_follow(arg) for arg in get_args(annotation)]
        return next((mark for mark, _ in results if mark), None), any(nested for _, nested in results)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return None, bool(_plan(annotation))
    return None, False
