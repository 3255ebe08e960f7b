"""Values as YAML that every reader of YAML understands alike: for frontmatter that the program writes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Ref:
    """The id of another thing."""

    id: str
    command: str = ""
    """What would make it; empty where it is there."""


Value = str | bool | int | float | dt.date | Ref | tuple["Value", ...] | Mapping["Ref | str", "Value"]


def mapping(**values: Value) -> Mapping[Ref | str, Value]:
    """Keys with values; `from_` is the key `from`, which is a word of the language."""
    return {key.removesuffix("_"): value for key, value in values.items()}


_BARE = re.compile(r"[^\W\d_](?:(?:[\w ,.?!()/’–-]|://)*[\w.?!)])?")
"""What begins with a letter and has nothing that means something to YAML."""
_BARE_INSIDE = re.compile(r"[^\W\d_](?:(?:[\w .!/’–-]|://)*[\w.!])?")
"""The same between brackets."""
_WORDS = frozenset({"y", "yes", "on", "true", "n", "no", "off", "false", "null"})
"""What YAML 1.1 or 1.2 reads as something else than text."""


def written(value: Value, *, inside: bool = False) -> str:
    """A value on one line; `inside` of a list or a mapping."""
    match value:
        case str() | Ref():
            return _text(value, inside=inside)
        case bool():
            return "true" if value else "false"
        case int() | float():
            return f"{value:g}"
        case dt.date():
            return value.isoformat()
        case tuple():
            return f"[{', '.join(written(item, inside=True) for item in value)}]"
    pairs = (f"{_text(key, inside=True)}: {written(item, inside=True)}" for key, item in value.items())
    return f"{{{', '.join(pairs)}}}"


def lines(key: Ref | str, value: Value, width: int) -> Iterator[tuple[int, str]]:
    """A key with its value, as lines with their depths: one line where that is short, else item by item."""
    text = f"{_text(key, inside=True)}: {written(value)}"
    if isinstance(value, tuple) and all(isinstance(item, Mapping) for item in value):
        yield 0, text.partition(" ")[0]
        for item in value:
            yield from _item(item, width - 2)
    elif isinstance(value, Mapping) and len(text) > width:
        yield 0, text.partition(" ")[0]
        for name, inner in value.items():
            yield from ((depth + 1, line) for depth, line in lines(name, inner, width - 2))
    else:
        yield 0, text


def _item(item: Value, width: int) -> Iterator[tuple[int, str]]:
    text = f"- {written(item)}"
    if not isinstance(item, Mapping) or len(text) <= width:
        yield 1, text
        return
    inner = [line for name, value in item.items() for line in lines(name, value, width - 2)]
    for number, (depth, line) in enumerate(inner):
        yield (depth + 2, line) if number else (depth + 1, f"- {line}")


def _text(text: str | Ref, *, inside: bool) -> str:
    text = text.id if isinstance(text, Ref) else text
    bare = (_BARE_INSIDE if inside else _BARE).fullmatch(text)
    if bare and text.casefold() not in _WORDS:
        return text
    return '"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"'))


def commands(value: Value) -> Iterator[str]:
    """What would make the things that a value names and that are not there, in its order."""
    if isinstance(value, Ref) and value.command:
        yield value.command
    elif isinstance(value, tuple):
        for item in value:
            yield from commands(item)
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from commands(key)
            yield from commands(item)
