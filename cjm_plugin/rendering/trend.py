"""What a chart of a metric shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from cjm_plugin.model.measurement import Week
from cjm_plugin.rendering.locale import Locale


@dataclass(frozen=True, kw_only=True)
class Trend:
    """A metric, week by week, beside its target."""

    points: tuple[tuple[Week, float | None], ...]
    """Oldest first. A week without a figure, absent or `None`, is a gap in the line."""
    target: float | None = None
    better: Literal["higher", "lower"] = "higher"
    unit: str | None = None
    size: Literal["small", "wide"] = "small"
    """`small` is for a tile: it has no text in it and stretches to any width and height."""
    title: str
    """What the picture is of, for those who do not see it."""
    description: str = ""
    """What the picture tells, in words."""
    locale: Locale

    @property
    def drawable(self) -> bool:
        """Whether there is any figure at all."""
        return any(value is not None for _, value in self.points)
