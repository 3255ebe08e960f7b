"""Sends one message to one address: mail by SMTP, all else by Apprise, which knows the URLs of both.

This is the only module that imports Apprise, and only `cjm notify` imports it. Nothing here logs: what
Apprise says may hold the secrets of its URLs, and of its words no more than the number of an error goes on.

Apprise makes the plain form of a mail from its HTML, where links are lost, and gives each mail a new
`Message-ID`. Ours has both forms as they were written, and an id by which mail programs know a double.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import logging
import re
import smtplib
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from email import policy
from email.errors import MessageError
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.utils import format_datetime
from typing import NamedTuple

from apprise import Apprise, AppriseAsset, NotifyFormat, PersistentStoreMode
from apprise.plugins.base import NotifyBase
from apprise.plugins.email import NotifyEmail

from cjm_plugin.rendering import digests
from cjm_plugin.rendering.digests import Digest

_TIMEOUT = 30
"""Seconds that a mail server may take for an answer."""
_STATUS = re.compile(r"error=(\d{3})\b")
_MIXED_IN = 20
"""Letters that a service may put between the title and the text."""


class Undelivered(Exception):  # noqa: N818 - what happened to a message
    """Why a message did not get through: a few words, without anything secret in them."""


class Sender(NamedTuple):
    """In whose name messages go out."""

    name: str
    """What the site is called."""
    site: str
    """Its address; empty where nobody told."""


class Post:
    """Sends digests."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._servers: dict[str, object] = {}
        self._unreached: dict[tuple[str, int], str] = {}
        """Mail servers that could not be connected to, and why."""
        self._asset = AppriseAsset(
            app_id=sender.name,
            app_desc=sender.name,
            app_url=sender.site,
            # No service is to fetch an icon from the internet.
            image_url_mask="",
            image_url_logo="",
            async_mode=False,
            interpret_emojis=False,
            http_redirects=False,
            storage_mode=PersistentStoreMode.MEMORY,
        )

    def mail(self, server: str, to: str, digest: Digest) -> None:
        """One mail, through the server of a URL: `mailtos://user:password@server?from=address`.

        :raises Undelivered: where it was not taken.
        """
        self._mail(self._mail_server(server), to, digest)

    def _mail_server(self, url: str) -> NotifyEmail:
        if url not in self._servers:
            with _overheard():
                self._servers[url] = Apprise.instantiate(url, asset=self._asset)
        its = self._servers[url]
        if not isinstance(its, NotifyEmail):
            raise Undelivered(
                "the mail server's URL is none; write it as in mailtos://user:password@mail.example.org"
                "?from=maps@example.org"
            )
        return its

    def send(self, url: str, digest: Digest) -> None:
        """One message to whatever a URL stands for.

        :raises Undelivered: where it was not taken.
        """
        its = self._understood(url)
        if len(its) > 1:
            mend = "give each an address of its own, so that none is told twice"
            raise Undelivered(f"its URL leads to {len(its)} places at once; {mend}")
        if not isinstance(its, NotifyEmail):
            self._chat(its, digest)
        elif its.targets:
            self._mail(its, its.targets[0][1], digest)
        else:
            raise Undelivered("its URL holds no mail address that anything could be sent to")

    def _understood(self, url: str) -> NotifyBase:
        with _overheard():
            its = Apprise.instantiate(url, asset=self._asset)
        if not isinstance(its, NotifyBase):
            raise Undelivered(
                "its URL is none that Apprise understands; it begins as in mmosts:// or jsons://"
            )
        return its

    # Mail

    def _mail(self, its: NotifyEmail, to: str, digest: Digest) -> None:
        try:
            message = self._message(str(its.from_addr[1]), to, digest)
            with self._connected(its) as server:
                refused = server.send_message(message, to_addrs=[to, *its.cc, *its.bcc])
        except smtplib.SMTPRecipientsRefused as error:
            refused = error.recipients
        except (smtplib.SMTPException, MessageError, OSError, ValueError) as error:
            raise Undelivered(_reason(error)) from None
        # Those who get a copy may be taken where the one whom it is for is not.
        if to in refused:
            raise Undelivered(f"the mail server refuses the address: {refused[to][0]}")

    @contextmanager
    def _connected(self, its: NotifyEmail) -> Iterator[smtplib.SMTP]:
        """One that could not be reached is not asked again: that would take as long for each recipient."""
        where = str(its.smtp_host), int(its.port or 0)
        if where in self._unreached:
            raise Undelivered(self._unreached[where])
        try:
            server = _reached(its, *where)
        except OSError as error:
            self._unreached[where] = _reason(error)
            raise
        with closing(server):
            if its.user and its.password:
                server.login(its.user, its.password)
            yield server
            # What was taken is taken, however the server says good-bye.
            with suppress(OSError):
                server.quit()

    def _message(self, sender: str, to: str, digest: Digest) -> EmailMessage:
        text, html = digests.text(digest), digests.html(digest)
        # In letters that any server takes, and in short lines: a change may be longer than a line of SMTP.
        message = EmailMessage(policy.SMTP.clone(cte_type="7bit"))
        message["Subject"] = digest.subject
        message["From"] = Mailbox(self._sender.name, addr_spec=sender)
        message["To"] = to
        message["Date"] = format_datetime(dt.datetime.now(dt.UTC))
        digits = hashlib.sha256("\0".join((to, digest.subject, text)).encode()).hexdigest()[:32]
        message["Message-ID"] = f"<{digits}@{sender.rpartition('@')[2]}>"
        # RFC 3834: nobody's absence is to be told to it.
        message["Auto-Submitted"] = "auto-generated"
        message.set_content(text)
        message.add_alternative(html, subtype="html")
        # At the end: what begins with "Content-" goes down with the first part.
        message["Content-Language"] = digest.language
        return message

    # Everything else

    def _chat(self, its: NotifyBase, digest: Digest) -> None:
        title = digests.title(digest)
        room = its.body_maxlen - _MIXED_IN - (digests.weight(title) if its.title_maxlen <= 0 else 0)
        form = _form(its)
        text = digests.chat(digest, min(digests.CHAT, room), _FORMS[form])
        apprise = Apprise(asset=self._asset)
        apprise.add(its)
        with _overheard() as heard:
            done = apprise.notify(body=text, title=title, body_format=form)
        if not done:
            status = next((found[1] for line in heard if (found := _STATUS.search(line))), None)
            raise Undelivered(f"the service refuses: {status}" if status else "the service can't be reached")


_FORMS = {NotifyFormat.TEXT: digests.PLAIN, NotifyFormat.MARKDOWN: digests.MARKDOWN}


def _form(its: NotifyBase) -> NotifyFormat:
    """Plain text, which Apprise escapes for those that take HTML; Markdown where nothing else is taken."""
    takes = its.resolve_format(NotifyFormat.TEXT)
    return NotifyFormat.MARKDOWN if takes is NotifyFormat.MARKDOWN else NotifyFormat.TEXT


def _reached(its: NotifyEmail, host: str, port: int) -> smtplib.SMTP:
    """As Apprise does it: what it makes of the URL is asked of it."""
    if its.secure_mode == "ssl":
        return smtplib.SMTP_SSL(host, port, timeout=_TIMEOUT, context=_encryption(its))
    server = smtplib.SMTP(host, port, timeout=_TIMEOUT)
    if its.secure_mode == "starttls":
        try:
            server.starttls(context=_encryption(its))
        except OSError:
            server.close()
            raise
    return server


def _encryption(its: NotifyEmail) -> ssl.SSLContext:
    context = ssl.create_default_context()
    if not its.verify_certificate:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


def _reason(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        return f"the mail server refuses: {error.smtp_code}"
    if isinstance(error, ssl.SSLError):
        what: str | None = "its certificate or its encryption is not accepted"
    else:
        what = error.strerror if isinstance(error, OSError) else None
    return f"the mail server can't be used: {what or type(error).__name__}"


class _Ear(logging.Handler):
    """Keeps what is said from everybody else."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@contextmanager
def _overheard() -> Iterator[list[str]]:
    """What Apprise says meanwhile, which nobody else hears."""
    logger, ear = logging.getLogger("apprise"), _Ear()
    before = logger.propagate, logger.handlers[:], logger.level
    logger.propagate, logger.handlers = False, [ear]
    logger.setLevel(logging.INFO)
    try:
        yield ear.lines
    finally:
        logger.propagate, logger.handlers = before[0], before[1]
        logger.setLevel(before[2])
