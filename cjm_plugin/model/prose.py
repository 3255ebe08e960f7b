"""Links in the author's Markdown: in text fields and in bodies.

What is code is not a link. Where Markdown's readers differ on what is code, it is not code here: better one
link or one element too many looked at than one too few.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from html import unescape
from typing import Annotated, Any, NamedTuple, get_args, get_origin
from urllib.parse import unquote

from pydantic import AfterValidator, BaseModel

from cjm_plugin.model.references import Path
from cjm_plugin.model.text import clean

_ADDRESS = r"(?:<(?P<angle>[^<>\n]*+)>|(?P<bare>(?:[^\s()<>\\]|\\.|\((?:[^\s()\\]|\\.)*+\)|[<>])*+))"
_INLINE = re.compile(r"\]\(\s*+" + _ADDRESS)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]++\]:[ \t]*+\n?[ \t]*+" + _ADDRESS, re.MULTILINE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*+:|//")


class Link(NamedTuple):
    """A link or an image: `text[start:end]` is its address as written."""

    start: int
    end: int
    target: str
    """The address without its fragment, decoded; empty where the link stays in its page."""
    fragment: str
    """What stands behind `#`, decoded."""

    @property
    def is_relative(self) -> bool:
        """Whether it leads to a file near the one it stands in."""
        return not _SCHEME.match(self.target) and not self.target.startswith("/")


def links(text: str) -> Iterator[Link]:
    """Every link of a text field or a body with an address of its own, in the order of the text."""
    if "](" not in text and "]:" not in text:
        return
    text = without_code(text)
    first = text.find("[")
    matches = [
        match
        for match in _INLINE.finditer(text)
        if match.start() > first >= 0 and text[match.start() - 1] != "\\"
    ]
    for match in sorted([*matches, *_DEFINITION.finditer(text)], key=lambda match: match.start()):
        yield _link(text, *match.span("bare" if match["angle"] is None else "angle"))


def _link(text: str, start: int, end: int) -> Link:
    target, _, fragment = unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text[start:end])).partition("#")
    return Link(start, end, unquote(target), unquote(fragment))


def texts(part: BaseModel, at: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text field in an object or a part of one; paths as `references` has them."""
    for name in _followed(type(part)):
        yield from _texts(getattr(part, name), (*at, name))


def _texts(value: Any, at: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, BaseModel):
        yield from texts(value, at)
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _texts(item, (*at, i))


@cache
def _followed(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that are text, or hold some."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if _is_text(field.metadata) or _has_text(field.annotation)
    )


def _is_text(metadata: Any) -> bool:
    return any(isinstance(mark, AfterValidator) and mark.func is clean for mark in metadata)


def _has_text(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated and _is_text(annotation.__metadata__):
        return True
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return bool(_followed(annotation))
    return any(_has_text(arg) for arg in get_args(annotation))


# Code

_FENCE = re.compile(
    r"(?P<marks>`{3,}+|~{3,}+)[ ]*+[\w#.+-]*+[ ]*+"
    r"(?:\{[^}\n]*+\}|(?:\w++=(?:\"[^\"\n]*+\"|'[^'\n]*+')[ ]*+)*+)[ ]*+\n"
)
_FENCE_LIKE = re.compile(r"^[> \t]*+(?:```|~~~)", re.MULTILINE)
_FENCE_END = re.compile(r"^(`{3,}+|~{3,}+)[ ]*+$", re.MULTILINE)
_CONTAINER = re.compile(r" {0,3}(?:[-*+][ \t]|\d+[.)][ \t]|>|!!!|\?\?\?|===|\[\^[^\]]+\]:|:[ \t]|/// )")
_RAW_HTML = re.compile(r"^ {0,3}<[a-zA-Z/!?]", re.MULTILINE)
_BLANKED = re.compile(r"[^\n]")


def without_code(text: str) -> str:
    """The same text with blanks in the place of fenced code, indented code and code spans. Offsets stay."""
    if "`" not in text and "~~~" not in text and "    " not in text and "\t" not in text:
        return text
    text, sure = _without_fences(text)
    html = _RAW_HTML.search(text)
    # Behind a line of HTML or an uncertain fence, what looks like code may be something else.
    end = min(sure, html.start() if html else len(text))
    return _without_spans(_without_indented(text[:end])) + text[end:]


def _without_fences(text: str) -> tuple[str, int]:
    """Without fences that are not indented and end with the marks they begin with; and how far that is sure.

    A line that looks like the begin of any other fence makes the rest uncertain: some readers go on to look
    for its end, others do not. So does a fence in a block of lines that begins as indented code.
    """
    ends = _fence_ends(text)
    done, position, indented, sure = [], 0, False, len(text)
    while like := _FENCE_LIKE.search(text, position):
        indented = _begins_indented(text[position : like.start()], indented, is_first=position == 0)
        opening = _FENCE.match(text, like.start())
        later = ends.get(opening["marks"], []) if opening else []
        following = bisect_left(later, opening.end()) if opening else 0
        if not opening or following == len(later) or indented:
            sure = like.start()
            break
        end = later[following]
        code = _BLANKED.sub(" ", text[opening.end() : end - len(opening["marks"])])
        # Its last line stays one: what follows it directly does not follow an empty line.
        done += [text[position : opening.end()], code, "~" * len(opening["marks"])]
        position = end
    return "".join([*done, text[position:]]), sure


def _begins_indented(lines: str, before: bool, *, is_first: bool) -> bool:
    """Whether the last block of some lines begins indented; `before`, where it began before them."""
    blocks = re.split(r"\n[ \t]*(?=\n)", lines)
    if len(blocks) == 1 and not is_first:
        return before
    return blocks[-1].lstrip("\n").startswith(("    ", "\t"))


def _fence_ends(text: str) -> dict[str, list[int]]:
    """Where the marks end that may close a fence, by the marks."""
    ends: dict[str, list[int]] = defaultdict(list)
    for match in _FENCE_END.finditer(text):
        ends[match[1]].append(match.end(1))
    return ends


def _without_indented(text: str) -> str:
    """Without indented code outside of lists and the like. A fence there ends no list."""
    first = re.match(r"\n*+[ \t]+\n", text)  # no empty line for Python-Markdown
    done, contained, after_blank, in_code, in_fence = [], bool(first), True, False, False
    for line in text.split("\n"):
        is_fence = line.startswith(("```", "~~~"))
        if is_fence or in_fence:
            in_fence = in_fence != is_fence
            after_blank = in_code = False
        elif not line.strip():
            after_blank = True
        elif line.startswith(("    ", "\t")):
            in_code = not contained and (in_code or after_blank)
            after_blank = False
        else:
            contained = bool(_CONTAINER.match(line)) or (contained and not after_blank)
            after_blank = in_code = False
        done.append(" " * len(line) if in_code else line)
    return "\n".join(done)


def _without_spans(text: str) -> str:
    """Blocks of lines in which each line closes the spans that it opens: there all readers agree."""
    if "`" not in text:
        return text
    blocks = re.split(r"(\n[ \t]*\n)", text)
    return "".join(_block_without_spans(block) if "`" in block else block for block in blocks)


def _block_without_spans(block: str) -> str:
    if "\\`" in block:
        return block
    lines = [_line_without_spans(line) for line in block.split("\n")]
    return block if None in lines else "\n".join(line for line in lines if line is not None)


def _line_without_spans(line: str) -> str | None:
    """`None` where a span is left open."""
    runs = [match.span() for match in re.finditer("`+", line)]
    by_length: dict[int, list[int]] = defaultdict(list)
    for start, end in runs:
        by_length[end - start].append(start)
    done, position = [], 0
    for start, end in runs:
        if start < position:
            continue
        same = by_length[end - start]
        later = bisect_right(same, start)
        if later == len(same):
            return None
        close = same[later] + end - start
        done.append(line[position:start] + " " * (close - start))
        position = close
    return "".join([*done, line[position:]])
