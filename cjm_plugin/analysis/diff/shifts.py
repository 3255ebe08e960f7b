"""The curves of maps on both days."""

from __future__ import annotations

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.diff.maps import MapDiff
from cjm_plugin.analysis.diff.touchpoints import TouchpointDiff
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import Shift, ShiftPoint


def shift(diff: MapDiff) -> Shift | None:
    """The curve of the point of view, before and after; `None` where it is the same."""
    if all(not _differs(diff, touchpoint) for touchpoint in diff.touchpoints):
        return None
    points = tuple(_point(diff, touchpoint) for touchpoint in diff.touchpoints)
    sides, eyes = diff.sides, diff.after.point_of_view
    persona = eyes and sides.object(sides.after, Kind.PERSONA, sides.names.of(Kind.PERSONA, eyes))
    return Shift(journey=diff.named, persona=persona or None, points=points)


def _differs(diff: MapDiff, touchpoint: TouchpointDiff) -> bool:
    before, after = touchpoint.before, touchpoint.after
    if before is None or after is None:
        return True
    return _emotion(before, diff.before) != _emotion(after, diff.after)


def _point(diff: MapDiff, touchpoint: TouchpointDiff) -> ShiftPoint:
    sides, now = diff.sides, touchpoint.now
    side = sides.before if touchpoint.after is None else sides.after
    return ShiftPoint(
        id=now.touchpoint.id,
        title=now.touchpoint.title,
        stage=sides.object(side, Kind.STAGE, sides.names.of(Kind.STAGE, now.stage.stage)),
        before=_emotion(touchpoint.before, diff.before),
        after=_emotion(touchpoint.after, diff.after),
        was_there=touchpoint.before is not None,
        is_there=touchpoint.after is not None,
        moment_of_truth=now.touchpoint.moment_of_truth,
    )


def _emotion(contact: Contact | None, journey: Journey) -> int | None:
    return None if contact is None else contact.emotion_of(journey.point_of_view)
