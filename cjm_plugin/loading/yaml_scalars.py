"""What a YAML scalar without quotes means."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any

_WORDS: dict[str, Any] = {
    **{form: True for word in ("yes", "true", "on") for form in (word, word.title(), word.upper())},
    **{form: False for word in ("no", "false", "off") for form in (word, word.title(), word.upper())},
    **dict.fromkeys(("null", "Null", "NULL", "~", "")),
}
_INT = re.compile(r"[-+]?(?:0|[1-9][0-9_]{0,400})", re.ASCII)
_FLOAT = re.compile(
    r"[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+]?[0-9]{1,3})?|[-+]?[0-9]+[eE][-+]?[0-9]{1,3}"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)",
    re.ASCII,
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_MOMENT = re.compile(
    r"(\d{4}-\d\d?-\d\d?)(?:[Tt]|[ \t]+)(\d\d?:\d\d:\d\d)(?:\.\d*)?[ \t]*(?:Z|[-+]\d\d?(?::?\d\d)?)?",
    re.ASCII,
)
_MAYBE_SPECIAL = frozenset("0123456789+-.~yYnNtTfFoO")


class WrongTagError(ValueError):
    """The text cannot be what its tag says."""


@lru_cache(maxsize=4096)
def scalar(text: str) -> Any:
    """The value of a scalar without quotes and without a tag."""
    if text and text[0] not in _MAYBE_SPECIAL:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INT.fullmatch(text):
        return int(text.replace("_", ""))
    if _FLOAT.fullmatch(text):
        return _float(text)
    if text[0].isdecimal():
        return _time(text)
    return text


def _float(text: str) -> float:
    return float(
        text.replace("_", "")
        .replace(".inf", "inf")
        .replace(".Inf", "inf")
        .replace(".INF", "inf")
        .replace(".n", "n")
        .replace(".N", "n")
    )


def _time(text: str) -> Any:
    """A day or a moment. What is none in the calendar stays text; its zone is nothing that a map needs."""
    try:
        if _DAY.fullmatch(text):
            return dt.date.fromisoformat(text)
        if match := _MOMENT.fullmatch(text):
            return dt.datetime.strptime(f"{match[1]} {match[2]}", "%Y-%m-%d %H:%M:%S")  # noqa: DTZ007  # As above.
    except ValueError:
        pass
    return text


def tagged(tag: str, text: str) -> Any:
    """The value of a scalar with one of `SCALAR_TAGS`."""
    if tag == "str":
        return text
    value = scalar(text)
    if tag == "float" and type(value) is int:
        return float(value)
    if type(value) not in SCALAR_TAGS[tag]:
        raise WrongTagError
    return value


SCALAR_TAGS: dict[str, tuple[type, ...]] = {
    "str": (str,),
    "int": (int,),
    "float": (float,),
    "bool": (bool,),
    "null": (type(None),),
    "timestamp": (dt.date, dt.datetime),
}

_TYPE_NAMES = {
    str: "text",
    bool: "a truth value",
    int: "a number",
    float: "a number",
    dt.date: "a date",
    dt.datetime: "a date with a time",
    dict: "a mapping",
    tuple: "a list",
    type(None): "empty",
}


def type_name(value: Any) -> str:
    """What authors call it."""
    return _TYPE_NAMES[type(value)]
