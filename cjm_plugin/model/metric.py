"""A metric: what is measured. Its weekly figures stand in `content/data/`."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import Name, Text

MetricKind = Literal["nps", "csat", "ces", "ltv", "rate", "duration", "count", "index"]


class Metric(Object):
    """What is measured, in which unit, and which way is better. Its figures stand in `content/data/`."""

    kind: ClassVar = Kind.METRIC

    metric_kind: MetricKind | None = Field(default=None, alias="kind")
    """What sort of figure it is; `nps`, `csat` and `ces` can be computed from single answers."""
    unit: Name | None = None
    """The unit of its figures, as it stands behind them."""
    better: Literal["higher", "lower"] = "higher"
    """Which way is better."""
    definition: Text | None = None
    """What exactly is counted, and how."""
    source: Text | None = None
    """Where the figures come from."""
