"""Filters of a week's changes that are plain links: the stylesheet shows what the link's target names.

Each department and persona of a page has a number there. A line says the numbers that concern it
(`data-for`), the link of a department its own (`data-pick`), and a rule of the stylesheet for each number
hides all lines that don't say it while that link is the target of the address.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from cjm_plugin.analysis.ledger import Entry, Ledger, Thing
from cjm_plugin.model.anchors import filter_anchor
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.views.filters import CHIPS
from cjm_plugin.rendering.views.told import changes_counted
from cjm_plugin.rendering.writer import Writer

BY = (Kind.DEPARTMENT, Kind.PERSONA)
"""What changes are filtered by."""


class Pick(NamedTuple):
    """A link that shows what concerns one department or persona."""

    number: int
    anchor: str
    text: str
    figure: str
    """How many changes."""
    says: str
    """The same in words: `7 changes`."""


class PickField(NamedTuple):
    """The links of all departments, or of all personas."""

    label: str
    picks: tuple[Pick, ...]
    rest: tuple[Pick, ...]
    """Folded: whom fewer changes concern."""
    more: str


def numbers(entry: Entry) -> Mapping[Thing, int]:
    """The numbers of departments and personas on a revision's page: the more changes the smaller."""
    counts = entry.counted
    found = (thing for thing in counts if thing[0] in _RANK)
    ordered = sorted(found, key=lambda thing: (_RANK[thing[0]], -counts[thing], thing[1]))
    return {thing: number for number, thing in enumerate(ordered, 1)}


_RANK = {kind.value: rank for rank, kind in enumerate(BY)}


def fields(writer: Writer, entry: Entry) -> tuple[PickField, ...]:
    """The filters of a revision's page."""
    known_numbers = numbers(entry)
    found = []
    for kind in BY:
        picks = []
        for (of, id), number in known_numbers.items():
            if of != kind:
                continue
            many = entry.counted[of, id]
            text = writer.library.title(kind, id)
            says = changes_counted(writer, many)
            picks.append(Pick(number, filter_anchor(of, id), text, writer.locale.number(many), says))
        if picks:
            found.append(_field(writer, kind, picks))
    return tuple(found)


def _field(writer: Writer, kind: Kind, picks: list[Pick]) -> PickField:
    shown = CHIPS if len(picks) > CHIPS + 1 else len(picks)
    rest = tuple(sorted(picks[shown:], key=lambda pick: (pick.text.casefold(), pick.number)))
    more = writer.locale.n("{n} more", "{n} more", len(rest)) if rest else ""
    return PickField(writer.locale.word("kind", kind.value, capital=True), tuple(picks[:shown]), rest, more)


def rules(ledger: Ledger) -> bytes:
    """The stylesheet: a rule for each number that any page has."""
    most = max((len(numbers(entry)) for entry in (ledger.next, *ledger.entries)), default=0)
    return "".join(map(_rule, range(1, most + 1))).encode()


def _rule(n: int) -> str:
    chosen = f'.cjm-week:has([data-pick="{n}"]:target)'
    return f'{chosen} [data-for]:not([data-for~="{n}"]){{display:none}}\n'
