"""`cjm notify` in real repositories, with a real mail server and a real receiver of webhooks."""

from __future__ import annotations

import datetime as dt
import json
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent

import pytest
from click.testing import CliRunner, Result

from cjm_plugin.edges import posting
from cjm_plugin.edges.cli import main
from tests.edges.posts import MailServer, Receiver, html, mail_server, receiver, text
from tests.edges.repositories import Repository, repository
from tests.support.small import AROUND, MAP

SUBSCRIPTIONS = "subscriptions.yml"
CONFIG = dedent("""\
    site_name: Journeys & maps
    site_url: https://maps.example.org/cx/
    repo_url: https://git.example.org/cx/maps
    docs_dir: content
    theme: {name: material, language: en}
    plugins: [search, cjm]
    """)
FILES = {
    "mkdocs.yml": CONFIG,
    MAP: """\
        ---
        title: Buying a washing machine
        personas: [young-family]
        stages:
          - stage: choose
            touchpoints:
              - id: compare
                title: Compares <three> models
                channel: website
                departments: {e-commerce: leads}
                emotion: 0
              - id: wait
                title: Ждёт доставку
                channel: website
                departments: {logistics: leads}
                emotion: 0
        ---
        """,
    **AROUND,
    "content/departments/e-commerce.md": "---\ntitle: E-commerce\ncontact: shop@intranet.example\n---\n",
    "content/departments/logistics.md": "---\ntitle: Logistics\ncontact: logistics@intranet.example\n---\n",
    "content/departments/compliance.md": '---\ntitle: Compliance\ncontact: "@maps/compliance"\n---\n',
}
BY_SHOP, BY_LOGISTICS = "{e-commerce: leads}", "{logistics: leads}"
UNREACHED = "cjm: not told are departments whose contact is no mail address: compliance (@maps/compliance)\n"


@pytest.fixture(autouse=True)
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of whoever runs the tests is known."""
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", "/dev/null")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.delenv("SMTP_URL", raising=False)


@pytest.fixture
def repo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """The first version in week 41, edits in weeks 46 and 47, all three closed."""
    made = repository(tmp_path / "maps", FILES)
    monkeypatch.chdir(made.folder)
    closed(made, "2026-W41")
    edited(made, BY_SHOP, (0, -1), "2026-11-11", "(#7)")
    closed(made, "2026-W46")
    edited(made, BY_LOGISTICS, (0, 1), "2026-11-18")
    closed(made, "2026-W47")
    return made


@pytest.fixture
def mail(monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
    with mail_server() as server:
        monkeypatch.setenv("SMTP_URL", server.url)
        yield server


@pytest.fixture
def hooks() -> Iterator[Receiver]:
    with receiver() as found:
        yield found


def edited(made: Repository, whose: str, step: tuple[int, int], day: str, number: str = "") -> None:
    """What is felt at the touchpoint that some department leads, committed at noon."""
    before, after = (f"{whose}\n        emotion: {emotion}\n" for emotion in step)
    made.edit(MAP, before, after)
    made.commit(f"Emotion & truth {number}".strip(), f"{day}T12:00:00+00:00")


def closed(made: Repository, week: str) -> None:
    made.git("tag", f"revision/{week}")


def subscribe(made: Repository, yaml: str) -> None:
    (made.folder / SUBSCRIPTIONS).write_text(dedent(yaml), encoding="utf-8")


def notify(*arguments: str, env: Mapping[str, str] | None = None) -> Result:
    """On the Monday after week 47, and long after it."""
    moment = str(int(dt.datetime.fromisoformat("2026-11-30T00:05:00+00:00").timestamp()))
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": moment, **(env or {})})
    return runner.invoke(main, ["notify", *arguments], catch_exceptions=False)


def state(made: Repository) -> dict[str, object]:
    told: dict[str, object] = json.loads((made.folder / ".cache/cjm/notified.json").read_text())
    return told


# Everybody is told once


FIVE = """\
    departments: {language: ru}
    subscribers:
      - name: Board
        follows: everything
        to: board@intranet.example
      - name: Families
        follows: {personas: young-family}
        language: pl
        to: families@intranet.example
      - name: Chat
        follows: {stages: [choose]}
        to: {env: CHAT_URL}
      - name: Hook
        follows: {channels: website, departments: compliance}
        to: json://127.0.0.1:${PORT}/hook
    """
BOARD = dedent("""\
    What changed for customers: Journeys & maps
    16–22 November 2026

    One map changed. 1 touchpoint became better.
    Emotion goes from −2 to +2.

    Buying a washing machine
    https://maps.example.org/cx/changes/2026-W47/#journey.washing-machine
    - Better · Ждёт доставку: emotion rose 0 → +1

    Why, and who
    - Emotion & truth, Content team

    --\x20
    All of it on the site: https://maps.example.org/cx/changes/2026-W47/
    Sent once a week to those who follow: everything.
    As a feed: Journeys & maps: https://maps.example.org/cx/rss.xml
    To change this or to end it, ask those who keep the maps: it is in subscriptions.yml.
    """)
FAMILIES = dedent("""\
    Co się zmieniło dla klientów: Young family · Journeys & maps
    16–22 listopada 2026

    Zmieniła się jedna mapa z udziałem persony „Young family”. Lepiej w 1 punkcie styku.
    Emocja: od −2 do +2.

    Buying a washing machine
    https://maps.example.org/cx/changes/2026-W47/#journey.washing-machine
    - Lepiej · Ждёт доставку – emocje się poprawiły: 0 → +1

    Powody i autorzy
    - Emotion & truth, Content team

    --\x20
    Całość na stronie: https://maps.example.org/cx/changes/2026-W47/#for.persona.young-family
    Wysyłane raz w tygodniu. Subskrypcja: Young family.
    To samo jako kanał: Young family: https://maps.example.org/cx/personas/young-family/rss.xml
    {END}
    """).replace(
    "{END}",
    "Aby zmienić subskrypcję lub z niej zrezygnować, zwróć się do osób, które prowadzą mapy: "
    "ustawia się ją w pliku subscriptions.yml.",
)
LOGISTICS = dedent("""\
    Что изменилось для клиентов: Logistics · Journeys & maps
    16–22 ноября 2026\N{NARROW NO-BREAK SPACE}г.

    Изменилась одна карта с участием подразделения «Logistics». Лучше стало в 1 точке контакта.
    Эмоция — от −2 до +2.

    Buying a washing machine
    https://maps.example.org/cx/changes/2026-W47/#journey.washing-machine
    - Лучше · Ждёт доставку — эмоция улучшилась: 0 → +1

    Причины и авторы
    - Emotion & truth, Content team

    --\x20
    Всё целиком на сайте: https://maps.example.org/cx/changes/2026-W47/#for.department.logistics
    Рассылается раз в неделю. Подписка: Logistics.
    То же в виде ленты: Logistics: https://maps.example.org/cx/departments/logistics/rss.xml
    {END}
    """).replace(
    "{END}",
    "Этот адрес указан в картах для связи: Logistics. Чтобы изменить его или отказаться от рассылки, "
    "обратитесь к тем, кто ведёт карты.",
)
SHORT = dedent("""\
    One map changed. 1 touchpoint became better. Emotion goes from −2 to +2.

    • Buying a washing machine: Better · Ждёт доставку: emotion rose 0 → +1

    https://maps.example.org/cx/changes/2026-W47/""")


def test_mail_and_chats_get_their_digests_once(repo: Repository, mail: MailServer, hooks: Receiver) -> None:
    subscribe(repo, FIVE)
    env = {"CHAT_URL": f"mmost://127.0.0.1:{hooks.port}/abcdefghijklmnopqrstuvwxyz", "PORT": str(hooks.port)}
    mail.refused.add("families@intranet.example")
    first = notify("2026-W47", env=env)

    assert first.exit_code == 1
    assert first.stdout == dedent("""\
        Board, board@intranet.example: Journeys & maps: 1 change (2026-W47)
        Chat, ${CHAT_URL}: Choose · Journeys & maps: 1 change (2026-W47)
        Hook, json://127.0.0.1:${PORT}/hook: Journeys & maps: 1 change (2026-W47)
        Logistics, logistics@intranet.example: Logistics · Journeys & maps: 1 изменение (2026-W47)
        """)
    assert first.stderr == (
        f"{UNREACHED}"
        "cjm: Families, families@intranet.example: was not told: the mail server refuses the address: 550; "
        "the next run tries again\n"
        "cjm: 2026-W47: 4 told, 1 not; 1 with nothing to be told now\n"
    )
    assert mail.recipients == ["board@intranet.example", "logistics@intranet.example"]
    assert text(mail.mail("board@intranet.example")) == BOARD
    assert text(mail.mail("logistics@intranet.example")) == LOGISTICS
    assert [path for path, _ in hooks.posts] == ["/hooks/abcdefghijklmnopqrstuvwxyz", "/hook"]
    assert hooks.posts[0][1] == {
        "text": f"Choose · Journeys & maps: 1 change (2026-W47)\r\n{SHORT}".replace(
            "One map changed.", "One map changed in the stage Choose."
        ),
        "username": "Journeys & maps",
    }
    assert hooks.posts[1][1] == {
        "version": "1.0",
        "title": "Journeys & maps: 1 change (2026-W47)",
        "message": SHORT,
        "attachments": [],
        "type": "info",
    }

    mail.refused.clear()
    second = notify("2026-W47", env=env)

    assert second.exit_code == 0
    assert second.stdout == (
        "Families, families@intranet.example: Young family · Journeys & maps: 1 zmiana (2026-W47)\n"
    )
    assert (
        second.stderr == f"{UNREACHED}cjm: 2026-W47: 1 told; 4 told before, 1 with nothing to be told now\n"
    )
    assert len(mail.mails) == 3
    assert text(mail.mail("families@intranet.example")) == FAMILIES
    assert len(hooks.posts) == 2

    third = notify("revision/2026-W47", env=env)
    assert (third.exit_code, third.stdout) == (0, "")
    assert third.stderr == f"{UNREACHED}cjm: 2026-W47: 0 told; 5 told before, 1 with nothing to be told now\n"
    assert (len(mail.mails), len(hooks.posts)) == (3, 2)


def test_a_mail_is_what_mail_programs_expect(repo: Repository, mail: MailServer) -> None:
    subscribe(repo, FIVE)
    notify("2026-W47")
    board = mail.mail("board@intranet.example")

    assert board["From"] == "Journeys & maps <maps@intranet.example>"
    assert board["Subject"] == "Journeys & maps: 1 change (2026-W47)"
    assert board["Content-Language"] == "en"
    assert board["Auto-Submitted"] == "auto-generated"
    assert [part.get_content_type() for part in board.walk()] == [
        "multipart/alternative",
        "text/plain",
        "text/html",
    ]
    assert "<li" in html(board)
    assert "Ждёт доставку" in html(board)

    (repo.folder / ".cache/cjm/notified.json").unlink()
    notify("2026-W47")
    ids = {one["Message-ID"] for one in mail.mails if one["To"] == "board@intranet.example"}
    assert len(ids) == 1, "mail programs know a double by its id"


# What goes wrong


def test_each_failure_is_named_without_its_secret(
    repo: Repository, mail: MailServer, hooks: Receiver
) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        closed_port = unused.getsockname()[1]
    hooks.refused = {"/broken": 500}
    subscribe(
        repo,
        """\
        departments: false
        subscribers:
          - name: Everywhere
            follows: everything
            to:
              - env: BROKEN
              - ${CLOSED}
              - ${NONSENSE}
              - ${MANY}
              - ${NOT_SET}
              - a@intranet.example
        """,
    )
    env = {
        "BROKEN": f"json://hunter2:secret@127.0.0.1:{hooks.port}/broken",
        "CLOSED": f"json://hunter2:secret@127.0.0.1:{closed_port}/",
        "NONSENSE": "hunter2",
        "MANY": "mailto://hunter2:secret@127.0.0.1/?from=a@intranet.example&to=b@intranet.example,c@intranet.example",
    }
    done = notify("2026-W47", env=env)

    assert done.exit_code == 1
    assert done.stdout == "Everywhere, a@intranet.example: Journeys & maps: 1 change (2026-W47)\n"
    why = [
        ("BROKEN", "the service refuses: 500"),
        ("CLOSED", "the service can't be reached"),
        ("NONSENSE", "its URL is none that Apprise understands; it begins as in mmosts:// or jsons://"),
        (
            "MANY",
            "its URL leads to 2 places at once; give each an address of its own, so that none is told twice",
        ),
        ("NOT_SET", "NOT_SET is not set in the environment"),
    ]
    lines = [
        f"cjm: Everywhere, ${{{name}}}: was not told: {what}; the next run tries again" for name, what in why
    ]
    assert done.stderr.splitlines() == [*lines, "cjm: 2026-W47: 1 told, 5 not; 0 with nothing to be told now"]
    assert "secret" not in json.dumps(state(repo))
    assert "intranet.example" not in json.dumps(state(repo))
    assert mail.recipients == ["a@intranet.example"]


@pytest.mark.usefixtures("repo")
@pytest.mark.parametrize(
    ("url", "why"),
    [
        (
            "mailto://127.0.0.1:{port}?from=maps@intranet.example",
            "the mail server can't be used: Connection refused",
        ),
        *(
            (
                url,
                (
                    "the mail server's URL is none; write it as in mailtos://user:password@mail.example.org"
                    "?from=maps@example.org"
                ),
            )
            for url in ("json://127.0.0.1:{port}/", "mailto://127.0.0.1:{port}", "mail.example.org")
        ),
    ],
)
def test_a_mail_server_that_is_none(url: str, why: str) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    done = notify("2026-W47", env={"SMTP_URL": url.format(port=port)})

    assert (done.exit_code, done.stdout) == (1, "")
    assert f"cjm: Logistics, logistics@intranet.example: was not told: {why}; the next run" in done.stderr


def test_who_could_not_be_told_is_told_with_the_next_revision(repo: Repository, mail: MailServer) -> None:
    subscribe(
        repo,
        """\
        departments: false
        subscribers: [{name: Board, follows: everything, to: board@intranet.example}]
        """,
    )
    mail.refused.add("board@intranet.example")
    assert notify("2026-W46").exit_code == 1
    mail.refused.clear()
    assert notify("2026-W47").stdout == (
        "Board, board@intranet.example: Journeys & maps: 2 changes (2026-W46 – 2026-W47)\n"
    )
    assert notify("2026-W46").stdout == notify("2026-W47").stdout == ""
    assert len(mail.mails) == 1


def test_a_mended_address_gets_what_the_wrong_one_missed(repo: Repository, mail: MailServer) -> None:
    board = "departments: false\nsubscribers: [{name: Board, follows: everything, to: %s@intranet.example}]\n"
    subscribe(repo, board % "baord")
    mail.refused.add("baord@intranet.example")
    assert notify("2026-W46").exit_code == 1
    subscribe(repo, board % "board")
    assert notify("2026-W47").stdout == (
        "Board, board@intranet.example: Journeys & maps: 2 changes (2026-W46 – 2026-W47)\n"
    )
    assert notify("2026-W46").stdout == notify("2026-W47").stdout == ""


def test_of_two_addresses_none_gets_what_the_other_missed(repo: Repository, mail: MailServer) -> None:
    subscribe(
        repo,
        """\
        departments: false
        subscribers: [{name: Board, follows: everything, to: [a@intranet.example, b@intranet.example]}]
        """,
    )
    mail.refused.add("b@intranet.example")
    assert notify("2026-W46").exit_code == 1
    mail.refused.clear()
    assert notify("2026-W47").stdout == dedent("""\
        Board, a@intranet.example: Journeys & maps: 1 change (2026-W47)
        Board, b@intranet.example: Journeys & maps: 2 changes (2026-W46 – 2026-W47)
        """)


def test_what_was_sent_is_remembered_at_once(
    repo: Repository, mail: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The third message is the last thing that a run does."""
    names = [f"n{number}" for number in range(5)]
    entries = ", ".join(f"{{name: {one}, follows: everything, to: {one}@intranet.example}}" for one in names)
    subscribe(repo, f"departments: false\nsubscribers: [{entries}]\n")
    sent = posting.Post.mail

    def mail_or_die(self: posting.Post, server: str, to: str, digest: object) -> None:
        if to == "n2@intranet.example":
            raise KeyboardInterrupt
        sent(self, server, to, digest)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(posting.Post, "mail", mail_or_die)
        assert notify("2026-W47").exit_code == 1
    assert mail.recipients == ["n0@intranet.example", "n1@intranet.example"]
    assert notify("2026-W47").exit_code == 0
    assert mail.recipients == [f"{one}@intranet.example" for one in names]


@pytest.mark.usefixtures("repo")
def test_two_runs_at_once_tell_nobody_twice(mail: MailServer) -> None:
    code = "from cjm_plugin.edges.cli import main; main(['notify', '2026-W47'])"
    runs = [subprocess.Popen([sys.executable, "-c", code], stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [run.wait() for run in runs] == [0, 0]
    assert mail.recipients == ["logistics@intranet.example"]


@pytest.mark.parametrize(
    "broken",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"version": 2, "told": {}, "owed": {}}',
        '{"version": 1, "told": {"2026-W99": []}, "owed": {}}',
        '{"version": 1, "told": {"2026-W47": "abc"}, "owed": {}}',
        '{"version": 1, "told": {}, "owed": {"abc": [3]}}',
    ],
)
def test_a_broken_memory_tells_nobody(repo: Repository, mail: MailServer, broken: str) -> None:
    file = repo.folder / "notified.json"
    file.write_text(broken, encoding="utf-8")
    done = notify("2026-W47", "--state", "notified.json")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == (
        "cjm: notified.json: is not what `cjm notify` wrote, so nobody is told; "
        "put back an earlier one, or remove it if nobody minds to be told again\n"
    )
    assert mail.mails == []
    assert file.read_text(encoding="utf-8") == broken


def test_a_memory_that_cannot_be_written_is_noticed_before(repo: Repository, mail: MailServer) -> None:
    (repo.folder / "file").touch()
    done = notify("2026-W47", "--state", "file/notified.json")

    assert done.exit_code == 1
    assert "file/notified.json: cannot be " in done.stderr
    assert mail.mails == []


THERE = "cjm: there are, newest first: 2026-W47, 2026-W46, 2026-W44, 2026-W41\n"


@pytest.mark.parametrize(
    ("revision", "why"),
    [
        (None, f"cjm: no revision is named; write it as in 2026-W47\n{THERE}"),
        ("last week", f"cjm: 'last week' is no revision; write it as in 2026-W47\n{THERE}"),
        ("2026-47", f"cjm: '2026-47' is no revision; write it as in 2026-W47\n{THERE}"),
        (
            "2026-W48",
            (
                "cjm: there is no revision 2026-W48, for there is no tag 'revision/2026-W48'; `cjm revision "
                "close` tags the weeks that are over and brought something, `git fetch --tags` brings tags "
                f"from elsewhere\n{THERE}"
            ),
        ),
        (
            "2026-W39",
            (
                "cjm: there is no revision 2026-W39, for there is no tag 'revision/2026-W39'; the first week "
                f"that has one is 2026-W41, and those before it never get one\n{THERE}"
            ),
        ),
        (
            "2026-W44",
            (
                "cjm: the tag 'revision/2026-W44' is there, but the history knows of nothing that the week "
                "brought; is another branch checked out?\n"
            ),
        ),
    ],
)
def test_what_is_no_revision(repo: Repository, mail: MailServer, revision: str | None, why: str) -> None:
    closed(repo, "2026-W44")
    done = notify(*filter(None, [revision]))

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", why)
    assert mail.mails == []


def test_the_revisions_that_there_are(repo: Repository) -> None:
    for week in range(1, 10):
        closed(repo, f"2027-W0{week}")
    newest = ", ".join(f"2027-W0{week}" for week in range(9, 0, -1))
    assert notify().stderr.splitlines()[1] == f"cjm: there are, newest first: {newest}, 2026-W47 and 2 older"


LACKING = (
    "this clone has only the end of the history; run `git fetch --unshallow`, "
    "or set `fetch-depth: 0` (GitHub) or `GIT_DEPTH: 0` (GitLab) in CI\n"
)
UNTAGGED = "cjm: there is no revision 2026-W47, for there is no tag 'revision/2026-W47'; "


@pytest.mark.parametrize(
    ("tags", "revision", "said"),
    [
        ("--no-tags", "2026-W47", (2, f"{UNTAGGED}{LACKING}")),
        (
            "--no-tags",
            None,
            (2, f"cjm: no revision is named; write it as in 2026-W47\ncjm: there is none here; {LACKING}"),
        ),
        ("--tags", "2026-W47", (1, f"cjm: the changes of the weeks are not told: {LACKING}")),
    ],
)
def test_a_shallow_clone(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, tags: str, revision: str | None, said: tuple[int, str]
) -> None:
    repo.git("clone", "--quiet", "--depth", "1", "--no-tags", f"file://{repo.folder}", "clone")
    monkeypatch.chdir("clone")
    subprocess.run(["git", "fetch", "--quiet", "--depth", "1", tags], check=True)
    done = notify(*filter(None, [revision]))
    assert (done.exit_code, done.stderr) == said


def test_before_the_first_revision(repo: Repository) -> None:
    repo.git("tag", "--delete", *(f"revision/2026-W{week}" for week in (41, 46, 47)))
    come = (
        "`cjm revision close` tags the weeks that are over and brought something, "
        "`git fetch --tags` brings tags from elsewhere\n"
    )
    assert notify().stderr == (
        f"cjm: no revision is named; write it as in 2026-W47\ncjm: there is none here; {come}"
    )
    assert notify("2026-W47").stderr == (
        f"cjm: there is no revision 2026-W47, for there is no tag 'revision/2026-W47'; {come}"
    )


def test_wrong_subscriptions_tell_nobody_and_are_all_named(repo: Repository, mail: MailServer) -> None:
    subscribe(
        repo,
        """\
        mail: mailtos://maps:hunter2@mail.intranet.example
        subscribers:
          - name: Board
            follows: {departments: [logistic]}
            every: fortnight
            to: board@intranet.example
        """,
    )
    problems = (
        "subscriptions.yml:1: mail: a password is written into mailtos://…; "
        'put the whole URL into a variable of the environment, and write "${SMTP_URL}"\n'
        "subscriptions.yml:4: subscribers[0].follows.departments[0]: "
        "no department 'logistic'; did you mean 'logistics'?\n"
        "subscriptions.yml:5: subscribers[0].every: 'fortnight' is not one of week, month or quarter; "
        "write 'week' or 'month'\n"
    )
    done = notify("2026-W47")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"{problems}cjm: nobody is told: 3 errors in the subscriptions\n"
    assert mail.mails == []

    checked = CliRunner().invoke(main, ["check", "--no-cache", SUBSCRIPTIONS])
    assert (checked.exit_code, checked.stdout) == (1, problems)


def test_what_stands_in_a_broken_file_is_not_blamed(repo: Repository) -> None:
    subscribe(repo, "departments: {except: [logistics, nobody]}\n")
    (repo.folder / "content/departments/logistics.md").write_text(
        "---\ntitel: Logistics\n---\n", encoding="utf-8"
    )
    checked = CliRunner().invoke(main, ["check", "--no-cache", SUBSCRIPTIONS])

    assert checked.stdout == "subscriptions.yml:1: departments.except[1]: no department 'nobody'\n"


# Who is told


@pytest.mark.usefixtures("mail")
def test_a_department_that_is_listed_is_told_once(repo: Repository) -> None:
    subscribe(
        repo,
        """\
        subscribers:
          - {department: logistics, language: pl}
          - {name: Shop, follows: {departments: [e-commerce, logistics]}, to: Shop@intranet.example}
        """,
    )
    assert notify("2026-W47").stdout == dedent("""\
        Logistics, logistics@intranet.example: Logistics · Journeys & maps: 1 zmiana (2026-W47)
        Shop, Shop@intranet.example: Journeys & maps: 1 change (2026-W47)
        """)


@pytest.mark.parametrize("yaml", ["departments: false", "departments: {except: [logistics, e-commerce]}"])
def test_departments_may_be_left_alone(repo: Repository, mail: MailServer, yaml: str) -> None:
    subscribe(repo, f"{yaml}\n")
    assert (notify("2026-W47").exit_code, mail.mails) == (0, [])


@pytest.mark.usefixtures("repo")
def test_without_a_mail_server_departments_are_not_told_and_that_is_no_fault() -> None:
    done = notify("2026-W47")
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == (
        f"{UNREACHED}cjm: 1 department could be told by mail, were SMTP_URL set in the environment\n"
        "cjm: 2026-W47: 0 told; 1 with nothing to be told now\n"
    )


def test_a_mail_server_that_was_asked_for_must_be_there(repo: Repository) -> None:
    subscribe(repo, "mail: {env: MAIL}\n")
    done = notify("2026-W47")
    assert done.exit_code == 1
    assert "logistics@intranet.example: was not told: MAIL is not set in the environment;" in done.stderr


def test_a_dry_run_needs_no_secret_and_changes_nothing(repo: Repository) -> None:
    subscribe(repo, FIVE.replace("departments: {language: ru}", "departments: false"))
    done = notify("2026-W47", "--dry-run")

    line = "─" * 72
    assert done.exit_code == 0
    assert done.stdout == (
        f"To: Board, board@intranet.example\nSubject: Journeys & maps: 1 change (2026-W47)\n\n{BOARD}{line}\n"
        "To: Families, families@intranet.example\n"
        f"Subject: Young family · Journeys & maps: 1 zmiana (2026-W47)\n\n{FAMILIES}{line}\n"
        "To: Chat, ${CHAT_URL}\nSubject: Choose · Journeys & maps: 1 change (2026-W47)\n\n"
        f"{SHORT.replace('changed.', 'changed in the stage Choose.')}\n{line}\n"
        "To: Hook, json://127.0.0.1:${PORT}/hook\nSubject: Journeys & maps: 1 change (2026-W47)\n\n"
        f"{SHORT}\n"
    )
    assert done.stderr == dedent("""\
        cjm: Board, board@intranet.example: could not be told: SMTP_URL is not set in the environment
        cjm: Families, families@intranet.example: could not be told: SMTP_URL is not set in the environment
        cjm: Chat, ${CHAT_URL}: could not be told: CHAT_URL is not set in the environment
        cjm: Hook, json://127.0.0.1:${PORT}/hook: could not be told: PORT is not set in the environment
        cjm: 0 would be told, 4 not; 0 with nothing to be told now
        """)
    assert not (repo.folder / ".cache/cjm/notified.json").exists()


@pytest.mark.parametrize(
    ("env", "said"),
    [
        (
            {},
            """\
            cjm: 1 department could be told by mail, were SMTP_URL set in the environment
            cjm: Chat, ${CHAT_URL}: could not be told: CHAT_URL is not set in the environment
            cjm: 0 would be told, 2 not; 1 with nothing to be told now
            """,
        ),
        (
            {"SMTP_URL": "mailtos://maps@mail.intranet.example"},
            """\
            cjm: Chat, ${CHAT_URL}: could not be told: CHAT_URL is not set in the environment
            cjm: 1 would be told, 1 not; 1 with nothing to be told now
            """,
        ),
        (
            {"SMTP_URL": "mailtos://maps@mail.intranet.example", "CHAT_URL": "json://127.0.0.1"},
            "cjm: 2 would be told; 1 with nothing to be told now\n",
        ),
    ],
)
def test_a_dry_run_says_which_secrets_are_missing(repo: Repository, env: dict[str, str], said: str) -> None:
    subscribe(repo, "subscribers:\n  - {name: Chat, follows: {stages: [choose]}, to: {env: CHAT_URL}}\n")
    done = notify("2026-W47", "--dry-run", env=env)

    assert (done.exit_code, done.stdout.count("To: ")) == (0, 2)
    assert done.stderr == f"{UNREACHED}{dedent(said)}"


def test_forty_departments(repo: Repository, mail: MailServer) -> None:
    for number in range(40):
        name = f"content/departments/d{number:02}.md"
        text_ = f"---\ntitle: Department {number}\ncontact: d{number:02}@intranet.example\n---\n"
        (repo.folder / name).write_text(text_, encoding="utf-8")
    roles = ", ".join(f"d{number:02}: supports" for number in range(0, 40, 2))
    repo.edit(MAP, "{logistics: leads}", f"{{logistics: leads, {roles}}}")
    repo.commit("Forty", "2026-11-25T12:00:00+00:00")
    closed(repo, "2026-W48")
    assert notify("2026-W48").exit_code == 0

    # A department that has come is told so itself.
    assert mail.recipients == [
        *(f"d{number:02}@intranet.example" for number in range(40)),
        "logistics@intranet.example",
    ]
    assert "Department 7" in text(mail.mail("d07@intranet.example"))


# When


def test_months_and_quarters(repo: Repository, mail: MailServer) -> None:
    """Week 48 is quiet; week 49 closes on 7 December, week 1 on 11 January."""
    edited(repo, BY_SHOP, (-1, -2), "2026-12-02")
    closed(repo, "2026-W49")
    edited(repo, BY_SHOP, (-2, 0), "2027-01-06")
    closed(repo, "2027-W01")
    subscribe(
        repo,
        """\
        departments: false
        subscribers:
          - {name: Month, follows: {departments: e-commerce}, every: month, to: month@intranet.example}
          - {name: Quarter, follows: everything, every: quarter, to: quarter@intranet.example}
        """,
    )
    told = {
        week: notify(week, "--today", "2027-01-11").stdout.splitlines()
        for week in ("2026-W41", "2026-W46", "2026-W47", "2026-W49", "2027-W01")
    }

    assert told == {
        "2026-W41": ["Quarter, quarter@intranet.example: Journeys & maps · First version: 1 map (2026-W41)"],
        "2026-W46": ["Month, month@intranet.example: E-commerce · Journeys & maps: 1 change (2026-W46)"],
        "2026-W47": [],
        "2026-W49": ["Month, month@intranet.example: E-commerce · Journeys & maps: 1 change (2026-W49)"],
        "2027-W01": [
            "Month, month@intranet.example: E-commerce · Journeys & maps: 1 change (2027-W01)",
            "Quarter, quarter@intranet.example: Journeys & maps: 4 changes (2026-W46 – 2027-W01)",
        ],
    }
    assert text(mail.mails[-1]) == QUARTER


QUARTER = dedent("""\
    What changed for customers: Journeys & maps
    9 November 2026\N{NO-BREAK SPACE}– 10 January 2027

    One map changed. 2 touchpoints became better.
    Emotion goes from −2 to +2.

    2027-W01, 4–10 January 2027
    ===========================

    Buying a washing machine
    https://maps.example.org/cx/changes/2027-W01/#journey.washing-machine
    - Better · Compares <three> models: emotion rose −2 → 0

    Why, and who
    - Emotion & truth, Content team

    2026-W49, 30 November\N{NO-BREAK SPACE}– 6 December 2026
    =======================================

    Buying a washing machine
    https://maps.example.org/cx/changes/2026-W49/#journey.washing-machine
    - Worse · Compares <three> models: emotion fell −1 → −2

    Why, and who
    - Emotion & truth, Content team

    2026-W47, 16–22 November 2026
    =============================

    Buying a washing machine
    https://maps.example.org/cx/changes/2026-W47/#journey.washing-machine
    - Better · Ждёт доставку: emotion rose 0 → +1

    Why, and who
    - Emotion & truth, Content team

    2026-W46, 9–15 November 2026
    ============================

    Buying a washing machine
    https://maps.example.org/cx/changes/2026-W46/#journey.washing-machine
    - Worse · Compares <three> models: emotion fell 0 → −1

    Why, and who
    - Emotion & truth (#7), Content team

    --\x20
    All of it on the site: https://maps.example.org/cx/changes/
    Sent once a quarter to those who follow: everything.
    As a feed: Journeys & maps: https://maps.example.org/cx/rss.xml
    To change this or to end it, ask those who keep the maps: it is in subscriptions.yml.
    """)


# What it does not need


@pytest.mark.usefixtures("repo")
def test_nothing_else_imports_what_sends() -> None:
    """Neither a dry run nor a run that has nobody to tell."""
    code = (
        "import sys; from cjm_plugin.edges.cli import main\n"
        "for command in (['notify', '2026-W47', '--dry-run'], ['notify', '2026-W47'], ['check']):\n"
        "    main(command, standalone_mode=False)\n"
        "print('apprise' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


@pytest.mark.usefixtures("repo")
def test_without_apprise_it_says_how_to_get_it(mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "apprise", None)
    monkeypatch.delitem(sys.modules, "cjm_plugin.edges.posting", raising=False)
    done = notify("2026-W47")

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1] == (
        "cjm: nobody is told: Apprise, which sends, is not installed; pip install 'mkdocs-cjm[notify]'"
    )
    assert mail.mails == []
