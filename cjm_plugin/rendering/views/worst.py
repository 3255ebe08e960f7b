"""The worst of many pains: the first few at once, the others behind a fold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from cjm_plugin.analysis.pains import KnownPain
from cjm_plugin.rendering.views.pain_rows import PainRow, pain_row
from cjm_plugin.rendering.views.parts import Section
from cjm_plugin.rendering.views.touchpoints import WORST
from cjm_plugin.rendering.writer import Writer

FIRST = 10
"""Pains in view from the start."""

_FEWEST = 3
"""Pains that are worth a fold; fewer stand with the first."""


class PainTable(NamedTuple):
    """Rows for the table of pains."""

    data: tuple[PainRow, ...]


class WorstPains(NamedTuple):
    """What is in view, and what unfolds."""

    first: PainTable
    rest: PainTable
    unfold: str
    """`34 more`; empty where all are in view."""


def worst_section(
    writer: Writer, title: str, pains: Sequence[KnownPain], lead: str = "", anchor: str = "pains"
) -> tuple[Section, ...]:
    """The ten worst, the others folded; of very many the fifty worst, and how many are left out is said."""
    t, shown = writer.locale.t, pains[:WORST]
    if not shown:
        return ()
    reach = t("Reach: of 100 customers who start, how many get that far.")
    count = t("The {shown} worst of {all}.", shown=len(shown), all=len(pains)) if len(pains) > WORST else ""
    text = " ".join(filter(None, (lead, count, reach)))
    return (Section(anchor, title, "worst", lambda: _folded(writer, shown), text),)


def _folded(writer: Writer, pains: Sequence[KnownPain]) -> WorstPains:
    first = FIRST if len(pains) >= FIRST + _FEWEST else len(pains)
    rest = len(pains) - first
    return WorstPains(
        PainTable(tuple(pain_row(writer, pain) for pain in pains[:first])),
        PainTable(tuple(pain_row(writer, pain) for pain in pains[first:])),
        writer.locale.n("{n} more pain", "{n} more pains", rest) if rest else "",
    )
