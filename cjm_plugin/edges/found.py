"""What `cjm check` found, as its reports take it."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from cjm_plugin.edges.checking import Checked
from cjm_plugin.edges.project import Project
from cjm_plugin.model.problem import Problem
from cjm_plugin.rendering.locale import Locale


@dataclass(frozen=True)
class Found:
    """Problems, and what a report may say beside them."""

    problems: Sequence[Problem]
    files: int = 0
    """How many were looked into."""
    sources: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """The files themselves, by the paths that problems show."""
    locale: Locale = field(default_factory=lambda: Locale.of("en"))
    """The site's, in which the rules of practice speak."""
    below: str = ""
    """Where the folder of mkdocs.yml is, seen from the top of the repository; empty, or ends with `/`."""

    site: str = ""
    """Where the site is published, ends with `/`; empty where nobody told."""

    @classmethod
    def of(cls, its: Project, checked: Checked) -> Found:
        """What a check has found."""
        sources = {f"{its.folders.shown}/{file.path}": file.data for file in checked.sources}
        below = _below_the_top(its.folders.root)
        return cls(checked.problems, checked.files, sources, Locale.of(its.language), below, its.site)

    def in_repository(self, path: str) -> str:
        """A problem's path as forges know it."""
        return posixpath.normpath(f"{self.below}{path}")


def _below_the_top(root: Path) -> str:
    """Forges know files by their path in the repository. A worktree's `.git` is a file."""
    top = next((folder for folder in (root, *root.parents) if (folder / ".git").exists()), root)
    return "".join(f"{part}/" for part in root.relative_to(top).parts)
