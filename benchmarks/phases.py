"""Where the product's time goes: its public functions, called one after the other.

    phases.py PROJECT

Prints the seconds that each took as JSON: {phase: [wall, CPU]}. What the host takes is not among them:
`run.py --phases` adds it.
"""

from __future__ import annotations

import argparse
import datetime as dt
import gc
import json
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import NamedTuple

from corpus import BUILD_TIME

from cjm_plugin.analysis.facts import Facts
from cjm_plugin.loading import Loaded, SourceFile, load
from cjm_plugin.loading.files import text_of
from cjm_plugin.loading.frontmatter import split
from cjm_plugin.loading.names import Names
from cjm_plugin.loading.objects import manuscript
from cjm_plugin.loading.resolve import resolve
from cjm_plugin.loading.tree import folder_files, object_folder
from cjm_plugin.loading.yaml_reader import read
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.settings import Settings
from cjm_plugin.rendering.page import Page
from cjm_plugin.rendering.site import Site, build_site
from cjm_plugin.rendering.writer import Setting


class Took(NamedTuple):
    """Seconds."""

    wall: float = 0.0
    cpu: float = 0.0

    def plus(self, other: Took) -> Took:
        return Took(self.wall + other.wall, self.cpu + other.cpu)

    def without(self, *others: Took) -> Took:
        """What is left of a phase that holds others."""
        return Took(self.wall - sum(o.wall for o in others), self.cpu - sum(o.cpu for o in others))


class Stopwatch:
    """Adds up what phases take."""

    def __init__(self) -> None:
        self.took: dict[str, Took] = {}

    @contextmanager
    def phase(self, name: str) -> Iterator[None]:
        """A phase may be entered many times."""
        start = _now()
        yield
        self.add(name, start)

    def add(self, name: str, start: Took) -> None:
        """What it took since `start`."""
        self.took[name] = self.took.get(name, Took()).plus(_now().without(start))


def _now() -> Took:
    return Took(time.perf_counter(), time.process_time())


def phases(project: Path, today: dt.date) -> dict[str, Took]:
    """What each phase of a build takes, in the order of the build."""
    watch, settings = Stopwatch(), Settings(today=today)
    loaded = _load(project / "content", settings, watch)
    if loaded.errors:
        raise SystemExit(f"the corpus has errors: {loaded.errors[0]}")
    with watch.phase("facts"):
        facts = Facts(loaded.catalog, loaded.measurements, settings)
        _ = facts.journeys, facts.figures
    with watch.phase("other pages: views; titles and headings of all"):
        site = build_site(facts, language="en", setting=Setting(name="Customer journeys"))
    _write_pages(site.pages, watch)
    _write_artifacts(site, watch)
    return watch.took


def _load(content: Path, settings: Settings, watch: Stopwatch) -> Loaded:
    """Loads all; then once more in parts, which are taken from the whole."""
    with watch.phase("reading files"):
        files = tuple(folder_files(content))
    with watch.phase("whole"):
        loaded = load(files, settings)
    whole = watch.took.pop("whole")
    # What is loaded already must not slow the parts down.
    gc.freeze()
    parts = _load_in_parts(files)
    gc.unfreeze()
    gc.collect()
    watch.took |= parts | {"checks, bodies, data files": whole.without(*parts.values())}
    return loaded


def _load_in_parts(files: Iterable[SourceFile]) -> dict[str, Took]:
    watch = Stopwatch()
    objects = [file for file in files if object_folder(file.path)]
    with watch.phase("YAML"):
        for file in objects:
            read(split(text_of(file)).frontmatter)
    with watch.phase("decoding and validation"):
        scripts = [manuscript(file, "content") for file in objects]
    with watch.phase("resolving references"):
        resolve(scripts, Names(scripts))
    took = watch.took
    took["decoding and validation"] = took["decoding and validation"].without(took["YAML"])
    return took


def _write_pages(pages: Iterable[Page], watch: Stopwatch) -> None:
    """As the host asks for them: one page after the other, and none is kept."""
    for page in pages:
        story = f"<p>{escape(page.origin.story)}</p>" if page.origin else ""
        maps = page.origin is not None and page.origin.kind is Kind.JOURNEY
        with watch.phase("maps' pages: views and templates" if maps else "other pages: templates"):
            page.html(story)
        with watch.phase("what search gets"):
            page.search_html(story)


def _write_artifacts(site: Site, watch: Stopwatch) -> None:
    start = _now()
    for artifact in site.artifacts():
        watch.add(
            "JSON data" if artifact.path.startswith("api/") else "stylesheets, scripts, redirects", start
        )
        start = _now()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("project", type=Path, metavar="PROJECT", help="a folder that holds content/")
    print(json.dumps(phases(parser.parse_args().project, BUILD_TIME.date())))


if __name__ == "__main__":
    main()
