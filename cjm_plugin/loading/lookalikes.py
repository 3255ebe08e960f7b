"""Letters that look alike in two alphabets: nobody sees why what is written with them is unknown."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХУаеѕіјкморсху", "ABESIJKMHOPCTXYaesijkmopcxy", strict=True))
"""Letters of a keyboard that was not switched over."""
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυχγ", "ABEZHIKMNOPTYXaikvopuxy", strict=True))
_LATIN = str.maketrans(_CYRILLIC | _GREEK)
_RARE = "ѕј"
"""Letters of a few languages only: a Latin `s` does not stand for one of these."""
_BACK = {
    "CYRILLIC": str.maketrans({latin: own for own, latin in _CYRILLIC.items() if own not in _RARE}),
    "GREEK": str.maketrans({latin: own for own, latin in _GREEK.items()}),
}
_NAMES = {"LATIN": "Latin", "CYRILLIC": "Cyrillic", "GREEK": "Greek"}

_INVISIBLE = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {
    chr(code) for start, end in ((0xFE00, 0xFE10), (0xE0100, 0xE01F0)) for code in range(start, end)
}
"""What Unicode counts among letters and marks, and nobody sees."""


class Slip(NamedTuple):
    """What the eye doesn't see in an id."""

    told: str
    """`its 'о' is Cyrillic`."""
    meant: str
    """The id as it looks."""


def latin(text: str) -> str:
    """A text with Latin letters where those of other alphabets look the same."""
    return text.translate(_LATIN)


def difference(written: str, right: str) -> str:
    """What the eye does not see: `its 'С' is Cyrillic`. Empty where it sees one, or there is none."""
    if latin(written).casefold() != latin(right).casefold():
        return ""
    pairs = zip(written, right, strict=False)
    return _strange(a for a, b in pairs if a.casefold() != b.casefold())


def _strange(found: Iterable[str]) -> str:
    """Letters by their alphabets."""
    by_alphabet: dict[str, list[str]] = defaultdict(list)
    for letter in dict.fromkeys(found):
        by_alphabet[_alphabet(letter)].append(letter)
    return " and ".join(_listed(letters, _NAMES[name]) for name, letters in by_alphabet.items() if name)


def _listed(letters: Sequence[str], alphabet: str) -> str:
    *rest, last = (f"'{letter}'" for letter in letters)
    listed = f"{', '.join(rest)} and {last}" if rest else last
    return f"its {listed} {'are' if rest else 'is'} {alphabet}"


def slip_in(id: str) -> Slip | None:
    """What in an id nobody sees: letters of another alphabet within a word, or invisible characters.

    A word is what stands between hyphens. One that no change of letters brings into one alphabet is meant so.
    """
    if id.isascii():
        return None
    seen = "".join(letter for letter in id if letter not in _INVISIBLE)
    most = Counter(map(_alphabet, seen))
    meant = "-".join(_in_one_alphabet(word, most) for word in seen.split("-"))
    told = [*_invisible(id), _strange(a for a, b in zip(seen, meant, strict=True) if a != b)]
    return Slip(" and ".join(filter(None, told)), meant) if meant != id else None


def _invisible(id: str) -> Iterator[str]:
    codes = dict.fromkeys(f"U+{ord(letter):04X}" for letter in id if letter in _INVISIBLE)
    if codes:
        yield f"it holds an invisible character, {', '.join(codes)}"


def _in_one_alphabet(word: str, most: Mapping[str, int]) -> str:
    """The word in one of its alphabets, where all other letters look like letters of that one.

    :param most: how many letters of each alphabet the whole id has: where a word could be of both, it is of
        the one that most of them are of, and of Latin if there are as many.
    """
    found = {*map(_alphabet, word)} - {""}
    if found <= {"LATIN"} or "LATIN" not in found:
        return word
    for alphabet in sorted(found, key=lambda name: (-most[name], name != "LATIN")):
        turned = word.translate(_LATIN if alphabet == "LATIN" else _BACK[alphabet])
        if {*filter(None, map(_alphabet, turned))} == {alphabet}:
            return turned
    return word


def _alphabet(letter: str) -> str:
    """`LATIN`, `CYRILLIC` or `GREEK`; empty for anything else."""
    name = unicodedata.name(letter, "").partition(" ")[0] if letter.isalpha() else ""
    return name if name in _NAMES else ""
