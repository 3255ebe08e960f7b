"""Who is told: the list, and the departments by their contacts."""

from __future__ import annotations

import pytest

from cjm_plugin.analysis.recipients import Recipient, recipients
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.subscription import Address, Rhythm, Subscriber, Subscriptions, Thing, Told
from tests.support.catalogs import catalog, thing

WEEKLY = Told()
A, B = "a@example.org", "b@example.org"


def company(**contacts: str | None) -> Catalog:
    """Departments by their ids, with their contacts."""
    return catalog(
        *(thing(Kind.DEPARTMENT, id, title=id.upper(), contact=contact) for id, contact in contacts.items())
    )


def listed(name: str, *to: str, follows: tuple[Thing, ...] | None = None) -> Subscriber:
    return Subscriber(
        name=name, follows=follows, addresses=tuple(Address(one, "@" in one) for one in to), how=WEEKLY
    )


def own(department: str, *to: str, how: Told = WEEKLY) -> Subscriber:
    return Subscriber(
        department=department,
        follows=(("department", department),),
        addresses=tuple(Address(one, "@" in one) for one in to),
        how=how,
    )


def told(subscriptions: Subscriptions, departments: Catalog) -> list[tuple[str, str, tuple[str, ...] | None]]:
    """Name, address, and the ids that are followed."""
    return [
        (one.name, one.address.written, None if one.follows is None else tuple(id for _, id in one.follows))
        for one in recipients(subscriptions, departments).told
    ]


@pytest.mark.parametrize(
    ("subscriptions", "expected"),
    [
        (Subscriptions(), [("X", A, ("x",)), ("Y", B, ("y",))]),
        (Subscriptions(departments=None), []),
        (Subscriptions(silent=frozenset({"x"})), [("Y", B, ("y",))]),
        # In the list by name: told as the list says, and no second time.
        (Subscriptions(subscribers=(own("x"),)), [("X", A, ("x",)), ("Y", B, ("y",))]),
        (Subscriptions(subscribers=(own("x", "${CHAT}"),)), [("X", "${CHAT}", ("x",)), ("Y", B, ("y",))]),
        (Subscriptions(subscribers=(own("x"),), departments=None), [("X", A, ("x",))]),
        # In the list by address, with its slice or with everything.
        (
            Subscriptions(subscribers=(listed("N", "A@Example.org", follows=(("department", "x"),)),)),
            [("N", "A@Example.org", ("x",)), ("Y", B, ("y",))],
        ),
        (
            Subscriptions(subscribers=(listed("N", A, "${CHAT}"),)),
            [("N", A, None), ("N", "${CHAT}", None), ("Y", B, ("y",))],
        ),
        # By address, but for something else: its own slice as well.
        (
            Subscriptions(subscribers=(listed("N", A, follows=(("persona", "x"),)),)),
            [("N", A, ("x",)), ("X", A, ("x",)), ("Y", B, ("y",))],
        ),
    ],
)
def test_who_is_told(subscriptions: Subscriptions, expected: list[tuple[str, str, tuple[str, ...]]]) -> None:
    assert told(subscriptions, company(x=A, y=B)) == expected


def test_departments_that_share_a_contact_are_told_once() -> None:
    assert told(Subscriptions(), company(x=A, y="A@example.ORG", z=B)) == [
        ("X, Y", A, ("x", "y")),
        ("Z", B, ("z",)),
    ]


@pytest.mark.parametrize("contact", [None, "@maps/x", "https://wiki.example.org/x", "Ring 12", "a@b"])
def test_who_cannot_be_written_to_is_named(contact: str | None) -> None:
    found = recipients(Subscriptions(), company(x=contact, y=B))
    assert [one.name for one in found.told] == ["Y"]
    assert [one.id for one in found.unreached] == ["x"]
    found = recipients(Subscriptions(departments=None, subscribers=(own("x"),)), company(x=contact, y=B))
    assert ([*found.told], [one.id for one in found.unreached]) == ([], ["x"])
    found = recipients(Subscriptions(silent=frozenset({"x"})), company(x=contact, y=B))
    assert found.unreached == ()


def test_how_departments_are_told() -> None:
    how = Told(every=Rhythm.MONTH, language="pl")
    found = recipients(Subscriptions(departments=how, subscribers=(own("y"),)), company(x=A, y=B)).told
    assert [(one.name, one.how, one.by_contact) for one in found] == [("Y", WEEKLY, True), ("X", how, True)]


def test_a_key_tells_recipients_apart_and_nothing_else() -> None:
    def key(id: str, to: str, how: Told = WEEKLY) -> str:
        return Recipient(id=id, name=id, follows=None, address=Address(to, is_mail=True), how=how).key

    assert len({key("n", A), key("n", B), key("m", A)}) == 3
    assert key("n", A) == key("n", A, Told(every=Rhythm.MONTH, language="ru"))
    assert A not in key("n", A)
    assert len(key("n", A)) == 16
