"""Objects whose every text, filled or not, is an attack."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel

from cjm_plugin.model.base import Extension, Object, Part
from cjm_plugin.model.journey import Involvement
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import Name, Text, clean

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' autofocus onfocus='alert(1)",
    "</title></svg></textarea><script>alert(1)</script>",
    "<svg onload=alert(1)><a href=javascript:alert(1)>x</a>",
    "{{ 7*7 }} {% raw %} {{ config }}",
    "[x](javascript:alert(1)) [y](<java\tscript:alert(1)>)",
    "[z](data:text/html,<script>alert(1)</script>)",
    "*a* `<b>` **<i>** ![i](x.png) <https://o.example/?a=1&b=2>",
    "&lt;script&gt;alert(1)&lt;/script&gt; &#60;b&#62;",
    "\u202egnihtyna\u202c \u2066x",
    "Ж" * 500,
    "<!-- --> ]]> <?php ?> \\ \x01",
    "javascript:alert(1)",
)

SomePart = TypeVar("SomePart", bound=Part)


class Planted(NamedTuple):
    """A text, the object it stands in, and where."""

    kind: Kind
    id: str
    field: str
    text: str
    marked: bool
    """Whether Markdown is read in it."""


def attacked(things: tuple[Object, ...]) -> tuple[tuple[Object, ...], list[Planted]]:
    """Hostile objects, and everything that was planted in them."""
    planter = Planter()
    return tuple(planter.attack(thing) for thing in things), planter.planted


class Planter:
    """Every text gets another attack and a number of its own; what is no text stays as it is."""

    def __init__(self) -> None:
        self.planted: list[Planted] = []
        self._attacks = cycle(ATTACKS)
        self._owner = (Kind.JOURNEY, "")

    def attack(self, thing: Object) -> Object:
        """The same object, every text of it hostile."""
        self._owner = (thing.kind, thing.id)
        return self._attacked(thing, "")

    def _attacked(self, part: SomePart, at: str) -> SomePart:
        changes = {
            name: self._value(getattr(part, name), [field.annotation, *field.metadata], f"{at}{name}")
            for name, field in type(part).model_fields.items()
            if name not in {"id", "path", "story", "was", "extensions"}
            and not field.exclude  # What is the host's: see the frame of the theme in tests/site.
        }
        if not isinstance(part, Involvement):  # In the file it is a pair of words, with no room for own keys.
            changes["extensions"] = self._extensions(f"{at}extensions")
        return part.model_copy(update=changes)

    def _extensions(self, at: str) -> tuple[Extension, ...]:
        name = f"x-{self._plant(f'{at} (name)', marked=False)}"
        return (Extension.of(name, self._plant(at, marked=False)),)

    def _value(self, value: Any, types: list[Any], at: str) -> Any:
        if isinstance(value, Part):
            return self._attacked(value, f"{at}.")
        if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
            return tuple(self._attacked(item, f"{at}[{i}].") for i, item in enumerate(value))
        validators = {validator for found in types for validator in _validators(found)}
        if not validators & {_TEXT, _NAME}:
            return value
        text = self._plant(at, marked=_TEXT in validators)
        return (text,) if isinstance(value, tuple) else text

    def _plant(self, at: str, marked: bool) -> str:
        text = clean(f"n{len(self.planted)}n {next(self._attacks)}")
        self.planted.append(Planted(*self._owner, at, text, marked))
        return text


def _validators(found: Any) -> Iterator[Any]:
    """What checks a field's strings: it tells texts from names and references."""
    if isinstance(found, AfterValidator):
        yield found.func
    elif get_origin(found) in {Annotated, Union, UnionType, tuple}:
        for part in get_args(found):
            yield from _validators(part)


(_TEXT,), (_NAME,) = _validators(Text), _validators(Name)
