"""How many problems there are, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from cjm_plugin.model.problem import Problem, Severity

WORDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "hint"}
"""What authors call a severity, on the console and in `checks`."""


def counted(problems: Iterable[Problem]) -> str:
    """`3 errors and 1 warning`, or `no problems`."""
    counts = Counter(problem.severity for problem in problems)
    parts = [plural(counts[severity], word) for severity, word in WORDS.items() if counts[severity]]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts) or "no problems"


def plural(count: int, word: str) -> str:
    """`1 file`, `2 files`."""
    return f"{count} {word}" if count == 1 else f"{count} {word}s"
