"""What an overlay shows: the emotion curves of several maps over one another, by stage."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from cjm_plugin.rendering.heat import Label


class Curve(NamedTuple):
    """A map's emotions."""

    label: Label
    note: str
    """Its mean emotion, as it is written."""
    runs: tuple[tuple[tuple[float, float], ...], ...]
    """Known emotions without a gap: (stages from the left edge, -2 … +2), from left to right."""


class Mean(NamedTuple):
    """All curves at one stage."""

    stage: int
    """0-based."""
    value: float
    spread: float
    """The standard deviation."""
    text: str


class Level(NamedTuple):
    """A line of the scale."""

    value: int
    text: str
    word: str


@dataclass(frozen=True, kw_only=True)
class Overlay:
    """Curves by stage, and the mean of each stage."""

    title: str
    """What the picture is of, for those who do not see it."""
    stages: tuple[Label, ...]
    curves: tuple[Curve, ...]
    """None where there are too many to tell apart."""
    means: tuple[Mean, ...]
    levels: tuple[Level, ...]
    lowest: str
    """The name of the lowest mean, to be written at it; empty where no stage is the lowest."""
    band: str
    """What the spread is called, where it is drawn; empty where it is not."""
    mean: str
    """What the mean is called."""

    @property
    def drawable(self) -> bool:
        """Whether there is any figure at all."""
        return bool(self.means)
