"""Objects from blobs: each decoded once while it lasts, so that what has not changed is the same thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from cjm_plugin.analysis.diff import forget_all_but
from cjm_plugin.history.git import Blobs
from cjm_plugin.history.trees import Key, Source
from cjm_plugin.loading import SourceFile, codes
from cjm_plugin.loading.objects import manuscript
from cjm_plugin.loading.structure import remarks
from cjm_plugin.model.base import Object
from cjm_plugin.model.problem import Severity
from cjm_plugin.model.settings import Settings

Known: TypeAlias = dict[tuple[Key, str], Object | None]
"""By identity and blob; `None`: cannot be read."""


class Objects:
    """The objects of one repository."""

    def __init__(
        self, blobs: Blobs, prefix: str, settings: Settings, present: Mapping[tuple[Key, str], Object]
    ) -> None:
        self._blobs = blobs
        self._prefix = prefix
        self._settings = settings
        self._present = present
        self._known: Known = dict(present)

    def decode(self, wanted: Iterable[tuple[Key, Source]]) -> None:
        """Reads all that is not known yet, in one go."""
        new = {(key, source.blob): source for key, source in wanted if (key, source.blob) not in self._known}
        told = self._blobs.read([blob for _, blob in new])
        for (at, source), data in zip(new.items(), told, strict=True):
            self._known[at] = self._decoded(source, data)

    def get(self, key: Key, source: Source) -> Object | None:
        """One that was decoded; `None` where it cannot be read."""
        return self._known[key, source.blob]

    def text(self, blob: str) -> bytes | None:
        """The bytes of any blob."""
        return next(iter(tuple(self._blobs.read([blob]))))

    def forget_all_but(self, needed: Iterable[tuple[Key, Source]]) -> None:
        """Two years of maps don't fit into memory at once."""
        kept = {(key, source.blob) for key, source in needed}
        self._known = {at: thing for at, thing in self._known.items() if at in kept or at in self._present}
        forget_all_but(self._known.values())

    def _decoded(self, source: Source, data: bytes | None) -> Object | None:
        if data is None:
            return None
        script = manuscript(SourceFile(source.path, data), self._prefix)
        thing = script.object if script.whole else None
        return (
            thing
            if thing and not any(_is_error(remark.code) for remark in remarks(thing, self._settings))
            else None
        )


def _is_error(code: codes.Code) -> bool:
    return code.severity is Severity.ERROR
