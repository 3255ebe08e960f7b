"""What changed studies and initiatives make of pains and beliefs: told where it is lived, in maps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff.identity import Pair
from cjm_plugin.analysis.diff.maker import Maker
from cjm_plugin.analysis.diff.objects import is_verdict
from cjm_plugin.analysis.diff.pains import PainDiff
from cjm_plugin.analysis.diff.reach import row_of
from cjm_plugin.analysis.diff.sides import Side, Sides
from cjm_plugin.analysis.diff.states import States
from cjm_plugin.analysis.diff.touchpoints import TouchpointDiff
from cjm_plugin.model.change import About, Change, Named, Prose, What
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Pain
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.study import Finding, Study


@dataclass(frozen=True)
class Consequences:
    """Of all that is not the same on both days."""

    sides: Sides
    states: States

    def changes(self) -> Iterator[Change]:
        ended: set[tuple[str, str]] = set()
        for place in sorted(self._pains(), key=str):
            for change in self._became(place):
                ended |= {(change.subject.id, study.id) for study in change.by}
                yield change
        for pair in self.sides.names.different[Kind.STUDY]:
            if isinstance(pair.after, Study):
                yield from self._verdicts(pair, pair.after, ended)

    def _pains(self) -> set[Place]:
        """The pains that something is said of on either day by whatever is not the same."""
        names = self.sides.names
        texts: list[str] = []
        for thing in (side for pair in names.different[Kind.INITIATIVE] for side in pair):
            if isinstance(thing, Initiative):
                texts += thing.solves
        for thing in (side for pair in names.different[Kind.STUDY] for side in pair):
            if isinstance(thing, Study):
                texts += (finding.about for finding in thing.findings if finding.about)
        return {place for text in set(texts) if (place := names.place(text)) and place.pain}

    def _became(self, place: Place) -> Iterator[Change]:
        before, after = self.sides.before.pain(place), self.sides.after.pain(place)
        if before is None or after is None:
            return
        known = self.states.before.known(place), self.states.after.known(place)
        yield from self._pain(place, before, after).became(*known)

    def _pain(self, place: Place, before: Pain | None, after: Pain | None) -> PainDiff:
        diff = self._touchpoint(place)
        return PainDiff(self.sides, diff.journey, diff.named, (diff.before, diff.after), before, after)

    def _touchpoint(self, place: Place) -> TouchpointDiff:
        journey = self.sides.object(self.sides.after, Kind.JOURNEY, place.journey)
        before, after = (self._contact(side, place) for side in (self.sides.before, self.sides.after))
        return TouchpointDiff(self.sides, self.states, journey, before, after)

    def _contact(self, side: Side, place: Place) -> Contact | None:
        journey = side.journey(place.journey)
        name = self.sides.names.touchpoint
        found = row_of(journey) if journey else ()
        return next((c for c in found if name(place.journey, c.touchpoint.id) == place.touchpoint), None)

    # Hypotheses

    def _verdicts(self, pair: Pair, study: Study, ended: set[tuple[str, str]]) -> Iterator[Change]:
        """New findings that say of something in a map whether what was believed there is so."""
        known = (
            {name for finding in pair.before.findings for name in (finding.id, *finding.was)}
            if isinstance(pair.before, Study)
            else set()
        )
        for finding in study.findings:
            is_new = known.isdisjoint((finding.id, *finding.was))
            if not is_new or not is_verdict(self.sides, finding):
                continue
            place = self.sides.names.place(finding.about or "")
            if place is not None and (str(place), study.id) not in ended:
                yield self._verdict(place, study, finding)

    def _verdict(self, place: Place, study: Study, finding: Finding) -> Change:
        maker = self._maker(place)
        what = What.CONFIRMED if finding.verdict == "confirms" else What.REFUTED
        by = (Named(Kind.STUDY.value, study.id, study.title),)
        about = Maker(About.HYPOTHESIS, maker.subject, maker.scopes, maker.values, maker.persona)
        return about.change(what, after=Prose(finding.text), by=by)

    def _maker(self, place: Place) -> Maker:
        if place.pain is None:
            return self._touchpoint(place).maker()
        pain = self.sides.after.pain(place)
        return self._pain(place, self.sides.before.pain(place), pain).maker()
