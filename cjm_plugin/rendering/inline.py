"""The author's short lines of Markdown, as safe HTML.

HTML is written in two places (`_write`, `_anchor`), which know `em`, `strong`, `code`, and `a` with `href`
and `rel`. Python-Markdown only finds out what is meant; whatever else it finds becomes its own text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from html import unescape
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.inlinepatterns import AUTOMAIL_RE, IMAGE_LINK_RE, InlineProcessor, LinkInlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

Link = Callable[[str], str | None]
"""Gives the address to write for a relative one that the author wrote; `None` where it leads nowhere."""

_MARKED = re.compile(r"[*_`\[\\<]")
_LONGEST_MARKED = 4_000
"""A longer line is shown as written: the time to find its marks grows with the square of its length."""

_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SCHEME = re.compile(r"[^/?#]*?:")
_OPEN_SCHEMES = frozenset({"http:", "https:", "mailto:", "tel:"})
_EXTERNAL = ("http:", "https:")
_TAGS = frozenset({"em", "strong", "code"})
_UNUSED = (
    "reference",
    "image_reference",
    "short_reference",
    "short_image_ref",
    "linebreak",
    "html",
    "entity",
)


def inline(text: str, link: Link | None = None) -> Markup:
    """A line of Markdown as HTML. Without `link`, links are shown as their text, as inside a link."""
    if not _MARKED.search(text):
        return escape(text)
    pieces = (piece if isinstance(piece, str) else _anchor(piece, link) for piece in _pieces(text))
    return Markup("".join(pieces))


def plain(text: str) -> str:
    """A line of Markdown as plain text: for titles, labels, search and feeds. Not escaped."""
    return text if not _MARKED.search(text) else _plain(text)


class _Anchor(NamedTuple):
    """A link that is not resolved yet: what it leads to depends on the page that shows it."""

    target: str
    html: str


def _anchor(anchor: _Anchor, link: Link | None) -> str:
    if link is None:
        return anchor.html
    if anchor.target.lower().startswith(_EXTERNAL):
        return f'<a href="{escape(anchor.target)}" rel="noopener">{anchor.html}</a>'
    href = anchor.target if _SCHEME.match(anchor.target) else link(anchor.target)
    return anchor.html if href is None else f'<a href="{escape(href)}">{anchor.html}</a>'


@lru_cache(maxsize=16_384)
def _pieces(text: str) -> tuple[str | _Anchor, ...]:
    """HTML, cut where links stand. Cached, for one field is shown on many pages."""
    return tuple(_joined(_write(_parsed(text))))


@lru_cache(maxsize=16_384)
def _plain(text: str) -> str:
    return "".join(_parsed(text).itertext())


def _joined(pieces: Iterator[str | _Anchor]) -> Iterator[str | _Anchor]:
    """The same with neighbouring strings made one."""
    waiting = ""
    for piece in pieces:
        if isinstance(piece, str):
            waiting += piece
        else:
            yield from (waiting, piece)
            waiting = ""
    yield waiting


def _write(element: Element, inside_link: bool = False) -> Iterator[str | _Anchor]:
    """An element's content. The only place where HTML comes from."""
    yield _text(element.text)
    for child in element:
        target = _safe_target(child.get("href", "")) if child.tag == "a" and not inside_link else None
        if target is not None:
            html = "".join(str(piece) for piece in _write(child, inside_link=True))
            yield _Anchor(target, html or _text(target))
        elif child.tag in _TAGS:
            yield f"<{child.tag}>"
            yield from _write(child, inside_link)
            yield f"</{child.tag}>"
        else:
            yield from _write(child, inside_link)
        yield _text(child.tail)


def _text(text: str | None) -> str:
    """Escaped, and a `str` again: adding to a `Markup` would escape the HTML around it."""
    return str(escape(text or ""))


def _safe_target(href: str) -> str | None:
    """An address as a browser will read it, or `None` where it is neither relative nor of an open scheme.

    Browsers drop control characters, and read `//host` and backslashes as other hosts. A relative address has
    no colon in its first segment: whatever has one must be a scheme that we know, however it is disguised.
    """
    href = _CONTROLS.sub("", href).strip().replace(" ", "%20")
    scheme = _SCHEME.match(unescape(href))
    if scheme:
        return href if scheme[0].lower() in _OPEN_SCHEMES else None
    return None if not href or href.startswith("//") or "\\" in href else href


def _parsed(text: str) -> Element:
    """A line as a tree of elements with plain text in them."""
    line = _CONTROLS.sub(" ", text)
    root = Element("div")
    paragraph = SubElement(root, "p")
    paragraph.text = line if len(line) <= _LONGEST_MARKED else AtomicString(line)
    parser = _parser()
    parser.treeprocessors["inline"].run(root)
    for code in root.iter("code"):
        code.text = AtomicString(_unescaped(code.text or ""))
    parser.treeprocessors["unescape"].run(root)
    return root


def _unescaped(text: str) -> str:
    """Undoes what Python-Markdown does to code, and no more: `&amp;lt;` is the author's `&lt;`."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


@cache
def _parser() -> Markdown:
    """Python-Markdown's inline patterns, without those that know HTML, images or definitions elsewhere."""
    parser = Markdown()
    for name in _UNUSED:
        parser.inlinePatterns.deregister(name)
    parser.inlinePatterns.register(_Image(IMAGE_LINK_RE, parser), "image_link", 165)
    parser.inlinePatterns.register(_Mail(AUTOMAIL_RE, parser), "automail", 110)
    return parser


class _Image(LinkInlineProcessor):
    """`![a hose](hose.png)` is the text "a hose"."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the library's name and its own return type)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | str | None, int | None, int | None]:
        element, start, end = super().handleMatch(m, data)
        if isinstance(element, Element):
            element.tag = "span"
        return element, start, end


class _Mail(InlineProcessor):
    """`<a@example.org>`, without the library's disguise of its letters."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 (as above)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002 (the library passes it)
    ) -> tuple[Element, int, int]:
        address = self.unescape(m.group(1)).removeprefix("mailto:")
        element = Element("a", href=f"mailto:{address}")
        element.text = AtomicString(address)
        return element, m.start(0), m.end(0)
