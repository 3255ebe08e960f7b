"""Where on its line a value begins and ends to its author, whatever YAML makes of it; how it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from cjm_plugin.loading.fault import plain
from cjm_plugin.loading.shapes import is_key

_LONGEST = 120
"""So much is written out in a mend, which must hold all of it."""
_LONGEST_LINE = 2_000
"""Longer lines are not looked into: nobody writes them."""

_KEY = r"[^\s:\"'\[\]{},#][^:,\[\]{}]*"
_BLOCK = re.compile(rf"[ \t]*(?:- +)*(?:{_KEY}:[ \t]+|- +)?")
_FLOW = re.compile(r"[\w-]+:(?:[ \t]+|$)|[\"'][^\"']*[\"']:[ \t]*")
_LEAD = re.compile(r" *(?:- +)*")
_BELOW = re.compile(r"( *)(?!- |[#\]}]|[\w-]+:(?:\s|$))[^ \n].*", re.MULTILINE)
_COMMENT = re.compile(r"[ \t]+#(?:[ \t#].*)?$")
_BRACKETS = {"{": "}", "[": "]"}
_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "”“", "«": "»", "‘": "’"}


class Span(NamedTuple):
    """A value in a text, without the blanks around it."""

    start: int
    end: int


def line_of(text: str, index: int) -> Span:
    """The line of a character, without its end."""
    end = text.find("\n", index)
    return Span(text.rfind("\n", 0, index) + 1, end if end >= 0 else len(text))


def value_at(text: str, index: int) -> Span:
    """The value that a character belongs to: one of those in braces or brackets, or the rest of the line."""
    line = line_of(text, index)
    if line.end - line.start > _LONGEST_LINE:
        return line
    member = member_at(text, index)
    if member is None:
        key = _BLOCK.match(text, *line)
        start = key.end() if key else line.start
        comment = _COMMENT.search(text, start, line.end)
        return _trimmed(text, start, comment.start() if comment else _last_line(text, line))
    return _behind_key(text, member)


def _behind_key(text: str, member: Span) -> Span:
    key = _FLOW.match(text, *member)
    return _trimmed(text, key.end(), member.end) if key else member


def _last_line(text: str, line: Span) -> int:
    """Where a text ends that goes on, indented, in the lines below."""
    lead = _LEAD.match(text, *line)
    column = len(lead[0]) - (0 if _FLOW.match(text, lead.end(), line.end) else 1) if lead else 0
    end = line.end
    while end < len(text) and end - line.start < _LONGEST_LINE:
        below = _BELOW.match(text, end + 1)
        if not below or len(below[1]) <= column:
            break
        end = below.end()
    return end


def member_at(text: str, index: int) -> Span | None:
    """What holds a character, in the innermost mapping or list of a line, with its key."""
    line = line_of(text, index)
    if line.end - line.start > _LONGEST_LINE:
        return None
    open_: list[int] = []
    for at in _marks(text, line.start, index):
        if text[at] in _BRACKETS:
            open_.append(at)
        elif text[at] != "," and open_:
            open_.pop()
    return next((m for m in _members(text, open_[-1]) if index <= m.end), None) if open_ else None


def _trimmed(text: str, start: int, end: int) -> Span:
    value = text[start:end]
    return Span(start + len(value) - len(value.lstrip()), end - len(value) + len(value.rstrip()))


def _members(text: str, opened: int, bracket: str = "") -> list[Span]:
    """What stands in a mapping or list of one line, however it is written; nothing where it is not closed.

    What has no key in a mapping belongs to the value before it: somebody has written a comma in a text. So
    does what follows, up to a key that is known.

    :param bracket: what was opened, if that was on a line before: then the line ends what it does not close.
    """
    line = line_of(text, opened + 1 if bracket else opened)
    kind, ends, depth = bracket or text[opened], [opened], 0
    for at in _marks(text, opened + 1, line.end):
        if depth == 0 and text[at] in {",", _BRACKETS[kind]}:
            ends.append(at)
            if text[at] != ",":
                return list(_joined(text, ends, keyed=kind == "{"))
        depth += {"{": 1, "[": 1, "}": -1, "]": -1}.get(text[at], 0)
    return list(_joined(text, [*ends, line.end], keyed=kind == "{")) if bracket else []


def _joined(text: str, ends: list[int], *, keyed: bool) -> Iterator[Span]:
    start, torn = ends[0] + 1, False
    for end, following in zip(ends[1:], [*ends[2:], None], strict=True):
        after = text[end + 1 : following].strip() if following is not None else ""
        key = _FLOW.match(after)
        torn = keyed and bool(after) and (not key or (torn and not is_key(key[0].partition(":")[0])))
        if not torn:
            yield _trimmed(text, start, end)
            start = end + 1


def _marks(text: str, start: int, end: int) -> Iterator[int]:
    """The brackets and commas of a part of a line that stand in no quotation marks."""
    at, before = start, ","
    while at < end:
        if text[at] in _QUOTES and before in ",:[{-":
            at = _closing(text, at, end)
        elif text[at] in "{}[],":
            yield at
        before = text[at] if text[at] != " " else before
        at += 1


def _closing(text: str, at: int, end: int) -> int:
    """The mark that ends what one begins: it has something of the mapping or list behind it."""
    for close in range(at + 1, end):
        if text[close] in _QUOTES[text[at]] and text[close + 1 : end].lstrip(" ")[:1] in {
            "",
            ",",
            ":",
            "]",
            "}",
        }:
            return close
    return at


def torn_at(text: str, index: int) -> str:
    """The value in braces that goes on with what YAML takes for the next key. Empty where a key begins."""
    member = member_at(text, index)
    return text[slice(*value_at(text, index))] if member and member.start < index else ""


def with_next_at(text: str, index: int) -> str:
    """The words in braces before a key, with the key and its value, if that may be one text; else nothing."""
    member = member_at(text, index)
    before = member_at(text, max(text.rfind(",", 0, index) - 1, 0)) if member else None
    if member is None or before is None or before.start >= member.start == index:
        return ""
    value = text[value_at(text, before.start).start : before.end]
    return f"{value}{text[before.end : member.end]}" if " " in value else ""


def in_flow_line(text: str, index: int) -> Span:
    """The value that a character belongs to, on a line in the middle of a mapping in braces."""
    line = line_of(text, index)
    if line.end - line.start > _LONGEST_LINE:
        return line
    members = _members(text, line.start - 1, "{")
    return next((_behind_key(text, member) for member in members if index <= member.end), line)


def with_point(value: str) -> str:
    """`0.8`, where it is written with a comma; else nothing."""
    return value.replace(",", ".") if re.fullmatch(r"[-+]?\d{1,9},\d{1,9}", value, re.ASCII) else ""


def in_quotes(value: str) -> str:
    """A value as it can stand in YAML, without stray marks around it. Empty if it is too long for a mend."""
    value = " ".join(bare(value.strip()).split())
    if len(value) > _LONGEST:
        return ""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"".join(c if c.isprintable() else " " for c in escaped)}"'


def bare(value: str) -> str:
    """A value without the quotation marks around all of it, which its author took for YAML's."""
    first, inner, last = value[:1], value[1:-1], value[-1:]
    if not inner or last not in _QUOTES.get(first, "") or _apart(inner, first, last):
        return value
    if first == '"':
        return inner.replace('\\"', '"')
    return inner.replace("''", "'") if first == "'" else inner


def _apart(inner: str, first: str, last: str) -> bool:
    """Whether the marks at both ends belong to two quotations, as in `"X" and "Y"`."""
    if first != last:
        return last in inner and inner.find(last) < (inner.find(first) if first in inner else len(inner))
    ends = re.search(rf"\S{first}(?!\w)", inner)
    begins = re.search(rf"(?<!\w){first}\w", inner)
    closes = ends is not None and (begins is None or ends.start() < begins.start())
    return closes and inner.count(first) % 2 == 0


def shown(text: str) -> str:
    """How a mend goes on that says where quotation marks are missing: with the value in them."""
    quotes = in_quotes(text)
    return f": {quotes}" if quotes else ", from its first word to its last"


def first_word(text: str) -> str:
    """How a line begins, for a mend that changes its beginning."""
    match = re.match(r"[\w-]+:?|.", text)
    return plain(match[0]) if match else "…"
