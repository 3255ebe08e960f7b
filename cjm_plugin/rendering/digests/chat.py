"""A digest as one message in a chat: as many changes as there is room for, how many more, and where all are.

Chats have different marks and different lengths. This is plain text, or Markdown for those that take nothing
else, counted as the strictest of them do. Some find mentions, commands and links in
plain text too: a blank of no width breaks those of authors.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from markupsafe import escape

from cjm_plugin.rendering.digests.digest import Digest
from cjm_plugin.rendering.digests.mail import directed
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.report import WORST
from cjm_plugin.rendering.telling.values import shortened
from cjm_plugin.rendering.writer import Link

_LONGEST_TITLE = 150
"""Letters."""

_SUMMARY = 4
"""The part of a message that the summary may take."""

_SHORTEST = 300
"""Letters below which nothing could be told: a service that takes fewer cuts it."""

_ROOMY = 900
"""Letters from which there is room to say what the numbers are measured by."""

CHAT = 1800
"""As much as people read in a chat, and less than any service takes that shows more than a headline."""

_ACTING = re.compile(
    r"(?<=@)(?=\w)"  # @somebody, @all
    r"|(?<=<)(?=[!@#/\w])"  # <!channel>, <https://…|words>
    r"|(?<=\])(?=\()"  # [words](address), ![picture](address)
    r"|(?<=:)(?=[\w+-]+:)"  # :smile:
)

_MARKDOWN = re.compile(r"[\\`*_~\[\]<>#|]")
"""What Markdown gives a meaning to."""

_MARKS = frozenset("\\`*_{}[]()#+-.!|~>=")
"""What has to be escaped where a service knows Markdown alone."""


class Form(NamedTuple):
    """How a message is written."""

    words: Callable[[str], str]
    """Words of authors, with nothing in them that acts."""
    bullet: str
    heading: str
    """Around a week, `{}`."""
    gap: str
    """Before what does not belong to the list."""
    link: Callable[[Link], str]


def _inert(text: str) -> str:
    return _ACTING.sub("\N{ZERO WIDTH SPACE}", text)


def _escaped(text: str) -> str:
    return _MARKDOWN.sub(r"\\\g<0>", _inert(text))


PLAIN = Form(_inert, "• ", "{}", "", lambda link: link.href)
"""What nearly every service shows as it is, the address as a link."""

MARKDOWN = Form(_escaped, "- ", "- **{}**", "\n", lambda link: f"[{_escaped(link.text)}]({link.href})")
"""For services that take nothing else: Teams makes links and lines of Markdown alone."""


class _Item(NamedTuple):
    text: str
    changes: int


def title(digest: Digest) -> str:
    """What stands above the message."""
    return _inert(_cut(digest.subject, _LONGEST_TITLE))


def chat(digest: Digest, longest: int = CHAT, form: Form = PLAIN) -> str:
    """The message without its title; a change is never cut.

    :param longest: letters, as `weight` counts them.
    """
    locale, longest = Locale.of(digest.language), max(longest, _SHORTEST)
    items = [*_items(digest, form)]
    end = form.link(digest.more) if digest.more.href else ""
    fixed = [" ".join(_head(digest, longest, form)), ""]
    needed = [*fixed, "", f"{form.gap}{_more(items, 0, locale)}", end]
    shown = _fitting(items, longest - weight("\n".join(needed)))
    parts = [*fixed, *(item.text for item in items[:shown])]
    if shown < len(items):
        parts += [f"{form.gap}{_more(items, shown, locale)}"]
    return "\n".join([*parts, "", end] if end else parts)


def _head(digest: Digest, longest: int, form: Form) -> Iterator[str]:
    summary = f"{digest.tally}. {digest.summary}" if digest.tally else digest.summary
    yield form.words(_cut(summary, longest // _SUMMARY))
    if digest.scales and longest >= _ROOMY:
        yield digest.scales


def weight(text: str) -> int:
    """Letters of a text at its longest: with whatever a service escapes, and as UTF-16."""
    marks = sum(character in _MARKS for character in text)
    return len(str(escape(text)).encode("utf-16-le")) // 2 + marks


def _items(digest: Digest, form: Form) -> Iterator[_Item]:
    """In each week what became worse first, for the rest may be left out."""
    for week in digest.weeks:
        if week.heading:
            yield _Item(form.heading.format(week.heading.text), 0)
        told = [(chapter, line) for chapter in week.chapters for line in chapter.lines]
        for chapter, line in sorted(told, key=lambda one: WORST[one[1].direction]):
            title = shortened(chapter.title.text)
            yield _Item(form.bullet + form.words(f"{title}: {directed(line)}"), line.changes)
        yield from (_Item(form.bullet + form.words(shortened(link.text)), 1) for link in week.first)


def _fitting(items: list[_Item], room: int) -> int:
    """How many items fit. No week stands there without a change of it."""
    shown = 0
    for number, item in enumerate(items, 1):
        room -= weight(item.text) + 1
        if room < 0:
            break
        if item.changes:
            shown = number
    return shown


def _more(items: list[_Item], shown: int, locale: Locale) -> str:
    rest = sum(item.changes for item in items[shown:])
    return locale.n("and {n} more change", "and {n} more changes", rest)


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
