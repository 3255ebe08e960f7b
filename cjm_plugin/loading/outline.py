"""Where the values of a frontmatter stand.

Nearly every file is asked for a few places, and nobody asks for all of them: so an outline is small (some 30
bytes a value) and cheap to make, and what is asked for is looked up in it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from cjm_plugin.model.references import Path

NO_KEY = -1


Note: TypeAlias = tuple[str | int | None, int, int, str | None]
"""What reading notes of a value when it begins.

Its key in its mapping or its position in its list (`None` for the whole, and for what nobody sees); the
offset of its key in the text, or `NO_KEY`; its own offset; and a scalar as it is written.
"""


@dataclass(frozen=True, slots=True)
class Outline:
    """The values in the order in which they begin: behind each, what is inside of it."""

    keys: Sequence[str | int | None] = ()
    key_indexes: Sequence[int] = ()
    indexes: Sequence[int] = ()
    raws: Sequence[str | None] = ()
    ends: Sequence[int] = ()
    """The number of the first value that is no longer inside."""

    @classmethod
    def of(cls, notes: Sequence[Note], ends: Mapping[int, int]) -> Outline:
        """`ends`: of the mappings and lists, by their own numbers."""
        if not notes:
            return cls()
        keys, key_indexes, indexes, raws = zip(*notes, strict=True)
        all_ends = array("i", range(1, len(notes) + 1))
        for number, end in ends.items():
            all_ends[number] = end
        return cls(keys, array("i", key_indexes), array("i", indexes), raws, all_ends)


class Guide:
    """Leads to places of an outline. What it has found out on the way it keeps, and the outline doesn't."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._known: dict[int, dict[str | int, int]] = {}

    def index(self, path: Path, *, key: bool = False) -> int:
        """The offset of a value, or of its key; or of the nearest thing around it that the file has."""
        way = self._way(path)
        if not way:
            return 0
        key_index = self._outline.key_indexes[way[-1]] if key else NO_KEY
        return self._outline.indexes[way[-1]] if key_index == NO_KEY else key_index

    def raw(self, path: Path) -> str | None:
        """A scalar as it is written."""
        way = self._way(path)
        return self._outline.raws[way[-1]] if len(way) == len(path) + 1 else None

    def names(self, path: Path) -> tuple[str, ...] | None:
        """The keys of a mapping, in their order; `None` where there is no mapping, or nothing in it."""
        way = self._way(path)
        if len(way) != len(path) + 1:
            return None
        return tuple(key for key in self._inside(way[-1]) if isinstance(key, str)) or None

    def _way(self, path: Path) -> list[int]:
        """The whole and the values along a path, by their numbers, as far as there are any."""
        way = [0] if self._outline.keys else []
        for part in path if way else ():
            number = self._inside(way[-1]).get(part)
            if number is None:
                break
            way.append(number)
        return way

    def _inside(self, number: int) -> dict[str | int, int]:
        """What a mapping or list holds, by key or position."""
        if number not in self._known:
            self._known[number] = dict(self._read(number))
        return self._known[number]

    def _read(self, number: int) -> Iterator[tuple[str | int, int]]:
        keys, ends = self._outline.keys, self._outline.ends
        inner, end = number + 1, ends[number]
        while inner < end:
            key = keys[inner]
            if key is not None:
                yield key, inner
            inner = ends[inner]
