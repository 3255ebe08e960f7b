"""What subscriptions.yml says of the content that lies beside it."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_plugin.loading import Loaded, SourceFile
from cjm_plugin.loading.roll import enrolled
from cjm_plugin.loading.subscriptions import Read, read_subscriptions
from cjm_plugin.model.subscription import Subscriptions
from cjm_plugin.rendering.locale import LANGUAGES


def read(found: Sequence[SourceFile], loaded: Loaded) -> Read:
    """What the file says, and what is wrong with it; without one, what goes without saying.

    :param loaded: the content, whose objects it may name.
    """
    if not found:
        return Read(Subscriptions(), ())
    roll = enrolled(loaded.catalog, loaded.sources, loaded.prefix)
    return read_subscriptions(found[0], roll, LANGUAGES)
