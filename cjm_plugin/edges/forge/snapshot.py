"""The site as it was when a week closed: built from the commit of its tag, by the clock of its close."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from cjm_plugin.edges.compared import Broken
from cjm_plugin.edges.forge.rights import without_rights
from cjm_plugin.edges.project import Project
from cjm_plugin.history import Made
from cjm_plugin.model.text import clean

_BRANCH = "main"
_LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""Zip knows no earlier moment."""
_FILE = 0o100644 << 16
_WINDOW = 30
"""Lines that a build says last."""


class Unbuilt(Broken):
    """Why there is no snapshot."""


@dataclass(frozen=True)
class Snapshot:
    """A built site, for as long as its folder is there."""

    site: Path

    @property
    def catalog(self) -> bytes:
        """What the site publishes for programs.

        :raises Unbuilt: where it publishes nothing.
        """
        try:
            return (self.site / "api" / "catalog.json").read_bytes()
        except FileNotFoundError:
            raise Unbuilt("the site that was built has no api/catalog.json") from None

    def packed(self, name: str) -> bytes:
        """All of it below one folder in a zip archive: of the same files, the same bytes."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(path for path in self.site.rglob("*") if path.is_file()):
                entry = zipfile.ZipInfo(f"{name}/{path.relative_to(self.site).as_posix()}", _LONG_AGO)
                entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, _FILE
                archive.writestr(entry, path.read_bytes())
        return made.getvalue()


@contextmanager
def snapshot(its: Project, tag: Made) -> Iterator[Snapshot]:
    """Builds it, not strictly: nothing can be mended any more at what a tag is on.

    :raises Unbuilt: where it can't be built.
    """
    with TemporaryDirectory() as folder:
        clone, site = Path(folder, "clone"), Path(folder, "site")
        _clone(its, tag, clone)
        _build(clone / _config(its), site, tag)
        yield Snapshot(site)


def _clone(its: Project, tag: Made, clone: Path) -> None:
    """History ends at the tag there, on whatever branch the site tells the history of."""
    top = _git(its.folders.root, "rev-parse", "--show-toplevel").strip()
    single = ("--single-branch", f"--branch={tag.name}", "--no-tags")
    _git(its.folders.root, "clone", "--quiet", *single, "--", top, str(clone))
    _git(clone, "checkout", "--quiet", "-B", its.options.branch or _BRANCH)


def _config(its: Project) -> Path:
    """The site's configuration, from the top of the repository."""
    below = _git(its.folders.root, "rev-parse", "--show-prefix").strip()
    return Path(below, its.file.name)


def _build(config: Path, site: Path, tag: Made) -> None:
    command = ("mkdocs", "build", "--quiet", "--config-file", str(config), "--site-dir", str(site))
    done = _run((sys.executable, "-m", *command), config.parent, SOURCE_DATE_EPOCH=str(tag.when))
    if done.returncode:
        said = (done.stdout + done.stderr).replace(str(config.parent), "").splitlines()
        raise Unbuilt(
            f"the site of the tag '{tag.name}' can't be built: {' '.join(map(clean, said[-_WINDOW:]))}"
        )


def _git(folder: Path, *arguments: str) -> str:
    done = _run(("git", *arguments), folder)
    if done.returncode:
        raise Unbuilt(f"git says: {' '.join(done.stderr.split())}")
    return done.stdout


def _run(command: Sequence[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={**without_rights(os.environ), **more},
        capture_output=True,
        text=True,
        errors="replace",
        check=False,
    )
