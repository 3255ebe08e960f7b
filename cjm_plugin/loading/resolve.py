"""Every reference of every object: does it name something, and does it name it by the id of today?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from pydantic import BaseModel

from cjm_plugin.loading import codes
from cjm_plugin.loading.manuscript import Manuscript
from cjm_plugin.loading.names import Found, Names
from cjm_plugin.model.department import Department
from cjm_plugin.model.ids import normal
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.references import Path, named, references


class _Answer(NamedTuple):
    """What became of one reference."""

    path: Path
    name: str
    found: Found


def resolve(scripts: Iterable[Manuscript], names: Names) -> None:
    """Report references that lead nowhere or to an old id, and put the id of today in its place."""
    for script in scripts:
        if script.object is None:
            continue
        script.object = _resolved(script, script.object, _references(script, names))
        if isinstance(script.object, Journey):
            script.object = _resolved(script, script.object, _passages(script, script.object, names))
        elif isinstance(script.object, Department):
            script.object = _resolved(script, script.object, _capabilities(script.object, names))


def _resolved(script: Manuscript, thing: Any, answers: Iterator[_Answer]) -> Any:
    for path, name, found in answers:
        if found.code:
            script.report_there(found.code, found.message, path)
        if found.name is not None and found.name != name:
            thing = with_value(thing, path, found.name)
    return thing


def _references(script: Manuscript, names: Names) -> Iterator[_Answer]:
    assert script.object is not None
    if all(names.is_of_today(target, name) for target, name in named(script.object)):
        return
    for path, target, name in references(script.object):
        yield _Answer(path, name, names.find(target, name))


def _passages(script: Manuscript, journey: Journey, names: Names) -> Iterator[_Answer]:
    for s, stage in enumerate(journey.stages):
        for t, touchpoint in enumerate(stage.touchpoints):
            for n, passage in enumerate(touchpoint.next or ()):
                path = ("stages", s, "touchpoints", t, "next", n, "to")
                yield _Answer(path, passage.to, names.passage(script, normal(passage.to)))


def _capabilities(department: Department, names: Names) -> Iterator[_Answer]:
    for i, capability in enumerate(department.capabilities):
        if capability.touchpoint is None:
            continue
        path = ("capabilities", i, "touchpoint")
        if capability.journey is None:
            mend = "write 'journey: …' beside it"
            yield _Answer(
                path,
                capability.touchpoint,
                Found(None, codes.NO_JOURNEY, f"is named without its journey; {mend}"),
            )
        else:
            yield _Answer(
                path,
                capability.touchpoint,
                names.touchpoint(capability.journey, normal(capability.touchpoint)),
            )


def with_value(part: Any, path: Path, value: Any) -> Any:
    """A copy of an object with one value changed; what is not on the way is shared."""
    if not path:
        return value
    first, *rest = path
    if isinstance(part, BaseModel):
        name = str(first)
        return part.model_copy(update={name: with_value(getattr(part, name), tuple(rest), value)})
    items = list(part)
    items[int(first)] = with_value(items[int(first)], tuple(rest), value)
    return tuple(items)
