"""What differs at one touchpoint."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff import directions
from cjm_plugin.analysis.diff.edits import Edit, Step, Walk, identity
from cjm_plugin.analysis.diff.identity import all_pains
from cjm_plugin.analysis.diff.maker import Maker
from cjm_plugin.analysis.diff.pains import pain_changes
from cjm_plugin.analysis.diff.reach import Reach
from cjm_plugin.analysis.diff.shape import Sort, shapes
from cjm_plugin.analysis.diff.sides import Sides
from cjm_plugin.analysis.diff.states import HURTS, States
from cjm_plugin.analysis.diff.texts import Texts
from cjm_plugin.analysis.diff.values import Values
from cjm_plugin.model.change import About, Change, Direction, Felt, Listed, Named, Subject, Value, What
from cjm_plugin.model.journey import Experience, Variation
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place

_APART = frozenset({"id", "was", "pains", "by_persona"})
"""Told in their own ways."""

_OWN = frozenset(
    shape.name
    for shape in shapes(Variation)
    if shape.sort in {Sort.VALUE, Sort.PART} and shape.name != "persona"
)
"""What a persona may have of its own instead of what all others have; lists add to those of all."""


@dataclass(frozen=True)
class TouchpointDiff:
    """A touchpoint of a map, on either or both days."""

    sides: Sides
    states: States
    journey: Named
    before: Contact | None
    after: Contact | None

    @property
    def now(self) -> Contact:
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def id(self) -> str:
        """In the map."""
        return self.now.touchpoint.id

    @property
    def named(self) -> Named:
        touchpoint = self.now.touchpoint
        return Named("touchpoint", f"{self.journey.id}/{touchpoint.id}", touchpoint.title)

    @property
    def subject(self) -> Subject:
        named = self.named
        return Subject(named.kind, named.id, named.title, (self.journey,), gone=self.after is None)

    @property
    def _values(self) -> Values:
        return Values(self.sides, self.journey.id)

    @property
    def _walk(self) -> Walk:
        assert self.before is not None
        assert self.after is not None
        texts = Texts.of(self.sides.names, self.before.journey, self.after.journey)
        return Walk(texts, self.journey.id)

    def maker(self, persona: Named | None = None, unlike: frozenset[str] = frozenset()) -> Maker:
        """Of changes here, for everybody (but some) or for one persona."""
        reach = Reach(self.sides.names, passed_over=unlike)
        for contact in filter(None, (self.before, self.after)):
            if self.before is None or self.after is None:
                reach.add_whole_contact(contact)
            else:
                reach.add_contact(contact, persona.id if persona else None)
        return Maker(About.TOUCHPOINT, self.subject, reach.scopes(), self._values, persona)

    def presence(self) -> Change:
        """It has come or gone, with all that is in it."""
        what = What.REMOVED if self.after is None else What.ADDED
        return self.maker().change(what, marks=tuple(self._marks()))

    def _marks(self) -> Iterator[Value]:
        """Its channel, its emotion, what it rests on; the pains that come or go with it, if any."""
        side = self.sides.before if self.after is None else self.sides.after
        touchpoint = self.now.touchpoint
        yield self.sides.object(side, Kind.CHANNEL, self.sides.names.of(Kind.CHANNEL, touchpoint.channel))
        if touchpoint.emotion is not None:
            yield Felt(touchpoint.emotion)
        yield self.sides.basis(side, touchpoint.evidence)
        if pains := self.pains():
            yield Listed(pains)

    def pains(self) -> tuple[Named, ...]:
        """Those that hurt here on the last day on which it was there, worst first."""
        day = self.states.before if self.after is None else self.states.after
        here = Place(self.journey.id, self.id)
        hurting = [
            pain
            for pain in all_pains(self.now.touchpoint)
            if day.known(here._replace(pain=pain.id)).state in HURTS
        ]
        worst = sorted(hurting, key=lambda pain: -(pain.severity or 0))
        return tuple(Named("pain", str(here._replace(pain=pain.id)), pain.title) for pain in worst)

    def changes(self) -> Iterator[Change]:
        """All that differs in what was there and still is, but for its place; then its pains."""
        assert self.before is not None
        assert self.after is not None
        old, new = self.before.touchpoint, self.after.touchpoint
        if old is new or old == new:
            return
        yield from self._common()
        for persona, was, now in self._variations():
            yield from self._own(persona, was, now)
        yield from pain_changes(self.sides, self.states, self.journey, self.named, (self.before, self.after))

    def _common(self) -> Iterator[Change]:
        assert self.before is not None
        assert self.after is not None
        old, new = self.before.touchpoint, self.after.touchpoint
        leaving = directions.of_leaving(old.next, new.next)
        maker = self.maker()
        for edit in identity(old, new):
            yield maker.edited(edit, What.RENAMED if edit.names == ("id",) else What.FIELD_CHANGED)
        for edit in self._walk.edits(old, new, _APART):
            unlike = self._unlike(edit)
            its = self.maker(unlike=unlike) if unlike else maker
            if edit.names == ("emotion",) and not self._is_lived(unlike):
                yield its.edited(edit)
            else:
                yield its.edited(edit, *_told(edit, leaving))

    # What differs for one persona

    def _unlike(self, edit: Edit) -> frozenset[str]:
        """The personas who had, or have, something of their own in a field: what they live is told apart."""
        assert self.before is not None
        assert self.after is not None
        own = (*self.before.touchpoint.by_persona, *self.after.touchpoint.by_persona)
        if not own or edit.names[0] not in _OWN:
            return frozenset()
        named = (v.persona for v in own if getattr(v, edit.names[0]) is not None)
        return frozenset(self.sides.names.of(Kind.PERSONA, persona) for persona in named)

    @cached_property
    def _travellers(self) -> frozenset[str]:
        """The personas of the map on both days: for whoever has joined or left nothing rose or fell."""
        of = self.sides.names.of
        days = (c.journey.personas for c in (self.before, self.after) if c)
        return frozenset.intersection(*(frozenset(of(Kind.PERSONA, p) for p in day) for day in days))

    def _is_lived(self, unlike: frozenset[str]) -> bool:
        """Whether a difference for everybody is one for anybody. A map may name no persona at all."""
        nobody = not any(c.journey.personas for c in (self.before, self.after) if c)
        return nobody or not self._travellers <= unlike

    def _variations(self) -> Iterator[tuple[Named, Variation | None, Variation | None]]:
        assert self.before is not None
        assert self.after is not None
        had = self._walk.keyed(self.before.touchpoint.by_persona)
        has = self._walk.keyed(self.after.touchpoint.by_persona)
        for key in dict.fromkeys((*has, *had)):
            was, now = had.get(key), has.get(key)
            if was == now:
                continue
            assert was is None or isinstance(was, Variation)
            assert now is None or isinstance(now, Variation)
            side = self.sides.before if now is None else self.sides.after
            yield self.sides.object(side, Kind.PERSONA, key), was, now

    def _own(self, persona: Named, was: Variation | None, now: Variation | None) -> Iterator[Change]:
        outer = Step("by_persona", persona.id)
        maker = self.maker(persona)
        empty = True
        for edit in self._walk.edits(was, now, frozenset({"persona", "pains"})):
            empty = False
            yield self._own_change(maker, persona.id, edit, outer)
        pains = (*(was.pains if was else ()), *(now.pains if now else ()))
        if empty and not pains and (was is None or now is None):
            before, after = (persona, None) if now is None else (None, persona)
            yield maker.change(What.FIELD_CHANGED, field=str(outer), before=before, after=after)

    def _own_change(self, maker: Maker, persona: str, edit: Edit, outer: Step) -> Change:
        """An emotion or a channel that a persona had in common with all is told as it was lived."""
        if persona not in self._travellers:
            what = What.FIELD_CHANGED if edit.names == ("emotion",) else _told(edit, Direction.NEUTRAL)[0]
            return maker.edited(edit.within(outer), what, Direction.NEUTRAL)
        lived = edit
        if edit.names in {("emotion",), ("channel",)}:
            assert self.before is not None
            assert self.after is not None
            old = _lived(self.before.touchpoint, edit.old, edit.names[0])
            new = _lived(self.after.touchpoint, edit.new, edit.names[0])
            if old != new:
                lived = replace(edit, old=old, new=new)
            else:
                return maker.edited(edit.within(outer))
        what, direction = _told(lived, Direction.NEUTRAL)
        return maker.edited(lived.within(outer), what, direction)


def _lived(common: Experience, own: object, field: str) -> object:
    return getattr(common, field) if own is None else own


def _told(edit: Edit, leaving: Direction) -> tuple[What, Direction | None]:
    """As what kind of change an edit is told, and its direction where the kind does not say it."""
    if edit.names[0] == "next":
        return What.PASSAGE_CHANGED, _of_passage(edit, edit.names[1:], leaving)
    if edit.names == ("strengths",):
        return What.FIELD_CHANGED, directions.of_presence(edit.new is not None)
    if edit.names == ("emotion",) and None not in {edit.old, edit.new}:
        return (What.EMOTION_ROSE if edit.new > edit.old else What.EMOTION_FELL), None
    gone, come = _KINDS.get(edit.names, (What.FIELD_CHANGED, What.FIELD_CHANGED))
    return (come if edit.new else gone), None


_KINDS = {
    ("channel",): (What.CHANNEL_CHANGED, What.CHANNEL_CHANGED),
    ("moment_of_truth",): (What.NO_LONGER_MOMENT_OF_TRUTH, What.BECAME_MOMENT_OF_TRUTH),
    ("departments",): (What.DEPARTMENT_LEFT, What.DEPARTMENT_JOINED),
    ("departments", "role"): (What.DEPARTMENT_ROLE_CHANGED, What.DEPARTMENT_ROLE_CHANGED),
    ("evidence",): (What.EVIDENCE_WITHDRAWN, What.EVIDENCE_ADDED),
    ("metrics", "target"): (What.TARGET_CHANGED, What.TARGET_CHANGED),
}
"""By the fields on the way: what it is when something has gone, and when something has come."""


def _of_passage(edit: Edit, inner: tuple[str, ...], leaving: Direction) -> Direction:
    match inner:
        case ("share",):
            return directions.of_share(edit.old, edit.new, leaving)
        case ("wait_minutes",):
            return directions.of_burden(edit.old, edit.new)
        case ("repeats_information",):
            return directions.of_flag(edit.old, edit.new)
        case () if edit.item:
            was, now = (way.share if way else None for way in (edit.old, edit.new))
            return directions.of_share(was, now, leaving)
        case _:
            return Direction.NEUTRAL
