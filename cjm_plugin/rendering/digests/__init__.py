"""Digests: what weeks brought for somebody, as mail and as a message in a chat."""

from cjm_plugin.rendering.digests.chat import CHAT, MARKDOWN, PLAIN, chat, title, weight
from cjm_plugin.rendering.digests.digest import Digest, Reader, digest
from cjm_plugin.rendering.digests.mail import html, text

__all__ = [
    "CHAT",
    "MARKDOWN",
    "PLAIN",
    "Digest",
    "Reader",
    "chat",
    "digest",
    "html",
    "text",
    "title",
    "weight",
]
