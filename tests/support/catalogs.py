"""Small catalogs for tests, written as an author would write them: keywords are the keys of the frontmatter.

catalog(
    journey("buying", touchpoint("compare", channel="website", departments="e-commerce"), owner="cx"),
    study("visits", date="2026-10-01"),
)
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from cjm_plugin.analysis.contacts import Contact, contacts
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import MODELS, Catalog
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.measurement import Measurements
from cjm_plugin.model.metric import Metric
from cjm_plugin.model.settings import Settings
from cjm_plugin.model.study import Study

TODAY = dt.date(2026, 11, 18)
"""The day on which the tests live, a Wednesday."""

SETTINGS = Settings(today=TODAY)


def catalog(*things: Object) -> Catalog:
    return Catalog.of(things)


def facts(*things: Object, measurements: Measurements | None = None, settings: Settings = SETTINGS) -> Facts:
    return Facts(catalog(*things), measurements or Measurements(), settings)


def thing(kind: Kind, id: str, /, *, story: str = "", **fields: Any) -> Object:
    """An object of any kind. Its file and, unless given, its title follow from the id."""
    file = {"@id": id, "@path": f"content/{kind.folder}/{id}.md", "@story": story}
    return MODELS[kind].model_validate({**file, "title": titled(id), **fields})


def journey(id: str, /, *parts: dict[str, Any], **fields: Any) -> Journey:
    """A map of stages or, where no stage matters, of touchpoints at the stage `only`."""
    stages = parts if all("stage" in part for part in parts) else [stage("only", *parts)]
    found = thing(Kind.JOURNEY, id, stages=stages, **fields)
    assert isinstance(found, Journey)
    return found


def stage(id: str, /, *touchpoints: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """A stage as a map goes through it."""
    return {"stage": id, "touchpoints": touchpoints, **fields}


def touchpoint(id: str, channel: str = "website", **fields: Any) -> dict[str, Any]:
    return {"id": id, "title": titled(id), "channel": channel, **fields}


def pain(id: str, **fields: Any) -> dict[str, Any]:
    """A pain or a strength."""
    return {"id": id, "title": titled(id), **fields}


def study(id: str, date: str = "2026-10-01", method: str | None = "interviews", **fields: Any) -> Study:
    found = thing(Kind.STUDY, id, date=date, method=method, **fields)
    assert isinstance(found, Study)
    return found


def finding(about: str, verdict: str | None = None, id: str = "finding") -> dict[str, Any]:
    return {"id": id, "text": titled(id), "about": about, "verdict": verdict}


def initiative(id: str, status: str = "idea", **fields: Any) -> Initiative:
    found = thing(Kind.INITIATIVE, id, status=status, **fields)
    assert isinstance(found, Initiative)
    return found


def metric(id: str, /, kind: str | None = None, **fields: Any) -> Metric:
    found = thing(Kind.METRIC, id, kind=kind, **fields)
    assert isinstance(found, Metric)
    return found


def row(*touchpoints: dict[str, Any], **fields: Any) -> tuple[Contact, ...]:
    """The contacts of a map of these touchpoints."""
    return tuple(contacts(journey("a-map", *touchpoints, **fields)))


def titled(id: str) -> str:
    return id.replace("-", " ").capitalize()
