"""Changes for other programs: what `cjm diff` and `cjm changes` print as JSON, with its JSON Schema."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from pydantic import BaseModel, Field, JsonValue

from cjm_plugin.model.change import (
    Change,
    Day,
    Direction,
    Felt,
    Figure,
    Flag,
    Listed,
    Named,
    Plain,
    Prose,
    Severity,
    Share,
    Value,
    Wait,
    Word,
)
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling import PlainStyle, Teller
from cjm_plugin.rendering.telling.values import text_of
from cjm_plugin.rendering.versioned import Published


class ScopesData(BaseModel):
    """Whom a change touches: ids, each list sorted."""

    journeys: tuple[str, ...]
    stages: tuple[str, ...]
    departments: tuple[str, ...]
    personas: tuple[str, ...]
    channels: tuple[str, ...]


class ChangeData(BaseModel):
    """One change, told where it comes from."""

    kind: str = Field(pattern=r"^[a-z]+\.[a-z-]+$")
    """What happened: `touchpoint.emotion-fell`."""
    object: str
    """What it happened to, as `kind:id`: `touchpoint:washing-machine/compare-on-site`."""
    field: str | None = None
    """Below the object, in the author's names."""
    before: JsonValue = None
    """A number, a text, a truth value, the id of a thing, or a list of such; absent where there was none."""
    after: JsonValue = None
    direction: Direction
    """What it means for the customer."""
    persona: str | None = None
    """Whose experience alone it is; absent where it is everybody's."""
    by: tuple[str, ...] = ()
    """What brought it about, as `kind:id`."""
    text: str
    """The change in a sentence, in the language of the site."""
    scopes: ScopesData


class DiffData(Published):
    """`cjm diff --format json`."""

    changes: tuple[ChangeData, ...]
    first: bool = False
    """Whether no week has closed yet: all of it is the first version, and nothing is told to have changed."""
    unreadable: tuple[str, ...] = ()
    """Files that could not be read in one of the revisions: nothing is told of them."""


class CommitData(BaseModel):
    """A step of the published branch."""

    id: str
    subject: str
    why: str | None = None
    """The reason, where its body gives one: `Why: …`"""
    author: str
    """Names, joined by a comma where there are several."""
    pull_request: str | None = None


class RevisionData(BaseModel):
    """What a week brought."""

    id: str = Field(pattern=r"^\d{4}-W\d{2}$")
    closed: dt.datetime
    commits: tuple[CommitData, ...]
    """Oldest first."""
    first: tuple[str, ...] | None = None
    """Of the first version alone: the ids of its maps."""
    changes: tuple[ChangeData, ...]
    unreadable: tuple[str, ...] = ()
    """Files that could not be read in that week: what they hold counts as it last was."""


class ChangesData(Published):
    """`cjm changes --format json`."""

    revisions: tuple[RevisionData, ...]
    """Newest first."""
    next: tuple[ChangeData, ...]
    """What has come since the last close."""


def diff_data(
    changes: Iterable[Change], locale: Locale, *, first: bool = False, unreadable: Iterable[str] = ()
) -> DiffData:
    """Some changes."""
    files = tuple(sorted(set(unreadable)))
    return DiffData(changes=_changes(changes, locale), first=first, unreadable=files)


def changes_data(told: Iterable[tuple[Revision, tuple[Change, ...]]], locale: Locale) -> ChangesData:
    """Weeks and *next*, each with those of its changes that are wanted."""
    weeks = [*told]
    to_come = (change for revision, changes in weeks if revision.week is None for change in changes)
    return ChangesData(
        revisions=tuple(_revision(*week, locale) for week in weeks if week[0].week is not None),
        next=_changes(to_come, locale),
    )


def _revision(revision: Revision, changes: Iterable[Change], locale: Locale) -> RevisionData:
    assert revision.closed is not None
    return RevisionData(
        id=revision.name,
        closed=revision.closed,
        commits=tuple(_commit(commit) for commit in revision.commits),
        first=tuple(named.id for named in revision.first) if revision.is_first else None,
        changes=_changes(changes, locale),
        unreadable=revision.unreadable,
    )


def _commit(commit: Commit) -> CommitData:
    return CommitData(
        id=commit.id,
        subject=commit.subject,
        why=commit.why or None,
        author=", ".join(commit.authors),
        pull_request=commit.pull_request,
    )


def _changes(changes: Iterable[Change], locale: Locale) -> tuple[ChangeData, ...]:
    teller = Teller(locale, PlainStyle())
    return tuple(_change(change, teller) for change in changes)


def _change(change: Change, teller: Teller) -> ChangeData:
    scopes = change.scopes
    return ChangeData(
        kind=change.kind,
        object=change.subject.key,
        field=change.field or None,
        before=plain_value(change.before),
        after=plain_value(change.after),
        direction=change.direction,
        persona=change.persona.id if change.persona else None,
        by=tuple(f"{named.kind}:{named.id}" for named in change.by),
        text=teller.sentence(change),
        scopes=ScopesData(
            journeys=scopes.journeys,
            stages=scopes.stages,
            departments=scopes.departments,
            personas=scopes.personas,
            channels=scopes.channels,
        ),
    )


def plain_value(value: Value | None) -> JsonValue:
    """A value as JSON knows it."""
    match value:
        case None:
            return None
        case Listed(items):
            return [plain_value(item) for item in items]
        case Plain() | Prose():
            return text_of(value)
        case Named(id=text) | Word(value=text):
            return text
        case Flag(on):
            return on
        case _:
            return _figure(value)


def _figure(value: Value) -> JsonValue:
    match value:
        case Day(day):
            return day.isoformat()
        case Figure(number) | Share(number) | Wait(number) | Felt(number) | Severity(number):
            return int(number) if float(number).is_integer() else number
        case _:
            raise TypeError(value)
