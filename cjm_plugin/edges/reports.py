"""Problems in the forms that people and programs read."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from cjm_plugin.edges.counting import counted, plural
from cjm_plugin.edges.found import Found
from cjm_plugin.edges.lines import line
from cjm_plugin.model.problem import Problem, Severity

Report = Callable[[Found], str]
"""Empty, or ends with a line break."""


def text(found: Found) -> str:
    """A problem on each line."""
    return "".join(f"{line(problem)}\n" for problem in found.problems)


def gcc(found: Found) -> str:
    """As compilers write it, which editors understand: the column, the severity and the code besides."""
    return "".join(
        f"{p.path}:{p.line}:{p.column}: {_LIKE_GCC[p.severity]}: {said(p)} [{p.code}]\n"
        for p in found.problems
    )


def as_json(found: Found) -> str:
    """As `docs/reference` promises it to programs."""
    counts = Counter(problem.severity for problem in found.problems)
    summary = {
        "errors": counts[Severity.ERROR],
        "warnings": counts[Severity.WARNING],
        "hints": counts[Severity.INFO],
        "files": found.files,
    }
    report = {"version": 1, "problems": [_fields(problem) for problem in found.problems], "summary": summary}
    return f"{json.dumps(report, ensure_ascii=False, indent=2)}\n"


def github(found: Found) -> str:
    """Workflow commands, which GitHub shows beside the lines of a pull request.

    It shows the first ten of each severity for each step, and fifty for a job: errors come first. What says
    that there are more is a notice itself, so it comes before the others.
    """
    by_severity = {
        severity: [problem for problem in found.problems if problem.severity is severity]
        for severity in Severity
    }
    hidden = "".join(_hidden(by_severity))
    commands = {
        severity: "".join(_command(problem, found.in_repository(problem.path)) for problem in some)
        for severity, some in by_severity.items()
    }
    return f"{commands[Severity.ERROR]}{commands[Severity.WARNING]}{hidden}{commands[Severity.INFO]}"


def _gitlab(found: Found) -> str:
    from cjm_plugin.edges.code_quality import code_quality  # noqa: PLC0415  # Takes long, as SARIF does.

    return code_quality(found)


def _sarif(found: Found) -> str:
    from cjm_plugin.edges.sarif import sarif  # noqa: PLC0415  # Takes longer than a check that was kept.

    return sarif(found)


FORMATS: Mapping[str, Report] = {
    "text": text,
    "gcc": gcc,
    "json": as_json,
    "github": github,
    "gitlab": _gitlab,
    "sarif": _sarif,
}


def summary(problems: Sequence[Problem], files: int, *, is_all: bool = True) -> str:
    """`3 errors and 1 warning in 48 files`.

    :param is_all: whether that is all of the content.
    """
    if not files and not problems and not is_all:
        return "nothing to check: what is named there holds no file of a collection, nor of data/"
    if not files and not problems:
        return "nothing to check: no collection (journeys/, personas/, …) has a file; is docs_dir right?"
    return f"{counted(problems)} in {plural(files, 'file')}"


def said(problem: Problem) -> str:
    """What is wrong, with the field that it is about."""
    return f"{problem.field}: {problem.message}" if problem.field else problem.message


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


_LIKE_GCC = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_SHOWN = 10
"""Annotations of a severity that GitHub shows for a step."""


def _command(problem: Problem, path: str) -> str:
    place = {"file": path, "line": problem.line, "col": problem.column, "title": problem.code}
    properties = ",".join(f"{name}={_property(str(value))}" for name, value in place.items())
    return f"::{_COMMANDS[problem.severity]} {properties}::{_data(said(problem))}\n"


def _hidden(by_severity: Mapping[Severity, Sequence[Problem]]) -> Iterator[str]:
    """One notice on all that GitHub will not show beside its line; it takes the place of a remark."""
    more = [problem for some in by_severity.values() for problem in some[_SHOWN:]]
    if more:
        verb = "is" if len(more) == 1 else "are"
        message = f"{counted(more)} more {verb} in the log of this step: GitHub shows {_SHOWN} of a kind here"
        yield notice(None, "cjm check", message)


def notice(path: str | None, title: str, message: str) -> str:
    """What GitHub shows beside a file, or beside the whole where there is none."""
    place = {"file": path, "title": title} if path else {"title": title}
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items())
    return f"::notice {properties}::{_data(message)}\n"


def _data(value: str) -> str:
    return value.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(value: str) -> str:
    return _data(value).replace(":", "%3A").replace(",", "%2C")
