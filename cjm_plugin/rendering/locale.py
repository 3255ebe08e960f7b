"""What the program says to readers, in the language of the site: messages, words, dates and figures.

A message is written in English where it is used, with named places for what differs: `t("Reviewed {ago}",
ago=…)`. It is a plain `str`, to be escaped by whoever writes HTML, unless one of its values is `Markup`:
then it is `Markup`, and the other values have been escaped. Numbers among the values are written as the
language writes them.

`python -m tests.support.messages update` finds new messages and puts them into the catalogues
`locale/*.po`.
"""

from __future__ import annotations

import datetime as dt
import gettext
import io
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from typing import Literal

from babel import Locale as Cldr
from babel.dates import format_date, format_interval, format_skeleton, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from markupsafe import Markup, escape

from cjm_plugin.rendering.words import WORDS

# British dates: "24 November 2026".
_CLDR: Mapping[str, str] = {"en": "en_GB", "ru": "ru", "pl": "pl"}

LANGUAGES = tuple(_CLDR)

MINUS = "\N{MINUS SIGN}"
NO_BREAK = "\N{NO-BREAK SPACE}"
THIN_NO_BREAK = "\N{NARROW NO-BREAK SPACE}"

_PLACE = re.compile(r"\{(\w+)\}")
_ALWAYS = 10**9
"""A threshold that keeps Babel from choosing another unit than the one asked for."""


def language_supported(language: str) -> bool:
    """Whether there is a catalogue for a language code (`pl`, `pl-PL`). Any other gets English."""
    return _base(language) in _CLDR


@dataclass(frozen=True)
class Locale:
    """A language, as used by views and templates."""

    language: str
    """`en`, `ru` or `pl`."""

    @classmethod
    def of(cls, language: str) -> Locale:
        """The locale of a language code, English where there is none."""
        return cls(_base(language) if language_supported(language) else "en")

    # Messages. The names are those that tests/support/messages.py looks for.

    def t(self, message: str, /, **values: object) -> str:
        """A message with its values."""
        return self._filled(_catalogue(self.language).gettext(message), values)

    def n(self, singular: str, plural: str, n: int, /, **values: object) -> str:
        """A message that counts; `{n}` is the number."""
        return self._filled(_catalogue(self.language).ngettext(singular, plural, n), {"n": n, **values})

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """A message whose English means several things: `context` tells which."""
        return self._filled(_catalogue(self.language).pgettext(context, message), values)

    def npgettext(self, context: str, singular: str, plural: str, n: int, /, **values: object) -> str:
        """A message that counts, with a context."""
        found = _catalogue(self.language).npgettext(context, singular, plural, n)
        return self._filled(found, {"n": n, **values})

    gettext = t
    ngettext = n

    def _filled(self, message: str, values: Mapping[str, object]) -> str:
        """A message's places filled. Braces that come from a value are never looked at again."""
        if not values:
            return message
        rich = any(isinstance(value, Markup) for value in values.values())
        kept: Callable[[str], str] = escape if rich else str
        pieces = [*_pieces(message)]
        pieces[::2] = [kept(piece) for piece in pieces[::2]]
        pieces[1::2] = [kept(self._written(values[name])) for name in pieces[1::2]]
        return Markup("".join(pieces)) if rich else "".join(pieces)

    def _written(self, value: object) -> str:
        if isinstance(value, str):
            return value
        return self.number(value) if isinstance(value, int | float) else str(value)

    # Words

    def word(self, vocabulary: str, value: str | int, *, capital: bool = False) -> str:
        """A value of a controlled vocabulary (`words.WORDS`), in lower case as inside a sentence.

        A value that no vocabulary knows is shown as it is.
        """
        english = WORDS.get(vocabulary, {}).get(str(value))
        if english is None:
            return str(value)
        found = _catalogue(self.language).pgettext(vocabulary, english)
        return self.capital(found) if capital else found

    def capital(self, text: str) -> str:
        """Text with its first letter in upper case, to begin a line. The rest stays as it is."""
        return text[:1].upper() + text[1:]

    def listing(self, items: Iterable[str]) -> str:
        """`a, b and c`. Markup if one of the items is."""
        found = [*items]
        if any(isinstance(item, Markup) for item in found):
            return Markup(self._listed([str(escape(item)) for item in found]))
        return self._listed(found)

    def _listed(self, items: list[str]) -> str:
        if not items:
            return ""
        *rest, last = items
        return _joined(self._cldr.list_patterns["standard"], rest, last) if rest else last

    # Dates

    def date(self, day: dt.date) -> str:
        """`24 November 2026`"""
        return format_date(day, "long", self._cldr)

    def short_date(self, day: dt.date) -> str:
        """`24 Nov`: where the year is clear."""
        return format_skeleton("MMMd", day, locale=self._cldr)

    def medium_date(self, day: dt.date) -> str:
        """`24 Nov 2026`: among other words."""
        return format_date(day, "medium", self._cldr)

    def weekday_date(self, day: dt.date) -> str:
        """`Tue 24 Nov`"""
        return format_skeleton("MMMEd", day, locale=self._cldr)

    def month(self, day: dt.date) -> str:
        """`Nov`: on an axis."""
        return format_date(day, "LLL", self._cldr)

    def short_days(self, first: dt.date, last: dt.date) -> str:
        """`16–22 Nov`: where the year is clear."""
        return format_interval(first, last, "MMMd", locale=self._cldr)

    def month_name(self, day: dt.date) -> str:
        """`November`: above what happened in it."""
        return format_date(day, "LLLL", self._cldr)

    def moment(self, when: dt.datetime) -> str:
        """`Monday 23 November 2026, 00:00 UTC+01:00`, in the timezone that it is given in."""
        offset = f"{when:%z}"
        zone = f"UTC{offset[:3]}:{offset[3:5]}" if when.utcoffset() else "UTC"
        return f"{format_date(when.date(), 'full', self._cldr)}, {when:%H:%M} {zone}"

    def days(self, first: dt.date, last: dt.date) -> str:
        """`16–22 November 2026`: from one day to another, both counting; what they share is said once."""
        if first == last:
            return self.date(first)
        if (first.year, first.month) == (last.year, last.month):
            start = str(first.day)
        elif first.year == last.year:
            start = format_skeleton("MMMMd", first, locale=self._cldr)
        else:
            start = self.date(first)
        dash = "–" if start.isdecimal() else f"{NO_BREAK}– "
        return f"{start}{dash}{self.date(last)}"

    def week(self, year: int, number: int) -> str:
        """`2026-W47`: the same in every language, for it is an address too."""
        return f"{year}-W{number:02d}"

    def ago(self, day: dt.date, today: dt.date) -> str:
        """How far a day is from today: `yesterday`, `3 weeks ago`, `in 24 days`."""
        away = (day - today).days
        near = {0: self.t("today"), -1: self.t("yesterday"), 1: self.t("tomorrow")}
        if away in near:
            return near[away]
        unit = _unit(away)
        return format_timedelta(dt.timedelta(days=away), unit, _ALWAYS, add_direction=True, locale=self._cldr)

    # Figures

    def number(self, x: float, digits: int | None = None) -> str:
        """`−1,234.5`: with so many decimals, or with as many as it has, two at the most."""
        return _number(self.language, x, digits)

    def signed(self, x: float, digits: int | None = None) -> str:
        """`+1`, `0`, `−1`"""
        text = self.number(x, digits)
        return f"+{text}" if x > 0 and any(c in "123456789" for c in text) else text

    def percent(self, share: float, digits: int = 0) -> str:
        """A share of 1 as the language writes per cent: `83%`, in Russian `83 %`."""
        return self.number(share * 100, digits) + self._percent_sign

    def value(self, x: float, unit: str | None, digits: int | None = None) -> str:
        """A figure with its metric's unit, which is the author's own word. `%` stands as in `percent`."""
        if unit == "%":
            return self.number(x, digits) + self._percent_sign
        return f"{self.number(x, digits)}{NO_BREAK}{unit}" if unit else self.number(x, digits)

    def target(self, x: float, better: str, unit: str | None = None) -> str:
        """What a metric should reach: `80`, or `≤ 8` where lower is better."""
        return self.value(x, unit) if better == "higher" else f"≤{NO_BREAK}{self.value(x, unit)}"

    def minutes(self, n: float) -> str:
        """A duration: `12 min`, `2 h 30 min`, `3 days`. It never breaks."""
        whole = round(n)
        hours, rest = divmod(whole, 60)
        if whole < _HOUR:
            text = self.t("{n} min", n=whole if n >= _EXACT else round(n, 1))
        elif whole >= 2 * _DAY:
            days = round(whole / _DAY)
            text = self.n("{n} day", "{n} days", days)
        elif rest:
            text = self.t("{hours} h {n} min", hours=hours, n=rest)
        else:
            text = self.t("{hours} h", hours=hours)
        return text.replace(" ", NO_BREAK)

    @property
    def _percent_sign(self) -> str:
        return _percent_sign(self.language)

    @property
    def _cldr(self) -> Cldr:
        return _cldr(self.language)


_HOUR = 60
_DAY = 24 * _HOUR
_EXACT = 10
"""Minutes from which fractions are not told."""
_TOGETHER = 4


def _base(language: str) -> str:
    return re.split("[-_]", language.lower(), maxsplit=1)[0]


@lru_cache(4096)
def _pieces(message: str) -> tuple[str, ...]:
    """A message's own words, and between them the names of its places."""
    return tuple(_PLACE.split(message))


@cache
def _percent_sign(language: str) -> str:
    return str(_cldr(language).percent_formats[None].suffix[0])


@lru_cache(4096)
def _number(language: str, x: float, digits: int | None) -> str:
    """Kept, for most figures of a site are the same few: emotions, shares, counts."""
    text = f"{x:.2f}".rstrip("0").rstrip(".") if digits is None else f"{x:.{digits}f}"
    whole, point, fraction = text.removeprefix("-").partition(".")
    sign = MINUS if text.startswith("-") and text.strip("-0.") else ""
    return f"{sign}{_grouped(language, whole)}{_symbol(language, 'decimal') if point else ''}{fraction}"


def _grouped(language: str, whole: str) -> str:
    """Thousands told apart. Languages that do it by a blank leave four digits together."""
    mark = _symbol(language, "group")
    if mark.isspace():
        return f"{int(whole):,}".replace(",", THIN_NO_BREAK) if len(whole) > _TOGETHER else whole
    return f"{int(whole):,}".replace(",", mark)


@cache
def _symbol(language: str, name: str) -> str:
    return str(_cldr(language).number_symbols["latn"][name])


_DAYS_BACK, _DAYS_AHEAD, _WEEKS, _MONTHS = 14, 28, 70, 730
"""Days from which the next larger unit is told. A day to come is told exactly for longer: somebody waits."""


def _unit(days: int) -> Literal["day", "week", "month", "year"]:
    far = abs(days)
    if far < (_DAYS_BACK if days < 0 else _DAYS_AHEAD):
        return "day"
    if far < _WEEKS:
        return "week"
    return "month" if far < _MONTHS else "year"


def _joined(patterns: Mapping[str, str], rest: list[str], last: str) -> str:
    """By CLDR's patterns: what stands between the places of `{0}` and `{1}`."""
    between = {name: pattern.removeprefix("{0}").removesuffix("{1}") for name, pattern in patterns.items()}
    return between["middle"].join(rest) + between["2" if len(rest) == 1 else "end"] + last


@cache
def _cldr(language: str) -> Cldr:
    return Cldr.parse(_CLDR[language])


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    """The messages of a language, from its `.po` file: no compiled file can be older than its source."""
    if language == "en":
        return gettext.NullTranslations()
    source = resources.files("cjm_plugin") / "locale" / f"{language}.po"
    compiled = io.BytesIO()
    with source.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
