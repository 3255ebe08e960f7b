"""Identifiers: of objects, touchpoints, pains, strengths and findings.

An id is NFC text of lower case letters of any script, digits and hyphens, a letter or a digit first.
It is permanent: addresses, anchors, feeds and the diff of two revisions rest on it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from cjm_plugin.model.text import Wording

_ASCII_ID = re.compile(r"[a-z0-9][a-z0-9-]*", re.ASCII)
_INNER_CATEGORIES = frozenset({"Ll", "Lo", "Lm", "Nd", "Mn", "Mc"})
_MARKS = frozenset({"Mn", "Mc"})
_FIRST_CATEGORIES = _INNER_CATEGORIES - _MARKS


def normal(text: str) -> str:
    """The NFC form: what two spellings of the same letters are compared by."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def is_id(text: str) -> bool:
    """Whether text, already in NFC, has the form of an id."""
    if _ASCII_ID.fullmatch(text):
        return True
    return (
        bool(text)
        and not text.isascii()
        and unicodedata.category(text[0]) in _FIRST_CATEGORIES
        and all(c == "-" or unicodedata.category(c) in _INNER_CATEGORIES for c in text)
    )


def suggested_id(text: str) -> str:
    """The id nearest to any text: `Web site №2` gives `web-site-2`. Empty when nothing of it can stay."""
    kept = (
        c if c == "-" or unicodedata.category(c) in _INNER_CATEGORIES else "-"
        for c in normal(text.casefold())
    )
    joined = re.sub(r"-+", "-", "".join(kept)).strip("-")
    return joined.lstrip("".join({c for c in joined if unicodedata.category(c) in _MARKS}) + "-")


def _own_id(value: str) -> str:
    value = normal(value)
    if is_id(value):
        return value
    suggestion = suggested_id(value)
    raise PydanticCustomError(
        "id_form",
        "'{value}' is not an id{mend}",
        {"value": value, "mend": f"; did you mean '{suggestion}'?" if suggestion else ""},
    )


Id = Annotated[str, AfterValidator(_own_id), Wording.ID]
"""The id of the thing that carries it. What names another thing is a reference (`references`)."""
