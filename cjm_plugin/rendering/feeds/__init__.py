"""Feeds: the changes in a scope as RSS, Atom and JSON Feed."""

from cjm_plugin.rendering.feeds.files import feed_files, head_links
from cjm_plugin.rendering.feeds.scopes import SCOPED, Scope, scopes

__all__ = ["SCOPED", "Scope", "feed_files", "head_links", "scopes"]
