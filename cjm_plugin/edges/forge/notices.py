"""Who was told of which weeks, kept at the releases: `cjm notify` asks it whom it has told already."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cjm_plugin.edges.closing import PREFIX
from cjm_plugin.edges.forge.client import Asset, Forge, ForgeError, Release
from cjm_plugin.edges.forge.rights import without_rights
from cjm_plugin.edges.project import Project
from cjm_plugin.model.measurement import Week

_STATE = "notified.json"
_KEPT = re.compile(r"notified(-[0-9a-z-]+)?\.json")
_DIGITS = 12
"""Of a state, in the name of its file."""
_RECENT = 4
"""So many weeks are made up for; nobody wants to hear of older ones."""


@dataclass(frozen=True)
class Revision:
    """A week that is released."""

    week: Week
    release: Release

    @property
    def kept(self) -> Asset | None:
        """Who was told when this week had come; `None` where telling has not come to its end."""
        return max((one for one in self._states if one.is_whole), key=lambda one: one.id, default=None)

    @property
    def left(self) -> Iterator[Asset]:
        """What earlier runs did not come to delete, or to upload to its end."""
        return (one for one in self._states if one != self.kept)

    @property
    def _states(self) -> Iterator[Asset]:
        return (one for one in self.release.assets if _KEPT.fullmatch(one.name))


@dataclass(frozen=True)
class Heard:
    """Of one week, how the telling ended: the exit status of `cjm notify`."""

    week: Week
    status: int


def notify(its: Project, forge: Forge) -> Iterator[Heard]:
    """Tells of each week that is untold; that one can't be told keeps none of the others from being told.

    :raises Broken: where the forge does not answer.
    """
    revisions = _revisions(forge)
    last = next((one for one in reversed(revisions) if one.kept), None)
    with TemporaryDirectory() as folder:
        state = Path(folder, _STATE)
        if last and last.kept:
            state.write_bytes(forge.download(last.kept))
        for one in untold(revisions):
            yield Heard(one.week, _tell(its, forge, one, state))


def _revisions(forge: Forge) -> tuple[Revision, ...]:
    """Oldest first."""
    named = {
        Week.parse(release.tag_name.removeprefix(PREFIX)): release
        for release in forge.releases()
        if release.tag_name.startswith(PREFIX) and not release.draft
    }
    return tuple(Revision(week, named[week]) for week in sorted(week for week in named if week))


def untold(revisions: Sequence[Revision]) -> Sequence[Revision]:
    """The last week, of which somebody may not have heard yet, and recent ones of which nobody has.

    What came before the first that was told of is over: who begins to tell is not asked for the past.
    """
    told = [one.week for one in revisions if one.kept]
    return [
        one
        for one in revisions[-_RECENT:]
        if one == revisions[-1] or (told and not one.kept and one.week > told[0])
    ]


def _tell(its: Project, forge: Forge, one: Revision, state: Path) -> int:
    """Whatever comes in between, those who have been told until then are kept."""
    kept = forge.download(one.kept) if one.kept else b""
    before, status = _read(state), None
    try:
        status = _run(its, one.release, state)
    finally:
        after = _read(state)
        # A release that has it is one that was told of.
        is_told = one.kept or status == 0 or after != before
        if is_told and after not in {b"", kept}:
            _keep(forge, one, after)
    return status


def _keep(forge: Forge, one: Revision, state: bytes) -> None:
    """At no moment there is none: what was kept before goes last."""
    for asset in one.left:
        forge.delete(asset)
    name = f"notified-{hashlib.sha256(state).hexdigest()[:_DIGITS]}"
    try:
        forge.upload(one.release, f"{name}.json", state)
    except ForgeError:
        # Half of it may be there, by that name.
        forge.upload(one.release, f"{name}-again.json", state)
    if one.kept:
        forge.delete(one.kept)


def _read(state: Path) -> bytes:
    with suppress(FileNotFoundError):
        return state.read_bytes()
    return b""


def _run(its: Project, release: Release, state: Path) -> int:
    command = (sys.executable, "-m", "cjm_plugin.edges.cli", "-f", str(its.file))
    arguments = ("notify", release.tag_name, "--state", str(state))
    return subprocess.run([*command, *arguments], env=without_rights(os.environ), check=False).returncode
