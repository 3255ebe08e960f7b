"""A small content that is edited week by week, and its chronicle."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

from cjm_plugin.history import Closing, Plan, Present, Told, tell
from cjm_plugin.loading import load_folder
from cjm_plugin.model.revision import Revision
from cjm_plugin.model.settings import Settings
from tests.support.repositories import Files

WARSAW = ZoneInfo("Europe/Warsaw")
MONDAYS = Closing(0, dt.time(0), WARSAW)
NOW = dt.datetime(2026, 11, 18, 12, tzinfo=WARSAW)
"""A Wednesday in 2026-W47: the last week that is over is 2026-W46."""

MAP = "content/journeys/washing-machine.md"
SECOND = "content/journeys/fridge.md"


def washing_machine(*, title: str = "Buying a washing machine", emotion: int = 0, more: str = "") -> str:
    return (
        f"---\ntitle: {title}\npersonas: [family]\nstages:\n- stage: choose\n  touchpoints:\n"
        f"  - {{id: compare, title: Compares, channel: website, emotion: {emotion}}}\n{more}---\n"
    )


def fridge(channel: str = "website") -> str:
    return (
        "---\ntitle: Buying a fridge\npersonas: [family]\nstages:\n- stage: choose\n  touchpoints:\n"
        f"  - {{id: look, title: Looks, channel: {channel}}}\n---\n"
    )


def titled(title: str) -> str:
    return f"---\ntitle: {title}\n---\n"


FIRST: Files = {
    "content/personas/family.md": titled("Family"),
    "content/stages/choose.md": "---\ntitle: Choose\norder: 1\n---\n",
    "content/channels/website.md": titled("Website"),
    MAP: washing_machine(),
}


def below(folder: str, files: Files = FIRST) -> dict[str | bytes, str | bytes | None]:
    """The same files in another folder than `content`; empty for the top of the repository."""
    prefix = f"{folder}/" if folder else ""
    return {str(path).replace("content/", prefix, 1): data for path, data in files.items()}


def told(
    folder: Path,
    *,
    content: str = "content",
    now: dt.datetime = NOW,
    closing: Closing = MONDAYS,
    branch: str | None = None,
    shelf: Path | None = None,
) -> Told:
    """The chronicle of a folder whose mkdocs.yml is in `folder`."""
    settings = Settings(today=now.astimezone(closing.zone).date())
    loaded = load_folder(folder / content, root=folder, settings=settings)
    assert not loaded.errors
    present = Present(
        catalog=loaded.catalog,
        files=loaded.sources,
        problems=loaded.problems,
        settings=settings,
        prefix=loaded.prefix,
    )
    return tell(folder / content, present, Plan(closing=closing, branch=branch, shelf=shelf), now)


def changes(revision: Revision) -> list[str]:
    """`touchpoint.emotion-fell washing-machine/compare`"""
    return [f"{change.kind} {change.subject.id}" for change in revision.changes]


def weeks(found: Told) -> dict[str, list[str]]:
    """What every revision tells, by its name, newest first; the first version by its maps."""
    return {
        revision.name: [f"first {named.id}" for named in revision.first]
        if revision.is_first
        else changes(revision)
        for revision in (found.chronicle.next, *found.chronicle.revisions)
    }
