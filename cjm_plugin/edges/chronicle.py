"""The history of the content for an edge: the site's options as history takes them, and a cache.

Nothing of git is watched by `mkdocs serve`, and nothing need be: what an author saves is the content of now,
which is compared anew in every build; what he commits is told with his next edit or the next start.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from cjm_plugin.edges import cache
from cjm_plugin.edges.content import weighed
from cjm_plugin.edges.folders import Folders
from cjm_plugin.edges.log import log
from cjm_plugin.edges.options import CjmConfig, settings
from cjm_plugin.history import Closing, Plan, Present, Progress, Told, silent, tell
from cjm_plugin.loading import Loaded

_MANY = 20
"""So many weeks of a large collection take seconds."""


def read(
    folders: Folders, options: CjmConfig, loaded: Loaded, now: dt.datetime, *, progress: Progress = silent
) -> Told:
    """The chronicle of content that was loaded without an error, with the problems as this site weighs them.

    Never raises for what is or is not in the repository, or for there being none.
    """
    its = replace(plan(options), shelf=cache.folder(folders.root, "history"), progress=progress)
    told = tell(folders.content, present(options, loaded, now), its, now)
    return replace(told, problems=tuple(sorted(weighed(told.problems, options.checks))))


def present(options: CjmConfig, loaded: Loaded, now: dt.datetime) -> Present:
    """What is there now, as history takes it."""
    return Present(
        catalog=loaded.catalog,
        files=loaded.sources,
        problems=loaded.problems,
        settings=settings(options, now),
        prefix=loaded.prefix,
    )


def announce(done: int, all_: int) -> None:
    """Says once in a build why it takes longer than the next one will."""
    if done == 1 and all_ >= _MANY:
        log.info("Working out %d weeks of history, which are kept for the next build", all_)


def plan(options: CjmConfig) -> Plan:
    """Whose history is told, and when its weeks close."""
    return Plan(closing=closing(options), branch=options.branch or None)


def closing(options: CjmConfig) -> Closing:
    """When weeks close on this site."""
    closes, zone = options.revision.closes, options.revision.timezone
    return Closing(closes.weekday, closes.time, zone)
