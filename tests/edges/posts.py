"""A mail server and a receiver of webhooks, on loopback: what they were sent, and what they refuse."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session


@dataclass
class MailServer:
    """Takes mail for everybody but those whom it refuses."""

    url: str = ""
    """As the environment has it."""
    refused: set[str] = field(default_factory=set)
    recipients: list[str] = field(default_factory=list)
    mails: list[EmailMessage] = field(default_factory=list)

    async def handle_RCPT(  # noqa: N802 (as the library has it)
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address in self.refused:
            return "550 5.1.1 No such user here"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 (as the library has it)
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        assert isinstance(envelope.content, bytes)
        self.recipients += envelope.rcpt_tos
        self.mails.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 OK"

    def mail(self, to: str) -> EmailMessage:
        """The only one to an address."""
        (found,) = (mail for mail in self.mails if mail["To"] == to)
        return found


def text(mail: EmailMessage) -> str:
    """Its plain form."""
    part = mail.get_body(("plain",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def html(mail: EmailMessage) -> str:
    """Its HTML."""
    part = mail.get_body(("html",))
    assert part is not None
    return str(part.get_content()).replace("\r\n", "\n")


def _login(_server: SMTP, _session: Session, _envelope: Envelope, _mechanism: str, data: Any) -> AuthResult:
    """One user has a password, with letters that a URL gives a meaning."""
    is_right = (data.login, data.password) == (b"maps", b"p@ss/w:rd")
    # The server tells it.
    return AuthResult(success=is_right, handled=False)


@contextmanager
def mail_server(*, login: bool = False) -> Iterator[MailServer]:
    """Listens while the block runs; with a login, only to who has one.

    All of it in a thread of its own: in the first one a browser's loop may be running.
    """
    found, loop, ready = MailServer(), asyncio.new_event_loop(), threading.Event()
    make = partial(
        SMTP,
        found,
        hostname="mail.intranet.example",
        loop=loop,
        authenticator=_login,
        auth_required=login,
        auth_require_tls=False,
    )

    def serve() -> None:
        server = loop.run_until_complete(loop.create_server(make, "127.0.0.1", 0))
        found.url = f"mailto://127.0.0.1:{server.sockets[0].getsockname()[1]}?from=maps@intranet.example"
        ready.set()
        loop.run_forever()
        server.close()
        loop.run_until_complete(server.wait_closed())
        loop.close()

    thread = threading.Thread(target=serve)
    thread.start()
    assert ready.wait(30)
    try:
        yield found
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()


@dataclass
class Receiver:
    """Takes posts; refuses those to some paths with a status."""

    port: int = 0
    refused: dict[str, int] = field(default_factory=dict)
    posts: list[tuple[str, Any]] = field(default_factory=list)
    """Paths, with the JSON that came."""


@contextmanager
def receiver() -> Iterator[Receiver]:
    """Listens while the block runs."""
    found = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = found.refused.get(self.path, 200)
            if status == 200:
                found.posts.append((self.path, json.loads(body)))
            self.send_response(status)
            self.send_header("Content-Length", "2")
            self.end_headers()
            self.wfile.write(b"ok")

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    found.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield found
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
