"""A problem: what is wrong, where, and how to mend it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error stops a build; a warning only a strict one; information never."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, kw_only=True, order=True)
class Problem:
    """One problem. The order of fields is the order in which problems are listed."""

    path: str
    """Relative to the folder of mkdocs.yml, with `/`."""
    line: int = 1
    """1-based."""
    column: int = 1
    """1-based, in characters."""
    field: str = ""
    """As in the file: `stages[0].touchpoints[2].channel`; empty for the file as a whole."""
    code: str
    """`CJM` and three digits; never changes its meaning."""
    severity: Severity = Severity.ERROR
    message: str
    """One sentence without a full stop, with the mend behind a semicolon."""
    beside: str = ""
    """The field whose line is shown, where what is wrong is that `field` lacks something; else empty."""

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: {self.field}" if self.field else f"{self.path}:{self.line}"
        return f"{where}: {self.message}"
