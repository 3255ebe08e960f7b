"""A persona: who travels."""

from __future__ import annotations

from typing import ClassVar

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import ChannelRef, StudyRef
from cjm_plugin.model.text import Name, Text


class Persona(Object):
    """A kind of customer, best drawn from research (`based_on`)."""

    kind: ClassVar = Kind.PERSONA

    age_group: Name | None = None
    segment: Name | None = None
    needs: tuple[Text, ...] = ()
    frustrations: tuple[Text, ...] = ()
    preferred_channels: tuple[ChannelRef, ...] = ()
    quote: Text | None = None
    based_on: tuple[StudyRef, ...] = ()
