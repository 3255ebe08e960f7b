"""The curves of maps on both days."""

from __future__ import annotations

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff.maps import MapDiff
from cjm_plugin.analysis.diff.touchpoints import TouchpointDiff
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Shift, ShiftPoint


def shift(diff: MapDiff) -> Shift | None:
    """The curve of the point of view, before and after; `None` where it is the same.

    It is one persona's: whose eyes the map is seen with now, if that persona was on it before.
    """
    eyes = _eyes_before(diff), diff.after.point_of_view
    if all(not _differs(touchpoint, eyes) for touchpoint in diff.touchpoints):
        return None
    points = tuple(_point(diff, touchpoint, eyes) for touchpoint in diff.touchpoints)
    sides = diff.sides
    persona = eyes[1] and sides.object(sides.after, Kind.PERSONA, sides.names.of(Kind.PERSONA, eyes[1]))
    return Shift(journey=diff.named, persona=persona or None, points=points)


_Eyes = tuple[str | None, str | None]
"""Of a persona, by the ids that it had, and has."""


def _eyes_before(diff: MapDiff) -> str | None:
    """Where the persona of now was not on the map, whoever's point of view it was."""
    of, now = diff.sides.names.of, diff.after.point_of_view
    name = now and of(Kind.PERSONA, now)
    same = (persona for persona in diff.before.personas if of(Kind.PERSONA, persona) == name)
    return next(same, diff.before.point_of_view)


def _differs(touchpoint: TouchpointDiff, eyes: _Eyes) -> bool:
    before, after = touchpoint.before, touchpoint.after
    if before is None or after is None:
        return True
    return before.emotion_of(eyes[0]) != after.emotion_of(eyes[1])


def _point(diff: MapDiff, touchpoint: TouchpointDiff, eyes: _Eyes) -> ShiftPoint:
    sides, now = diff.sides, touchpoint.now
    side = sides.before if touchpoint.after is None else sides.after
    return ShiftPoint(
        id=now.touchpoint.id,
        title=now.touchpoint.title,
        stage=sides.object(side, Kind.STAGE, sides.names.of(Kind.STAGE, now.stage.stage)),
        before=_felt(touchpoint.before, eyes[0]),
        after=_felt(touchpoint.after, eyes[1]),
        was_there=touchpoint.before is not None,
        is_there=touchpoint.after is not None,
        moment_of_truth=now.touchpoint.moment_of_truth,
    )


def _felt(contact: Contact | None, persona: str | None) -> int | None:
    return None if contact is None else contact.emotion_of(persona)
