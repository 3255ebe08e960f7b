"""The JSON Schema of an object's frontmatter, for editors that check and complete what is written.

Draft 7 is what the language server for YAML behind VS Code and others knows best. It reads `enumDescriptions`
too, beside `enum`: its hints then tell each id's title. Siblings of `$ref` count for nothing in that draft,
hence `allOf`. What was tried in that server stands in the decisions (`docs/adr/`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from cjm_plugin.analysis.practice import RULES
from cjm_plugin.model.base import EXTENSION, Part
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.fields import (
    Code,
    Either,
    Field,
    Fields,
    Keyed,
    Number,
    OneOf,
    Several,
    Shape,
    Simple,
    description,
    fields,
)
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Inside, To, Within
from cjm_plugin.model.roll import Roll
from cjm_plugin.model.text import Wording
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.words import vocabulary

DIALECT = "http://json-schema.org/draft-07/schema#"

MOST_PLACES = 3000
"""So many touchpoints and pains are enumerated at most, together: nobody reads a longer list."""

Json = dict[str, Any]

# Nothing: as `{"type": "null"}`, but no editor proposes to write it.
_NOTHING: Json = {"not": {"type": ["array", "boolean", "number", "object", "string"]}}
# Each a little wider than the rule (`model/ids.py`), which no pattern can tell that all programs understand.
_ID = r"^(?!-)[^ -,./:-`{-~]+$"
_PLACE = r"^[^/ ]+/[^/ ]+(/[^/ ]+)?$"
_SIMPLE: Mapping[Shape, Json] = {
    Wording.ID: {"type": "string", "pattern": _ID},
    Wording.PLAIN: {"type": "string", "pattern": r"\S"},
    Wording.MARKDOWN: {"type": "string"},
    Within(): {"type": "string", "pattern": _ID},
    Simple.DAY: {"type": "string", "format": "date", "pattern": r"^\d{4}-\d\d-\d\d$"},
    Simple.FLAG: {"type": "boolean"},
}


def schemas(locale: Locale, roll: Roll | None = None) -> dict[str, Json]:
    """Of every kind."""
    return {kind.value: schema(kind, locale, roll) for kind in Kind}


def schema(kind: Kind, locale: Locale, roll: Roll | None = None) -> Json:
    """Of one kind: what the author may write, with descriptions in a language.

    :param roll: whose ids are enumerated; without it a reference is any id.
    """
    writer = _Writer(locale, roll or Roll())
    whole = writer.part(MODELS[kind])
    title = locale.word("kind", kind.value, capital=True)
    return {
        "$schema": DIALECT,
        "title": title,
        **whole,
        "definitions": dict(sorted(writer.definitions.items())),
    }


class _Writer:
    """Writes the values of one schema, and defines once what stands in it several times."""

    def __init__(self, locale: Locale, roll: Roll) -> None:
        self._locale = locale
        self._roll = roll
        self.definitions: dict[str, Json] = {}

    def part(self, model: type[Part]) -> Json:
        """A mapping with fields; the author's own keys may stand in each."""
        known = fields(model).values()
        required = [field.key for field in known if field.required]
        return {
            "description": self._locale.t(description(model)),
            "type": "object",
            "properties": {field.key: self._field(field) for field in known},
            "patternProperties": {f"^{EXTENSION}": {}},
            "additionalProperties": False,
            **({"required": required} if required else {}),
        }

    def _field(self, field: Field) -> Json:
        """A key with nothing behind it is as good as absent, unless it is required."""
        value = self._value(field.shape)
        if not field.required:
            value = _nullable(value)
        default = {} if field.default in {None, ()} else {"default": field.default}
        title = self._locale.word("field", field.key, capital=True)
        return {"title": title, "description": self._locale.t(field.description), **value, **default}

    def _value(self, shape: Shape) -> Json:
        if shape in _SIMPLE:
            return _SIMPLE[shape]
        match shape:
            case Several():
                return {"type": "array", "items": self._value(shape.of)}
            case Either():
                return {"anyOf": [self._value(way) for way in shape.ways]}
            case Keyed(by=To() as by):
                return self._keyed(by.kind, shape.to)
            case Fields():
                return self._defined(shape.model)
        return self._scalar(shape)

    def _scalar(self, shape: Shape) -> Json:
        match shape:
            case To():
                return self._one_of_them(shape.kind)
            case Inside():
                return self._place()
            case OneOf():
                return {"type": "string", **self._enumeration(shape.words)}
            case Number():
                return self._number(shape)
            case Code():
                return self._rule(shape)
        raise TypeError(shape)

    def _number(self, shape: Number) -> Json:
        """A scale whose steps have names is an enumeration."""
        kind = "integer" if shape.whole else "number"
        bounds = {"minimum": shape.least, "maximum": shape.greatest}
        if shape.whole and shape.least is not None and shape.greatest is not None:
            steps = range(int(shape.least), int(shape.greatest) + 1)
            if vocabulary(map(str, steps)):
                return {"type": kind, **self._enumeration(steps)}
        return {"type": kind, **{name: bound for name, bound in bounds.items() if bound is not None}}

    def _enumeration(self, values: Iterable[str | int]) -> Json:
        values = [*values]
        name = vocabulary(map(str, values))
        words = {"enumDescriptions": [self._locale.word(name, value) for value in values]} if name else {}
        return {"enum": values, **words}

    def _one_of_them(self, kind: Kind) -> Json:
        """The id of an object. Where there is none yet, any id: its file may be the next to be written."""
        members = self._roll.of(kind)
        if not members:
            return _SIMPLE[Wording.ID]
        titles = {id: member.title for id, member in members.items()}
        return self._reference(kind.value, _titled(titles))

    def _place(self) -> Json:
        """A touchpoint or a pain. Those of a map with faults may not all be known."""
        places = self._roll.places
        if not 0 < len(places) <= MOST_PLACES:
            return {"type": "string", "pattern": _PLACE}
        faulty = [id for id, member in self._roll.of(Kind.JOURNEY).items() if member.object is None]
        listed = _titled(places)
        others = [{"type": "string", "pattern": f"^({'|'.join(faulty)})/[^ ]+$"}] if faulty else []
        return self._reference("place", {"anyOf": [listed, *others]} if others else listed)

    def _rule(self, shape: Code) -> Json:
        """The code of a rule of practice: proposed are those that there are."""
        found = {code: self._locale.t(RULES[code].lesson.title) for code in sorted(RULES)}
        return {"anyOf": [_titled(found), {"type": "string", "pattern": shape.pattern}]}

    def _keyed(self, kind: Kind, shape: Shape) -> Json:
        """A mapping whose keys are ids of objects. Nothing need be said of a thing that has fields."""
        value = self._value(shape)
        if isinstance(shape, Fields):
            value = _nullable(value)
        members = self._roll.of(kind)
        if not members:
            return {"type": "object", "propertyNames": _SIMPLE[Wording.ID], "additionalProperties": value}
        known = {id: {**_described(member.title), **value} for id, member in members.items()}
        return {"type": "object", "properties": known, "additionalProperties": False}

    def _defined(self, model: type[Part]) -> Json:
        name = model.__name__
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self.part(model)
        return {"allOf": [{"$ref": f"#/definitions/{name}"}]}

    def _reference(self, name: str, definition: Json) -> Json:
        self.definitions[name] = definition
        return {"allOf": [{"$ref": f"#/definitions/{name}"}]}


def _titled(titles: Mapping[str, str]) -> Json:
    return {"type": "string", "enum": [*titles], "enumDescriptions": [*titles.values()]}


def _described(title: str) -> Json:
    return {"description": title} if title else {}


def _nullable(value: Json) -> Json:
    if value.get("type") in {"string", "number", "integer", "array"} and "enum" not in value:
        return {**value, "type": [value["type"], "null"]}
    return {"anyOf": [value, _NOTHING]}
