"""Values of data files: weeks, days, numbers, scores."""

from __future__ import annotations

import datetime as dt
import math
import re

from cjm_plugin.loading import codes
from cjm_plugin.loading.days import day_mend
from cjm_plugin.loading.fault import Fault, plain, quoted
from cjm_plugin.model.measurement import Week

SCALES = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}
"""The scale of a single answer, by the metric's kind."""

_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d{1,3})?", re.ASCII)


def week(text: str) -> Week:
    """`2026-W47`."""
    found = Week.parse(text) if text.isascii() else None
    if found is None:
        raise Fault(codes.CELL, _no_week(text))
    return found


def _no_week(text: str) -> str:
    if not text:
        return "is empty; write a week as 2026-W47"
    if match := re.fullmatch(r"(\d{4})[- ]?[wW]?(\d\d?)", text, re.ASCII):
        guess = Week.parse(f"{match[1]}-W{int(match[2]):02d}")
        if guess:
            return f"{quoted(text)} is not a week; did you mean '{guess}'?"
        return f"{quoted(text)} is not a week of {match[1]}"
    try:
        return f"{quoted(text)} is a day, not a week; did you mean '{Week.of(dt.date.fromisoformat(text))}'?"
    except ValueError:
        return f"{quoted(text)} is not a week; write it as 2026-W47"


def day(text: str) -> dt.date:
    """`2026-11-16`."""
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return dt.date.fromisoformat(text)
    except ValueError:
        raise Fault(codes.CELL, f"{quoted(text)} is not a day of the calendar") from None
    raise Fault(
        codes.CELL,
        f"{quoted(text)} is not a day; {day_mend(text)}" if text else "is empty; write a day as YYYY-MM-DD",
    )


def number(text: str) -> float:
    """A number with a point before its decimals."""
    if _NUMBER.fullmatch(text) and math.isfinite(value := float(text)):
        return value
    if not text:
        raise Fault(codes.CELL, "is empty; write a number")
    plainly = re.sub(r"[\s%\u00a0]", "", text).replace(",", ".")
    mend = f"; write {plain(plainly)}" if plainly != text and _NUMBER.fullmatch(plainly) else ""
    raise Fault(codes.CELL, f"{quoted(text)} is not a number{mend}")


def size(text: str) -> int | None:
    """How many answers or cases: a whole number, or nothing."""
    if not text:
        return None
    if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
        raise Fault(codes.CELL, f"{quoted(text)} is not a whole number of answers")
    return int(text)


def score(text: str, kind: str) -> float:
    """A single answer: a step of the scale that goes with the metric's kind."""
    value = number(text)
    least, greatest = SCALES[kind]
    if not least <= value <= greatest or value != int(value):
        said = f"{quoted(text)} is not on the scale of {kind.upper()}: whole numbers, {least} to {greatest}"
        raise Fault(codes.SCALE, said)
    return value


def source(text: str) -> str:
    """Who said it."""
    if text not in {"customer", "operator"}:
        raise Fault(codes.CELL, f"{quoted(text)} is not a source; write customer or operator")
    return text
