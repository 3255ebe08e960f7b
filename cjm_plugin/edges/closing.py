"""Closes revisions: a tag and release notes for each week that is over and brought something.

What is tagged follows from the history alone, down to the moment in the tag: wherever it is done, and however
often, it comes to the same.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from cjm_plugin.edges import chronicle, compared
from cjm_plugin.edges.counting import plural
from cjm_plugin.edges.project import Project
from cjm_plugin.history import NoMoment, NoTags, Progress, Tag, Tags, closings
from cjm_plugin.model.measurement import Week
from cjm_plugin.rendering.locale import Locale
from cjm_plugin.rendering.reports import weeks
from cjm_plugin.rendering.reports.weeks import Told

PREFIX = "revision/"
_SHOWN = 12
"""Letters of a commit."""


class Refused(compared.Broken):
    """Why nothing is closed: a sentence for whoever asked for it."""


@dataclass(frozen=True)
class Closed:
    """What there is to close, and what is closed already."""

    tags: tuple[Tag, ...]
    """To be made, oldest first."""
    there: tuple[str, ...]
    """Names of tags that stand where they would be made."""
    told: tuple[Told, ...]
    """What the notes tell, oldest first: the weeks to be tagged; where there are none, the last that is, so
    that a release that failed can be made up for."""
    remarks: tuple[str, ...] = ()


def closed(its: Project, now: dt.datetime, progress: Progress) -> Closed:
    """Looks at the weeks since the last tag; without one, at the last week that brought something.

    :raises Refused: where the repository is not fit for it, or a tag is where it should not be;
    :raises Broken: where the content is not.
    """
    with _fit():
        plan = chronicle.plan(its.options)
        commits = closings(its.folders.content, plan, now)
        tags = Tags(its.folders.content)
        _clean(tags)
        tagged = _tagged(tags, plan.closing.week(plan.closing.last(now)))
    found = compared.weeks(its, max(tagged, default=None), {}, now, progress)
    told = _to_tell(found.told, is_new=not tagged)
    with _fit():
        _unmoved(tags, [week for week in told if week in tagged], commits)
    locale = Locale.of(its.language)
    new = {week: one for week, one in told.items() if week not in tagged}
    return Closed(
        tuple(_tag(one, commits[week], locale) for week, one in new.items()),
        tuple(_name(week) for week in told if week in tagged),
        tuple((new or told).values()),
        found.remarks,
    )


def publish(its: Project, what: Closed, notes: Path | None) -> None:
    """Writes the notes into a file, or into a folder a file for each week; then makes the tags, all or none.

    :raises Refused: where the notes can't be written, or git refuses.
    """
    if notes and what.told:
        _write_notes(what.told, notes, Locale.of(its.language))
    if what.tags:
        with _fit():
            Tags(its.folders.content).make(what.tags)


def _write_notes(told: Sequence[Told], path: Path, locale: Locale) -> None:
    is_file = path.suffix == ".md" or (path.exists() and not path.is_dir())
    files = {path: told[::-1]} if is_file else {path / f"{one.revision.name}.md": [one] for one in told}
    try:
        for file, its in files.items():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(weeks.markdown(its, (), locale), encoding="utf-8", newline="\n")
    except OSError as error:
        raise Refused(f"{error.filename or path}: cannot be written: {error.strerror}") from None


@contextmanager
def _fit() -> Iterator[None]:
    try:
        yield
    except (NoMoment, NoTags) as error:
        raise Refused(f"no revision is closed: {error}") from None


def _clean(tags: Tags) -> None:
    """What is told of weeks may be told in the words of what lies there."""
    if changed := tags.changed():
        are = "is" if len(changed) == 1 else "are"
        raise NoTags(
            f"{plural(len(changed), 'file')} {are} changed and not committed, '{changed[0]}' first; "
            "commit or stash what is changed"
        )


def _tagged(tags: Tags, last: Week) -> frozenset[Week]:
    """The weeks that have a tag; of one that is not over, nobody can know yet where it belongs."""
    named = (Week.parse(name.removeprefix(PREFIX)) for name in tags.names(PREFIX))
    return frozenset(week for week in named if week and week <= last)


def _to_tell(found: Sequence[Told], *, is_new: bool) -> dict[Week, Told]:
    """Oldest first."""
    told = {one.revision.week: one for one in reversed(found) if one.revision.week}
    return dict(list(told.items())[-1:]) if is_new else told


def _unmoved(tags: Tags, tagged: Sequence[Week], commits: Mapping[Week, str]) -> None:
    for week in tagged:
        name, right = _name(week), commits[week]
        if (there := tags.target(name)) != right:
            raise NoTags(
                f"the tag '{name}' is on {there[:_SHOWN]}, but the week closed on {right[:_SHOWN]}; "
                f"if that is right, take the tag away with `git tag --delete {name}`, "
                f"and where it was pushed with `git push --delete origin {name}`"
            )


def _tag(told: Told, commit: str, locale: Locale) -> Tag:
    closed = told.revision.closed
    assert told.revision.week is not None
    assert closed is not None
    return Tag(
        name=_name(told.revision.week), commit=commit, when=closed, message=weeks.message(told, locale)
    )


def _name(week: Week) -> str:
    return f"{PREFIX}{week}"
