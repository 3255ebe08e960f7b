"""A rendering with nothing in it but marks, so that a test of the host's side says exactly what it found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.model.base import Object
from cjm_plugin.model.journey import Journey
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.page import Artifact, Heading, Page
from cjm_plugin.rendering.writer import Setting


@dataclass(frozen=True)
class StubSite:
    """Has what the host asks of a site."""

    pages: tuple[Page, ...]

    def artifacts(self) -> Iterator[Artifact]:
        yield Artifact("assets/cjm/cjm.css", b"/* marks */")
        yield Artifact("api/catalog.json", b'{"version": 1}\n')
        yield Artifact("journeys/old-machine/index.html", b"<p>moved</p>")


def stub_site(
    facts: Facts,
    *,
    language: str,
    setting: Setting,
    chart_cache: Path | None = None,
    **_: object,
) -> StubSite:
    """In place of `build_site`."""
    said = f"{language}|{setting.name}|{facts.settings.today}|{chart_cache and chart_cache.name}"
    objects = [_of_object(thing) for thing in facts.catalog]
    hubs = [_derived(urls.index(kind), kind.folder.title(), said) for kind in Kind]
    home = _derived(urls.HOME, "The atlas", said)
    return StubSite((*objects, *hubs, home))


def _of_object(thing: Object) -> Page:
    address = urls.page(thing.kind, thing.id)
    points = [point.id for point in thing.touchpoints] if isinstance(thing, Journey) else []
    headings = (Heading(2, "route", "Route & <pains>"), Heading(3, "end", "The end"))

    def html(story: str) -> str:
        return f"<h1>{thing.title}</h1><p>repetition</p>{story}"

    def search_html(story: str) -> str:
        sections = "".join(f'<h3 id="{point}">{point}</h3><p>found at {point}</p>' for point in points)
        return f'<h1 id="top">{thing.title}</h1>{story}<h2 id="route">Route</h2>{sections}'

    return Page(
        address=address,
        title=thing.title,
        description=f"About {thing.title}",
        origin=thing,
        edit_path=thing.path,
        above_story=0,
        searched=(
            Heading(1, "top", thing.title),
            Heading(2, "route", "Route"),
            *(Heading(3, p, p) for p in points),
        ),
        contents=headings,
        anchors=frozenset(points),
        html=html,
        search_html=search_html,
    )


def _derived(address: str, title: str, said: str) -> Page:
    def html(story: str) -> str:
        return f'<h1>{title}</h1><div class="story">{story}</div><p class="derived">{said}</p>'

    return Page(
        address=address,
        title=title,
        description=f"All of {title}",
        origin=None,
        edit_path="content/journeys/large/washing-machine.md" if address == "journeys/" else None,
        above_story=0,
        searched=(),
        contents=(Heading(2, "all", "All"),),
        anchors=frozenset(),
        html=html,
        search_html=lambda story: f"{story}<p>derived words</p>",
    )
