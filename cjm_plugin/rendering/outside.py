"""Where plain text leads, if it is nothing but an address."""

from __future__ import annotations

import re
from urllib.parse import quote

from cjm_plugin.model.text import MAIL

_WEB = re.compile(r"https?://[^\s/\\<>\"][^\s\\<>\"]*", re.IGNORECASE)


def outside_address(text: str) -> str | None:
    """What a link to a web address or a plain mail address leads to; `None` where it is neither."""
    if MAIL.fullmatch(text):
        return f"mailto:{quote(text, safe='@+')}"
    return text if _WEB.fullmatch(text) else None
