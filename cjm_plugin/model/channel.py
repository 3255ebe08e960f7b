"""A channel: how contact happens."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import DepartmentRef

ChannelKind = Literal["digital", "messenger", "phone", "e-mail", "physical", "post", "other"]


class Channel(Object):
    """How contact happens. Its touchpoints and its passages follow from the maps."""

    kind: ClassVar = Kind.CHANNEL

    # The frontmatter's own word; `kind` on the class is the kind of object.
    channel_kind: ChannelKind | None = Field(default=None, alias="kind")
    """What sort of contact it is."""
    owner: DepartmentRef | None = None
    """The department that answers for it."""
