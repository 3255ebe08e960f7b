"""YAML to plain values: dict, tuple, str, int, float, bool, None, date, datetime.

Built from the events of libyaml's parser, in one loop without recursion: no nesting and no alias can exhaust
anything, and it is about twice as fast as PyYAML's own nodes and constructors. Where YAML 1.1 surprises and
YAML 1.2 does not, we read as 1.2 does: `12:30`, `010` and `0x1f` are text, not 750, 8 and 31. `no` and `on`
stay truth values, as in other tools that read the same file.

Positions are not kept: a file without problems needs none. `locate` reads a second time and finds them all.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import Any, NamedTuple

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import Fault, plain, quoted
from cjm_plugin.loading.yaml_scalars import SCALAR_TAGS, WrongTagError, scalar, tagged, type_name
from cjm_plugin.loading.yaml_syntax import control_character, syntax_fault
from cjm_plugin.model.ids import normal
from cjm_plugin.model.references import Path

MOST_VALUES = 100_000
"""Scalars, lists and mappings in one frontmatter, after its aliases are unfolded."""

DEEPEST = 40
"""A map needs nine levels."""

_KEY = object()  # a mapping waits for a key
_DROP = object()  # a mapping waits for a value that nobody will see
_TAG_PREFIX = "tag:yaml.org,2002:"
_CONTAINER_TAGS: dict[type, str] = {dict: f"{_TAG_PREFIX}map", list: f"{_TAG_PREFIX}seq"}


@dataclass(slots=True)
class _Open:
    """A mapping or list whose end is not read yet."""

    items: Any
    index: int
    key: Any
    anchor: str | None
    before: int
    """How many values there were before it."""


class _Builder:
    """What the events have said so far."""

    def __init__(self) -> None:
        self.root: Any = None
        self.faults: list[Fault] = []
        self.open: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.values = 0
        self.documents = 0

    def on_scalar(self, event: Any) -> None:
        self._count(1, event)
        if event.tag is None:
            value = scalar(event.value) if event.implicit[0] else event.value
        elif event.tag == "!":
            value = event.value
        else:
            value = self._tagged(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = (value, 1)
        self.put(value, event.start_mark.index, event.value)

    def on_mapping(self, event: Any) -> None:
        self._begin({}, _KEY, event)

    def on_list(self, event: Any) -> None:
        self._begin([], None, event)

    def on_end(self, _: Any) -> None:
        done = self.open.pop()
        value = done.items if type(done.items) is dict else tuple(done.items)
        if done.anchor is not None:
            self.anchors[done.anchor] = (value, self.values - done.before)
        self.put(value, done.index, None)

    def on_alias(self, event: Any) -> None:
        name, index = event.anchor, event.start_mark.index
        if any(part.anchor == name for part in self.open):
            raise Fault(
                codes.ALIAS,
                f"the alias '*{plain(name)}' stands inside of its own anchor",
                index=index,
                path=self.here(),
            )
        if name not in self.anchors:
            mend = f'where an asterisk is meant, put the value in quotes: "*{plain(name)}…"'
            raise Fault(
                codes.ALIAS,
                f"the alias '*{plain(name)}' has no anchor before it; {mend}",
                index=index,
                path=self.here(),
            )
        value, size = self.anchors[name]
        self._count(size, event)
        self.put(value, index, value if isinstance(value, str) else None)

    def on_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Fault(
                codes.SYNTAX,
                "a second YAML document begins here; remove the line",
                index=event.start_mark.index,
            )

    def put(self, value: Any, index: int, raw: str | None) -> None:
        """A value is complete: it goes to where it belongs."""
        if not self.open:
            self.root = value
            return
        top = self.open[-1]
        if type(top.items) is list:
            top.items.append(value)
        elif top.key is _KEY:
            self.put_key(top, value, index, raw)
        else:
            if top.key is not _DROP:
                top.items[top.key] = value
            top.key = _KEY

    def put_key(self, top: _Open, value: Any, index: int, raw: str | None) -> None:
        """A key that is no text is read as the text it was written as, so that the rest can be checked."""
        if type(value) is not str:
            value = self._mended_key(value, index, raw)
        elif value == "<<":
            self.fault(codes.MERGE_KEY, "merge keys ('<<') are not read; write the keys out", index)
            value = _DROP
        if value is not _DROP:
            value = normal(value)
            if value in top.items:
                self.fault(
                    codes.DUPLICATE_KEY,
                    f"the key {quoted(value)} stands here twice; remove one of them",
                    index,
                    value,
                )
                value = _DROP
        top.key = value

    def fault(self, code: codes.Code, message: str, index: int, *last: str) -> None:
        """Something that does not keep the rest from being read."""
        self.faults.append(Fault(code, message, index=index, path=(*self.here(), *last)))

    def here(self) -> Path:
        """The path of the value that is expected next."""
        parts = (len(part.items) if type(part.items) is list else part.key for part in self.open)
        return tuple(part for part in parts if part is not _KEY and part is not _DROP)

    def _begin(self, items: Any, key: Any, event: Any) -> None:
        self._count(1, event)
        index = event.start_mark.index
        if len(self.open) >= DEEPEST:
            message = f"is nested more than {DEEPEST} levels deep"
            raise Fault(codes.TOO_DEEP, message, index=index, path=self.here()[:5])
        if event.tag is not None and event.tag != _CONTAINER_TAGS[type(items)]:
            self.fault(
                codes.TAG, f"the YAML tag {quoted(_short(event.tag))} is not allowed; remove it", index
            )
        self.open.append(_Open(items, index, key, event.anchor, self.values - 1))

    def _count(self, more: int, event: Any) -> None:
        self.values += more
        if self.values > MOST_VALUES:
            message = f"the frontmatter holds more than {MOST_VALUES:,} values, its aliases unfolded"
            raise Fault(codes.TOO_MANY, message, index=event.start_mark.index)

    def _tagged(self, event: Any) -> Any:
        tag, index = event.tag.removeprefix(_TAG_PREFIX), event.start_mark.index
        if tag not in SCALAR_TAGS or not event.tag.startswith(_TAG_PREFIX):
            self.fault(
                codes.TAG, f"the YAML tag {quoted(_short(event.tag))} is not allowed; remove it", index
            )
            return event.value
        try:
            return tagged(tag, event.value)
        except WrongTagError:
            self.fault(
                codes.TAG, f"{quoted(event.value)} does not fit its YAML tag '!!{tag}'; remove the tag", index
            )
            return event.value

    def _mended_key(self, value: Any, index: int, raw: str | None) -> Any:
        if raw:
            mend = f'put it in quotes: "{plain(raw)}"'
            self.fault(
                codes.KEY_NOT_TEXT, f"the key {quoted(raw)} is {type_name(value)} to YAML; {mend}", index, raw
            )
            return raw
        if value is None:
            self.fault(codes.KEY_NOT_TEXT, "a key is empty; write its name before the colon", index)
        else:
            mend = "put a value that begins with '{' or '[' in quotes"
            self.fault(codes.KEY_NOT_TEXT, f"a key is {type_name(value)}, not text; {mend}", index)
        return _DROP


def _short(tag: str) -> str:
    return f"!!{tag.removeprefix(_TAG_PREFIX)}" if tag.startswith(_TAG_PREFIX) else tag


class Reading(NamedTuple):
    """What was read, and what was wrong with it. Where reading had to stop, there is no value."""

    value: Any
    faults: tuple[Fault, ...]
    complete: bool


def read(text: str) -> Reading:
    """The plain value of a YAML text, whose lines end with `\\n`."""
    builder = _Builder()
    try:
        _run(text, builder)
    except Fault as fault:
        return Reading(None, (*builder.faults, fault), False)
    return Reading(builder.root, tuple(builder.faults), True)


def _run(text: str, builder: _Builder) -> None:
    handlers = {
        ScalarEvent: builder.on_scalar,
        MappingStartEvent: builder.on_mapping,
        MappingEndEvent: builder.on_end,
        SequenceStartEvent: builder.on_list,
        SequenceEndEvent: builder.on_end,
        AliasEvent: builder.on_alias,
        DocumentStartEvent: builder.on_document,
    }
    try:
        next_event = CParser(text).get_event
        while type(event := next_event()) is not StreamEndEvent:
            if handler := handlers.get(type(event)):
                handler(event)
    except MarkedYAMLError as error:
        raise syntax_fault(text, error, builder.here()) from None
    except (ReaderError, UnicodeEncodeError):
        raise control_character(text) from None


class Spot(NamedTuple):
    """Where a value stands, as offsets in the text; and the value as it is written, if it is a scalar."""

    value: int
    key: int | None
    raw: str | None


class _Locator(_Builder):
    """Remembers where everything stands."""

    def __init__(self) -> None:
        super().__init__()
        self.spots: dict[Path, Spot] = {}
        self.keys: dict[Path, int] = {}

    def put(self, value: Any, index: int, raw: str | None) -> None:
        if not self._hidden():
            path = self.here()
            self.spots.setdefault(path, Spot(index, self.keys.get(path), raw))
        super().put(value, index, raw)

    def put_key(self, top: _Open, value: Any, index: int, raw: str | None) -> None:
        super().put_key(top, value, index, raw)
        if not self._hidden():
            self.keys[self.here()] = index

    def _hidden(self) -> bool:
        """Whether what is read now is a key, or under a key that is dropped."""
        return any(part.key is _DROP or part.key is _KEY for part in self.open)


def locate(text: str) -> dict[Path, Spot]:
    """Where every value stands that can be read; what an alias holds stands at the alias."""
    locator = _Locator()
    with suppress(Fault):
        _run(text, locator)
    return locator.spots
