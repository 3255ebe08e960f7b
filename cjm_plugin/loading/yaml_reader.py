"""YAML to plain values: dict, tuple, str, int, float, bool, None, date, datetime.

Built from the events of libyaml's parser, in one loop without recursion: no nesting and no alias can exhaust
anything, and it is about twice as fast as PyYAML's own nodes and constructors. Where YAML 1.1 surprises and
YAML 1.2 does not, we read as 1.2 does: `12:30`, `010` and `0x1f` are text, not 750, 8 and 31. `no` and `on`
stay truth values, as in other tools that read the same file.

Where each value stands is noted on the way: nearly every file is asked for it, and a second reading would
cost as much as the first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from sys import intern
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
from cjm_plugin.loading.outline import NO_KEY, Note, Outline
from cjm_plugin.loading.yaml_scalars import SCALAR_TAGS, WrongTagError, scalar, tagged, type_name
from cjm_plugin.loading.yaml_slips import losses, lost
from cjm_plugin.loading.yaml_syntax import Stop, control_character, syntax_fault
from cjm_plugin.loading.yaml_values import Span, first_word, line_of, shown, torn_at, value_at, with_point
from cjm_plugin.model.ids import normal
from cjm_plugin.model.references import Path

MOST_VALUES = 100_000
"""Scalars, lists and mappings in one frontmatter, after its aliases are unfolded."""

DEEPEST = 40
"""A map needs nine levels."""

_MOST_STOPS = 10
"""So many faults of YAML's grammar are told of one file."""

_READ_AGAIN = 200_000
"""Longer texts, in characters, are read up to the first such fault: each costs another reading."""

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
    number: int
    """How many values were noted before it."""
    key_index: int = NO_KEY


class _Anchored(NamedTuple):
    """What an alias can stand for."""

    value: Any
    size: int = 1
    """How many values it is."""
    number: int | None = None
    """Of its note, if it is a mapping or a list."""


class _Builder:
    """What the events have said so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Any = None
        self.faults: list[Fault] = []
        self.open: list[_Open] = []
        self.anchors: dict[str, _Anchored] = {}
        self.notes: list[Note] = []
        self.ends: dict[int, int] = {}
        self.values = 0
        self.documents = 0

    def on_scalar(self, event: Any) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise _too_many(event)
        if event.tag is None:
            value = scalar(event.value) if event.implicit[0] else event.value
        elif event.tag == "!":
            value = event.value
        else:
            value = self._tagged(event)
        if event.anchor is not None:
            self.anchors[event.anchor] = _Anchored(value)
        self.put(value, event.start_mark.index, event.value)

    def on_mapping(self, event: Any) -> None:
        self._begin({}, _KEY, event)

    def on_list(self, event: Any) -> None:
        self._begin([], None, event)

    def on_end(self, _: Any) -> None:
        done = self.open.pop()
        value = done.items if type(done.items) is dict else tuple(done.items)
        if done.anchor is not None:
            self.anchors[done.anchor] = _Anchored(value, self.values - done.before, done.number)
        self.ends[done.number] = len(self.notes)
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
            mend = self._asterisk(index)
            raise Fault(
                codes.ALIAS,
                f"the alias '*{plain(name)}' has no anchor before it; {mend}",
                index=index,
                path=self.here(),
            )
        anchored = self.anchors[name]
        self._count(anchored.size, event)
        raw = anchored.value if isinstance(anchored.value, str) else None
        if raw is None:
            self._note(index)
        if anchored.number is not None:
            self._note_again(anchored.number)
        self.put(anchored.value, index, raw)

    def _asterisk(self, index: int) -> str:
        value = value_at(self.text, index)
        if value.start > index:
            item = first_word(self.text[index + 1 : value.start])
            return f"an item of a list begins with a hyphen and a blank; write '- {item}'"
        return f"where an asterisk is meant, put the value in quotes{shown(self.text[slice(*value)])}"

    def on_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise Fault(
                codes.SYNTAX,
                "a second YAML document begins here; remove the line",
                index=event.start_mark.index,
            )

    def put(self, value: Any, index: int, raw: str | None) -> None:
        """A value is complete: it goes to where it belongs. Text is noted; the rest was, when it began."""
        if not self.open:
            self.root = value
            if raw is not None:
                self.notes.append((None, NO_KEY, index, raw))
            return
        top = self.open[-1]
        if type(top.items) is list:
            if raw is not None:
                self.notes.append((len(top.items), NO_KEY, index, raw))
            top.items.append(value)
        elif top.key is _KEY:
            self.put_key(top, value, index, raw)
        else:
            if top.key is not _DROP:
                if raw is not None:
                    self.notes.append((top.key, top.key_index, index, raw))
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
            value = intern(normal(value))
            if value in top.items:
                self.fault(
                    codes.DUPLICATE_KEY,
                    f"the key {quoted(value)} stands here twice; remove one of them",
                    index,
                    value,
                )
                value = _DROP
        top.key, top.key_index = value, index

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
        number = len(self.notes)
        self._note(index)
        self.open.append(_Open(items, index, key, event.anchor, self.values - 1, number))

    def _note(self, index: int) -> None:
        """Where a mapping or list begins; nobody sees one that is a key, or under a key that is dropped."""
        key: str | int | None = None
        key_index = NO_KEY
        if self.open:
            top = self.open[-1]
            if type(top.items) is list:
                key = len(top.items)
            elif type(top.key) is str:
                key, key_index = top.key, top.key_index
        self.notes.append((key, key_index, index, None))

    def _note_again(self, number: int) -> None:
        """What an alias holds stands at the alias."""
        _, key_index, index, _ = self.notes[-1]
        first, end = number + 1, self.ends[number]
        shift = len(self.notes) - first
        self.notes += [(key, key_index, index, None) for key, *_ in self.notes[first:end]]
        self.ends.update({n + shift: self.ends[n] + shift for n in range(number, end) if n in self.ends})

    def _count(self, more: int, event: Any) -> None:
        self.values += more
        if self.values > MOST_VALUES:
            raise _too_many(event)

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
        if raw and (number := with_point(torn_at(self.text, index))):
            message = f"a number has a point, not a comma; write {number}"
            self.fault(codes.WRONG_TYPE, message, index, *list(self.open[-1].items)[-1:])
            return _DROP
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


def _too_many(event: Any) -> Fault:
    message = f"the frontmatter holds more than {MOST_VALUES:,} values, its aliases unfolded"
    return Fault(codes.TOO_MANY, message, index=event.start_mark.index)


def _short(tag: str) -> str:
    return f"!!{tag.removeprefix(_TAG_PREFIX)}" if tag.startswith(_TAG_PREFIX) else tag


class Reading(NamedTuple):
    """What was read, and what was wrong with it. Where reading had to stop, there is no value."""

    value: Any
    faults: tuple[Fault, ...]
    complete: bool
    outline: Outline = Outline()


def read(text: str) -> Reading:
    """The plain value of a YAML text, whose lines end with `\\n`.

    Behind a value that is not YAML and stands on one line, the rest is read as if it were, for its faults.
    """
    builder = _Builder(text)
    stops: dict[int | None, Fault] = {}
    while stop := _run(text, builder):
        if stop.fault.index in stops:
            break
        stops = _before(stop.fault, stops) | {stop.fault.index: stop.fault}
        if not stop.mended or len(stops) == _MOST_STOPS or len(text) > _READ_AGAIN:
            break
        text, builder = stop.mended, _Builder(stop.mended)
    if stops:
        faults = [fault for fault in builder.faults if fault.index not in stops]
        return Reading(None, (*faults, *stops.values()), False)
    return Reading(builder.root, tuple(builder.faults), True, Outline.of(builder.notes, builder.ends))


def _before(fault: Fault, stops: Mapping[int | None, Fault]) -> dict[int | None, Fault]:
    """The faults before another. Those behind came of it: an open quotation ends where the next begins."""
    return {at: stop for at, stop in stops.items() if at is None or fault.index is None or at < fault.index}


def _run(text: str, builder: _Builder) -> Stop | None:
    lost = {loss.end: loss.at for loss in losses(text)}
    handlers = {
        ScalarEvent: partial(_on_cut_scalar, builder, text, lost) if lost else builder.on_scalar,
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
    except Fault as fault:
        return Stop(fault)
    except MarkedYAMLError as error:
        return syntax_fault(text, error, builder.here())
    except (ReaderError, UnicodeEncodeError):
        return Stop(control_character(text))
    return None


def _on_cut_scalar(builder: _Builder, text: str, lost_at: dict[int, int], event: Any) -> None:
    """Text may end where YAML sees a comment, and nobody does; what is a number or a date is complete."""
    at = lost_at.get(event.end_mark.index)
    if at is not None and event.implicit[0] and type(scalar(event.value) or "") is str:
        value = value_at(text, at)
        end = min(value.end, line_of(text, at).end)
        said = lost(text, at, Span(min(value.start, event.start_mark.index), end))
        builder.fault(codes.LOST, f"{said}; before a comment, write '# ', with a blank", at)
    builder.on_scalar(event)
