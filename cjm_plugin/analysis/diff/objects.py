"""What differs in the objects that maps share, and what that makes of pains and hypotheses in maps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from cjm_plugin.analysis.basis import last_day
from cjm_plugin.analysis.diff.edits import Edit, Walk, identity
from cjm_plugin.analysis.diff.identity import Pair
from cjm_plugin.analysis.diff.maker import Maker
from cjm_plugin.analysis.diff.reach import Reaches
from cjm_plugin.analysis.diff.sides import Sides
from cjm_plugin.analysis.diff.states import HURTS, States
from cjm_plugin.analysis.diff.texts import Texts
from cjm_plugin.analysis.diff.values import Values
from cjm_plugin.model.change import About, Change, Day, Direction, Figure, Named, Subject, Value, What, Word
from cjm_plugin.model.department import Capability, Kpi
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Place
from cjm_plugin.model.study import Finding, Study


@dataclass(frozen=True)
class ObjectDiff:
    """An object of any kind but a map, on either or both days."""

    sides: Sides
    reaches: Reaches
    pair: Pair
    states: States

    @property
    def subject(self) -> Subject:
        now = self.pair.now
        return Subject(now.kind.value, now.id, now.title, gone=self.pair.after is None)

    def maker(self) -> Maker:
        return Maker(
            About(self.subject.kind), self.subject, self.reaches.object(self.pair), Values(self.sides)
        )

    def changes(self) -> Iterator[Change]:
        before, after = self.pair
        if before is None or after is None:
            what = What.REMOVED if after is None else What.ADDED
            yield self.maker().change(what, marks=(*_marks(self.pair), *self._aims()))
            return
        edits = [*identity(before, after)]
        texts = Texts.of(self.sides.names, before, after)
        edits += Walk(texts).edits(before, after, frozenset({"id", "was"}))
        story = not texts.same_story(before.story, after.story)
        if not edits and not story:
            return
        maker = self.maker()
        for edit in edits:
            change = self._change(maker, edit)
            if change is not None:
                yield change
        if story:
            yield maker.change(What.STORY_CHANGED, field="story")

    def _aims(self) -> Iterator[Named]:
        """What a new initiative is to solve, as long as it is to: what is done has its fruits told."""
        new = self.pair.after
        if isinstance(new, Initiative) and new.status not in {"done", "dropped"}:
            places = (self.sides.names.place(text) for text in new.solves)
            yield from (self.sides.place(self.sides.after, place) for place in places if place)

    def _change(self, maker: Maker, edit: Edit) -> Change | None:
        if edit.names == ("id",):
            return maker.edited(edit, What.RENAMED)
        match self.pair.now.kind:
            case Kind.INITIATIVE:
                return self._of_initiative(maker, edit)
            case Kind.DEPARTMENT:
                return self._of_department(maker, edit)
            case Kind.STUDY:
                return self._of_study(maker, edit)
            case _:
                return maker.edited(edit)

    # Initiatives

    def _of_initiative(self, maker: Maker, edit: Edit) -> Change | None:
        before, after = cast("tuple[Initiative, Initiative]", self.pair)
        done_now = after.status == "done" != before.status
        match edit.names:
            case ("status",) if edit.new == "dropped":
                return maker.edited(edit, What.DROPPED, self._of_dropping(before, after))
            case ("status",):
                change = maker.edited(edit, _step(edit))
                done_on = Day(after.done_on) if done_now and after.done_on and not before.done_on else None
                if done_on is None:
                    return change
                return maker.change(
                    What.DONE, field=change.field, before=change.before, after=change.after, marks=(done_on,)
                )
            case ("done_on",) if done_now and before.done_on is None:
                return None
            case ("due",) if edit.old is not None and edit.new is not None:
                return maker.edited(edit, What.DUE_MOVED)
            case _:
                return maker.edited(edit)

    def _of_dropping(self, before: Initiative, after: Initiative) -> Direction | None:
        """No loss, where all that it was to solve is solved otherwise, refuted or gone.

        What it was to solve may have been taken out with the status; what has become of that counts as it is
        now. A touchpoint that is there still has whatever it was to be mended for.
        """
        names = self.sides.names
        places = {place for text in (*before.solves, *after.solves) if (place := names.place(text))}
        return Direction.NEUTRAL if places and not any(map(self._hurts, places)) else None

    def _hurts(self, place: Place) -> bool:
        if not self.sides.after.has(place):
            return False
        return place.pain is None or self.states.after.known(place).state in HURTS

    # Departments

    def _of_department(self, maker: Maker, edit: Edit) -> Change:
        match edit.names:
            case ("kpis", "target"):
                return maker.edited(edit, What.TARGET_CHANGED)
            case ("kpis",) if (part := edit.new or edit.old).target is not None:
                return self._target(maker, edit, part)
            case ("capabilities",) if edit.new is not None:
                return _without_word(maker.edited(edit, _capability(edit.new)))
            case ("capabilities", "status"):
                capability = cast("Capability", edit.holder_after)
                return maker.edited(edit, _capability(capability))
            case _:
                return maker.edited(edit)

    def _target(self, maker: Maker, edit: Edit, kpi: Kpi) -> Change:
        """A department answers for a figure from now on, or no longer."""
        side = self.sides.before if edit.new is None else self.sides.after
        unit = side.unit(self.sides.names.of(Kind.METRIC, kpi.metric))
        target = Figure(kpi.target or 0.0, unit)
        head = maker.values.head(kpi, side)
        rest = tuple(mark for mark in maker.values.marks(edit) if not isinstance(mark, Figure))
        marks = rest if head is None else (head, *rest)
        before, after = (target, None) if edit.new is None else (None, target)
        return maker.change(What.TARGET_CHANGED, field=edit.field, before=before, after=after, marks=marks)

    # Studies

    def _of_study(self, maker: Maker, edit: Edit) -> Change | None:
        if edit.names != ("findings",) or edit.new is None:
            return maker.edited(edit)
        if is_verdict(self.sides, edit.new):
            return None
        return Maker(About.FINDING, maker.subject, maker.scopes, maker.values).edited(edit, What.ADDED)

    def expired(self) -> Iterator[Change]:
        """A study that counted on the day before, and is too old now."""
        before, after = self.pair
        if isinstance(before, Study) and isinstance(after, Study):
            counted = self.sides.before.settings.today <= last_day(before, self.sides.before.settings)
            last = last_day(after, self.sides.after.settings)
            if counted and last < self.sides.after.settings.today:
                yield self.maker().change(What.EXPIRED, after=Day(last))


def is_verdict(sides: Sides, finding: Finding) -> bool:
    """Whether a finding confirms or refutes what was believed of something.

    That is of what was on a map before the finding came, and still is: what comes with it was no hypothesis,
    and is told as new, with what it rests on.
    """
    place = sides.names.place(finding.about) if finding.about and finding.verdict else None
    return place is not None and all(side.has(place) for side in (sides.before, sides.after))


def _step(edit: Edit) -> What:
    match edit.old, edit.new:
        case ("done", "in-progress"):
            return What.FIELD_CHANGED
        case (_, "in-progress"):
            return What.STARTED
        case (_, "done"):
            return What.DONE
        case _:
            return What.FIELD_CHANGED


def _capability(capability: Capability) -> What:
    return What.CAPABILITY_GAINED if capability.status == "have" else What.CAPABILITY_NEEDED


def _without_word(change: Change) -> Change:
    """Without the status, which the kind of the change says."""
    return replace(change, marks=tuple(mark for mark in change.marks if not isinstance(mark, Word)))


def _marks(pair: Pair) -> Iterator[Value]:
    """What is worth telling of an object that has come or gone."""
    match pair.now:
        case Initiative(status=status, due=due):
            yield Word("status", status)
            if due is not None:
                yield Day(due)
        case Study(method=method, date=date):
            if method is not None:
                yield Word("method", method)
            yield Day(date)
        case _:
            return
