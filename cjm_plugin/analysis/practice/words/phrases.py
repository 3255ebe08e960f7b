"""Words and phrases with what they mean, found where they stand in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

Meaning = TypeVar("Meaning")


class Hit(NamedTuple, Generic[Meaning]):
    """A phrase that stands at some word of a sentence."""

    meaning: Meaning
    end: int
    """The position behind it."""


class Phrases(Generic[Meaning]):
    """Phrases by their first word. The longest of those that fit is found, of equals the first given."""

    def __init__(self, meanings: Iterable[tuple[str, Meaning]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], Meaning]]] = {}
        for phrase, meaning in meanings:
            first, *rest = phrase.split()
            self._by_first.setdefault(first, []).append((rest, meaning))
        for same in self._by_first.values():
            same.sort(key=lambda entry: -len(entry[0]))

    @property
    def first_words(self) -> frozenset[str]:
        """Without one of these no phrase can stand in a sentence."""
        return frozenset(self._by_first)

    def at(self, words: Sequence[str], start: int) -> Hit[Meaning] | None:
        """The longest phrase that begins at a word."""
        if start >= len(words):
            return None
        for rest, meaning in self._by_first.get(words[start], ()):
            end = start + 1 + len(rest)
            if words[start + 1 : end] == rest:
                return Hit(meaning, end)
        return None

    def within(self, words: Sequence[str]) -> bool:
        """Whether a phrase stands anywhere in a sentence."""
        return any(self.at(words, start) for start, word in enumerate(words) if word in self._by_first)


def each(text: str) -> tuple[str, ...]:
    """The words of a text, as phrases."""
    return tuple(text.split())


def spelled(stems: str, endings: str) -> str:
    """Each stem with each ending, as one string of words; `-` is no ending."""
    ends = ["" if ending == "-" else ending for ending in endings.split()]
    return " ".join(stem + ending for stem in stems.split() for ending in ends)


def paired(first: str, second: str) -> Iterable[str]:
    """Each of some words before each of others: an adjective's forms and a noun's, agreeing or not."""
    return [f"{one} {other}" for one in first.split() for other in second.split()]


def meaning(meanings: Mapping[str, str | Iterable[str]]) -> Iterable[tuple[str, frozenset[str]]]:
    """`{"site app": "online"}` as phrases of a set each; values are words in a string, or phrases."""
    for names, words in meanings.items():
        phrases = each(words) if isinstance(words, str) else words
        yield from ((phrase, frozenset(names.split())) for phrase in phrases)


_ENDING = re.compile(
    r"(?<=[а-я]{3})(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ях|ах|ов|ев|ей|ой|ий|ый|ая|яя|ое|ее|ые|ие|ым|им|ом|ем"
    r"|ам|ям|ую|юю|ых|их|ою|ею|ию|ия|ии|а|я|о|е|ы|и|у|ю|ь|й)$"
    r"|(?<=[a-ząćęłńóśźż]{3})(?:owie|ami|ach|owi|ego|emu|ymi|imi|iem|ych|ich|om|ów|em|ym|im|ej|ie|ą|ę|a|e|i|o|u|y|'s|s)$"
)


@lru_cache(4096)
def root(word: str) -> str:
    """What two forms of one word mostly share: for names that the lexicons cannot spell out."""
    return _ENDING.sub("", word)
