"""What may not stand in an object's body: elements that run something, event handlers, addresses that run.

A body is Markdown, and Markdown lets HTML through. Whoever can propose a change to the content must not be
able to run something in the browsers of those who read it. What is surely code is not looked at
(`prose.without_code`); HTML comments are. Parsers differ on where a tag ends, so every `<name` is taken for
the begin of one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

from cjm_plugin.loading import codes
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import plain
from cjm_plugin.model.prose import without_code

ELEMENTS = frozenset(
    {"script", "iframe", "frame", "frameset", "fencedframe", "portal", "object", "embed", "applet"}
    | {"base", "meta", "link", "style", "form", "animate", "animatemotion", "animatetransform", "set"}
)
"""They run scripts, load or change pages; the last four can write an address into a link."""

_SUSPICIOUS = re.compile(r"[<{]|\]\(|\]:")
_SAFE_DATA = re.compile(r"data:image/(?:png|gif|jpe?g|webp|avif)[;,]")
_DANGEROUS = re.compile(r"(?:javascript|vbscript|livescript|data):")
_IGNORED = re.compile("[\\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\\\\]+")

_TAG = re.compile(r"<([a-zA-Z][^\s/><]*+)")
_ATTRIBUTE = re.compile(r"[\s/]*+([^\s/>=][^\s/>=]*+)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>]*+))?")
_HANDLER = re.compile(r"[\"']*(on[a-z]+)", re.IGNORECASE)
_WORDS = frozenset({"title", "alt", "class", "id", "aria-label", "name", "placeholder"})
"""Attributes that are no addresses."""

_IN_LIST = re.compile(r"(?<![\w-])(on(?!(?:e|es|ce|ly|to|going|line)\b)[a-z]+)\s*+=", re.IGNORECASE)
_VALUE = re.compile(r"=\s*+(\"[^\"\n]*+\"|'[^'\n]*+'|[^\s}]*+)")
_ADDRESSES = (
    re.compile(r"\]\((?=\s*+([^)]{1,200}+))"),  # of a link or an image
    re.compile(r"\]:(?=[ \t]*+\n?[ \t>]*+(\S{1,200}+))"),  # in a definition
    re.compile(r"<([^\s<>]{1,200}+)"),
)
_ANYWHERE = re.compile(r"(?:\]\(|\]:|<)[>\"'<]*+(?:javascript|vbscript|livescript):", re.IGNORECASE)

_AROUND = "\"'<>"

_MOST = 100
"""So many faults of one body are told."""

_PATIENCE = 3
"""Attributes are looked through at most this many times the length of a body, and a little."""


class BodyFault(NamedTuple):
    """Something that may not stand in a body, by its offset."""

    offset: int
    code: Code
    message: str


def body_faults(body: str) -> list[BodyFault]:
    """What may not stand there, in the order of the text."""
    if not _SUSPICIOUS.search(body):
        return []
    text = without_code(body)
    found = {*_in_tags(text), *_in_lists(text), *_in_addresses(text)}
    return sorted(found)[:_MOST]


def is_dangerous(address: str) -> bool:
    """Whether an address, as it is written, can run something: browsers skip controls and decode entities."""
    bare = _IGNORED.sub("", unescape(address)).strip(_AROUND).lower()
    return bool(_DANGEROUS.match(bare)) and not _SAFE_DATA.match(bare)


def address_message(address: str) -> str:
    """The sentence about a dangerous address."""
    return f"the address '{plain(address.strip(_AROUND))}' can run a script; remove it"


def _handler(offset: int, name: str) -> BodyFault:
    return BodyFault(
        offset, codes.HANDLER, f"the event handler '{plain(name)}' may not stand in a body; remove it"
    )


def _in_tags(text: str) -> Iterator[BodyFault]:
    patience = _PATIENCE * len(text) + 100_000
    for tag in _TAG.finditer(text):
        name = tag[1].lower()
        if name in ELEMENTS:
            yield BodyFault(
                tag.start(), codes.ELEMENT, f"the element '<{name}>' may not stand in a body; remove it"
            )
        position = tag.end()
        while attribute := _ATTRIBUTE.match(text, position):
            patience -= attribute.end() - position
            position = attribute.end()
            yield from _attribute(attribute)
        if patience < 0:
            message = "the body holds too many tags that are not closed; close them"
            yield BodyFault(tag.start(), codes.ELEMENT, message)
            return


def _attribute(attribute: re.Match[str]) -> Iterator[BodyFault]:
    name, value = attribute[1], attribute[2] or ""
    if handler := _HANDLER.fullmatch(name):
        yield _handler(attribute.start(1), handler[1])
    elif name.lower() not in _WORDS and is_dangerous(value):
        yield BodyFault(attribute.start(2), codes.ADDRESS, address_message(value))


def _in_lists(text: str) -> Iterator[BodyFault]:
    """`{: onclick="…" }`: the lists of attributes that many sites switch on."""
    for line in re.finditer(r"\{[^\n]*+", text):
        for match in _IN_LIST.finditer(text, *line.span()):
            yield _handler(match.start(1), match[1])
        for match in _VALUE.finditer(text, *line.span()):
            if is_dangerous(match[1]):
                yield BodyFault(match.start(1), codes.ADDRESS, address_message(match[1]))


def _in_addresses(text: str) -> Iterator[BodyFault]:
    """Links and images, definitions of links, autolinks."""
    found: dict[int, str] = {}
    for pattern in _ADDRESSES:
        for match in pattern.finditer(text):
            if (":" in match[1] or "&" in match[1]) and is_dangerous(match[1]):
                found.setdefault(match.start(1) + match[1].startswith("<"), match[1])
    for offset, address in found.items():
        yield BodyFault(offset, codes.ADDRESS, address_message(address))
    if not found and _ANYWHERE.search(_IGNORED.sub("", unescape(text))):
        yield BodyFault(0, codes.ADDRESS, "an address that can run a script is hidden in the body; remove it")
