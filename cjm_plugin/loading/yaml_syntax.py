"""What libyaml says about bad syntax, in words that help an author."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import Fault, plain
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
        end = self.text.find("\n", self.at)
        return self.text[self.line_start : end if end >= 0 else None]

    def value_on_line(self) -> str:
        """What stands behind the first `key: ` of the line, as it would be in quotes."""
        value = re.sub(r"^\s*(?:- +)*(?:[^\s:\"'\[{][^:]*:\s+|- +)?", "", self.line).strip()
        return plain(value.replace("\\", "\\\\").replace('"', '\\"'))


def syntax_fault(text: str, error: MarkedYAMLError, path: Path) -> Fault:
    """One sentence about the slip, with its mend."""
    mark = error.problem_mark or error.context_mark
    index = min(mark.index, len(text)) if mark else 0
    began = error.context_mark.index if error.context_mark else index
    place = _Place(text, index, min(began, len(text)), error.problem or "", error.context or "")
    message, at = _sentence(place)
    return Fault(codes.SYNTAX, message, index=at, path=path)


def _sentence(place: _Place) -> tuple[str, int]:
    tab = re.match(r"[ ]*\t", place.line)
    if tab and "quoted" not in place.context:
        return "a tab cannot indent; use spaces", place.line_start + tab.end() - 1
    for words, say in _BY_CHARACTER:
        if words in place.problem and (message := say(place)):
            return message, place.at
    for told, table in ((place.context, _BY_CONTEXT), (place.problem, _BY_PROBLEM)):
        for words, message, at_beginning in table:
            if words in told:
                return message, place.began if at_beginning else place.at
    return f"is not YAML: {plain(place.problem or 'it cannot be read')}", place.at


def _colon(place: _Place) -> str:
    if ": " not in place.text[place.line_start : place.at] and place.line.startswith(" "):
        return "the line is read as more of the value above it; indent it like the keys it belongs to"
    return f'a colon and a blank stand inside of a value; put the value in quotes: "{place.value_on_line()}"'


def _first_character(place: _Place) -> str:
    return f"a value cannot begin with '{plain(place.char)}'; put it in quotes: \"{place.value_on_line()}\""


def _no_content(place: _Place) -> str:
    return _first_character(place) if place.char in {",", "?"} else "a value is missing here"


def _surplus(place: _Place) -> str | None:
    if place.char in {"]", "}"}:
        return f"a '{place.char}' stands here and nothing opens it; remove it"
    if place.char == ":":
        return "a colon stands here without a key before it"
    if re.search(r"[\"']\s*$", place.text[place.line_start : place.at]):
        return (
            f'text stands behind a closing quotation mark; put all of it in quotes: "{place.value_on_line()}"'
        )
    return None


_BY_CHARACTER: tuple[tuple[str, Callable[[_Place], str | None]], ...] = (
    ("mapping values are not allowed", _colon),
    ("cannot start any token", _first_character),
    ("mapping keys are not allowed", _first_character),
    ("did not find expected node content", _no_content),
    ("did not find expected key", _surplus),
    ("did not find expected '-' indicator", _surplus),
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
        "block sequence entries are not allowed",
        "a list cannot begin on the line of its key; begin it on the next line",
        False,
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
