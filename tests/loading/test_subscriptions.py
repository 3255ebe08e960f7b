"""subscriptions.yml: what it says, and every way in which it can be wrong."""

from __future__ import annotations

from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_plugin.loading.codes import CODES
from cjm_plugin.loading.subscriptions import Read, read_subscriptions
from cjm_plugin.loading.tree import SourceFile
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.roll import Member, Roll
from cjm_plugin.model.subscription import Address, Rhythm, Subscriber, Subscriptions, Told

ROLL = Roll(
    members={
        Kind.DEPARTMENT: {"logistics": Member("x", was=("delivery",)), "shops": Member("x")},
        Kind.PERSONA: {"pensioner": Member("x")},
        Kind.STAGE: {"choose": Member("x")},
        Kind.JOURNEY: {"стирка": Member("x")},
        Kind.CHANNEL: {"website": Member("x"), "shops": Member("x")},
    }
)


def read(text: str | bytes) -> Read:
    data = text if isinstance(text, bytes) else dedent(text).encode()
    return read_subscriptions(SourceFile("subscriptions.yml", data), ROLL, ("en", "ru", "pl"))


def said(text: str | bytes) -> list[str]:
    """Code, line, field and message."""
    return [f"{one.code} {one.line}: {one.field}: {one.message}" for one in read(text).problems]


def one(entry: str) -> list[str]:
    """What is said of an entry in one line, without its place."""
    text = f"subscribers:\n  - {{{entry}}}\n"
    return [line.replace(" 2: subscribers[0]", "").replace(" 2: ", " ") for line in said(text)]


def test_all_of_it() -> None:
    found = read(
        """\
        # Who is told what.
        mail: {env: MAIL_URL}
        departments: {every: month, language: ru, except: [shops]}
        subscribers:
          - name: Compliance
            follows: {departments: [logistics, shops], personas: pensioner, journeys: [стирка]}
            every: quarter
            language: pl
            to:
              - compliance@example.org
              - env: TEAMS_URL
              - ${SLACK_URL}
              - mmosts://chat.example.org/${HOOK}
              - mailtos://maps:${PASSWORD}@example.org?to=x@example.org
              - jsons://hooks.example.org/journeys
          - department: logistics
            to: logistics@example.org
          - {name: Wall, follows: everything, to: "${WALL}"}
          - department: shops
        """
    )
    assert found.problems == ()
    assert found.subscriptions == Subscriptions(
        mail=Address("${MAIL_URL}", is_mail=False),
        departments=Told(every=Rhythm.MONTH, language="ru"),
        silent=frozenset({"shops"}),
        subscribers=(
            Subscriber(
                name="Compliance",
                follows=(
                    ("department", "logistics"),
                    ("department", "shops"),
                    ("persona", "pensioner"),
                    ("journey", "стирка"),
                ),
                addresses=(
                    Address("compliance@example.org", is_mail=True),
                    Address("${TEAMS_URL}", is_mail=False),
                    Address("${SLACK_URL}", is_mail=False),
                    Address("mmosts://chat.example.org/${HOOK}", is_mail=False),
                    Address("mailtos://maps:${PASSWORD}@example.org?to=x@example.org", is_mail=False),
                    Address("jsons://hooks.example.org/journeys", is_mail=False),
                ),
                how=Told(every=Rhythm.QUARTER, language="pl"),
            ),
            Subscriber(
                department="logistics",
                follows=(("department", "logistics"),),
                addresses=(Address("logistics@example.org", is_mail=True),),
                how=Told(),
            ),
            Subscriber(name="Wall", follows=None, addresses=(Address("${WALL}", is_mail=False),), how=Told()),
            Subscriber(department="shops", follows=(("department", "shops"),), how=Told()),
        ),
    )


@pytest.mark.parametrize("text", ["", "# Nobody yet\n", "{}\n", "subscribers:\n", "departments: true\n"])
def test_nothing_is_as_good_as_no_file(text: str) -> None:
    assert read(text) == Read(Subscriptions(), ())


def test_departments_that_are_not_told() -> None:
    assert read("departments: false\n").subscriptions == Subscriptions(departments=None)


ENTRY = "{name: A, follows: everything, to: a@b.org}"
NOW = "the department 'delivery' is now 'logistics'; write 'logistics'"
LIST = "a list, each entry behind a '- ': '- name: Board'"
FOLLOWS = "write 'follows: everything', or 'follows: {departments: [logistics]}'"
ANY = "write 'everything', or whose slice it is, as in {departments: [logistics]}"
LETTERS = "that has letters, digits and _ alone, as SMTP_URL has"
SERVER = 'write "${SMTP_URL}", and mailtos://user:password@server?from=address into that variable'
HOLDS = "the variable of the environment that holds the URL"
ENV = f'write a mail address, or "${{NAME}}", {HOLDS}'
WHOLE = "put the whole URL into a variable of the environment, and write"
BRACES = f"write a variable with braces, as ${{NAME}}; or {WHOLE}"
EACH = "follows: everything"
HOW = "write true, false, or how they are told, as in {every: month, except: [logistics]}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: [\n", ["CJM012 2: a[0]: a value is missing here"]),
        ("- a\n", ["CJM032 1: : is a list; write 'subscribers:' above it"]),
        ("everybody\n", [f"CJM032 1: : is the text 'everybody'; write 'subscribers:', and below it {LIST}"]),
        (b"\xff", ["CJM004 1: : is not UTF-8 (byte 0xFF); save it as UTF-8"]),
        ("mail: 1\nmail: 2\n", [
            f"CJM032 1: mail: is a number, not an address; {SERVER}",
            "CJM013 2: mail: the key 'mail' stands here twice; remove one of them",
        ]),
        ("subscriber: []\n", ["CJM030 1: subscriber: unknown key 'subscriber'; did you mean 'subscribers'?"]),
        ("departments: [logistics]\n", [
            f"CJM032 1: departments: is a list; {HOW}"
        ]),
        ("departments: monthly\n", [
            "CJM032 1: departments: is the text 'monthly'; write {every: month}"
        ]),
        ("departments: {except: {shops: true}}\n", [
            "CJM036 1: departments.except[0]: is keys with values, not the id of a department; write [shops]"
        ]),
        ("departments: {except: [logistic, delivery, 7]}\n", [
            "CJM021 1: departments.except[0]: no department 'logistic'; did you mean 'logistics'?",
            f"CJM022 1: departments.except[1]: {NOW}",
            'CJM036 1: departments.except[2]: is a number, not the id of a department; put it in quotes: "7"',
        ]),
        ("mail: maps@example.org\n", [
            f"CJM092 1: mail: 'maps@example.org' is no mail server; {SERVER}"
        ]),
        ("mail: jsons://${HOST}\n", [
            f"CJM092 1: mail: 'jsons://…' is no mail server; {SERVER}"
        ]),
        ("mail: mailtos://maps:hunter2@mail.example.org\n", [
            f'CJM091 1: mail: a password is written into mailtos://…; {WHOLE} "${{SMTP_URL}}"'
        ]),
        ("subscribers: {a: b}\n", [
            "CJM032 1: subscribers: is no list; write each entry behind a '- ': '- name: a'"
        ]),
        ("subscribers:\n  name: A\n  to: a@b.org\n", [
            "CJM032 2: subscribers: is an entry, not a list of them; write '- ' before it"
        ]),
        ("subscribers: Board\n", [f"CJM032 1: subscribers: is the text 'Board'; write {LIST}"]),
        ("subscribers:\n  - A\n", [
            f"CJM032 2: subscribers[0]: is the text 'A'; write {{name: A, {EACH}, to: board@example.org}}"
        ]),
        ("subscribers:\n  - a@b.org\n", [
            f"CJM032 2: subscribers[0]: is the text 'a@b.org'; write {{name: Board, {EACH}, to: a@b.org}}"
        ]),
        ("subscribers:\n  - logistics\n", [
            "CJM032 2: subscribers[0]: is the text 'logistics'; write {department: logistics}"
        ]),
        ("subscribers:\n  - name: A\n    follows: everything\n    to: [a@b.org, ${TEAMS_URL}]\n", [
            'CJM012 4: subscribers[0].to[2]: in brackets, a variable stands in quotes; write "${TEAMS_URL}"'
        ]),
        ("mail: smtp://mail.example.org\n", [f"CJM092 1: mail: 'smtp://…' is no mail server; {SERVER}"]),
        ("mail: mail.example.org\n", [f"CJM092 1: mail: 'mail.example.org' is no mail server; {SERVER}"]),
        ("mail: $SMTP_URL\n", [
            "CJM093 1: mail: '$SMTP_URL' is no mail server; write \"${SMTP_URL}\""
        ]),
        (f"subscribers:\n  - {ENTRY}\n  - {ENTRY}\n", [
            "CJM045 3: subscribers[1].name: 'A' stands here twice; make one of them, or call them differently"
        ]),
    ],
)  # fmt: skip
def test_what_is_said_of_a_file(text: str | bytes, expected: list[str]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("follows: everything, to: a@b.org", [
            "CJM031.name: is missing; write 'name: …', by which it is known, or 'department: …'"
        ]),
        ("name: 7, follows: everything, to: a@b.org", ["CJM032.name: is a number; put it in quotes: \"7\""]),
        ("name: ' ', follows: everything, to: a@b.org", ["CJM035.name: is empty; write something"]),
        ("name: A, department: shops", [
            "CJM030.name: stands beside 'department', which is a name already; remove one of them"
        ]),
        ("name: A, to: a@b.org", [
            f"CJM031.follows: is missing; {FOLLOWS}"
        ]),
        ("name: A, follows: all, to: a@b.org", [
            "CJM032.follows: is the text 'all'; write 'everything'"
        ]),
        ("name: A, follows: everthing, to: a@b.org", [
            "CJM032.follows: is the text 'everthing'; write 'everything'"
        ]),
        ("name: A, follows: logistics, to: a@b.org", [
            "CJM032.follows: is the text 'logistics'; write {departments: [logistics]}"
        ]),
        ("name: A, follows: pensioneer, to: a@b.org", [
            "CJM032.follows: is the text 'pensioneer'; write {personas: [pensioner]}"
        ]),
        ("name: A, follows: shops, to: a@b.org", [
            "CJM032.follows: is the text 'shops'; write {departments: [shops]} or {channels: [shops]}"
        ]),
        ("name: A, follows: [logistics, pensioner, shops], to: a@b.org", [
            "CJM032.follows: is a list; write {departments: [logistics, shops], personas: [pensioner]}"
        ]),
        ("name: A, follows: departments, to: a@b.org", [
            f"CJM032.follows: is the text 'departments'; {ANY}"
        ]),
        ("name: A, follows: [7], to: a@b.org", [f"CJM032.follows: is a list; {ANY}"]),
        ("name: A, follows: [], to: a@b.org", [f"CJM032.follows: is a list; {ANY}"]),
        ("name: A, follows: true, to: a@b.org", [f"CJM032.follows: is a truth value; {ANY}"]),
        ("name: A, follows: {personas: []}, to: a@b.org", [
            f"CJM035.follows: names nothing that could be followed; {ANY}"
        ]),
        ("name: A, follows: {systems: [crm]}, to: a@b.org", [
            "CJM030.follows.systems: unknown key 'systems'; did you mean 'stages'?"
        ]),
        ("name: A, follows: {stages: [chose]}, to: a@b.org", [
            "CJM021.follows.stages[0]: no stage 'chose'; did you mean 'choose'?"
        ]),
        ("name: A, follows: everything, every: day, to: a@b.org", [
            "CJM033.every: 'day' is not one of week, month or quarter; the shortest is 'week'"
        ]),
        ("name: A, follows: everything, every: Weekly, to: a@b.org", [
            "CJM033.every: 'Weekly' is not one of week, month or quarter; write 'week'"
        ]),
        ("name: A, follows: everything, every: each month, to: a@b.org", [
            "CJM033.every: 'each month' is not one of week, month or quarter; write 'month'"
        ]),
        ("name: A, follows: everything, every: 2 weeks, to: a@b.org", [
            "CJM033.every: '2 weeks' is not one of week, month or quarter; write 'week' or 'month'"
        ]),
        ("name: A, follows: everything, every: year, to: a@b.org", [
            "CJM033.every: 'year' is not one of week, month or quarter; the longest is 'quarter'"
        ]),
        ("name: A, follows: everything, every: quater, to: a@b.org", [
            "CJM033.every: 'quater' is not one of week, month or quarter; did you mean 'quarter'?"
        ]),
        ("name: A, follows: everything, every: 7, to: a@b.org", [
            "CJM033.every: '7' is not one of week, month or quarter"
        ]),
        ("name: A, follows: everything, language: rus, to: a@b.org", [
            "CJM033.language: 'rus' is not one of en, ru or pl; did you mean 'ru'?"
        ]),
        ("name: A, follows: everything, language: Polish, to: a@b.org", [
            "CJM033.language: 'Polish' is not one of en, ru or pl; write 'pl'"
        ]),
        ("name: A, follows: everything, language: en-GB, to: a@b.org", [
            "CJM033.language: 'en-GB' is not one of en, ru or pl; write 'en'"
        ]),
        ("nme: A, follow: everything, email: a@b.org, rhythm: week", [
            "CJM030.nme: unknown key 'nme'; did you mean 'name'?",
            "CJM030.follow: unknown key 'follow'; did you mean 'follows'?",
            "CJM030.email: unknown key 'email'; did you mean 'to'?",
            "CJM030.rhythm: unknown key 'rhythm'; did you mean 'every'?",
        ]),
        ("name: A, title: B, follows: everything, to: a@b.org", [
            "CJM030.title: unknown key 'title'; known: department, every, follows, language, name, to"
        ]),
        ("departments: shops", ["CJM030.departments: unknown key 'departments'; did you mean 'department'?"]),
        ("name: A, follows: everything", [
            'CJM031.to: is missing; write a mail address, or "${NAME}", the variable that holds the URL'
        ]),
        ("name: A, follows: everything, to: a@b", [f"CJM092.to: 'a@b' is no address; {ENV}"]),
        ("name: A, follows: everything, to: {file: x}", [
            f"CJM092.to: {{file: …}} is no address; write {{env: NAME}}, {HOLDS}"
        ]),
        ("name: A, follows: everything, to: {env: A, also: hunter2}", [
            f"CJM092.to: {{env: …, also: …}} is no address; write {{env: NAME}}, {HOLDS}"
        ]),
        ("name: A, follows: everything, to: {TEAMS_URL}", [
            'CJM092.to: is no address; write "${TEAMS_URL}"'
        ]),
        ("name: A, follows: everything, to: {env: 7}", [
            f"CJM093.to: is a number, not the name of a variable; {LETTERS}"
        ]),
        ("name: A, follows: everything, to: {env: $TEAMS_URL}", [
            "CJM093.to: '$TEAMS_URL' is no name of a variable; write TEAMS_URL"
        ]),
        ("name: A, follows: everything, to: {env: MY-URL}", [
            "CJM093.to: 'MY-URL' is no name of a variable; write MY_URL"
        ]),
        *(
            (f"name: A, follows: everything, to: '{almost}'", [
                f"CJM093.to: '{almost}' is no address; write \"${{TEAMS_URL}}\""
            ])
            for almost in (
                "$TEAMS_URL", "TEAMS_URL", "%TEAMS_URL%", "$(TEAMS_URL)", "${TEAMS_URL", "env:TEAMS_URL",
                "${{ secrets.TEAMS_URL }}",
            )
        ),
        ("name: A, follows: everything, to: 'foo://'", [
            f"CJM092.to: nothing stands behind 'foo://'; {ENV}"
        ]),
        ("name: A, follows: everything, to: 'https:/hooks.example.org/hunter2'", [
            f"CJM092.to: 'https:/…' is no address; {ENV}"
        ]),
        ("name: A, follows: everything, to: ''", [f"CJM035.to: is empty; {ENV}"]),
        ("name: A, follows: everything, to: 'mailto:a@b.org'", [
            "CJM092.to: 'mailto:a@b.org' is no address; write a@b.org"
        ]),
        ("name: A, follows: everything, to: 'Board <a@b.org>'", [
            "CJM092.to: 'Board <a@b.org>' is no address; write a@b.org"
        ]),
        ("name: A, follows: everything, to: 'a@b.org, c@d.org'", [
            "CJM092.to: is 2 addresses in one; write [a@b.org, c@d.org]"
        ]),
        ("name: A, follows: everything, to: mmosts://chat.example.org/$hunter2", [
            f'CJM091.to: mmosts://… holds the secret that lets one write there; {BRACES} "${{MMOSTS_URL}}"'
        ]),
        ("name: A, follows: everything, to: ['${}']", [
            f"CJM093.to[0]: '' is no name of a variable; {LETTERS}"
        ]),
        ("name: A, follows: everything, to: [a@b.org, a@b.org]", [
            "CJM045.to[1]: 'a@b.org' stands here twice; remove one of them"
        ]),
        ("name: A, follows: everything, to: slack://T1/B2/C3", [
            f'CJM091.to: slack://… holds the secret that lets one write there; {WHOLE} "${{SLACK_URL}}"'
        ]),
        ("name: A, follows: everything, to: https://hooks.example.org/T1/B2", [
            f'CJM091.to: https://… holds the secret that lets one write there; {WHOLE} "${{WEBHOOK_URL}}"'
        ]),
        ("name: A, follows: everything, to: 'json://u:hunter2@b.org'", [
            f'CJM091.to: a password is written into json://…; {WHOLE} "${{JSON_URL}}"'
        ]),
        ("name: A, follows: everything, to: 'json://u:hunt${ER}2@b.org'", [
            f'CJM091.to: a password is written into json://…; {WHOLE} "${{JSON_URL}}"'
        ]),
        ("name: A, follows: everything, to: 'json://b.org/?API_KEY=hunter2'", [
            f"CJM091.to: the value of 'API_KEY' is written into json://…; {WHOLE} \"${{JSON_URL}}\""
        ]),
    ],
)  # fmt: skip
def test_what_is_said_of_an_entry(entry: str, expected: list[str]) -> None:
    assert one(entry) == expected
    assert "hunter2" not in "".join(one(entry))


@given(st.text("ab:{}[]-,'\"$@/ \n#&*!é7", max_size=80))
def test_nothing_is_too_wrong_to_be_read(text: str) -> None:
    for problem in read(text).problems:
        assert problem.message
        assert problem.severity is CODES[problem.code].severity


def test_only_a_renamed_id_is_a_warning() -> None:
    found = read("departments: {except: [delivery]}\n")
    assert [problem.severity for problem in found.problems] == [Severity.WARNING]
    assert found.subscriptions.silent == {"logistics"}
