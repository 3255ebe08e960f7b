"""Absolute addresses and permanent names: what leaves the site must be understood elsewhere."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote, urlsplit

TAG_DATE = "2026"
"""RFC 4151: a day on which the site's name was its owner's. It never moves: with it every guid would."""

_KEPT_IN_PATHS = "/%:@!$&'()*+,;=~"


@dataclass(frozen=True)
class Origin:
    """Where the site is, from `site_url`."""

    url: str

    @cached_property
    def base(self) -> str:
        """`https://maps.example.org/cx/`: in ASCII, without anybody's password."""
        parts = urlsplit(self.url)
        return f"{parts.scheme or 'https'}://{self._host}{self._port}{self._path}"

    def absolute(self, address: str) -> str:
        """An address of the site, in full."""
        path, _, fragment = address.partition("#")
        return self.base + quote(path) + (f"#{quote(fragment)}" if fragment else "")

    def tag(self, *names: str) -> str:
        """A permanent name of something of the site, `tag:maps.example.org,2026:/cx/2026-W47/journey:buying`.

        It holds ids alone, no words that may be told otherwise one day.
        """
        return f"{self._tag}{'/'.join(quote(name, safe=':') for name in names)}"

    @cached_property
    def _tag(self) -> str:
        host = re.sub(r"[^a-z0-9.-]+", "-", self._host.lower()).strip("-.")
        return f"tag:{host or 'localhost'},{TAG_DATE}:{self._port[1:]}{self._path}"

    @cached_property
    def _host(self) -> str:
        host = urlsplit(self.url).hostname or "localhost"
        if ":" in host:
            return f"[{host}]"
        try:
            return host.encode("idna").decode("ascii")
        except UnicodeError:
            return quote(host)

    @cached_property
    def _port(self) -> str:
        port = urlsplit(self.url).port
        return f":{port}" if port else ""

    @cached_property
    def _path(self) -> str:
        return quote(urlsplit(self.url).path or "/", safe=_KEPT_IN_PATHS)
