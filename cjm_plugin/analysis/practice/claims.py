"""What a map says of its contacts, and where in its file it says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from cjm_plugin.analysis.basis import Grounds
from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import Facts, JourneyFacts
from cjm_plugin.analysis.pains import KnownPain
from cjm_plugin.analysis.practice.rule import Found
from cjm_plugin.analysis.practice.said import Said
from cjm_plugin.model.journey import Experience, Touchpoint
from cjm_plugin.model.references import Path, Place


class Claim(NamedTuple):
    """That a contact is as the map says, that something hurts there, or that something is good there."""

    contact: Contact
    grounds: Grounds
    id: str = ""
    """Of the pain or the strength; empty for the touchpoint itself."""
    within: Path = ()
    """Where in the touchpoint: `("pains", 0)`."""
    place: Place | None = None
    """What findings say it is about; nothing names a strength."""

    @property
    def at(self) -> str:
        """What an exception names."""
        return f"{self.contact.touchpoint.id}/{self.id}" if self.id else self.contact.touchpoint.id

    def found(self, field: str, said: Said) -> Found:
        """A finding at one of its fields."""
        return Found(self.contact.journey, (*self._path, field), said, self.at)

    def lacking(self, said: Said) -> Found:
        """A finding of what it doesn't have."""
        return Found(self.contact.journey, self._path, said, self.at, lacks=True)

    @property
    def _path(self) -> Path:
        return *path_of(self.contact), *self.within


def claims(journey: JourneyFacts, facts: Facts, fits: Callable[[Grounds], bool]) -> Iterator[Claim]:
    """What a map claims on such grounds: its touchpoints, then its pains, then its strengths.

    A pain that no longer hurts, solved or refuted, needs no proof.
    """
    for contact, grounds in zip(journey.contacts, journey.grounds, strict=True):
        if fits(grounds):
            yield Claim(contact, grounds, place=contact.place)
    for known in journey.pains:
        if fits(known.grounds) and known.is_open:
            yield Claim(known.contact, known.grounds, known.pain.id, _within(known), known.place)
    for claim in _strengths(journey, facts):
        if fits(claim.grounds):
            yield claim


def _strengths(journey: JourneyFacts, facts: Facts) -> Iterator[Claim]:
    for contact in journey.contacts:
        for path, experience in _experiences(contact.touchpoint):
            for number, strength in enumerate(experience.strengths):
                grounds = facts.grounds(strength.evidence)
                yield Claim(contact, grounds, strength.id, (*path, "strengths", number))


def pains(maps: Iterable[JourneyFacts]) -> Iterator[KnownPain]:
    """The pains of some maps, in their order."""
    return (known for journey in maps for known in journey.pains)


def pain_found(known: KnownPain, within: Path, said: Said) -> Found:
    """A finding somewhere in a pain."""
    contact = known.contact
    path = (*path_of(contact), *_within(known), *within)
    return Found(contact.journey, path, said, f"{contact.touchpoint.id}/{known.pain.id}")


def path_of(contact: Contact) -> Path:
    """Where a touchpoint stands in the model of its map."""
    stages, own = contact.journey.stages, contact.stage.touchpoints
    stage = next(number for number, stage in enumerate(stages) if stage is contact.stage)
    touchpoint = next(number for number, other in enumerate(own) if other is contact.touchpoint)
    return "stages", stage, "touchpoints", touchpoint


def _within(known: KnownPain) -> Path:
    """Where a pain stands in its touchpoint."""
    return next(
        (*path, "pains", number)
        for path, experience in _experiences(known.contact.touchpoint)
        for number, pain in enumerate(experience.pains)
        if pain is known.pain
    )


def _experiences(touchpoint: Touchpoint) -> Iterator[tuple[Path, Experience]]:
    """Everybody's first, then each persona's own."""
    yield (), touchpoint
    for number, own in enumerate(touchpoint.by_persona):
        yield ("by_persona", number), own
