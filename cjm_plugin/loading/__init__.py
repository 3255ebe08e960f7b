"""From files to a `Catalog`, `Measurements` and problems.

`load_folder` reads a folder, `load` any files (those of a commit, for instance); `enrol` only tells who is
there. None raises for anything that the files hold, and none asks for the clock.
"""

from cjm_plugin.loading.load import Loaded, load, load_folder
from cjm_plugin.loading.roll import enrol
from cjm_plugin.loading.tree import SourceFile, folder_files

__all__ = ["Loaded", "SourceFile", "enrol", "folder_files", "load", "load_folder"]
