"""What libyaml says about bad syntax, in words that help an author."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import Fault, plain
from cjm_plugin.loading.shapes import is_key
from cjm_plugin.loading.yaml_slips import Slip, losses, lost, merge, slip
from cjm_plugin.loading.yaml_values import Span, in_flow_line, line_of, member_at, shown, value_at
from cjm_plugin.model.references import Path

_NOT_ALLOWED = re.compile("[^\t\n\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def control_character(text: str) -> Fault:
    """The character that may not stand in YAML."""
    match = _NOT_ALLOWED.search(text)
    if not match:
        return Fault(codes.SYNTAX, "holds a character that YAML does not allow", index=0)
    return Fault(
        codes.SYNTAX, f"holds the control character U+{ord(match[0]):04X}; remove it", index=match.start()
    )


class _Place(NamedTuple):
    """Where libyaml gave up, and where what it was reading began."""

    text: str
    at: int
    began: int
    problem: str
    context: str

    @property
    def char(self) -> str:
        return self.text[self.at : self.at + 1]

    @property
    def line_start(self) -> int:
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def line(self) -> str:
        return self.line_at(self.at)

    def line_at(self, at: int) -> str:
        return self.text[slice(*line_of(self.text, at))]

    def in_quotes(self, at: int) -> str:
        """How a mend ends that says to put a value in quotes."""
        return shown(self.text[slice(*value_at(self.text, at))])


class Stop(NamedTuple):
    """Why reading stopped, and a text as long in which that is mended, to look for what else is wrong."""

    fault: Fault
    mended: str = ""


def syntax_fault(text: str, error: MarkedYAMLError, path: Path) -> Stop:
    """One sentence about the slip, with its mend."""
    mark = error.problem_mark or error.context_mark
    index = min(mark.index, len(text)) if mark else 0
    began = error.context_mark.index if error.context_mark else index
    place = _Place(text, index, min(began, len(text)), error.problem or "", error.context or "")
    found = _slip(place) or _sentence(place)
    return Stop(Fault(codes.SYNTAX, found.message, index=found.at, path=path), found.mended)


_AFTER_LINE_BEFORE = ("mapping values", "expected ':'", "'-' indicator", "expected key")


def _slip(place: _Place) -> Slip | None:
    """What is seen without YAML's help; in quoted texts anything may stand."""
    if "quoted" in place.context or "block scalar" in place.context:
        return merge(place.text)
    reads_on = any(words in place.problem for words in _AFTER_LINE_BEFORE)
    return slip(place.text, place.began if "simple key" in place.context else place.at, before=reads_on)


def _sentence(place: _Place) -> Slip:
    tab = re.match(r"[ ]*\t", place.line)
    if tab and "quoted" not in place.context:
        return Slip("a tab cannot indent; use spaces", place.line_start + tab.end() - 1)
    if "parsing a flow" in place.context and (found := _in_flow(place)):
        return found
    for words, say in _BY_CHARACTER:
        if words in place.problem and (message := say(place)):
            return Slip(message, place.at, _without_value(place, place.at, message))
    for told, table in ((place.context, _BY_CONTEXT), (place.problem, _BY_PROBLEM)):
        for words, message, at_beginning in table:
            if words in told:
                at = place.began if at_beginning else place.at
                mend = place.in_quotes(at) if message.endswith(_IN_QUOTES) else ""
                return Slip(f"{message}{mend}", at, _without_value(place, at, message))
    return Slip(f"is not YAML: {plain(place.problem or 'it cannot be read')}", place.at)


_COMMENT = re.compile(r"#(?<=[ \t,\[{]#)(?=\w)")
_FEW = 20
_IN_QUOTES = "put it in quotes"


def _without_value(place: _Place, at: int, message: str) -> str:
    """The text with letters for a value that belongs in quotes or is not closed, if it is all on its line."""
    if not any(words in message for words in ("in quotes", "not closed", "closes it")):
        return ""
    value = value_at(place.text, at)
    line = line_of(place.text, at)
    end = line_of(place.text, value.end).end
    after = re.compile(r"\n*( *)(?:- |[\w-]+:\s|\Z)").match(place.text, end)
    key = re.match(r" *(?:- +)*", place.line_at(line.start))
    if not after or not key or len(after[1]) > len(key[0]) or value.start > at:
        return ""
    return _letters(place.text, value)


def _letters(text: str, value: Span) -> str:
    letters = re.sub(r"\S", "x", text[slice(*value)])
    return f"{text[: value.start]}{letters}{text[value.end :]}"


def _in_flow(place: _Place) -> Slip | None:
    """A text in braces or brackets that YAML takes for more than one thing, though they are closed."""
    text, cut = place.text, _cut(place)
    at = place.at if cut is None else cut
    member = member_at(text, at)
    value = value_at(text, at) if member else in_flow_line(text, at)
    below = at > line_of(text, place.began).end and (cut is not None or place.char == ":")
    if value.start > at or not (member or below) or (cut is None and "flow node" in place.context):
        return None
    mended = _letters(text, value)
    return _in_member(place, value, mended) if cut is None else Slip(lost(text, at, value), at, mended)


def _cut(place: _Place) -> int | None:
    """The `#` behind which a value has lost its end, and a mapping or list of one line its bracket."""
    text, line = place.text, line_of(place.text, place.began)
    start = 0 if "flow node" in place.context else place.began
    for match in islice(_COMMENT.finditer(text, start, line.end), _FEW):
        if member_at(text, match.start()) and text[value_at(text, match.start()).start] not in "\"'":
            return match.start()
    below = list(losses(text, line.end, max(line.end, place.line_start)))[-1:]
    behind_value = below and text[below[0].end - 1] not in ",[{"
    return below[0].at if behind_value and text[value_at(text, below[0].at).start] not in "\"'" else None


def _in_member(place: _Place, value: Span, mended: str) -> Slip:
    text, at = place.text, place.at
    if (key := re.search(r"([\w-]+)$", text[value.start : at])) and is_key(key[1]):
        start = value.start + key.start()
        return Slip(f"a comma is missing before '{key[1]}:'; write ', {key[1]}: …'", start)
    quotes = shown(text[slice(*value)])
    if place.char == ":":
        return Slip(
            f"a colon and a blank stand inside of a value; put the value in quotes{quotes}", at, mended
        )
    in_list = value == member_at(text, at)
    mend = "write a comma between two, or put all of it in quotes" if in_list else "put the value in quotes"
    return Slip(f"a value goes on behind its end; {mend}{quotes}", at, mended)


def _colon(place: _Place) -> str:
    if ": " not in place.text[place.line_start : place.at] and place.line.startswith(" "):
        return "the line is read as more of the value above it; indent it like the keys it belongs to"
    return f"a colon and a blank stand inside of a value; put the value in quotes{place.in_quotes(place.at)}"


def _first_character(place: _Place) -> str:
    return f"a value cannot begin with '{plain(place.char)}'; put it in quotes{place.in_quotes(place.at)}"


def _no_content(place: _Place) -> str:
    if place.char == "," and place.text[place.line_start : place.at].rstrip()[-1:] in {",", "[", "{"}:
        return "a comma stands here without a value before it; remove it"
    return _first_character(place) if place.char in {",", "?", "-"} else "a value is missing here"


def _list_on_line(place: _Place) -> str:
    value = place.text[slice(*value_at(place.text, place.at))]
    if number := re.fullmatch(r"- +(\d+)", value):
        return f"a blank stands behind a minus; write -{plain(number[1])}"
    where = "a list cannot begin on the line of its key; begin it on the next line"
    return f"{where}, or put a text in quotes{place.in_quotes(place.at)}"


def _surplus(place: _Place) -> str | None:
    if place.char in {"]", "}"}:
        return f"a '{place.char}' stands here and nothing opens it; remove it"
    if place.char == ":":
        return "a colon stands here without a key before it"
    before = place.text[value_at(place.text, place.at).start : place.at].rstrip()
    if before[:1] == "{" and ": " in before:
        return "a mapping ends before this text; move its '}' behind it, or remove the text"
    if before[:1] in {"[", "{"} and before[-1] in {"]", "}"}:
        said = f"text stands behind the closing '{before[-1]}'; put all of it in quotes"
        return f"{said}{place.in_quotes(place.at)}"
    if before[-1:] in {'"', "'"}:
        said = "text stands behind a closing quotation mark; put all of it in quotes"
        return f"{said}{place.in_quotes(place.at)}"
    return None


_BY_CHARACTER: tuple[tuple[str, Callable[[_Place], str | None]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _first_character),
    ("mapping keys are not allowed", _first_character),
    ("did not find expected node content", _no_content),
    ("did not find expected key", _surplus),
    ("did not find expected '-' indicator", _surplus),
    ("block sequence entries are not allowed", _list_on_line),
)

_BY_CONTEXT: tuple[tuple[str, str, bool], ...] = (
    ("scanning an alias", "a value cannot begin with '*', which is an alias to YAML; put it in quotes", True),
    (
        "scanning an anchor",
        "a value cannot begin with '&', which is an anchor to YAML; put it in quotes",
        True,
    ),
    (
        "parsing a flow sequence",
        "a list begins with '[' here and is not closed, or a comma is missing in it; write ']' or ','",
        True,
    ),
    (
        "parsing a flow mapping",
        "a mapping begins with '{' here and is not closed, or a comma is missing in it; write '}' or ','",
        True,
    ),
    (
        "scanning a block scalar",
        "behind '>' or '|' nothing may stand on the line; put a value that begins so in quotes",
        True,
    ),
    ("scanning a tag", "a value cannot begin with '!', which is a tag to YAML; put it in quotes", True),
    ("parsing a tag", "a value cannot begin with '!', which is a tag to YAML; put it in quotes", True),
    ("scanning a directive", "a line cannot begin with '%'; put the value in quotes", True),
    ("scanning a %", "a line cannot begin with '%'; put the value in quotes", True),
)

_BY_PROBLEM: tuple[tuple[str, str, bool], ...] = (
    ("found unexpected end of stream", "a quotation mark opens a value here and nothing closes it", True),
    (
        "found unknown escape character",
        "a backslash stands between double quotation marks; write '\\\\', or use single ones",
        False,
    ),
    (
        "did not find expected hexdecimal",
        "an escape with a backslash is not complete; write '\\\\', or use single quotation marks",
        False,
    ),
    ("invalid Unicode character", "an escape with a backslash is no character", False),
    (
        "could not find expected ':'",
        "a key has no colon behind it; write 'key: value', or indent the line to go on with the value above",
        True,
    ),
    (
        "did not find expected key",
        "the line fits neither the keys above it nor a value; check its indentation and quotation marks",
        False,
    ),
    (
        "did not find expected '-' indicator",
        "the line does not belong to the list above it; begin it with '- ' or check its indentation",
        False,
    ),
    (
        "did not find expected <document start>",
        "the frontmatter goes on where YAML sees its end; check the indentation of the line",
        False,
    ),
    (
        "undefined tag handle",
        "a value cannot begin with '!', which is a tag to YAML; put it in quotes",
        False,
    ),
    ("found a tab character", "a tab cannot indent; use spaces", False),
    ("control characters are not allowed", "holds a control character; remove it", False),
)
