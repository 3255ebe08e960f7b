"""What MkDocs is told of a page: its metadata, its headings, its anchors."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from mkdocs.structure.pages import Page as HostPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from cjm_plugin.model.base import HOST_KEYS, Object, SearchHints
from cjm_plugin.rendering.page import Page

_NO_METADATA = "---\n{}\n---\n"


def body(thing: Object) -> str:
    """An object's Markdown without its data.

    MkDocs takes a first line such as `Note: …` for metadata, unless there is frontmatter: it gets an empty
    one.
    """
    return f"{_NO_METADATA}{thing.story}"


def describe(host: HostPage, page: Page) -> None:
    """Sets the metadata.

    On an object's page: the keys that MkDocs and its theme give a meaning, from what loading has checked. On
    the author's own page: what he says, and the description of what is derived where he says none.
    """
    own = {} if host.file.generated_by or page.origin else dict(host.meta)
    known = dict(_handed_on(page.origin)) if page.origin else own
    host.meta = ({"description": page.description} if page.description else {}) | known
    if (page.origin or not own) and "description" in host.meta:
        host.meta["description"] = escape(str(host.meta["description"]))


def _handed_on(thing: Object) -> Iterator[tuple[str, object]]:
    """The metadata of an object, as MkDocs and its theme expect it."""
    for key in HOST_KEYS:
        match getattr(thing, key):
            case None | ():
                continue
            case tuple() as words:
                yield key, list(words)
            case SearchHints() as hints:
                yield key, hints.model_dump(exclude={"extensions"}, exclude_unset=True)
            case value:
                yield key, value


def name(host: HostPage, html: str, page: Page) -> None:
    """Sets the title, unless the author's page has one: MkDocs would make it from the file's name, `Index`.

    In the metadata, where themes take the title of a home page from as well. They write titles and
    descriptions into their HTML as they are, so both are escaped.
    """
    if "title" not in host.meta and not _has_title(html):
        host.meta["title"] = escape(page.title)


def titled(host: HostPage, html: str, page: Page) -> str:
    """The author's own text on a derived page, under the title that he gives it in its metadata."""
    own = None if page.origin or _has_title(html) else host.meta.get("title")
    return f"<h1>{escape(str(own))}</h1>\n{html}" if own else html


def _has_title(html: str) -> bool:
    return html.lstrip().startswith("<h1")


_HEAD_ENDS = re.compile(r"</head\s*>|<body[\s>]", re.IGNORECASE)
"""The first will do: where tags that may be left out are left out, the body begins where the head ends."""


def with_head(output: str, page: Page) -> str:
    """A page as its theme has drawn it, with what belongs into its `<head>`."""
    end = _HEAD_ENDS.search(output) if page.head else None
    return output if end is None else f"{output[: end.start()]}{page.head}\n{output[end.start() :]}"


def anchors(page: Page) -> frozenset[str]:
    """What a link into the page may name, so that MkDocs doesn't call it broken."""
    return page.anchors | {heading.anchor for heading in page.contents}


def shown_contents(own: Iterable[AnchorLink], page: Page) -> TableOfContents:
    """The table of contents shown: the headings of the author's text among those of what is derived."""
    items = [item for link in own for item in (link.children if link.level == 1 else [link])]
    derived = [AnchorLink(escape(heading.title), heading.anchor, heading.level) for heading in page.contents]
    items[:0] = derived[: page.above_story]
    for link in derived[page.above_story :]:
        (items[-1].children if link.level > _TOP and items else items).append(link)
    for item in items[:1]:
        item.active = True  # type: ignore[attr-defined]  # As MkDocs does.
    return TableOfContents(items)


def searched_contents(own: Iterable[AnchorLink], page: Page) -> TableOfContents:
    """All headings of what search reads: MkDocs' own search passes over what isn't listed."""
    derived = (AnchorLink(escape(heading.title), heading.anchor, heading.level) for heading in page.searched)
    return TableOfContents([*own, *derived])


_TOP = 2
