"""Changes of one list are told together: what came and what went."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cjm_plugin.model.change import Change, Listed, Value, What
from cjm_plugin.rendering.telling.paths import Path

LISTS = frozenset(
    {
        "based_on",
        "evidence",
        "factors",
        "frustrations",
        "needs",
        "personas",
        "preferred_channels",
        "principles",
        "products",
        "seen_by",
        "solves",
        "systems",
        "tags",
        "was",
    }
)
"""Fields that hold several values. Each that comes or goes is a change of its own."""

_GATHERED = frozenset({What.FIELD_CHANGED, What.EVIDENCE_ADDED, What.EVIDENCE_WITHDRAWN})


def gathered(changes: Sequence[Change]) -> tuple[Change, ...]:
    """The same changes in the order in which they are told, with those of one list made one."""
    found: dict[object, Change] = {}
    for change in changes:
        key = _list_of(change)
        if key is None:
            found[id(change)] = change
        elif key in found:
            found[key] = _joined(found[key], change)
        else:
            found[key] = as_list(change)
    return tuple(sorted(found.values(), key=_depth))


def _depth(change: Change) -> int:
    """A touchpoint's own comes before its strengths and pains, or it would be taken for theirs."""
    if change.subject.kind == "pain":
        return 2
    return 1 if Path.of(change.field).first.name == "strengths" else 0


def as_list(change: Change) -> Change:
    """A change of a list as one of all its items; any other as it is."""
    if _list_of(change) is None:
        return change
    return replace(change, before=_listed(change.before), after=_listed(change.after))


def _joined(one: Change, other: Change) -> Change:
    """Where evidence came and went, it is told as having come."""
    return replace(
        one if one.what is not What.EVIDENCE_WITHDRAWN else other,
        before=Listed((*_items(one.before), *_items(other.before))),
        after=Listed((*_items(one.after), *_items(other.after))),
    )


def _list_of(change: Change) -> tuple[object, ...] | None:
    """What tells a list from others; `None` where the change is not of a list's items."""
    path = Path.of(change.field)
    if change.what not in _GATHERED or path.last.name not in LISTS:
        return None
    return (change.subject.key, change.persona, path.steps[:-1], path.last.name)


def _listed(value: Value | None) -> Listed:
    return Listed(_items(value))


def _items(value: Value | None) -> tuple[Value, ...]:
    return () if value is None else value.items if isinstance(value, Listed) else (value,)
