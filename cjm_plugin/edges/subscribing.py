"""subscriptions.yml beside mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

from cjm_plugin.edges.folders import Folders
from cjm_plugin.loading.subscriptions import Read, read_subscriptions
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.roll import Roll
from cjm_plugin.model.subscription import FOLLOWED, Subscriptions
from cjm_plugin.rendering.locale import LANGUAGES

NAME = "subscriptions.yml"
KINDS = FOLLOWED
"""The kinds that have to be on the roll."""


def file_of(folders: Folders) -> Path:
    """Where it is, if it is there."""
    return folders.root / NAME


def subscriptions(file: Path, folders: Folders, roll: Roll) -> Read:
    """What a file says, and what is wrong with it.

    :raises OSError: where it can't be read.
    """
    inside = file.absolute().is_relative_to(folders.root)
    shown = file.absolute().relative_to(folders.root).as_posix() if inside else str(file)
    return read_subscriptions(file.read_bytes(), shown, roll, LANGUAGES)


def problems(data: bytes | None, roll: Roll) -> tuple[Problem, ...]:
    """What is wrong with the file, by its bytes; nothing where there is none."""
    return () if data is None else read_subscriptions(data, NAME, roll, LANGUAGES).problems


NOBODY = Read(Subscriptions(), ())
"""Where there is no such file."""
