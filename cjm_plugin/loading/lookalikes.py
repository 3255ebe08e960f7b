"""Letters that look alike in two alphabets: nobody sees why what is written with them is unknown."""

from __future__ import annotations

_LATIN = str.maketrans("АВЕЅІЈКМНОРСТХУаеѕіјкморсху", "ABESIJKMHOPCTXYaesijkmopcxy")
"""Cyrillic letters of a keyboard that was not switched over."""


def latin(text: str) -> str:
    """A text with Latin letters where Cyrillic ones look the same."""
    return text.translate(_LATIN)


def difference(written: str, right: str) -> str:
    """What the eye does not see: `its 'С' is Cyrillic`. Empty where it sees one, or there is none."""
    if latin(written).casefold() != latin(right).casefold():
        return ""
    pairs = zip(written, right, strict=False)
    letters = list(dict.fromkeys(a for a, b in pairs if a.casefold() != b.casefold()))
    if not letters:
        return ""
    alphabet = "Latin" if latin(letters[0]) == letters[0] else "Cyrillic"
    *rest, last = (f"'{letter}'" for letter in letters)
    listed = f"{', '.join(rest)} and {last}" if rest else last
    return f"its {listed} {'are' if len(letters) > 1 else 'is'} {alphabet}"
