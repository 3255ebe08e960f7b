"""How a sentence is written: as HTML, as Markdown, as plain text. What it says is the same in each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from markupsafe import Markup, escape

from cjm_plugin.model.change import Named
from cjm_plugin.rendering.telling import markdown


class Style(Protocol):
    """Marks the parts of a sentence. What it gives is filled into messages: Markup, or a plain `str`."""

    def thing(self, named: Named) -> str:
        """A thing that still is there, or was, by its title."""

    def text(self, text: str) -> str:
        """Words of the author."""

    def before(self, value: str) -> str:
        """A value that has gone."""

    def after(self, value: str) -> str:
        """A value that has come."""

    def step(self, before: str, after: str) -> str:
        """From one value to the other; both are marked already."""


@dataclass(frozen=True, slots=True)
class HtmlStyle:
    """For pages and feeds. (`Markup.format` would take ten times as long.)"""

    address: Callable[[Named], str | None]
    """Where a thing's page is, as it goes into a `href`; `None` where there is none (any more)."""

    def thing(self, named: Named) -> str:
        href = self.address(named)
        if href is None:
            return Markup(f'<b dir="auto">{escape(named.title)}</b>')
        return Markup(f'<a href="{escape(href)}" dir="auto">{escape(named.title)}</a>')

    def text(self, text: str) -> str:
        return Markup(f'<span dir="auto">{escape(text)}</span>')

    def before(self, value: str) -> str:
        return Markup(f"<del>{escape(value)}</del>")

    def after(self, value: str) -> str:
        return Markup(f"<ins>{escape(value)}</ins>")

    def step(self, before: str, after: str) -> str:
        return Markup(f"{escape(before)} → {escape(after)}")


class PlainStyle:
    """For a terminal."""

    def thing(self, named: Named) -> str:
        return named.title

    def text(self, text: str) -> str:
        return text

    def before(self, value: str) -> str:
        return value

    def after(self, value: str) -> str:
        return value

    def step(self, before: str, after: str) -> str:
        return f"{before} → {after}"


_LONGEST_TITLE = 160
"""Letters: what a pull request shows has an end."""


def _cut(title: str) -> str:
    return title if len(title) <= _LONGEST_TITLE else f"{title[: _LONGEST_TITLE - 1]}…"


def _nowhere(_named: Named) -> None:
    """Nothing is linked."""


@dataclass(frozen=True, slots=True)
class MarkdownStyle:
    """For a pull request."""

    address: Callable[[Named], str | None] = _nowhere
    """Where a thing's page is, with the site's own address; `None` where there is none."""

    def thing(self, named: Named) -> str:
        title = f"**{markdown.escaped(_cut(named.title))}**"
        href = self.address(named)
        return title if href is None else markdown.link(title, href)

    def text(self, text: str) -> str:
        return markdown.escaped(text)

    def before(self, value: str) -> str:
        return value

    def after(self, value: str) -> str:
        return value

    def step(self, before: str, after: str) -> str:
        return f"{before} → {after}"
