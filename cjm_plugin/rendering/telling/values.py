"""What was and what is: values in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from cjm_plugin.model.change import (
    Change,
    Day,
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
    What,
    Word,
)
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.inline import plain
from cjm_plugin.rendering.telling.wording import Wording

SHORT = 70
"""Letters of a text that is told in full; what is longer is said to be rewritten."""
FEW = 5
"""Items of a list that are told by name."""

_WHOLE = frozenset({What.ADDED, What.REMOVED, What.STAGE_ADDED, What.STAGE_REMOVED})


@dataclass(frozen=True)
class Values:
    """Writes values."""

    words: Wording

    def value(self, value: Value) -> str:
        """Inside of a sentence: texts in quotation marks, things by their titles."""
        match value:
            case Plain() | Prose():
                return self.words.quoted(shortened(text_of(value)))
            case Named():
                return self.words.name(value)
            case Listed(items):
                return self.several(items)
            case _:
                return self._simple(value)

    def mark(self, value: Value) -> str:
        """In brackets behind a thing, where nothing says what it is a value of; empty where it is the rule.

        Figures beside a thing are targets, flags are those of a passage.
        """
        locale = self.words.locale
        match value:
            case Severity() | Figure() | Wait():
                return self._marked_figure(value)
            case Flag(True):
                return locale.t("asked again")
            case Flag(False) | Word("state", "as-is"):
                return ""
            case Listed(items):
                return self.words.enumerated(self.mark(item) for item in items)
            case _:
                return self.value(value)

    def _marked_figure(self, value: Severity | Figure | Wait) -> str:
        locale = self.words.locale
        match value:
            case Severity(severity):
                return locale.t("severity {n}", n=severity)
            case Figure():
                return locale.t("target {value}", value=self.value(value))
            case Wait(minutes):
                return locale.t("{wait} wait", wait=locale.minutes(minutes))

    def several(self, items: Iterable[Value]) -> str:
        """`a, b and 3 more`"""
        told = [self._item(item) for item in items]
        if len(told) > FEW:
            rest = len(told) - FEW + 1
            told = [*told[: FEW - 1], self.words.locale.n("{n} more", "{n} more", rest)]
        return self.words.locale.listing(told)

    def _item(self, item: Value) -> str:
        """Among others, each stands in quotation marks."""
        return self.words.quoted_thing(item) if isinstance(item, Named) else self.value(item)

    def step(self, before: Value, after: Value) -> str:
        """From one value to the other."""
        style = self.words.style
        was, becomes = self._pair(before, after)
        return style.step(style.before(was), style.after(becomes))

    def before(self, value: Value) -> str:
        """A value that has gone."""
        return self.words.style.before(self.value(value))

    def after(self, value: Value) -> str:
        """A value that has come."""
        return self.words.style.after(self.value(value))

    def _pair(self, before: Value, after: Value) -> tuple[str, str]:
        """Of two days in one year, the year is told once."""
        if isinstance(before, Day) and isinstance(after, Day) and before.day.year == after.day.year:
            return self.words.locale.short_date(before.day), self.value(after)
        return self.value(before), self.value(after)

    def _simple(self, value: Value) -> str:
        """What no author has written, but for units and unknown words."""
        locale = self.words.locale
        match value:
            case Flag(on):
                return locale.t("yes") if on else locale.t("no")
            case Word(vocabulary, word):
                return self.words.style.text(locale.word(vocabulary, word))
            case Day(day):
                return locale.medium_date(day)
            case _:
                return self._figure(value)

    def _figure(self, value: Value) -> str:
        locale = self.words.locale
        match value:
            case Figure(number, unit):
                written = locale.value(number, unit)
                return self.words.style.text(written) if unit else written
            case Share(share):
                return locale.percent(share)
            case Wait(minutes):
                return locale.minutes(minutes)
            case Felt(emotion):
                return locale.signed(emotion)
            case Severity(severity):
                return locale.number(severity)
            case _:
                raise TypeError(value)


def text_of(value: Plain | Prose) -> str:
    """The author's words without marks, in one line: what stands in keys of their own may hold anything."""
    return clean(plain(value.text) if isinstance(value, Prose) else value.text)


def shortened(text: str) -> str:
    """As much of a text as a sentence bears."""
    if len(text) <= SHORT:
        return text
    head = text[: SHORT - 1]
    words, _, rest = head.rpartition(" ")
    return f"{(words if len(rest) < SHORT // 2 and words else head).rstrip(' ,.;:–—-')}…"


def is_long(value: Value | None) -> bool:
    """Whether a value is too long to be told in full."""
    return isinstance(value, Plain | Prose) and len(text_of(value)) > SHORT


def pains_within(change: Change) -> Listed:
    """The pains that came or went with a touchpoint or a stage, worst first."""
    if change.what not in _WHOLE:
        return Listed(())
    lists = (mark for mark in change.marks if isinstance(mark, Listed))
    return next((found for found in lists if all(_is_pain(item) for item in found.items)), Listed(()))


def _is_pain(value: Value) -> bool:
    return isinstance(value, Named) and value.kind == "pain"


def names(change: Change, kind: str) -> tuple[Named, ...]:
    """The things of a kind that a change names, in the order after, before, marks, by; each once."""
    found = (
        named
        for value in (change.after, change.before, *change.marks, *change.by)
        for named in _named(value)
        if named.kind == kind
    )
    return tuple({named.id: named for named in reversed([*found])}.values())[::-1]


def _named(value: Value | None) -> Iterator[Named]:
    if isinstance(value, Named):
        yield value
    elif isinstance(value, Listed):
        for item in value.items:
            yield from _named(item)
