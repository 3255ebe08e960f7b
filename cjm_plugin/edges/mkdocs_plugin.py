"""The MkDocs plugin: an adaptor between MkDocs' events and rendering, without logic of content or looks.

State is made anew in `on_config`, which runs for every rebuild of `mkdocs serve`.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from mkdocs import utils
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page as HostPage
from mkdocs.utils.templates import TemplateContext

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.analysis.practice import Practice
from cjm_plugin.edges import cache, chronicle, content, drawing, hosting, templates
from cjm_plugin.edges.counting import counted, plural
from cjm_plugin.edges.folders import Folders
from cjm_plugin.edges.language import language
from cjm_plugin.edges.lines import line
from cjm_plugin.edges.log import log
from cjm_plugin.edges.memory import settle, undisturbed
from cjm_plugin.edges.navigation import navigation
from cjm_plugin.edges.options import CjmConfig
from cjm_plugin.edges.serving import BrokenContent, keeping_the_last_site
from cjm_plugin.edges.setup_lines import place
from cjm_plugin.edges.strays import at_the_top
from cjm_plugin.model.problem import Problem, Severity
from cjm_plugin.model.revision import Chronicle
from cjm_plugin.rendering import assets
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.site import build_site
from cjm_plugin.rendering.writer import Setting

_FIRST = 100
_LAST = -100


@dataclass
class Build:
    """Everything of one build."""

    folders: Folders
    facts: Facts
    practice: Practice
    chronicle: Chronicle
    language: str
    hosting: hosting.Hosting | None = None
    """Known from `on_files` on."""


class CjmPlugin(BasePlugin[CjmConfig]):
    """Publishes the journey maps of `docs_dir`."""

    _build: Build
    _builds_once = False
    """Whether the process ends with the build. The live server builds again and again, among threads."""

    def on_startup(self, *, command: str, **_: object) -> None:
        """Only says which command runs; state is made in `on_config`."""
        self._builds_once = command == "build"

    def on_config(self, config: MkDocsConfig) -> None:
        """Loads all content, or ends the build: MkDocs cleans the site's folder after this event."""
        _refuse_addresses_of_files(config)
        _refuse_stray_options(config)
        root = Path(config.config_file_path or "mkdocs.yml").absolute().parent
        folders = Folders(root=root, content=Path(config.docs_dir))
        now = utils.get_build_datetime()
        with undisturbed():
            read = content.read(folders, self.config, now)
        catalog = read.loaded.catalog
        named = language(config.theme)
        problems = sorted(
            (
                *read.problems,
                *templates.missing(catalog, root, config.theme.dirs),
                *read.practised(Locale.of(named), Severity.ERROR),
            )
        )
        _report(problems)
        if read.facts is None or any(problem.severity is Severity.ERROR for problem in problems):
            found = counted(problems)
            raise BrokenContent(f"Aborted: {found} in the content; the site is as it was")
        with undisturbed():
            told = chronicle.read(folders, self.config, read.loaded, now, progress=chronicle.announce)
        _report(told.problems)
        _announce(read.practice)
        self._build = Build(folders, read.facts, read.practice, told.chronicle, named)
        if self._builds_once:
            settle()
        _add_assets(config)

    @event_priority(_FIRST)
    def _on_files_first(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Early, so that other plugins see the pages at their addresses, and never see raw data."""
        hosting.withhold(files, config)
        build, setting = self._build, self._setting(config)
        prefix = build.folders.prefix
        own = hosting.own_pages(files, prefix, (thing.path for thing in build.facts.catalog))
        with undisturbed():
            site = build_site(
                build.facts,
                language=build.language,
                setting=setting,
                practice=build.practice,
                chronicle=build.chronicle,
                chart_cache=cache.folder(build.folders.root, "charts"),
            )
        build.hosting = hosting.host(site, files, own, prefix, config)
        if not setting.url:
            log.info("No feeds are written: their addresses must be absolute; set site_url in mkdocs.yml")
        hosting.add(site.artifacts(), files, config)
        return files

    @event_priority(_LAST)
    def _on_files_last(self, files: Files, /, *, config: MkDocsConfig) -> Files:
        """Late, when other plugins have added their pages and may have set a navigation."""
        hosting.withhold(files, config)
        if config.nav is None:
            catalog, with_feeds = self._build.facts.catalog, bool(config.site_url)
            config.nav = navigation(files, self._hosting, catalog, with_feeds=with_feeds)
        return files

    on_files = CombinedEvent(_on_files_first, _on_files_last)

    def on_page_read_source(self, /, *, page: HostPage, **_: object) -> str | None:
        """An object's data is no business of MkDocs: it would swallow what it can't parse."""
        ours = self._hosting.page(page.file)
        return drawing.body(ours.origin) if ours and ours.origin else None

    @event_priority(_FIRST)
    def on_page_markdown(self, markdown: str, /, *, page: HostPage, **_: object) -> str:
        """Early, so that other plugins find the page's metadata."""
        ours = self._hosting.page(page.file)
        if ours:
            drawing.describe(page, ours)
        return markdown

    @event_priority(_LAST)
    def on_page_content(self, html: str, /, *, page: HostPage, **_: object) -> str:
        """Late: `html` is the author's own text as other plugins leave it. What comes out is for search."""
        ours = self._hosting.page(page.file)
        if ours is None:
            return html
        story = drawing.titled(page, html, ours)
        drawing.name(page, html, ours)
        searched = ours.search_html(html)
        shown = drawing.shown_contents(page.toc, ours)
        self._hosting.waiting[page.file.src_uri] = hosting.Waiting(story, shown)
        page.toc = drawing.searched_contents(page.toc, ours)
        page.present_anchor_ids = (page.present_anchor_ids or set()) | drawing.anchors(ours)
        # Material's search knows a page by its title as well, unless there is nothing at all to read.
        return searched if searched.strip() else "<p></p>"

    def on_env(self, env: Environment, /, **_: object) -> Environment:
        """All Markdown is converted, no page is drawn yet."""
        self._hosting.start_drawing(ahead=self._builds_once)
        return env

    @event_priority(_LAST)
    def on_page_context(self, context: TemplateContext, /, *, page: HostPage, **_: object) -> TemplateContext:
        """Late, when search has read the page: what is shown repeats much of what other pages say."""
        ours = self._hosting.page(page.file)
        if ours:
            page.toc = self._hosting.waiting.pop(page.file.src_uri).contents
            page.content = self._hosting.html(page.file)
        return context

    @event_priority(_LAST)
    def on_post_page(self, output: str, /, *, page: HostPage, **_: object) -> str:
        """A thousand maps don't fit into memory at once: a page that is drawn is let go.

        What belongs into its `<head>` is put there late, for no theme has a place for it.
        """
        ours = self._hosting.page(page.file)
        if ours is None:
            return output
        page.content = ""
        return drawing.with_head(output, ours)

    def on_post_build(self, **_: object) -> None:
        """A page that another plugin took away is never asked for."""
        self._hosting.finish()

    @event_priority(_LAST)
    def on_serve(self, server: LiveReloadServer, /, **_: object) -> LiveReloadServer:
        """Late: another plugin may still hand MkDocs' own builder to the server, which refuses others."""
        server.builder = keeping_the_last_site(server.builder)
        return server

    def _setting(self, config: MkDocsConfig) -> Setting:
        url = config.site_url or ""
        return Setting(
            name=config.site_name,
            url=url if url.endswith("/") or not url else f"{url}/",
            forge=(self.config.forge or config.repo_url or "").rstrip("/"),
            feed_items=self.config.feeds.items_,
        )

    @property
    def _hosting(self) -> hosting.Hosting:
        assert self._build.hosting is not None
        return self._build.hosting


def _refuse_addresses_of_files(config: MkDocsConfig) -> None:
    """`journeys/x.html` would be another address than the permanent one."""
    if not config.use_directory_urls:
        log.error(
            "Config value 'use_directory_urls': addresses of journey maps are permanent and end with '/'; "
            "remove `use_directory_urls: false` from mkdocs.yml"
        )
        raise Abort("Aborted with a configuration error!")


def _refuse_stray_options(config: MkDocsConfig) -> None:
    """What stands beside `cjm` MkDocs refuses itself, before it asks any plugin."""
    file = Path(os.path.relpath(config.config_file_path or "mkdocs.yml"))
    if lost := tuple(at_the_top(config)):
        for way, message in lost:
            log.error("%s: %s", place(file, way), message)
        raise Abort("Aborted with a configuration error!")


def _report(problems: Iterable[Problem]) -> None:
    for problem in problems:
        log.log(_LEVELS[problem.severity], "%s", line(problem))


def _announce(practice: Practice) -> None:
    """In one line: what practice finds is no fault of the build, and even a strict one goes on."""
    if practice.breaches:
        count = plural(len(practice.breaches), "finding")
        log.info("The rules of practice have %s; `cjm check` lists them", count)


_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}


def _add_assets(config: MkDocsConfig) -> None:
    """Before the author's own, so that his have the last word."""
    config.extra_css[:0] = [path for path in assets.stylesheets() if path not in config.extra_css]
    known = {str(script) for script in config.extra_javascript}
    config.extra_javascript[:0] = [_module(path) for path in assets.scripts() if path not in known]


def _module(path: str) -> ExtraScriptValue:
    """Modules wait for the page by themselves; HTML forbids `defer` on them."""
    script = ExtraScriptValue(path)
    script.type = "module"
    return script
