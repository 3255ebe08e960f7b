"""What Apprise makes of addresses, and mail with a login and with copies."""

from __future__ import annotations

import dataclasses
import socket

import pytest
from apprise import NotifyFormat, NotifyType
from markupsafe import Markup

from cjm_plugin.edges import posting
from cjm_plugin.edges.posting import Post, Sender, Undelivered
from cjm_plugin.rendering.digests import CHAT, Digest
from cjm_plugin.rendering.writer import Link
from tests.edges.posts import mail_server, text

POST = Post(Sender("Карты & maps", "https://maps.example.org/cx/"))
DIGEST = Digest(
    language="ru",
    site="Карты & maps",
    subject="Карты & maps: 1 изменение (2026-W47)",
    title="Что изменилось",
    about=Link("Карты", ""),
    days="16–22 ноября",
    tally="",
    summary="Изменилась одна карта.",
    summary_html=Markup("Изменилась одна карта."),
    scales="",
    weeks=(),
    more=Link("", ""),
    why_me="",
    to_end_it="",
    feeds=(),
    changes=1,
)
TEAMS = (
    "https://prod-01.westeurope.logic.azure.com:443/workflows/643e69f83c8944438d68119179a10a64/triggers/"
    "manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=KODuebWbDGYFr0z0"
)
TO = "ivan@intranet.example"


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("mailtos://user:password@mail.example.org?from=maps@example.org&mode=ssl", "E-Mail"),
        ("https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", "Slack"),
        ("mmosts://chat.example.org/3ccdd113474722377935511fc85d3dd4", "Mattermost"),
        ("tgram://123456789:abcdefg_hijklmnop/12315544", "Telegram"),
        ("jsons://user:password@hooks.example.org/journeys", "JSON"),
        (TEAMS, "Power Automate / Workflows (for MSTeams)"),
    ],
)
def test_services_of_the_guide_and_none_fetches_an_icon(url: str, service: str) -> None:
    its = POST._understood(url)
    assert (str(its.service_name), len(its)) == (service, 1)
    assert its.image_url(NotifyType.INFO) is None
    assert its.body_maxlen < CHAT or its.body_maxlen >= 2000


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
def test_a_mail_server_with_a_login() -> None:
    with mail_server(login=True) as server:
        host = server.url.removeprefix("mailto://")
        POST.mail(f"mailto://maps:p%40ss%2Fw%3Ard@{host}", TO, DIGEST)
        with pytest.raises(Undelivered, match=r"^the mail server refuses: 535$"):
            POST.mail(f"mailto://maps:hunter2@{host}", TO, DIGEST)
        with pytest.raises(Undelivered, match=r"^the mail server refuses: 530$"):
            POST.mail(f"mailto://{host}", TO, DIGEST)

        assert server.recipients == [TO]
        assert server.mails[0]["From"] == "Карты & maps <maps@intranet.example>"
        assert server.mails[0]["Subject"] == DIGEST.subject


@pytest.mark.parametrize(
    ("url", "form"),
    [
        (TEAMS, NotifyFormat.MARKDOWN),
        ("https://hooks.slack.com/services/T1JJ3T3L2/A1BRTD4JD/TIiajkdnlazkcOXrIdevi7FQ", NotifyFormat.TEXT),
        ("tgram://123456789:abcdefg_hijklmnop/12315544", NotifyFormat.TEXT),
        ("jsons://hooks.example.org/journeys", NotifyFormat.TEXT),
    ],
)
def test_markdown_is_for_those_that_take_nothing_else(url: str, form: NotifyFormat) -> None:
    assert posting._form(POST._understood(url)) is form


def test_a_mail_is_in_letters_that_any_server_takes_and_in_short_lines() -> None:
    long = dataclasses.replace(DIGEST, summary="Изменилась " * 300)
    for digest in (DIGEST, long):
        message = POST._message("maps@intranet.example", TO, digest)
        raw = message.as_bytes()
        assert raw.isascii()
        assert max(map(len, raw.splitlines())) <= 998
        assert digest.summary in text(message)


def test_a_copy_that_is_taken_does_not_hide_who_was_refused() -> None:
    with mail_server() as server:
        server.refused.add(TO)
        with pytest.raises(Undelivered, match=r"^the mail server refuses the address: 550$"):
            POST.mail(f"{server.url}&cc=copy@intranet.example", TO, DIGEST)
        assert server.recipients == ["copy@intranet.example"]


def test_a_mail_server_that_speaks_no_encryption_is_not_spoken_to() -> None:
    with mail_server() as server:
        url = server.url.replace("mailto://", "mailtos://maps:hunter2@")
        with pytest.raises(Undelivered) as told:
            POST.mail(url, TO, DIGEST)
        assert str(told.value) == "the mail server can't be used: SMTPNotSupportedError"
        assert server.mails == []


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
def test_a_mail_that_was_taken_is_sent_whatever_the_server_says_last() -> None:
    with mail_server(login=True) as server:
        server.farewell = "421 4.3.2 Closing"
        host = server.url.removeprefix("mailto://")
        POST.mail(f"mailto://maps:p%40ss%2Fw%3Ard@{host}", TO, DIGEST)
        assert server.recipients == [TO]
        with pytest.raises(Undelivered, match=r"^the mail server refuses: 535$"):
            POST.mail(f"mailto://maps:hunter2@{host}", TO, DIGEST)


def test_a_mail_url_that_names_nobody() -> None:
    with pytest.raises(Undelivered) as told:
        POST.send("mailto://localhost:9/notanaddress", DIGEST)
    assert str(told.value) == "its URL holds no mail address that anything could be sent to"


def test_a_mail_server_that_could_not_be_connected_to_is_not_asked_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It never says a word, and each recipient would wait for one."""
    monkeypatch.setattr(posting, "_TIMEOUT", 0.2)
    post = Post(Sender("Maps", ""))
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"mailto://127.0.0.1:{silent.getsockname()[1]}?from=maps@intranet.example"
        for to in (TO, "eva@intranet.example"):
            with pytest.raises(Undelivered, match=r"^the mail server can't be used: SMTPServerDisconnected$"):
                post.mail(url, to, DIGEST)
        with pytest.raises(Undelivered, match=r"^the mail server can't be used: SMTPServerDisconnected$"):
            post.send(f"{url}&to={TO}", DIGEST)
        silent.setblocking(False)
        silent.accept()[0].close()
        with pytest.raises(BlockingIOError):
            silent.accept()
