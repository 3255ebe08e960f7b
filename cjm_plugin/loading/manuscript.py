"""One object's file while it is loaded: its text, what was decoded from it, and its problems."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import Fault, field_name
from cjm_plugin.loading.frontmatter import Split
from cjm_plugin.loading.written import written
from cjm_plugin.loading.yaml_reader import Spot, locate
from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.model.references import Path


@dataclass(kw_only=True)
class Manuscript:
    """Mutable, and gone when loading is done."""

    path: str
    """As problems show it."""
    uri: str
    """Below `content/`."""
    kind: Kind
    id: str
    split: Split = field(default_factory=lambda: Split("", "", 1))
    data: dict[str, Any] = field(default_factory=dict)
    """The frontmatter as plain values."""
    object: Object | None = None
    """What could be decoded; for a file that is not `whole`, with fillings where a value was wrong."""
    whole: bool = True
    """Whether the object is as the author wrote it, and its id its own."""
    unreadable: set[str] = field(default_factory=set)
    """What was written where an id is wanted and is none: references to it are not blamed."""
    fillings: int = 0
    """How many ids had to be made up."""
    problems: dict[Problem, None] = field(default_factory=dict)
    """In the order in which they were found; no problem twice."""

    def report(self, code: Code, message: str, path: Path = (), *, key: bool = False) -> None:
        """A problem with the value at a path of the frontmatter, as the file has it; or with its key."""
        spot = self._spot(path)
        index = spot.key if key and spot.key is not None else spot.value
        line, column = self._place(index)
        self.report_at(code, message, line, column, field_name(path))

    def report_at(self, code: Code, message: str, line: int = 1, column: int = 1, field: str = "") -> None:
        """A problem at a line of the file."""
        problem = Problem(
            path=self.path,
            line=line,
            column=column,
            field=field,
            code=code.id,
            severity=code.severity,
            message=message,
        )
        self.problems[problem] = None

    def report_fault(self, fault: Fault) -> None:
        """A fault of reading: the object is no longer whole."""
        self.whole = self.whole and fault.code.severity is not Severity.ERROR
        line, column = (fault.line, fault.column) if fault.index is None else self._place(fault.index)
        self.report_at(fault.code, fault.message, line, column, field_name(fault.path))

    def locate(self, path: Path) -> tuple[int, int, str]:
        """Line, column and field of what a path of the model leads to."""
        place = written(self.data, path)
        spot = self._spot(place.path)
        line, column = self._place(spot.key if place.is_key and spot.key is not None else spot.value)
        return line, column, field_name(place.path)

    def raw(self, path: Path) -> str | None:
        """A scalar as it is written in the file."""
        spot = self._spots.get(path)
        return spot.raw if spot else None

    def _spot(self, path: Path) -> Spot:
        """Where a value stands; or the nearest thing around it that the file has."""
        while path and path not in self._spots:
            path = path[:-1]
        return self._spots.get(path, Spot(0, None, None))

    def _place(self, index: int) -> tuple[int, int]:
        line = bisect_left(self._line_ends, index)
        start = self._line_ends[line - 1] + 1 if line else 0
        return self.split.line + line, index - start + 1

    @cached_property
    def _spots(self) -> dict[Path, Spot]:
        return locate(self.split.frontmatter)

    @cached_property
    def _line_ends(self) -> list[int]:
        return [match.start() for match in re.finditer("\n", self.split.frontmatter)]
