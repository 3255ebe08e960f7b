"""The day that is meant by a date which is not written as YAML has it."""

from __future__ import annotations

import datetime as dt
import re

FORM = "write it as YYYY-MM-DD, its year, month and day in digits"

_MONTHS = tuple(
    names.split()
    for names in (
        "january январь января styczeń stycznia",
        "february февраль февраля luty lutego",
        "march март марта marzec marca",
        "april апрель апреля kwiecień kwietnia",
        "may май мая maj maja",
        "june июнь июня czerwiec czerwca",
        "july июль июля lipiec lipca",
        "august август августа sierpień sierpnia",
        "september сентябрь сентября wrzesień września",
        "october октябрь октября październik października",
        "november ноябрь ноября listopad listopada",
        "december декабрь декабря grudzień grudnia",
    )
)
_YEAR_LAST = r"(?P<year>\d{4})(?:[ ]?(?:г|г\.|год|года|r\.|roku))?"
_WORD = r"(?P<month>[^\W\d_]{3,12})\.?"
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<day>\d\d?)(?P<mark>[./-])(?P<month>\d\d?)(?P=mark){_YEAR_LAST}",
        r"(?P<year>\d{4})[-./](?P<month>\d\d?)[-./](?P<day>\d\d?)(?:[T ]\d\d?:.*)?",
        r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)",
        rf"(?P<day>\d\d?)(?:-?го|-?е|st|nd|rd|th|\.)?[ -](?:of )?{_WORD},?[ -]{_YEAR_LAST}",
        rf"{_WORD} (?P<day>\d\d?)(?:st|nd|rd|th)?,? {_YEAR_LAST}",
        rf"(?P<year>\d{{4}}),? {_WORD} (?P<day>\d\d?)",
    )
)


def day_meant(text: str) -> dt.date | None:
    """`29.11.2026`, `11/28/2026`, `28 ноября 2026`. None where two days may be meant, as by `11/12/2026`.

    A date with points has the day first, wherever it is written so.
    """
    text = " ".join(text.split())
    match = next(filter(None, (form.fullmatch(text) for form in _FORMS)), None)
    if match is None or not text.isprintable():
        return None
    day, month = int(match["day"]), _month(match["month"])
    if match.groupdict().get("mark", ".") != ".":
        if day != month and max(day, month) <= len(_MONTHS):
            return None
        day, month = max(day, month), min(day, month)
    try:
        return dt.date(int(match["year"]), month, day)
    except ValueError:
        return None


def _month(word: str) -> int:
    if word.isdecimal():
        return int(word)
    found = (n for n, names in enumerate(_MONTHS, 1) if any(name.startswith(word.lower()) for name in names))
    return next(found, 0)


def day_mend(text: str) -> str:
    """How a day is to be written: that one, or one whose day nobody could tell."""
    meant = day_meant(text)
    return f"write it as {meant}" if meant else FORM
