"""A metric: what is measured. Its weekly figures stand in `content/data/`."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import Name, Text

MetricKind = Literal["nps", "csat", "ces", "ltv", "rate", "duration", "count", "index"]


class Metric(Object):
    """What is measured, in which unit, and which way is better."""

    kind: ClassVar = Kind.METRIC

    metric_kind: MetricKind | None = Field(default=None, alias="kind")
    unit: Name | None = None
    better: Literal["higher", "lower"] = "higher"
    definition: Text | None = None
    source: Text | None = None
