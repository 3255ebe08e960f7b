"""From a repository to its chronicle: every week that is over, and what has come since."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cjm_plugin.analysis.diff import Snapshot
from cjm_plugin.history import remarks
from cjm_plugin.history.folders import Way, way
from cjm_plugin.history.forks import fork
from cjm_plugin.history.git import GitError, NoGit
from cjm_plugin.history.kept import Shelf
from cjm_plugin.history.naming import Names
from cjm_plugin.history.objects import Objects
from cjm_plugin.history.periods import periods
from cjm_plugin.history.plan import Plan
from cjm_plugin.history.present import Present
from cjm_plugin.history.revisions import Brought, first
from cjm_plugin.history.weekly import Weekly
from cjm_plugin.history.whence import Missing, whence
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.model.revision import Chronicle, Untold


@dataclass(frozen=True)
class Told:
    """A chronicle, with what there is to say about it to whoever builds the site."""

    chronicle: Chronicle
    problems: tuple[Problem, ...] = ()


def tell(content: Path, now_is: Present, plan: Plan, now: dt.datetime) -> Told:
    """The history of a folder. Never raises for what is or is not there."""
    try:
        return _told(content, now_is, plan, now)
    except Missing as missing:
        why, message, severity = missing.untold, missing.message, missing.severity
    except NoGit:
        why, severity = Untold.NO_GIT, Severity.INFO
        message = "the changes of the weeks are not told: there is no git command; install git"
    except GitError as error:
        why, severity = Untold.NO_REPOSITORY, Severity.WARNING
        message = f"the changes of the weeks are not told: git says: {' '.join(str(error).split())}"
    problem = remarks.remark(now_is.prefix, remarks.UNTOLD, message, severity)
    return Told(Chronicle(untold=why, branch=plan.branch or ""), (problem,))


def _told(content: Path, now_is: Present, plan: Plan, now: dt.datetime) -> Told:
    where = whence(content, plan.branch)
    if where.tip is None:
        everything = first(Snapshot(now_is.catalog, now_is.settings), Brought(commits=()))
        return Told(Chronicle(next=everything, branch=plan.branch or ""))
    its = way(where.git, where.folder, where.tip)
    if not its.steps:
        message = "the changes of the weeks are not told: nothing of the content is committed yet; commit it"
        raise Missing(Untold.NO_CONTENT, message, Severity.INFO)
    over, rest = periods(its.steps, plan.closing, now)
    other = fork(where)
    names = Names.of(where.git, (where.tip, where.head), (*its.steps, *other.ahead), its.folders)
    known = now_is.by_blob(where.tip)
    with where.git.blobs() as blobs:
        objects = Objects(blobs, now_is.prefix, now_is.settings, known)
        weekly = Weekly(objects, names, plan.closing, Shelf(plan.shelf), now_is)
        revisions = weekly.told(over, its.folders, plan.progress)
        to_come = weekly.to_come(rest, other, known)
    chronicle = Chronicle(revisions=revisions[::-1], next=to_come, branch=plan.branch or "")
    return Told(chronicle, tuple(_remarks(its, weekly, now_is.prefix)))


def _remarks(its: Way, weekly: Weekly, prefix: str) -> Iterator[Problem]:
    """What is told otherwise than one might think."""
    if past := its.folders[1:]:
        was = ", before that in ".join(
            f"'{folder}'" if folder else "the top of the repository" for folder in past
        )
        yield remarks.remark(prefix, remarks.MOVED, f"the content was in {was}; its history goes on there")
    for path in weekly.submodules:
        message = "is a git submodule, whose history is not told; put its files here to have it told"
        yield remarks.remark(f"{prefix}/{path}", remarks.SUBMODULE, message)
    if problem := remarks.unreadable(prefix, weekly.unreadable):
        yield problem
