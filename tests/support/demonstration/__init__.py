"""A repository with half a year of weekly edits of the demonstration, made in a second.

This repository's own history is short. The one made here tells how `content/` came to be what it is: week by
week, by those who keep the maps. Its last state is `content/` as it is in the working tree; earlier ones
are found by undoing the edits that `weeks/` declares.
"""

from tests.support.demonstration.repository import make, now
from tests.support.demonstration.states import states
from tests.support.demonstration.story import Step, story

__all__ = ["Step", "make", "now", "states", "story"]
