"""One object's file while it is loaded: its text, what was decoded from it, and its problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from cjm_plugin.loading import codes
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import Fault, field_name
from cjm_plugin.loading.frontmatter import Split
from cjm_plugin.loading.lines import Lines
from cjm_plugin.loading.outline import Guide, Outline
from cjm_plugin.loading.written import Written, written
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
    outline: Outline = field(default_factory=Outline)
    """Where the values of the frontmatter stand."""
    object: Object | None = None
    """What could be decoded; for a file that is not `whole`, with fillings where a value was wrong."""
    whole: bool = True
    """Whether the object is as the author wrote it, and its id its own."""
    unreadable: set[str] = field(default_factory=set)
    """What was written where an id is wanted and is none: references to it are not blamed."""
    misread: set[str] = field(default_factory=set)
    """Fields of the object in which something could not be read."""
    fillings: int = 0
    """How many ids had to be made up."""
    lost: dict[Path, Problem] = field(default_factory=dict)
    """Warnings of values of which YAML takes a part for a comment."""
    problems: dict[Problem, None] = field(default_factory=dict)
    """In the order in which they were found; no problem twice."""

    def report(self, code: Code, message: str, path: Path = (), *, key: bool = False) -> None:
        """A problem with the value at a path of the frontmatter, as the file has it; or with its key."""
        line, column = self._lines.place(self.guide.index(path, key=key))
        self.report_at(code, message, line, column, field_name(path))

    def report_there(self, code: Code, message: str, path: Path) -> None:
        """A problem with what a path of the model leads to."""
        place = self.written(path)
        self.report(code, message, place.path, key=place.is_key)

    def report_at(self, code: Code, message: str, line: int = 1, column: int = 1, field: str = "") -> Problem:
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
        return problem

    def report_fault(self, fault: Fault) -> None:
        """A fault of reading: the object is no longer whole."""
        self.whole = self.whole and fault.code.severity is not Severity.ERROR
        line, column = (fault.line, fault.column) if fault.index is None else self._lines.place(fault.index)
        problem = self.report_at(fault.code, fault.message, line, column, field_name(fault.path))
        if fault.code is codes.LOST:
            self.lost[fault.path] = problem

    def lost_at(self, path: Path) -> str:
        """What was said of text that YAML takes for a comment: no longer, where it is told as an error."""
        problem = self.lost.pop(path, None)
        if problem is None:
            return ""
        self.problems.pop(problem, None)
        return problem.message

    def written(self, path: Path) -> Written:
        """A path of the model as the file has it."""
        return written(path, self.guide.names)

    @cached_property
    def guide(self) -> Guide:
        """To where the values stand. Not to be asked for before they are read."""
        return Guide(self.outline)

    @cached_property
    def _lines(self) -> Lines:
        return Lines(self.split.frontmatter, self.split.line)
