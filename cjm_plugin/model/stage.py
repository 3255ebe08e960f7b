"""A stage of the customer's life with the company, shared by maps."""

from __future__ import annotations

from typing import ClassVar

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import Number, Text


class Stage(Object):
    """A stage of the customer’s life with the company, shared by maps."""

    kind: ClassVar = Kind.STAGE

    order: Number
    """Where it stands among the stages: the least comes first, and equal ones by id."""
    summary: Text | None = None
    """What happens in this stage, in a sentence."""
