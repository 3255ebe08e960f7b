"""Where the values of a frontmatter stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TypeAlias

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_plugin.loading.outline import Guide
from cjm_plugin.loading.yaml_reader import read
from cjm_plugin.model.references import Path

TEXT = """\
título: 😀 é
list:
  - a
  - {key: 12, other: "no"}
again: &x
  deep: on
copy: *x
title: first
title: second
<<: {merged: 1}
2026: number
? [complex, key]
: hidden
last: |
  folded
"""


@pytest.mark.parametrize(
    ("path", "value", "key", "raw"),
    [
        ((), "títul", "títul", None),
        (("título",), "😀 é\nl", "títul", "😀 é"),
        (("list",), "- a\n ", "list:", None),
        (("list", 0), "a\n  -", "a\n  -", "a"),
        (("list", 1), "{key:", "{key:", None),
        (("list", 1, "key"), "12, o", "key: ", "12"),
        (("list", 1, "other"), '"no"}', "other", "no"),
        (("list", 2), "- a\n ", "list:", None),
        (("list", "key"), "- a\n ", "list:", None),
        (("again",), "&x\n  ", "again", None),
        (("again", "deep"), "on\nco", "deep:", "on"),
        (("copy",), "*x\nti", "copy:", None),
        (("copy", "deep"), "*x\nti", "copy:", None),
        (("title",), "first", "title", "first"),
        (("<<", "merged"), "títul", "títul", None),
        (("2026",), "numbe", "2026:", "number"),
        (("last",), "|\n  f", "last:", "folded\n"),
        (("last", 0, "x"), "|\n  f", "last:", None),
        (("absent",), "títul", "títul", None),
    ],
)
def test_a_value_its_key_and_what_is_written(path: Path, value: str, key: str, raw: str | None) -> None:
    """What the file does not have is at the nearest thing around it; what an alias holds, at the alias."""
    guide = Guide(read(TEXT).outline)
    assert (TEXT[guide.index(path) :][:5], TEXT[guide.index(path, key=True) :][:5]) == (value, key)
    assert guide.raw(path) == raw


def test_keys_of_mappings_behind_aliases_too() -> None:
    guide = Guide(read(TEXT).outline)
    assert guide.names(()) == ("título", "list", "again", "copy", "title", "2026", "last")
    assert guide.names(("copy",)) == ("deep",)
    assert [guide.names(path) for path in [("list",), ("título",), ("absent",), ("list", 7)]] == [None] * 4


def test_where_nothing_is_read_all_is_at_the_beginning() -> None:
    for text in ("", "# only\n", "a: [1\n"):
        guide = Guide(read(text).outline)
        assert (guide.index(("a", 0)), guide.raw(()), guide.names(())) == (0, None, None)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Mappings and lists in both styles, with keys that are written twice, no text, or `<<`; with aliases."""
    anchors: list[str] = []

    def value(depth: int) -> str:
        kinds = ["word", "quoted", "number", "list", "mapping"][: 5 if depth < 4 else 3]
        kind = draw(st.sampled_from([*kinds, "alias"] if anchors else kinds))
        if kind == "alias":
            return f"*{anchors.pop(draw(st.integers(0, len(anchors) - 1)))} "
        written = {"word": "wörd", "quoted": '"a: \\\\ b"', "number": "12.50"}.get(kind)
        if written is None:
            inner = range(draw(st.integers(0, 3)))
            items = [value(depth + 1) if kind == "list" else pair(depth + 1) for _ in inner]
            written = f"[{gap().join(items)}]" if kind == "list" else f"{{{gap().join(items)}}}"
        if not draw(st.integers(0, 3)):
            name = f"x{next(numbers)}"
            written = f"&{name} {written}"
            anchors.append(name)
        return written

    def gap() -> str:
        return draw(st.sampled_from([", ", ",\n   ", " ,  # and\n "]))

    def pair(depth: int) -> str:
        return f"{draw(st.sampled_from(['a', 'b', 'ключ', '12', 'no', '<<', '? [a, b] ']))}: {value(depth)}"

    numbers = iter(range(10_000))
    return "".join(f"{name}: {value(0)}\n" for name in draw(st.lists(st.sampled_from("pqrs"), min_size=1)))


Place: TypeAlias = tuple[Path, int, int]


def places(text: str) -> Iterator[Place]:
    """Every path with the offsets of value and key, from PyYAML's own tree of nodes."""
    seen: set[int] = set()

    def walk(node: yaml.Node, path: Path, at: tuple[int, int] | None, key: int | None) -> Iterator[Place]:
        """`at`: of the alias around it."""
        index = node.start_mark.index
        if id(node) in seen and at is None:
            anchor = re.match(r"&(x\d+) ", text[index:])
            assert anchor
            index = text.index(f"*{anchor[1]} ")
            at = index, index if key is None else key
        seen.add(id(node))
        yield path, *(at or (index, index if key is None else key))
        for step, value, key_index in inside(node):
            found = tuple(walk(value, (*path, step or 0), at, key_index))
            yield from found if step is not None else ()

    root = yaml.compose(text, yaml.CSafeLoader)
    assert root
    return walk(root, (), None, None)


def inside(node: yaml.Node) -> Iterator[tuple[str | int | None, yaml.Node, int | None]]:
    """Keys or positions (`None`: nobody sees it), values, and where the keys are."""
    if isinstance(node, yaml.SequenceNode):
        yield from ((i, item, None) for i, item in enumerate(node.value))
    elif isinstance(node, yaml.MappingNode):
        known = {"<<"}
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) and key.value not in known else None
            known.add(str(name))
            yield name, value, key.start_mark.index


@settings(max_examples=200, deadline=None, derandomize=True)
@given(documents())
def test_as_another_reader_has_them(text: str) -> None:
    guide = Guide(read(text).outline)
    for path, value, key in places(text):
        assert (guide.index(path), guide.index(path, key=True)) == (value, key), path
        assert (guide.index((*path, "zz", 0)), guide.index((*path, 99))) == (value, value), path
