"""Passages from touchpoint to touchpoint: who goes on, who leaves, and what a change of channel costs.

They are the point of view's. Where the author wrote no `next`, the customer goes on to the next touchpoint of
the map, and the share is unknown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import fsum

from cjm_plugin.analysis.contacts import Contact


@dataclass(frozen=True, slots=True)
class Passage:
    """One way on."""

    origin: Contact
    goal: Contact
    share: float | None
    """Of the customers at the origin, 0-1."""
    wait_minutes: float | None
    repeats_information: bool | None
    written: bool
    """Whether the author wrote it, or it follows from the order of the map."""

    @property
    def changes_channel(self) -> bool:
        return self.origin.touchpoint.channel != self.goal.touchpoint.channel

    @property
    def is_told(self) -> bool:
        """Whether the author says who goes on, how long they wait or whether they are asked again."""
        return (self.share, self.wait_minutes, self.repeats_information) != (None, None, None)

    @property
    def skips(self) -> bool:
        """Whether it leads elsewhere than to the next touchpoint of the map."""
        return self.goal.number != self.origin.number + 1

    @property
    def costs(self) -> bool:
        """Whether the customer waits or is asked again."""
        return bool(self.wait_minutes or self.repeats_information)


def passages(row: tuple[Contact, ...]) -> tuple[Passage, ...]:
    """All passages of one map, in the order of the map."""
    by_id = {contact.touchpoint.id: contact for contact in row}
    found: list[Passage] = []
    for contact in row:
        if contact.touchpoint.next is None:
            found += [Passage(contact, goal, None, None, None, False) for goal in row[contact.number :][:1]]
            continue
        found += [
            Passage(contact, by_id[way.to], way.share, way.wait_minutes, way.repeats_information, True)
            for way in contact.touchpoint.next
            if way.to in by_id
        ]
    return tuple(found)


def leaving(contact: Contact) -> float | None:
    """The share of customers who leave at a touchpoint; `None` where any share is unknown.

    A map's end is no loss: without `next`, or with an empty one, nothing is said of who leaves.
    """
    ways = contact.touchpoint.next
    if not ways or any(way.share is None for way in ways):
        return None
    return _missing(way.share or 0 for way in ways)


def _missing(shares: Iterable[float]) -> float:
    """What shares miss to 1, to nine decimals: 0.7, 0.2 and 0.1 miss nothing."""
    return max(0.0, round(1 - fsum(shares), 9))


def reach(row: tuple[Contact, ...], ways: tuple[Passage, ...]) -> tuple[float, ...]:
    """Of the customers who start, the share (0-1) that ever gets to each touchpoint of the map.

    Unknown shares divide evenly what the known ones leave over. Whoever comes back is counted once.
    """
    steps = _steps(row, ways)
    if any(goal <= origin for origin, out in enumerate(steps) for goal in out):
        return tuple(_chance_to_reach(goal, steps) for goal in range(len(row)))
    arrived = [float(contact.number == 1) for contact in row]
    for origin, out in enumerate(steps):
        for goal, share in out.items():
            arrived[goal] += arrived[origin] * share
    return tuple(min(1.0, value) for value in arrived)


_Steps = list[dict[int, float]]
"""For each position of a map, the positions one step on, with their shares."""

_AWAY = -1
"""Where those who leave the map are."""


def _steps(row: tuple[Contact, ...], ways: tuple[Passage, ...]) -> _Steps:
    out: list[list[Passage]] = [[] for _ in row]
    for way in ways:
        out[way.origin.number - 1].append(way)
    return [_onward(found) for found in out]


def _onward(ways: list[Passage]) -> dict[int, float]:
    unknown = sum(way.share is None for way in ways)
    rest = _missing(way.share or 0 for way in ways) / unknown if unknown else 0.0
    onward: dict[int, float] = defaultdict(float)
    for way in ways:
        onward[way.goal.number - 1] += rest if way.share is None else way.share
    return onward


def _chance_to_reach(goal: int, steps: _Steps) -> float:
    """The chance that a walk in circles from the first position ever meets the goal.

    Exact: positions between the two are taken out one by one, and what led to one leads on to where it led.
    Nothing is subtracted, so a circle that hardly anybody leaves costs no precision.
    """
    if goal == 0:
        return 1.0
    ways = [{**out, _AWAY: _missing(out.values())} for out in steps]
    for between in range(len(steps) - 1, 0, -1):
        if between != goal:
            onward = _elsewhere(between, ways[between])
            for way in ways:
                share = way.pop(between, 0.0)
                for to, part in onward.items() if share else ():
                    way[to] = way.get(to, 0.0) + share * part
    return min(1.0, _elsewhere(0, ways[0]).get(goal, 0.0))


def _elsewhere(position: int, way: dict[int, float]) -> dict[int, float]:
    """Where a walk goes when it goes from a position for good. One that never can has left the map."""
    others = {to: share for to, share in way.items() if to != position}
    total = fsum(others.values())
    return {to: share / total for to, share in others.items()} if total else {_AWAY: 1.0}


@dataclass(frozen=True, slots=True)
class Crossing:
    """All passages from one channel to another, over all maps."""

    origin: str
    goal: str
    ways: tuple[Passage, ...]

    @property
    def repeats(self) -> int:
        """In how many of them the customer is asked again."""
        return sum(way.repeats_information is True for way in self.ways)

    @property
    def mean_wait(self) -> float | None:
        """Minutes, over the passages whose wait is known."""
        waits = [way.wait_minutes for way in self.ways if way.wait_minutes is not None]
        return sum(waits) / len(waits) if waits else None

    @property
    def mean_lost(self) -> float | None:
        """The mean share (0-1) that leaves at the touchpoints they start from, where it is known."""
        origins = dict.fromkeys(way.origin for way in self.ways)
        lost = [share for origin in origins if (share := leaving(origin)) is not None]
        return sum(lost) / len(lost) if lost else None


def crossings(ways: Iterable[Passage]) -> Mapping[tuple[str, str], Crossing]:
    """Passages by (channel from, channel to), changes and stays alike; sorted by both ids."""
    groups: dict[tuple[str, str], list[Passage]] = defaultdict(list)
    for way in ways:
        groups[way.origin.touchpoint.channel, way.goal.touchpoint.channel].append(way)
    return {key: Crossing(*key, tuple(groups[key])) for key in sorted(groups)}
