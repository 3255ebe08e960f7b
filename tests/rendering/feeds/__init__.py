"""Feeds: what they hold, and that every reader of feeds can take them."""
