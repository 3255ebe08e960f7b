"""What is said of a wrong value in subscriptions.yml: what it is, and what its author probably meant."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import Fault, nearest, plain, question, quoted
from cjm_plugin.loading.yaml_scalars import type_name
from cjm_plugin.model.ids import normal
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.roll import Roll
from cjm_plugin.model.subscription import FOLLOWED, Rhythm
from cjm_plugin.model.text import MAIL

EVERYTHING = "everything"
SOME = "{departments: [logistics]}"
"""An example of whose slice is followed."""

_ALL = frozenset({"all", "any", "anything", "every", "everyone", "*"})
_WORDS = re.compile(r"\s*[,;]\s*")

_KEYS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("title", "id", "who", "subscriber"), "name"),
        **dict.fromkeys(("email", "e-mail", "mail", "address", "addresses", "url", "send"), "to"),
        **dict.fromkeys(("frequency", "interval", "rhythm", "how_often"), "every"),
        **dict.fromkeys(("watch", "watches", "topics", "about"), "follows"),
        **dict.fromkeys(("lang", "locale"), "language"),
    }
)

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RHYTHMS: Mapping[str, Rhythm] = MappingProxyType(
    {
        **dict.fromkeys(("week", "weekly", "weeks", *_DAYS), Rhythm.WEEK),
        **dict.fromkeys(("month", "monthly", "months"), Rhythm.MONTH),
        **dict.fromkeys(("quarter", "quarterly", "quarters"), Rhythm.QUARTER),
    }
)
_NO_RHYTHMS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("day", "days", "daily", "hour", "hourly"), "the shortest is 'week'"),
        **dict.fromkeys(("biweekly", "fortnight", "2 weeks"), "write 'week' or 'month'"),
        **dict.fromkeys(("year", "yearly", "annual", "annually"), "the longest is 'quarter'"),
    }
)
_LANGUAGES: Mapping[str, str] = MappingProxyType(
    {"english": "en", "russian": "ru", "русский": "ru", "polish": "pl", "polski": "pl"}
)


def key(name: str, keys: Sequence[str]) -> str | None:
    """The key that a word stands for; `None` where nobody can know."""
    meant = _KEYS.get(name.casefold())
    return meant if meant in keys else nearest(name, keys)


def rhythm(text: str) -> Rhythm | None:
    """The rhythm that a word stands for; `None` where nobody can know."""
    return _RHYTHMS.get(_word(text))


def every(text: str) -> str:
    """What to write instead of a word that is no rhythm; empty where nobody can know."""
    found = rhythm(text)
    if found:
        return f"write '{found}'"
    return _NO_RHYTHMS.get(_word(text)) or _nearest(text, tuple(Rhythm))


def _word(text: str) -> str:
    return " ".join(text.casefold().split()).removeprefix("every ").removeprefix("each ")


def language(text: str, languages: Sequence[str]) -> str:
    """What to write instead of a word that is no language; empty where nobody can know."""
    word = text.casefold()
    code = _LANGUAGES.get(word) or re.split(r"[-_]", word)[0]
    if code in languages:
        return f"write '{code}'"
    return _nearest(text, languages)


def _nearest(text: str, known: Sequence[str]) -> str:
    near = nearest(text, known)
    return question(text, near) if near else ""


def follows(value: Any, roll: Roll) -> str:
    """What to write instead of words without their kind."""
    words = _WORDS.split(value.strip()) if isinstance(value, str) else value
    if not isinstance(words, Iterable) or not all(isinstance(word, str) for word in words):
        return _any()
    names = tuple(map(normal, words))
    if len(names) == 1 and (names[0] in _ALL or nearest(names[0], (EVERYTHING,))):
        return f"write '{EVERYTHING}'"
    return _with_kinds(names, roll) or _with_kinds(_near(names, roll), roll) or _any()


def _any() -> str:
    return f"write '{EVERYTHING}', or whose slice it is, as in {SOME}"


def _near(names: Iterable[str], roll: Roll) -> tuple[str, ...]:
    known = sorted({id for kind in FOLLOWED for id in roll.of(kind)})
    return tuple(nearest(name, known) or name for name in names)


def _with_kinds(names: Sequence[str], roll: Roll) -> str:
    """Of one name, each kind that has it; of several, the first. Empty where a name is of no kind."""
    found = [[kind for kind in FOLLOWED if name in roll.of(kind)] for name in names]
    if not all(found) or not found:
        return ""
    if len(found) == 1:
        ways = [f"{{{kind.folder}: [{names[0]}]}}" for kind in found[0]]
        return f"write {' or '.join(ways)}"
    slices: dict[str, list[str]] = {}
    for name, kinds in zip(names, found, strict=True):
        slices.setdefault(kinds[0].folder, []).append(name)
    inside = ", ".join(f"{folder}: [{', '.join(ids)}]" for folder, ids in slices.items())
    return f"write {{{inside}}}"


# What is no YAML

_BRACED = re.compile(r"(?<![\"'\w/:])\$\{(\w+)\}")


def quotes(text: str, fault: Fault) -> str:
    """Of a fault of YAML's at a variable in brackets, where its braces mean something; else empty."""
    if fault.code is not codes.SYNTAX or fault.index is None:
        return ""
    start = text.rfind("\n", 0, fault.index) + 1
    line = text[start:].partition("\n")[0]
    found = _BRACED.search(line)
    if not found or not re.search(r"[\[{]", line[: found.start()]):
        return ""
    return f'in brackets, a variable stands in quotes; write "{found[0]}"'


# Values of the wrong shape

ENTRY = "a list, each entry behind a '- ': '- name: Board'"


def what(value: Any) -> str:
    """What authors call it."""
    if isinstance(value, str):
        return f"the text {quoted(value)}"
    if isinstance(value, dict):
        return "keys with values"
    return "empty" if value is None else type_name(value)


def departments(value: Any) -> str:
    """What to write instead of a value that says not how departments are told."""
    found = rhythm(value) if isinstance(value, str) else None
    if found:
        return f"write {{every: {found}}}"
    return "write true, false, or how they are told, as in {every: month, except: [logistics]}"


def entry(word: Any, roll: Roll) -> str:
    """A whole entry, made of the one word that stands in its place."""
    text = plain(word) if isinstance(word, str) else ""
    if normal(text) in roll.of(Kind.DEPARTMENT):
        return f"{{department: {normal(text)}}}"
    is_mail = bool(MAIL.fullmatch(text))
    name, to = ("Board", text) if is_mail else (text or "Board", "board@example.org")
    return f"{{name: {name}, follows: {EVERYTHING}, to: {to}}}"


def no_list(value: Any, keys: Collection[str]) -> str:
    """Of what stands where entries with some keys should."""
    if not isinstance(value, dict):
        return f"is {what(value)}; write {ENTRY}"
    if not value.keys().isdisjoint(keys):
        return "is an entry, not a list of them; write '- ' before it"
    return f"is no list; write each entry behind a '- ': '- name: {plain(next(iter(value), 'Board'))}'"


def no_name(value: Any, raw: str | None) -> str:
    """Of what is no text; `raw`: as written, where it is a scalar."""
    mend = f'put it in quotes: "{plain(raw)}"' if raw else "write a text"
    return f"is {what(value)}; {mend}"


def no_id(value: Any, kind: Kind, raw: str | None) -> str:
    """Of what is no text either."""
    mend = f'; put it in quotes: "{plain(raw)}"' if raw else ""
    if isinstance(value, dict):
        mend = f"; write [{', '.join(map(plain, value))}]"
    return f"is {what(value)}, not the id of a {kind}{mend}"
