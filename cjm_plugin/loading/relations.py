"""What must hold among the objects of a collection."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence

from cjm_plugin.loading import codes
from cjm_plugin.loading.fault import Fault, quoted
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.remark import was_remark
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import Path


def check_same_ids(scripts: Iterable[Manuscript]) -> None:
    """Two files with one id, by their subfolders or their extensions: neither has it for its own."""
    first: dict[tuple[Kind, str], Manuscript] = {}
    for script in scripts:
        other = first.setdefault((script.kind, script.id), script)
        if other is not script:
            other.whole = False
            message = (
                f"has the same id as {other.path}; an id is unique in its collection, whatever its subfolder"
            )
            script.report_fault(Fault(codes.SAME_OBJECT, message))


def check_old_ids(scripts: Sequence[Manuscript]) -> None:
    """`was` of a living id, or claimed by two."""
    living: dict[Kind, set[str]] = {kind: set() for kind in Kind}
    for script in scripts:
        living[script.kind].add(script.id)
    claimed: dict[tuple[Kind, str], str] = {}
    for script in scripts:
        for i, old in enumerate(script.object.was if script.object else ()):
            if remark := was_remark(
                old, script.id, living[script.kind], claimed.get((script.kind, old)), script.kind.value
            ):
                script.report(*remark, ("was", i))
            claimed.setdefault((script.kind, old), script.id)


def check_maps(scripts: Iterable[Manuscript]) -> None:
    """What one map says about another."""
    maps = {script.id: script for script in scripts if isinstance(script.object, Journey)}
    inside = {name: dict(_inside(script)) for name, script in maps.items()}
    for script in maps.values():
        journey = script.object
        if isinstance(journey, Journey) and journey.of is not None and journey.state == "to-be":
            _check_of(script, journey.of, maps.get(journey.of))
    for circle in _circles(inside):
        script = maps[circle[0]]
        chain = " → ".join([*circle, circle[0]])
        message = f"the map is inside of itself: {chain}; remove one 'journey' of them"
        script.report_there(codes.CIRCLE, message, inside[circle[0]][circle[1 % len(circle)]])


def _check_of(script: Manuscript, of: str, other: Manuscript | None) -> None:
    if of == script.id:
        script.report(
            codes.OF_WRONG, f"{quoted(of)} is this map itself; name the as-is map that it changes", ("of",)
        )
    elif other and isinstance(other.object, Journey) and other.object.state == "to-be":
        script.report(
            codes.OF_WRONG, f"{quoted(of)} is a to-be map; name the as-is map that it changes", ("of",)
        )


def _inside(script: Manuscript) -> Iterator[tuple[str, Path]]:
    """The maps that show a touchpoint of this one in detail, and where the first such touchpoint says so."""
    assert isinstance(script.object, Journey)
    seen: set[str] = set()
    for s, stage in enumerate(script.object.stages):
        for t, touchpoint in enumerate(stage.touchpoints):
            if touchpoint.journey is not None and touchpoint.journey not in seen:
                seen.add(touchpoint.journey)
                yield touchpoint.journey, ("stages", s, "touchpoints", t, "journey")


def _circles(inside: Mapping[str, Mapping[str, Path]]) -> Iterator[list[str]]:
    """A shortest circle through every map that is on one, each circle once, from its first map by id."""
    seen: set[frozenset[str]] = set()
    for name in sorted(inside):
        circle = _shortest_circle(name, inside)
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            yield circle


def _shortest_circle(start: str, inside: Mapping[str, Mapping[str, Path]]) -> list[str]:
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for there in sorted(inside.get(here, {})):
            if there == start:
                return _way(start, here, came_from)
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    return []


def _way(start: str, end: str, came_from: Mapping[str, str]) -> list[str]:
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
