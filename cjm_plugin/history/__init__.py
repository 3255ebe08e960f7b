"""The git repository as weekly revisions.

`tell` takes a folder of content and gives its chronicle, from git alone: it writes nothing there, asks for no
clock, and says plainly why it can't tell where it can't.
"""

from cjm_plugin.history.chronicle import Told, tell
from cjm_plugin.history.closes import at_close
from cjm_plugin.history.moment import Moment, NoMoment, moment
from cjm_plugin.history.plan import Plan, Progress, silent
from cjm_plugin.history.present import Present
from cjm_plugin.history.remarks import UNREADABLE
from cjm_plugin.history.weeks import Closing
from cjm_plugin.history.whence import reason

__all__ = [
    "UNREADABLE",
    "Closing",
    "Moment",
    "NoMoment",
    "Plan",
    "Present",
    "Progress",
    "Told",
    "at_close",
    "moment",
    "reason",
    "silent",
    "tell",
]
