"""Problems for GitLab's Code Quality, which shows at a merge request those that come and those that go."""

from __future__ import annotations

import json

from cjm_plugin.edges.found import Found
from cjm_plugin.edges.places import Places
from cjm_plugin.edges.reports import said
from cjm_plugin.model.problem import Problem, Severity

_SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


def code_quality(found: Found) -> str:
    """The part of Code Climate's format that GitLab reads; the same bytes from the same problems."""
    places = Places(found.problems, found.sources)
    issues = [_issue(problem, found, places) for problem in found.problems]
    return f"{json.dumps(issues, ensure_ascii=False, indent=2)}\n"


def _issue(problem: Problem, found: Found, places: Places) -> dict[str, object]:
    return {
        "description": said(problem),
        "check_name": problem.code,
        "fingerprint": places.fingerprint(problem),
        "severity": _SEVERITIES[problem.severity],
        "location": {"path": found.in_repository(problem.path), "lines": {"begin": problem.line}},
    }
