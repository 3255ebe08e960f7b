"""What happened: chooses the sentence of a change by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from cjm_plugin.model.change import About, Change, Flag, Listed, Named, Value, What
from cjm_plugin.rendering.telling.fields import Fields
from cjm_plugin.rendering.telling.items import as_list
from cjm_plugin.rendering.telling.paths import Path
from cjm_plugin.rendering.telling.places import Places
from cjm_plugin.rendering.telling.sentences import CLAUSES
from cjm_plugin.rendering.telling.values import Values, is_long
from cjm_plugin.rendering.telling.wording import Wording


@dataclass(frozen=True)
class Clauses:
    """Tells changes in one language and one style."""

    words: Wording

    def clause(self, change: Change) -> str:
        """What happened, with what is worth telling beside it, and to whom, if not to all."""
        places = Places(self.words, as_list(change), Path.of(change.field))
        told = self._whole(places)
        if change.persona is None:
            return self.with_marks(told, places)
        t, whose = self.words.locale.t, self.words.style.thing(change.persona)
        marks = self.words.enumerated(places.marks())
        if not marks:
            return t("{clause} for {persona}", clause=told, persona=whose)
        return t("{clause} for {persona} ({marks})", clause=told, persona=whose, marks=marks)

    def again(self, change: Change) -> str | None:
        """The same right behind another clause about the same pain; `None` where that makes no difference."""
        key = f"it.{change.what}"
        if change.about is not About.PAIN or key not in CLAUSES:
            return None
        return Places(self.words, as_list(change), Path.of(change.field)).sentence(key)

    def with_marks(self, told: str, places: Places) -> str:
        """A sentence; behind it in brackets the marks that it does not tell, then pains, within or meant."""
        pains, aims, marks = places.pains().items, places.aims(), places.marks()
        t = self.words.locale.t
        if marks:
            told = t("{clause} ({marks})", clause=told, marks=self.words.enumerated(marks))
        if aims:
            told = t("{clause}; it is to solve {pains}", clause=told, pains=Values(self.words).several(aims))
        return self._with_pains(told, places, pains) if pains else told

    def _with_pains(self, told: str, places: Places, pains: Sequence[Value]) -> str:
        n, named = self.words.locale.n, Values(self.words).several(pains)
        if places.change.what in {What.ADDED, What.STAGE_ADDED}:
            return n(
                "{clause}, with {n} pain: {pains}",
                "{clause}, with {n} pains: {pains}",
                len(pains),
                clause=told,
                pains=named,
            )
        return n(
            "{clause}; {n} pain went with it: {pains}",
            "{clause}; {n} pains went with it: {pains}",
            len(pains),
            clause=told,
            pains=named,
        )

    def _whole(self, places: Places) -> str:
        """A pain is told beside its touchpoint: by its title, unless the sentence has it anyway."""
        change = places.change
        if change.subject.kind != "pain" or change.about is not About.PAIN:
            return self._inner(places, places.path)
        if change.what is What.FIELD_CHANGED and change.field in _OWN_OF_PAINS:
            return places.sentence(_OWN_OF_PAINS[change.field])
        if change.kind in CLAUSES and change.field != "id":
            return places.sentence(change.kind)
        if change.what in _PAINS:
            return places.sentence(_PAINS[change.what])
        return places.sentence("pain-field", clause=self._inner(places, places.path))

    def _inner(self, places: Places, path: Path) -> str:
        change = places.change
        special = _SPECIAL.get(change.what)
        if special is not None:
            return special(self, places, path)
        return places.sentence(change.kind if change.kind in CLAUSES else str(change.what))

    def _field(self, places: Places, path: Path) -> str:
        """A field: of a thing in a list, told with the thing's title."""
        within = _WITHIN.get(path.first.name)
        if within is not None and path.first.key is not None:
            return within(self, places, path)
        if path.dotted == "title":
            return self._renamed(places, path)
        if path.dotted == "journey":
            return places.sentence("detail")
        if path.dotted == "personas":
            return self._personas(places, path)
        return Fields(self.words, Values(self.words)).clause(places.change, path)

    def _personas(self, places: Places, path: Path) -> str:
        """The first is the point of view: that another one is matters more than who else is there."""
        change, values = places.change, Values(self.words)
        told = Fields(self.words, values).clause(change, path)
        match (change.before, change.after):
            case (Listed((Named() as before, *_) as had), Listed((Named() as after, *_) as has)) if (
                before.id != after.id
            ):
                seen = {"before": values.before(before), "after": values.after(after)}
                eyes = self.words.clause("point-of-view", **seen)
                return self.words.joined([eyes] if {*had} == {*has} else [eyes, told])
            case _:
                return told

    def _renamed(self, places: Places, path: Path) -> str:
        """By another title. Another id is of interest to those who link to it."""
        if path.dotted == "id":
            return places.sentence("id-changed")
        return places.sentence("renamed")

    def _evidence(self, places: Places, path: Path) -> str:
        whose = "strength-" if path.first.name == "strengths" else ""
        return places.sentence(f"{whose}{places.change.what}")

    def _strength(self, places: Places, path: Path) -> str:
        change = places.change
        if path.last.name == "evidence":
            came = change.after != Listed(())
            return places.sentence(f"strength-evidence-{'added' if came else 'withdrawn'}")
        if path.below.steps and path.last.name != "title":
            return places.sentence("strength-field", clause=self._field(places, path.below))
        return places.sentence(f"strength-{_fate(change)}")

    def _finding(self, places: Places, path: Path) -> str:
        change = places.change
        if path.below.steps and path.last.name != "text":
            return places.sentence("finding-field", clause=self._field(places, path.below))
        if is_long(change.before) or is_long(change.after):
            return self.words.clause("finding.reworded")
        fate = {"added": "added", "removed": "removed", "renamed": "reworded"}[_fate(change)]
        return places.sentence(f"finding.{fate}")

    def _metric(self, places: Places, path: Path) -> str:
        change = places.change
        last = path.last.name
        if path.below.steps:
            if last in {"target", "to"}:
                return self._target(places, path)
            return places.sentence("metric-field", clause=self._field(places, path.below))
        fate = _fate(change)
        if fate == "renamed":
            return self._target(places, path)
        return places.sentence(f"{_MEASURING[path.first.name]}-{fate}", metric=self._measured(places, path))

    def _stage(self, places: Places, path: Path) -> str:
        return places.sentence("stage-field", clause=self._field(places, path.below))

    def _item(self, places: Places, path: Path) -> str:
        """Something in a list that has nothing more to tell than itself."""
        change = places.change
        fields = Fields(self.words, Values(self.words))
        label, fate = fields.label(Path(path.steps[:1])), _fate(change)
        if path.below.steps or fate == "renamed":
            return fields.clause(change, path)
        place = {"added": "came", "removed": "went"}[fate]
        item = places.place("after" if fate == "added" else "before") or places.key
        return self.words.clause(place, **{"field": label, place: item})

    def _passage(self, places: Places, path: Path) -> str:
        if path.first.key is None:
            return self._ways(places)
        change, name = places.change, path.last.name
        if name == "repeats_information":
            asked = isinstance(change.after, Flag) and change.after.on
            return places.sentence("passage.repeats" if asked else "passage.no-repeats")
        if name in _PASSING:
            return places.sentence(_PASSING[name])
        fate = _fate(change) if path.first == path.last else "renamed"
        return places.sentence(f"passage.{'changed' if fate == 'renamed' else fate}")

    def _ways(self, places: Places) -> str:
        """All at once: an empty list says that the journey ends, none that it follows the map."""
        match places.change.before, places.change.after:
            case _, Listed(()):
                return places.sentence("passage.ends")
            case Listed(_), None:
                return places.sentence("passage.in-order")
            case Listed(()), _:
                return places.sentence("passage.no-end")
            case _:
                return places.sentence("touchpoint.passage-changed")

    def _gained(self, places: Places, _path: Path) -> str:
        """What was never told as needed is no need that is met."""
        is_new = places.change.before is None
        return places.sentence("capability-new" if is_new else places.change.kind)

    def _role(self, places: Places, _path: Path) -> str:
        change = places.change
        if change.what is What.DEPARTMENT_ROLE_CHANGED:
            return places.sentence(change.kind)
        role = places.role()
        key = f"{change.kind}/{role}"
        return places.sentence(key if key in CLAUSES else change.kind)

    def _target(self, places: Places, path: Path) -> str:
        return places.sentence("target", metric=self._measured(places, path))

    def _measured(self, places: Places, path: Path) -> str:
        """A metric, and on which map and in which stage a department answers for it, if not on all."""
        return places.sentence("metric-where") if path.first.name == "kpis" else places.place("metric") or ""

    def _moved(self, places: Places, _path: Path) -> str:
        """What comes after nothing is the first."""
        change = places.change
        first = change.after is None and change.before is not None
        return places.sentence(f"{change.kind}-first" if first else change.kind)

    def _variation(self, places: Places, _path: Path) -> str:
        return places.sentence(f"variation-{'removed' if places.change.after is None else 'added'}")


_Told = Callable[[Clauses, Places, Path], str]

_SPECIAL: Mapping[What, _Told] = {
    What.FIELD_CHANGED: Clauses._field,
    What.RENAMED: Clauses._renamed,
    What.EVIDENCE_ADDED: Clauses._evidence,
    What.EVIDENCE_WITHDRAWN: Clauses._evidence,
    What.PASSAGE_CHANGED: Clauses._passage,
    What.DEPARTMENT_JOINED: Clauses._role,
    What.DEPARTMENT_LEFT: Clauses._role,
    What.DEPARTMENT_ROLE_CHANGED: Clauses._role,
    What.TARGET_CHANGED: Clauses._target,
    What.STAGE_MOVED: Clauses._moved,
    What.REORDERED: Clauses._moved,
    What.CAPABILITY_GAINED: Clauses._gained,
}
"""By what happened, where the kind alone does not tell the sentence."""

_WITHIN: Mapping[str, _Told] = {
    "strengths": Clauses._strength,
    "findings": Clauses._finding,
    "metrics": Clauses._metric,
    "kpis": Clauses._metric,
    "targets": Clauses._metric,
    "stages": Clauses._stage,
    "next": Clauses._passage,
    "capabilities": Clauses._item,
    "by_persona": Clauses._variation,
}
"""By the list that a thing is in."""

_MEASURING = {"metrics": "metric", "kpis": "kpi", "targets": "aim"}
_PASSING = {"share": "passage.share", "wait_minutes": "passage.wait"}
_OWN_OF_PAINS = {"title": "pain.renamed", "persona": "pain-whose"}
_PAINS = {What.ADDED: "pain.found", What.REMOVED: "pain.withdrawn"}


def _fate(change: Change) -> str:
    """Of a thing in a list."""
    return "added" if change.before is None else "removed" if change.after is None else "renamed"
