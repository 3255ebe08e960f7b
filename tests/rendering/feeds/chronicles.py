"""Histories made by hand: changes of the rich catalog of tests/rendering/rich.py, and of the hostile one."""

from __future__ import annotations

import datetime as dt
from typing import Any

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.change import About, Change, Direction, Felt, Named, Scopes, Severity, Subject, What
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.revision import Chronicle, Revision
from cjm_plugin.rendering.charts import ChartCache
from cjm_plugin.rendering.feeds import feed_files
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.writer import Library, Setting

URL = "https://maps.example.org/cx/"
ZONE = dt.timezone(dt.timedelta(hours=1))

BUYING = Named("journey", "washing-machine", "Buying a washing machine online")
RETURNING = Named("journey", "returning-an-appliance", "Returning an appliance")
COMPARE = Subject(
    "touchpoint", "washing-machine/compare-on-site", "Compares three models on the site", (BUYING,)
)
BOOK = Subject("touchpoint", "returning-an-appliance/book-a-van", "Books a van", (RETURNING,))
DEPTH = Subject(
    "pain",
    "washing-machine/compare-on-site/depth-missing",
    "Depth with hose is not shown",
    (BUYING, Named("touchpoint", COMPARE.id, COMPARE.title)),
)

SHOP = Scopes(
    journeys=("washing-machine",),
    stages=("choose",),
    departments=("e-commerce", "marketing"),
    personas=("young-family",),
    channels=("website",),
)


def change(subject: Subject, what: What, direction: Direction, scopes: Scopes = SHOP, **more: Any) -> Change:
    return Change(
        about=About(subject.kind), what=what, subject=subject, direction=direction, scopes=scopes, **more
    )


FELL = change(COMPARE, What.EMOTION_FELL, Direction.WORSE, before=Felt(0), after=Felt(-1))
FOUND = change(DEPTH, What.FOUND, Direction.WORSE, marks=(Severity(4),))
LEFT = change(
    COMPARE,
    What.DEPARTMENT_LEFT,
    Direction.NEUTRAL,
    Scopes(
        journeys=("washing-machine",), stages=("choose",), departments=("logistics",), channels=("website",)
    ),
    before=Named("department", "logistics", "Logistics"),
)
ROSE = change(
    BOOK,
    What.EMOTION_ROSE,
    Direction.BETTER,
    Scopes(journeys=("returning-an-appliance",), stages=("use",), channels=("phone",)),
    before=Felt(-1),
    after=Felt(1),
)
GONE = change(
    Subject("journey", "renting", "Renting", gone=True),
    What.REMOVED,
    Direction.NEUTRAL,
    Scopes(journeys=("renting",), departments=("logistics",)),
)


def revision(week: int, *changes: Change, **more: Any) -> Revision:
    """The ISO week of 2026, closed on the Monday after it."""
    monday = dt.date.fromisocalendar(2026, week + 1, 1)
    closed = dt.datetime.combine(monday, dt.time(), ZONE)
    return Revision(week=Week(2026, week), closed=closed, changes=changes, **more)


FIRST = revision(30, is_first=True, first=(RETURNING, BUYING))
HISTORY = Chronicle(
    revisions=(revision(47, FELL, FOUND, LEFT, ROSE), revision(46, GONE, FELL), FIRST),
    next=Revision(week=None, closed=None, changes=(ROSE,)),
)


def library(
    found: Facts, history: Chronicle = HISTORY, *, language: str = "en", name: str = "Journeys", **more: Any
) -> Library:
    setting = Setting(name=name, **{"url": URL, **more})
    return Library(found, Locale.of(language), setting, ChartCache(None), history)


def files(of: Library) -> dict[str, bytes]:
    """All feeds, by path."""
    return {artifact.path: artifact.content for artifact in feed_files(of)}
