"""What differs between a part of an object on one day and the same part on the other, field by field.

The walk knows the model by its types alone: whatever differs comes out, in the author's own names.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, NamedTuple, cast

from cjm_plugin.analysis.diff.identity import Names, paired
from cjm_plugin.analysis.diff.sequences import insertions_only, matched
from cjm_plugin.analysis.diff.shape import Nature, Shape, Sort, shapes
from cjm_plugin.analysis.diff.texts import Texts
from cjm_plugin.model.base import Extension, Part
from cjm_plugin.model.department import Capability, Kpi
from cjm_plugin.model.initiative import InitiativeTarget
from cjm_plugin.model.journey import Involvement, JourneyStage, MeasuredBy, Next, Variation
from cjm_plugin.model.kinds import Kind


class Step(NamedTuple):
    """A field, and which of the things in its list."""

    name: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.name}[{self.key}]" if self.key else self.name


@dataclass(frozen=True, slots=True)
class Edit:
    """Something that differs."""

    steps: tuple[Step, ...]
    shape: Shape
    old: Any
    """A value, a part or a list of values; `None` where there was none."""
    new: Any
    holder_before: Part | None
    """The part in whose field it stood."""
    holder_after: Part | None
    item: bool = False
    """Whether it is one of the field's list, not the field."""

    @property
    def names(self) -> tuple[str, ...]:
        """The fields on the way, without keys."""
        return tuple(step.name for step in self.steps)

    @property
    def field(self) -> str:
        return ".".join(map(str, self.steps))

    def within(self, *outer: Step) -> Edit:
        """The same, told from further out."""
        return replace(self, steps=(*outer, *self.steps))


_SETS = frozenset(
    {"was", "tags", "products", "systems", "evidence", "based_on", "seen_by", "principles", "solves"}
)
"""Lists whose order says nothing, like that of the keys of a mapping. That of any other says something: who
is the point of view, which need comes first. Of lists of parts, only stages and touchpoints have an order."""


@dataclass(frozen=True)
class Walk:
    """Compares parts of what is the same object, or of the same map, on both days."""

    texts: Texts
    journey: str = ""
    """The map's canonical id, where the parts are inside of one."""

    @property
    def names(self) -> Names:
        return self.texts.names

    def edits(
        self, before: Part | None, after: Part | None, skip: frozenset[str] = frozenset()
    ) -> Iterator[Edit]:
        """All that differs, but for some fields. A part that is not there holds nothing."""
        if before is after:
            return
        model = type(after or before)
        had, has = _fields(before), _fields(after)
        for shape in shapes(cast("type[Part]", model)):
            if shape.name in skip:
                continue
            old, new = had.get(shape.name, shape.default), has.get(shape.name, shape.default)
            if old is new or old == new:
                continue
            yield from self._differing(shape, (before, after), old, new)

    def _differing(
        self, shape: Shape, holders: tuple[Part | None, Part | None], old: Any, new: Any
    ) -> Iterator[Edit]:
        def edit(was: Any, now: Any, key: str = "", *, item: bool = False) -> Edit:
            return Edit((Step(shape.told, key),), shape, was, now, *holders, item)

        match shape.sort:
            case Sort.VALUE:
                was, now = map(self._canonical, (shape, shape), (old, new), holders)
                if shape.nature is Nature.PROSE and was and now:
                    was = self.texts.now(was, [now])
                yield from () if was == now else (edit(old, new),)
            case Sort.VALUES:
                yield from self._values(shape, old, new, edit)
            case Sort.PART:
                yield from (inner.within(Step(shape.told)) for inner in self.edits(old, new))
            case Sort.PARTS:
                yield from self._parts(shape, old, new, edit)
            case Sort.EXTENSIONS:
                yield from _extensions(shape, holders, old, new)

    def _canonical(self, shape: Shape, value: Any, holder: Part | None) -> Any:
        """A value by which it is compared: references by what they name; an empty text is as none."""
        if value is None or value == "":
            return None
        if shape.target is not None:
            return self.names.reference(shape.target, value)
        if shape.name == "to" and isinstance(holder, Next):
            return self.names.touchpoint(self.journey, value)
        if shape.name == "touchpoint" and isinstance(holder, Capability) and holder.journey:
            return self.names.touchpoint(self.names.of(Kind.JOURNEY, holder.journey), value)
        return value

    # Lists of values

    def _values(
        self, shape: Shape, old: Sequence[Any], new: Sequence[Any], edit: Callable[..., Edit]
    ) -> Iterator[Edit]:
        had = [self._canonical(shape, value, None) for value in old]
        has = [self._canonical(shape, value, None) for value in new]
        keyed = shape.nature is Nature.REFERENCE
        if shape.nature is Nature.PROSE:
            had = [self.texts.now(text, has) for text in had]

        def item(was: Any, now: Any) -> Edit:
            return edit(was, now, str(was if now is None else now) if keyed else "", item=True)

        if shape.name in _SETS:
            yield from (item(value, None) for value in dict.fromkeys(had) if value not in has)
            yield from (item(None, value) for value in dict.fromkeys(has) if value not in had)
        elif had != has:
            if _rearranged(shape, had, has):
                yield edit(tuple(had), tuple(has))
            else:
                yield from (item(was, now) for was, now in matched(had, has) if was != now)

    # Lists of parts

    def _parts(self, shape: Shape, old: Any, new: Any, edit: Callable[..., Edit]) -> Iterator[Edit]:
        if not old and not new:
            # `next`: nothing is said of where the journey goes, or it ends here.
            yield edit(old, new)
            return
        for key, was, now in self._twins(old or (), new or ()):
            if was is None or now is None:
                part = cast("Part", was if now is None else now)
                yield edit(was, now, key if _is_known(part) else "", item=True)
            elif was != now:
                yield from (inner.within(Step(shape.told, key)) for inner in self._inside(was, now))
        if shape.default is None and old is not None and not (old and new):
            # None any more, or the first after it was said that there are none: that is more than each alone.
            yield edit(old, new)

    def _inside(self, was: Part, now: Part) -> Iterator[Edit]:
        if not hasattr(now, "id"):
            yield from self.edits(was, now)
            return
        yield from identity(was, now)
        yield from self.edits(was, now, frozenset({"id", "was"}))

    def _twins(
        self, old: Sequence[Part], new: Sequence[Part]
    ) -> Iterator[tuple[str, Part | None, Part | None]]:
        """Parts of two lists by what they are known by: first what is there now, then what has gone."""
        if any(hasattr(part, "id") for part in chain(old, new)):
            pairs: Iterator[tuple[Any, Any]] = paired(cast("Any", old), cast("Any", new))
            yield from (((was if now is None else now).id, was, now) for was, now in pairs)
            return
        had, has = dict(self.keyed(old)), self.keyed(new)
        had |= _reworded(had, has)
        yield from ((key, had.get(key), part) for key, part in has.items())
        yield from ((key, part, None) for key, part in had.items() if key not in has)

    def keyed(self, parts: Sequence[Part]) -> Mapping[str, Part]:
        """Parts by what they are known by; of two known by the same, the second has a number."""
        found: dict[str, Part] = {}
        for part in parts:
            key = first = self.key(part)
            number = 2
            while key in found:
                key = f"{first} {number}"
                number += 1
            found[key] = part
        return found

    def key(self, part: Part) -> str:
        """What a part without an id is known by."""
        if isinstance(part, Next):
            return self.names.touchpoint(self.journey, part.to)
        if isinstance(part, Capability):
            return part.title
        known_by = next((fields for model, fields in _KNOWN_BY if isinstance(part, model)), None)
        if known_by is None:
            return part.model_dump_json(by_alias=True)
        names = ((kind, getattr(part, name)) for kind, name in known_by)
        return " ".join(self.names.of(kind, name) for kind, name in names if name is not None)


_KNOWN_BY: tuple[tuple[type[Part], tuple[tuple[Kind, str], ...]], ...] = (
    (Involvement, ((Kind.DEPARTMENT, "department"),)),
    (MeasuredBy, ((Kind.METRIC, "metric"),)),
    (InitiativeTarget, ((Kind.METRIC, "metric"),)),
    (Variation, ((Kind.PERSONA, "persona"),)),
    (JourneyStage, ((Kind.STAGE, "stage"),)),
    (Kpi, ((Kind.METRIC, "metric"), (Kind.JOURNEY, "journey"), (Kind.STAGE, "stage"))),
)
"""The references that a part is known by in its list."""


def _reworded(had: dict[str, Part], has: Mapping[str, Part]) -> dict[str, Part]:
    """Capabilities that only have another title now, by that; taken out from under the old ones."""
    found: dict[str, Part] = {}
    for key, now in has.items():
        if key not in had and isinstance(now, Capability):
            gone = ((name, part) for name, part in had.items() if name not in has)
            twins = (name for name, part in gone if part.model_copy(update={"title": now.title}) == now)
            if (twin := next(twins, None)) is not None:
                found[key] = had.pop(twin)
    return found


def _is_known(part: Part) -> bool:
    """Whether a part has a name, or is only known by all that is in it."""
    return hasattr(part, "id") or isinstance(part, (Next, Capability, *(model for model, _ in _KNOWN_BY)))


def _rearranged(shape: Shape, had: Sequence[Any], has: Sequence[Any]) -> bool:
    """Whether a list is told as a whole: for its order is another, or another persona comes first."""
    if shape.name == "personas" and had[:1] != has[:1]:
        return True
    if shape.nature is Nature.REFERENCE:
        return not insertions_only(had, has)
    return Counter(had) == Counter(has)


def identity(before: Part, after: Part) -> Iterator[Edit]:
    """Another id, and old ids that no renaming between both days explains."""
    old, new = cast("Any", before), cast("Any", after)
    by_name = {shape.name: shape for shape in shapes(type(after))}
    if old.id != new.id:
        yield Edit((Step("id"),), by_name["id"], old.id, new.id, before, after)
    came = () if old.id in new.was else sorted({*new.was} - {*old.was, old.id, new.id})
    went = () if new.id in old.was else sorted({*old.was} - {*new.was, old.id, new.id})
    for was, now in (*((None, name) for name in came), *((name, None) for name in went)):
        yield Edit((Step("was"),), by_name["was"], was, now, before, after, item=True)


def _extensions(
    shape: Shape,
    holders: tuple[Part | None, Part | None],
    old: tuple[Extension, ...],
    new: tuple[Extension, ...],
) -> Iterator[Edit]:
    had = {extension.name: extension.json_value for extension in old}
    has = {extension.name: extension.json_value for extension in new}
    for name in sorted({*had, *has}):
        if had.get(name) != has.get(name):
            yield Edit((Step(name),), shape, had.get(name), has.get(name), *holders)


def _fields(part: Part | None) -> Mapping[str, Any]:
    """The fields of a part by name; of none, none. Asked for all at once: it is asked for most often."""
    return {} if part is None else part.__dict__
