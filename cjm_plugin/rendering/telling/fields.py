"""Tells a field that was set, changed or cleared, whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_plugin.model.base import EXTENSION
from cjm_plugin.model.change import Change, Listed, Named, Plain, Prose, Value
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.telling.paths import Path
from cjm_plugin.rendering.telling.sentences import FIELDS
from cjm_plugin.rendering.telling.values import Values, is_long
from cjm_plugin.rendering.telling.wording import Wording


@dataclass(frozen=True)
class Fields:
    """Writes what happened to a field."""

    words: Wording
    values: Values

    def clause(self, change: Change, path: Path) -> str:
        """`importance changed 3 → 4`"""
        field = self.label(path)
        before, after = self._lists(change.before, change.after)
        if isinstance(before, Listed) and isinstance(after, Listed):
            return self._list(field, before.items, after.items)
        if is_long(before) or is_long(after):
            return self._long(field, before, after)
        return self._short(field, before, after)

    def label(self, path: Path) -> str:
        """What readers call a field."""
        if path.last.name.startswith(EXTENSION):
            return self.words.style.text(clean(path.last.name.removeprefix(EXTENSION)))
        for key in (path.dotted, path.last.name):
            if key in FIELDS:
                return self.words.say("told-field", key)
        return self.words.style.text(self.words.locale.word("field", path.last.name))

    def _lists(self, before: Value | None, after: Value | None) -> tuple[Value | None, Value | None]:
        """A list that was or becomes empty is a list even so."""
        if isinstance(before, Listed) and after is None:
            return before, Listed(())
        if isinstance(after, Listed) and before is None:
            return Listed(()), after
        return before, after

    def _short(self, field: str, before: Value | None, after: Value | None) -> str:
        say, values = self.words.clause, self.values
        if after is None:
            if before is None:
                return say("differs", field=field)
            return say("cleared", field=field, before=values.before(before))
        if before is None:
            return say("text-set" if _is_text(after) else "set", field=field, after=values.after(after))
        if _is_text(before) or _is_text(after):
            return say("text-changed", field=field, before=values.before(before), after=values.after(after))
        return say("changed", field=field, step=values.step(before, after))

    def _long(self, field: str, before: Value | None, after: Value | None) -> str:
        key = "long-set" if before is None else "long-cleared" if after is None else "rewritten"
        return self.words.clause(key, field=field)

    def _list(self, field: str, before: tuple[Value, ...], after: tuple[Value, ...]) -> str:
        had, has = {_identity(item) for item in before}, {_identity(item) for item in after}
        came = [item for item in after if _identity(item) not in had]
        went = [item for item in before if _identity(item) not in has]
        if not came and not went:
            return self.words.clause("rearranged", field=field)
        key = "came-and-went" if came and went else "came" if came else "went"
        places = {
            "came": self.words.style.after(self.values.several(came)),
            "went": self.words.style.before(self.values.several(went)),
        }
        kept = places if came and went else {key: places[key]}
        return self.words.clause(key, field=field, **kept)


def _is_text(value: Value) -> bool:
    return isinstance(value, Plain | Prose)


def _identity(item: Value) -> object:
    """A thing is the same under another title."""
    return (item.kind, item.id) if isinstance(item, Named) else item
