"""Pages: addresses, titles and anchors at once, HTML when it is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, partial
from urllib.parse import unquote

from markupsafe import Markup

from cjm_plugin.analysis.contacts import Contact
from cjm_plugin.analysis.facts import JourneyFacts
from cjm_plugin.analysis.ledger import Entry
from cjm_plugin.model import anchors
from cjm_plugin.model.base import Object
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.feeds import head_links
from cjm_plugin.rendering.inline import plain
from cjm_plugin.rendering.page import Heading, Page
from cjm_plugin.rendering.templating import render
from cjm_plugin.rendering.views.comparison import comparison_title, comparison_view
from cjm_plugin.rendering.views.document import Document
from cjm_plugin.rendering.views.journey import MAP, journey_anchors, journey_headings, journey_view
from cjm_plugin.rendering.views.parts import collection_title
from cjm_plugin.rendering.views.told import plain_summary
from cjm_plugin.rendering.views.week import full_title, week_anchors, week_headings, week_view
from cjm_plugin.rendering.writer import Library, Writer


def journey_page(library: Library, facts: JourneyFacts) -> Page:
    """A map's page. Its view is large, so it is made when the page is written, its headings apart from it."""
    journey = facts.journey
    address = urls.page(Kind.JOURNEY, journey.id)
    writer = Writer(library, address)
    contents, own = journey_headings(writer, facts), journey_anchors(facts)

    def html(story: str) -> str:
        view, text = journey_view(writer, facts), Markup(_yielding(story, own))
        return render("journey.html", library.locale, view, story=text)

    def search_html(story: str) -> str:
        found = render("search/journey.html", library.locale, facts.contacts, texts=_search_texts)
        return Markup(story) + found

    return Page(
        address=address,
        title=journey.title,
        description=plain(journey.summary) if journey.summary else journey.title,
        origin=journey,
        edit_path=journey.path,
        contents=contents,
        searched=tuple(Heading(2, c.touchpoint.id, c.touchpoint.title) for c in facts.contacts),
        above_story=sum(heading.anchor == anchors.section_anchor(MAP) for heading in contents),
        anchors=own | {heading.anchor for heading in contents},
        html=html,
        search_html=search_html,
        head=head_links(library, address),
    )


_OWN_ANCHOR = re.compile(r'( id="| class="headerlink" href="#)([^"]+)(?=")')


def _yielding(story: str, taken: frozenset[str]) -> str:
    """The author's HTML, whose headings make way where they would be called like a touchpoint."""
    return _OWN_ANCHOR.sub(lambda m: f"{m[1]}story.{m[2]}" if unquote(m[2]) in taken else m[0], story)


def _search_texts(contact: Contact) -> tuple[str, ...]:
    touchpoint = contact.touchpoint
    fields = (touchpoint.does, touchpoint.thinks, touchpoint.feels, touchpoint.expects)
    return tuple(plain(text) for text in fields if text) + tuple(pain.title for pain in touchpoint.pains)


def object_page(library: Library, thing: Object, view: Callable[[Writer], Document]) -> Page:
    """The page of any other object."""
    return _document_page(library, urls.page(thing.kind, thing.id), thing.title, view, thing)


def derived_page(
    library: Library,
    address: str,
    title: str,
    view: Callable[[Writer], Document],
    edit_path: str | None = None,
) -> Page:
    """A page that no single object has: an index, the atlas."""
    return _document_page(library, address, title, view, None, edit_path)


def index_page(library: Library, kind: Kind, view: Callable[[Writer], Document]) -> Page:
    """A collection's page."""
    writer = Writer(library, urls.index(kind))
    return derived_page(library, urls.index(kind), collection_title(writer, kind), view)


def comparison_page(library: Library, to_be: Journey) -> Page:
    """A to-be map beside the as-is map that it changes."""
    address = urls.comparison(to_be.id)
    title = comparison_title(Writer(library, address), to_be)
    return derived_page(library, address, title, partial(comparison_view, to_be=to_be), to_be.path)


def week_page(library: Library, entry: Entry) -> Page:
    """What one revision brought. As large as a map's, so made when it is written."""
    address = urls.week(entry.revision.name)
    writer = Writer(library, address)

    def html(story: str) -> str:
        heading, rest = _title_apart(story)
        view = week_view(writer, entry)
        return render("week.html", library.locale, view, story=Markup(rest), title=heading)

    return Page(
        address=address,
        title=full_title(library, entry),
        description=plain_summary(writer, entry.revision),
        origin=None,
        edit_path=None,
        contents=week_headings(writer, entry),
        searched=(),
        above_story=0,
        anchors=week_anchors(entry),
        html=html,
        search_html=lambda story: story,
    )


def _document_page(
    library: Library,
    address: str,
    title: str,
    view: Callable[[Writer], Document],
    origin: Object | None,
    edit_path: str | None = None,
) -> Page:
    made = cache(lambda: view(Writer(library, address)))

    def html(story: str) -> str:
        heading, rest = _title_apart(story)
        text = render("document.html", library.locale, made(), story=Markup(rest), title=heading)
        made.cache_clear()
        return text

    return Page(
        address=address,
        title=title,
        description=_description(origin, made().head.summary) if origin else "",
        origin=origin,
        edit_path=origin.path if origin else edit_path,
        contents=made().headings,
        searched=(),
        above_story=0,
        anchors=frozenset(heading.anchor for heading in made().headings),
        html=html,
        search_html=lambda story: story,
        head=head_links(library, address),
    )


_H1 = re.compile(r"\s*<h1[^>]*>(.*?)</h1>", re.DOTALL)


def _title_apart(story: str) -> tuple[Markup | None, str]:
    """The author's own title above his text, and the rest: a page has one title, and his wins."""
    match = _H1.match(story)
    return (Markup(match[1]), story[match.end() :]) if match else (None, story)


def _description(origin: Object, summary: Markup | None) -> str:
    """The words of what stands below the title: whoever writes them into a page escapes them."""
    return (summary.striptags() if summary else "") or origin.title
