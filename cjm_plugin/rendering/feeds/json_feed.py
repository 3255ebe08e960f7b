"""JSON Feed 1.1. What our own page of feeds needs beside it stands under `_cjm`, as the format provides."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from cjm_plugin.rendering.feeds.channel import Channel
from cjm_plugin.rendering.feeds.entries import Entry

KIND = "application/feed+json"
_VERSION = "https://jsonfeed.org/version/1.1"


def written(entry: Entry) -> str:
    """An item as it stands in any feed."""
    tags = [*dict.fromkeys(category.title for category in entry.categories)]
    lines = [line._asdict() for line in entry.lines]
    return _json(
        {
            "id": entry.guid,
            "url": entry.url,
            "title": entry.title,
            "content_html": entry.html,
            "summary": entry.summary,
            "date_published": entry.when.isoformat(),
            "date_modified": entry.updated.isoformat(),
            **({"tags": tags} if tags else {}),
            "_cjm": {"name": entry.name, "revision": entry.revision, "lines": lines},
        }
    )


def document(channel: Channel, here: str, items: Iterable[str]) -> bytes:
    """A feed of written items. `here` is its own address."""
    head = _json(
        {
            "version": _VERSION,
            "title": channel.title,
            "home_page_url": channel.page,
            "feed_url": here,
            "description": channel.description,
            "authors": [{"name": channel.site}],
            "language": channel.language,
            "_cjm": {"scope": channel.scope, "base": channel.base},
        }
    )
    return f'{head[:-1]},"items":[{",".join(items)}]}}'.encode()


def _json(values: dict[str, Any]) -> str:
    return json.dumps(values, ensure_ascii=False, separators=(",", ":"))
