"""What goes wrong in YAML without a wrong word: characters that nobody sees, and blanks that are missing.

YAML reads something else into such a line and stumbles over a later one; so they are looked for by what they
look like, once a file is known not to be YAML.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from cjm_plugin.loading.fault import quoted
from cjm_plugin.loading.yaml_values import first_word, line_of, shown, value_at

_UNSEEN = "\u00a0\u00ad\u1680\u2000-\u200d\u202f\u205f\u2060\u3000\ufeff"
_MERGE = re.compile(r"^<{7}(?:[ \t].*)?$", re.MULTILINE)
_UNSEEN_AT = re.compile(
    rf"[ ]*(?:- +)*(?:-|[\w-]+:|[\w-]+(?=[{_UNSEEN}]+:(?:\s|$)))?(?P<unseen>[{_UNSEEN}][{_UNSEEN} ]*)"
)
_BULLET = re.compile(r"[ ]*(?P<bullet>[*•·‣◦–—−][ ]+|[•·‣◦–—−]|-)(?P<item>[^\W\d_].*|[{\[\"“«].*)")
_TIGHT = re.compile(r"[ ]*(?:- +)*(?P<key>[^\W\d][\w-]*:)(?![/\s])")
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
    characters = match["unseen"].rstrip(" ")
    mended = text[: match.start("unseen")] + " " * len(match["unseen"]) + text[match.end("unseen") :]
    return Slip(unseen(characters), match.start("unseen"), mended)


def unseen(characters: str) -> str:
    """What is said of characters that look like blanks or like nothing, and stand where YAML has its own."""
    seen = [c for c in characters if c != " "]
    wide = unicodedata.category(seen[0]) == "Zs"
    name = f"{unicodedata.name(seen[0]).lower()} (U+{ord(seen[0]):04X})"
    if len(seen) == 1:
        return f"a {name} stands here; {'write a plain blank in its place' if wide else 'remove it'}"
    mend = "write a plain blank for each" if wide else "remove them"
    return f"{len(seen)} characters stand here that are no plain blanks, the first a {name}; {mend}"


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
    mended = f"{text[:at]}-{text[at + 1 :]}" if match["bullet"].endswith(" ") else ""
    return Slip(f"an item of a list begins with a hyphen and a blank; {mend}", at, mended)


def _tight(text: str, start: int) -> Slip | None:
    match = _TIGHT.match(text, start)
    if not match:
        return None
    message = f"a blank is missing behind the colon of '{match['key'][:-1]}'; write '{match['key']} …'"
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
    if not loss or not goes_on or text[value_at(text, loss.at).start] in "\"'{[|>":
        return None
    end = following
    while end < len(text) and _indent(text, end) > _indent(text, start):
        end = line_of(text, end).end + 1
    return Slip(lost(text, loss.at, end=end), loss.at)


def _indent(text: str, start: int) -> int:
    line = text[slice(*line_of(text, start))]
    return len(line) - len(line.lstrip(" "))


def lost(text: str, at: int, start: int | None = None, end: int = 0) -> str:
    """What is said of the text from a `#` on, which YAML takes for a comment.

    :param start: where the value begins, if that is some lines before.
    :param end: where it ends, if that is some lines behind.
    """
    value = value_at(text, at)
    first = value.start if start is None else min(start, value.start)
    mend = f"put the value in quotes{shown(text[first : max(end, value.end)])}"
    return f"{quoted(text[at : value.end])} is lost: YAML takes ' #' for the beginning of a comment; {mend}"
