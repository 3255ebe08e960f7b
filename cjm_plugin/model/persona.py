"""A persona: who travels."""

from __future__ import annotations

from typing import ClassVar

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.references import ChannelRef, StudyRef
from cjm_plugin.model.text import Name, Text


class Persona(Object):
    """A kind of customer, best drawn from research."""

    kind: ClassVar = Kind.PERSONA

    age_group: Name | None = None
    """Their age in years, as the company groups its customers."""
    segment: Name | None = None
    """The segment of customers that they stand for."""
    needs: tuple[Text, ...] = ()
    """What they need of us, each need by itself."""
    frustrations: tuple[Text, ...] = ()
    """What puts them off, each thing by itself."""
    preferred_channels: tuple[ChannelRef, ...] = ()
    """The channels that they choose where they can."""
    quote: Text | None = None
    """A sentence of theirs, best from an interview."""
    based_on: tuple[StudyRef, ...] = ()
    """The studies that they are drawn from."""
