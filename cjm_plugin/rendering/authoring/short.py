"""What is left of a starting file for an author who wants it short: what most files have."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from cjm_plugin.model.base import Part
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.department import Department
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey, JourneyStage, Touchpoint
from cjm_plugin.model.metric import Metric
from cjm_plugin.model.persona import Persona
from cjm_plugin.model.principle import Principle
from cjm_plugin.model.stage import Stage
from cjm_plugin.model.study import Study
from cjm_plugin.model.system import System
from cjm_plugin.rendering.authoring.outline import Example, Group, Items

COMMON: Mapping[type[Part], frozenset[str]] = MappingProxyType(
    {
        Journey: frozenset({"purpose", "owner", "personas", "stages"}),
        JourneyStage: frozenset(),
        Touchpoint: frozenset({"departments", "does", "emotion", "pains", "strengths", "evidence"}),
        Persona: frozenset({"age_group", "needs", "based_on"}),
        Stage: frozenset({"summary"}),
        Department: frozenset({"lead", "kpis"}),
        Channel: frozenset({"kind", "owner"}),
        System: frozenset({"owner"}),
        Metric: frozenset({"unit", "better", "definition"}),
        Study: frozenset({"method", "sample", "findings"}),
        Initiative: frozenset({"goal", "solves", "owner", "due"}),
        Principle: frozenset({"summary", "effect"}),
    }
)
"""Besides what counts as it stands. What the rules of practice ask of every map, persona and initiative is
among them."""


def shortened(model: type[Part], groups: Iterable[Group]) -> Iterator[Group]:
    """Groups with the common fields alone, without headings."""
    for group in groups:
        examples = [_short(one) for one in group.examples if one.given or one.key in COMMON[model]]
        if examples:
            yield Group("", tuple(examples))


def _short(example: Example) -> Example:
    """Of a list that is written item by item, the items that count."""
    if not isinstance(example.value, Items):
        return example
    model, items = example.value.model, example.value.items
    kept = (replace(one, groups=tuple(shortened(model, one.groups))) for one in items if one.given)
    return replace(example, value=Items(model, tuple(kept)))
