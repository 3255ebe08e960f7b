"""What is told of one week, or of what has come since the last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace

from cjm_plugin.analysis.diff import Difference, Snapshot, diff
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.change import About, Named, What
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Commit, Revision


@dataclass(frozen=True, kw_only=True)
class Brought:
    """What came in the time that is told."""

    commits: tuple[Commit, ...]
    closed: dt.datetime | None = None
    unreadable: tuple[str, ...] = ()


def first(after: Snapshot, brought: Brought) -> Revision:
    """The first version: nothing has changed yet."""
    maps = after.catalog.journeys.values()
    return Revision(
        week=None,
        closed=brought.closed,
        commits=_telling(brought.commits, after.catalog),
        first=tuple(Named(Kind.JOURNEY.value, journey.id, journey.title) for journey in maps),
        is_first=True,
        unreadable=brought.unreadable,
    )


def edits(before: Snapshot, after: Snapshot) -> Difference:
    """What is different; nothing where no edit is: a study that expires makes no week of its own."""
    found = diff(before, after)
    edited = any((change.about, change.what) != (About.STUDY, What.EXPIRED) for change in found.changes)
    return found if edited or found.shifts else Difference()


def revision(found: Difference, after: Snapshot, brought: Brought) -> Revision:
    """Changes with why and by whom."""
    return Revision(
        week=None,
        closed=brought.closed,
        commits=_telling(brought.commits, after.catalog),
        changes=found.changes,
        shifts=found.shifts,
        unreadable=brought.unreadable,
    )


def _telling(commits: Iterable[Commit], after: Catalog) -> tuple[Commit, ...]:
    """Those that touched an object, which goes by the id that it has in the end."""
    now = {f"{thing.kind}:{old}": f"{thing.kind}:{thing.id}" for thing in after for old in thing.was}
    return tuple(
        replace(commit, touched=tuple(sorted({now.get(name, name) for name in commit.touched})))
        for commit in commits
        if commit.touched
    )
