"""subscriptions.yml beside mkdocs.yml.

What reads it is imported late, for `cjm check` mostly asks only whether the file has changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from cjm_plugin.edges.folders import Folders
from cjm_plugin.loading import SourceFile, enrol
from cjm_plugin.loading.codes import UNREADABLE
from cjm_plugin.loading.fault import Fault
from cjm_plugin.model.problem import Problem

NAME = "subscriptions.yml"


def source(folders: Folders, file: Path | None = None) -> tuple[SourceFile, ...]:
    """The file, if there is one; its path is as problems show it.

    :param file: another one, which has to be there.
    """
    path = file or folders.root / NAME
    if file is None and not path.exists():
        return ()
    here = path.absolute()
    shown = here.relative_to(folders.root).as_posix() if here.is_relative_to(folders.root) else str(path)
    try:
        return (SourceFile(shown, path.read_bytes()),)
    except OSError as error:
        return (SourceFile(shown, fault=Fault(UNREADABLE, f"cannot be read: {error.strerror}")),)


def problems(
    found: Sequence[SourceFile], folders: Folders, files: Iterable[SourceFile]
) -> tuple[Problem, ...]:
    """What is wrong with the file; nothing where there is none.

    :param files: the content, whose objects it may name.
    """
    from cjm_plugin.loading.subscriptions import read_subscriptions  # noqa: PLC0415  # See the top.
    from cjm_plugin.model.subscription import FOLLOWED  # noqa: PLC0415
    from cjm_plugin.rendering.locale import LANGUAGES  # noqa: PLC0415

    if not found:
        return ()
    roll = enrol(files, folders.shown, FOLLOWED)
    return read_subscriptions(found[0], roll, LANGUAGES).problems
