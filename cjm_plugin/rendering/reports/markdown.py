"""What a pull request shows: a summary, who must look at it and why, and the changes map by map.

What does not fit is counted, and it is said where all is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from cjm_plugin.analysis.lines import Group, Line, by_direction
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.rendering.outside import outside_address
from cjm_plugin.rendering.reports.opening import hints, opening, unread
from cjm_plugin.rendering.reports.report import REVIEWED, WORST, Report, Reviewer, Unread
from cjm_plugin.rendering.telling import MarkdownStyle, Teller
from cjm_plugin.rendering.telling import markdown as md
from cjm_plugin.rendering.telling.values import shortened

LONGEST = 500_000
"""Letters that the summary of an automatic run takes: one mebibyte, of which a letter may need two bytes."""
LONGEST_COMMENT = 64_000
"""Letters of a comment: a forge takes 65,536, and whoever puts it there adds where it comes from."""
FOLDED_LINES = 15
"""A map with more lines is folded."""
FOLDED_MAPS = 12
"""Of more maps, each is folded."""
ROWS = 40
"""Departments in the table."""
FILES = 20
"""Files named that could not be read."""
PERSONAS = 5
"""Personas named in a row of it."""
_RESERVE = 500
"""Letters for the sentence that says what is left out."""

_LONGEST_CONTACT = 200
"""Letters of an address that is linked."""

_ARROWS = {Direction.WORSE: "↘", Direction.BETTER: "↗", Direction.NEUTRAL: "→"}


@dataclass(frozen=True)
class Section:
    """A map, or all that maps share."""

    heading: str
    lines: tuple[Line, ...]
    home: Named | None = None
    """The map."""

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for line in self.lines for change in line.changes)


def pull_request(report: Report, *, longest: int = LONGEST) -> str:
    """All of it; ends with a line break."""
    return PullRequest(report, longest).written()


def comment(report: Report) -> str:
    """The same as a comment; empty where there is nothing to say."""
    is_empty = not (report.changes or report.unread or report.first)
    return "" if is_empty else pull_request(report, longest=LONGEST_COMMENT)


@dataclass(frozen=True)
class PullRequest:
    """One document."""

    report: Report
    longest: int

    def written(self) -> str:
        head = "\n\n".join(self._head())
        return "\n\n".join([head, *self.body(self.longest - len(head) - _RESERVE)]) + "\n"

    def body(self, room: int) -> Iterator[str]:
        """The changes by map, as many as there is room for, and how many more there are."""
        left_out = 0
        room -= len(self._reviewed) if self.report.reviewed else 0
        for section in self._sections:
            block, told = self._section(section, room)
            room -= len(block) + 2
            left_out += len(section.changes) - told
            if told:
                yield block
        if left_out:
            yield self._left_out(left_out)
        if self.report.reviewed:
            yield self._reviewed

    # The head

    def _head(self) -> Iterator[str]:
        t, whose = self.report.locale.t, self.report.whose
        title = t("What changes for customers")
        if whose is not None:
            name = md.escaped(shortened(whose.title))
            title = t("What changes for customers: {name}", name=name)
        yield f"## {title}"
        yield from self.summary()
        yield from hints(self.report, self._teller)
        if self.report.unread:
            yield unread(self.report)
            yield self._files(self.report.unread)
        if self.report.reviewers:
            heading = t("Who should look at it")
            yield f"### {heading}"
            yield self._table(self.report.reviewers)

    def summary(self) -> Iterator[str]:
        """A sentence or two, and how many changes there are of which direction."""
        yield opening(self.report, self._teller)
        if self.report.told:
            yield self._tally(self.report.told)

    def _files(self, unread: Sequence[Unread]) -> str:
        lines = [f"- {md.escaped(file.path)} ({md.escaped(file.revision)})" for file in unread[:FILES]]
        if len(unread) > FILES:
            rest = len(unread) - FILES
            lines.append(f"- {self.report.locale.n('{n} more', '{n} more', rest)}")
        return "\n".join(lines)

    def _tally(self, changes: Sequence[Change]) -> str:
        """`**14 changes**: ↘ 4 worse, ↗ 6 better, → 4 neutral`"""
        locale, counts = self.report.locale, by_direction(changes)
        parts = (
            f"{_ARROWS[direction]} {locale.number(counts[direction])} {self._word(direction)}"
            for direction in WORST
            if counts[direction]
        )
        return f"**{self._teller.count(len(changes))}**: {', '.join(parts)}"

    def _word(self, direction: Direction) -> str:
        return self.report.locale.word("direction", direction.value)

    def _table(self, reviewers: Sequence[Reviewer]) -> str:
        t = self.report.locale.t
        head = (t("Department"), t("Changes"), t("For the customer"), t("Personas"), t("Contact"))
        rows = [" | ".join(head), "--- | ---: | --- | --- | ---", *map(self._row, reviewers[:ROWS])]
        table = "\n".join(f"| {row} |" for row in rows)
        rest = len(reviewers) - ROWS
        if rest <= 0:
            return table
        more = self.report.locale.n("… and {n} department more.", "… and {n} departments more.", rest)
        return f"{table}\n\n{more}"

    def _row(self, reviewer: Reviewer) -> str:
        locale = self.report.locale
        personas = [md.escaped(shortened(title)) for title in reviewer.personas[:PERSONAS]]
        if len(reviewer.personas) > PERSONAS:
            rest = len(reviewer.personas) - PERSONAS
            personas.append(locale.n("{n} more", "{n} more", rest))
        cells = (
            f"**{md.escaped(shortened(reviewer.title))}**",
            locale.number(reviewer.changes),
            f"{_ARROWS[reviewer.direction]} {self._word(reviewer.direction)}",
            ", ".join(personas),
            _contact(reviewer.contact),
        )
        return " | ".join(cells)

    # The changes

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        sections = [self._map(group) for group in self.report.maps]
        shared = tuple(line for group in self.report.shared for line in group.lines)
        if shared:
            sections.append(Section(self.report.locale.t("Shared things"), shared))
        return tuple(sections)

    def _map(self, group: Group) -> Section:
        return Section(self._style.thing(group.home), group.lines, group.home)

    def _section(self, section: Section, room: int) -> tuple[str, int]:
        """As much of it as there is room for, and how many changes that tells."""
        folded = len(section.lines) > FOLDED_LINES or len(self._sections) > FOLDED_MAPS
        heading = f"### {section.heading}"
        summary = f"<details><summary>{self._plain_tally(section.changes)}</summary>"
        opening = f"{heading}\n\n{summary}\n\n" if folded else f"{heading}\n\n"
        closing = "\n\n</details>" if folded else ""
        room -= len(opening) + len(closing)
        told, lines = 0, []
        for line in section.lines:
            written = self._line(section, line)
            if len(written) < room:
                room -= len(written) + 1
                told += len(line.changes)
                lines.append(written)
        return (opening + "\n".join(lines) + closing, told) if lines else ("", 0)

    def _plain_tally(self, changes: Sequence[Change]) -> str:
        return self._tally(changes).replace("*", "")

    def _line(self, section: Section, line: Line) -> str:
        arrow, word = _ARROWS[line.direction], self._word(line.direction)
        return f"- {arrow} {word} · {self._teller.line(line, under=section.home)}"

    def _left_out(self, changes: int) -> str:
        return self.report.locale.n(
            "{n} change is left out here for want of room; `cjm diff` tells all of them.",
            "{n} changes are left out here for want of room; `cjm diff` tells all of them.",
            changes,
        )

    @cached_property
    def _reviewed(self) -> str:
        also = bool(self.report.told)
        return self._teller.reviewed(self.report.reviewed, also=also, most=REVIEWED)

    # How it is written

    @cached_property
    def _style(self) -> MarkdownStyle:
        return MarkdownStyle(self.report.library.address)

    @cached_property
    def _teller(self) -> Teller:
        return Teller(self.report.locale, self._style)


def _contact(contact: str | None) -> str:
    """A mail address or a web address as a link, anything else as the words it is."""
    if not contact:
        return ""
    address = outside_address(contact) if len(contact) <= _LONGEST_CONTACT else None
    words = md.escaped(shortened(contact))
    return md.link(words, address) if address else words
