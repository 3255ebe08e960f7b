"""A digest as mail: the same as plain text and as HTML.

The HTML is for programs that know little of it: Outlook draws it with Word. It has no images, no classes and
no script, and stays readable where all its styles are thrown away.
"""

from __future__ import annotations

from collections.abc import Iterator

from cjm_plugin.rendering.digests.digest import Chapter, Digest, Line, Reason, WeekPart
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.templating import render
from cjm_plugin.rendering.writer import Link


def html(digest: Digest) -> str:
    """A whole document."""
    return str(render("digest.html", Locale.of(digest.language), digest))


def text(digest: Digest) -> str:
    """Plain text, a change a line; ends with a line break."""
    return "\n".join(_lines(digest, Locale.of(digest.language))) + "\n"


def _lines(digest: Digest, locale: Locale) -> Iterator[str]:
    yield f"{digest.title}: {digest.about.text}"
    yield digest.days
    yield ""
    if digest.tally:
        yield digest.tally
    yield digest.summary
    if digest.scales:
        yield digest.scales
    for week in digest.weeks:
        yield from _week(week, locale)
    yield ""
    yield "-- "
    if digest.more.href:
        yield f"{digest.more.text}: {digest.more.href}"
    yield digest.why_me
    feed = locale.t("As a feed:")
    yield from (f"{feed} {_with_address(one)}" for one in digest.feeds)
    yield digest.to_end_it


def _week(week: WeekPart, locale: Locale) -> Iterator[str]:
    if week.heading:
        yield from ("", week.heading.text, "=" * len(week.heading.text))
    for chapter in week.chapters:
        yield from _chapter(chapter)
    if week.first:
        yield ""
        yield from (f"- {_with_address(link)}" for link in week.first)
    if week.why:
        heading = locale.t("Why, and who")
        yield from ("", heading)
        yield from (f"- {_reason(reason)}" for reason in week.why)


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield ""
    yield chapter.title.text
    if chapter.title.href:
        yield chapter.title.href
    yield from (f"- {directed(line)}" for line in chapter.lines)


def directed(line: Line) -> str:
    """`Worse: Compares three models: emotion fell 0 → −1`"""
    return f"{line.word} · {line.text}" if line.word else line.text


def _with_address(link: Link) -> str:
    return f"{link.text}: {link.href}" if link.href else link.text


def _reason(reason: Reason) -> str:
    request = f" ({reason.request.text})" if reason.request else ""
    return f"{reason.text}{request}, {reason.authors}" if reason.authors else f"{reason.text}{request}"
