"""One of the two days: what things were called on it, and what stood in them."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_plugin.analysis.basis import grounds
from cjm_plugin.analysis.diff.identity import Names, all_pains
from cjm_plugin.analysis.diff.snapshot import Snapshot
from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.change import Named, Word
from cjm_plugin.model.journey import Journey, Pain, Touchpoint
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.metric import Metric
from cjm_plugin.model.references import Place
from cjm_plugin.model.settings import Settings


@dataclass(frozen=True)
class Side:
    """A day. Things are asked for by canonical names, and named by them with the titles of that day."""

    snapshot: Snapshot
    names: Names
    is_before: bool

    @property
    def catalog(self) -> Catalog:
        return self.snapshot.catalog

    @property
    def settings(self) -> Settings:
        return self.snapshot.settings

    def find(self, kind: Kind, id: str) -> Object | None:
        """An object as it was on that day."""
        own = self.names.former(kind, id) if self.is_before else id
        return self.catalog.collection(kind).get(own)

    def journey(self, id: str) -> Journey | None:
        found = self.find(Kind.JOURNEY, id)
        return found if isinstance(found, Journey) else None

    def unit(self, metric: str) -> str | None:
        found = self.find(Kind.METRIC, metric)
        return found.unit if isinstance(found, Metric) else None

    def touchpoint(self, journey: str, id: str) -> Touchpoint | None:
        """A touchpoint of a map."""
        found = self.journey(journey)
        if found is None:
            return None
        return next((t for t in found.touchpoints if self.names.touchpoint(journey, t.id) == id), None)

    def pain(self, place: Place) -> Pain | None:
        """A pain at a canonical place."""
        touchpoint = self.touchpoint(place.journey, place.touchpoint)
        name = self.names.pain
        pains = all_pains(touchpoint) if touchpoint else ()
        return next((p for p in pains if name(place.journey, place.touchpoint, p.id) == place.pain), None)

    def holders(self, journey: str, pain: Pain) -> frozenset[str]:
        """The touchpoints of a map that have a pain of this id and title, by canonical ids."""
        found = self.journey(journey)
        return frozenset(
            self.names.touchpoint(journey, touchpoint.id)
            for touchpoint in (found.touchpoints if found else ())
            if any((p.id, p.title) == (pain.id, pain.title) for p in all_pains(touchpoint))
        )

    def has(self, place: Place) -> bool:
        """Whether what a canonical place names was there."""
        if place.pain is None:
            return self.touchpoint(place.journey, place.touchpoint) is not None
        return self.pain(place) is not None


@dataclass(frozen=True)
class Sides:
    """Both days."""

    before: Side
    after: Side
    names: Names

    @classmethod
    def of(cls, before: Snapshot, after: Snapshot) -> Sides:
        names = Names(before.catalog, after.catalog)
        return cls(Side(before, names, True), Side(after, names, False), names)

    def object(self, side: Side, kind: Kind, id: str) -> Named:
        """An object by its canonical id; its title is that of the side, if it was there at all."""
        found = side.find(kind, id) or self._other(side).find(kind, id)
        return Named(kind.value, id, found.title if found else id)

    def touchpoint(self, side: Side, journey: str, id: str) -> Named:
        """A touchpoint of the map by its canonical id."""
        found = side.touchpoint(journey, id) or self._other(side).touchpoint(journey, id)
        return Named("touchpoint", f"{journey}/{id}", found.title if found else id)

    def place(self, side: Side, place: Place) -> Named:
        """What a canonical place names."""
        if place.pain is None:
            return self.touchpoint(side, place.journey, place.touchpoint)
        found = side.pain(place) or self._other(side).pain(place)
        return Named("pain", str(place), found.title if found else place.pain)

    def basis(self, side: Side, evidence: tuple[str, ...]) -> Word:
        """What studies, as they are written, make of a claim."""
        names = (self.names.of(Kind.STUDY, study) for study in evidence)
        own = tuple(self.names.former(Kind.STUDY, name) if side.is_before else name for name in names)
        return Word("basis", grounds(own, side.catalog.studies, side.settings).basis.value)

    def _other(self, side: Side) -> Side:
        return self.after if side.is_before else self.before
