"""Problems in the forms that people and programs read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from cjm_plugin.edges.counting import counted, plural
from cjm_plugin.model.problem import Problem, Severity

Report = Callable[[Sequence[Problem], int], str]
"""From problems and the number of files that were looked into; empty, or ends with a line break."""


def text(problems: Sequence[Problem], _files: int) -> str:
    """A problem on each line, its address first, so that an editor or a terminal leads to it."""
    return "".join(f"{problem}\n" for problem in problems)


def as_json(problems: Sequence[Problem], files: int) -> str:
    """As `docs/reference` promises it to programs."""
    counts = Counter(problem.severity for problem in problems)
    summary = {"errors": counts[Severity.ERROR], "warnings": counts[Severity.WARNING], "files": files}
    report = {"version": 1, "problems": [_fields(problem) for problem in problems], "summary": summary}
    return f"{json.dumps(report, ensure_ascii=False, indent=2)}\n"


def github(problems: Sequence[Problem], _files: int) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request."""
    return "".join(_command(problem) for problem in problems)


FORMATS: Mapping[str, Report] = {"text": text, "json": as_json, "github": github}


def summary(problems: Sequence[Problem], files: int) -> str:
    """`3 errors and 1 warning in 48 files`."""
    if not files and not problems:
        return "nothing to check: no collection (journeys/, personas/, …) has a file; is docs_dir right?"
    return f"{counted(problems)} in {plural(files, 'file')}"


def _fields(problem: Problem) -> dict[str, object]:
    return {
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "code": problem.code,
        "severity": problem.severity.value,
        "message": problem.message,
    }


_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


def _command(problem: Problem) -> str:
    place = {"file": problem.path, "line": problem.line, "col": problem.column, "title": problem.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    message = f"{problem.field}: {problem.message}" if problem.field else problem.message
    return f"::{_COMMANDS[problem.severity]} {properties}::{_data(message)}\n"


def notice(path: str | None, title: str, message: str) -> str:
    """What GitHub shows beside a file, or beside the whole where there is none."""
    place = {"file": path, "title": title} if path else {"title": title}
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::notice {properties}::{_data(message)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
