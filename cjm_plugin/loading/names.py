"""Who is there: everything that a reference can name, living, renamed or in a broken file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from cjm_plugin.loading import codes
from cjm_plugin.loading.codes import Code
from cjm_plugin.loading.fault import known, nearest, plain, question, quoted
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.shapes import UNREADABLE
from cjm_plugin.model.ids import is_id, suggested_id
from cjm_plugin.model.journey import Journey, Pain, Touchpoint
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Inside, Place, To

_FEW = 6
"""So many names fit in a sentence."""


class Found(NamedTuple):
    """What a name stands for: an id of today, or `None`; a code and a message where something is wrong."""

    name: str | None
    code: Code | None = None
    message: str = ""


@dataclass(slots=True)
class _Known:
    """The names of things of one sort in one place."""

    living: dict[str, str] = field(default_factory=dict)
    """Titles by id."""
    old: dict[str, str] = field(default_factory=dict)
    """Living ids by the ids that they had before."""
    broken: set[str] = field(default_factory=set)
    found: dict[str, Found] = field(default_factory=dict)
    """What is said of the living, each of whom is asked for hundreds of times."""

    def add(self, name: str, title: str, was: Iterable[str]) -> None:
        self.living.setdefault(name, title)
        self.found.setdefault(name, Found(name))
        for old in was:
            self.old.setdefault(old, name)

    def find(self, name: str, noun: str, where: str = "", kind: Kind | None = None) -> Found:
        if found := self.found.get(name):
            return found
        if name in self.broken or name == UNREADABLE:
            return Found(None)
        if new := self.old.get(name):
            return Found(new, codes.OLD_ID, f"the {noun} {quoted(name)} is now '{new}'; write '{new}'")
        return Found(None, codes.UNKNOWN, f"no {noun} {quoted(name)}{where}{self._mend(name, kind)}")

    def _mend(self, name: str, kind: Kind | None) -> str:
        titled = next(
            (id_ for id_, title in self.living.items() if title.casefold() == name.casefold()), None
        )
        if near := titled or nearest(name, self.living):
            return f"; {question(name, near)}"
        if kind is None or 0 < len(self.living) <= _FEW:
            return known(self.living) if 0 < len(self.living) <= _FEW else ""
        stem = name if is_id(name) else suggested_id(name)
        return f"; the file {kind.folder}/{plain(stem)}.md would make it" if stem else ""


@dataclass(slots=True)
class _Map:
    """What can be named inside a map."""

    whole: bool
    touchpoints: _Known = field(default_factory=_Known)
    pains: dict[str, _Known] = field(default_factory=dict)


class Names:
    """The names of all objects, and of what is inside of maps."""

    def __init__(self, scripts: Iterable[Manuscript]) -> None:
        self._objects: Mapping[Kind, _Known] = {kind: _Known() for kind in Kind}
        self._maps: dict[str, _Map] = {}
        self._own_maps: dict[str, _Map] = {}  # by the file's path: of two files with one id, each has its own
        for script in scripts:
            self._add(script)

    def _add(self, script: Manuscript) -> None:
        known, thing = self._objects[script.kind], script.object
        was = thing.was if thing else ()
        if script.whole and thing:
            known.add(script.id, thing.title, was)
        else:
            known.broken.update((script.id, suggested_id(script.id), *was))
        if isinstance(thing, Journey):
            self._own_maps[script.path] = _map(thing, script)
            self._maps.setdefault(script.id, self._own_maps[script.path])

    def find(self, target: To | Inside, name: str) -> Found:
        """What a reference names; the name of a place is written anew where parts of it were renamed."""
        return self.object(target.kind, name) if isinstance(target, To) else self.place(name)

    def is_of_today(self, target: To | Inside, name: str) -> bool:
        """Whether there is nothing to say of a reference: of nearly all there is not."""
        return self.find(target, name).name == name

    def object(self, kind: Kind, name: str) -> Found:
        return self._objects[kind].find(name, kind.value, kind=kind)

    def touchpoint(self, journey: str, name: str) -> Found:
        """A touchpoint of a living map."""
        map_ = self._maps.get(journey)
        if map_ is None:
            return Found(None)
        if map_.whole or name in map_.touchpoints.living or name in map_.touchpoints.old:
            return map_.touchpoints.find(name, "touchpoint", f" in journey {quoted(journey)}")
        return Found(None)

    def passage(self, script: Manuscript, name: str) -> Found:
        """A touchpoint of the passage's own map: asked even where it is broken, as far as it was read."""
        found = self._own_maps[script.path].touchpoints.find(name, "touchpoint", " in this map")
        unsure = found.code is codes.UNKNOWN and (script.fillings or name in script.unreadable)
        return Found(None) if unsure else found

    def place(self, text: str) -> Found:
        if text == UNREADABLE:
            return Found(None)
        place = Place.parse(text)
        if place is None:
            return Found(
                None,
                codes.PLACE_FORM,
                f"{quoted(text)} has not the form journey/touchpoint or journey/touchpoint/pain",
            )
        steps = [self.object(Kind.JOURNEY, place.journey)]
        if steps[-1].name:
            steps.append(self.touchpoint(steps[-1].name, place.touchpoint))
        if place.pain is not None and all(step.name for step in steps):
            steps.append(self._pain(str(steps[0].name), str(steps[1].name), place.pain))
        return _together(text, steps)

    def _pain(self, journey: str, touchpoint: str, name: str) -> Found:
        map_ = self._maps[journey]
        found = map_.pains.get(touchpoint, _Known()).find(
            name, "pain", f" at touchpoint {quoted(f'{journey}/{touchpoint}')}"
        )
        return found if map_.whole or found.name else Found(None)


def _together(text: str, steps: list[Found]) -> Found:
    """One answer for the parts of a place: the first thing wrong, or the renaming of any part."""
    if steps[-1].name is None:
        return steps[-1]
    new = "/".join(str(step.name) for step in steps)
    if any(step.code for step in steps):
        return Found(new, codes.OLD_ID, f"{quoted(text)} is now '{new}'; write '{new}'")
    return Found(new)


def _map(journey: Journey, script: Manuscript) -> _Map:
    map_ = _Map(script.whole)
    for touchpoint in journey.touchpoints:
        map_.touchpoints.add(touchpoint.id, touchpoint.title, touchpoint.was)
        pains = map_.pains.setdefault(touchpoint.id, _Known())
        for pain in all_pains(touchpoint):
            pains.add(pain.id, pain.title, pain.was)
    return map_


def all_pains(touchpoint: Touchpoint) -> list[Pain]:
    """The common ones and those of single personas: they share one space of ids."""
    return [*touchpoint.pains, *(pain for variation in touchpoint.by_persona for pain in variation.pains)]


def claims(scripts: Iterable[Manuscript]) -> Mapping[tuple[Kind, str], list[Manuscript]]:
    """Who says of an old id that it was its own."""
    claimed: dict[tuple[Kind, str], list[Manuscript]] = defaultdict(list)
    for script in scripts:
        for old in script.object.was if script.object else ():
            claimed[script.kind, old].append(script)
    return claimed
