"""Where problems are, in words that outlive the lines: by them forges know a problem again."""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from cjm_plugin.loading.steady import plain_data, steady_field
from cjm_plugin.loading.tree import MARKDOWN
from cjm_plugin.model.problem import Problem

_LINE_END = re.compile(r"\r\n|\r|\n")


class Places:
    """Of some problems, each of which is asked for once, in their order."""

    def __init__(self, problems: Iterable[Problem], sources: Mapping[str, bytes]) -> None:
        self._sources = sources
        self._seen: Counter[str] = Counter()
        self._steady = dict(_steady(problems, sources))
        # Problems come by file within a severity: few files are wanted again.
        self._lines = lru_cache(maxsize=16)(self._split)

    def steady(self, problem: Problem) -> str:
        """The field, with ids for the numbers of lists."""
        return self._steady[problem.path, problem.field]

    def _name(self, problem: Problem) -> str:
        """What has the problem's line, likewise."""
        return self._steady[problem.path, problem.beside or problem.field]

    def fingerprint(self, problem: Problem) -> str:
        """Stays when lines move, when other problems come and go, and when the message says more or less.

        What is no field of an object's file is known by the text of its line. Equal ones are counted.
        """
        is_field = (problem.beside or problem.field) and problem.path.endswith(MARKDOWN)
        place = self._name(problem) if is_field else f"{problem.field}\n{self._line(problem)}"
        identity = "\n".join((problem.path, problem.code, place))
        hashed = hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest()[:32]
        self._seen[hashed] += 1
        return f"{hashed}:{self._seen[hashed]}"

    def _line(self, problem: Problem) -> str:
        lines = self._lines(problem.path)
        return lines[problem.line - 1].strip() if problem.line <= len(lines) else ""

    def _split(self, path: str) -> Sequence[str]:
        return _LINE_END.split(self._sources.get(path, b"").decode("utf-8-sig", "replace"))


def _steady(
    problems: Iterable[Problem], sources: Mapping[str, bytes]
) -> Iterator[tuple[tuple[str, str], str]]:
    """By path and field. Each file is read once, and what it holds let go again."""
    fields: dict[str, set[str]] = defaultdict(set)
    for problem in problems:
        fields[problem.path].update((problem.field, problem.beside))
    for path, some in fields.items():
        data = plain_data(sources.get(path, b"")) if any(some) else None
        yield from (((path, field), steady_field(data, field)) for field in some)
