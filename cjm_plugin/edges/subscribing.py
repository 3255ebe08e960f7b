"""subscriptions.yml beside mkdocs.yml: its bytes. `subscribed` reads them, and takes longer to import."""

from __future__ import annotations

from pathlib import Path

from cjm_plugin.edges.folders import Folders
from cjm_plugin.loading import SourceFile
from cjm_plugin.loading.codes import UNREADABLE
from cjm_plugin.loading.fault import Fault

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
