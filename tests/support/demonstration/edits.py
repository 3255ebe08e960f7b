"""Edits of content, and how they are undone.

Today's content is all that is kept. What was before is found by undoing the edits one by one, last first; so
each edit says what it left behind, and that must be there, once. What it had replaced must not leave any
doubt either: put back, it must be there once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Protocol, TypeAlias

Texts: TypeAlias = dict[str, str]
"""The Markdown files of a state of `content/`, by their path below it."""

_LISTED = re.compile(
    r"(?P<before>^ *|, )(?P<key>evidence|based_on): \[(?P<ids>[^\]]*)\](?P<end>\n?)", re.MULTILINE
)


class MisfitError(Exception):
    """An edit that does not fit the content: one of the two was changed without the other."""


class Edit(Protocol):
    """Something that was done to the content."""

    def undo(self, texts: Texts) -> None:
        """Turns the state after it into the state before it."""


@dataclass(frozen=True, slots=True)
class Replaced:
    """Whole lines that gave way to others."""

    file: str
    old: str
    new: str
    at: str | None = None
    """The touchpoint in which both are looked for; `None`: the whole file."""

    def undo(self, texts: Texts) -> None:
        text = _text(texts, self.file)
        start, end = _touchpoint(text, self.file, self.at) if self.at else (0, len(text))
        part = f"\n{text[start:end]}"
        self._once(part, self.new, "stands there after the edit")
        part = part.replace(f"\n{self.new}", f"\n{self.old}")
        self._once(part, self.old, "stood there before the edit")
        texts[self.file] = text[:start] + part[1:] + text[end:]

    def _once(self, part: str, lines: str, what: str) -> None:
        # Ahead of each place: lines that stand twice in a row share the end of the first.
        count = len(re.findall(f"(?=\n{re.escape(lines)})", part))
        if count != 1:
            where = f"{self.file}, {self.at}" if self.at else self.file
            raise MisfitError(
                f"{where}: what {what} must be found once, and is found {count} times:\n{lines}"
            )


@dataclass(frozen=True, slots=True)
class Cited:
    """A study that was named as evidence, everywhere in a file or at one touchpoint of it."""

    file: str
    study: str
    at: str | None = None
    instead: str | None = None
    """What a thing had rested on before, if the study is all that it rests on now."""

    def undo(self, texts: Texts) -> None:
        text = _text(texts, self.file)
        start, end = _touchpoint(text, self.file, self.at) if self.at else (0, len(text))
        part = _LISTED.sub(self._without, text[start:end])
        if part == text[start:end]:
            raise MisfitError(f"{self.file}: {self.study} is to be cited, and is not")
        texts[self.file] = text[:start] + part + text[end:]

    def _without(self, found: re.Match[str]) -> str:
        ids = found["ids"].split(", ")
        if self.study not in ids:
            return found[0]
        left = [id for id in ids if id != self.study] or [self.instead]
        if left == [None]:
            return ""
        return f"{found['before']}{found['key']}: [{', '.join(map(str, left))}]{found['end']}"


@dataclass(frozen=True, slots=True)
class Added:
    """A file that was written. What stood in it is known from what became of it."""

    file: str

    def undo(self, texts: Texts) -> None:
        _text(texts, self.file)
        del texts[self.file]


@dataclass(frozen=True, slots=True)
class Removed:
    """A file that was thrown away."""

    file: str
    text: str

    def undo(self, texts: Texts) -> None:
        _absent(texts, self.file)
        texts[self.file] = self.text


@dataclass(frozen=True, slots=True)
class Moved:
    """A file that got another name."""

    before: str
    after: str

    def undo(self, texts: Texts) -> None:
        _absent(texts, self.before)
        texts[self.before] = _text(texts, self.after)
        del texts[self.after]


def _text(texts: Texts, file: str) -> str:
    if file not in texts:
        raise MisfitError(f"{file}: is to be there after the edit, and is not")
    return texts[file]


def _absent(texts: Texts, file: str) -> None:
    if file in texts:
        raise MisfitError(f"{file}: is to be gone after the edit, and is there")


def _touchpoint(text: str, file: str, id: str) -> tuple[int, int]:
    """Where a touchpoint begins and ends in its map's file."""
    head = f"\n      - id: {id}\n"
    if text.count(head) != 1:
        raise MisfitError(f"{file}: has no touchpoint {id}")
    start = text.index(head) + 1
    end = re.compile(r"^(?:      - id: |  - stage: |---$)", re.MULTILINE).search(text, start + 1)
    return start, end.start() if end else len(text)
