"""Problems as SARIF 2.1.0, which forges and editors gather from many checkers.

Section numbers are those of the standard: OASIS, Static Analysis Results Interchange Format 2.1.0 Plus
Errata 01, 28 August 2023.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import quote

from cjm_plugin import __version__
from cjm_plugin.edges.found import Found
from cjm_plugin.edges.places import Places
from cjm_plugin.edges.rules import Rule, rules
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.rendering import urls

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "%SRCROOT%"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

MOST = 25_000
"""Results of a run from which on GitHub takes none of them."""

Json = dict[str, Any]


def sarif(found: Found) -> str:
    """One log of one run; the same bytes from the same problems."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(found)]}
    return f"{json.dumps(log, ensure_ascii=False)}\n"


def _run(found: Found) -> Json:
    known = rules(found.locale)
    driver = {
        "name": "cjm",
        "version": __version__,
        "semanticVersion": __version__,
        "rules": [_rule(rule, found.site) for rule in known],
    }
    return {
        "tool": {"driver": driver},
        # A category; behind the stroke at its end would be the name of the single run.
        "automationDetails": {"id": "cjm-check/"},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The top of the repository."}}},
        "results": list(_results(found, {rule.code: i for i, rule in enumerate(known)})),
    }


def _rule(rule: Rule, site: str) -> Json:
    page = {"helpUri": f"{site}{urls.rule(rule.code)}"} if site and rule.has_page else {}
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": plain(rule.short)},
        "fullDescription": {"text": plain(rule.full)},
        "help": {"text": plain(rule.help), "markdown": _doubled(_markdown(rule))},
        **page,
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["practice" if rule.has_page else "structure"]},
    }


def _markdown(rule: Rule) -> str:
    return f"{rule.help}\n\n{rule.examples}" if rule.examples else rule.help


def _results(found: Found, indices: Mapping[str, int]) -> Iterator[Json]:
    """The worst come first: the first are what is left where there are too many for GitHub."""
    order = list(Severity)
    worst = sorted(found.problems, key=lambda problem: (order.index(problem.severity), problem))[:MOST]
    places = Places(worst, found.sources)
    for problem in worst:
        yield _result(problem, quote(found.in_repository(problem.path)), places, indices)


def _result(problem: Problem, uri: str, places: Places, indices: Mapping[str, int]) -> Json:
    name = problem.field.rpartition(".")[2].partition("[")[0]
    # A list's name would read as if the list were wrong.
    about = "" if problem.beside else name
    location: Json = {
        "physicalLocation": {
            "artifactLocation": {"uri": uri, "uriBaseId": _ROOT},
            "region": {"startLine": problem.line, "startColumn": problem.column},
        }
    }
    if problem.field:
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": places.steady(problem)}]
    index = {"ruleIndex": indices[problem.code]} if problem.code in indices else {}
    return {
        "ruleId": problem.code,
        **index,
        "level": _LEVELS[problem.severity],
        "message": {"text": plain(f"{about}: {problem.message}" if about else problem.message)},
        "locations": [location],
        "partialFingerprints": {"cjmPlace/v1": places.fingerprint(problem)},
    }


def plain(text: str) -> str:
    """Any text as a plain text message that shows it as it is.

    Braces are doubled, for they hold the places of arguments (3.11.5). Brackets make links only where a round
    one follows, and nowhere else they or a backslash are escaped (3.11.6).
    """
    if "](" in text:
        text = text.translate(_ESCAPED)
    return _doubled(text)


def _doubled(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


_ESCAPED = str.maketrans({character: f"\\{character}" for character in "\\[]"})
