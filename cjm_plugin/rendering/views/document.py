"""The view of every page that is not a map: a head, the author's story, sections."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_plugin.rendering.page import Heading
from cjm_plugin.rendering.views.parts import ExtensionRow, Head, Section, Siblings


@dataclass(frozen=True, slots=True)
class Document:
    """An object's page or a derived one."""

    head: Head
    sections: tuple[Section, ...]
    siblings: Siblings | None = None
    extensions: tuple[ExtensionRow, ...] = ()

    @property
    def headings(self) -> tuple[Heading, ...]:
        return tuple(section.heading for section in self.sections)
