"""Whether anybody is asked: what a map says of feedback, and answers young enough to count."""

from __future__ import annotations

import datetime as dt

from cjm_plugin.analysis.basis import months_later
from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.figures import Series
from cjm_plugin.model.journey import Feedback
from cjm_plugin.model.references import Place

_ASKED = frozenset({"nps", "csat", "ces"})
"""Kinds of metrics that only customers' answers make."""


def places_asked(facts: Facts) -> frozenset[Place]:
    """The touchpoints whose customers answered lately."""
    return frozenset(
        Place(scope.journey, scope.touchpoint)
        for (_, scope), series in facts.figures.by_scope.items()
        if scope.journey and scope.touchpoint and series.metric.metric_kind in _ASKED
        if is_young(series, facts)
    )


def is_young(series: Series, facts: Facts) -> bool:
    """Whether answers still count: they age as studies do, from the last day of their week."""
    last = series.latest.week.monday + dt.timedelta(days=6)
    return facts.settings.today <= months_later(last, facts.settings.evidence_valid_months)


def is_collected(contact: Contact, asked: frozenset[Place]) -> bool:
    """Whether customers are asked at a touchpoint: the map says how, or there are answers."""
    how = contact.touchpoint.feedback
    return (how is not None and how != Feedback()) or contact.place in asked
