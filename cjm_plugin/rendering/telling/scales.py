"""What the numbers in changes are measured by, for readers who never saw the site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjm_plugin.model.change import Change, Felt, Listed, Severity, Value
from cjm_plugin.rendering.locale import Locale


def scales(changes: Iterable[Change], locale: Locale) -> str:
    """`Emotion goes from −2 to +2, severity from 1 (least) to 5 (most).` Empty where neither is told."""
    kinds = {type(value) for change in changes for value in _values(change)}
    if {Felt, Severity} <= kinds:
        return locale.t("Emotion goes from −2 to +2, severity from 1 (least) to 5 (most).")
    if Felt in kinds:
        return locale.t("Emotion goes from −2 to +2.")
    if Severity in kinds:
        return locale.t("Severity goes from 1 (least) to 5 (most).")
    return ""


def _values(change: Change) -> Iterator[Value]:
    yield from _inside((change.before, change.after, *change.marks))


def _inside(values: Iterable[Value | None]) -> Iterator[Value]:
    for value in values:
        if isinstance(value, Listed):
            yield from _inside(value.items)
        elif value is not None:
            yield value
