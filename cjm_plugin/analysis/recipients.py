"""Who is told: the subscribers of the list, and the departments by their contacts."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.department import Department
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.subscription import Address, Subscriber, Subscriptions, Thing, Told
from cjm_plugin.model.text import MAIL

_KEY = 16
"""Digits that tell recipients apart."""


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Somebody at one address: what is sent, and remembered, is sent to one of these."""

    id: str
    """`subscriber:Compliance`, `department:logistics`; of departments with one contact, all of them."""
    name: str
    follows: tuple[Thing, ...] | None
    """`None`: everything."""
    address: Address
    how: Told
    is_only: bool = True
    """Whether the id has no other address."""
    by_contact: bool = False
    """Whether nobody wrote the address into the list: it is a department's contact."""
    is_listed: bool = True
    """Whether somebody wrote an entry into the list; departments are told without one."""

    @property
    def key(self) -> str:
        """What it is remembered by, which neither shows the address nor depends on what is secret in it."""
        return _hashed(f"{self.id}\0{self.address.written}")

    @property
    def owed_by(self) -> tuple[str, ...]:
        """The keys of what it is still to be told of: an only address may be mended, and nothing is lost."""
        return (self.key, _hashed(self.id)) if self.is_only else (self.key,)


def _hashed(what: str) -> str:
    return hashlib.sha256(what.encode()).hexdigest()[:_KEY]


class Recipients(NamedTuple):
    """All of them, and who ought to be one."""

    told: tuple[Recipient, ...]
    """The list first, in its order, then departments by their ids."""
    unreached: tuple[Department, ...]
    """Departments without a contact that can be written to, by id."""


def recipients(subscriptions: Subscriptions, catalog: Catalog) -> Recipients:
    """Everybody, each address of a subscriber by itself.

    A department is told of its slice unless it is in the list itself, is silent, or somebody of the list who
    follows its slice has its address. Departments that share a contact are one recipient.
    """
    found: list[Recipient] = []
    unreached: list[Department] = []
    for subscriber in subscriptions.subscribers:
        own = catalog.departments.get(subscriber.department or "")
        found += _listed(subscriber, own)
        if own and not subscriber.addresses and _mail(own) is None:
            unreached.append(own)
    if subscriptions.departments:
        waiting = [one for one in catalog.departments.values() if not _is_listed(one, subscriptions, found)]
        unreached += [one for one in waiting if _mail(one) is None]
        found += _by_contact(waiting, subscriptions.departments)
    return Recipients(tuple(found), tuple(sorted(unreached, key=lambda one: one.id)))


def _listed(subscriber: Subscriber, own: Department | None) -> Iterator[Recipient]:
    contact = _mail(own) if own and not subscriber.addresses else None
    addresses = (contact,) if contact else subscriber.addresses
    for address in addresses:
        yield Recipient(
            id=f"department:{own.id}" if own else f"subscriber:{subscriber.name}",
            name=own.title if own else subscriber.name,
            follows=subscriber.follows,
            address=address,
            how=subscriber.how,
            is_only=len(addresses) == 1,
            by_contact=contact is not None,
        )


def _is_listed(department: Department, subscriptions: Subscriptions, found: list[Recipient]) -> bool:
    """Whether it wants to hear nothing, or is told already."""
    if department.id in subscriptions.silent:
        return True
    if any(one.department == department.id for one in subscriptions.subscribers):
        return True
    contact, slice_ = _mail(department), (Kind.DEPARTMENT.value, department.id)
    return contact is not None and any(
        _same(one.address, contact) and (one.follows is None or slice_ in one.follows) for one in found
    )


def _by_contact(departments: list[Department], how: Told) -> Iterator[Recipient]:
    shared: dict[str, list[Department]] = defaultdict(list)
    for department in departments:
        if contact := _mail(department):
            shared[contact.written.casefold()].append(department)
    for own in shared.values():
        contact = _mail(own[0])
        assert contact is not None
        yield Recipient(
            id="department:" + "+".join(one.id for one in own),
            name=", ".join(one.title for one in own),
            follows=tuple((Kind.DEPARTMENT.value, one.id) for one in own),
            address=contact,
            how=how,
            by_contact=True,
            is_listed=False,
        )


def _mail(department: Department) -> Address | None:
    """Its contact, where that is a mail address: a page or a name on the forge can't be written to."""
    contact = department.contact
    return Address(contact, is_mail=True) if contact and MAIL.fullmatch(contact) else None


def _same(one: Address, other: Address) -> bool:
    return one.written.casefold() == other.written.casefold()
