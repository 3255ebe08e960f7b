"""The author's text: titles (plain) and short lines of Markdown.

Text is data. Characters that could change how the text around them is shown (overriding bidirectional
controls, control characters) are taken out here, once; escaping belongs to whoever writes HTML, XML or JSON.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import Enum, auto
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic.types import Strict
from pydantic_core import PydanticCustomError

# Unicode TR9: embeddings, overrides and isolates with their ends. U+200E and U+200F override nothing.
_DISRUPTIVE = re.compile("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")

MAIL = re.compile(r"[^\s@<>()\[\]\\,;:\"/?&#%]+@[^\s@<>()\[\]\\,;:\"/?&#%]+\.[^\s@<>()\[\]\\,;:\"/?&#%.]+")
"""A mail address, and nothing beside it."""


class Wording(Enum):
    """What an author may put into a text, as its type says."""

    ID = auto()
    PLAIN = auto()
    MARKDOWN = auto()
    """Inline; it may be empty, which is as absent."""


def clean(text: str) -> str:
    """Text without disruptive characters, on one line, without blanks around it."""
    if text.isprintable():
        return text.strip(" ")
    return " ".join(_DISRUPTIVE.sub("", text).splitlines()).replace("\t", " ").strip()


def _clean_and_some(text: str) -> str:
    text = clean(text)
    if not text:
        raise PydanticCustomError("empty", "is empty")
    return text


def _iso_day(value: object) -> object:
    """A date in quotes is a date; a moment is not (YAML reads `2026-11-16 10:00` as one)."""
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        try:
            return dt.date.fromisoformat(value)
        except ValueError:
            return value
    return value


Title = Annotated[str, AfterValidator(_clean_and_some), Wording.PLAIN]
"""Plain text in one line, never empty; Markdown in it is shown as written."""

Text = Annotated[str, AfterValidator(clean), Wording.MARKDOWN]
"""A short line of inline Markdown: links and emphasis work, HTML is shown as text. Empty is as absent."""

RuleCode = Annotated[str, Field(pattern=r"^CJM1\d\d$")]
"""The code of a rule of practice."""

Name = Annotated[str, AfterValidator(_clean_and_some), Wording.PLAIN]
"""A free word or name: a product, a tag, a lead, a unit. Plain text."""

Day = Annotated[dt.date, BeforeValidator(_iso_day), Strict()]
"""A calendar day."""

Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Whole = Annotated[int, Strict()]
Flag = Annotated[bool, Strict()]
Score = Annotated[int, Strict(), Field(ge=1, le=5)]
"""1 (least) to 5 (most): importance, severity, value, effort."""
EmotionScore = Annotated[int, Strict(), Field(ge=-2, le=2)]
"""-2 awful, -1 annoyed, 0 neutral, +1 pleased, +2 delighted."""
