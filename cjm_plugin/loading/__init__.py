"""From files to a `Catalog`, `Measurements` and problems.

`load_folder` reads a folder, `load` any files (those of a commit, for instance). Neither raises for anything
that the files hold, and neither asks for the clock.
"""

from cjm_plugin.loading.load import Loaded, load, load_folder
from cjm_plugin.loading.tree import SourceFile

__all__ = ["Loaded", "SourceFile", "load", "load_folder"]
