"""What the content was after each step of the story."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tests.support.demonstration.edits import MisfitError, Texts
from tests.support.demonstration.story import Step

_WEEK = re.compile(r"\d{4}-W\d\d")


def states(content: Path, steps: Sequence[Step]) -> tuple[Mapping[str, str], ...]:
    """The files after each step, by their path below `content/`; after the last they are the folder's."""
    files = {
        path.relative_to(content).as_posix(): path.read_bytes().decode()
        for path in sorted(content.rglob("*"))
        if path.is_file() and not path.name.startswith(".")
    }
    figures = {path: text for path, text in files.items() if path.startswith("data/")}
    texts = {path: text for path, text in files.items() if path not in figures}
    found: list[Mapping[str, str]] = []
    for step, before in zip(reversed(steps), _before(texts, steps), strict=True):
        week = next(one.figures for one in reversed(steps[: steps.index(step) + 1]) if one.figures)
        found.append({**before, **_known(figures, before, week)})
    return tuple(reversed(found))


def _before(texts: Texts, steps: Sequence[Step]) -> Iterator[Texts]:
    """The Markdown files after the last step, after the one before it, and so on."""
    for step in reversed(steps):
        yield dict(texts)
        for edit in reversed(step.edits):
            try:
                edit.undo(texts)
            except MisfitError as misfit:
                raise MisfitError(f"{step.name}: {misfit}") from None


def _known(figures: Mapping[str, str], texts: Texts, week: str) -> dict[str, str]:
    """The data files as they were when a week was the last one known: rows on what there was then."""
    ids = {path.rpartition("/")[2].removesuffix(".md"): path for path in texts}
    places = {
        f"{id},{touchpoint}"
        for id, path in ids.items()
        if path.startswith("journeys/")
        for touchpoint in ["", *re.findall(r"^      - id: (\S+)$", texts[path], re.MULTILINE)]
    }
    return {
        path: "".join(_rows(text, places, week)) for path, text in figures.items() if Path(path).stem in ids
    }


def _rows(text: str, places: set[str], week: str) -> Iterator[str]:
    head, *rows = text.splitlines(keepends=True)
    yield head
    for row in rows:
        day, journey, touchpoint, _ = row.split(",", 3)
        if _week(day) <= week and (not journey or f"{journey},{touchpoint}" in places):
            yield row


def _week(day: str) -> str:
    """`2026-W47`, of a week or of a day."""
    if _WEEK.fullmatch(day):
        return day
    year, week, _ = dt.date.fromisoformat(day).isocalendar()
    return f"{year}-W{week:02}"
