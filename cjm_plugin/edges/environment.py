"""Secrets: they come from the environment alone, by the names that a file says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

_VARIABLE = re.compile(r"\$\{(\w+)\}")
_USER = re.compile(r"[^/?#]*@")


class Unset(Exception):  # noqa: N818 - a fact about the environment
    """A variable that is not there, or empty: a sentence that names it."""


def filled(written: str, environment: Mapping[str, str]) -> str:
    """A text with the values of the variables that it names, as `${NAME}`.

    The value of a text that is one variable and nothing else is taken as it is. Inside of a URL it is quoted,
    so that a password may have any letters; a path may go on in one.

    :raises Unset: for one that is not there.
    """
    if whole := _VARIABLE.fullmatch(written):
        return _value(whole[1], environment)

    def value(found: re.Match[str]) -> str:
        is_user = _USER.match(written, found.end())
        return quote(_value(found[1], environment), safe="" if is_user else "/")

    return _VARIABLE.sub(value, written)


def _value(name: str, environment: Mapping[str, str]) -> str:
    value = environment.get(name, "").strip()
    if not value:
        raise Unset(f"{name} is not set in the environment")
    return value
