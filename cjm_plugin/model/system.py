"""A system: software behind touchpoints."""

from __future__ import annotations

from typing import ClassVar

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import DepartmentRef
from cjm_plugin.model.text import Name


class System(Object):
    """Software that customers or operators meet at a touchpoint."""

    kind: ClassVar = Kind.SYSTEM

    owner: DepartmentRef | None = None
    """The department that answers for it."""
    vendor: Name | None = None
    """Who makes or sells it."""
    contact: Name | None = None
    """How to reach whoever looks after it: a mail address or a URL."""
