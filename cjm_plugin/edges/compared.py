"""Two states of the content, and what is different between them, for the command line."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches

from cjm_plugin.analysis.diff import Snapshot, diff
from cjm_plugin.analysis.lines import named_in
from cjm_plugin.edges import chronicle, content
from cjm_plugin.edges.content import Content
from cjm_plugin.edges.counting import counted
from cjm_plugin.edges.options import settings
from cjm_plugin.edges.project import Project
from cjm_plugin.history import UNREADABLE, Moment, NoMoment, Present, Progress, at_close, moment, reason
from cjm_plugin.model.change import Change, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.revision import Chronicle, Revision, Untold
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.report import First, Library, Report, Unread, narrowed
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
    first: First | None = None
    """Where there is nothing to compare with, for no week has closed."""
    unread: tuple[Unread, ...] = ()


def working_tree(its: Project, now: dt.datetime) -> Content:
    """The content as it lies there.

    :raises Broken: where it has errors.
    """
    read = content.read(its.folders, its.options, now)
    if read.facts is None:
        raise Broken(f"nothing is told: {counted(read.problems)} in the content", read.problems)
    return read


def since_close(its: Project, now: dt.datetime, progress: Progress) -> Compared:
    """What has come since the last week was closed."""
    read = working_tree(its, now)
    told, remarks = history(its, read, now, progress)
    library = Library(read.loaded.catalog, site=its.site, forge=its.forge)
    first = First(is_committed=bool(told.next.commits)) if told.next.is_first else None
    remarks += _counted_as_last_known(told.revisions[:1])
    return Compared(told.next.changes, library, remarks, first)


def history(
    its: Project, read: Content, now: dt.datetime, progress: Progress
) -> tuple[Chronicle, tuple[str, ...]]:
    """All weeks, and what is to be said of them.

    :raises Broken: where no history can be told.
    :raises WrongUse: where there is none anywhere.
    """
    told = chronicle.read(its.folders, its.options, read.loaded, now, progress=progress)
    # Of files that could not be read, the weeks that are told say more.
    said = (problem for problem in told.problems if problem.code != UNREADABLE)
    remarks = tuple(_remark(problem, its.folders.prefix) for problem in said)
    if told.chronicle.untold in {Untold.NO_REPOSITORY, Untold.NO_GIT}:
        raise WrongUse(reason(" ".join(remarks)) or "the content is in no git repository")
    if told.chronicle.untold is not None:
        raise Broken(" ".join(remarks) or "the changes of the weeks are not told")
    return told.chronicle, remarks


def _counted_as_last_known(revisions: Iterable[Revision]) -> tuple[str, ...]:
    """A file each: of some weeks, what could not be read in them."""
    weeks: dict[str, list[str]] = defaultdict(list)
    for revision in revisions:
        for path in revision.unreadable:
            weeks[path].append(revision.name)
    return tuple(
        f"{path}: could not be read in {', '.join(weeks[path])}; what it holds counts as it last was"
        for path in sorted(weeks)
    )


def _remark(problem: Problem, whole: str) -> str:
    """What is said of the content as a whole needs no path before it."""
    return problem.message if problem.path == whole else f"{problem.path}: {problem.message}"


def between(its: Project, old: str, new: str | None, now: dt.datetime) -> Compared:
    """What is different between two git revisions, or between one and the working tree.

    Both are looked at today: what is told is what was edited, not what has become too old in between.
    """
    if found := _RANGE.fullmatch(old):
        first, second = (side or "HEAD" for side in found.groups())
        raise WrongUse(f"write two revisions with a space between: cjm diff {first} {second}")
    if new is None:
        read = working_tree(its, now)
        present = chronicle.present(its.options, read.loaded, now)
        after = Snapshot(read.loaded.catalog, present.settings)
        then = _at(its, old, now, present=present)
        before, unread = then.beside(after.catalog), _unread(then, old)
    else:
        now_is = _at(its, new, now)
        then = _at(its, old, now, beside=now_is)
        before, after = then.beside(now_is.snapshot.catalog), now_is.beside(then.snapshot.catalog)
        unread = (*_unread(then, old), *_unread(now_is, new))
    library = Library(after.catalog, before.catalog, its.site, its.forge)
    return Compared(diff(before, after).changes, library, unread=unread)


_RANGE = re.compile(r"(.*?)\.{2,3}(.*)")
"""As git writes it: no name of a branch or a tag has two points in it."""


def _at(
    its: Project,
    revision: str,
    now: dt.datetime,
    *,
    present: Present | None = None,
    beside: Moment | None = None,
) -> Moment:
    """The content of a git revision, or of a week at its close."""
    where, day = its.folders, settings(its.options, now)
    try:
        if week := Week.parse(revision):
            revision = at_close(where.content, week, chronicle.plan(its.options), now)
        return moment(where.content, revision, day, prefix=where.prefix, present=present, beside=beside)
    except NoMoment as error:
        raise WrongUse(str(error)) from None


def _unread(found: Moment, revision: str) -> tuple[Unread, ...]:
    return tuple(Unread(path, revision) for path in found.unreadable)


# Narrowing


@dataclass(frozen=True)
class Weeks:
    """What is told of weeks, and what is to be said beside it."""

    told: tuple[Told, ...]
    asked: tuple[Named, ...]
    """To what it is narrowed."""
    remarks: tuple[str, ...]


def weeks(its: Project, since: Week | None, wanted: Wanted, now: dt.datetime, progress: Progress) -> Weeks:
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
    found = [Told(one, _report(Compared(one.changes, library), ids, locale)) for one in revisions]
    asked = found[0].report.asked
    if asked:
        found = [_with_its_commits(one) for one in found if one.report.changes]
    remarks += _counted_as_last_known(one.revision for one in found)
    return Weeks(tuple(found), asked, remarks)


def _with_its_commits(told: Told) -> Told:
    """Why and who of what is told alone: commits that touched none of it are none of it."""
    named = {named for change in told.report.changes for named in (change.home, *change.by)}
    keys = {f"{one.kind}:{one.id}" for one in named}
    commits = tuple(commit for commit in told.revision.commits if not keys.isdisjoint(commit.touched))
    return replace(told, revision=replace(told.revision, commits=commits))


def _is_from(revision: Revision, since: Week) -> bool:
    return revision.week is not None and revision.week >= since


def reported(compared: Compared, wanted: Wanted, locale: Locale) -> Report:
    """The changes that are wanted.

    :raises WrongUse: where something wanted is not known.
    """
    return _report(compared, resolved(compared.library, compared.changes, wanted), locale)


def _report(compared: Compared, ids: Wanted, locale: Locale) -> Report:
    asked = tuple(_named(compared, kind, id) for kind, some in ids.items() for id in some)
    return Report(
        locale,
        compared.library,
        narrowed(compared.changes, ids),
        whose=asked[0] if len(asked) == 1 else None,
        asked=asked,
        first=compared.first,
        unread=compared.unread,
    )


def resolved(library: Library, changes: tuple[Change, ...], wanted: Wanted) -> Wanted:
    """The ids that are meant: a former one is that of today."""
    return {kind: tuple(_resolved(library, changes, kind, id) for id in ids) for kind, ids in wanted.items()}


def _resolved(library: Library, changes: tuple[Change, ...], kind: Kind, id: str) -> str:
    known = {name for catalog in library.known for name in catalog.collection(kind)}
    known |= {name for change in changes for name in getattr(change.scopes, kind.folder, ())}
    known |= {named.id for change in changes for named in named_in(change) if named.kind == kind}
    former = {name: thing.id for thing in library.now.collection(kind).values() for name in thing.was}
    if id in former or id in known:
        return former.get(id, id)
    near = get_close_matches(id, sorted({*known, *former}), n=1)
    if near:
        raise WrongUse(f"there is no {kind.value} '{id}'; did you mean '{near[0]}'?")
    listed = ", ".join(sorted(known)[:_LISTED]) or "none"
    raise WrongUse(f"there is no {kind.value} '{id}'; known are: {listed}")


def _named(compared: Compared, kind: Kind, id: str) -> Named:
    told = (named for change in compared.changes for named in named_in(change))
    last = (named.title for named in told if (named.kind, named.id) == (kind, id))
    return Named(kind.value, id, compared.library.title(kind, id) or next(last, id))
