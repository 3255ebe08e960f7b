"""A starting file: valid as it stands, with every other field behind a `#`, explained, with an example.

A line `# …` explains; a line `#key: …` is an example that works once its `#` is taken away.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from itertools import chain

from cjm_plugin.model.base import Part
from cjm_plugin.model.catalog import MODELS
from cjm_plugin.model.fields import OneOf, description, fields
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.authoring.desk import Desk
from cjm_plugin.rendering.authoring.examples import EXAMPLES
from cjm_plugin.rendering.authoring.outline import Example, Group, Item, Items
from cjm_plugin.rendering.authoring.short import shortened
from cjm_plugin.rendering.authoring.yaml import commands
from cjm_plugin.rendering.authoring.yaml import lines as written_lines

_WIDTH = 108


def starter(kind: Kind, title: str, desk: Desk, *, short: bool = False) -> str:
    """The whole file; `short`: with the fields alone that most files have.

    The title is data: it comes out of the file as it went in.
    """
    model, t = MODELS[kind], desk.t
    note = t("A line like “#key: example” does nothing yet: take its # away, and write what is true.")
    story = t("Below the next line is room for the story: as much Markdown as you like, shown on the page.")
    groups = (
        Group("", (Example("title", title, given=True),)),
        *EXAMPLES[kind](desk),
        Group(t("To be found"), (Example("tags", (desk.pgettext("example", "delivery promise"),)),)),
    )
    groups = tuple(shortened(model, groups)) if short else groups
    lines = chain(
        ("---", *_comment(t(description(model))), *_comment(note)),
        _Page(desk).groups(model, groups),
        ("", *_comment(story), "---", ""),
    )
    return "\n".join(lines)


class _Page:
    """Writes fields one below the other, and tells once what would make a thing that is not there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._told: set[str] = set()

    def groups(
        self, model: type[Part], groups: Sequence[Group], pad: str = "", *, off: bool = False
    ) -> Iterator[str]:
        """The fields of an object or a part, with a blank line before each group; `off`: behind a `#`."""
        for group in groups:
            yield ""
            if group.title:
                yield f"{pad}# ─── {group.title} ───"
            for example in group.examples:
                yield from _comment(self._explained(model, example.key), pad)
                yield from self._example(example, pad, off=off)

    def _example(self, example: Example, pad: str, *, off: bool) -> Iterator[str]:
        off = off or not example.given
        if isinstance(example.value, Items):
            yield f"{pad}{_mark(off)}{example.key}:"
            for number, item in enumerate(example.value.items):
                if number:
                    yield ""
                yield from self._item(example.value.model, item, f"{pad}  ", off=off)
            return
        for command in commands(example.value):
            if command not in self._told:
                self._told.add(command)
                hint = self._desk.locale.t("Not there yet; this makes it: {command}", command=command)
                yield from _comment(hint, pad)
        for depth, line in written_lines(example.key, example.value, _WIDTH - len(pad)):
            yield f"{pad}{'  ' * depth}{_mark(off)}{line}"

    def _item(self, model: type[Part], item: Item, pad: str, *, off: bool) -> Iterator[str]:
        """Its first field stands behind the dash of the list."""
        off = off or not item.given
        yield from _comment(item.note, pad)
        inner = [*self.groups(model, item.groups, f"{pad}  ", off=off)][1:]
        if not item.explained:
            inner = [line for line in inner if not line.lstrip().startswith("# ")]
        first = next(number for number, line in enumerate(inner) if not line.lstrip().startswith("# "))
        yield from (f"{pad}{line.lstrip()}" for line in inner[:first])
        yield f"{pad}{_mark(off)}- {inner[first].lstrip().removeprefix('#')}"
        yield from inner[first + 1 :]

    def _explained(self, model: type[Part], key: str) -> str:
        """What a field is for, and which words it may be."""
        field = fields(model)[key]
        said = self._desk.t(field.description)
        if not isinstance(field.shape, OneOf):
            return said
        words = self._desk.locale.t("One of: {words}.", words=", ".join(field.shape.words))
        return f"{said} {words}"


def _mark(off: bool) -> str:
    return "#" if off else ""


def _comment(text: str, pad: str = "") -> list[str]:
    begin = f"{pad}# "
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=begin,
        subsequent_indent=begin,
        break_long_words=False,
        break_on_hyphens=False,
    )
