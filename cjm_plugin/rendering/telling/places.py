"""What the places of a sentence are filled with, as far as a change knows it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from cjm_plugin.model.change import About, Change, Day, Figure, Listed, Named, Plain, Prose, Value, What, Word
from cjm_plugin.rendering.telling.paths import Path
from cjm_plugin.rendering.telling.sentences import CLAUSES
from cjm_plugin.rendering.telling.values import Values, pains_within, shortened, text_of
from cjm_plugin.rendering.telling.wording import Wording

_NOTHING = (None, Listed(()))
_PLACE = re.compile(r"\{(\w+)\}")


@dataclass
class Places:
    """The places of one change. Remembers which of its marks a sentence has told already."""

    words: Wording
    change: Change
    path: Path
    told: list[Value] = field(default_factory=list)

    def sentence(self, base: str, **given: str) -> str:
        """The richest sentence of this name of which everything is known: the last one in the table."""
        for key in reversed(_variants(base)):
            places = {name: given.get(name) or self.place(name) for name in _places(key)}
            known = {name: text for name, text in places.items() if text is not None}
            if len(known) == len(places):
                return self.words.clause(key, **known)
        return self.words.clause("differs", field=self.key)

    def place(self, name: str) -> str | None:
        """`None` where it is not known."""
        return _PLACES[name](self)

    def marks(self) -> list[str]:
        """The marks that have not been told."""
        values = Values(self.words)
        told = (*self.told, self.change.persona)
        mark_of = self._due if self._is_plan else values.mark
        marks = (mark_of(mark) for mark in self.change.marks if mark not in told)
        return [mark for mark in marks if mark]

    @property
    def _is_plan(self) -> bool:
        """Whether it is an initiative that has come or gone: its day is the one on which it is due."""
        change = self.change
        return change.about is About.INITIATIVE and change.what in {What.ADDED, What.REMOVED}

    def _due(self, mark: Value) -> str:
        told = Values(self.words).mark(mark)
        return self.words.locale.t("due {day}", day=told) if isinstance(mark, Day) else told

    def aims(self) -> list[Named]:
        """What a new initiative is to solve."""
        found = [mark for mark in self.change.marks if self._is_plan and isinstance(mark, Named)]
        self.told.extend(found)
        return found

    def pains(self) -> Listed:
        """Those that came or went with what has come or gone."""
        found = pains_within(self.change)
        self.told.append(found)
        return found

    def named(self, kind: str, id: str | None = None) -> Named | None:
        """A thing of a kind that the change names, best that of the id."""
        found = [named for named in self._names() if named.kind == kind]
        best = next((named for named in found if named.id == id), None) if id else None
        chosen = best or (found[0] if found else None)
        if chosen is not None:
            self.told.append(chosen)
        return chosen

    def role(self) -> str | None:
        """The role that somebody has now, or had."""
        for value in self._values():
            if isinstance(value, Word) and value.vocabulary == "role":
                self.told.append(value)
                return value.value
        return None

    @property
    def key(self) -> str:
        """Of what the change is below its subject; for things whose title nobody tells."""
        return self.words.style.text(self.path.key or self.path.last.name)

    def _values(self) -> Iterator[Value]:
        """Each value the change has, lists opened."""
        for value in (self.change.after, self.change.before, *self.change.marks):
            yield from _opened(value)

    def _names(self) -> Iterator[Named]:
        yield from (value for value in self._values() if isinstance(value, Named))
        yield from self.change.by

    def _text(self) -> Plain | Prose | None:
        texts = (value for value in self._values() if isinstance(value, Plain | Prose))
        return next(texts, None)

    # The places, by their names

    def _before(self) -> str | None:
        before = self.change.before
        return None if before in _NOTHING else Values(self.words).before(before)

    def _after(self) -> str | None:
        after = self.change.after
        return None if after in _NOTHING else Values(self.words).after(after)

    def _step(self) -> str | None:
        before, after = self.change.before, self.change.after
        return None if before is None or after is None else Values(self.words).step(before, after)

    def _by(self) -> str | None:
        titles = [self.words.name(named) for named in self.change.by]
        return self.words.locale.listing(titles) or None

    def _by_kind(self, kind: str) -> str | None:
        found = (self.words.name(named) for named in self.change.by if named.kind == kind)
        return self.words.locale.listing(found) or None

    def _day(self) -> str | None:
        day = next((value for value in self._values() if isinstance(value, Day)), None)
        if day is None:
            return None
        self.told.append(day)
        return Values(self.words).value(day)

    def _pain(self) -> str | None:
        subject = self.change.subject
        if subject.kind != "pain":
            return None
        return self.words.quoted_thing(Named(subject.kind, subject.id, subject.title))

    def _quotation(self) -> str | None:
        text = self._text()
        if text is None:
            return None
        self.told.append(text)
        return self.words.quoted(shortened(text_of(text)))

    def _capability(self) -> str:
        self.told.extend(Word("capability", status) for status in ("have", "needed"))
        return self._titled()

    def _figures(self) -> str | None:
        """From one figure to the other."""
        figures = [value for value in self._values() if isinstance(value, Figure)]
        if len(figures) != len(("from", "to")):
            return None
        self.told.extend(figures)
        return Values(self.words).step(*figures)

    def _titled(self) -> str:
        """By its title where it is told, else by its id."""
        return self._quotation() or self.key

    def _mark(self, kind: str) -> str | None:
        """A thing that is told beside the change."""
        marked = (mark for mark in self.change.marks if isinstance(mark, Named) and mark.kind == kind)
        named = next(marked, None)
        if named is None:
            return None
        self.told.append(named)
        return self.words.name(named)

    def _studies(self) -> str | None:
        found = [named for named in self._names() if named.kind == "study"]
        self.told.extend(found)
        return self.words.locale.listing(self.words.name(named) for named in found) or None

    def _touchpoints(self) -> str | None:
        found = [
            value for value in self.change.marks if isinstance(value, Named) and value.kind == "touchpoint"
        ]
        self.told.extend(found)
        return Values(self.words).several(found) or None

    def _neighbour(self) -> str | None:
        """What it comes after now."""
        after = self.change.after
        return self.words.name(after) if isinstance(after, Named) else None

    def _thing(self, kind: str) -> str:
        named = self.named(kind, self.path.key)
        return self.words.name(named) if named else self.key

    def _to(self) -> str:
        key = self.path.key
        named = self.named("touchpoint", f"{self.change.home.id}/{key}")
        return self.words.name(named) if named else self.key

    def _share(self) -> str | None:
        return self._first("share")

    def _first(self, kind: str) -> str | None:
        value = next((value for value in self._values() if value.type == kind), None)
        if value is None:
            return None
        self.told.append(value)
        return Values(self.words).value(value)


_PLACES: Mapping[str, Callable[[Places], str | None]] = {
    "before": Places._before,
    "after": Places._after,
    "step": Places._step,
    "by": Places._by,
    "undone": lambda places: places._by_kind("initiative"),
    "study": lambda places: places._by_kind("study"),
    "day": Places._day,
    "pain": Places._pain,
    "hypothesis": Places._pain,
    "capability": Places._capability,
    "finding": Places._quotation,
    "strength": Places._titled,
    "studies": Places._studies,
    "neighbour": Places._neighbour,
    "touchpoints": Places._touchpoints,
    "to": Places._to,
    "figures": Places._figures,
    "share": Places._share,
    "stage": lambda places: places._thing("stage"),
    "metric": lambda places: places._thing("metric"),
    "department": lambda places: places._thing("department"),
    "at_map": lambda places: places._mark("journey"),
    "at_stage": lambda places: places._mark("stage"),
    "clause": lambda _: None,
    "field": lambda _: None,
}


@cache
def _variants(base: str) -> tuple[str, ...]:
    return tuple(key for key in CLAUSES if key == base or key.startswith(f"{base}/"))


@cache
def _places(key: str) -> tuple[str, ...]:
    return tuple(_PLACE.findall(CLAUSES[key]))


def _opened(value: Value | None) -> Iterator[Value]:
    if isinstance(value, Listed):
        for item in value.items:
            yield from _opened(item)
    elif value is not None:
        yield value
