"""Examples: small files, written one under the other.

They are written once, in English. What a site in another language shows is the same but for the words that
an author would have written: the models tell which these are, so that nothing has to be marked, and a
translation holds no keys that could go stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml
from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.fields import Either, Fields, Keyed, Several, Shape, fields
from cjm_plugin.model.kinds import BY_FOLDER
from cjm_plugin.model.text import Wording

_FILE = re.compile(r"^# ([\w-]+/\S+\.(?:md|csv))$", re.MULTILINE)


def files(example: str) -> dict[str, str]:
    """The frontmatter (or the rows) of each file, by its path below `content/`.

    A line `# journeys/buying.md` begins each.

    :raises ValueError: the example does not begin with such a line.
    """
    before, *parts = _FILE.split(example.strip("\n"))
    if before.strip() or not parts:
        raise ValueError("the example does not say which file it is")
    texts = (part.strip("\n") for part in parts[1::2])
    return dict(zip(parts[::2], texts, strict=True))


class Words(NamedTuple):
    """Words of an author in an example: a title, what a customer does, a reason."""

    text: str
    start: int
    """Where they stand in the example, quotes and all."""
    end: int
    inside: bool
    """Whether brackets are around them, where commas and braces mean something to YAML."""


def words(example: str) -> tuple[Words, ...]:
    """All that is to be translated, in order: no keys, ids, words of a vocabulary, days or figures."""
    return tuple(_words(example))


def _words(example: str) -> Iterator[Words]:
    begins = [*_FILE.finditer(example)]
    ends = [*(begin.start() for begin in begins[1:]), len(example)]
    for begin, end in zip(begins, ends, strict=True):
        folder, _, name = begin[1].partition("/")
        if name.endswith(".md"):
            model = Fields(MODELS[BY_FOLDER[folder]])
            for found in _in(yaml.compose(example[begin.end() : end], yaml.CSafeLoader), model):
                yield found._replace(start=begin.end() + found.start, end=begin.end() + found.end)


def _in(node: Node | None, shape: Shape, *, inside: bool = False) -> Iterator[Words]:
    """The words in a value, by what the model wants there."""
    if isinstance(node, ScalarNode):
        if _is_wording(shape) and any(map(str.isalpha, node.value)):
            yield Words(node.value, node.start_mark.index, node.end_mark.index, inside)
    elif isinstance(node, CollectionNode):
        for value, of in _values(node, shape):
            yield from _in(value, of, inside=inside or bool(node.flow_style))


def _is_wording(shape: Shape) -> bool:
    if isinstance(shape, Either):
        return any(map(_is_wording, shape.ways))
    return shape in {Wording.PLAIN, Wording.MARKDOWN}


def _values(node: CollectionNode, shape: Shape) -> Iterator[tuple[Node, Shape]]:
    match shape, node:
        case Either(ways), _:
            for way in ways:
                yield from _values(node, way)
        case Several(of), SequenceNode(value=items):
            yield from ((item, of) for item in items)
        case Keyed(to=of), MappingNode(value=pairs):
            yield from ((value, of) for _, value in pairs)
        case Fields(model), MappingNode(value=pairs):
            known = fields(model)
            yield from ((value, known[key.value].shape) for key, value in pairs if key.value in known)
