"""The `Content-Security-Policy` that a built site can be served with: docs/content-security-policy.md."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

_INLINE = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script", re.DOTALL | re.IGNORECASE)
# With an address it is not inline, and data do not run.
_HARMLESS = re.compile(rb"\bsrc\s*=|\btype\s*=\s*[\"']?application/(?:ld\+)?json", re.IGNORECASE)


def policy(site: Path) -> str:
    """The strictest that the theme can live with. Whatever is ours needs `default-src 'self'` alone."""
    directives = (
        "default-src 'self'",
        # Material reads the reader's colours before it paints, and writes that into each page.
        " ".join(("script-src 'self'", *sorted(set(_hashes(site))))),
        # Material's stylesheet holds the arrows of `details` and the icons of admonitions.
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
    return "; ".join(directives)


def _hashes(site: Path) -> Iterator[str]:
    """Of each inline script of each page: those of pages in folders differ by the way to the root."""
    for page in site.rglob("*.html"):
        for script in _INLINE.finditer(page.read_bytes()):
            if not _HARMLESS.search(script["attributes"]):
                # A parser of HTML ends lines so.
                code = script["code"].replace(b"\r\n", b"\n")
                yield f"'sha256-{b64encode(sha256(code).digest()).decode()}'"
