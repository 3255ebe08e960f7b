"""The roll of the content: who is there, for whoever writes what comes next. Broken files count too."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind


class Member(NamedTuple):
    """A file of a collection."""

    path: str
    """As problems show it."""
    was: tuple[str, ...] = ()
    object: Object | None = None
    """`None` where something in the file is wrong."""

    @property
    def title(self) -> str:
        """Empty where it is not known."""
        return self.object.title if self.object else ""


@dataclass(frozen=True, kw_only=True)
class Roll:
    """Unlike a catalog it holds what is broken, for that is there too."""

    members: Mapping[Kind, Mapping[str, Member]] = field(default_factory=lambda: MappingProxyType({}))
    """By id, in its order."""
    places: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """The titles of touchpoints and pains, by `journey/touchpoint` and `journey/touchpoint/pain`."""

    def of(self, kind: Kind) -> Mapping[str, Member]:
        """All of a collection."""
        return self.members.get(kind, MappingProxyType({}))

    def heir(self, kind: Kind, old: str) -> str | None:
        """Who had an id before."""
        return next((id for id, member in self.of(kind).items() if old in member.was), None)
