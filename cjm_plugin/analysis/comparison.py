"""A map as it is beside the map as it is to be: touchpoint by touchpoint, by identity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff import Snapshot, diff_journeys
from cjm_plugin.analysis.diff.identity import paired
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.analysis.pains import KnownPain
from cjm_plugin.model.change import Change, What
from cjm_plugin.model.journey import Pain

Fate = Literal["stays", "changes", "comes", "goes"]


class Pair(NamedTuple):
    """One touchpoint in both maps; a side is `None` where it has no counterpart."""

    as_is: Contact | None
    to_be: Contact | None
    changes: tuple[Change, ...] = ()
    """What the to-be map changes here, pains included."""

    @property
    def known(self) -> Contact:
        """The side there is: as it is to be, if it stays."""
        found = self.to_be or self.as_is
        assert found is not None
        return found

    @property
    def fate(self) -> Fate:
        """What becomes of the touchpoint."""
        if self.as_is is None:
            return "comes"
        if self.to_be is None:
            return "goes"
        return "changes" if self.changes else "stays"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A to-be map beside the as-is map that it changes."""

    as_is: JourneyFacts
    to_be: JourneyFacts
    pairs: tuple[Pair, ...]
    """In the order of the to-be map; what goes stands behind what it followed."""

    def fates(self, fate: Fate) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.fate == fate)

    def pains(self, pair: Pair) -> tuple[tuple[KnownPain | None, KnownPain | None], ...]:
        """The pains that hurt at a touchpoint, by identity: as it is, as it is to be. New ones stand last."""
        before, after = _open_pains(self.as_is, pair.as_is), _open_pains(self.to_be, pair.to_be)
        kept = [(b, next((a for a in after if _same(b.pain, a.pain)), None)) for b in before]
        found = {a.place for _, a in kept if a}
        return (*kept, *((None, a) for a in after if a.place not in found))


def compare(as_is: JourneyFacts, to_be: JourneyFacts, content: Snapshot) -> Comparison:
    """Pairs what is the same touchpoint: of one id, or of an id that one of them `was`."""
    changes: dict[str, list[Change]] = defaultdict(list)
    for change in diff_journeys(as_is.journey, to_be.journey, content).changes:
        # What stands elsewhere in its stage is the same: both maps show it in the order of the one.
        if change.subject.inside and change.what is not What.REORDERED:
            changes[change.subject.id.split("/")[1]].append(change)
    pairs = _pairs(as_is.contacts, to_be.contacts, changes)
    return Comparison(as_is, to_be, tuple(pairs))


def _pairs(
    before: Sequence[Contact], after: Sequence[Contact], changes: Mapping[str, list[Change]]
) -> Iterator[Pair]:
    of = _counterparts(before, after)
    kept = set(of.values())
    yield from (Pair(gone, None) for gone in _leading(before, kept))
    for contact in after:
        counterpart = of.get(contact)
        yield Pair(counterpart, contact, tuple(changes.get(contact.touchpoint.id, ())))
        if counterpart:
            yield from (Pair(gone, None) for gone in _leading(before[counterpart.number :], kept))


def _counterparts(before: Sequence[Contact], after: Sequence[Contact]) -> dict[Contact, Contact]:
    """For each touchpoint of the second map that was there already, the one of the first."""
    old = {contact.touchpoint.id: contact for contact in before}
    new = {contact.touchpoint.id: contact for contact in after}
    pairs = paired([contact.touchpoint for contact in before], [contact.touchpoint for contact in after])
    return {new[now.id]: old[was.id] for was, now in pairs if was and now}


def _leading(row: Sequence[Contact], kept: set[Contact]) -> Iterator[Contact]:
    """The touchpoints at the head of a row that have no counterpart."""
    for contact in row:
        if contact in kept:
            return
        yield contact


def _open_pains(facts: JourneyFacts, contact: Contact | None) -> tuple[KnownPain, ...]:
    return tuple(pain for pain in facts.open_pains if pain.contact == contact)


def _same(before: Pain, after: Pain) -> bool:
    return not {before.id, *before.was}.isdisjoint({after.id, *after.was})
