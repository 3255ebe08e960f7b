"""Two states of the content, and what is different between them, for the command line."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from cjm_plugin.analysis.diff import Snapshot, diff
from cjm_plugin.edges import chronicle, content
from cjm_plugin.edges.content import Content
from cjm_plugin.edges.options import settings
from cjm_plugin.edges.project import Project
from cjm_plugin.history import Moment, NoMoment, Present, Progress, moment
from cjm_plugin.model.change import Change, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.revision import Chronicle, Revision
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.report import Library, Report, narrowed
from cjm_plugin.rendering.reports.weeks import Told

_LISTED = 8
"""Ids named where none is near to what was asked for."""

Wanted = Mapping[Kind, tuple[str, ...]]
"""Ids to which changes are narrowed, by kind."""


class WrongUse(Exception):  # noqa: N818 - what the user asked for
    """What was asked for does not exist: a sentence for whoever asked."""


class Broken(Exception):  # noqa: N818 - what the author wrote
    """Nothing can be told."""

    def __init__(self, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


@dataclass(frozen=True)
class Compared:
    """What is told, and what is to be said beside it."""

    changes: tuple[Change, ...]
    library: Library
    remarks: tuple[str, ...] = ()


def working_tree(its: Project, now: dt.datetime) -> Content:
    """The content as it lies there.

    :raises Broken: where it has errors.
    """
    read = content.read(its.folders, its.options, now)
    if read.facts is None:
        raise Broken(f"nothing is told: {content.counted(read.problems)} in the content", read.problems)
    return read


def since_close(its: Project, now: dt.datetime, progress: Progress) -> Compared:
    """What has come since the last week was closed."""
    read = working_tree(its, now)
    told, remarks = history(its, read, now, progress)
    return Compared(told.next.changes, Library(read.loaded.catalog, site=its.site, forge=its.forge), remarks)


def history(
    its: Project, read: Content, now: dt.datetime, progress: Progress
) -> tuple[Chronicle, tuple[str, ...]]:
    """All weeks, and what is to be said of them.

    :raises Broken: where no history can be told.
    """
    told = chronicle.read(its.folders, its.options, read.loaded, now, progress=progress)
    remarks = tuple(_remark(problem, its.folders.prefix) for problem in told.problems)
    if told.chronicle.untold is not None:
        raise Broken(" ".join(remarks) or "the changes of the weeks are not told")
    return told.chronicle, remarks


def _remark(problem: Problem, whole: str) -> str:
    """What is said of the content as a whole needs no path before it."""
    return problem.message if problem.path == whole else f"{problem.path}: {problem.message}"


def between(its: Project, old: str, new: str | None, now: dt.datetime) -> Compared:
    """What is different between two git revisions, or between one and the working tree.

    Both are looked at today: what is told is what was edited, not what has become too old in between.
    """
    if new is None:
        read = working_tree(its, now)
        present = chronicle.present(its.options, read.loaded, now)
        after = Snapshot(read.loaded.catalog, present.settings)
        before = _at(its, old, now, present=present)
        remarks = _unread(before, old)
    else:
        then = _at(its, new, now)
        after = then.snapshot
        before = _at(its, old, now, beside=then)
        remarks = (*_unread(before, old), *_unread(then, new))
    library = Library(after.catalog, before.snapshot.catalog, its.site, its.forge)
    return Compared(diff(before.snapshot, after).changes, library, remarks)


def _at(
    its: Project,
    revision: str,
    now: dt.datetime,
    *,
    present: Present | None = None,
    beside: Moment | None = None,
) -> Moment:
    """The content of a git revision."""
    where, day = its.folders, settings(its.options, now)
    try:
        return moment(where.content, revision, day, prefix=where.prefix, present=present, beside=beside)
    except NoMoment as error:
        raise WrongUse(str(error)) from None


def _unread(found: Moment, revision: str) -> tuple[str, ...]:
    return tuple(
        f"{path}: cannot be read in '{revision}'; it counts as not there" for path in found.unreadable
    )


# Narrowing


def weeks(
    its: Project, since: Week | None, wanted: Wanted, now: dt.datetime, progress: Progress
) -> tuple[tuple[Told, ...], tuple[str, ...]]:
    """What is to come, then the weeks, newest first; where it is narrowed, only those that have any of it.

    :raises Broken: where no history can be told.
    :raises WrongUse: where something wanted is not known.
    """
    read = working_tree(its, now)
    told, remarks = history(its, read, now, progress)
    library = Library(read.loaded.catalog, site=its.site, forge=its.forge)
    revisions = [told.next, *(one for one in told.revisions if since is None or _is_from(one, since))]
    everything = tuple(change for one in revisions for change in one.changes)
    locale, ids = Locale.of(its.language), resolved(library, everything, wanted)
    found = (Told(one, _report(Compared(one.changes, library), ids, locale)) for one in revisions)
    kept = (one for one in found if one.report.changes or not any(ids.values()))
    return tuple(kept), remarks


def _is_from(revision: Revision, since: Week) -> bool:
    return revision.week is not None and revision.week >= since


def reported(compared: Compared, wanted: Wanted, locale: Locale) -> Report:
    """The changes that are wanted.

    :raises WrongUse: where something wanted is not known.
    """
    return _report(compared, resolved(compared.library, compared.changes, wanted), locale)


def _report(compared: Compared, ids: Wanted, locale: Locale) -> Report:
    only = [(kind, id) for kind, some in ids.items() for id in some]
    whose = _named(compared.library, *only[0]) if len(only) == 1 else None
    return Report(locale, compared.library, narrowed(compared.changes, ids), whose)


def resolved(library: Library, changes: tuple[Change, ...], wanted: Wanted) -> Wanted:
    """The ids that are meant: a former one is that of today."""
    return {kind: tuple(_resolved(library, changes, kind, id) for id in ids) for kind, ids in wanted.items()}


def _resolved(library: Library, changes: tuple[Change, ...], kind: Kind, id: str) -> str:
    known = {name for catalog in library.known for name in catalog.collection(kind)}
    known |= {name for change in changes for name in getattr(change.scopes, kind.folder)}
    former = {name: thing.id for thing in library.now.collection(kind).values() for name in thing.was}
    if id in former or id in known:
        return former.get(id, id)
    near = get_close_matches(id, sorted({*known, *former}), n=1)
    if near:
        raise WrongUse(f"there is no {kind.value} '{id}'; did you mean '{near[0]}'?")
    listed = ", ".join(sorted(known)[:_LISTED]) or "none"
    raise WrongUse(f"there is no {kind.value} '{id}'; known are: {listed}")


def _named(library: Library, kind: Kind, id: str) -> Named:
    return Named(kind.value, id, library.title(kind, id) or id)
