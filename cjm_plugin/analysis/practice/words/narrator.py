"""Who tells a touchpoint: “The courier calls”, “We send a confirmation”, “The client is sent a text”.

A touchpoint's title and `does` are the customer's. Who is named as acting there, or has the customer for an
object, is the company. Read is the beginning of a text, where its subject stands: what comes behind a
semicolon or in a subordinate clause (“Waits; the courier rings”, “Asks when the courier comes”) is what the
customer lives through.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from cjm_plugin.analysis.practice.words.actors import Actors
from cjm_plugin.analysis.practice.words.objects import Objects, Span
from cjm_plugin.analysis.practice.words.phrases import Phrases
from cjm_plugin.analysis.practice.words.sentence import Sentence, clause
from cjm_plugin.analysis.practice.words.voice import Voice, Words


class Narrator(Enum):
    """How the company shows."""

    ROLE = "role"
    """Its people or a department are the subject."""
    WE = "we"
    """It speaks of itself."""
    OBJECT = "object"
    """The customer is an object of what somebody does."""


class Told(NamedTuple):
    """What shows that the company tells a text."""

    narrator: Narrator
    start: int
    end: int
    """Which words of it."""


class Reader:
    """Finds the company in sentences of one language."""

    def __init__(self, voice: Voice, departments: Iterable[str] = (), leads: Iterable[str] = ()) -> None:
        """`departments` and `leads` are what the company calls its own, as they are written."""
        self._voice = voice
        self._actors = Actors(voice, departments, leads)
        self._objects = Objects(voice)
        self._opening = Phrases((phrase, True) for phrase in voice.opening)
        self._before = voice.company.determiners | voice.company.my
        self._we_do = frozenset(voice.deeds.we_do.known.split()) if voice.deeds.says_we else frozenset[str]()
        self._telling = self._actors.telling | self._objects.telling | voice.company.we | self._we_do

    def find(self, sentence: Sentence, personas: Words) -> Told | None:
        """Whether the company tells a text; `personas` are roots of words by which customers are called."""
        if self._telling.isdisjoint(sentence.words) or (sentence.is_ascii and not self._voice.is_latin):
            return None
        words = clause(sentence.words)
        return next(filter(None, (self._told(words, at, personas) for at in self._starts(words))), None)

    def _told(self, words: list[str], at: int, personas: Words) -> Told | None:
        if we := self._we(words, at):
            return Told(Narrator.WE, *we)
        if customer := self._objects.find(words, at):
            return Told(Narrator.OBJECT, *customer)
        if role := self._actors.find(words, at, personas):
            return Told(Narrator.ROLE, role.start, role.end)
        return None

    def _starts(self, words: list[str]) -> Iterator[int]:
        start = 0
        if words and words[0] in self._voice.subordinating:
            if "," not in words:
                return
            start = words.index(",") + 1
        while hit := self._opening.at(words, start):
            start = hit.end + (words[hit.end : hit.end + 1] == [","])
        if start < len(words):
            yield start
        if start < len(words) and words[start] in self._voice.prepositions:
            yield from self._behind_adverbials(words, start)

    def _behind_adverbials(self, words: list[str], start: int) -> Iterator[int]:
        """Where a subject may stand behind “after an hour”, «после оплаты заказа»."""
        at = start
        while at < len(words) and words[at] in self._voice.prepositions:
            at = self._noun_behind(words, at + 1) + 1
            if self._actors.is_role(words, at - 1):
                return
        for candidate in range(at, min(at + 3, len(words))):
            if words[candidate] == ",":
                yield from range(candidate + 1, min(candidate + 2, len(words)))
                return
            yield candidate
            if words[candidate] in self._voice.prepositions or words[candidate] in self._voice.deeds.verbs:
                return

    def _noun_behind(self, words: list[str], at: int) -> int:
        adjectives = self._voice.company.adjectives
        while at < len(words) - 1 and (words[at] in self._before or words[at] in adjectives):
            at += 1
        return at

    def _we(self, words: list[str], at: int) -> Span | None:
        deeds = self._voice.deeds
        if deeds.says_we and words[at] in deeds.we_do:
            return Span(at, at + 1)
        if words[at] not in self._voice.company.we:
            return None
        for verb in range(at + 1, min(at + 4, len(words))):
            if words[verb] in deeds.we_do or self._objects.is_handled(words, verb):
                return Span(at, verb + 1)
            if words[verb] not in self._voice.fillers and words[verb] not in deeds.helpers:
                break
        customer = self._objects.find(words, at + 1) if at + 1 < len(words) else None
        return Span(at, customer.end) if customer else None
