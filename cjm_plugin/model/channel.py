"""A channel: how contact happens."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import DepartmentRef

ChannelKind = Literal["digital", "messenger", "phone", "e-mail", "physical", "post", "other"]


class Channel(Object):
    """One way of contact. Its touchpoints and passages are derived."""

    kind: ClassVar = Kind.CHANNEL

    # The frontmatter's own word; `kind` on the class is the kind of object.
    channel_kind: ChannelKind | None = Field(default=None, alias="kind")
    owner: DepartmentRef | None = None
