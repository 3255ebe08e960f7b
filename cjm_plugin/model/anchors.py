"""Anchors inside pages: a map's, a week's. Permanent, like addresses.

In a map a touchpoint's is its id. All others have a `.`, which neither an id nor the anchor of a heading can
have.
"""

from __future__ import annotations

from cjm_plugin.model.references import Place

_STAGE = "stage."
_SECTION = "section."
_PAIN = "pain."
_FOR = "for."


def anchor(where: Place) -> str:
    """A touchpoint's, or a pain's, which holds its touchpoint's id, for its own is only unique there."""
    return where.touchpoint if where.pain is None else f"{_PAIN}{where.touchpoint}.{where.pain}"


def stage_anchor(stage: str) -> str:
    """A stage's heading in the map."""
    return f"{_STAGE}{stage}"


def section_anchor(name: str) -> str:
    """A section of any page."""
    return f"{_SECTION}{name}"


def told_anchor(kind: str, id: str) -> str:
    """What a week brought for one object, on that week's page: `journey.washing-machine`."""
    return f"{kind}.{id}"


def filter_anchor(kind: str, id: str) -> str:
    """A week's page as far as it concerns a department or a persona: `for.department.logistics`."""
    return f"{_FOR}{kind}.{id}"


ALL = "for.all"
"""A week's page as a whole."""


def anchored(journey: str, name: str) -> Place | None:
    """The touchpoint or pain that an anchor in a map's page stands for; `None` for a stage or a section."""
    if name.startswith((_STAGE, _SECTION)):
        return None
    touchpoint, found, pain = name.removeprefix(_PAIN).partition(".")
    return Place(journey, touchpoint, pain) if name.startswith(_PAIN) and found else Place(journey, name)
