"""`cjm notify`: who is told what of a revision, and the telling of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cjm_plugin.analysis.recipients import Recipient, Recipients, recipients
from cjm_plugin.analysis.rhythms import Closed, covered
from cjm_plugin.edges import compared, subscribed, subscribing
from cjm_plugin.edges.closing import PREFIX
from cjm_plugin.edges.compared import Broken, WrongUse
from cjm_plugin.edges.content import Content
from cjm_plugin.edges.counting import counted, plural
from cjm_plugin.edges.environment import Unset, filled
from cjm_plugin.edges.notified import Notified
from cjm_plugin.edges.project import Project
from cjm_plugin.history import NoTags, Progress, Tags, lacking
from cjm_plugin.loading.subscriptions import Read
from cjm_plugin.model.measurement import Week
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.revision import Chronicle
from cjm_plugin.model.subscription import DEFAULT_MAIL, Address
from cjm_plugin.rendering.charts import ChartCache
from cjm_plugin.rendering.digests import Digest, Reader, digest
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.writer import Library, Setting

if TYPE_CHECKING:
    from cjm_plugin.edges.posting import Post


class Message(NamedTuple):
    """What somebody is to be told."""

    recipient: Recipient
    digest: Digest
    weeks: tuple[Week, ...]
    """The revisions that it tells, and the one with which it is told."""


@dataclass(frozen=True, kw_only=True)
class Round:
    """All that is to be told with one revision."""

    messages: tuple[Message, ...]
    told_before: int = 0
    unconcerned: int = 0
    """Whom nothing of it concerns, or whose month or quarter is not over."""
    mail: Address | None = None
    """The mail server, where somebody named one."""
    remarks: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """How it went with one message."""

    message: Message
    failed: str = ""
    """Why it did not get through; empty where it did."""


_LISTED = 10
"""Revisions that are named; of more, the rest is counted."""


def week_of(its: Project, revision: str | None) -> Week:
    """The week of `2026-W47` or `revision/2026-W47`.

    :raises WrongUse: for anything else, and for nothing, with the revisions that there are.
    """
    week = Week.parse(revision.removeprefix(PREFIX)) if revision else None
    if week is None:
        what = f"'{revision}' is no revision" if revision else "no revision is named"
        raise WrongUse(f"{what}; write it as in 2026-W47\n{_listed(its, _revisions(its))}")
    return week


def _listed(its: Project, tagged: Collection[Week]) -> str:
    """All that there is to choose from."""
    if not tagged:
        return f"there is none here; {_how_tags_come(its)}"
    newest, older = sorted(tagged, reverse=True)[:_LISTED], len(tagged) - _LISTED
    rest = f" and {older} older" if older > 0 else ""
    return f"there are, newest first: {', '.join(map(str, newest))}{rest}"


@dataclass(frozen=True)
class Asked:
    """What `cjm notify` was asked for."""

    week: Week
    subscriptions: Path | None
    """`None`: the file beside mkdocs.yml, if there is one."""


def prepared(its: Project, asked: Asked, notified: Notified, now: dt.datetime, progress: Progress) -> Round:
    """Works out who is to be told what.

    :raises WrongUse: where there is no such revision.
    :raises Broken: where the content, its history or the subscriptions are not fit for it.
    """
    tagged = _tagged(its, asked.week)
    there = compared.working_tree(its, now)
    read = _subscriptions(its, asked.subscriptions, there)
    chronicle, remarks = compared.history(its, there, now, progress)
    found = recipients(read.subscriptions, there.loaded.catalog)
    closed = _closed(chronicle, tagged, asked.week)
    round_ = _round(found, closed, notified, _Writers(its, there, chronicle))
    remarks += (*map(str, read.problems), *_unreached(found))
    return replace(round_, mail=read.subscriptions.mail, remarks=remarks)


def reachable(round_: Round, environment: Mapping[str, str]) -> Round:
    """Without the departments, where nobody has set up mail for them: that is no fault."""
    if round_.mail or environment.get(_DEFAULT, "").strip():
        return round_
    messages = tuple(one for one in round_.messages if not one.recipient.by_contact)
    if waiting := len(round_.messages) - len(messages):
        who = plural(waiting, "department")
        remark = f"{who} could be told by mail, were {_DEFAULT} set in the environment"
        round_ = replace(round_, messages=messages, remarks=(*round_.remarks, remark))
    return round_


_DEFAULT = DEFAULT_MAIL.strip("${}")


def unset(round_: Round, environment: Mapping[str, str]) -> Iterator[Outcome]:
    """The messages that can't be sent, for a variable of the environment is not set."""
    for message in round_.messages:
        try:
            _way(message, round_.mail, environment)
        except Unset as error:
            yield Outcome(message, str(error))


def _way(message: Message, mail: Address | None, environment: Mapping[str, str]) -> str:
    """The URL that a message goes to; of mail, that of its server.

    :raises Unset: where a secret of it is not there.
    """
    address = message.recipient.address
    if address.is_mail:
        address = mail or Address(DEFAULT_MAIL, is_mail=False)
    return filled(address.written, environment)


def deliver(
    round_: Round, notified: Notified, post: Post, environment: Mapping[str, str]
) -> Iterator[Outcome]:
    """Sends one message after the other, and notes each at once.

    :raises Broken: where that can't be noted: then nothing more is sent.
    """
    if round_.messages:
        # One that could not be noted would be sent again.
        notified.write()
    for message in round_.messages:
        failed = _sent(message, round_.mail, post, environment)
        note = notified.owe if failed else notified.tell
        note(message.recipient, message.weeks)
        notified.write()
        yield Outcome(message, failed)


def _sent(message: Message, mail: Address | None, post: Post, environment: Mapping[str, str]) -> str:
    """Why it did not get through; empty where it did."""
    from cjm_plugin.edges.posting import Undelivered  # noqa: PLC0415  # With Apprise, for who sends alone.

    address = message.recipient.address
    try:
        way = _way(message, mail, environment)
        if address.is_mail:
            post.mail(way, address.written, message.digest)
        else:
            post.send(way, message.digest)
    except (Undelivered, Unset) as error:
        return str(error)
    return ""


# What there is


def _tagged(its: Project, week: Week) -> frozenset[Week]:
    """The revisions that are closed, up to one of them."""
    found = _revisions(its)
    if week not in found:
        missing = f"there is no revision {week}, for there is no tag '{PREFIX}{week}'"
        mend = _how_tags_come(its)
        if not found:
            raise WrongUse(f"{missing}; {mend}")
        if week < min(found) and not lacking(its.folders.content):
            mend = f"the first week that has one is {min(found)}, and those before it never get one"
        raise WrongUse(f"{missing}; {mend}\n{_listed(its, found)}")
    return frozenset(one for one in found if one <= week)


def _revisions(its: Project) -> frozenset[Week]:
    """All that are closed."""
    try:
        names = Tags(its.folders.content).names(PREFIX)
    except NoTags as error:
        raise Broken(f"nobody is told: {error}") from None
    return frozenset(week for name in names if (week := Week.parse(name.removeprefix(PREFIX))))


def _how_tags_come(its: Project) -> str:
    return lacking(its.folders.content) or (
        "`cjm revision close` tags the weeks that are over and brought something, "
        "`git fetch --tags` brings tags from elsewhere"
    )


def _subscriptions(its: Project, file: Path | None, there: Content) -> Read:
    read = subscribed.read(subscribing.source(its.folders, file), there.loaded)
    if any(problem.severity is Severity.ERROR for problem in read.problems):
        raise Broken(f"nobody is told: {counted(read.problems)} in the subscriptions", read.problems)
    return read


def _closed(chronicle: Chronicle, tagged: frozenset[Week], week: Week) -> tuple[Closed, ...]:
    found = tuple(
        Closed(one.week, one.closed)
        for one in reversed(chronicle.revisions)
        if one.week and one.closed and one.week in tagged
    )
    if week not in {one.week for one in found}:
        raise WrongUse(
            f"the tag '{PREFIX}{week}' is there, but the history knows of nothing that the week brought; "
            "is another branch checked out?"
        )
    return found


# Who is told what


def _unreached(found: Recipients) -> Iterator[str]:
    """Departments are named in one line, which comes every week."""
    if found.unreached:
        named = ", ".join(f"{one.id} ({one.contact or 'none'})" for one in found.unreached)
        yield f"not told are departments whose contact is no mail address: {named}"
    if not found.told:
        yield "nobody has subscribed, and no department has a contact that can be written to"


class _Writers:
    """Writes digests, with a library for each language."""

    def __init__(self, its: Project, there: Content, chronicle: Chronicle) -> None:
        assert there.facts is not None
        self._facts = there.facts
        self._chronicle = chronicle
        self._language = its.language
        self._setting = Setting(name=its.name or NAMELESS, url=its.site, forge=its.forge)
        self._libraries: dict[str, Library] = {}

    def digest(self, recipient: Recipient, weeks: Collection[Week]) -> Digest | None:
        """What weeks brought for somebody, in his language."""
        library = self._library(recipient.how.language or self._language)
        reader = Reader(recipient.follows, recipient.how.every, recipient.is_listed)
        return digest(library, reader, weeks)

    def _library(self, language: str) -> Library:
        if language not in self._libraries:
            charts = ChartCache(None)
            made = Library(self._facts, Locale.of(language), self._setting, charts, self._chronicle)
            self._libraries[language] = made
        return self._libraries[language]


NAMELESS = "Customer journeys"


def _round(found: Recipients, closed: Sequence[Closed], notified: Notified, writers: _Writers) -> Round:
    week, messages, before = closed[-1].week, [], 0
    for recipient in found.told:
        if notified.was_told(recipient.key, week):
            before += 1
            continue
        owed = {one for one in notified.owed_to(recipient) if one <= week}
        weeks = {*covered(recipient.how.every, closed, week), *owed}
        told = writers.digest(recipient, weeks) if weeks else None
        if told:
            messages.append(Message(recipient, told, tuple(sorted({*weeks, week}))))
    unconcerned = len(found.told) - len(messages) - before
    return Round(messages=tuple(messages), told_before=before, unconcerned=unconcerned)
