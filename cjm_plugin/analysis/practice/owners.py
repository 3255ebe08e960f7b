"""Who has to see to a breach: the department that answers for the file."""

from __future__ import annotations

from cjm_plugin.model.base import Object
from cjm_plugin.model.channel import Channel
from cjm_plugin.model.department import Department
from cjm_plugin.model.initiative import Initiative
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.system import System


def owner(thing: Object) -> str | None:
    """The id of a department; `None` where nobody answers for it: what is shared is the CX team's."""
    if isinstance(thing, Journey | Channel | System):
        return thing.owner
    if isinstance(thing, Department):
        return thing.id
    return thing.department if isinstance(thing, Initiative) else None
