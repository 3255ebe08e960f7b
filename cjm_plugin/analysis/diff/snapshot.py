"""What is compared, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.change import Change
from cjm_plugin.model.revision import Shift
from cjm_plugin.model.settings import Settings


@dataclass(frozen=True)
class Snapshot:
    """The content at a moment.

    References in it may name ids that things had before (`was`): history is not written anew when something
    is renamed.
    """

    catalog: Catalog
    settings: Settings
    """With the day on which it is looked at: evidence ages even where nothing is edited."""


@dataclass(frozen=True, slots=True)
class Difference:
    """All that is different."""

    changes: tuple[Change, ...] = ()
    """Maps by id, inside a map in its order, then the other objects by kind and id."""
    shifts: tuple[Shift, ...] = ()
    """Of the maps whose point of view's curve differs, by id."""
