"""Loads the content for an edge, and says what each problem counts as on this site."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice import NO_PRACTICE, Practice, check
from cjm_plugin.edges import practice
from cjm_plugin.edges.folders import Folders
from cjm_plugin.edges.options import CjmConfig, settings
from cjm_plugin.loading import Loaded, SourceFile, enrol, folder_files, load_folder
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.model.roll import Roll
from cjm_plugin.rendering.locale import Locale


@dataclass(frozen=True)
class Content:
    """One state of the content, with the problems as this site weighs them."""

    loaded: Loaded
    facts: Facts | None
    """`None` where an error leaves nothing to rely on."""
    practice: Practice
    """What the rules of practice find; nothing where there are no facts."""
    problems: tuple[Problem, ...]
    """Of the structure alone."""

    def practised(self, locale: Locale, least: Severity = Severity.INFO) -> tuple[Problem, ...]:
        """What the rules of practice find, at its lines; `least` is the mildest that is asked for."""
        found = (breach for breach in self.practice.breaches if _RANK[breach.severity] <= _RANK[least])
        return tuple(sorted(practice.problems(found, self.loaded, locale)))


_RANK = {severity: rank for rank, severity in enumerate(Severity)}


def read(
    folders: Folders, options: CjmConfig, now: dt.datetime, files: Iterable[SourceFile] | None = None
) -> Content:
    """All of the content. Never raises for what is wrong in it: that is in `problems`.

    :param files: what is there, where somebody has read it already.
    """
    its = settings(options, now)
    loaded = load_folder(folders.content, root=folders.root, settings=its, files=files)
    problems = tuple(sorted(weighed(loaded.problems, options.checks)))
    broken = any(problem.severity is Severity.ERROR for problem in loaded.problems)
    facts = None if broken else Facts(loaded.catalog, loaded.measurements, its)
    return Content(loaded, facts, check(facts) if facts else NO_PRACTICE, problems)


def roll(folders: Folders, kinds: Collection[Kind]) -> Roll:
    """Who is there of some kinds; nobody where there is no folder yet."""
    files = folder_files(folders.content) if folders.content.is_dir() else ()
    return enrol(files, folders.prefix, kinds)


def weighed(problems: Iterable[Problem], severities: Mapping[str, Severity | None]) -> Iterator[Problem]:
    """Problems with the severities that the site's options give them.

    What loading calls an error stays one: there is no object behind it that could be published.
    """
    for problem in problems:
        severity = severities.get(problem.code, problem.severity)
        if problem.severity is Severity.ERROR:
            yield problem
        elif severity is not None:
            yield replace(problem, severity=severity)
