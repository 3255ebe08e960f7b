"""What changes mean for the customer: the one place where it is decided.

Better or worse is what the customer lives through. What the company knows (evidence, hypotheses, findings),
plans (targets, dates), or how it is organised (departments, systems) is neither by itself: its fruits are
told when they come. Nothing that is merely worded, named or ordered anew has a direction.

| change | better | worse |
|---|---|---|
| emotion | rose | fell |
| pain (if it hurts or hurt) | milder, solved, refuted | found, worse, reopened |
| strength of a touchpoint | added | gone |
| passage: wait | shorter | longer |
| passage: data asked again | no more | now |
| passage: share | fewer leave | more leave |
| initiative | done | dropped, where something is left to solve |

A refuted pain is for the better: research has shown that it does not hurt. A withdrawn one is neither: nobody
says why it was taken out. One that goes to another touchpoint of its map is neither found nor gone. An
emotion rises or falls for those who live it on both days: not by another point of view, and not for a persona
who joins a map or leaves it. The aim of a curve (`target_emotion`) is a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import fsum
from types import MappingProxyType

from cjm_plugin.model.change import About, Direction, What
from cjm_plugin.model.journey import Next

_BETTER, _WORSE = Direction.BETTER, Direction.WORSE

_BY_KIND: Mapping[tuple[About, What], Direction] = MappingProxyType(
    {
        (About.TOUCHPOINT, What.EMOTION_ROSE): _BETTER,
        (About.TOUCHPOINT, What.EMOTION_FELL): _WORSE,
        (About.PAIN, What.FOUND): _WORSE,
        (About.PAIN, What.WORSE): _WORSE,
        (About.PAIN, What.REOPENED): _WORSE,
        (About.PAIN, What.MILDER): _BETTER,
        (About.PAIN, What.SOLVED): _BETTER,
        (About.PAIN, What.REFUTED): _BETTER,
        (About.INITIATIVE, What.DONE): _BETTER,
        (About.INITIATIVE, What.DROPPED): _WORSE,
    }
)


def of_kind(about: About, what: What) -> Direction:
    """Of a change whose kind says it all."""
    return _BY_KIND.get((about, what), Direction.NEUTRAL)


def of_presence(came: bool) -> Direction:
    """Of something good that has come or gone."""
    return _BETTER if came else _WORSE


def of_burden(before: float | None, after: float | None) -> Direction:
    """Of something the less of which the better; where it was, or is, unknown, of nothing."""
    if before is None or after is None or before == after:
        return Direction.NEUTRAL
    return _BETTER if after < before else _WORSE


def of_flag(before: bool | None, after: bool | None) -> Direction:
    """Of an annoyance that is there or not; unknown is as not."""
    return of_burden(float(bool(before)), float(bool(after)))


def of_share(before: float | None, after: float | None, leaving: Direction) -> Direction:
    """Of a share of those who go on: of what it adds to how many leave, if it does."""
    own = of_burden(-(before or 0.0), -(after or 0.0))
    return own if own is leaving else Direction.NEUTRAL


def of_leaving(before: Iterable[Next] | None, after: Iterable[Next] | None) -> Direction:
    """Of how many leave at a touchpoint, as far as its passages tell."""
    return of_burden(_leaving(before), _leaving(after))


def _leaving(ways: Iterable[Next] | None) -> float | None:
    shares = [way.share for way in ways or ()]
    if not shares or None in shares:
        return None
    return round(1 - fsum(share or 0.0 for share in shares), 9)
