"""Subscriptions: who is told what of the weeks, how often, in which language, and where."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from cjm_plugin.model.kinds import Kind

Thing: TypeAlias = tuple[str, str]
"""An object by its kind and id."""

FOLLOWED = (Kind.DEPARTMENT, Kind.PERSONA, Kind.STAGE, Kind.JOURNEY, Kind.CHANNEL)
"""The kinds whose slices can be followed, in the order in which people look for them."""

DEFAULT_MAIL = "${SMTP_URL}"
"""Where mail goes out, unless somebody says otherwise."""


class Rhythm(StrEnum):
    """How often somebody is told."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"


class Address(NamedTuple):
    """Where something is sent to, as it is written: what is secret in it is the name of a variable."""

    written: str
    """`compliance@example.org`, `${TEAMS_URL}`, `mmosts://chat.example.org/${HOOK}`"""
    is_mail: bool
    """Whether it is a mail address, which the mail server delivers to."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """How somebody is told."""

    every: Rhythm = Rhythm.WEEK
    language: str | None = None
    """`None`: the site's."""


@dataclass(frozen=True, kw_only=True)
class Subscriber:
    """An entry of the list."""

    name: str = ""
    """Unique; empty where a department is named."""
    department: str | None = None
    """Of a department that is told otherwise than all others."""
    follows: tuple[Thing, ...] | None = None
    """`None`: everything."""
    addresses: tuple[Address, ...] = ()
    """None for a department: its contact."""
    how: Told


@dataclass(frozen=True, kw_only=True)
class Subscriptions:
    """All of subscriptions.yml. Without such a file departments are told each week."""

    mail: Address | None = None
    """The mail server; `None`: nobody told, so that it is `DEFAULT_MAIL` if there is any."""
    departments: Told | None = Told()
    """How departments are told of their own slices; `None`: not at all."""
    silent: frozenset[str] = frozenset()
    """Departments that do not want to be told."""
    subscribers: tuple[Subscriber, ...] = ()
