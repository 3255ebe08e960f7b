"""Who was told of a revision, kept at its release: `cjm notify` asks it whom it has told already."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cjm_plugin.edges.closing import PREFIX
from cjm_plugin.edges.forge.client import Asset, Forge, Release
from cjm_plugin.edges.project import Project
from cjm_plugin.model.measurement import Week

KEPT = "notified.json"
_RECENT = 4
"""So many weeks are made up for; nobody wants to hear of older ones."""
_WAY = ("-m", "cjm_plugin.edges.cli")


@dataclass(frozen=True)
class Heard:
    """Of one week, how the telling ended: the exit status of `cjm notify`."""

    week: Week
    status: int


def untold(forge: Forge) -> tuple[tuple[Week, Release], ...]:
    """Recent weeks of which nobody was told, and the last: somebody may not have been. Oldest first."""
    weeks = (
        (Week.parse(release.tag_name.removeprefix(PREFIX)), release)
        for release in forge.releases()
        if release.tag_name.startswith(PREFIX) and not release.draft
    )
    known = sorted(((week, release) for week, release in weeks if week), key=lambda one: one[0])
    return tuple(
        (week, release)
        for week, release in known[-_RECENT:]
        if (week, release) == known[-1] or _kept(release) is None
    )


def notify(its: Project, forge: Forge) -> Iterator[Heard]:
    """Tells of each week that is untold; that one can't be told keeps none of the others from being told.

    :raises Broken: where the forge does not answer.
    """
    for week, release in untold(forge):
        with TemporaryDirectory() as folder:
            yield Heard(week, _told(its, forge, release, Path(folder, KEPT)))


def _told(its: Project, forge: Forge, release: Release, state: Path) -> int:
    """Whatever comes in between, what has been told until then is kept."""
    asset = _kept(release)
    before = forge.download(asset) if asset else b""
    if before:
        state.write_bytes(before)
    try:
        return _run(its, release, state)
    finally:
        after = b""
        with suppress(FileNotFoundError):
            after = state.read_bytes()
        if after not in {b"", before}:
            if asset:
                forge.delete(asset)
            forge.upload(release, KEPT, after)


def _run(its: Project, release: Release, state: Path) -> int:
    """What is told goes where the command's own words go; the token of the forge is none of its business."""
    command = ("notify", release.tag_name, "--state", str(state))
    kept = {name: value for name, value in os.environ.items() if name != "GITHUB_TOKEN"}
    done = subprocess.run([sys.executable, *_WAY, "-f", str(its.file), *command], env=kept, check=False)
    return done.returncode


def _kept(release: Release) -> Asset | None:
    return next((asset for asset in release.assets if asset.name == KEPT), None)
