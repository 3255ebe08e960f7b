"""A stage of the customer's life with the company, shared by maps."""

from __future__ import annotations

from typing import ClassVar

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import Number, Text


class Stage(Object):
    """Stages are shown by `order`; equal orders by id."""

    kind: ClassVar = Kind.STAGE

    order: Number
    summary: Text | None = None
