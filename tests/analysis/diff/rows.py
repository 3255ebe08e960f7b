"""Changes as short rows: what a table of expectations is written in.

`touchpoint.emotion-fell buy/pay emotion: +1 -> -1 worse` is the kind, the subject, the field, before and
after, and the direction, which is left out where it is neutral. Behind `for` is the persona, behind `by` what
brought it about, in brackets what is told beside it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from cjm_plugin.analysis.diff import Difference, Snapshot, diff
from cjm_plugin.model.base import Object
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
from cjm_plugin.model.settings import Settings
from tests.support.catalogs import TODAY, catalog


def difference(before: Iterable[Object], after: Iterable[Object], today: dt.date = TODAY) -> Difference:
    """Of the content of the day of the tests, and that of another day."""
    return diff(
        Snapshot(catalog(*before), Settings(today=TODAY)), Snapshot(catalog(*after), Settings(today=today))
    )


def rows(before: Iterable[Object], after: Iterable[Object], today: dt.date = TODAY) -> list[str]:
    return [row(change) for change in difference(before, after, today).changes]


def row(change: Change) -> str:
    told = [change.kind, change.subject.id]
    if change.field:
        told.append(change.field)
    if change.before is not None or change.after is not None:
        told[-1] += ":"
        told += [written(change.before), "->", written(change.after)]
    if change.direction is not Direction.NEUTRAL:
        told.append(change.direction.value)
    if change.persona:
        told.append(f"for {change.persona.title}")
    if change.by:
        told.append("by " + ", ".join(named.title for named in change.by))
    if change.marks:
        told.append("(" + ", ".join(map(written, change.marks)) + ")")
    return " ".join(told)


def written(value: Value | None) -> str:
    """A value by its type: `"prose"`, `'plain'`, `title`, `50%`, `12min`, `+1`, `role=leads`."""
    match value:
        case None:
            text = "none"
        case Listed(items=items):
            text = f"[{', '.join(map(written, items))}]"
        case Named(title=title):
            text = title
        case Plain(text=words):
            text = f"'{words}'"
        case Prose(text=words):
            text = f'"{words}"'
        case Word(vocabulary=vocabulary, value=word):
            text = f"{vocabulary}={word}"
        case _:
            text = _counted(value)
    return text


def _counted(value: Figure | Share | Wait | Felt | Severity | Day | Flag) -> str:
    match value:
        case Figure(number=number, unit=unit):
            text = f"{number:g}{unit or ''}"
        case Share(share=share):
            text = f"{share:.0%}"
        case Wait(minutes=minutes):
            text = f"{minutes:g}min"
        case Felt(emotion=emotion):
            text = f"{emotion:+d}" if emotion else "0"
        case Severity(severity=severity):
            text = f"severity {severity}"
        case Day(day=day):
            text = day.isoformat()
        case Flag(on=on):
            text = "yes" if on else "no"
    return text
