"""RSS 2.0 and Atom 1.0: Django's classes with what the readers of feeds expect beside it.

Items are written once and put into each feed that carries them: most feeds share theirs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from feedgenerator import Atom1Feed, Rss201rev2Feed, SyndicationFeed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator
from markupsafe import escape

from cjm_plugin.rendering.feeds.channel import Channel
from cjm_plugin.rendering.feeds.entries import Category, Entry


class _Feed(SyndicationFeed):  # type: ignore[misc]  # The library has no types.
    """A feed of items that are written already."""

    written: Sequence[str] = ()

    def write_items(self, handler: SimplerXMLGenerator) -> None:
        for text in self.written:
            # SAX's way to hand on what needs no escaping.
            handler.ignorableWhitespace(text)

    def latest_post_date(self) -> dt.datetime:
        """Never the time of the build: the same content is the same feed."""
        moment: dt.datetime = self.feed["moment"]
        return moment


class Rss(_Feed, Rss201rev2Feed):  # type: ignore[misc]  # As above.
    """RSS 2.0. It has no author: one would need a mail address."""

    kind = "application/rss+xml"
    item = "item"

    def rss_attributes(self) -> dict[str, str]:
        attributes: dict[str, str] = super().rss_attributes()
        return attributes | {"xmlns:content": "http://purl.org/rss/1.0/modules/content/"}

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        link = {"rel": "self", "type": self.kind, "href": self.feed["here"]}
        handler.addQuickElement("atom:link", None, link)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for title in dict.fromkeys(category.title for category in item["touched"]):
            handler.addQuickElement("category", title)
        handler.addQuickElement("content:encoded", item["full"])


class Atom(_Feed, Atom1Feed):  # type: ignore[misc]  # As above.
    """Atom 1.0."""

    kind = "application/atom+xml"
    item = "entry"

    def add_root_elements(self, handler: SimplerXMLGenerator) -> None:
        super().add_root_elements(handler)
        link = {"rel": "self", "type": self.kind, "href": self.feed["here"]}
        handler.addQuickElement("link", None, link)

    def add_item_elements(self, handler: SimplerXMLGenerator, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        for category in item["touched"]:
            handler.addQuickElement("category", None, _labelled(category))
        handler.addQuickElement("content", item["full"], {"type": "html"})


def _labelled(category: Category) -> dict[str, str]:
    return {"term": f"{category.kind}:{category.id}", "label": category.title}


def written(form: type[Rss] | type[Atom], entry: Entry) -> str:
    """An item as it stands in any feed."""
    feed = form("", "", "", moment=entry.when)
    feed.add_item(
        entry.title,
        entry.url,
        # Readers take it for HTML.
        str(escape(entry.summary)) or None,
        pubdate=entry.when,
        updateddate=entry.updated,
        unique_id=entry.guid,
        unique_id_is_permalink=False,
        touched=entry.categories,
        full=str(entry.html),
    )
    out = StringIO()
    handler = SimplerXMLGenerator(out, "utf-8", short_empty_elements=True)
    handler.startElement(form.item, {})
    feed.add_item_elements(handler, feed.items[0])
    handler.endElement(form.item)
    return out.getvalue()


def document(form: type[Rss] | type[Atom], channel: Channel, here: str, items: Iterable[str]) -> bytes:
    """A feed of written items. `here` is its own address."""
    feed = form(
        channel.title,
        channel.page,
        channel.description,
        language=channel.language,
        author_name=channel.site,
        feed_guid=channel.id,
        here=here,
        moment=channel.moment if form is Rss else channel.updated,
    )
    feed.written = tuple(items)
    text: str = feed.writeString("utf-8")
    return text.encode()
