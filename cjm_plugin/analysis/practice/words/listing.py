"""Several channels named as one list: “by phone or e-mail”, “сайт, почта и мессенджеры”, “any channel”.

A list is channels with nothing but prepositions, articles and a few adjectives between the words that join
them. Judged is what it says of the contact: a list of things that are chosen, compared, left or looked up
names channels without using them, and whom one rings or writes to is no channel of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal, NamedTuple, TypeAlias

from cjm_plugin.analysis.practice.words.phrases import Hit, Phrases, each, meaning, root
from cjm_plugin.analysis.practice.words.sentence import ENDS, Sentence

Means: TypeAlias = frozenset[str]
"""What a channel's word may stand for; two words lump when they have nothing in common. A letter may come by
post or by e-mail, so `письмо` and `почта` lump neither with the one nor with the other."""

ANY: Means = frozenset({"any"})
"""“other channels”, “any channel”, “etc.”: differs from everything."""

Joint: TypeAlias = Literal["and", "or", "comma"]

Words: TypeAlias = str
"""Words with blanks between."""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """What one language has for naming channels and listing them. Of every word the forms are spelled out."""

    names: Mapping[str, Words | Iterable[str]]
    """Channels and contacts in them, by what they stand for."""
    acts: Mapping[str, Words]
    """What a customer does in a channel, as verbs: they lump when one is an alternative to the other."""
    every: Iterable[str]
    """Phrases for any channel and for all the others."""
    rest: Iterable[str]
    """What stands at the end of a list for more of the same: “etc.”."""
    joints: Mapping[Joint, Words | Iterable[str]]
    """What joins the parts of a list."""
    by: Words
    """Prepositions of the means: what follows is used, not talked about."""
    used: Words
    """Forms that say the same without a preposition: `online`, `лично`, `telefonicznie`."""
    between: Words
    """Articles, adjectives and prepositions that may stand in a list before a channel."""
    moving: Words
    """Prepositions that make a list of two ends, and words that set one against the other."""
    apart: Iterable[str]
    """Verbs of which a list of channels is never the contact: comparing, choosing, logging in, consenting."""
    mentioned: Words
    """Verbs of which a list is the object, unless it stands as the means: phone and e-mail as data."""


class _Part(NamedTuple):
    """A channel in a list."""

    means: Means
    start: int
    """With what stands before it."""
    end: int
    is_means: bool
    """Whether a preposition says that it is used."""


class _Chain(NamedTuple):
    """Parts that follow each other, and what joins each to the one before."""

    parts: tuple[_Part, ...]
    joints: tuple[frozenset[Joint], ...]


class Lister:
    """Finds lists of channels in texts, by all languages and by the channels that a company has besides."""

    def __init__(self, listings: Sequence[Listing], own: Iterable[tuple[str, str]] = ()) -> None:
        """`own`: ids and titles of channels; a title that is a list names none."""
        self._names = Phrases(entry for one in listings for entry in meaning(one.names))
        self._acts = Phrases(entry for one in listings for entry in meaning(one.acts))
        self._every = Phrases((phrase, ANY) for one in listings for phrase in one.every)
        self._rest = Phrases((phrase, ANY) for one in listings for phrase in one.rest)
        self._joints = Phrases(entry for one in listings for entry in _joints(one))
        self._apart = Phrases((phrase, True) for one in listings for phrase in one.apart)
        self._by, self._used, self._between, self._moving, self._mentioned = (
            frozenset(word for one in listings for word in getattr(one, field).split())
            for field in ("by", "used", "between", "moving", "mentioned")
        )
        telling = self._joints.first_words | self._every.first_words | self._rest.first_words
        self._telling = telling | {f"{word}." for word in self._rest.first_words}
        self._own = _Own(self._names, ())
        self._own = _Own(self._names, [(id, title) for id, title in own if not self.find(title)])

    def find(self, text: str) -> str | None:
        """The list of channels in a text, as it is written there."""
        if not self._may_list(text):
            return None
        sentence = Sentence(text)
        found = self._chained(sentence.words) or self._alternative(sentence.words)
        return sentence.shown(*found) if found else None

    def find_means(self, text: str) -> str | None:
        """The same where only what is used counts: “by phone or e-mail”, not “the letter and the e-mail”."""
        if not self._may_list(text):
            return None
        sentence = Sentence(text)
        found = self._chained(sentence.words, only_means=True)
        return sentence.shown(*found) if found else None

    def _may_list(self, text: str) -> bool:
        """A quick look for what joins a list: most texts have nothing of it."""
        has_sign = "," in text or "/" in text or "&" in text or "+" in text
        return has_sign or not self._telling.isdisjoint(text.casefold().split())

    def _chained(self, words: list[str], *, only_means: bool = False) -> tuple[int, int] | None:
        start = 0
        while start < len(words):
            chain = self._chain(words, start)
            if not chain:
                start += 1
                continue
            first, last = chain.parts[0], chain.parts[-1]
            if (first.is_means or not only_means) and self._lumps(words, chain):
                return first.start, last.end
            start = last.end
        return None

    def _chain(self, words: list[str], start: int) -> _Chain | None:
        part = self._part(words, start)
        if not part:
            return None
        parts, joints = [part], []
        while following := self._following(words, parts[-1]):
            joint, part = following
            parts.append(part)
            joints.append(joint)
        if _has_noun_behind(words, parts[-1]):
            del parts[-1], joints[-1:]
        return _Chain(tuple(parts), tuple(joints)) if parts else None

    def _following(self, words: list[str], last: _Part) -> tuple[frozenset[Joint], _Part] | None:
        """The next part of a list and what joins it: “, and by phone”, “, etc.”."""
        joint = self._joint(words, last.end)
        end = joint.end if joint else last.end
        if rest := self._rest.at(words, end):
            return frozenset({"and"}), _Part(ANY, end, rest.end, is_means=False)
        part = self._part(words, end) if joint else None
        if not joint or not part:
            return None
        # “finds the number on the site and calls”: another deed, no other way to do the same.
        goes_on = self._acts.at(words, part.start) and not self._acts.at(words, last.start)
        return None if goes_on and "or" not in joint.meaning else (joint.meaning, part)

    def _part(self, words: list[str], start: int) -> _Part | None:
        is_means = False
        for at in range(start, min(start + 5, len(words))):
            hit = self._every.at(words, at) or self._own.at(words, at) or self._names.at(words, at)
            if hit:
                return _Part(hit.meaning, start, hit.end, is_means or words[hit.end - 1] in self._used)
            if words[at] not in self._between:
                return None
            is_means = is_means or words[at] in self._by
        return None

    def _joint(self, words: list[str], start: int) -> Hit[frozenset[Joint]] | None:
        """What joins at a word, and where it ends: “and”, “, and”, “and/or”."""
        end, joints = start, frozenset[Joint]()
        while hit := self._joints.at(words, end):
            end, joints = hit.end, joints | {hit.meaning}
        return Hit(joints, end) if joints else None

    def _lumps(self, words: list[str], chain: _Chain) -> bool:
        first = chain.parts[0]
        before = _clause_before(words, first.start)
        if len(chain.parts) == 1:
            is_list = self._is_any(words, first)
        else:
            is_list = self._are_joined(words, chain) and self._differ(before, chain)
        return is_list and not self._is_mentioned(before, words[first.start : first.end], first)

    def _is_mentioned(self, before: list[str], first: list[str], part: _Part) -> bool:
        """Whether a list names channels without using them, by what stands before it."""
        if self._apart.within(before) or not self._moving.isdisjoint((*before, *first)):
            return True
        return not part.is_means and not self._mentioned.isdisjoint(before)

    def _is_any(self, words: list[str], part: _Part) -> bool:
        """Whether a part is “any channel” as the means, or “other channels” as all that is said."""
        is_all = part.start == 0 and (part.end == len(words) or words[part.end] in ENDS)
        return part.means == ANY and (part.is_means or is_all)

    def _are_joined(self, words: list[str], chain: _Chain) -> bool:
        """Whether two are joined by more than a comma: “opens the site, phone in one hand”, “, and …” are no
        lists."""
        is_all = chain.parts[0].start == 0 and chain.parts[-1].end == len(words)
        return is_all or len(chain.joints) > 1 or not _TIES.isdisjoint(chain.joints)

    def _differ(self, before: Sequence[str], chain: _Chain) -> bool:
        called = self._acts.within(before)
        ways = {part.means for part in chain.parts if not (called and part.means <= _ADDRESSEES)}
        return any(one.isdisjoint(other) for one, other in combinations(ways, 2))

    def _alternative(self, words: list[str]) -> tuple[int, int] | None:
        """“Rings the shop or writes in the chat”: of two verbs each is a contact in a channel of its own."""
        done: dict[Means, int] = {}
        for at, word in enumerate(words):
            if word in ENDS or self._apart.at(words, at):
                done = {}
            act = self._acts.at(words, at)
            if not act:
                continue
            joint = self._joints.at(words, at - 1) if at else None
            if joint and joint.meaning == "or":
                others = [start for means, start in done.items() if means.isdisjoint(act.meaning)]
                if others:
                    return others[0], act.end
            done.setdefault(act.meaning, at)
        return None


_TIES = frozenset(
    {frozenset({"and"}), frozenset({"or"}), frozenset({"and", "or"}), frozenset({"comma", "or"})}
)
_BACK = 20
"""So many words before a list may say what it is to them."""
_ADDRESSEES: Means = frozenset({"place"})
"""What is rung or written to as often as visited."""


def _joints(listing: Listing) -> Iterator[tuple[str, Joint]]:
    for joint, words in listing.joints.items():
        yield from ((word, joint) for word in (each(words) if isinstance(words, str) else words))


def _clause_before(words: list[str], start: int) -> list[str]:
    begin = start
    while begin > max(start - _BACK, 0) and words[begin - 1] not in ENDS:
        begin -= 1
    return words[begin:start]


_PLAIN = re.compile(r"[a-z-]+")
_GOES_ON = frozenset(
    # What may follow an English noun that stands for itself: “by phone or e-mail about …”.
    each(
        "about after again alone and are as at because before behind but by channel channels contact contacts"
        " do during for from have help if in inside instead into it itself later like near no not now on only"
        " or over per since so support than that the then there to today together too twice under until up"
        " were what when where which while who whom whose why with within without"
    )
    # The same in Polish, whose short words look English.
    + each(
        "a albo ale bez czy dla do gdy i jak lub na nad nie o od oraz po pod przed przez przy u w we z za ze"
    )
)


def _has_noun_behind(words: list[str], last: _Part) -> bool:
    """Whether a part is half of an English compound: “app and site prices”, “e-mail and phone number”."""
    if last.means == ANY or last.end >= len(words) or not _PLAIN.fullmatch(words[last.end - 1]):
        return False
    behind = words[last.end]
    return bool(_PLAIN.fullmatch(behind)) and behind not in _GOES_ON and not behind.endswith(("ing", "ly"))


class _Own:
    """The channels of a company by their titles, in whatever form they stand in a sentence."""

    def __init__(self, names: Phrases[Means], titles: Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[list[str], Means]]] = {}
        for id, title in titles:
            words = [word for word in Sentence(title).words if word not in ENDS]
            hits = [hit for at in range(len(words)) if (hit := names.at(words, at))]
            known = names.at(words, 0)
            if words and not (known and known.end == len(words)):
                means = frozenset[str]().union(*(hit.meaning for hit in hits)) or frozenset({f"channel {id}"})
                first, *rest = map(root, words)
                self._by_first.setdefault(first, []).append((rest, means))

    def at(self, words: list[str], start: int) -> Hit[Means] | None:
        if not self._by_first or start >= len(words):
            return None
        for rest, means in self._by_first.get(root(words[start]), ()):
            end = start + 1 + len(rest)
            if [root(word) for word in words[start + 1 : end]] == rest:
                return Hit(means, end)
        return None
