"""A behavioural-economics principle at work on customers' decisions."""

from __future__ import annotations

from typing import ClassVar

from cjm_plugin.model.base import Object
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import Text


class Principle(Object):
    """A regularity of how people decide: behavioural economics at work on customers’ choices."""

    kind: ClassVar = Kind.PRINCIPLE

    summary: Text | None = None
    """What it says, in a sentence."""
    effect: Text | None = None
    """What it does to our customers on their route."""
