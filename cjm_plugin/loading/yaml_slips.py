"""What goes wrong in YAML without a wrong word: characters that nobody sees, and blanks that are missing.

YAML reads something else into such a line and stumbles over a later one; so they are looked for by what they
look like, once a file is known not to be YAML.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from cjm_plugin.loading.fault import plain, quoted
from cjm_plugin.loading.yaml_values import Span, first_word, line_of, shown, value_at

_UNSEEN = "\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_MERGE = re.compile(r"^<{7}(?:[ \t].*)?$", re.MULTILINE)
_UNSEEN_AT = re.compile(
    rf"[ ]*(?:- +)*(?:-|[\w-]+:|[\w-]+(?=[{_UNSEEN}]+:(?:\s|$)))?"
    rf"(?P<unseen>[{_UNSEEN}](?:[{_UNSEEN} ]*[{_UNSEEN}])?)"
)
_BULLET = re.compile(
    r"[ ]*(?P<bullet>(?:[*+•·‣◦–—−]|--|\d{1,3}[.)])[ ]+|[•·‣◦–—−]|-)(?P<item>[^\W\d_].*|[{\[\"“«].*)"
)
_TIGHT = re.compile(r"[ ]*(?:- +)*(?P<key>[^\W\d][\w-]*:)(?![/\s])")
_INDENT = re.compile(rf"[ {_UNSEEN}]*")
_LEAD = re.compile(r"^( *)(?:- +)*(?=[^\s-])", re.MULTILINE)
_INVISIBLE = re.compile(f"[{_UNSEEN}]")

MERGE = "a merge is not finished; keep one of the two versions, and remove the lines of '<', '=' and '>'"

_LOST = re.compile(r"#(?<=[ \t]#)(?=\w)")  # It begins with a character, which is many times as fast.


class Slip(NamedTuple):
    """A sentence, where it is true, and a text as long in which that is mended, if there is one."""

    message: str
    at: int
    mended: str = ""


def merge(text: str) -> Slip | None:
    """Where git has put two versions of some lines below each other."""
    match = _MERGE.search(text)
    return Slip(MERGE, match.start()) if match else None


def slip(text: str, at: int, *, before: bool) -> Slip | None:
    """What is wrong on the line of a character; or, if asked, on the one before, if that goes on in it."""
    line = line_of(text, at)
    last = len(text[: line.start].rstrip()) if before else 0
    starts = (line_of(text, last - 1).start, line.start) if last else (line.start,)
    found = (look(text, start) for start in starts for look in (_unseen, _bullet, _tight))
    seen = merge(text) or next(filter(None, found), None)
    return seen or (_lost(text, starts[0], line.start) if last else None)


def _unseen(text: str, start: int) -> Slip | None:
    match = _UNSEEN_AT.match(text, start)
    if not match:
        return None
    before, characters, after = text[: match.start("unseen")], match["unseen"], text[match.end("unseen") :]
    said = f"{unseen(characters)} here"
    if _is_blank(characters) and not _indents_too_far(text, start):
        mend = "write a plain blank in its place" if len(characters) == 1 else "write plain blanks instead"
        return Slip(f"{said}; {mend}", len(before), f"{before}{' ' * len(characters)}{after}")
    return Slip(f"{said}; remove {'it' if len(characters) == 1 else 'them'}", len(before))


def _is_blank(characters: str) -> bool:
    return all(unicodedata.category(c) == "Zs" for c in characters)


def _indents_too_far(text: str, start: int) -> bool:
    """Whether a line fits those around it without the characters that it begins with, and not with them."""
    indent = _INDENT.match(text, start)
    if not indent or not unseen_in(indent[0]):
        return False
    columns = {at - match.start() for match in _LEAD.finditer(text) for at in (match.end(1), match.end())}
    item = 2 * text.startswith("- ", indent.end())
    with_, without = len(indent[0]), len(without_unseen(indent[0]))
    return not columns & {with_, with_ + item} and bool(columns & {without, without + item})


def unseen(characters: str) -> str:
    """Of characters that look like blanks or like nothing: that they stand there."""
    seen = [c for c in characters if c != " "]
    name = f"{unicodedata.name(seen[0]).lower()} (U+{ord(seen[0]):04X})"
    if len(seen) == 1:
        return f"a {name} stands"
    return f"{len(seen)} characters that are no plain blanks, the first a {name}, stand"


def without_unseen(text: str) -> str:
    """A text without such characters."""
    return _INVISIBLE.sub("", text)


def unseen_in(text: str) -> str:
    """Those of a text, as they are: `""` for nearly all."""
    return "".join(_INVISIBLE.findall(text)) if not text.isascii() else ""


def _bullet(text: str, start: int) -> Slip | None:
    match = _BULLET.match(text, start, line_of(text, start).end)
    if not match:
        return None
    mend = f"write '- {first_word(match['item'])}'"
    at = match.start("bullet")
    if match["bullet"] == "-":
        mended = f"{text[: at + 1]} {text[at + 2 :]}" if re.match(r"\w\w", match["item"]) else ""
        return Slip(f"a blank is missing behind the hyphen of an item; {mend}", at, mended)
    mended = f"{text[:at]}- {text[at + 2 :]}" if re.fullmatch(r". ", match["bullet"]) else ""
    return Slip(f"an item of a list begins with a hyphen and a blank; {mend}", at, mended)


def _tight(text: str, start: int) -> Slip | None:
    match = _TIGHT.match(text, start)
    if not match:
        return None
    key = plain(match["key"][:-1])
    message = f"a blank is missing behind the colon of '{key}'; write '{key}: …'"
    return Slip(message, match.end())


class Loss(NamedTuple):
    """Where something ends, and where a comment begins behind it that was hardly meant to be one."""

    end: int
    at: int


def losses(text: str, start: int = 0, end: int | None = None) -> Iterator[Loss]:
    """Those of a text, or of a part of it, be they in quoted texts or not."""
    for match in _LOST.finditer(text, start, len(text) if end is None else end):
        at = match.start()
        while at and text[at - 1] in " \t":
            at -= 1
        if at and text[at - 1] != "\n":
            yield Loss(at, match.start())


def _lost(text: str, start: int, following: int) -> Slip | None:
    """A value that YAML ends at a `#`, so that the next line is no part of it."""
    loss = next(losses(text, *line_of(text, start)), None)
    goes_on = _indent(text, following) > _indent(text, start)
    if not loss or not goes_on:
        return None
    value = value_at(text, loss.at)
    return Slip(lost(text, loss.at, value), loss.at) if text[value.start] not in "\"'{[|>" else None


def _indent(text: str, start: int) -> int:
    line = text[slice(*line_of(text, start))]
    return len(line) - len(line.lstrip(" "))


def lost(text: str, at: int, value: Span) -> str:
    """What is said of the text from a `#` on, which YAML takes for a comment: the end of a value."""
    gone = quoted(text[at : min(value.end, line_of(text, at).end)])
    mend = f"put the value in quotes{shown(text[slice(*value)])}"
    return f"{gone} is lost: YAML takes ' #' for the beginning of a comment; {mend}"
