"""A company's people and departments as the subject of a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from cjm_plugin.analysis.practice.words.phrases import Phrases, root
from cjm_plugin.analysis.practice.words.sentence import Sentence, clause
from cjm_plugin.analysis.practice.words.voice import Voice, Words

_REACH = 6
"""So many words may stand between a subject and its verb, and before a role."""


class Role(NamedTuple):
    """A role where it stands, with what stands before it: “the duty manager”."""

    start: int
    end: int
    is_person: bool


class Actors:
    """Finds who acts; `departments` and `leads` are what the company calls its own, as they are written."""

    def __init__(self, voice: Voice, departments: Iterable[str], leads: Iterable[str]) -> None:
        company = voice.company
        self._voice = voice
        self._before = company.determiners | company.my
        self._roles = Phrases(
            [
                *((phrase, True) for phrase in company.people),
                *((phrase, False) for phrase in company.houses),
                *((name, True) for name in map(_phrase, leads) if name),
                *((name, False) for name in map(_phrase, departments) if name),
            ]
        )
        self._ours = Phrases((phrase, False) for phrase in company.ours)
        self.telling = self._roles.first_words | self._ours.first_words
        """Without one of these nobody acts."""

    def is_role(self, words: list[str], at: int) -> bool:
        """Whether a role stands at a word."""
        return self._roles.at(words, at) is not None

    def find(self, words: list[str], at: int, personas: Words) -> Role | None:
        """Who is the subject of a clause that begins at a word.

        `personas` are the roots of words by which customers are called: those are never ours.
        """
        if self.telling.isdisjoint(words):
            return None
        behind = self._roles_at(words, self._behind_verb(words, at)) if self._voice.is_free else ()
        acting = (
            *(role for role in self._roles_at(words, at) if self._acts(words, role)),
            *(role for role in behind if role.is_person),
        )
        for role in acting:
            if personas.isdisjoint(map(root, words[role.start : role.end])):
                return role
        return None

    def _roles_at(self, words: list[str], at: int) -> Iterator[Role]:
        """Roles that begin at a word, with what stands before them: “the duty manager”, “our shop”."""
        company, end, is_my = self._voice.company, at, False
        while end < len(words) and words[end] in self._before:
            is_my = is_my or words[end] in company.my
            end += 1
        for noun in range(end, min(end + _REACH, len(words))):
            hit = self._roles.at(words, noun) or (self._ours.at(words, noun) if is_my else None)
            if hit:
                yield Role(at, hit.end, hit.meaning)
            if words[noun] not in company.adjectives:
                return

    def _behind_verb(self, words: list[str], at: int) -> int:
        """Where a subject may stand behind a verb; behind all words where there is no verb."""
        if words[at] not in self._voice.deeds.verbs:
            return len(words)
        at += 1
        while at < len(words) and words[at] in self._voice.fillers:
            at += 1
        return at

    def _acts(self, words: list[str], role: Role) -> bool:
        """Whether a verb follows that makes a role the subject."""
        voice, is_helped, is_open = self._voice, False, self._voice.is_free
        if self._is_anyones(words, role.end):
            return False
        for at in range(role.end, min(role.end + _REACH, len(words))):
            word = words[at]
            if word == ",":
                return False
            if at > role.end and words[at - 1] in voice.prepositions:
                continue
            if word in voice.deeds.helpers:
                is_helped = True
            elif self._is_deed(words, at, role, is_helped=is_helped):
                return True
            else:
                is_open = is_open or word in voice.prepositions
                if not is_open and word not in voice.fillers:
                    break
        return is_helped and role.is_person

    def _is_anyones(self, words: list[str], at: int) -> bool:
        """Whether a role is one in any house: “of a small firm”."""
        behind = words[at : at + 2]
        return len(behind) > 1 and behind[0] in self._voice.prepositions and behind[1] in self._voice.any_one

    def _is_deed(self, words: list[str], at: int, role: Role, *, is_helped: bool) -> bool:
        deeds, word = self._voice.deeds, words[at]
        head = words[role.end - 1]
        is_bare = is_helped or head.endswith("s") or head in self._voice.company.plurals
        forms = [deeds.deeds, *([deeds.bare_deeds] if is_bare else [])]
        if role.is_person:
            forms += [deeds.verbs, *([deeds.bare_verbs] if is_bare else [])]
        if not any(word in some for some in forms):
            return False
        return word not in deeds.nouns_too or is_helped or self._is_verb(words, at, role)

    def _is_verb(self, words: list[str], at: int, role: Role) -> bool:
        """Whether a word that may be a noun is none: “courier calls her”, not “courier calls are missed”."""
        deeds, rest = self._voice.deeds, words[at + 1 :]
        if not rest or rest[0] == ",":
            return role.is_person
        if rest[0] in deeds.shown_by:
            return True
        is_open = role.is_person or rest[0] in self._voice.prepositions or rest[0] in self._voice.fillers
        return is_open and deeds.denied_by.isdisjoint(rest)


def _phrase(name: str) -> str:
    """A name as words; empty where it has signs in it that end a clause."""
    words = Sentence(name).words
    return " ".join(words) if words == clause(words) else ""
