"""Who leads a touchpoint now instead of whom: two or three changes that are told as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjm_plugin.model.change import Change, Listed, Named, Value, What, Word

_DEPARTMENTS = {What.DEPARTMENT_JOINED, What.DEPARTMENT_LEFT, What.DEPARTMENT_ROLE_CHANGED}
_LEADS = Word("role", "leads")


@dataclass(frozen=True)
class Lead:
    """Who led, who leads, and the changes that this tells, in their order."""

    before: Named
    after: Named
    changes: tuple[Change, ...]


def new_lead(changes: Sequence[Change]) -> Lead | None:
    """Only where one department takes over from one that no longer takes part."""
    roles = [change for change in changes if change.what in _DEPARTMENTS]
    came = [change for change in roles if _leads(change, after=True)]
    went = [change for change in roles if change.what is What.DEPARTMENT_LEFT and _leads(change, after=False)]
    if len(came) != 1 or len(went) != 1:
        return None
    before, after = _department(went[0]), _department(came[0])
    pair = tuple(change for change in roles if change in (came[0], went[0]))
    return Lead(before, after, pair) if before and after else None


def _leads(change: Change, *, after: bool) -> bool:
    value = change.after if after else change.before
    return _LEADS in _opened(value) or (value is not None and _LEADS in change.marks)


def _department(change: Change) -> Named | None:
    values = (one for value in (change.after, change.before, *change.marks) for one in _opened(value))
    return next((value for value in values if isinstance(value, Named)), None)


def _opened(value: Value | None) -> Iterator[Value]:
    if isinstance(value, Listed):
        yield from value.items
    elif value is not None:
        yield value
