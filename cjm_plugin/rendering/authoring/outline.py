"""What stands in a starting file, and in which order."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_plugin.model.base import Part
from cjm_plugin.rendering.authoring.yaml import Value


@dataclass(frozen=True)
class Example:
    """A field with a value that it could have."""

    key: str
    value: Value | Items
    given: bool = False
    """Whether it counts as it stands."""


@dataclass(frozen=True)
class Group:
    """Fields that belong together, under a heading."""

    title: str
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class Item:
    """An item of a list, field by field."""

    groups: tuple[Group, ...]
    given: bool = False
    note: str = ""
    """What an author should know of it."""
    explained: bool = True
    """Whether its fields are."""


@dataclass(frozen=True)
class Items:
    """A list whose items are explained field by field."""

    model: type[Part]
    items: tuple[Item, ...]


def group(title: str, /, **examples: Value | Items) -> Group:
    """A group in which nothing counts yet."""
    return Group(title, tuple(Example(key, value) for key, value in examples.items()))
