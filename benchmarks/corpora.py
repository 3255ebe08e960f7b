"""Corpora that were made once and are kept."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from builds import CACHE, Side

_MAKER = Path(__file__).with_name("corpus.py")


@dataclass(frozen=True)
class Corpus:
    """The same maps for both sides."""

    folder: Path

    def project(self, side: Side) -> Path:
        """The folder of a side's mkdocs.yml."""
        return self.folder / side


def corpus(maps: int, weeks: int = 0) -> Corpus:
    """From the cache, where the maker is still the one that made it; else newly made."""
    version = hashlib.sha256(_MAKER.read_bytes()).hexdigest()[:12]
    folder = CACHE / f"{maps}-maps-{weeks}-weeks-{version}"
    if not folder.exists():
        _make(folder, maps, weeks)
    return Corpus(folder)


def _make(folder: Path, maps: int, weeks: int) -> None:
    """By a process of its own: what is started from a large process counts that one's memory as its own."""
    part = folder.with_suffix(".part")
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    command = [sys.executable, str(_MAKER), str(part), "--maps", str(maps), "--weeks", str(weeks)]
    subprocess.run(command, check=True)
    part.rename(folder)
