"""What a language has for a company that tells its own side: who acts, how, and the customer as an object."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

Words = frozenset[str]


def words(text: str) -> Words:
    """A set of words from a text."""
    return frozenset(text.split())


@dataclass(frozen=True)
class Forms:
    """Words: whole ones, and those with one of the stems and one of the endings."""

    known: str = ""
    stems: str = ""
    """Empty: any."""
    endings: str = ""
    never: str = ""
    """Other words with these stems and endings."""

    def __contains__(self, word: str) -> bool:
        if word in self._known:
            return True
        return word.endswith(self._endings) and word.startswith(self._stems) and word not in self._never

    @cached_property
    def _known(self) -> Words:
        return words(self.known)

    @cached_property
    def _never(self) -> Words:
        return words(self.never)

    @cached_property
    def _stems(self) -> tuple[str, ...]:
        return tuple(self.stems.split()) or ("",)

    @cached_property
    def _endings(self) -> tuple[str, ...]:
        return tuple(self.endings.split())


NONE = Forms()


@dataclass(frozen=True, kw_only=True)
class Company:
    """Who a company is. Roles are in the nominative."""

    people: Iterable[str]
    """Roles: subjects of any verb."""
    houses: Iterable[str]
    """Departments, teams, places: words that mean other things too, subjects of deeds alone."""
    ours: Iterable[str]
    """What is a house behind “our” alone: “our bank”."""
    plurals: Words = frozenset()
    """Roles that are a plural without looking like one: “staff”."""
    we: Words
    my: Words
    """Forms of “our”."""
    determiners: Words
    """Other words that may stand before a role, at its beginning."""
    adjectives: Forms
    """What may stand directly before a role."""


@dataclass(frozen=True, kw_only=True)
class Deeds:
    """What a company does. Verbs are in the third person unless told otherwise."""

    verbs: Forms
    """What people are the subject of."""
    deeds: Forms
    """What a company does to its customers: a house must be the subject of one."""
    we_do: Forms
    """Deeds as “we” do them: those that a customer who says “we” would not."""
    says_we: bool = False
    """Whether such a form says “we” by itself."""
    bare_verbs: Forms = NONE
    bare_deeds: Forms = NONE
    """The same as they stand behind a plural or a helper, where that is another form."""
    helpers: Words = frozenset()
    """“Will”, “has to”, “is”: they make a subject of a person; of a house with a deed behind them."""
    nouns_too: Words = frozenset()
    """Deeds whose form is a noun's as well."""
    shown_by: Words = frozenset()
    """What shows such a form to be a verb when it stands behind it."""
    denied_by: Words = frozenset()
    """What shows it to be a noun when it follows anywhere."""


@dataclass(frozen=True, kw_only=True)
class Customer:
    """The customer from outside, as an object of what somebody does."""

    names: Words
    """In the nominative."""
    being: Words = frozenset()
    """Helpers of a passive: “is”, `zostaje`. Empty where it needs none."""
    done_to: Forms
    """What is done, in the passive: “informed”, «уведомляется»."""
    handled: Iterable[str]
    """The customer directly behind a verb: `клиента`, “the customer”."""
    handed: Iterable[str]
    """The customer as whom something goes to: `клиенту`, “to the customer”."""
    handling: Forms
    """Verbs whose subject is never the customer when the customer is their object."""


@dataclass(frozen=True, kw_only=True)
class Voice:
    """One language."""

    company: Company
    deeds: Deeds
    customer: Customer
    is_latin: bool = True
    is_free: bool = False
    """Whether the order of words is: «звонит оператор», „klientowi wysyłany jest”."""
    fillers: Words
    """What may stand between a subject and its verb: “never”, `mu`."""
    prepositions: Words
    any_one: Words = frozenset()
    """What says of a house that it is any one: “the manager of a small firm” is a customer."""
    opening: Iterable[str]
    """With what a sentence may begin before its subject: “then”, “an hour later”."""
    subordinating: Words
    """Words that begin a clause of which only what follows its comma is told."""
