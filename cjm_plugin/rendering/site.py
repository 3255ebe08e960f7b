"""The whole site from facts: which pages and files there are, and what is in them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from cjm_plugin import __version__
from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice import RULES, Practice, check
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.revision import NO_HISTORY, Chronicle
from cjm_plugin.rendering import urls
from cjm_plugin.rendering.assets import asset_files
from cjm_plugin.rendering.charts import ChartCache
from cjm_plugin.rendering.data import data_files
from cjm_plugin.rendering.feeds import feed_files
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.page import Artifact, Page
from cjm_plugin.rendering.pages import (
    comparison_page,
    derived_page,
    index_page,
    journey_page,
    object_page,
    week_page,
)
from cjm_plugin.rendering.redirects import redirects
from cjm_plugin.rendering.views.atlas import atlas
from cjm_plugin.rendering.views.atlas import title as home_title
from cjm_plugin.rendering.views.feeds import feeds_title, feeds_view, my_title, my_view
from cjm_plugin.rendering.views.findings import owner_title
from cjm_plugin.rendering.views.health import health_view, owner_view, owners
from cjm_plugin.rendering.views.indexes import INDEXES
from cjm_plugin.rendering.views.objects import OBJECTS
from cjm_plugin.rendering.views.rule import health_title, rule_view
from cjm_plugin.rendering.views.sift import rules
from cjm_plugin.rendering.views.weeks import weeks_title, weeks_view
from cjm_plugin.rendering.writer import Library, Setting


@dataclass(frozen=True)
class Site:
    """Everything the host needs to know. Built anew for every build; holds no HTML."""

    pages: tuple[Page, ...]
    """All pages; unique addresses; objects' pages first, then derived ones."""
    library: Library

    @cached_property
    def by_address(self) -> dict[str, Page]:
        return {page.address: page for page in self.pages}

    def artifacts(self) -> Iterator[Artifact]:
        """Data, schemas, stylesheets, scripts, redirects and feeds."""
        yield from asset_files()
        yield from data_files(self.library.facts, __version__)
        yield from redirects(self.library)
        yield Artifact(urls.FILTERS, rules(self.library.ledger))
        yield from feed_files(self.library)


def build_site(
    facts: Facts,
    *,
    language: str,
    setting: Setting,
    practice: Practice | None = None,
    chronicle: Chronicle = NO_HISTORY,
    chart_cache: Path | None = None,
) -> Site:
    """The site of one state of the content, in one language.

    :param practice: what the rules of practice find in it; `None` where that is still to be seen.
    :param chronicle: its history.
    :param chart_cache: a folder that keeps drawn charts from one build to the next; `None` draws them all.
    """
    found = check(facts) if practice is None else practice
    library = Library(facts, Locale.of(language), setting, ChartCache(chart_cache), chronicle, found)
    return Site((*_object_pages(library), *_derived_pages(library)), library)


def _object_pages(library: Library) -> Iterator[Page]:
    for journey in library.facts.journeys.values():
        yield journey_page(library, journey)
    for kind, view in OBJECTS.items():
        for thing in library.facts.catalog.collection(kind).values():
            yield object_page(library, thing, partial(view, thing=thing))


def _derived_pages(library: Library) -> Iterator[Page]:
    yield derived_page(library, urls.HOME, home_title(library.locale), atlas)
    for kind in Kind:
        yield index_page(library, kind, INDEXES[kind])
    for journey in library.facts.catalog.journeys.values():
        if journey.of:
            yield comparison_page(library, journey)
    yield derived_page(library, urls.CHANGES, weeks_title(library), weeks_view)
    yield derived_page(library, urls.HEALTH, health_title(library.locale), health_view)
    for department in owners(library):
        title = owner_title(library, department)
        yield derived_page(library, urls.owner(department), title, partial(owner_view, department=department))
    for rule in RULES.values():
        title = library.locale.t(rule.lesson.title)
        yield derived_page(library, urls.rule(rule.code), title, partial(rule_view, rule=rule))
    for entry in (library.ledger.next, *library.ledger.entries):
        yield week_page(library, entry)
    yield derived_page(library, urls.FEEDS, feeds_title(library.locale), feeds_view)
    yield derived_page(library, urls.MY, my_title(library.locale), my_view)
