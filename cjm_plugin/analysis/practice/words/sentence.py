"""A short text of an author as words: what is compared, and what it looks like."""

from __future__ import annotations

import re
import unicodedata
from functools import cached_property

_WORD = re.compile(
    r"[^\W_]+(?:['.-][^\W_]+)*(?:(?<=s)'(?![^\W_]))?"  # crew's, couriers', e-mail, т.д
    r"|[^\s\w*`']"
)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_QUOTED = re.compile(r"“[^”]*”|«[^»]*»|„[^”“\"]*[”“\"]|\"[^\"]*\"")
# Apostrophes and hyphens are one each; a hyphen for the end of the line and a stress mark are none.
_SIGNS = str.maketrans({"’": "'", "ʼ": "'", "‐": "-", "‑": "-", "\u00ad": None, "\u0301": None})

QUOTE = '"'
"""Stands for anything in quotation marks: somebody's words, a button, a name."""
ENDS = frozenset(".;:!?…()[]-—–→|" + QUOTE)
"""Signs behind which another clause begins."""


class Sentence:
    """The words of a text, and the signs between them as words of their own.

    Links are their text, emphasis is taken off, quotations are one sign.
    """

    def __init__(self, text: str) -> None:
        self._text = text if text.isascii() else unicodedata.normalize("NFC", text).translate(_SIGNS)
        if "](" in text:
            self._text = _LINK.sub(r"\1", self._text)
        if '"' in text or not text.isascii():
            self._text = _QUOTED.sub(QUOTE, self._text)
        self.is_ascii = text.isascii()
        self._folded = self._text.casefold().replace("ё", "е")
        is_plain = self._folded.replace(" ", "").isalnum()
        self.words: list[str] = self._folded.split() if is_plain else _WORD.findall(self._folded)
        """In lower case, `ё` as `е`."""

    @cached_property
    def _spans(self) -> list[tuple[int, int]]:
        return [match.span() for match in _WORD.finditer(self._folded)]

    def shown(self, start: int, end: int) -> str:
        """Some of the words as the author wrote them."""
        # A few letters of other languages get longer in lower case.
        text = self._text if len(self._text) == len(self._folded) else self._folded
        return text[self._spans[start][0] : self._spans[end - 1][1]]


def clause(words: list[str]) -> list[str]:
    """The words before the first sign that ends a clause; none where a quotation begins the text."""
    if ENDS.isdisjoint(words):
        return words
    return words[: next(at for at, word in enumerate(words) if word in ENDS)]
