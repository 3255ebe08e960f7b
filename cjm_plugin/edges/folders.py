"""Where a site's files are."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Folders:
    """The folders of one site."""

    root: Path
    """The folder of mkdocs.yml, which every path of a problem or an object is relative to."""
    content: Path
    """MkDocs' `docs_dir`."""

    @property
    def prefix(self) -> str:
        """How the paths of objects and problems begin: `content`."""
        inside = self.content.is_relative_to(self.root)
        return self.content.relative_to(self.root).as_posix() if inside else self.content.name
