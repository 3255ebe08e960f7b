"""Weekly revisions: what has changed by the end of each week, why, and by whom."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from cjm_plugin.model.change import Change, Named
from cjm_plugin.model.measurement import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """One step of the published branch."""

    id: str
    """Full hash."""
    subject: str
    """What was done, in its author's words; of a merge, the title of its pull request where it is told."""
    authors: tuple[str, ...]
    """Names, each once. Never addresses."""
    when: dt.datetime
    """The committer's, aware of its timezone."""
    pull_request: str | None = None
    """Its number: `412`."""
    touched: tuple[str, ...] = ()
    """The objects whose files it changed, by `kind:id`, sorted."""
    why: str = ""
    """The reason that it gives itself, in one line; empty where it gives none."""

    @property
    def reason(self) -> str:
        """What was done, and why where it says so."""
        return f"{self.subject}: {self.why}" if self.why else self.subject


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftPoint:
    """A touchpoint on a map's curve before and after."""

    id: str
    title: str
    stage: Named
    before: int | None
    """The emotion of the point of view; `None`: unknown, or no such touchpoint."""
    after: int | None
    was_there: bool = True
    is_there: bool = True
    moment_of_truth: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """A changed map's curve before and after, in its order now; what has gone stands where it was."""

    journey: Named
    persona: Named | None
    """The point of view."""
    points: tuple[ShiftPoint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """What one week brought. One without a `week` is *next*: what has come since the last close."""

    week: Week | None
    closed: dt.datetime | None
    """The moment of the close, in the site's timezone; `None` for *next*."""
    commits: tuple[Commit, ...] = ()
    """Oldest first."""
    changes: tuple[Change, ...] = ()
    """By home and place: maps in the order of their ids, inside a map in its order."""
    shifts: tuple[Shift, ...] = ()
    """Of the maps whose curve differs, by id."""
    first: tuple[Named, ...] = ()
    """Of the first version alone: its maps, by id. It has no changes."""
    is_first: bool = False
    unreadable: tuple[str, ...] = ()
    """Files that could not be read in it, as problems show them. What they hold counts as last known."""

    @property
    def name(self) -> str:
        """`2026-W47`, or `next`."""
        return "next" if self.week is None else str(self.week)


class Untold(StrEnum):
    """Why no history is told."""

    NO_REPOSITORY = "no-repository"
    NO_GIT = "no-git"
    SHALLOW = "shallow"
    NO_BRANCH = "no-branch"
    NO_CONTENT = "no-content"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chronicle:
    """All revisions, newest first, and what is to come. Pages, feeds and commands are made of it."""

    revisions: tuple[Revision, ...] = ()
    next: Revision = Revision(week=None, closed=None)
    untold: Untold | None = None
    """Why there is nothing; `None` where history is told, even if it has no revision yet."""
    branch: str = ""
    """Whose history is told; for the sentence that says there is no such branch."""


NO_HISTORY = Chronicle()
"""Nothing is known of what was before."""
