"""What differs in a map: its own fields, its stages, its touchpoints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import cast

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff.edits import Edit, Step, Walk, identity
from cjm_plugin.analysis.diff.identity import paired
from cjm_plugin.analysis.diff.maker import Maker
from cjm_plugin.analysis.diff.reach import Reach, row_of
from cjm_plugin.analysis.diff.sequences import moved
from cjm_plugin.analysis.diff.sides import Side, Sides
from cjm_plugin.analysis.diff.states import States
from cjm_plugin.analysis.diff.texts import Texts
from cjm_plugin.analysis.diff.touchpoints import TouchpointDiff
from cjm_plugin.analysis.diff.values import Values
from cjm_plugin.model.change import About, Change, Listed, Named, Subject, What, Word
from cjm_plugin.model.journey import Journey, JourneyStage
from cjm_plugin.model.kinds import Kind


@dataclass(frozen=True)
class MapDiff:
    """A map on both days."""

    sides: Sides
    states: States
    before: Journey
    after: Journey
    untold: frozenset[str] = frozenset()
    """Fields of the map itself that are not asked about."""

    @cached_property
    def named(self) -> Named:
        return Named(Kind.JOURNEY.value, self.after.id, self.after.title)

    @cached_property
    def rows(self) -> tuple[tuple[Contact, ...], tuple[Contact, ...]]:
        """The touchpoints of either day."""
        return row_of(self.before), row_of(self.after)

    @cached_property
    def touchpoints(self) -> tuple[TouchpointDiff, ...]:
        """Every touchpoint of either day, as it stands now; what has gone stands behind what it followed."""
        return tuple(
            TouchpointDiff(self.sides, self.states, self.named, was, now)
            for was, now in interleaved(*self.rows)
        )

    def changes(self) -> Iterator[Change]:
        yield from self._own()
        yield from self._stages()
        had, has = self._stage_keys(self.before), self._stage_keys(self.after)
        for diff in self.touchpoints:
            if diff.before is None or diff.after is None:
                stage = self._stage(diff.now)
                if stage in (had if diff.before is None else has):
                    yield diff.presence()
                continue
            yield from self._place(diff)
            yield from diff.changes()

    # The map's own fields

    @property
    def _texts(self) -> Texts:
        return Texts.of(self.sides.names, self.before, self.after)

    @property
    def _walk(self) -> Walk:
        return Walk(self._texts, self.named.id)

    @cached_property
    def _maker(self) -> Maker:
        reach = Reach(self.sides.names)
        reach.add_map(self.before)
        reach.add_map(self.after)
        return self._made(reach)

    def _made(self, reach: Reach) -> Maker:
        subject = Subject(self.named.kind, self.named.id, self.named.title)
        return Maker(About.JOURNEY, subject, reach.scopes(), Values(self.sides, self.named.id))

    def _own(self) -> Iterator[Change]:
        for edit in () if "id" in self.untold else identity(self.before, self.after):
            yield self._maker.edited(edit, What.RENAMED if edit.names == ("id",) else What.FIELD_CHANGED)
        for edit in self._walk.edits(self.before, self.after, self.untold | {"id", "was", "stages"}):
            yield self._maker.edited(edit, What.REVIEWED if _is_review(edit) else What.FIELD_CHANGED)
        if "story" not in self.untold and not self._texts.same_story(self.before.story, self.after.story):
            yield self._maker.change(What.STORY_CHANGED, field="story")

    # Stages

    def _stage(self, contact: Contact) -> str:
        return self.sides.names.of(Kind.STAGE, contact.stage.stage)

    def _stage_keys(self, journey: Journey) -> Mapping[str, JourneyStage]:
        """By canonical ids. Of a stage that is gone through twice, the second has a number."""
        return cast("Mapping[str, JourneyStage]", self._walk.keyed(journey.stages))

    def _stage_of(self, stage: JourneyStage) -> str:
        return self.sides.names.of(Kind.STAGE, stage.stage)

    def _stages(self) -> Iterator[Change]:
        had, has = self._stage_keys(self.before), self._stage_keys(self.after)
        elsewhere = moved([*had], [*has])
        for key, now in has.items():
            was = had.get(key)
            if was is None:
                yield self._stage_presence(key, now, What.STAGE_ADDED)
                continue
            if key in elsewhere:
                yield self._stage_moved(key, had, has)
            for edit in self._walk.edits(was, now, frozenset({"stage", "touchpoints"})):
                yield self._stage_maker(self._stage_of(now)).edited(edit.within(Step("stages", key)))
        gone = ((key, stage) for key, stage in had.items() if key not in has)
        yield from (self._stage_presence(key, stage, What.STAGE_REMOVED) for key, stage in gone)

    def _stage_maker(self, id: str) -> Maker:
        """A stage as this map goes through it: all who act there, and the owner of the map."""
        reach = Reach(self.sides.names)
        for journey in (self.before, self.after):
            reach.add(Kind.JOURNEY, [journey.id])
            reach.add(Kind.PERSONA, journey.personas)
            reach.add(Kind.DEPARTMENT, [journey.owner])
            for contact in row_of(journey):
                if self._stage(contact) == id:
                    reach.add_whole_contact(contact)
        reach.add(Kind.STAGE, [id])
        return self._made(reach)

    def _stage_presence(self, key: str, stage: JourneyStage, what: What) -> Change:
        """A stage has come or gone, with the touchpoints that came or went with it, and their pains."""
        gone = what is What.STAGE_REMOVED
        id = self._stage_of(stage)
        named = self.sides.object(self.sides.before if gone else self.sides.after, Kind.STAGE, id)
        inside = [
            diff
            for diff in self.touchpoints
            if (diff.after is None if gone else diff.before is None) and self._stage(diff.now) == key
        ]
        pains = tuple(pain for diff in inside for pain in diff.pains())
        return self._stage_maker(id).change(
            what,
            field=str(Step("stages", key)),
            before=named if gone else None,
            after=None if gone else named,
            marks=(*(diff.named for diff in inside), *([Listed(pains)] if pains else ())),
        )

    def _stage_moved(
        self, key: str, had: Mapping[str, JourneyStage], has: Mapping[str, JourneyStage]
    ) -> Change:
        before, after = self.sides.before, self.sides.after
        was, now = _previous(key, [*had]), _previous(key, [*has])
        id = self._stage_of(has[key])
        return self._stage_maker(id).change(
            What.STAGE_MOVED,
            field=str(Step("stages", key)),
            before=None if was is None else self.sides.object(before, Kind.STAGE, self._stage_of(had[was])),
            after=None if now is None else self.sides.object(after, Kind.STAGE, self._stage_of(has[now])),
            marks=(self.sides.object(after, Kind.STAGE, id),),
        )

    # Where touchpoints stand

    @cached_property
    def _shifted(self) -> Mapping[str, tuple[str | None, str | None]]:
        """Those that stand elsewhere in their stage: behind what they stood, and stand."""
        was, is_ = ([(c.stage.stage, c.touchpoint.id) for c in row] for row in self.rows)
        if was == is_:
            return {}
        had, has = (self._by_stage(row) for row in self.rows)
        return {
            id: (_previous(id, had[key]), _previous(id, now))
            for key, now in has.items()
            for id in moved(had.get(key, ()), now)
        }

    def _by_stage(self, row: Sequence[Contact]) -> Mapping[str, list[str]]:
        """The touchpoints of each stage."""
        found: dict[str, list[str]] = {}
        for contact in row:
            id = self.sides.names.touchpoint(self.named.id, contact.touchpoint.id)
            found.setdefault(self._stage(contact), []).append(id)
        return found

    def _place(self, diff: TouchpointDiff) -> Iterator[Change]:
        assert diff.before is not None
        assert diff.after is not None
        before, after = self.sides.before, self.sides.after
        was, now = self._stage(diff.before), self._stage(diff.after)
        if was != now:
            yield diff.maker().change(
                What.MOVED,
                field="stage",
                before=self.sides.object(before, Kind.STAGE, was),
                after=self.sides.object(after, Kind.STAGE, now),
            )
        elif diff.id in self._shifted:
            old, new = self._shifted[diff.id]
            yield diff.maker().change(
                What.REORDERED,
                before=self._standing(before, old),
                after=self._standing(after, new),
            )

    def _standing(self, side: Side, id: str | None) -> Named | None:
        return None if id is None else self.sides.touchpoint(side, self.named.id, id)


def interleaved(
    before: Sequence[Contact], after: Sequence[Contact]
) -> Iterator[tuple[Contact | None, Contact | None]]:
    """Touchpoints side by side, in the order of now; what has gone stands behind what it followed."""
    if [c.touchpoint.id for c in before] == [c.touchpoint.id for c in after]:
        yield from zip(before, after, strict=True)
        return
    old = {id(contact.touchpoint): contact for contact in before}
    pairs = paired([c.touchpoint for c in before], [c.touchpoint for c in after])
    own = {id(now): old[id(was)] for was, now in pairs if was and now}
    kept = {contact.number for contact in own.values()}
    yield from ((gone, None) for gone in _leading(before, kept))
    for contact in after:
        was = own.get(id(contact.touchpoint))
        yield was, contact
        if was is not None:
            yield from ((gone, None) for gone in _leading(before[was.number :], kept))


def _leading(row: Sequence[Contact], kept: set[int]) -> Iterator[Contact]:
    """The touchpoints at the head of a row that are no longer there."""
    return takewhile(lambda contact: contact.number not in kept, row)


def _previous(key: str, row: Sequence[str]) -> str | None:
    at = row.index(key)
    return row[at - 1] if at else None


def _is_review(edit: Edit) -> bool:
    """A later day is a review; an earlier one, or none any more, is a correction."""
    return edit.names == ("reviewed",) and edit.new is not None and (edit.old is None or edit.new > edit.old)


def map_presence(sides: Sides, journey: Journey, *, gone: bool) -> Change:
    """A map has come or gone, with all that is in it."""
    reach = Reach(sides.names)
    reach.add_map(journey)
    subject = Subject(Kind.JOURNEY.value, journey.id, journey.title, gone=gone)
    maker = Maker(About.JOURNEY, subject, reach.scopes(), Values(sides, journey.id))
    return maker.change(What.REMOVED if gone else What.ADDED, marks=(Word("state", journey.state),))
