"""The author's Markdown on both days: an address written anew for the same target is no other text.

Whoever renames or moves a file has to write anew the links that lead to it, and those that stand in it. That
tells readers nothing.
"""

from __future__ import annotations

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from cjm_plugin.analysis.diff.identity import Names
from cjm_plugin.analysis.links import linked
from cjm_plugin.model.anchors import anchored
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.prose import Link, links


@dataclass(frozen=True)
class Texts:
    """Compares texts of one file."""

    names: Names
    before: str
    """Where the file lay on the day before."""
    after: str
    """Where it lies now."""

    @classmethod
    def of(cls, names: Names, before: Object, after: Object) -> Texts:
        """Of an object that is there on both days."""
        return cls(names, before.path, after.path)

    def same_story(self, before: str, after: str) -> bool:
        """Whether two bodies differ in nothing but addresses, line ends and blanks behind lines."""
        if before == after:
            return True
        return _lines(self.readdressed(before, after)) == _lines(after)

    def now(self, text: str, candidates: Sequence[str]) -> str:
        """A line of the day before as one of now that only has other addresses; without such, as it is."""
        if "](" not in text or text in candidates:
            return text
        return next((now for now in candidates if self.readdressed(text, now) == now), text)

    def readdressed(self, before: str, after: str) -> str:
        """The text of the day before, with the addresses of now in the links that lead where they did."""
        had, has = [*links(before)], [*links(after)]
        if not had or len(had) != len(has):
            return before
        found, end = [], 0
        for was, now in zip(had, has, strict=True):
            kept = self._target(was, is_before=True) != self._target(now, is_before=False)
            address = before[was.start : was.end] if kept else after[now.start : now.end]
            found += [before[end : was.start], address]
            end = was.end
        return "".join([*found, before[end:]])

    def _target(self, link: Link, *, is_before: bool) -> tuple[str, str]:
        """Where a link leads: to an object, by its canonical name, or a file, or anywhere; and the anchor."""
        if not link.is_relative:
            return link.target, link.fragment
        path = self.before if is_before else self.after
        files = self.names.files_before if is_before else self.names.files_after
        thing = linked(path, link.target, files) if link.target else files.get(path)
        if thing is None:
            return posixpath.normpath(posixpath.join(posixpath.dirname(path), link.target)), link.fragment
        id = self.names.of(thing.kind, thing.id)
        return f"{thing.kind}:{id}", self._anchor(thing.kind, id, link.fragment)

    def _anchor(self, kind: Kind, id: str, fragment: str) -> str:
        """A touchpoint or a pain in a map by its canonical name."""
        place = anchored(id, fragment) if kind is Kind.JOURNEY and fragment else None
        return fragment if place is None else str(self.names.place(str(place)) or fragment)


def _lines(story: str) -> str:
    return "\n".join(line.rstrip() for line in story.splitlines()).strip("\n")
