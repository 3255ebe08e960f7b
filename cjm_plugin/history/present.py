"""The content as it is built now, and which blobs of git it is."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from cjm_plugin.history.trees import Key
from cjm_plugin.loading import SourceFile, codes
from cjm_plugin.loading.tree import object_folder
from cjm_plugin.model.base import Object
from cjm_plugin.model.catalog import Catalog
from cjm_plugin.model.problem import Problem
from cjm_plugin.model.settings import Settings

_SHA1_DIGITS = 40


@dataclass(frozen=True, kw_only=True)
class Present:
    """The content as it is now: loaded, and without an error."""

    catalog: Catalog
    files: tuple[SourceFile, ...]
    """What it was loaded from."""
    problems: tuple[Problem, ...]
    """As loading found them."""
    settings: Settings
    """Of today."""
    prefix: str
    """How the paths of objects begin: `content`."""

    def by_blob(self, commit: str) -> dict[tuple[Key, str], Object]:
        """Its objects by the blobs that a repository has, or would have, of their files.

        Not those in which loading has put new ids in the place of old ones: they were not so at the time.

        :param commit: any name of the repository's, which shows how it makes names.
        """
        algorithm = "sha1" if len(commit) == _SHA1_DIGITS else "sha256"
        resolved = {problem.path for problem in self.problems if problem.code == codes.OLD_ID.id}
        things = {thing.path: thing for thing in self.catalog if thing.path not in resolved}
        found: dict[tuple[Key, str], Object] = {}
        for file in self.files:
            thing = things.get(f"{self.prefix}/{file.path}") if object_folder(file.path) else None
            if thing:
                for blob in _blobs(file.data, algorithm):
                    found[Key(thing.kind, thing.id), blob] = thing
        return found


def _blobs(data: bytes, algorithm: str) -> Iterator[str]:
    yield _blob(data, algorithm)
    # As git stores the file where it writes line ends of Windows into working trees.
    if b"\r\n" in data:
        yield _blob(data.replace(b"\r\n", b"\n"), algorithm)


def _blob(data: bytes, algorithm: str) -> str:
    return hashlib.new(algorithm, b"blob %d\0%b" % (len(data), data), usedforsecurity=False).hexdigest()
