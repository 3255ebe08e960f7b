"""What weeks brought, newest first: as text and in Markdown."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjm_plugin.model.change import Named
from cjm_plugin.model.revision import Commit, Revision
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.markdown import PullRequest, fitting, measured
from cjm_plugin.rendering.reports.report import Report
from cjm_plugin.rendering.reports.terminal import Screen, Text
from cjm_plugin.rendering.telling import MarkdownStyle, PlainStyle, Teller
from cjm_plugin.rendering.telling import markdown as md

_NO_END = 10**9


@dataclass(frozen=True)
class Told:
    """A week, and what is reported of it."""

    revision: Revision
    report: Report


def text(weeks: Sequence[Told], asked: Sequence[Named], locale: Locale, screen: Screen) -> str:
    """For a terminal; ends with a line break. Without weeks, there is nothing of what was asked for."""
    if not weeks:
        return f"{Teller(locale, PlainStyle()).nothing(asked)}\n"
    lines = (line.rstrip() for told in weeks for line in _text_of(told, locale, screen))
    return "\n".join(lines).lstrip("\n") + "\n"


def message(told: Told, locale: Locale) -> str:
    """What a tag says of its week: its days, a sentence or two, the tally; ends with a line break."""
    summary = _summary(told, Text(told.report, Screen()), locale)
    return "\n".join([heading(told.revision, locale), "", *summary]) + "\n"


def markdown(weeks: Sequence[Told], asked: Sequence[Named], locale: Locale) -> str:
    """One document; ends with a line break. Without weeks, there is nothing of what was asked for."""
    title = locale.t("What changed for customers")
    blocks = [f"# {title}"]
    if len(weeks) > 1:
        # Once for all of them.
        blocks += measured((change for told in weeks for change in told.report.told), locale)
    blocks += [block for told in weeks for block in _markdown_of(told, locale, scaled=len(weeks) == 1)]
    if not weeks:
        blocks.append(Teller(locale, MarkdownStyle(_nowhere)).nothing(asked))
    return "\n\n".join(blocks) + "\n"


def release(told: Told, locale: Locale, longest: int) -> str:
    """What a forge shows of one week; ends with a line break.

    :param longest: so many letters at most; what does not fit is counted.
    """
    whole = "\n\n".join(_markdown_of(told, locale))
    if len(whole) >= longest:
        whole = "\n\n".join(_markdown_of(told, locale, longest))
    return f"{whole}\n"


def heading(revision: Revision, locale: Locale) -> str:
    """`2026-W47, 16–22 November 2026`"""
    if revision.week is None:
        return locale.t("Since the last close")
    monday = revision.week.monday
    return f"{revision.week}, {locale.days(monday, monday + dt.timedelta(days=6))}"


def _nowhere(_: Named) -> None:
    """What was asked for is not linked."""


def _text_of(told: Told, locale: Locale, screen: Screen) -> Iterator[str]:
    writer = Text(told.report, screen)
    yield ""
    yield screen.paint(heading(told.revision, locale), None)
    yield from _summary(told, writer, locale)
    if not told.revision.is_first:
        yield from writer.groups()
    if told.revision.commits:
        yield ""
        yield screen.paint(locale.t("Why, and who"), None)
        for commit in told.revision.commits:
            yield from writer.wrapped(_said(commit), "  ", 4)


def _summary(told: Told, writer: Text, locale: Locale) -> Iterator[str]:
    if told.revision.is_first:
        teller = Teller(locale, PlainStyle())
        yield from writer.wrapped(teller.first_version(len(told.revision.first)))
        yield from (f"  {named.title}" for named in told.revision.first)
    else:
        yield from writer.summary()


def _markdown_of(told: Told, locale: Locale, room: int = _NO_END, *, scaled: bool = True) -> Iterator[str]:
    """In half of the room the changes, in a quarter the commits, in an eighth the departments.

    The rest is for what stands around them.
    """
    writer = PullRequest(told.report, _NO_END)
    yield f"## {heading(told.revision, locale)}"
    if told.revision.is_first:
        style = MarkdownStyle(told.report.library.address)
        yield Teller(locale, style).first_version(len(told.revision.first))
        yield _fitting([f"- {style.thing(named)}" for named in told.revision.first], room // 2, locale)
    else:
        yield from writer.summary()
        yield from writer.scales() if scaled else ()
        yield from writer.departments(locale.t("Who is concerned"), room // 8)
        yield from writer.body(room // 2)
    if told.revision.commits:
        why = locale.t("Why, and who")
        yield f"### {why}"
        forge = told.report.library.forge
        lines = [f"- {_linked(commit, forge)}" for commit in told.revision.commits]
        yield _fitting(lines, room // 4, locale)


def _fitting(lines: Sequence[str], room: int, locale: Locale) -> str:
    """A list, with as many of its lines as there is room for."""
    told = fitting(lines, room)
    if left_out := len(lines) - len(told):
        told.append(f"- {locale.n('{n} more', '{n} more', left_out)}")
    return "\n".join(told)


def _linked(commit: Commit, forge: str) -> str:
    """The same in Markdown, with a link to the pull request where its forge is known."""
    request = md.escaped(f"#{commit.pull_request}") if commit.pull_request else ""
    address = urls.pull_request(forge, commit.pull_request) if commit.pull_request else ""
    number = f" ({md.link(request, address) if address else request})" if request else ""
    return ", ".join([f"{md.escaped(commit.reason)}{number}", *map(md.escaped, commit.authors)])


def _said(commit: Commit) -> str:
    """`The depth question goes on the map (#412), E-commerce`"""
    number = f" (#{commit.pull_request})" if commit.pull_request else ""
    return ", ".join([f"{commit.reason}{number}", *commit.authors])
