"""Chronicles made by hand: what weeks brought, without a repository."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

from cjm_plugin.model.change import (
    About,
    Change,
    Direction,
    Felt,
    Named,
    Scopes,
    Severity,
    Subject,
    What,
    Word,
)
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Commit, Revision, Shift, ShiftPoint
from tests.support.catalogs import titled

WARSAW = ZoneInfo("Europe/Warsaw")

BETTER, WORSE, NEUTRAL = Direction.BETTER, Direction.WORSE, Direction.NEUTRAL


def touchpoint_subject(journey: Named, id: str, title: str) -> Subject:
    return Subject("touchpoint", f"{journey.id}/{id}", title, (journey,))


def felt(subject: Subject, before: int, after: int, scopes: Scopes, persona: Named | None = None) -> Change:
    """An emotion that rose or fell."""
    better = after > before
    return Change(
        about=About.TOUCHPOINT,
        what=What.EMOTION_ROSE if better else What.EMOTION_FELL,
        subject=subject,
        direction=BETTER if better else WORSE,
        scopes=scopes,
        field="emotion",
        before=Felt(before),
        after=Felt(after),
        persona=persona,
    )


def pain_found(at: Subject, id: str, title: str, severity: int, scopes: Scopes) -> Change:
    where = Named("touchpoint", at.id, at.title)
    return Change(
        about=About.PAIN,
        what=What.FOUND,
        subject=Subject("pain", f"{at.id}/{id}", title, (*at.inside, where)),
        direction=WORSE,
        scopes=scopes,
        marks=(Severity(severity), Word("basis", "researched")),
    )


def pain_solved(at: Subject, id: str, title: str, by: Named, scopes: Scopes) -> Change:
    where = Named("touchpoint", at.id, at.title)
    return Change(
        about=About.PAIN,
        what=What.SOLVED,
        subject=Subject("pain", f"{at.id}/{id}", title, (*at.inside, where)),
        direction=BETTER,
        scopes=scopes,
        by=(by,),
    )


def changed(about: About, what: What, subject: Subject, scopes: Scopes, **more: Any) -> Change:
    """Any other change, neutral unless told otherwise."""
    return Change(about=about, what=what, subject=subject, scopes=scopes, **{"direction": NEUTRAL, **more})


def closed(year: int, number: int, zone: dt.tzinfo = WARSAW) -> dt.datetime:
    """The Monday, 00:00, that ends a week."""
    monday = dt.date.fromisocalendar(year, number, 1) + dt.timedelta(days=7)
    return dt.datetime.combine(monday, dt.time(), zone)


def week(number: int, *changes: Change, year: int = 2026, **more: Any) -> Revision:
    return Revision(week=Week(year, number), closed=closed(year, number), changes=changes, **more)


def coming(*changes: Change, **more: Any) -> Revision:
    """What has come since the last close."""
    return Revision(week=None, closed=None, changes=changes, **more)


def first(number: int, *maps: Named, year: int = 2026) -> Revision:
    return Revision(week=Week(year, number), closed=closed(year, number), first=maps, is_first=True)


def commit(
    subject: str, *touched: str, author: str = "Content team", request: str | None = None, why: str = ""
) -> Commit:
    return Commit(
        id="0" * 40,
        subject=subject,
        authors=(author,),
        when=dt.datetime(2026, 11, 18, 9, 30, tzinfo=WARSAW),
        pull_request=request,
        touched=tuple(sorted(touched)),
        why=why,
    )


def shift(journey: Named, persona: Named | None, *points: ShiftPoint) -> Shift:
    return Shift(journey=journey, persona=persona, points=points)


def point(id: str, stage: Named, before: int | None, after: int | None, **more: bool) -> ShiftPoint:
    return ShiftPoint(id=id, title=titled(id), stage=stage, before=before, after=after, **more)
