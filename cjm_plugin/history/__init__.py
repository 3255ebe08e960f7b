"""The git repository as weekly revisions.

`tell` takes a folder of content and gives its chronicle, from git alone: it writes nothing there, asks for no
clock, and says plainly why it can't tell where it can't. `Tags` alone writes.
"""

from cjm_plugin.history.chronicle import Told, tell
from cjm_plugin.history.closes import at_close, closings
from cjm_plugin.history.moment import Moment, NoMoment, moment
from cjm_plugin.history.plan import Plan, Progress, silent
from cjm_plugin.history.present import Present
from cjm_plugin.history.remarks import UNREADABLE
from cjm_plugin.history.tags import Made, NoTags, Tag, Tags
from cjm_plugin.history.weeks import Closing
from cjm_plugin.history.whence import folder_below, lacking, reason

__all__ = [
    "UNREADABLE",
    "Closing",
    "Made",
    "Moment",
    "NoMoment",
    "NoTags",
    "Plan",
    "Present",
    "Progress",
    "Tag",
    "Tags",
    "Told",
    "at_close",
    "closings",
    "folder_below",
    "lacking",
    "moment",
    "reason",
    "silent",
    "tell",
]
