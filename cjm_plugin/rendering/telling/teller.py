"""Tells changes, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_plugin.analysis.lines import Line, by_direction
from cjm_plugin.model.change import Change, Direction, Named, Subject
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.telling.styles import Style


@dataclass(frozen=True)
class Teller:
    """One language, one style."""

    locale: Locale
    style: Style

    def line(self, line: Line) -> str:
        """`Compares three models: emotion fell 0 → −1; the pain “Depth is not shown” is new`"""
        subject = line.thing
        head = self.style.thing(Named(subject.kind, subject.id, subject.title))
        return head + ": " + "; ".join(self.clause(change) for change in line.changes)

    def clause(self, change: Change) -> str:
        """What happened, without the thing that the line begins with."""
        return change.kind

    def summary(self, changes: Sequence[Change]) -> str:
        """A sentence or two for executives: what a week was about."""
        counts = by_direction(changes)
        return f"{counts[Direction.BETTER]} better, {counts[Direction.WORSE]} worse"

    def subject(self, subject: Subject) -> str:
        """What a line begins with."""
        return self.style.thing(Named(subject.kind, subject.id, subject.title))
