"""The reference of all fields, as Markdown that a forge shows: `docs/reference/fields.md`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from cjm_plugin.model.base import Object, Part
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
from cjm_plugin.model.text import Wording

_INTRODUCTION = """\
# Fields

What the frontmatter of each kind of file may hold. A folder of your content is a collection, a file in it is
an object, and the file's name is the object's id. `cjm new KIND "Title"` begins a file in which most of this
stands, explained, and `cjm schema KIND` prints it for editors.

Written from the program by `make reference`; corrections belong into the models themselves.
"""

_VALUES = """\
## Kinds of value

| value | is |
|---|---|
| text | a short line of Markdown: links and emphasis work, HTML is shown as text |
| plain text | a line without Markdown, never empty |
| id | lower case letters of any script, digits and hyphens, a letter or a digit first |
| id of a … | the name of the other object's file, without its ending; the object must be there |
| place | a thing inside a map: `journey/touchpoint`, or `journey/touchpoint/pain` |
| date | `2026-11-28` |
| yes or no | `true` or `false` |

A key with nothing behind it is as good as absent, unless it is required. What YAML reads as something else
than text (`no`, `12`, `2026-11-28`) stands in quotes where text is wanted. A key of your own begins with `x-`
and may stand at any level: it is kept and shown as it is.
"""

_EVERY = """\
## Every object

These may stand in each file, whatever its kind.
"""

_WORDS = {
    Wording.ID: ("id", "ids"),
    Wording.PLAIN: ("plain text", "plain texts"),
    Wording.MARKDOWN: ("text", "texts"),
    Simple.DAY: ("date", "dates"),
    Simple.FLAG: ("yes or no", "yes or no"),
    Inside(): ("place", "places"),
    Within(): ("id of a touchpoint", "ids of touchpoints"),
}
"""Of values that need no more: of one, and of several."""


def reference() -> str:
    """The whole page."""
    every = [part for _, part in _parts(Object)]
    blocks = [
        _INTRODUCTION,
        "".join(f"* {_link(kind.value)}, in `{kind.folder}/`\n" for kind in Kind),
        _VALUES,
        _EVERY,
        _table(fields(Object).values()),
        *(_part(path, part) for path, part in _parts(Object)),
        *(block for kind in Kind for block in _kind(kind, every)),
    ]
    return "\n".join(blocks)


def _kind(kind: Kind, every: list[type[Part]]) -> Iterator[str]:
    model = MODELS[kind]
    yield f"## {kind.value.capitalize()}\n\n{description(model)} A file of `{kind.folder}/`.\n"
    own = [field for key, field in fields(model).items() if key not in fields(Object)]
    yield _table(own)
    yield from (_part(path, part) for path, part in _parts(model) if part not in every)


def _part(path: str, part: type[Part]) -> str:
    return f"### {_name(part)}\n\n`{path}`: {description(part)}\n\n{_table(fields(part).values())}"


def _parts(model: type[Part]) -> Iterator[tuple[str, type[Part]]]:
    """The parts of an object, each where it stands first: `stages[].touchpoints[]`."""
    found: dict[type[Part], str] = {}
    waiting = [("", model)]
    while waiting:
        path, part = waiting.pop(0)
        for field in fields(part).values():
            for steps, inner in _inside(field.shape):
                if inner not in found:
                    found[inner] = f"{path}.{field.key}{steps}".removeprefix(".")
                    waiting.append((found[inner], inner))
    yield from ((path, part) for part, path in found.items())


def _inside(shape: Shape) -> Iterator[tuple[str, type[Part]]]:
    match shape:
        case Fields():
            yield "", shape.model
        case Several():
            yield from ((f"[]{steps}", part) for steps, part in _inside(shape.of))
        case Keyed(by=To() as by):
            yield from ((f".<{by.kind.value}>{steps}", part) for steps, part in _inside(shape.to))


def _table(known: Iterable[Field]) -> str:
    rows = (
        f"| `{field.key}` | {_words(field.shape)} | {_default(field)} | {field.description} |"
        for field in known
    )
    return "\n".join(("| field | value | default | what it is for |", "|---|---|---|---|", *rows)) + "\n"


def _default(field: Field) -> str:
    if field.required:
        return "**required**"
    return "" if field.default in {None, ()} else f"`{str(field.default).lower()}`"


def _words(shape: Shape, *, many: bool = False) -> str:
    """What is written, in an author's words: of one value, or of several in a list."""
    if shape in _WORDS:
        return _WORDS[shape][many]
    match shape:
        case To(kind=kind):
            return f"ids of {_link(kind.folder, kind.value)}" if many else f"id of {_one(kind)}"
        case Fields():
            return f"{'mappings' if many else 'mapping'}: {_link(_name(shape.model).lower())}"
        case Several():
            return f"list of {_words(shape.of, many=True)}"
        case Keyed():
            return f"mapping: {_words(shape.by)} to {_words(shape.to)}"
    return _plain_words(shape)


def _plain_words(shape: Shape) -> str:
    match shape:
        case Number():
            return _number(shape)
        case OneOf(words=words):
            quoted = [f"`{word}`" for word in words]
            return f"{', '.join(quoted[:-1])} or {quoted[-1]}"
        case Either():
            return "; or ".join(_words(way) for way in shape.ways)
        case Code():
            return f"code (`{shape.pattern}`)"
    raise TypeError(shape)


def _number(shape: Number) -> str:
    noun = "whole number" if shape.whole else "number"
    if shape.least is None:
        return noun
    return (
        f"{noun}, {shape.least:g} or more"
        if shape.greatest is None
        else f"{noun}, {shape.least:g} to {shape.greatest:g}"
    )


def _name(part: type[Part]) -> str:
    """`JourneyStage` is headed “Journey stage”."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part.__name__)
    return words.capitalize()


def _link(name: str, heading: str = "") -> str:
    return f"[{name}](#{(heading or name).replace(' ', '-')})"


def _one(kind: Kind) -> str:
    return f"{'an' if kind.value[0] in 'aeiou' else 'a'} {_link(kind.value)}"
