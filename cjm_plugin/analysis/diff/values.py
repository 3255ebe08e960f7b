"""What stood in a field, as it is told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from cjm_plugin.analysis.diff.edits import Edit
from cjm_plugin.analysis.diff.shape import Nature, Shape, Sort, shapes
from cjm_plugin.analysis.diff.sides import Side, Sides
from cjm_plugin.model.base import Part
from cjm_plugin.model.change import (
    Day,
    Felt,
    Figure,
    Flag,
    Listed,
    Named,
    Plain,
    Prose,
    Severity,
    Share,
    Value,
    Wait,
    Word,
)
from cjm_plugin.model.department import Capability, Kpi
from cjm_plugin.model.journey import Next, Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import To

_OWN_TYPES = {
    "share": Share,
    "wait_minutes": Wait,
    "emotion": Felt,
    "target_emotion": Felt,
    "severity": Severity,
}
"""Numbers that are told in their own way."""

_SIMPLE = {Nature.PROSE: Prose, Nature.FLAG: Flag, Nature.DAY: Day}

_VOCABULARIES = {"channel_kind": "channel-kind", "metric_kind": "metric-kind"}
"""Where a vocabulary is not called as its field."""

_HEADS = ("title", "text", "metric", "to", "department", "persona", "stage")
"""The field that stands for a part that has come or gone, and is told; the first there is."""


@dataclass(frozen=True)
class Values:
    """Makes values for things inside of one object."""

    sides: Sides
    journey: str = ""
    """The map's canonical id, where they are inside of one."""

    def before(self, edit: Edit) -> Value | None:
        return self._value(edit, edit.old, edit.holder_before, self.sides.before)

    def after(self, edit: Edit) -> Value | None:
        return self._value(edit, edit.new, edit.holder_after, self.sides.after)

    def marks(self, edit: Edit) -> tuple[Value, ...]:
        """Of a part that has come or gone: what else is in it. Of a field in a part: whose it is."""
        part, side = self._part(edit)
        if edit.item and edit.shape.sort is Sort.PARTS:
            return tuple(self._rest(part, side)) if _head(type(part)) else ()
        if len(edit.steps) == 1 or not edit.steps[-2].key or isinstance(part, Variation):
            return ()
        head = self.head(part, side)
        if head is None or edit.shape.name in _HEADS[:2]:
            return ()
        # The same metric may have another target on another map.
        return (head, *self._references(part, side)) if isinstance(part, Kpi) else (head,)

    def _part(self, edit: Edit) -> tuple[Part, Side]:
        """The part that an edit is of, on the last day on which there is one."""
        if edit.item and edit.shape.sort is Sort.PARTS:
            now, was = edit.new, edit.old
        else:
            now, was = edit.holder_after, edit.holder_before
        return (was, self.sides.before) if now is None else (now, self.sides.after)

    def head(self, part: Part, side: Side) -> Value | None:
        """What a part is known by to readers."""
        shape = _head(type(part))
        return None if shape is None else self.of(shape, getattr(part, shape.name), part, side)

    def _references(self, part: Part, side: Side) -> Iterator[Value]:
        return (value for value in self._rest(part, side) if isinstance(value, Named))

    def _rest(self, part: Part, side: Side) -> Iterator[Value]:
        head = _head(type(part))
        for shape in shapes(type(part)):
            raw = getattr(part, shape.name)
            if shape is head or shape.name in {"id", "was", "extensions"} or raw in (None, (), ""):
                continue
            value = self.of(shape, raw, part, side)
            if value is not None:
                yield value

    def _value(self, edit: Edit, raw: Any, holder: Part | None, side: Side) -> Value | None:
        if raw is None:
            return None
        if edit.item and isinstance(raw, Part):
            return self.head(raw, side) or self._listed(raw, side)
        return self.of(edit.shape, raw, holder, side)

    def of(self, shape: Shape, raw: Any, holder: Part | None, side: Side) -> Value | None:
        """A field's value."""
        if raw is None or raw == "":
            return None
        if isinstance(raw, tuple):
            return Listed(tuple(value for item in raw if (value := self.of(shape, item, holder, side))))
        if isinstance(raw, Part):
            return self.head(raw, side) or self._listed(raw, side)
        if shape.sort is Sort.EXTENSIONS:
            return _own(raw)
        return self._single(shape, raw, holder, side)

    def _listed(self, part: Part, side: Side) -> Listed:
        """A part without a name: all that is in it."""
        return Listed(tuple(self._rest(part, side)))

    def _single(self, shape: Shape, raw: Any, holder: Part | None, side: Side) -> Value:
        simple = _SIMPLE.get(shape.nature)
        if simple is not None:
            return cast("Value", simple(raw))
        match shape.nature:
            case Nature.REFERENCE:
                return self._named(shape, raw, side)
            case Nature.WORD:
                vocabulary = "capability" if isinstance(holder, Capability) else shape.name
                return Word(_VOCABULARIES.get(vocabulary, vocabulary), raw)
            case Nature.NUMBER:
                return self._number(shape, raw, holder, side)
            case _:
                return self._text(shape, str(raw), holder, side)

    def _number(self, shape: Shape, raw: float, holder: Part | None, side: Side) -> Value:
        own = _OWN_TYPES.get(shape.name)
        if own is not None:
            return cast("Value", own(raw))
        metric = getattr(holder, "metric", None)
        unit = side.unit(self.sides.names.of(Kind.METRIC, metric)) if metric else None
        return Figure(raw, unit)

    def _text(self, shape: Shape, raw: str, holder: Part | None, side: Side) -> Value:
        names = self.sides.names
        if shape.name == "to" and isinstance(holder, Next):
            return self.sides.touchpoint(side, self.journey, names.touchpoint(self.journey, raw))
        if shape.name == "touchpoint" and isinstance(holder, Capability) and holder.journey:
            journey = names.of(Kind.JOURNEY, holder.journey)
            return self.sides.touchpoint(side, journey, names.touchpoint(journey, raw))
        return Plain(raw)

    def _named(self, shape: Shape, raw: str, side: Side) -> Value:
        """What a reference names."""
        if isinstance(shape.target, To):
            return self.sides.object(side, shape.target.kind, self.sides.names.of(shape.target.kind, raw))
        place = self.sides.names.place(raw)
        return Plain(raw) if place is None else self.sides.place(side, place)


def _head(part: type[Part]) -> Shape | None:
    by_name = {shape.name: shape for shape in shapes(part)}
    return next((by_name[name] for name in _HEADS if name in by_name), None)


def _own(raw: str) -> Value:
    """One of the author's own keys: a text as it is, anything else as JSON."""
    value = json.loads(raw)
    return Plain(value if isinstance(value, str) else raw)
