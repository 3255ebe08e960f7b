"""Changes on a terminal, or in a file of plain text."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cjm_plugin.analysis.lines import Line
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.model.text import clean
from cjm_plugin.rendering.locale import NO_BREAK
from cjm_plugin.rendering.reports import tally
from cjm_plugin.rendering.reports.opening import hints, opening, unread
from cjm_plugin.rendering.reports.report import REVIEWED, WORST, Report, Reviewer
from cjm_plugin.rendering.telling import PlainStyle, Teller

Paint = Callable[[str, Direction | None], str]
"""Colours a word by its direction; `None`: a heading. Only where somebody looks at a terminal."""

_ARROW = f"{NO_BREAK}→{NO_BREAK}"
_NARROWEST = 40


def plainly(text: str, _direction: Direction | None) -> str:
    """No colours."""
    return text


@dataclass(frozen=True)
class Screen:
    """Where the text goes."""

    width: int | None = None
    """Letters in a line; `None`: lines are as long as they are, for programs that take them one by one."""
    paint: Paint = plainly


@dataclass(frozen=True)
class Text:
    """A report as text."""

    report: Report
    screen: Screen = Screen()

    def written(self) -> str:
        """All of it; ends with a line break."""
        return "\n".join(line.rstrip() for line in self._all()) + "\n"

    def _all(self) -> Iterator[str]:
        yield from self.summary()
        for hint in hints(self.report, self._teller):
            yield from self.wrapped(hint)
        yield from self._unread()
        yield from self.groups()
        if self.report.reviewers:
            yield ""
            yield self.screen.paint(self.report.locale.t("Who should look at it"), None)
            yield from self._reviewers(self.report.reviewers)

    def summary(self) -> Iterator[str]:
        """A sentence or two, and how many changes there are of which direction."""
        yield from self.wrapped(opening(self.report, self._teller))
        if self.report.told:
            yield from self.wrapped(self._tally(self.report.told) + self._most(self.report.told))

    def _unread(self) -> Iterator[str]:
        if self.report.unread:
            yield ""
            yield from self.wrapped(unread(self.report))
            yield from (f"  {clean(file.path)} ({clean(file.revision)})" for file in self.report.unread)

    def groups(self) -> Iterator[str]:
        """Changes by map, then of what maps share."""
        for group in self.report.maps:
            yield ""
            yield self.screen.paint(group.home.title, None)
            yield from self._lines(group.lines, group.home)
        if self.report.shared:
            yield ""
            yield self.screen.paint(self.report.locale.t("Shared things"), None)
            yield from self._lines(self.report.shared_lines, None)
        if self.report.reviewed:
            yield ""
            also = bool(self.report.told)
            yield from self.wrapped(self._teller.reviewed(self.report.reviewed, also=also, most=REVIEWED))

    def _tally(self, changes: Sequence[Change]) -> str:
        """`14 changes: 4 worse, 6 better, 4 neutral`"""
        each = tally.directions(changes, tally.plainly(self.report.locale))
        return f"{self._teller.count(len(changes))}: {each}"

    def _most(self, changes: Sequence[Change]) -> str:
        report = self.report
        return tally.most(changes, report.locale, lambda id: report.title(Kind.PERSONA, id), report.whose)

    def _lines(self, lines: Sequence[Line], home: Named | None) -> Iterator[str]:
        column = max(len(self._word(direction)) for direction in WORST)
        for line in lines:
            word = self._word(line.direction)
            lead = f"  {self.screen.paint(word, line.direction)}{' ' * (column - len(word))}  "
            yield from self.wrapped(self._teller.line(line, under=home), lead, column + 4)

    def _reviewers(self, reviewers: Sequence[Reviewer]) -> Iterator[str]:
        column = min(max(len(reviewer.title) for reviewer in reviewers), _NARROWEST)
        for reviewer in reviewers:
            about = [self._teller.count(reviewer.changes), self._word(reviewer.direction)]
            about += [", ".join(reviewer.personas)] if reviewer.personas else []
            about += [reviewer.contact] if reviewer.contact else []
            yield from self.wrapped(" · ".join(about), f"  {reviewer.title:{column}}  ", column + 4)

    def _word(self, direction: Direction) -> str:
        return self.report.locale.word("direction", direction.value)

    def wrapped(self, text: str, lead: str = "", indent: int = 0) -> Iterator[str]:
        """Text behind a lead, which may hold colours: it counts as `indent` letters."""
        if self.screen.width is None:
            yield lead + text
            return
        width = max(self.screen.width, _NARROWEST) - indent
        # What was and what is stay on one line.
        first, *rest = textwrap.wrap(text.replace(" → ", _ARROW), width, break_on_hyphens=False) or [""]
        yield lead + first
        yield from (" " * indent + line for line in rest)

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self.report.locale, PlainStyle())
