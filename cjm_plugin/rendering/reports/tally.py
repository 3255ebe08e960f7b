"""How many changes there are of which direction, and for whom most of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from cjm_plugin.analysis.lines import by_direction, most_touched
from cjm_plugin.model.change import Change, Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports.report import WORST

LARGE = 10
"""Of so many changes on, readers want to know first whose they are."""


def directions(changes: Sequence[Change], counted: Callable[[Direction, int], str]) -> str:
    """`4 worse, 6 better, 4 neutral`"""
    counts = by_direction(changes)
    return ", ".join(counted(direction, counts[direction]) for direction in WORST if counts[direction])


def plainly(locale: Locale) -> Callable[[Direction, int], str]:
    """`4 worse`"""
    return lambda direction, n: f"{locale.number(n)} {locale.word('direction', direction.value)}"


def most(
    changes: Sequence[Change], locale: Locale, title: Callable[[str], str], whose: Named | None = None
) -> str:
    """`; most for Young family (21)`; empty where changes are few, or no persona has most of them.

    :param title: of a persona by its id.
    :param whose: of whom alone the changes are: it is not told again.
    """
    found = most_touched(changes, Kind.PERSONA) if len(changes) >= LARGE else None
    if found is None or (whose and whose.kind == Kind.PERSONA):
        return ""
    id, n = found
    said = locale.t("most for {persona} ({n})", persona=title(id), n=locale.number(n))
    return f"; {said}"
