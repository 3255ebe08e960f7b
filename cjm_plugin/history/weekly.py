"""Week after week: the state at each close, what it brought, and what has come since the last."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from cjm_plugin.analysis.diff import Snapshot, diff
from cjm_plugin.history import kept
from cjm_plugin.history.forks import Fork
from cjm_plugin.history.kept import HeldFile, Shelf, Week
from cjm_plugin.history.naming import Names
from cjm_plugin.history.objects import Objects
from cjm_plugin.history.periods import Period
from cjm_plugin.history.plan import Progress
from cjm_plugin.history.present import Present
from cjm_plugin.history.revisions import Brought, edits, first, revision
from cjm_plugin.history.states import Held, State, kept_state, next_state
from cjm_plugin.history.steps import Step
from cjm_plugin.history.trees import Key, Source, Tree, apply, sources, submodules, touched
from cjm_plugin.history.weeks import Closing
from cjm_plugin.model import measurement
from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Commit, Revision


class Weekly:
    """Goes through history once, from the oldest week to now. Only weeks that are not kept are worked out."""

    def __init__(
        self, objects: Objects, names: Names, closing: Closing, shelf: Shelf, now_is: Present
    ) -> None:
        self._objects = objects
        self._names = names
        self._closing = closing
        self._shelf = shelf
        self._now = now_is
        self._tree: Tree = {}
        self._state = State()
        self._told: dt.date | None = None
        """The day of the last revision; `None` before the first."""
        self.unreadable: dict[measurement.Week | None, tuple[str, ...]] = {}
        """Files by the week in which they came to be so."""
        self.submodules: tuple[str, ...] = ()

    def told(
        self, periods: Sequence[Period], folders: tuple[str, ...], progress: Progress
    ) -> tuple[Revision, ...]:
        """The revisions of the weeks that are over, oldest first.

        :param folders: where in the repository the content was: one commit may bring that of two sites.
        """
        keys = self._keys(periods, folders)
        found = [self._shelf.find(key) for key in keys]
        missing = found.count(None)
        revisions = []
        for number, (period, key) in enumerate(zip(periods, keys, strict=True)):
            known = found[number]
            is_needed = number + 1 == len(periods) or found[number + 1] is None
            if known is None:
                week = self._worked_out(period)
                self._shelf.keep(key, week)
                progress(missing - found[number + 1 :].count(None), missing)
            else:
                week = known
                self._pass(period, week if is_needed else None)
            self._note(period, week)
            if week.revision:
                revisions.append(self._placed(week.revision, period))
                self._told = self._closing.day(period.close)
        self._shelf.tidy(keys)
        return tuple(revisions)

    def to_come(self, rest: Iterable[Step], fork: Fork, blobs: Mapping[tuple[Key, str], Object]) -> Revision:
        """What the content of now brings, whether or not it is committed.

        :param rest: the commits of the branch since the last close.
        :param blobs: the objects of now by their blobs.
        """
        before = fork.without_what_lacks(self._catalog(self._state), self._now.catalog, blobs)
        brought = Brought(commits=self._commits((*fork.has(rest), *fork.ahead)))
        self.submodules = submodules(self._tree)
        if self.submodules:
            before = self._with_submodules(before)
        after = Snapshot(self._now.catalog, self._now.settings)
        if self._told is None:
            return kept.settled(first(after, brought))
        found = diff(self._looked_at(before, self._told), after)
        return kept.settled(revision(found, after, brought))

    def _worked_out(self, period: Period) -> Week:
        before = self._state
        commits = self._commits(period.steps)
        found = tuple(sources(self._tree, self._objects.text))
        self._state = after = next_state(found, before, self._objects)
        told = self._revision(period, before, commits)
        self._objects.forget_all_but(after.sources.items())
        held = (HeldFile(key.kind.value, key.id, *one.source, one.file) for key, one in after.held.items())
        told = kept.settled(told) if told else None
        return Week(told, tuple(sorted(held)), tuple(sorted(after.unreadable)))

    def _revision(self, period: Period, before: State, commits: tuple[Commit, ...]) -> Revision | None:
        day = self._closing.day(period.close)
        brought = Brought(
            commits=commits, closed=period.close, unreadable=self._shown(self._state.unreadable)
        )
        if self._told is None:
            after = self._looked_at(self._catalog(self._state), day)
            return first(after, brought) if self._state.sources else None
        if before.blobs == self._state.blobs:
            return None
        after = self._looked_at(self._catalog(self._state), day)
        found = edits(self._looked_at(self._catalog(before), self._told), after)
        return revision(found, after, brought) if found.changes or found.shifts else None

    def _pass(self, period: Period, week: Week | None) -> None:
        """Goes by a week that is known; a state is made only where the next one needs it."""
        for step in period.steps:
            apply(step, self._tree)
        if week:
            held = {
                Key(Kind(kind), id): Held(Source(path, blob), file)
                for kind, id, path, blob, file in week.held
            }
            found = sources(self._tree, self._objects.text)
            self._state = kept_state(found, held, frozenset(week.unreadable))

    def _commits(self, steps: Iterable[Step]) -> tuple[Commit, ...]:
        commits = []
        for step in steps:
            commits.append(self._names.commit(step, touched(step, self._tree)))
            apply(step, self._tree)
        return tuple(commits)

    def _keys(self, periods: Iterable[Period], folders: tuple[str, ...]) -> list[str]:
        options = replace(self._now.settings, today=dt.date.min)
        key = kept.chained(kept.program(), options, self._now.prefix, folders)
        keys = []
        for period in periods:
            commits = tuple(self._names.commit(step) for step in period.steps)
            key = kept.chained(key, period.close.isoformat(), commits)
            keys.append(key)
        return keys

    def _note(self, period: Period, week: Week) -> None:
        """Each file once, when it comes to be unreadable."""
        last = self._last_unreadable
        new = tuple(path for path in week.unreadable if path not in last)
        self._last_unreadable = frozenset(week.unreadable)
        if new:
            self.unreadable[self._closing.week(period.close)] = self._shown(new)

    _last_unreadable: frozenset[str] = frozenset()

    def _placed(self, told: Revision, period: Period) -> Revision:
        """In the site's time zone, which JSON does not name."""
        return replace(told, week=self._closing.week(period.close), closed=period.close)

    def _shown(self, paths: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted(f"{self._now.prefix}/{path}" for path in paths))

    def _catalog(self, state: State) -> Catalog:
        return state.catalog(self._objects)

    def _looked_at(self, catalog: Catalog, day: dt.date) -> Snapshot:
        return Snapshot(catalog, replace(self._now.settings, today=day))

    def _with_submodules(self, before: Catalog) -> Catalog:
        """What the history of a submodule says is not known here: it counts as it is now."""
        inside = tuple(f"{self._now.prefix}/{path}/" for path in self.submodules)
        theirs = tuple(thing for thing in self._now.catalog if thing.path.startswith(inside))
        names = {(thing.kind, thing.id) for thing in theirs}
        return Catalog.of((*(thing for thing in before if (thing.kind, thing.id) not in names), *theirs))
