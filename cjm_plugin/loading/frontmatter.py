"""From the bytes of a file to its text, and from the text to frontmatter and body."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import Fault
from cjm_plugin.loading.yaml_slips import merge

# It begins with a line break: to leap from one to the next is many times as fast as to look at each letter.
_END = re.compile(r"\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_BEGIN = re.compile(r"---[ \t]*(?:\n|\Z)")
_LATE_BEGIN = re.compile(r"\s*^---[ \t]*\n", re.MULTILINE)
_MEND = "begin the file with a line '---', then 'title: …', then a line '---'"


@dataclass(frozen=True, slots=True)
class Split:
    """A file's frontmatter and body, each with the 1-based line of the file on which it begins."""

    frontmatter: str
    body: str
    body_line: int
    line: int = 2


def decoded(data: bytes) -> str:
    """The text, with `\\n` at the end of each line and without a byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Fault(codes.NOT_TEXT, "is in UTF-16; save it as UTF-8")
    if (nul := data.find(b"\0")) >= 0:
        raise Fault(
            codes.NOT_TEXT, "is not text: it holds a NUL byte; save it as UTF-8", line=_line(data[:nul])
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        shown = f"0x{data[start]:02X}"
        raise Fault(
            codes.NOT_TEXT, f"is not UTF-8 (byte {shown}); save it as UTF-8", line=_line(data[:start])
        ) from None
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _line(before: bytes) -> int:
    return before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n") + 1


def split(text: str) -> Split:
    """Frontmatter stands between a first line `---` and the next line `---` or `...`, as MkDocs reads it."""
    begin = _BEGIN.match(text)
    if not begin:
        raise Fault(codes.NO_FRONTMATTER, _no_frontmatter(text))
    end = _END.search(text, begin.end() - 1)
    if not end:
        raise Fault(codes.UNCLOSED, "the frontmatter is not closed; write a line '---' behind its last key")
    frontmatter = text[begin.end() : end.start() + 1]
    return Split(frontmatter, text[end.end() :], text.count("\n", 0, end.end()) + 1)


def _no_frontmatter(text: str) -> str:
    if not text.strip():
        return f"is empty; {_MEND}"
    if slip := merge(text):
        return slip.message
    if _LATE_BEGIN.match(text):
        return "the frontmatter does not begin on the first line; remove what stands before '---'"
    return f"has no frontmatter; {_MEND}"
