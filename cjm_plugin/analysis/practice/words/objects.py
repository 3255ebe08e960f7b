"""The customer as an object of what a company does: “the client is informed”, «звонит клиенту»."""

from __future__ import annotations

from typing import NamedTuple

from cjm_plugin.analysis.practice.words.phrases import Phrases
from cjm_plugin.analysis.practice.words.voice import Voice

_REACH = 6
"""So far behind its beginning a clause may say what is done."""


class Span(NamedTuple):
    """Some words of a sentence."""

    start: int
    end: int


class Objects:
    """Finds the customer where somebody else acts."""

    def __init__(self, voice: Voice) -> None:
        customer = voice.customer
        self._voice = voice
        self._before = voice.company.determiners | voice.company.my
        self._handled = Phrases((phrase, True) for phrase in customer.handled)
        self._handed = Phrases((phrase, True) for phrase in customer.handed)
        phrases = (*customer.handled, *customer.handed)
        self.telling = customer.names.union(phrase.split()[-1] for phrase in phrases)
        """Without one of these no customer is there."""

    def find(self, words: list[str], at: int) -> Span | None:
        """What makes the customer an object in a clause that begins at a word."""
        if self.telling.isdisjoint(words):
            return None
        return (
            self._done_to(words, at)
            or self._fronted(words, at)
            or self._handles(words, at)
            or self._sent(words, at)
        )

    def is_handled(self, words: list[str], verb: int) -> bool:
        """Whether the customer is the object of a verb."""
        return self._object(words, verb, self._handled, 2) is not None

    def _done_to(self, words: list[str], at: int) -> Span | None:
        """“The client is informed”, «клиент уведомляется»."""
        customer, name = self._voice.customer, at
        while name < len(words) - 1 and words[name] in self._before:
            name += 1
        if words[name] not in customer.names:
            return None
        is_passive = not customer.being
        for verb in range(name + 1, min(name + 4, len(words))):
            if is_passive and words[verb] in customer.done_to:
                return Span(at, verb + 1)
            if words[verb] in customer.being:
                is_passive = True
            elif words[verb] not in self._voice.fillers:
                break
        return None

    def _fronted(self, words: list[str], at: int) -> Span | None:
        """«Клиенту отправляют письмо», „z klientem kontaktuje się konsultant”."""
        hit = self._handed.at(words, at) or self._handled.at(words, at)
        if not hit or not self._voice.is_free:
            return None
        for verb in range(hit.end, min(hit.end + 3, len(words))):
            if words[verb] in self._voice.customer.handling or words[verb] in self._voice.customer.done_to:
                return Span(at, verb + 1)
        return None

    def _handles(self, words: list[str], at: int) -> Span | None:
        """“Calls the customer back”, «отправляет клиенту письмо»."""
        if words[at] not in self._voice.customer.handling:
            return None
        return self._object(words, at, self._handled, 2) or self._object(words, at, self._handed, 4)

    def _sent(self, words: list[str], at: int) -> Span | None:
        """“A confirmation is sent to the customer”, but not “reads what is sent to customers”."""
        if words[at] in self._voice.deeds.verbs:
            return None
        being = self._voice.customer.being
        for verb in range(at + 1, min(at + 1 + _REACH, len(words))):
            is_passive = not being or words[verb - 1] in being
            if is_passive and words[verb] in self._voice.customer.done_to:
                return self._object(words, verb, self._handed, 3)
        return None

    def _object(self, words: list[str], verb: int, customers: Phrases[bool], reach: int) -> Span | None:
        """The customer among some words behind a verb, and not half of “customer service”."""
        for at in range(verb + 1, min(verb + 1 + reach, len(words))):
            hit = customers.at(words, at)
            if hit and (self._voice.is_free or self._stands_alone(words, hit.end)):
                return Span(verb, hit.end)
        return None

    def _stands_alone(self, words: list[str], end: int) -> bool:
        voice = self._voice
        behind = words[end] if end < len(words) else ","
        return behind == "," or any(
            behind in some for some in (voice.prepositions, voice.fillers, voice.deeds.shown_by)
        )
