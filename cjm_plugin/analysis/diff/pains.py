"""What differs in the pains of a touchpoint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff.edits import Edit, Walk, identity
from cjm_plugin.analysis.diff.identity import all_pains, paired
from cjm_plugin.analysis.diff.maker import Maker
from cjm_plugin.analysis.diff.reach import Reach, row_of
from cjm_plugin.analysis.diff.sides import Side, Sides
from cjm_plugin.analysis.diff.states import HURTS, Known, States
from cjm_plugin.analysis.diff.texts import Texts
from cjm_plugin.analysis.diff.values import Values
from cjm_plugin.analysis.pains import PainState, own_pains
from cjm_plugin.model.change import About, Change, Direction, Named, Severity, Subject, Value, What, Word
from cjm_plugin.model.journey import Pain
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place


@dataclass(frozen=True)
class PainDiff:
    """A pain at a touchpoint, on either or both days."""

    sides: Sides
    journey: Named
    touchpoint: Named
    contacts: tuple[Contact | None, Contact | None]
    before: Pain | None
    after: Pain | None

    @property
    def place(self) -> Place:
        pain = self.after or self.before
        assert pain is not None
        journey, touchpoint = self.touchpoint.id.split("/")
        return Place(journey, touchpoint, pain.id)

    @property
    def subject(self) -> Subject:
        pain = self.after or self.before
        assert pain is not None
        inside = (self.journey, self.touchpoint)
        return Subject("pain", str(self.place), pain.title, inside, gone=self.after is None)

    def owners(self) -> tuple[str | None, str | None]:
        """Whose pain it alone is, by canonical ids, on each day; `None`: everybody's."""
        return self._owner(self.contacts[0], self.before), self._owner(self.contacts[1], self.after)

    def _owner(self, contact: Contact | None, pain: Pain | None) -> str | None:
        if contact is None or pain is None:
            return None
        owner = next((who for own, who in own_pains(contact) if own is pain), None)
        return None if owner is None else self.sides.names.of(Kind.PERSONA, owner)

    def maker(self) -> Maker:
        was, now = self.owners()
        if self.before is None:
            was = now
        if self.after is None:
            now = was
        reach = Reach(self.sides.names)
        for contact, owner in zip(self.contacts, (was, now), strict=True):
            if contact is not None:
                reach.add_contact(contact, owner)
        side = self.sides.before if self.after is None else self.sides.after
        persona = self._persona(now, side) if was == now else None
        values = Values(self.sides, self.journey.id)
        return Maker(About.PAIN, self.subject, reach.scopes(), values, persona)

    def _persona(self, owner: str | None, side: Side) -> Named | None:
        return None if owner is None else self.sides.object(side, Kind.PERSONA, owner)

    def found(self, known: Known) -> Change:
        """It is new. One that comes as solved or refuted hurts nobody, one from elsewhere not anew."""
        assert self.after is not None
        marks = (*_severity(self.after), self.sides.basis(self.sides.after, self.after.evidence))
        if (before := self._elsewhere(self.sides.before)) is not None:
            return self.maker().change(What.FOUND, direction=Direction.NEUTRAL, before=before, marks=marks)
        if known.state in HURTS:
            return self.maker().change(What.FOUND, marks=marks)
        state = Word("pain-state", known.state.value)
        return self.maker().change(What.FOUND, direction=Direction.NEUTRAL, marks=(*marks, state))

    def withdrawn(self) -> Change:
        """It is no longer on the map, or at another touchpoint."""
        assert self.before is not None
        marks = (*_severity(self.before), self.sides.basis(self.sides.before, self.before.evidence))
        return self.maker().change(What.WITHDRAWN, after=self._elsewhere(self.sides.after), marks=marks)

    def _elsewhere(self, there: Side) -> Named | None:
        """The touchpoint of the map from which it came, or to which it went, with its id and its title."""
        before, after = (self._holders(contact) for contact in self.contacts)
        found = before - after if there.is_before else after - before
        others = sorted(found - {self.place.touchpoint})
        return self.sides.touchpoint(there, self.journey.id, others[0]) if others else None

    def _holders(self, contact: Contact | None) -> set[str]:
        """The touchpoints of a day's map that have it, by canonical ids."""
        pain = self.after or self.before
        assert pain is not None
        row = row_of(contact.journey) if contact else ()
        return {
            self.sides.names.touchpoint(self.journey.id, one.touchpoint.id)
            for one in row
            if any((p.id, p.title) == (pain.id, pain.title) for p in all_pains(one.touchpoint))
        }

    def edited(self, states: States) -> Iterator[Change]:
        """What its author changed of it. Of one that hurts nobody nothing is better or worse."""
        assert self.before is not None
        assert self.after is not None
        was, now = self.owners()
        if was == now and self.before == self.after:
            return
        maker = self.maker()
        for edit in identity(self.before, self.after):
            yield maker.edited(edit, What.RENAMED if edit.names == ("id",) else What.FIELD_CHANGED)
        for edit in self._walk.edits(self.before, self.after, frozenset({"id", "was"})):
            hurts = edit.names != ("severity",) or states.after.known(self.place).state in HURTS
            yield maker.edited(edit, _told(edit), None if hurts else Direction.NEUTRAL)
        if was != now:
            before, after = self._persona(was, self.sides.before), self._persona(now, self.sides.after)
            yield maker.change(What.FIELD_CHANGED, field="persona", before=before, after=after)

    @property
    def _walk(self) -> Walk:
        before, after = self.contacts
        assert before is not None
        assert after is not None
        return Walk(Texts.of(self.sides.names, before.journey, after.journey), self.journey.id)

    def became(self, before: Known, after: Known) -> Iterator[Change]:
        """What has become of it by the work of others."""
        if before.state is after.state or (before.state in HURTS and after.state in HURTS):
            return
        change = self._turn(before, after)
        hurts = before.state in HURTS or after.state in HURTS
        yield change if hurts else replace(change, direction=Direction.NEUTRAL)

    def _turn(self, before: Known, after: Known) -> Change:
        maker = self.maker()
        if after.state is PainState.REFUTED:
            return maker.change(What.REFUTED, by=self._studies(after, "refutes"))
        if after.state is PainState.SOLVED:
            by = tuple(
                Named(Kind.INITIATIVE.value, i.id, i.title) for i in after.initiatives if i.status == "done"
            )
            return maker.change(What.SOLVED, by=by)
        if before.state is PainState.REFUTED:
            return maker.change(What.REOPENED, by=self._studies(after, "confirms"))
        return maker.change(What.REOPENED, by=self._work(before, after))

    def _studies(self, known: Known, verdict: str) -> tuple[Named, ...]:
        found = {v.study.id: v.study for v in known.verdicts if v.finding.verdict == verdict}
        return tuple(Named(Kind.STUDY.value, study.id, study.title) for study in found.values())

    def _work(self, before: Known, after: Known) -> tuple[Named, ...]:
        """The initiatives that were done, and no longer count as its solution."""
        of = self.sides.names.of
        done = {i.id for i in after.initiatives if i.status == "done"}
        ids = (of(Kind.INITIATIVE, i.id) for i in before.initiatives if i.status == "done")
        side = self.sides.before
        return tuple(self.sides.object(side, Kind.INITIATIVE, id) for id in ids if id not in done)


def pain_changes(
    sides: Sides, states: States, journey: Named, touchpoint: Named, contacts: tuple[Contact, Contact]
) -> Iterator[Change]:
    """All that differs in the pains of a touchpoint that is there on both days, as its map tells them."""
    before, after = (all_pains(contact.touchpoint) for contact in contacts)
    for was, now in paired(before, after):
        diff = PainDiff(sides, journey, touchpoint, contacts, was, now)
        if was is None:
            yield diff.found(states.after.known(diff.place))
        elif now is None:
            yield diff.withdrawn()
        else:
            yield from diff.edited(states)


def _severity(pain: Pain) -> tuple[Value, ...]:
    return () if pain.severity is None else (Severity(pain.severity),)


def _told(edit: Edit) -> What:
    match edit.names:
        case ("severity",) if edit.old is not None and edit.new is not None:
            return What.WORSE if edit.new > edit.old else What.MILDER
        case ("evidence",):
            return What.EVIDENCE_WITHDRAWN if edit.new is None else What.EVIDENCE_ADDED
        case _:
            return What.FIELD_CHANGED
