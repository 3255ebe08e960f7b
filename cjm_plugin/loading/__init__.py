"""From files to a `Catalog`, `Measurements` and problems.

`load_folder` reads a folder, `load` any files (those of a commit, for instance); `enrol` only tells who is
there. None raises for anything that the files hold, and none asks for the clock.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from cjm_plugin.loading.content import Loaded, load, load_folder
    from cjm_plugin.loading.roll import enrol
    from cjm_plugin.loading.tree import SourceFile, folder_files, is_counted

__all__ = ["Loaded", "SourceFile", "enrol", "folder_files", "is_counted", "load", "load_folder"]

_HOMES = {"enrol": "roll", "folder_files": "tree", "is_counted": "tree", "SourceFile": "tree"}


def __getattr__(name: str) -> Any:
    """Imported when somebody asks for it: who only looks which files there are needs nothing of the model."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'content')}"), name)
