"""What a pull request shows: a summary, who must look at it and why, and the changes map by map.

What does not fit is counted, and it is said where all is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from cjm_plugin.analysis.lines import Group, Line
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.outside import outside_address
from cjm_plugin.rendering.reports import tally
from cjm_plugin.rendering.reports.opening import hints, opening, unread
from cjm_plugin.rendering.reports.report import REVIEWED, Report, Reviewer, Unread
from cjm_plugin.rendering.telling import MarkdownStyle, Teller
from cjm_plugin.rendering.telling import markdown as md
from cjm_plugin.rendering.telling.scales import scales
from cjm_plugin.rendering.telling.values import shortened

LONGEST = 500_000
"""Letters that the summary of an automatic run takes: one mebibyte, of which a letter may need two bytes."""
LONGEST_COMMENT = 64_000
"""Letters of a comment: a forge takes 65,536, and whoever puts it there adds where it comes from."""
FOLDED_LINES = 15
"""In a map with more lines, those neither better nor worse are folded; where that is not enough, all."""
FOLDED_IN_ALL = 30
"""Where all maps together have more, the same is done in each."""
FOLDED_MAPS = 12
"""Of more maps, each is folded whole."""
ROWS = 40
"""Departments in the table."""
FILES = 20
"""Files named that could not be read."""
PERSONAS = 3
"""Personas named in a row of it."""
_RESERVE = 500
"""Letters for the sentence that says what is left out."""

_LONGEST_CONTACT = 200
"""Letters of an address that is linked."""

_ARROWS = {Direction.WORSE: "↘", Direction.BETTER: "↗", Direction.NEUTRAL: "→"}


@dataclass(frozen=True)
class Part:
    """Lines that stand together."""

    lines: tuple[Line, ...]
    is_folded: bool = False

    @property
    def changes(self) -> tuple[Change, ...]:
        return tuple(change for line in self.lines for change in line.changes)


@dataclass(frozen=True)
class Section(Part):
    """A map, or all that maps share."""

    heading: str = ""
    home: Named | None = None
    """The map."""


def pull_request(report: Report, *, longest: int = LONGEST) -> str:
    """All of it; ends with a line break."""
    return PullRequest(report, longest).written()


def comment(report: Report) -> str:
    """The same as a comment; empty where there is nothing to say."""
    is_empty = not (report.changes or report.unread or report.first)
    return "" if is_empty else pull_request(report, longest=LONGEST_COMMENT)


def fitting(lines: Sequence[str], room: int) -> list[str]:
    """The first of them, as many as there is room for."""
    lengths = accumulate(len(line) + 1 for line in lines)
    return [line for line, until in zip(lines, lengths, strict=True) if until <= room]


def measured(changes: Iterable[Change], locale: Locale) -> Iterator[str]:
    """What the numbers of changes are measured by, if there are any."""
    said = scales(changes, locale)
    if said:
        yield said


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
        yield from self.scales()
        yield from hints(self.report, self._teller)
        if self.report.unread:
            yield unread(self.report)
            yield self._files(self.report.unread)
        yield from self.departments(t("Who should look at it"), self.longest // 3)

    def departments(self, heading: str, room: int) -> Iterator[str]:
        """A table of those whose slice is touched, as many as there is room for; nothing where none is."""
        if self.report.reviewers:
            yield f"### {heading}"
            yield self._table(self.report.reviewers, room)

    def summary(self) -> Iterator[str]:
        """A sentence or two, and how many changes there are of which direction."""
        yield opening(self.report, self._teller)
        if self.report.told:
            yield self._tally(self.report.told) + self._most(self.report.told)

    def scales(self) -> Iterator[str]:
        """What its numbers are measured by, if there are any."""
        yield from measured(self.report.told, self.report.locale)

    def _files(self, unread: Sequence[Unread]) -> str:
        lines = [f"- {md.escaped(file.path)} ({md.escaped(file.revision)})" for file in unread[:FILES]]
        told = fitting(lines, self.longest // 8)
        if rest := len(unread) - len(told):
            told.append(f"- {self.report.locale.n('{n} more', '{n} more', rest)}")
        return "\n".join(told)

    def _tally(self, changes: Sequence[Change]) -> str:
        """`**14 changes**: ↘ 4 worse, ↗ 6 better, → 4 neutral`"""
        return f"**{self._teller.count(len(changes))}**: {tally.directions(changes, self._counted)}"

    def _most(self, changes: Sequence[Change]) -> str:
        report = self.report
        return tally.most(changes, report.locale, self._persona, report.whose)

    def _persona(self, id: str) -> str:
        return md.escaped(shortened(self.report.title(Kind.PERSONA, id)))

    def _counted(self, direction: Direction, number: int | None = None) -> str:
        """`↘ 4 worse`"""
        locale, word = self.report.locale, self._word(direction)
        figure = "" if number is None else f"{locale.number(number)} "
        return f"{_ARROWS[direction]} {figure}{word}"

    def _word(self, direction: Direction) -> str:
        return self.report.locale.word("direction", direction.value)

    def _table(self, reviewers: Sequence[Reviewer], room: int) -> str:
        t = self.report.locale.t
        head = (t("Department"), t("Changes"), t("For the customer"), t("Personas"), t("Contact"))
        lead = [f"| {row} |" for row in (" | ".join(head), "--- | ---: | --- | --- | ---")]
        rows = fitting([f"| {self._row(reviewer)} |" for reviewer in reviewers[:ROWS]], room)
        table = "\n".join([*lead, *rows])
        rest = len(reviewers) - len(rows)
        if not rest:
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
            self._counted(reviewer.direction),
            ", ".join(personas),
            _contact(reviewer.contact),
        )
        return " | ".join(cells)

    # The changes

    @cached_property
    def _sections(self) -> tuple[Section, ...]:
        sections = [self._map(group) for group in self.report.maps]
        if self.report.shared_lines:
            sections.append(Section(self.report.shared_lines, heading=self.report.locale.t("Shared things")))
        return tuple(sections)

    def _map(self, group: Group) -> Section:
        return Section(group.lines, heading=self._style.thing(group.home), home=group.home)

    def _section(self, section: Section, room: int) -> tuple[str, int]:
        """As much of it as there is room for, and how many changes that tells."""
        blocks, told = [f"### {section.heading}"], 0
        room -= len(blocks[0])
        for part in self._parts(section):
            block, its = self._part(section, part, room - 2)
            if its:
                blocks.append(block)
                room -= len(block) + 2
                told += its
        return ("\n\n".join(blocks) if told else "", told)

    def _parts(self, section: Section) -> tuple[Part, ...]:
        lines = section.lines
        if len(self._sections) > FOLDED_MAPS:
            return (Part(lines, is_folded=True),)
        felt = tuple(line for line in lines if line.direction != Direction.NEUTRAL)
        if len(lines) <= FOLDED_LINES and self._lines <= FOLDED_IN_ALL:
            return (Part(lines),)
        if len(felt) > FOLDED_LINES:
            return (Part(lines, is_folded=True),)
        rest = tuple(line for line in lines if line.direction == Direction.NEUTRAL)
        return (Part(felt), Part(rest, is_folded=len(rest) > 1))

    def _part(self, section: Section, part: Part, room: int) -> tuple[str, int]:
        opening = closing = ""
        if part.is_folded:
            opening = f"<details><summary>{self._plain_tally(part.changes)}</summary>\n\n"
            closing = "\n\n</details>"
        room -= len(opening) + len(closing)
        told, lines = 0, []
        for line in part.lines:
            written = self._line(section, line)
            if len(written) < room:
                room -= len(written) + 1
                told += len(line.changes)
                lines.append(written)
        return opening + "\n".join(lines) + closing, told

    @cached_property
    def _lines(self) -> int:
        return sum(len(section.lines) for section in self._sections)

    def _plain_tally(self, changes: Sequence[Change]) -> str:
        return self._tally(changes).replace("*", "")

    def _line(self, section: Section, line: Line) -> str:
        """As the tally counts: `↘ 2 worse`, where a line tells two changes."""
        its = self._counted(line.direction, len(line.changes) if len(line.changes) > 1 else None)
        return f"- {its} · {self._teller.line(line, under=section.home)}"

    def _left_out(self, changes: int) -> str:
        return self.report.locale.n(
            "… and {n} more change, for which there is no room here; `cjm diff` tells all of them.",
            "… and {n} more changes, for which there is no room here; `cjm diff` tells all of them.",
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
