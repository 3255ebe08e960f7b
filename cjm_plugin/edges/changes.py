"""The reports of `cjm diff` and `cjm changes`, by their formats."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence

import click
from pydantic import BaseModel

from cjm_plugin.edges.reports import notice
from cjm_plugin.model.change import Direction, Named
from cjm_plugin.model.kinds import Kind
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports import weeks
from cjm_plugin.rendering.reports.data import changes_data, diff_data
from cjm_plugin.rendering.reports.markdown import comment, pull_request
from cjm_plugin.rendering.reports.opening import opening
from cjm_plugin.rendering.reports.report import Report
from cjm_plugin.rendering.reports.terminal import Screen, Text, plainly
from cjm_plugin.rendering.telling import PlainStyle, Teller

_COLOURS = {Direction.WORSE: "red", Direction.BETTER: "green", Direction.NEUTRAL: None}


def screen() -> Screen:
    """The terminal that somebody looks at; anything else gets lines as long as they are, without colours."""
    if not sys.stdout.isatty():
        return Screen()
    paint = plainly if os.environ.get("NO_COLOR") else _painted
    return Screen(shutil.get_terminal_size().columns, paint)


def _painted(text: str, direction: Direction | None) -> str:
    if direction is None:
        return click.style(text, bold=True)
    return click.style(text, fg=_COLOURS[direction])


def _text(report: Report) -> str:
    return Text(report, screen()).written()


def _json(report: Report) -> str:
    files = (file.path for file in report.unread)
    is_first = report.first is not None
    return printed(diff_data(report.changes, report.locale, first=is_first, unreadable=files))


def printed(data: BaseModel) -> str:
    """JSON to be looked at."""
    fields = data.model_dump(mode="json", by_alias=True, exclude_none=True)
    return f"{json.dumps(fields, ensure_ascii=False, indent=2)}\n"


def _github(report: Report) -> str:
    """A workflow notice for each object that changed, which GitHub shows beside its file."""
    return "".join(_notices(report))


def _notices(report: Report) -> Iterator[str]:
    teller = Teller(report.locale, PlainStyle())
    if report.first:
        yield notice(None, report.locale.t("First version"), opening(report, teller))
    for file in report.unread:
        yield notice(file.path, file.revision, report.locale.t("Could not be read: nothing is told of it."))
    for group in (*report.maps, *report.shared):
        home = group.home
        thing = report.library.now.collection(Kind(home.kind)).get(home.id)
        lines = (
            f"{report.locale.word('direction', line.direction.value)}: {teller.line(line, under=home)}"
            for line in group.lines
        )
        yield notice(thing.path if thing else None, home.title, "\n".join(lines))


FORMATS: Mapping[str, Callable[[Report], str]] = {
    "text": _text,
    "markdown": pull_request,
    "comment": comment,
    "json": _json,
    "github": _github,
}
"""Of `cjm diff`."""


def _worth_telling(told: Sequence[weeks.Told]) -> Sequence[weeks.Told]:
    """The weeks, and what is to come if that is anything; where there is neither, that it is nothing."""
    some = [one for one in told if one.revision.week or one.report.changes or one.revision.first]
    return some or told[:1]


def _weeks_text(told: Sequence[weeks.Told], asked: Sequence[Named], locale: Locale) -> str:
    return weeks.text(_worth_telling(told), asked, locale, screen())


def _weeks_markdown(told: Sequence[weeks.Told], asked: Sequence[Named], locale: Locale) -> str:
    return weeks.markdown(_worth_telling(told), asked, locale)


def _weeks_json(told: Sequence[weeks.Told], _asked: Sequence[Named], locale: Locale) -> str:
    return printed(changes_data(((one.revision, one.report.changes) for one in told), locale))


WEEKS: Mapping[str, Callable[[Sequence[weeks.Told], Sequence[Named], Locale], str]] = {
    "text": _weeks_text,
    "markdown": _weeks_markdown,
    "json": _weeks_json,
}
"""Of `cjm changes`."""
