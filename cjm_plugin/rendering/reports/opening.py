"""How a report begins, and what it says of files that it can't tell of."""

from __future__ import annotations

from itertools import islice

from cjm_plugin.analysis.lines import renames
from cjm_plugin.rendering.reports.report import Report
from cjm_plugin.rendering.telling import Teller

HINTS = 5
"""More of them help nobody."""


def opening(report: Report, teller: Teller) -> str:
    """A sentence or two: what changed, or why nothing is told."""
    t = report.locale.t
    if report.first is None:
        if report.asked and not report.changes:
            return teller.nothing(report.asked)
        return teller.summary(report.changes, whose=report.whose)
    if report.first.is_committed:
        return t(
            "No week has closed yet, so all of it is the first version; "
            "`cjm diff HEAD` compares with the last commit."
        )
    return t("No week has closed yet and nothing is committed, so all of it is the first version.")


def hints(report: Report, teller: Teller) -> tuple[str, ...]:
    """What an author may want to write otherwise."""
    found = islice(renames(report.changes), HINTS)
    return tuple(teller.perhaps_renamed(gone, come) for gone, come in found)


def unread(report: Report) -> str:
    """What is said above the names of the files."""
    return report.locale.n(
        "{n} file could not be read, so nothing is told of it:",
        "{n} files could not be read, so nothing is told of them:",
        len(report.unread),
    )
